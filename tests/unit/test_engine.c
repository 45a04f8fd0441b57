/* text/engine.c: one engine for many documents, one after the other. */
#include "text/text.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>

#include "text_fixture.h"

static const struct text_setting NARROW = {
    .style = {.family = FAMILY_SERIF, .weight = WEIGHT_REGULAR, .size = PT(9.5)},
    .lang = LANG_EN,
    .width = MM(8),
};

/* A document of its own: a text with a sign that cannot be set, and a word too wide. */
static const struct text_paragraph *set_document(struct fixture *fixture,
                                                 struct arena *arena, struct diag *diag)
{
    const struct source *source =
        source_make(arena, STR("a.yaml"), STR("text: a <b> c 0123456789012345\n"));
    struct text_blocks blocks;
    const struct text_source text = {
        STR("a <b> c"), MARKUP_INLINE, LANG_EN, source_mark(source, 6, 1), 24,
        COUNTRY_UNSAID};
    assert_false(text_parse(&blocks, &text, fixture->engine, arena, diag));
    struct text_block *block = text_make_block(arena, STR("01234567890123456789"));
    block->mark = source_mark(source, 14, 1);
    text_set(fixture->engine, block, &NARROW, arena, diag);
    return text_set(fixture->engine, block, &NARROW, arena, diag);
}

static void each_document_hears_of_its_own_faults(void **state)
{
    struct fixture *fixture = *state;
    for (int i = 0; i < 3; i++) {
        struct arena *arena = arena_create();
        struct diag *diag = diag_create(arena);
        text_engine_begin(fixture->engine, NULL, 0);
        set_document(fixture, arena, diag);
        assert_int_equal(diag_error_count(diag), 1);
        assert_int_equal(diag_warning_count(diag), 1); /* [word-wide], once */
        arena_destroy(arena);
    }
    assert_int_equal(diag_error_count(fixture->diag), 0);
    assert_int_equal(diag_warning_count(fixture->diag), 0);
}

static void the_lines_of_each_are_the_same(void **state)
{
    struct fixture *fixture = *state;
    const struct text_paragraph *first =
        set_document(fixture, fixture->arena, diag_create(fixture->arena));
    size_t count = first->line_count;
    mpt widest = first->widest;
    text_engine_begin(fixture->engine, NULL, 0);
    const struct text_paragraph *second =
        set_document(fixture, fixture->arena, diag_create(fixture->arena));
    assert_int_equal(second->line_count, count);
    assert_int_equal(second->widest, widest);
}

/* Lines of one long word that fits no line. */
static size_t count_hyphens(struct fixture *fixture)
{
    struct text_setting setting = NARROW;
    setting.width = MM(16);
    const struct text_paragraph *paragraph = text_set(
        fixture->engine, text_make_block(fixture->arena, STR("a municipality of it")),
        &setting, fixture->arena, fixture->diag);
    size_t count = 0;
    for (size_t i = 0; i < paragraph->line_count; i++) {
        count += paragraph->lines[i].hyphenated;
    }
    return count;
}

static void each_document_divides_its_own_words(void **state)
{
    struct fixture *fixture = *state;
    const struct lang_division whole = {LANG_EN, STR("Municipality")};
    text_engine_begin(fixture->engine, NULL, 0);
    assert_int_equal(count_hyphens(fixture), 1);
    text_engine_begin(fixture->engine, &whole, 1);
    assert_int_equal(count_hyphens(fixture), 0);
    text_engine_begin(fixture->engine, NULL, 0);
    assert_int_equal(count_hyphens(fixture), 1);
}

/* Words that no document before had: the memory of them keeps its bound. */
static void the_memory_of_words_is_emptied(void **state)
{
    struct fixture *fixture = *state;
    size_t most = 0;
    size_t emptied = 0;
    for (int i = 0; i < 8; i++) {
        struct arena *arena = arena_create();
        struct builder text = {.arena = arena};
        size_t before = text_engine_memory(fixture->engine);
        text_engine_begin(fixture->engine, NULL, 0);
        size_t after = text_engine_memory(fixture->engine);
        emptied += after < before;
        assert_true(after <= TEXT_MEMORY_MAX);
        for (int word = 0; word < 40000; word++) {
            builder_format(&text, "w%dx%d ", i, word);
        }
        struct text_setting wide = NARROW;
        wide.width = MM(120);
        text_set(fixture->engine, text_make_block(arena, builder_str(&text)), &wide,
                 arena, fixture->diag);
        size_t now = text_engine_memory(fixture->engine);
        most = now > most ? now : most;
        arena_destroy(arena);
    }
    print_message("at most %zu KiB, emptied %zu times\n", most >> 10, emptied);
    assert_true(emptied > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_document_hears_of_its_own_faults),
        cmocka_unit_test(the_lines_of_each_are_the_same),
        cmocka_unit_test(each_document_divides_its_own_words),
        cmocka_unit_test(the_memory_of_words_is_emptied),
    };
    return cmocka_run_group_tests_name("engine", tests, set_up, tear_down);
}
