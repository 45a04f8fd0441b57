/* Numbers in PDF's own order. Drawings are a good part of a file, so what PDF has a
 * shorter form for is written in that. */
#include "pdf/trace.h"
#include "pdf/syntax.h"
#include <stdlib.h>
#include <string.h>

enum {
    DISC_VERBS = 6,
    DISC_POINTS = 13,
    DISC_TOLERANCE = 3 /* millipoints: by what rounding moves points */
};

#define DISC_RADIUS_MOST PT(12)

static void add_numbers(struct builder *out, const int64_t *numbers, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        syntax_add_number(out, numbers[i], 3);
        syntax_add(out, " ");
    }
}

void trace_pen(struct builder *out, const struct stroke *stroke)
{
    syntax_add_number(out, stroke->width, 3);
    syntax_add(out, " w ");
    syntax_add_number(out, stroke->cap, 0);
    syntax_add(out, " J ");
    syntax_add_number(out, stroke->join, 0);
    syntax_add(out, " j ");
    syntax_add_number(out, stroke->miter, 3);
    syntax_add(out, " M [");
    for (size_t i = 0; i < stroke->dash_count; i++) {
        syntax_add(out, i == 0 ? "" : " ");
        syntax_add_number(out, stroke->dashes[i], 3);
    }
    syntax_add(out, "] ");
    syntax_add_number(out, stroke->dash_count > 0 ? stroke->phase : 0, 3);
    syntax_add(out, " d\n");
}

void trace_rectangle(struct builder *out, struct rect area, mpt height)
{
    int64_t bottom = (int64_t)height - area.top - area.height;
    add_numbers(out, (int64_t[]){area.left, bottom, area.width, area.height}, 4);
    syntax_add(out, "re\n");
}

/* ---- points ---------------------------------------------------------------------- */

/* Drawings need no more than 1/100 point, a third of what the finest press can show. */
static int64_t round_to_hundredths(int64_t at)
{
    return (at + (at < 0 ? -5 : 5)) / 10;
}

static void add_pair(struct builder *out, int64_t x, int64_t y)
{
    syntax_add_number(out, x, 2);
    syntax_add(out, " ");
    syntax_add_number(out, y, 2);
    syntax_add(out, " ");
}

static void add_point(struct builder *out, struct point point, mpt height)
{
    add_pair(out, round_to_hundredths(point.x),
             round_to_hundredths((int64_t)height - point.y));
}

/* Whether a rectangle is next, with the points in the order of its own operator: along
 * its first side, which is level. */
static bool is_rectangle(const struct path *path, size_t verb, const struct point *at)
{
    static const uint8_t VERBS[] = {PATH_MOVE, PATH_LINE, PATH_LINE, PATH_LINE,
                                    PATH_CLOSE};
    return path->verb_count - verb >= sizeof VERBS &&
           memcmp(path->verbs + verb, VERBS, sizeof VERBS) == 0 && at[0].y == at[1].y &&
           at[1].x == at[2].x && at[2].y == at[3].y && at[3].x == at[0].x;
}

static void add_rectangle(struct builder *out, struct point start, struct point opposite,
                          mpt height)
{
    int64_t x = round_to_hundredths(start.x);
    int64_t y = round_to_hundredths((int64_t)height - start.y);
    add_pair(out, x, y);
    add_pair(out, round_to_hundredths(opposite.x) - x,
             round_to_hundredths((int64_t)height - opposite.y) - y);
    syntax_add(out, "re\n");
}

/* ---- discs ---------------------------------------------------------------------- */

static bool is_near(struct point a, struct point b)
{
    return abs(a.x - b.x) <= DISC_TOLERANCE && abs(a.y - b.y) <= DISC_TOLERANCE;
}

/* Whether a small disc is next, as path_circle draws it clockwise. */
static bool is_round(struct trace_disc *out, const struct path *path, size_t verb,
                     const struct point *at)
{
    static const uint8_t VERBS[DISC_VERBS] = {PATH_MOVE,  PATH_CURVE, PATH_CURVE,
                                              PATH_CURVE, PATH_CURVE, PATH_CLOSE};
    if (path->verb_count - verb < DISC_VERBS ||
        memcmp(path->verbs + verb, VERBS, DISC_VERBS) != 0) {
        return false;
    }
    const mpt radius = (at[0].x - at[6].x) / 2;
    const struct point middle = {at[6].x + radius, at[6].y};
    const mpt handle = (mpt)((int64_t)radius * 5523 / 10000);
    const mpt ring[][2] = {{radius, 0},  {radius, handle},   {handle, radius},
                           {0, radius},  {-handle, radius},  {-radius, handle},
                           {-radius, 0}, {-radius, -handle}, {-handle, -radius},
                           {0, -radius}, {handle, -radius},  {radius, -handle},
                           {radius, 0}};
    for (size_t i = 0; i < DISC_POINTS; i++) {
        struct point point = {middle.x + ring[i][0], middle.y + ring[i][1]};
        if (radius <= 0 || radius > DISC_RADIUS_MOST || !is_near(at[i], point)) {
            return false;
        }
    }
    *out = (struct trace_disc){middle, radius};
    return true;
}

