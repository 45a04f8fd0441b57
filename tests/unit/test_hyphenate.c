/* Hyphenation against the test words of the house: where words may be divided with two
 * letters on either side, where never, and what the house's own limits leave. */
#include "text/hyphenate.h"
#include "text/words.h"
#include "text/breaks.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const char *const BULGARIAN[] = {
    "об-щи-на",
    "об-щин-ски",
    "стра-те-ги-чес-ки",
    "прио-ри-тет",
    "раз-ви-тие",
    "ин-тег-ри-ра-но",
    "устой-чи-во",
    "ре-зул-та-ти",
    "ико-но-ми-чес-ки",
    "бла-го-у-стро-я-ва-не",
    "ин-фра-струк-ту-ра",
    "об-ра-зо-ва-ние",
    "елек-т-рон-но",
    "управ-ле-ние",
    "пред-прие-ма-чес-т-во",
    "кон-ку-рен-то-спо-соб-ност",
    "граж-да-ни-те",
    "жи-те-ли-те",
    "ино-ва-ции",
    "пре-до-ста-вя-не",
    "ад-ми-нис-т-ра-тив-ни",
    "услу-ги",
    "до-стъп-ност",
    "осъ-щес-т-вя-ва-не",
    "съ-о-ръ-же-ния",
    "май-ка",
    "ра-йон",
    "бо-ец",
    "су-джук",
    "си-ньо",
    "шо-фьор",
    "здра-ве-о-паз-ва-не",
    "ев-ро-пейс-ки",
    "по-доб-ре-ние",
    "учи-ли-ще",
    "го-ре-ща",
    "ли-ния",
    "За-го-ра",
    "бридж",
    "из-бро-я-ва",
    "за-сто-я-ва-ме",
    "по-вре-да",
    "про-гра-ми",
    "за-кри-то",
    "об-яс-не-ние",
    "пред-прия-тия-та",
    "зе-ме-де-лие-то",
    "во-до-снаб-дя-ва-не",
    "крат-ко-сроч-ни",
    "въз-на-граж-де-ние",
    "без-плат-но",
    "от-стъп-ка",
    "съ-глас-но",
    "съ-сто-я-ние",
    "сред-ства",
    "въз-об-но-вя-е-ми",
    "без-о-пас-ност",
    "пред-у-преж-да-ва-не",
    "ав-тор-ско",
    "ан-тич-ния",
    "про-бле-ми",
    "транс-порт-на",
    "Ди-мит-ров-град",
    "по-о-хлад-ня-ва",
    "из-яс-ня-ва",
    "пред-от-вра-те-но",
    "не-вклю-че-ни",
    "при-вна-ся",
    "про-зре-ние",
    "из-вест-ни",
    "сту-дент-ка",
    "пръск-ва",
    "де-мо-кра-ция",
    "пет-крат-но",
    "пре-из-бра-ни",
    "пост-ин-дус-т-риа-лен",
    "въз-ра-зя-ва",
    "по-ли-ти-ка",
    "съв-па-да",
    "ин-тер-нет",
    "екс-порт",
    "прав-да",
    "по-лу-мра-чен",
    "праз-но-слов-ни",
    "пред-у-сло-вие",
    "доб-ро-вол-но",
    "об-щес-т-во",
};

struct fixture {
    struct arena *arena;
    struct diag *diag;
    struct hyphenator *hyphenator;
    struct words *words;
};

static int set_up(void **state)
{
    struct arena *arena = arena_create();
    struct fixture *fixture = arena_new(arena, struct fixture);
    fixture->arena = arena;
    fixture->diag = diag_create(arena);
    fixture->hyphenator = hyphenator_create(fixture->diag);
    *state = fixture;
    if (fixture->hyphenator == NULL) {
        return -1;
    }
    fixture->words = words_create(arena, fixture->hyphenator, NULL, 0);
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    words_destroy(fixture->words);
    hyphenator_destroy(fixture->hyphenator);
    arena_destroy(fixture->arena);
    return 0;
}

static struct str without_hyphens(struct arena *arena, struct str word)
{
    struct builder builder = {.arena = arena};
    for (size_t i = 0; i < word.size; i++) {
        if (word.data[i] != '-') {
            builder_add(&builder, str_slice(word, i, i + 1));
        }
    }
    return builder_str(&builder);
}

