/* Found by the marks of the texts once all pages stand: whatever made a line, it stands
 * beside a bar if its source is new. Lines of one language that follow each other share a
 * bar. Where something is gone, a triangle points at the gap. Covers and contents repeat
 * what stands elsewhere and have none. */
#include "layout/change_bars.h"
#include "base/array.h"
#include <stdlib.h>

#define BAR_WIDTH MM(0.8)
#define BAR_APART MM(4) /* from its left edge to its language's column */
#define BAR_RISE B(0.75)
#define BAR_DEPTH B(0.25)
#define BAR_JOIN B(0.5) /* bars as near as that are one */
#define PANEL MM(5) /* a block that begins so far from its column is one of its own */
#define SIGN_WIDTH MM(2.2) /* triangles */
#define SIGN_HEIGHT MM(2.6)
#define SIGN_APART B(0.1) /* from where a bar beside the line would end */

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
    size_t first, end; /* pages between the covers */
    struct display_places places; /* of the texts of the plan */
};

static bool is_listed(const struct display *display, const struct display_op *op)
{
    return display_ancestor(display, op->element, ELEMENT_TOC) != NO_ELEMENT;
}

/* True for a text of the plan where it stands first. */
static bool is_text(const struct marking *marking, const struct display_op *op)
{
    return op->kind == DISPLAY_TEXT && op->piece_count > 0 &&
           op->artifact == ARTIFACT_NONE &&
           op->mark.source == marking->pass->layout->brochure->origin &&
           !is_listed(marking->pass->display, op);
}

/* True if the text comes from what is new. */
static bool is_new(const struct marking *marking, const struct display_op *op)
{
    size_t at = source_offset(op->mark);
    size_t near = model_range_behind(marking->ranges, marking->range_count, at);
    return near < marking->range_count && marking->ranges[near].from <= at;
}

/* The block of colour that a text of the page stands on, or NULL. */
static const struct display_op *find_ground(const struct display_page *page,
                                            const struct display_op *text)
{
    const struct display_op *ground = NULL;
    for (const struct display_op *op = page->items; op != text; op++) {
        if (op->kind == DISPLAY_RECT && op->artifact == ARTIFACT_BACKGROUND &&
            op->left <= text->left && text->left < op->left + op->width &&
            op->top <= text->top && text->top < op->top + op->height) {
            ground = op;
        }
    }
    return ground;
}

/* The left edge of a bar beside the text: left of its column, but never outside of a
 * block that is no strip of facts. */
static mpt bar_left(const struct pass *pass, size_t page, const struct display_op *op)
{
    const struct page_form *form = &pass->layout->form;
    const struct display_op *ground = find_ground(&pass->display->pages.items[page], op);
    mpt left = form_left(form, page);
    bool second = form->shared && op->left >= left + form->second;
    mpt column = second ? left + form->second : left;
    bool strip =
        ground != NULL && ground->colour == setter_colour(&pass->setter, COLOUR_STONE);
    if (display_ancestor(pass->display, op->element, ELEMENT_TABLE) != NO_ELEMENT) {
        return left - BAR_APART; /* of the row */
    }
    if (ground == NULL || strip || ground->left < column + PANEL) {
        return column - BAR_APART;
    }
    mpt inset = op->left - ground->left;
    return inset > BAR_APART ? op->left - BAR_APART
                             : ground->left + (inset - BAR_WIDTH) / 2;
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
    const struct display_page *from = &marking->pass->display->pages.items[page];
    struct bars bars = {0};
    for (size_t i = 0; i < from->count; i++) {
        const struct display_op *op = &from->items[i];
        if (is_text(marking, op) && is_new(marking, op)) {
            *array_push(marking->pass->arena, &bars) =
                bar_beside(marking->pass, op, bar_left(marking->pass, page, op));
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

/* ---- triangles --------------------------------------------------------------------- */

/* A line of text on a page. */
struct line_place {
    size_t page;
    const struct display_op *op; /* NULL: none */
    element_id section;
};

/* The last line that comes from what stands beside the gap, or the first one, in the
 * section where it stands first. */
static struct line_place find_line(const struct marking *marking,
                                   const struct model_gap *gap, enum lang lang)
{
    const struct display *display = marking->pass->display;
    struct line_place found = {0};
    struct display_places beside = display_places_within(
        &marking->places, gap->beside.from, gap->beside.to, marking->pass->arena);
    for (size_t i = 0; i < beside.count && (found.op == NULL || gap->behind); i++) {
        size_t page = beside.items[i].page;
        const struct display_op *op =
            &display->pages.items[page].items[beside.items[i].op];
        bool inside = page >= marking->first && page < marking->end;
        if (!inside || !is_text(marking, op) || op->pieces[0].shape->lang != lang) {
            continue;
        }
        element_id section = display_ancestor(display, op->element, ELEMENT_SECT);
        bool lower = found.op == NULL || page > found.page || op->top >= found.op->top;
        if (lower && (found.op == NULL || section == found.section)) {
            found = (struct line_place){page, op, section};
        }
    }
    return found;
}

static void paint_sign(const struct marking *marking, const struct line_place *line,
                       bool behind)
{
    const struct pass *pass = marking->pass;
    mpt left = bar_left(pass, line->page, line->op);
    struct bar beside = bar_beside(pass, line->op, left);
    mpt top = behind ? beside.bottom + SIGN_APART : beside.top - SIGN_APART - SIGN_HEIGHT;
    struct path *path = arena_new(pass->arena, struct path);
    path_move(pass->arena, path, left, top);
    path_line(pass->arena, path, left + SIGN_WIDTH, top + SIGN_HEIGHT / 2);
    path_line(pass->arena, path, left, top + SIGN_HEIGHT);
    path_close(pass->arena, path);
    struct display_op *op =
        display_add_artifact(pass->display, line->page, DISPLAY_PATH, ARTIFACT_LAYOUT);
    op->path = path;
    op->colour = beside.colour;
}

void change_bars_paint(struct pass *pass)
{
    const struct model_changes *changes = pass->layout->brochure->changes;
    if (changes == NULL || changes->count == 0) {
        return;
    }
    size_t covers = pass->layout->sections.has_back ? 1 : 0;
    struct marking marking = {
        .pass = pass, .first = covers, .end = pass->display->pages.count - covers};
    size_t gap_count = 0;
    const struct model_gap *gaps = model_change_gaps(changes, &gap_count, pass->arena);
    marking.ranges = model_changed_ranges(changes, &marking.range_count, pass->arena);
    marking.places =
        display_find_places(pass->display, pass->layout->brochure->origin, pass->arena);
    for (size_t i = marking.first; i < marking.end; i++) {
        paint_page(&marking, i);
    }
    for (size_t i = 0; i < gap_count; i++) {
        for (enum lang lang = 0; lang < LANG_COUNT; lang++) {
            struct line_place line = find_line(&marking, &gaps[i], lang);
            if (line.op != NULL) {
                paint_sign(&marking, &line, gaps[i].behind);
            }
        }
    }
}
