/* Numbers are compared and shared out in 128 bits, in which 18 digits with 6 decimals and
 * a factor have room; gcc and clang know them on every machine we build for. */
#include "base/number.h"
#include <assert.h>
#include <stdlib.h>

__extension__ typedef __int128 wide;

enum { WHOLE_MAX = 1000000000 };

#define UNITS_MAX (INT64_C(1000000000000000000) - 1) /* NUMBER_DIGITS_MAX nines */

static int64_t power_of_ten(unsigned exponent)
{
    int64_t power = 1;
    while (exponent-- > 0) {
        power *= 10;
    }
    return power;
}

/* The number in the finest unit there is. */
static wide widen(struct number number)
{
    assert(number.decimals <= NUMBER_DECIMALS_MAX);
    return (wide)number.units * power_of_ten(NUMBER_DECIMALS_MAX - number.decimals);
}

static bool narrow(struct number *out, wide units, unsigned decimals)
{
    if (units > UNITS_MAX || units < -UNITS_MAX) {
        return false;
    }
    *out = (struct number){(int64_t)units, (uint8_t)decimals};
    return true;
}

/* ---- reading --------------------------------------------------------------------- */

static bool is_digit_at(struct str text, size_t at)
{
    return at < text.size && text.data[at] >= '0' && text.data[at] <= '9';
}

/* Appends digits to *units; returns how many, or SIZE_MAX if they are too many. */
static size_t read_digits(int64_t *units, struct str text, size_t *at)
{
    size_t count = 0;
    for (; is_digit_at(text, *at); (*at)++, count++) {
        if (*units > UNITS_MAX / 10) {
            return SIZE_MAX;
        }
        *units = *units * 10 + (text.data[*at] - '0');
    }
    return count;
}

bool number_read(struct number *out, struct str text, size_t *at)
{
    size_t here = *at;
    bool negative = here < text.size && text.data[here] == '-';
    here += negative ? 1 : 0;
    int64_t units = 0;
    size_t whole = read_digits(&units, text, &here);
    size_t decimals = 0;
    if (whole > 0 && whole != SIZE_MAX && is_digit_at(text, here + 1) &&
        text.data[here] == '.') {
        here++;
        decimals = read_digits(&units, text, &here);
    }
    if (whole == 0 || whole == SIZE_MAX || decimals > NUMBER_DECIMALS_MAX) {
        return false;
    }
    *out = (struct number){negative ? -units : units, (uint8_t)decimals};
    *at = here;
    return true;
}

struct str number_write(struct number number, struct arena *arena)
{
    bool negative = number.units < 0;
    unsigned long long units =
        (unsigned long long)(negative ? -number.units : number.units);
    unsigned long long one = (unsigned long long)power_of_ten(number.decimals);
    struct builder out = {.arena = arena};
    builder_format(&out, "%s%llu", negative ? "-" : "", units / one);
    if (number.decimals > 0) {
        builder_format(&out, ".%0*llu", (int)number.decimals, units % one);
    }
    return builder_str(&out);
}

bool number_parse(struct number *out, struct str text)
{
    size_t at = 0;
    return number_read(out, text, &at) && at == text.size;
}

/* ---- reckoning ------------------------------------------------------------------- */

int number_compare(struct number a, struct number b)
{
    wide left = widen(a), right = widen(b);
    return (left > right) - (left < right);
}

bool number_add(struct number *out, struct number a, struct number b)
{
    unsigned decimals = a.decimals > b.decimals ? a.decimals : b.decimals;
    return narrow(out,
                  (widen(a) + widen(b)) / power_of_ten(NUMBER_DECIMALS_MAX - decimals),
                  decimals);
}

bool number_subtract(struct number *out, struct number a, struct number b)
{
    return number_add(out, a, (struct number){-b.units, b.decimals});
}

bool number_shift(struct number *out, struct number number, int power)
{
    int decimals = (int)number.decimals - power;
    wide units = number.units;
    for (; decimals < 0; decimals++) {
        if (units > UNITS_MAX || units < -UNITS_MAX) {
            return false;
        }
        units *= 10;
    }
    for (; decimals > NUMBER_DECIMALS_MAX && units % 10 == 0; decimals--) {
        units /= 10;
    }
    return decimals <= NUMBER_DECIMALS_MAX && narrow(out, units, (unsigned)decimals);
}

