/* Files that content names: only from below a folder, whatever the name says. */
#ifndef BASE_BELOW_H
#define BASE_BELOW_H

#include "base/diag.h"
#include "base/str.h"
#include <stdbool.h>

/* What content asks for: `path` as it is written there, and where. */
struct below_file {
    struct str folder; /* empty: the working folder */
    struct str path;
    struct mark mark;
};

/* The folder of a path: "content" of "content/plan.yaml"; empty if it names none. */
struct str below_folder(struct str path);

/* Reads the file into the arena. A path that is absolute, has "..", or leads out of the
 * folder by a symbolic link, and a file over `limit` bytes are errors at the mark; so is
 * a file that is not there, since the content is what names it. */
bool below_read(struct str *out, const struct below_file *file, size_t limit,
                struct arena *arena, struct diag *diag);

#endif
