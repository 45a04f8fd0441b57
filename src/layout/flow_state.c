/* Where rows would stand on the page of a flow, and one row put there. */
#include "layout/flow_state.h"
#include "layout/figure.h"
#include "layout/row_place.h"

enum {
    FIGURE_SLIGHTLY = 10, /* columns that it keeps where it could be moved */
    FIGURE_HARD = 8 /* where the page to come would be nearly empty */
};

struct flow flow_start(struct pass *pass, const struct span *span,
                       const struct frame *frame)
{
    const struct page_form *form = &pass->layout->form;
    return (struct flow){
        .spread = {.pass = pass, .form = form, .span = *span, .columns = 1},
        .frame = *frame,
        .y = form->height,
        .last_baseline = form->last,
    };
}

/* Rules of continued rows stand one line above the first baseline of the page. */
mpt flow_top_ruled(const struct flow *flow)
{
    return flow->spread.form->first - B(1);
}

/* What notes take of the text area, with the rule above them. */
static mpt room_of_notes(const struct footnotes_heights *heights)
{
    mpt height = mpt_max(heights->of[0], heights->of[1]);
    return height > 0 ? height + FOOTNOTES_APART : 0;
}

/* Lowest baseline of text above the notes of the page and those of further lines. */
static mpt last_above(const struct flow *flow, const struct footnotes_of *lines)
{
    struct footnotes_heights heights = flow->notes;
    footnotes_add(&flow->spread, lines, &heights);
    return mpt_min(flow->last_baseline,
                   flow->spread.form->last - room_of_notes(&heights));
}

/* Lowest baseline of the text area of this page. */
mpt flow_page_last(const struct flow *flow)
{
    bool is_short = flow->short_page > 0 && flow->opened >= flow->short_page &&
                    flow->opened <= flow->short_end;
    mpt last = flow->spread.form->last - room_of_notes(&flow->notes);
    return is_short ? mpt_min(flow->short_last, last) : last;
}

static struct footnotes_of all_of(const struct row *row)
{
    return (struct footnotes_of){row, NULL, row_down_to(INT32_MAX)};
}

void flow_add_notes(struct flow *flow, const struct footnotes_of *lines)
{
    flow->last_baseline = last_above(flow, lines);
    footnotes_add(&flow->spread, lines, &flow->notes);
}

/* How far the page is filled, in any column. */
mpt flow_filled(const struct flow *flow)
{
    return mpt_max(flow->y, flow->column_foot) + room_of_notes(&flow->notes);
}

static mpt top_origin(const struct flow *flow, const struct row *row)
{
    return row->rule > 0 ? flow_top_ruled(flow)
                         : flow->spread.form->first - row_lead(row);
}

mpt flow_hanging(const struct flow *flow, mpt last)
{
    return mpt_max(last + B(1), flow->y);
}

mpt flow_origin(const struct flow *flow, const struct row *row)
{
    if (flow->column_fresh) {
        mpt below = row->rule > 0 ? 0 : B(1) - row_lead(row);
        return flow->column_top + below;
    }
    if (flow->at_top) {
        return top_origin(flow, row);
    }
    mpt origin = flow->y + row->space;
    return row_closes(row) ? mpt_min(origin, flow_hanging(flow, flow->last_baseline))
                           : origin;
}

bool flow_fits(const struct flow *flow, const struct row *row, mpt origin)
{
    bool hangs = row_closes(row) && flow->spread.columns == 1; /* below the last line */
    struct footnotes_of all = all_of(row);
    mpt last = last_above(flow, &all);
    return hangs ||
           (origin + row_depth(row) <= last && origin + row_height(row) <= last + B(1));
}

/* ---- figures -------------------------------------------------------------------------
 */

static bool shrink(const struct flow *flow, const struct row *row,
                   const struct figure_wish *wish, struct row *out)
{
    if (row->figure == NULL || flow->opened == 0 || flow->spread.columns > 1) {
        return false;
    }
    struct composer composer = composer_start(flow->spread.pass, &flow->spread.span);
    return wish->room > 0 && figure_fit(&composer, row->figure, wish, out);
}

bool flow_shrink(const struct flow *flow, const struct row *row, mpt origin,
                 struct row *out)
{
    const struct figure_wish wish = {.room = flow->last_baseline - origin,
                                     .least = FIGURE_SLIGHTLY};
    return shrink(flow, row, &wish, out);
}

bool flow_squeeze(const struct flow *flow, const struct row *row, mpt origin,
                  struct row *out)
{
    const struct page_form *form = flow->spread.form;
    bool large = row_depth(row) * 2 >= form->last - form->first;
    const struct figure_wish wish = {.room = flow->last_baseline - origin,
                                     .least = large ? FIGURE_SLIGHTLY : FIGURE_HARD};
    return shrink(flow, row, &wish, out);
}

/* ---- rows ----------------------------------------------------------------------------
 */

/* True if the row may be divided: by its kind, or because no page is long enough. */
bool flow_may_split(const struct flow *flow, const struct row *row)
{
    struct footnotes_of all = all_of(row);
    struct footnotes_heights heights = {{0, 0}};
    footnotes_add(&flow->spread, &all, &heights);
    return row->can_split || flow->divides ||
           top_origin(flow, row) + row_depth(row) >
               flow->spread.form->last - room_of_notes(&heights);
}

struct row_limit flow_find_break(const struct flow *flow, const struct row *row,
                                 const size_t *from, mpt origin)
{
    struct row_limit limit = row_find_break(row, flow->last_baseline - origin);
    while (row_is_divided(limit)) {
        struct footnotes_of above = {row, from, limit};
        mpt deepest = mpt_max(limit.of[SIDE_FIRST], limit.of[SIDE_SECOND]);
        if (origin + deepest <= last_above(flow, &above)) {
            break;
        }
        limit = row_find_break(row, deepest - 1);
    }
    return limit;
}

/* True if the row, or the beginning of it, fits from `origin` on. */
bool flow_begins_at(const struct flow *flow, const struct row *row, mpt origin)
{
    struct row smaller;
    return flow_fits(flow, row, origin) || flow_squeeze(flow, row, origin, &smaller) ||
           (flow_may_split(flow, row) &&
            row_is_divided(flow_find_break(flow, row, NULL, origin)));
}

static void paint_whole_row(const struct flow *flow, const struct row *row, mpt origin)
{
    row_place_heads(&flow->spread, row, origin);
    row_place_number(&flow->spread, row, origin);
    for (size_t i = 0; i < row->cells.count; i++) {
        const struct cell *cell = &row->cells.items[i];
        struct cell_part part = {
            .cell = cell,
            .links = row_make_links(&flow->spread, cell),
            .to = cell->paragraph->line_count,
        };
        row_place_cell(&flow->spread, &part, origin + cell->first);
    }
    row_place_call(&flow->spread, row, origin);
}

void flow_pass_over(struct flow *flow, const struct row *row, mpt origin)
{
    struct footnotes_of all = all_of(row);
    flow_add_notes(flow, &all);
    flow->y = origin + row_height(row);
    flow->at_top = false;
    flow->column_fresh = false;
}

void flow_place_whole(struct flow *flow, const struct row *row)
{
    mpt origin = flow_origin(flow, row);
    if (!flow->rehearses) {
        paint_whole_row(flow, row, origin);
    }
    flow->entries += row->number != NULL;
    flow->words += row->figure == NULL;
    flow->last = origin + row_depth(row);
    flow_pass_over(flow, row, origin);
}
