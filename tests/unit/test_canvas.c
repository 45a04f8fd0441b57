/* What is put on a page: marks, numbers that both languages share, links over lines. */
#include "blocks/blocks.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "layout_rows.h"

static int set_up(void **state)
{
    *state = bench_make(SIDE_COUNT);
    struct bench *bench = *state;
    return pass_add_page(&bench->pass, &bench->layout.form) == 0 ? 0 : -1;
}

/* A canvas on the first page. */
static struct canvas canvas_of(struct bench *bench)
{
    struct span span = bench_span(bench);
    return pass_canvas(&bench->pass, &bench->layout.form, 0, &span, 0);
}

static int tear_down(void **state)
{
    bench_done(*state);
    return 0;
}

static void test_a_mark_has_as_many_parcels_as_its_number(void **state)
{
    struct bench *bench = *state;
    struct canvas canvas = canvas_of(bench);
    static const size_t PARCELS[] = {1, 2, 3, 4, 1, 1, 1};
    const mpt side = MM(2.5);
    size_t before = 0;
    for (size_t number = 1; number <= 7; number++) {
        struct point spot = {MM(20), MM(30)};
        canvas_mark(&canvas, spot, side, number);
        const struct display_page *page = &bench->display.pages.items[0];
        assert_int_equal(page->count - before, PARCELS[number - 1]);
        for (size_t i = before; i < page->count; i++) {
            const struct display_op *op = &page->items[i];
            assert_true(op->left >= spot.x && op->left + op->width <= spot.x + side);
            assert_true(op->top >= spot.y && op->top + op->height <= spot.y + side);
            assert_ptr_equal(
                op->colour,
                setter_colour(canvas.setter, role_priority(theme_linden(), number).fill));
        }
        before = page->count;
    }
}

static void test_the_first_language_owns_a_shared_number(void **state)
{
    struct bench *bench = *state;
    struct canvas canvas = canvas_of(bench);
    struct shared_number number = {
        .line = &bench_paragraph(bench, 1)->lines[0],
        .words = STR("7"),
        .elements = {display_add_element(&bench->display, ELEMENT_LBL, 0),
                     display_add_element(&bench->display, ELEMENT_LBL, 0)},
    };
    canvas_number(&canvas, &number, (struct point){MM(20), B(8)});
    const struct display_page *page = &bench->display.pages.items[0];
    assert_int_equal(page->count, 2);
    assert_int_equal(page->items[0].kind, DISPLAY_TEXT);
    assert_int_equal(page->items[0].element, number.elements[SIDE_FIRST]);
    assert_int_equal(page->items[1].kind, DISPLAY_EMPTY);
    assert_int_equal(page->items[1].element, number.elements[SIDE_SECOND]);
    const struct element *second =
        &bench->display.elements.items[number.elements[SIDE_SECOND]];
    assert_true(str_equal(second->words, STR("7")));
}

static void test_the_second_language_owns_a_number_of_its_own(void **state)
{
    struct bench *bench = *state;
    struct canvas canvas = canvas_of(bench);
    struct shared_number number = {
        .line = &bench_paragraph(bench, 1)->lines[0],
        .words = STR("7"),
        .elements = {NO_ELEMENT, display_add_element(&bench->display, ELEMENT_LBL, 0)},
    };
    canvas_number(&canvas, &number, (struct point){MM(20), B(8)});
    const struct display_page *page = &bench->display.pages.items[0];
    assert_int_equal(page->count, 1);
    assert_int_equal(page->items[0].kind, DISPLAY_TEXT);
}

/* Where the languages face, each page has the number. */
static void test_each_page_owns_its_number(void **state)
{
    (void)state;
    struct bench *bench = bench_make_mode(SIDE_COUNT, MODE_FACING);
    struct span span = bench_span(bench);
    struct shared_number number = {
        .line = &bench_paragraph(bench, 1)->lines[0],
        .words = STR("7"),
        .elements = {display_add_element(&bench->display, ELEMENT_LBL, 0),
                     display_add_element(&bench->display, ELEMENT_LBL, 0)},
    };
    for (uint8_t leaf = 0; leaf < 2; leaf++) {
        size_t page = pass_add_page(&bench->pass, &bench->layout.form);
        struct canvas canvas =
            pass_canvas(&bench->pass, &bench->layout.form, page, &span, leaf);
        canvas_number(&canvas, &number, (struct point){MM(20), B(8)});
        const struct display_page *sheet = &bench->display.pages.items[page];
        assert_int_equal(sheet->count, 1);
        assert_int_equal(sheet->items[0].kind, DISPLAY_TEXT);
        assert_int_equal(sheet->items[0].element, number.elements[leaf]);
    }
    bench_done(bench);
}

