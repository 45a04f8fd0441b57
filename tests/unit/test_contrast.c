/* Can every text be read? The contrast of each text with what is painted behind
 * it, and its size, reckoned from the display list of all contents that make
 * pages (WCAG 2.1, 1.4.3). Colours mix nowhere: what is behind a point is the
 * fill painted last there. */
#include "text_fixture.h"
#include "base/array.h"
#include "base/below.h"
#include "base/file.h"
#include "base/source.h"
#include "display/display.h"
#include "input/input.h"
#include "layout/layout.h"
#include <glob.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

enum { CURVE_STEPS = 8, CLIP_DEPTH_MAX = 8 };

#define SAMPLE_STEP MM(0.7)
#define SIZE_MIN PT(7)
#define ORNAMENT PT(200) /* signs that are larger and say nothing are drawings */

#define RATIO_MIN 4.5
#define RATIO_LARGE_MIN 3.0 /* from 18 pt, or 14 pt bold */

/* ---- contrast
 * ------------------------------------------------------------------------ */

static double linear(uint8_t value)
{
    double part = value / 255.0;
    return part <= 0.03928 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4);
}

static double luminance(const struct colour *colour)
{
    return 0.2126 * linear(colour->red) + 0.7152 * linear(colour->green) +
           0.0722 * linear(colour->blue);
}

static double contrast(const struct colour *a, const struct colour *b)
{
    double one = luminance(a);
    double two = luminance(b);
    return one > two ? (one + 0.05) / (two + 0.05) : (two + 0.05) / (one + 0.05);
}

/* ---- what lies behind a point
 * -------------------------------------------------------- */

static bool in_rect(const struct display_op *op, struct point at)
{
    return at.x >= op->left && at.x < op->left + op->width && at.y >= op->top &&
           at.y < op->top + op->height;
}

/* How often the edge winds around the point, for the part right of it. */
static int wind(struct point from, struct point to, struct point at)
{
    if ((from.y <= at.y) == (to.y <= at.y)) {
        return 0;
    }
    int64_t side = (int64_t)(to.x - from.x) * (at.y - from.y) -
                   (int64_t)(at.x - from.x) * (to.y - from.y);
    bool down = to.y > from.y;
    return down && side > 0 ? 1 : !down && side < 0 ? -1 : 0;
}

static struct point on_curve(struct point from, const struct point *curve, int step)
{
    double t = (double)step / CURVE_STEPS;
    double s = 1 - t;
    double x = s * s * s * from.x + 3 * s * s * t * curve[0].x +
               3 * s * t * t * curve[1].x + t * t * t * curve[2].x;
    double y = s * s * s * from.y + 3 * s * s * t * curve[0].y +
               3 * s * t * t * curve[1].y + t * t * t * curve[2].y;
    return (struct point){(mpt)x, (mpt)y};
}

/* How often a path winds around the point. */
static int winding_of(const struct path *path, struct point at)
{
    struct point start = {0, 0};
    struct point now = {0, 0};
    const struct point *points = path->points;
    int winding = 0;
    for (size_t i = 0; i < path->verb_count; i++) {
        switch ((enum path_verb)path->verbs[i]) {
        case PATH_MOVE:
            winding += wind(now, start, at);
            start = now = *points++;
            break;
        case PATH_LINE:
            winding += wind(now, *points, at);
            now = *points++;
            break;
        case PATH_CURVE: {
            struct point from = now;
            for (int step = 1; step <= CURVE_STEPS; step++) {
                struct point next = on_curve(from, points, step);
                winding += wind(now, next, at);
                now = next;
            }
            points += 3;
            break;
        }
        case PATH_CLOSE:
            winding += wind(now, start, at);
            now = start;
            break;
        }
    }
    return winding + wind(now, start, at);
}

static bool fills_point(const struct display_op *op, struct point at)
{
    if (op->kind != DISPLAY_PATH) {
        return in_rect(op, at);
    }
    int winding = winding_of(op->path, at);
    return op->even_odd ? winding % 2 != 0 : winding != 0;
}

