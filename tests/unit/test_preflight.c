/* Checks before printing: for each rule a page that passes and one that does not. */
#include "preflight_pages.h"
#include "image_files.h"

/* ---- ink ------------------------------------------------------------------------ */

static void test_total_ink(void **state)
{
    struct fixture *f = *state;

    add_ground(f, &DEEP);
    expect_passed(f, PRESS_INK);
    add_area(f, &HEAVY, MM(5), MM(5));
    expect_warned(f, PRESS_INK, "315 %");
    add_area(f, &SOAKED, MM(5), MM(5));
    expect_failed(f, PRESS_INK, "50.5 mm from the left, 50.5 mm from the top");
}

static void test_small_areas_may_hold_more_ink(void **state)
{
    struct fixture *f = *state;

    add_area(f, &SOAKED, MM(2), MM(7));
    expect_passed(f, PRESS_INK);
    add_area(f, &SOAKED, MM(2), MM(8));
    expect_failed(f, PRESS_INK, "350 %");
    /* Many small ones are not a large one. */
    for (int i = 0; i < 20; i++) {
        add_rect(f, &SOAKED, (struct rect){MM(50) + i * MM(5), MM(50), MM(2), MM(2)});
    }
    expect_passed(f, PRESS_INK);
}

static void test_what_is_covered_holds_no_ink(void **state)
{
    struct fixture *f = *state;

    add_area(f, &SOAKED, MM(50), MM(50));
    add_area(f, &WHITE, MM(50), MM(50));
    expect_passed(f, PRESS_INK);
    display_add_artifact(&f->display, 0, DISPLAY_CLIP, ARTIFACT_BACKGROUND)->path =
        make_bar(f, (struct rect){MM(50), MM(50), MM(3), MM(3)});
    add_ground(f, &SOAKED);
    display_add_artifact(&f->display, 0, DISPLAY_UNCLIP, ARTIFACT_BACKGROUND);
    expect_passed(f, PRESS_INK);
}

static void test_overprint_adds_ink(void **state)
{
    struct fixture *f = *state;

    add_area(f, &DEEP, MM(50), MM(50));
    add_area(f, &BLACK, MM(5), MM(5))->overprint = true;
    expect_failed(f, PRESS_INK, "380 %");
    add_area(f, &DEEP, MM(50), MM(50));
    add_area(f, &BLACK, MM(5), MM(5));
    expect_passed(f, PRESS_INK);
}

static void test_holes_hold_no_ink(void **state)
{
    struct fixture *f = *state;
    struct path *ring = arena_new(f->arena, struct path);

    path_rect(f->arena, ring, (struct rect){MM(50), MM(50), MM(40), MM(40)});
    path_rect(f->arena, ring, (struct rect){MM(50.4), MM(50.4), MM(39.2), MM(39.2)});
    struct display_op *op =
        display_add_artifact(&f->display, 0, DISPLAY_PATH, ARTIFACT_BACKGROUND);
    op->colour = &SOAKED;
    op->path = ring;
    op->even_odd = true;
    expect_passed(f, PRESS_INK);
    op = display_add_artifact(&f->display, 0, DISPLAY_PATH, ARTIFACT_BACKGROUND);
    op->colour = &SOAKED;
    op->path = ring;
    expect_failed(f, PRESS_INK, "350 %");
}

/* ---- lines ---------------------------------------------------------------------- */

static void test_lines_in_one_ink(void **state)
{
    struct fixture *f = *state;

    add_area(f, &BLACK, MM(50), PT(0.25))->overprint = true;
    expect_passed(f, PRESS_LINE);
    add_area(f, &BLACK, MM(50), PT(0.2))->overprint = true;
    expect_warned(f, PRESS_LINE, "0.2 pt, and at least 0.25 pt is advised");
    add_area(f, &BLACK, PT(0.1), MM(50))->overprint = true;
    expect_failed(f, PRESS_LINE, "0.1 pt, and at least 0.13 pt is needed");
}

