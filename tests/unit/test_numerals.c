/* base/numerals.c: numbers, money, dates and periods in both languages. */
#include "base/numerals.h"
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

#define NBSP "\xC2\xA0"
#define MINUS "\xE2\x88\x92"

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

static void expect(struct arena *arena, struct str text, const char *expected)
{
    assert_string_equal(str_to_c(arena, text), expected);
}

static void test_numbers(void **state)
{
    static const struct {
        const char *number;
        struct numeral_form form;
        const char *bg, *en;
    } examples[] = {
        {"0", {0}, "0", "0"},
        {"7", {0}, "7", "7"},
        {"1250", {0}, "1250", "1,250"},
        {"9999", {0}, "9999", "9,999"},
        {"12500", {0}, "12" NBSP "500", "12,500"},
        {"1284500", {0}, "1" NBSP "284" NBSP "500", "1,284,500"},
        {"1250", {.grouping = GROUP_ALL}, "1" NBSP "250", "1,250"},
        {"125", {.grouping = GROUP_ALL}, "125", "125"},
        {"2027", {.grouping = GROUP_NONE}, "2027", "2027"},
        {"20270", {.grouping = GROUP_NONE}, "20270", "20270"},
        {"12.5", {0}, "12,5", "12.5"},
        {"12.50", {0}, "12,50", "12.50"},
        {"0.005", {0}, "0,005", "0.005"},
        {"12.5", {.decimals = 3}, "12,500", "12.500"},
        {"12", {.decimals = 2}, "12,00", "12.00"},
        {"-4.2", {0}, MINUS "4,2", MINUS "4.2"},
        {"2.9", {.sign = true}, "+2,9", "+2.9"},
        {"0", {.sign = true}, "0", "0"},
        {"-12500", {.sign = true}, MINUS "12" NBSP "500", MINUS "12,500"},
        {"999999999999999999",
         {0},
         "999" NBSP "999" NBSP "999" NBSP "999" NBSP "999" NBSP "999",
         "999,999,999,999,999,999"},
    };
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct number number = number_of(examples[i].number);
        expect(*state, numeral_number(LANG_BG, number, &examples[i].form, *state),
               examples[i].bg);
        expect(*state, numeral_number(LANG_EN, number, &examples[i].form, *state),
               examples[i].en);
    }
}

static void test_percents_ranges_bounds(void **state)
{
    struct arena *arena = *state;
    expect(arena, numeral_percent(LANG_BG, number_of("51.5"), arena), "51,5%");
    expect(arena, numeral_percent(LANG_EN, number_of("51.5"), arena), "51.5%");
    expect(arena, numeral_range(LANG_BG, STR("10"), STR("15"), arena),
           "10" NBSP "–" NBSP "15");
    expect(arena, numeral_range(LANG_EN, STR("10"), STR("15"), arena), "10–15");
    static const char *const BG[] = {"под", "над", "поне", "до"};
    static const char *const EN[] = {"under", "over", "at least", "up to"};
    static const char *const SIGNS[] = {"<", ">", "≥", "≤"};
    for (enum lang_bound bound = 0; bound < LANG_BOUNDS; bound++) {
        struct str bg = str_format(arena, "%s" NBSP "17", BG[bound]);
        struct str en = str_format(arena, "%s" NBSP "17", EN[bound]);
        struct str sign = str_format(arena, "%s" NBSP "17", SIGNS[bound]);
        expect(arena, numeral_bound(LANG_BG, bound, STR("17"), arena), bg.data);
        expect(arena, numeral_bound(LANG_EN, bound, STR("17"), arena), en.data);
        expect(arena, numeral_bound_sign(bound, STR("17"), arena), sign.data);
    }
}

#define DINAR ((const struct currency){STR("RSD"), {STR("динара"), STR("dinars")}})

