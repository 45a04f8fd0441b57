/* Bars beside the figures of a column: all on one scale that begins at 0, growth to the
 * right of an upright, decline to its left. The sign of the figure says the same. A row
 * without a value has neither. */
#include "blocks/grid_parts.h"

#define BAR_HEIGHT MM(2.6)
#define BAR_CENTRE PT(2.4) /* above the baseline */
#define AXIS PT(0.5)

static struct grid_scale find_scale(const struct grid *grid, size_t column)
{
    struct grid_scale scale = {{0, 0}, {0, 0}, false};
    struct number most = {0, 0};
    for (size_t r = 0; r < grid->row_count; r++) {
        const struct grid_row *row = &grid->rows[r];
        const struct grid_cell *cell = &row->cells[column];
        if (row->kind == GRID_GROUP || !cell->has_value) {
            continue;
        }
        most = number_compare(cell->value, most) > 0 ? cell->value : most;
        scale.least =
            number_compare(cell->value, scale.least) < 0 ? cell->value : scale.least;
    }
    scale.known =
        number_subtract(&scale.range, most, scale.least) && scale.range.units > 0;
    return scale;
}

struct grid_scale *grid_find_scales(const struct grid *grid, struct arena *arena)
{
    struct grid_scale *scales =
        arena_new_array(arena, grid->column_count, struct grid_scale);
    for (size_t c = 0; c < grid->column_count; c++) {
        scales[c] = find_scale(grid, c);
    }
    return scales;
}

/* How far a value lies from the least one, on the width of a bar. */
static mpt along(const struct grid_scale *scale, struct number value)
{
    struct number above, share;
    if (!number_subtract(&above, value, scale->least) ||
        !number_divide(&share, above, scale->range, NUMBER_DECIMALS_MAX)) {
        return 0;
    }
    return (mpt)((GRID_BAR_WIDTH * share.units + 500000) / 1000000);
}

void grid_paint_bar(const struct grid_painting *painting, size_t column, mpt depth,
                    mpt height)
{
    const struct grid_cell *cell = &painting->row->cells[column];
    const struct grid_scale *scale = &painting->fit->scales[column];
    if (!scale->known || !cell->has_value) {
        return;
    }
    mpt left = canvas_left(painting->canvas) + painting->panel->places[column].edge +
               GRID_BAR_APART;
    mpt zero = left + along(scale, (struct number){0, 0});
    if (depth >= painting->window.from && depth < painting->window.to) {
        mpt end = left + along(scale, cell->value);
        mpt top = painting->y + depth - painting->window.from - BAR_CENTRE;
        struct rect bar = {mpt_min(zero, end), top - BAR_HEIGHT / 2,
                           zero > end ? zero - end : end - zero, BAR_HEIGHT};
        canvas_value_rect(painting->canvas, bar,
                          cell->value.units < 0 ? COLOUR_STONE2 : COLOUR_LINDEN);
    }
    struct rect axis = {zero - AXIS / 2, painting->y, AXIS, height};
    canvas_rect(painting->canvas, axis, ARTIFACT_LAYOUT, COLOUR_INK);
}
