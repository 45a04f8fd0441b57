/* The arithmetic of budgets: sums in both directions, changes, shares, the balance. */
#include "base/array.h"
#include "input/input.h"
#include "model/model.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define HEAD                                     \
    "format: 1\n"                                \
    "document:\n"                                \
    "  id: primerna\n"                           \
    "  languages: [en]\n"                        \
    "  title: {en: Budget}\n"                    \
    "  issuer: {en: Municipality of Primerna}\n" \
    "  date: 2027-03-15\n"                       \
    "  currency: EUR\n"                          \
    "sections:\n"                                \
    "  - kind: budget\n"                         \
    "    heading: {en: Budget}\n"                \
    "    source: {en: Council}\n"

struct sample {
    struct arena *arena;
    struct diag *diag;
    struct brochure brochure;
    const struct budget *budget;
    bool sound;
};

static struct sample load(const char *rest)
{
    const struct model_options options = {.allow_missing = false};
    struct sample sample = {.arena = arena_create()};
    struct node root;
    sample.diag = diag_create(sample.arena);
    struct str text = str_format(sample.arena, "%s%s", HEAD, rest);
    const struct source *source = source_make(sample.arena, STR("budget.yaml"), text);
    assert_true(input_read(&root, source, sample.arena, sample.diag));
    sample.sound =
        model_load(&sample.brochure, &root, &options, sample.arena, sample.diag);
    sample.budget = &sample.brochure.sections[0].as.budget;
    return sample;
}

static void assert_number(const struct amount *amount, const char *number)
{
    struct number want;
    assert_true(number_parse(&want, str_from(number)));
    assert_int_equal(amount->kind, AMOUNT_NUMBER);
    assert_int_equal(number_compare(amount->number, want), 0);
}

static void test_sums_both_ways(void **state)
{
    (void)state;
    struct sample sample =
        load("    sources: [{id: own, name: {en: Own}}, {id: eu, name: {en: European}}]\n"
             "    rows:\n"
             "      - {name: {en: A}, amounts: {own: 0.1, eu: 0.2}}\n"
             "      - {name: {en: B}, amounts: {own: 1000000.25, eu: none}}\n"
             "    total: {own: 1000000.35}\n");
    const struct budget *budget = sample.budget;
    assert_true(sample.sound);
    assert_number(&budget->rows[0].whole, "0.3");
    assert_number(&budget->rows[1].whole, "1000000.25");
    assert_number(&budget->total.cells[0].amount, "1000000.35");
    assert_number(&budget->total.cells[1].amount, "0.2");
    assert_number(&budget->total.whole, "1000000.55");
    assert_false(budget->without_unknown);
    arena_destroy(sample.arena);
}

static void test_changes(void **state)
{
    (void)state;
    struct sample sample = load("    rows:\n"
                                "      - {name: {en: A}, amount: 10, previous: 12.5}\n"
                                "      - {name: {en: B}, amount: 20, change: 5}\n");
    const struct budget *budget = sample.budget;
    assert_true(sample.sound);
    assert_number(&budget->rows[0].change.amount, "-2.5");
    assert_number(&budget->total.change.amount, "2.5");
    /* Not every row says what it was before, so their sum would say too little. */
    assert_int_equal(budget->total.previous.amount.kind, AMOUNT_EMPTY);
    assert_true(budget_shows(budget, BUDGET_CHANGE));
    arena_destroy(sample.arena);
}

static void test_shares_add_up(void **state)
{
    (void)state;
    struct sample sample = load("    rows:\n"
                                "      - {name: {en: A}, amount: 1}\n"
                                "      - {name: {en: B}, amount: 1}\n"
                                "      - {name: {en: C}, amount: 1}\n");
    const struct budget *budget = sample.budget;
    assert_number(&budget->rows[0].share, "34");
    assert_number(&budget->rows[1].share, "33");
    assert_number(&budget->rows[2].share, "33");
    assert_number(&budget->total.share, "100");
    arena_destroy(sample.arena);
}

