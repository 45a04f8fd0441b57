/* Page breaking. Greedy: a row goes on the page if it fits together with what must stay
 * with it, else it is split if it may, else it opens the next page. Only the last two
 * pages of a flow are filled with an eye to each other: where the last one would be
 * nearly empty, the one before it ends higher up. A page break falls in both languages at
 * once. */
#include "layout/flow.h"
#include "base/array.h"
#include "layout/figure.h"
#include "layout/row_place.h"
#include "layout/short_lists.h"
#include "layout/waiting.h"

/* A last page is starved with less than a quarter of the text area, or with fewer
 * entries; it is bare if more than a third of it is empty. At most so many pages before
 * it give it of theirs. */
enum { LEAST_SHARE = 4, LEAST_ENTRIES = 3, BARE_PARTS = 3, SHORT_PAGES = 2 };

static void paint_page(struct flow *flow, const struct page_style *style)
{
    struct frame frame = flow->frame;
    frame.style = *style;
    flow->spread.page = flow->spread.pass->display->pages.count;
    for (uint8_t leaf = 0; leaf < flow->spread.form->leaves; leaf++) {
        (void)pass_add_page(flow->spread.pass, flow->spread.form);
    }
    for (uint8_t leaf = 0; leaf < flow->spread.form->leaves; leaf++) {
        struct canvas canvas = spread_canvas(&flow->spread, leaf);
        frame_draw(flow->spread.pass, &canvas, &frame);
    }
}

static void open_page(struct flow *flow)
{
    struct page_style style = flow->frame.style;
    mpt covered = waiting_cover(flow);
    if (covered > 0) {
        style.pictured = style.no_head = true;
        style.covered = covered;
    }
    if (!flow->rehearses) {
        struct span span = flow->spread.span;
        flow->spread.span = waiting_span(flow);
        paint_page(flow, &style);
        flow->spread.span = span;
    }
    flow->pages += flow->spread.form->leaves;
    if (flow->short_page > 0 && flow->opened >= flow->short_page) {
        flow->foot_least = mpt_min(flow->foot_least, flow_filled(flow));
    }
    flow->frame.style = flow->frame.rest;
    flow->opened++;
    flow->entries = flow->words = 0;
    flow->y = flow->spread.form->first;
    flow->at_top = true;
    flow->notes = (struct footnotes_heights){{0, 0}};
    flow->spread.column = 0;
    flow->column_foot = 0;
    flow->last_baseline = flow_page_last(flow);
}

void flow_new_page(struct flow *flow)
{
    const struct block_figure *captions = waiting_plates(flow);
    open_page(flow);
    waiting_captions(flow, captions);
    waiting_place(flow);
    flow->column_top = flow->at_top ? flow_top_ruled(flow) : flow->y;
    flow->column_fresh = flow->spread.columns > 1;
}

void flow_set_columns(struct flow *flow, size_t columns, mpt gap)
{
    flow->spread.columns = columns;
    flow->spread.column = 0;
    flow->column_top = flow->y + gap;
    flow->column_fresh = true;
}

void flow_end_columns(struct flow *flow)
{
    flow->y = mpt_max(flow->y, flow->column_foot);
    flow->spread.columns = 1;
    flow->spread.column = 0;
    flow->column_fresh = false;
    flow->last_baseline = flow_page_last(flow);
}

/* To the next column, or to a new page after the last one. */
static void flow_advance(struct flow *flow)
{
    if (flow->spread.column + 1 == flow->spread.columns) {
        flow_new_page(flow);
        return;
    }
    flow->column_foot = mpt_max(flow->column_foot, flow->y);
    flow->spread.column++;
    flow->y = flow->column_top;
    flow->column_fresh = true;
}

int flow_lines_left(const struct flow *flow)
{
    mpt last = flow_page_last(flow);
    return flow->y > last ? 0 : (int)((last - flow->y) / B(1));
}

/* A row that is divided, and how many lines of each cell are placed. */
struct divided {
    struct row row; /* with cells of its own */
    size_t *from;
    element_id **links;
};

