/* Saddle stitch in numbers: which pages lie side by side, how far they are pushed, and
 * what the sheets hold. */
#include "press/impose.h"
#include "base/array.h"
#include "press/press.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

enum { PAGES_MAX = 64 };

static void expect(const struct impose_plan *plan, size_t sheet, enum impose_face face,
                   size_t left, size_t right)
{
    struct impose_side side = impose_find_side(plan, sheet, face);

    assert_int_equal(side.left, left);
    assert_int_equal(side.right, right);
}

/* ---- which pages ---------------------------------------------------------------- */

static void test_vectors_of_the_standard_booklet(void **state)
{
    (void)state;
    struct impose_plan four = impose_make(4, 0);
    struct impose_plan eight = impose_make(8, 0);

    assert_int_equal(impose_sheet_count(&four), 1);
    expect(&four, 0, IMPOSE_FRONT, 4, 1);
    expect(&four, 0, IMPOSE_BACK, 2, 3);
    assert_int_equal(impose_sheet_count(&eight), 2);
    expect(&eight, 0, IMPOSE_FRONT, 8, 1);
    expect(&eight, 0, IMPOSE_BACK, 2, 7);
    expect(&eight, 1, IMPOSE_FRONT, 6, 3);
    expect(&eight, 1, IMPOSE_BACK, 4, 5);
}

/* Sheet i: N-2i and 2i+1 in front, 2i+2 and N-2i-1 behind, written out. */
static void test_sixteen_pages(void **state)
{
    static const size_t SIDES[8][2] = {{16, 1}, {2, 15}, {14, 3}, {4, 13},
                                       {12, 5}, {6, 11}, {10, 7}, {8, 9}};
    (void)state;
    struct impose_plan plan = impose_make(16, 0);

    assert_int_equal(impose_sheet_count(&plan), 4);
    for (size_t i = 0; i < 8; i++) {
        expect(&plan, i / 2, i % 2 == 0 ? IMPOSE_FRONT : IMPOSE_BACK, SIDES[i][0],
               SIDES[i][1]);
    }
}

/* Turns the leaves of the folded booklet: its pages must come in order. A leaf is half a
 * sheet: the right half of a front with the left half of the back behind it, up to the
 * middle; then the right half of a back and the left half of the front. */
static size_t read_signature(const struct impose_plan *plan, size_t first, size_t sheets,
                             size_t *pages)
{
    size_t count = 0;
    for (size_t i = 0; i < sheets; i++) {
        pages[count++] = impose_find_side(plan, first + i, IMPOSE_FRONT).right;
        pages[count++] = impose_find_side(plan, first + i, IMPOSE_BACK).left;
    }
    for (size_t i = sheets; i > 0; i--) {
        pages[count++] = impose_find_side(plan, first + i - 1, IMPOSE_BACK).right;
        pages[count++] = impose_find_side(plan, first + i - 1, IMPOSE_FRONT).left;
    }
    return count;
}

static void check_reading(size_t page_count, size_t signature)
{
    struct impose_plan plan = impose_make(page_count, signature);
    size_t sheets = impose_sheet_count(&plan);
    size_t per = plan.signature / 4;
    size_t pages[PAGES_MAX + 4];
    size_t count = 0;

    for (size_t first = 0; first < sheets; first += per) {
        size_t there = sheets - first < per ? sheets - first : per;
        count += read_signature(&plan, first, there, pages + count);
    }
    assert_int_equal(count, plan.padded);
    size_t blanks = plan.padded - page_count;
    assert_true(blanks < 4);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(pages[i], i < page_count ? i + 1 : IMPOSE_BLANK);
    }
}

static void test_folded_booklets_read_in_order(void **state)
{
    (void)state;
    for (size_t pages = 1; pages <= PAGES_MAX; pages++) {
        check_reading(pages, 0);
        for (size_t signature = 4; signature <= 32; signature += 4) {
            check_reading(pages, signature);
        }
    }
}

