/* What one change and many of them share. */
#ifndef INPUT_REWRITE_PARTS_H
#define INPUT_REWRITE_PARTS_H

#include "input/input.h"

/* The change for a wish, proved; false after an error. */
bool rewrite_one(struct change *out, const struct node *root, const struct rewrite *wish,
                 struct arena *arena, struct diag *diag);

/* A change that nobody has proved: the likeliest spelling. */
struct guess {
    struct change change;
    const struct node *wanted; /* in the place of the node of the wish; NULL: no change */
};

/* False if the wish has none, without a message. */
bool rewrite_guess(struct guess *out, const struct node *root, const struct rewrite *wish,
                   struct arena *arena);

#endif
