/* Measures of rows, and where they may be divided. */
#include "layout/row.h"
#include "base/array.h"

struct row *galley_add(struct arena *arena, struct galley *galley)
{
    struct row *row = array_push(arena, galley);
    row->least_lines = 2;
    return row;
}

void row_add(struct arena *arena, struct row *row, const struct cell *cell)
{
    if (cell->paragraph != NULL) {
        *array_push(arena, &row->cells) = *cell;
    }
}

struct row *galley_close(struct arena *arena, struct galley *galley, mpt thickness,
                         mpt rise)
{
    if (galley->count > 0) {
        galley->items[galley->count - 1].keep_next = true;
    }
    struct row *row = galley_add(arena, galley);
    row->rule = thickness;
    row->rule_rise = rise;
    return row;
}

mpt row_cell_depth(const struct cell *cell)
{
    return cell->first +
           (mpt)(cell->paragraph->line_count - 1) * cell->paragraph->leading;
}

bool row_closes(const struct row *row)
{
    return row->cells.count == 0 && row->picture == NULL && row->rule > 0;
}

mpt row_depth(const struct row *row)
{
    mpt depth = 0;
    for (const struct row_picture *picture = row->picture; picture != NULL;
         picture = picture->beside) {
        depth = mpt_max(depth, picture->area.top + picture->area.height);
    }
    for (size_t i = 0; i < row->cells.count; i++) {
        depth = mpt_max(depth, row_cell_depth(&row->cells.items[i]));
    }
    return depth;
}

mpt row_height(const struct row *row)
{
    return mpt_max(form_snap(row_depth(row) + row->after), row->minimum);
}

static mpt height_of(const struct galley *galley, size_t count)
{
    mpt height = 0;
    for (size_t i = 0; i < count; i++) {
        height += (i > 0 ? galley->items[i].space : 0) + row_height(&galley->items[i]);
    }
    return height;
}

mpt galley_height(const struct galley *galley)
{
    return height_of(galley, galley->count);
}

mpt row_lead(const struct row *row)
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

size_t row_lines_above(const struct cell *cell, mpt limit)
{
    if (cell->first > limit) {
        return 0;
    }
    size_t lines = (size_t)((limit - cell->first) / cell->paragraph->leading) + 1;
    return lines < cell->paragraph->line_count ? lines : cell->paragraph->line_count;
}

/* True if `limit` parts a cell from the one below it with which it stays. */
static bool parts(const struct row *row, size_t at, mpt limit)
{
    const struct cell *cell = &row->cells.items[at];
    if (!cell->keeps || row_cell_depth(cell) > limit) {
        return false;
    }
    for (size_t i = at + 1; i < row->cells.count; i++) {
        const struct cell *next = &row->cells.items[i];
        if (next->side == cell->side && next->first > cell->first) {
            return next->first > limit;
        }
    }
    return false;
}

/* Each line of a language, or of both with SIDE_COUNT, stands above `limit` or below it;
 * a paragraph that is divided there keeps enough lines on both sides and no word goes
 * over the page. */
static bool may_break_at(const struct row *row, mpt limit, enum side only)
{
    size_t least = (size_t)row->least_lines;
    bool begins = false, goes_on = false;
    for (size_t i = 0; i < row->cells.count; i++) {
        const struct cell *cell = &row->cells.items[i];
        if (only != SIDE_COUNT && cell->side != only) {
            continue;
        }
        size_t above = row_lines_above(cell, limit);
        size_t below = cell->paragraph->line_count - above;
        bool divided = above > 0 && below > 0;
        if (divided && (cell->whole || above < least || below < least ||
                        text_line_divides(&cell->paragraph->lines[above - 1]))) {
            return false;
        }
        if (parts(row, i, limit)) {
            return false;
        }
        begins = begins || above > 0;
        goes_on = goes_on || below > 0;
    }
    return begins && goes_on;
}

