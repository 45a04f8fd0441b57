/* Pages for the tests of the checks before printing, and what is said about them. */
#ifndef PREFLIGHT_PAGES_H
#define PREFLIGHT_PAGES_H

#include "press/press.h"
#include "base/array.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#define WIDTH MM(210)
#define HEIGHT MM(297)

static const struct colour WHITE = {"white", 255, 255, 255, 0, 0, 0, 0, NULL};
static const struct colour BLACK = {"ink", 26, 25, 23, 0, 0, 0, 100, NULL};
static const struct colour DEEP = {"deep", 6, 51, 39, 90, 50, 74, 66, NULL};
static const struct colour HEAVY = {"heavy", 9, 9, 9, 90, 70, 80, 75, NULL}; /* 315 */
static const struct colour SOAKED = {"soaked", 0, 0, 0, 100, 90, 90, 70, NULL}; /* 350 */
static const struct colour RICH = {"rich", 0, 0, 0, 60, 40, 40, 100, NULL};
static const struct colour YELLOW = {"pale", 231, 234, 159, 0, 0, 48, 0, NULL};
static const struct colour SCREEN = {"screen", 200, 10, 10, 0, 0, 0, 0, NULL};
static const struct colour CROSS = {"cross", 0, 0, 0, 100, 100, 100, 100, "All"};
static const struct colour LIME = {"lime", 205, 215, 58, 27, 0, 86, 0, "PANTONE 380 C"};
static const struct colour LIME2 = {"lime2", 205, 215, 58, 27, 0, 86, 0, "Pantone 380C"};
static const struct colour MIXED = {"mixed", 205, 215, 58, 30, 0, 86, 0, "PANTONE 380 C"};

static const struct preflight_limits LIMITS = {
    .ink = {300, 330},
    .line = {PT(0.25), PT(0.125)},
    .line_inks = {PT(0.5), PT(0.25)},
    .text = {PT(6), PT(5)},
    .text_inks = {PT(9), PT(8)},
    .safe_area = {MM(5), MM(3)},
    .picture = {225, 150},
    .picture_most = 450,
    .line_art = {800, 550},
    .black_text = PT(12),
};

struct fixture {
    struct arena *arena;
    struct diag *diag;
    struct display display;
    struct press_preflight found;
    char said[4096];
};

static inline int start(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);
    f->arena = arena_create();
    f->diag = diag_create(f->arena);
    display_init(&f->display, f->arena, LANG_BG);
    display_add_page(&f->display, WIDTH, HEIGHT, MM(3));
    *state = f;
    return 0;
}

static inline int finish(void **state)
{
    struct fixture *f = *state;
    arena_destroy(f->arena);
    free(f);
    return 0;
}

/* ---- pages ---------------------------------------------------------------------- */

static inline struct display_op *add_rect(struct fixture *f, const struct colour *colour,
                                          struct rect area)
{
    struct display_op *op =
        display_add_artifact(&f->display, 0, DISPLAY_RECT, ARTIFACT_BACKGROUND);
    op->colour = colour;
    op->left = area.left;
    op->top = area.top;
    op->width = area.width;
    op->height = area.height;
    return op;
}

/* In the middle of the page, on nothing. */
static inline struct display_op *add_area(struct fixture *f, const struct colour *colour,
                                          mpt width, mpt height)
{
    return add_rect(f, colour, (struct rect){MM(50), MM(50), width, height});
}

static inline void add_ground(struct fixture *f, const struct colour *colour)
{
    add_rect(f, colour,
             (struct rect){-MM(3), -MM(3), WIDTH + 2 * MM(3), HEIGHT + 2 * MM(3)});
}

static inline struct path *make_bar(struct fixture *f, struct rect area)
{
    struct path *path = arena_new(f->arena, struct path);
    path_rect(f->arena, path, area);
    return path;
}

/* A word as wide as ten times its size, with its left end and its baseline there. */
static inline struct display_op *add_text(struct fixture *f, const struct colour *colour,
                                          mpt size, struct point at)
{
    static const struct text_glyph GLYPH = {.id = 1, .text_size = 4};
    struct text_shape *shape = arena_new(f->arena, struct text_shape);
    struct text_piece *piece = arena_new(f->arena, struct text_piece);
    shape->size = size;
    shape->text = STR("дума");
    shape->glyphs = &GLYPH;
    shape->glyph_count = 1;
    shape->width = 10 * size;
    piece->shape = shape;
    struct display_op *op =
        display_add_artifact(&f->display, 0, DISPLAY_TEXT, ARTIFACT_HEADER);
    op->colour = colour;
    op->left = at.x;
    op->top = at.y;
    op->pieces = piece;
    op->piece_count = 1;
    op->scale = 10000;
    op->overprint = colour == &BLACK;
    return op;
}

static inline struct display_op *add_word(struct fixture *f, const struct colour *colour,
                                          mpt size)
{
    return add_text(f, colour, size, (struct point){MM(60), MM(70)});
}

/* ---- verdicts ------------------------------------------------------------------- */

static inline bool check_against(struct fixture *f, const struct press_terms *terms,
                                 struct diag *diag)
{
    struct preflight *preflight = press_check_begin(&f->found, terms, diag);
    for (size_t i = 0; i < f->display.pages.count; i++) {
        press_check_page(preflight, &f->display, i);
    }
    return press_check_end(preflight);
}

static inline bool check(struct fixture *f)
{
    struct diag *diag = diag_create(f->arena);
    const struct press_terms terms = {.limits = &LIMITS, .condition = STR("FOGRA39")};
    bool passed = check_against(f, &terms, diag);
    FILE *file = tmpfile();
    diag_print(diag, file, LANG_EN);
    rewind(file);
    f->said[fread(f->said, 1, sizeof f->said - 1, file)] = '\0';
    fclose(file);
    assert_int_equal(passed, diag_error_count(diag) == 0);
    return passed;
}

static inline void start_again(struct fixture *f)
{
    display_init(&f->display, f->arena, LANG_BG);
    display_add_page(&f->display, WIDTH, HEIGHT, MM(3));
}

static inline void expect_passed(struct fixture *f, enum press_rule rule)
{
    check(f);
    assert_int_equal(f->found.rules[rule].failed, 0);
    assert_int_equal(f->found.rules[rule].warned, 0);
    assert_null(strstr(f->said, press_rule_facts(rule)->id));
    start_again(f);
}

static inline void expect_said(struct fixture *f, enum press_rule rule, const char *level,
                               const char *words)
{
    char sign[32];
    snprintf(sign, sizeof sign, "[%s]", press_rule_facts(rule)->id);
    assert_non_null(strstr(f->said, sign));
    if (strstr(f->said, words) == NULL || strstr(f->said, level) == NULL) {
        fail_msg("said: %s", f->said);
    }
    start_again(f);
}

static inline void expect_warned(struct fixture *f, enum press_rule rule,
                                 const char *words)
{
    check(f);
    assert_int_equal(f->found.rules[rule].failed, 0);
    assert_int_equal(f->found.rules[rule].warned, 1);
    expect_said(f, rule, "warning", words);
}

static inline void expect_failed(struct fixture *f, enum press_rule rule,
                                 const char *words)
{
    assert_false(check(f));
    assert_int_equal(f->found.rules[rule].failed, 1);
    expect_said(f, rule, "error", words);
}

#endif
