/* QR codes: their size, their three corners, and that the outline is as large as they. */
#include "blocks/qr.h"
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

static bool dark(const struct qr_code *code, size_t x, size_t y)
{
    return code->dark[y * code->size + x];
}

/* A ring of 7 x 7 around a square of 3 x 3. */
static void assert_corner(const struct qr_code *code, size_t left, size_t top)
{
    for (size_t i = 0; i < 7; i++) {
        assert_true(dark(code, left + i, top) && dark(code, left + i, top + 6));
        assert_true(dark(code, left, top + i) && dark(code, left + 6, top + i));
    }
    assert_true(dark(code, left + 3, top + 3));
    assert_false(dark(code, left + 1, top + 1));
}

static void test_code_has_three_corners(void **state)
{
    struct arena *arena = arena_create();
    const struct qr_code *code = qr_make(STR("https://example.org/primerna"), arena);
    (void)state;
    assert_non_null(code);
    assert_int_equal(code->size, 29); /* version 3 holds 42 bytes at level M */
    assert_corner(code, 0, 0);
    assert_corner(code, code->size - 7, 0);
    assert_corner(code, 0, code->size - 7);
    arena_destroy(arena);
}

static void test_outline_is_as_large(void **state)
{
    struct arena *arena = arena_create();
    const struct qr_code *code = qr_make(STR("tel:112"), arena);
    const struct path *path =
        qr_outline(code, (struct point){MM(5), MM(7)}, MM(1), arena);
    struct box box = path_box(path);
    (void)state;
    assert_int_equal(code->size, 21);
    assert_int_equal(box.left, MM(5));
    assert_int_equal(box.top, MM(7));
    assert_int_equal(box.right, MM(5) + 21 * MM(1));
    assert_int_equal(box.bottom, MM(7) + 21 * MM(1));
    arena_destroy(arena);
}

static void test_too_long_has_no_code(void **state)
{
    struct arena *arena = arena_create();
    char *bytes = arena_array(arena, 3000, 1);
    (void)state;
    for (size_t i = 0; i < 3000; i++) {
        bytes[i] = 'a';
    }
    assert_null(qr_make((struct str){bytes, 3000}, arena));
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_code_has_three_corners),
        cmocka_unit_test(test_outline_is_as_large),
        cmocka_unit_test(test_too_long_has_no_code),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
