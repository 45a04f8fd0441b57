/* model/value_amount.c, value_moment.c, value_money.c, value_note.c: what a cell may
 * hold, and what is said of all else. */
#include "model/amount.h"
#include "model/decode.h"
#include "model/model.h"
#include "model/value_amount.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

struct sample {
    struct mark mark;
    struct amount amount;
    struct moment moment;
    struct date_span term;
    struct money money;
    int scale;
    struct localized *texts;
    size_t text_count;
    struct note_references note;
};

#define SAMPLE(member) (uint16_t) offsetof(struct sample, member)

static const struct field FIELDS_OF_SAMPLE[] = {
    {"amount", &FIELD_AMOUNT, .offset = SAMPLE(amount), .example = "1"},
    {"paid", &FIELD_MONEY, .offset = SAMPLE(amount), .example = "1"},
    {"moment", &FIELD_MOMENT, .offset = SAMPLE(moment), .example = "2025"},
    {"term", &FIELD_TERM, .offset = SAMPLE(term), .example = "{from: 2025}"},
    {"currency", &FIELD_CURRENCY, .offset = SAMPLE(money), .example = "EUR"},
    {"scale", &FIELD_SCALE, .offset = SAMPLE(scale), .example = "1"},
    {"notes", &FIELD_TEXTS, .offset = SAMPLE(texts), .count_offset = SAMPLE(text_count),
     .limit = 3, .example = "[…]"},
    {"note", &FIELD_NOTE, .offset = SAMPLE(note), .example = "1"},
};
static const struct record RECORD = {
    .what = "a sample", FIELDS(FIELDS_OF_SAMPLE), .mark_offset = SAMPLE(mark)};

struct fixture {
    struct arena *arena;
    struct diag *diag;
    struct sample sample;
};

static struct fixture read(const char *yaml)
{
    static const struct model_options OPTIONS = {0};
    struct fixture fixture = {.arena = arena_create()};
    fixture.diag = diag_create(fixture.arena);
    struct brochure *brochure = arena_new(fixture.arena, struct brochure);
    brochure->document.language_count = 1;
    struct decoder decoder = {.brochure = brochure,
                              .options = &OPTIONS,
                              .arena = fixture.arena,
                              .diag = fixture.diag,
                              .languages_known = true};
    struct node root;
    struct source *source = source_make(fixture.arena, STR("f"), str_from(yaml));
    assert_true(input_read(&root, source, fixture.arena, fixture.diag));
    decode_record(&decoder, &fixture.sample, &root, &RECORD);
    return fixture;
}

/* The first message about the text, without its place and its source line. */
static const char *message_of(struct fixture *fixture)
{
    char *text = NULL;
    size_t size = 0;
    FILE *file = open_memstream(&text, &size);
    diag_print(fixture->diag, file, LANG_EN);
    fclose(file);
    struct str all = {text, size};
    size_t from = str_find(all, STR("error: "), 0);
    struct str line = from == SIZE_MAX
                          ? STR("")
                          : str_slice(all, from + 7, str_find(all, STR("\n"), from));
    const char *copy = str_to_c(fixture->arena, line);
    free(text);
    return copy;
}

static void test_amounts_are_read(void **state)
{
    (void)state;
    static const struct {
        const char *yaml;
        enum amount_kind kind;
        int64_t units;
        int decimals;
    } examples[] = {
        {"amount: 1250", AMOUNT_NUMBER, 1250, 0},
        {"amount: -12.50", AMOUNT_NUMBER, -1250, 2},
        {"amount: 0", AMOUNT_NUMBER, 0, 0},
        {"amount: none", AMOUNT_NONE, 0, 0},
        {"amount: unknown", AMOUNT_UNKNOWN, 0, 0},
        {"amount: x", AMOUNT_NOT_APPLICABLE, 0, 0},
        {"amount: {under: 17}", AMOUNT_BOUND, 17, 0},
        {"amount: {at-least: 80.5}", AMOUNT_BOUND, 805, 1},
        {"amount: {from: 10, to: 15}", AMOUNT_RANGE, 10, 0},
        {"amount: {value: 7}", AMOUNT_NUMBER, 7, 0},
        {"amount: {value: {over: 95}}", AMOUNT_BOUND, 95, 0},
        {"amount: {value: none}", AMOUNT_NONE, 0, 0},
    };
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct fixture fixture = read(examples[i].yaml);
        assert_string_equal(message_of(&fixture), "");
        assert_int_equal(fixture.sample.amount.kind, examples[i].kind);
        assert_int_equal(fixture.sample.amount.number.units, examples[i].units);
        assert_int_equal(fixture.sample.amount.number.decimals, examples[i].decimals);
        arena_destroy(fixture.arena);
    }
    struct fixture fixture = read("amount: {from: 10, to: 15}");
    assert_int_equal(fixture.sample.amount.to.units, 15);
    arena_destroy(fixture.arena);
}

struct wrong {
    const char *yaml, *message;
};

