/* The arithmetic of charts, in integers: where values stand, which steps a scale has,
 * where blocks end, how labels keep apart. Values are whole numbers of one unit. */
#ifndef SECTIONS_CHART_SCALE_H
#define SECTIONS_CHART_SCALE_H

#include "base/units.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Values from `low` to `high` on `length`, which begins at `from`. A negative length runs
 * the other way: upwards. */
struct chart_scale {
    int64_t low, high; /* high above low */
    mpt from, length;
};

/* Where a value stands, rounded to the nearest; it may lie outside. */
mpt chart_at(const struct chart_scale *scale, int64_t value);

enum { CHART_STEPS = 5 }; /* at most, of a scale */

/* The smallest step of 1, 2 or 5 times a power of ten with which so few steps hold all
 * values from low to high. */
int64_t chart_step(int64_t low, int64_t high);

/* The value, rounded down or up to a multiple of the step. */
int64_t chart_floor(int64_t value, int64_t step);
int64_t chart_ceiling(int64_t value, int64_t step);

/* True if a scale of lines need not begin at zero: all values above it, and twice the
 * least more than the greatest. */
bool chart_starts_high(int64_t least, int64_t greatest);

/* Edges of `count` blocks that divide `width` by their values with a street between each:
 * block k runs from edges[2k] to edges[2k + 1]. No value is negative, one is above 0. */
void chart_edges(mpt *edges, const int64_t *values, size_t count, mpt width, mpt street);

/* Labels in a stack: `wanted` baselines, which become those with at least `tall[i]` from
 * label i to the next one below, in the order of what is wanted, then of the source. If
 * the last ends below `foot`, they move up from the end. `order` takes the indices in
 * that order. */
void chart_spread(mpt *wanted, size_t *order, const mpt *tall, size_t count, mpt foot);

/* Of so many moments in a row every k-th is labelled, back from the last: the first k of
 * 1, 2, 3, 5, 10 for which labels of `label` find room in `width`; else more. */
size_t chart_label_every(size_t count, mpt width, mpt label);

/* Days from the beginning of the year 1 to a day, by the Gregorian calendar. */
int64_t chart_days(int year, int month, int day);

#endif
