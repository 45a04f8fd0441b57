/* Page breaking. Greedy, because a page once full is never better emptied: a row goes on
 * the page if it fits together with what must stay with it, else it is split if it may,
 * else it opens the next page. A page break falls in both languages at once. */
#include "layout/flow.h"
#include "base/array.h"
#include "layout/pictures.h"
#include "layout/place.h"

/* Rules of continued rows stand one line above the first baseline of the page. */
#define FLOW_TOP_RULED (GRID_FIRST - B(1))

struct row *galley_add(struct layout *layout, struct galley *galley)
{
    struct row *row = array_push(layout->pages, galley);
    row->link[SIDE_FIRST] = row->link[SIDE_SECOND] = NO_ELEMENT;
    row->number.shared.elements[SIDE_FIRST] = row->number.shared.elements[SIDE_SECOND] =
        NO_ELEMENT;
    row->least_lines = 2;
    return row;
}

void row_add(struct layout *layout, struct row *row, const struct cell *cell)
{
    if (cell->paragraph != NULL) {
        *array_push(layout->pages, &row->cells) = *cell;
    }
}

void row_add_mark(struct layout *layout, struct row *row, const struct row_mark *mark)
{
    *array_push(layout->pages, &row->marks) = *mark;
}

void galley_close(struct layout *layout, struct galley *galley, mpt thickness)
{
    mpt rise = 0;
    if (galley->count > 0) {
        struct row *last = &galley->items[galley->count - 1];
        last->keep_next = true;
        rise = last->rule_rise;
    }
    struct row *row = galley_add(layout, galley);
    row->rule = thickness;
    row->rule_rise = rise;
}

/* Baseline of a cell's last line below the row's origin. */
static mpt cell_depth(const struct cell *cell)
{
    return cell->first +
           (mpt)(cell->paragraph->line_count - 1) * cell->paragraph->leading;
}

/* Baseline of the lowest line of a row. Its number does not count: it stands beside the
 * lines, and the least height of the row makes room for it. */
static mpt row_depth(const struct row *row)
{
    mpt depth = 0;
    if (row->picture != NULL) {
        depth = mpt_max(depth, row->picture->area.top + row->picture->area.height);
    }
    for (size_t i = 0; i < row->cells.count; i++) {
        depth = mpt_max(depth, cell_depth(&row->cells.items[i]));
    }
    return depth;
}

mpt row_height(const struct row *row)
{
    return mpt_max(grid_snap(row_depth(row) + row->after), row->minimum);
}

struct flow flow_start(struct layout *layout, const struct frame *frame)
{
    return (struct flow){
        .layout = layout,
        .frame = *frame,
        .y = GRID_HEIGHT,
        .columns = 1,
        .last_baseline = GRID_LAST,
    };
}

void flow_new_page(struct flow *flow)
{
    flow->page = frame_open_page(flow->layout, &flow->frame);
    flow->opened++;
    flow->y = GRID_FIRST;
    flow->at_top = true;
    flow->column = 0;
    flow->column_top = FLOW_TOP_RULED;
    flow->column_fresh = flow->columns > 1;
    flow->last_baseline = GRID_LAST;
}

void flow_set_columns(struct flow *flow, mpt gap)
{
    flow->columns = 2;
    flow->column_top = flow->y + gap;
    flow->column_fresh = true;
}

/* To the next column, or to a new page after the last one. */
static void flow_advance(struct flow *flow)
{
    if (flow->column + 1 == flow->columns) {
        flow_new_page(flow);
        return;
    }
    flow->column++;
    flow->y = flow->column_top;
    flow->column_fresh = true;
}

/* Left edge that cells count from. */
static mpt flow_left(const struct flow *flow)
{
    return grid_left(flow->page) + (flow->column > 0 ? GRID_SECOND : 0);
}

int flow_lines_left(const struct flow *flow)
{
    return flow->y > GRID_LAST ? 0 : (int)((GRID_LAST - flow->y) / B(1));
}

/* Where the highest line of a row stands below its origin. */
static mpt row_lead(const struct row *row)
{
    if (row->picture != NULL) {
        return 0; /* it stands where a first line would */
    }
    mpt lead = row->cells.count > 0 ? row->cells.items[0].first : 0;
    for (size_t i = 1; i < row->cells.count; i++) {
        lead = mpt_min(lead, row->cells.items[i].first);
    }
    return lead;
}

static mpt top_origin(const struct row *row)
{
    return row->rule > 0 ? FLOW_TOP_RULED : GRID_FIRST - row_lead(row);
}

