/* The memory of shape.c. */
#ifndef TEXT_SHAPE_CACHE_H
#define TEXT_SHAPE_CACHE_H

#include "base/arena.h"

struct shape_cache;

/* An empty cache in `arena`. */
struct shape_cache *shape_cache_create(struct arena *arena);

/* Releases what HarfBuzz holds; accepts NULL. */
void shape_cache_destroy(struct shape_cache *cache);

#endif
