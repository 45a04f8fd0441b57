/* base/wording.c: what printf would write, from arguments that are kept. */
#include "base/wording.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

__attribute__((format(printf, 2, 3))) static void compare(struct arena *arena,
                                                          const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    struct str expected = str_format_list(arena, format, arguments);
    va_end(arguments);
    va_start(arguments, format);
    struct wording wording = wording_make(arena, format, arguments);
    va_end(arguments);
    struct builder out = {.arena = arena};
    wording_add(&out, &wording, LANG_EN);
    struct str text = builder_str(&out);
    assert_string_equal(str_to_c(arena, text), str_to_c(arena, expected));
}

static void it_writes_what_printf_writes(void **state)
{
    struct arena *arena = arena_create();
    (void)state;
    compare(arena, "plain");
    compare(arena, "100 %% of %s, and %.*s;", "words", 4, "name of a thing");
    compare(arena, "%s%.*s%s", "", 0, "none", "");
    compare(arena, "%.*s", 9, "short");
    compare(arena, "%c, %d and %d, %04d-%02d", 'x', 7, -7, 33, 5);
    compare(arena, "%u %zu %zu.%02zu", 4000000000U, SIZE_MAX, (size_t)1, (size_t)5);
    compare(arena, "U+%04X, %02X, 0x%04lX", 0x20ACU, 0xAU, 0x1000000000UL);
    arena_destroy(arena);
}

__attribute__((format(printf, 2, 3))) static struct wording make(struct arena *arena,
                                                                 const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    struct wording wording = wording_make(arena, format, arguments);
    va_end(arguments);
    return wording;
}

static void it_keeps_its_arguments(void **state)
{
    struct arena *arena = arena_create();
    char name[] = "rose";
    struct builder out = {.arena = arena};
    (void)state;
    struct wording wording = make(arena, "%s and %.*s", name, 2, name);
    memset(name, 'x', sizeof name - 1);
    wording_add(&out, &wording, LANG_EN);
    assert_true(str_equal(builder_str(&out), STR("rose and ro")));
    assert_string_equal(wording.format, "%s and %.*s");
    assert_int_equal(wording.count, 2);
    arena_destroy(arena);
}

static const char *said(struct arena *arena, const struct wording *wording,
                        enum lang lang)
{
    struct builder out = {.arena = arena};
    wording_add(&out, wording, lang);
    return str_to_c(arena, builder_str(&out));
}

/* The Bulgarian sentence names the month before the day. */
static void a_language_has_its_own_order(void **state)
{
    struct arena *arena = arena_create();
    (void)state;
    struct wording wording =
        make(arena, "there is no day %d in %s %d; its last day is  %s: %04d-%02d-%02d",
             30, "February", 2026, "date", 2026, 2, 28);
    assert_string_equal(
        said(arena, &wording, LANG_EN),
        "there is no day 30 in February 2026; its last day is  date: 2026-02-28");
    assert_string_equal(
        said(arena, &wording, LANG_BG),
        "в месец февруари 2026 г. няма ден 30; последният ден е  date: 2026-02-28");
    wording =
        make(arena, "%s has no \"%s\"; add  %.*s", "a goal", "title", 5, "title: A");
    assert_string_equal(said(arena, &wording, LANG_BG),
                        "липсва „title“ (цел); добавете  title");
    arena_destroy(arena);
}

static void words_of_the_program_are_known_and_content_is_not(void **state)
{
    struct arena *arena = arena_create();
    (void)state;
    struct wording wording = make(arena, "%s: %s", "damaged", "no such words");
    assert_string_equal(said(arena, &wording, LANG_BG), "повреден: no such words");
    wording = make(arena, "%.*s %.*s", 7, "damaged", 0, "");
    assert_string_equal(said(arena, &wording, LANG_BG), "damaged ");
    arena_destroy(arena);
}

static void a_phrase_has_arguments_of_its_own(void **state)
{
    struct arena *arena = arena_create();
    (void)state;
    const char *phrase = wording_phrase(arena, " in %s", "a goal");
    struct wording wording = make(arena, "%s: %s", "damaged", phrase);
    assert_string_equal(said(arena, &wording, LANG_EN), "damaged:  in a goal");
    assert_string_equal(said(arena, &wording, LANG_BG), "повреден:  (цел)");
    arena_destroy(arena);
}

/* Nobody should hand such words in, but they do no harm. */
static void a_phrase_without_its_arguments_is_short(void **state)
{
    struct arena *arena = arena_create();
    (void)state;
    struct wording wording = make(arena, "%s.", "%s %3$s\x1F one %d");
    assert_string_equal(said(arena, &wording, LANG_EN), " one %d .");
    wording = make(arena, "%s.", "%d %s %n\x1F");
    assert_string_equal(said(arena, &wording, LANG_BG), "  .");
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_language_has_its_own_order),
        cmocka_unit_test(words_of_the_program_are_known_and_content_is_not),
        cmocka_unit_test(a_phrase_has_arguments_of_its_own),
        cmocka_unit_test(a_phrase_without_its_arguments_is_short),
        cmocka_unit_test(it_writes_what_printf_writes),
        cmocka_unit_test(it_keeps_its_arguments),
    };
    return cmocka_run_group_tests_name("wording", tests, NULL, NULL);
}
