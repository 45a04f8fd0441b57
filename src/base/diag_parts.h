/* What the files of diag share: messages as they are kept, and in the order of their
 * places. */
#ifndef BASE_DIAG_PARTS_H
#define BASE_DIAG_PARTS_H

#include "base/diag.h"
#include "base/wording.h"

struct fixes {
    struct diag_fix *items;
    size_t count, capacity;
};

struct message {
    enum diag_severity severity;
    struct mark mark;
    struct str path; /* a failure: the file it is about, or empty */
    const char *rule; /* NULL: a note */
    struct wording words;
    struct fixes fixes;
    size_t source_order; /* sources in the order of their first message; 0: no place */
    size_t sequence;
};

struct messages {
    struct message *items;
    size_t count, capacity;
};

struct sources {
    const struct source **items;
    size_t count, capacity;
};

struct diag {
    struct arena *arena;
    struct messages messages;
    struct sources sources;
    bool strict;
    size_t counts[DIAG_NOTE + 1]; /* by severity */
};

/* A message and the notes that follow it in memory. */
struct group {
    const struct message *head;
    size_t note_count;
};

struct groups {
    struct group *items;
    size_t count, capacity;
};

/* All messages by source, line and column; made in the arena of `diag`. */
struct groups diag_sort(const struct diag *diag);

/* The sentence of a message. */
struct str diag_words(const struct diag *diag, const struct message *message,
                      enum lang lang);

#endif