/* A fill with the clips that hold for it. */
struct fill {
    const struct display_op *op;
    const struct path *clips[CLIP_DEPTH_MAX];
    size_t clip_count;
    struct point low, high; /* its box: most fills of a drawing lie elsewhere */
};

struct fills {
    struct fill *items;
    size_t count, capacity;
};

static bool covers(const struct fill *fill, struct point at)
{
    bool inside = at.x >= fill->low.x && at.x <= fill->high.x && at.y >= fill->low.y &&
                  at.y <= fill->high.y && fills_point(fill->op, at);
    for (size_t i = 0; i < fill->clip_count && inside; i++) {
        inside = winding_of(fill->clips[i], at) != 0;
    }
    return inside;
}

static void find_box(struct fill *fill)
{
    const struct display_op *op = fill->op;
    fill->low = (struct point){op->left, op->top};
    fill->high = (struct point){op->left + op->width, op->top + op->height};
    if (op->kind == DISPLAY_PATH) {
        struct box box = path_box(op->path);
        fill->low = (struct point){box.left, box.top};
        fill->high = (struct point){box.right, box.bottom};
    }
}

static const struct colour *colour_of(enum theme_colour name)
{
    return &theme_linden()->colours[name];
}

/* NULL: a picture, which has no one colour. */
static const struct colour *behind(const struct fills *fills, struct point at)
{
    for (size_t i = fills->count; i > 0; i--) {
        if (covers(&fills->items[i - 1], at)) {
            const struct display_op *op = fills->items[i - 1].op;
            return op->kind == DISPLAY_IMAGE ? NULL : op->colour;
        }
    }
    return colour_of(COLOUR_WHITE); /* paper */
}

/* ---- the check
 * ----------------------------------------------------------------------- */

/* What was found on the pages of a display. */
struct findings {
    size_t texts; /* looked at */
    size_t faults;
    double least; /* ratio of any text */
    double least_small; /* of text for which 4.5 is asked */
    size_t page;
    struct str words;
    const struct colour *text, *ground;
    mpt smallest;
};

static bool is_large(const struct text_shape *shape)
{
    bool bold = shape->face != NULL && text_face_facts(shape->face).weight >= 700;
    return shape->size >= PT(18) || (bold && shape->size >= PT(14));
}

static void look_at(struct findings *findings, const struct display_op *op,
                    const struct text_shape *shape, const struct colour *ground)
{
    double ratio = ground == NULL ? 1 : contrast(op->colour, ground);
    bool large = is_large(shape);
    findings->faults += ratio < (large ? RATIO_LARGE_MIN : RATIO_MIN);
    if (!large && ratio < findings->least_small) {
        findings->least_small = ratio;
    }
    if (ratio < findings->least) {
        findings->least = ratio;
        findings->words = shape->text;
        findings->text = op->colour;
        findings->ground = ground;
    }
}

/* Looks behind a piece, from its left to its right edge at three heights. */
static void check_piece(struct findings *findings, const struct fills *fills,
                        const struct display_op *op, const struct text_piece *piece)
{
    static const int HEIGHTS[] = {10, 35, 65}; /* hundredths of the size */
    const struct text_shape *shape = piece->shape;
    bool ornament = op->element == NO_ELEMENT && shape->size > ORNAMENT;
    if (str_trim(shape->text).size == 0 || ornament) {
        return;
    }
    mpt left = op->left + piece->left;
    findings->texts++;
    findings->smallest = mpt_min(findings->smallest, shape->size);
    findings->faults += shape->size < SIZE_MIN;
    for (mpt x = 0;; x = mpt_min(x + SAMPLE_STEP, shape->width)) {
        for (size_t i = 0; i < 3; i++) {
            struct point at = {left + x, op->top - shape->size * HEIGHTS[i] / 100};
            look_at(findings, op, shape, behind(fills, at));
        }
        if (x >= shape->width) {
            break;
        }
    }
}

