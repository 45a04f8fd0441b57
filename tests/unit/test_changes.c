/* changes: what a plan says otherwise than before, by meaning. */
#include "input/input.h"
#include "model/model.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

static struct node read_plan(const char *text, struct arena *arena)
{
    struct node root;
    struct diag *diag = diag_create(arena);
    struct source *source = source_make(arena, STR("f"), str_from(text));
    if (!input_read(&root, source, arena, diag)) {
        diag_print(diag, stderr, LANG_EN);
        fail();
    }
    return root;
}

/* "+ items", "- text", "b title": what happened to which key; a text that
 * changed in one language begins with that language's letter, else with =. */
static struct str print_changes(const struct model_changes *changes, struct arena *arena)
{
    struct builder out = {.arena = arena};
    for (size_t i = 0; i < changes->count; i++) {
        const struct model_change *change = &changes->items[i];
        bool bg = model_changed_in(change, LANG_BG);
        bool en = model_changed_in(change, LANG_EN);
        const struct node *node = change->after == NULL ? change->before : change->after;
        const char *sign = change->kind == CHANGE_ADDED     ? "+"
                           : change->kind == CHANGE_REMOVED ? "-"
                           : bg == en                       ? "="
                           : bg                             ? "b"
                                                            : "e";
        builder_format(&out, "%s %.*s @%u\n", sign, STR_ARGS(change->key),
                       (unsigned)node->mark.line);
    }
    return builder_str(&out);
}

static void assert_changes(const char *before, const char *after, const char *expected)
{
    struct arena *arena = arena_create();
    struct node old = read_plan(before, arena);
    struct node new = read_plan(after, arena);
    struct model_changes changes;
    model_compare(&changes, &old, &new, arena);
    assert_string_equal(str_to_c(arena, print_changes(&changes, arena)), expected);
    arena_destroy(arena);
}

static const char PLAN[] = "document: {id: a, date: 2026-01-01, title: {bg: а, en: b}}\n"
                           "sections:\n"
                           "- kind: vision\n"
                           "  text: {bg: един два, en: one two}\n"
                           "- kind: goals\n"
                           "  id: g\n"
                           "  items:\n"
                           "  - {id: x, title: {bg: три, en: three}}\n"
                           "  - {id: y, title: {bg: пет, en: five}}\n"
                           "- kind: results\n"
                           "  items:\n"
                           "  - text: {bg: шест седем осем, en: six seven eight}\n"
                           "  - text: {bg: девет, en: nine}\n"
                           "  - text: {bg: десет, en: ten}\n";

static void what_is_the_same(void **state)
{
    (void)state;
    assert_changes(PLAN, PLAN, "");
    assert_changes(PLAN,
                   "document: {id: b, date: 2027-01-01, title: {en: b, bg: а}}\n"
                   "layout: {align: justified}\n"
                   "sections:\n"
                   "- kind: results # moved\n"
                   "  items:\n"
                   "  - text: {bg: десет, en: ten}\n"
                   "  - text: {bg: девет, en: nine}\n"
                   "  - text: {bg: 'шест седем осем', en: \"six seven eight\"}\n"
                   "- kind: vision\n"
                   "  text:\n"
                   "    bg: >-\n      един\n      два\n"
                   "    en: |\n      one two\n"
                   "- kind: goals\n"
                   "  items:\n"
                   "  - {title: {bg: пет, en: five}, id: y}\n"
                   "  - {id: x, title: {bg: три, en: three}}\n"
                   "  id: g\n",
                   "");
}

/* PLAN with some words replaced. */
static void assert_replaced(const char *old, const char *new, const char *expected)
{
    struct arena *arena = arena_create();
    struct str plan = str_from(PLAN);
    size_t at = str_find(plan, str_from(old), 0);
    assert_int_not_equal(at, SIZE_MAX);
    struct str text = str_format(arena, "%.*s%s%s", STR_ARGS(str_slice(plan, 0, at)), new,
                                 PLAN + at + strlen(old));
    assert_changes(PLAN, text.data, expected);
    arena_destroy(arena);
}