static mpt row_origin(const struct flow *flow, const struct row *row)
{
    if (flow->column_fresh) {
        mpt below = row->rule > 0 ? 0 : B(1) - row_lead(row);
        return flow->column_top + below;
    }
    if (flow->at_top) {
        return top_origin(row);
    }
    return flow->y + row->space;
}

static bool fits(const struct flow *flow, const struct row *row, mpt origin)
{
    return origin + row_depth(row) <= flow->last_baseline &&
           origin + row_height(row) <= flow->last_baseline + B(1);
}

/* The number of lines of a cell that stand at or above `limit` (below the origin). */
static size_t lines_above(const struct cell *cell, mpt limit)
{
    if (cell->first > limit) {
        return 0;
    }
    size_t lines = (size_t)((limit - cell->first) / cell->paragraph->leading) + 1;
    return lines < cell->paragraph->line_count ? lines : cell->paragraph->line_count;
}

/* Each line stands above `limit` or below it, and a paragraph that is divided there keeps
 * enough lines on both sides. */
static bool may_break_at(const struct row *row, mpt limit)
{
    size_t least = (size_t)row->least_lines;
    bool begins = false, goes_on = false;
    for (size_t i = 0; i < row->cells.count; i++) {
        const struct cell *cell = &row->cells.items[i];
        size_t above = lines_above(cell, limit);
        size_t below = cell->paragraph->line_count - above;
        if (above > 0 && below > 0 && (above < least || below < least)) {
            return false;
        }
        begins = begins || above > 0;
        goes_on = goes_on || below > 0;
    }
    return begins && goes_on;
}

/* The deepest place up to `room` at which every cell may break, or -1. */
static mpt find_break(const struct row *row, mpt room)
{
    mpt best = -1;
    for (size_t i = 0; i < row->cells.count; i++) {
        const struct cell *cell = &row->cells.items[i];
        for (size_t lines = lines_above(cell, room); lines > 0; lines--) {
            mpt limit = cell->first + (mpt)(lines - 1) * cell->paragraph->leading;
            if (limit <= best) {
                break;
            }
            if (may_break_at(row, limit)) {
                best = limit;
                break;
            }
        }
    }
    return best;
}

/* Lines of a cell that go on one page. */
struct cell_part {
    const struct cell *cell;
    element_id *links;
    size_t from, to;
};

static void place_cell(struct flow *flow, const struct cell_part *part, mpt baseline)
{
    struct placing placing = {
        .paragraph = part->cell->paragraph,
        .from = part->from,
        .to = part->to,
        .page = flow->page,
        .left = flow_left(flow) + part->cell->left,
        .baseline = baseline,
        .element = part->cell->element,
        .colour = part->cell->colour,
        .links = part->links,
    };
    place_lines(flow->layout, &placing);
}

static void place_row_number(struct flow *flow, const struct row *row, mpt origin)
{
    const struct row_number *number = &row->number;
    if (number->shared.line == NULL) {
        return;
    }
    mpt left = flow_left(flow) + number->left;
    if (number->optical) {
        left = place_optical_left(number->shared.line, left);
    }
    place_number(flow->layout, &number->shared,
                 (struct spot){flow->page, left, origin + number->first});
}

static void place_row_links(struct flow *flow, const struct row *row, mpt origin)
{
    struct layout *layout = flow->layout;
    for (enum side side = 0; side < layout_sides(layout); side++) {
        if (row->link[side] == NO_ELEMENT) {
            continue;
        }
        mpt width = layout_is_single(layout) ? GRID_LIVE : GRID_HALF;
        *array_push(layout->pages, &layout->display->links) = (struct display_link){
            .page = flow->page,
            .area = {grid_left(flow->page) + (side == SIDE_FIRST ? 0 : GRID_SECOND),
                     origin, width, row_height(row)},
            .element = row->link[side],
            .anchor = row->anchor,
            .contents = row->link_contents[side],
        };
    }
}

static void draw_rule(const struct flow *flow, mpt y, mpt thickness)
{
    mpt width = flow->columns > 1 ? GRID_HALF : GRID_LIVE;
    struct rect area = {flow_left(flow), y - thickness / 2, width, thickness};
    place_rect(flow->layout, flow->page, area, ARTIFACT_LAYOUT, COLOUR_DEEP);
}

static void place_row_picture(struct flow *flow, const struct row *row, mpt origin)
{
    if (row->picture == NULL) {
        return;
    }
    struct picture_place place = {
        .page = flow->page,
        .area = row->picture->area,
        .figures = {row->picture->figures[SIDE_FIRST],
                    row->picture->figures[SIDE_SECOND]},
        .mark = row->picture->mark,
    };
    place.area.left += flow_left(flow);
    place.area.top += origin;
    picture_place(flow->layout, row->picture->picture, &place);
}