static void test_lines_in_several_inks(void **state)
{
    struct fixture *f = *state;

    add_area(f, &DEEP, MM(50), PT(0.5));
    expect_passed(f, PRESS_LINE_INKS);
    add_area(f, &DEEP, MM(50), PT(0.4));
    expect_warned(f, PRESS_LINE_INKS, "0.4 pt");
    add_area(f, &DEEP, MM(50), 498); /* what is shown must not look like the limit */
    expect_warned(f, PRESS_LINE_INKS, "0.498 pt, and at least 0.5 pt is advised");
    add_area(f, &DEEP, MM(50), PT(0.2));
    expect_failed(f, PRESS_LINE_INKS, "0.2 pt");
    add_ground(f, &DEEP);
    add_area(f, &WHITE, MM(50), PT(0.2));
    expect_failed(f, PRESS_LINE_INKS, "0.2 pt");
    add_area(f, &WHITE, MM(50), PT(0.2)); /* white on white is nothing */
    expect_passed(f, PRESS_LINE_INKS);
}

static void test_drawn_lines(void **state)
{
    struct fixture *f = *state;
    struct display_op *op =
        display_add_artifact(&f->display, 0, DISPLAY_PATH, ARTIFACT_BACKGROUND);

    op->colour = &DEEP;
    op->path = make_bar(f, (struct rect){MM(50), MM(50), MM(50), PT(0.2)});
    expect_failed(f, PRESS_LINE_INKS, "pt");
    op = display_add_artifact(&f->display, 0, DISPLAY_PATH, ARTIFACT_BACKGROUND);
    op->colour = &DEEP;
    op->path = make_bar(f, (struct rect){MM(50), MM(50), MM(50), MM(50)});
    expect_passed(f, PRESS_LINE_INKS);
    op = display_add_artifact(&f->display, 0, DISPLAY_PATH, ARTIFACT_BACKGROUND);
    op->colour = &DEEP;
    op->path = make_bar(f, (struct rect){MM(50), MM(50), MM(2), PT(0.52)});
    expect_passed(f, PRESS_LINE_INKS);
}

static void add_stroke(struct fixture *f, const struct colour *colour,
                       const struct stroke *stroke)
{
    struct display_op *op =
        display_add_artifact(&f->display, 0, DISPLAY_STROKE, ARTIFACT_LAYOUT);

    op->colour = colour;
    op->stroke = stroke;
    op->path = make_bar(f, (struct rect){MM(50), MM(50), MM(50), MM(50)});
}

/* Their pen is measured where it is thinnest; what it draws lies on the spot. */
static void test_strokes(void **state)
{
    struct fixture *f = *state;
    struct stroke fine = {.width = PT(0.4), .miter = 4000};
    const struct stroke broad = {.width = MM(6), .miter = 4000};

    add_stroke(f, &DEEP, &fine);
    expect_warned(f, PRESS_LINE_INKS, "0.4 pt");
    fine.squeezed = true;
    fine.pen[0] = 2000000;
    fine.pen[3] = 500000;
    add_stroke(f, &DEEP, &fine);
    expect_failed(f, PRESS_LINE_INKS, "pt");
    add_stroke(f, &DEEP, &broad);
    expect_passed(f, PRESS_LINE_INKS);
    add_stroke(f, &SOAKED, &broad);
    expect_failed(f, PRESS_INK, "350 %");
}

/* ---- text ----------------------------------------------------------------------- */

static void test_small_text_in_black(void **state)
{
    struct fixture *f = *state;

    add_word(f, &BLACK, PT(9.5));
    add_text(f, &DEEP, PT(12), (struct point){MM(60), MM(90)});
    expect_passed(f, PRESS_TEXT_COLOUR);
    add_word(f, &DEEP, PT(11.5));
    expect_failed(f, PRESS_TEXT_COLOUR, "11.5 pt, and at least 12 pt is needed");
    add_ground(f, &DEEP);
    add_word(f, &YELLOW, PT(10));
    expect_passed(f, PRESS_TEXT_COLOUR);
    add_word(f, &YELLOW, PT(10)); /* nobody reads yellow on white */
    expect_failed(f, PRESS_TEXT_COLOUR, "10 pt");
}

static void test_size_of_text(void **state)
{
    struct fixture *f = *state;

    add_word(f, &BLACK, PT(6));
    expect_passed(f, PRESS_TEXT);
    add_word(f, &BLACK, PT(5.5));
    expect_warned(f, PRESS_TEXT, "5.5 pt");
    add_word(f, &BLACK, PT(4.5));
    expect_failed(f, PRESS_TEXT, "4.5 pt");
}

