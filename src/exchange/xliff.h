/* A file of XLIFF as it is read: units with their texts, codes back in their places. */
#ifndef EXCHANGE_XLIFF_H
#define EXCHANGE_XLIFF_H

#include "base/diag.h"
#include <stdbool.h>

struct xliff_unit {
    struct str name;
    struct mark mark;
    struct str source, target;
    bool translated; /* each of its segments has a target that is not empty */
    const char *fault; /* why it cannot be taken; NULL: it can */
};

struct xliff {
    struct str from, to; /* codes of the languages */
    struct xliff_unit *items;
    size_t count, capacity;
};

/* False after an error: no XML, no XLIFF 2, a limit, a document type. */
bool xliff_read(struct xliff *out, const struct source *file, struct arena *arena,
                struct diag *diag);

#endif
