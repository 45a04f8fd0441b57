/* The cover drawing against its check values, and what each scene shows. */
#include "layout/artwork.h"
#include "layout/artwork_parts.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#define ID STR("stara-zagora-2027")

enum { PAGE_WIDTH = 595276, PAGE_HEIGHT = 841890, BLEED = 8504 };

static const struct artwork_view COVER = {
    .scale = 1000,
    .clip = {-BLEED, -BLEED, PAGE_WIDTH + 2 * BLEED, PAGE_HEIGHT + 2 * BLEED},
};

static const struct colour *colour_of(enum theme_colour name)
{
    return &theme_linden()->colours[name];
}

struct fixture {
    struct arena *arena;
    struct artwork *artwork;
    struct display display;
};

static int start(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);

    f->arena = arena_create();
    f->artwork = artwork_make(f->arena, ID, 0, &theme_linden()->motif);
    display_init(&f->display, f->arena, LANG_BG);
    display_add_page(&f->display, PAGE_WIDTH, PAGE_HEIGHT, BLEED);
    *state = f;
    return 0;
}

static int finish(void **state)
{
    struct fixture *f = *state;

    arena_destroy(f->arena);
    free(f);
    return 0;
}

/* ---- the drawing ---------------------------------------------------------------- */

static void test_chance_gives_the_check_values(void **state)
{
    (void)state;
    struct artwork_chance chance = {artwork_seed(ID)};

    assert_true(chance.state == UINT64_C(0x088c5e8fcd45a33d));
    assert_true(artwork_next(&chance) == UINT64_C(0x6f10d7d025561628));
    assert_true(artwork_next(&chance) == UINT64_C(0x00512c760dbc7b9b));
    assert_true(artwork_next(&chance) == UINT64_C(0x167336b8bff57b9e));
    assert_true(artwork_seed(STR("")) == UINT64_C(0xcbf29ce484222325));
}

static void test_choices_stay_below_their_bound(void **state)
{
    (void)state;
    struct artwork_chance chance = {1};
    uint32_t seen = 0;

    for (int i = 0; i < 1000; i++) {
        uint32_t choice = artwork_choose(&chance, 6);
        assert_in_range(choice, 0, 5);
        seen |= 1u << choice;
    }
    assert_int_equal(seen, 0x3f);
}

static void test_streets_stand_where_they_must(void **state)
{
    const struct artwork *artwork = ((struct fixture *)*state)->artwork;
    static const int32_t FROM_SPINE[] = {0, 7, 14, 35, 56, 63, 70, 91};
    const struct artwork_streets *columns = &artwork->columns;
    size_t spine = 0;

    assert_int_equal(columns->count, 38);
    assert_int_equal(artwork->rows.count, 28);
    while (spine < columns->count && columns->items[spine].at < 0) {
        spine++;
    }
    assert_int_equal(columns->items[spine].width, 260);
    for (size_t i = 0; i < sizeof FROM_SPINE / sizeof *FROM_SPINE; i++) {
        assert_int_equal(columns->items[spine + i].at, FROM_SPINE[i] * 100);
    }
    for (size_t i = 1; i < columns->count; i++) {
        assert_true(columns->items[i - 1].at < columns->items[i].at);
    }
    assert_true(columns->items[0].at <= -21600);
    assert_true(columns->items[columns->count - 1].at >= 21600);
}

static void test_leaf_has_its_axis(void **state)
{
    const struct artwork_leaf *leaf = &((struct fixture *)*state)->artwork->leaf;
    double length = artwork_axis_length(&leaf->axis);

    assert_int_equal(leaf->axis.base_x, 44);
    assert_int_equal(leaf->axis.base_y, 138);
    assert_int_equal(leaf->axis.tip_x, 190);
    assert_int_equal(leaf->axis.tip_y, 10);
    assert_true(length > 194.1645 && length < 194.1655);
}

