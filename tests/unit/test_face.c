/* The font table and the faces: choice by size and weight, facts, subsets, lost files. */
#include "text_fixture.h"
#include "text/face.h"
#include "base/arena.h"
#include "base/diag.h"
#include "text/engine.h"
#include "text/font_set.h"
#include "text/shape.h"
#include <malloc.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <setjmp.h>
#include <cmocka.h>

static const struct text_face *find(void **state, enum text_family family, mpt size,
                                    enum text_weight weight, unsigned run_style)
{
    struct fixture *fixture = *state;
    struct text_style style = {.family = family, .weight = weight, .size = size};
    return font_set_find(fixture->engine->fonts, &style, run_style, fixture->diag);
}

static void test_styles_find_their_faces(void **state)
{
    static const struct {
        enum text_family family;
        mpt size;
        enum text_weight weight;
        unsigned run_style;
        const char *name;
    } examples[] = {
        {FAMILY_SERIF, PT(8), WEIGHT_REGULAR, 0, "SourceSerif4Caption-Regular"},
        {FAMILY_SERIF, PT(9), WEIGHT_REGULAR, 0, "SourceSerif4SmText-Regular"},
        {FAMILY_SERIF, PT(12), WEIGHT_REGULAR, 0, "SourceSerif4-Regular"},
        {FAMILY_SERIF, PT(21), WEIGHT_REGULAR, 0, "SourceSerif4Subhead-Regular"},
        {FAMILY_SERIF, PT(48), WEIGHT_REGULAR, 0, "SourceSerif4Display-Regular"},
        {FAMILY_SERIF_DISPLAY, PT(28), WEIGHT_REGULAR, 0, "SourceSerif4Display-Regular"},
        {FAMILY_SERIF_SMTEXT, PT(14), WEIGHT_BOLD, 0, "SourceSerif4SmText-Bold"},
        {FAMILY_SERIF, PT(12), WEIGHT_REGULAR, RUN_EMPHASIS, "SourceSerif4-It"},
        {FAMILY_SERIF, PT(12), WEIGHT_REGULAR, RUN_STRONG, "SourceSerif4-Bold"},
        {FAMILY_SERIF, PT(12), WEIGHT_REGULAR, RUN_STRONG | RUN_EMPHASIS,
         "SourceSerif4-BoldIt"},
        {FAMILY_SERIF, PT(12), WEIGHT_BOLD, RUN_STRONG, "SourceSerif4-Black"},
        {FAMILY_SANS, PT(9), WEIGHT_MEDIUM, 0, "SofiaSans-Medium"},
        {FAMILY_SANS, PT(9), WEIGHT_LIGHT, RUN_STRONG, "SofiaSans-Bold"},
        {FAMILY_SANS, PT(9), WEIGHT_SEMIBOLD, RUN_STRONG, "SofiaSans-ExtraBold"},
        {FAMILY_SANS, PT(9), WEIGHT_REGULAR, RUN_EMPHASIS, "SofiaSans-Italic"},
        {FAMILY_CONDENSED, PT(52), WEIGHT_EXTRABOLD, 0,
         "SofiaSansExtraCondensed-ExtraBold"},
        {FAMILY_CONDENSED, PT(30), WEIGHT_LIGHT, 0, "SofiaSansExtraCondensed-Light"},
    };
    struct fixture *fixture = *state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        const struct text_face *face = find(state, examples[i].family, examples[i].size,
                                            examples[i].weight, examples[i].run_style);
        assert_string_equal(text_face_facts(face).postscript_name, examples[i].name);
        assert_ptr_equal(text_face_find(fixture->engine, text_face_index(face)), face);
    }
    assert_null(text_face_find(fixture->engine, text_face_count(fixture->engine)));
}

static void test_facts(void **state)
{
    const struct text_face *face =
        find(state, FAMILY_SERIF, PT(9), WEIGHT_REGULAR, RUN_EMPHASIS);
    struct text_face_facts facts = text_face_facts(face);
    assert_true(facts.serif && !facts.condensed);
    assert_in_range(facts.cap_height, 600, 750);
    assert_in_range(facts.ascent, 700, 1300);
    assert_in_range(-facts.descent, 150, 500);
    assert_in_range(-facts.italic_angle, 5, 20);
    assert_true(facts.box[0] < 0 && facts.box[1] < 0 && facts.box[2] > 900);
    face = find(state, FAMILY_CONDENSED, PT(52), WEIGHT_EXTRABOLD, 0);
    facts = text_face_facts(face);
    assert_true(!facts.serif && facts.condensed);
    assert_int_equal(facts.italic_angle, 0);
    assert_int_equal(facts.weight, 800);
}