/* What stands at the head of a row: rule, mark, heading, links, picture. */
static void place_row_head(struct flow *flow, const struct row *row, mpt origin)
{
    if (row->rule > 0) {
        draw_rule(flow, origin - row->rule_rise, row->rule);
    }
    for (size_t i = 0; i < row->marks.count; i++) {
        const struct row_mark *mark = &row->marks.items[i];
        struct spot at = {flow->page, flow_left(flow) + mark->left,
                          origin + mark->first - mark->side};
        place_mark(flow->layout, at, mark->side, mark->number);
    }
    if (row->heading != NULL) {
        heading_place(flow->layout, row->heading, flow->page, origin);
    }
    place_row_links(flow, row, origin);
    place_row_picture(flow, row, origin);
}

static void place_whole_row(struct flow *flow, const struct row *row)
{
    mpt origin = row_origin(flow, row);
    place_row_head(flow, row, origin);
    for (size_t i = 0; i < row->cells.count; i++) {
        const struct cell *cell = &row->cells.items[i];
        struct cell_part part = {
            .cell = cell,
            .links = place_make_links(flow->layout, cell->paragraph),
            .to = cell->paragraph->line_count,
        };
        place_cell(flow, &part, origin + cell->first);
    }
    place_row_number(flow, row, origin);
    flow->y = origin + row_height(row);
    flow->last = origin + row_depth(row);
    flow->at_top = false;
    flow->column_fresh = false;
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
    struct arena *arena = flow->layout->pages;
    struct divided divided = {
        .row = *row,
        .from = arena_new_array(arena, count, size_t),
        .links = arena_new_array(arena, count, element_id *),
    };
    divided.row.cells.items =
        arena_copy(arena, row->cells.items, count * sizeof *row->cells.items);
    for (size_t i = 0; i < count; i++) {
        divided.links[i] = place_make_links(flow->layout, row->cells.items[i].paragraph);
    }
    return divided;
}

/* Places what stands at or above `limit` below the origin. */
static void place_part(struct flow *flow, struct divided *divided, mpt origin, mpt limit)
{
    mpt depth = 0;
    for (size_t i = 0; i < divided->row.cells.count; i++) {
        const struct cell *cell = &divided->row.cells.items[i];
        size_t from = divided->from[i];
        size_t to = lines_above(cell, limit);
        if (to > from) {
            struct cell_part part = {cell, divided->links[i], from, to};
            mpt leading = cell->paragraph->leading;
            place_cell(flow, &part, origin + cell->first + (mpt)from * leading);
            depth = mpt_max(depth, cell->first + (mpt)(to - 1) * leading);
            divided->from[i] = to;
        }
    }
    flow->last = origin + depth;
    flow->y = grid_snap(flow->last);
    flow->at_top = false;
    flow->column_fresh = false;
}

/* Lifts the cells so that the highest line that is left stands on the origin; false if
 * none is left. */
static bool lift_rest(struct divided *divided)
{
    mpt highest = INT32_MAX;
    for (size_t i = 0; i < divided->row.cells.count; i++) {
        const struct cell *cell = &divided->row.cells.items[i];
        mpt next = cell->first + (mpt)divided->from[i] * cell->paragraph->leading;
        bool is_left = divided->from[i] < cell->paragraph->line_count;
        highest = is_left ? mpt_min(highest, next) : highest;
    }
    if (highest == INT32_MAX) {
        return false;
    }
    for (size_t i = 0; i < divided->row.cells.count; i++) {
        divided->row.cells.items[i].first -= highest;
    }
    return true;
}

/* The rest from the top of a new page, however many pages it takes. */
static void place_rest(struct flow *flow, struct divided *divided)
{
    while (lift_rest(divided)) {
        flow_advance(flow);
        mpt top = flow->column > 0 ? flow->column_top + B(1) : GRID_FIRST;
        mpt room = flow->last_baseline - top;
        mpt depth = row_depth(&divided->row);
        mpt limit = depth <= room ? depth : find_break(&divided->row, room);
        place_part(flow, divided, top, limit < 0 ? room : limit);
    }
}

static void place_split_row(struct flow *flow, const struct row *row, mpt limit)
{
    struct divided divided = divide(flow, row);
    mpt origin = row_origin(flow, row);
    place_row_head(flow, row, origin);
    place_part(flow, &divided, origin, limit);
    place_row_number(flow, row, origin);
    place_rest(flow, &divided);
    flow->y = grid_snap(flow->last + row->after);
}

