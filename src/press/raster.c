/* A scanline rasteriser in integers. A cell belongs to what covers its middle. Curves are
 * taken as short chords, exact to a fraction of a cell. */
#include "press/raster.h"
#include "base/array.h"
#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { CLIP_DEPTH_MAX = 28, CHORDS = 12, INK_MAX = 800 };

/* Clips nest: each level holds the cells that it and all around it let through. */
struct level {
    uint8_t *cells;
    struct box box;
};

struct raster {
    struct arena *arena;
    mpt margin; /* from the trim to the edge of the grid */
    size_t columns, rows;
    size_t from, to; /* rows outside of which nothing was painted */
    uint32_t *owners;
    uint16_t *inks;
    uint8_t *seen; /* by raster_next_spot */
    struct level levels[CLIP_DEPTH_MAX + 1];
    size_t depth;
};

struct crossing {
    int32_t row;
    mpt x;
    int direction;
};

struct crossings {
    struct crossing *items;
    size_t count, capacity;
};

static size_t cell_count(const struct raster *raster)
{
    return raster->columns * raster->rows;
}

struct raster *raster_create(struct arena *arena)
{
    struct raster *raster = arena_new(arena, struct raster);
    raster->arena = arena;
    return raster;
}

static void make_cells(struct raster *raster, size_t columns, size_t rows)
{
    *raster = (struct raster){.arena = raster->arena, .columns = columns, .rows = rows};
    raster->owners = arena_new_array(raster->arena, cell_count(raster), uint32_t);
    raster->inks = arena_new_array(raster->arena, cell_count(raster), uint16_t);
    raster->seen = arena_new_array(raster->arena, cell_count(raster), uint8_t);
}

/* Most pages of text are painted in a few rows. */
static void clear_cells(struct raster *raster)
{
    size_t first = raster->from * raster->columns;
    size_t count = raster->to > raster->from ? raster->to * raster->columns - first : 0;
    memset(raster->owners + first, 0, count * sizeof *raster->owners);
    memset(raster->inks + first, 0, count * sizeof *raster->inks);
}

void raster_start(struct raster *raster, const struct display_page *page)
{
    mpt cells = (page->bleed + RASTER_CELL - 1) / RASTER_CELL;
    mpt columns = (page->width + RASTER_CELL - 1) / RASTER_CELL + 2 * cells;
    mpt rows = (page->height + RASTER_CELL - 1) / RASTER_CELL + 2 * cells;
    assert(columns > 0 && rows > 0);
    if (raster->columns == (size_t)columns && raster->rows == (size_t)rows) {
        clear_cells(raster);
    } else {
        make_cells(raster, (size_t)columns, (size_t)rows);
    }
    raster->margin = cells * RASTER_CELL;
    raster->from = raster->rows;
    raster->to = 0;
    raster->depth = 0;
    raster->levels[0].box = (struct box){INT32_MIN, INT32_MIN, INT32_MAX, INT32_MAX};
}

/* ---- crossings ----------------------------------------------------------------------
 */

/* The first row whose middle is at or below `y`. */
static int32_t row_from(const struct raster *raster, mpt y)
{
    int64_t from = (int64_t)y + raster->margin - RASTER_CELL / 2;
    int64_t row = from >= 0 ? (from + RASTER_CELL - 1) / RASTER_CELL : 0;
    return row > (int64_t)raster->rows ? (int32_t)raster->rows : (int32_t)row;
}

static void add_edge(const struct raster *raster, struct crossings *crossings,
                     struct point from, struct point to)
{
    if (from.y == to.y) {
        return;
    }
    int direction = from.y < to.y ? 1 : -1;
    struct point low = direction > 0 ? from : to;
    struct point high = direction > 0 ? to : from;
    int32_t end = row_from(raster, high.y);
    for (int32_t row = row_from(raster, low.y); row < end; row++) {
        int64_t y = (int64_t)row * RASTER_CELL + RASTER_CELL / 2 - raster->margin;
        int64_t run = ((int64_t)high.x - low.x) * (y - low.y) / ((int64_t)high.y - low.y);
        *array_push(raster->arena, crossings) =
            (struct crossing){row, (mpt)(low.x + run), direction};
    }
}

static void add_curve(const struct raster *raster, struct crossings *crossings,
                      struct point start, const struct point *points)
{
    struct point from = start;
    for (int32_t at = 1; at <= CHORDS; at++) {
        struct point to = path_curve_point(start, points, at, CHORDS);
        add_edge(raster, crossings, from, to);
        from = to;
    }
}

