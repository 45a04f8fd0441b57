/* Themes: the light of colours against published values, and what a theme file must hold
 * to be read and printed. The words of the messages are the business of the golden
 * cases. */
#include "input/input.h"
#include "model/light.h"
#include "model/model.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* ---- light ------------------------------------------------------------------------ */

static void test_light_of_the_published_colours(void **state)
{
    (void)state;
    /* L* and the contrast with white, as in the table of the look. */
    static const struct {
        enum theme_colour colour;
        int lightness, contrast;
    } PUBLISHED[] = {
        {COLOUR_INK, 9, 176},    {COLOUR_GRAPHITE, 37, 73},   {COLOUR_DEEP, 18, 139},
        {COLOUR_LINDEN, 40, 65}, {COLOUR_TERRACOTTA, 47, 50}, {COLOUR_BLUE, 30, 95},
    };
    for (size_t i = 0; i < sizeof PUBLISHED / sizeof PUBLISHED[0]; i++) {
        const struct colour *c = &theme_linden()->colours[PUBLISHED[i].colour];
        const uint8_t rgb[3] = {c->red, c->green, c->blue};
        const uint8_t white[3] = {255, 255, 255};
        uint32_t light = light_of(rgb);
        assert_int_equal((light_lightness(light) + 5) / 10, PUBLISHED[i].lightness);
        assert_int_equal((light_contrast(light, light_of(white)) + 5) / 10,
                         PUBLISHED[i].contrast);
    }
}

static void test_light_of_the_ends(void **state)
{
    (void)state;
    const uint8_t black[3] = {0, 0, 0};
    const uint8_t white[3] = {255, 255, 255};
    assert_int_equal(light_of(black), 0);
    assert_int_equal(light_of(white), 1000000);
    assert_int_equal(light_lightness(0), 0);
    assert_int_equal(light_lightness(1000000), 1000);
    assert_int_equal(light_contrast(0, 1000000), 2100);
    assert_int_equal(light_contrast(7, 7), 100);
}

/* ---- the colours of the house ------------------------------------------------------ */

/* sRGB and the sum of the four inks, as published. */
static const struct {
    const char *name;
    int rgb, ink;
} COLOURS[COLOUR_COUNT] = {
    {"white", 0xFFFFFF, 0},       {"ink", 0x1A1917, 100},
    {"graphite", 0x565655, 80},   {"deep", 0x063327, 280},
    {"deep-2", 0x0D4234, 254},    {"linden", 0x276A45, 222},
    {"leaf", 0x7DAB41, 161},      {"lime", 0xCDD73A, 113},
    {"limelight", 0xE7EA9F, 62},  {"blossom", 0xF3F5D7, 29},
    {"honey", 0xF4C229, 117},     {"terracotta", 0xBF4824, 196},
    {"blue", 0x0A4974, 207},      {"stone", 0xF6F3EA, 18},
    {"stone-2", 0xE4DDCE, 44},    {"blue-tint", 0xDCE5EF, 27},
    {"honey-tint", 0xFCEEC7, 36}, {"terracotta-tint", 0xF6DED2, 36},
    {"leaf-tint", 0xE2EAC8, 45},
};

static void test_colours_are_those_of_the_theme(void **state)
{
    (void)state;
    for (int i = 0; i < COLOUR_COUNT; i++) {
        const struct colour *c = &theme_linden()->colours[i];

        assert_string_equal(c->name, COLOURS[i].name);
        assert_int_equal(c->red << 16 | c->green << 8 | c->blue, COLOURS[i].rgb);
        assert_int_equal(c->cyan + c->magenta + c->yellow + c->black, COLOURS[i].ink);
    }
}

/* Small text must print in black alone. */
static void test_text_colours_are_tints_of_black(void **state)
{
    (void)state;
    static const enum theme_colour TEXT[] = {COLOUR_INK, COLOUR_GRAPHITE};

    for (size_t i = 0; i < sizeof TEXT / sizeof *TEXT; i++) {
        const struct colour *c = &theme_linden()->colours[TEXT[i]];

        assert_true(c->black > 0);
        assert_int_equal(c->cyan + c->magenta + c->yellow, 0);
    }
}

/* ---- themes ----------------------------------------------------------------------- */