static void test_leaf_has_its_teeth(void **state)
{
    const struct artwork_leaf *leaf = &((struct fixture *)*state)->artwork->leaf;

    for (int h = 0; h < HALF_COUNT; h++) {
        const struct artwork_outline *outline = &leaf->halves[h].outline;
        size_t curves = 0;

        for (size_t i = 0; i < outline->count; i++) {
            curves += outline->items[i].straight ? 0 : 1;
        }
        assert_int_equal(curves, 46);
        /* 6 plain points, 46 teeth of two sides, tip, foot of the midrib. */
        assert_int_equal(outline->count, 6 + 2 * 46 + 2);
        /* The tip: base + 1.03 * (tip - base). */
        assert_int_equal(outline->items[outline->count - 2].end.x, 19438);
        assert_int_equal(outline->items[outline->count - 2].end.y, 616);
    }
    /* The stalk ends 70 mm left and 46 mm below the base, 3 mm wide. */
    assert_int_equal(leaf->stalk.items[1].end.x, -2600);
    assert_int_equal(leaf->stalk.items[1].end.y, 18250);
    assert_int_equal(leaf->stalk.items[2].end.y, 18550);
}

static void test_blocks_fill_the_plan(void **state)
{
    const struct artwork *artwork = ((struct fixture *)*state)->artwork;
    const struct artwork_blocks *blocks = &artwork->blocks;

    assert_int_equal(blocks->count, 999);
    for (size_t i = 0; i < blocks->count; i++) {
        assert_true(blocks->items[i].width > 0 && blocks->items[i].height > 0);
        assert_in_range(blocks->items[i].kind, 0, 19);
        assert_in_range(blocks->items[i].accent, 0, 15);
    }
    assert_int_equal(blocks->items[0].left,
                     artwork->columns.items[0].at + artwork->columns.items[0].width / 2);
    assert_int_equal(blocks->items[1].top, blocks->items[0].top);
    assert_true(blocks->items[37].top > blocks->items[0].top);
}

static void test_blocks_lie_in_across_or_out_of_a_half(void **state)
{
    const struct artwork *artwork = ((struct fixture *)*state)->artwork;
    const struct artwork_half *upper = &artwork->leaf.halves[HALF_UPPER];
    const struct artwork_half *lower = &artwork->leaf.halves[HALF_LOWER];
    struct artwork_block above = {.left = 6000, .top = 5000, .width = 500, .height = 500};
    struct artwork_block far = {.left = 19000, .top = 15000, .width = 500, .height = 500};
    struct artwork_block tip = {.left = 18500, .top = 500, .width = 2000, .height = 2000};

    assert_int_equal(artwork_relate(upper, &above), RELATION_INSIDE);
    assert_int_equal(artwork_relate(lower, &above), RELATION_OUTSIDE);
    assert_int_equal(artwork_relate(upper, &far), RELATION_OUTSIDE);
    assert_int_equal(artwork_relate(lower, &far), RELATION_OUTSIDE);
    assert_int_equal(artwork_relate(upper, &tip), RELATION_CROSSING);
}

static void test_higher_panel_lifts_plan_and_leaf(void **state)
{
    struct fixture *f = *state;
    const struct artwork *lifted =
        artwork_make(f->arena, ID, MM(18.3), &theme_linden()->motif);
    struct rect normal = artwork_leaf_box(f->artwork);
    struct rect small = artwork_leaf_box(lifted);

    assert_int_equal(lifted->panel_top, 18770);
    assert_true(small.width < normal.width && small.height < normal.height);
    /* Scaled about a point near the top, its foot keeps its place above the panel. */
    assert_true(small.top + small.height < MM(187.7));
    /* Its right end is the tip, 1.03 axes from the base, scaled by 18770 / 20600. */
    assert_int_equal(lifted->leaf.right,
                     4400 +
                         (103L * (lifted->leaf.axis.tip_x - 44) * 18770 + 10300) / 20600);
}

static void test_leaf_box_holds_the_leaf(void **state)
{
    struct rect box = artwork_leaf_box(((struct fixture *)*state)->artwork);

    assert_in_range(box.left + MM(23), 0, MM(3));
    assert_in_range(box.left + box.width, MM(194.3), MM(194.5));
    assert_in_range(box.top, MM(6.1), MM(6.2));
    assert_in_range(box.top + box.height, MM(200), MM(206));
}

