/* Typography by tables: what is typed, what is set. „_“ stands for a no-break space. */
#include "base/array.h"
#include "text/typography.h"
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

struct example {
    enum lang lang;
    const char *typed;
    const char *set;
};

/* A text of one run as it is set, with its no-break spaces to be seen. */
static struct str set(struct str typed, enum lang lang, struct arena *arena)
{
    struct typography_text letters = {0};
    struct builder builder = {.arena = arena};
    for (size_t at = 0; at < typed.size;) {
        *array_push(arena, &letters) =
            (struct typography_letter){.code_point = str_next(typed, &at)};
    }
    typography_apply(&letters, lang, lexicon_make(arena), arena);
    for (size_t i = 0; i < letters.count; i++) {
        uint32_t code_point = letters.items[i].code_point;
        builder_add_code_point(&builder, code_point == 0xA0 ? '_' : code_point);
    }
    return builder_str(&builder);
}

static void check(const struct example *examples, size_t count)
{
    struct arena *arena = arena_create();
    for (size_t i = 0; i < count; i++) {
        struct str text = set(str_from(examples[i].typed), examples[i].lang, arena);
        assert_string_equal(str_to_c(arena, text), examples[i].set);
    }
    arena_destroy(arena);
}

#define CHECK(examples) check((examples), sizeof(examples) / sizeof *(examples))

static void test_quotes(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {LANG_BG, "Програма \"Тракия\".", "Програма „Тракия“."},
        {LANG_BG, "\"Едно\" и \"две\"", "„Едно“ и „две“"},
        {LANG_BG, "(\"Едно\")", "(„Едно“)"},
        {LANG_BG, "\"Проект \"Лъч\" днес\"", "„Проект ‚Лъч‘ днес“"},
        {LANG_BG, "„Тракия\" днес", "„Тракия“ днес"},
        {LANG_BG, "„Проект \"Лъч\" днес“", "„Проект ‚Лъч‘ днес“"},
        {LANG_BG, "„Едно“ \"две\"", "„Едно“ „две“"},
        {LANG_BG, "диск 5\" днес", "диск 5\" днес"},
        {LANG_BG, "Жан д'Арк", "Жан д’Арк"},
        {LANG_BG, "«Едно» \"две\"", "«Едно» „две“"},
        {LANG_BG, "", ""},
        {LANG_BG, "\"", "\""},
        {LANG_BG, ",,Култура\" и ''Култура''", "„Култура“ и „Култура“"},
        {LANG_BG, "“Култура” днес", "„Култура“ днес"},
        {LANG_BG, "„а\"/\"б\"", "„а“/„б“"},
        {LANG_EN, "„Culture\" and „Culture“", "“Culture” and “Culture”"},
        {LANG_EN, "He said 'it's late'.", "He said ‘it’s late’."},
        {LANG_EN, "The \"Linden\" hall", "The “Linden” hall"},
        {LANG_EN, "He said: \"the 'Linden' hall\".", "He said: “the ‘Linden’ hall”."},
        {LANG_EN, "'Linden' hall", "‘Linden’ hall"},
        {LANG_EN, "the city's and the cities' plans", "the city’s and the cities’ plans"},
        {LANG_EN, "rock 'n' roll of the '90s", "rock ‘n’ roll of the ’90s"},
        {LANG_EN, "\"a \"b \"c\" d\" e\"", "“a ‘b “c” d’ e”"},
        {LANG_EN, "“typed” and \"straight\"", "“typed” and “straight”"},
    };
    CHECK(examples);
}

static void test_dashes_and_dots(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {LANG_BG, "СТАРА ЗАГОРА - модерна", "СТАРА_ЗАГОРА_– модерна"},
        {LANG_BG, "община – модерна", "община_– модерна"},
        {LANG_BG, "едно -- две", "едно_– две"},
        {LANG_BG, "- едно", "- едно"},
        {LANG_BG, "по-добър", "по-добър"},
        {LANG_BG, "културно-историческо", "културно-историческо"},
        {LANG_EN, "a city - modern", "a city_– modern"},
        {LANG_BG, "и така...", "и така…"},
        {LANG_BG, "и така....", "и така...."},
        {LANG_EN, "and so ... on", "and so … on"},
        {LANG_BG, "  едно \t две  ", "едно две"},
        {LANG_BG, "едно \n две", "едно\nдве"},
        {LANG_BG, " \nедно\n\n", "едно"},
    };
    CHECK(examples);
}