/* A word, and a link over two lines. */
static const struct text_piece LINKED[] = {{.shape = &WORD},
                                           {.shape = &WORD, .left = 20000, .link = 1}};
static const struct text_line LINKED_LINES[] = {
    {.pieces = LINKED, .piece_count = 2, .width = 40000},
    {.pieces = LINKED + 1, .piece_count = 1, .width = 40000},
    {.pieces = LINKED, .piece_count = 1, .width = 20000},
};
static const struct text_link LINKED_URL = {.url = {"https://example.org/", 20}};
static const struct text_paragraph LINKED_PARAGRAPH = {.lines = LINKED_LINES,
                                                       .line_count = 3,
                                                       .links = &LINKED_URL,
                                                       .link_count = 1,
                                                       .leading = B(1)};

/* What leads somewhere as a whole leads nowhere else with some of its words. */
static void test_no_link_stands_in_a_link(void **state)
{
    struct bench *bench = *state;
    struct canvas canvas = canvas_of(bench);
    element_id link = display_add_element(&bench->display, ELEMENT_LINK, 0);
    element_id element = display_add_element(&bench->display, ELEMENT_P, link);
    canvas_paragraph(&canvas, &LINKED_PARAGRAPH, (struct point){MM(20), B(8)}, element,
                     COLOUR_INK);
    assert_int_equal(bench->display.links.count, 0);
    assert_int_equal(bench_lines(bench, element, 0), 3);
}

/* Each line of a link is an area, and all belong to one element. */
static void test_a_link_over_lines_is_one_element(void **state)
{
    struct bench *bench = *state;
    struct canvas canvas = canvas_of(bench);
    element_id element = display_add_element(&bench->display, ELEMENT_P, 0);
    canvas_paragraph(&canvas, &LINKED_PARAGRAPH, (struct point){MM(20), B(8)}, element,
                     COLOUR_INK);
    const struct display *display = &bench->display;
    assert_int_equal(display->links.count, 2);
    assert_int_equal(display->links.items[0].element, display->links.items[1].element);
    element_id link = display->links.items[0].element;
    assert_int_equal(display->elements.items[link].kind, ELEMENT_LINK);
    assert_int_equal(display->elements.items[link].parent, element);
    /* It is called what it says, on all its lines. */
    assert_true(str_equal(display->links.items[0].contents,
                          str_format(canvas.setter->pages, "%.*s%.*s",
                                     STR_ARGS(WORD.text), STR_ARGS(WORD.text))));
    assert_int_equal(display->links.items[0].area.left, MM(20) + 20000);
    assert_int_equal(display->links.items[1].area.top,
                     display->links.items[0].area.top + B(1));
    assert_int_equal(bench_lines(bench, element, 0),
                     2); /* before it, and the last line */
    assert_int_equal(bench_lines(bench, link, 0), 2);
}

static void test_a_ground_covers_the_bleed(void **state)
{
    struct bench *bench = *state;
    struct canvas canvas = canvas_of(bench);
    canvas_ground(&canvas, COLOUR_STONE);
    const struct display_page *page = &bench->display.pages.items[0];
    const struct display_op *op = &page->items[0];
    assert_int_equal(op->left, -page->bleed);
    assert_int_equal(op->top, -page->bleed);
    assert_int_equal(op->left + op->width, page->width + page->bleed);
    assert_int_equal(op->top + op->height, page->height + page->bleed);
    assert_int_equal(op->artifact, ARTIFACT_BACKGROUND);
}

static void test_pages_are_a4_and_numbered(void **state)
{
    struct bench *bench = *state;
    struct canvas canvas = canvas_of(bench);
    assert_int_equal(pass_add_page(&bench->pass, canvas.form), 1);
    const struct display_page *page = &bench->display.pages.items[1];
    assert_int_equal(page->width, MM(210));
    assert_int_equal(page->height, MM(297));
    assert_int_equal(page->bleed, MM(3));
    assert_true(str_equal(page->label, STR("2")));
}

int main(void)
{
#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_a_mark_has_as_many_parcels_as_its_number),
        TEST(test_the_first_language_owns_a_shared_number),
        TEST(test_the_second_language_owns_a_number_of_its_own),
        TEST(test_each_page_owns_its_number),
        TEST(test_a_link_over_lines_is_one_element),
        TEST(test_no_link_stands_in_a_link),
        TEST(test_a_ground_covers_the_bleed),
        TEST(test_pages_are_a4_and_numbered),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
