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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_writes_what_printf_writes),
        cmocka_unit_test(it_keeps_its_arguments),
    };
    return cmocka_run_group_tests_name("wording", tests, NULL, NULL);
}
