/* Spaces between rows as the look states them; margins, columns and baselines of pages of
 * every size and mode. */
#include "layout/form.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void test_spaces_are_those_of_the_look(void **state)
{
    (void)state;
    static const struct {
        enum row_kind before, next;
        int lines;
    } ROWS[] = {
        {ROW_H1, ROW_BODY, 3},    {ROW_H1, ROW_RULED, 3},    {ROW_H1, ROW_LEAD, 3},
        {ROW_LEAD, ROW_H2, 3},    {ROW_H2, ROW_BODY, 2},     {ROW_BODY, ROW_BODY, 1},
        {ROW_BODY, ROW_H3, 2},    {ROW_ITEM, ROW_H3, 2},     {ROW_H3, ROW_BODY, 1},
        {ROW_H3, ROW_ITEM, 1},    {ROW_ITEM, ROW_ITEM, 1},   {ROW_BODY, ROW_H2, 3},
        {ROW_ITEM, ROW_H2, 3},    {ROW_BODY, ROW_H1, 4},     {ROW_ITEM, ROW_H1, 4},
        {ROW_BODY, ROW_ITEM, 1},  {ROW_ITEM, ROW_BODY, 1},   {ROW_BODY, ROW_RULED, 2},
        {ROW_RULED, ROW_BODY, 2}, {ROW_RULED, ROW_RULED, 0},
    };
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        assert_int_equal(script_space(ROWS[i].before, ROWS[i].next),
                         ROWS[i].lines * PT(13));
    }
}

static void test_nothing_stands_before_the_first_row(void **state)
{
    (void)state;
    for (enum row_kind next = 0; next < ROW_KIND_COUNT; next++) {
        assert_int_equal(script_space(ROW_NONE, next), 0);
    }
}

/* A wider space stands before a heading than after it, so that it belongs to its text. */
static void test_headings_stand_closer_to_what_follows(void **state)
{
    (void)state;
    const enum row_kind headings[] = {ROW_H1, ROW_H2, ROW_H3};
    for (size_t i = 0; i < 3; i++) {
        assert_true(script_space(ROW_BODY, headings[i]) >
                    script_space(headings[i], ROW_BODY));
    }
}

static const struct page_size A4 = {MM(210), MM(297)}, A5 = {MM(148), MM(210)},
                              SQUARE = {MM(210), MM(210)};

static void test_columns_divide_the_live_width(void **state)
{
    (void)state;
    const struct page_size sizes[] = {A4, A5, SQUARE, {MM(120), MM(170)}};
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        struct page_form form = form_make(sizes[i], MODE_SHARED, 1);
        assert_int_equal(form_column(&form, 1), 0);
        assert_int_equal(form_columns(&form, form.columns), form.live);
        assert_int_equal(form.inner + form.live + form.outer, form.width);
        for (int k = 1; k < form.columns; k++) {
            assert_true(form_columns(&form, k) + form.gutter <=
                        form_columns(&form, k + 1));
        }
    }
}

/* The numbers of the look (LOOK.md, 1): margins, columns, first and last baseline. */
static void test_drawn_pages_have_the_measures_of_the_look(void **state)
{
    (void)state;
    struct page_form a4 = form_make(A4, MODE_SHARED, 2);
    assert_int_equal(a4.inner, MM(22));
    assert_int_equal(a4.outer, MM(18));
    assert_int_equal(a4.columns, 12);
    assert_int_equal(a4.first, B(8));
    assert_int_equal(a4.last, B(59));
    assert_int_equal(a4.folio, B(62));
    assert_int_equal(a4.regions[REGION_TEXT][SIDE_FIRST].width, MM(82));
    assert_int_equal(a4.regions[REGION_TEXT][SIDE_SECOND].left, MM(88));
    assert_int_equal(a4.regions[REGION_FULL][SIDE_FIRST].width, MM(170));
    struct page_form a5 = form_make(A5, MODE_FACING, 2);
    assert_int_equal(a5.inner, MM(16));
    assert_int_equal(a5.outer, MM(13));
    assert_int_equal(a5.columns, 6);
    assert_int_equal(a5.first, B(7));
    assert_int_equal(a5.last, B(40));
    assert_int_equal(a5.folio, B(43));
    assert_int_equal(a5.regions[REGION_TEXT][SIDE_SECOND].width, a5.live);
}

