/* What can be said of a PDF: its source is rendered once more, and the bytes compared. */
#ifndef APP_VERIFYING_H
#define APP_VERIFYING_H

#include "app/options.h"
#include "base/arena.h"

enum verdict_kind {
    VERDICT_SAME,
    VERDICT_DIFFERS,
    VERDICT_DAMAGED,
    VERDICT_SOURCELESS,
    VERDICT_FOREIGN,
    VERDICT_FAILED /* something that is needed could not be read: see the complaints */
};

struct verdict {
    enum verdict_kind kind;
    const char *words; /* for wording_print, with a line end; FAILED: NULL */
    struct str source; /* the attached file; empty: none was found */
};

/* Judges `pdf`, which options->file names. What keeps its source from being built goes to
 * `complaints`, unless that is NULL. Lives in `arena`. */
void verifying_judge(struct verdict *out, const struct options *options, struct str pdf,
                     FILE *complaints, struct arena *arena);

#endif