static void test_size_of_light_text(void **state)
{
    struct fixture *f = *state;

    add_ground(f, &DEEP);
    add_word(f, &WHITE, PT(9));
    expect_passed(f, PRESS_TEXT_INKS);
    add_ground(f, &DEEP);
    add_word(f, &WHITE, PT(8.5));
    expect_warned(f, PRESS_TEXT_INKS, "8.5 pt");
    add_ground(f, &DEEP);
    add_word(f, &WHITE, PT(7));
    expect_failed(f, PRESS_TEXT_INKS, "7 pt");
    add_ground(f, &YELLOW);
    add_word(f, &BLACK, PT(7)); /* overprints: its edges stay sharp */
    expect_passed(f, PRESS_TEXT_INKS);
}

static void test_rich_black(void **state)
{
    struct fixture *f = *state;

    add_word(f, &BLACK, PT(20));
    add_area(f, &RICH, MM(20), MM(20));
    expect_passed(f, PRESS_RICH_BLACK);
    add_word(f, &RICH, PT(20));
    expect_failed(f, PRESS_RICH_BLACK, "black alone");
}

static void test_safe_area(void **state)
{
    struct fixture *f = *state;

    add_text(f, &BLACK, PT(10), (struct point){MM(5), MM(70)});
    expect_passed(f, PRESS_SAFE_AREA);
    add_text(f, &BLACK, PT(10), (struct point){MM(4), MM(70)});
    expect_warned(f, PRESS_SAFE_AREA, "4 mm, and at least 5 mm is advised");
    add_text(f, &BLACK, PT(10), (struct point){MM(2.5), MM(70)});
    expect_failed(f, PRESS_SAFE_AREA, "2.5 mm, and at least 3 mm is needed");
    add_text(f, &BLACK, PT(10), (struct point){WIDTH - PT(100) - MM(1), MM(70)});
    expect_failed(f, PRESS_SAFE_AREA, "1 mm");
    add_text(f, &BLACK, PT(10), (struct point){MM(60), HEIGHT - MM(2)});
    expect_failed(f, PRESS_SAFE_AREA, "mm");
}

/* ---- overprint ------------------------------------------------------------------ */

static void test_black_overprints(void **state)
{
    struct fixture *f = *state;

    add_word(f, &BLACK, PT(10));
    expect_passed(f, PRESS_OVERPRINT);
    add_word(f, &BLACK, PT(10))->overprint = false;
    expect_warned(f, PRESS_OVERPRINT, "cuts a hole");
    add_area(f, &BLACK, MM(50), PT(0.5));
    expect_warned(f, PRESS_OVERPRINT, "cuts a hole");
    add_area(f, &BLACK, MM(50), MM(50));
    expect_passed(f, PRESS_OVERPRINT);
}

static void test_white_never_overprints(void **state)
{
    struct fixture *f = *state;

    add_word(f, &WHITE, PT(10));
    expect_passed(f, PRESS_WHITE);
    add_word(f, &WHITE, PT(10))->overprint = true;
    expect_failed(f, PRESS_WHITE, "vanish");
}

/* ---- bleed and marks ------------------------------------------------------------ */

static void test_bleed(void **state)
{
    struct fixture *f = *state;

    add_ground(f, &DEEP);
    expect_passed(f, PRESS_BLEED);
    add_area(f, &DEEP, MM(50), MM(50)); /* far from the cut */
    expect_passed(f, PRESS_BLEED);
    for (int side = 0; side < 4; side++) {
        const struct rect areas[4] = {{-MM(2), MM(50), MM(20), MM(20)},
                                      {MM(50), -MM(2), MM(20), MM(20)},
                                      {WIDTH - MM(18), MM(50), MM(20), MM(20)},
                                      {MM(50), HEIGHT - MM(18), MM(20), MM(20)}};
        add_rect(f, &DEEP, areas[side]);
        assert_false(check(f));
        assert_true(f->found.rules[PRESS_BLEED].failed > 0);
        expect_said(f, PRESS_BLEED, "error", "2 mm, and at least 3 mm is needed");
    }
    add_rect(f, &WHITE, (struct rect){0, MM(50), MM(20), MM(20)});
    expect_passed(f, PRESS_BLEED);
    /* A drawing has outlines of its own, in however many colours it is painted. */
    for (mpt beyond = 0; beyond <= MM(1); beyond += MM(0.5)) {
        for (mpt i = 0; i < 8; i++) {
            struct rect part = {MM(20) * i - beyond, MM(50), MM(10), MM(20)};
            struct display_op *op =
                display_add_artifact(&f->display, 0, DISPLAY_PATH, ARTIFACT_BACKGROUND);
            op->path = make_bar(f, part);
            op->colour = &DEEP;
        }
        assert_int_equal(check(f), beyond > 0);
        start_again(f);
    }
    add_ground(f, &DEEP); /* shows where the other area ends */
    add_rect(f, &YELLOW, (struct rect){-MM(1), MM(50), MM(20), MM(20)});
    expect_passed(f, PRESS_BLEED);
}