static void what_changed(void **state)
{
    (void)state;
    assert_replaced("един два", "едно две", "b text @4\n");
    assert_replaced("one two", "one three", "e text @4\n");
    assert_replaced("{bg: един два, en: one two}", "{bg: x, en: y}", "= text @4\n");
    assert_replaced("{bg: един два, en: one two}", "x", "= text @4\n");
    assert_replaced("{bg: а, en: b}", "{bg: а, en: c}", "e title @1\n");
    assert_replaced("bg: три", "bg: четири", "b title @8\n");
    assert_replaced("шест седем осем, en: six", "шест седем девет, en: six",
                    "b text @12\n");
}

/* A table's columns may be called as settings are, and the main goal as a figure is. */
static void what_is_called_as_a_setting(void **state)
{
    (void)state;
    static const char FORMAT[] = "sections:\n"
                                 "- kind: table\n"
                                 "  print: %d\n"
                                 "  rows:\n"
                                 "  - {id: r%d, type: а%d, start: {bg: б, en: b%d}}\n"
                                 "  total: {width: %d}\n"
                                 "- kind: goals\n"
                                 "  main: {id: m, text: {bg: г%d, en: g}}\n"
                                 "- kind: key-figures\n"
                                 "  items:\n"
                                 "  - {id: k, main: %s, label: {bg: д, en: d}}\n";
    struct arena *arena = arena_create();
    struct str before = str_format(arena, FORMAT, 1, 1, 1, 1, 1, 1, "true");
    struct str after = str_format(arena, FORMAT, 2, 1, 2, 2, 2, 2, "false");
    assert_changes(before.data, after.data,
                   "= type @5\ne start @5\n= total/width @6\nb main/text @8\n");
    arena_destroy(arena);
}

/* The lines of the new plan beside which something is gone. */
static void assert_gaps(const char *before, const char *after, const char *expected)
{
    struct arena *arena = arena_create();
    struct node old = read_plan(before, arena);
    struct node new = read_plan(after, arena);
    struct model_changes changes;
    struct builder out = {.arena = arena};
    size_t count;
    model_compare(&changes, &old, &new, arena);
    const struct model_gap *gaps = model_change_gaps(&changes, &count, arena);
    for (size_t i = 0; i < count; i++) {
        struct str text = new.mark.source->text;
        unsigned line = 1;
        for (size_t at = 0; at < gaps[i].beside.from; at++) {
            line += text.data[at] == '\n';
        }
        builder_format(&out, "%s @%u\n", gaps[i].behind ? "behind" : "before", line);
    }
    assert_string_equal(str_to_c(arena, builder_str(&out)), expected);
    arena_destroy(arena);
}

static void where_something_is_gone(void **state)
{
    (void)state;
    static const char BODY[] = "sections:\n- kind: text\n  body:\n    bg: |\n";
    struct arena *arena = arena_create();
    const char *four =
        str_format(arena, "%s      а\n\n      1. б\n      2. в\n\n      г\n", BODY).data;
    const char *three =
        str_format(arena, "%s      а\n\n      1. в\n\n      г\n", BODY).data;
    const char *other =
        str_format(arena, "%s      а\n\n      1. д\n      2. в\n\n      г\n", BODY).data;
    const char *last = str_format(arena, "%s      1. б\n      2. в\n", BODY).data;
    assert_gaps(four, four, "");
    assert_gaps(four, three, "behind @5\n"); /* its number is no change */
    assert_gaps(four, other, ""); /* another stands in its place */
    assert_gaps(four, last, "before @5\nbehind @6\n");
    assert_gaps(PLAN,
                "sections:\n- kind: results\n  items:\n"
                "  - text: {bg: шест седем осем, en: six seven eight}\n"
                "  - text: {bg: десет, en: ten}\n",
                "before @2\nbefore @5\n");
    arena_destroy(arena);
}

static void what_the_document_says(void **state)
{
    (void)state;
    assert_replaced("title: {bg: а, en: b}", "title: {bg: а, en: b}, subtitle: в",
                    "+ subtitle @1\n");
    assert_changes(
        "document: {keywords: {bg: [а, б]}, logo: {file: a.svg}, status: draft}",
        "document: {keywords: {bg: [а, в]}, issuer: г, version: '2'}",
        "- keywords/bg @1\n+ keywords/bg @1\n+ issuer @1\n- logo @1\n");
    assert_replaced("- kind: vision\n", "- kind: vision\n  start: flow\n", "");
}