/* Every subpath counts as closed, as when it is filled. */
static void add_path(const struct raster *raster, struct crossings *crossings,
                     const struct path *path)
{
    const struct point *point = path->points;
    struct point start = {0, 0};
    struct point now = {0, 0};
    for (size_t i = 0; i < path->verb_count; i++) {
        switch ((enum path_verb)path->verbs[i]) {
        case PATH_MOVE:
            add_edge(raster, crossings, now, start);
            start = now = *point++;
            break;
        case PATH_LINE:
            add_edge(raster, crossings, now, *point);
            now = *point++;
            break;
        case PATH_CURVE:
            add_curve(raster, crossings, now, point);
            now = point[2];
            point += 3;
            break;
        case PATH_CLOSE:
            add_edge(raster, crossings, now, start);
            now = start;
            break;
        }
    }
    add_edge(raster, crossings, now, start);
}

static int compare_crossings(const void *a, const void *b)
{
    const struct crossing *one = a;
    const struct crossing *two = b;
    if (one->row != two->row) {
        return one->row < two->row ? -1 : 1;
    }
    return (one->x > two->x) - (one->x < two->x);
}

/* ---- filling -------------------------------------------------------------------------
 */

/* What is done with the cells of each stretch that the crossings enclose. */
struct filler {
    struct raster *raster;
    struct raster_paint paint;
    uint8_t *mask; /* not NULL: these cells are let through instead */
};

static void fill_cell(const struct filler *filler, size_t cell)
{
    struct raster *raster = filler->raster;
    if (filler->mask != NULL) {
        filler->mask[cell] = 1;
        return;
    }
    int below = filler->paint.added ? raster->inks[cell] : 0;
    int ink = below + filler->paint.ink;
    raster->owners[cell] = filler->paint.owner;
    raster->inks[cell] = (uint16_t)(ink > INK_MAX ? INK_MAX : ink);
}

/* The first column whose middle is at or right of `x`. */
static size_t column_from(const struct raster *raster, mpt x)
{
    int64_t from = (int64_t)x + raster->margin - RASTER_CELL / 2;
    int64_t column = from >= 0 ? (from + RASTER_CELL - 1) / RASTER_CELL : 0;
    return column > (int64_t)raster->columns ? raster->columns : (size_t)column;
}

static void fill_stretch(const struct filler *filler, int32_t row, mpt from, mpt to)
{
    struct raster *raster = filler->raster;
    const uint8_t *open = raster->levels[raster->depth].cells;
    size_t start = (size_t)row * raster->columns;
    size_t end = start + column_from(raster, to);
    raster->from = (size_t)row < raster->from ? (size_t)row : raster->from;
    raster->to = (size_t)row < raster->to ? raster->to : (size_t)row + 1;
    for (size_t cell = start + column_from(raster, from); cell < end; cell++) {
        if (open == NULL || open[cell] != 0) {
            fill_cell(filler, cell);
        }
    }
}

static void fill(const struct filler *filler, const struct path *path, bool even_odd)
{
    struct raster *raster = filler->raster;
    struct arena_state before = arena_save(raster->arena);
    struct crossings crossings = {0};
    int winding = 0;
    add_path(raster, &crossings, path);
    if (crossings.count > 0) {
        qsort(crossings.items, crossings.count, sizeof *crossings.items,
              compare_crossings);
    }
    for (size_t i = 0; i + 1 < crossings.count; i++) {
        const struct crossing *crossing = &crossings.items[i];
        if (i == 0 || crossing->row != crossing[-1].row) {
            winding = 0;
        }
        winding += crossing->direction;
        bool inside = even_odd ? winding % 2 != 0 : winding != 0;
        if (inside && crossing[1].row == crossing->row) {
            fill_stretch(filler, crossing->row, crossing->x, crossing[1].x);
        }
    }
    arena_restore(raster->arena, before);
}

struct box raster_fill_path(struct raster *raster, const struct path *path, bool even_odd,
                            struct raster_paint paint)
{
    struct filler filler = {.raster = raster, .paint = paint};
    fill(&filler, path, even_odd);
    return box_intersect(path_box(path), raster->levels[raster->depth].box);
}

struct box raster_fill_rect(struct raster *raster, struct rect area,
                            struct raster_paint paint)
{
    struct filler filler = {.raster = raster, .paint = paint};
    struct box box = box_of_rect(area);
    int32_t end = row_from(raster, box.bottom);
    for (int32_t row = row_from(raster, box.top); row < end; row++) {
        fill_stretch(&filler, row, box.left, box.right);
    }
    return box_intersect(box, raster->levels[raster->depth].box);
}

