/* Bars in groups of two or three: a row has a bar for each column. Names of the columns
 * follow the values of the first row, or stand in a line above where they are too long.
 */
#include "sections/chart.h"

#define BAR MM(3.2)
#define STREET MM(0.5)
#define GROUP_TOP B(0.35)
#define AXIS_TOP B(0.1)
#define NAME_APART PT(4.75) /* half an em */
#define LEGEND_APART B(0.5)

enum { SERIES_MOST = 3 };

static const enum theme_colour TWO[] = {COLOUR_LIME, COLOUR_LINDEN};
static const enum theme_colour THREE[] = {COLOUR_LIME, COLOUR_LEAF, COLOUR_LINDEN};

struct groups {
    const struct chart_painting *painting;
    struct chart_rows rows;
    struct chart_scale scale; /* from the trim */
    bool named; /* names follow the values of the first row */
};

static mpt pitch_of(const struct chart_drawing *drawing)
{
    return drawing->data->column_count == 2 ? B(2.5) : B(3.5);
}

static const enum theme_colour *colours_of(const struct chart_drawing *drawing)
{
    return drawing->data->column_count == 2 ? TWO : THREE;
}

/* The latest series is the loud one. */
static enum role_name role_of(const struct chart_drawing *drawing, size_t column)
{
    return column + 1 == drawing->data->column_count ? ROLE_TABLE_FIGURE_STRONG
                                                     : ROLE_TABLE_FIGURE;
}

static mpt name_width(const struct chart_drawing *drawing, const struct canvas *canvas,
                      size_t column)
{
    return NAME_APART + chart_words_width(canvas,
                                          &drawing->grid->columns[column + 1].head.texts,
                                          ROLE_NOTE);
}

/* ---- scales ---------------------------------------------------------------------- */

/* The widest of the values on one side of the axis. */
static mpt widest(const struct groups *groups, bool negative)
{
    const struct chart_drawing *drawing = groups->painting->drawing;
    const struct canvas *canvas = groups->painting->canvas;
    mpt most = 0;
    for (size_t row = 0; row < drawing->data->row_count; row++) {
        for (size_t c = 0; c < drawing->data->column_count; c++) {
            mpt width = chart_figure_width(canvas, chart_cell(drawing, row, c),
                                           role_of(drawing, c));
            bool own = (chart_value_at(drawing->data, row, c)->units < 0) == negative;
            most = own && width > 0 ? mpt_max(most, width + CHART_APART) : most;
        }
    }
    return most;
}

/* Where the value of a bar begins. */
static mpt value_at(const struct groups *groups, size_t row, size_t column)
{
    const struct chart_drawing *drawing = groups->painting->drawing;
    int64_t units = chart_value_at(drawing->data, row, column)->units;
    mpt end = chart_at(&groups->scale, units);
    mpt width =
        chart_figure_width(groups->painting->canvas, chart_cell(drawing, row, column),
                           role_of(drawing, column));
    return units < 0 ? end - CHART_APART - width : end + CHART_APART;
}

/* True if the names find room behind the values of the first row. */
static bool names_fit(const struct groups *groups, mpt right)
{
    const struct chart_drawing *drawing = groups->painting->drawing;
    const struct canvas *canvas = groups->painting->canvas;
    for (size_t c = 0; c < drawing->data->column_count; c++) {
        mpt value =
            chart_figure_width(canvas, chart_cell(drawing, 0, c), role_of(drawing, c));
        if (chart_value_at(drawing->data, 0, c)->units < 0 ||
            value_at(groups, 0, c) + value + name_width(drawing, canvas, c) > right) {
            return false;
        }
    }
    return true;
}

/* Bars give way to names, by up to a third. */
static struct groups groups_make(const struct chart_painting *painting)
{
    struct groups groups = {.painting = painting};
    groups.rows = chart_rows_make(painting->drawing, painting->canvas,
                                  pitch_of(painting->drawing), CHART_LABELS_BESIDE);
    mpt before = widest(&groups, true), behind = widest(&groups, false);
    mpt right = painting->left + groups.rows.axis + groups.rows.room;
    mpt length = mpt_min(groups.rows.room - before - behind, groups.rows.most - before);
    groups.scale.from = painting->left + groups.rows.axis + before;
    groups.scale.length = length;
    chart_find_bars(painting->drawing->chart, &groups.scale.low, &groups.scale.high);
    while (!names_fit(&groups, right) && groups.scale.length > length * 2 / 3) {
        groups.scale.length -= PT(1);
    }
    groups.named = names_fit(&groups, right);
    groups.scale.length = groups.named ? groups.scale.length : length;
    return groups;
}

