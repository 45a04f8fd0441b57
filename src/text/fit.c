/* Total-fit line breaking. Finds the breaks with the least total cost over the whole
 * paragraph (Knuth and Plass, 1981), in integers, because golden tests must agree on
 * every machine.
 *
 * A node is a break reached with a certain state (hyphens in a row, looseness of its
 * line); each new break is tried from all nodes whose line still fits. Every break gets a
 * node from its direct neighbour at least, so a fit always exists. Nodes lie in the order
 * of their breaks, so those that no longer fit are cut off at the front. */
#include "text/fit.h"
#include "base/array.h"
#include <assert.h>
#include <string.h>

enum {
    ROWS = 3, /* 0, 1, 2 and more hyphens in a row */
    LOOSENESSES = 4, /* tight, even, loose, very loose */
    ACTIVE_MAX = 1024, /* nodes tried for one break */
    RATIO_ONE = 1 << 16,
    RATIO_MAX = 64 * RATIO_ONE
};

/* Sums from the start of the paragraph up to some item. */
struct sums {
    int64_t width;
    int64_t stretch, shrink; /* of glue */
    int64_t glyph_stretch, glyph_shrink; /* of boxes */
    int64_t glues;
};

/* A legal break. */
struct point {
    struct sums end; /* what stands before it */
    struct sums start; /* with the glue of the break itself */
    size_t item;
    mpt before, after;
    int32_t cost;
    bool hyphen;
};

struct points {
    struct point *items;
    size_t count;
    size_t capacity;
};

struct node {
    int64_t cost;
    struct sums start;
    mpt after;
    size_t point;
    size_t previous;
    uint8_t row;
    uint8_t looseness;
};

struct nodes {
    struct node *items;
    size_t count;
    size_t capacity;
};

struct out_lines {
    struct fit_line *items;
    size_t count;
    size_t capacity;
};

struct fitter {
    const struct fit_options *options;
    struct arena *scratch;
    struct points points; /* of one paragraph; the last one is its end */
    struct nodes nodes;
    mpt first_width;
    mpt least_before, least_after;
    /* While one point is tried: */
    struct node best[ROWS][LOOSENESSES];
    int64_t least[ROWS]; /* cost of the best with at most so many hyphens in a row */
};

static int64_t ratio_of(int64_t part, int64_t whole)
{
    if (whole <= 0) {
        return part == 0 ? 0 : RATIO_MAX;
    }
    if (part >= whole * (RATIO_MAX / RATIO_ONE)) {
        return RATIO_MAX;
    }
    return part * RATIO_ONE / whole;
}

static int64_t ratio_squared(int64_t ratio)
{
    return ratio * ratio / RATIO_ONE;
}

static int64_t weigh(int64_t ratio, int64_t weight)
{
    return ratio * weight / RATIO_ONE;
}

/* ---- the legal breaks -------------------------------------------------------- */

static void add_to_sums(struct sums *sums, const struct fit_item *item)
{
    mpt width = mpt_max(item->width, 0);
    mpt stretch = mpt_max(item->stretch, 0);
    mpt shrink = mpt_min(mpt_max(item->shrink, 0), width);
    switch (item->kind) {
    case FIT_BOX:
        sums->width += width;
        sums->glyph_stretch += stretch;
        sums->glyph_shrink += shrink;
        break;
    case FIT_GLUE:
        sums->width += width;
        sums->stretch += stretch;
        sums->shrink += shrink;
        sums->glues += 1;
        break;
    case FIT_PENALTY: break;
    }
}

static void add_point(struct fitter *fitter, const struct fit_item *item, size_t index,
                      const struct sums *sums)
{
    struct point *point = array_push(fitter->scratch, &fitter->points);
    point->end = *sums;
    point->start = *sums;
    point->item = index;
    if (item != NULL) {
        add_to_sums(&point->start, item);
        point->before = item->before;
        point->after = item->after;
        point->cost = item->cost == FIT_FORCED ? 0 : item->cost;
        point->hyphen = item->hyphen;
    }
    fitter->least_before = mpt_min(fitter->least_before, point->before);
    fitter->least_after = mpt_min(fitter->least_after, point->after);
}

