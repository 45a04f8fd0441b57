/* Strokes as areas. Integers alone: lengths of stretches are square roots by halving. */
#include "base/stroke.h"

enum { MILLION = 1000000, THOUSAND = 1000, CHORDS = 8 };

static int64_t square_root(uint64_t value)
{
    uint64_t root = 0;
    for (uint64_t bit = UINT64_C(1) << 31; bit > 0; bit >>= 1) {
        uint64_t more = root | bit;
        root = more * more <= value ? more : root;
    }
    return (int64_t)root;
}

static int64_t length_of(int64_t x, int64_t y)
{
    return square_root((uint64_t)(x * x) + (uint64_t)(y * y));
}

/* The longest that the pen makes of a length of one million, or a little more; and what
 * is left across it, for the pen keeps areas. */
static int64_t longest(const struct stroke *stroke)
{
    int64_t longest = stroke->squeezed
                          ? length_of(length_of(stroke->pen[0], stroke->pen[1]),
                                      length_of(stroke->pen[2], stroke->pen[3]))
                          : MILLION;
    return longest > MILLION ? longest : MILLION;
}

static mpt to_mpt(int64_t length)
{
    return length > INT32_MAX / 4 ? INT32_MAX / 4 : (mpt)length;
}

/* How far the ink reaches beyond the path at most.
 * A square cap reaches 1.42 times as far as a round one, a sharp corner up to its limit.
 */
static mpt reach_of(const struct stroke *stroke)
{
    int64_t half = (stroke->width + 1) / 2 * longest(stroke) / MILLION;
    int64_t times = stroke->cap == CAP_SQUARE ? 1415 : THOUSAND;
    if (stroke->join == JOIN_MITER && stroke->miter > times) {
        times = stroke->miter;
    }
    return to_mpt(half * times / THOUSAND);
}

mpt stroke_least(const struct stroke *stroke)
{
    return to_mpt((int64_t)stroke->width * MILLION / longest(stroke));
}

struct box stroke_box(const struct path *path, const struct stroke *stroke)
{
    struct box box = path_box(path);
    mpt reach = reach_of(stroke);
    if (box.left > box.right) {
        return box;
    }
    return (struct box){box.left - reach, box.top - reach, box.right + reach,
                        box.bottom + reach};
}

/* ---- areas ----------------------------------------------------------------------- */

struct drawer {
    struct arena *arena;
    struct path *out;
    mpt half;
};

/* A stretch with square ends, always the same way round. */
static void add_stretch(const struct drawer *drawer, struct point from, struct point to)
{
    int64_t x = (int64_t)to.x - from.x, y = (int64_t)to.y - from.y;
    int64_t length = length_of(x, y);
    mpt along_x = length == 0 ? drawer->half : (mpt)(x * drawer->half / length);
    mpt along_y = length == 0 ? 0 : (mpt)(y * drawer->half / length);
    from.x -= along_x;
    from.y -= along_y;
    to.x += along_x;
    to.y += along_y;
    path_move(drawer->arena, drawer->out, from.x - along_y, from.y + along_x);
    path_line(drawer->arena, drawer->out, to.x - along_y, to.y + along_x);
    path_line(drawer->arena, drawer->out, to.x + along_y, to.y - along_x);
    path_line(drawer->arena, drawer->out, from.x + along_y, from.y - along_x);
    path_close(drawer->arena, drawer->out);
}

static void add_curve(const struct drawer *drawer, struct point start,
                      const struct point *points)
{
    struct point from = start;
    for (int32_t at = 1; at <= CHORDS; at++) {
        struct point to = path_curve_point(start, points, at, CHORDS);
        add_stretch(drawer, from, to);
        from = to;
    }
}

struct path *stroke_area(struct arena *arena, const struct path *path,
                         const struct stroke *stroke)
{
    struct path *out = arena_new(arena, struct path);
    const struct drawer drawer = {
        arena, out, to_mpt((stroke->width + 1) / 2 * longest(stroke) / MILLION)};
    const struct point *point = path->points;
    struct point start = {0, 0}, now = {0, 0};
    for (size_t i = 0; i < path->verb_count; i++) {
        enum path_verb verb = (enum path_verb)path->verbs[i];
        size_t count = path_verb_points(verb);
        if (verb == PATH_MOVE) {
            start = *point;
        } else if (verb == PATH_CURVE) {
            add_curve(&drawer, now, point);
        } else {
            add_stretch(&drawer, now, verb == PATH_CLOSE ? start : *point);
        }
        now = verb == PATH_CLOSE ? start : point[count - 1];
        point += count;
    }
    return out;
}

static int64_t through_pen(int64_t a, int64_t x, int64_t b, int64_t y, int64_t under)
{
    return (a * x + b * y) / under;
}

struct path *stroke_before_pen(struct arena *arena, const struct path *path,
                               const struct stroke *stroke)
{
    const int32_t *pen = stroke->pen;
    int64_t under = ((int64_t)pen[0] * pen[3] - (int64_t)pen[1] * pen[2]) / MILLION;
    struct path *before = path_copy(arena, path);
    for (size_t i = 0; i < path->point_count; i++) {
        struct point at = path->points[i];
        before->points[i] = (struct point){
            (mpt)through_pen(pen[3], at.x, -pen[2], at.y, under),
            (mpt)through_pen(-pen[1], at.x, pen[0], at.y, under),
        };
    }
    return before;
}
