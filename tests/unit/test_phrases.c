/* The words of the annex stamp: each set of data that may be given, in both languages. */
#include "sections/phrases.h"
#include "base/arena.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static const struct {
    struct council council;
    enum lang lang;
    const char *stamp; /* lines, with no-break spaces as blanks */
    const char *brief;
} EXAMPLES[] = {
    {{.annex = 1, .decision = {"123", 3}, .item = 7, .session = {2026, 12, 10}},
     LANG_BG,
     "Приложение № 1|към Решение № 123 по точка 7|Заседание на 10 декември 2026 г.",
     "Приложение № 1 към Решение № 123"},
    {{.annex = 1, .decision = {"123", 3}, .item = 7, .session = {2026, 12, 10}},
     LANG_EN,
     "Annex 1|to Decision No. 123 on item 7|Session of 10 December 2026",
     "Annex 1 to Decision No. 123"},
    {{.annex = 2, .decision = {"5/2026", 6}},
     LANG_BG,
     "Приложение № 2|към Решение № 5/2026",
     "Приложение № 2 към Решение № 5/2026"},
    {{.annex = 2, .item = 7},
     LANG_BG,
     "Приложение № 2|към точка 7 от дневния ред",
     "Приложение № 2 към точка 7 от дневния ред"},
    {{.annex = 2, .session = {2026, 1, 2}},
     LANG_BG,
     "Приложение № 2|Заседание на 2 януари 2026 г.",
     "Приложение № 2"},
    {{.decision = {"123", 3}}, LANG_BG, "Решение № 123", "Решение № 123"},
    {{.decision = {"123", 3}, .item = 7},
     LANG_EN,
     "Decision No. 123 on item 7",
     "Decision No. 123"},
    {{.item = 7}, LANG_BG, "Точка 7 от дневния ред", "Точка 7 от дневния ред"},
    {{.item = 7, .session = {2026, 12, 10}},
     LANG_BG,
     "Точка 7 от дневния ред|Заседание на 10 декември 2026 г.",
     "Заседание на 10 декември 2026 г., точка 7"},
    {{.item = 7, .session = {2026, 12, 10}},
     LANG_EN,
     "Item 7 of the agenda|Session of 10 December 2026",
     "Session of 10 December 2026, item 7"},
    {{.session = {2026, 12, 10}},
     LANG_BG,
     "Заседание на 10 декември 2026 г.",
     "Заседание на 10 декември 2026 г."},
};

static int set_up(void **state)
{
    *state = arena_create();
    return 0;
}

static int tear_down(void **state)
{
    arena_destroy(*state);
    return 0;
}

/* The text with plain blanks for no-break spaces. */
static const char *plain(struct str text, struct arena *arena)
{
    struct builder out = {.arena = arena};
    for (size_t at = 0; at < text.size;) {
        uint32_t c = str_next(text, &at);
        builder_add_code_point(&out, c == 0xA0 ? ' ' : c);
    }
    return str_to_c(arena, builder_str(&out));
}

static void test_stamp(void **state)
{
    for (size_t i = 0; i < sizeof EXAMPLES / sizeof EXAMPLES[0]; i++) {
        struct str lines[STAMP_LINES_MAX];
        struct builder joined = {.arena = *state};
        size_t count =
            phrase_stamp(lines, &EXAMPLES[i].council, EXAMPLES[i].lang, *state);
        for (size_t line = 0; line < count; line++) {
            builder_add(&joined, line > 0 ? STR("|") : STR(""));
            builder_add(&joined, lines[line]);
        }
        assert_string_equal(plain(builder_str(&joined), *state), EXAMPLES[i].stamp);
    }
}

static void test_short_form(void **state)
{
    for (size_t i = 0; i < sizeof EXAMPLES / sizeof EXAMPLES[0]; i++) {
        struct str words =
            phrase_stamp_short(&EXAMPLES[i].council, EXAMPLES[i].lang, *state);
        assert_string_equal(plain(words, *state), EXAMPLES[i].brief);
    }
}

/* A number never parts from its sign. */
static void test_numbers_are_bound(void **state)
{
    struct str words = phrase_stamp_short(&EXAMPLES[0].council, LANG_BG, *state);
    assert_true(str_find(words,
                         STR("№\xC2\xA0"
                             "123"),
                         0) != SIZE_MAX);
}

static void test_page(void **state)
{
    assert_string_equal(plain(phrase_page(STR("5"), 12, LANG_BG, *state), *state),
                        "стр. 5 / 12");
    assert_string_equal(plain(phrase_page(STR("5"), 12, LANG_EN, *state), *state),
                        "p. 5 / 12");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_stamp),
        cmocka_unit_test(test_short_form),
        cmocka_unit_test(test_numbers_are_bound),
        cmocka_unit_test(test_page),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
