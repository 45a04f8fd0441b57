/* What charts have in common while their figures are found, whatever section they come
 * from: which rows and columns are wanted, values in one unit, shares. */
#include "model/kinds/chart_data.h"
#include "base/array.h"
#include "model/kinds/sums.h"
#include "model/name.h"
#include <stdarg.h>

enum { WHOLE_PERCENT = 100, TENTHS = 1000 };

void chart_fault(struct chart_finding *finding, struct mark mark, const char *rule,
                 const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    const struct diag_fault fault = {DIAG_ERROR, mark, rule};
    diag_report_list(finding->decoder->diag, &fault, format, arguments);
    va_end(arguments);
    finding->sound = false;
}

int64_t chart_units(const struct chart_data *data, struct number number)
{
    int64_t units = 0;
    return number_scaled(&units, number, data->decimals) ? units : 0;
}

/* ---- picking --------------------------------------------------------------------- */

static void report_unknown(struct chart_finding *finding, struct word name,
                           const struct chart_things *things)
{
    struct arena *arena = finding->decoder->arena;
    struct names names = {0};
    for (size_t i = 0; i < things->count; i++) {
        if (things->ids[i].size > 0) {
            *array_push(arena, &names) = things->ids[i];
        }
    }
    const struct unknown_name unknown = {.name = name.text,
                                         .rule = "reference-unknown",
                                         .unknown = things->unknown,
                                         .allowed = &names,
                                         .allowed_title = things->known};
    finding->sound = false;
    name_report_unknown(finding->decoder->diag, name.mark, &unknown, arena);
}

static void pick_one(struct chart_finding *finding, struct chart_picks *picks,
                     struct word name, size_t at)
{
    for (size_t i = 0; i < picks->count; i++) {
        if (picks->items[i] == at) {
            chart_fault(finding, name.mark, "reference-duplicate",
                        "\"%.*s\" is already in this list; name it once",
                        STR_ARGS(name.text));
            return;
        }
    }
    picks->items[picks->count++] = at;
}

struct chart_picks chart_pick(struct chart_finding *finding,
                              const struct chart_ids *named,
                              const struct chart_things *things)
{
    struct chart_picks picks = {0};
    picks.items =
        arena_new_array(finding->decoder->arena, things->count + named->count, size_t);
    for (size_t i = 0; i < things->count && named->count == 0; i++) {
        if (things->usual[i]) {
            picks.items[picks.count++] = i;
        }
    }
    for (size_t i = 0; i < named->count; i++) {
        size_t at = 0;
        while (at < things->count && !str_equal(things->ids[at], named->items[i].text)) {
            at++;
        }
        if (at == things->count) {
            report_unknown(finding, named->items[i], things);
        } else {
            pick_one(finding, &picks, named->items[i], at);
        }
    }
    return picks;
}

/* ---- values ---------------------------------------------------------------------- */

void chart_make(struct chart_finding *finding, size_t rows, size_t columns)
{
    struct chart_data *data = &finding->chart->data;
    struct arena *arena = finding->decoder->arena;
    data->row_count = rows;
    data->column_count = columns;
    data->rows = arena_new_array(arena, rows, struct chart_name);
    data->columns = arena_new_array(arena, columns, struct chart_name);
    data->values = arena_new_array(arena, rows * columns, struct chart_value);
}

void chart_take(struct chart_finding *finding, size_t row, size_t column,
                const struct amount *amount)
{
    struct chart_data *data = &finding->chart->data;
    struct chart_value *value = &data->values[row * data->column_count + column];
    switch (amount->kind) {
    case AMOUNT_NUMBER:
        sum_check_money(finding->decoder, amount, N_("this chart"));
        value->given = true;
        value->number = amount->number;
        return;
    case AMOUNT_NONE: value->none = true; return;
    case AMOUNT_EMPTY: return;
    case AMOUNT_BOUND:
    case AMOUNT_RANGE:
    case AMOUNT_MOMENT:
    case AMOUNT_UNKNOWN:
    case AMOUNT_NOT_APPLICABLE: break;
    }
    chart_fault(finding, finding->chart->of.mark, "chart-value",
                "a chart draws numbers, and line %u has none; leave that row out with  "
                "rows: […]  or the column with  columns: […]",
                (unsigned)amount->mark.line);
}

/* ---- moments --------------------------------------------------------------------- */

bool chart_has_years(const struct chart *chart)
{
    return chart->type == CHART_LINES || chart->type == CHART_SLOPE ||
           chart->type == CHART_MULTIPLES;
}

static void swap_columns(struct chart_data *data, size_t a, size_t b)
{
    struct chart_name name = data->columns[a];
    data->columns[a] = data->columns[b];
    data->columns[b] = name;
    for (size_t row = 0; row < data->row_count; row++) {
        struct chart_value *values = &data->values[row * data->column_count];
        struct chart_value value = values[a];
        values[a] = values[b];
        values[b] = value;
    }
}

