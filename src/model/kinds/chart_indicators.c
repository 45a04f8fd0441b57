/* The figures of a chart from indicators: two of the values of each. */
#include "model/kinds/chart_data.h"

static const struct measurement *part_of(const struct indicator *indicator,
                                         enum chart_part part)
{
    return part == CHART_PART_BASELINE ? &indicator->baseline
           : part == CHART_PART_TARGET ? &indicator->target
                                       : &indicator->latest;
}

static const struct indicator **list_all(const struct indicators *indicators,
                                         size_t *count, struct arena *arena)
{
    size_t all = 0;
    for (size_t g = 0; g < indicators_group_count(indicators); g++) {
        all += indicators_group_at(indicators, g).item_count;
    }
    const struct indicator **items = arena_array(arena, all + 1, sizeof *items);
    *count = 0;
    for (size_t g = 0; g < indicators_group_count(indicators); g++) {
        struct indicator_group group = indicators_group_at(indicators, g);
        for (size_t i = 0; i < group.item_count; i++) {
            items[(*count)++] = &group.items[i];
        }
    }
    return items;
}

static bool same_unit(const struct localized *a, const struct localized *b)
{
    for (enum lang lang = 0; lang < LANG_COUNT; lang++) {
        if (!str_equal(a->text[lang], b->text[lang])) {
            return false;
        }
    }
    return true;
}

static void find_unit(struct chart_finding *finding, const struct indicator **items,
                      const struct chart_picks *picks)
{
    struct chart_data *data = &finding->chart->data;
    const struct localized *unit = &items[picks->items[0]]->unit;
    enum lang lang = finding->decoder->brochure->document.languages[0];
    for (size_t i = 1; i < picks->count; i++) {
        if (!same_unit(unit, &items[picks->items[i]]->unit)) {
            chart_fault(finding, finding->chart->of.mark, "chart-unit",
                        "a chart has one unit, but the indicators of lines %u and %u "
                        "have two; name those of one unit with  rows: [id]",
                        (unsigned)items[picks->items[0]]->mark.line,
                        (unsigned)items[picks->items[i]]->mark.line);
            return;
        }
    }
    bool percent = str_equal(unit->text[lang], STR("%"));
    data->kind = percent ? CHART_PERCENT : CHART_NUMBERS;
    data->unit = localized_is_given(unit) && !percent ? unit : NULL;
}

/* The year of a column, if all its values have the same. */
static void find_year(struct chart_finding *finding, const struct indicator **items,
                      const struct chart_picks *picks, size_t column)
{
    struct chart_name *name = &finding->chart->data.columns[column];
    struct moment year = part_of(items[picks->items[0]], name->part)->year;
    for (size_t i = 1; i < picks->count; i++) {
        const struct measurement *own = part_of(items[picks->items[i]], name->part);
        if (moment_compare(own->year, year) != 0) {
            year = (struct moment){0};
        }
    }
    name->year = year;
    if (year.year == 0 && finding->chart->type == CHART_SLOPE && finding->sound) {
        chart_fault(finding, finding->chart->of.mark, "chart-years",
                    "a slope has two years for all of its lines, and here the years of "
                    "\"%.*s\" differ or are missing; make it  type: dots",
                    STR_ARGS(name->id));
    }
}

static void fill(struct chart_finding *finding, const struct indicator **items,
                 const struct chart_picks *rows, const struct chart_picks *columns,
                 const struct str *parts)
{
    struct chart_data *data = &finding->chart->data;
    chart_make(finding, rows->count, columns->count);
    for (size_t c = 0; c < columns->count; c++) {
        data->columns[c].id = parts[columns->items[c]];
        data->columns[c].part =
            (enum chart_part)(CHART_PART_BASELINE + columns->items[c]);
        find_year(finding, items, rows, c);
    }
    for (size_t r = 0; r < rows->count; r++) {
        const struct indicator *item = items[rows->items[r]];
        data->rows[r] =
            (struct chart_name){.id = item->id.size > 0 ? item->id : item->code,
                                .text = &item->name,
                                .mark = item->mark};
        for (size_t c = 0; c < columns->count; c++) {
            chart_take(finding, r, c, &part_of(item, data->columns[c].part)->value);
        }
    }
}

void chart_read_indicators(struct chart_finding *finding,
                           const struct indicators *indicators)
{
    static const bool USUAL[] = {true, true, false};
    const struct str parts[] = {STR("baseline"), STR("latest"), STR("target")};
    struct arena *arena = finding->decoder->arena;
    struct chart *chart = finding->chart;
    size_t count = 0;
    const struct indicator **items = list_all(indicators, &count, arena);
    if (chart->type != CHART_DOTS && chart->type != CHART_SLOPE) {
        chart_fault(finding, chart->of.mark, "chart-of",
                    "indicators are drawn as dots or as a slope, for what lies between "
                    "their values was not measured; make it  type: dots");
        return;
    }
    struct str *ids = arena_new_array(arena, count + 1, struct str);
    bool *usual = arena_new_array(arena, count + 1, bool);
    for (size_t i = 0; i < count; i++) {
        ids[i] = items[i]->id.size > 0 ? items[i]->id : items[i]->code;
        usual[i] = true;
    }
    const struct chart_things all = {ids, usual, count, N_("unknown indicator"),
                                     N_("the indicators with an id are")};
    const struct chart_things values = {parts, USUAL, sizeof parts / sizeof parts[0],
                                        N_("unknown column"),
                                        N_("the columns with an id are")};
    struct chart_picks rows = chart_pick(finding, &chart->rows, &all);
    struct chart_picks columns = chart_pick(finding, &chart->columns, &values);
    if (rows.count == 0 || columns.count == 0) {
        finding->sound = false;
        return;
    }
    find_unit(finding, items, &rows);
    chart->data.caption = &indicators->caption;
    fill(finding, items, &rows, &columns, parts);
}