/* True if the row may be divided: by its kind, or because no page is long enough. */
static bool may_split(const struct row *row)
{
    return row->can_split || top_origin(row) + row_depth(row) > GRID_LAST;
}

/* True if the row, or the beginning of it, fits from `origin` on. */
static bool begins_at(const struct flow *flow, const struct row *row, mpt origin)
{
    return fits(flow, row, origin) ||
           (may_split(row) && find_break(row, flow->last_baseline - origin) >= 0);
}

/* What must stand on the page with row `at`: the rows chained to it, and the least part
 * of the row at the end of the chain. True if it fits from the present place. */
static bool chain_fits(const struct flow *flow, const struct galley *galley, size_t at)
{
    struct flow trial = *flow;
    for (;; at++) {
        const struct row *row = &galley->items[at];
        mpt origin = row_origin(&trial, row);
        if (!fits(flow, row, origin)) {
            return begins_at(flow, row, origin);
        }
        if (!row->keep_next || at + 1 == galley->count) {
            return true;
        }
        trial.y = origin + row_height(row);
        trial.at_top = false;
        trial.column_fresh = false;
    }
}

/* A run of ruled rows that goes on elsewhere ends with a rule here as well. */
static void close_rules(struct flow *flow, const struct galley *galley, size_t at)
{
    const struct row *row = &galley->items[at];
    bool runs = false;
    for (size_t i = at; i > 0 && row->rule > 0 && !runs; i--) {
        runs = galley->items[i - 1].rule > 0;
    }
    if (runs && !flow->at_top) {
        mpt y = mpt_min(flow->y + row->space, GRID_LAST + B(1));
        draw_rule(flow, y - row->rule_rise, row->rule);
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
        mpt origin = row_origin(&trial, row);
        if (!fits(&trial, row, origin)) {
            if (trial.column + 1 == trial.columns) {
                return false;
            }
            trial.column++;
            trial.column_fresh = true;
            at = entry;
            continue;
        }
        trial.y = origin + row_height(row);
        trial.at_top = false;
        trial.column_fresh = false;
        at++;
        entry = row->keep_next ? entry : at;
    }
    return true;
}

/* The rest of a list fills both columns to the same depth. */
static void balance_columns(struct flow *flow, const struct galley *galley, size_t at)
{
    if (flow->columns == 1 || flow->column > 0 || !flow->column_fresh) {
        return;
    }
    mpt last = flow->column_top + B(2);
    while (last < GRID_LAST && !columns_hold(flow, galley, at, last)) {
        last += B(1);
    }
    flow->last_baseline = last;
}

static bool is_fresh(const struct flow *flow)
{
    return flow->opened > 0 && (flow->at_top || flow->column_fresh);
}

/* Places a row, or splits it; false if it must go to the next column or page first. */
static bool place_row(struct flow *flow, const struct row *row)
{
    mpt origin = row_origin(flow, row);
    if (fits(flow, row, origin)) {
        place_whole_row(flow, row);
        return true;
    }
    mpt room = flow->last_baseline - origin;
    mpt limit = find_break(row, room);
    if (!is_fresh(flow) && (limit < 0 || !may_split(row))) {
        return false;
    }
    place_split_row(flow, row, limit >= 0 ? limit : room);
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
    if (!row->keep_next || !fits(flow, row, row_origin(flow, row))) {
        return BOND_NONE;
    }
    return chain_fits(flow, galley, at) ? BOND_KEPT : BOND_BROKEN;
}

static bool may_stand(const struct flow *flow, const struct galley *galley, size_t at,
                      enum bond bond)
{
    const struct row *row = &galley->items[at];
    switch (bond) {
    case BOND_KEPT: return true;
    case BOND_BROKEN: return begins_at(flow, row, row_origin(flow, row));
    case BOND_NONE: break;
    }
    return is_fresh(flow) || chain_fits(flow, galley, at);
}

void flow_rows(struct flow *flow, const struct galley *galley)
{
    enum bond bond = BOND_NONE;
    for (size_t i = 0; i < galley->count; i++) {
        balance_columns(flow, galley, i);
        if (!may_stand(flow, galley, i, bond)) {
            close_rules(flow, galley, i);
            flow_advance(flow);
            balance_columns(flow, galley, i);
        }
        bond = bond_next(flow, galley, i);
        if (!place_row(flow, &galley->items[i])) {
            flow_advance(flow);
            (void)place_row(flow, &galley->items[i]);
        }
    }
}
