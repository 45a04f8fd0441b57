/* The linden leaf of the cover drawing: an oblique half outline in axis coordinates (s
 * along the midrib, w across it, both in lengths of the axis), flattened, walked by arc
 * length and given teeth. Outside <math.h> but for sqrt; see artwork_parts.h. */
#include "layout/artwork_parts.h"
#include "base/array.h"
#include "base/geometry.h"
#include <math.h>
#include <stdlib.h>

enum {
    BASE_X = 44,
    BASE_Y = 138,
    FIXED_Y = 9, /* the leaf is scaled about (BASE_X, FIXED_Y) */
    FLAT_STEPS = 160,
    FLAT_CURVES = 4,
    FLAT_POINTS = FLAT_CURVES * FLAT_STEPS + 1,
    PLAIN_POINTS = 6,
    TEETH = 46
};

#define PLAIN_END 0.10 /* of the length of the outline */
#define TEETH_END 0.955
#define TIP_S 1.03
#define START_W 0.004
#define MIDRIB_MM 0.9 /* half its width at the base */
#define TOOTH_HEIGHT 0.0135

struct axis_point {
    double s, w;
};

static const struct axis_point HALF_CURVES[3 * FLAT_CURVES + 1] = {
    {0, 0},        {-0.045, 0.035}, {-0.15, 0.06}, {-0.165, 0.19}, {-0.185, 0.37},
    {0, 0.515},    {0.21, 0.50},    {0.45, 0.485}, {0.66, 0.265},  {0.83, 0.115},
    {0.90, 0.055}, {0.96, 0.018},   {TIP_S, 0},
};

/* sin(pi i / 46), i from 0 to 23; the other half mirrors it. */
static const double SINES[TEETH / 2 + 1] = {
    0.000000, 0.068242, 0.136167, 0.203456, 0.269797, 0.334880, 0.398401, 0.460065,
    0.519584, 0.576680, 0.631088, 0.682553, 0.730836, 0.775711, 0.816970, 0.854419,
    0.887885, 0.917211, 0.942261, 0.962917, 0.979084, 0.990686, 0.997669, 1.000000,
};

/* ---- one half in axis coordinates ----------------------------------------------- */

struct flat_outline {
    struct axis_point points[FLAT_POINTS];
    double lengths[FLAT_POINTS]; /* from the first point */
};

static struct axis_point curve_at(const struct axis_point *curve, double t)
{
    double r = 1 - t;
    double a = r * r * r;
    double b = 3 * r * r * t;
    double c = 3 * r * t * t;
    double d = t * t * t;

    return (struct axis_point){
        a * curve[0].s + b * curve[1].s + c * curve[2].s + d * curve[3].s,
        a * curve[0].w + b * curve[1].w + c * curve[2].w + d * curve[3].w,
    };
}

/* A linden leaf is oblique: its lower half is narrower and reaches less far back. */
static struct axis_point to_half(struct axis_point p, enum artwork_half_name name)
{
    if (name == HALF_LOWER) {
        return (struct axis_point){p.s < 0 ? p.s * 0.78 : p.s, -0.91 * p.w};
    }
    return p;
}

static void flatten(struct flat_outline *flat, enum artwork_half_name name)
{
    flat->points[0] = HALF_CURVES[0];
    flat->lengths[0] = 0;
    for (size_t i = 1; i < FLAT_POINTS; i++) {
        size_t curve = (i - 1) / FLAT_STEPS;
        double t = (double)(i - curve * FLAT_STEPS) / FLAT_STEPS;
        struct axis_point p = to_half(curve_at(&HALF_CURVES[3 * curve], t), name);
        double s = p.s - flat->points[i - 1].s;
        double w = p.w - flat->points[i - 1].w;

        flat->points[i] = p;
        flat->lengths[i] = flat->lengths[i - 1] + sqrt(s * s + w * w);
    }
}

/* The point at a fraction of the outline's length. */
static struct axis_point point_along(const struct flat_outline *flat, double fraction)
{
    double length = fraction * flat->lengths[FLAT_POINTS - 1];
    size_t i = 1;

    while (i < FLAT_POINTS - 1 && flat->lengths[i] < length) {
        i++;
    }
    struct axis_point a = flat->points[i - 1];
    struct axis_point b = flat->points[i];
    double span = flat->lengths[i] - flat->lengths[i - 1];
    double t = span > 0 ? (length - flat->lengths[i - 1]) / span : 0;

    return (struct axis_point){a.s + t * (b.s - a.s), a.w + t * (b.w - a.w)};
}

/* ---- into the drawing ----------------------------------------------------------- */

struct placing {
    struct artwork_axis axis;
    double length; /* millimetres */
    double scale;
    struct arena *arena;
};

static int32_t to_hundredths(double millimetres)
{
    return (int32_t)(millimetres * 100 + (millimetres < 0 ? -0.5 : 0.5));
}

