/* A content file that a command reads, changes and writes back. */
#ifndef APP_REWRITING_H
#define APP_REWRITING_H

#include "input/input.h"
#include <stdbool.h>

struct rewriting {
    const char *path;
    struct arena *arena;
    struct diag *diag;
    const struct source *source;
    struct node root; /* of what was read */
    struct str text; /* what shall stand there: at first, what does */
    enum lang messages; /* their language */
    bool faulty; /* something is wrong that was said elsewhere than in diag */
};

/* Nothing is read yet. */
void rewriting_init(struct rewriting *rewriting, const char *path, enum lang messages);

/* Reads the file, whatever it holds. False after a failure. */
bool rewriting_open(struct rewriting *rewriting);

/* Reads the file to a tree. False after an error. */
bool rewriting_read(struct rewriting *rewriting);

/* Writes the text over the file, of a symbolic link over the one it leads to, and what
 * was read beside it as FILE.yaml~, both with its rights: both or none. A file that may
 * not be written stays, although another could take its place. What came from standard
 * input goes to standard output. */
bool rewriting_save(struct rewriting *rewriting);

/* Prints all messages, lets everything go and returns the exit code. */
int rewriting_done(struct rewriting *rewriting);

#endif
