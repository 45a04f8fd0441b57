/* Trees of nodes compared, and made again with another node in one place. */
#ifndef INPUT_TREE_H
#define INPUT_TREE_H

#include "input/input.h"

/* How much further in the values of a key stand, by our own hand. */
enum { TREE_INDENT = 2 };

/* Where a node stands in its tree. */
struct node_way {
    const struct node *parent; /* NULL: it is the root */
    size_t index; /* in the parent */
    size_t indent; /* blanks before its key or its dash */
    bool in_brackets; /* a collection above it is written in {} or [] */
};

/* False if `node` is not in the tree. */
bool tree_find_way(struct node_way *out, const struct node *root,
                   const struct node *node);

/* A collection written in {} or []. */
bool tree_is_bracketed(const struct node *node);

/* Where the value of a node ends: the byte of source->text behind it. Blank lines and
 * comments that the parser reckons to a collection are left out. */
size_t tree_end(const struct node *node);

/* True if both hold the same, whatever the style: kinds, keys in their order, values, and
 * which of them are read as numbers or switches. */
bool tree_equal(const struct node *left, const struct node *right);

/* The root of the place's tree with `node` in the place of its node. */
struct node tree_replace(struct node_place place, const struct node *node,
                         struct arena *arena);

#endif