static int64_t whole_area(const struct artwork_block *block)
{
    return (int64_t)block->width * block->height;
}

/* Blocks within are whole, crumbs of less than 6 mm² are gone, but for the tip. */
static void test_blocks_leave_no_crumbs(void **state)
{
    const struct artwork *artwork = ((struct fixture *)*state)->artwork;
    const struct artwork_leaf *leaf = &artwork->leaf;
    size_t gone = 0, whole = 0;

    for (size_t h = 0; h < HALF_COUNT; h++) {
        for (size_t i = 0; i < artwork->blocks.count; i++) {
            const struct artwork_block *block = &artwork->blocks.items[i];
            const struct artwork_fragment *fragment = &artwork->fragments[h][i];
            bool tip = block->left + block->width > leaf->right - 1000;
            bool touches = artwork_relate(&leaf->halves[h], block) != RELATION_OUTSIDE;
            assert_true(fragment->area == 0 || fragment->area >= 60000 || tip);
            assert_true(fragment->area <= whole_area(block));
            gone += touches && fragment->area == 0;
            if (artwork_relate(&leaf->halves[h], block) == RELATION_INSIDE) {
                assert_true(100 * fragment->area > 95 * whole_area(block));
                whole++;
            }
        }
    }
    assert_in_range(gone, 5, 60);
    assert_in_range(whole, 100, 400);
}

/* A disc of that radius about a place on the spine, in the place of the leaf. */
static const struct artwork *make_disc(struct arena *arena, mpt radius_mm)
{
    struct theme_motif motif = {.shape = SHAPE_OUTLINE,
                                .axis = {{40 * THEME_UNIT, 140 * THEME_UNIT},
                                         {140 * THEME_UNIT, 40 * THEME_UNIT}}};
    path_circle(arena, &motif.outline, (struct point){20 * THEME_UNIT, 80 * THEME_UNIT},
                radius_mm * THEME_UNIT, PATH_CLOCKWISE);
    return artwork_make(arena, ID, 0, &motif);
}

static int64_t area_on_back(const struct artwork *artwork)
{
    int64_t area = 0;
    for (size_t i = 0; i < artwork->blocks.count; i++) {
        const struct artwork_block *block = &artwork->blocks.items[i];
        if (block->left + block->width <= 0) {
            area += artwork->fragments[HALF_UPPER][i].area +
                    artwork->fragments[HALF_LOWER][i].area;
        }
    }
    return area;
}

static void test_no_speck_stands_on_the_back(void **state)
{
    struct fixture *f = *state;

    assert_true(area_on_back(make_disc(f->arena, 24)) == 0);
    assert_true(area_on_back(make_disc(f->arena, 40)) > 1000000);
    assert_true(area_on_back(f->artwork) > 1000000);
}

static void test_other_names_give_other_drawings(void **state)
{
    struct fixture *f = *state;
    const struct artwork *other =
        artwork_make(f->arena, STR("primerna-2030"), 0, &theme_linden()->motif);
    bool same = other->columns.count == f->artwork->columns.count &&
                memcmp(other->columns.items, f->artwork->columns.items,
                       other->columns.count * sizeof *other->columns.items) == 0;

    assert_false(same);
}

/* ---- the scenes ----------------------------------------------------------------- */

static const struct display_page *draw(struct fixture *f, enum artwork_scene scene,
                                       const struct artwork_view *view)
{
    struct setter setter = {.theme = theme_linden()};
    struct canvas canvas = {.setter = &setter, .display = &f->display};
    artwork_draw(f->artwork, &canvas, scene, view);
    return &f->display.pages.items[0];
}

static size_t count_colour(const struct display_page *page, enum theme_colour colour)
{
    size_t count = 0;

    for (size_t i = 0; i < page->count; i++) {
        count += page->items[i].kind == DISPLAY_PATH &&
                 page->items[i].colour == colour_of(colour);
    }
    return count;
}

