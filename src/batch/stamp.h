/* Stamps: for each brochure that was made, from what, so that it is not made again as
 * long as all of that is the same, and what was made too. */
#ifndef BATCH_STAMP_H
#define BATCH_STAMP_H

#include "batch/job.h"

/* Where stamps stand, and what they hold for. */
struct stamp_terms {
    const char *folder; /* of what is made */
    struct str options, program; /* checksums */
};

/* True if the stamp of the job's stem says that all is up to date: program, options, the
 * files that it was made from, what was made. Fills `made` from it, in `arena`. */
bool stamp_holds(struct batch_made *made, const struct job *job,
                 const struct stamp_terms *terms, struct arena *arena);

/* Writes it for a brochure that was made. False after a failure, which is reported. */
bool stamp_write(const struct job *job, const struct batch_made *made,
                 const struct stamp_terms *terms, struct arena *arena, struct diag *diag);

#endif
