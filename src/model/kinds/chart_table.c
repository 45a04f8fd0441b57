/* The figures of a chart from a table: which of its rows and columns are bars, parts,
 * series or moments. */
#include "model/kinds/chart_data.h"

/* A table as its rows and columns stand, whatever groups there are. */
struct plain_table {
    const struct data_table *table;
    const struct table_row **rows;
    size_t row_count;
    struct chart_picks picked_rows, picked_columns;
};

static struct plain_table plain_of(const struct data_table *table, struct arena *arena)
{
    struct plain_table plain = {.table = table};
    size_t count = 0;
    for (size_t g = 0; g < table->group_count; g++) {
        count += table->groups[g].row_count;
    }
    plain.rows = arena_array(arena, count + 1, sizeof *plain.rows);
    for (size_t g = 0; g < table->group_count; g++) {
        for (size_t r = 0; r < table->groups[g].row_count; r++) {
            plain.rows[plain.row_count++] = &table->groups[g].rows[r];
        }
    }
    return plain;
}

/* The id of a row, else its code. */
static struct str row_id(const struct chart_finding *finding,
                         const struct data_table *table, const struct table_row *row)
{
    enum lang lang = finding->decoder->brochure->document.languages[0];
    for (size_t c = 0; c < table->column_count && row->id.size == 0; c++) {
        if (table->columns[c].type == COLUMN_CODE &&
            row->cells[c].text.text[lang].size > 0) {
            return row->cells[c].text.text[lang];
        }
    }
    return row->id;
}

static bool is_drawn(const struct data_table *table, size_t column)
{
    const struct table_column *own = &table->columns[column];
    return column != table->label && column_is_figure(own) && own->type != COLUMN_YEAR &&
           own->type != COLUMN_DATE;
}

/* Without ids all rows, and all columns of figures that no others make up. */
static void pick(struct chart_finding *finding, struct plain_table *plain)
{
    struct arena *arena = finding->decoder->arena;
    const struct data_table *table = plain->table;
    struct str *ids = arena_new_array(arena, plain->row_count + 1, struct str);
    bool *usual = arena_new_array(arena, plain->row_count + 1, bool);
    for (size_t i = 0; i < plain->row_count; i++) {
        ids[i] = row_id(finding, table, plain->rows[i]);
        usual[i] = true;
    }
    const struct chart_things rows = {ids, usual, plain->row_count, N_("unknown row"),
                                      N_("the rows with an id are")};
    plain->picked_rows = chart_pick(finding, &finding->chart->rows, &rows);
    struct str *columns = arena_new_array(arena, table->column_count, struct str);
    bool *drawn = arena_new_array(arena, table->column_count, bool);
    bool by_column = chart_has_years(finding->chart) &&
                     table->columns[table->label].type != COLUMN_YEAR;
    for (size_t i = 0; i < table->column_count; i++) {
        const struct table_column *own = &table->columns[i];
        bool made = own->sum.count > 0 || own->share_of.text.size > 0;
        columns[i] = is_drawn(table, i) ? own->id : STR("");
        drawn[i] = is_drawn(table, i) && !made && (!by_column || own->year.year > 0);
    }
    const struct chart_things things = {columns, drawn, table->column_count,
                                        N_("unknown column"),
                                        N_("the columns with an id are")};
    plain->picked_columns = chart_pick(finding, &finding->chart->columns, &things);
}

/* ---- one unit -------------------------------------------------------------------- */

static enum chart_unit unit_of(const struct table_column *column)
{
    return column->type == COLUMN_PERCENT ? CHART_PERCENT
           : column->type == COLUMN_MONEY ? CHART_MONEY
                                          : CHART_NUMBERS;
}

static bool same_text(const struct localized *a, const struct localized *b)
{
    for (enum lang lang = 0; lang < LANG_COUNT; lang++) {
        if (!str_equal(a->text[lang], b->text[lang])) {
            return false;
        }
    }
    return true;
}

static bool same_unit(const struct table_column *a, const struct table_column *b)
{
    bool money = a->type == COLUMN_MONEY;
    return unit_of(a) == unit_of(b) &&
           (money ? a->scale == b->scale && a->print == b->print &&
                        str_equal(a->money.code.text, b->money.code.text)
                  : same_text(&a->unit, &b->unit));
}

