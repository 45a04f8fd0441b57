/* The street plan of the cover drawing: chance, streets and the blocks between them,
 * always in this order, since each choice moves the generator on. */
#include "layout/artwork_parts.h"
#include "base/array.h"
#include <stdlib.h>

enum {
    UNIT = 700, /* the plan's module; streets lie on its multiples */
    STREET_WIDTH = 80,
    AVENUE_WIDTH = 220,
    SPINE_WIDTH = 260, /* the street on the fold between front and back cover */
    COLUMNS_END = 21600,
    ROWS_START = -600,
    ROWS_END = 30300
};

uint64_t artwork_seed(struct str id)
{
    uint64_t hash = UINT64_C(0xcbf29ce484222325);

    for (size_t i = 0; i < id.size; i++) {
        hash = (hash ^ (uint8_t)id.data[i]) * UINT64_C(0x100000001b3);
    }
    return hash;
}

uint64_t artwork_next(struct artwork_chance *chance)
{
    chance->state += UINT64_C(0x9e3779b97f4a7c15);
    uint64_t z = chance->state;

    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

uint32_t artwork_choose(struct artwork_chance *chance, uint32_t bound)
{
    return (uint32_t)(((artwork_next(chance) >> 32) * bound) >> 32);
}

static void add_street(struct artwork_streets *streets, int32_t at, int32_t width,
                       struct arena *arena)
{
    struct artwork_street *street = array_push(arena, streets);

    street->at = at;
    street->width = width;
}

/* Streets from the first one of `streets` on to `end`, in either direction; now and then
 * an avenue. */
static void run_streets(struct artwork_streets *streets, int32_t end,
                        struct artwork_chance *chance, struct arena *arena)
{
    static const int32_t STEPS[] = {1, 1, 2, 2, 2, 3};
    int32_t at = streets->items[0].at;
    int32_t direction = end > at ? 1 : -1;
    uint32_t count = 0;
    uint32_t next_avenue = 3 + artwork_choose(chance, 2);

    while (direction * at < direction * end) {
        at += direction * UNIT * STEPS[artwork_choose(chance, 6)];
        count++;
        bool avenue = count == next_avenue;
        if (avenue) {
            next_avenue = count + 4 + artwork_choose(chance, 3);
        }
        add_street(streets, at, avenue ? AVENUE_WIDTH : STREET_WIDTH, arena);
    }
}

static int compare_streets(const void *a, const void *b)
{
    int32_t first = ((const struct artwork_street *)a)->at;
    int32_t second = ((const struct artwork_street *)b)->at;

    return (first > second) - (first < second);
}

static void sort_streets(struct artwork_streets *streets)
{
    qsort(streets->items, streets->count, sizeof *streets->items, compare_streets);
}

void artwork_make_streets(struct artwork_streets *columns, struct artwork_streets *rows,
                          int32_t panel_top, struct artwork_chance *chance,
                          struct arena *arena)
{
    add_street(columns, 0, SPINE_WIDTH, arena);
    run_streets(columns, COLUMNS_END, chance, arena);
    run_streets(columns, -COLUMNS_END, chance, arena);
    add_street(rows, panel_top, 0, arena);
    run_streets(rows, ROWS_START, chance, arena);
    run_streets(rows, ROWS_END, chance, arena);
    sort_streets(columns);
    sort_streets(rows);
}

static void add_block(struct artwork_blocks *blocks, const struct artwork_street *column,
                      const struct artwork_street *row, struct artwork_chance *chance,
                      struct arena *arena)
{
    int32_t left = column[0].at + column[0].width / 2;
    int32_t top = row[0].at + row[0].width / 2;
    int32_t width = column[1].at - column[1].width / 2 - left;
    int32_t height = row[1].at - row[1].width / 2 - top;

    if (width <= 0 || height <= 0) {
        return;
    }
    struct artwork_block *block = array_push(arena, blocks);
    block->left = left;
    block->top = top;
    block->width = width;
    block->height = height;
    block->kind = (uint8_t)artwork_choose(chance, 20);
    block->upper = (uint8_t)artwork_choose(chance, 64);
    block->lower = (uint8_t)artwork_choose(chance, 64);
    block->accent = (uint8_t)artwork_choose(chance, 16);
}

void artwork_make_blocks(struct artwork_blocks *blocks,
                         const struct artwork_streets *columns,
                         const struct artwork_streets *rows,
                         struct artwork_chance *chance, struct arena *arena)
{
    for (size_t y = 0; y + 1 < rows->count; y++) {
        for (size_t x = 0; x + 1 < columns->count; x++) {
            add_block(blocks, &columns->items[x], &rows->items[y], chance, arena);
        }
    }
}
