/* Making a display list: pages, operations and elements are appended to arrays on
 * the display's arena, and nothing is ever taken away. */
#include "display/display.h"
#include "base/array.h"
#include <assert.h>
#include <string.h>

enum { PAGES_FILLED = 2 /* at once: those of a spread */ };

static const char *const ELEMENT_NAMES[ELEMENT_KIND_COUNT] = {
    [ELEMENT_DOCUMENT] = "Document",
    [ELEMENT_PART] = "Part",
    [ELEMENT_SECT] = "Sect",
    [ELEMENT_H1] = "H1",
    [ELEMENT_H2] = "H2",
    [ELEMENT_H3] = "H3",
    [ELEMENT_P] = "P",
    [ELEMENT_L] = "L",
    [ELEMENT_LI] = "LI",
    [ELEMENT_LBL] = "Lbl",
    [ELEMENT_LBODY] = "LBody",
    [ELEMENT_TOC] = "TOC",
    [ELEMENT_TOCI] = "TOCI",
    [ELEMENT_REFERENCE] = "Reference",
    [ELEMENT_LINK] = "Link",
    [ELEMENT_SPAN] = "Span",
    [ELEMENT_BLOCK_QUOTE] = "BlockQuote",
    [ELEMENT_FIGURE] = "Figure",
    [ELEMENT_CAPTION] = "Caption",
    [ELEMENT_TABLE] = "Table",
    [ELEMENT_THEAD] = "THead",
    [ELEMENT_TBODY] = "TBody",
    [ELEMENT_TFOOT] = "TFoot",
    [ELEMENT_TR] = "TR",
    [ELEMENT_TH] = "TH",
    [ELEMENT_TD] = "TD",
    [ELEMENT_FORM] = "Form",
    [ELEMENT_NOTE] = "Note",
};

const char *element_kind_name(enum element_kind kind)
{
    assert(kind < ELEMENT_KIND_COUNT);
    return ELEMENT_NAMES[kind];
}

static struct element *push_element(struct display *display, enum element_kind kind)
{
    struct element *element = array_push(display->arena, &display->elements);

    element->kind = kind;
    element->parent = NO_ELEMENT;
    element->first_child = NO_ELEMENT;
    element->last_child = NO_ELEMENT;
    element->next_sibling = NO_ELEMENT;
    return element;
}

void display_init(struct display *display, struct arena *arena, enum lang lang)
{
    *display = (struct display){.arena = arena};
    push_element(display, ELEMENT_DOCUMENT)->lang = lang;
}

/* A page that is full keeps as much room as it needs; what it grew to goes to a new one.
 */
static void take_room(struct display_page *page, struct display_page *full,
                      struct arena *arena)
{
    page->items = full->items;
    page->capacity = full->capacity;
    full->items = arena_copy(arena, full->items, full->count * sizeof *full->items);
    full->capacity = full->count;
}

struct display_page *display_add_page(struct display *display, mpt width, mpt height,
                                      mpt bleed)
{
    struct display_page *page = array_push(display->arena, &display->pages);

    page->width = width;
    page->height = height;
    page->bleed = bleed;
    if (display->pages.count > PAGES_FILLED) {
        take_room(page, page - PAGES_FILLED, display->arena);
    }
    return page;
}

element_id display_add_element(struct display *display, enum element_kind kind,
                               element_id parent)
{
    assert(parent < display->elements.count);
    element_id id = (element_id)display->elements.count;
    struct element *element = push_element(display, kind);
    /* Only now: appending may have moved the array. */
    struct element *above = &display->elements.items[parent];

    element->parent = parent;
    element->lang = above->lang;
    if (above->last_child == NO_ELEMENT) {
        above->first_child = id;
    } else {
        display->elements.items[above->last_child].next_sibling = id;
    }
    above->last_child = id;
    return id;
}

static struct display_op *push_op(struct display *display, size_t page,
                                  enum display_kind kind)
{
    assert(page < display->pages.count);
    struct display_op *op = array_push(display->arena, &display->pages.items[page]);

    op->kind = kind;
    op->element = NO_ELEMENT;
    return op;
}

struct display_op *display_add_content(struct display *display, size_t page,
                                       enum display_kind kind, element_id element)
{
    assert(element < display->elements.count);
    struct display_op *op = push_op(display, page, kind);

    op->element = element;
    return op;
}

struct display_op *display_add_artifact(struct display *display, size_t page,
                                        enum display_kind kind,
                                        enum artifact_kind artifact)
{
    assert(artifact != ARTIFACT_NONE);
    struct display_op *op = push_op(display, page, kind);

    op->artifact = artifact;
    return op;
}

struct box display_path_box(const struct display_op *op)
{
    return op->kind == DISPLAY_STROKE ? stroke_box(op->path, op->stroke)
                                      : path_box(op->path);
}

uint32_t display_image_ppi(const struct display_op *op)
{
    enum { INCH = 72000 };
    assert(op->kind == DISPLAY_IMAGE && op->width > 0 && op->height > 0);
    struct image_facts facts = image_facts(op->image);
    uint64_t across = (uint64_t)facts.width * INCH / (uint64_t)op->width;
    uint64_t down = (uint64_t)facts.height * INCH / (uint64_t)op->height;
    uint64_t least = across < down ? across : down;
    return least > UINT32_MAX ? UINT32_MAX : (uint32_t)least;
}

element_id display_ancestor(const struct display *display, element_id id,
                            enum element_kind kind)
{
    while (id != NO_ELEMENT && display->elements.items[id].kind != kind) {
        id = display->elements.items[id].parent;
    }
    return id;
}

/* Without recursion: the links of the tree are enough, whatever its depth. */
element_id display_next_element(const struct display *display, element_id id, int *depth)
{
    const struct element *elements = display->elements.items;
    int steps = 1;
    element_id next = elements[id].first_child;
    while (next == NO_ELEMENT && id != NO_ELEMENT) {
        next = elements[id].next_sibling;
        id = elements[id].parent;
        steps--;
    }
    if (depth != NULL) {
        *depth += next == NO_ELEMENT ? 0 : steps;
    }
    return next;
}
