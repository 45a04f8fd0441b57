/* SVG drawings to steps of drawing, and advice on what cannot be kept. */
#include "image/image.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

struct fixture {
    struct arena *arena;
    struct diag *diag;
};

static int set_up(void **state)
{
    struct fixture *fixture = malloc(sizeof *fixture);
    fixture->arena = arena_create();
    fixture->diag = diag_create(fixture->arena);
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    arena_destroy(fixture->arena);
    free(fixture);
    return 0;
}

static const struct below_file NAME = {{"", 0}, {"x", 1}, {0}};

/* A drawing of 100 x 100 around `inside`. */
static const struct image *open_drawing(struct fixture *fixture, const char *inside)
{
    struct str text = str_format(
        fixture->arena,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 100 100\">%s</svg>",
        inside);
    return image_open_bytes(text, &NAME, fixture->arena, fixture->diag);
}

static struct image_shape only_shape(const struct image *image)
{
    size_t count = 0;
    assert_non_null(image);
    const struct image_shape *shapes = image_shapes(image, &count);
    assert_int_equal(count, 1);
    return shapes[0];
}

static void expect_point(const struct image_shape *shape, size_t at, int x, int y)
{
    assert_true(at < shape->path.point_count);
    assert_in_range(shape->path.points[at].x + 1000, x + 999, x + 1001);
    assert_in_range(shape->path.points[at].y + 1000, y + 999, y + 1001);
}

static void test_path_commands(void **state)
{
    static const struct {
        const char *data;
        const char *verbs; /* MLCZ */
        int last_x, last_y; /* in the drawing's units */
    } CASES[] = {
        {"M10 20L30 40Z", "MLZ", 30, 40},
        {"m10,20 5-5 1.5.5z", "MLLZ", 0, 0},
        {"M0 0H50V60h-10v-10", "MLLLL", 40, 50},
        {"M0 0C1 2 3 4 50 60", "MC", 50, 60},
        {"M0 0c1 2 3 4 50 60s1 2 3 4", "MCC", 53, 64},
        {"M0 0Q10 0 10 10T20 20", "MCC", 20, 20},
        {"M0 50A50 50 0 0 1 100 50", "MCC", 100, 50},
        {"M0 50a50 50 0 01100 0", "MCC", 100, 50},
        {"M1e1 2E1L3 4", "ML", 3, 4},
        {"M5 5zL9 9", "MZML", 9, 9},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        struct fixture *fixture = *state;
        struct str path = str_format(fixture->arena, "<path d=\"%s\"/>", CASES[i].data);
        struct image_shape shape = only_shape(open_drawing(fixture, path.data));
        assert_int_equal(shape.path.verb_count, strlen(CASES[i].verbs));
        for (size_t k = 0; k < shape.path.verb_count; k++) {
            assert_int_equal("MLCZ"[shape.path.verbs[k]], CASES[i].verbs[k]);
        }
        if (CASES[i].last_x != 0) {
            expect_point(&shape, shape.path.point_count - 1, CASES[i].last_x * 10000,
                         CASES[i].last_y * 10000);
        }
    }
}

static void test_shapes_and_transforms(void **state)
{
    struct fixture *fixture = *state;
    struct image_shape rect = only_shape(open_drawing(
        fixture, "<g transform=\"translate(10 20) scale(2)\"><rect x=\"1\" y=\"2\" "
                 "width=\"3\" height=\"4\" fill=\"#abc\"/></g>"));
    expect_point(&rect, 0, 120000, 240000);
    expect_point(&rect, 2, 180000, 320000);
    assert_int_equal(rect.rgb[0], 0xAA);
    assert_int_equal(rect.rgb[2], 0xCC);
    struct image_shape turned = only_shape(open_drawing(
        fixture,
        "<polygon transform=\"rotate(90 50 50)\" points=\"50,0 60 10 40,10\"/>"));
    expect_point(&turned, 0, 1000000, 500000);
    struct image_shape round =
        only_shape(open_drawing(fixture, "<circle cx=\"50\" cy=\"50\" r=\"10\"/>"));
    expect_point(&round, 0, 600000, 500000);
    expect_point(&round, 3, 500000, 600000);
}

