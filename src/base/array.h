/* Growable typed arrays on an arena: any struct that holds `items`, `count` and
 * `capacity`. Growth doubles, so the arena holds at most twice what is used. */
#ifndef BASE_ARRAY_H
#define BASE_ARRAY_H

#include "base/arena.h"
#include <stddef.h>

/* Returns `items` with room for more than `count` elements, moved if it had to grow. */
void *array_reserve(struct arena *arena, void *items, size_t count, size_t *capacity,
                    size_t element_size);

/* Appends one zeroed element to `array` (a pointer to struct) and yields its address. */
#define array_push(arena, array)                                                 \
    ((array)->items = array_reserve((arena), (array)->items, (array)->count,     \
                                    &(array)->capacity, sizeof *(array)->items), \
     &(array)->items[(array)->count++])

#endif