/* Collects the breaks from item `from` to the next forced break or the end of all. */
static void collect_points(struct fitter *fitter, const struct fit_item *items,
                           size_t count, size_t from)
{
    struct sums sums = {0};
    fitter->points.count = 0;
    fitter->least_before = 0;
    fitter->least_after = 0;
    for (size_t i = from; i < count; i++) {
        if (items[i].kind != FIT_BOX && items[i].cost == FIT_FORCED) {
            add_point(fitter, &items[i], i, &sums);
            return;
        }
        if (items[i].kind != FIT_BOX && items[i].cost != FIT_FORBIDDEN) {
            add_point(fitter, &items[i], i, &sums);
        }
        add_to_sums(&sums, &items[i]);
    }
    add_point(fitter, NULL, count, &sums);
}

/* ---- the cost of a line ------------------------------------------------------- */

/* A line from a node to a point. */
struct line {
    int64_t measure;
    int64_t slack; /* negative: wider than the measure */
    int64_t stretch, shrink, glyph_stretch, glyph_shrink;
    int64_t glues;
    bool is_last;
};

static struct line line_between(const struct fitter *fitter, const struct node *node,
                                const struct point *point)
{
    struct line line = {0};
    line.measure =
        node->previous == SIZE_MAX ? fitter->first_width : fitter->options->width;
    line.slack = line.measure -
                 (point->end.width - node->start.width + point->before + node->after);
    line.glues = point->end.glues - node->start.glues;
    line.is_last = point == &fitter->points.items[fitter->points.count - 1];
    if (fitter->options->mode == FIT_JUSTIFIED) {
        line.stretch = point->end.stretch - node->start.stretch;
        line.shrink = point->end.shrink - node->start.shrink;
        line.glyph_stretch = point->end.glyph_stretch - node->start.glyph_stretch;
        line.glyph_shrink = point->end.glyph_shrink - node->start.glyph_shrink;
    }
    return line;
}

/* How much narrower the line can become; ragged lines have no flexibility. */
static int64_t least_width_change(const struct line *line)
{
    return line->shrink + line->glyph_shrink;
}

static int64_t cost_of_overfull(const struct line *line, int64_t excess)
{
    return FIT_COST_EMERGENCY + weigh(ratio_of(excess, line->measure), FIT_ONE);
}

static int64_t cost_of_ragged(const struct line *line)
{
    return weigh(ratio_squared(ratio_of(line->slack, line->measure)), FIT_COST_RAGGED);
}

/* The change that is left for the spaces once the glyphs have given what they can,
 * in terms of the readiness of the spaces; signed. */
static int64_t space_ratio(const struct line *line)
{
    if (line->slack >= 0) {
        int64_t rest = line->slack - line->glyph_stretch;
        return rest > 0 ? ratio_of(rest, line->stretch) : 0;
    }
    int64_t rest = -line->slack - line->glyph_shrink;
    return rest > 0 ? -ratio_of(rest, line->shrink) : 0;
}

static int64_t glyph_ratio(const struct line *line)
{
    int64_t gives = line->slack >= 0 ? line->glyph_stretch : line->glyph_shrink;
    int64_t change = line->slack >= 0 ? line->slack : -line->slack;
    return gives <= 0 || change > gives ? (gives <= 0 ? 0 : RATIO_ONE)
                                        : ratio_of(change, gives);
}

static int64_t cost_of_justified(const struct line *line, int64_t ratio)
{
    int64_t square = ratio_squared(ratio);
    return weigh(square, FIT_COST_EVEN) + weigh(ratio_squared(square), FIT_COST_LOOSE) +
           weigh(ratio_squared(glyph_ratio(line)), FIT_COST_GLYPHS);
}

static uint8_t looseness_of(int64_t ratio)
{
    if (ratio < -RATIO_ONE / 2) {
        return 0;
    }
    if (ratio <= RATIO_ONE / 2) {
        return 1;
    }
    return ratio <= RATIO_ONE ? 2 : 3;
}