static void test_other_sizes_follow_their_width(void **state)
{
    (void)state;
    struct page_form square = form_make(SQUARE, MODE_SHARED, 2);
    assert_int_equal(square.columns, 12);
    assert_int_equal(square.inner, (MM(210) * 105LL + 500) / 1000);
    assert_int_equal(square.first, B(8));
    assert_int_equal(square.last, B(40)); /* 5.7 lines above the foot, rounded down */
    struct page_form narrow =
        form_make((struct page_size){MM(179), MM(250)}, MODE_FACING, 2);
    assert_int_equal(narrow.columns, 6);
}

static void test_languages_share_a_page_or_have_their_own(void **state)
{
    (void)state;
    struct page_form shared = form_make(A4, MODE_SHARED, 2);
    assert_true(shared.shared);
    assert_int_equal(shared.leaves, 1);
    struct page_form facing = form_make(A4, MODE_FACING, 2);
    assert_false(facing.shared);
    assert_int_equal(facing.leaves, 2);
    assert_int_equal(facing.leaf[SIDE_FIRST], 0);
    assert_int_equal(facing.leaf[SIDE_SECOND], 1);
    assert_int_equal(facing.regions[REGION_TEXT][SIDE_FIRST].left, MM(44));
    assert_int_equal(facing.regions[REGION_TEXT][SIDE_FIRST].width, MM(111));
    struct page_form turns = form_make(A4, MODE_IN_TURN, 2);
    assert_false(turns.shared);
    assert_int_equal(turns.leaves, 1);
}

/* No region reaches beyond the live width, in any mode and size. */
static void test_regions_lie_within_the_margins(void **state)
{
    (void)state;
    const struct page_size sizes[] = {
        A4, A5, SQUARE, {MM(420), MM(594)}, {MM(120), MM(170)}};
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        for (enum form_mode mode = MODE_SHARED; mode <= MODE_IN_TURN; mode++) {
            struct page_form form = form_make(sizes[i], mode, 2);
            for (size_t name = 0; name < REGION_COUNT; name++) {
                for (enum side side = 0; side < SIDE_COUNT; side++) {
                    struct region region = form.regions[name][side];
                    assert_true(region.left >= 0 && region.width > 0);
                    assert_true(region.left + region.width <= form.live + MM(1));
                }
            }
        }
    }
}

static void test_the_inner_margin_changes_sides(void **state)
{
    (void)state;
    struct page_form form = form_make(A4, MODE_SHARED, 2);
    assert_int_equal(form_left(&form, 0), MM(22)); /* page 1, a right page */
    assert_int_equal(form_left(&form, 1), MM(18));
    assert_int_equal(form_left(&form, 10), MM(22));
}

static void test_snapping_goes_down_the_page(void **state)
{
    (void)state;
    assert_int_equal(form_snap(0), 0);
    assert_int_equal(form_snap(1), PT(13));
    assert_int_equal(form_snap(PT(13)), PT(13));
    assert_int_equal(form_snap(PT(13) + 1), PT(26));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_spaces_are_those_of_the_look),
        cmocka_unit_test(test_nothing_stands_before_the_first_row),
        cmocka_unit_test(test_headings_stand_closer_to_what_follows),
        cmocka_unit_test(test_columns_divide_the_live_width),
        cmocka_unit_test(test_drawn_pages_have_the_measures_of_the_look),
        cmocka_unit_test(test_other_sizes_follow_their_width),
        cmocka_unit_test(test_languages_share_a_page_or_have_their_own),
        cmocka_unit_test(test_regions_lie_within_the_margins),
        cmocka_unit_test(test_the_inner_margin_changes_sides),
        cmocka_unit_test(test_snapping_goes_down_the_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
