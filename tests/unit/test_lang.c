/* base/lang.c and the facts of each language. That none is missing is shown by the check
 * of the code that leaves them out one by one. */
#include "base/lang.h"
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
#include <cmocka.h>

static void test_codes(void **state)
{
    (void)state;
    enum lang lang = LANG_BG;
    assert_true(lang_from_code(&lang, STR("en")));
    assert_int_equal(lang, LANG_EN);
    assert_string_equal(lang_facts(LANG_EN)->tag, "en-GB");
    assert_true(lang_from_code(&lang, STR("bg")));
    assert_string_equal(lang_facts(lang)->tag, "bg-BG");
    assert_false(lang_from_code(&lang, STR("BG")));
    assert_false(lang_from_code(&lang, STR("")));
}

static void test_scripts(void **state)
{
    (void)state;
    assert_int_equal(lang_in_script(LANG_BG, LANG_CYRILLIC), LANG_BG);
    assert_int_equal(lang_in_script(LANG_EN, LANG_CYRILLIC), LANG_BG);
    assert_int_equal(lang_in_script(LANG_EN, LANG_LATIN), LANG_EN);
    assert_int_equal(lang_in_script(LANG_BG, LANG_LATIN), LANG_EN);
}

static void test_a_value_for_each(void **state)
{
    (void)state;
    static const char *const WORDS[LANG_COUNT] = LANG_EACH("дума", "word");
    assert_string_equal(WORDS[LANG_BG], "дума");
    assert_string_equal(WORDS[LANG_EN], "word");
}

static bool is_small(const char *word)
{
    return *word != '\0' && !(*word >= 'A' && *word <= 'Z') && strchr(word, ' ') == NULL;
}

/* Each word once, in small letters, in one language alone. */
static void test_words_are_apart(void **state)
{
    (void)state;
    for (enum lang one = 0; one < LANG_COUNT; one++) {
        const struct lang_facts *facts = lang_facts(one);
        for (size_t i = 0; i < facts->word_count; i++) {
            const char *word = facts->words[i].word;
            assert_true(is_small(word) && facts->words[i].kind != 0);
            size_t found = 0;
            for (enum lang two = 0; two < LANG_COUNT; two++) {
                const struct lang_facts *other = lang_facts(two);
                for (size_t k = 0; k < other->word_count; k++) {
                    found += strcmp(other->words[k].word, word) == 0;
                }
            }
            assert_int_equal(found, 1);
        }
        for (size_t i = 0; i < facts->pair_count; i++) {
            assert_true(is_small(facts->pairs[i].left) &&
                        is_small(facts->pairs[i].right));
        }
    }
}

static void test_lists(void **state)
{
    (void)state;
    for (enum lang lang = 0; lang < LANG_COUNT; lang++) {
        const struct lang_facts *facts = lang_facts(lang);
        for (size_t i = 0; i < LANG_MONTHS; i++) {
            assert_true(strlen(facts->months[i]) > 2);
        }
        for (size_t i = 0; i < facts->prefixes.count; i++) {
            assert_true(is_small(facts->prefixes.items[i]));
        }
        for (size_t i = 0; i < facts->short_words.count; i++) {
            assert_true(is_small(facts->short_words.items[i]));
        }
        assert_true(str_length(str_from(facts->list_letters)) >= 26);
        assert_true(facts->limits.word >= facts->limits.left + facts->limits.right);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_codes),
        cmocka_unit_test(test_scripts),
        cmocka_unit_test(test_a_value_for_each),
        cmocka_unit_test(test_words_are_apart),
        cmocka_unit_test(test_lists),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
