/* Found by the marks of the texts once all pages stand: whatever made a line, it stands
 * beside a bar if its source is new. Lines of one language that follow each other share a
 * bar. Covers and contents repeat what stands elsewhere and have none. */
#include "layout/change_bars.h"
#include "base/array.h"
#include <stdlib.h>

#define BAR_WIDTH MM(0.8)
#define BAR_APART MM(4) /* from its left edge to its language's column */
#define BAR_RISE B(0.75)
#define BAR_DEPTH B(0.25)
#define BAR_JOIN B(0.5) /* bars as near as that are one */

struct bar {
    mpt left, top, bottom;
    const struct colour *colour;
};

struct bars {
    struct bar *items;
    size_t count, capacity;
};

struct marking {
    struct pass *pass;
    const struct model_range *ranges;
    size_t range_count;
};

/* True if the text comes from what is new. */
static bool is_new(const struct marking *marking, const struct display_op *op)
{
    if (op->mark.source != marking->pass->layout->brochure->origin) {
        return false;
    }
    size_t at = source_offset(op->mark);
    for (size_t i = 0; i < marking->range_count && marking->ranges[i].from <= at; i++) {
        if (at < marking->ranges[i].to) {
            return true;
        }
    }
    return false;
}

static bool is_listed(const struct display *display, element_id id)
{
    while (id != NO_ELEMENT && display->elements.items[id].kind != ELEMENT_TOC) {
        id = display->elements.items[id].parent;
    }
    return id != NO_ELEMENT;
}

/* The left edge of the column that the text is in. */
static mpt column_left(const struct pass *pass, size_t page, const struct display_op *op)
{
    const struct page_form *form = &pass->layout->form;
    mpt left = form_left(form, page);
    bool second = form->shared && op->left >= left + form->second;
    return second ? left + form->second : left;
}

static const struct colour *bar_colour(const struct pass *pass,
                                       const struct display_op *op)
{
    const struct colour *graphite = setter_colour(&pass->setter, COLOUR_GRAPHITE);
    return op->colour == graphite ? setter_colour(&pass->setter, COLOUR_INK) : op->colour;
}

/* As high as the line, whose leading is not known any more. */
static struct bar bar_beside(const struct pass *pass, const struct display_op *op,
                             mpt left)
{
    mpt size = op->pieces[0].shape->size;
    return (struct bar){left, op->top - mpt_max(BAR_RISE, size * 3 / 4),
                        op->top + mpt_max(BAR_DEPTH, size / 5), bar_colour(pass, op)};
}

static struct bars find_bars(const struct marking *marking, size_t page)
{
    const struct display *display = marking->pass->display;
    const struct display_page *from = &display->pages.items[page];
    struct bars bars = {0};
    for (size_t i = 0; i < from->count; i++) {
        const struct display_op *op = &from->items[i];
        if (op->kind == DISPLAY_TEXT && op->piece_count > 0 &&
            op->artifact == ARTIFACT_NONE && is_new(marking, op) &&
            !is_listed(display, op->element)) {
            mpt left = column_left(marking->pass, page, op);
            *array_push(marking->pass->arena, &bars) =
                bar_beside(marking->pass, op, left - BAR_APART);
        }
    }
    return bars;
}

static int compare_bars(const void *left, const void *right)
{
    const struct bar *a = left;
    const struct bar *b = right;
    int column = (a->left > b->left) - (a->left < b->left);
    return column != 0 ? column : (a->top > b->top) - (a->top < b->top);
}

static void paint_page(const struct marking *marking, size_t page)
{
    struct bars bars = find_bars(marking, page);
    if (bars.count > 1) {
        qsort(bars.items, bars.count, sizeof *bars.items, compare_bars);
    }
    for (size_t i = 0, next = 0; i < bars.count; i = next) {
        struct bar bar = bars.items[i];
        for (next = i + 1; next < bars.count && bars.items[next].left == bar.left &&
                           bars.items[next].top <= bar.bottom + BAR_JOIN;
             next++) {
            bar.bottom = mpt_max(bar.bottom, bars.items[next].bottom);
        }
        struct display_op *op = display_add_artifact(marking->pass->display, page,
                                                     DISPLAY_RECT, ARTIFACT_LAYOUT);
        op->left = bar.left;
        op->top = bar.top;
        op->width = BAR_WIDTH;
        op->height = bar.bottom - bar.top;
        op->colour = bar.colour;
    }
}

void change_bars_paint(struct pass *pass)
{
    const struct model_changes *changes = pass->layout->brochure->changes;
    if (changes == NULL || changes->count == 0) {
        return;
    }
    struct marking marking = {.pass = pass};
    bool covers = pass->layout->sections.has_back;
    size_t count = pass->display->pages.count;
    marking.ranges = model_changed_ranges(changes, &marking.range_count, pass->arena);
    for (size_t i = covers ? 1 : 0; i + (covers ? 1 : 0) < count; i++) {
        paint_page(&marking, i);
    }
}
