/* Feeds bytes to the parser of texts. The first byte picks markup and language; the rest
 * is the text, taken for valid UTF-8 as the input stage promises (bytes that are not make
 * U+FFFD). Besides crashes it looks for broken promises: runs without text, blanks where
 * a line begins, items outside of lists, a complaint without a word. */
#include "base/arena.h"
#include "base/diag.h"
#include "text/text.h"
#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool fact)
{
    if (!fact) {
        abort();
    }
}

static struct text_engine *open_engine(void)
{
    static struct text_engine *engine; /* fonts are opened once for all inputs */
    if (engine == NULL) {
        struct arena *arena = arena_create(); /* of the call alone */
        engine = text_engine_create(STR("fonts"), diag_create(arena));
        require(engine != NULL);
        arena_destroy(arena);
    }
    return engine;
}

/* As the input stage would hand it on: valid UTF-8 without NUL; \n ends its lines. */
static struct str clean(const uint8_t *data, size_t size, struct arena *arena)
{
    struct str raw = {(const char *)data, size};
    struct builder text = {.arena = arena};
    for (size_t at = 0; at < raw.size;) {
        uint32_t code_point = str_next(raw, &at);
        code_point = code_point == '\r' ? '\n' : code_point;
        builder_add_code_point(&text, code_point != 0 ? code_point : ' ');
    }
    return builder_str(&text);
}

static void check_block(const struct text_block *block)
{
    for (size_t i = 0; i < block->run_count; i++) {
        require(block->runs[i].text.size > 0);
    }
    if (block->kind == BLOCK_ITEM) {
        require(block->level >= 1 && block->level <= 4);
        require(block->item_start || !block->list_start);
    }
    if (block->kind == BLOCK_HEADING) {
        require(block->level == 2 || block->level == 3);
    }
    if (block->run_count > 0) {
        char first = block->runs[0].text.data[0];
        require(first != ' ' && first != '\n');
    }
}

/* Each row of a table has as many cells as the first one. */
static void check_tables(const struct text_blocks *blocks)
{
    size_t columns = 0, cells = 0; /* of the first row, of the row at hand */
    bool first = false;
    for (size_t i = 0; i <= blocks->count; i++) {
        unsigned cell = i < blocks->count ? blocks->items[i].cell : 0;
        bool ends = cells > 0 && (cell == 0 || (cell & CELL_ROW) != 0);
        require(!ends || first || cells == columns);
        columns = ends && first ? cells : columns;
        first = ends ? false : first;
        cells = ends ? 0 : cells;
        require((cell & CELL_TABLE) == 0 || (cell & CELL_ROW) != 0);
        require(cell == 0 || cells > 0 || (cell & CELL_ROW) != 0);
        first = first || (cell & CELL_TABLE) != 0;
        cells += cell != 0;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0) {
        return 0;
    }
    struct text_engine *engine = open_engine();
    struct arena *arena = arena_create();
    struct diag *diag = diag_create(arena);
    struct str text = clean(data + 1, size - 1, arena);
    enum text_markup markup = (enum text_markup)(MARKUP_INLINE + data[0] / 2 % 3);
    enum lang lang = (enum lang)(data[0] % 2);
    struct text_blocks blocks = {0};
    text_engine_begin(engine, NULL, 0);
    bool ok = text_parse(
        &blocks, &(struct text_source){text, markup, lang, NO_MARK, 0, COUNTRY_UNSAID},
        engine, arena, diag);
    require(ok == (diag_error_count(diag) == 0));
    for (size_t i = 0; ok && i < blocks.count; i++) {
        check_block(&blocks.items[i]);
        text_plain(&blocks.items[i], arena);
    }
    if (ok) {
        check_tables(&blocks);
    }
    arena_destroy(arena);
    return 0;
}
