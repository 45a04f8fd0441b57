/* Door of the input stage: YAML text to a tree of values, each with its place.
 * Promises: valid UTF-8 in NFC, one document, no aliases or tags, sizes in bounds. */
#ifndef INPUT_INPUT_H
#define INPUT_INPUT_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/source.h"
#include <stdbool.h>

/* Limits; reaching one is an error with its place. */
enum {
    INPUT_FILE_MAX = 8 << 20,
    INPUT_SCALAR_MAX = 1 << 20,
    INPUT_DEPTH_MAX = 32,
    INPUT_NODES_MAX = 100000
};

enum node_kind { NODE_SCALAR, NODE_SEQUENCE, NODE_MAPPING };

struct node {
    enum node_kind kind;
    struct mark mark; /* of the value */
    size_t span; /* bytes of the source from the mark to the end of the value */
    struct str text; /* scalar: its value */
    bool plain; /* scalar: written without quotes (so null, true, 5 are typed) */
    struct node *items; /* sequence: its items; mapping: its values */
    struct str *keys; /* mapping: key of each value */
    struct mark *key_marks;
    size_t count;
};

/* Parses `source` into a tree in `arena`. All faults found are reported; false if any. */
bool input_read(struct node *out, const struct source *source, struct arena *arena,
                struct diag *diag);

/* The value of `key` in a mapping, or NULL. */
const struct node *node_find(const struct node *mapping, struct str key);

/* Typed readers of a scalar: false when it is not of that type. Report nothing. */
bool node_read_int(long *out, const struct node *node);
bool node_read_bool(bool *out, const struct node *node);

#endif
