/* Everything is a quotient of integers, rounded once. */
#include "sections/chart_scale.h"
#include <assert.h>

enum { BITS = 32, TEN = 10, MONTHS = 12 }; /* a length has fewer bits */

static int64_t floor_div(int64_t a, int64_t b)
{
    return a / b - (a % b != 0 && (a < 0) != (b < 0));
}

mpt chart_at(const struct chart_scale *scale, int64_t value)
{
    assert(scale->high > scale->low);
    int64_t range = scale->high - scale->low, above = value - scale->low;
    /* Beyond that a unit is far less than a millipoint. */
    while (range >= INT64_C(1) << BITS) {
        range /= 2;
        above /= 2;
    }
    int64_t length = scale->length < 0 ? -(int64_t)scale->length : scale->length;
    mpt along = (mpt)floor_div(length * above + range / 2, range);
    return scale->length < 0 ? scale->from - along : scale->from + along;
}

int64_t chart_floor(int64_t value, int64_t step)
{
    return floor_div(value, step) * step;
}

int64_t chart_ceiling(int64_t value, int64_t step)
{
    return -floor_div(-value, step) * step;
}

int64_t chart_step(int64_t low, int64_t high)
{
    static const int64_t FACTORS[] = {1, 2, 5};
    enum { COUNT = sizeof FACTORS / sizeof FACTORS[0] };
    int64_t power = 1;
    for (size_t i = 0;; i++) {
        int64_t step = power * FACTORS[i % COUNT];
        if (-floor_div(-high, step) - floor_div(low, step) <= CHART_STEPS) {
            return step;
        }
        power *= i % COUNT == COUNT - 1 ? TEN : 1;
    }
}

bool chart_starts_high(int64_t least, int64_t greatest)
{
    return least > 0 && least > greatest - least;
}

void chart_edges(mpt *edges, const int64_t *values, size_t count, mpt width, mpt street)
{
    int64_t sum = 0, before = 0;
    for (size_t i = 0; i < count; i++) {
        sum += values[i];
    }
    const struct chart_scale scale = {0, sum, 0, width - (mpt)(count - 1) * street};
    for (size_t i = 0; i < count; i++) {
        edges[2 * i] = chart_at(&scale, before) + (mpt)i * street;
        before += values[i];
        edges[2 * i + 1] = chart_at(&scale, before) + (mpt)i * street;
    }
}

void chart_spread(mpt *wanted, size_t *order, const mpt *tall, size_t count, mpt foot)
{
    for (size_t i = 0; i < count; i++) {
        size_t at = i;
        for (; at > 0 && wanted[order[at - 1]] > wanted[i]; at--) {
            order[at] = order[at - 1];
        }
        order[at] = i;
    }
    for (size_t i = 1; i < count; i++) {
        mpt least = wanted[order[i - 1]] + tall[order[i - 1]];
        wanted[order[i]] = mpt_max(wanted[order[i]], least);
    }
    for (size_t i = count; i > 0; i--) {
        mpt below = i == count ? foot : wanted[order[i]];
        wanted[order[i - 1]] = mpt_min(wanted[order[i - 1]], below - tall[order[i - 1]]);
    }
}

size_t chart_label_every(size_t count, mpt width, mpt label)
{
    static const size_t EVERY[] = {1, 2, 3, 5};
    for (size_t i = 0; i < sizeof EVERY / sizeof EVERY[0]; i++) {
        if ((int64_t)label * (int64_t)((count + EVERY[i] - 1) / EVERY[i]) <= width) {
            return EVERY[i];
        }
    }
    size_t every = TEN;
    while (every < count &&
           (int64_t)label * (int64_t)((count + every - 1) / every) > width) {
        every *= TEN;
    }
    return every;
}

int64_t chart_days(int year, int month, int day)
{
    static const int BEFORE[MONTHS] = {0,   31,  59,  90,  120, 151,
                                       181, 212, 243, 273, 304, 334};
    enum { LEAP = 4, CENTURY = 100, CYCLE = 400, FEBRUARY = 2, YEAR = 365 };
    int64_t full = year - 1;
    bool leap = (year % LEAP == 0 && year % CENTURY != 0) || year % CYCLE == 0;
    return full * YEAR + full / LEAP - full / CENTURY + full / CYCLE + BEFORE[month - 1] +
           (leap && month > FEBRUARY) + day - 1;
}