static void expect_messages(const struct wrong *wrong, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct fixture fixture = read(wrong[i].yaml);
        assert_string_equal(message_of(&fixture), wrong[i].message);
        arena_destroy(fixture.arena);
    }
}

#define EXPECT(wrong) expect_messages(wrong, sizeof(wrong) / sizeof *(wrong))

static void test_amounts_that_are_none(void **state)
{
    (void)state;
    static const char EMPTY[] =
        "\"amount\" is empty; write a number, none (there is none), unknown or x (does "
        "not apply), or leave the key out [value-missing]";
#define FORM                                                                        \
    " must be written as digits, with a point before decimals and no gaps; write  " \
    "amount: "
    static const struct wrong WRONG[] = {
        {"amount: \"1250\"",
         "\"1250\" is a number in quotes; remove the quotes:  amount: 1250 "
         "[number-quoted]"},
        {"amount: '12.5'",
         "\"12.5\" is a number in quotes; remove the quotes:  amount: 12.5 "
         "[number-quoted]"},
        {"amount: 1 000", "\"1 000\"" FORM "1000 [number-form]"},
        {"amount: 1 284 500", "\"1 284 500\"" FORM "1284500 [number-form]"},
        {"amount: 1,5", "\"1,5\"" FORM "1.5 [number-form]"},
        {"amount: 1.000,00", "\"1.000,00\"" FORM "1000.00 [number-form]"},
        {"amount: \"1,284,500.25\"", "\"1,284,500.25\"" FORM "1284500.25 [number-form]"},
        {"amount: 1.284.500", "\"1.284.500\"" FORM "1284500 [number-form]"},
        {"amount: −4,2", "\"−4,2\"" FORM "-4.2 [number-form]"},
        {"amount: 51,5%",
         "\"51,5%\" holds more than a number; write  amount: 51.5  and say \"%\" once, "
         "with the column or the unit [number-form]"},
        {"amount: 1 200 лв.",
         "\"1 200 лв.\" holds more than a number; write  amount: 1200  and say \"лв.\" "
         "once, with the column or the unit [number-form]"},
        {"amount: много",
         "\"много\" is not a number (at most 18 digits, 6 of them behind a point); write "
         "it, or none, unknown or x (does not apply) [number-form]"},
        {"amount: 0.1234567",
         "\"0.1234567\" is not a number (at most 18 digits, 6 of them behind a point); "
         "write it, or none, unknown or x (does not apply) [number-form]"},
        {"amount: ~", EMPTY},
        {"amount: null", EMPTY},
        {"amount: \"\"", EMPTY},
        {"amount:", EMPTY},
        {"amount: {from: 15, to: 10}",
         "the range runs backwards; write the smaller number first [range-backwards]"},
        {"amount: {from: 15}",
         "a range has two ends; write  amount: {from: 10, to: 15} [key-missing]"},
        {"amount: {les: 15}", "unknown key \"les\" in a value [key-unknown]"},
        {"amount: {undr: 15}",
         "unknown key \"undr\" in a value; did you mean \"under\"? [key-unknown]"},
        {"amount: [1]",
         "\"amount\" must be one value, but here it is a list [value-kind]"},
        {"amount: {under: [1]}",
         "\"amount\" must be a number here, but it is a list [value-kind]"},
    };
    EXPECT(WRONG);
}

static void test_moments_are_read(void **state)
{
    (void)state;
    static const struct {
        const char *yaml;
        struct moment moment;
    } examples[] = {
        {"moment: 2025", {.year = 2025}},
        {"moment: 2025/26", {.year = 2025, .double_year = true}},
        {"moment: 1999/00", {.year = 1999, .double_year = true}},
        {"moment: 2025-Q3", {.year = 2025, .quarter = 3}},
        {"moment: 2025-06", {.year = 2025, .month = 6}},
        {"moment: 2024-02-29", {.year = 2024, .month = 2, .day = 29}},
    };
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct fixture fixture = read(examples[i].yaml);
        struct moment read = fixture.sample.moment, expected = examples[i].moment;
        assert_string_equal(message_of(&fixture), "");
        assert_int_equal(moment_compare(read, expected), 0);
        assert_int_equal(read.quarter, expected.quarter);
        assert_int_equal(read.month, expected.month);
        assert_int_equal(read.day, expected.day);
        assert_int_equal(read.double_year, expected.double_year);
        arena_destroy(fixture.arena);
    }
}

static void test_moments_that_are_none(void **state)
{
    (void)state;
#define NO_DATE                                                                \
    " is no year or date; write  moment: 2025  or 2025/26, 2025-Q3, 2025-06, " \
    "2025-12-31 [value-date]"
#define NO_CALENDAR " in any calendar; correct the quarter, month or day [value-date]"
    static const struct wrong WRONG[] = {
        {"moment: 25", "\"25\"" NO_DATE},
        {"moment: догодина", "\"догодина\"" NO_DATE},
        {"moment: 2025-6", "\"2025-6\"" NO_DATE},
        {"moment: 31.12.2025",
         "the year stands first; write  moment: 2025-12-31 [value-date]"},
        {"moment: 12.2025", "the year stands first; write  moment: 2025-12 [value-date]"},
        {"moment: 2025/27",
         "two years in one follow each other; write  moment: 2025/26 [value-date]"},
        {"moment: 2025-13", "there is no 2025-13" NO_CALENDAR},
        {"moment: 2025-02-29", "there is no 2025-02-29" NO_CALENDAR},
        {"moment: 2025-Q5", "there is no 2025-Q5" NO_CALENDAR},
        {"moment: [2025]",
         "\"moment\" must be a year or a date, but here it is a list; write  moment: "
         "2025 [value-date]"},
    };
    EXPECT(WRONG);
}