/* From below: the lowest lines are asked for first, and seldom any other. */
static mpt find_last_break(const struct row *row, mpt room, enum side only)
{
    mpt best = -1;
    for (size_t i = row->cells.count; i-- > 0;) {
        const struct cell *cell = &row->cells.items[i];
        for (size_t lines = row_lines_above(cell, room); lines > 0; lines--) {
            mpt limit = cell->first + (mpt)(lines - 1) * cell->paragraph->leading;
            if (limit <= best) {
                break;
            }
            if (may_break_at(row, limit, only)) {
                best = limit;
                break;
            }
        }
    }
    return best;
}

mpt row_side_depth(const struct row *row, enum side side)
{
    mpt depth = 0;
    for (size_t i = 0; i < row->cells.count; i++) {
        const struct cell *cell = &row->cells.items[i];
        depth = cell->side == side ? mpt_max(depth, row_cell_depth(cell)) : depth;
    }
    return depth;
}

static struct row_limit find_breaks_apart(const struct row *row, mpt room)
{
    struct row_limit limit = {{0, 0}};
    for (enum side side = 0; side < SIDE_COUNT; side++) {
        mpt depth = row_side_depth(row, side);
        limit.of[side] = depth <= room ? depth : find_last_break(row, room, side);
        if (limit.of[side] < 0) {
            return (struct row_limit){{-1, -1}};
        }
    }
    return limit;
}

struct row_limit row_find_break(const struct row *row, mpt room)
{
    if (row->apart) {
        return find_breaks_apart(row, room);
    }
    mpt limit = find_last_break(row, room, SIDE_COUNT);
    return (struct row_limit){{limit, limit}};
}

/* The highest place from `from` on at which every cell may break, or -1. */
static mpt find_first_break(const struct row *row, mpt from, enum side only)
{
    mpt best = -1;
    for (size_t i = 0; i < row->cells.count; i++) {
        const struct cell *cell = &row->cells.items[i];
        for (size_t line = 0; line < cell->paragraph->line_count; line++) {
            mpt limit = cell->first + (mpt)line * cell->paragraph->leading;
            if (best >= 0 && limit >= best) {
                break;
            }
            if (limit >= from && may_break_at(row, limit, only)) {
                best = limit;
                break;
            }
        }
    }
    return best;
}

/* The least height in which a row may begin: that of its first lines if it may go on
 * elsewhere. */
static mpt row_least(const struct row *row)
{
    mpt depth = 0, lead = row_lead(row);
    for (size_t i = 0; i < row->cells.count; i++) {
        const struct cell *cell = &row->cells.items[i];
        if (cell->first > lead) {
            continue; /* it stands below others */
        }
        size_t lines = (size_t)row->least_lines < cell->paragraph->line_count
                           ? (size_t)row->least_lines
                           : cell->paragraph->line_count;
        depth = mpt_max(depth, cell->first + (mpt)(lines - 1) * cell->paragraph->leading);
    }
    if (row->can_split && row->apart) {
        for (enum side side = 0; side < SIDE_COUNT; side++) {
            mpt first = find_first_break(row, depth, side);
            depth = mpt_max(depth, first < 0 ? row_side_depth(row, side) : first);
        }
        return form_snap(depth);
    }
    mpt limit = row->can_split ? find_first_break(row, depth, SIDE_COUNT) : -1;
    return limit >= 0 ? form_snap(limit) : row_height(row);
}

mpt galley_head(const struct galley *galley)
{
    size_t last = 0;
    while (last + 1 < galley->count && galley->items[last].keep_next) {
        last++;
    }
    if (galley->count == 0) {
        return 0;
    }
    mpt space = last > 0 ? galley->items[last].space : 0;
    return height_of(galley, last) + space + row_least(&galley->items[last]);
}

mpt galley_reach(const struct galley *galley, mpt wanted)
{
    for (size_t i = 0; i < galley->count; i++) {
        const struct row *row = &galley->items[i];
        mpt end = height_of(galley, i + 1);
        bool stays = row->keep_next || (i + 1 == galley->count && galley->room_below > 0);
        if (end >= wanted && !stays) {
            return row->can_split ? wanted : end;
        }
    }
    return height_of(galley, galley->count) + galley->room_below;
}