static void test_styles(void **state)
{
    struct fixture *fixture = *state;
    struct image_shape shape = only_shape(open_drawing(
        fixture, "<style>/* x */ .a, .b{fill:#010203;fill-rule:evenodd}</style>"
                 "<defs><path d=\"M0 0h1v1z\"/></defs><title>text</title>"
                 "<path class=\"c b\" fill=\"red\" d=\"M0 0h9v9z\"/>"
                 "<path fill=\"none\" d=\"M0 0h9v9z\"/>"
                 "<g display=\"none\"><text>hidden</text></g>"));
    assert_int_equal(shape.rgb[0] * 65536 + shape.rgb[1] * 256 + shape.rgb[2], 0x010203);
    assert_true(shape.even_odd);
    struct image_shape inherited = only_shape(open_drawing(
        fixture, "<g style=\"fill: rgb(0,128,100%)\"><path d=\"M0 0h9v9z\"/></g>"));
    assert_int_equal(inherited.rgb[1], 128);
    assert_int_equal(inherited.rgb[2], 255);
}

/* The steps of a drawing of 100 x 100 around `inside`. */
static const struct image_shape *steps_of(struct fixture *fixture, const char *inside,
                                          size_t expected)
{
    size_t count = 0;
    const struct image *image = open_drawing(fixture, inside);
    if (image == NULL) {
        diag_print(fixture->diag, stderr, LANG_EN);
    }
    assert_non_null(image);
    const struct image_shape *shapes = image_shapes(image, &count);
    assert_int_equal(count, expected);
    return shapes;
}

static void expect_rgb(const struct image_shape *shape, unsigned rgb)
{
    assert_int_equal(shape->rgb[0] * 65536 + shape->rgb[1] * 256 + shape->rgb[2], rgb);
}

static void test_strokes(void **state)
{
    struct fixture *fixture = *state;
    const struct image_shape *steps = steps_of(
        fixture,
        "<g stroke=\"#123456\" stroke-width=\"2\"><path d=\"M10 10h20\" fill=\"none\" "
        "stroke-linecap=\"round\" stroke-linejoin=\"bevel\" stroke-dasharray=\"3 1 2\" "
        "stroke-dashoffset=\"-1\"/><g transform=\"scale(2 .5)\"><rect width=\"9\" "
        "height=\"9\" style=\"paint-order:stroke\"/></g></g>",
        3);
    const struct stroke *stroke = &steps[0].stroke;
    assert_int_equal(steps[0].kind, IMAGE_STROKE);
    expect_rgb(&steps[0], 0x123456);
    assert_int_equal(stroke->width, 20000);
    assert_int_equal(stroke->cap, CAP_ROUND);
    assert_int_equal(stroke->join, JOIN_BEVEL);
    assert_int_equal(stroke->dash_count, 6); /* an odd list is gone through twice */
    assert_int_equal(stroke->dashes[5], 20000);
    assert_int_equal(stroke->phase, 110000);
    assert_false(stroke->squeezed);
    assert_int_equal(steps[1].kind, IMAGE_STROKE);
    assert_int_equal(steps[1].stroke.width, 20000); /* of a pen twice as wide as high */
    assert_true(steps[1].stroke.squeezed);
    assert_int_equal(steps[1].stroke.pen[0], 2000000);
    assert_int_equal(steps[1].stroke.pen[3], 500000);
    assert_int_equal(steps[2].kind, IMAGE_FILL);
}

static void test_dots(void **state)
{
    struct fixture *fixture = *state;
    const struct image_shape *steps =
        steps_of(fixture,
                 "<path d=\"M50 50z\" stroke=\"red\" stroke-width=\"10\" fill=\"none\" "
                 "stroke-linecap=\"square\"/>",
                 2);
    assert_int_equal(steps[0].kind, IMAGE_FILL);
    expect_point(&steps[0], 0, 450000, 450000);
    expect_point(&steps[0], 2, 550000, 550000);
}