static int64_t cost_of_last(const struct line *line)
{
    int64_t cost = 0;
    if (line->slack > line->measure - line->measure / 3) {
        cost += FIT_COST_SHORT_END;
    }
    if (line->glues == 0) {
        cost += FIT_COST_LONE_WORD;
    }
    return cost;
}

/* The cost of the line itself; sets how loose it is. */
static int64_t cost_of_line(const struct fitter *fitter, const struct line *line,
                            uint8_t *looseness)
{
    const struct fit_options *options = fitter->options;
    int64_t excess = -line->slack - least_width_change(line);
    int64_t cost = 0;
    *looseness = 1;
    if (excess > 0) {
        cost = cost_of_overfull(line, excess);
    } else if (options->mode == FIT_RAGGED) {
        cost = line->is_last && !options->balanced ? 0 : cost_of_ragged(line);
    } else if (!line->is_last || line->slack < 0) {
        int64_t ratio = space_ratio(line);
        *looseness = looseness_of(ratio);
        cost = cost_of_justified(line, ratio);
    }
    if (options->balanced) {
        return cost + FIT_COST_BALANCED_LINE;
    }
    return line->is_last ? cost + cost_of_last(line) : cost;
}

/* ---- the search --------------------------------------------------------------- */

static int64_t cost_of_hyphens(const struct fitter *fitter, const struct node *node,
                               const struct point *point, bool is_last)
{
    if (is_last && node->row > 0) {
        return fitter->options->hyphen_end;
    }
    if (!point->hyphen || node->row == 0) {
        return 0;
    }
    return node->row == 1 ? fitter->options->hyphen_row : FIT_COST_EMERGENCY;
}

/* True if the line is too wide, whatever hangs out at this break or a later one. */
static bool node_is_spent(const struct fitter *fitter, const struct node *node,
                          const struct point *point)
{
    struct line line = line_between(fitter, node, point);
    int64_t slack = line.slack + point->before - fitter->least_before + node->after -
                    fitter->least_after;
    return slack + least_width_change(&line) < 0;
}

static void clear_best(struct fitter *fitter)
{
    for (int row = 0; row < ROWS; row++) {
        fitter->least[row] = INT64_MAX - FIT_COST_JUMP;
        for (int looseness = 0; looseness < LOOSENESSES; looseness++) {
            fitter->best[row][looseness].previous = SIZE_MAX;
        }
    }
}

static void try_line(struct fitter *fitter, size_t from, size_t to)
{
    const struct node *node = &fitter->nodes.items[from];
    const struct point *point = &fitter->points.items[to];
    int row = point->hyphen ? (node->row < ROWS - 1 ? node->row + 1 : node->row) : 0;
    int64_t margin = fitter->options->mode == FIT_JUSTIFIED ? FIT_COST_JUMP : 0;
    if (node->cost + point->cost > fitter->least[row] + margin) {
        return; /* needless, whatever the line itself costs */
    }
    struct line line = line_between(fitter, node, point);
    bool is_next = node->point == to; /* node->point counts the start as 0 */
    if (line.slack + least_width_change(&line) < 0 && !is_next) {
        return;
    }
    uint8_t looseness;
    int64_t cost = node->cost + cost_of_line(fitter, &line, &looseness) + point->cost +
                   cost_of_hyphens(fitter, node, point, line.is_last);
    int jump = looseness > node->looseness ? looseness - node->looseness
                                           : node->looseness - looseness;
    if (jump > 1) {
        cost += FIT_COST_JUMP;
    }
    struct node *best = &fitter->best[row][looseness];
    if (best->previous == SIZE_MAX || cost < best->cost) {
        best->cost = cost;
        best->previous = from;
        best->point = to + 1;
        best->row = (uint8_t)row;
        best->looseness = looseness;
        for (; row < ROWS; row++) {
            fitter->least[row] = cost < fitter->least[row] ? cost : fitter->least[row];
        }
    }
}

