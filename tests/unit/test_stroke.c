/* Strokes: how far their ink reaches, and where it is. */
#include "base/stroke.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <cmocka.h>

static struct path *make_corner(struct arena *arena)
{
    struct path *path = arena_new(arena, struct path);
    path_move(arena, path, 0, 0);
    path_line(arena, path, 1000, 0);
    path_line(arena, path, 1000, 2000);
    return path;
}

static void test_box(void **state)
{
    struct arena *arena = arena_create();
    struct stroke stroke = {.width = 100, .join = JOIN_ROUND, .miter = 4000};
    (void)state;
    struct box box = stroke_box(make_corner(arena), &stroke);
    assert_int_equal(box.left, -50);
    assert_int_equal(box.bottom, 2050);
    stroke.join = JOIN_MITER; /* a sharp corner could reach so far */
    box = stroke_box(make_corner(arena), &stroke);
    assert_int_equal(box.right, 1200);
    const struct path nothing = {0};
    box = stroke_box(&nothing, &stroke);
    assert_true(box.left > box.right);
    arena_destroy(arena);
}

static void test_least(void **state)
{
    struct stroke stroke = {.width = 1000, .miter = 4000};
    (void)state;
    assert_int_equal(stroke_least(&stroke), 1000);
    stroke.squeezed = true;
    stroke.pen[0] = 4000000;
    stroke.pen[3] = 250000;
    assert_in_range(stroke_least(&stroke), 240, 250);
}

static void test_area(void **state)
{
    struct arena *arena = arena_create();
    const struct stroke stroke = {.width = 100, .join = JOIN_ROUND, .miter = 4000};
    (void)state;
    struct path *path = make_corner(arena);
    path_curve(arena, path, (struct point){1000, 2500}, (struct point){1500, 3000},
               (struct point){2000, 3000});
    path_close(arena, path);
    struct box box = path_box(stroke_area(arena, path, &stroke));
    assert_in_range(-box.left, 60, 71); /* a square end across the way back */
    assert_in_range(box.right, 2050, 2071);
    assert_in_range(box.bottom, 3050, 3071);
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_box),
        cmocka_unit_test(test_least),
        cmocka_unit_test(test_area),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