static void test_money(void **state)
{
    static const struct {
        const char *amount, *code, *bg, *en;
    } examples[] = {
        {"0", "EUR", "0" NBSP "€", "€0"},
        {"999", "EUR", "999" NBSP "€", "€999"},
        {"2.5", "EUR", "2,50" NBSP "€", "€2.50"},
        {"5.00", "EUR", "5,00" NBSP "€", "€5.00"},
        {"0.125", "EUR", "0,125" NBSP "€", "€0.125"},
        {"12.40", "EUR", "12,40" NBSP "€", "€12.40"},
        {"180000", "EUR", "180" NBSP "хил." NBSP "евро", "€180,000"},
        {"180500", "EUR", "180" NBSP "500" NBSP "€", "€180,500"},
        {"999000", "EUR", "999" NBSP "хил." NBSP "евро", "€999,000"},
        {"1000000", "EUR", "1" NBSP "млн." NBSP "евро", "€1" NBSP "million"},
        {"4860000", "EUR", "4,86" NBSP "млн." NBSP "евро", "€4.86" NBSP "million"},
        {"4860000.00", "EUR", "4,86" NBSP "млн." NBSP "евро", "€4.86" NBSP "million"},
        {"26800000", "EUR", "26,8" NBSP "млн." NBSP "евро", "€26.8" NBSP "million"},
        {"1284500", "EUR", "1" NBSP "284" NBSP "500" NBSP "€", "€1,284,500"},
        {"1284000", "EUR", "1" NBSP "284" NBSP "000" NBSP "€", "€1,284,000"},
        {"-4200000", "EUR", MINUS "4,2" NBSP "млн." NBSP "евро",
         MINUS "€4.2" NBSP "million"},
        {"-70", "EUR", MINUS "70" NBSP "€", MINUS "€70"},
        {"1250", "BGN", "1250" NBSP "лв.", "BGN" NBSP "1,250"},
        {"180000", "BGN", "180" NBSP "хил." NBSP "лв.", "BGN" NBSP "180,000"},
        {"2500000", "GBP", "2,5" NBSP "млн." NBSP "паунда", "£2.5" NBSP "million"},
        {"721952119", "RSD", "721" NBSP "952" NBSP "119" NBSP "RSD",
         "RSD" NBSP "721,952,119"},
        {"721000000", "RSD", "721" NBSP "млн." NBSP "RSD",
         "RSD" NBSP "721" NBSP "million"},
    };
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct number amount = number_of(examples[i].amount);
        struct currency currency = {.code = str_from(examples[i].code)};
        expect(*state, numeral_money(LANG_BG, amount, &currency, *state), examples[i].bg);
        expect(*state, numeral_money(LANG_EN, amount, &currency, *state), examples[i].en);
    }
    const struct currency dinar = DINAR;
    struct number amount = number_of("721952119");
    expect(*state, numeral_money(LANG_BG, amount, &dinar, *state),
           "721" NBSP "952" NBSP "119" NBSP "динара");
    expect(*state, numeral_money(LANG_EN, amount, &dinar, *state),
           "721,952,119" NBSP "dinars");
    amount = number_of("2000000");
    expect(*state, numeral_money(LANG_BG, amount, &dinar, *state),
           "2" NBSP "млн." NBSP "динара");
    expect(*state, numeral_money(LANG_EN, amount, &dinar, *state),
           "2" NBSP "million" NBSP "dinars");
    expect(*state, numeral_money_in_full(LANG_EN, amount, &dinar, *state),
           "2,000,000" NBSP "dinars");
}

static void test_units_of_money(void **state)
{
    const struct currency euro = {.code = STR("EUR")}, code = {.code = STR("RSD")},
                          dinar = DINAR;
    static const struct {
        int power;
        const char *euro[LANG_COUNT], *dinar[LANG_COUNT], *code[LANG_COUNT];
    } examples[] = {
        {0, {"евро", "euros"}, {"динара", "dinars"}, {"RSD", "RSD"}},
        {3,
         {"хил." NBSP "евро", "thousand" NBSP "euros"},
         {"хил." NBSP "динара", "thousand" NBSP "dinars"},
         {"хил." NBSP "RSD", "thousand" NBSP "RSD"}},
        {6,
         {"млн." NBSP "евро", "million" NBSP "euros"},
         {"млн." NBSP "динара", "million" NBSP "dinars"},
         {"млн." NBSP "RSD", "million" NBSP "RSD"}},
    };
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        for (enum lang lang = 0; lang < LANG_COUNT; lang++) {
            int power = examples[i].power;
            expect(*state, numeral_money_unit(lang, &euro, power, *state),
                   examples[i].euro[lang]);
            expect(*state, numeral_money_unit(lang, &dinar, power, *state),
                   examples[i].dinar[lang]);
            expect(*state, numeral_money_unit(lang, &code, power, *state),
                   examples[i].code[lang]);
        }
    }
}