/* True if another node of the same break serves at least as well, whatever follows. */
static bool node_is_needless(const struct fitter *fitter, const struct node *node)
{
    for (int row = 0; row <= node->row; row++) {
        for (int looseness = 0; looseness < LOOSENESSES; looseness++) {
            const struct node *other = &fitter->best[row][looseness];
            if (other == node || other->previous == SIZE_MAX) {
                continue;
            }
            int64_t jump = looseness == node->looseness ? 0 : FIT_COST_JUMP;
            if (other->cost + jump <= node->cost &&
                (other->cost + jump < node->cost || other < node)) {
                return true;
            }
        }
    }
    return false;
}

static void keep_best(struct fitter *fitter, size_t to)
{
    const struct point *point = &fitter->points.items[to];
    for (int row = 0; row < ROWS; row++) {
        for (int looseness = 0; looseness < LOOSENESSES; looseness++) {
            struct node *best = &fitter->best[row][looseness];
            if (best->previous == SIZE_MAX || node_is_needless(fitter, best)) {
                continue;
            }
            struct node *node = array_push(fitter->scratch, &fitter->nodes);
            *node = *best;
            node->start = point->start;
            node->after = point->after;
        }
    }
}

static void search(struct fitter *fitter, mpt start)
{
    fitter->nodes.count = 0;
    struct node *first = array_push(fitter->scratch, &fitter->nodes);
    *first = (struct node){.after = start, .previous = SIZE_MAX, .looseness = 1};
    fitter->least_after = mpt_min(fitter->least_after, start);
    size_t oldest = 0;
    for (size_t to = 0; to < fitter->points.count; to++) {
        const struct point *point = &fitter->points.items[to];
        size_t newest = fitter->nodes.count;
        clear_best(fitter);
        while (fitter->nodes.items[oldest].point != to &&
               (newest - oldest > ACTIVE_MAX ||
                node_is_spent(fitter, &fitter->nodes.items[oldest], point))) {
            oldest++;
        }
        for (size_t from = oldest; from < newest; from++) {
            try_line(fitter, from, to);
        }
        keep_best(fitter, to);
    }
}

/* Appends the lines of the best way to the last point. */
static void append_lines(struct fitter *fitter, struct out_lines *lines, size_t from)
{
    size_t at = fitter->nodes.count - 1;
    for (size_t i = at; i > 0 && fitter->nodes.items[i].point == fitter->points.count;
         i--) {
        if (fitter->nodes.items[i].cost < fitter->nodes.items[at].cost) {
            at = i;
        }
    }
    size_t count = 0;
    for (size_t i = at; fitter->nodes.items[i].previous != SIZE_MAX;
         i = fitter->nodes.items[i].previous) {
        count++;
    }
    size_t base = lines->count;
    for (size_t i = 0; i < count; i++) {
        (void)array_push(fitter->scratch, lines);
    }
    for (size_t i = count; i > 0; i--) {
        const struct node *node = &fitter->nodes.items[at];
        size_t before = fitter->nodes.items[node->previous].point;
        lines->items[base + i - 1] = (struct fit_line){
            .first = before == 0 ? from : fitter->points.items[before - 1].item + 1,
            .end = fitter->points.items[node->point - 1].item,
        };
        at = node->previous;
    }
}

size_t fit_lines(struct fit_line **lines, const struct fit_item *items, size_t count,
                 const struct fit_options *options, struct arena *scratch)
{
    struct fitter fitter = {.options = options, .scratch = scratch};
    struct out_lines out = {0};
    fitter.first_width = options->first_width;
    mpt start = options->start;
    for (size_t from = 0; from < count || out.count == 0;) {
        collect_points(&fitter, items, count, from);
        search(&fitter, start);
        append_lines(&fitter, &out, from);
        const struct point *end = &fitter.points.items[fitter.points.count - 1];
        from = end->item + 1;
        start = end->after;
        fitter.first_width = options->width;
    }
    *lines = out.items;
    return out.count;
}