static void check_page(struct findings *findings, const struct display *display,
                       size_t index)
{
    const struct display_page *page = &display->pages.items[index];
    const struct path *clips[CLIP_DEPTH_MAX];
    size_t depth = 0;
    struct fills fills = {0};
    double before = findings->least;
    for (size_t i = 0; i < page->count; i++) {
        const struct display_op *op = &page->items[i];
        if (op->kind == DISPLAY_RECT || op->kind == DISPLAY_PATH ||
            op->kind == DISPLAY_IMAGE) {
            struct fill *fill = array_push(display->arena, &fills);
            *fill = (struct fill){.op = op, .clip_count = depth};
            memcpy(fill->clips, clips, depth * sizeof clips[0]);
            find_box(fill);
        } else if (op->kind == DISPLAY_GROUP) {
            fail_msg("groups are for sheets, not for pages");
        } else if (op->kind == DISPLAY_CLIP) {
            assert_true(depth < CLIP_DEPTH_MAX);
            clips[depth++] = op->path;
        } else if (op->kind == DISPLAY_UNCLIP) {
            depth--;
        } else if (op->kind == DISPLAY_TEXT) {
            assert_int_equal(depth, 0); /* clipped text is no text that can be read */
            for (uint32_t p = 0; p < op->piece_count; p++) {
                check_piece(findings, &fills, op, &op->pieces[p]);
            }
        }
    }
    if (findings->least < before) {
        findings->page = index;
    }
}

static struct findings check_display(const struct display *display)
{
    struct findings findings = {.least = 21, .least_small = 21, .smallest = INT32_MAX};
    for (size_t i = 0; i < display->pages.count; i++) {
        check_page(&findings, display, i);
    }
    return findings;
}

/* ---- all contents
 * -------------------------------------------------------------------- */

struct opening {
    struct display_pictures pictures;
    const char *path; /* of the content file */
    struct arena *arena;
};

static void open_picture(void *context, const struct picture *picture)
{
    static const struct display_press press = {0};
    struct opening *opening = context;
    const struct below_file file = {below_folder(str_from(opening->path)),
                                    picture->file.text, picture->file.mark};
    if (file.path.size > 0 &&
        display_find_picture(&opening->pictures, file.path) == NULL) {
        const struct image *image =
            image_open(&file, opening->arena, diag_create(opening->arena));
        assert_non_null(image);
        display_add_picture(&opening->pictures, image, &press, opening->arena);
    }
}

/* Which pages are looked at: languages as bits, and what the file does not say itself. */
struct variant {
    unsigned languages;
    enum bilingual bilingual; /* BY_PAGE: as the file says */
    bool small; /* on A5 */
};

/* As the program finds it, without its options. */
static struct page_wish wish_of(const struct layout_settings *layout,
                                const struct variant *variant)
{
    struct page_wish wish = {
        .bilingual = layout->bilingual,
        .page = variant->small ? (struct page_size){MM(148), MM(210)} : layout->page,
        .form = layout->form,
        .align = layout->align,
        .line_numbers = layout->line_numbers,
        .theme = theme_linden(),
    };
    if (variant->bilingual != BILINGUAL_BY_PAGE) {
        wish.bilingual = variant->bilingual;
    }
    if (wish.bilingual == BILINGUAL_BY_PAGE) {
        wish.bilingual = page_bilingual(wish.page, wish.form);
    }
    return wish;
}

static void lay_out(struct display *out, const struct fixture *fixture, const char *path,
                    const struct variant *variant, struct arena *arena)
{
    struct str bytes;
    struct node root;
    struct brochure brochure;
    struct model_options options = {.allow_missing = true};
    struct texts *texts;
    struct layout_request request = {.brochure = &brochure, .engine = fixture->engine};
    struct diag *diag = diag_create(arena);
    assert_true(file_read(&bytes, path, INPUT_FILE_MAX, arena, diag));
    const struct source *source = source_make(arena, str_from(path), bytes);
    assert_true(input_read(&root, source, arena, diag));
    assert_true(model_load(&brochure, &root, &options, arena, diag));
    assert_true(sections_read_texts(&texts, &brochure, fixture->engine, arena, diag));
    request.texts = texts;
    request.wish = wish_of(&brochure.layout, variant);
    struct opening opening = {.path = path, .arena = arena};
    model_each_picture(&brochure, open_picture, &opening);
    request.pictures = &opening.pictures;
    for (size_t i = 0; i < brochure.document.language_count; i++) {
        if ((variant->languages >> i & 1) != 0) {
            request.languages[request.language_count++] = brochure.document.languages[i];
        }
    }
    if (request.language_count > 0) {
        assert_true(layout_brochure(out, &request, arena, diag));
    }
}