static void test_terms(void **state)
{
    (void)state;
    struct fixture fixture = read("term: {from: 2025-03, to: 2026}");
    assert_true(fixture.sample.term.given);
    assert_int_equal(fixture.sample.term.from.month, 3);
    assert_int_equal(fixture.sample.term.to.year, 2026);
    arena_destroy(fixture.arena);
    fixture = read("term: ongoing");
    assert_true(fixture.sample.term.given && fixture.sample.term.ongoing);
    arena_destroy(fixture.arena);
    static const struct wrong WRONG[] = {
        {"term: {from: 2027, to: 2025}",
         "the term ends before it begins; exchange \"from\" and \"to\" [term]"},
        {"term: soon", "\"term\" must be a term with from and to, or ongoing, but here "
                       "it is a single text; write  term: {from: 2025} [value-kind]"},
    };
    EXPECT(WRONG);
}

static void test_money_and_scales(void **state)
{
    (void)state;
    struct fixture fixture = read("currency: EUR\nscale: 1000");
    assert_true(str_equal(fixture.sample.money.code.text, STR("EUR")));
    assert_int_equal(fixture.sample.scale, 3);
    arena_destroy(fixture.arena);
    fixture = read("currency: {code: RSD, name: {bg: динара}}");
    assert_true(str_equal(fixture.sample.money.code.text, STR("RSD")));
    assert_true(str_equal(fixture.sample.money.name.text[LANG_BG], STR("динара")));
    arena_destroy(fixture.arena);
    static const struct wrong WRONG[] = {
        {"currency: евро",
         "a currency is written as its code; write  currency: EUR [currency-code]"},
        {"currency: лв.",
         "a currency is written as its code; write  currency: BGN [currency-code]"},
        {"currency: Euros", "a currency is written as its code of three capital letters; "
                            "write  currency: EUR [currency-code]"},
        {"scale: 100",
         "\"scale\" is 1, 1000 or 1000000; write  scale: 1000 [value-unknown]"},
    };
    EXPECT(WRONG);
}

static void test_amounts_with_a_currency(void **state)
{
    (void)state;
    struct fixture fixture = read("paid: {value: 12.5, currency: BGN}");
    assert_string_equal(message_of(&fixture), "");
    assert_int_equal(fixture.sample.amount.number.units, 125);
    assert_non_null(fixture.sample.amount.money);
    assert_true(str_equal(fixture.sample.amount.money->code.text, STR("BGN")));
    arena_destroy(fixture.arena);
    fixture = read("paid: {under: 5, currency: RSD}");
    assert_int_equal(fixture.sample.amount.kind, AMOUNT_BOUND);
    assert_true(str_equal(fixture.sample.amount.money->code.text, STR("RSD")));
    arena_destroy(fixture.arena);
    fixture = read("paid: 5");
    assert_null(fixture.sample.amount.money);
    arena_destroy(fixture.arena);
    /* Where all amounts are alike, none has a currency of its own. */
    fixture = read("amount: {value: 5, currency: EUR}");
    assert_non_null(strstr(message_of(&fixture), "unknown key \"currency\""));
    arena_destroy(fixture.arena);
}

static void test_notes(void **state)
{
    (void)state;
    struct fixture fixture = read("notes: [a, b]\nnote: [2, 1]");
    assert_int_equal(fixture.sample.text_count, 2);
    assert_int_equal(fixture.sample.note.count, 2);
    assert_int_equal(fixture.sample.note.items[0], 2);
    arena_destroy(fixture.arena);
    static const struct wrong WRONG[] = {
        {"note: a",
         "\"note\" is the number of a note in \"notes\", counted from 1; write "
         " note: 1 [value-number]"},
        {"note: [1, 2, 3, 4, 5, 6, 7, 8, 9]",
         "at most 8 notes hang on one place [limit-entries]"},
        {"notes: [a, \"\"]",
         "this entry of \"notes\" is empty; fill it or delete it [value-missing]"},
        {"notes: []", "the list \"notes\" is empty; add an entry or delete the key "
                      "[value-missing]"},
    };
    EXPECT(WRONG);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_amounts_are_read),
        cmocka_unit_test(test_amounts_that_are_none),
        cmocka_unit_test(test_moments_are_read),
        cmocka_unit_test(test_moments_that_are_none),
        cmocka_unit_test(test_terms),
        cmocka_unit_test(test_money_and_scales),
        cmocka_unit_test(test_amounts_with_a_currency),
        cmocka_unit_test(test_notes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