/* The columns in the order of time, where each has one of its own. */
static void order_moments(struct chart_finding *finding)
{
    struct chart_data *data = &finding->chart->data;
    for (size_t c = 0; c < data->column_count; c++) {
        const struct chart_name *own = &data->columns[c];
        if (own->year.year == 0) {
            chart_fault(finding, finding->chart->of.mark, "chart-years",
                        "line %u has no year, so it has no place in this chart",
                        (unsigned)own->mark.line);
            continue;
        }
        for (size_t at = c; at > 0; at--) {
            int order =
                moment_compare(data->columns[at - 1].year, data->columns[at].year);
            if (order == 0) {
                chart_fault(finding, finding->chart->of.mark, "chart-years",
                            "the year %d stands twice; name those that it shall show",
                            data->columns[at].year.year);
            }
            if (order <= 0) {
                break;
            }
            swap_columns(data, at - 1, at);
        }
    }
}

/* ---- shares ---------------------------------------------------------------------- */

static bool share_row(struct chart_data *data, size_t row, int64_t whole,
                      struct arena *arena)
{
    struct chart_value *values = &data->values[row * data->column_count];
    struct number *numbers = arena_new_array(arena, data->column_count, struct number);
    int64_t *parts = arena_new_array(arena, data->column_count, int64_t);
    for (size_t i = 0; i < data->column_count; i++) {
        numbers[i] = values[i].number;
    }
    bool sound = number_shares(parts, numbers, data->column_count, whole, arena);
    bool small = false;
    for (size_t i = 0; i < data->column_count; i++) {
        values[i].share = sound ? parts[i] : 0;
    }
    /* One percent, exactly: a hundred times the part against the sum. */
    int64_t sum = 0;
    for (size_t i = 0; i < data->column_count; i++) {
        sum += values[i].units;
    }
    for (size_t i = 0; i < data->column_count; i++) {
        small =
            small || (values[i].units > 0 &&
                      values[i].units < sum / WHOLE_PERCENT + (sum % WHOLE_PERCENT > 0));
    }
    return small;
}

/* Shares of each row, by largest remainder: in whole percents if no part is smaller than
 * one of them, else in tenths. */
static void reckon_shares(struct chart_data *data, struct arena *arena)
{
    bool small = false;
    for (size_t row = 0; row < data->row_count; row++) {
        small = share_row(data, row, WHOLE_PERCENT, arena) || small;
    }
    data->shares = true;
    data->share_decimals = small ? 1 : 0;
    for (size_t row = 0; row < data->row_count && small; row++) {
        (void)share_row(data, row, TENTHS, arena);
    }
}

/* ---- all of it ------------------------------------------------------------------- */

static void find_decimals(struct chart_data *data)
{
    for (size_t i = 0; i < data->row_count * data->column_count; i++) {
        if (data->values[i].given && data->values[i].number.decimals > data->decimals) {
            data->decimals = data->values[i].number.decimals;
        }
    }
}

static void scale_values(struct chart_finding *finding)
{
    struct chart_data *data = &finding->chart->data;
    find_decimals(data);
    for (size_t i = 0; i < finding->chart->target_count; i++) {
        const struct amount *value = &finding->chart->targets[i].value;
        data->decimals = value->number.decimals > data->decimals ? value->number.decimals
                                                                 : data->decimals;
    }
    if (finding->chart->reference.given) {
        unsigned own = finding->chart->reference.value.number.decimals;
        data->decimals = own > data->decimals ? own : data->decimals;
    }
    for (size_t i = 0; i < data->row_count * data->column_count; i++) {
        struct chart_value *value = &data->values[i];
        if (value->given &&
            !number_scaled(&value->units, value->number, data->decimals)) {
            chart_fault(finding, finding->chart->of.mark, "chart-value",
                        "the figures have too many digits together to be drawn on one "
                        "scale");
            return;
        }
    }
}

static void check_parts(struct chart_finding *finding, size_t row)
{
    const struct chart_data *data = &finding->chart->data;
    const struct chart_name *name = &data->rows[row];
    bool any = false;
    for (size_t i = 0; i < data->column_count; i++) {
        const struct chart_value *value = chart_value_at(data, row, i);
        any = any || value->units > 0;
        if (value->units < 0) {
            chart_fault(finding, finding->chart->of.mark, "chart-value",
                        "parts of a whole cannot be negative, as in line %u; make it  "
                        "type: grouped",
                        (unsigned)name->mark.line);
            return;
        }
    }
    if (!any) {
        chart_fault(finding, finding->chart->of.mark, "chart-value",
                    "the row of line %u has nothing to divide; leave it out with  rows: "
                    "[…]",
                    (unsigned)name->mark.line);
    }
}

