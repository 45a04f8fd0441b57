/* The program's own words: labels, lists of goals, the colophon. */
#include "sections/phrases.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

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

/* Compares with `wanted`, in which "_" is a no-break space. */
static void assert_words(struct str words, const char *wanted, struct arena *arena)
{
    struct builder builder = {.arena = arena};
    for (const char *c = wanted; *c != '\0'; c++) {
        builder_add(&builder, *c == '_' ? STR("\xC2\xA0") : (struct str){c, 1});
    }
    struct str all = builder_str(&builder);
    assert_int_equal(words.size, all.size);
    assert_memory_equal(words.data, all.data, all.size);
}

static void test_labels_hold_their_number(void **state)
{
    static const struct {
        enum phrase phrase;
        const char *word, *numeral;
        enum lang lang;
        const char *label;
    } ROWS[] = {
        {PHRASE_GOAL, "", "1", LANG_BG, "Стратегическа цел_1"},
        {PHRASE_GOAL, "", "12", LANG_EN, "Strategic goal_12"},
        {PHRASE_PRIORITY, "", "3", LANG_BG, "Приоритет_3"},
        {PHRASE_PRIORITY, "", "3", LANG_EN, "Priority_3"},
        {PHRASE_PRIORITY, "Тема", "2.4", LANG_BG, "Тема_2.4"},
        {PHRASE_PRIORITY, "Тема", "", LANG_BG, ""},
    };
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        assert_words(phrase_label(ROWS[i].phrase, str_from(ROWS[i].word),
                                  str_from(ROWS[i].numeral), ROWS[i].lang, *state),
                     ROWS[i].label, *state);
    }
}

static void test_goals_are_listed(void **state)
{
    static const struct {
        enum phrase phrase;
        size_t count;
        const char *words[LANG_COUNT];
    } ROWS[] = {
        {PHRASE_GOALS, 1, {"Стратегическа цел_1", "Strategic goal_1"}},
        {PHRASE_GOALS, 2, {"Стратегически цели_1 и_3", "Strategic goals_1 and_3"}},
        {PHRASE_GOALS, 3, {"Стратегически цели_1, 3 и_7", "Strategic goals_1, 3 and_7"}},
        {PHRASE_SERVES, 1, {"Цел_1", "Goal_1"}},
        {PHRASE_SERVES, 2, {"Цели_1 и_3", "Goals_1 and_3"}},
        {PHRASE_SERVES, 4, {"Цели_1, 3, 7 и_8", "Goals_1, 3, 7 and_8"}},
    };
    const struct str numbers[] = {STR("1"), STR("3"), STR("7"), STR("8")};
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        for (enum lang lang = 0; lang < LANG_COUNT; lang++) {
            assert_words(
                phrase_goals(ROWS[i].phrase, numbers, ROWS[i].count, lang, *state),
                ROWS[i].words[lang], *state);
        }
    }
}

static void test_the_issuer_takes_an_article(void **state)
{
    assert_words(phrase_issued_by(STR("Община Примерна"), LANG_BG, *state),
                 "Издава: Община Примерна", *state);
    assert_words(phrase_issued_by(STR("Municipality of Primerna"), LANG_EN, *state),
                 "Issued by the Municipality of Primerna", *state);
    assert_words(phrase_issued_by(STR("Primerna Water"), LANG_EN, *state),
                 "Issued by Primerna Water", *state);
}

static void test_the_first_language_prevails(void **state)
{
    assert_words(phrase_working_translation(LANG_BG, LANG_BG),
                 "Работен превод. Меродавен е българският текст.", *state);
    assert_words(phrase_working_translation(LANG_BG, LANG_EN),
                 "Working translation. The Bulgarian text prevails.", *state);
    assert_words(phrase_working_translation(LANG_EN, LANG_BG),
                 "Работен превод. Меродавен е английският текст.", *state);
    assert_words(phrase_working_translation(LANG_EN, LANG_EN),
                 "Working translation. The English text prevails.", *state);
}

static void test_every_phrase_is_there_in_every_language(void **state)
{
    (void)state;
    for (enum lang lang = 0; lang < LANG_COUNT; lang++) {
        for (enum phrase phrase = 0; phrase < PHRASE_COUNT; phrase++) {
            assert_true(phrase_find(phrase, lang).size > 0);
        }
        for (enum section_kind kind = 0; kind < SECTION_KIND_COUNT; kind++) {
            assert_true(phrase_kind(kind, lang).size > 0);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_labels_hold_their_number),
        cmocka_unit_test(test_goals_are_listed),
        cmocka_unit_test(test_the_issuer_takes_an_article),
        cmocka_unit_test(test_the_first_language_prevails),
        cmocka_unit_test(test_every_phrase_is_there_in_every_language),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