struct sample {
    struct arena *arena;
    struct diag *diag;
    struct theme theme;
    bool sound;
    char *messages;
};

/* The theme of the house as a file, with the rows of `colours` in place of its own. */
static struct str write_theme(struct arena *arena, const char *changed, const char *rest)
{
    struct builder yaml = {.arena = arena};
    builder_add(&yaml, STR("name: test\ncolours:\n"));
    for (enum theme_colour i = COLOUR_WHITE + 1; i < COLOUR_COUNT; i++) {
        const struct colour *c = &theme_linden()->colours[i];
        struct str key = str_format(arena, "  %s: ", c->name);
        const char *own = strstr(changed, key.data);
        if (own != NULL) {
            builder_format(&yaml, "%.*s\n", (int)strcspn(own, "\n"), own);
            continue;
        }
        builder_format(&yaml, "%.*s{rgb: \"#%02X%02X%02X\", cmyk: [%d, %d, %d, %d]}\n",
                       STR_ARGS(key), c->red, c->green, c->blue, c->cyan, c->magenta,
                       c->yellow, c->black);
    }
    builder_add(&yaml, str_from(rest));
    return builder_str(&yaml);
}

#define REST                                                                        \
    "priorities: [blue, honey, terracotta, leaf, lime, deep]\n"                     \
    "shape: leaf\n"                                                                 \
    "families: {display: Sofia Sans Extra Condensed, text: Source Serif 4, notes: " \
    "Sofia Sans}\n"

static int print_lightness(void *context, const uint8_t inks[4])
{
    const int *grey = context;
    return grey != NULL ? *grey : 1000 - 2 * (inks[0] + inks[1] + inks[2] + inks[3]);
}

static struct sample load(const char *changed, const char *rest,
                          const struct theme_terms *terms)
{
    struct sample sample = {.arena = arena_create()};
    sample.diag = diag_create(sample.arena);
    const struct source *source = source_make(sample.arena, STR("test.yaml"),
                                              write_theme(sample.arena, changed, rest));
    struct node root;
    assert_true(input_read(&root, source, sample.arena, sample.diag));
    sample.sound =
        model_load_theme(&sample.theme, &root, terms, sample.arena, sample.diag);
    size_t size = 0;
    FILE *memory = open_memstream(&sample.messages, &size);
    assert_non_null(memory);
    diag_print(sample.diag, memory, LANG_EN);
    fclose(memory);
    return sample;
}

static void release(struct sample *sample)
{
    free(sample->messages);
    arena_destroy(sample->arena);
}

static const struct theme_terms TERMS = {.ink_most = 300};

static void assert_refused(const char *changed, const char *rest, const char *rule)
{
    struct sample sample = load(changed, rest, &TERMS);
    assert_false(sample.sound);
    if (strstr(sample.messages, rule) == NULL) {
        fail_msg("no %s in: %s", rule, sample.messages);
    }
    release(&sample);
}

static void test_linden_as_a_file(void **state)
{
    (void)state;
    struct sample sample = load("", REST, &TERMS);
    assert_string_equal(sample.messages, "");
    assert_true(sample.sound);
    for (enum theme_colour i = 0; i < COLOUR_COUNT; i++) {
        const struct colour *a = &sample.theme.colours[i];
        const struct colour *b = &theme_linden()->colours[i];
        assert_string_equal(a->name, b->name);
        assert_memory_equal(&a->red, &b->red, 7);
    }
    assert_memory_equal(sample.theme.priorities, theme_linden()->priorities,
                        sizeof sample.theme.priorities);
    assert_int_equal(sample.theme.motif.shape, SHAPE_LEAF);
    assert_int_equal(sample.theme.display, TYPE_CONDENSED);
    assert_int_equal(sample.theme.text, TYPE_SERIF);
    assert_int_equal(sample.theme.notes, TYPE_SANS);
    release(&sample);
}

