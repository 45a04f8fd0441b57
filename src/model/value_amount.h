/* Reads cells whose keys only the file knows: the columns of a table. */
#ifndef MODEL_VALUE_AMOUNT_H
#define MODEL_VALUE_AMOUNT_H

#include "model/amount.h"
#include "model/decoder.h"

/* What a cell may hold. */
struct amount_rules {
    const char *key; /* for messages */
    int decimals; /* at most; negative: as many as a number can have */
    bool moments; /* years and dates in place of numbers */
    bool money; /* it may have a currency of its own */
};

/* Reads a cell: a number, none, unknown, x, a bound, a range, or {value: …, note: …}.
 * With `money` a mapping may have a currency as well.
 * Reports all faults; the amount is empty then. `notes` may be NULL: no notes here. */
void amount_decode(struct decoder *decoder, struct amount *out,
                   struct note_references *notes, const struct node *node,
                   const struct amount_rules *rules);

/* Visits the name of the currency that an amount has of its own. */
void amount_walk(const struct walk *walk, const struct amount *amount);

/* Reads a year, a quarter, a month or a day; false after saying what is wrong. */
bool moment_decode(struct decoder *decoder, struct moment *out, const struct node *node,
                   const char *key);

/* Reads the numbers of notes: one, or a list. */
void notes_decode(struct decoder *decoder, struct note_references *out,
                  const struct node *node);

#endif