bool number_multiply(struct number *out, struct number a, struct number b)
{
    wide units = (wide)a.units * b.units;
    unsigned decimals = (unsigned)a.decimals + b.decimals;
    for (; decimals > 0 && units % 10 == 0; decimals--) {
        units /= 10;
    }
    return decimals <= NUMBER_DECIMALS_MAX && narrow(out, units, decimals);
}

/* The quotient, half of one rounded away from zero. */
static wide divide(wide units, wide by)
{
    bool negative = (units < 0) != (by < 0);
    units = units < 0 ? -units : units;
    by = by < 0 ? -by : by;
    wide quotient = units / by;
    quotient += units % by >= by - units % by;
    return negative ? -quotient : quotient;
}

bool number_divide(struct number *out, struct number a, struct number b,
                   unsigned decimals)
{
    assert(decimals <= NUMBER_DECIMALS_MAX);
    return b.units != 0 &&
           narrow(out, divide(widen(a) * power_of_ten(decimals), widen(b)), decimals);
}

bool number_mean(struct number *out, const struct number *numbers,
                 const struct number *weights, size_t count, unsigned decimals)
{
    wide sum = 0, all = 0, part;
    assert(decimals <= NUMBER_DECIMALS_MAX);
    for (size_t i = 0; i < count; i++) {
        all += widen(weights[i]);
        if (__builtin_mul_overflow(widen(numbers[i]), widen(weights[i]), &part) ||
            __builtin_add_overflow(sum, part, &sum)) {
            return false;
        }
    }
    return all != 0 &&
           narrow(out, divide(sum, all * power_of_ten(NUMBER_DECIMALS_MAX - decimals)),
                  decimals);
}

bool number_round(struct number *out, struct number number, unsigned decimals)
{
    assert(decimals <= NUMBER_DECIMALS_MAX);
    wide unit = power_of_ten(NUMBER_DECIMALS_MAX - decimals);
    wide units = widen(number);
    return narrow(out, (units + (units < 0 ? -unit / 2 : unit / 2)) / unit, decimals);
}

bool number_scaled(int64_t *out, struct number number, unsigned decimals)
{
    struct number rounded;
    if (!number_round(&rounded, number, decimals) ||
        number_compare(rounded, number) != 0) {
        return false;
    }
    *out = rounded.units;
    return true;
}

/* ---- shares ---------------------------------------------------------------------- */

/* What rounding down has cut off a share, in parts of the total. */
struct loss {
    wide lost;
    size_t index;
};

static int compare_losses(const void *left, const void *right)
{
    const struct loss *a = left, *b = right;
    if (a->lost != b->lost) {
        return a->lost > b->lost ? -1 : 1;
    }
    return (a->index > b->index) - (a->index < b->index);
}

static bool add_up(wide *total, const struct number *numbers, size_t count)
{
    *total = 0;
    for (size_t i = 0; i < count; i++) {
        if (numbers[i].units < 0) {
            return false;
        }
        *total += widen(numbers[i]);
    }
    return *total > 0;
}

bool number_shares(int64_t *parts, const struct number *numbers, size_t count,
                   int64_t whole, struct arena *scratch)
{
    assert(whole >= 0 && whole <= WHOLE_MAX);
    wide total;
    if (!add_up(&total, numbers, count)) {
        return false;
    }
    struct arena_state before = arena_save(scratch);
    struct loss *losses = arena_new_array(scratch, count, struct loss);
    int64_t rest = whole;
    for (size_t i = 0; i < count; i++) {
        wide share = widen(numbers[i]) * whole;
        losses[i] = (struct loss){share % total, i};
        parts[i] = (int64_t)(share / total);
        rest -= parts[i];
    }
    qsort(losses, count, sizeof *losses, compare_losses);
    for (size_t i = 0; i < (size_t)rest; i++) {
        parts[losses[i].index]++;
    }
    arena_restore(scratch, before);
    return true;
}