static const struct path *find_path(const struct display_page *page,
                                    enum theme_colour colour)
{
    for (size_t i = 0; i < page->count; i++) {
        if (page->items[i].kind == DISPLAY_PATH &&
            page->items[i].colour == colour_of(colour)) {
            return page->items[i].path;
        }
    }
    fail_msg("no path of that colour");
    return NULL;
}

static void test_scenes_are_clipped_artifacts(void **state)
{
    struct fixture *f = *state;

    for (int scene = ARTWORK_NIGHT; scene <= ARTWORK_ENDPAPER; scene++) {
        draw(f, (enum artwork_scene)scene, &COVER);
    }
    const struct display_page *page = &f->display.pages.items[0];
    int depth = 0;
    for (size_t i = 0; i < page->count; i++) {
        const struct display_op *op = &page->items[i];

        assert_int_equal(op->artifact, ARTIFACT_BACKGROUND);
        assert_int_equal(op->element, NO_ELEMENT);
        depth += (op->kind == DISPLAY_CLIP) - (op->kind == DISPLAY_UNCLIP);
        assert_in_range(depth, 0, 2);
        assert_true(op->kind != DISPLAY_PATH || (depth > 0 && op->path->verb_count > 0));
    }
    assert_int_equal(depth, 0);
}

static void test_night_paints_its_ground_first(void **state)
{
    const struct display_page *page = draw(*state, ARTWORK_NIGHT, &COVER);
    const struct display_op *ground = &page->items[0];

    assert_int_equal(ground->kind, DISPLAY_RECT);
    assert_ptr_equal(ground->colour, colour_of(COLOUR_DEEP));
    assert_int_equal(ground->left, -BLEED);
    assert_int_equal(ground->height, PAGE_HEIGHT + 2 * BLEED);
    /* Blocks that the leaf cuts below its ground, the others above it. */
    assert_int_equal(count_colour(page, COLOUR_DEEP2), 2);
    assert_int_equal(count_colour(page, COLOUR_DEEP), 2);
}

static void test_nothing_is_built_below_the_panel(void **state)
{
    const struct display_page *page = draw(*state, ARTWORK_NIGHT, &COVER);

    for (size_t i = 1; i < page->count; i++) {
        if (page->items[i].kind == DISPLAY_PATH) {
            struct rect box = rect_of_box(path_box(page->items[i].path));
            assert_true(box.top + box.height <= MM(206));
        }
    }
}

static void test_one_path_a_colour_and_half(void **state)
{
    const struct display_page *page = draw(*state, ARTWORK_NIGHT, &COVER);

    /* Lime is in both halves' palettes, limelight in one, leaf in one and the stalk. */
    assert_int_equal(count_colour(page, COLOUR_LIME), 2);
    assert_int_equal(count_colour(page, COLOUR_LIMELIGHT), 1);
    assert_int_equal(count_colour(page, COLOUR_LEAF), 2);
    assert_true(page->count < 30);
}

static int64_t rectangle_area(const struct point *corners)
{
    return (int64_t)(corners[2].x - corners[0].x) * (corners[1].y - corners[0].y) -
           (int64_t)(corners[2].y - corners[0].y) * (corners[1].x - corners[0].x);
}

static void count_turns(const struct path *path, size_t *blocks, size_t *holes)
{
    size_t point = 0;

    for (size_t i = 0; i < path->verb_count; i++) {
        if (path->verbs[i] == PATH_MOVE && path->verbs[i + 1] == PATH_LINE) {
            int64_t area = rectangle_area(&path->points[point]);
            *blocks += area < 0;
            *holes += area > 0;
        }
        point += path_verb_points(path->verbs[i]);
    }
}

