/* Which content files a batch has. */
#ifndef BATCH_LIST_H
#define BATCH_LIST_H

#include "base/diag.h"
#include "base/str.h"
#include <stdbool.h>

struct list_entry {
    struct str path; /* as it is opened; ends with NUL */
    struct str name; /* in its folder, or its line of the list: the same on any machine */
};

struct list {
    struct list_entry *items;
    size_t count, capacity;
};

/* Reads the files of a folder that end in .yaml or .yml, in the order of their bytes and
 * without those of folders below it; or a list ("-": standard input) with a path on each
 * line. False after an error; no file at all is one. */
bool list_read(struct list *out, const char *source, struct arena *arena,
               struct diag *diag);

/* The paths in the text of a list: blanks around them, empty lines and lines that begin
 * with # count for nothing, and what stands there twice is taken once. */
void list_take_lines(struct list *out, struct str text, struct arena *arena);

/* True if the shard (from 1) of so many has the file of that name: each is in one. */
bool list_in_shard(struct str name, size_t shard, size_t shards);

#endif