static size_t check_file(const struct fixture *fixture, const char *path,
                         const struct variant *variant)
{
    struct arena *arena = arena_create();
    struct display display = {0};
    lay_out(&display, fixture, path, variant, arena);
    size_t faults = 0;
    if (display.pages.count > 0) {
        struct findings findings = check_display(&display);
        assert_true(findings.texts > 10);
        print_message("# %s (languages %u): least %.2f, of small text %.2f, at \"%.*s\", "
                      "%s on %s, page %zu; smallest text %.1f pt\n",
                      path, variant->languages, findings.least, findings.least_small,
                      STR_ARGS(findings.words), findings.text->name,
                      findings.ground == NULL ? "a picture" : findings.ground->name,
                      findings.page + 1, findings.smallest / 1000.0);
        faults = findings.faults;
    }
    arena_destroy(arena);
    return faults;
}

static size_t check_files(const struct fixture *fixture, const char *pattern,
                          const struct variant *variants, size_t variant_count)
{
    glob_t files;
    size_t faults = 0;
    assert_int_equal(glob(pattern, 0, NULL, &files), 0);
    for (size_t i = 0; i < files.gl_pathc; i++) {
        char path[300];
        size_t stem = strlen(files.gl_pathv[i]);
        const char *pages = strstr(files.gl_pathv[i], "pages.txt");
        stem = pages != NULL ? (size_t)(pages - files.gl_pathv[i]) : stem;
        snprintf(path, sizeof path, "%.*s%s", (int)stem, files.gl_pathv[i],
                 pages != NULL ? "input.yaml" : "");
        for (size_t v = 0; v < variant_count; v++) {
            faults += check_file(fixture, path, &variants[v]);
        }
    }
    globfree(&files);
    return faults;
}

static void test_every_text_can_be_read(void **state)
{
    static const struct variant VARIANTS[] = {
        {3, BILINGUAL_BY_PAGE, false},    {1, BILINGUAL_BY_PAGE, false},
        {2, BILINGUAL_BY_PAGE, false},    {3, BILINGUAL_FACING, false},
        {3, BILINGUAL_SEQUENTIAL, false}, {3, BILINGUAL_FACING, true},
        {1, BILINGUAL_BY_PAGE, true}};
    assert_int_equal(check_files(*state, "content/*.yaml", VARIANTS, 7), 0);
    assert_int_equal(check_files(*state, "tests/golden/council-*/pages.txt", VARIANTS, 5),
                     0);
}

static void test_every_layout_can_be_read(void **state)
{
    static const struct variant VARIANTS[] = {{3, BILINGUAL_BY_PAGE, false}};
    assert_int_equal(check_files(*state, "tests/golden/layout-*/pages.txt", VARIANTS, 1),
                     0);
    assert_int_equal(check_files(*state, "tests/golden/figure-*/pages.txt", VARIANTS, 1),
                     0);
    assert_int_equal(check_files(*state, "tests/golden/mode-*/pages.txt", VARIANTS, 1),
                     0);
}

/* ---- the check bites
 * ------------------------------------------------------------------ */

static void add_text(struct display *display, mpt size, enum theme_colour colour)
{
    struct text_shape *shape = arena_new(display->arena, struct text_shape);
    struct text_piece *piece = arena_new(display->arena, struct text_piece);
    *shape = (struct text_shape){.size = size, .text = STR("дума"), .width = MM(20)};
    piece->shape = shape;
    struct display_op *op = display_add_content(display, 0, DISPLAY_TEXT, 0);
    op->left = MM(20);
    op->top = MM(30);
    op->colour = colour_of(colour);
    op->pieces = piece;
    op->piece_count = 1;
}

