/* Which inks print what, where the marks stand, and which profiles are those of a press.
 */
#include "press/press.h"
#include "text/text.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#define WIDTH MM(210)
#define HEIGHT MM(297)
#define BLEED MM(3)

static const struct colour WHITE = {"white", 255, 255, 255, 0, 0, 0, 0, NULL};
static const struct colour INK = {"ink", 26, 25, 23, 0, 0, 0, 100, NULL};
static const struct colour GRAPHITE = {"graphite", 86, 86, 85, 0, 0, 0, 80, NULL};
static const struct colour DEEP = {"deep", 6, 51, 39, 90, 50, 74, 66, NULL};
static const struct colour LIME = {"lime", 205, 215, 58, 27, 0, 86, 0, NULL};
static const struct colour LIMELIGHT = {"limelight", 231, 234, 159, 14, 0, 48, 0, NULL};
static const struct colour STONE = {"stone-2", 228, 221, 206, 11, 11, 20, 2, NULL};

struct bench {
    struct arena *arena;
    struct display display;
};

static int start(void **state)
{
    struct bench *bench = calloc(1, sizeof *bench);
    bench->arena = arena_create();
    display_init(&bench->display, bench->arena, LANG_BG);
    display_add_page(&bench->display, WIDTH, HEIGHT, BLEED);
    *state = bench;
    return 0;
}

static int finish(void **state)
{
    struct bench *bench = *state;
    arena_destroy(bench->arena);
    free(bench);
    return 0;
}

static void add_rect(struct bench *bench, const struct colour *colour, struct rect area)
{
    struct display_op *op =
        display_add_artifact(&bench->display, 0, DISPLAY_RECT, ARTIFACT_BACKGROUND);
    op->colour = colour;
    op->left = area.left;
    op->top = area.top;
    op->width = area.width;
    op->height = area.height;
}

/* One glyph at 100 mm from both edges. */
static void add_text(struct bench *bench, const struct colour *colour, mpt size)
{
    static const struct text_glyph GLYPH = {.id = 1, .advance = 1000};
    struct text_shape *shape = arena_new(bench->arena, struct text_shape);
    struct text_piece *piece = arena_new(bench->arena, struct text_piece);
    *shape = (struct text_shape){.size = size, .glyphs = &GLYPH, .glyph_count = 1};
    piece->shape = shape;
    struct display_op *op =
        display_add_artifact(&bench->display, 0, DISPLAY_TEXT, ARTIFACT_HEADER);
    op->colour = colour;
    op->left = MM(100);
    op->top = MM(100);
    op->pieces = piece;
    op->piece_count = 1;
}

/* The last operation of the page in the inks of the press. */
static struct display_op separate(const struct bench *bench,
                                  const struct press_spots *spots)
{
    struct press_inks inks = {.arena = bench->arena};
    struct display display;
    if (spots != NULL) {
        inks.spots = *spots;
    }
    press_copy(&display, &bench->display, bench->arena);
    press_take_page(&display, 0);
    struct display_page *page = &display.pages.items[0];
    press_separate(page, &inks);
    return page->items[page->count - 1];
}

static void expect_ink(struct display_op op, const int inks[4], bool overprint)
{
    const uint8_t found[4] = {op.colour->cyan, op.colour->magenta, op.colour->yellow,
                              op.colour->black};
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(found[i], inks[i]);
    }
    assert_int_equal(op.overprint, overprint);
}

#define INKS(c, m, y, k) ((const int[4]){c, m, y, k})

/* A ground over the whole page; a text on it. */
static void expect_text(const struct colour *ground, const struct colour *colour,
                        mpt size, const int inks[4])
{
    void *state = NULL;
    start(&state);
    struct bench *bench = state;
    add_rect(bench, ground,
             (struct rect){-BLEED, -BLEED, WIDTH + 2 * BLEED, HEIGHT + 2 * BLEED});
    add_text(bench, colour, size);
    expect_ink(separate(bench, NULL), inks, inks[3] > 0 && inks[0] + inks[2] == 0);
    finish(&state);
}

static void test_text(void **state)
{
    (void)state;
    expect_text(&WHITE, &INK, PT(9.5), INKS(0, 0, 0, 100));
    expect_text(&WHITE, &GRAPHITE, PT(30), INKS(0, 0, 0, 80));
    /* Small text in several inks becomes black; large text stays. */
    expect_text(&LIME, &DEEP, PT(8), INKS(0, 0, 0, 100));
    expect_text(&LIME, &DEEP, PT(12), INKS(0, 0, 0, 100));
    expect_text(&LIME, &DEEP, PT(12.5), INKS(90, 50, 74, 66));
    /* On a dark ground it cannot be black; pale letters are yellow alone at any size. */
    expect_text(&DEEP, &WHITE, PT(9.5), INKS(0, 0, 0, 0));
    expect_text(&DEEP, &LIMELIGHT, PT(9.5), INKS(0, 0, 48, 0));
    expect_text(&DEEP, &LIMELIGHT, PT(30), INKS(0, 0, 48, 0));
    expect_text(&DEEP, &LIME, PT(14), INKS(27, 0, 86, 0));
    expect_text(&DEEP, &LIME, PT(10), INKS(0, 0, 86, 0));
    /* A watermark stays what it is. */
    expect_text(&WHITE, &STONE, PT(150), INKS(11, 11, 20, 2));
}

