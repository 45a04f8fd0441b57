/* base/number.c: what is read, what is refused, sums and shares that add up. */
#include "base/number.h"
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

static int make_arena(void **state)
{
    *state = arena_create();
    return 0;
}

static int drop_arena(void **state)
{
    arena_destroy(*state);
    return 0;
}

static struct number number_of(const char *text)
{
    struct number number;
    assert_true(number_parse(&number, str_from(text)));
    return number;
}

static void expect(struct number number, int64_t units, unsigned decimals)
{
    assert_int_equal(number.units, units);
    assert_int_equal(number.decimals, decimals);
}

static void test_reads_what_is_typed(void **state)
{
    (void)state;
    expect(number_of("0"), 0, 0);
    expect(number_of("12"), 12, 0);
    expect(number_of("-12.50"), -1250, 2);
    expect(number_of("0.000001"), 1, 6);
    expect(number_of("999999999999999999"), INT64_C(999999999999999999), 0);
    expect(number_of("-999999999999.999999"), INT64_C(-999999999999999999), 6);
    expect(number_of("007"), 7, 0);
}

static void test_refuses_all_else(void **state)
{
    (void)state;
    static const char *const WRONG[] = {"",
                                        "-",
                                        ".5",
                                        "5.",
                                        "+5",
                                        "1,5",
                                        "1 000",
                                        "1.5.2",
                                        "1e3",
                                        "0x10",
                                        "٣",
                                        "--1",
                                        " 1",
                                        "1 ",
                                        "1.2345678",
                                        "1000000000000000000",
                                        "0.0000001",
                                        "9999999999999.999999",
                                        "99999999999999999999999999999999999999"};
    for (size_t i = 0; i < sizeof WRONG / sizeof WRONG[0]; i++) {
        struct number number = {77, 3};
        assert_false(number_parse(&number, str_from(WRONG[i])));
    }
}

static void test_reads_up_to_a_unit(void **state)
{
    (void)state;
    struct number number;
    size_t at = 2;
    assert_true(number_read(&number, STR("x:12.5mm"), &at));
    assert_int_equal(at, 6);
    expect(number, 125, 1);
    assert_false(number_read(&number, STR("x:12.5mm"), &at));
    assert_int_equal(at, 6);
    at = 0;
    assert_true(number_read(&number, STR("3.mm"), &at));
    assert_int_equal(at, 1);
    at = 9;
    assert_false(number_read(&number, STR("3"), &at));
    assert_false(number_read(&number, (struct str){0}, &at));
}

static void test_compares_by_value(void **state)
{
    (void)state;
    assert_int_equal(number_compare(number_of("1.5"), number_of("1.50")), 0);
    assert_true(number_compare(number_of("-2"), number_of("1")) < 0);
    assert_true(number_compare(number_of("0.1"), number_of("0.09")) > 0);
    assert_true(number_compare(number_of("999999999999999999"),
                               number_of("999999999999.999999")) > 0);
}

static void test_adds_or_says_that_it_cannot(void **state)
{
    (void)state;
    struct number sum;
    assert_true(number_add(&sum, number_of("0.1"), number_of("0.20")));
    expect(sum, 30, 2);
    assert_true(number_add(&sum, number_of("5"), number_of("-7.25")));
    expect(sum, -225, 2);
    sum = (struct number){42, 0};
    assert_false(number_add(&sum, number_of("999999999999999999"), number_of("1")));
    assert_false(number_add(&sum, number_of("999999999999999999"), number_of("0.5")));
    assert_false(number_add(&sum, number_of("-999999999999999999"), number_of("-1")));
    expect(sum, 42, 0);
}

static void test_rounds_half_away_from_zero(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        unsigned decimals;
        int64_t units;
    } CASES[] = {{"2.5", 0, 3},       {"-2.5", 0, -3}, {"2.49", 0, 2},
                 {"2.499999", 1, 25}, {"0.05", 1, 1},  {"-0.05", 1, -1},
                 {"0.049", 1, 0},     {"3", 2, 300},   {"9.999999", 6, 9999999}};
    struct number out;
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        assert_true(number_round(&out, number_of(CASES[i].text), CASES[i].decimals));
        expect(out, CASES[i].units, CASES[i].decimals);
    }
    assert_false(number_round(&out, number_of("999999999999999999"), 1));
}

static void test_scales_whole_numbers_of_a_unit_only(void **state)
{
    (void)state;
    int64_t value;
    assert_true(number_scaled(&value, number_of("1.25"), 3));
    assert_int_equal(value, 1250);
    assert_true(number_scaled(&value, number_of("1.2500"), 3));
    assert_int_equal(value, 1250);
    assert_false(number_scaled(&value, number_of("1.2505"), 3));
    assert_false(number_scaled(&value, number_of("999999999999999999"), 3));
}

static int64_t share_out(void **state, int64_t *parts, const char *const *texts,
                         size_t count, int64_t whole)
{
    struct number numbers[8] = {0};
    for (size_t i = 0; i < count; i++) {
        numbers[i] = number_of(texts[i]);
    }
    assert_true(number_shares(parts, numbers, count, whole, *state));
    int64_t sum = 0;
    for (size_t i = 0; i < count; i++) {
        sum += parts[i];
    }
    return sum;
}

static void test_subtracts(void **state)
{
    (void)state;
    struct number out;
    assert_true(number_subtract(&out, number_of("1.5"), number_of("0.25")));
    expect(out, 125, 2);
    assert_true(number_subtract(&out, number_of("1"), number_of("3")));
    expect(out, -2, 0);
    assert_false(number_subtract(&out, number_of("-999999999999999999"), number_of("1")));
}