static void test_right_pages_are_odd(void **state)
{
    (void)state;
    for (size_t pages = 4; pages <= PAGES_MAX; pages += 4) {
        struct impose_plan plan = impose_make(pages, 0);
        for (size_t i = 0; i < impose_sheet_count(&plan); i++) {
            for (enum impose_face face = IMPOSE_FRONT; face <= IMPOSE_BACK; face++) {
                struct impose_side side = impose_find_side(&plan, i, face);
                assert_int_equal(side.right % 2, 1);
                assert_int_equal(side.left + side.right, pages + 1);
            }
        }
        expect(&plan, impose_sheet_count(&plan) - 1, IMPOSE_BACK, pages / 2,
               pages / 2 + 1);
    }
}

static void test_blanks_stand_at_the_end(void **state)
{
    (void)state;
    struct impose_plan plan = impose_make(5, 0);

    assert_int_equal(plan.padded, 8);
    expect(&plan, 0, IMPOSE_FRONT, IMPOSE_BLANK, 1);
    expect(&plan, 0, IMPOSE_BACK, 2, IMPOSE_BLANK);
    expect(&plan, 1, IMPOSE_FRONT, IMPOSE_BLANK, 3);
    expect(&plan, 1, IMPOSE_BACK, 4, 5);
    struct impose_plan single = impose_make(1, 0);
    expect(&single, 0, IMPOSE_FRONT, IMPOSE_BLANK, 1);
    expect(&single, 0, IMPOSE_BACK, IMPOSE_BLANK, IMPOSE_BLANK);
}

static void test_signatures(void **state)
{
    (void)state;
    struct impose_plan plan = impose_make(20, 16);

    assert_int_equal(impose_signature_count(&plan), 2);
    assert_int_equal(impose_sheet_count(&plan), 5);
    expect(&plan, 0, IMPOSE_FRONT, 16, 1);
    expect(&plan, 3, IMPOSE_BACK, 8, 9);
    expect(&plan, 4, IMPOSE_FRONT, 20, 17);
    expect(&plan, 4, IMPOSE_BACK, 18, 19);
    struct impose_plan small = impose_make(12, 16);
    assert_int_equal(impose_signature_count(&small), 1);
    assert_int_equal(small.signature, 12);
}

/* ---- creep ---------------------------------------------------------------------- */

static void test_creep(void **state)
{
    (void)state;
    struct impose_plan plan = impose_make(16, 0);
    struct impose_plan parts = impose_make(24, 16);

    for (size_t i = 0; i < 4; i++) {
        mpt depth = (mpt)i;
        assert_int_equal(impose_creep(&plan, i, 283, CREEP_STILL_COVER), depth * 283);
        assert_int_equal(impose_creep(&plan, i, 283, CREEP_STILL_CENTRE),
                         (depth - 3) * 283);
        assert_int_equal(impose_creep(&plan, i, 0, CREEP_STILL_COVER), 0);
    }
    assert_int_equal(impose_creep(&parts, 3, 100, CREEP_STILL_COVER), 300);
    assert_int_equal(impose_creep(&parts, 4, 100, CREEP_STILL_COVER), 0);
    assert_int_equal(impose_creep(&parts, 5, 100, CREEP_STILL_COVER), 100);
    assert_int_equal(impose_creep(&parts, 4, 100, CREEP_STILL_CENTRE), -100);
}

/* ---- sheets --------------------------------------------------------------------- */

static const struct colour INK = {"ink", 26, 25, 23, 0, 0, 0, 100, NULL};

/* `count` pages, each with a rectangle that is as many points wide as its number. */
static void make_pages(struct display *display, struct arena *arena, size_t count,
                       struct page_size size)
{
    display_init(display, arena, LANG_BG);
    display->facts.language_count = 1;
    for (size_t i = 0; i < count; i++) {
        display_add_page(display, size.width, size.height, MM(3));
        struct display_op *op =
            display_add_artifact(display, i, DISPLAY_RECT, ARTIFACT_LAYOUT);
        op->colour = &INK;
        op->width = (mpt)(i + 1) * 1000;
        op->height = 1000;
    }
}

