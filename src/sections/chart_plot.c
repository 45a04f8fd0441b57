/* Where the values of a chart of lines stand. */
#include "sections/chart_lines.h"

struct point chart_plot_point(const struct chart_plot *plot, size_t row, size_t column)
{
    const struct chart_data *data = plot->drawing->data;
    return (struct point){
        chart_at(&plot->across, chart_moment_days(data->columns[column].year)),
        chart_at(&plot->up, chart_value_at(data, row, column)->units)};
}

struct point chart_plot_target(const struct chart_plot *plot, size_t row)
{
    const struct chart_data *data = plot->drawing->data;
    const struct chart_target *target = data->rows[row].target;
    return (struct point){chart_at(&plot->across, chart_moment_days(target->year)),
                          chart_at(&plot->up, chart_units(data, target->value.number))};
}

bool chart_plot_ends(const struct chart_data *data, size_t row, size_t *first,
                     size_t *last)
{
    bool any = false;
    for (size_t c = 0; c < data->column_count; c++) {
        if (chart_value_at(data, row, c)->given) {
            *first = any ? *first : c;
            *last = c;
            any = true;
        }
    }
    return any;
}

struct path *chart_plot_path(const struct chart_plot *plot, size_t row)
{
    const struct chart_data *data = plot->drawing->data;
    struct arena *arena = plot->painting->canvas->setter->pages;
    struct path *path = arena_new(arena, struct path);
    bool open = false, join = plot->drawing->chart->gaps == GAPS_JOIN;
    for (size_t c = 0; c < data->column_count; c++) {
        if (!chart_value_at(data, row, c)->given) {
            open = open && join;
            continue;
        }
        struct point at = chart_plot_point(plot, row, c);
        if (open) {
            path_line(arena, path, at.x, at.y);
        } else {
            path_move(arena, path, at.x, at.y);
        }
        open = true;
    }
    return path;
}
