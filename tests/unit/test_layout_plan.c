/* Where padding goes: the plan against every other way to pad, walked through page by
 * page here anew, and the spreads that the look names. */
#include "layout/plan.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum { SECTIONS_MAX = 6, BLANKS_CHOICES = 1 << SECTIONS_MAX };

/* A brochure laid out page by page with the choices of a plan; pages count from 1. */
struct walk {
    size_t pages;
    size_t first[SECTIONS_MAX]; /* page of each section */
    size_t art; /* page of the vision's art, or 0 */
};

static struct walk walk_plan(const struct plan_need *need, const struct plan *plan)
{
    struct walk walk = {.pages = 1};
    bool art = plan->vision_art;
    walk.pages += plan->inside_cover ? 1 : 0;
    walk.pages += need->front;
    for (size_t i = 0; i < need->section_count; i++) {
        walk.pages += plan->windows_before[i];
        if (art && need->sections[i].is_vision) {
            walk.art = ++walk.pages;
            art = false;
        }
        walk.first[i] = walk.pages + 1;
        size_t known = need->sections[i].by_side[walk.pages % 2];
        walk.pages += known > 0 ? known : need->sections[i].pages;
    }
    walk.pages += need->tail + plan->windows + need->colophon;
    walk.pages += plan->inside_back ? 1 : 0;
    walk.pages += 1; /* the back cover */
    return walk;
}

static bool is_padded(const struct plan_need *need, const struct plan *plan)
{
    size_t windows = plan->windows;
    for (size_t i = 0; i < need->section_count; i++) {
        windows += plan->windows_before[i];
    }
    return windows > 0 || plan->vision_art || plan->inside_back;
}

static bool is_sound(const struct plan_need *need, const struct plan *plan,
                     const struct walk *walk)
{
    if (walk->pages % 4 != 0 || walk->art % 2 != 0) {
        return false; /* the art page is a left one, so the vision stands beside it */
    }
    if (is_padded(need, plan) && !plan->inside_cover) {
        return false; /* the endpaper comes first */
    }
    for (size_t i = 0; i < need->section_count; i++) {
        const struct plan_section *section = &need->sections[i];
        if (section->wants_even && section->pages > 0 && walk->first[i] % 2 != 0) {
            return false;
        }
        if (plan->windows_before[i] > 0 && (section->joins || section->pages == 0)) {
            return false;
        }
    }
    return true;
}

/* The fewest pages that any choice of optional pages and blanks comes to. */
static size_t fewest_pages(const struct plan_need *need)
{
    size_t fewest = SIZE_MAX;
    for (unsigned choice = 0; choice < 8; choice++) {
        for (unsigned blanks = 0; blanks < (1u << need->section_count); blanks++) {
            for (size_t white = 0; white < 4; white++) {
                size_t before[SECTIONS_MAX] = {0};
                for (size_t i = 0; i < need->section_count; i++) {
                    before[i] = blanks >> i & 1;
                }
                struct plan plan = {
                    .inside_cover = (choice & 1) != 0,
                    .vision_art = (choice & 2) != 0,
                    .inside_back = (choice & 4) != 0,
                    .windows = white,
                    .windows_before = before,
                };
                struct walk walk = walk_plan(need, &plan);
                if (is_sound(need, &plan, &walk) && walk.pages < fewest) {
                    fewest = walk.pages;
                }
            }
        }
    }
    return fewest;
}

static int set_up(void **state)
{
    *state = arena_create();
    return 0;
}

static int tear_down(void **state)
{
    arena_destroy(*state);
    return 0;
}

static uint32_t next_random(uint32_t *state, uint32_t limit)
{
    *state = *state * 1664525u + 1013904223u;
    return (*state >> 8) % limit;
}

static void test_no_other_padding_takes_fewer_pages(void **state)
{
    uint32_t random = 1;
    for (int round = 0; round < 400; round++) {
        struct plan_section sections[SECTIONS_MAX] = {{0}};
        struct plan_need need = {
            .front = 1 + next_random(&random, 2),
            .sections = sections,
            .section_count = next_random(&random, SECTIONS_MAX + 1),
            .tail = next_random(&random, 3),
            .colophon = 1 + next_random(&random, 8) / 7,
        };
        for (size_t i = 0; i < need.section_count; i++) {
            sections[i].pages = next_random(&random, 5);
            sections[i].has_colour = true; /* text would ask for more pages */
            sections[i].is_vision = sections[i].pages > 0 && next_random(&random, 4) == 0;
            sections[i].wants_even =
                !sections[i].is_vision && next_random(&random, 3) == 0;
            sections[i].joins = !sections[i].is_vision && !sections[i].wants_even &&
                                next_random(&random, 4) == 0;
        }
        struct plan plan = plan_make(&need, *state);
        struct walk walk = walk_plan(&need, &plan);
        assert_true(is_sound(&need, &plan, &walk));
        assert_int_equal(plan.page_count, walk.pages);
        assert_int_equal(plan.page_count, fewest_pages(&need));
    }
}

