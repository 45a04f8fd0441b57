/* Region memory in blocks that grow geometrically. The newest block is the one that is
 * filled; a block given back by arena_restore is kept once as a spare, so that a scratch
 * arena that swings about a block's end does not ask the system each time. */
#include "base/arena.h"
#include <assert.h>
#include <stdalign.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_FIRST = 64 << 10, BLOCK_MAX = 8 << 20 };

struct block {
    struct block *older;
    size_t size; /* usable bytes of `data` */
    size_t used;
    alignas(max_align_t) unsigned char data[];
};

struct arena {
    struct block *newest;
    struct block *spare;
    size_t held; /* bytes from the system, with the headers */
};

/* A test program that defines this decides which allocations fail. */
__attribute__((weak)) bool arena_fault(void);

struct arena *arena_create(void)
{
    struct arena *arena = calloc(1, sizeof *arena);
    if (arena == NULL) {
        arena_out_of_memory();
    }
    arena->held = sizeof *arena;
    return arena;
}

static void release_block(struct arena *arena, struct block *block)
{
    if (block != NULL) {
        arena->held -= sizeof *block + block->size;
        free(block);
    }
}

void arena_destroy(struct arena *arena)
{
    if (arena == NULL) {
        return;
    }
    while (arena->newest != NULL) {
        struct block *older = arena->newest->older;
        free(arena->newest);
        arena->newest = older;
    }
    free(arena->spare);
    free(arena);
}

/* The newest block of `arena` stays in front: it is the one that is filled, and what was
 * saved of it must still be found. */
void arena_adopt(struct arena *arena, struct arena *child)
{
    struct block **end = &arena->newest;
    while (*end != NULL) {
        end = &(*end)->older;
    }
    *end = child->newest;
    release_block(child, child->spare);
    arena->held += child->held - sizeof *child;
    free(child);
}

/* Puts an empty block with room for `size` bytes in front. */
static void add_block(struct arena *arena, size_t size)
{
    struct block *block = arena->spare;
    if (block != NULL && block->size >= size) {
        arena->spare = NULL;
    } else {
        size_t wanted = arena->newest == NULL ? BLOCK_FIRST : arena->newest->size * 2;
        wanted = wanted > BLOCK_MAX ? BLOCK_MAX : wanted;
        wanted = wanted < size ? size : wanted;
        if (wanted > SIZE_MAX - sizeof *block) {
            arena_out_of_memory();
        }
        block = malloc(sizeof *block + wanted);
        if (block == NULL) {
            arena_out_of_memory();
        }
        block->size = wanted;
        arena->held += sizeof *block + wanted;
    }
    block->used = 0;
    block->older = arena->newest;
    arena->newest = block;
}

/* Even nothing takes room, so that each result is an address of its own. */
static size_t round_up(size_t size)
{
    const size_t step = alignof(max_align_t);
    return size == 0 ? step : (size + step - 1) / step * step;
}

static void *take(struct arena *arena, size_t size)
{
    if (size > PTRDIFF_MAX - alignof(max_align_t) ||
        (arena_fault != NULL && arena_fault())) {
        arena_out_of_memory();
    }
    size_t rounded = round_up(size);
    struct block *block = arena->newest;
    if (block == NULL || block->size - block->used < rounded) {
        add_block(arena, rounded);
        block = arena->newest;
    }
    void *memory = block->data + block->used;
    block->used += rounded;
    return memory;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    return memset(take(arena, size), 0, size);
}

void *arena_extend(struct arena *arena, void *memory, size_t size, size_t wanted)
{
    struct block *block = arena->newest;
    size_t rounded = round_up(size);
    bool last = memory != NULL && block != NULL && block->used >= rounded &&
                (unsigned char *)memory == block->data + (block->used - rounded);
    if (last && wanted < block->size &&
        block->used - rounded <= block->size - round_up(wanted)) {
        block->used -= rounded;
        return take(arena, wanted);
    }
    void *moved = take(arena, wanted);
    return memory == NULL ? moved : memcpy(moved, memory, size);
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
    if (size != 0 && count > SIZE_MAX / size) {
        arena_out_of_memory();
    }
    return arena_alloc(arena, count * size);
}

void *arena_copy(struct arena *arena, const void *data, size_t size)
{
    void *copy = take(arena, size);
    return size == 0 ? copy : memcpy(copy, data, size);
}

struct arena_state arena_save(const struct arena *arena)
{
    struct block *block = arena->newest;
    return (struct arena_state){.block = block, .used = block == NULL ? 0 : block->used};
}

void arena_restore(struct arena *arena, struct arena_state state)
{
    while (arena->newest != state.block) {
        struct block *block = arena->newest;
        assert(block != NULL);
        arena->newest = block->older;
        if (arena->spare == NULL || arena->spare->size < block->size) {
            release_block(arena, arena->spare);
            arena->spare = block;
        } else {
            release_block(arena, block);
        }
    }
    if (arena->newest != NULL) {
        assert(state.used <= arena->newest->used);
        arena->newest->used = state.used;
    }
}

size_t arena_size(const struct arena *arena)
{
    return arena->held;
}
