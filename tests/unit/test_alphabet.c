/* Words of mixed alphabets, and names that are near to others. In the tables Cyrillic
 * look-alikes are written as they are; the comments say which letter is which. */
#include "model/alphabet.h"
#include "model/name.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

struct found {
    struct arena *arena;
    struct builder list;
};

static void note_finding(void *context, const struct alphabet_finding *finding)
{
    static const char *const NAMES[] = {
        [ALPHABET_MIXED] = "mixed",     [ALPHABET_LONE] = "lone",
        [ALPHABET_RUSSIAN] = "russian", [ALPHABET_FOREIGN] = "foreign",
        [ALPHABET_SHORT_I] = "short",   [ALPHABET_ROMAN] = "roman",
        [ALPHABET_NUMBER] = "number",   [ALPHABET_DIGIT] = "digit"};
    struct found *found = context;
    builder_format(&found->list, "%s@%zu:%.*s ", NAMES[finding->fault], finding->offset,
                   STR_ARGS(finding->word));
    if (finding->fault >= ALPHABET_ROMAN) {
        struct str meant = alphabet_meant(finding, found->arena);
        builder_format(&found->list, "> %.*s ", STR_ARGS(meant));
    }
}

struct scan_case {
    enum lang lang;
    const char *text;
    const char *findings;
};

static const struct scan_case SCANS[] = {
    {LANG_BG, "", ""},
    {LANG_BG, "Чиста вода в реката", ""},
    {LANG_BG, "Drug Stop и CAF-модел, IT-сектор, ISO", ""},
    {LANG_BG, "2-ра мярка, 5G-мрежа, PDF-ът, и/или TV/радио", ""},
    {LANG_BG, "км² и CO2, 25 °C навън", ""},
    {LANG_BG, "[връзка](https://example.org/път/file)", ""},
    {LANG_BG, "клас „B“ на сградата", ""},
    {LANG_BG, "вoда", "mixed@0:вoда "}, /* Latin o */
    {LANG_BG, "А4 и A4", ""}, /* Cyrillic А, Latin A */
    {LANG_BG, "(Cтара)", "mixed@1:Cтара "}, /* Latin C */
    {LANG_BG, "во\xC2\xADдa", "mixed@0:во\xC2\xADдa "}, /* soft hyphen, Latin a */
    {LANG_BG, "вода a път", "lone@9:a "}, /* Latin a */
    {LANG_BG, "B града", "lone@0:B "}, /* Latin B */
    {LANG_BG, "Drug a път", ""}, /* after a Latin word */
    {LANG_BG, "вода a path", ""}, /* before a Latin word */
    {LANG_BG, "вода a, b", ""}, /* punctuation after it */
    {LANG_BG, "точка X на картата", ""}, /* no word of one letter */
    {LANG_EN, "this is а river", "lone@8:а "}, /* Cyrillic а */
    {LANG_EN, "this is a river", ""},
    {LANG_EN, "Тhe river", "mixed@0:Тhe "}, /* Cyrillic Т */
    {LANG_EN, "выбор", ""},
    {LANG_BG, "выбор", "russian@0:выбор "},
    {LANG_BG, "Реката й е тук", "short@13:й "},
    {LANG_BG, "реката ѝ, буквата „й“", ""},
    {LANG_BG, "2\u041E27 г.", "number@0:2\u041E27 > 2027 "}, /* Cyrillic О */
    {LANG_BG, "\u04170 %", "number@0:\u04170 > 30 "}, /* Cyrillic З */
    {LANG_BG, "1O лв.", "number@0:1O > 10 "}, /* Latin O */
    {LANG_EN, "l0 days", "number@0:l0 > 10 "}, /* Latin l */
    {LANG_BG, "5з клас, 12А, 10l, O2, 3D, 5б", ""},
    {LANG_BG, "0бщина", "digit@0:0бщина > Община "},
    {LANG_BG, "ка3анче", "digit@0:ка3анче > казанче "},
    {LANG_BG, "3годишен, 30тина, Ниво0", ""},
    {LANG_BG, "\u0425\u0425I век", "roman@0:\u0425\u0425I > XXI "},
    {LANG_BG, "\u0425\u0406\u0425 век", "roman@0:\u0425\u0406\u0425 > XIX "},
    {LANG_BG, "XXI век, СМ, ХМ", ""},
    {LANG_BG, "љубов", "foreign@0:љубов "},
};

static void test_scan(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof SCANS / sizeof SCANS[0]; i++) {
        struct arena *arena = arena_create();
        struct found found = {.arena = arena, .list = {.arena = arena}};
        alphabet_scan(str_from(SCANS[i].text), SCANS[i].lang, true, note_finding, &found);
        struct str list = builder_str(&found.list);
        if (!str_equal(list, str_from(SCANS[i].findings))) {
            fail_msg("%s: \"%.*s\", not \"%s\"", SCANS[i].text, STR_ARGS(list),
                     SCANS[i].findings);
        }
        arena_destroy(arena);
    }
}

/* In numbers and addresses only mixed words count. */
static void test_scan_without_prose(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    struct found found = {.list = {.arena = arena}};
    alphabet_scan(STR("вода a път, вoда"), LANG_BG, false, note_finding, &found);
    assert_true(str_equal(builder_str(&found.list), STR("mixed@19:вoда ")));
    arena_destroy(arena);
}

static void test_convert(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    struct str out;
    assert_true(alphabet_convert(&out, STR("Cтaра"), ALPHABET_CYRILLIC, arena));
    assert_true(str_equal(out, STR("Стара")));
    assert_true(alphabet_convert(&out, STR("tіtlе 1"), ALPHABET_LATIN, arena));
    assert_true(str_equal(out, STR("title 1")));
    assert_false(alphabet_convert(&out, STR("webсайт"), ALPHABET_CYRILLIC, arena));
    arena_destroy(arena);
}

static void test_count(void **state)
{
    (void)state;
    struct alphabet_counts counts = alphabet_count(STR("Стара Zagora, № 5 ×"));
    assert_int_equal(counts.cyrillic, 5);
    assert_int_equal(counts.latin, 6);
}

static void test_list(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    struct str items[40];
    for (size_t i = 0; i < 40; i++) {
        items[i] = STR("x");
    }
    struct names names = {.items = items, .count = 3};
    assert_true(str_equal(name_list(&names, ", ", arena), STR("x, x, x")));
    names.count = 1;
    assert_true(str_equal(name_list(&names, " + ", arena), STR("x")));
    names.count = 40;
    struct str list = name_list(&names, " + ", arena);
    assert_true(str_ends_with(list, STR("x + x …")));
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_scan),    cmocka_unit_test(test_scan_without_prose),
        cmocka_unit_test(test_convert), cmocka_unit_test(test_count),
        cmocka_unit_test(test_list),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