static void test_gradients(void **state)
{
    struct fixture *fixture = *state;
    const struct image_shape *steps = steps_of(
        fixture,
        "<linearGradient id=\"a\"><stop offset=\".2\" stop-color=\"#010203\"/><stop "
        "offset=\"80%\" style=\"stop-color:#040506\"/></linearGradient>"
        "<linearGradient id=\"b\" href=\"#a\" spreadMethod=\"reflect\" x2=\"50%\"/>"
        "<radialGradient id=\"c\" href=\"#a\" gradientUnits=\"userSpaceOnUse\" cx=\"50\" "
        "cy=\"40\" r=\"20\" fx=\"60\"/>"
        "<rect x=\"10\" y=\"20\" width=\"40\" height=\"10\" fill=\"url(#a)\"/>"
        "<rect x=\"10\" y=\"20\" width=\"40\" height=\"10\" fill=\"url(#b)\"/>"
        "<rect width=\"90\" height=\"90\" fill=\"url('#c') red\"/>"
        "<rect width=\"90\" height=\"90\" fill=\"url(#none) #0000ff\"/>",
        4);
    const struct image_gradient *plain = steps[0].gradient;
    assert_false(plain->radial);
    assert_int_equal(plain->frame[0].x, 100000);
    assert_int_equal(plain->frame[1].x, 500000);
    assert_int_equal(plain->frame[2].y, 300000);
    assert_int_equal(plain->stop_count, 4); /* both ends keep their colours */
    assert_int_equal(plain->stops[1].at, 200000);
    assert_int_equal(plain->stops[3].at, 1000000);
    assert_int_equal(plain->stops[3].rgb[2], 6);
    const struct image_gradient *mirrored = steps[1].gradient;
    assert_int_equal(mirrored->stop_count, 8); /* forth and back */
    assert_int_equal(mirrored->to[0], 2000000);
    assert_int_equal(mirrored->stops[7].rgb[2], 3);
    const struct image_gradient *radial = steps[2].gradient;
    assert_true(radial->radial);
    assert_int_equal(radial->frame[0].x, 500000);
    assert_int_equal(radial->frame[1].x, 700000);
    assert_int_equal(radial->from[0], 500000);
    assert_int_equal(radial->to[2], 1000000);
    assert_null(steps[3].gradient);
    expect_rgb(&steps[3], 0x0000ff);
}

static void test_repeated_parts(void **state)
{
    struct fixture *fixture = *state;
    const struct image_shape *steps = steps_of(
        fixture,
        "<defs><path id=\"p\" d=\"M0 0h9v9z\"/><symbol id=\"s\" viewBox=\"0 0 10 10\">"
        "<rect width=\"10\" height=\"10\"/></symbol></defs><g fill=\"#00ff00\">"
        "<use href=\"#p\" x=\"10\" y=\"20\"/></g>"
        "<use href=\"#s\" x=\"50\" width=\"20\" height=\"40\"/>",
        4);
    expect_rgb(&steps[0], 0x00ff00);
    expect_point(&steps[0], 0, 100000, 200000);
    assert_int_equal(steps[1].kind, IMAGE_CLIP);
    assert_int_equal(steps[2].kind, IMAGE_FILL);
    expect_point(&steps[2], 0, 500000, 100000); /* in the middle of its window */
    expect_point(&steps[2], 2, 700000, 300000);
    assert_int_equal(steps[3].kind, IMAGE_UNCLIP);
}

static void test_clips(void **state)
{
    struct fixture *fixture = *state;
    const struct image_shape *steps = steps_of(
        fixture,
        "<clipPath id=\"c\" clipPathUnits=\"objectBoundingBox\"><rect width=\".5\" "
        "height=\"1\"/><path clip-rule=\"evenodd\" d=\"M0 0h1v1z\"/></clipPath>"
        "<rect x=\"20\" y=\"20\" width=\"40\" height=\"40\" clip-path=\"url(#c)\"/>"
        "<g clip-path=\"url(#c)\"/>",
        6); /* once through each part */
    assert_int_equal(steps[0].kind, IMAGE_CLIP);
    expect_point(&steps[0], 2, 400000, 600000);
    assert_false(steps[0].even_odd);
    assert_int_equal(steps[2].kind, IMAGE_UNCLIP);
    assert_int_equal(steps[3].kind, IMAGE_CLIP);
    assert_true(steps[3].even_odd);
}

static void test_style_sheets(void **state)
{
    static const struct {
        const char *inside;
        unsigned rgb;
    } CASES[] = {
        {"<path id=\"p\" class=\"b a\" d=\"M0 0h9v9z\"/><style>path{fill:red}</style>",
         0xff0000},
        {"<style>#p{fill:#000001}.a{fill:#000002}*{fill:#000003}</style><path id=\"p\" "
         "class=\"a\" d=\"M0 0h9v9z\"/>",
         1},
        {"<style>g .a{fill:#000001}g>.a{fill:#000002}.a{fill:#000003}</style><g><path "
         "class=\"a\" d=\"M0 0h9v9z\"/></g>",
         2},
        {"<style>.a{fill:#000001!important}</style><path class=\"a\" style=\"fill:red\" "
         "d=\"M0 0h9v9z\"/>",
         1},
        {"<style>[d]{fill:#000001}</style><path d=\"M0 0h9v9z\"/>", 1},
        {"<style>rect+path{fill:#000001}:first-child{fill:red}</style><rect/><path "
         "d=\"M0 0h9v9z\"/>",
         1},
        {"<g color=\"#000001\"><path fill=\"currentColor\" d=\"M0 0h9v9z\"/></g>", 1},
        {"<g fill=\"#000001\"><path fill=\"#12345\" d=\"M0 0h9v9z\"/></g>", 1},
        {"<path style=\"/* ; */ fill: RGB( 0% 0% 100% / 1 )\" d=\"M0 0h9v9z\"/>", 0xff},
        {"<path fill=\"hsl(120, 100%, 25%)\" d=\"M0 0h9v9z\"/>", 0x008000},
        {"<switch><g systemLanguage=\"fr\"><text>x</text></g><path systemLanguage=\"en, "
         "bg-BG\" fill=\"#000001\" d=\"M0 0h9v9z\"/><text>y</text></switch>",
         1},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        expect_rgb(steps_of(*state, CASES[i].inside, 1), CASES[i].rgb);
    }
}

