/* Where the texts of pages stand, and which text of the content each is. Most lines have
 * a mark; labels, numerals and entries of the contents have none, and are found through
 * the structure: they belong to the text that their element, or the nearest one around
 * it, holds, or to the heading that they lead to. */
#include "base/array.h"
#include "base/table.h"
#include "svg/svg.h"

#define SOFT_HYPHEN STR("\xC2\xAD")

enum { SCALE_ONE = 10000, NO_LINK = UINT32_MAX };

/* The text that an element holds, once one is known. */
struct holding {
    bool known;
    struct svg_source source;
    uint32_t anchor; /* LINK: where it leads to, or NO_LINK */
};

struct search {
    const struct display *display;
    const struct svg_finder *finder;
    struct arena *arena;
    struct holding *holdings; /* one an element */
    struct table *counts; /* words of each block so far */
};

/* How many words of a block have been seen, and whether the last goes on. */
struct block_count {
    uint32_t words;
    bool divided;
};

/* Within these, texts have nothing to do with each other. */
static bool is_wide(enum element_kind kind)
{
    return kind == ELEMENT_DOCUMENT || kind == ELEMENT_PART || kind == ELEMENT_SECT ||
           kind == ELEMENT_TOC;
}

static const struct element *element_of(const struct search *search, element_id id)
{
    return &search->display->elements.items[id];
}

/* ---- what the structure knows ----------------------------------------------------- */

static void note_op(struct search *search, const struct display_op *op)
{
    struct svg_source source;
    if (op->kind != DISPLAY_TEXT || op->element == NO_ELEMENT ||
        !search->finder->find(search->finder->context, op->mark, &source)) {
        return;
    }
    for (element_id id = op->element;
         id != NO_ELEMENT && !is_wide(element_of(search, id)->kind) &&
         !search->holdings[id].known;
         id = element_of(search, id)->parent) {
        search->holdings[id].known = true;
        search->holdings[id].source = source;
    }
}

static void note_structure(struct search *search)
{
    const struct display *display = search->display;
    for (size_t i = 0; i < display->elements.count; i++) {
        search->holdings[i].anchor = NO_LINK;
    }
    for (size_t i = 0; i < display->pages.count; i++) {
        const struct display_page *page = &display->pages.items[i];
        for (size_t k = 0; k < page->count; k++) {
            note_op(search, &page->items[k]);
        }
    }
    for (size_t i = 0; i < display->links.count; i++) {
        const struct display_link *link = &display->links.items[i];
        if (link->url.size == 0) {
            search->holdings[link->element].anchor = link->anchor;
        }
    }
}

/* The text of the heading that a link leads to. */
static const struct holding *target_of(const struct search *search, uint32_t anchor)
{
    element_id id = search->display->anchors.items[anchor].element;
    return id != NO_ELEMENT && search->holdings[id].known ? &search->holdings[id] : NULL;
}

/* The text of another place that an operation belongs to. */
static bool find_behind(const struct search *search, const struct display_op *op,
                        struct svg_source *out)
{
    for (element_id id = op->element;
         id != NO_ELEMENT && !is_wide(element_of(search, id)->kind);
         id = element_of(search, id)->parent) {
        const struct holding *holding = &search->holdings[id];
        if (!holding->known && holding->anchor != NO_LINK) {
            holding = target_of(search, holding->anchor);
        }
        if (holding != NULL && holding->known) {
            *out = holding->source;
            return true;
        }
    }
    return false;
}

/* ---- boxes ------------------------------------------------------------------------ */

static bool is_blank(struct str text)
{
    return str_trim(text).size == 0 || str_equal(text, STR(NBSP));
}

static struct block_count *count_of(struct search *search,
                                    const struct svg_source *source)
{
    const uint32_t numbers[] = {source->field, (uint32_t)source->lang, source->block};
    const struct table_key key = {numbers, sizeof numbers, {0}};
    void **place = table_place(search->counts, &key);
    if (*place == NULL) {
        *place = arena_new(search->arena, struct block_count);
    }
    return *place;
}

/* Counts the words of a line; those that go on from the line before are not new. */
static void count_words(struct search *search, struct svg_box *box,
                        const struct display_op *op)
{
    struct block_count *count = count_of(search, &box->source);
    mpt *words = arena_new_array(search->arena, op->piece_count, mpt);
    bool within = count->divided;
    box->word = within ? count->words - 1 : count->words;
    for (uint32_t i = 0; i < op->piece_count; i++) {
        struct str text = op->pieces[i].shape->text;
        bool blank = is_blank(text);
        if (!blank && (!within || box->word_count == 0)) {
            count->words += within ? 0 : 1;
            words[box->word_count++] = op->left + op->pieces[i].left;
        }
        within = !blank;
        count->divided = str_equal(text, SOFT_HYPHEN);
    }
    box->words = words;
}

static struct rect area_of(const struct display_op *op)
{
    const struct text_piece *first = &op->pieces[0];
    const struct text_piece *last = &op->pieces[op->piece_count - 1];
    int64_t scale = op->scale == 0 ? SCALE_ONE : op->scale;
    mpt width = (mpt)(last->shape->width * scale / SCALE_ONE);
    mpt size = first->shape->size;
    return (struct rect){op->left + first->left, op->top - size * 4 / 5,
                         last->left + width - first->left, size * 21 / 20};
}

/* A line without its blanks at the end. */
static struct display_op without_blanks(const struct display_op *op)
{
    struct display_op line = *op;
    while (line.piece_count > 0 &&
           is_blank(line.pieces[line.piece_count - 1].shape->text)) {
        line.piece_count--;
    }
    return line;
}

static void add_box(struct search *search, struct svg_boxes *boxes,
                    const struct display_op *op)
{
    struct svg_source source;
    struct display_op line = without_blanks(op);
    bool own = search->finder->find(search->finder->context, op->mark, &source);
    if (line.piece_count == 0 || (!own && !find_behind(search, op, &source))) {
        return;
    }
    struct svg_box *box = array_push(search->arena, boxes);
    box->area = area_of(&line);
    box->source = source;
    box->own = own;
    if (own) {
        count_words(search, box, &line);
    }
}

const struct svg_boxes *svg_find_boxes(const struct display *display,
                                       const struct svg_finder *finder,
                                       struct arena *arena)
{
    enum { BLOCKS_EXPECTED = 1024 };
    struct search search = {
        .display = display,
        .finder = finder,
        .arena = arena,
        .holdings = arena_new_array(arena, display->elements.count, struct holding),
        .counts = table_make(arena, BLOCKS_EXPECTED),
    };
    struct svg_boxes *boxes =
        arena_new_array(arena, display->pages.count, struct svg_boxes);
    note_structure(&search);
    for (size_t i = 0; i < display->pages.count; i++) {
        const struct display_page *page = &display->pages.items[i];
        for (size_t k = 0; k < page->count - page->mark_count; k++) {
            if (page->items[k].kind == DISPLAY_TEXT && page->items[k].piece_count > 0) {
                add_box(&search, &boxes[i], &page->items[k]);
            }
        }
    }
    return boxes;
}
