/* The figures of a chart from a budget: its rows by its sources or years. */
#include "model/kinds/chart_data.h"

static const struct localized *name_of(const struct budget_row *row)
{
    return localized_is_given(&row->name) || row->priority == NULL
               ? &row->name
               : &row->priority->title;
}

static struct chart_name column_of(const struct budget *budget, size_t at)
{
    if (budget->column_count == 0) {
        return (struct chart_name){.text = &budget->caption, .year = budget->year};
    }
    const struct budget_column *column = &budget->columns[at];
    return (struct chart_name){.id = column->id,
                               .text = budget->by_years ? NULL : &column->name,
                               .year = column->year,
                               .mark = column->mark};
}

static struct chart_picks pick_rows(struct chart_finding *finding,
                                    const struct budget *budget)
{
    struct arena *arena = finding->decoder->arena;
    struct str *ids = arena_new_array(arena, budget->row_count, struct str);
    bool *usual = arena_new_array(arena, budget->row_count, bool);
    for (size_t i = 0; i < budget->row_count; i++) {
        const struct budget_row *row = &budget->rows[i];
        ids[i] = row->id.text.size > 0 ? row->id.text : row->code.text;
        usual[i] = true;
    }
    const struct chart_things rows = {ids, usual, budget->row_count, N_("unknown row"),
                                      N_("the rows with an id are")};
    return chart_pick(finding, &finding->chart->rows, &rows);
}

static struct chart_picks pick_columns(struct chart_finding *finding,
                                       const struct budget *budget)
{
    struct arena *arena = finding->decoder->arena;
    size_t count = budget_cells(budget);
    struct str *ids = arena_new_array(arena, count, struct str);
    bool *usual = arena_new_array(arena, count, bool);
    for (size_t i = 0; i < count; i++) {
        ids[i] = column_of(budget, i).id;
        usual[i] = true;
    }
    const struct chart_things columns = {
        ids, usual, count, budget->by_years ? N_("unknown year") : N_("unknown source"),
        budget->by_years ? N_("the years are") : N_("the sources are")};
    return chart_pick(finding, &finding->chart->columns, &columns);
}

static void fill(struct chart_finding *finding, const struct budget *budget,
                 const struct chart_picks *rows, const struct chart_picks *columns)
{
    struct chart_data *data = &finding->chart->data;
    chart_make(finding, rows->count, columns->count);
    for (size_t c = 0; c < columns->count; c++) {
        data->columns[c] = column_of(budget, columns->items[c]);
    }
    for (size_t r = 0; r < rows->count; r++) {
        const struct budget_row *row = &budget->rows[rows->items[r]];
        data->rows[r] = (struct chart_name){.id = row->id.text.size > 0 ? row->id.text
                                                                        : row->code.text,
                                            .text = name_of(row),
                                            .mark = row->mark};
        for (size_t c = 0; c < columns->count; c++) {
            chart_take(finding, r, c, &row->cells[columns->items[c]].amount);
        }
    }
}

void chart_read_budget(struct chart_finding *finding, const struct budget *budget)
{
    const struct chart *chart = finding->chart;
    if (chart_has_years(chart) && !budget->by_years) {
        chart_fault(finding, chart->of.mark, "chart-years",
                    "this budget has no years, so it cannot be drawn over time; make it  "
                    "type: bars  or  type: stacked");
        return;
    }
    if (budget->row_count == 0 || budget->rows[0].cells == NULL) {
        chart_fault(finding, chart->of.mark, "chart-count",
                    "this budget has no rows to draw; name one that has");
        return;
    }
    struct chart_picks rows = pick_rows(finding, budget);
    struct chart_picks columns = pick_columns(finding, budget);
    struct chart_data *data = &finding->chart->data;
    data->caption = &budget->caption;
    data->kind = CHART_MONEY;
    data->money = &budget->money;
    data->scale = budget->scale;
    data->print = budget->print;
    fill(finding, budget, &rows, &columns);
}
