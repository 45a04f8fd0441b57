/* What a cell of figures holds: a number, less than a number, or a word in its place. */
#ifndef MODEL_AMOUNT_H
#define MODEL_AMOUNT_H

#include "base/numerals.h"
#include "model/localized.h"

enum amount_kind {
    AMOUNT_EMPTY, /* not given */
    AMOUNT_NUMBER,
    AMOUNT_BOUND, /* under, over, at least or at most `number` */
    AMOUNT_RANGE, /* from `number` to `to` */
    AMOUNT_MOMENT, /* a year or a date */
    AMOUNT_NONE, /* there is none */
    AMOUNT_UNKNOWN,
    AMOUNT_NOT_APPLICABLE
};

struct money;

struct amount {
    enum amount_kind kind;
    enum lang_bound bound;
    struct number number, to;
    struct moment moment;
    const struct money *money; /* of this amount alone; NULL: that of what it stands in */
    struct mark mark;
};

/* Notes of a section that something refers to, by number from 1. */
enum { NOTE_REFERENCES_MAX = 8 };
struct note_references {
    size_t items[NOTE_REFERENCES_MAX];
    size_t count;
    struct mark mark;
};

/* What amounts are paid in; without a code it is not given. */
struct money {
    struct mark mark;
    struct word code;
    struct localized name;
};

/* From a moment to another, or words in their place. */
struct date_span {
    struct mark mark;
    bool given, ongoing;
    struct moment from, to; /* year 0: open at that end */
    struct localized text; /* printed instead */
};

/* How something planned stands, as the office says. */
enum progress {
    STATE_NONE, /* not said */
    STATE_ACHIEVED,
    STATE_ON_TRACK,
    STATE_BEHIND,
    STATE_PAUSED,
    STATE_NOT_STARTED,
    STATE_COUNT
};

/* What stands below the figures of a section. */
struct data_notes {
    struct localized source;
    struct localized *items;
    size_t count;
    size_t *order; /* indices of the notes in the order in which they are referred to */
    size_t *numbers; /* the printed number of each; 0: nothing refers to it */
    size_t referred;
};

#endif