static struct divided divide(struct flow *flow, const struct row *row)
{
    size_t count = row->cells.count;
    struct arena *arena = flow->spread.pass->rows;
    struct divided divided = {
        .row = *row,
        .from = arena_new_array(arena, count, size_t),
        .links = arena_new_array(arena, count, element_id *),
    };
    divided.row.cells.items =
        arena_copy(arena, row->cells.items, count * sizeof *row->cells.items);
    for (size_t i = 0; i < count && !flow->rehearses; i++) {
        divided.links[i] = row_make_links(&flow->spread, &row->cells.items[i]);
    }
    return divided;
}

/* Places what stands at or above `limit`. */
static void place_part(struct flow *flow, struct divided *divided, mpt origin,
                       struct row_limit limit)
{
    mpt depth = 0;
    struct footnotes_of lines = {&divided->row, divided->from, limit};
    flow_add_notes(flow, &lines);
    for (size_t i = 0; i < divided->row.cells.count; i++) {
        const struct cell *cell = &divided->row.cells.items[i];
        size_t from = divided->from[i];
        size_t to = row_lines_above(cell, limit.of[cell->side]);
        if (to > from) {
            struct cell_part part = {cell, divided->links[i], from, to};
            mpt leading = cell->paragraph->leading;
            if (!flow->rehearses) {
                row_place_cell(&flow->spread, &part,
                               origin + cell->first + (mpt)from * leading);
            }
            depth = mpt_max(depth, cell->first + (mpt)(to - 1) * leading);
            divided->from[i] = to;
        }
    }
    flow->words++;
    flow->last = origin + depth;
    flow->y = form_snap(flow->last);
    flow->at_top = false;
    flow->column_fresh = false;
}

/* Lifts the cells so that the highest line that is left, or that of each language, stands
 * on the origin; false if none is left. */
static bool lift_rest(struct divided *divided)
{
    mpt highest[SIDE_COUNT] = {INT32_MAX, INT32_MAX};
    for (size_t i = 0; i < divided->row.cells.count; i++) {
        const struct cell *cell = &divided->row.cells.items[i];
        mpt next = cell->first + (mpt)divided->from[i] * cell->paragraph->leading;
        bool is_left = divided->from[i] < cell->paragraph->line_count;
        mpt *side = &highest[divided->row.apart ? cell->side : SIDE_FIRST];
        *side = is_left ? mpt_min(*side, next) : *side;
    }
    if (highest[SIDE_FIRST] == INT32_MAX && highest[SIDE_SECOND] == INT32_MAX) {
        return false;
    }
    for (size_t i = 0; i < divided->row.cells.count; i++) {
        struct cell *cell = &divided->row.cells.items[i];
        mpt by = highest[divided->row.apart ? cell->side : SIDE_FIRST];
        mpt all = (mpt)cell->paragraph->line_count * cell->paragraph->leading;
        cell->first = by == INT32_MAX ? -all : cell->first - by;
    }
    return true;
}

/* How much of the rest goes on the page, from `top` on. */
static struct row_limit rest_of(const struct flow *flow, const struct divided *divided,
                                mpt top)
{
    const struct row *row = &divided->row;
    struct footnotes_of rest = {row, divided->from, row_down_to(row_depth(row))};
    struct flow trial = *flow;
    flow_add_notes(&trial, &rest);
    if (top + row_depth(row) <= trial.last_baseline) {
        return rest.limit;
    }
    struct row_limit limit = flow_find_break(flow, row, divided->from, top);
    return row_is_divided(limit) ? limit : row_down_to(flow->last_baseline - top);
}

/* The rest from the top of a new page, however many pages it takes. */
static void place_rest(struct flow *flow, struct divided *divided)
{
    while (lift_rest(divided)) {
        flow_advance(flow);
        mpt top = flow->spread.column > 0 ? flow->column_top + B(1)
                  : flow->at_top          ? flow->spread.form->first
                                          : flow->y + B(1);
        struct row_limit limit = rest_of(flow, divided, top);
        place_part(flow, divided, top, limit);
    }
}

static void place_split_row(struct flow *flow, const struct row *row,
                            struct row_limit limit)
{
    struct divided divided = divide(flow, row);
    mpt origin = flow_origin(flow, row);
    if (!flow->rehearses) {
        row_place_heads(&flow->spread, row, origin);
        row_place_number(&flow->spread, row, origin);
    }
    place_part(flow, &divided, origin, limit);
    if (!flow->rehearses) {
        row_place_call(&flow->spread, row, origin);
    }
    flow->entries += row->number != NULL;
    place_rest(flow, &divided);
    flow->y = form_snap(flow->last + row->after);
}

