/* Which entries of two lists are the same ones. */
#ifndef MODEL_CHANGES_H
#define MODEL_CHANGES_H

#include "base/arena.h"
#include "input/input.h"

/* For each entry of `after` the index of the one of `before` that it was, or SIZE_MAX: by
 * id, else the same text, else the most alike. The order does not matter. */
size_t *changes_pair(const struct node *before, const struct node *after,
                     struct arena *arena);

/* True for a text: a scalar, or a mapping of languages to scalars. */
bool changes_is_text(const struct node *node);

/* True if both hold the same. */
bool changes_is_same(const struct node *left, const struct node *right);

#endif