/* The group that holds the rectangle of that page, on a side. */
static const struct display_op *find_group(const struct display_page *side, size_t number)
{
    const struct display_op *group = NULL;
    for (size_t i = 0; i < side->count; i++) {
        const struct display_op *op = &side->items[i];
        if (op->kind == DISPLAY_GROUP) {
            group = op;
        }
        if (op->kind == DISPLAY_RECT && op->width == (mpt)number * 1000) {
            return group;
        }
    }
    return NULL;
}

static struct press_imposition impose(struct display *sheets, struct arena *arena,
                                      size_t count, const struct booklet *booklet)
{
    struct display *pages = arena_new(arena, struct display);
    struct press_imposition imposition;
    make_pages(pages, arena, count, (struct page_size){MM(210), MM(297)});
    press_impose(sheets, &imposition, pages, booklet, arena);
    return imposition;
}

/* What an annex of a page or nine becomes: every page once and in order, and behind them
 * sides without a page, which the reader never counts. */
static void test_any_number_of_pages(void **state)
{
    (void)state;
    for (size_t count = 1; count <= 9; count++) {
        struct arena *arena = arena_create();
        struct display sheets;
        struct booklet booklet = {.creep = 0};
        struct press_imposition imposition = impose(&sheets, arena, count, &booklet);
        size_t folded = (count + 3) / 4;
        assert_int_equal(imposition.pages, count);
        assert_int_equal(imposition.sheets, folded);
        assert_int_equal(imposition.blanks, 4 * folded - count);
        assert_int_equal(sheets.pages.count, 2 * folded);
        size_t groups = 0;
        for (size_t i = 0; i < sheets.pages.count; i++) {
            const struct display_page *side = &sheets.pages.items[i];
            for (size_t k = 0; k < side->count; k++) {
                groups += side->items[k].kind == DISPLAY_GROUP;
            }
        }
        assert_int_equal(groups, count);
        check_reading(count, 0);
        arena_destroy(arena);
    }
}

/* ---- paper ---------------------------------------------------------------------- */

/* The sheet for pages of that size, and the scale of a page on it; 0: cannot be folded.
 */
static struct page_size find_sheet(mpt width, mpt height, enum booklet_sheet paper,
                                   int32_t *scale)
{
    struct arena *arena = arena_create();
    struct display pages, sheets;
    struct booklet booklet = {.sheet = paper};
    struct press_imposition imposition;
    struct page_size size = {0, 0};
    make_pages(&pages, arena, 4, (struct page_size){width, height});
    if (press_can_fold(&pages)) {
        press_impose(&sheets, &imposition, &pages, &booklet, arena);
        size.width = sheets.pages.items[0].width;
        size.height = sheets.pages.items[0].height;
        *scale = find_group(&sheets.pages.items[0], 1)->scale;
    }
    arena_destroy(arena);
    return size;
}

static void test_paper_follows_the_page(void **state)
{
    static const struct {
        mpt width, height, paper;
    } ROWS[] = {
        {MM(210), MM(297), 2 * MM(210)}, {MM(148), MM(210), MM(297)},
        {MM(148.5), MM(210), MM(297)},   {MM(149), MM(210), 2 * MM(210)},
        {MM(120), MM(170), MM(297)},     {MM(210), MM(210), 2 * MM(210)},
        {MM(170), MM(240), 2 * MM(210)}, {MM(211), MM(297), 0},
        {MM(210), MM(298), 0},           {MM(297), MM(210), 0},
        {MM(420), MM(594), 0},
    };
    (void)state;
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        int32_t scale = 1000000;
        struct page_size sheet =
            find_sheet(ROWS[i].width, ROWS[i].height, SHEET_BY_PAGE, &scale);
        assert_int_equal(sheet.width, ROWS[i].paper);
        assert_int_equal(scale, 1000000);
    }
}

static void test_paper_that_is_named(void **state)
{
    int32_t scale = 0;
    (void)state;
    find_sheet(MM(148), MM(210), SHEET_A3, &scale);
    assert_int_equal(scale, 1000000); /* never larger */
    find_sheet(MM(210), MM(210), SHEET_A4, &scale);
    assert_in_range(scale, 707000, 707143);
}