static void test_the_seed_brochure_falls_as_designed(void **state)
{
    /* Vision, goals with a main goal, priorities, results, services; the hot line stands
     * on the back cover. Twelve pages: 4-5 vision, 6-7 goals, 8-9, 10-11. */
    struct plan_section sections[] = {
        {.pages = 1, .is_vision = true, .has_colour = true},
        {.pages = 2, .wants_even = true, .has_colour = true},
        {.pages = 1, .has_colour = true},
        {.pages = 1},
        {.pages = 1},
        {.pages = 0},
    };
    struct plan_need need = {
        .front = 1, .sections = sections, .section_count = 6, .colophon = 1};
    struct plan plan = plan_make(&need, *state);
    struct walk walk = walk_plan(&need, &plan);
    assert_int_equal(plan.page_count, 12);
    assert_true(plan.inside_cover && plan.vision_art);
    assert_false(plan.inside_back);
    assert_int_equal(plan.windows, 0);
    assert_int_equal(walk.art, 4);
    assert_int_equal(walk.first[1], 6);
    assert_int_equal(walk.first[4], 10);
}

/* Plain sections and what is to come of them: 4 pages are covers, contents, colophon. */
static void test_the_endpaper_comes_first_then_a_window_before_the_text(void **state)
{
    static const struct {
        size_t pages, total, windows;
        bool inside, deep;
    } ROWS[] = {
        {1, 8, 1, true, true},   {2, 8, 0, true, true},  {3, 8, 0, true, false},
        {4, 8, 0, false, false}, {5, 12, 1, true, true},
    };
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        struct plan_section section = {.pages = ROWS[i].pages};
        struct plan_need need = {
            .front = 1, .sections = &section, .section_count = 1, .colophon = 1};
        struct plan plan = plan_make(&need, *state);
        assert_int_equal(plan.page_count, ROWS[i].total);
        assert_int_equal(plan.windows_before[0], ROWS[i].windows);
        assert_int_equal(plan.windows, 0);
        assert_int_equal(plan.inside_cover, ROWS[i].inside);
        assert_int_equal(plan.inside_back, ROWS[i].deep);
        assert_false(plan.vision_art);
    }
}

static void test_only_the_first_vision_has_an_art_page(void **state)
{
    struct plan_section sections[] = {{.pages = 1, .is_vision = true},
                                      {.pages = 1, .is_vision = true}};
    struct plan_need need = {
        .front = 1, .sections = sections, .section_count = 2, .colophon = 1};
    struct plan plan = plan_make(&need, *state);
    assert_int_equal(plan.page_count, 8);
    assert_int_equal(walk_plan(&need, &plan).pages, 8);
}

static void test_a_white_page_keeps_a_spread_together(void **state)
{
    struct plan_section sections[] = {
        {.pages = 2, .wants_even = true}, {.pages = 1}, {.pages = 2, .wants_even = true}};
    struct plan_need need = {
        .front = 1, .sections = sections, .section_count = 3, .colophon = 1};
    struct plan plan = plan_make(&need, *state);
    struct walk walk = walk_plan(&need, &plan);
    assert_int_equal(plan.windows_before[0], 0);
    assert_int_equal(plan.windows_before[2], 1);
    assert_int_equal(walk.first[0] % 2, 0);
    assert_int_equal(walk.first[2] % 2, 0);
}

/* The most pages of text that follow each other without a picture. */
static size_t longest_run(const struct plan_need *need, const struct plan *plan)
{
    size_t longest = 0, run = 0;
    for (size_t i = 0; i < need->section_count; i++) {
        run = plan->windows_before[i] > 0 || need->sections[i].has_colour ? 0 : run;
        run += need->sections[i].has_colour ? 0 : need->sections[i].pages;
        longest = run > longest ? run : longest;
    }
    return longest;
}

