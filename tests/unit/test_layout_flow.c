/* Breaking rows over pages: keeps, divided rows, rules and columns. Rows have lines of
 * 13 points, and the text area holds 52. */
#include "layout/flow.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "layout_rows.h"

enum { PAGE_LINES = 52 };

static int set_up(void **state)
{
    *state = bench_make(SIDE_COUNT);
    return 0;
}

static int tear_down(void **state)
{
    bench_done(*state);
    return 0;
}

static void assert_at(struct spot spot, size_t page, double line)
{
    assert_int_equal(spot.page, page);
    assert_int_equal(spot.y, B(line));
}

static void test_rows_stand_below_each_other(void **state)
{
    struct bench *bench = *state;
    element_id one = bench_row(bench, 3);
    element_id two = bench_row(bench, 1);
    bench_last(bench)->space = B(2);
    bench_flow(bench);
    assert_at(bench_find(bench, one, 0), 0, 8); /* no space at the top of a page */
    assert_at(bench_find(bench, one, 2), 0, 10);
    assert_at(bench_find(bench, two, 0), 0, 12);
}

static void test_the_next_row_returns_to_the_grid(void **state)
{
    struct bench *bench = *state;
    bench_row(bench, 1);
    struct text_paragraph *large = bench_paragraph(bench, 2);
    large->leading = PT(16.25);
    bench_last(bench)->cells.items[0].paragraph = large;
    element_id next = bench_row(bench, 1);
    bench_flow(bench);
    assert_at(bench_find(bench, next, 0), 0, 11); /* 8 and 16.25 pt: 9.25, so 10, and 1 */
}

static void test_a_full_page_ends(void **state)
{
    struct bench *bench = *state;
    bench_row(bench, PAGE_LINES - 1);
    element_id last = bench_row(bench, 1);
    element_id next = bench_row(bench, 1);
    bench_flow(bench);
    assert_at(bench_find(bench, last, 0), 0, 59);
    assert_at(bench_find(bench, next, 0), 1, 8);
}

static void test_a_heading_goes_with_what_follows(void **state)
{
    struct bench *bench = *state;
    bench_row(bench, PAGE_LINES - 3);
    element_id first = bench_row(bench, 1);
    bench_last(bench)->keep_next = true;
    element_id second = bench_row(bench, 1);
    bench_last(bench)->keep_next = true;
    element_id body = bench_row(bench, 4);
    bench_last(bench)->can_split = true;
    bench_flow(bench);
    assert_at(bench_find(bench, first, 0), 1, 8); /* one line of the body would fit */
    assert_at(bench_find(bench, second, 0), 1, 9);
    assert_at(bench_find(bench, body, 0), 1, 10);
}

static void test_a_heading_stays_with_two_lines(void **state)
{
    struct bench *bench = *state;
    bench_row(bench, PAGE_LINES - 3);
    element_id heading = bench_row(bench, 1);
    bench_last(bench)->keep_next = true;
    element_id body = bench_row(bench, 4);
    bench_last(bench)->can_split = true;
    bench_flow(bench);
    assert_at(bench_find(bench, heading, 0), 0, 57);
    assert_int_equal(bench_lines(bench, body, 0), 2);
    assert_int_equal(bench_lines(bench, body, 1), 2);
}

/* Lets a line of the last row's paragraph end with a hyphen. */
static void hyphenate(const struct bench *bench, size_t line)
{
    struct cell *cell = bench->galley.items[bench->galley.count - 1].cells.items;
    struct text_paragraph *paragraph =
        arena_copy(bench->layout.arena, cell->paragraph, sizeof *paragraph);
    struct text_line *lines = arena_copy(bench->layout.arena, paragraph->lines,
                                         paragraph->line_count * sizeof *lines);
    lines[line].hyphenated = true;
    paragraph->lines = lines;
    cell->paragraph = paragraph;
}

static void test_no_word_goes_over_a_page(void **state)
{
    struct bench *bench = *state;
    bench_row(bench, PAGE_LINES - 4);
    element_id body = bench_row(bench, 9);
    bench_last(bench)->can_split = true;
    hyphenate(bench, 3);
    hyphenate(bench, 2);
    bench_flow(bench);
    assert_int_equal(bench_lines(bench, body, 0), 2); /* there is room for four */
    assert_int_equal(bench_lines(bench, body, 1), 7);
}

static void test_a_heading_moves_with_a_divided_word(void **state)
{
    struct bench *bench = *state;
    bench_row(bench, PAGE_LINES - 3);
    element_id heading = bench_row(bench, 1);
    bench_last(bench)->keep_next = true;
    element_id body = bench_row(bench, 4);
    bench_last(bench)->can_split = true;
    hyphenate(bench, 1);
    bench_flow(bench);
    assert_at(bench_find(bench, heading, 0), 1, 8);
    assert_int_equal(bench_lines(bench, body, 1), 4);
}

