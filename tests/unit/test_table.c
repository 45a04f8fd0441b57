/* base/table.c: keys of numbers and text, many of them, near ones, none at all. */
#include "base/table.h"
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

static struct table_key key_of(const uint32_t *number, struct str text)
{
    return (struct table_key){
        .fixed = number, .fixed_size = number == NULL ? 0 : sizeof *number, .text = text};
}

static void test_finds_what_was_set_and_nothing_else(void **state)
{
    struct table *table = table_make(*state, 0);
    uint32_t one = 1, two = 2;
    int a, b;
    struct table_key word = key_of(&one, STR("дума"));
    assert_null(table_find(table, &word));
    *table_place(table, &word) = &a;
    struct table_key other = key_of(&two, STR("дума"));
    assert_null(table_find(table, &other));
    assert_null(*table_place(table, &other));
    *table_place(table, &other) = &b;
    assert_ptr_equal(table_find(table, &word), &a);
    assert_ptr_equal(table_find(table, &other), &b);
    assert_ptr_equal(*table_place(table, &word), &a);
}

/* The same bytes shared out between number and text in two ways are two keys. */
static void test_parts_of_a_key_are_apart(void **state)
{
    struct table *table = table_make(*state, 4);
    int a, b, c;
    const struct table_key as_bytes = {.fixed = "abcd", .fixed_size = 4};
    const struct table_key as_text = {.text = STR("abcd")};
    const struct table_key both = {.fixed = "ab", .fixed_size = 2, .text = STR("cd")};
    *table_place(table, &as_bytes) = &a;
    *table_place(table, &as_text) = &b;
    *table_place(table, &both) = &c;
    assert_ptr_equal(table_find(table, &as_bytes), &a);
    assert_ptr_equal(table_find(table, &as_text), &b);
    assert_ptr_equal(table_find(table, &both), &c);
}

static void test_the_empty_key_is_a_key(void **state)
{
    struct table *table = table_make(*state, 1);
    const struct table_key nothing = {0};
    const struct table_key empty = {.text = STR("")};
    int a;
    assert_null(table_find(table, &nothing));
    *table_place(table, &nothing) = &a;
    assert_ptr_equal(table_find(table, &empty), &a);
}

/* Every length up to a few words, each with one bit changed at each place. */
static void test_every_byte_counts(void **state)
{
    enum { LONGEST = 40 };
    struct table *table = table_make(*state, 1);
    char text[LONGEST];
    static int values[LONGEST + 1][LONGEST + 1];
    for (int pass = 0; pass < 2; pass++) {
        for (size_t size = 0; size <= LONGEST; size++) {
            for (size_t changed = 0; changed <= size; changed++) {
                for (size_t i = 0; i < LONGEST; i++) {
                    text[i] = (char)(i == changed ? 'b' : 'a');
                }
                /* Changed behind its end it is the plain key of that length. */
                const struct table_key key = {.text = {text, size}};
                void **place = table_place(table, &key);
                if (pass == 0) {
                    assert_null(*place);
                    *place = &values[size][changed];
                }
                assert_ptr_equal(*place, &values[size][changed]);
            }
        }
    }
}

static void test_grows_and_keeps_places(void **state)
{
    enum { MANY = 20000 };
    struct table *table = table_make(*state, 2);
    static int values[MANY];
    uint32_t first = 0;
    struct table_key key = key_of(&first, STR("x"));
    void **place = table_place(table, &key);
    *place = &values[0];
    for (uint32_t i = 1; i < MANY; i++) {
        key = key_of(&i, STR("x"));
        *table_place(table, &key) = &values[i];
    }
    for (uint32_t i = 0; i < MANY; i++) {
        key = key_of(&i, STR("x"));
        assert_ptr_equal(table_find(table, &key), &values[i]);
    }
    key = key_of(&first, STR("x"));
    assert_ptr_equal(table_place(table, &key), place);
    uint32_t more = MANY;
    key = key_of(&more, STR("x"));
    assert_null(table_find(table, &key));
}

/* Keys are copied: what the caller does with his own does not matter. */
static void test_keys_are_copied(void **state)
{
    struct table *table = table_make(*state, 1);
    char text[] = "word";
    uint32_t number = 7;
    int a;
    struct table_key key = key_of(&number, (struct str){text, 4});
    *table_place(table, &key) = &a;
    text[0] = 'l';
    number = 8;
    uint32_t seven = 7;
    struct table_key same = key_of(&seven, STR("word"));
    assert_ptr_equal(table_find(table, &same), &a);
    assert_null(table_find(table, &key));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_finds_what_was_set_and_nothing_else),
        cmocka_unit_test(test_parts_of_a_key_are_apart),
        cmocka_unit_test(test_the_empty_key_is_a_key),
        cmocka_unit_test(test_every_byte_counts),
        cmocka_unit_test(test_grows_and_keeps_places),
        cmocka_unit_test(test_keys_are_copied),
    };
    return cmocka_run_group_tests(tests, make_arena, drop_arena);
}