static void test_windows_break_long_text(void **state)
{
    for (size_t pages = 1; pages <= 4; pages++) {
        struct plan_section sections[24];
        for (size_t i = 0; i < 24; i++) {
            sections[i] = (struct plan_section){.pages = pages};
        }
        struct plan_need need = {
            .front = 1, .sections = sections, .section_count = 24, .colophon = 1};
        struct plan plan = plan_make(&need, *state);
        assert_in_range(longest_run(&need, &plan), 6, 12);
        assert_int_equal(plan.page_count % 4, 0);
    }
}

static void test_no_window_parts_a_chapter_from_the_page_it_begins_on(void **state)
{
    struct plan_section sections[6];
    for (size_t i = 0; i < 6; i++) {
        sections[i] = (struct plan_section){.pages = 5, .joins = i != 3};
    }
    struct plan_need need = {
        .front = 1, .sections = sections, .section_count = 6, .colophon = 1};
    struct plan plan = plan_make(&need, *state);
    for (size_t i = 0; i < 6; i++) {
        assert_int_equal(plan.windows_before[i], i == 3 ? 1 : 0);
    }
}

static void test_plans_differ_in_each_of_their_parts(void **state)
{
    (void)state;
    size_t blanks[] = {0, 1}, others[] = {0, 0};
    const struct plan plan = {.windows_before = blanks, .page_count = 8};
    struct plan changed[] = {plan, plan, plan, plan, plan, plan};
    changed[0].inside_cover = true;
    changed[1].vision_art = true;
    changed[2].inside_back = true;
    changed[3].windows = 1;
    changed[4].page_count = 12;
    changed[5].windows_before = others;
    assert_true(plan_equal(&plan, &plan, 2));
    for (size_t i = 0; i < 6; i++) {
        assert_false(plan_equal(&plan, &changed[i], 2));
    }
    assert_true(plan_equal(&plan, &changed[5], 1));
    assert_true(plan_equal(&plan, &changed[5], 0));
}

/* A section that takes a page more where it begins on the left. */
static void test_sections_may_take_more_pages_on_one_side(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    struct plan_section sections[] = {{.pages = 3, .has_colour = true},
                                      {.pages = 2, .by_side = {2, 3}},
                                      {.pages = 1, .wants_even = true, .by_side = {2, 1}},
                                      {.pages = 5}};
    for (size_t front = 1; front < 5; front++) {
        const struct plan_need need = {
            .front = front, .sections = sections, .section_count = 4, .colophon = 1};
        const struct plan plan = plan_make(&need, arena);
        const struct walk walk = walk_plan(&need, &plan);
        assert_int_equal(walk.pages, plan.page_count);
        assert_true(is_sound(&need, &plan, &walk));
    }
    arena_destroy(arena);
}

/* What was chosen stays; what is left over goes before the colophon. */
static void test_a_plan_may_be_kept(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    struct plan_section sections[] = {{.pages = 2, .has_colour = true}, {.pages = 3}};
    struct plan_need need = {
        .front = 1, .sections = sections, .section_count = 2, .colophon = 1};
    const struct plan plan = plan_make(&need, arena);
    for (size_t pages = 1; pages < 9; pages++) {
        sections[1].pages = pages;
        const struct plan kept = plan_keep(&plan, &need);
        const struct walk walk = walk_plan(&need, &kept);
        assert_int_equal(walk.pages, kept.page_count);
        assert_int_equal(walk.pages % 4, 0);
        assert_int_equal(kept.inside_cover, plan.inside_cover);
        assert_memory_equal(kept.windows_before, plan.windows_before,
                            2 * sizeof *plan.windows_before);
    }
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sections_may_take_more_pages_on_one_side),
        cmocka_unit_test(test_a_plan_may_be_kept),
        cmocka_unit_test(test_no_other_padding_takes_fewer_pages),
        cmocka_unit_test(test_the_seed_brochure_falls_as_designed),
        cmocka_unit_test(test_the_endpaper_comes_first_then_a_window_before_the_text),
        cmocka_unit_test(test_only_the_first_vision_has_an_art_page),
        cmocka_unit_test(test_a_white_page_keeps_a_spread_together),
        cmocka_unit_test(test_windows_break_long_text),
        cmocka_unit_test(test_no_window_parts_a_chapter_from_the_page_it_begins_on),
        cmocka_unit_test(test_plans_differ_in_each_of_their_parts),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