static void test_marks(void **state)
{
    struct fixture *f = *state;

    for (int i = 0; i < 3; i++) {
        const mpt rights[3] = {MM(3.5), MM(3), MM(2)}; /* before the trim */
        struct rect area = {-MM(10), MM(50), MM(10) - rights[i], PT(0.25)};
        add_rect(f, &CROSS, area);
        f->display.pages.items[0].mark_count = 1;
        if (i < 2) {
            expect_passed(f, PRESS_MARKS_AWAY);
        } else {
            expect_failed(f, PRESS_MARKS_AWAY, "2 mm, and at least 3 mm");
        }
    }
}

static void test_registration_colour(void **state)
{
    struct fixture *f = *state;

    add_rect(f, &CROSS, (struct rect){-MM(10), MM(50), MM(5), PT(0.25)});
    f->display.pages.items[0].mark_count = 1;
    expect_passed(f, PRESS_REGISTRATION);
    add_area(f, &CROSS, MM(2), MM(2));
    expect_failed(f, PRESS_REGISTRATION, "for marks alone");
}

/* ---- pictures ------------------------------------------------------------------- */

/* So many pixels on one inch, each of that many bits. */
static void add_pixels(struct fixture *f, uint32_t pixels, int depth)
{
    static const struct below_file NAME = {{"", 0}, {"x", 1}, {0}};
    const struct png_plan plan = {
        .width = pixels,
        .height = pixels,
        .type = PNG_COLOR_TYPE_GRAY,
        .depth = depth,
        .rows = arena_alloc(f->arena, (size_t)pixels * pixels),
    };
    struct display_op *op =
        display_add_artifact(&f->display, 0, DISPLAY_IMAGE, ARTIFACT_BACKGROUND);
    op->image = image_open_bytes(make_png(f->arena, &plan), &NAME, f->arena, f->diag);
    assert_non_null(op->image);
    op->left = op->top = MM(50);
    op->width = op->height = PT(72);
}

static void add_picture(struct fixture *f, uint32_t pixels)
{
    add_pixels(f, pixels, 8);
}

static void test_pictures(void **state)
{
    struct fixture *f = *state;

    add_picture(f, 225);
    expect_passed(f, PRESS_PICTURE);
    add_picture(f, 224);
    expect_warned(f, PRESS_PICTURE, "224 ppi, and at least 225 ppi is advised");
    add_picture(f, 149);
    expect_failed(f, PRESS_PICTURE, "149 ppi, and at least 150 ppi is needed");
    add_picture(f, 450);
    expect_passed(f, PRESS_PICTURE_MOST);
    add_picture(f, 451);
    expect_warned(f, PRESS_PICTURE_MOST, "451 ppi");
}

/* Edges without greys need more pixels than a photograph, and have never too many. */
static void test_line_art(void **state)
{
    struct fixture *f = *state;

    add_pixels(f, 800, 1);
    expect_passed(f, PRESS_LINE_ART);
    add_pixels(f, 799, 1);
    expect_warned(f, PRESS_LINE_ART, "799 ppi, and at least 800 ppi is advised");
    add_pixels(f, 549, 1);
    expect_failed(f, PRESS_LINE_ART, "549 ppi, and at least 550 ppi is needed");
    add_pixels(f, 2400, 1);
    assert_true(check(f));
    assert_int_equal(f->found.rules[PRESS_PICTURE].checked, 0);
    assert_int_equal(f->found.rules[PRESS_PICTURE_MOST].checked, 0);
}

/* Pages for a screen or an office printer: what no press would take is a warning. */
static void test_pictures_of_other_editions(void **state)
{
    struct fixture *f = *state;
    const struct press_terms terms = {.limits = &LIMITS};
    for (uint32_t ppi = 149; ppi <= 150; ppi++) {
        struct diag *diag = diag_create(f->arena);
        add_picture(f, ppi);
        press_check_pictures(&f->display, &terms, diag);
        assert_int_equal(diag_warning_count(diag), ppi < 150 ? 1 : 0);
        assert_int_equal(diag_error_count(diag), 0);
        start_again(f);
    }
}

