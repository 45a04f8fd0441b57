/* base/json.c: how objects and lists are laid out, and what is escaped. */
#include "base/json.h"
#include <setjmp.h>
#include <stdarg.h>
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

static void expect(const struct builder *out, const char *expected)
{
    struct str text = builder_str(out);
    assert_true(str_equal(text, str_from(expected)));
}

static void test_a_member_a_line(void **state)
{
    struct builder out = {.arena = *state};
    struct json json = {.out = &out};
    json_open(&json, NULL, '{');
    json_number(&json, "pages", 12);
    json_open(&json, "fonts", '[');
    json_text(&json, NULL, "Sofia");
    json_text(&json, NULL, "Source");
    json_close(&json, ']');
    json_open(&json, "none", '[');
    json_close(&json, ']');
    json_open(&json, "flags", '{');
    json_word(&json, "tagged", "true");
    json_word(&json, "signed", "false");
    json_close(&json, '}');
    json_close(&json, '}');
    expect(&out,
           "{\n  \"pages\": 12,\n  \"fonts\": [\n    \"Sofia\",\n    \"Source\"\n  ],\n"
           "  \"none\": [],\n  \"flags\": {\n    \"tagged\": true,\n"
           "    \"signed\": false\n  }\n}");
}

static void test_what_is_kept_on_a_line(void **state)
{
    struct builder out = {.arena = *state};
    struct json json = {.out = &out};
    json_open(&json, NULL, '[');
    json_open(&json, NULL, '{');
    json_keep_on_line(&json);
    json_text(&json, "check", "colour");
    json_open(&json, "sizes", '[');
    json_word(&json, NULL, "0.25");
    json_number(&json, NULL, 3);
    json_close(&json, ']');
    json_break_line(&json);
    json_text(&json, "bg", "цвят");
    json_close(&json, '}');
    json_number(&json, NULL, 1);
    json_close(&json, ']');
    expect(&out,
           "[\n  {\"check\": \"colour\", \"sizes\": [0.25, 3],\n   \"bg\": \"цвят\"},\n"
           "  1\n]");
}

static void test_escapes(void **state)
{
    struct builder out = {.arena = *state};
    struct json json = {.out = &out};
    json_str(&json, NULL, STR("„а“ \"b\" \\ /\n\x1B\x7F\xE2\x80\xAE\xF0\x9F\x8C\xB3"));
    expect(&out, "\"„а“ \\\"b\\\" \\\\ /\\u000a\\u001b\\u007f\\u202e\xF0\x9F\x8C\xB3\"");
}

static void test_keys_are_escaped(void **state)
{
    struct builder out = {.arena = *state};
    struct json json = {.out = &out};
    json_open(&json, NULL, '{');
    json_keep_on_line(&json);
    json_str(&json, "a\"b", STR(""));
    json_close(&json, '}');
    expect(&out, "{\"a\\\"b\": \"\"}");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_member_a_line),
        cmocka_unit_test(test_what_is_kept_on_a_line),
        cmocka_unit_test(test_escapes),
        cmocka_unit_test(test_keys_are_escaped),
    };
    return cmocka_run_group_tests(tests, make_arena, drop_arena);
}
