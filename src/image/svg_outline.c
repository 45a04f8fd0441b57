/* Outlines as they are drawn, and brought onto the page of the drawing. */
#include "base/array.h"
#include "image/svg_parts.h"
#include <math.h>

#define CIRCLE_CONTROL 0.5522847498307936 /* a quarter circle as a cubic curve */
#define FAR_LIMIT (200.0 * SVG_UNIT)

/* ---- the pen --------------------------------------------------------------------- */

static void add_point(struct svg_outline *outline, double x, double y)
{
    *array_push(outline->arena, &outline->points) = (struct svg_point){x, y};
}

static void add_verb(struct svg_outline *outline, enum path_verb verb)
{
    *array_push(outline->arena, &outline->verbs) = (uint8_t)verb;
}

void outline_move(struct svg_outline *outline, double x, double y)
{
    add_verb(outline, PATH_MOVE);
    add_point(outline, x, y);
    outline->x = outline->start_x = x;
    outline->y = outline->start_y = y;
}

static bool is_closed(const struct svg_outline *outline)
{
    size_t count = outline->verbs.count;
    return count == 0 || outline->verbs.items[count - 1] == PATH_CLOSE;
}

/* After a "close" the pen draws on from where the figure began. */
static void begin_if_closed(struct svg_outline *outline)
{
    if (is_closed(outline)) {
        outline_move(outline, outline->x, outline->y);
    }
}

void outline_line(struct svg_outline *outline, double x, double y)
{
    begin_if_closed(outline);
    add_verb(outline, PATH_LINE);
    add_point(outline, x, y);
    outline->x = x;
    outline->y = y;
}

void outline_curve(struct svg_outline *outline, const double p[6])
{
    begin_if_closed(outline);
    add_verb(outline, PATH_CURVE);
    add_point(outline, p[0], p[1]);
    add_point(outline, p[2], p[3]);
    add_point(outline, p[4], p[5]);
    outline->x = p[4];
    outline->y = p[5];
}

void outline_close(struct svg_outline *outline)
{
    if (!is_closed(outline)) {
        add_verb(outline, PATH_CLOSE);
    }
    outline->x = outline->start_x;
    outline->y = outline->start_y;
}

/* ---- basic shapes ---------------------------------------------------------------- */

/* A quarter of an ellipse to (x, y); it leaves along x or along y. */
static void quarter(struct svg_outline *outline, double x, double y, bool along_x)
{
    double dx = (x - outline->x) * CIRCLE_CONTROL, dy = (y - outline->y) * CIRCLE_CONTROL;
    const double points[6] = {outline->x + (along_x ? dx : 0),
                              outline->y + (along_x ? 0 : dy),
                              x - (along_x ? 0 : dx),
                              y - (along_x ? dy : 0),
                              x,
                              y};
    outline_curve(outline, points);
}

void outline_rect(struct svg_outline *outline, const double box[4], double rx, double ry)
{
    double left = box[0], top = box[1], right = left + box[2], bottom = top + box[3];
    rx = rx > box[2] / 2 ? box[2] / 2 : rx;
    ry = ry > box[3] / 2 ? box[3] / 2 : ry;
    if (!(rx > 0 && ry > 0)) {
        outline_move(outline, left, top);
        outline_line(outline, right, top);
        outline_line(outline, right, bottom);
        outline_line(outline, left, bottom);
        outline_close(outline);
        return;
    }
    outline_move(outline, left + rx, top);
    outline_line(outline, right - rx, top);
    quarter(outline, right, top + ry, true);
    outline_line(outline, right, bottom - ry);
    quarter(outline, right - rx, bottom, false);
    outline_line(outline, left + rx, bottom);
    quarter(outline, left, bottom - ry, true);
    outline_line(outline, left, top + ry);
    quarter(outline, left + rx, top, false);
    outline_close(outline);
}

/* From the right and clockwise, as dashes count (SVG 2, 10.3). */
void outline_ellipse(struct svg_outline *outline, double x, double y, double rx,
                     double ry)
{
    outline_move(outline, x + rx, y);
    quarter(outline, x, y + ry, false);
    quarter(outline, x - rx, y, true);
    quarter(outline, x, y - ry, false);
    quarter(outline, x + rx, y, true);
    outline_close(outline);
}