static struct str with_hyphens(struct arena *arena, struct str word,
                               const struct hyphen_break *breaks, size_t count)
{
    struct builder builder = {.arena = arena};
    size_t from = 0;
    for (size_t i = 0; i < count; i++) {
        builder_add(&builder, str_slice(word, from, breaks[i].offset));
        builder_add(&builder, STR("-"));
        from = breaks[i].offset;
    }
    builder_add(&builder, str_slice(word, from, word.size));
    return builder_str(&builder);
}

static void divides_the_test_words(void **state)
{
    struct fixture *fixture = *state;
    const struct hyphen_limits limits = {.word = 2, .left = 2, .right = 2};
    for (size_t i = 0; i < sizeof BULGARIAN / sizeof *BULGARIAN; i++) {
        struct str expected = str_from(BULGARIAN[i]);
        struct str word = without_hyphens(fixture->arena, expected);
        struct hyphen_break breaks[64];
        size_t count =
            hyphenate_word(fixture->hyphenator, word, LANG_BG, &limits, breaks);
        struct str found = with_hyphens(fixture->arena, word, breaks, count);
        assert_string_equal(str_to_c(fixture->arena, found), BULGARIAN[i]);
    }
}

static const char *divide_house(struct fixture *fixture, const char *text, enum lang lang)
{
    struct str word = str_from(text);
    struct hyphen_break breaks[64];
    size_t count =
        hyphenate_word(fixture->hyphenator, word, lang, &HYPHENATE_HOUSE, breaks);
    return str_to_c(fixture->arena, with_hyphens(fixture->arena, word, breaks, count));
}

static void keeps_to_the_limits_of_the_house(void **state)
{
    struct fixture *fixture = *state;
    assert_string_equal(divide_house(fixture, "община", LANG_BG), "община");
    assert_string_equal(divide_house(fixture, "развитие", LANG_BG), "раз-ви-тие");
    assert_string_equal(divide_house(fixture, "общински", LANG_BG), "общин-ски");
    assert_string_equal(divide_house(fixture, "РАЗВИТИЕ", LANG_BG), "РАЗ-ВИ-ТИЕ");
    assert_string_equal(divide_house(fixture, "municipality", LANG_EN), "muni-cipal-ity");
    assert_string_equal(divide_house(fixture, "goals", LANG_EN), "goals");
}

static size_t count_breaks(struct fixture *fixture, struct str word, enum lang lang)
{
    struct hyphen_break breaks[4001];
    return hyphenate_word(fixture->hyphenator, word, lang, &HYPHENATE_HOUSE, breaks);
}

static void takes_what_is_no_word(void **state)
{
    struct fixture *fixture = *state;
    char letters[4001];
    memset(letters, 'a', sizeof letters - 1);
    letters[sizeof letters - 1] = '\0';
    assert_int_equal(count_breaks(fixture, STR(""), LANG_BG), 0);
    assert_int_equal(count_breaks(fixture, STR("абв12345"), LANG_BG), 0);
    assert_int_equal(count_breaks(fixture, STR("\xD0\xD0\xD0\xD0\xD0\xD0\xD0"), LANG_BG),
                     0);
    assert_int_equal(count_breaks(fixture, str_from(letters), LANG_EN), 0);
}

/* ---- whole words with what surrounds them ---------------------------------------- */

static const char *describe(struct fixture *fixture, const char *text, enum lang lang)
{
    static const char SIGNS[] = {
        [PLACE_FREE] = '|',     [PLACE_TYPED] = '/', [PLACE_SOFT] = '~',
        [PLACE_COMPOUND] = '+', [PLACE_JOINT] = '=', [PLACE_HYPHEN] = '-',
        [PLACE_CLOSE] = '.'};
    const struct word_facts *facts = words_find(fixture->words, str_from(text), lang);
    struct builder builder = {.arena = fixture->arena};
    size_t from = 0;
    for (size_t i = 0; i < facts->place_count; i++) {
        builder_add(&builder, str_slice(facts->text, from, facts->places[i].offset));
        builder_format(&builder, "%c", SIGNS[facts->places[i].kind]);
        from = facts->places[i].offset;
    }
    builder_add(&builder, str_slice(facts->text, from, facts->text.size));
    return str_to_c(fixture->arena, builder_str(&builder));
}