static void test_the_ground_is_the_last_one_below(void **state)
{
    struct bench *bench = *state;
    add_rect(bench, &DEEP, (struct rect){0, 0, WIDTH, HEIGHT});
    add_rect(bench, &LIME, (struct rect){MM(90), MM(90), MM(50), MM(50)});
    add_rect(bench, &DEEP, (struct rect){MM(150), MM(90), MM(50), MM(50)});
    add_text(bench, &LIMELIGHT, PT(9));
    expect_ink(separate(bench, NULL), INKS(0, 0, 0, 100), true);
}

static void test_rules(void **state)
{
    struct bench *bench = *state;
    add_rect(bench, &DEEP, (struct rect){0, MM(9), MM(170), PT(0.5)});
    expect_ink(separate(bench, NULL), INKS(0, 0, 0, 100), true);
    add_rect(bench, &STONE, (struct rect){0, MM(9), PT(0.35), MM(70)});
    expect_ink(separate(bench, NULL), INKS(0, 0, 0, 20), true);
    add_rect(bench, &WHITE, (struct rect){0, MM(9), PT(0.5), MM(70)});
    expect_ink(separate(bench, NULL), INKS(0, 0, 0, 0), false);
    /* Not thin: a parcel of a number mark. */
    add_rect(bench, &DEEP, (struct rect){0, MM(9), MM(1), MM(2)});
    expect_ink(separate(bench, NULL), INKS(90, 50, 74, 66), false);
    add_rect(bench, &INK, (struct rect){0, MM(9), MM(20), MM(20)});
    expect_ink(separate(bench, NULL), INKS(0, 0, 0, 100), false);
}

static void test_spots(void **state)
{
    struct bench *bench = *state;
    const struct press_spot spot = {&LIME, "HKS 65 K"};
    const struct press_spots spots = {&spot, 1};
    add_rect(bench, &LIME, (struct rect){0, 0, WIDTH, HEIGHT});
    assert_string_equal(separate(bench, &spots).colour->spot, "HKS 65 K");
    expect_ink(separate(bench, &spots), INKS(27, 0, 86, 0), false);
    assert_null(LIME.spot);
    add_rect(bench, &DEEP, (struct rect){0, 0, WIDTH, HEIGHT});
    assert_null(separate(bench, &spots).colour->spot);
    /* Small text in that colour is not printed with it. */
    add_text(bench, &LIME, PT(9));
    assert_null(separate(bench, &spots).colour->spot);
}

static void test_the_layout_keeps_its_colours(void **state)
{
    struct bench *bench = *state;
    add_rect(bench, &LIME, (struct rect){0, 0, WIDTH, HEIGHT});
    add_text(bench, &DEEP, PT(9));
    separate(bench, NULL);
    assert_ptr_equal(bench->display.pages.items[0].items[1].colour, &DEEP);
}

/* ---- bleed and marks ------------------------------------------------------------------
 */

static const struct display_page *marked(const struct bench *bench, mpt bleed)
{
    const struct print print = {.bleed = bleed, .marks = PRINT_MARKS_NONE};
    struct display *display = arena_new(bench->arena, struct display);
    press_copy(display, &bench->display, bench->arena);
    press_take_page(display, 0);
    press_add_marks(display, 0, &print, &(struct press_slug){.name = STR("test.pdf")});
    return &display->pages.items[0];
}

static void test_what_bleeds_reaches_the_new_bleed(void **state)
{
    struct bench *bench = *state;
    struct path *path = arena_new(bench->arena, struct path);
    add_rect(bench, &LIME,
             (struct rect){-BLEED, -BLEED, WIDTH + 2 * BLEED, HEIGHT + 2 * BLEED});
    add_rect(bench, &DEEP, (struct rect){MM(20), MM(30), WIDTH - MM(17), MM(40)});
    path_rect(bench->arena, path, (struct rect){-BLEED, 0, MM(50), HEIGHT + BLEED});
    display_add_artifact(&bench->display, 0, DISPLAY_CLIP, ARTIFACT_BACKGROUND)->path =
        path;
    const struct display_page *page = marked(bench, MM(5));
    assert_int_equal(page->bleed, MM(5));
    assert_int_equal(page->mark_count, 0);
    assert_int_equal(page->items[0].left, -MM(5));
    assert_int_equal(page->items[0].top, -MM(5));
    assert_int_equal(page->items[0].width, WIDTH + 2 * MM(5));
    assert_int_equal(page->items[0].height, HEIGHT + 2 * MM(5));
    assert_int_equal(page->items[1].left, MM(20));
    assert_int_equal(page->items[1].top, MM(30));
    assert_int_equal(page->items[1].left + page->items[1].width, WIDTH + MM(5));
    assert_int_equal(page->items[2].path->points[0].x, -MM(5));
    assert_int_equal(page->items[2].path->points[2].y, HEIGHT + MM(5));
    assert_int_equal(path->points[0].x, -BLEED); /* the layout's own is untouched */
}

