/* Labels of list items as people type them: bullets of any shape, numbers with a point or
 * a bracket, letters, Roman numbers, the numbers of a decision (1.1.). */
#ifndef TEXT_LABELS_H
#define TEXT_LABELS_H

#include "base/str.h"

enum label_kind {
    LABEL_NONE,
    LABEL_BULLET,
    LABEL_NUMBER, /* 1. or 1) */
    LABEL_LETTER, /* а) or a) */
    LABEL_ROMAN, /* I. or I) */
    LABEL_DECIMAL /* 1.1. or 1.1 */
};

enum { LABEL_PARTS_MAX = 4 };

struct label {
    enum label_kind kind;
    size_t size; /* bytes, without the blank behind it */
    char close; /* '.' or ')'; 0: neither */
    size_t part_count; /* of a decimal number; else 1 */
    uint32_t parts[LABEL_PARTS_MAX];
    bool glued; /* no blank follows */
};

/* What looks like a label at the start of a line; LABEL_NONE if nothing does. */
struct label label_read(struct str line);

/* The last of its numbers: place of a letter in its alphabet, value of a Roman number. */
uint32_t label_number(const struct label *label);

/* True for a number too high for a list: a year begins the line. */
bool label_is_year(const struct label *label);

/* True if `next` may follow `label` in one list, or in a list within it: it is of the
 * same kind, and a decimal number begins like it. */
bool label_continues(const struct label *label, const struct label *next);

#endif
