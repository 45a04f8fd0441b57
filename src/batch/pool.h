/* Worker processes: each does one piece of work after the other, and what breaks one
 * costs that piece alone. Knows nothing of content. */
#ifndef BATCH_POOL_H
#define BATCH_POOL_H

#include "base/str.h"
#include <stdbool.h>

/* What came of a piece of work. */
struct pool_answer {
    size_t number;
    bool whole; /* the worker lived to give it */
    int status; /* else how it ended, as by waitpid */
    struct str answer; /* what the work wrote */
    struct str said; /* what it wrote to standard error; clipped if it is very long */
    size_t milliseconds;
};

struct pool_task {
    void *context;
    const size_t *numbers; /* the pieces, in the order in which they are begun */
    size_t count;
    size_t workers; /* at most; at least 1 */
    /* In a worker: does a piece. `answer` is on an arena that lasts for this piece. */
    void (*work)(void *context, size_t number, struct builder *answer);
    /* Here, for each piece, as they end. The texts last for the call. */
    void (*take)(void *context, const struct pool_answer *answer);
};

enum pool_end {
    POOL_DONE, /* all pieces were taken; a signal after the last one counts for nothing */
    POOL_STOPPED, /* by SIGINT, SIGTERM or SIGHUP; workers were ended */
    POOL_FAILED /* no worker could be started: errno says why */
};

/* Does them all. No worker is left when it returns; none outlives this process. */
enum pool_end pool_run(const struct pool_task *task);

#endif
