/* A hash table on an arena: keys to values, found in constant time. It cannot be walked,
 * so that nothing can come to depend on the order of hashes; who needs an order keeps the
 * values in an array as well. */
#ifndef BASE_TABLE_H
#define BASE_TABLE_H

#include "base/arena.h"
#include "base/str.h"

struct table; /* opaque */

/* A key of fixed bytes, of text, or of both: numbers of a struct without gaps, and a
 * word. Two keys are the same if all their bytes are. */
struct table_key {
    const void *fixed;
    size_t fixed_size;
    struct str text;
};

/* An empty table in `arena`, with room for that many keys before it has to grow. */
struct table *table_make(struct arena *arena, size_t expected);

/* The value of a key, or NULL. */
void *table_find(const struct table *table, const struct table_key *key);

/* Where the value of a key stands, to be read or set: NULL the first time, when the key
 * is copied into the arena. The place stays where it is. */
void **table_place(struct table *table, const struct table_key *key);

#endif