static void test_shifts_by_tens(void **state)
{
    (void)state;
    struct number out;
    assert_true(number_shift(&out, number_of("12.5"), 3));
    expect(out, 12500, 0);
    assert_true(number_shift(&out, number_of("12.5"), 1));
    expect(out, 125, 0);
    assert_true(number_shift(&out, number_of("4860000"), -6));
    expect(out, 4860000, 6);
    assert_true(number_shift(&out, number_of("1000000000"), -9));
    expect(out, 1000000, 6);
    assert_false(number_shift(&out, number_of("1000000001"), -9));
    assert_false(number_shift(&out, number_of("999999999999999999"), 1));
    assert_true(number_shift(&out, number_of("0"), 6));
    expect(out, 0, 0);
}

static void test_multiplies(void **state)
{
    (void)state;
    struct number out;
    assert_true(number_multiply(&out, number_of("1.5"), number_of("-0.25")));
    expect(out, -375, 3);
    assert_true(number_multiply(&out, number_of("0.001"), number_of("1000")));
    expect(out, 1, 0);
    assert_true(number_multiply(&out, number_of("0.0001"), number_of("0.01")));
    expect(out, 1, 6);
    assert_false(number_multiply(&out, number_of("0.0001"), number_of("0.001")));
    assert_false(number_multiply(&out, number_of("999999999"), number_of("9999999999")));
}

static void test_divides(void **state)
{
    (void)state;
    static const struct {
        const char *a, *b;
        unsigned decimals;
        int64_t units;
    } examples[] = {
        {"1", "3", 2, 33},   {"2", "3", 2, 67},  {"1", "8", 2, 13},  {"-1", "8", 2, -13},
        {"1", "-8", 2, -13}, {"-1", "-2", 0, 1}, {"0", "5", 6, 0},   {"7.5", "2.5", 0, 3},
        {"1", "0.5", 0, 2},  {"5", "2", 0, 3},   {"-5", "2", 0, -3},
    };
    struct number out;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        assert_true(number_divide(&out, number_of(examples[i].a),
                                  number_of(examples[i].b), examples[i].decimals));
        expect(out, examples[i].units, examples[i].decimals);
    }
    assert_false(number_divide(&out, number_of("1"), number_of("0"), 0));
    assert_false(
        number_divide(&out, number_of("999999999999999999"), number_of("0.000001"), 0));
}

static void test_means_are_weighted(void **state)
{
    (void)state;
    const struct number numbers[] = {number_of("10"), number_of("20.5"), number_of("-3")};
    const struct number weights[] = {number_of("1"), number_of("2"), number_of("0.5")};
    struct number out;
    assert_true(number_mean(&out, numbers, weights, 3, 2));
    expect(out, 1414, 2); /* 49.5 / 3.5 */
    assert_true(number_mean(&out, numbers, weights, 1, 0));
    expect(out, 10, 0);
    const struct number nothing[] = {number_of("0"), number_of("0")};
    assert_false(number_mean(&out, numbers, nothing, 2, 2));
    const struct number huge[] = {number_of("999999999999999999")};
    assert_false(number_mean(&out, huge, huge, 1, 2));
}

static void test_shares_add_up(void **state)
{
    int64_t parts[8];
    static const char *const THIRDS[] = {"1", "1", "1"};
    assert_int_equal(share_out(state, parts, THIRDS, 3, 1000), 1000);
    assert_int_equal(parts[0], 334);
    assert_int_equal(parts[1], 333);
    static const char *const MIXED[] = {"0.5", "12.25", "0", "87.25"};
    assert_int_equal(share_out(state, parts, MIXED, 4, 100), 100);
    assert_int_equal(parts[0], 1);
    assert_int_equal(parts[1], 12);
    assert_int_equal(parts[2], 0);
    assert_int_equal(parts[3], 87);
    static const char *const LARGE[] = {"999999999999999999", "999999999999.999999",
                                        "999999999999999999"};
    assert_int_equal(share_out(state, parts, LARGE, 3, 1000000000), 1000000000);
    static const char *const ONE[] = {"3"};
    assert_int_equal(share_out(state, parts, ONE, 1, 0), 0);
}

static void test_shares_of_nothing_are_refused(void **state)
{
    int64_t parts[2];
    struct number zeros[] = {{0, 0}, {0, 2}};
    assert_false(number_shares(parts, zeros, 2, 100, *state));
    assert_false(number_shares(parts, zeros, 0, 100, *state));
    struct number negative[] = {{5, 0}, {-1, 0}};
    assert_false(number_shares(parts, negative, 2, 100, *state));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_reads_what_is_typed),
        cmocka_unit_test(test_refuses_all_else),
        cmocka_unit_test(test_reads_up_to_a_unit),
        cmocka_unit_test(test_compares_by_value),
        cmocka_unit_test(test_adds_or_says_that_it_cannot),
        cmocka_unit_test(test_rounds_half_away_from_zero),
        cmocka_unit_test(test_scales_whole_numbers_of_a_unit_only),
        cmocka_unit_test(test_subtracts),
        cmocka_unit_test(test_shifts_by_tens),
        cmocka_unit_test(test_multiplies),
        cmocka_unit_test(test_divides),
        cmocka_unit_test(test_means_are_weighted),
        cmocka_unit_test(test_shares_add_up),
        cmocka_unit_test(test_shares_of_nothing_are_refused),
    };
    return cmocka_run_group_tests(tests, make_arena, drop_arena);
}
