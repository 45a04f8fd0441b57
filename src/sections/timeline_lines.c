/* The lines of the years of a road map: behind its bars, and through no word. They are
 * painted last, where nothing stands. */
#include "sections/timeline_parts.h"

#define ABOVE B(0.7) /* they begin above the years */
#define APART MM(0.8) /* from words */
#define LETTERS PT(7) /* above their baseline */
#define TAILS PT(2) /* below it */
#define LEAST B(0.5) /* a piece that is shorter would look like dirt */

enum { NATURAL = 10000 };

static mpt text_right(const struct display_op *op)
{
    mpt right = op->left;
    for (size_t i = 0; i < op->piece_count; i++) {
        const struct text_piece *piece = &op->pieces[i];
        int64_t width = (int64_t)piece->shape->width * op->scale / NATURAL;
        right = mpt_max(right, op->left + piece->left + (mpt)width);
    }
    return right;
}

/* What an operation covers, with the distance that a line keeps from it. */
static struct box covered(const struct display_op *op)
{
    if (op->kind == DISPLAY_TEXT) {
        return (struct box){op->left - APART, op->top - LETTERS - APART,
                            text_right(op) + APART, op->top + TAILS + APART};
    }
    if (op->kind == DISPLAY_RECT) {
        return (struct box){op->left, op->top, op->left + op->width,
                            op->top + op->height};
    }
    return op->kind == DISPLAY_PATH ? display_path_box(op) : NO_BOX;
}

/* The pieces of the line with its left edge at `x` on which no operation from `first` on
 * stands. */
static void paint_line(const struct road_page *page, size_t first, mpt x,
                       struct box lines)
{
    const struct display_pages *pages = &page->canvas->display->pages;
    size_t count = pages->items[page->canvas->page].count;
    for (mpt y = lines.top; y < lines.bottom;) {
        mpt end = lines.bottom, from = y;
        for (size_t i = first; i < count; i++) {
            struct box box = covered(&pages->items[page->canvas->page].items[i]);
            if (box.left < x + GRID_HAIRLINE && box.right > x && box.bottom > y) {
                from = box.top <= y ? mpt_max(from, box.bottom) : from;
                end = box.top > y ? mpt_min(end, box.top) : end;
            }
        }
        struct rect piece = {x, y, GRID_HAIRLINE, end - y};
        if (from == y && piece.height >= LEAST) {
            canvas_rect(page->canvas, piece, ARTIFACT_LAYOUT, COLOUR_STONE2);
        }
        y = from > y ? from : end;
    }
}

void road_paint_year_lines(const struct road_page *page, size_t first, mpt years,
                           mpt foot)
{
    const struct axis *axis = &page->road->axis;
    mpt edge = page->axis + page->fit->width - GRID_HAIRLINE;
    for (int i = 1; i <= axis->count; i++) {
        struct moment year = {.year = axis->first + i};
        mpt x = page->axis + axis_at(axis, page->fit->width, year) - GRID_HAIRLINE / 2;
        struct box lines = {0, years - ABOVE, 0, foot};
        paint_line(page, first, mpt_min(x, edge), lines);
    }
}
