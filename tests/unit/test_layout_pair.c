/* Spaces between rows as the look states them, and the columns of the page. */
#include "layout/grid.h"
#include "layout/pair.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void test_spaces_are_those_of_the_look(void **state)
{
    (void)state;
    static const struct {
        enum pair_kind before, next;
        int lines;
    } ROWS[] = {
        {PAIR_H1, PAIR_BODY, 3},    {PAIR_H1, PAIR_RULED, 3},
        {PAIR_H1, PAIR_LEAD, 3},    {PAIR_LEAD, PAIR_H2, 3},
        {PAIR_H2, PAIR_BODY, 2},    {PAIR_BODY, PAIR_BODY, 1},
        {PAIR_BODY, PAIR_H3, 2},    {PAIR_ITEM, PAIR_H3, 2},
        {PAIR_H3, PAIR_BODY, 1},    {PAIR_H3, PAIR_ITEM, 1},
        {PAIR_ITEM, PAIR_ITEM, 1},  {PAIR_BODY, PAIR_H2, 3},
        {PAIR_ITEM, PAIR_H2, 3},    {PAIR_BODY, PAIR_H1, 4},
        {PAIR_ITEM, PAIR_H1, 4},    {PAIR_BODY, PAIR_ITEM, 1},
        {PAIR_ITEM, PAIR_BODY, 1},  {PAIR_BODY, PAIR_RULED, 2},
        {PAIR_RULED, PAIR_BODY, 2}, {PAIR_RULED, PAIR_RULED, 0},
    };
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        assert_int_equal(pair_space(ROWS[i].before, ROWS[i].next),
                         ROWS[i].lines * PT(13));
    }
}

static void test_nothing_stands_before_the_first_row(void **state)
{
    (void)state;
    for (enum pair_kind next = 0; next < PAIR_KIND_COUNT; next++) {
        assert_int_equal(pair_space(PAIR_NONE, next), 0);
    }
}

/* A wider space stands before a heading than after it, so that it belongs to its text. */
static void test_headings_stand_closer_to_what_follows(void **state)
{
    (void)state;
    const enum pair_kind headings[] = {PAIR_H1, PAIR_H2, PAIR_H3};
    for (size_t i = 0; i < 3; i++) {
        assert_true(pair_space(PAIR_BODY, headings[i]) >
                    pair_space(headings[i], PAIR_BODY));
    }
}

static void test_columns_divide_the_live_width(void **state)
{
    (void)state;
    assert_int_equal(grid_column(1), 0);
    assert_int_equal(grid_columns(12), GRID_LIVE);
    assert_int_equal(grid_columns(6), GRID_HALF);
    assert_int_equal(grid_column(7), GRID_SECOND);
    assert_int_equal(grid_column(4), GRID_SINGLE);
    assert_int_equal(GRID_INNER + GRID_LIVE + GRID_OUTER, GRID_WIDTH);
    for (int i = 1; i < GRID_COLUMNS; i++) {
        assert_true(grid_columns(i) + GRID_GUTTER <= grid_columns(i + 1));
    }
}

static void test_the_inner_margin_changes_sides(void **state)
{
    (void)state;
    assert_int_equal(grid_left(0), MM(22)); /* page 1, a right page */
    assert_int_equal(grid_left(1), MM(18));
    assert_int_equal(grid_left(10), MM(22));
}

static void test_snapping_goes_down_the_page(void **state)
{
    (void)state;
    assert_int_equal(grid_snap(0), 0);
    assert_int_equal(grid_snap(1), PT(13));
    assert_int_equal(grid_snap(PT(13)), PT(13));
    assert_int_equal(grid_snap(PT(13) + 1), PT(26));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_spaces_are_those_of_the_look),
        cmocka_unit_test(test_nothing_stands_before_the_first_row),
        cmocka_unit_test(test_headings_stand_closer_to_what_follows),
        cmocka_unit_test(test_columns_divide_the_live_width),
        cmocka_unit_test(test_the_inner_margin_changes_sides),
        cmocka_unit_test(test_snapping_goes_down_the_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