/* What must stand on the page with row `at`: the rows chained to it, and the least part
 * of the row at the end of the chain. True if it fits from the present place. */
static bool chain_fits(const struct flow *flow, const struct galley *galley, size_t at)
{
    struct flow trial = *flow;
    for (;; at++) {
        const struct row *row = &galley->items[at];
        mpt origin = flow_origin(&trial, row);
        if (!flow_fits(&trial, row, origin)) {
            return flow_begins_at(&trial, row, origin);
        }
        if (!row->keep_next) {
            return true;
        }
        if (at + 1 == galley->count) {
            mpt foot = origin + row_height(row) + galley->room_below;
            return galley->room_below == 0 || foot <= trial.last_baseline + B(1);
        }
        flow_pass_over(&trial, row, origin);
    }
}

/* A run of ruled rows that goes on elsewhere, with `row`, ends with a rule here as well.
 */
static void close_rules(struct flow *flow, const struct row *row)
{
    if (flow->runs && row->rule > 0 && !flow->at_top && !flow->rehearses) {
        mpt y = mpt_min(flow->y + row->space, flow_hanging(flow, flow_page_last(flow)));
        row_draw_rules(&flow->spread, y - row->rule_rise, row->rule);
    }
}

/* True if the rows from `at` on fit the columns down to `last_baseline`, with no entry
 * divided: rows that stay with the next count as one. */
static bool columns_hold(const struct flow *flow, const struct galley *galley, size_t at,
                         mpt last_baseline)
{
    struct flow trial = *flow;
    trial.last_baseline = last_baseline;
    size_t entry = at;
    while (at < galley->count) {
        const struct row *row = &galley->items[at];
        mpt origin = flow_origin(&trial, row);
        if (!flow_fits(&trial, row, origin)) {
            if (trial.spread.column + 1 == trial.spread.columns) {
                return false;
            }
            trial.spread.column++;
            trial.column_fresh = true;
            at = entry;
            continue;
        }
        flow_pass_over(&trial, row, origin);
        at++;
        entry = row->keep_next ? entry : at;
    }
    return true;
}

/* The rest of a list fills both columns to the same depth. */
static void balance_columns(struct flow *flow, const struct galley *galley, size_t at)
{
    if (flow->spread.columns == 1 || flow->spread.column > 0 || !flow->column_fresh) {
        return;
    }
    mpt last = flow->column_top + B(2);
    while (last < flow_page_last(flow) && !columns_hold(flow, galley, at, last)) {
        last += B(1);
    }
    flow->last_baseline = last;
}

/* True if no place to come has more room than this one: the top of a page, or of a column
 * of its full height. */
static bool is_fresh(const struct flow *flow)
{
    bool full = flow->column_top <= flow_top_ruled(flow);
    return flow->opened > 0 && (flow->at_top || (flow->column_fresh && full));
}

/* A figure that has a page to itself grows as far as that allows. */
static bool grow(const struct flow *flow, const struct row *row, struct row *out)
{
    if (row->figure == NULL || !flow->lonely || !flow->at_top || flow->opened == 0) {
        return false;
    }
    struct composer composer = composer_start(flow->spread.pass, &flow->spread.span);
    const struct figure_wish wish = {.room = flow->last_baseline - flow_origin(flow, row),
                                     .alone = true};
    return figure_fit(&composer, row->figure, &wish, out);
}

/* Places a row, or splits it; false if it must go to the next column or page first. */
static bool place_row(struct flow *flow, const struct row *row)
{
    mpt origin = flow_origin(flow, row);
    struct row other;
    if (grow(flow, row, &other)) {
        row = &other;
    }
    if (flow_fits(flow, row, origin)) {
        flow_place_whole(flow, row);
        return true;
    }
    if (flow_squeeze(flow, row, origin, &other)) {
        flow_place_whole(flow, &other);
        return true;
    }
    mpt room = flow->last_baseline - origin;
    struct row_limit limit = flow_find_break(flow, row, NULL, origin);
    bool divides = row_is_divided(limit) && flow_may_split(flow, row);
    if (!is_fresh(flow) && !divides) {
        return false;
    }
    flow->torn += !divides;
    place_split_row(flow, row, row_is_divided(limit) ? limit : row_down_to(room));
    return true;
}