static void test_advance_is_the_font_programs(void **state)
{
    struct fixture *fixture = *state;
    static const struct text_style style = {
        .family = FAMILY_SANS, .weight = WEIGHT_REGULAR, .size = 100000};
    const struct text_shape *shape =
        shape_word(fixture->engine, STR("ж"), &style, 0, LANG_BG)->shapes[0];
    assert_int_equal(text_face_advance(shape->face, shape->glyphs[0].id),
                     shape->glyphs[0].advance);
}

/* ---- subsets ----------------------------------------------------------------------- */

static unsigned read_number(const char *bytes, size_t size)
{
    unsigned value = 0;
    for (size_t i = 0; i < size; i++) {
        value = value << 8 | (unsigned char)bytes[i];
    }
    return value;
}

static bool has_table(struct str font, const char *tag)
{
    unsigned count = read_number(font.data + 4, 2);
    for (unsigned i = 0; i < count; i++) {
        if (memcmp(font.data + 12 + 16 * i, tag, 4) == 0) {
            return read_number(font.data + 12 + 16 * i + 12, 4) > 0;
        }
    }
    return false;
}

static void test_subset(void **state)
{
    struct fixture *fixture = *state;
    const struct text_face *face = find(state, FAMILY_SERIF, PT(9), WEIGHT_REGULAR, 0);
    const uint16_t glyphs[] = {face_find_glyph(face, '!'), face_find_glyph(face, 'A'),
                               face_find_glyph(face, 0x416)};
    struct str first = {0};
    struct str second = {0};
    assert_true(text_face_subset(&first, face, (struct text_glyph_set){glyphs, 3},
                                 fixture->arena, fixture->diag));
    assert_true(text_face_subset(&second, face, (struct text_glyph_set){glyphs, 3},
                                 fixture->arena, fixture->diag));
    assert_true(str_equal(first, second));
    static const char *const kept[] = {"glyf", "loca", "head", "hhea", "hmtx", "maxp"};
    static const char *const dropped[] = {"GSUB", "GPOS", "GDEF", "cmap", "name",
                                          "post", "OS/2", "fpgm", "kern"};
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
        assert_true(has_table(first, kept[i]));
    }
    for (size_t i = 0; i < sizeof dropped / sizeof *dropped; i++) {
        assert_false(has_table(first, dropped[i]));
    }
    assert_in_range(first.size, 500, 30000);
}

/* A worker makes thousands of brochures with one face. */
static void test_subsets_do_not_pile_up(void **state)
{
    struct fixture *fixture = *state;
    const struct text_face *face = find(state, FAMILY_SERIF, PT(9), WEIGHT_REGULAR, 0);
    size_t before = mallinfo2().uordblks + mallinfo2().hblkhd;
    for (uint16_t last = 2; last < 600; last++) {
        const uint16_t glyphs[] = {1, last};
        struct arena *arena = arena_create();
        struct str program;
        assert_true(text_face_subset(&program, face, (struct text_glyph_set){glyphs, 2},
                                     arena, fixture->diag));
        arena_destroy(arena);
    }
    size_t after = mallinfo2().uordblks + mallinfo2().hblkhd; /* a sanitizer says 0 */
    assert_true(after < before + (1 << 20));
}

static void test_empty_subset_keeps_notdef(void **state)
{
    struct fixture *fixture = *state;
    const struct text_face *face = find(state, FAMILY_SANS, PT(9), WEIGHT_REGULAR, 0);
    struct str font = {0};
    assert_true(text_face_subset(&font, face, (struct text_glyph_set){0}, fixture->arena,
                                 fixture->diag));
    assert_true(has_table(font, "glyf"));
}

/* ---- coverage ------------------------------------------------------------------------
 */