static void test_pictures_keep_away_from_the_cut(void **state)
{
    struct fixture *f = *state;

    add_picture(f, 300);
    expect_passed(f, PRESS_SAFE_AREA);
    add_picture(f, 300);
    f->display.pages.items[0].items[0].left = MM(2);
    expect_failed(f, PRESS_SAFE_AREA, "2 mm");
    add_picture(f, 300);
    f->display.pages.items[0].items[0].left = -MM(3);
    expect_passed(f, PRESS_SAFE_AREA);
    add_picture(f, 300);
    f->display.pages.items[0].items[0].left = -MM(1);
    assert_false(check(f));
    expect_said(f, PRESS_BLEED, "error", "1 mm, and at least 3 mm");
}

/* ---- the whole ------------------------------------------------------------------ */

static void test_size_of_pages(void **state)
{
    struct fixture *f = *state;

    display_add_page(&f->display, WIDTH, HEIGHT, MM(3));
    expect_passed(f, PRESS_TRIM);
    display_add_page(&f->display, HEIGHT, WIDTH, MM(3));
    expect_failed(f, PRESS_TRIM, "page 2");
}

static void test_colours_of_the_screen(void **state)
{
    struct fixture *f = *state;

    add_area(f, &WHITE, MM(5), MM(5));
    add_area(f, &LIME, MM(5), MM(5));
    expect_passed(f, PRESS_RGB);
    add_area(f, &SCREEN, MM(5), MM(5));
    expect_failed(f, PRESS_RGB, "has no inks");
}

static void test_printing_condition(void **state)
{
    struct fixture *f = *state;

    expect_passed(f, PRESS_CONDITION);
    const struct press_terms unnamed = {.limits = &LIMITS, .condition = STR("")};
    assert_true(check_against(f, &unnamed, f->diag));
    assert_int_equal(f->found.rules[PRESS_CONDITION].warned, 1);
    assert_int_equal(diag_warning_count(f->diag), 1);
}

static void test_names_of_inks(void **state)
{
    struct fixture *f = *state;

    add_area(f, &LIME, MM(5), MM(5));
    add_area(f, &LIME, MM(5), MM(5));
    expect_passed(f, PRESS_SPOT);
    add_area(f, &LIME, MM(5), MM(5));
    add_area(f, &LIME2, MM(5), MM(5));
    expect_failed(f, PRESS_SPOT, "Pantone 380C");
    add_area(f, &LIME, MM(5), MM(5));
    add_area(f, &MIXED, MM(5), MM(5));
    expect_failed(f, PRESS_SPOT, "PANTONE 380 C");
}

static void test_one_message_for_each_page(void **state)
{
    struct fixture *f = *state;

    for (int i = 0; i < 5; i++) {
        add_text(f, &BLACK, PT(4) + i * 100, (struct point){MM(60), MM(70 + 10 * i)});
    }
    assert_false(check(f));
    assert_int_equal(f->found.rules[PRESS_TEXT].failed, 5);
    assert_int_equal(f->found.rules[PRESS_TEXT].worst, PT(4));
    assert_non_null(strstr(f->said, "the same at 4 more places on this page"));
    assert_non_null(strstr(f->said, "4 pt, and at least 5 pt is needed"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, finish)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_total_ink),
        TEST(test_small_areas_may_hold_more_ink),
        TEST(test_what_is_covered_holds_no_ink),
        TEST(test_overprint_adds_ink),
        TEST(test_holes_hold_no_ink),
        TEST(test_lines_in_one_ink),
        TEST(test_lines_in_several_inks),
        TEST(test_drawn_lines),
        TEST(test_strokes),
        TEST(test_small_text_in_black),
        TEST(test_size_of_text),
        TEST(test_size_of_light_text),
        TEST(test_rich_black),
        TEST(test_safe_area),
        TEST(test_black_overprints),
        TEST(test_white_never_overprints),
        TEST(test_bleed),
        TEST(test_marks),
        TEST(test_registration_colour),
        TEST(test_pictures),
        TEST(test_line_art),
        TEST(test_pictures_of_other_editions),
        TEST(test_pictures_keep_away_from_the_cut),
        TEST(test_size_of_pages),
        TEST(test_colours_of_the_screen),
        TEST(test_printing_condition),
        TEST(test_names_of_inks),
        TEST(test_one_message_for_each_page),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
