/* The end of a file of this program: its one table of objects, in text or as a stream,
 * and where to find it. Read by hand, because only a file with this plain end is worth
 * being shown to a library. */
#ifndef VERIFY_TAIL_H
#define VERIFY_TAIL_H

#include "base/arena.h"
#include "base/str.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Where an object stands; ISO 32000-1, table 18. */
struct tail_place {
    enum { TAIL_NONE, TAIL_OFFSET, TAIL_PACK } kind;
    uint32_t at; /* offset, or number of the pack */
};

struct tail {
    size_t size; /* of the file up to its end mark */
    size_t table; /* offset of the table */
    struct tail_place *places; /* by number */
    size_t count;
};

/* Finds the end of the file that the program wrote, whatever was added behind it. */
bool tail_find(struct tail *out, struct str pdf, struct arena *arena);

/* The end of the whole of `pdf`. */
bool tail_read(struct tail *out, struct str pdf, struct arena *arena);

/* A deflated stream, as the program writes it. */
struct tail_stream {
    size_t number; /* of the object */
    struct str keys; /* of its dictionary, but for filter and length */
    struct str bytes; /* still packed */
};

/* The stream at this offset; it borrows from `pdf`. */
bool tail_read_stream(struct tail_stream *out, struct str pdf, size_t offset);

/* Takes `expected`, or digits as a number, from `text` at `*at`, and moves on. */
bool tail_take(struct str text, size_t *at, struct str expected);
bool tail_take_number(size_t *number, struct str text, size_t *at);

#endif
