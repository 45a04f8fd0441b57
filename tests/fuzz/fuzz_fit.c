/* Feeds bytes to the line fitting. The first byte picks the half: even, and the rest
 * makes items of any widths and costs; odd, and it is a text that is set in lines.
 * Promises: lines follow each other without a gap, none is wider than its measure where a
 * break lay inside, no text is lost, and the same input gives the same lines. */
#include "text/breaks.h"
#include "text/engine.h"
#include "text/fit.h"
#include "text/text.h"
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool fact)
{
    if (!fact) {
        abort();
    }
}

/* ---- items ------------------------------------------------------------------------- */

enum { ITEM_BYTES = 6 };

static mpt make_width(uint8_t byte)
{
    static const mpt extremes[] = {0, 1, -1, INT32_MAX, INT32_MIN, INT32_MAX / 2};
    return byte < 250 ? byte * 97 : extremes[byte - 250];
}

static struct fit_item make_item(const uint8_t *bytes)
{
    return (struct fit_item){
        .kind = (enum fit_kind)(bytes[0] % 3),
        .hyphen = (bytes[0] & 0x10) != 0,
        .cost = bytes[1] == 255   ? FIT_FORCED
                : bytes[1] == 254 ? FIT_FORBIDDEN
                                  : bytes[1] * 10000,
        .width = make_width(bytes[2]),
        .stretch = make_width(bytes[3]),
        .shrink = make_width(bytes[4]),
        .before = (mpt)(int8_t)bytes[5] * 10,
        .after = -(mpt)(bytes[5] % 7) * 100,
    };
}

static bool is_break(const struct fit_item *item)
{
    return item->kind != FIT_BOX && item->cost != FIT_FORBIDDEN;
}

/* A line that is too wide even when shrunk has no break inside. */
static void check_width(const struct fit_item *items, size_t count, struct fit_line line,
                        const struct fit_options *options)
{
    mpt measure = line.first == 0 ? options->first_width : options->width;
    int64_t width = line.first == 0 ? options->start : items[line.first - 1].after;
    bool breaks = false;
    width += line.end < count ? items[line.end].before : 0;
    for (size_t i = line.first; i < line.end; i++) {
        mpt natural = items[i].kind == FIT_PENALTY ? 0 : mpt_max(items[i].width, 0);
        mpt shrink = mpt_min(mpt_max(items[i].shrink, 0), natural);
        width += natural - (options->mode == FIT_JUSTIFIED ? shrink : 0);
        breaks = breaks || is_break(&items[i]);
    }
    require(width <= measure || !breaks);
}

static void fuzz_items(const uint8_t *data, size_t size)
{
    struct arena *arena = arena_create();
    size_t count = size / ITEM_BYTES;
    struct fit_item *items = arena_new_array(arena, count, struct fit_item);
    for (size_t i = 0; i < count; i++) {
        items[i] = make_item(data + i * ITEM_BYTES);
    }
    uint8_t last = size > 0 ? data[size - 1] : 0;
    struct fit_options options = {
        .mode = last % 2 == 0 ? FIT_RAGGED : FIT_JUSTIFIED,
        .width = last % 5 == 0 ? make_width(last) : 20000 + last * 1000,
        .first_width = 15000 + last * 1000,
        .balanced = last % 3 == 0,
        .line = last % 7 * 100000,
        .hyphen_row = 80000,
        .hyphen_third = FIT_COST_EMERGENCY,
        .hyphen_end = 300000,
    };
    struct fit_line *lines;
    struct fit_line *again;
    size_t line_count = fit_lines(&lines, items, count, &options, arena);
    require(line_count > 0 && lines[0].first == 0);
    require(lines[line_count - 1].end + 1 >= count);
    for (size_t i = 0; i < line_count; i++) {
        require(i == 0 || lines[i].first == lines[i - 1].end + 1);
        require(lines[i].end >= lines[i].first);
        require(lines[i].end >= count || is_break(&items[lines[i].end]));
        check_width(items, count, lines[i], &options);
    }
    require(fit_lines(&again, items, count, &options, arena) == line_count);
    require(memcmp(lines, again, line_count * sizeof *lines) == 0);
    arena_destroy(arena);
}

/* ---- text ---------------------------------------------------------------------------
 */

/* Blanks and hints may go or be replaced; all else is there, in order. */
static bool is_counted(uint32_t c)
{
    bool blank = c == ' ' || c == '\t' || c == '\n' || c == 0xA0 || c == 0x205F ||
                 c == 0x3000 || (c >= 0x2000 && c <= 0x200D);
    bool hint = c == 0xAD || c == 0x2060 || c == 0xFEFF || (c >= 0xFE00 && c <= 0xFE0F);
    return !blank && !hint;
}

static void check_text(struct str text, const struct text_paragraph *paragraph)
{
    size_t at = 0;
    for (size_t i = 0; i < paragraph->line_count; i++) {
        const struct text_line *line = &paragraph->lines[i];
        for (size_t p = 0; p < line->piece_count; p++) {
            struct str piece = line->pieces[p].shape->text;
            for (size_t in = 0; in < piece.size;) {
                uint32_t found = str_next(piece, &in);
                uint32_t wanted = is_counted(found) ? str_next(text, &at) : found;
                while (is_counted(found) && at < text.size && !is_counted(wanted)) {
                    wanted = str_next(text, &at);
                }
                require(found == wanted);
            }
        }
    }
    while (at < text.size) {
        require(!is_counted(str_next(text, &at)));
    }
}

static void fuzz_text(const uint8_t *data, size_t size, uint8_t choice)
{
    static struct text_engine *engine; /* fonts are opened once for all inputs */
    static struct diag *diag;
    if (engine == NULL) {
        diag = diag_create(arena_create());
        engine = text_engine_create(STR("fonts"), diag);
        require(engine != NULL);
    }
    text_engine_begin(engine, NULL, 0);
    struct arena *arena = arena_create();
    struct str raw = {(const char *)data, size};
    struct builder builder = {.arena = arena};
    for (size_t at = 0; at < raw.size;) {
        uint32_t code_point = str_next(raw, &at);
        bool foreign = code_point == 0 || code_point == 0xFFFE || code_point == 0xFFFF;
        builder_add_code_point(&builder, foreign ? ' ' : code_point);
    }
    struct str text = builder_str(&builder);
    size_t half = text.size / 2;
    while (half < text.size && ((unsigned char)text.data[half] & 0xC0u) == 0x80) {
        half++;
    }
    struct text_run runs[] = {
        {.text = str_slice(text, 0, half)},
        {.text = str_slice(text, half, text.size), .style = RUN_STRONG}};
    struct text_block block = {.runs = runs, .run_count = 2};
    struct text_setting setting = {
        .style = {.family = FAMILY_SERIF_SMTEXT,
                  .weight = WEIGHT_REGULAR,
                  .size = PT(9.5)},
        .lang = choice % 4 < 2 ? LANG_BG : LANG_EN,
        .width = MM(5) + MM(1) * (choice / 4),
        .indent = choice % 3 == 0 ? PT(13) : 0,
        .purpose = (enum text_purpose)(choice / 8 % 3),
        .justified = choice % 5 < 2,
    };
    check_text(text, text_set(engine, &block, &setting, arena, diag));
    arena_destroy(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size > 0 && data[0] % 2 == 0) {
        fuzz_items(data + 1, size - 1);
    } else if (size > 1) {
        fuzz_text(data + 2, size - 2, data[1]);
    }
    return 0;
}
