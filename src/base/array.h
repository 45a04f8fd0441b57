/* Growable typed arrays on an arena: any struct that holds `items`, `count` and
 * `capacity`. Growth doubles, so the arena holds at most twice what is used. */
#ifndef BASE_ARRAY_H
#define BASE_ARRAY_H

#include "base/arena.h"
#include <stddef.h>
#include <string.h>

/* Returns the elements with room for more than `capacity` of them, and the new capacity
 * there. They stay where they are if nothing else was allocated since. */
void *array_grow(struct arena *arena, void *items, size_t *capacity, size_t element_size);

/* Returns `items` with room for more than `count` elements, moved if it had to grow; the
 * element behind them is zeroed, for it may hold what was left by a count that was
 * lowered. */
static inline void *array_reserve(struct arena *arena, void *items, size_t count,
                                  size_t *capacity, size_t element_size)
{
    if (count >= *capacity) {
        items = array_grow(arena, items, capacity, element_size);
    }
    memset((unsigned char *)items + count * element_size, 0, element_size);
    return items;
}

/* Appends one zeroed element to `array` (a pointer to struct) and yields its address. */
#define array_push(arena, array)                                                 \
    ((array)->items = array_reserve((arena), (array)->items, (array)->count,     \
                                    &(array)->capacity, sizeof *(array)->items), \
     &(array)->items[(array)->count++])

#endif
