/* Growth of the arrays of array.h: by doubling, in an arena. */
#include "base/array.h"
#include <stdint.h>
#include <string.h>

enum { CAPACITY_FIRST = 8 };

void *array_reserve(struct arena *arena, void *items, size_t count, size_t *capacity,
                    size_t element_size)
{
    if (count >= *capacity) {
        if (*capacity > SIZE_MAX / 2) {
            arena_out_of_memory();
        }
        size_t grown = *capacity == 0 ? CAPACITY_FIRST : *capacity * 2;
        void *moved = arena_array(arena, grown, element_size);
        if (count > 0) {
            memcpy(moved, items, count * element_size);
        }
        *capacity = grown;
        items = moved;
    }
    /* The next element may hold what was left by a count that was lowered. */
    memset((unsigned char *)items + count * element_size, 0, element_size);
    return items;
}