static struct artwork_point place_mm(const struct placing *placing, double x, double y)
{
    return (struct artwork_point){
        to_hundredths(BASE_X + (x - BASE_X) * placing->scale),
        to_hundredths(FIXED_Y + (y - FIXED_Y) * placing->scale),
    };
}

/* With d = tip - base, the axis is u = d / length and its normal (u.y, -u.x), so s and w
 * in lengths of the axis need no division. */
static struct artwork_point place(const struct placing *placing, struct axis_point p)
{
    const struct artwork_axis *axis = &placing->axis;
    double dx = axis->tip_x - axis->base_x;
    double dy = axis->tip_y - axis->base_y;

    return place_mm(placing, axis->base_x + dx * p.s + dy * p.w,
                    axis->base_y + dy * p.s - dx * p.w);
}

static void add_side(struct artwork_outline *outline, const struct placing *placing,
                     struct axis_point end)
{
    struct artwork_curve *curve = array_push(placing->arena, outline);

    curve->end = place(placing, end);
    curve->straight = true;
}

static struct axis_point towards(struct axis_point from, struct axis_point to)
{
    return (struct axis_point){from.s + (to.s - from.s) * 2 / 3,
                               from.w + (to.w - from.w) * 2 / 3};
}

/* A quadratic curve, as the cubic one that equals it. */
static void add_quadratic(struct artwork_outline *outline, const struct placing *placing,
                          const struct axis_point points[3])
{
    struct artwork_curve *curve = array_push(placing->arena, outline);

    curve->control1 = place(placing, towards(points[0], points[1]));
    curve->control2 = place(placing, towards(points[2], points[1]));
    curve->end = place(placing, points[2]);
}

static double sine(int i)
{
    return SINES[i <= TEETH / 2 ? i : TEETH - i];
}

/* A tooth from p to q: a bow out to its tip, ahead of q, and straight back. */
static void add_tooth(struct artwork_outline *outline, const struct placing *placing,
                      struct axis_point p, struct axis_point q, double height)
{
    struct axis_point t = {q.s - p.s, q.w - p.w};
    double length = sqrt(t.s * t.s + t.w * t.w);
    double outward = p.w > 0 ? height / length : -height / length;
    struct axis_point o = {-t.w * outward, t.s * outward};

    add_quadratic(outline, placing,
                  (const struct axis_point[3]){
                      p,
                      {p.s + 0.85 * o.s + 0.5 * t.s, p.w + 0.85 * o.w + 0.5 * t.w},
                      {q.s + o.s + 0.10 * t.s, q.w + o.w + 0.10 * t.w},
                  });
    add_side(outline, placing, q);
}

static void add_core(struct artwork_half *half, const struct placing *placing,
                     struct axis_point p)
{
    *array_push(placing->arena, &half->core) = place(placing, p);
}

static void make_half(struct artwork_half *half, enum artwork_half_name name,
                      const struct placing *placing)
{
    struct flat_outline flat;
    double side = name == HALF_UPPER ? 1 : -1;
    struct axis_point p = {0, side * START_W};

    flatten(&flat, name);
    half->outline.start = place(placing, p);
    add_core(half, placing, p);
    for (int i = 1; i <= PLAIN_POINTS; i++) {
        p = point_along(&flat, PLAIN_END * i / PLAIN_POINTS);
        add_side(&half->outline, placing, p);
        add_core(half, placing, p);
    }
    for (int i = 1; i <= TEETH; i++) {
        double at = PLAIN_END + (TEETH_END - PLAIN_END) * i / TEETH;
        struct axis_point q = point_along(&flat, at);

        add_tooth(&half->outline, placing, p, q, TOOTH_HEIGHT * (0.55 + 0.45 * sine(i)));
        add_core(half, placing, q);
        p = q;
    }
    p = (struct axis_point){TIP_S, 0};
    add_side(&half->outline, placing, p);
    add_core(half, placing, p);
    p = (struct axis_point){0, side * MIDRIB_MM / placing->length};
    add_side(&half->outline, placing, p);
    add_core(half, placing, p);
}

/* From the base to the lower left, across the spine, pointed where it enters the leaf. */
static void make_stalk(struct artwork_outline *stalk, const struct placing *placing)
{
    double length = placing->length;
    /* The end, 70 mm left and 46 mm down from the base, in axis coordinates. */
    double dx = placing->axis.tip_x - placing->axis.base_x;
    double dy = placing->axis.tip_y - placing->axis.base_y;
    struct axis_point ends[2];
    double square = length * length;

    for (int i = 0; i < 2; i++) {
        double x = -70;
        double y = i == 0 ? 44.5 : 47.5;
        ends[i] =
            (struct axis_point){(x * dx + y * dy) / square, (x * dy - y * dx) / square};
    }
    stalk->start = place(placing, (struct axis_point){3 / length, 0});
    add_side(stalk, placing, (struct axis_point){0, MIDRIB_MM / length});
    add_quadratic(stalk, placing,
                  (const struct axis_point[3]){
                      {0, MIDRIB_MM / length}, {-34 / length, 1.2 / length}, ends[0]});
    add_side(stalk, placing, ends[1]);
    add_quadratic(stalk, placing,
                  (const struct axis_point[3]){
                      ends[1], {-34 / length, -1.2 / length}, {0, -MIDRIB_MM / length}});
}

