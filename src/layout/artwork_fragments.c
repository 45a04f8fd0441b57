/* How much of each block lies in either half of the motif. A motif's edge cuts blocks
 * into pieces, and crumbs of a few square millimetres look like dirt on the sheet: they
 * are left out, so that the edge ends at the street before them. Where the motif passes
 * the spine by no more than a speck, the back cover goes without it.
 *
 * The outline is cut into rows of a quarter of a millimetre, each with the spans that lie
 * within; spans of neighbouring rows that overlap are one piece. */
#include "base/array.h"
#include "layout/artwork_parts.h"
#include <assert.h>
#include <stdlib.h>

enum {
    ROW = 25, /* height of a row */
    CURVE_STEPS = 8,
    CRUMB = 6 * 10000, /* pieces below 6 square millimetres are left out */
    TIP_REACH = 1000,
    SPECK = 150 * 10000 /* less than this left of the spine as well */
};

struct edge {
    struct point from, to;
};

struct edges {
    struct edge *items;
    size_t count, capacity;
};

/* ---- the outline as edges --------------------------------------------------------- */

static void add_edge(struct edges *edges, struct point from, struct point to,
                     struct arena *arena)
{
    if (from.y != to.y) {
        *array_push(arena, edges) = (struct edge){from, to};
    }
}

/* A cubic curve as straight steps, by its Bernstein polynomials. */
static void add_curve(struct edges *edges, const struct point curve[4],
                      struct arena *arena)
{
    struct point last = curve[0];
    for (int64_t t = 1; t <= CURVE_STEPS; t++) {
        int64_t u = CURVE_STEPS - t;
        int64_t a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;
        int64_t whole = (int64_t)CURVE_STEPS * CURVE_STEPS * CURVE_STEPS;
        struct point next = {
            (mpt)((a * curve[0].x + b * curve[1].x + c * curve[2].x + d * curve[3].x) /
                  whole),
            (mpt)((a * curve[0].y + b * curve[1].y + c * curve[2].y + d * curve[3].y) /
                  whole)};
        add_edge(edges, last, next, arena);
        last = next;
    }
}

static struct point point_of(struct artwork_point point)
{
    return (struct point){point.x, point.y};
}

static struct edges edges_of_half(const struct artwork_half *half, struct arena *arena)
{
    struct edges edges = {0};
    const struct artwork_outline *outline = &half->outline;
    struct point start = point_of(outline->start);
    struct point last = start;
    for (size_t i = 0; i < outline->count; i++) {
        const struct artwork_curve *curve = &outline->items[i];
        struct point end = point_of(curve->end);
        const struct point points[4] = {last, point_of(curve->control1),
                                        point_of(curve->control2), end};
        if (curve->straight) {
            add_edge(&edges, last, end, arena);
        } else {
            add_curve(&edges, points, arena);
        }
        last = end;
    }
    add_edge(&edges, last, start, arena);
    return edges;
}

static struct edges edges_of_path(const struct path *path, struct arena *arena)
{
    struct edges edges = {0};
    const struct point *points = path->points;
    struct point start = {0, 0}, last = {0, 0};
    for (size_t i = 0; i < path->verb_count; i++) {
        switch ((enum path_verb)path->verbs[i]) {
        case PATH_MOVE:
            add_edge(&edges, last, start, arena);
            start = last = points[0];
            break;
        case PATH_LINE:
            add_edge(&edges, last, points[0], arena);
            last = points[0];
            break;
        case PATH_CURVE:
            add_curve(&edges,
                      (const struct point[4]){last, points[0], points[1], points[2]},
                      arena);
            last = points[2];
            break;
        case PATH_CLOSE:
            add_edge(&edges, last, start, arena);
            last = start;
            break;
        }
        points += path_verb_points((enum path_verb)path->verbs[i]);
    }
    add_edge(&edges, last, start, arena);
    return edges;
}

/* ---- the outline as rows of spans -------------------------------------------------- */

/* Where an edge crosses the middle of a row. */
struct crossing {
    int32_t row, x;
    int direction; /* of the edge: down 1, up -1 */
};

struct crossings {
    struct crossing *items;
    size_t count, capacity;
};

struct span {
    int32_t left, right;
};

struct spans {
    struct span *items;
    size_t count, capacity;
};

/* Row r lies from r * ROW on. */
struct rows {
    int32_t first, count;
    size_t *starts; /* where the spans of each row begin; one more than rows */
    struct spans spans;
};

static int32_t row_at(int32_t y)
{
    return y >= 0 ? y / ROW : -((ROW - 1 - y) / ROW);
}

static int32_t middle_of(int32_t row)
{
    return row * ROW + ROW / 2;
}

