/* What came of a content file, as text: for the way from a worker to its parent, and for
 * stamps. What is not in its form is none, so a damaged one does no harm. */
#ifndef BATCH_RECORD_H
#define BATCH_RECORD_H

#include "batch/batch.h"

/* A text, and how far it is read. */
struct record_reading {
    struct str text;
    size_t at;
};

/* The rest of a line that begins with `key` and a blank; it is passed. False, and nothing
 * passed, if the next line is another. */
bool record_take_line(struct str *out, struct record_reading *reading, const char *key);

/* Adds a record: some lines, with one at its end that says so. */
void record_add(struct builder *out, const struct batch_made *made);

/* Takes one; its texts are those of `reading`. False if it is none. */
bool record_take(struct batch_made *out, struct record_reading *reading,
                 struct arena *arena);

#endif
