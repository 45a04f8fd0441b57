/* Charts: what is drawn of the figures of another section. */
#ifndef MODEL_CHART_H
#define MODEL_CHART_H

#include "model/amount.h"

enum chart_type {
    CHART_UNKNOWN, /* not said, or not known */
    CHART_BARS,
    CHART_GROUPED,
    CHART_STACKED,
    CHART_LINES,
    CHART_SLOPE,
    CHART_DOTS,
    CHART_MULTIPLES
};
enum { CHART_TYPE_COUNT = CHART_MULTIPLES + 1 };

struct section;

/* Ids as the file names them. */
struct chart_ids {
    struct word *items;
    size_t count;
};

/* Where a series is to come to. */
struct chart_target {
    struct word id;
    struct mark mark;
    struct moment year;
    struct amount value;
};

struct chart_reference {
    struct mark mark;
    bool given;
    struct amount value;
    struct localized label;
};

enum chart_gaps { GAPS_BREAK, GAPS_JOIN };

/* A value of an indicator that a column of a chart shows. */
enum chart_part {
    CHART_PART_NONE,
    CHART_PART_BASELINE,
    CHART_PART_LATEST,
    CHART_PART_TARGET
};

/* What a row or a column of a chart is: a text, or a moment, or both. */
struct chart_name {
    struct str id;
    const struct localized *text; /* of the other section; NULL: none */
    struct moment year; /* year 0: none */
    enum chart_part part;
    bool emphasis;
    const struct chart_target *target; /* of a series; NULL: none */
    struct mark mark;
};

struct chart_value {
    bool given;
    bool none; /* the other section says that there is none */
    struct number number; /* as typed */
    int64_t units; /* the same in units of the chart's decimals */
    int64_t share; /* of its row, in units of the chart's share decimals */
};

enum chart_unit { CHART_NUMBERS, CHART_PERCENT, CHART_MONEY };

/* What is drawn, once found. Rows are bars, groups of bars, or series; columns are their
 * parts, or the moments of the series, in the order of time. */
struct chart_data {
    struct chart_name *rows, *columns;
    size_t row_count, column_count;
    struct chart_value *values; /* row by row */
    const struct section *section; /* whose figures they are; NULL: not found */
    const struct localized *caption, *source; /* of that section */
    const struct localized *row_head; /* what its rows are; NULL: not said */
    enum chart_unit kind;
    const struct localized *unit; /* NULL: none */
    const struct money *money;
    int scale, print; /* of money */
    unsigned decimals; /* that every value can be shown in */
    bool sign; /* values are changes */
    bool pads; /* every value is shown with so many */
    bool shares; /* values are shown as shares of their row */
    unsigned share_decimals;
};

struct chart {
    struct word of; /* id of the section whose figures are drawn */
    enum chart_type type;
    struct localized finding, caption;
    struct chart_ids rows, columns, emphasis;
    struct chart_target *targets;
    size_t target_count;
    struct chart_reference reference;
    enum chart_gaps gaps;
    bool has_gaps;
    struct chart_data data;
};

/* The value of a row in a column. */
static inline const struct chart_value *chart_value_at(const struct chart_data *data,
                                                       size_t row, size_t column)
{
    return &data->values[row * data->column_count + column];
}

/* A number of the other section in units of the chart's decimals. */
int64_t chart_units(const struct chart_data *data, struct number number);

#endif
