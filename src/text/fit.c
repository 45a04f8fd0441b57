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

/* The break that is being tried. */
struct target {
    struct sums end; /* what stands before it */
    struct sums start; /* with the glue of the break itself */
    size_t item; /* the count of items: the end of all */
    size_t number; /* of the break in its paragraph, from 1 */
    mpt before, after;
    int32_t cost;
    bool hyphen;
    bool is_last;
    bool brief; /* the box before it */
};

/* A way to a break: how it is reached, and in which state. */
struct way {
    int64_t cost;
    size_t previous; /* node */
    uint8_t row;
    uint8_t looseness;
};

struct node {
    struct way way;
    struct sums start;
    mpt after;
    size_t item; /* where the break is; of the start: none */
    size_t number; /* 0: the start of the paragraph */
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

/* The line from break `number` to the target. */
struct weighed {
    size_t number; /* SIZE_MAX: none yet */
    int64_t cost;
    uint8_t looseness;
    bool is_overfull;
};

struct fitter {
    const struct fit_item *items;
    size_t count;
    const struct fit_options *options;
    struct arena *scratch;
    struct nodes nodes;
    mpt first_width;
    mpt least_before, least_after, most_after; /* of the breaks of one paragraph */
    struct target target;
    struct weighed weighed;
    struct way best[ROWS][LOOSENESSES]; /* to the target */
    int64_t least[ROWS]; /* cost of the best with at most so many hyphens in a row */
    int64_t cheapest; /* of the nodes that are tried */
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

/* What a line ends at: an item, or at the end of all one that does nothing. */
static const struct fit_item *item_at(const struct fitter *fitter, size_t index)
{
    static const struct fit_item end = {.kind = FIT_PENALTY};
    return index < fitter->count ? &fitter->items[index] : &end;
}

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

static bool is_break(const struct fit_item *item)
{
    return item->kind != FIT_BOX && item->cost != FIT_FORBIDDEN;
}

/* The end of the paragraph that begins at item `from`: a forced break, or that of all.
 * Sees on its way how far anything hangs out. */
static size_t find_end(struct fitter *fitter, size_t from, mpt start)
{
    fitter->least_before = 0;
    fitter->least_after = mpt_min(start, 0);
    fitter->most_after = mpt_max(start, 0);
    for (size_t i = from; i < fitter->count; i++) {
        const struct fit_item *item = &fitter->items[i];
        if (is_break(item)) {
            fitter->least_before = mpt_min(fitter->least_before, item->before);
            fitter->least_after = mpt_min(fitter->least_after, item->after);
            fitter->most_after = mpt_max(fitter->most_after, item->after);
        }
        if (is_break(item) && item->cost == FIT_FORCED) {
            return i;
        }
    }
    return fitter->count;
}

static void set_target(struct fitter *fitter, const struct sums *sums, size_t index)
{
    const struct fit_item *item = item_at(fitter, index);
    struct target *target = &fitter->target;
    target->end = *sums;
    target->start = *sums;
    add_to_sums(&target->start, item);
    target->item = index;
    target->number++;
    target->before = item->before;
    target->after = item->after;
    target->is_last = index == fitter->count || item->cost == FIT_FORCED;
    target->cost = item->cost == FIT_FORCED ? 0 : item->cost;
    target->hyphen = item->hyphen;
    target->brief = index > 0 && fitter->items[index - 1].brief;
}

/* ---- the cost of a line ------------------------------------------------------- */

/* A line from a node to the target. */
struct line {
    int64_t measure;
    int64_t slack; /* negative: wider than the measure */
    int64_t stretch, shrink, glyph_stretch, glyph_shrink;
    int64_t glues;
    bool is_last;
    bool is_rest; /* the last line: one brief word, or what is left of one */
};

static struct line line_from(const struct fitter *fitter, const struct node *node)
{
    const struct target *target = &fitter->target;
    const struct sums *end = &target->end, *start = &node->start;
    int64_t measure = node->number == 0 ? fitter->first_width : fitter->options->width;
    int64_t glues = end->glues - start->glues;
    bool rest = target->is_last && glues == 0 && (target->brief || node->way.row > 0);
    bool flexible = fitter->options->mode == FIT_JUSTIFIED;
    return (struct line){
        .measure = measure,
        .slack = measure - (end->width - start->width + target->before + node->after),
        .stretch = flexible ? end->stretch - start->stretch : 0,
        .shrink = flexible ? end->shrink - start->shrink : 0,
        .glyph_stretch = flexible ? end->glyph_stretch - start->glyph_stretch : 0,
        .glyph_shrink = flexible ? end->glyph_shrink - start->glyph_shrink : 0,
        .glues = glues,
        .is_last = target->is_last,
        .is_rest = rest,
    };
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

int64_t fit_glyph_part(int64_t change, int64_t glyphs, int64_t spaces)
{
    int64_t together = glyphs + spaces * FIT_SHARE / 100;
    if (together <= 0) {
        return 0;
    }
    if (change >= together) {
        return glyphs;
    }
    unsigned halved = 0; /* widths that no page has: the product must not overflow */
    while (together >> halved > INT32_MAX) {
        halved++;
    }
    return (change >> halved) * (glyphs >> halved) / (together >> halved) << halved;
}

/* How a line takes its slack. */
struct change {
    int64_t spaces; /* what they take, in terms of their readiness; signed */
    int64_t glyphs; /* what they give of what they can, at most one */
};

static struct change change_of(const struct line *line)
{
    bool wider = line->slack >= 0;
    int64_t slack = wider ? line->slack : -line->slack;
    int64_t spaces = wider ? line->stretch : line->shrink;
    int64_t glyphs = wider ? line->glyph_stretch : line->glyph_shrink;
    int64_t together = glyphs + spaces * FIT_SHARE / 100;
    struct change change;
    if (slack < together) { /* as fit_glyph_part has it, in one division */
        change.glyphs = ratio_of(slack, together);
        change.spaces = spaces > 0 ? change.glyphs * FIT_SHARE / 100 : 0;
    } else {
        change.glyphs = glyphs > 0 ? RATIO_ONE : 0;
        change.spaces = ratio_of(slack - glyphs, spaces);
    }
    change.spaces = wider ? change.spaces : -change.spaces;
    return change;
}

static int64_t cost_of_justified(const struct change *change)
{
    int64_t square = ratio_squared(change->spaces);
    return weigh(square, FIT_COST_EVEN) + weigh(ratio_squared(square), FIT_COST_LOOSE) +
           weigh(ratio_squared(change->glyphs), FIT_COST_GLYPHS);
}

/* Tight and loose begin where the glyphs are near their end: until then nobody sees
 * anything. */
static uint8_t looseness_of(const struct line *line, const struct change *change)
{
    if (change->glyphs <= RATIO_ONE * FIT_GLYPHS_NEAR_END / 100) {
        return 1;
    }
    if (line->slack < 0) {
        return 0;
    }
    return change->spaces <= RATIO_ONE * FIT_SPACES_LOOSE / 100 ? 2 : 3;
}

static int64_t cost_of_last(const struct line *line)
{
    if (line->is_rest) {
        return FIT_COST_REST;
    }
    bool is_short = line->slack > line->measure - line->measure / 4;
    return (is_short ? FIT_COST_SHORT_END : 0) +
           (line->glues == 0 ? FIT_COST_LONE_WORD : 0);
}

/* The cost of the line itself; sets how loose it is. */
static int64_t cost_of_line(const struct fitter *fitter, const struct line *line,
                            uint8_t *looseness)
{
    const struct fit_options *options = fitter->options;
    int64_t excess = -line->slack - least_width_change(line);
    int64_t cost = options->line;
    *looseness = 1;
    if (excess > 0) {
        cost += cost_of_overfull(line, excess);
    } else if (options->mode == FIT_RAGGED) {
        cost += line->is_last && !options->balanced ? 0 : cost_of_ragged(line);
    } else if (!line->is_last || line->slack < 0) {
        struct change change = change_of(line);
        *looseness = looseness_of(line, &change);
        cost += cost_of_justified(&change);
    }
    return line->is_last && !options->balanced ? cost + cost_of_last(line) : cost;
}

/* ---- the search --------------------------------------------------------------- */

static int64_t cost_of_hyphens(const struct fitter *fitter, const struct node *node)
{
    if (fitter->target.is_last && node->way.row > 0) {
        return fitter->options->hyphen_end;
    }
    if (!fitter->target.hyphen || node->way.row == 0) {
        return 0;
    }
    return node->way.row == 1 ? fitter->options->hyphen_row
                              : fitter->options->hyphen_third;
}

/* True if the line is too wide, whatever hangs out at the target or a later break. */
static bool node_is_spent(const struct fitter *fitter, const struct node *node)
{
    struct line line = line_from(fitter, node);
    int64_t slack = line.slack + fitter->target.before - fitter->least_before +
                    node->after - fitter->least_after;
    return slack + least_width_change(&line) < 0;
}

static void clear_best(struct fitter *fitter)
{
    fitter->weighed.number = SIZE_MAX;
    for (int row = 0; row < ROWS; row++) {
        fitter->least[row] = INT64_MAX - FIT_COST_JUMP;
        for (int looseness = 0; looseness < LOOSENESSES; looseness++) {
            fitter->best[row][looseness].previous = SIZE_MAX;
        }
    }
}

static int count_hyphens(const struct fitter *fitter, const struct node *node)
{
    if (!fitter->target.hyphen) {
        return 0;
    }
    return node->way.row < ROWS - 1 ? node->way.row + 1 : ROWS - 1;
}

static void remember(struct fitter *fitter, const struct way *way)
{
    struct way *best = &fitter->best[way->row][way->looseness];
    if (best->previous != SIZE_MAX && best->cost <= way->cost) {
        return;
    }
    *best = *way;
    for (int row = way->row; row < ROWS; row++) {
        fitter->least[row] =
            way->cost < fitter->least[row] ? way->cost : fitter->least[row];
    }
}

/* The line from the node to the target: one for all nodes of a break, but that a last
 * line hangs on whether a word was divided before it. */
static const struct weighed *weigh_line(struct fitter *fitter, const struct node *node)
{
    struct weighed *weighed = &fitter->weighed;
    if (weighed->number != node->number || fitter->target.is_last) {
        struct line line = line_from(fitter, node);
        weighed->number = node->number;
        weighed->is_overfull = line.slack + least_width_change(&line) < 0;
        weighed->cost = cost_of_line(fitter, &line, &weighed->looseness);
    }
    return weighed;
}

/* True if a way at that cost would be needless, whatever its looseness. */
static bool is_too_dear(const struct fitter *fitter, int row, int64_t cost)
{
    int64_t margin = fitter->options->mode == FIT_JUSTIFIED ? FIT_COST_JUMP : 0;
    return cost > fitter->least[row] + margin;
}

/* True if no later node serves, since the lines from there are looser than that from
 * `node`, which is too loose even if it began as far to the right as any. */
static bool is_last_worth_trying(const struct fitter *fitter, const struct node *node)
{
    const struct weighed *weighed = &fitter->weighed;
    int row = fitter->target.hyphen ? 1 : 0; /* the least of any node */
    int64_t others = fitter->cheapest + fitter->target.cost;
    if (fitter->target.is_last || !is_too_dear(fitter, row, others + weighed->cost)) {
        return false;
    }
    uint8_t looseness;
    struct line line = line_from(fitter, node);
    line.slack += (int64_t)node->after - fitter->most_after;
    return line.slack > 0 &&
           is_too_dear(fitter, row, others + cost_of_line(fitter, &line, &looseness));
}

/* Returns whether later nodes are worth trying. */
static bool try_line(struct fitter *fitter, size_t from)
{
    const struct node *node = &fitter->nodes.items[from];
    const struct target *target = &fitter->target;
    int row = count_hyphens(fitter, node);
    if (is_too_dear(fitter, row, node->way.cost + target->cost)) {
        return true; /* needless, whatever the line itself costs */
    }
    const struct weighed *weighed = weigh_line(fitter, node);
    bool is_next = node->number + 1 == target->number;
    if (weighed->is_overfull && !is_next) {
        return true;
    }
    struct way way = {.cost = node->way.cost + weighed->cost + target->cost +
                              cost_of_hyphens(fitter, node),
                      .previous = from,
                      .row = (uint8_t)row,
                      .looseness = weighed->looseness};
    int jump = way.looseness - node->way.looseness;
    way.cost += jump > 1 || jump < -1 ? FIT_COST_JUMP : 0;
    remember(fitter, &way);
    return !is_last_worth_trying(fitter, node);
}

/* True if another way to the same break serves at least as well, whatever follows. */
static bool is_needless(const struct fitter *fitter, const struct way *way)
{
    for (int row = 0; row <= way->row; row++) {
        for (int looseness = 0; looseness < LOOSENESSES; looseness++) {
            const struct way *other = &fitter->best[row][looseness];
            if (other == way || other->previous == SIZE_MAX) {
                continue;
            }
            int64_t jump = looseness == way->looseness ? 0 : FIT_COST_JUMP;
            if (other->cost + jump <= way->cost &&
                (other->cost + jump < way->cost || other < way)) {
                return true;
            }
        }
    }
    return false;
}

static void keep_best(struct fitter *fitter)
{
    const struct target *target = &fitter->target;
    for (int row = 0; row < ROWS; row++) {
        for (int looseness = 0; looseness < LOOSENESSES; looseness++) {
            const struct way *best = &fitter->best[row][looseness];
            if (best->previous == SIZE_MAX || is_needless(fitter, best)) {
                continue;
            }
            *array_push(fitter->scratch, &fitter->nodes) =
                (struct node){.way = *best,
                              .start = target->start,
                              .after = target->after,
                              .item = target->item,
                              .number = target->number};
        }
    }
}

/* Finds the best ways to the target; returns the oldest node that may serve later. */
static size_t reach_target(struct fitter *fitter, size_t oldest)
{
    size_t newest = fitter->nodes.count;
    clear_best(fitter);
    while (fitter->nodes.items[oldest].number + 1 != fitter->target.number &&
           (newest - oldest > ACTIVE_MAX ||
            node_is_spent(fitter, &fitter->nodes.items[oldest]))) {
        oldest++;
    }
    fitter->cheapest = INT64_MAX;
    for (size_t from = oldest; from < newest; from++) {
        int64_t cost = fitter->nodes.items[from].way.cost;
        fitter->cheapest = cost < fitter->cheapest ? cost : fitter->cheapest;
    }
    for (size_t from = oldest; from < newest && try_line(fitter, from); from++) {
    }
    keep_best(fitter);
    return oldest;
}

/* Searches one paragraph; returns the item at its end. */
static size_t search(struct fitter *fitter, size_t from, mpt start)
{
    struct sums sums = {0};
    size_t end = find_end(fitter, from, start);
    size_t oldest = 0;
    fitter->nodes.count = 0;
    *array_push(fitter->scratch, &fitter->nodes) =
        (struct node){.way = {.previous = SIZE_MAX, .looseness = 1}, .after = start};
    fitter->target.number = 0;
    for (size_t i = from; i <= end; i++) {
        if (i == end || is_break(&fitter->items[i])) {
            set_target(fitter, &sums, i);
            oldest = reach_target(fitter, oldest);
        }
        add_to_sums(&sums, item_at(fitter, i));
    }
    return end;
}

/* Appends the lines of the best way to the end. */
static void append_lines(struct fitter *fitter, struct out_lines *lines, size_t from)
{
    const struct node *nodes = fitter->nodes.items;
    size_t at = fitter->nodes.count - 1;
    for (size_t i = at; nodes[i].number == fitter->target.number; i--) {
        at = nodes[i].way.cost < nodes[at].way.cost ? i : at;
    }
    size_t count = 0;
    for (size_t i = at; nodes[i].number > 0; i = nodes[i].way.previous) {
        count++;
        (void)array_push(fitter->scratch, lines);
    }
    for (size_t i = lines->count; count > 0; count--) {
        const struct node *before = &nodes[nodes[at].way.previous];
        lines->items[--i] = (struct fit_line){
            .first = before->number == 0 ? from : before->item + 1,
            .end = nodes[at].item,
        };
        at = nodes[at].way.previous;
    }
}

size_t fit_lines(struct fit_line **lines, const struct fit_item *items, size_t count,
                 const struct fit_options *options, struct arena *scratch)
{
    struct fitter fitter = {
        .items = items, .count = count, .options = options, .scratch = scratch};
    struct out_lines out = {0};
    fitter.first_width = options->first_width;
    mpt start = options->start;
    for (size_t from = 0; from < count || out.count == 0;) {
        size_t end = search(&fitter, from, start);
        append_lines(&fitter, &out, from);
        from = end + 1;
        start = item_at(&fitter, end)->after;
        fitter.first_width = options->width;
    }
    *lines = out.items;
    return out.count;
}