/* How a row is bound to the one before it. */
enum bond {
    BOND_NONE,
    BOND_KEPT, /* there is room for both */
    BOND_BROKEN /* no page holds both with what follows: each stands where it can */
};

static enum bond bond_next(const struct flow *flow, const struct galley *galley,
                           size_t at)
{
    const struct row *row = &galley->items[at];
    if (!row->keep_next || !flow_fits(flow, row, flow_origin(flow, row))) {
        return BOND_NONE;
    }
    struct flow next = *flow;
    next.divides = false; /* that is said of the row itself */
    return chain_fits(&next, galley, at) ? BOND_KEPT : BOND_BROKEN;
}

static bool may_stand(const struct flow *flow, const struct galley *galley, size_t at,
                      enum bond bond)
{
    const struct row *row = &galley->items[at];
    switch (bond) {
    case BOND_KEPT: return true;
    case BOND_BROKEN: return flow_begins_at(flow, row, flow_origin(flow, row));
    case BOND_NONE: break;
    }
    return is_fresh(flow) || chain_fits(flow, galley, at);
}

/* True if the row is a figure that waits while what follows goes on. */
static bool waits(struct flow *flow, const struct galley *galley, size_t at)
{
    if (galley->items[at].figure == NULL) {
        return false;
    }
    bool follows = flow->text_follows;
    for (size_t i = at + 1; i < galley->count; i++) {
        flow->text_follows = flow->text_follows || galley->items[i].figure == NULL;
    }
    bool bound = at > 0 && galley->items[at - 1].keep_next;
    bool taken = waiting_takes(flow, &galley->items[at], bound);
    flow->text_follows = follows;
    return taken;
}

/* How many of the next rows find room, `most` at most. */
static size_t count_fitting(const struct flow *flow, const struct row *rows, size_t most)
{
    struct flow trial = *flow;
    for (size_t i = 0; i < most; i++) {
        mpt origin = flow_origin(&trial, &rows[i]);
        if (!flow_fits(&trial, &rows[i], origin)) {
            return i;
        }
        flow_pass_over(&trial, &rows[i], origin);
    }
    return most;
}

/* Tells whether so many rows find room with those that stand beside them. */
static bool joined_fit(const struct flow *flow, const struct row *rows, size_t down)
{
    struct arena *arena = flow->spread.pass->rows;
    struct arena_state before = arena_save(arena);
    struct flow trial = *flow;
    bool fit = true;
    for (size_t i = 0; fit && i < down; i++) {
        struct row row = short_lists_row(arena, rows, i, down);
        mpt origin = flow_origin(&trial, &row);
        fit = flow_fits(&trial, &row, origin);
        flow_pass_over(&trial, &row, origin);
    }
    arena_restore(arena, before);
    return fit;
}

/* How many rows of a list of `half` to go down the page: not all but one. */
static size_t count_down(const struct flow *flow, const struct row *rows, size_t half)
{
    size_t down = count_fitting(flow, rows, half);
    while (down > 0 && (down + 1 == half || !joined_fit(flow, rows, down))) {
        down--;
    }
    return down;
}

/* A list in two columns: down, then across, anew on each page. Never a single row at the
 * foot or head of a page. */
static void place_short_list(struct flow *flow, const struct row *rows)
{
    for (size_t left = rows->short_count, down; left > 0; rows += 2 * down) {
        size_t half = (left + 1) / 2;
        down = count_down(flow, rows, half);
        if (down < half && down < 2 && !is_fresh(flow)) {
            flow_advance(flow);
            down = 0;
            continue;
        }
        down = down > 0 ? down : 1; /* a fresh page takes any row */
        size_t noted = flow->spread.pass->footnotes.count;
        for (size_t i = 0; i < down; i++) {
            struct row row = short_lists_row(flow->spread.pass->rows, rows, i, down);
            flow_place_whole(flow, &row);
        }
        footnotes_sort(flow->spread.pass, noted);
        left -= left < 2 * down ? left : 2 * down;
    }
}