static void test_units(void **state)
{
    static const struct {
        const char *width;
        int32_t expected;
    } CASES[] = {{"10", 100000},    {"10px", 100000}, {"9pt", 120000},  {"1pc", 160000},
                 {"0.5in", 480000}, {"1cm", 377953},  {"10mm", 377953}, {"25%", 250000},
                 {"2em", 200000},   {"2ex", 100000},  {"1e1", 100000}};
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        struct fixture *fixture = *state;
        struct str text = str_format(
            fixture->arena, "<g font-size=\"10\"><rect width=\"%s\" height=\"9\"/></g>",
            CASES[i].width);
        struct image_shape shape = only_shape(open_drawing(fixture, text.data));
        expect_point(&shape, 1, CASES[i].expected, 0);
    }
}

/* The size of a drawing comes from width and height, into which its view is fitted. */
static void test_windows(void **state)
{
    struct fixture *fixture = *state;
    struct str text =
        STR("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"20mm\" height=\"10mm\" "
            "viewBox=\"0 0 100 100\" preserveAspectRatio=\"xMaxYMin\">"
            "<rect width=\"100\" height=\"100\"/></svg>");
    const struct image *image =
        image_open_bytes(text, &NAME, fixture->arena, fixture->diag);
    struct image_shape shape = only_shape(image);
    assert_int_equal(image_facts(image).width, 2 * image_facts(image).height);
    expect_point(&shape, 0, 500000, 0);
    expect_point(&shape, 2, 1000000, 500000);
}

static void test_advice(void **state)
{
    static const struct {
        const char *inside, *word;
    } CASES[] = {
        {"<text>Община</text>", "convert text to paths"},
        {"<pattern id=\"p\" width=\"1\" height=\"1\"><path/></pattern><path d=\"M0 "
         "0h9v9z\" fill=\"url(#p)\"/>",
         "pattern"},
        {"<mask id=\"m\"><rect/></mask><path d=\"M0 0h9v9z\" mask=\"url(#m)\"/>", "mask"},
        {"<marker id=\"m\"><path/></marker><path d=\"M0 0h9v9z\" "
         "marker-mid=\"url(#m)\"/>",
         "markers"},
        {"<g id=\"a\"><use href=\"#a\"/></g>", "within itself"},
        {"<use href=\"other.svg#a\"/>", "another file"},
        {"<path d=\"M0 0h9v9z\" opacity=\".5\"/>", "half-transparent"},
        {"<path d=\"M0 0h9v9z\" filter=\"url(#f)\"/>", "filter"},
        {"<image href=\"a.png\"/>", "holds a picture"},
        {"<path d=\"L0 0\"/>", "draws nothing"},
        {"<rect width=\"1em\" height=\"1\"/>", "a length that is not understood: width"},
        {"<path d=\"M0 0h9v9z\" fill=\"#f008\"/>", "half-transparent"},
        {"<g style=\"mix-blend-mode:multiply\"/>", "blends colours"},
        {"<image href=\"a.png\" width=\"9\" height=\"9\"/>", "image"},
        {"<path d=\"M0 0h9v9z\" filter=\"blur(2)\"/>", "filter"},
        {"<path d=\"M0 0h9e9v9z\"/>", "far outside"},
        {"<g transform=\"turn(3)\"/>", "transform"},
        {"<style>path:hover{fill:red}</style>", "style sheet"},
        {"<g>", "damaged in its line 1"},
        {"", "draws nothing"},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        struct fixture *fixture = *state;
        char *text = NULL;
        size_t size = 0;
        assert_null(open_drawing(fixture, CASES[i].inside));
        FILE *file = open_memstream(&text, &size);
        diag_print(fixture->diag, file, LANG_EN);
        fclose(file);
        assert_non_null(strstr(text, CASES[i].word));
        free(text);
    }
}

