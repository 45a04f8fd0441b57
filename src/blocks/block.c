/* Blocks are joined in lists; a builder needs no more than this. */
#include "blocks/block.h"
#include "base/array.h"

struct block *block_add(struct arena *arena, struct block *parent, enum block_kind kind)
{
    struct block *block = arena_new(arena, struct block);
    block->kind = kind;
    if (parent == NULL) {
        return block;
    }
    if (parent->last == NULL) {
        parent->first = block;
    } else {
        parent->last->next = block;
    }
    parent->last = block;
    return block;
}

void block_add_cell(struct arena *arena, struct block_cells *cells,
                    const struct block_cell *cell)
{
    if (cell->text != NULL) {
        *array_push(arena, cells) = *cell;
    }
}
