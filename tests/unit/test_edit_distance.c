/* base/edit_distance.c: single edits, code points, limits, and what counts as near. */
#include "base/edit_distance.h"
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
#include <cmocka.h>

static void test_distance(void **state)
{
    (void)state;
    assert_int_equal(edit_distance(STR("title"), STR("title")), 0);
    assert_int_equal(edit_distance(STR("Title"), STR("tITLE")), 0);
    assert_int_equal(edit_distance(STR("titel"), STR("title")), 1); /* swapped */
    assert_int_equal(edit_distance(STR("titl"), STR("title")), 1); /* lacking */
    assert_int_equal(edit_distance(STR("titlle"), STR("title")), 1); /* doubled */
    assert_int_equal(edit_distance(STR("tätle"), STR("title")), 1); /* replaced */
    assert_int_equal(edit_distance(STR(""), STR("title")), 5);
    assert_int_equal(edit_distance(STR("title"), STR("")), 5);
    assert_int_equal(edit_distance(STR("ca"), STR("abc")), 3);
}

static void test_long_names_are_not_compared(void **state)
{
    (void)state;
    char longer[EDIT_LENGTH_MAX + 1];
    memset(longer, 'a', sizeof longer);
    struct str text = {longer, sizeof longer};
    assert_true(edit_distance(text, STR("a")) == SIZE_MAX);
    text.size--;
    assert_int_equal(edit_distance(text, STR("a")), EDIT_LENGTH_MAX - 1);
}

static void test_nearest(void **state)
{
    (void)state;
    const struct str names[] = {STR("heading"), STR("items"), STR("en"), STR("bg")};
    assert_ptr_equal(edit_nearest(names, 4, STR("haeding")), &names[0]);
    assert_ptr_equal(edit_nearest(names, 4, STR("item")), &names[1]);
    assert_ptr_equal(edit_nearest(names, 4, STR("eng")), &names[2]);
    assert_null(edit_nearest(names, 4, STR("author")));
    assert_null(edit_nearest(names, 4, STR("x")));
    assert_null(edit_nearest(names, 4, STR("")));
    assert_null(edit_nearest(names, 0, STR("items")));
}

static void test_commands(void **state)
{
    (void)state;
    const struct str names[] = {STR("build"), STR("check"), STR("schema")};
    assert_ptr_equal(edit_nearest(names, 3, STR("buid")), &names[0]);
    assert_ptr_equal(edit_nearest(names, 3, STR("chekc")), &names[1]);
    assert_ptr_equal(edit_nearest(names, 3, STR("shcema")), &names[2]);
    assert_null(edit_nearest(names, 3, STR("render")));
    assert_null(edit_nearest(names, 3, STR("buildbuildbuildbuildbuildbuildbuild")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_distance),
        cmocka_unit_test(test_long_names_are_not_compared),
        cmocka_unit_test(test_nearest),
        cmocka_unit_test(test_commands),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