/* A picture in four inks without a profile is taken as made for this press. */
static void test_sheets_know_the_press_of_their_pages(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    struct display pages, sheets;
    struct booklet booklet = {.creep = 0};
    struct press_imposition imposition;
    make_pages(&pages, arena, 4, (struct page_size){MM(210), MM(297)});
    pages.press.profile = STR("a profile");
    press_impose(&sheets, &imposition, &pages, &booklet, arena);
    assert_true(str_equal(sheets.press.profile, pages.press.profile));
    arena_destroy(arena);
}

static void test_small_pages_stand_in_the_middle(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    struct display pages, sheets;
    struct booklet booklet = {.creep = 0};
    struct press_imposition imposition;
    make_pages(&pages, arena, 4, (struct page_size){MM(170), MM(240)});
    press_impose(&sheets, &imposition, &pages, &booklet, arena);
    const struct display_op *front = find_group(&sheets.pages.items[0], 1);
    const struct display_op *back = find_group(&sheets.pages.items[0], 4);
    assert_int_equal(front->left, MM(210));
    assert_int_equal(back->left, MM(210) - MM(170));
    assert_int_equal(front->top, (MM(297) - MM(240)) / 2);
    assert_true(str_find(sheets.facts.note[LANG_EN], STR("Cut to 170 × 240 mm"), 0) !=
                SIZE_MAX);
    assert_true(str_find(sheets.facts.note[LANG_BG], STR("до 170 × 240 мм"), 0) !=
                SIZE_MAX);
    arena_destroy(arena);
}

static void test_two_pages_stand_on_a_sheet(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    struct display sheets;
    struct booklet booklet = {.sheet = SHEET_A3};
    struct press_imposition imposition = impose(&sheets, arena, 4, &booklet);

    assert_int_equal(imposition.sheets, 1);
    assert_int_equal(imposition.blanks, 0);
    assert_int_equal(sheets.pages.count, 2);
    assert_int_equal(sheets.pages.items[0].width, 2 * MM(210));
    const struct display_op *back = find_group(&sheets.pages.items[0], 4);
    const struct display_op *front = find_group(&sheets.pages.items[0], 1);
    assert_int_equal(back->left, 0);
    assert_int_equal(front->left, MM(210));
    assert_int_equal(front->scale, 1000000);
    assert_non_null(find_group(&sheets.pages.items[1], 2));
    assert_non_null(find_group(&sheets.pages.items[1], 3));
    arena_destroy(arena);
}

static void test_smaller_paper_makes_smaller_pages(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    struct display sheets;
    struct booklet booklet = {.sheet = SHEET_A4};

    impose(&sheets, arena, 4, &booklet);
    const struct display_op *front = find_group(&sheets.pages.items[0], 1);
    assert_in_range(front->scale, 707000, 707143);
    assert_int_equal(front->left, MM(297) / 2);
    assert_in_range(front->top, 0, 100); /* as high as the paper, but for rounding */
    arena_destroy(arena);
}

static void test_creep_pushes_pages_to_the_fold(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    struct display sheets;
    struct booklet booklet = {.creep = 300, .creep_factor = 1000};
    struct press_imposition imposition = impose(&sheets, arena, 12, &booklet);
    mpt width = MM(210);

    assert_int_equal(imposition.creep, 600);
    for (size_t i = 0; i < 3; i++) {
        const struct display_page *side = &sheets.pages.items[2 * i];
        mpt push = (mpt)i * 300;
        assert_int_equal(find_group(side, 12 - 2 * i)->left, push);
        assert_int_equal(find_group(side, 2 * i + 1)->left, width - push);
    }
    arena_destroy(arena);
}

/* What is pushed beyond the fold is hidden, as is the bleed there. */
static void test_pages_end_at_the_fold(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    struct display sheets;
    struct booklet booklet = {.creep = 300, .creep_factor = 1000};
    size_t clips = 0;

    impose(&sheets, arena, 8, &booklet);
    for (size_t i = 0; i < sheets.pages.count; i++) {
        const struct display_page *side = &sheets.pages.items[i];
        for (size_t k = 0; k < side->count; k++) {
            if (side->items[k].kind != DISPLAY_CLIP) {
                continue;
            }
            const struct path *path = side->items[k].path;
            bool left = clips++ % 2 == 0;
            assert_int_equal(left ? path->points[1].x : path->points[0].x, MM(210));
            assert_true(path->points[0].x >= 0 && path->points[1].x <= side->width);
        }
    }
    assert_int_equal(clips, 8);
    arena_destroy(arena);
}