static int32_t smaller(int32_t a, int32_t b)
{
    return a < b ? a : b;
}

static int32_t greater(int32_t a, int32_t b)
{
    return a > b ? a : b;
}

static void grow_box(struct artwork_leaf *leaf, struct artwork_point p)
{
    leaf->left = smaller(leaf->left, p.x);
    leaf->top = smaller(leaf->top, p.y);
    leaf->right = greater(leaf->right, p.x);
    leaf->bottom = greater(leaf->bottom, p.y);
}

/* By the ends of its sides: every tooth has its tip there. */
static void measure_box(struct artwork_leaf *leaf)
{
    leaf->left = leaf->right = leaf->halves[0].outline.start.x;
    leaf->top = leaf->bottom = leaf->halves[0].outline.start.y;
    for (size_t h = 0; h < HALF_COUNT; h++) {
        const struct artwork_outline *outline = &leaf->halves[h].outline;

        for (size_t i = 0; i < outline->count; i++) {
            grow_box(leaf, outline->items[i].end);
        }
    }
}

double artwork_axis_length(const struct artwork_axis *axis)
{
    double dx = axis->tip_x - axis->base_x;
    double dy = axis->tip_y - axis->base_y;

    return sqrt(dx * dx + dy * dy);
}

void artwork_make_leaf(struct artwork_leaf *leaf, int32_t panel_top,
                       struct artwork_chance *chance, struct arena *arena)
{
    leaf->axis.base_x = BASE_X;
    leaf->axis.base_y = BASE_Y;
    leaf->axis.tip_x = 188 + (int32_t)artwork_choose(chance, 5);
    leaf->axis.tip_y = 9 + (int32_t)artwork_choose(chance, 5);
    struct placing placing = {
        .axis = leaf->axis,
        .length = artwork_axis_length(&leaf->axis),
        .scale = (double)panel_top / PANEL_TOP,
        .arena = arena,
    };

    make_half(&leaf->halves[HALF_UPPER], HALF_UPPER, &placing);
    make_half(&leaf->halves[HALF_LOWER], HALF_LOWER, &placing);
    make_stalk(&leaf->stalk, &placing);
    measure_box(leaf);
}

/* ---- what lies within ----------------------------------------------------------- */

/* Twice the area of the triangle a, b, p: its sign tells the side of p. */
static int64_t side_of(struct artwork_point a, struct artwork_point b, int32_t x,
                       int32_t y)
{
    return (int64_t)(b.x - a.x) * (y - a.y) - (int64_t)(b.y - a.y) * (x - a.x);
}

/* By the separating axis: apart if their boxes are, or if all corners lie on one side. */
static bool side_meets(struct artwork_point a, struct artwork_point b, struct box box)
{
    if (greater(a.x, b.x) < box.left || smaller(a.x, b.x) > box.right ||
        greater(a.y, b.y) < box.top || smaller(a.y, b.y) > box.bottom) {
        return false;
    }
    int64_t first = side_of(a, b, box.left, box.top);
    int64_t second = side_of(a, b, box.right, box.top);
    int64_t third = side_of(a, b, box.right, box.bottom);
    int64_t fourth = side_of(a, b, box.left, box.bottom);
    bool all_left = first > 0 && second > 0 && third > 0 && fourth > 0;
    bool all_right = first < 0 && second < 0 && third < 0 && fourth < 0;

    return !all_left && !all_right;
}

/* By the parity of the sides that a ray to the right crosses. */
static bool polygon_holds(const struct artwork_polygon *polygon, int32_t x, int32_t y)
{
    bool inside = false;
    struct artwork_point a = polygon->items[polygon->count - 1];

    for (size_t i = 0; i < polygon->count; i++) {
        struct artwork_point b = polygon->items[i];

        if ((a.y > y) != (b.y > y) && (side_of(a, b, x, y) > 0) == (b.y > a.y)) {
            inside = !inside;
        }
        a = b;
    }
    return inside;
}

enum artwork_relation artwork_relate(const struct artwork_half *half,
                                     const struct artwork_block *block)
{
    const struct artwork_polygon *core = &half->core;
    struct box box = {block->left, block->top, block->left + block->width,
                      block->top + block->height};
    struct artwork_point a = core->items[core->count - 1];

    for (size_t i = 0; i < core->count; i++) {
        if (side_meets(a, core->items[i], box)) {
            return RELATION_CROSSING;
        }
        a = core->items[i];
    }
    return polygon_holds(core, box.left, box.top) ? RELATION_INSIDE : RELATION_OUTSIDE;
}
