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
    mpt top, foot, left, right; /* of the plot */
    bool firsts_before; /* first values stand before their points, not over them */
    bool latest_named; /* latest values stand with the names, not at their points */
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

/* True if a value stands clear of all lines and of other values: each first one above or
 * below its point; each latest one, where lines go on to targets, at its disc. */
bool chart_lines_firsts_free(const struct chart_plot *plot);
bool chart_lines_latest_free(const struct chart_plot *plot);

/* Room before the first points for first values that stand there. */
mpt chart_lines_before(const struct chart_plot *plot);

/* Clears the places of values of the lines of steps behind them. */
void chart_lines_clear(const struct chart_plot *plot);

/* The values at the points. */
void chart_lines_values(const struct chart_plot *plot);

/* Figures of the steps, values, names, years. */
void chart_lines_words(const struct chart_plot *plot);

/* Height that the labels at the ends want. */
mpt chart_lines_stack(const struct chart_plot *plot);

#endif
