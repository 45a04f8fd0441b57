/* Periods and dates in both languages. */
#include "base/arena.h"
#include "text/text.h"
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#define NBSP "\xC2\xA0"

static void test_periods(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    static const struct {
        enum lang lang;
        int from, to;
        const char *text;
    } examples[] = {
        {LANG_BG, 2021, 2027, "2021" NBSP "–" NBSP "2027" NBSP "г."},
        {LANG_BG, 2027, 2027, "2027" NBSP "г."},
        {LANG_EN, 2021, 2027, "2021–2027"},
        {LANG_EN, 2027, 2027, "2027"},
    };
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct str text =
            text_format_period(examples[i].lang, examples[i].from, examples[i].to, arena);
        assert_string_equal(str_to_c(arena, text), examples[i].text);
    }
    arena_destroy(arena);
}

static void test_dates(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    static const struct {
        enum lang lang;
        int year, month, day;
        const char *text;
    } examples[] = {
        {LANG_BG, 2026, 11, 22, "22" NBSP "ноември 2026" NBSP "г."},
        {LANG_BG, 2027, 1, 5, "5" NBSP "януари 2027" NBSP "г."},
        {LANG_EN, 2026, 11, 22, "22" NBSP "November 2026"},
        {LANG_EN, 2027, 12, 1, "1" NBSP "December 2027"},
    };
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct str text = text_format_date(examples[i].lang, examples[i].year,
                                           examples[i].month, examples[i].day, arena);
        assert_string_equal(str_to_c(arena, text), examples[i].text);
    }
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_periods),
        cmocka_unit_test(test_dates),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
