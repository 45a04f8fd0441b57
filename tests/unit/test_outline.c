/* Letters as contours: where they lie, that they are closed, that they follow the line.
 */
#include "text/text.h"
#include "base/arena.h"
#include "base/diag.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

struct fixture {
    struct arena *arena;
    struct text_engine *engine;
};

static int set_up(void **state)
{
    static struct fixture fixture;
    fixture.arena = arena_create();
    fixture.engine = text_engine_create(STR("fonts"), diag_create(fixture.arena));
    *state = &fixture;
    return fixture.engine != NULL ? 0 : -1;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    text_engine_destroy(fixture->engine);
    arena_destroy(fixture->arena);
    return 0;
}

static const struct text_line *set(void **state, struct str words, mpt size)
{
    struct fixture *fixture = *state;
    const struct text_setting setting = {.style = {.family = FAMILY_CONDENSED,
                                                   .weight = WEIGHT_EXTRABOLD,
                                                   .size = size,
                                                   .leading = size},
                                         .lang = LANG_BG};
    return text_set_line(fixture->engine, words, &setting, fixture->arena, NULL);
}

static void test_lies_where_the_ink_is(void **state)
{
    struct fixture *fixture = *state;
    const struct text_line *line = set(state, STR("ПРОЕКТ"), PT(150));
    const struct path *outline = text_line_outline(line, fixture->arena);
    struct text_ink ink = text_line_ink(line);
    struct box box = path_box(outline);
    mpt capital = text_face_facts(line->pieces[0].shape->face).cap_height * 150;
    assert_in_range(box.left - ink.left + 200, 0, 400);
    assert_in_range(box.right - ink.right + 200, 0, 400);
    /* Round letters pass the lines a little. */
    assert_in_range(box.bottom, 0, PT(4));
    assert_in_range(-box.top - capital + PT(4), 0, PT(8));
}

/* П has one contour, О and Р have two; each begins with a move and is closed. */
static void test_contours_are_closed(void **state)
{
    static const struct {
        const char *letter;
        size_t contours;
    } LETTERS[] = {{"П", 1}, {"О", 2}, {"Р", 2}, {"Ё", 3}, {" ", 0}};
    struct fixture *fixture = *state;
    for (size_t i = 0; i < sizeof LETTERS / sizeof LETTERS[0]; i++) {
        const struct text_line *line = set(state, str_from(LETTERS[i].letter), PT(20));
        const struct path *outline = text_line_outline(line, fixture->arena);
        size_t points = 0, contours = 0;
        bool open = false;
        for (size_t v = 0; v < outline->verb_count; v++) {
            enum path_verb verb = outline->verbs[v];
            assert_int_equal(verb == PATH_MOVE, !open);
            open = verb != PATH_CLOSE;
            contours += verb == PATH_CLOSE;
            points += path_verb_points(verb);
        }
        assert_false(open);
        assert_int_equal(contours, LETTERS[i].contours);
        assert_int_equal(points, outline->point_count);
    }
}

/* A second letter is drawn where its piece puts it; twice the size is twice as large. */
static void test_follows_the_line(void **state)
{
    struct fixture *fixture = *state;
    const struct path *one =
        text_line_outline(set(state, STR("ПП"), PT(20)), fixture->arena);
    const struct path *two =
        text_line_outline(set(state, STR("ПП"), PT(40)), fixture->arena);
    size_t half = one->point_count / 2;
    mpt step = one->points[half].x - one->points[0].x;
    assert_int_equal(one->point_count, two->point_count);
    assert_true(step > PT(5));
    for (size_t i = 0; i < half; i++) {
        assert_int_equal(one->points[i].x + step, one->points[half + i].x);
        assert_int_equal(one->points[i].y, one->points[half + i].y);
        assert_in_range(two->points[i].y - 2 * one->points[i].y + 2, 0, 4);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lies_where_the_ink_is),
        cmocka_unit_test(test_contours_are_closed),
        cmocka_unit_test(test_follows_the_line),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