/* ---- painting -------------------------------------------------------------------- */

static mpt bar_top(const struct groups *groups, size_t row, mpt y, size_t column)
{
    return y + chart_rows_picture(&groups->rows, row) + GROUP_TOP +
           (mpt)column * (BAR + STREET);
}

static void paint_bars(const struct groups *groups, size_t row, mpt y)
{
    const struct chart_drawing *drawing = groups->painting->drawing;
    mpt zero = chart_at(&groups->scale, 0);
    for (size_t c = 0; c < drawing->data->column_count; c++) {
        struct rect area =
            chart_bar(&groups->scale, chart_value_at(drawing->data, row, c)->units);
        area.top = bar_top(groups, row, y, c);
        area.height = BAR;
        assert(c < SERIES_MOST);
        chart_rect(groups->painting, area, colours_of(drawing)[c]);
    }
    if (groups->rows.labels == CHART_LABELS_ABOVE) {
        mpt top = bar_top(groups, row, y, 0);
        struct rect axis = {zero - CHART_THIN / 2, top, CHART_THIN,
                            bar_top(groups, row, y, drawing->data->column_count) -
                                STREET - top};
        chart_rect(groups->painting, axis, COLOUR_INK);
    }
}

static void paint_values(const struct groups *groups, size_t row, mpt y)
{
    const struct chart_painting *painting = groups->painting;
    const struct chart_drawing *drawing = painting->drawing;
    for (size_t c = 0; c < drawing->data->column_count; c++) {
        mpt base = bar_top(groups, row, y, c) + BAR / 2 + CHART_CENTRE;
        struct chart_place place = {{value_at(groups, row, c), base},
                                    CHART_LEFT,
                                    role_of(drawing, c),
                                    COLOUR_INK};
        const struct grid_cell *cell = chart_cell(drawing, row, c);
        chart_paint_figure(painting, cell, &place);
        if (row == 0 && groups->named) {
            place.at.x +=
                chart_figure_width(painting->canvas, cell, place.role) + NAME_APART;
            place.role = ROLE_NOTE;
            place.colour = COLOUR_GRAPHITE;
            chart_paint_words(painting, &drawing->grid->columns[c + 1].head.texts,
                              chart_head_elements(painting, c), &place);
        }
    }
}

static mpt legend_height(const struct groups *groups)
{
    return groups->named
               ? 0
               : chart_legend_height(groups->painting->drawing, groups->painting->canvas,
                                     groups->rows.room) +
                     LEGEND_APART;
}

static void grouped_paint(const struct chart_painting *painting)
{
    struct groups groups = groups_make(painting);
    const struct chart_drawing *drawing = painting->drawing;
    mpt y = painting->top;
    if (!groups.named) {
        struct point at = {painting->left + groups.rows.axis,
                           painting->top - legend_height(&groups) + B(0.5)};
        chart_paint_legend(painting, colours_of(drawing), at, groups.rows.room);
    }
    for (size_t row = painting->from; row < painting->to; row++) {
        paint_bars(&groups, row, y);
        y += chart_rows_height(&groups.rows, row);
    }
    if (groups.rows.labels != CHART_LABELS_ABOVE) {
        struct rect axis = {chart_at(&groups.scale, 0) - CHART_THIN / 2,
                            painting->top + AXIS_TOP, CHART_THIN,
                            painting->foot - painting->top - AXIS_TOP};
        chart_rect(painting, axis, COLOUR_INK);
    }
    y = painting->top;
    for (size_t row = painting->from; row < painting->to; row++) {
        mpt base = drawing->data->column_count == 2 ? B(1.5) : B(2);
        chart_rows_paint_label(&groups.rows, painting, row, y, base);
        paint_values(&groups, row, y);
        y += chart_rows_height(&groups.rows, row);
    }
}

static mpt grouped_row(const struct chart_drawing *drawing, const struct canvas *canvas,
                       size_t row)
{
    struct chart_rows rows =
        chart_rows_make(drawing, canvas, pitch_of(drawing), CHART_LABELS_BESIDE);
    return chart_rows_height(&rows, row);
}

static mpt grouped_head(const struct chart_drawing *drawing, const struct canvas *canvas)
{
    struct chart_painting probe = {.drawing = drawing, .canvas = canvas};
    struct groups groups = groups_make(&probe);
    return legend_height(&groups);
}

const struct chart_family CHART_GROUPED_FAMILY = {.head = grouped_head,
                                                  .row = grouped_row,
                                                  .paint = grouped_paint,
                                                  .notes = B(2),
                                                  .prints_heads = true};
