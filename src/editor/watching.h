/* The files of a content: hears of what other programs do to them. */
#ifndef EDITOR_WATCHING_H
#define EDITOR_WATCHING_H

#include "base/str.h"
#include <stdbool.h>

struct watching {
    int handle; /* inotify; -1: none */
    char *folder; /* that of the content, from malloc */
    char *facts; /* sizes and times of the files named last, from malloc */
    bool deaf; /* a file system that tells nothing of what others do */
};

/* Listens to the folder of the content file. */
void watching_init(struct watching *watching, const char *content);

/* Forgets what has been heard. */
void watching_hear(const struct watching *watching);

/* Listens to the folders of these files as well, which are paths from that of the content
 * on. True if one of them is not as it was when this was called last. */
bool watching_follow(struct watching *watching, const struct str *files, size_t count);

void watching_done(struct watching *watching);

#endif
