#include "batch/progress.h"
#include "base/catalogue.h"
#include <signal.h>
#include <string.h>

enum { SECOND = 1000, MINUTE = 60, HOUR = 3600 };

size_t progress_left(const struct progress *progress)
{
    size_t left = progress->bytes - progress->bytes_done;
    if (progress->bytes_done == 0 || progress->done == progress->count) {
        return 0;
    }
    return (size_t)((double)progress->milliseconds * (double)left /
                    (double)progress->bytes_done);
}

const char *progress_time(struct arena *arena, size_t milliseconds)
{
    size_t seconds = (milliseconds + SECOND - 1) / SECOND;
    if (seconds >= HOUR) {
        return wording_phrase(arena, N_("%zu h %zu min"), seconds / HOUR,
                              seconds % HOUR / MINUTE);
    }
    if (seconds >= MINUTE) {
        return wording_phrase(arena, N_("%zu min %zu s"), seconds / MINUTE,
                              seconds % MINUTE);
    }
    return wording_phrase(arena, N_("%zu s"), seconds);
}

static const char *outcome(const struct job *job, struct arena *arena)
{
    switch (job->state) {
    case JOB_WAITS: return N_("not reached");
    case JOB_CURRENT: return N_("up to date");
    case JOB_REFUSED: return N_("refused");
    case JOB_BROKEN: return N_("broke down");
    case JOB_MADE: break;
    }
    switch (job->made.code) {
    case 0:
        return wording_phrase(arena, N_("%zu pages, %zu.%zu s"), job->made.pages,
                              job->milliseconds / SECOND,
                              job->milliseconds % SECOND / (SECOND / 10));
    case 1:
        return job->made.outputs.count > 0 ? N_("without its print file")
                                           : N_("rejected");
    case 2: return N_("not made: the options do not fit it");
    default: return N_("failed");
    }
}

void progress_print(FILE *file, const struct progress *progress, const struct job *job,
                    enum lang lang)
{
    struct arena *arena = arena_create();
    struct builder path = {.arena = arena};
    builder_add_shown(&path, job->path);
    const char *what = outcome(job, arena);
    size_t left = progress_left(progress);
    if (left > 0) {
        wording_print(file, lang, "[%zu/%zu] %.*s: %s; %s left\n", progress->done,
                      progress->count, (int)path.count, path.items, what,
                      progress_time(arena, left));
    } else {
        wording_print(file, lang, "[%zu/%zu] %.*s: %s\n", progress->done, progress->count,
                      (int)path.count, path.items, what);
    }
    arena_destroy(arena);
}
