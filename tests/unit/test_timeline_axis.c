/* sections/timeline_axis.c: years on a line. */
#include "sections/timeline_axis.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

static struct moment day(int year, int month, int of_month)
{
    return (struct moment){.year = year, .month = month, .day = of_month};
}

static void test_include(void **state)
{
    struct axis axis = {0, 0};
    (void)state;
    axis_include(&axis, (struct moment){.year = 2025, .quarter = 3});
    assert_int_equal(axis.first, 2025);
    assert_int_equal(axis.count, 1);
    axis_include(&axis, day(2023, 12, 31));
    assert_int_equal(axis.first, 2023);
    assert_int_equal(axis.count, 3);
    axis_include(&axis, (struct moment){.year = 2026, .double_year = true});
    assert_int_equal(axis.first, 2023);
    assert_int_equal(axis.count, 5);
    axis_include(&axis, (struct moment){.year = 2024});
    assert_int_equal(axis.count, 5);
}

/* Years are as wide as each other, leap years too, and days within a year. */
static void test_places(void **state)
{
    const struct axis axis = {2023, 4};
    (void)state;
    assert_int_equal(axis_at(&axis, 400000, day(2023, 1, 1)), 0);
    assert_int_equal(axis_at(&axis, 400000, (struct moment){.year = 2024}), 100000);
    assert_int_equal(axis_at(&axis, 400000, (struct moment){.year = 2027}), 400000);
    assert_int_equal(axis_at(&axis, 400000, day(2024, 7, 1)), 149727); /* 182 of 366 */
    assert_int_equal(axis_at(&axis, 400000, day(2025, 7, 1)), 249589); /* 181 of 365 */
    assert_int_equal(axis_at(&axis, 400000, (struct moment){.year = 2023, .quarter = 2}),
                     24658);
    assert_int_equal(axis_at(&axis, 400000, moment_after(day(2024, 12, 31))), 200000);
}

static void test_steps(void **state)
{
    static const struct {
        int years, step;
    } examples[] = {{1, 1}, {7, 1}, {8, 2}, {12, 2}, {15, 5}, {40, 10}, {300, 50}};
    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof examples[0]; i++) {
        const struct axis axis = {2000, examples[i].years};
        assert_int_equal(axis_step(&axis, MM(111.333)), examples[i].step);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_include),
        cmocka_unit_test(test_places),
        cmocka_unit_test(test_steps),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
