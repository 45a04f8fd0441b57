/* Region memory: many allocations, one release. Running out of memory is
 * handled here and nowhere else: one message on standard error, exit code 3. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

struct arena;

/* A point in an arena's life to fall back to. */
struct arena_state {
    void *block;
    size_t used;
};

/* Returns a new, empty arena. The caller destroys it. */
struct arena *arena_create(void);

/* Releases the arena and all that was allocated in it; accepts NULL. */
void arena_destroy(struct arena *arena);

/* Returns `size` zeroed bytes aligned for any type; they live as long as the arena. */
void *arena_alloc(struct arena *arena, size_t size);

/* Returns zeroed room for `count` elements of `size` bytes; the product is checked. */
void *arena_array(struct arena *arena, size_t count, size_t size);

/* Returns the `size` bytes at `memory`, which may be NULL, with room for `wanted`: in
 * place if they were allocated last, else moved. What is new is not zeroed. */
void *arena_extend(struct arena *arena, void *memory, size_t size, size_t wanted);

/* Returns a copy of `size` bytes at `data`. */
void *arena_copy(struct arena *arena, const void *data, size_t size);

/* Ends `child`, whose memory lives on as long as `arena`. */
void arena_adopt(struct arena *arena, struct arena *child);

/* Marks the present state, for arena_restore. */
struct arena_state arena_save(const struct arena *arena);

/* Forgets all allocations made since `state` was saved from the same arena. */
void arena_restore(struct arena *arena, struct arena_state state);

/* Bytes now held from the system, for benchmarks and tests. */
size_t arena_size(const struct arena *arena);

/* Reports that memory ran out and ends the program with exit code 3. Never returns.
 * For memory that a library owns outside any arena. */
_Noreturn void arena_out_of_memory(void);

#define arena_new(arena, type) ((type *)arena_alloc((arena), sizeof(type)))
#define arena_new_array(arena, count, type) \
    ((type *)arena_array((arena), (count), sizeof(type)))

#endif
