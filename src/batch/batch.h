/* Door of the batch stage: many content files in one run, made by worker processes that
 * serve one file after the other. What a brochure is, and how it is made, it is handed as
 * functions, so it depends on no other stage. */
#ifndef BATCH_BATCH_H
#define BATCH_BATCH_H

#include "base/diag.h"
#include "base/source.h"
#include <stdbool.h>

enum { BATCH_WORKERS_MAX = 512, BATCH_SHARDS_MAX = 100000 };

/* A file that a brochure was made from, or one that was made. */
struct batch_file {
    struct str path; /* made from: as it is opened; made: its name in the folder */
    struct str sha256; /* empty: it was looked for, and is not there */
    size_t size; /* bytes */
};

struct batch_files {
    struct batch_file *items;
    size_t count, capacity;
};

/* What came of a content file. */
struct batch_made {
    int code; /* its exit code */
    size_t pages;
    struct batch_files inputs, outputs;
    struct str messages; /* a JSON object on one line, or empty */
};

/* Which document a content file is. */
struct batch_name {
    struct str id;
    struct mark mark; /* of the id */
    struct str stem; /* what the names of its files begin with; empty: none can be made */
};

struct batch_host {
    void *context;
    struct str options; /* all that changes what is made, in any form */
    struct str data; /* likewise: what it is made with, beside the program itself */
    /* Finds it in a text. False: it cannot be found, and `build` will say why. `out`
     * lives in `arena`. */
    bool (*find_name)(const void *context, struct batch_name *out,
                      const struct source *source, struct arena *arena);
    /* Makes the brochures of a file. Called in a worker process; what it has to say to
     * people goes to standard error. `out` lives in `arena`. */
    void (*build)(void *context, const char *path, struct batch_made *out,
                  struct arena *arena);
};

struct batch_wish {
    const char *source; /* a folder, a list of paths, or "-": a list */
    const char *folder; /* what is made, and reports/ */
    size_t workers; /* 0: one for each processor */
    size_t shard, shards; /* from 1; shards 0: all files */
    bool force; /* also what is up to date */
    enum lang lang; /* of what is said */
};

/* Makes all, tells each on standard error, and writes the report. Returns the highest of
 * the exit codes of its files, or 3 if it was interrupted or the batch itself failed,
 * which `diag` then holds. */
int batch_run(const struct batch_wish *wish, const struct batch_host *host,
              struct diag *diag);

#endif