static void what_came_and_went(void **state)
{
    (void)state;
    assert_replaced("  - text: {bg: девет, en: nine}\n", "", "-  @13\n");
    assert_replaced("  - text: {bg: девет, en: nine}\n",
                    "  - text: {bg: сто, en: hundred}\n", "-  @13\n+  @13\n");
    assert_replaced("{id: y, title", "{id: z, title", "-  @9\n+  @9\n");
    assert_replaced("  id: g\n", "  id: g\n  intro: {bg: а, en: b}\n", "+ intro @7\n");
    assert_replaced("- kind: vision\n  text: {bg: един два, en: one two}\n", "",
                    "-  @3\n");
    assert_replaced("- kind: vision\n", "- kind: quote\n", "-  @3\n+  @3\n");
}

enum { MANY = 1000 };

/* A plan of results of a few words each, but for one that is left out. */
static const char *make_results(struct arena *arena, int count, int without,
                                const char *last_word)
{
    struct builder plan = {.arena = arena};
    builder_add(&plan, STR("sections:\n- kind: results\n  items:\n"));
    for (int i = 0; i < count; i++) {
        if (i != without) {
            builder_format(&plan, "  - text: {bg: %d а, en: the result of %d %s}\n", i, i,
                           last_word);
        }
    }
    return str_to_c(arena, builder_str(&plan));
}

static void what_came_and_went_in_long_lists(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    const char *all = make_results(arena, MANY, -1, "x");
    assert_changes(all, make_results(arena, MANY + 1, -1, "x"), "+  @1004\n");
    assert_changes(make_results(arena, MANY, 2, "x"), all, "+  @6\n");
    assert_changes(all, make_results(arena, MANY, 2, "x"), "-  @6\n");
    arena_destroy(arena);
}

/* Where all entries have changed, those that are alike are pairs; where they
 * are too many to be compared, those at the same place are. */
static void all_of_a_list_changed(void **state)
{
    (void)state;
    static const int COUNTS[] = {100, 20 * MANY};
    for (size_t i = 0; i < sizeof COUNTS / sizeof *COUNTS; i++) {
        struct arena *arena = arena_create();
        struct node old = read_plan(make_results(arena, COUNTS[i], -1, "x"), arena);
        struct node new = read_plan(make_results(arena, COUNTS[i], -1, "y"), arena);
        struct model_changes changes;
        model_compare(&changes, &old, &new, arena);
        assert_int_equal(changes.count, COUNTS[i]);
        for (size_t k = 0; k < changes.count; k++) {
            assert_int_equal(changes.items[k].kind, CHANGE_CHANGED);
            assert_int_equal(changes.items[k].before->mark.line,
                             changes.items[k].after->mark.line);
        }
        arena_destroy(arena);
    }
}

static void what_is_new_is_in_order_and_apart(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    struct node old =
        read_plan("sections:\n- kind: text\n  body: {bg: а, en: a}\n", arena);
    struct node new = read_plan("sections:\n- kind: text\n  body: {bg: б, en: b}\n"
                                "  intro: {bg: в, en: c}\n",
                                arena);
    struct model_changes changes;
    size_t count;
    model_compare(&changes, &old, &new, arena);
    const struct model_range *ranges = model_changed_ranges(&changes, &count, arena);
    assert_int_equal(count, 3);
    for (size_t i = 0; i < count; i++) {
        size_t behind = i + 1 < count ? ranges[i + 1].from : new.mark.source->text.size;
        assert_true(ranges[i].from < ranges[i].to && ranges[i].to < behind);
        assert_int_equal(model_range_behind(ranges, count, ranges[i].from), i);
        assert_int_equal(model_range_behind(ranges, count, ranges[i].to - 1), i);
        assert_int_equal(model_range_behind(ranges, count, ranges[i].to), i + 1);
    }
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_the_same),
        cmocka_unit_test(what_changed),
        cmocka_unit_test(what_is_called_as_a_setting),
        cmocka_unit_test(where_something_is_gone),
        cmocka_unit_test(what_the_document_says),
        cmocka_unit_test(what_came_and_went),
        cmocka_unit_test(what_came_and_went_in_long_lists),
        cmocka_unit_test(all_of_a_list_changed),
        cmocka_unit_test(what_is_new_is_in_order_and_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