/* A page may leave clips open; its neighbour must not be caught in them. */
static void test_open_clips_are_closed(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    struct display pages;
    struct display sheets;
    struct press_imposition imposition;
    struct booklet booklet = {.signature = 0};

    make_pages(&pages, arena, 4, (struct page_size){MM(210), MM(297)});
    struct path *path = arena_new(arena, struct path);
    path_rect(arena, path, (struct rect){0, 0, 1000, 1000});
    display_add_artifact(&pages, 3, DISPLAY_CLIP, ARTIFACT_LAYOUT)->path = path;
    press_impose(&sheets, &imposition, &pages, &booklet, arena);
    const struct display_page *side = &sheets.pages.items[0];
    int clips = 0;
    int groups = 0;
    for (size_t i = 0; i < side->count; i++) {
        clips += (side->items[i].kind == DISPLAY_CLIP) -
                 (side->items[i].kind == DISPLAY_UNCLIP);
        groups += (side->items[i].kind == DISPLAY_GROUP) -
                  (side->items[i].kind == DISPLAY_UNGROUP);
    }
    assert_int_equal(clips, 0);
    assert_int_equal(groups, 0);
    arena_destroy(arena);
}

static void test_fold_marks(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    struct display plain;
    struct display marked;
    struct booklet booklet = {.fold_marks = false};

    impose(&plain, arena, 4, &booklet);
    booklet.fold_marks = true;
    impose(&marked, arena, 4, &booklet);
    const struct display_page *side = &marked.pages.items[0];
    assert_int_equal(side->count, plain.pages.items[0].count + 2);
    const struct display_op *above = &side->items[side->count - 2];
    const struct display_op *below = &side->items[side->count - 1];
    assert_int_equal(above->left + above->width / 2, MM(210));
    assert_int_equal(above->top, 0);
    assert_int_equal(below->top + below->height, side->height);
    assert_true(above->height < MM(10)); /* above the running heads */
    assert_int_equal(above->colour->black, 100);
    assert_int_equal(above->colour->cyan, 0);
    arena_destroy(arena);
}

static void test_labels_and_note(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    struct display sheets;
    struct booklet booklet = {.creep = 0};
    struct press_imposition imposition = impose(&sheets, arena, 5, &booklet);

    assert_int_equal(imposition.blanks, 3);
    assert_true(str_equal(sheets.pages.items[0].label, STR("– | 1")));
    assert_true(str_equal(sheets.pages.items[1].label, STR("2 | –")));
    assert_true(str_find(sheets.facts.note[LANG_EN], STR("short edge"), 0) != SIZE_MAX);
    assert_true(str_find(sheets.facts.note[LANG_BG], STR("късата страна"), 0) !=
                SIZE_MAX);
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_vectors_of_the_standard_booklet),
        cmocka_unit_test(test_sixteen_pages),
        cmocka_unit_test(test_folded_booklets_read_in_order),
        cmocka_unit_test(test_right_pages_are_odd),
        cmocka_unit_test(test_blanks_stand_at_the_end),
        cmocka_unit_test(test_any_number_of_pages),
        cmocka_unit_test(test_paper_follows_the_page),
        cmocka_unit_test(test_paper_that_is_named),
        cmocka_unit_test(test_sheets_know_the_press_of_their_pages),
        cmocka_unit_test(test_small_pages_stand_in_the_middle),
        cmocka_unit_test(test_signatures),
        cmocka_unit_test(test_creep),
        cmocka_unit_test(test_two_pages_stand_on_a_sheet),
        cmocka_unit_test(test_smaller_paper_makes_smaller_pages),
        cmocka_unit_test(test_creep_pushes_pages_to_the_fold),
        cmocka_unit_test(test_pages_end_at_the_fold),
        cmocka_unit_test(test_open_clips_are_closed),
        cmocka_unit_test(test_fold_marks),
        cmocka_unit_test(test_labels_and_note),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
