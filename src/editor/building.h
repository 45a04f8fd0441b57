/* Building PDF files: each edition in a child process of its own, one after the other, so
 * that the page answers meanwhile and a fault costs no text. */
#ifndef EDITOR_BUILDING_H
#define EDITOR_BUILDING_H

#include "editor/editor.h"
#include "editor/task.h"

enum { BUILDING_EDITIONS = 3, BUILDING_NAME = 256 };

enum building_state { BUILDING_WAITS, BUILDING_RUNS, BUILDING_DONE, BUILDING_FAILED };

struct building_edition {
    const char *name; /* "council" */
    enum building_state state;
    int code; /* FAILED: its exit code */
    char file[BUILDING_NAME]; /* DONE: its name in the folder */
    size_t size;
    char *report; /* from malloc: its errors, as JSON; or NULL */
};

struct building {
    const struct editor_host *host;
    const char *folder;
    struct building_edition editions[BUILDING_EDITIONS];
    struct building_edition *edition; /* that runs */
    struct task task;
    unsigned rev; /* of the text that is built */
};

void building_init(struct building *building, const struct editor_host *host,
                   const char *folder);

/* Begins with the first edition. False: one is running already, or cannot be started. */
bool building_start(struct building *building, unsigned rev);

/* The child has ended: takes what it leaves, and starts the next. */
void building_go_on(struct building *building);

/* Stops what runs; what is done stays. */
void building_stop(struct building *building);

bool building_runs(const struct building *building);

/* How far it is, as JSON on one line in `arena`; with the reports once nothing runs. */
struct str building_write(const struct building *building, struct arena *arena);

/* The path of a file of the last build, in `arena`; NULL: there is none of that name. */
const char *building_find(const struct building *building, struct str name,
                          struct arena *arena);

void building_done(struct building *building);

#endif