static void test_ranges(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {LANG_BG, "2021-2027", "2021_–_2027"},
        {LANG_BG, "2021–2027 г.", "2021_–_2027_г."},
        {LANG_BG, "2021 - 2027 г.", "2021_–_2027_г."},
        {LANG_BG, "ПИРО 2021 – 2027г.", "ПИРО 2021_–_2027г."},
        {LANG_BG, "(2021-2027)", "(2021_–_2027)"},
        {LANG_EN, "2021-2027", "2021–2027"},
        {LANG_EN, "the plan 2021 – 2027.", "the plan 2021–2027."},
        {LANG_EN, "2021_", "2021_"},
        {LANG_BG, "ISO 9001-2015", "ISO 9001-2015"},
        {LANG_BG, "№ 2021-2027", "№_2021-2027"},
        {LANG_BG, "2027-2021", "2027-2021"},
        {LANG_BG, "2021-2027-01", "2021-2027-01"},
        {LANG_BG, "2021-11-22", "2021-11-22"},
        {LANG_BG, "12021-2027", "12021-2027"},
        {LANG_BG, "https://a.bg/2021-2027/x", "https://a.bg/2021-2027/x"},
        {LANG_BG, "10-15", "10-15"},
        {LANG_BG, "стр. 10 – 15", "стр._10_–_15"},
        {LANG_BG, "15 – 16%", "15_–_16%"},
        {LANG_BG, "9:00 – 17:30 ч.", "9:00_–_17:30_ч."},
        {LANG_EN, "from 2021-2027.5", "from 2021-2027.5"},
    };
    CHECK(examples);
}

static void test_numbers_are_bound(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {LANG_BG, "до 15 км, 120 м² и 25 °C", "до 15_км, 120_м² и 25_°C"},
        {LANG_BG, "5 хил. и 12 млн. евро", "5_хил. и 12_млн._евро"},
        {LANG_BG, "до 2027 г.", "до 2027_г."},
        {LANG_BG, "през 2021 година", "през 2021_година"},
        {LANG_BG, "15 000 лева, 20 динара", "15_000_лева, 20_динара"},
        {LANG_BG, "2 милиона евро", "2_милиона_евро"},
        {LANG_BG, "12 км² и 40 декара", "12_км² и 40_декара"},
        {LANG_BG, "на година", "на година"},
        {LANG_BG, "XXI в. и 17:30 ч.", "XXI_в. и 17:30_ч."},
        {LANG_BG, "на 20 юни 2027 г.", "на 20_юни 2027_г."},
        {LANG_BG, "(до 2027 г.).", "(до 2027_г.)."},
        {LANG_BG, "дълъг е 15 км.", "дълъг е 15_км."},
        {LANG_BG, "през 2027 в града", "през 2027 в града"},
        {LANG_BG, "№ 5, § 3, чл. 21, ал. 1, т. 12", "№_5, §_3, чл._21, ал._1, т._12"},
        {LANG_BG, "бр. 50, с. 14, фиг. 2, табл. 3", "бр._50, с._14, фиг._2, табл._3"},
        {LANG_BG, "Приложение 1", "Приложение_1"},
        {LANG_BG, "Приоритет 3", "Приоритет_3"},
        {LANG_BG, "Стратегическа цел 2:", "Стратегическа цел_2:"},
        {LANG_BG, "Мярка 2.1", "Мярка_2.1"},
        {LANG_BG, "12 500 и 1 250 000,50 евро", "12_500 и 1_250_000,50_евро"},
        {LANG_BG, "(042) 614 614", "(042)_614_614"},
        {LANG_BG, "+359 42 614 614", "+359_42_614_614"},
        {LANG_BG, "0800 12 345", "0800_12_345"},
        {LANG_BG, "през 2021 250 души", "през 2021 250_души"},
        {LANG_BG, "15 %", "15_%"},
        {LANG_EN, "20 June 2027", "20_June 2027"},
        {LANG_EN, "in 2027 may", "in 2027 may"},
        {LANG_EN, "EUR 1.25 million", "EUR_1.25_million"},
        {LANG_EN, "Priority 3 and Strategic goal 2", "Priority_3 and Strategic goal_2"},
        {LANG_EN, "15 km, pp. 10", "15_km, pp._10"},
    };
    CHECK(examples);
}

