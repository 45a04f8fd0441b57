/* What a chart draws, found in the section that it names. */
#ifndef MODEL_KINDS_CHART_DATA_H
#define MODEL_KINDS_CHART_DATA_H

#include "model/decoder.h"
#include "model/section.h"

/* A chart while its figures are found. */
struct chart_finding {
    struct decoder *decoder;
    const struct section *section; /* the chart */
    struct chart *chart;
    bool sound; /* no fault was found so far */
};

/* Fills chart->data from a table, indicators or a budget; all faults are reported. */
void chart_read_table(struct chart_finding *finding, const struct data_table *table);
void chart_read_indicators(struct chart_finding *finding,
                           const struct indicators *indicators);

void chart_read_budget(struct chart_finding *finding, const struct budget *budget);

/* What the ids of a chart may name. */
struct chart_things {
    const struct str *ids; /* empty: it cannot be named */
    const bool *usual; /* drawn where the chart names none */
    size_t count;
    const char *unknown, *known; /* "unknown row", "the rows with an id are" */
};

/* Which of them the chart names, in its order; without ids the usual ones. */
struct chart_picks {
    size_t *items;
    size_t count;
};
struct chart_picks chart_pick(struct chart_finding *finding,
                              const struct chart_ids *named,
                              const struct chart_things *things);

/* True if the columns of a chart of that type are moments. */
bool chart_has_years(const struct chart *chart);

/* Makes the rows by columns of the chart; values are filled in with chart_take. */
void chart_make(struct chart_finding *finding, size_t rows, size_t columns);

/* The value of a row in a column; what is no number is reported. */
void chart_take(struct chart_finding *finding, size_t row, size_t column,
                const struct amount *amount);

/* Reports it if a chart of that type does not take so many rows or columns. */
enum chart_axis { CHART_ROWS, CHART_COLUMNS };
void chart_check_count(struct chart_finding *finding, enum chart_axis axis, size_t count);

/* Reports a fault of the chart. */
void chart_fault(struct chart_finding *finding, struct mark mark, const char *rule,
                 const char *format, ...) __attribute__((format(printf, 4, 5)));

/* What only all figures show: decimals, shares, how many there may be. */
void chart_finish(struct chart_finding *finding);

#endif
