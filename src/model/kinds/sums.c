/* Sums of what is typed, and shares by largest remainder. */
#include "model/kinds/sums.h"
#include "model/name.h"

enum { SHARE_WHOLE = 100 };

/* ---- sums ------------------------------------------------------------------------ */

void sum_settle_money(struct amount *amount, const struct money *money)
{
    if (amount->money != NULL && str_equal(amount->money->code.text, money->code.text)) {
        amount->money = NULL;
    }
}

void sum_add(struct sum *sum, const struct amount *amount)
{
    sum->unknown = sum->unknown || amount->kind == AMOUNT_UNKNOWN ||
                   amount->kind == AMOUNT_BOUND || amount->kind == AMOUNT_RANGE;
    if (amount->money != NULL) {
        sum->foreign = amount;
        return;
    }
    if (amount->kind == AMOUNT_NUMBER) {
        sum->too_large =
            sum->too_large || !number_add(&sum->number, sum->number, amount->number);
        sum->any = true;
    }
}

bool sum_check_money(struct decoder *decoder, const struct amount *amount,
                     const char *what)
{
    return amount->money == NULL ||
           diag_error(
               decoder->diag, amount->mark, "currency",
               "this amount is paid in %.*s, so it cannot be added to the others in "
               "%s; give it in their currency, or make no sum",
               STR_ARGS(amount->money->code.text), what);
}

void sum_settle(struct decoder *decoder, struct amount *amount, const struct sum *sum,
                const char *what, bool as_adopted)
{
    if (sum->foreign != NULL) {
        (void)sum_check_money(decoder, sum->foreign, what);
        return;
    }
    if (sum->too_large) {
        diag_error(decoder->diag, amount->mark, "number-large",
                   "the sum of %s has more than 18 digits", what);
        return;
    }
    if (amount->kind == AMOUNT_EMPTY && sum->any) {
        amount->kind = AMOUNT_NUMBER;
        amount->number = sum->number;
        return;
    }
    if (amount->kind != AMOUNT_NUMBER || !sum->any ||
        number_compare(amount->number, sum->number) == 0) {
        return;
    }
    struct number difference;
    struct arena *arena = decoder->arena;
    struct str is = number_write(amount->number, arena);
    struct str be = number_write(sum->number, arena);
    if (!number_subtract(&difference, amount->number, sum->number)) {
        difference = (struct number){0};
    }
    bool over = difference.units > 0;
    difference.units = over ? difference.units : -difference.units;
    struct str by = number_write(difference, arena);
    const struct diag_fault fault = {as_adopted ? DIAG_WARNING : DIAG_ERROR, amount->mark,
                                     "sums"};
    diag_report(decoder->diag, &fault,
                over
                    ? N_("here is %.*s, but the sum of %s is %.*s: it is %.*s too large")
                    : N_("here is %.*s, but the sum of %s is %.*s: it is %.*s too small"),
                STR_ARGS(is), what, STR_ARGS(be), STR_ARGS(by));
    diag_fix_scalar(decoder->diag, amount->mark, is, be);
}

/* ---- shares ---------------------------------------------------------------------- */

int64_t shares_whole(unsigned decimals)
{
    int64_t whole = SHARE_WHOLE;
    for (unsigned i = 0; i < decimals; i++) {
        whole *= 10;
    }
    return whole;
}

/* True if each part that is not 0 is at least one in a hundred. */
static bool are_large(const struct number *numbers, size_t count)
{
    struct number all = {0}, share;
    for (size_t i = 0; i < count; i++) {
        (void)number_add(&all, all, numbers[i]);
    }
    for (size_t i = 0; i < count; i++) {
        if (number_divide(&share, numbers[i], all, NUMBER_DECIMALS_MAX) &&
            number_compare(share, (struct number){1, 2}) < 0 && share.units != 0) {
            return false;
        }
    }
    return true;
}

unsigned shares_decimals(const struct number *numbers, size_t count, int wanted)
{
    return wanted >= 0 ? (unsigned)wanted : are_large(numbers, count) ? 0 : 1;
}

void share_fill(struct amount *amount, struct number number, int64_t share,
                unsigned decimals)
{
    bool tiny = share == 0 && number.units != 0;
    amount->kind = tiny ? AMOUNT_BOUND : AMOUNT_NUMBER;
    amount->bound = LANG_UNDER;
    amount->number = (struct number){tiny ? 1 : share, (uint8_t)decimals};
}
