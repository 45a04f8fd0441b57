/* base/source.c: lines, columns in characters, and back. */
#include "base/source.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

static int make_arena(void **state)
{
    *state = arena_create();
    return 0;
}

static int drop_arena(void **state)
{
    arena_destroy(*state);
    return 0;
}

static void assert_mark(struct mark mark, uint32_t line, uint32_t column, uint32_t length)
{
    assert_int_equal(mark.line, line);
    assert_int_equal(mark.column, column);
    assert_int_equal(mark.length, length);
}

static void all_line_ends_count(void **state)
{
    struct source *source = source_make(*state, STR("f"), STR("a\nb\r\nc\rd\n\n"));
    assert_int_equal(source->line_count, 6);
    const char *const lines[] = {"a", "b", "c", "d", "", ""};
    for (uint32_t i = 0; i < 6; i++) {
        struct str line = source_line(source, i + 1);
        assert_int_equal(line.size, strlen(lines[i]));
        assert_memory_equal(line.data, lines[i], line.size);
    }
    assert_int_equal(source_line(source, 0).size, 0);
    assert_int_equal(source_line(source, 7).size, 0);
}

static void the_last_line_end_counts(void **state)
{
    static const struct {
        struct str text;
        size_t lines;
    } cases[] = {
        {{"a\r", 2}, 2},
        {{"a\r\n", 3}, 2},
        {{"a\n\r", 3}, 3},
        {{"\r\r\n\n", 4}, 4},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct source *source = source_make(*state, STR("f"), cases[i].text);
        assert_int_equal(source->line_count, cases[i].lines);
        assert_int_equal(source->lines[cases[i].lines - 1], cases[i].text.size);
    }
}

static void columns_count_characters(void **state)
{
    struct source *source = source_make(*state, STR("f"), STR("x\nцел: план\n"));
    size_t at = str_find(source->text, STR("план"), 0);
    struct mark mark = source_mark(source, at, strlen("план"));
    assert_mark(mark, 2, 6, 4);
    assert_int_equal(source_offset(mark), at);
}

static void every_offset_comes_back(void **state)
{
    struct source *source = source_make(*state, STR("f"), STR("ab\r\nж\xFFv\n\nend"));
    for (size_t at = 0; at <= source->text.size; at++) {
        unsigned char byte =
            at < source->text.size ? (unsigned char)source->text.data[at] : 0;
        if ((byte & 0xC0) == 0x80 || byte == '\r' || byte == '\n') {
            continue; /* inside a character, or behind its line's text */
        }
        assert_int_equal(source_offset(source_mark(source, at, 1)), at);
    }
}

static void long_lines_have_columns(void **state)
{
    struct builder text = {.arena = *state};
    builder_add(&text, STR("x\n"));
    for (int i = 0; i < 2000; i++) {
        builder_add(&text, i % 3 == 0 ? STR("€") : i % 3 == 1 ? STR("ж") : STR("a"));
    }
    builder_add(&text, STR("\nend"));
    struct source *source = source_make(*state, STR("f"), builder_str(&text));
    size_t at = 2;
    for (uint32_t column = 1; column <= 2000; column++) {
        struct mark mark = source_mark(source, at, SIZE_MAX / 2);
        assert_mark(mark, 2, column, 2001 - column);
        assert_int_equal(source_offset(mark), at);
        str_next(source->text, &at);
    }
    assert_int_equal(source_offset((struct mark){source, 2, 5000, 1}), at);
    assert_mark(source_mark(source, at + 1, 3), 3, 1, 3);
}

static void a_near_place_is_one_of_the_text(void **state)
{
    struct builder text = {.arena = *state};
    for (int i = 0; i < 1000; i++) {
        builder_add(&text, i % 50 == 49 ? STR("\r\n") : i % 3 == 0 ? STR("ж") : STR("a"));
    }
    const struct source *source = source_make(*state, STR("f"), builder_str(&text));
    struct source_place walked = {.line = 1, .column = 1};
    for (size_t index = 0; index < 1500; index++) {
        struct source_place place = source_near(source, index);
        assert_true(place.index <= index);
        for (; walked.index < place.index; walked.index++) {
            str_next(source->text, &walked.offset);
            bool ends = walked.line < source->line_count &&
                        walked.offset >= source->lines[walked.line];
            walked.line += ends;
            walked.column = ends ? 1 : walked.column + 1;
        }
        assert_memory_equal(&place, &walked, sizeof place);
    }
    assert_true(walked.index > 900);
}

static void a_byte_order_mark_is_no_text(void **state)
{
    struct source *source = source_make(*state, STR("f"),
                                        STR("\xEF\xBB\xBF"
                                            "a"));
    assert_int_equal(source->text.size, 1);
    assert_int_equal(source->bytes.size, 4);
    assert_mark(source_mark(source, 0, 1), 1, 1, 1);
}

static void marks_end_with_their_line(void **state)
{
    struct source *source = source_make(*state, STR("f"), STR("abc\ndef"));
    assert_mark(source_mark(source, 1, 100), 1, 2, 2);
    assert_mark(source_mark(source, 100, 5), 2, 4, 0);
    assert_int_equal(source_offset((struct mark){source, 9, 1, 1}), 7);
    assert_int_equal(source_offset(NO_MARK), 0);
}

static void an_empty_text_has_one_line(void **state)
{
    struct source *source = source_make(*state, STR("f"), (struct str){0});
    assert_int_equal(source->line_count, 1);
    assert_mark(source_mark(source, 0, 1), 1, 1, 0);
}

static void needles_are_found_within_the_span(void **state)
{
    struct source *source = source_make(*state, STR("f"), STR("a: едно\n   две две\n"));
    struct mark from = source_mark(source, 3, 1);
    assert_mark(source_find(from, STR("две"), 100), 2, 4, 3);
    assert_mark(source_find(from, STR("две"), 10), 1, 4, 1);
    assert_mark(source_find(from, STR("три"), SIZE_MAX), 1, 4, 1);
    assert_mark(source_find(from, STR(""), 100), 1, 4, 1);
    assert_null(source_find(NO_MARK, STR("a"), 9).source);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_arena, drop_arena)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(all_line_ends_count),        TEST(columns_count_characters),
        TEST(every_offset_comes_back),    TEST(a_byte_order_mark_is_no_text),
        TEST(long_lines_have_columns),    TEST(marks_end_with_their_line),
        TEST(the_last_line_end_counts),   TEST(a_near_place_is_one_of_the_text),
        TEST(an_empty_text_has_one_line), TEST(needles_are_found_within_the_span),
    };
    return cmocka_run_group_tests_name("source", tests, NULL, NULL);
}
