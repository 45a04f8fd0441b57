/* The fixes that messages know, put into a text until none is left. */
#ifndef APP_MENDING_H
#define APP_MENDING_H

#include "app/content.h"
#include "input/input.h"

/* The text of `path` after all that can be meant in one way only: first what keeps it
 * from being read, then what its checks and its review know. The bytes may be in an
 * encoding of old; they come out as UTF-8. */
struct str mending_run(const char *path, struct str bytes, struct arena *arena);

/* Some of the messages of a content, by their numbers as diag_each tells them. */
struct mending_choice {
    size_t message, fix; /* this one */
    bool all; /* of all messages of its rule that know one fix, that one */
};

/* The changes of the content's text that these fixes make. In the order of the text, in
 * `arena`; false if there is none. */
struct mending_changes {
    struct change *items;
    size_t count, capacity;
};
bool mending_choose(struct mending_changes *out, const struct content *content,
                    const struct mending_choice *choice, struct arena *arena);

#endif
