/* How lines stand on a page: what the file of their curves and that of their words share.
 */
#ifndef SECTIONS_CHART_LINES_H
#define SECTIONS_CHART_LINES_H

#include "sections/chart.h"

enum { CHART_LINES_MOST = 4, CHART_LINE_LABELS = CHART_LINES_MOST + 1 };

#define CHART_DISC MM(2.6)

/* x and y count from the trim. */
struct chart_plot {
    const struct chart_painting *painting;
    const struct chart_drawing *drawing;
    struct chart_scale across, up; /* days, values */
    int64_t step;
    mpt top, foot, right; /* of the plot */
    mpt labels; /* where labels at the ends begin */
    mpt names; /* their names */
    mpt name; /* width of a name */
};

struct point chart_plot_point(const struct chart_plot *plot, size_t row, size_t column);
struct point chart_plot_target(const struct chart_plot *plot, size_t row);

/* The first and the last column in which a row has a value; false: none. */
bool chart_plot_ends(const struct chart_data *data, size_t row, size_t *first,
                     size_t *last);

/* Adds the stretches of a row: a path for what has no gaps, or all of it. */
struct path *chart_plot_path(const struct chart_plot *plot, size_t row);

/* Clears the places of values of the lines behind them. */
void chart_lines_clear(const struct chart_plot *plot);

/* Figures of the steps, values, names, years. */
void chart_lines_words(const struct chart_plot *plot);

/* Height that the labels at the ends want. */
mpt chart_lines_stack(const struct chart_plot *plot);

#endif