static int compare_crossings(const void *a, const void *b)
{
    const struct crossing *first = a, *second = b;
    if (first->row != second->row) {
        return first->row < second->row ? -1 : 1;
    }
    return first->x != second->x ? (first->x > second->x) - (first->x < second->x)
                                 : first->direction - second->direction;
}

/* All crossings, row by row and from left to right. */
static struct crossings cross(const struct edges *edges, struct arena *arena)
{
    struct crossings out = {0};
    for (size_t i = 0; i < edges->count; i++) {
        struct point a = edges->items[i].from, b = edges->items[i].to;
        int32_t last = row_at(mpt_max(a.y, b.y));
        for (int32_t row = row_at(mpt_min(a.y, b.y)); row <= last; row++) {
            int32_t y = middle_of(row);
            if ((a.y > y) != (b.y > y)) {
                int64_t x = a.x + (int64_t)(y - a.y) * (b.x - a.x) / (b.y - a.y);
                *array_push(arena, &out) =
                    (struct crossing){row, (int32_t)x, b.y > a.y ? 1 : -1};
            }
        }
    }
    if (out.count > 1) {
        qsort(out.items, out.count, sizeof *out.items, compare_crossings);
    }
    return out;
}

/* What a half plane leaves of a row; it is convex. */
static struct span row_of_plane(const struct point corners[4], int32_t y)
{
    struct span span = {INT32_MAX, INT32_MIN};
    for (size_t i = 0; i < 4; i++) {
        struct point a = corners[i], b = corners[(i + 1) % 4];
        if ((a.y > y) != (b.y > y)) {
            int64_t x = a.x + (int64_t)(y - a.y) * (b.x - a.x) / (b.y - a.y);
            span.left = x < span.left ? (int32_t)x : span.left;
            span.right = x > span.right ? (int32_t)x : span.right;
        }
    }
    return span;
}

/* The spans of the row in which crossing `at` lies, by the non-zero rule and within
 * `limit`; returns the crossing behind them. */
static size_t add_spans(struct rows *rows, const struct crossings *crossings, size_t at,
                        struct span limit, struct arena *arena)
{
    const struct crossing *items = crossings->items;
    int winding = 0;
    for (; at + 1 < crossings->count && items[at].row == items[at + 1].row; at++) {
        winding += items[at].direction;
        int32_t left = mpt_max(items[at].x, limit.left);
        int32_t right = mpt_min(items[at + 1].x, limit.right);
        if (winding != 0 && left < right) {
            *array_push(arena, &rows->spans) = (struct span){left, right};
        }
    }
    return at + 1;
}

/* `plane`: the corners of a half plane, or NULL. */
static struct rows rows_make(const struct edges *edges, const struct point *plane,
                             struct arena *arena)
{
    struct box box = NO_BOX;
    for (size_t i = 0; i < edges->count; i++) {
        box =
            box_with_point(box_with_point(box, edges->items[i].from), edges->items[i].to);
    }
    struct rows rows = {0};
    if (edges->count > 0) {
        rows.first = row_at(box.top);
        rows.count = row_at(box.bottom) + 1 - rows.first;
    }
    rows.starts = arena_new_array(arena, (size_t)rows.count + 1, size_t);
    struct crossings crossings = cross(edges, arena);
    size_t at = 0;
    for (int32_t row = 0; row < rows.count; row++) {
        struct span limit = {INT32_MIN, INT32_MAX};
        if (plane != NULL) {
            limit = row_of_plane(plane, middle_of(rows.first + row));
        }
        if (at < crossings.count && crossings.items[at].row == rows.first + row) {
            at = add_spans(&rows, &crossings, at, limit, arena);
        }
        rows.starts[row + 1] = rows.spans.count;
    }
    return rows;
}

/* ---- pieces of a block --------------------------------------------------------------
 */

/* A span within a block, and the first one of its piece as far as is known. */
struct part {
    struct span span;
    size_t first;
    int64_t area; /* of the piece, at its first part */
    struct box box;
};

struct parts {
    struct part *items;
    size_t count, capacity;
};

static size_t first_of(struct parts *parts, size_t index)
{
    while (parts->items[index].first != index) {
        index = parts->items[index].first;
    }
    return index;
}

static void join(struct parts *parts, size_t a, size_t b)
{
    size_t one = first_of(parts, a), two = first_of(parts, b);
    parts->items[one > two ? one : two].first = one > two ? two : one;
}

/* A block while its pieces are collected. */
struct sieve {
    const struct rows *rows;
    const struct artwork_block *block;
    struct arena *arena;
    struct parts parts;
};

static void add_part(struct sieve *sieve, struct span span, int32_t row, size_t before,
                     size_t above)
{
    struct parts *parts = &sieve->parts;
    size_t added = parts->count;
    *array_push(sieve->arena, parts) = (struct part){
        .span = span,
        .first = added,
        .box = {span.left, row * ROW, span.right, (row + 1) * ROW},
    };
    for (size_t i = before; i < above; i++) {
        if (parts->items[i].span.left < span.right &&
            span.left < parts->items[i].span.right) {
            join(parts, i, added);
        }
    }
}

