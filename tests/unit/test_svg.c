/* SVG drawings to filled areas, and advice on what cannot be kept. */
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

static void test_advice(void **state)
{
    static const struct {
        const char *inside, *word;
    } CASES[] = {
        {"<text>Община</text>", "convert text to paths"},
        {"<pattern id=\"p\"/><path d=\"M0 0h9v9z\" fill=\"url(#p)\"/>", "pattern"},
        {"<path d=\"M0 0h9v9z\" mask=\"url(#m)\"/>", "mask"},
        {"<marker id=\"m\"/><path d=\"M0 0h9v9z\" marker-mid=\"url(#m)\"/>", "markers"},
        {"<g id=\"a\"><use href=\"#a\"/></g>", "within itself"},
        {"<use href=\"other.svg#a\"/>", "another file"},
        {"<path d=\"M0 0h9v9z\" opacity=\".5\"/>", "half-transparent"},
        {"<path d=\"M0 0h9v9z\" filter=\"url(#f)\"/>", "filter"},
        {"<image href=\"a.png\"/>", "holds a picture"},
        {"<path d=\"L0 0\"/>", "cannot be read"},
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
        diag_print(fixture->diag, file);
        fclose(file);
        assert_non_null(strstr(text, CASES[i].word));
        free(text);
    }
}

static void test_entities_are_refused(void **state)
{
    struct fixture *fixture = *state;
    struct str bomb =
        STR("<!DOCTYPE svg [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]>"
            "<svg viewBox=\"0 0 1 1\"><path d=\"&b;\"/></svg>");
    assert_null(image_open_bytes(bomb, &NAME, fixture->arena, fixture->diag));
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
        cmocka_unit_test_setup_teardown(test_entities_are_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_cut_anywhere, set_up, tear_down),
        cmocka_unit_test(test_inks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
