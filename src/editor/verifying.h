/* Whether a PDF of the folder is what its source makes: a child finds out. */
#ifndef EDITOR_VERIFYING_H
#define EDITOR_VERIFYING_H

#include "editor/editor.h"
#include "editor/task.h"

enum { VERIFYING_NAME = 256 };

struct verifying {
    const struct editor_host *host;
    const char *folder;
    struct task task;
    char name[VERIFYING_NAME]; /* of the file; empty: none was asked for */
    struct str text; /* to be compared with that of the file; lasts while it is started */
    char *answer; /* JSON, from malloc; NULL: not known */
};

void verifying_init(struct verifying *verifying, const struct editor_host *host,
                    const char *folder);

/* The PDF files of the folder that may carry their source, the newest first, as a JSON
 * list of {"name", "size", "time"} in `arena`. */
struct str verifying_list(const struct verifying *verifying, struct arena *arena);

/* Begins with a file of that list. False if it is none, or another is being looked at. */
bool verifying_start(struct verifying *verifying, struct str name, struct str text);

/* The child has ended. */
void verifying_go_on(struct verifying *verifying);

/* {"running", "name", "answer"} on one line in `arena`; answer: null, or what the host
 * writes. */
struct str verifying_write(const struct verifying *verifying, struct arena *arena);

void verifying_done(struct verifying *verifying);

#endif