/* Lines of both sides, the lines that are left, and how many go on this page. */
static void test_both_sides_keep_two_lines(void **state)
{
    (void)state;
    static const struct {
        size_t first, second, room, first_here, second_here;
    } ROWS[] = {
        {4, 4, 3, 2, 2}, /* three would leave one */
        {4, 3, 3, 0, 0}, /* 2/2 leaves one line of the second, 3/1 of the first */
        {6, 3, 3, 3, 3}, /* the second ends here */
        {6, 1, 4, 4, 1}, {3, 3, 2, 0, 0},      {9, 2, 2, 2, 2},    {2, 9, 5, 2, 5},
        {5, 5, 1, 0, 0}, {20, 20, 10, 10, 10}, {11, 20, 10, 9, 9}, /* ten would leave one
                                                                      of the first */
    };
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        struct bench *bench = bench_make(SIDE_COUNT);
        bench_row(bench, PAGE_LINES - ROWS[i].room);
        element_id one = bench_row(bench, ROWS[i].first);
        element_id two = bench_cell(bench, ROWS[i].second, SIDE_SECOND, 0);
        bench_last(bench)->can_split = true;
        bench_flow(bench);
        assert_int_equal(bench_lines(bench, one, 0), ROWS[i].first_here);
        assert_int_equal(bench_lines(bench, two, 0), ROWS[i].second_here);
        assert_int_equal(bench_lines(bench, one, 1), ROWS[i].first - ROWS[i].first_here);
        assert_int_equal(bench_lines(bench, two, 1),
                         ROWS[i].second - ROWS[i].second_here);
        bench_done(bench);
    }
}

static void test_what_goes_on_begins_level(void **state)
{
    struct bench *bench = *state;
    bench_row(bench, PAGE_LINES - 3);
    element_id one = bench_row(bench, 8);
    element_id two = bench_cell(bench, 6, SIDE_SECOND, 0);
    bench_last(bench)->can_split = true;
    element_id next = bench_row(bench, 1);
    bench_flow(bench);
    assert_at(bench_find(bench, one, 3), 1, 8);
    assert_at(bench_find(bench, two, 3), 1, 8);
    assert_at(bench_find(bench, next, 0), 1, 13); /* below the five lines that are left */
}

static void test_a_row_of_several_pages_begins_where_it_stands(void **state)
{
    struct bench *bench = *state;
    bench_row(bench, 10);
    element_id tall = bench_row(bench, 150);
    element_id next = bench_row(bench, 1);
    bench_flow(bench);
    assert_at(bench_find(bench, tall, 0), 0, 18);
    assert_int_equal(bench_lines(bench, tall, 0), 42);
    assert_int_equal(bench_lines(bench, tall, 1), 52);
    assert_int_equal(bench_lines(bench, tall, 2), 52);
    assert_int_equal(bench_lines(bench, tall, 3), 4);
    assert_at(bench_find(bench, next, 0), 3, 12);
}

static void test_a_row_that_fits_a_page_is_not_divided(void **state)
{
    struct bench *bench = *state;
    bench_row(bench, 10);
    element_id tall = bench_row(bench, PAGE_LINES);
    bench_flow(bench);
    assert_int_equal(bench_lines(bench, tall, 0), 0);
    assert_int_equal(bench_lines(bench, tall, 1), PAGE_LINES);
}

static void test_a_heading_is_not_left_alone_by_a_long_chain(void **state)
{
    struct bench *bench = *state;
    element_id heading = bench_row(bench, 1);
    bench_last(bench)->keep_next = true;
    element_id rows[3];
    for (size_t i = 0; i < 3; i++) {
        rows[i] = bench_row(bench, 30);
        bench_last(bench)->keep_next = i < 2;
    }
    bench_flow(bench);
    assert_at(bench_find(bench, heading, 0), 0, 8);
    assert_at(bench_find(bench, rows[0], 0), 0, 9);
    /* Divided below what it stays with. */
    assert_at(bench_find(bench, rows[1], 0), 0, 39);
    assert_int_equal(bench_lines(bench, rows[1], 0), PAGE_LINES - 31);
    assert_at(bench_find(bench, rows[2], 0), 1, 8 + 61 - PAGE_LINES);
}

static void test_lines_of_one_side_keep_their_distance_when_divided(void **state)
{
    struct bench *bench = *state;
    element_id title = bench_row(bench, 30);
    element_id phone = bench_cell(bench, 1, SIDE_FIRST, B(30));
    element_id url = bench_cell(bench, 40, SIDE_FIRST, B(31));
    bench_flow(bench);
    assert_at(bench_find(bench, title, 29), 0, 37);
    assert_at(bench_find(bench, phone, 0), 0, 38);
    assert_at(bench_find(bench, url, 0), 0, 39);
    assert_at(bench_find(bench, url, 21), 1, 8);
    assert_at(bench_find(bench, url, 39), 1, 26);
}

/* ---- rules ------------------------------------------------------------------------- */

static element_id ruled_row(struct bench *bench, size_t lines)
{
    struct row *row = galley_add(bench->layout.arena, &bench->galley);
    row->rule = PT(0.5);
    row->after = B(1);
    return bench_cell(bench, lines, SIDE_FIRST, B(2));
}

