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
    assert_int_equal(trace_path(&out, path, PT(100), NULL), *wanted != 0);
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

/* Traces the path without its discs, then those as dots. */
static void assert_dotted(struct arena *arena, const struct path *path,
                          const char *wanted)
{
    struct builder out = {.arena = arena};
    struct trace_discs discs;
    struct trace_disc disc;
    trace_seek_discs(&discs, path);
    trace_path(&out, path, PT(100), &discs);
    while (trace_next_disc(&disc, &discs)) {
        assert_int_equal(disc.radius, PT(2));
        trace_dot(&out, disc, PT(100));
    }
    assert_int_equal(out.count, strlen(wanted));
    assert_memory_equal(out.items, wanted, out.count);
}

static void test_discs_are_dots(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    struct path path = {0};
    path_circle(arena, &path, (struct point){PT(10), PT(20)}, PT(2), PATH_CLOCKWISE);
    path_rect(arena, &path, (struct rect){PT(1), PT(2), PT(3), PT(4)});
    path_circle(arena, &path, (struct point){PT(30), PT(20)}, PT(2), PATH_CLOCKWISE);
    path.points[1].x += 2; /* as rounding leaves it */
    assert_dotted(arena, &path, "1 98 3 -4 re\n10 80 m 10 80 l\n30 80 m 30 80 l\n");
    path.points[1].x += PT(1);
    struct builder out = {.arena = arena};
    trace_path(&out, &path, PT(100), NULL);
    assert_true(str_find(builder_str(&out), STR(" c\n"), 0) != SIZE_MAX);
    arena_destroy(arena);
}

static void test_discs_in_holes_stay_as_they_are(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    struct path path = {0};
    const struct point middle = {PT(50), PT(50)};
    path_circle(arena, &path, middle, PT(9), PATH_CLOCKWISE);
    path_circle(arena, &path, middle, PT(5), PATH_COUNTER);
    path_circle(arena, &path, middle, PT(2), PATH_CLOCKWISE);
    path_circle(arena, &path, (struct point){PT(80), PT(50)}, PT(2), PATH_CLOCKWISE);
    struct trace_discs discs;
    struct trace_disc disc;
    trace_seek_discs(&discs, &path);
    assert_true(trace_next_disc(&disc, &discs));
    assert_int_equal(disc.middle.x, PT(80));
    assert_false(trace_next_disc(&disc, &discs));
    for (int i = 0; i < 20; i++) {
        path_circle(arena, &path, middle, PT(5), PATH_COUNTER);
    }
    trace_seek_discs(&discs, &path);
    assert_false(trace_next_disc(&disc, &discs));
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_points_are_hundredths_from_below),
        cmocka_unit_test(test_rectangles_have_an_operator),
        cmocka_unit_test(test_other_figures_of_four_sides_are_lines),
        cmocka_unit_test(test_discs_are_dots),
        cmocka_unit_test(test_discs_in_holes_stay_as_they_are),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