/* Adds the spans of a row in the block; those from `before` on are of the row above. */
static void add_row(struct sieve *sieve, int32_t row, size_t before)
{
    const struct rows *rows = sieve->rows;
    const struct artwork_block *block = sieve->block;
    size_t above = sieve->parts.count;
    int32_t index = row - rows->first;
    for (size_t i = rows->starts[index]; i < rows->starts[index + 1]; i++) {
        assert(rows->spans.items != NULL);
        struct span span = rows->spans.items[i];
        span.left = mpt_max(span.left, block->left);
        span.right = mpt_min(span.right, block->left + block->width);
        if (span.left < span.right) {
            add_part(sieve, span, row, before, above);
        }
    }
}

/* Adds up each piece and keeps what is larger than a crumb. */
static struct artwork_fragment add_up(struct parts *parts, int64_t crumb)
{
    struct artwork_fragment fragment = {.bounds = NO_BOX};
    for (size_t i = 0; i < parts->count; i++) {
        struct part *part = &parts->items[i];
        struct part *first = &parts->items[first_of(parts, i)];
        first->area += (int64_t)(part->span.right - part->span.left) * ROW;
        first->box = box_union(first->box, part->box);
    }
    for (size_t i = 0; i < parts->count; i++) {
        const struct part *part = &parts->items[i];
        if (part->first == i && part->area >= crumb) {
            fragment.area += part->area;
            fragment.bounds = box_union(fragment.bounds, part->box);
        }
    }
    return fragment;
}

static struct artwork_fragment measure(const struct rows *rows,
                                       const struct artwork_block *block, int64_t crumb,
                                       struct arena *arena)
{
    struct arena_state state = arena_save(arena);
    struct sieve sieve = {.rows = rows, .block = block, .arena = arena};
    int32_t from = mpt_max(row_at(block->top + ROW / 2), rows->first);
    int32_t to = mpt_min(row_at(block->top + block->height - ROW / 2),
                         rows->first + rows->count - 1);
    size_t before = 0;
    for (int32_t row = from; row <= to; row++) {
        size_t next = sieve.parts.count;
        add_row(&sieve, row, before);
        before = next;
    }
    struct artwork_fragment fragment = add_up(&sieve.parts, crumb);
    arena_restore(arena, state);
    return fragment;
}

/* ---- all blocks ---------------------------------------------------------------------
 */

/* The leaf keeps its tip, however small. */
static int64_t crumb_of(const struct artwork *artwork, const struct artwork_block *block)
{
    const struct artwork_leaf *leaf = &artwork->leaf;
    bool at_tip = artwork->motif == SHAPE_LEAF && block->top < leaf->top + TIP_REACH &&
                  block->left + block->width > leaf->right - TIP_REACH;
    return at_tip ? 1 : CRUMB;
}

static bool is_on_back(const struct artwork_block *block)
{
    return block->left + block->width <= 0;
}

static void drop_speck(struct artwork *artwork)
{
    int64_t area = 0;
    for (size_t i = 0; i < HALF_COUNT * artwork->blocks.count; i++) {
        size_t block = i % artwork->blocks.count;
        if (is_on_back(&artwork->blocks.items[block])) {
            area += artwork->fragments[i / artwork->blocks.count][block].area;
        }
    }
    for (size_t i = 0; i < artwork->blocks.count && area < SPECK; i++) {
        if (is_on_back(&artwork->blocks.items[i])) {
            artwork->fragments[HALF_UPPER][i].area = 0;
            artwork->fragments[HALF_LOWER][i].area = 0;
        }
    }
}

void artwork_make_fragments(struct artwork *artwork, struct arena *arena)
{
    bool is_leaf = artwork->motif == SHAPE_LEAF;
    size_t count = artwork->blocks.count;
    struct arena *scratch = arena_create();
    for (size_t h = 0; h < HALF_COUNT; h++) {
        artwork->fragments[h] = arena_new_array(arena, count, struct artwork_fragment);
        struct edges edges = is_leaf ? edges_of_half(&artwork->leaf.halves[h], scratch)
                                     : edges_of_path(artwork->shape.outline, scratch);
        struct rows rows =
            rows_make(&edges, is_leaf ? NULL : artwork->shape.halves[h], scratch);
        for (size_t i = 0; i < count; i++) {
            const struct artwork_block *block = &artwork->blocks.items[i];
            artwork->fragments[h][i] =
                measure(&rows, block, crumb_of(artwork, block), scratch);
        }
    }
    arena_destroy(scratch);
    drop_speck(artwork);
}
