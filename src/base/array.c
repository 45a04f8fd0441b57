/* Growth of the arrays of array.h: by doubling, in an arena. */
#include "base/array.h"
#include <stdint.h>

enum { CAPACITY_FIRST = 8, CAPACITY_FIRST_LARGE = 2, LARGE = 32 };

void *array_grow(struct arena *arena, void *items, size_t *capacity, size_t element_size)
{
    if (*capacity > SIZE_MAX / 2) {
        arena_out_of_memory();
    }
    size_t held = *capacity;
    size_t first = element_size > LARGE ? CAPACITY_FIRST_LARGE : CAPACITY_FIRST;
    size_t grown = held == 0 ? first : held * 2;
    if (grown > SIZE_MAX / element_size) {
        arena_out_of_memory();
    }
    *capacity = grown;
    return arena_extend(arena, items, held * element_size, grown * element_size);
}