static void find_unit(struct chart_finding *finding, const struct plain_table *plain)
{
    struct chart_data *data = &finding->chart->data;
    const struct chart_picks *picks = &plain->picked_columns;
    if (picks->count == 0) {
        return;
    }
    const struct table_column *first = &plain->table->columns[picks->items[0]];
    for (size_t i = 1; i < picks->count; i++) {
        const struct table_column *own = &plain->table->columns[picks->items[i]];
        if (!same_unit(first, own)) {
            chart_fault(finding, finding->chart->of.mark, "chart-unit",
                        "a chart has one unit, but \"%.*s\" and \"%.*s\" have two; name "
                        "columns of one unit with  columns: [id]",
                        STR_ARGS(first->id), STR_ARGS(own->id));
            return;
        }
    }
    data->kind = unit_of(first);
    data->unit = localized_is_given(&first->unit) ? &first->unit : NULL;
    data->money = &first->money;
    data->scale = first->type == COLUMN_MONEY ? first->scale : 0;
    data->print = first->type == COLUMN_MONEY ? first->print : 0;
    data->sign = first->sign;
    data->pads = first->has_decimals;
    data->decimals = first->has_decimals ? (unsigned)first->decimals : 0;
}

/* ---- rows and columns ------------------------------------------------------------ */

static struct chart_name name_of_row(const struct chart_finding *finding,
                                     const struct plain_table *plain, size_t at)
{
    const struct data_table *table = plain->table;
    const struct table_row *row = plain->rows[at];
    const struct table_cell *label = &row->cells[table->label];
    struct chart_name name = {.id = row_id(finding, table, row), .mark = row->mark};
    if (table->columns[table->label].type == COLUMN_YEAR) {
        name.year = label->amount.moment;
    } else {
        name.text = &label->text;
    }
    return name;
}

static struct chart_name name_of_column(const struct plain_table *plain, size_t at)
{
    const struct table_column *column = &plain->table->columns[at];
    return (struct chart_name){.id = column->id,
                               .text = &column->head,
                               .year = column->year,
                               .mark = column->mark};
}

/* Rows of the table are rows of the chart, or its columns where they are years. */
static void fill(struct chart_finding *finding, const struct plain_table *plain,
                 bool turned)
{
    struct chart_data *data = &finding->chart->data;
    const struct chart_picks *rows = &plain->picked_rows,
                             *columns = &plain->picked_columns;
    chart_make(finding, turned ? columns->count : rows->count,
               turned ? rows->count : columns->count);
    for (size_t r = 0; r < rows->count; r++) {
        struct chart_name *names = turned ? data->columns : data->rows;
        names[r] = name_of_row(finding, plain, rows->items[r]);
        for (size_t c = 0; c < columns->count; c++) {
            const struct amount *amount =
                &plain->rows[rows->items[r]]->cells[columns->items[c]].amount;
            chart_take(finding, turned ? c : r, turned ? r : c, amount);
        }
    }
    for (size_t c = 0; c < columns->count; c++) {
        struct chart_name *names = turned ? data->rows : data->columns;
        names[c] = name_of_column(plain, columns->items[c]);
    }
}

void chart_read_table(struct chart_finding *finding, const struct data_table *table)
{
    struct plain_table plain = plain_of(table, finding->decoder->arena);
    bool years = chart_has_years(finding->chart);
    if (plain.row_count == 0 || table->column_count == 0) {
        finding->sound = false; /* that is said already */
        return;
    }
    bool turned = years && table->columns[table->label].type == COLUMN_YEAR;
    pick(finding, &plain);
    if (finding->sound && plain.picked_columns.count == 0 && years) {
        chart_fault(finding, finding->chart->of.mark, "chart-years",
                    "nothing in this table says years; give its columns  year: 2025, or "
                    "make its first column  type: year");
    }
    if (!years) {
        chart_check_count(finding, CHART_COLUMNS, plain.picked_columns.count);
    }
    if (!finding->sound) {
        return;
    }
    find_unit(finding, &plain);
    finding->chart->data.caption = &table->caption;
    finding->chart->data.row_head = &table->columns[table->label].head;
    fill(finding, &plain, turned);
}
