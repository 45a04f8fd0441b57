/* A content file of a batch, and what has come of it so far. */
#ifndef BATCH_JOB_H
#define BATCH_JOB_H

#include "batch/batch.h"

enum job_state {
    JOB_WAITS, /* or was not reached */
    JOB_CURRENT, /* up to date: not made again */
    JOB_REFUSED, /* its brochures are those of another file too: see `said` */
    JOB_MADE, /* as well as it could be: `made.code` says how it went */
    JOB_BROKEN /* its worker ended while it was at work */
};

struct job {
    struct str path, name; /* as in the list; `path` ends with NUL */
    struct str id; /* empty: not found */
    struct str stem; /* of the names of its files; empty: not known */
    size_t size; /* bytes of the file */
    enum job_state state;
    struct batch_made made; /* JOB_CURRENT, JOB_MADE, JOB_REFUSED */
    struct str said; /* on standard error */
    int ended_by; /* JOB_BROKEN: the number of a signal, or 0 */
    size_t milliseconds;
};

/* Its exit code; that of a file that was not reached, or broke a worker, is 3. */
int job_code(const struct job *job);

#endif
