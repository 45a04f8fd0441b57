/* From where to where the values of a chart lie, and what follows from that. */
#include "sections/chart.h"

enum { MONTHS_OF_QUARTER = 3 };

static void take(int64_t value, bool *any, int64_t *least, int64_t *greatest)
{
    *least = !*any || value < *least ? value : *least;
    *greatest = !*any || value > *greatest ? value : *greatest;
    *any = true;
}

/* The least and the greatest of all values, targets and the reference. */
static void find_ends(const struct chart *chart, int64_t *least, int64_t *greatest)
{
    const struct chart_data *data = &chart->data;
    bool any = false;
    *least = *greatest = 0;
    for (size_t i = 0; i < data->row_count * data->column_count; i++) {
        if (data->values[i].given) {
            take(data->values[i].units, &any, least, greatest);
        }
    }
    for (size_t i = 0; i < chart->target_count; i++) {
        take(chart_units(data, chart->targets[i].value.number), &any, least, greatest);
    }
    if (chart->reference.given) {
        take(chart_units(data, chart->reference.value.number), &any, least, greatest);
    }
}

void chart_find_bars(const struct chart *chart, int64_t *low, int64_t *high)
{
    find_ends(chart, low, high);
    *low = *low > 0 ? 0 : *low;
    *high = *high < 0 ? 0 : *high;
    *high += *high == *low; /* nothing but zeros: no bar, but a scale */
}

int64_t chart_find_lines(const struct chart *chart, struct chart_scale *scale)
{
    int64_t least, greatest;
    find_ends(chart, &least, &greatest);
    if (!chart_starts_high(least, greatest)) {
        chart_find_bars(chart, &least, &greatest);
    }
    int64_t step = chart_step(least, greatest);
    scale->low = chart_floor(least, step);
    scale->high = chart_ceiling(greatest, step);
    scale->high += scale->high == scale->low ? step : 0;
    return step;
}

int64_t chart_moment_days(struct moment moment)
{
    int month = moment.month > 0     ? moment.month
                : moment.quarter > 0 ? (moment.quarter - 1) * MONTHS_OF_QUARTER + 1
                                     : 1;
    return chart_days(moment.year, month, moment.day > 0 ? moment.day : 1);
}

static int direction(const struct chart_data *data, size_t row)
{
    int64_t first = chart_value_at(data, row, 0)->units;
    int64_t last = chart_value_at(data, row, data->column_count - 1)->units;
    return (last > first) - (last < first);
}

bool chart_is_contrary(const struct chart_data *data, size_t row)
{
    int up = 0, down = 0;
    for (size_t i = 0; i < data->row_count; i++) {
        up += direction(data, i) > 0;
        down += direction(data, i) < 0;
    }
    return up != down && direction(data, row) == (up > down ? -1 : 1);
}
