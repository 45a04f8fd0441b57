/* The report of a batch, as JSON: what came of each file. */
#ifndef BATCH_REPORT_H
#define BATCH_REPORT_H

#include "batch/job.h"

struct report_facts {
    const struct batch_wish *wish;
    const struct job *jobs; /* in the order of the list */
    size_t count;
    int code;
    size_t milliseconds;
};

/* Writes <folder>/reports/batch.json, or batch-<shard>-of-<shards>.json; `path` is where.
 * False after a failure, which is reported. */
bool report_write_batch(struct str *path, const struct report_facts *facts,
                        struct arena *arena, struct diag *diag);

/* The same as text, for tests. */
struct str report_make(const struct report_facts *facts, struct arena *arena);

#endif
