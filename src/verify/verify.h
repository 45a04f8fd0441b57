/* Door of the verify stage: a finished PDF to what it says of its making, and two PDFs to
 * the place where they part. The only user of libqpdf. The files may be anything that
 * somebody calls a PDF: whatever they hold, there is an answer, within these limits. */
#ifndef VERIFY_VERIFY_H
#define VERIFY_VERIFY_H

#include "base/arena.h"
#include "base/str.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    VERIFY_FILE_MAX = 256 << 20,
    VERIFY_SOURCE_MAX = 64 << 20, /* what the input stage takes */
    VERIFY_METADATA_MAX = 1 << 20,
    VERIFY_FACTS_MAX = 16,
    VERIFY_SUPPLEMENT_MAX = 64 << 20, /* what the image stage takes */
    VERIFY_SUPPLEMENTS_MAX = 1000,
    VERIFY_SUPPLEMENTS_TOTAL_MAX = 256 << 20 /* bytes of all of them, unpacked */
};

/* A picture or theme that is attached, under the name by which the source knows it. */
struct verify_supplement {
    struct str name, bytes;
};

enum verify_state {
    VERIFY_OURS,
    VERIFY_SOURCELESS, /* of an edition that carries no source */
    VERIFY_DAMAGED, /* it may have been ours */
    VERIFY_FOREIGN
};

/* What the file says it was made with: "version" is "0.1.0". Printable ASCII. */
struct verify_fact {
    struct str name, value;
};

struct verify_origin {
    struct str original; /* the bytes that the program wrote, without later additions */
    struct str source; /* the attached file that it was made from */
    struct verify_fact facts[VERIFY_FACTS_MAX];
    size_t fact_count;
    struct verify_supplement *supplements;
    size_t supplement_count;
    const char *reason; /* why it is not ours */
};

/* Takes out what `pdf` says of its origin; `out` borrows from `pdf` and `arena`. */
enum verify_state verify_extract(struct verify_origin *out, struct str pdf,
                                 struct arena *arena);

/* A fact of that name; empty if it is not stated. */
struct str verify_find(const struct verify_origin *origin, const char *name);

/* Where two files differ first. */
struct verify_difference {
    size_t offset; /* of the byte, from 0 */
    uint32_t object; /* in which it lies; 0: in none */
    size_t page; /* that the object belongs to, from 1; 0: to none or to several */
    const char *what; /* in words: "the content", of that page if there is one */
};

/* Compares `found` with `expected`, which must be a file that this program just wrote.
 * True if they are the same. */
bool verify_compare(struct verify_difference *out, struct str expected, struct str found,
                    struct arena *arena);

#endif