static void test_moments(void **state)
{
    static const struct {
        struct moment moment;
        const char *bg, *en, *short_bg, *short_en;
    } examples[] = {
        {{.year = 2025}, "2025" NBSP "г.", "2025", "2025", "2025"},
        {{.year = 2025, .double_year = true},
         "2025/26" NBSP "г.",
         "2025/26",
         "2025/26",
         "2025/26"},
        {{.year = 1999, .double_year = true},
         "1999/00" NBSP "г.",
         "1999/00",
         "1999/00",
         "1999/00"},
        {{.year = 2025, .quarter = 3},
         "III" NBSP "трим." NBSP "2025" NBSP "г.",
         "Q3" NBSP "2025",
         "III" NBSP "трим." NBSP "2025",
         "Q3" NBSP "2025"},
        {{.year = 2023, .month = 9},
         "09.2023" NBSP "г.",
         "September" NBSP "2023",
         "09.2023",
         "09.2023"},
        {{.year = 2025, .month = 12, .day = 31},
         "31.12.2025" NBSP "г.",
         "31" NBSP "December" NBSP "2025",
         "31.12.2025",
         "31.12.2025"},
    };
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct moment moment = examples[i].moment;
        expect(*state, numeral_moment(LANG_BG, moment, *state), examples[i].bg);
        expect(*state, numeral_moment(LANG_EN, moment, *state), examples[i].en);
        expect(*state, numeral_moment_short(LANG_BG, moment, *state),
               examples[i].short_bg);
        expect(*state, numeral_moment_short(LANG_EN, moment, *state),
               examples[i].short_en);
    }
    const struct moment year = {.year = 2025}, quarter = {.year = 2025, .quarter = 2},
                        april = {.year = 2025, .month = 4},
                        second = {.year = 2025, .month = 4, .day = 2};
    assert_true(moment_compare(year, quarter) < 0);
    assert_int_equal(moment_compare(quarter, april), 0);
    assert_true(moment_compare(second, april) > 0);
    assert_true(moment_compare((struct moment){.year = 2024}, year) < 0);
}

static void expect_after(struct moment moment, int year, int month, int day)
{
    struct moment after = moment_after(moment);
    assert_int_equal(after.year, year);
    assert_int_equal(after.month, month);
    assert_int_equal(after.day, day);
}

static void test_days(void **state)
{
    (void)state;
    expect_after((struct moment){.year = 2025}, 2026, 1, 1);
    expect_after((struct moment){.year = 2025, .double_year = true}, 2027, 1, 1);
    expect_after((struct moment){.year = 2025, .quarter = 3}, 2025, 10, 1);
    expect_after((struct moment){.year = 2025, .quarter = 4}, 2026, 1, 1);
    expect_after((struct moment){.year = 2025, .month = 12}, 2026, 1, 1);
    expect_after((struct moment){.year = 2024, .month = 2}, 2024, 3, 1);
    expect_after((struct moment){.year = 2024, .month = 2, .day = 28}, 2024, 2, 29);
    expect_after((struct moment){.year = 2023, .month = 2, .day = 28}, 2023, 3, 1);
    expect_after((struct moment){.year = 2025, .month = 12, .day = 31}, 2026, 1, 1);
    assert_int_equal(moment_year_day((struct moment){.year = 2025}), 0);
    assert_int_equal(moment_year_day((struct moment){.year = 2024, .month = 3}), 60);
    assert_int_equal(moment_year_day((struct moment){.year = 2025, .quarter = 2}), 90);
    assert_int_equal(
        moment_year_day((struct moment){.year = 2025, .month = 12, .day = 31}), 364);
}

static void test_spans(void **state)
{
    static const struct {
        struct moment from, to;
        const char *bg, *en;
    } examples[] = {
        {{.year = 2021},
         {.year = 2027},
         "2021" NBSP "–" NBSP "2027" NBSP "г.",
         "2021–2027"},
        {{.year = 2027}, {.year = 2027}, "2027" NBSP "г.", "2027"},
        {{.year = 2021}, {0}, "от 2021" NBSP "г.", "from 2021"},
        {{0},
         {.year = 2021, .month = 10, .day = 31},
         "до 31.10.2021" NBSP "г.",
         "by 31" NBSP "October" NBSP "2021"},
        {{.year = 2023, .month = 9},
         {.year = 2024, .month = 5},
         "09.2023" NBSP "–" NBSP "05.2024" NBSP "г.",
         "September" NBSP "2023" NBSP "– May" NBSP "2024"},
        {{.year = 2025},
         {.year = 2025, .month = 1},
         "2025" NBSP "–" NBSP "01.2025" NBSP "г.",
         "2025" NBSP "– January" NBSP "2025"},
    };
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        expect(*state, numeral_span(LANG_BG, examples[i].from, examples[i].to, *state),
               examples[i].bg);
        expect(*state, numeral_span(LANG_EN, examples[i].from, examples[i].to, *state),
               examples[i].en);
    }
}

static void test_dates(void **state)
{
    struct arena *arena = *state;
    expect(arena, numeral_date(LANG_BG, 2026, 11, 22, arena),
           "22" NBSP "ноември 2026" NBSP "г.");
    expect(arena, numeral_date(LANG_EN, 2026, 11, 22, arena), "22" NBSP "November 2026");
    expect(arena, numeral_date(LANG_EN, 2027, 12, 1, arena), "1" NBSP "December 2027");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers), cmocka_unit_test(test_percents_ranges_bounds),
        cmocka_unit_test(test_money),   cmocka_unit_test(test_units_of_money),
        cmocka_unit_test(test_moments), cmocka_unit_test(test_spans),
        cmocka_unit_test(test_days),    cmocka_unit_test(test_dates),
    };
    return cmocka_run_group_tests(tests, make_arena, drop_arena);
}
