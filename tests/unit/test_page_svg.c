/* Pages as SVG: what is drawn, which pages look alike, which text each line is. */
#include "svg/svg.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static const struct colour GREEN = {.name = "green", .red = 10, .green = 200, .blue = 30};

struct fixture {
    struct arena *arena;
    struct diag *diag;
    struct text_engine *engine;
    struct display display;
    const struct source *source;
};

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    fixture->arena = arena_create();
    fixture->diag = diag_create(fixture->arena);
    fixture->engine = text_engine_create(STR("fonts"), fixture->diag);
    fixture->source =
        source_make(fixture->arena, STR("x.yaml"), STR("one\ntwo\nthree\nfour\n"));
    display_init(&fixture->display, fixture->arena, LANG_BG);
    display_add_page(&fixture->display, PT(200), PT(100), 0);
    *state = fixture;
    return fixture->engine != NULL ? 0 : -1;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    text_engine_destroy(fixture->engine);
    arena_destroy(fixture->arena);
    free(fixture);
    return 0;
}

static struct display_op *add_text(struct fixture *fixture, struct str words,
                                   element_id element, uint32_t line)
{
    const struct text_setting setting = {.style = {.family = FAMILY_SANS,
                                                   .weight = WEIGHT_REGULAR,
                                                   .size = PT(10),
                                                   .leading = PT(13)},
                                         .lang = LANG_BG};
    const struct text_line *set =
        text_set_line(fixture->engine, words, &setting, fixture->arena, fixture->diag);
    struct display_op *op =
        display_add_content(&fixture->display, 0, DISPLAY_TEXT, element);
    op->pieces = set->pieces;
    op->piece_count = (uint32_t)set->piece_count;
    op->colour = &GREEN;
    op->left = PT(20);
    op->top = PT(50);
    op->mark = line == 0 ? NO_MARK : (struct mark){fixture->source, line, 1, 1};
    return op;
}

/* Each line of the source is a field of its own. */
static bool find_line(const void *context, struct mark mark, struct svg_source *out)
{
    (void)context;
    if (mark.source == NULL) {
        return false;
    }
    *out = (struct svg_source){.field = mark.line, .lang = LANG_BG};
    return true;
}

static const struct svg_finder LINES = {NULL, find_line};

static size_t occurrences(struct str text, const char *needle)
{
    size_t count = 0;
    for (size_t at = 0; (at = str_find(text, str_from(needle), at)) != SIZE_MAX; at++) {
        count++;
    }
    return count;
}

static void test_defines_a_glyph_once(void **state)
{
    struct fixture *fixture = *state;
    add_text(fixture, STR("анана"), 0, 1);
    struct str svg = svg_write_page(&fixture->display, 0, fixture->arena, fixture->diag);
    assert_int_equal(occurrences(svg, "<path id=\"g"), 2);
    assert_int_equal(occurrences(svg, "<use "), 5);
    assert_int_equal(occurrences(svg, "#0ac81e"), 1);
    assert_true(str_starts_with(svg, STR("<svg xmlns=\"http://www.w3.org/2000/svg\" "
                                         "viewBox=\"0 0 200 100\"")));
}

static void test_closes_what_it_opens(void **state)
{
    struct fixture *fixture = *state;
    struct path path = {0};
    path_rect(fixture->arena, &path, (struct rect){0, 0, PT(10), PT(10)});
    display_add_artifact(&fixture->display, 0, DISPLAY_CLIP, ARTIFACT_LAYOUT)->path =
        &path;
    struct display_op *op =
        display_add_artifact(&fixture->display, 0, DISPLAY_RECT, ARTIFACT_LAYOUT);
    op->colour = &GREEN;
    op->width = PT(5);
    display_add_artifact(&fixture->display, 0, DISPLAY_UNCLIP, ARTIFACT_LAYOUT);
    struct str svg = svg_write_page(&fixture->display, 0, fixture->arena, fixture->diag);
    assert_int_equal(occurrences(svg, "<g "), 1);
    assert_int_equal(occurrences(svg, "</g>"), 1);
    assert_int_equal(occurrences(svg, "<clipPath "), 1);
    assert_int_equal(occurrences(svg, "M0 0L10 0L10 10L0 10Z"), 1);
}

static void test_names_pages_by_what_they_show(void **state)
{
    struct fixture *fixture = *state;
    display_add_page(&fixture->display, PT(200), PT(100), 0);
    struct str empty = svg_page_hash(&fixture->display, 0, fixture->arena);
    assert_int_equal(empty.size, 32);
    assert_true(str_equal(empty, svg_page_hash(&fixture->display, 1, fixture->arena)));
    struct display_op *op = add_text(fixture, STR("дума"), 0, 1);
    struct str first = svg_page_hash(&fixture->display, 0, fixture->arena);
    op->mark.line = 2; /* the same picture */
    assert_true(str_equal(first, svg_page_hash(&fixture->display, 0, fixture->arena)));
    op->top++;
    assert_false(str_equal(first, svg_page_hash(&fixture->display, 0, fixture->arena)));
    assert_false(str_equal(first, empty));
}

static void test_counts_words_over_lines(void **state)
{
    struct fixture *fixture = *state;
    element_id element = display_add_element(&fixture->display, ELEMENT_P, 0);
    add_text(fixture, STR("една две "), element, 1);
    add_text(fixture, STR("три"), element, 1);
    const struct svg_boxes *boxes =
        svg_find_boxes(&fixture->display, &LINES, fixture->arena);
    assert_int_equal(boxes->count, 2);
    assert_int_equal(boxes->items[0].word, 0);
    assert_int_equal(boxes->items[0].word_count, 2);
    assert_int_equal(boxes->items[1].word, 2);
    assert_int_equal(boxes->items[1].source.field, 1);
    assert_in_range(boxes->items[0].area.width, PT(30), PT(60));
}

static void test_finds_what_a_label_belongs_to(void **state)
{
    struct fixture *fixture = *state;
    element_id item = display_add_element(&fixture->display, ELEMENT_LI, 0);
    element_id label = display_add_element(&fixture->display, ELEMENT_LBL, item);
    element_id body = display_add_element(&fixture->display, ELEMENT_LBODY, item);
    element_id other = display_add_element(&fixture->display, ELEMENT_P, 0);
    add_text(fixture, STR("1."), label, 0);
    add_text(fixture, STR("точка"), body, 3);
    add_text(fixture, STR("друго"), other, 0);
    const struct svg_boxes *boxes =
        svg_find_boxes(&fixture->display, &LINES, fixture->arena);
    assert_int_equal(boxes->count, 2);
    assert_int_equal(boxes->items[0].source.field, 3);
    assert_false(boxes->items[0].own);
    assert_true(boxes->items[1].own);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_defines_a_glyph_once, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_closes_what_it_opens, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_names_pages_by_what_they_show, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_counts_words_over_lines, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_finds_what_a_label_belongs_to, set_up,
                                        tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