/* Where a hole is, a disc may be cut by it. */
static bool is_disc(struct trace_disc *out, const struct trace_discs *discs, size_t verb,
                    const struct point *at)
{
    if (!is_round(out, discs->path, verb, at)) {
        return false;
    }
    for (size_t i = 0; i < discs->hole_count; i++) {
        const struct box *hole = &discs->holes[i];
        if (out->middle.x + out->radius >= hole->left &&
            out->middle.x - out->radius <= hole->right &&
            out->middle.y + out->radius >= hole->top &&
            out->middle.y - out->radius <= hole->bottom) {
            return false;
        }
    }
    return true;
}

/* Moves on by one figure. */
static void pass_figure(struct trace_discs *discs)
{
    const struct path *path = discs->path;
    do {
        discs->point += path_verb_points(path->verbs[discs->verb++]);
    } while (discs->verb < path->verb_count && path->verbs[discs->verb] != PATH_MOVE);
}

/* Twice the area between the points, controls of curves among them; above 0 clockwise. */
static int64_t turn_of(const struct point *points, size_t count)
{
    int64_t twice = 0;
    for (size_t i = 0; i < count; i++) {
        const struct point *a = &points[i], *b = &points[(i + 1) % count];
        twice += (int64_t)(a->x - points->x) * (b->y - points->y) -
                 (int64_t)(b->x - points->x) * (a->y - points->y);
    }
    return twice;
}

static struct box box_around(const struct point *points, size_t count)
{
    struct box box = NO_BOX;
    for (size_t i = 0; i < count; i++) {
        box = box_with_point(box, points[i]);
    }
    return box;
}

void trace_seek_discs(struct trace_discs *discs, const struct path *path)
{
    enum { HOLES_MOST = sizeof discs->holes / sizeof discs->holes[0] };
    *discs = (struct trace_discs){.path = path};
    while (discs->verb < path->verb_count) {
        const struct point *points = path->points + discs->point;
        pass_figure(discs);
        size_t count = (size_t)(path->points + discs->point - points);
        if (turn_of(points, count) >= 0) {
            continue;
        }
        if (discs->hole_count == HOLES_MOST) {
            return; /* at its end, so that no disc is found */
        }
        discs->holes[discs->hole_count++] = box_around(points, count);
    }
    discs->verb = discs->point = 0;
}

bool trace_next_disc(struct trace_disc *out, struct trace_discs *discs)
{
    while (discs->verb < discs->path->verb_count) {
        size_t verb = discs->verb;
        const struct point *points = discs->path->points + discs->point;
        pass_figure(discs);
        if (is_disc(out, discs, verb, points)) {
            return true;
        }
    }
    return false;
}

void trace_dot(struct builder *out, struct trace_disc disc, mpt height)
{
    add_point(out, disc.middle, height);
    syntax_add(out, "m ");
    add_point(out, disc.middle, height);
    syntax_add(out, "l\n");
}

/* ---- paths ---------------------------------------------------------------------- */

bool trace_path(struct builder *out, const struct path *path, mpt height,
                const struct trace_discs *discs)
{
    static const char *const OPERATORS[] = {[PATH_MOVE] = "m\n",
                                            [PATH_LINE] = "l\n",
                                            [PATH_CURVE] = "c\n",
                                            [PATH_CLOSE] = "h\n"};
    struct trace_disc disc;
    const struct point *point = path->points;
    size_t before = out->count;
    for (size_t i = 0; i < path->verb_count; i++) {
        if (is_rectangle(path, i, point)) {
            add_rectangle(out, point[0], point[2], height);
            point += 4;
            i += 4;
        } else if (discs != NULL && is_disc(&disc, discs, i, point)) {
            point += DISC_POINTS;
            i += DISC_VERBS - 1;
        } else {
            for (size_t left = path_verb_points(path->verbs[i]); left > 0; left--) {
                add_point(out, *point++, height);
            }
            syntax_add(out, OPERATORS[path->verbs[i]]);
        }
    }
    return out->count > before;
}