static void test_coverage(void **state)
{
    struct fixture *fixture = *state;
    struct font_set *fonts = fixture->engine->fonts;
    static const uint32_t covered[] = {'a',    0x416,  0x45D,  0x2116, 0x20AC,
                                       0x2011, 0x2009, 0x260E, 0x2713, 0x2192,
                                       0x301,  0xA0,   0x2605};
    static const uint32_t missing[] = {0xE000, 0x4E2D, 0x1F9EC, 0x10FFFF, 7};
    for (size_t i = 0; i < sizeof covered / sizeof *covered; i++) {
        assert_true(font_set_covers(fonts, covered[i], NULL));
        assert_true(font_set_covers(fonts, covered[i], NULL)); /* as remembered, too */
    }
    for (size_t i = 0; i < sizeof missing / sizeof *missing; i++) {
        assert_false(font_set_covers(fonts, missing[i], NULL));
    }
}

/* ---- lost and damaged files
 * ------------------------------------------------------------- */

static void test_missing_fonts_are_a_failure(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    struct diag *diag = diag_create(arena);
    char *message = NULL;
    size_t size = 0;
    FILE *file = open_memstream(&message, &size);
    assert_null(text_engine_create(STR("tests/no-fonts"), diag));
    assert_int_equal(diag_exit_code(diag), 3);
    diag_print(diag, file, LANG_EN);
    fclose(file);
    assert_non_null(strstr(message, "[font-missing]\n"));
    free(message);
    arena_destroy(arena);
}

/* A folder of links to the fonts, in which one file is damaged. */
static char *make_damaged_fonts(struct arena *arena, const char *damaged)
{
    char *folder = str_to_c(arena, STR(P_tmpdir "/brochure-test-XXXXXX"));
    assert_non_null(mkdtemp(folder));
    char *root = realpath("fonts/node_modules", NULL);
    assert_non_null(root);
    struct str command = str_format(
        arena, "cp -rs '%s' '%s/node_modules' && rm '%s/%s' && echo damaged >'%s/%s'",
        root, folder, folder, damaged, folder, damaged);
    free(root);
    assert_int_equal(system(str_to_c(arena, command)), 0);
    return folder;
}

static void test_damaged_font_fails_once_and_falls_back(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    struct diag *diag = diag_create(arena);
    char *folder = make_damaged_fonts(
        arena, "node_modules/source-serif/TTF/SourceSerif4SmText-Regular.ttf");
    struct text_engine *engine = text_engine_create(str_from(folder), diag);
    assert_non_null(engine);
    assert_int_equal(diag_exit_code(diag), 0);
    engine->diag = diag;
    static const struct text_style body = {
        .family = FAMILY_SERIF, .weight = WEIGHT_REGULAR, .size = PT(9.5)};
    const struct shaped_word *word = shape_word(engine, STR("община"), &body, 0, LANG_BG);
    assert_int_equal(word->count, 1);
    assert_string_equal(text_face_facts(word->shapes[0]->face).postscript_name,
                        "SourceSans3-Regular");
    shape_word(engine, STR("град"), &body, 0, LANG_BG);
    assert_int_equal(diag_exit_code(diag), 3);
    char *message = NULL;
    size_t size = 0;
    FILE *file = open_memstream(&message, &size);
    diag_print(diag, file, LANG_EN);
    fclose(file);
    const char *named = strstr(message, "SourceSerif4SmText-Regular.ttf");
    assert_non_null(named);
    assert_null(strstr(named + 1, "SourceSerif4SmText-Regular.ttf"));
    assert_non_null(strstr(message, "make"));
    assert_non_null(strstr(message, "[font-damaged]\n"));
    free(message);
    text_engine_destroy(engine);
    struct str command = str_format(arena, "rm -r '%s'", folder);
    assert_int_equal(system(str_to_c(arena, command)), 0);
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_styles_find_their_faces),
        cmocka_unit_test(test_facts),
        cmocka_unit_test(test_advance_is_the_font_programs),
        cmocka_unit_test(test_subset),
        cmocka_unit_test(test_subsets_do_not_pile_up),
        cmocka_unit_test(test_empty_subset_keeps_notdef),
        cmocka_unit_test(test_coverage),
        cmocka_unit_test(test_missing_fonts_are_a_failure),
        cmocka_unit_test(test_damaged_font_fails_once_and_falls_back),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