static void test_outline(void **state)
{
    (void)state;
    struct sample sample =
        load("",
             "priorities: [leaf, blue, honey, terracotta, deep, lime]\n"
             "shape: {path: \"M 0 0 L 10 5 Z\", axis: [[-1.5, 0], [10, 5.25]]}\n"
             "families: {display: Sofia Sans, text: Sofia Sans, notes: Sofia Sans}\n",
             &TERMS);
    assert_true(sample.sound);
    const struct theme_motif *motif = &sample.theme.motif;
    assert_int_equal(motif->shape, SHAPE_OUTLINE);
    assert_true(str_equal(motif->data.text, STR("M 0 0 L 10 5 Z")));
    assert_int_equal(motif->axis[0].x, -1500);
    assert_int_equal(motif->axis[1].y, 5250);
    assert_int_equal(sample.theme.priorities[0].fill, COLOUR_LEAF);
    assert_int_equal(sample.theme.priorities[0].text, COLOUR_INK);
    assert_int_equal(sample.theme.priorities[5].tint, COLOUR_BLOSSOM);
    release(&sample);
}

static void test_what_cannot_be_read(void **state)
{
    (void)state;
    assert_refused("  stone: {rgb: \"#8A8A8A\", cmyk: [4, 4, 10, 0]}\n", REST,
                   "[theme-contrast]");
    assert_refused("  blue-tint: {rgb: \"#0A4974\", cmyk: [4, 4, 10, 0]}\n", REST,
                   "[theme-contrast]");
}

static void test_what_is_alike_in_grey(void **state)
{
    (void)state;
    assert_refused("  honey: {rgb: \"#7DAB41\", cmyk: [5, 24, 88, 0]}\n", REST,
                   "[theme-lightness]");
    int grey = 500;
    const struct theme_terms terms = {300, print_lightness, &grey};
    struct sample sample = load("", REST, &terms);
    assert_false(sample.sound);
    assert_int_equal(diag_error_count(sample.diag), 6); /* each of four with each */
    release(&sample);
    grey = -1; /* not known */
    sample = load("", REST, &terms);
    assert_true(sample.sound);
    release(&sample);
}

static void test_what_does_not_dry(void **state)
{
    (void)state;
    assert_refused("  deep: {rgb: \"#063327\", cmyk: [90, 60, 85, 66]}\n", REST,
                   "[theme-ink]");
    const struct theme_terms thin = {200, NULL, NULL};
    struct sample sample = load("", REST, &thin);
    assert_int_equal(diag_error_count(sample.diag), 4);
    release(&sample);
}

static void test_small_text_of_several_inks(void **state)
{
    (void)state;
    assert_refused("  ink: {rgb: \"#1A1917\", cmyk: [60, 50, 50, 100]}\n", REST,
                   "[theme-small-text]");
    assert_refused("  limelight: {rgb: \"#E7EA9F\", cmyk: [14, 8, 0, 0]}\n", REST,
                   "[theme-small-text]");
}

static void test_damaged_values(void **state)
{
    (void)state;
    assert_refused("  leaf: {rgb: \"7DAB41\", cmyk: [58, 13, 89, 1]}\n", REST,
                   "[colour-rgb]");
    assert_refused("  leaf: {rgb: \"#7DAB41\", cmyk: [58, 13, 89]}\n", REST,
                   "[colour-inks]");
    assert_refused("  leaf: {rgb: \"#7DAB41\", cmyk: [58, 13, 101, 1]}\n", REST,
                   "[colour-inks]");
    assert_refused("", "priorities: [blue, blue, leaf, lime, deep, honey]\nshape: leaf\n",
                   "[theme-priorities]");
    assert_refused("",
                   "priorities: [blue, honey, terracotta, leaf, lime, deep]\n"
                   "shape: {path: M0 0Z, axis: [[1, 1], [1, 1]]}\n"
                   "families: {display: Sofia Sans, text: Sofia Sans, notes: Sofia "
                   "Sans}\n",
                   "[theme-axis]");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_light_of_the_published_colours),
        cmocka_unit_test(test_light_of_the_ends),
        cmocka_unit_test(test_colours_are_those_of_the_theme),
        cmocka_unit_test(test_text_colours_are_tints_of_black),
        cmocka_unit_test(test_linden_as_a_file),
        cmocka_unit_test(test_outline),
        cmocka_unit_test(test_what_cannot_be_read),
        cmocka_unit_test(test_what_is_alike_in_grey),
        cmocka_unit_test(test_what_does_not_dry),
        cmocka_unit_test(test_small_text_of_several_inks),
        cmocka_unit_test(test_damaged_values),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
