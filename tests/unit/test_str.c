/* base/str.c and the digests. */
#include "base/sha256.h"
#include "base/str.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

static void assert_str(struct str s, const char *expected)
{
    assert_int_equal(s.size, strlen(expected));
    assert_memory_equal(s.data, expected, s.size);
}

static void comparing(void **state)
{
    (void)state;
    struct str empty = {0};
    assert_true(str_equal(empty, STR("")));
    assert_true(str_equal(STR("цел"), str_from("цел")));
    assert_false(str_equal(STR("цел"), STR("цели")));
    assert_int_equal(str_from(NULL).size, 0);
    assert_true(str_compare(STR("a"), STR("b")) < 0);
    assert_true(str_compare(STR("ab"), STR("a")) > 0);
    assert_true(str_compare(empty, STR("a")) < 0);
    assert_int_equal(str_compare(STR("x"), STR("x")), 0);
    assert_true(str_starts_with(STR("goal-1"), STR("goal-")));
    assert_false(str_starts_with(STR("go"), STR("goal")));
    assert_true(str_ends_with(STR("a.yaml"), STR(".yaml")));
    assert_false(str_ends_with(STR("yaml"), STR(".yaml")));
    assert_true(str_starts_with(empty, empty));
}

static void slicing(void **state)
{
    (void)state;
    assert_str(str_slice(STR("abcdef"), 2, 4), "cd");
    assert_str(str_slice(STR("abc"), 2, 99), "c");
    assert_str(str_slice(STR("abc"), 99, 2), "");
    assert_int_equal(str_slice((struct str){0}, 1, 2).size, 0);
    assert_str(str_trim(STR(" \t\r\n a b \n")), "a b");
    assert_str(str_trim(STR("  ")), "");
    assert_int_equal(str_find(STR("abcabc"), STR("bc"), 2), 4);
    assert_int_equal(str_find(STR("abc"), STR("x"), 0), SIZE_MAX);
    assert_int_equal(str_find(STR("abc"), STR("c"), 4), SIZE_MAX);
    assert_int_equal(str_find(STR("abc"), STR(""), 3), 3);
    assert_int_equal(str_find(STR("abc"), STR("c"), 3), SIZE_MAX);
}

static void decoding(void **state)
{
    (void)state;
    struct str s = STR("aЖ€\xF0\x9F\x8C\xB3");
    const uint32_t expected[] = {'a', 0x416, 0x20AC, 0x1F333};
    size_t at = 0;
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(str_next(s, &at), expected[i]);
    }
    assert_int_equal(at, s.size);
    assert_int_equal(str_next(s, &at), 0);
    assert_int_equal(at, s.size);
    assert_int_equal(str_length(s), 4);
}

/* Each malformed byte is one U+FFFD, and what follows is read again. */
static void decoding_malformed(void **state)
{
    (void)state;
    static const char *const MALFORMED[] = {
        "\x80", /* a tail alone */
        "\xC0\xAF", /* too long a form */
        "\xE0\x80\x80", /* too long a form */
        "\xED\xA0\x80", /* a surrogate */
        "\xF4\x90\x80\x80", /* beyond U+10FFFF */
        "\xF5\x80\x80\x80",
        "\xD0", /* cut off */
        "\xE2\x82",
        "\xFF",
    };
    for (size_t i = 0; i < sizeof MALFORMED / sizeof *MALFORMED; i++) {
        struct str s = str_from(MALFORMED[i]);
        assert_int_equal(str_length(s), s.size);
        size_t at = 0;
        assert_int_equal(str_next(s, &at), 0xFFFD);
        assert_int_equal(at, 1);
    }
    size_t at = 0;
    struct str mixed = STR("\xD0"
                           "b");
    assert_int_equal(str_next(mixed, &at), 0xFFFD);
    assert_int_equal(str_next(mixed, &at), 'b');
}

static void building(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    struct builder builder = {.arena = arena};
    assert_int_equal(builder_str(&builder).size, 0);
    builder_add_code_point(&builder, 'a');
    builder_add_code_point(&builder, 0x416);
    builder_add_code_point(&builder, 0x20AC);
    builder_add_code_point(&builder, 0x1F333);
    builder_format(&builder, "-%d-%s", 5, "x");
    builder_add(&builder, STR("."));
    assert_str(builder_str(&builder), "aЖ€\xF0\x9F\x8C\xB3-5-x.");
    for (int i = 0; i < 5000; i++) {
        builder_add(&builder, STR("four"));
    }
    assert_int_equal(builder.count, 16 + 20000 - 1);
    assert_str(str_format(arena, "%s %03d", "a", 7), "a 007");
    assert_string_equal(str_to_c(arena, STR("abc")), "abc");
    assert_string_equal(str_to_c(arena, (struct str){0}), "");
    assert_str(str_copy(arena, STR("copy")), "copy");
    arena_destroy(arena);
}

static void digests(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    assert_str(sha256_hex(arena, (struct str){0}),
               "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assert_str(sha256_hex(arena, STR("abc")),
               "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    arena_destroy(arena);
}

static void characters_that_no_terminal_may_see(void **state)
{
    (void)state;
    static const uint32_t UNSAFE[] = {0,      '\n',   0x1B,   0x7F,  0x9B,
                                      0x2028, 0x202E, 0x2066, 0xFEFF};
    static const uint32_t SAFE[] = {' ', 'a', 0xA0, 0xAD, 0x416, 0x2013, 0x1F333};
    for (size_t i = 0; i < sizeof UNSAFE / sizeof *UNSAFE; i++) {
        assert_true(str_is_unsafe(UNSAFE[i]));
    }
    for (size_t i = 0; i < sizeof SAFE / sizeof *SAFE; i++) {
        assert_false(str_is_unsafe(SAFE[i]));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(comparing),
        cmocka_unit_test(slicing),
        cmocka_unit_test(decoding),
        cmocka_unit_test(decoding_malformed),
        cmocka_unit_test(building),
        cmocka_unit_test(digests),
        cmocka_unit_test(characters_that_no_terminal_may_see),
    };
    return cmocka_run_group_tests_name("str", tests, NULL, NULL);
}