/* Slopes and dots say something of both ends of a row. */
static void check_whole(struct chart_finding *finding, size_t row)
{
    const struct chart_data *data = &finding->chart->data;
    for (size_t i = 0; i < data->column_count; i++) {
        if (!chart_value_at(data, row, i)->given) {
            chart_fault(finding, finding->chart->of.mark, "chart-value",
                        "the row of line %u lacks one of the two values; leave it out "
                        "with  rows: […]",
                        (unsigned)data->rows[row].mark.line);
            return;
        }
    }
}

/* How many rows and columns each type takes. */
static const struct {
    const char *name;
    size_t least_rows, most_rows, least_columns, most_columns;
} TYPES[CHART_TYPE_COUNT] = {
    [CHART_BARS] = {N_("a chart of bars"), 1, 200, 1, 1},
    [CHART_GROUPED] = {N_("a chart of grouped bars"), 1, 200, 2, 3},
    [CHART_STACKED] = {N_("a chart of stacked bars"), 1, 200, 2, 5},
    [CHART_LINES] = {N_("a chart of lines"), 1, 4, 2, 400},
    [CHART_SLOPE] = {N_("a chart of two dates (slope)"), 2, 12, 2, 2},
    [CHART_DOTS] = {N_("a chart of dots"), 1, 200, 2, 2},
    [CHART_MULTIPLES] = {N_("a chart of small multiples"), 4, 12, 2, 400},
};

/* What would be right instead. */
static const char *advice_of(enum chart_type type, bool rows, bool many)
{
    switch (type) {
    case CHART_BARS:
        return many ? N_("name one with  columns: [id]") : N_("add a column of numbers");
    case CHART_STACKED:
        return many ? N_("join the small ones") : N_("make it  type: bars");
    case CHART_LINES:
        return rows && many
                   ? N_("make it  type: multiples, or name four with  rows: […]  or  "
                        "columns: […]")
                   : N_("make it  type: bars");
    case CHART_MULTIPLES:
        return rows && many ? N_("name twelve") : N_("make it  type: lines");
    case CHART_UNKNOWN:
    case CHART_GROUPED:
    case CHART_SLOPE:
    case CHART_DOTS: break;
    }
    return N_("name those that it shall show with  columns: […]  or  rows: […]");
}

static void report_rows(struct chart_finding *finding, size_t count)
{
    enum chart_type type = finding->chart->type;
    size_t least = TYPES[type].least_rows, most = TYPES[type].most_rows;
    bool many = count > most;
    chart_fault(finding, finding->chart->of.mark, "chart-count",
                many ? N_("%s takes at most %zu rows, and here are %zu; %s")
                     : N_("%s takes at least %zu rows, and here are %zu; %s"),
                TYPES[type].name, many ? most : least, count,
                advice_of(type, true, many));
}

static void report_columns(struct chart_finding *finding, size_t count)
{
    enum chart_type type = finding->chart->type;
    size_t least = TYPES[type].least_columns, most = TYPES[type].most_columns;
    bool many = count > most;
    chart_fault(finding, finding->chart->of.mark, "chart-count",
                most == 1       ? N_("%s takes exactly %zu column, and here are %zu; %s")
                : most == least ? N_("%s takes exactly %zu columns, and here are %zu; %s")
                : many          ? N_("%s takes at most %zu columns, and here are %zu; %s")
                       : N_("%s takes at least %zu columns, and here are %zu; %s"),
                TYPES[type].name, many ? most : least, count,
                advice_of(type, false, many));
}

void chart_check_count(struct chart_finding *finding, enum chart_axis axis, size_t count)
{
    enum chart_type type = finding->chart->type;
    bool rows = axis == CHART_ROWS;
    size_t least = rows ? TYPES[type].least_rows : TYPES[type].least_columns;
    size_t most = rows ? TYPES[type].most_rows : TYPES[type].most_columns;
    if (count >= least && count <= most) {
        return;
    }
    if (rows) {
        report_rows(finding, count);
    } else {
        report_columns(finding, count);
    }
}

void chart_finish(struct chart_finding *finding)
{
    struct chart *chart = finding->chart;
    if (!finding->sound) {
        return;
    }
    chart_check_count(finding, CHART_ROWS, chart->data.row_count);
    chart_check_count(finding, CHART_COLUMNS, chart->data.column_count);
    scale_values(finding);
    if (chart_has_years(chart)) {
        order_moments(finding);
    }
    for (size_t row = 0; row < chart->data.row_count && finding->sound; row++) {
        if (chart->type == CHART_STACKED) {
            check_parts(finding, row);
        } else if (chart->type == CHART_SLOPE || chart->type == CHART_DOTS) {
            check_whole(finding, row);
        }
    }
    if (finding->sound && chart->type == CHART_STACKED &&
        chart->data.kind != CHART_PERCENT) {
        reckon_shares(&chart->data, finding->decoder->arena);
    }
}