static void test_no_bleed_at_all(void **state)
{
    struct bench *bench = *state;
    add_rect(bench, &LIME,
             (struct rect){-BLEED, -BLEED, WIDTH + 2 * BLEED, HEIGHT + 2 * BLEED});
    const struct display_page *page = marked(bench, 0);
    assert_int_equal(page->items[0].left, 0);
    assert_int_equal(page->items[0].width, WIDTH);
}

static struct box box_of(const struct display_op *op)
{
    if (op->kind == DISPLAY_PATH) {
        return path_box(op->path);
    }
    if (op->kind == DISPLAY_TEXT) {
        const struct text_piece *last = &op->pieces[op->piece_count - 1];
        mpt right = op->left + last->left + last->shape->width;
        return (struct box){op->left, op->top - last->shape->size, right, op->top};
    }
    return (struct box){op->left, op->top, op->left + op->width, op->top + op->height};
}

/* Marks and slug line follow the page: on its sheet, and none of them in its bleed. */
static void test_marks_of_any_page(void **state)
{
    static const mpt SIZES[][2] = {{MM(120), MM(170)},
                                   {MM(148), MM(210)},
                                   {MM(210), MM(210)},
                                   {MM(210), MM(297)},
                                   {MM(420), MM(594)}};
    struct bench *bench = *state;
    struct diag *diag = diag_create(bench->arena);
    struct text_engine *engine = text_engine_create(STR("fonts"), diag);
    const struct print print = {.bleed = BLEED, .marks = PRINT_MARKS_ALL};
    const struct press_slug slug = {
        STR("okolosvrastno-planirane-na-obshtina-stara-zagora-okolosvrastno-planirane-na-"
            "obshtina-stara-zagora-okolosvrastno-print.pdf"),
        engine, diag};
    assert_non_null(engine);
    for (size_t i = 0; i < sizeof SIZES / sizeof *SIZES; i++) {
        mpt width = SIZES[i][0], height = SIZES[i][1];
        struct display display;
        display_init(&display, bench->arena, LANG_BG);
        display_add_page(&display, width, height, BLEED);
        press_add_marks(&display, 0, &print, &slug);
        const struct display_page *page = &display.pages.items[0];
        assert_int_equal(page->mark_count, page->count);
        assert_true(page->count > 10);
        for (size_t k = 0; k < page->count; k++) {
            struct box box = box_of(&page->items[k]);
            bool inside = box.left < width + BLEED && box.right > -BLEED &&
                          box.top < height + BLEED && box.bottom > -BLEED;
            assert_false(inside);
            assert_true(box.left >= -page->margin && box.top >= -page->margin);
            assert_true(box.right <= width + page->margin);
            assert_true(box.bottom <= height + page->margin);
        }
    }
    text_engine_destroy(engine);
}

/* ---- profiles -------------------------------------------------------------------------
 */

static const char *fault_of(const char *class, const char *space, size_t stated)
{
    static char bytes[256];
    memset(bytes, 0, sizeof bytes);
    bytes[2] = (char)(stated >> 8);
    bytes[3] = (char)(stated & 0xFF);
    bytes[8] = 2;
    memcpy(bytes + 12, class, 4);
    memcpy(bytes + 16, space, 4);
    memcpy(bytes + 36, "acsp", 4);
    return press_profile_fault((struct str){bytes, sizeof bytes});
}

static void test_profiles(void **state)
{
    (void)state;
    assert_null(fault_of("prtr", "CMYK", 256));
    assert_non_null(strstr(fault_of("prtr", "RGB ", 256), "CMYK"));
    assert_non_null(strstr(fault_of("mntr", "CMYK", 256), "press"));
    assert_non_null(strstr(fault_of("prtr", "CMYK", 250), "damaged"));
    assert_non_null(strstr(press_profile_fault(STR("short")), "no ICC"));
    assert_non_null(press_profile_fault((struct str){NULL, 0}));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text),
        cmocka_unit_test_setup_teardown(test_the_ground_is_the_last_one_below, start,
                                        finish),
        cmocka_unit_test_setup_teardown(test_rules, start, finish),
        cmocka_unit_test_setup_teardown(test_spots, start, finish),
        cmocka_unit_test_setup_teardown(test_the_layout_keeps_its_colours, start, finish),
        cmocka_unit_test_setup_teardown(test_what_bleeds_reaches_the_new_bleed, start,
                                        finish),
        cmocka_unit_test_setup_teardown(test_no_bleed_at_all, start, finish),
        cmocka_unit_test_setup_teardown(test_marks_of_any_page, start, finish),
        cmocka_unit_test(test_profiles),
    };
    return cmocka_run_group_tests_name("press", tests, NULL, NULL);
}