/* ---- clips ---------------------------------------------------------------------------
 */

void raster_clip(struct raster *raster, const struct path *path, bool even_odd)
{
    assert(raster->depth < CLIP_DEPTH_MAX);
    struct level *level = &raster->levels[raster->depth + 1];
    struct filler filler = {.raster = raster};
    if (level->cells == NULL) {
        level->cells = arena_new_array(raster->arena, cell_count(raster), uint8_t);
    } else {
        memset(level->cells, 0, cell_count(raster)); /* of a clip that is closed */
    }
    level->box = box_intersect(path_box(path), raster->levels[raster->depth].box);
    filler.mask = level->cells;
    fill(&filler, path, even_odd);
    raster->depth++;
}

void raster_unclip(struct raster *raster)
{
    assert(raster->depth > 0);
    raster->depth--;
}

/* ---- questions -----------------------------------------------------------------------
 */

static size_t find_cell(const struct raster *raster, mpt x, mpt y)
{
    int64_t column = (int64_t)x + raster->margin;
    int64_t row = (int64_t)y + raster->margin;
    bool inside = column >= 0 && row >= 0 &&
                  column / RASTER_CELL < (int64_t)raster->columns &&
                  row / RASTER_CELL < (int64_t)raster->rows;
    return inside ? (size_t)(row / RASTER_CELL) * raster->columns +
                        (size_t)(column / RASTER_CELL)
                  : SIZE_MAX;
}

uint32_t raster_find(const struct raster *raster, mpt x, mpt y)
{
    size_t cell = find_cell(raster, x, y);
    return cell == SIZE_MAX ? 0 : raster->owners[cell];
}

int raster_most_ink(const struct raster *raster, size_t area)
{
    size_t counts[INK_MAX + 1] = {0};
    for (size_t i = raster->from * raster->columns; i < raster->to * raster->columns;
         i++) {
        counts[raster->inks[i]]++;
    }
    size_t cells = 0;
    for (int ink = INK_MAX; ink > 0; ink--) {
        cells += counts[ink];
        if (cells >= area) {
            return ink;
        }
    }
    return 0;
}

struct stack {
    size_t *items;
    size_t count, capacity;
};

static void visit(struct raster *raster, struct stack *stack, size_t cell, int limit)
{
    if (!raster->seen[cell] && raster->inks[cell] > limit) {
        raster->seen[cell] = 1;
        *array_push(raster->arena, stack) = cell;
    }
}

/* The number of cells connected to `start`; the most ink of them in *ink. */
static size_t measure_spot(struct raster *raster, size_t start, int limit, int *ink)
{
    struct arena_state before = arena_save(raster->arena);
    struct stack stack = {0};
    size_t cells = 0;
    const size_t columns = raster->columns;
    assert(columns > 0);
    visit(raster, &stack, start, limit);
    while (stack.count > 0) {
        size_t cell = stack.items[--stack.count];
        size_t column = cell % columns;
        cells++;
        *ink = raster->inks[cell] > *ink ? raster->inks[cell] : *ink;
        if (column > 0) {
            visit(raster, &stack, cell - 1, limit);
        }
        if (column != columns - 1) {
            visit(raster, &stack, cell + 1, limit);
        }
        if (cell >= columns) {
            visit(raster, &stack, cell - columns, limit);
        }
        if (cell + columns < cell_count(raster)) {
            visit(raster, &stack, cell + columns, limit);
        }
    }
    arena_restore(raster->arena, before);
    return cells;
}

bool raster_next_spot(struct raster *raster, int limit, size_t area, size_t *state,
                      struct raster_spot *out)
{
    if (*state == 0) {
        for (size_t i = 0; i < cell_count(raster); i++) {
            raster->seen[i] = 0;
        }
    }
    for (; *state < cell_count(raster); ++*state) {
        size_t cell = *state;
        int ink = 0;
        if (measure_spot(raster, cell, limit, &ink) < area) {
            continue;
        }
        mpt half = RASTER_CELL / 2 - raster->margin;
        assert(raster->columns > 0);
        out->place = (struct point){(mpt)(cell % raster->columns) * RASTER_CELL + half,
                                    (mpt)(cell / raster->columns) * RASTER_CELL + half};
        out->owner = raster->owners[cell];
        out->ink = ink;
        ++*state;
        return true;
    }
    return false;
}
