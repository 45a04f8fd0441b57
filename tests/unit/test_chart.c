/* What a chart finds in another section: rows, columns, time, one unit, shares. The words
 * of its messages are the business of the golden cases. */
#include "input/input.h"
#include "model/model.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define HEAD                                                                    \
    "format: 1\n"                                                               \
    "document:\n"                                                               \
    "  id: primerna\n"                                                          \
    "  languages: [en]\n"                                                       \
    "  title: {en: Data}\n"                                                     \
    "  issuer: {en: Municipality of Primerna}\n"                                \
    "  date: 2027-03-15\n"                                                      \
    "  currency: EUR\n"                                                         \
    "sections:\n"                                                               \
    "  - kind: table\n"                                                         \
    "    id: places\n"                                                          \
    "    heading: {en: Places}\n"                                               \
    "    source: {en: Office}\n"                                                \
    "    columns:\n"                                                            \
    "      - {id: code, head: {en: No.}, type: code}\n"                         \
    "      - {id: name, head: {en: Place}}\n"                                   \
    "      - {id: b, head: {en: Later}, type: decimal, year: 2025}\n"           \
    "      - {id: a, head: {en: Before}, type: decimal, year: 2020}\n"          \
    "      - {id: m, head: {en: Money}, type: money}\n"                         \
    "      - {id: all, head: {en: Both}, type: decimal, sum: [a, b]}\n"         \
    "    rows:\n"                                                               \
    "      - {code: \"1\", name: {en: Town}, a: 1.25, b: 2, m: 5}\n"            \
    "      - {code: \"2\", id: hill, name: {en: Ridge}, a: 3, b: none, m: 5}\n" \
    "      - {code: \"3\", name: {en: River}, a: 995.75, b: 1, m: 5}\n"         \
    "  - kind: table\n"                                                         \
    "    id: years\n"                                                           \
    "    heading: {en: Years}\n"                                                \
    "    source: {en: Office}\n"                                                \
    "    columns:\n"                                                            \
    "      - {id: y, head: {en: Year}, type: year}\n"                           \
    "      - {id: u, head: {en: Buses}, type: integer}\n"                       \
    "      - {id: v, head: {en: Doctors}, type: integer}\n"                     \
    "    rows:\n"                                                               \
    "      - {y: 2024, u: 1, v: 7}\n"                                           \
    "      - {y: 2021, u: 2, v: 8}\n"                                           \
    "      - {y: 2023-Q3, u: 3, v: 9}\n"

struct sample {
    struct arena *arena;
    struct diag *diag;
    struct brochure brochure;
    const struct chart_data *data;
    bool sound;
};

static struct sample load(const char *chart)
{
    const struct model_options options = {.allow_missing = false};
    struct sample sample = {.arena = arena_create()};
    struct node root;
    sample.diag = diag_create(sample.arena);
    struct str text = str_format(
        sample.arena, "%s  - {kind: chart, finding: {en: Finding}, %s}\n", HEAD, chart);
    const struct source *source = source_make(sample.arena, STR("chart.yaml"), text);
    assert_true(input_read(&root, source, sample.arena, sample.diag));
    sample.sound =
        model_load(&sample.brochure, &root, &options, sample.arena, sample.diag);
    sample.data = &sample.brochure.sections[2].as.chart.data;
    return sample;
}

static void drop(struct sample *sample)
{
    arena_destroy(sample->arena);
}

static void expect_row(const struct sample *sample, size_t row, const int64_t *units,
                       size_t count)
{
    assert_int_equal(sample->data->column_count, count);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(chart_value_at(sample->data, row, i)->units, units[i]);
    }
}

/* By code and by id, in the order of the chart; all in units of the most decimals. */
static void test_rows_as_the_chart_names_them(void **state)
{
    (void)state;
    struct sample sample =
        load("of: places, type: bars, columns: [a], rows: [\"3\", hill, \"1\"]");
    assert_true(sample.sound);
    assert_int_equal(sample.data->row_count, 3);
    assert_int_equal(sample.data->decimals, 2);
    expect_row(&sample, 0, (const int64_t[]){99575}, 1);
    expect_row(&sample, 1, (const int64_t[]){300}, 1);
    expect_row(&sample, 2, (const int64_t[]){125}, 1);
    drop(&sample);
}

/* Lines: columns with a year, in the order of time; sums are none of them. */
static void test_columns_with_years_are_moments(void **state)
{
    (void)state;
    struct sample sample = load("of: places, type: lines");
    assert_true(sample.sound);
    assert_int_equal(sample.data->row_count, 3);
    assert_int_equal(sample.data->columns[0].year.year, 2020);
    assert_int_equal(sample.data->columns[1].year.year, 2025);
    expect_row(&sample, 0, (const int64_t[]){125, 200}, 2);
    assert_false(chart_value_at(sample.data, 1, 1)->given);
    assert_true(chart_value_at(sample.data, 1, 1)->none);
    drop(&sample);
}

/* With years as labels, columns are the series. */
static void test_labels_that_are_years_turn_the_table(void **state)
{
    (void)state;
    struct sample sample = load("of: years, type: lines, emphasis: [v], targets: {u: "
                                "{year: 2027, value: 12}}");
    assert_true(sample.sound);
    assert_int_equal(sample.data->row_count, 2);
    expect_row(&sample, 0, (const int64_t[]){2, 3, 1}, 3);
    expect_row(&sample, 1, (const int64_t[]){8, 9, 7}, 3);
    assert_int_equal(sample.data->columns[1].year.quarter, 3);
    assert_true(sample.data->rows[1].emphasis);
    assert_non_null(sample.data->rows[0].target);
    assert_null(sample.data->rows[1].target);
    drop(&sample);
}

/* By largest remainder; in tenths as soon as a part is less than one percent. */
static void test_shares_add_up(void **state)
{
    (void)state;
    struct sample sample = load("of: years, type: stacked");
    assert_true(sample.sound);
    assert_int_equal(sample.data->share_decimals, 0);
    assert_int_equal(chart_value_at(sample.data, 0, 0)->share, 13); /* 1 of 8: 12.5 */
    assert_int_equal(chart_value_at(sample.data, 0, 1)->share, 87);
    drop(&sample);
    sample = load("of: places, type: stacked, columns: [a, b], rows: [\"1\", \"3\"]");
    assert_true(sample.sound);
    assert_int_equal(sample.data->share_decimals, 1);
    assert_int_equal(chart_value_at(sample.data, 1, 0)->share, 999);
    assert_int_equal(chart_value_at(sample.data, 1, 1)->share, 1);
    drop(&sample);
}

static void test_units_are_not_mixed(void **state)
{
    (void)state;
    struct sample sample = load("of: places, type: grouped, columns: [a, m]");
    assert_false(sample.sound);
    drop(&sample);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows_as_the_chart_names_them),
        cmocka_unit_test(test_columns_with_years_are_moments),
        cmocka_unit_test(test_labels_that_are_years_turn_the_table),
        cmocka_unit_test(test_shares_add_up),
        cmocka_unit_test(test_units_are_not_mixed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
