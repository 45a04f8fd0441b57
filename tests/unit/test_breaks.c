/* Legal line ends: what words are to each other, and breaks inside them. */
#include "text/breaks.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static unsigned class_of(const char *word, enum lang lang)
{
    return breaks_classify(str_from(word), lang);
}

static bool binds(const char *left, const char *right)
{
    return breaks_binds(0, class_of(left, LANG_BG), class_of(right, LANG_BG));
}

static void knows_one_letter_words(void **state)
{
    (void)state;
    assert_true((class_of("в", LANG_BG) & WORD_ONE_LETTER) != 0);
    assert_true((class_of("И", LANG_BG) & WORD_ONE_LETTER) != 0);
    assert_true((class_of("„а", LANG_BG) & WORD_ONE_LETTER) != 0);
    assert_false((class_of("\u045D", LANG_BG) & WORD_ONE_LETTER) != 0); /* bound back */
    assert_false((class_of("я", LANG_BG) & WORD_ONE_LETTER) != 0);
    assert_true((class_of("a", LANG_EN) & WORD_ONE_LETTER) != 0);
    assert_false((class_of("е,", LANG_BG) & WORD_ONE_LETTER) != 0); /* the comma parts */
    assert_false((class_of("5", LANG_BG) & WORD_ONE_LETTER) != 0);
    assert_false((class_of("на", LANG_BG) & WORD_ONE_LETTER) != 0);
}

static void knows_short_words(void **state)
{
    (void)state;
    assert_true((class_of("на", LANG_BG) & WORD_SHORT) != 0);
    assert_true((class_of("За", LANG_BG) & WORD_SHORT) != 0);
    assert_true((class_of("се", LANG_BG) & WORD_SHORT) != 0);
    assert_true((class_of("си", LANG_BG) & WORD_SHORT) != 0);
    assert_true((class_of("като", LANG_BG) & WORD_SHORT) != 0);
    assert_false((class_of("си,", LANG_BG) & WORD_SHORT) != 0); /* the comma parts */
    assert_true((class_of("and", LANG_EN) & WORD_SHORT) != 0);
    assert_true((class_of("the", LANG_EN) & WORD_SHORT) != 0);
    assert_false((class_of("the", LANG_BG) & WORD_SHORT) != 0);
    assert_false((class_of("град", LANG_BG) & WORD_SHORT) != 0);
}

static void knows_ends_of_sentences(void **state)
{
    (void)state;
    assert_true((class_of("развитие.", LANG_BG) & WORD_SENTENCE) != 0);
    assert_true((class_of("развитие!“", LANG_BG) & WORD_SENTENCE) != 0);
    assert_false((class_of("г.", LANG_BG) & WORD_SENTENCE) != 0);
    assert_false((class_of("развитие,", LANG_BG) & WORD_SENTENCE) != 0);
    assert_true((class_of("Община", LANG_BG) & WORD_CAPITAL) != 0);
    assert_true((class_of("„Община", LANG_BG) & WORD_CAPITAL) != 0);
    assert_false((class_of("община", LANG_BG) & WORD_CAPITAL) != 0);
}

static void dashes_and_marks_stay_with_what_is_before(void **state)
{
    (void)state;
    assert_true(binds("съвет", "–"));
    assert_false(binds("–", "Стара"));
    assert_true(binds("дума", ")"));
    assert_true(binds("дума", "…"));
    assert_true(binds("(", "дума"));
    assert_true(binds("„", "дума"));
    assert_false(binds("дума", "„дума“"));
    assert_false(binds("дума", "дума"));
    unsigned year = class_of("2021", LANG_BG);
    unsigned dash = class_of("–", LANG_BG);
    assert_true(breaks_binds(year, dash, class_of("2027", LANG_BG)));
    assert_false(breaks_binds(year, dash, class_of("година", LANG_BG)));
    /* The same mark opens in one language and closes in the other. */
    assert_true((class_of("\u201Cword", LANG_EN) & WORD_CLOSES) == 0);
    assert_true((class_of("\u201C", LANG_BG) & WORD_CLOSES) != 0);
}

static const char *divide(const char *text, enum lang lang)
{
    static char result[256];
    char marks[128];
    size_t offsets[128];
    struct str word = str_from(text);
    size_t count = breaks_inside(word, lang, breaks_classify(word, lang), marks, offsets);
    size_t from = 0;
    size_t size = 0;
    for (size_t i = 0; i <= count; i++) {
        size_t to = i < count ? offsets[i] : word.size;
        memcpy(result + size, word.data + from, to - from);
        size += to - from;
        result[size++] = i < count ? '|' : '\0';
        from = to;
    }
    return result;
}

static void breaks_after_slash_and_typed_hyphen(void **state)
{
    (void)state;
    assert_string_equal(divide("министър-председател", LANG_BG), "министър-|председател");
    assert_string_equal(divide("училище/градина", LANG_BG), "училище/|градина");
    assert_string_equal(divide("въздух–земя", LANG_BG), "въздух–|земя");
}

static void keeps_short_forms_and_numbers_whole(void **state)
{
    (void)state;
    static const char *const whole[] = {
        "по-добър",       "най-висок", "5-и",  "10-ата", "зам.-кмет", "24-годишен",
        "2021–2027",      "12/345",    "км/ч", "и/или",  "3,5%",      "042-614-614",
        "дума\u2011дума", "(042)",     "9:00", "ДДС-то", "развитие",  "",
        "12\u00A0500",    "–5",
    };
    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++) {
        assert_string_equal(divide(whole[i], LANG_BG), whole[i]);
    }
}

static void breaks_addresses_at_their_joints(void **state)
{
    (void)state;
    assert_string_equal(
        divide("https://www.starazagora.bg/bg/viziya-i-celi?id=5", LANG_EN),
        "https://www.starazagora.bg/|bg/|viziya-i-celi?|id=|5");
    assert_string_equal(divide("www.starazagora.bg/plan", LANG_BG),
                        "www.starazagora.bg/|plan");
    assert_string_equal(divide("kmet@starazagora.bg", LANG_BG), "kmet@|starazagora.bg");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(knows_one_letter_words),
        cmocka_unit_test(knows_short_words),
        cmocka_unit_test(knows_ends_of_sentences),
        cmocka_unit_test(dashes_and_marks_stay_with_what_is_before),
        cmocka_unit_test(breaks_after_slash_and_typed_hyphen),
        cmocka_unit_test(keeps_short_forms_and_numbers_whole),
        cmocka_unit_test(breaks_addresses_at_their_joints),
    };
    breaks_prepare();
    return cmocka_run_group_tests_name("breaks", tests, NULL, NULL);
}
