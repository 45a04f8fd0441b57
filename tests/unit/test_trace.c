/* Paths as operators of PDF. */
#include "pdf/trace.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <string.h>

static void assert_traced(struct arena *arena, const struct path *path,
                          const char *wanted)
{
    struct builder out = {.arena = arena};
    trace_path(&out, path, PT(100));
    assert_int_equal(out.count, strlen(wanted));
    assert_memory_equal(out.items, wanted, out.count);
}

static void test_points_are_hundredths_from_below(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    struct path path = {0};
    path_move(arena, &path, 1234, PT(10));
    path_line(arena, &path, 1236, PT(101));
    path_curve(arena, &path, (struct point){1, 2}, (struct point){-5, 4},
               (struct point){PT(7), PT(8)});
    assert_traced(arena, &path, "1.23 90 m\n1.24 -1 l\n0 100 -0.01 100 7 92 c\n");
    arena_destroy(arena);
}

static void test_rectangles_have_an_operator(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    struct path path = {0};
    path_rect(arena, &path, (struct rect){PT(1), PT(2), 3333, 4444});
    path_rect(arena, &path, (struct rect){6, 4, 0, 8});
    assert_traced(arena, &path, "1 98 3.33 -4.44 re\n0.01 100 0 -0.01 re\n");
    arena_destroy(arena);
}

static void test_other_figures_of_four_sides_are_lines(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    struct path open = {0}, upright = {0}, leaning = {0};
    path_move(arena, &open, 0, 0);
    path_line(arena, &open, PT(9), 0);
    path_line(arena, &open, PT(9), PT(9));
    path_line(arena, &open, 0, PT(9));
    assert_traced(arena, &open, "0 100 m\n9 100 l\n9 91 l\n0 91 l\n");
    path_move(arena, &upright, 0, 0);
    path_line(arena, &upright, 0, PT(9));
    path_line(arena, &upright, PT(9), PT(9));
    path_line(arena, &upright, PT(9), 0);
    path_close(arena, &upright);
    assert_traced(arena, &upright, "0 100 m\n0 91 l\n9 91 l\n9 100 l\nh\n");
    path_move(arena, &leaning, 0, 0);
    path_line(arena, &leaning, PT(9), 0);
    path_line(arena, &leaning, PT(8), PT(9));
    path_line(arena, &leaning, 0, PT(9));
    path_close(arena, &leaning);
    assert_traced(arena, &leaning, "0 100 m\n9 100 l\n8 91 l\n0 91 l\nh\n");
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_points_are_hundredths_from_below),
        cmocka_unit_test(test_rectangles_have_an_operator),
        cmocka_unit_test(test_other_figures_of_four_sides_are_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
