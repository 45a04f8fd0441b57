/* sections/chart_scale.c: values on lengths, steps, streets, labels that keep apart. */
#include "sections/chart_scale.h"
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

static void test_values_on_a_length(void **state)
{
    (void)state;
    const struct chart_scale scale = {0, 100, 10000, 82000};
    assert_int_equal(chart_at(&scale, 0), 10000);
    assert_int_equal(chart_at(&scale, 100), 92000);
    assert_int_equal(chart_at(&scale, 50), 51000);
    const struct chart_scale thirds = {0, 3, 0, 100};
    assert_int_equal(chart_at(&thirds, 1), 33);
    assert_int_equal(chart_at(&thirds, 2), 67);
    assert_int_equal(chart_at(&thirds, -1), -33);
    const struct chart_scale up = {-10, 10, 200000, -100000};
    assert_int_equal(chart_at(&up, -10), 200000);
    assert_int_equal(chart_at(&up, 0), 150000);
    assert_int_equal(chart_at(&up, 10), 100000);
}

/* Eighteen digits do not overflow, and stand where two digits would. */
static void test_long_numbers(void **state)
{
    (void)state;
    const int64_t most = INT64_C(999999999999999999);
    const struct chart_scale scale = {0, most, 0, 300000};
    assert_int_equal(chart_at(&scale, most), 300000);
    assert_int_equal(chart_at(&scale, most / 2), 150000);
    assert_int_equal(chart_at(&scale, most / 3), 100000);
}

static void test_steps(void **state)
{
    (void)state;
    assert_int_equal(chart_step(0, 30), 10);
    assert_int_equal(chart_step(0, 5), 1);
    assert_int_equal(chart_step(0, 6), 2);
    assert_int_equal(chart_step(0, 11), 5);
    assert_int_equal(chart_step(0, 100), 20);
    assert_int_equal(chart_step(60, 107), 10);
    assert_int_equal(chart_step(-4, 4), 2);
    assert_int_equal(chart_step(-4, 6), 2);
    assert_int_equal(chart_step(-4, 7), 5);
    assert_int_equal(chart_step(0, 1), 1);
    assert_int_equal(chart_ceiling(101, 20), 120);
    assert_int_equal(chart_ceiling(100, 20), 100);
    assert_int_equal(chart_floor(-1, 5), -5);
    assert_int_equal(chart_ceiling(-6, 5), -5);
}

static void test_where_scales_begin(void **state)
{
    (void)state;
    assert_true(chart_starts_high(64, 107));
    assert_false(chart_starts_high(50, 100));
    assert_true(chart_starts_high(51, 100));
    assert_false(chart_starts_high(-5, -4));
    assert_false(chart_starts_high(0, 0));
}

/* Streets are no part of what is divided, and the last block ends at the edge. */
static void test_blocks_with_streets(void **state)
{
    (void)state;
    const int64_t values[] = {38, 14, 21, 27};
    mpt edges[8];
    chart_edges(edges, values, 4, 103000, 1000);
    const mpt wanted[] = {0, 38000, 39000, 53000, 54000, 75000, 76000, 103000};
    for (size_t i = 0; i < 8; i++) {
        assert_int_equal(edges[i], wanted[i]);
    }
    const int64_t thirds[] = {1, 0, 1, 1};
    chart_edges(edges, thirds, 4, 103, 1);
    assert_int_equal(edges[1], 33);
    assert_int_equal(edges[3] - edges[2], 0);
    assert_int_equal(edges[7], 103);
}

static void test_labels_keep_apart(void **state)
{
    (void)state;
    size_t order[4];
    const mpt tall[] = {20, 20, 20, 20};
    mpt wanted[] = {100, 50, 105, 400};
    chart_spread(wanted, order, tall, 4, 1000);
    assert_int_equal(order[0], 1);
    assert_int_equal(wanted[1], 50);
    assert_int_equal(wanted[0], 100);
    assert_int_equal(wanted[2], 120);
    assert_int_equal(wanted[3], 400);
    /* Equal ones in the order of the source; from the foot they move up. */
    mpt equal[] = {990, 990, 990};
    chart_spread(equal, order, tall, 3, 1020);
    assert_int_equal(equal[0], 960);
    assert_int_equal(equal[1], 980);
    assert_int_equal(equal[2], 1000);
    /* Each takes its own height. */
    const mpt unequal[] = {60, 20, 40};
    mpt mixed[] = {100, 110, 120};
    chart_spread(mixed, order, unequal, 3, 1000);
    assert_int_equal(mixed[0], 100);
    assert_int_equal(mixed[1], 160);
    assert_int_equal(mixed[2], 180);
    chart_spread(mixed, order, unequal, 3, 210);
    assert_int_equal(mixed[2], 170);
    assert_int_equal(mixed[1], 150);
    assert_int_equal(mixed[0], 90);
}

static void test_which_years_have_labels(void **state)
{
    (void)state;
    assert_int_equal(chart_label_every(13, 130, 10), 1);
    assert_int_equal(chart_label_every(13, 129, 10), 2);
    assert_int_equal(chart_label_every(13, 69, 10), 3);
    assert_int_equal(chart_label_every(13, 49, 10), 5);
    assert_int_equal(chart_label_every(13, 20, 10), 10);
    assert_int_equal(chart_label_every(150, 20, 10), 100);
    assert_int_equal(chart_label_every(4, 0, 10), 10); /* the last one alone */
    assert_int_equal(chart_label_every(40, -5, 10), 100);
}

static void test_days(void **state)
{
    (void)state;
    assert_int_equal(chart_days(1, 1, 1), 0);
    assert_int_equal(chart_days(2025, 1, 1) - chart_days(2024, 1, 1), 366);
    assert_int_equal(chart_days(2024, 3, 1) - chart_days(2024, 2, 28), 2);
    assert_int_equal(chart_days(2023, 3, 1) - chart_days(2023, 2, 28), 1);
    assert_int_equal(chart_days(2001, 1, 1) - chart_days(1601, 1, 1), 146097);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_values_on_a_length),
        cmocka_unit_test(test_long_numbers),
        cmocka_unit_test(test_steps),
        cmocka_unit_test(test_where_scales_begin),
        cmocka_unit_test(test_blocks_with_streets),
        cmocka_unit_test(test_labels_keep_apart),
        cmocka_unit_test(test_which_years_have_labels),
        cmocka_unit_test(test_days),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