void flow_rows(struct flow *flow, const struct galley *galley)
{
    enum bond bond = BOND_NONE;
    for (size_t i = 0; i < galley->count; i++) {
        if (waits(flow, galley, i)) {
            continue;
        }
        balance_columns(flow, galley, i);
        flow->divides = bond == BOND_BROKEN;
        if (!may_stand(flow, galley, i, bond)) {
            close_rules(flow, &galley->items[i]);
            flow_advance(flow);
            balance_columns(flow, galley, i);
        }
        if (galley->items[i].short_count > 0) {
            place_short_list(flow, &galley->items[i]);
            i += galley->items[i].short_count - 1;
            bond = BOND_NONE;
            flow->divides = false;
            continue;
        }
        bond = bond_next(flow, galley, i);
        flow->lonely = i + 1 == galley->count && !flow->text_follows;
        while (!place_row(flow, &galley->items[i])) {
            flow_advance(flow); /* at the latest to a fresh page, which takes any row */
            balance_columns(flow, galley, i);
        }
        flow->divides = false;
        flow->runs =
            galley->items[i].rule > 0 ? !row_closes(&galley->items[i]) : flow->runs;
    }
}

void flow_finish(struct flow *flow)
{
    flow->ends = true;
    while (waiting_any(flow)) {
        if (!waiting_finish(flow)) {
            flow_new_page(flow);
        }
    }
    flow->ends = false;
}

/* ---- last pages ----------------------------------------------------------------------
 */

/* Where the flow would be after these rows. */
static struct flow rehearse(const struct flow *flow, const struct galley *galley)
{
    struct flow trial = *flow;
    trial.pages = flow->spread.pass->display->pages.count;
    trial.rehearses = true;
    trial.foot_least = INT32_MAX;
    trial.last_baseline = flow_page_last(&trial);
    flow_rows(&trial, galley);
    return trial;
}

static bool is_starved(const struct flow *flow)
{
    const struct page_form *form = flow->spread.form;
    mpt all = form->last - form->first, full = flow_filled(flow) - form->first;
    bool few = flow->entries > 0 && flow->entries < LEAST_ENTRIES && full * 2 < all;
    bool lonely = flow->words == 0 && full * 2 < all; /* a picture without text */
    return few || lonely || full * LEAST_SHARE < all;
}

/* True if more than a third of the page is empty. */
static bool is_bare(const struct flow *flow, mpt filled)
{
    const struct page_form *form = flow->spread.form;
    return (filled - form->first) * BARE_PARTS <
           (form->last - form->first) * (BARE_PARTS - 1);
}

/* The emptiest of the pages from the first short one on: how far it is filled. */
static mpt emptiest(const struct flow *flow)
{
    return mpt_min(flow_filled(flow), flow->foot_least);
}

/* Ends the last pages, all but `short_page - 1` of them, as high up as the text allows
 * without a further page, if that fills the emptiest of them. */
static void level(struct flow *flow, const struct galley *galley, struct flow *best,
                  size_t short_page)
{
    const struct page_form *form = best->spread.form;
    struct flow trial = *flow;
    size_t pages = best->opened, torn = best->torn;
    mpt most = (form->last - form->first) / 2 / B(1) + 1; /* lines that are too many */
    trial.short_page = short_page;
    trial.short_end = pages;
    for (mpt lines = 0; most - lines > 1;) {
        mpt tried = (lines + most) / 2;
        trial.short_last = form->last - tried * B(1);
        struct flow after = rehearse(&trial, galley);
        if (after.opened > pages || after.torn > torn) {
            most = tried;
            continue;
        }
        lines = tried;
        if (emptiest(&after) > emptiest(best)) {
            *best = after;
            flow->short_page = trial.short_page;
            flow->short_end = trial.short_end;
            flow->short_last = trial.short_last;
        }
    }
}

void flow_last_rows(struct flow *flow, const struct galley *galley)
{
    struct flow best = rehearse(flow, galley);
    size_t first = flow->opened > 0 ? flow->opened : 1;
    for (size_t pages = 1; pages <= SHORT_PAGES && best.opened > first + pages - 1 &&
                           (is_bare(&best, emptiest(&best)) || is_starved(&best));
         pages++) {
        level(flow, galley, &best, best.opened - pages);
    }
    if (flow->short_page > 0) {
        flow->last_baseline = flow_page_last(flow);
    }
    flow_rows(flow, galley);
    flow->short_page = 0;
}
