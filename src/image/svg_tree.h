/* An SVG file as a tree of elements; the only user of expat. */
#ifndef IMAGE_SVG_TREE_H
#define IMAGE_SVG_TREE_H

#include "base/str.h"
#include "base/table.h"

/* Limits; passing one is a fault. */
enum { SVG_DEPTH_MAX = 100, SVG_NODES_MAX = 100000 };

struct svg_attribute {
    struct str name, value; /* "xlink:href" is "href" */
};

struct svg_node {
    struct str name; /* empty: of another vocabulary, with all that it holds */
    const struct svg_attribute *attributes;
    size_t attribute_count;
    struct builder text; /* of a style element */
    struct svg_node *parent, *previous, *first, *last, *next;
    bool written; /* holds text, or something in it does */
    bool busy; /* is being drawn: whoever comes to it again goes in a circle */
};

struct svg_tree {
    struct arena *arena;
    struct svg_node *root;
    struct table *ids; /* the first element of each id */
    struct svg_node **sheets; /* the style elements, in order */
    size_t sheet_count;
};

/* Reads a file into `arena`; false with the words for "the file … <fault>". */
bool svg_tree_read(struct svg_tree *out, struct str bytes, struct arena *arena,
                   const char **fault);

/* Empty if the element has no such attribute. */
struct str svg_attribute(const struct svg_node *node, struct str name);
bool svg_is_named(const struct svg_node *node, const char *name);

/* The element of "#id", as in a `href`; NULL if it is none of this file. */
struct svg_node *svg_find_link(const struct svg_tree *tree, struct str link);

#endif
