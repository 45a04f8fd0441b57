/* The total fit against brute force: every way to break small random paragraphs is
 * costed here anew, from the rules in words, and none may be cheaper than the answer. */
#include "text/fit.h"
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { ITEMS_MAX = 40, BREAKS_MAX = 13 };

static uint32_t next_random(uint32_t *state)
{
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

static mpt random_below(uint32_t *state, uint32_t limit)
{
    return (mpt)(next_random(state) % limit);
}

/* ---- costs in words ------------------------------------------------------------ */

struct measured {
    double width, stretch, shrink, glyph_stretch, glyph_shrink;
    int glues;
};

static struct measured measure_line(const struct fit_item *items, size_t count,
                                    const struct fit_options *options,
                                    struct fit_line line)
{
    struct measured sum = {0};
    sum.width = line.first == 0 ? options->start : items[line.first - 1].after;
    sum.width += line.end < count ? items[line.end].before : 0;
    for (size_t i = line.first; i < line.end; i++) {
        sum.width += items[i].kind == FIT_PENALTY ? 0 : items[i].width;
        if (items[i].kind == FIT_GLUE) {
            sum.stretch += items[i].stretch;
            sum.shrink += items[i].shrink;
            sum.glues++;
        } else if (items[i].kind == FIT_BOX) {
            sum.glyph_stretch += items[i].stretch;
            sum.glyph_shrink += items[i].shrink;
        }
    }
    return sum;
}

static double ratio(double part, double whole)
{
    if (whole <= 0) {
        return part == 0 ? 0 : 64;
    }
    return fmin(part / whole, 64);
}

static double glyph_part(const struct measured *sum, double slack)
{
    double glyphs = slack >= 0 ? sum->glyph_stretch : sum->glyph_shrink;
    double spaces = (slack >= 0 ? sum->stretch : sum->shrink) * FIT_SHARE / 100.0;
    double all = glyphs + spaces;
    return all > 0 ? fmin(fabs(slack) * glyphs / all, glyphs) : 0;
}

static double spaces_change(const struct measured *sum, double slack)
{
    double glyphs = glyph_part(sum, slack);
    return slack >= 0 ? ratio(slack - glyphs, sum->stretch)
                      : -ratio(-slack - glyphs, sum->shrink);
}

static double glyphs_change(const struct measured *sum, double slack)
{
    double gives = slack >= 0 ? sum->glyph_stretch : sum->glyph_shrink;
    return gives <= 0 ? 0 : glyph_part(sum, slack) / gives;
}

static int class_of(const struct measured *sum, double slack, double change)
{
    if (glyphs_change(sum, slack) <= FIT_GLYPHS_NEAR_END / 100.0) {
        return 1;
    }
    return slack < 0 ? 0 : change <= FIT_SPACES_LOOSE / 100.0 ? 2 : 3;
}

static double cost_of_change(const struct measured *sum, double slack, double change)
{
    double glyphs = glyphs_change(sum, slack);
    return pow(change, 2) * FIT_COST_EVEN + pow(change, 4) * FIT_COST_LOOSE +
           pow(glyphs, 2) * FIT_COST_GLYPHS;
}

/* The cost of one set of lines; -1 if it is not allowed. */
static double cost_of_lines(const struct fit_item *items, size_t count,
                            const struct fit_options *options,
                            const struct fit_line *lines, size_t line_count)
{
    double cost = 0;
    int row = 0;
    int looseness = 1;
    for (size_t n = 0; n < line_count; n++) {
        struct fit_line line = lines[n];
        struct measured sum = measure_line(items, count, options, line);
        bool last = n + 1 == line_count;
        double measure = n == 0 ? options->first_width : options->width;
        double slack = measure - sum.width;
        bool justified = options->mode == FIT_JUSTIFIED;
        double excess = -slack - (justified ? sum.shrink + sum.glyph_shrink : 0);
        int class = 1;
        if (excess > 0) {
            for (size_t i = line.first; i < line.end; i++) {
                if (items[i].kind != FIT_BOX && items[i].cost != FIT_FORBIDDEN) {
                    return -1; /* too wide although there is a break inside */
                }
            }
            cost += FIT_COST_EMERGENCY + fmin(excess / measure, 64) * FIT_ONE;
        } else if (!justified) {
            double slack_part = slack / measure;
            cost += last && !options->balanced ? 0 : 3e6 * slack_part * slack_part;
        } else if (!last || slack < 0) {
            double change = spaces_change(&sum, slack);
            class = class_of(&sum, slack, change);
            cost += cost_of_change(&sum, slack, change);
        }
        cost += options->line;
        if (last && !options->balanced) {
            bool rest = sum.glues == 0 && (row > 0 || items[count - 1].brief);
            cost += rest ? FIT_COST_REST
                         : (slack > measure * 3 / 4. ? FIT_COST_SHORT_END : 0) +
                               (sum.glues == 0 ? FIT_COST_LONE_WORD : 0);
        }
        cost += abs(class - looseness) > 1 ? FIT_COST_JUMP : 0;
        looseness = class;
        bool hyphen = line.end < count && items[line.end].hyphen;
        cost += line.end < count ? items[line.end].cost : 0;
        cost += last && row > 0 ? options->hyphen_end : 0;
        cost += !last && hyphen && row == 1 ? options->hyphen_row : 0;
        cost += !last && hyphen && row > 1 ? options->hyphen_third : 0;
        row = hyphen ? row + 1 : 0;
    }
    return cost;
}

/* The least cost over all subsets of breaks. */
static double brute_force(const struct fit_item *items, size_t count,
                          const struct fit_options *options)
{
    size_t breaks[BREAKS_MAX];
    size_t break_count = 0;
    for (size_t i = 0; i < count; i++) {
        if (items[i].kind != FIT_BOX && items[i].cost != FIT_FORBIDDEN) {
            breaks[break_count++] = i;
        }
    }
    double least = -1;
    for (uint32_t set = 0; set < 1u << break_count; set++) {
        struct fit_line lines[BREAKS_MAX + 1];
        size_t line_count = 0;
        size_t first = 0;
        for (size_t b = 0; b < break_count; b++) {
            if ((set >> b & 1u) != 0) {
                lines[line_count++] = (struct fit_line){first, breaks[b]};
                first = breaks[b] + 1;
            }
        }
        lines[line_count++] = (struct fit_line){first, count};
        double cost = cost_of_lines(items, count, options, lines, line_count);
        if (cost >= 0 && (least < 0 || cost < least)) {
            least = cost;
        }
    }
    return least;
}

/* ---- random paragraphs ---------------------------------------------------------- */

static size_t make_paragraph(struct fit_item *items, uint32_t *seed)
{
    static const int32_t COSTS[] = {0, 0, 0, 12000, 500000, FIT_FORBIDDEN};
    size_t count = 0;
    size_t breaks = 0;
    memset(items, 0, ITEMS_MAX * sizeof *items);
    mpt size = 2000 + random_below(seed, 30000);
    while (count + 2 < ITEMS_MAX && breaks < BREAKS_MAX) {
        mpt width = random_below(seed, (uint32_t)size);
        items[count++] = (struct fit_item){
            .kind = FIT_BOX, .width = width, .stretch = width / 50, .shrink = width / 50};
        struct fit_item *item = &items[count++];
        item->before = random_below(seed, 1500) - 500;
        item->after = -random_below(seed, 800);
        item->cost = COSTS[random_below(seed, 6)];
        if (random_below(seed, 3) == 0) {
            item->kind = FIT_PENALTY;
            item->hyphen = random_below(seed, 4) != 0;
        } else {
            *item = (struct fit_item){.kind = FIT_GLUE,
                                      .cost = item->cost,
                                      .width = 2100,
                                      .stretch = 1000,
                                      .shrink = 500,
                                      .before = item->before,
                                      .after = item->after};
        }
        breaks += item->cost != FIT_FORBIDDEN;
        if (random_below(seed, 12) == 0) {
            break;
        }
    }
    items[count++] = (struct fit_item){
        .kind = FIT_BOX, .width = 6000, .brief = random_below(seed, 2) == 0};
    return count;
}

static void compare_with_brute_force(enum fit_mode mode)
{
    struct arena *arena = arena_create();
    uint32_t seed = 20261122;
    for (int round = 0; round < 400; round++) {
        struct fit_item items[ITEMS_MAX];
        size_t count = make_paragraph(items, &seed);
        struct fit_options options = {
            .mode = mode,
            .width = 20000 + random_below(&seed, 60000),
            .start = -random_below(&seed, 500),
            .balanced = mode == FIT_RAGGED && random_below(&seed, 3) == 0,
            .line = random_below(&seed, 3) == 0 ? random_below(&seed, 600000) : 0,
            .hyphen_row = random_below(&seed, 100000),
            .hyphen_third = random_below(&seed, 2000000),
            .hyphen_end = random_below(&seed, 300000),
        };
        options.first_width = options.width - random_below(&seed, 13000);
        struct arena_state before = arena_save(arena);
        struct fit_line *lines;
        size_t line_count = fit_lines(&lines, items, count, &options, arena);
        double found = cost_of_lines(items, count, &options, lines, line_count);
        double least = brute_force(items, count, &options);
        assert_true(found >= 0);
        assert_true(least >= 0);
        /* Integers round down at each of a few steps. */
        assert_true(found <= least + 100 + least * 1e-3);
        arena_restore(arena, before);
    }
    arena_destroy(arena);
}

static void ragged_fit_equals_brute_force(void **state)
{
    (void)state;
    compare_with_brute_force(FIT_RAGGED);
}

static void justified_fit_equals_brute_force(void **state)
{
    (void)state;
    compare_with_brute_force(FIT_JUSTIFIED);
}

/* ---- single rules ---------------------------------------------------------------- */

static struct fit_item box(mpt width)
{
    return (struct fit_item){.kind = FIT_BOX, .width = width};
}

static struct fit_item glue(int32_t cost)
{
    return (struct fit_item){
        .kind = FIT_GLUE, .width = 2000, .stretch = 1000, .shrink = 500, .cost = cost};
}

static const struct fit_options RAGGED = {
    .mode = FIT_RAGGED, .width = 100000, .first_width = 100000};

static void nothing_gives_one_line(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    struct fit_line *lines;
    assert_int_equal(fit_lines(&lines, NULL, 0, &RAGGED, arena), 1);
    assert_int_equal(lines[0].first, 0);
    assert_int_equal(lines[0].end, 0);
    arena_destroy(arena);
}

static void forced_breaks_end_lines(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    struct fit_item forced = {.kind = FIT_PENALTY, .cost = FIT_FORCED};
    struct fit_item items[] = {box(9000), forced, forced, box(9000), forced};
    struct fit_line *lines;
    assert_int_equal(fit_lines(&lines, items, 5, &RAGGED, arena), 3);
    assert_int_equal(lines[0].end, 1);
    assert_int_equal(lines[1].first, 2);
    assert_int_equal(lines[1].end, 2);
    assert_int_equal(lines[2].first, 3);
    assert_int_equal(lines[2].end, 4);
    arena_destroy(arena);
}

static void word_wider_than_the_measure_stands_alone(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    struct fit_item items[] = {box(30000), glue(0), box(250000), glue(0), box(30000)};
    struct fit_line *lines;
    assert_int_equal(fit_lines(&lines, items, 5, &RAGGED, arena), 3);
    assert_int_equal(lines[1].first, 2);
    assert_int_equal(lines[1].end, 3);
    arena_destroy(arena);
}

static void hanging_lets_a_word_in(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    struct fit_item items[] = {box(60000), glue(0), box(38500), glue(0), box(90000)};
    struct fit_line *lines;
    assert_int_equal(fit_lines(&lines, items, 5, &RAGGED, arena), 3);
    items[3].before = -900; /* a full stop, half outside */
    assert_int_equal(fit_lines(&lines, items, 5, &RAGGED, arena), 2);
    arena_destroy(arena);
}

/* Equal syllables that only fit by hyphens: never three lines of them in a row. */
static void no_third_hyphen_in_a_row(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    enum { COUNT = 239 };
    struct fit_item items[COUNT];
    for (size_t i = 0; i < COUNT; i++) {
        items[i] =
            i % 2 == 0 ? box(12000)
            : i % 12 == 11
                ? glue(0)
                : (struct fit_item){
                      .kind = FIT_PENALTY, .hyphen = true, .cost = 80000, .before = 3000};
    }
    struct fit_options options = RAGGED;
    options.hyphen_row = 80000;
    options.hyphen_third = FIT_COST_EMERGENCY;
    struct fit_line *lines;
    size_t count = fit_lines(&lines, items, COUNT, &options, arena);
    int row = 0;
    for (size_t i = 0; i + 1 < count; i++) {
        row = items[lines[i].end].hyphen ? row + 1 : 0;
        assert_true(row <= 2);
    }
    assert_true(count > 12);
    arena_destroy(arena);
}

static void a_heading_is_balanced(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    struct fit_item items[11];
    for (size_t i = 0; i < 11; i++) {
        items[i] = i % 2 == 0 ? box(22000) : glue(0);
    }
    struct fit_line *lines;
    struct fit_options options = RAGGED;
    assert_int_equal(fit_lines(&lines, items, 11, &options, arena), 2);
    assert_int_equal(lines[0].end, 7); /* four and two */
    options.balanced = true;
    options.line = 600000;
    assert_int_equal(fit_lines(&lines, items, 11, &options, arena), 2);
    assert_int_equal(lines[0].end, 5); /* three and three */
    arena_destroy(arena);
}

/* ---- hostile and large ----------------------------------------------------------- */

static void widths_of_any_kind_end_well(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    static const mpt WIDTHS[] = {0, 1, -5, INT32_MAX, INT32_MIN + 1, 7000};
    uint32_t seed = 7;
    for (int round = 0; round < 300; round++) {
        struct fit_item items[30];
        size_t count = (size_t)random_below(&seed, 30);
        for (size_t i = 0; i < count; i++) {
            items[i] = (struct fit_item){
                .kind = (enum fit_kind)random_below(&seed, 3),
                .hyphen = random_below(&seed, 2) == 0,
                .cost =
                    random_below(&seed, 5) == 0 ? FIT_FORCED : random_below(&seed, 999),
                .width = WIDTHS[random_below(&seed, 6)],
                .stretch = WIDTHS[random_below(&seed, 6)],
                .shrink = WIDTHS[random_below(&seed, 6)],
                .before = WIDTHS[random_below(&seed, 6)],
                .after = WIDTHS[random_below(&seed, 6)],
            };
        }
        struct fit_options options = {
            .mode = random_below(&seed, 2) == 0 ? FIT_RAGGED : FIT_JUSTIFIED,
            .width = WIDTHS[random_below(&seed, 6)],
            .first_width = WIDTHS[random_below(&seed, 6)],
            .balanced = random_below(&seed, 2) == 0,
        };
        struct arena_state before = arena_save(arena);
        struct fit_line *lines;
        size_t line_count = fit_lines(&lines, items, count, &options, arena);
        assert_true(line_count >= 1);
        assert_int_equal(lines[0].first, 0);
        for (size_t i = 1; i < line_count; i++) {
            assert_int_equal(lines[i].first, lines[i - 1].end + 1);
        }
        assert_true(lines[line_count - 1].end + 1 >= count);
        arena_restore(arena, before);
    }
    arena_destroy(arena);
}

/* A paragraph of a mebibyte is linear work: here 200,000 words, some without width. */
static void long_paragraphs_are_fast(void **state)
{
    (void)state;
    enum { COUNT = 400001 };
    struct arena *arena = arena_create();
    struct fit_item *items = arena_new_array(arena, COUNT, struct fit_item);
    uint32_t seed = 5;
    for (size_t i = 0; i < COUNT; i++) {
        bool empty = i > COUNT / 2;
        items[i] =
            i % 2 == 0 ? box(empty ? 0 : 3000 + random_below(&seed, 30000)) : glue(0);
        items[i].width = i % 2 == 1 && empty ? 0 : items[i].width;
    }
    struct fit_line *lines;
    struct fit_options options = RAGGED;
    size_t ragged = fit_lines(&lines, items, COUNT, &options, arena);
    assert_in_range(ragged, 100000 / 6, 100000 / 2);
    options.mode = FIT_JUSTIFIED;
    size_t justified = fit_lines(&lines, items, COUNT, &options, arena);
    assert_in_range(justified, 100000 / 6, 100000 / 2);
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ragged_fit_equals_brute_force),
        cmocka_unit_test(justified_fit_equals_brute_force),
        cmocka_unit_test(nothing_gives_one_line),
        cmocka_unit_test(forced_breaks_end_lines),
        cmocka_unit_test(word_wider_than_the_measure_stands_alone),
        cmocka_unit_test(hanging_lets_a_word_in),
        cmocka_unit_test(no_third_hyphen_in_a_row),
        cmocka_unit_test(a_heading_is_balanced),
        cmocka_unit_test(widths_of_any_kind_end_well),
        cmocka_unit_test(long_paragraphs_are_fast),
    };
    return cmocka_run_group_tests_name("fit", tests, NULL, NULL);
}