static void add_rect(struct display *display, struct rect area, enum theme_colour colour)
{
    struct display_op *op =
        display_add_artifact(display, 0, DISPLAY_RECT, ARTIFACT_BACKGROUND);
    op->left = area.left;
    op->top = area.top;
    op->width = area.width;
    op->height = area.height;
    op->colour = colour_of(colour);
}

static void add_path(struct display *display, enum display_kind kind, struct rect area,
                     enum theme_colour colour)
{
    struct path *path = arena_new(display->arena, struct path);
    path_rect(display->arena, path, area);
    struct display_op *op = display_add_artifact(display, 0, kind, ARTIFACT_BACKGROUND);
    op->path = path;
    op->colour = colour_of(colour);
}

static void start(struct display *display, const struct fixture *fixture)
{
    display_init(display, fixture->arena, LANG_BG);
    display_add_page(display, MM(210), MM(297), 0);
}

static void test_faint_text_is_seen(void **state)
{
    struct display display;
    start(&display, *state);
    add_text(&display, PT(10), COLOUR_STONE);
    struct findings findings = check_display(&display);
    assert_true(findings.faults > 0);
    assert_true(findings.least < 1.2);
    start(&display, *state);
    add_text(&display, PT(10), COLOUR_GRAPHITE);
    findings = check_display(&display);
    assert_int_equal(findings.faults, 0);
    assert_true(findings.least > 7.2 && findings.least < 7.5);
}

static void test_small_text_is_seen(void **state)
{
    struct display display;
    start(&display, *state);
    add_text(&display, PT(6.9), COLOUR_INK);
    assert_true(check_display(&display).faults > 0);
}

static void test_what_lies_behind_is_seen(void **state)
{
    struct rect whole = {0, 0, MM(100), MM(100)};
    struct rect end = {MM(39), MM(20), MM(30), MM(20)}; /* only the last millimetre */
    struct display display;
    start(&display, *state);
    add_rect(&display, whole, COLOUR_DEEP);
    add_text(&display, PT(10), COLOUR_WHITE);
    add_rect(&display, whole, COLOUR_WHITE); /* over it, which is another matter */
    assert_int_equal(check_display(&display).faults, 0);
    start(&display, *state);
    add_rect(&display, whole, COLOUR_DEEP);
    add_path(&display, DISPLAY_PATH, end, COLOUR_LIME);
    add_text(&display, PT(10), COLOUR_WHITE);
    assert_true(check_display(&display).faults > 0);
}

static void test_pictures_are_seen(void **state)
{
    struct display display;
    start(&display, *state);
    add_rect(&display, (struct rect){0, 0, MM(30), MM(100)}, COLOUR_WHITE);
    display.pages.items[0].items[0].kind = DISPLAY_IMAGE;
    add_text(&display, PT(10), COLOUR_INK);
    assert_true(check_display(&display).faults > 0);
}

static void test_clips_are_seen(void **state)
{
    struct rect whole = {0, 0, MM(100), MM(100)};
    struct rect above = {0, 0, MM(100), MM(10)};
    for (int clipped = 0; clipped < 2; clipped++) {
        struct display display;
        start(&display, *state);
        add_path(&display, DISPLAY_CLIP, clipped == 1 ? above : whole, COLOUR_WHITE);
        add_path(&display, DISPLAY_PATH, whole, COLOUR_INK);
        display_add_artifact(&display, 0, DISPLAY_UNCLIP, ARTIFACT_BACKGROUND);
        add_text(&display, PT(10), COLOUR_INK);
        assert_int_equal(check_display(&display).faults > 0, clipped == 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_faint_text_is_seen),
        cmocka_unit_test(test_small_text_is_seen),
        cmocka_unit_test(test_what_lies_behind_is_seen),
        cmocka_unit_test(test_pictures_are_seen),
        cmocka_unit_test(test_clips_are_seen),
        cmocka_unit_test(test_every_text_can_be_read),
        cmocka_unit_test(test_every_layout_can_be_read),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
