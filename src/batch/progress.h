/* What is said of a batch while it runs. */
#ifndef BATCH_PROGRESS_H
#define BATCH_PROGRESS_H

#include "batch/job.h"
#include <stdio.h>

/* How far a batch is. Time goes with the bytes of content that wait for it. */
struct progress {
    size_t count, done; /* files */
    size_t bytes, bytes_done; /* of content */
    size_t milliseconds; /* since it began */
};

/* Milliseconds that the rest will take, as the part before did; 0 at the end. */
size_t progress_left(const struct progress *progress);

/* "3 min 20 s", for a sentence. */
const char *progress_time(struct arena *arena, size_t milliseconds);

/* A line: which of how many, its path, what came of it, and the time left. */
void progress_print(FILE *file, const struct progress *progress, const struct job *job,
                    enum lang lang);

#endif