static bool opens(struct fixture *fixture, struct str text)
{
    return image_open_bytes(text, &NAME, fixture->arena, fixture->diag) != NULL;
}

/* Those within the file are words; what grows without end or lies elsewhere is refused.
 */
static void test_entities(void **state)
{
    struct fixture *fixture = *state;
    struct builder bomb = {.arena = fixture->arena};
    assert_true(
        opens(fixture, STR("<!DOCTYPE svg [<!ENTITY red \"#f00\">]><svg viewBox=\"0 0 "
                           "1 1\"><path fill=\"&red;\" d=\"M0 0h1v1z\"/></svg>")));
    assert_false(
        opens(fixture, STR("<!DOCTYPE svg [<!ENTITY a SYSTEM \"/etc/passwd\">]><svg "
                           "viewBox=\"0 0 1 1\"><path d=\"M0 0h1v1z\"/>&a;</svg>")));
    builder_format(&bomb, "<!DOCTYPE svg [<!ENTITY a0 \"M0 0h9v9z\">");
    for (int i = 1; i < 12; i++) {
        builder_format(&bomb, "<!ENTITY a%d \"", i);
        for (int k = 0; k < 10; k++) {
            builder_format(&bomb, "&a%d;", i - 1);
        }
        builder_format(&bomb, "\">");
    }
    builder_format(&bomb, "]><svg viewBox=\"0 0 9 9\"><path d=\"&a11;\"/></svg>");
    assert_false(opens(fixture, builder_str(&bomb)));
}

/* Ten parts that each repeat the one before ten times. */
static void test_growth_is_bounded(void **state)
{
    struct fixture *fixture = *state;
    struct builder bomb = {.arena = fixture->arena};
    builder_format(&bomb, "<svg viewBox=\"0 0 9 9\"><path id=\"a0\" d=\"M0 0h9v9z\"/>");
    for (int i = 1; i < 10; i++) {
        builder_format(&bomb, "<g id=\"a%d\">", i);
        for (int k = 0; k < 10; k++) {
            builder_format(&bomb, "<use href=\"#a%d\"/>", i - 1);
        }
        builder_format(&bomb, "</g>");
    }
    builder_format(&bomb, "</svg>");
    assert_false(opens(fixture, builder_str(&bomb)));
}

static void test_cut_anywhere(void **state)
{
    struct fixture *fixture = *state;
    static const char DRAWING[] =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10\" "
        "height=\"5\"><style>.a{fill:"
        "#123456}</style><g transform=\"rotate(3) skewX(4)\"><path class=\"a\" "
        "d=\"M0 0a5 5 0 1 0 9 9q1 1 2 2t3 3z\"/></g></svg>";
    for (size_t size = 0; size < sizeof DRAWING - 1; size++) {
        char *cut = malloc(size + 1);
        memcpy(cut, DRAWING, size);
        struct str bytes = {cut, size};
        assert_null(image_open_bytes(bytes, &NAME, fixture->arena, fixture->diag));
        free(cut);
    }
    struct str whole = {DRAWING, sizeof DRAWING - 1};
    const struct image *image =
        image_open_bytes(whole, &NAME, fixture->arena, fixture->diag);
    assert_non_null(image);
    assert_int_equal(image_facts(image).width, 2 * image_facts(image).height);
}

static void test_inks(void **state)
{
    (void)state;
    uint8_t ink[4];
    image_ink(ink, (const uint8_t[]){0, 0, 0}, STR(""), IMAGE_INTENT_RELATIVE);
    assert_memory_equal(ink, ((const uint8_t[]){0, 0, 0, 100}), 4);
    image_ink(ink, (const uint8_t[]){255, 255, 255}, STR(""), IMAGE_INTENT_RELATIVE);
    assert_memory_equal(ink, ((const uint8_t[]){0, 0, 0, 0}), 4);
    image_ink(ink, (const uint8_t[]){255, 0, 0}, STR(""), IMAGE_INTENT_RELATIVE);
    assert_memory_equal(ink, ((const uint8_t[]){0, 100, 100, 0}), 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_path_commands, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_shapes_and_transforms, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_styles, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_advice, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_strokes, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_dots, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_gradients, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_repeated_parts, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_clips, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_style_sheets, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_units, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_windows, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_entities, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_growth_is_bounded, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_cut_anywhere, set_up, tear_down),
        cmocka_unit_test(test_inks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