static void test_names_are_bound(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {LANG_BG, "П. К. Яворов и Ив. Вазов", "П._К._Яворов и Ив._Вазов"},
        {LANG_BG, "П.К. Яворов", "П.К._Яворов"},
        {LANG_BG, "г-н Петров, д-р Иванова", "г-н_Петров, д-р_Иванова"},
        {LANG_BG, "проф. д-р инж. Петров", "проф._д-р_инж._Петров"},
        {LANG_BG, "г-н е тук", "г-н е тук"},
        {LANG_BG, "гр. Стара Загора", "гр._Стара_Загора"},
        {LANG_BG, "с. Богомилово", "с._Богомилово"},
        {LANG_BG, "ул. \"Цар Симеон Велики\" 107", "ул._„Цар Симеон Велики“_107"},
        {LANG_BG, "кв. Казански, ж.к. Зора", "кв._Казански, ж.к._Зора"},
        {LANG_BG, "т. нар. план и т. н.", "т._нар. план и_т._н."},
        {LANG_BG, "паркове и др. площи", "паркове и_др. площи"},
        {LANG_BG, "в община Стара Загора.", "в община_Стара_Загора."},
        {LANG_BG, "стара работа", "стара работа"},
        {LANG_BG, "Община Примерна, община „Тунджа“", "Община_Примерна, община_„Тунджа“"},
        {LANG_BG, "всяка община. Кметът", "всяка община. Кметът"},
        {LANG_BG, "Горно Ботево и Малко Търново", "Горно_Ботево и Малко_Търново"},
        {LANG_BG, "земята ѝ, да му даде", "земята_ѝ, да_му даде"},
        {LANG_BG, "правата им: я виж", "правата_им: я виж"},
        {LANG_EN, "Municipality of Stara Zagora", "Municipality of_Stara_Zagora"},
        {LANG_EN, "Stara Zagora Municipality", "Stara_Zagora_Municipality"},
        {LANG_EN, "The municipality of the region", "The municipality of the region"},
        {LANG_EN, "a number of Bulgarian words", "a number of Bulgarian words"},
        {LANG_EN, "Dr Smith and J. R. Brown", "Dr_Smith and J._R._Brown"},
    };
    CHECK(examples);
}

/* A style change inside a group changes nothing: the rules see the paragraph whole. */
static void test_runs_are_kept(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    struct typography_letter letters[] = {{'"', 0}, {'a', 1}, {'"', 2},  {' ', 2},
                                          {'-', 2}, {' ', 2}, {'5', 3},  {' ', 3},
                                          {'k', 4}, {'m', 4}, {'\n', 5}, {' ', 5}};
    struct typography_text text = {letters, sizeof letters / sizeof *letters, 0};
    static const struct typography_letter expected[] = {
        {0x201E, 0}, {'a', 1}, {0x201C, 2}, {0xA0, 2}, {0x2013, 2},
        {' ', 2},    {'5', 3}, {0xA0, 3},   {'k', 4},  {'m', 4}};
    typography_apply(&text, LANG_BG, lexicon_make(arena), arena);
    assert_int_equal(text.count, sizeof expected / sizeof *expected);
    for (size_t i = 0; i < text.count; i++) {
        assert_int_equal(text.items[i].code_point, expected[i].code_point);
        assert_int_equal(text.items[i].run, expected[i].run);
    }
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_quotes),          cmocka_unit_test(test_dashes_and_dots),
        cmocka_unit_test(test_ranges),          cmocka_unit_test(test_numbers_are_bound),
        cmocka_unit_test(test_names_are_bound), cmocka_unit_test(test_runs_are_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
