/* Sums of amounts and shares of them, for all kinds with figures. */
#ifndef MODEL_KINDS_SUMS_H
#define MODEL_KINDS_SUMS_H

#include "model/amount.h"
#include "model/decoder.h"

/* A sum on its way. */
struct sum {
    struct number number;
    bool any, unknown, too_large;
    const struct amount *foreign; /* one in another currency than the others, or NULL */
};

/* Leaves a currency of its own only to an amount whose currency is not `money`. */
void sum_settle_money(struct amount *amount, const struct money *money);

/* Adds an amount: what is no number stays out, and is `unknown` unless there is none. */
void sum_add(struct sum *sum, const struct amount *amount);

/* Reports an amount of another currency than the others of `what`: false then. */
bool sum_check_money(struct decoder *decoder, const struct amount *amount,
                     const char *what);

/* Fills the amount with what was reckoned, or compares it with what is typed there.
 * `what` says of what it is the sum. */
void sum_settle(struct decoder *decoder, struct amount *amount, const struct sum *sum,
                const char *what, bool as_adopted);

/* Precision that the shares choose themselves. */
enum { SHARE_DECIMALS_OWN = -1 };

/* How many decimals shares have: `wanted`, or SHARE_DECIMALS_OWN: none if every part is
 * at least one in a hundred, else one. */
unsigned shares_decimals(const struct number *numbers, size_t count, int wanted);

/* A share as it is printed: one of something is never 0, but less than the least that is
 * shown. */
void share_fill(struct amount *amount, struct number number, int64_t share,
                unsigned decimals);

/* A hundred per cent in the units of those decimals. */
int64_t shares_whole(unsigned decimals);

#endif