/* A courtyard must wind against its block, or the non-zero rule would fill it. */
static void test_courtyards_are_holes(void **state)
{
    const struct display_page *page = draw(*state, ARTWORK_NIGHT, &COVER);
    size_t blocks = 0;
    size_t holes = 0;

    for (size_t i = 0; i < page->count; i++) {
        const struct display_op *op = &page->items[i];
        if (op->kind == DISPLAY_PATH && op->colour == colour_of(COLOUR_DEEP2)) {
            count_turns(op->path, &blocks, &holes);
        }
    }
    assert_true(blocks > 100);
    assert_in_range(holes, 1, 20);
}

static void test_only_what_the_clip_shows_is_drawn(void **state)
{
    struct fixture *f = *state;
    struct artwork_view window = {.scale = 1000,
                                  .clip = {MM(90), MM(30), MM(20), MM(20)}};
    const struct display_page *page = draw(f, ARTWORK_NIGHT, &window);
    struct rect box = rect_of_box(path_box(find_path(page, COLOUR_LIME)));

    assert_true(box.left > MM(60) && box.left + box.width < MM(140));
    assert_true(box.top > 0 && box.top + box.height < MM(80));
    /* The window lies wholly within the leaf: the plan around it cannot be seen. */
    assert_int_equal(count_colour(page, COLOUR_DEEP2), 0);
}

static void test_leaf_alone_leaves_the_paper(void **state)
{
    const struct display_page *page = draw(*state, ARTWORK_LEAF, &COVER);

    assert_int_equal(count_colour(page, COLOUR_DEEP), 0);
    assert_int_equal(count_colour(page, COLOUR_DEEP2), 0);
    assert_int_equal(count_colour(page, COLOUR_BLOSSOM), 0);
    assert_ptr_equal(page->items[page->count - 2].colour, colour_of(COLOUR_LINDEN));
}

static void test_endpaper_is_all_blocks(void **state)
{
    const struct display_page *page = draw(*state, ARTWORK_ENDPAPER, &COVER);
    const struct path *path = find_path(page, COLOUR_LIME);
    struct rect box = rect_of_box(path_box(path));

    assert_int_equal(page->count, 3);
    assert_int_equal(path->point_count * 5, path->verb_count * 4);
    assert_true(path->point_count > 4 * 400);
    assert_true(box.top + box.height > PAGE_HEIGHT);
}

/* No street lies along the cut, and no block shows less than three millimetres there. */
static void test_endpaper_runs_through_the_cut(void **state)
{
    struct artwork_view view = COVER;
    view.bleed = BLEED;
    const struct display_page *page = draw(*state, ARTWORK_ENDPAPER, &view);
    const struct path *path = find_path(page, COLOUR_LIME);
    struct box box = path_box(path);

    assert_int_equal(box.left, -BLEED);
    assert_int_equal(box.top, -BLEED);
    assert_int_equal(box.right, PAGE_WIDTH + BLEED);
    assert_int_equal(box.bottom, PAGE_HEIGHT + BLEED);
    for (size_t i = 0; i < path->point_count; i += 4) {
        struct point start = path->points[i], end = path->points[i + 2];
        assert_true(mpt_min(end.x, PAGE_WIDTH) - mpt_max(start.x, 0) >= MM(3));
        assert_true(mpt_min(end.y, PAGE_HEIGHT) - mpt_max(start.y, 0) >= MM(3));
        assert_true(start.x == -BLEED || start.x > MM(3));
        assert_true(end.x == PAGE_WIDTH + BLEED || end.x < PAGE_WIDTH - MM(3));
    }
}

static void test_scale_and_place_of_a_view(void **state)
{
    struct fixture *f = *state;
    struct artwork_view half = {
        .left = MM(10), .top = MM(20), .scale = 500, .clip = COVER.clip};
    const struct display_page *page = draw(f, ARTWORK_LEAF, &half);
    struct rect stalk = rect_of_box(path_box(page->items[page->count - 2].path));

    /* From x = -26 mm and y up to 185.5 mm in the drawing. */
    assert_int_equal(stalk.left, MM(10 - 13));
    assert_int_equal(stalk.top + stalk.height, MM(20 + 92.75));
}