bool outline_points(struct svg_outline *outline, struct str points)
{
    double x, y;
    size_t at = 0;
    for (bool first = true; svg_number(&x, points, &at); first = false) {
        if (!svg_number(&y, points, &at)) {
            return false;
        }
        if (first) {
            outline_move(outline, x, y);
        } else {
            outline_line(outline, x, y);
        }
    }
    svg_skip(points, &at);
    return at == points.size;
}

/* ---- onto the page --------------------------------------------------------------- */

bool svg_place(struct point *out, const struct svg_matrix *m, double x, double y)
{
    double px = floor(m->a * x + m->c * y + m->e + 0.5);
    double py = floor(m->b * x + m->d * y + m->f + 0.5);
    /* Written so that what is no number is far as well. */
    bool near = px > -FAR_LIMIT && px < FAR_LIMIT && py > -FAR_LIMIT && py < FAR_LIMIT;
    *out = near ? (struct point){(int32_t)px, (int32_t)py} : (struct point){0, 0};
    return near;
}

bool outline_place(struct path *out, const struct svg_outline *outline,
                   const struct svg_matrix *matrix)
{
    struct arena *arena = outline->arena;
    const struct svg_point *from = outline->points.items;
    bool near = true;
    for (size_t i = 0; i < outline->verbs.count; i++) {
        enum path_verb verb = (enum path_verb)outline->verbs.items[i];
        struct point to[3] = {{0, 0}, {0, 0}, {0, 0}};
        for (size_t k = 0; k < path_verb_points(verb); k++, from++) {
            near = svg_place(&to[k], matrix, from->x, from->y) && near;
        }
        switch (verb) {
        case PATH_MOVE: path_move(arena, out, to[0].x, to[0].y); break;
        case PATH_LINE: path_line(arena, out, to[0].x, to[0].y); break;
        case PATH_CURVE: path_curve(arena, out, to[0], to[1], to[2]); break;
        case PATH_CLOSE: path_close(arena, out); break;
        }
    }
    return near;
}

/* ---- its box --------------------------------------------------------------------- */

struct span {
    double low, high;
};

static void widen(struct span *span, double value)
{
    span->low = value < span->low ? value : span->low;
    span->high = value > span->high ? value : span->high;
}

static double curve_value(const double p[4], double t)
{
    double u = 1 - t;
    return u * u * u * p[0] + 3 * u * u * t * p[1] + 3 * u * t * t * p[2] +
           t * t * t * p[3];
}

static void widen_at(struct span *span, const double p[4], double t)
{
    if (t > 0 && t < 1) {
        widen(span, curve_value(p, t));
    }
}

/* By the turning points of a curve: its box is smaller than that of its points. */
static void widen_curve(struct span *span, const double p[4])
{
    double a = p[3] - 3 * p[2] + 3 * p[1] - p[0];
    double b = 2 * (p[2] - 2 * p[1] + p[0]);
    double c = p[1] - p[0];
    double under = b * b - 4 * a * c;
    widen(span, p[3]);
    if (fabs(a) < 1e-9 * (fabs(b) + fabs(c))) {
        widen_at(span, p, b == 0 ? 0 : -c / b);
    } else if (under >= 0) {
        widen_at(span, p, (-b + sqrt(under)) / (2 * a));
        widen_at(span, p, (-b - sqrt(under)) / (2 * a));
    }
}

bool outline_box(double box[4], const struct svg_outline *outline)
{
    struct span x = {1e30, -1e30}, y = {1e30, -1e30};
    const struct svg_point *at = outline->points.items;
    for (size_t i = 0; i < outline->verbs.count; i++) {
        enum path_verb verb = (enum path_verb)outline->verbs.items[i];
        if (verb == PATH_CURVE) {
            const double px[4] = {at[-1].x, at[0].x, at[1].x, at[2].x};
            const double py[4] = {at[-1].y, at[0].y, at[1].y, at[2].y};
            widen_curve(&x, px);
            widen_curve(&y, py);
        } else if (verb != PATH_CLOSE) {
            widen(&x, at->x);
            widen(&y, at->y);
        }
        at += path_verb_points(verb);
    }
    box[0] = x.low;
    box[1] = y.low;
    box[2] = x.high - x.low;
    box[3] = y.high - y.low;
    return x.high >= x.low;
}