static void divides_words_in_their_surroundings(void **state)
{
    struct fixture *fixture = *state;
    assert_string_equal(describe(fixture, "„развитие,", LANG_BG), "„раз=ви-тие,");
    assert_string_equal(describe(fixture, "(предприемачество)“", LANG_BG),
                        "(пред=прие-ма-чес-т.во)“");
    assert_string_equal(describe(fixture, "министър-председател", LANG_BG),
                        "ми.нис-тър-/пред=се-да-тел");
    assert_string_equal(describe(fixture, "електроразпределение", LANG_BG),
                        "елек-т-ро+раз=пре-де-ле-ние");
    assert_string_equal(describe(fixture, "най-устойчиво", LANG_BG), "най-устой-чи.во");
}

static void leaves_names_numbers_and_addresses_whole(void **state)
{
    struct fixture *fixture = *state;
    assert_string_equal(describe(fixture, "МИНИСТЕРСТВО", LANG_BG), "МИНИСТЕРСТВО");
    assert_string_equal(describe(fixture, "24-годишнина", LANG_BG), "24-годишнина");
    assert_string_equal(describe(fixture, "информация@starazagora.bg", LANG_BG),
                        "информация@|starazagora.bg");
    assert_string_equal(
        describe(fixture, "https://www.starazagora.bg/bg/razvitie", LANG_BG),
        "https://www.starazagora.bg/|bg/|razvitie");
}

static void typed_soft_hyphens_win(void **state)
{
    struct fixture *fixture = *state;
    assert_string_equal(describe(fixture, "стратеги\u00ADчески", LANG_BG),
                        "стратеги~чески");
    assert_string_equal(describe(fixture, "\u00ADстратегически\u00AD", LANG_BG),
                        "стратегически");
    assert_string_equal(describe(fixture, "Стара\u200BЗагора", LANG_BG), "Стара|Загора");
}

/* A document's own list, whatever the case, also for names and capitals. */
static void divides_as_the_document_says(void **state)
{
    struct fixture *fixture = *state;
    const struct lang_division listed[] = {{LANG_BG, STR("разви-тие")},
                                           {LANG_BG, STR("Енергетика")},
                                           {LANG_BG, STR("министер-ство")}};
    struct fixture own = *fixture;
    own.words = words_create(fixture->arena, fixture->hyphenator, listed, 3);
    assert_string_equal(describe(&own, "„Развитие,", LANG_BG), "„Разви~тие,");
    assert_string_equal(describe(&own, "енергетика", LANG_BG), "енергетика");
    assert_string_equal(describe(&own, "МИНИСТЕРСТВО", LANG_BG), "МИНИСТЕР~СТВО");
    assert_string_equal(describe(&own, "развитието", LANG_BG), "раз=ви-тие.то");
    assert_string_equal(describe(&own, "раз\u00ADвитие", LANG_BG), "раз~витие");
    words_destroy(own.words);
}

/* The table of words grows; what it gave out stays. */
static void remembers_many_words(void **state)
{
    struct fixture *fixture = *state;
    struct words *words = fixture->words;
    const struct word_facts *first = words_find(words, STR("развитие"), LANG_BG);
    for (int i = 0; i < 5000; i++) {
        struct str word = str_format(fixture->arena, "дума%d", i);
        assert_true(str_equal(words_find(words, word, LANG_BG)->text, word));
    }
    assert_ptr_equal(words_find(words, STR("развитие"), LANG_BG), first);
    assert_ptr_not_equal(words_find(words, STR("развитие"), LANG_EN), first);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(divides_the_test_words),
        cmocka_unit_test(keeps_to_the_limits_of_the_house),
        cmocka_unit_test(takes_what_is_no_word),
        cmocka_unit_test(divides_words_in_their_surroundings),
        cmocka_unit_test(leaves_names_numbers_and_addresses_whole),
        cmocka_unit_test(typed_soft_hyphens_win),
        cmocka_unit_test(divides_as_the_document_says),
        cmocka_unit_test(remembers_many_words),
    };
    return cmocka_run_group_tests_name("hyphenate", tests, set_up, tear_down);
}