static uint64_t hash_scene(struct fixture *f, enum artwork_scene scene)
{
    char *text = NULL;
    size_t size = 0;
    FILE *file = open_memstream(&text, &size);

    assert_non_null(file);
    f->display.pages.items[0].count = 0;
    draw(f, scene, &COVER);
    display_dump(&f->display, file);
    assert_int_equal(fclose(file), 0);
    char *drawing = strstr(text, "paths ");
    assert_non_null(drawing);
    uint64_t hash = strtoull(drawing + strlen("paths "), NULL, 16);
    free(text);
    return hash;
}

/* The same on every machine and with every compiler, to the last millipoint. */
static void test_drawing_is_the_same_everywhere(void **state)
{
    struct fixture *f = *state;

    assert_int_equal(hash_scene(f, ARTWORK_NIGHT), UINT64_C(0xd2d4e27724edd431));
    assert_int_equal(hash_scene(f, ARTWORK_LEAF), UINT64_C(0xa0afa36d930048be));
}

/* ---- what a press can print ----------------------------------------------------- */

/* The thinnest side of the rectangles in a path: four corners and the way back. */
static mpt thinnest_bar(const struct path *path)
{
    static const uint8_t BAR[] = {PATH_MOVE, PATH_LINE, PATH_LINE, PATH_LINE, PATH_CLOSE};
    mpt thinnest = INT32_MAX;
    size_t at = 0;

    for (size_t i = 0; i < path->verb_count; i++) {
        const struct point *p = &path->points[at];
        if (i + sizeof BAR <= path->verb_count &&
            memcmp(path->verbs + i, BAR, sizeof BAR) == 0) {
            thinnest = mpt_min(thinnest, abs(p[2].x - p[0].x));
            thinnest = mpt_min(thinnest, abs(p[2].y - p[0].y));
        }
        at += path_verb_points(path->verbs[i]);
    }
    return thinnest;
}

/* What the edge of the leaf leaves of a block is no line that preflight warns of, however
 * small the drawing is. */
static void test_small_drawings_have_no_hairs(void **state)
{
    (void)state;
    for (int number = 0; number < 500; number++) {
        void *fixture;
        assert_int_equal(start(&fixture), 0);
        struct fixture *f = fixture;
        f->artwork = artwork_make(f->arena, str_format(f->arena, "plan-%d", number), 0,
                                  &theme_linden()->motif);
        struct artwork_view view = COVER;
        view.scale = 250;
        const struct display_page *page = draw(f, ARTWORK_LEAF, &view);
        for (size_t i = 0; i < page->count; i++) {
            assert_true(page->items[i].kind != DISPLAY_PATH ||
                        thinnest_bar(page->items[i].path) >= PT(0.5));
        }
        assert_int_equal(finish(&fixture), 0);
    }
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, start, finish)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_chance_gives_the_check_values),
        TEST(test_choices_stay_below_their_bound),
        TEST(test_streets_stand_where_they_must),
        TEST(test_leaf_has_its_axis),
        TEST(test_leaf_has_its_teeth),
        TEST(test_blocks_fill_the_plan),
        TEST(test_blocks_lie_in_across_or_out_of_a_half),
        TEST(test_higher_panel_lifts_plan_and_leaf),
        TEST(test_leaf_box_holds_the_leaf),
        TEST(test_blocks_leave_no_crumbs),
        TEST(test_no_speck_stands_on_the_back),
        TEST(test_other_names_give_other_drawings),
        TEST(test_scenes_are_clipped_artifacts),
        TEST(test_night_paints_its_ground_first),
        TEST(test_nothing_is_built_below_the_panel),
        TEST(test_one_path_a_colour_and_half),
        TEST(test_courtyards_are_holes),
        TEST(test_only_what_the_clip_shows_is_drawn),
        TEST(test_leaf_alone_leaves_the_paper),
        TEST(test_endpaper_is_all_blocks),
        TEST(test_endpaper_runs_through_the_cut),
        TEST(test_scale_and_place_of_a_view),
        TEST(test_drawing_is_the_same_everywhere),
        TEST(test_small_drawings_have_no_hairs),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
