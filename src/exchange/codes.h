/* The markup within a text as codes that a translator moves and does not touch. */
#ifndef EXCHANGE_CODES_H
#define EXCHANGE_CODES_H

#include "base/arena.h"
#include "base/str.h"
#include <stddef.h>

enum piece_kind {
    PIECE_TEXT,
    PIECE_OPEN, /* begins what a PIECE_CLOSE ends: `other` is its index, and back */
    PIECE_CLOSE,
    PIECE_ALONE
};

/* A piece of a text; all of them together are the text again, byte for byte. */
struct piece {
    enum piece_kind kind;
    struct str text;
    size_t other;
};

struct pieces {
    struct piece *items;
    size_t count, capacity;
};

/* Parts emphasis, links, and the signs that begin lines of lists and headings from the
 * words. What is not surely markup stays in the words. */
void codes_part(struct pieces *out, struct str text, struct arena *arena);

#endif
