/* The end of a file of this program: one cross-reference table, the trailer, and where to
 * find them. Read by hand, because only a file with this plain end is worth being shown
 * to a library; one that packs its objects could unpack to any size. */
#ifndef VERIFY_TAIL_H
#define VERIFY_TAIL_H

#include "base/str.h"
#include <stdbool.h>
#include <stddef.h>

struct tail {
    size_t size; /* of the file up to its end mark */
    size_t entries; /* offset of the first entry of the table */
    size_t entry_count;
    size_t table; /* offset of the table */
};

enum { TAIL_ENTRY_SIZE = 20 };

/* Finds the end of the file that the program wrote, whatever was added behind it. */
bool tail_find(struct tail *out, struct str pdf);

/* The end of the whole of `pdf`. */
bool tail_read(struct tail *out, struct str pdf);

/* Offset of an object, as its entry states it; SIZE_MAX if the entry is none. */
size_t tail_offset(const struct tail *tail, struct str pdf, size_t object);

#endif
