/* Exact decimal numbers, as content types them: up to 18 digits, up to 6 of them behind
 * the point. Nothing is ever rounded unasked, and what does not fit is refused, never
 * wrapped. */
#ifndef BASE_NUMBER_H
#define BASE_NUMBER_H

#include "base/str.h"

enum { NUMBER_DECIMALS_MAX = 6, NUMBER_DIGITS_MAX = 18 };

/* units / 10^decimals. 1.50 is {150, 2}: equal to 1.5, but typed with two decimals. */
struct number {
    int64_t units;
    uint8_t decimals;
};

/* Reads a number at *at and moves behind it: digits, perhaps a minus sign before them,
 * perhaps a point and digits behind. False, with *at as it was, when none begins there or
 * it has more digits than are kept. A point that no digit follows is not part of it. */
bool number_read(struct number *out, struct str text, size_t *at);

/* The number as content types it: „-12.50“. */
struct str number_write(struct number number, struct arena *arena);

/* Reads a text that is a number and nothing else. */
bool number_parse(struct number *out, struct str text);

/* Negative, zero or positive, by value: 1.5 equals 1.50. */
int number_compare(struct number a, struct number b);

/* The sum, with as many decimals as the one that has more; false if it has too many
 * digits. */
bool number_add(struct number *out, struct number a, struct number b);

/* The first less the second; false if the difference has too many digits. */
bool number_subtract(struct number *out, struct number a, struct number b);

/* The number times 10^power, which may be negative; false if it has too many digits, or
 * too many decimals that are not 0. */
bool number_shift(struct number *out, struct number number, int power);

/* The product, with the decimals of both; false if it has too many digits, or decimals
 * that are not 0. */
bool number_multiply(struct number *out, struct number a, struct number b);

/* a / b with that many decimals, half of one rounded away from zero; false if b is 0 or
 * the quotient has too many digits. */
bool number_divide(struct number *out, struct number a, struct number b,
                   unsigned decimals);

/* The mean of numbers, each as often as its weight says, with that many decimals; false
 * if the weights are 0 together or it cannot be reckoned. */
bool number_mean(struct number *out, const struct number *numbers,
                 const struct number *weights, size_t count, unsigned decimals);

/* The number with that many decimals, half of one rounded away from zero; false if it has
 * too many digits then. */
bool number_round(struct number *out, struct number number, unsigned decimals);

/* The number in units of that many decimals, if it is a whole number of them. */
bool number_scaled(int64_t *out, struct number number, unsigned decimals);

/* Shares `whole` (up to a thousand million) out in proportion to numbers of which none is
 * negative, so that the parts add up: each is rounded down, and what is left goes to
 * those that lost most, to the first of equals. False if a number is negative or all are
 * 0. */
bool number_shares(int64_t *parts, const struct number *numbers, size_t count,
                   int64_t whole, struct arena *scratch);

#endif
