/* Paths: verbs and their points, boxes, copies, and which way round a circle is. */
#include "base/path.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
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

static size_t points_of_verbs(const struct path *path)
{
    size_t points = 0;
    for (size_t i = 0; i < path->verb_count; i++) {
        points += path_verb_points(path->verbs[i]);
    }
    return points;
}

static void test_verbs_take_one_three_or_no_points(void **state)
{
    struct path path = {0};
    path_rect(*state, &path, (struct rect){10, 20, 30, 40});
    assert_int_equal(path.verb_count, 5);
    assert_int_equal(path.point_count, 4);
    assert_int_equal(path.points[2].x, 40);
    assert_int_equal(path.points[2].y, 60);
    path_move(*state, &path, 1, 2);
    path_curve(*state, &path, (struct point){3, 4}, (struct point){5, 6},
               (struct point){7, 8});
    path_line(*state, &path, 9, 10);
    path_close(*state, &path);
    assert_int_equal(path.verb_count, 9);
    assert_int_equal(path.point_count, 9);
    assert_int_equal(path.verbs[6], PATH_CURVE);
    assert_int_equal(path.points[7].y, 8);
    assert_int_equal(path.verbs[8], PATH_CLOSE);
    assert_int_equal(points_of_verbs(&path), path.point_count);
}

/* The sum of cross products is positive where y grows downwards and the turn is
 * clockwise.
 */
static int64_t turn_of(const struct path *path)
{
    int64_t sum = 0;
    for (size_t i = 0; i < path->point_count; i++) {
        struct point a = path->points[i], b = path->points[(i + 1) % path->point_count];
        sum += (int64_t)a.x * b.y - (int64_t)b.x * a.y;
    }
    return sum;
}

static void test_circles_turn_either_way(void **state)
{
    for (enum path_turn turn = PATH_CLOCKWISE; turn <= PATH_COUNTER; turn++) {
        struct path path = {0};
        path_circle(*state, &path, (struct point){100, -50}, 1000, turn);
        struct box box = path_box(&path);
        assert_int_equal(box.left, -900);
        assert_int_equal(box.right, 1100);
        assert_int_equal(box.top, -1050);
        assert_int_equal(box.bottom, 950);
        assert_int_equal(turn_of(&path) > 0, turn == PATH_CLOCKWISE);
        assert_int_equal(path.point_count, 13);
        assert_int_equal(path.points[0].x, path.points[12].x);
        assert_int_equal(path.points[0].y, path.points[12].y);
        assert_int_equal(points_of_verbs(&path), 13);
    }
}

static void test_an_empty_path_has_no_box(void **state)
{
    (void)state;
    struct path path = {0};
    struct box box = path_box(&path);
    assert_true(box.left > box.right && box.top > box.bottom);
    struct box other = {1, 2, 3, 4};
    struct box both = box_union(box, other);
    assert_memory_equal(&both, &other, sizeof both);
}

static void test_a_copy_is_apart(void **state)
{
    struct path path = {0};
    path_rect(*state, &path, (struct rect){0, 0, 10, 10});
    struct path *copy = path_copy(*state, &path);
    copy->points[0].x = 77;
    path_line(*state, copy, 5, 5);
    path_line(*state, &path, 6, 6);
    assert_int_equal(path.points[0].x, 0);
    assert_int_equal(path.points[4].x, 6);
    assert_int_equal(copy->points[4].x, 5);
    assert_int_equal(copy->verb_count, path.verb_count);
    struct path nothing = {0};
    assert_int_equal(path_copy(*state, &nothing)->point_count, 0);
}

static void test_boxes(void **state)
{
    (void)state;
    struct rect area = {-5, 10, 20, 30};
    struct box box = box_of_rect(area);
    struct rect again = rect_of_box(box);
    assert_memory_equal(&again, &area, sizeof area);
    struct box cut = box_intersect(box, (struct box){0, 0, 100, 20});
    struct box expected = {0, 10, 15, 20};
    assert_memory_equal(&cut, &expected, sizeof cut);
    struct box apart = box_intersect(box, (struct box){50, 0, 60, 20});
    assert_true(apart.right <= apart.left);
    struct box grown = box_with_point(box, (struct point){40, 0});
    assert_int_equal(grown.right, 40);
    assert_int_equal(grown.top, 0);
    assert_int_equal(grown.left, -5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_verbs_take_one_three_or_no_points),
        cmocka_unit_test(test_circles_turn_either_way),
        cmocka_unit_test(test_an_empty_path_has_no_box),
        cmocka_unit_test(test_a_copy_is_apart),
        cmocka_unit_test(test_boxes),
    };
    return cmocka_run_group_tests(tests, make_arena, drop_arena);
}