static void test_small_shares(void **state)
{
    (void)state;
    struct sample fine = load("    rows:\n"
                              "      - {name: {en: A}, amount: 995}\n"
                              "      - {name: {en: B}, amount: 5}\n"
                              "      - {name: {en: C}, amount: 0}\n");
    assert_number(&fine.budget->rows[0].share, "99.5");
    assert_number(&fine.budget->rows[1].share, "0.5");
    assert_int_equal(fine.budget->rows[2].share.kind, AMOUNT_EMPTY);
    arena_destroy(fine.arena);
    struct sample whole = load("    shares: 0\n"
                               "    rows:\n"
                               "      - {name: {en: A}, amount: 999}\n"
                               "      - {name: {en: B}, amount: 1}\n");
    assert_number(&whole.budget->rows[0].share, "100");
    assert_int_equal(whole.budget->rows[1].share.kind, AMOUNT_BOUND);
    assert_int_equal(whole.budget->rows[1].share.bound, LANG_UNDER);
    arena_destroy(whole.arena);
}

static void test_years(void **state)
{
    (void)state;
    struct sample sample = load("    years: [2025/26, 2026/27]\n"
                                "    rows:\n"
                                "      - name: {en: A}\n"
                                "        amounts: {2025/26: 1, 2026/27: 3}\n"
                                "      - name: {en: B}\n"
                                "        amounts: {2025/26: 2, 2026/27: 1}\n"
                                "    total: {2026/27: 4}\n");
    const struct budget *budget = sample.budget;
    assert_true(sample.sound);
    assert_number(&budget->total.cells[0].amount, "3");
    assert_number(&budget->total.whole, "4"); /* that of the last year */
    assert_number(&budget->rows[0].share, "75");
    assert_false(budget_shows(budget, BUDGET_SOURCES));
    arena_destroy(sample.arena);
}

static void test_unknown(void **state)
{
    (void)state;
    struct sample sample = load("    rows:\n"
                                "      - {name: {en: A}, amount: unknown}\n"
                                "      - {name: {en: B}, amount: 3}\n");
    assert_number(&sample.budget->total.whole, "3");
    assert_true(sample.budget->without_unknown);
    arena_destroy(sample.arena);
}

static void test_balance(void **state)
{
    (void)state;
    struct sample sample =
        load("    balance: {revenue: 100.5, expenditure: 120, carried: 15, "
             "financing: -2.25}\n");
    assert_true(sample.sound);
    assert_number(&sample.budget->balance.result, "-6.75");
    arena_destroy(sample.arena);
}

static void test_too_large(void **state)
{
    (void)state;
    struct sample sample = load("    rows:\n"
                                "      - {name: {en: A}, amount: 999999999999999999}\n"
                                "      - {name: {en: B}, amount: 1}\n");
    assert_false(sample.sound);
    arena_destroy(sample.arena);
}

static void test_what_is_shown(void **state)
{
    (void)state;
    struct sample one = load("    rows: [{name: {en: A}, amount: 1}]\n");
    assert_int_equal(one.budget->show, 1U << BUDGET_TABLE);
    arena_destroy(one.arena);
    struct sample chosen = load("    show: [blocks]\n"
                                "    rows: [{name: {en: A}, amount: 1}]\n");
    assert_int_equal(chosen.budget->show, 1U << BUDGET_BLOCKS);
    arena_destroy(chosen.arena);
    struct sample negative = load("    rows:\n"
                                  "      - {name: {en: A}, amount: -1}\n"
                                  "      - {name: {en: B}, amount: 3}\n");
    assert_true(negative.sound); /* a warning, never an error */
    assert_int_equal(diag_warning_count(negative.diag), 1);
    assert_int_equal(negative.budget->show, 1U << BUDGET_TABLE);
    arena_destroy(negative.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sums_both_ways), cmocka_unit_test(test_changes),
        cmocka_unit_test(test_shares_add_up),  cmocka_unit_test(test_small_shares),
        cmocka_unit_test(test_years),          cmocka_unit_test(test_unknown),
        cmocka_unit_test(test_balance),        cmocka_unit_test(test_too_large),
        cmocka_unit_test(test_what_is_shown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