static void test_a_run_of_rules_ends_with_one_on_each_page(void **state)
{
    struct bench *bench = *state;
    mpt last = 0;
    ruled_row(bench, 40);
    element_id next = ruled_row(bench, 20);
    galley_close(bench->layout.arena, &bench->galley, PT(0.5), 0);
    bench_flow(bench);
    assert_int_equal(bench_rules(bench, 0, &last), 2);
    assert_int_equal(last,
                     B(7 + 42)); /* two lines above 40, one below the last of them */
    assert_int_equal(bench_rules(bench, 1, &last), 2);
    assert_at(bench_find(bench, next, 0), 1, 9); /* its rule stands on 7 */
    assert_int_equal(last, B(7 + 22));
}

static void test_a_rule_also_ends_an_entry_with_text(void **state)
{
    struct bench *bench = *state;
    mpt last = 0;
    ruled_row(bench, 1);
    element_id text = bench_row(bench, 40);
    ruled_row(bench, 20);
    bench_last(bench)->space = B(2);
    bench_flow(bench);
    assert_at(bench_find(bench, text, 39), 0, 50);
    assert_int_equal(bench_rules(bench, 0, &last), 2);
    assert_int_equal(last, B(52)); /* not through the last line */
}

static void test_no_rule_ends_what_has_none(void **state)
{
    struct bench *bench = *state;
    mpt last = 0;
    bench_row(bench, PAGE_LINES - 1);
    ruled_row(bench, 1);
    bench_flow(bench);
    assert_int_equal(bench_rules(bench, 0, &last), 0);
    assert_int_equal(bench_rules(bench, 1, &last), 1);
}

/* ---- columns ----------------------------------------------------------------------- */

static void test_two_lists_are_of_equal_length(void **state)
{
    struct bench *bench = *state;
    element_id rows[5];
    for (size_t i = 0; i < 5; i++) {
        rows[i] = ruled_row(bench, 1);
    }
    galley_close(bench->layout.arena, &bench->galley, PT(0.5), 0);
    struct flow flow = bench_start(bench);
    flow_new_page(&flow);
    flow_set_columns(&flow, 2, B(4));
    flow_rows(&flow, &bench->galley);
    mpt left = bench->layout.form.inner;
    assert_at(bench_find(bench, rows[0], 0), 0, 14);
    assert_int_equal(bench_find(bench, rows[2], 0).x, left);
    assert_at(bench_find(bench, rows[3], 0), 0, 14);
    assert_int_equal(bench_find(bench, rows[3], 0).x, left + bench->layout.form.second);
    assert_int_equal(bench_find(bench, rows[4], 0).x, left + bench->layout.form.second);
}

static void test_text_goes_on_level_in_the_second_column(void **state)
{
    struct bench *bench = *state;
    ruled_row(bench, 1);
    element_id one = bench_row(bench, 40);
    element_id two = bench_row(bench, 40);
    element_id three = bench_row(bench, 40);
    struct flow flow = bench_start(bench);
    flow_new_page(&flow);
    flow_set_columns(&flow, 2, B(4));
    flow_rows(&flow, &bench->galley);
    assert_at(bench_find(bench, one, 0), 0, 16);
    assert_at(bench_find(bench, two, 0), 0, 13);
    assert_at(bench_find(bench, three, 0), 1, 8);
}

static void test_lines_that_are_left_are_counted(void **state)
{
    struct bench *bench = *state;
    bench_row(bench, 10);
    struct flow flow = bench_start(bench);
    assert_int_equal(flow_lines_left(&flow), 0); /* no page is open */
    flow_rows(&flow, &bench->galley);
    assert_int_equal(flow_lines_left(&flow), PAGE_LINES - 10);
}

int main(void)
{
#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_rows_stand_below_each_other),
        TEST(test_the_next_row_returns_to_the_grid),
        TEST(test_a_full_page_ends),
        TEST(test_a_heading_goes_with_what_follows),
        TEST(test_a_heading_stays_with_two_lines),
        TEST(test_no_word_goes_over_a_page),
        TEST(test_a_heading_moves_with_a_divided_word),
        TEST(test_both_sides_keep_two_lines),
        TEST(test_what_goes_on_begins_level),
        TEST(test_a_row_of_several_pages_begins_where_it_stands),
        TEST(test_a_row_that_fits_a_page_is_not_divided),
        TEST(test_a_heading_is_not_left_alone_by_a_long_chain),
        TEST(test_lines_of_one_side_keep_their_distance_when_divided),
        TEST(test_a_run_of_rules_ends_with_one_on_each_page),
        TEST(test_a_rule_also_ends_an_entry_with_text),
        TEST(test_no_rule_ends_what_has_none),
        TEST(test_two_lists_are_of_equal_length),
        TEST(test_text_goes_on_level_in_the_second_column),
        TEST(test_lines_that_are_left_are_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
