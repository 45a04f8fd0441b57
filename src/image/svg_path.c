/* Path data of SVG to moves, lines and cubic curves. */
#include "image/svg_parts.h"
#include <math.h>

/* ---- arcs ------------------------------------------------------------------------ */

struct arc {
    double rx, ry, sine, cosine; /* radii, and how the ellipse is turned */
    double x, y; /* centre */
    double from, sweep; /* angles on the unit circle */
};

/* From end points to the centre (SVG 1.1, F.6.5 and F.6.6). */
static void find_centre(struct arc *arc, const struct svg_outline *outline,
                        const double n[7])
{
    double hx = (outline->x - n[5]) / 2, hy = (outline->y - n[6]) / 2;
    double x = arc->cosine * hx + arc->sine * hy, y = arc->cosine * hy - arc->sine * hx;
    double over = x * x / (arc->rx * arc->rx) + y * y / (arc->ry * arc->ry);
    if (over > 1) {
        arc->rx *= sqrt(over);
        arc->ry *= sqrt(over);
        over = 1;
    }
    double reach = over > 0 ? sqrt((1 - over) / over) : 0;
    reach = (n[3] != 0) == (n[4] != 0) ? -reach : reach;
    double cx = reach * arc->rx * y / arc->ry, cy = -reach * arc->ry * x / arc->rx;
    arc->x = arc->cosine * cx - arc->sine * cy + (outline->x + n[5]) / 2;
    arc->y = arc->sine * cx + arc->cosine * cy + (outline->y + n[6]) / 2;
    arc->from = svg_angle((x - cx) / arc->rx, (y - cy) / arc->ry);
    double to = svg_angle((-x - cx) / arc->rx, (-y - cy) / arc->ry);
    arc->sweep = to - arc->from;
    if (n[4] != 0 && arc->sweep < 0) {
        arc->sweep += 2 * SVG_PI;
    } else if (n[4] == 0 && arc->sweep > 0) {
        arc->sweep -= 2 * SVG_PI;
    }
}

/* A point of the turned ellipse from one of the unit circle. */
static void arc_point(const struct arc *arc, double u, double v, double *out)
{
    out[0] = arc->x + arc->cosine * arc->rx * u - arc->sine * arc->ry * v;
    out[1] = arc->y + arc->sine * arc->rx * u + arc->cosine * arc->ry * v;
}

static void draw_arc(struct svg_outline *outline, const double n[7])
{
    struct arc arc = {.rx = fabs(n[0]), .ry = fabs(n[1])};
    if (arc.rx == 0 || arc.ry == 0 || (outline->x == n[5] && outline->y == n[6])) {
        outline_line(outline, n[5], n[6]);
        return;
    }
    arc.sine = svg_sine(n[2] * SVG_PI / 180);
    arc.cosine = svg_cosine(n[2] * SVG_PI / 180);
    find_centre(&arc, outline, n);
    if (!isfinite(arc.sweep + arc.from + arc.x + arc.y + arc.rx + arc.ry)) {
        outline_line(outline, n[5], n[6]); /* its squares are out of any range */
        return;
    }
    int pieces = 1 + (int)(fabs(arc.sweep) / (SVG_PI / 2 + 1e-9));
    double step = arc.sweep / pieces;
    double reach = 4.0 / 3 * svg_sine(step / 4) / svg_cosine(step / 4);
    for (int i = 0; i < pieces; i++) {
        double a = arc.from + step * i, b = a + step;
        double points[6];
        arc_point(&arc, svg_cosine(a) - reach * svg_sine(a),
                  svg_sine(a) + reach * svg_cosine(a), points);
        arc_point(&arc, svg_cosine(b) + reach * svg_sine(b),
                  svg_sine(b) - reach * svg_cosine(b), points + 2);
        arc_point(&arc, svg_cosine(b), svg_sine(b), points + 4);
        if (i + 1 == pieces) {
            points[4] = n[5];
            points[5] = n[6];
        }
        outline_curve(outline, points);
    }
}

/* ---- path data ------------------------------------------------------------------- */

/* Numbers that each command takes. */
static int argument_count(char command)
{
    switch (command | 0x20) {
    case 'm':
    case 'l':
    case 't': return 2;
    case 'h':
    case 'v': return 1;
    case 'c': return 6;
    case 's':
    case 'q': return 4;
    case 'a': return 7;
    case 'z': return 0;
    default: return -1;
    }
}

/* What a command leaves for the next: the control point that S and T mirror. */
struct pen {
    char last;
    double control_x, control_y;
};

/* Flags of an arc may stand without a blank: "a1 1 0 0110 5". */
static bool read_argument(double *out, struct str data, size_t *at, char command,
                          int index)
{
    if ((command | 0x20) == 'a' && (index == 3 || index == 4)) {
        svg_skip(data, at);
        if (*at >= data.size || (data.data[*at] != '0' && data.data[*at] != '1')) {
            return false;
        }
        *out = data.data[(*at)++] - '0';
        return true;
    }
    return svg_number(out, data, at);
}

/* Relative coordinates to absolute ones. */
static void make_absolute(double *n, char command, int count,
                          const struct svg_outline *outline)
{
    if (command < 'a') {
        return;
    }
    switch (command) {
    case 'h': n[0] += outline->x; break;
    case 'v': n[0] += outline->y; break;
    case 'a':
        n[5] += outline->x;
        n[6] += outline->y;
        break;
    default:
        for (int i = 0; i + 1 < count; i += 2) {
            n[i] += outline->x;
            n[i + 1] += outline->y;
        }
    }
}

static void quadratic(struct svg_outline *outline, struct pen *pen, double x, double y)
{
    double qx = pen->control_x, qy = pen->control_y;
    const double points[6] = {outline->x + 2.0 / 3 * (qx - outline->x),
                              outline->y + 2.0 / 3 * (qy - outline->y),
                              x + 2.0 / 3 * (qx - x),
                              y + 2.0 / 3 * (qy - y),
                              x,
                              y};
    outline_curve(outline, points);
}

static bool was_one_of(const struct pen *pen, char a, char b)
{
    return (pen->last | 0x20) == a || (pen->last | 0x20) == b;
}

/* Sets the control point for S or T: mirrored after a like command, else the pen. */
static void mirror(const struct svg_outline *outline, struct pen *pen, bool like)
{
    pen->control_x = like ? 2 * outline->x - pen->control_x : outline->x;
    pen->control_y = like ? 2 * outline->y - pen->control_y : outline->y;
}

static void draw_curve(struct svg_outline *outline, struct pen *pen, char command,
                       const double *n)
{
    switch (command | 0x20) {
    case 'c':
        outline_curve(outline, n);
        pen->control_x = n[2];
        pen->control_y = n[3];
        break;
    case 's': {
        mirror(outline, pen, was_one_of(pen, 'c', 's'));
        const double points[6] = {pen->control_x, pen->control_y, n[0], n[1], n[2], n[3]};
        outline_curve(outline, points);
        pen->control_x = n[0];
        pen->control_y = n[1];
        break;
    }
    case 'q':
        pen->control_x = n[0];
        pen->control_y = n[1];
        quadratic(outline, pen, n[2], n[3]);
        break;
    case 't':
        mirror(outline, pen, was_one_of(pen, 'q', 't'));
        quadratic(outline, pen, n[0], n[1]);
        break;
    default: draw_arc(outline, n);
    }
}

static void draw(struct svg_outline *outline, struct pen *pen, char command,
                 const double *n)
{
    switch (command | 0x20) {
    case 'm': outline_move(outline, n[0], n[1]); break;
    case 'l': outline_line(outline, n[0], n[1]); break;
    case 'h': outline_line(outline, n[0], outline->y); break;
    case 'v': outline_line(outline, outline->x, n[0]); break;
    case 'z': outline_close(outline); break;
    default: draw_curve(outline, pen, command, n);
    }
    pen->last = command;
}

bool outline_path(struct svg_outline *outline, struct str data)
{
    struct pen pen = {.last = 'z'};
    char command = 0;
    for (size_t at = 0;;) {
        svg_skip(data, &at);
        if (at >= data.size) {
            return true;
        }
        bool named = argument_count(data.data[at]) >= 0;
        if (named) {
            command = data.data[at++];
        } else if (command == 'm' || command == 'M') {
            command = command == 'm' ? 'l' : 'L'; /* further points of a move are lines */
        }
        int count = command == 0 ? -1 : argument_count(command);
        double n[7] = {0};
        if (count < 0 || (count == 0 && !named) ||
            (outline->verbs.count == 0 && (command | 0x20) != 'm')) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            if (!read_argument(&n[i], data, &at, command, i)) {
                return false;
            }
        }
        make_absolute(n, command, count, outline);
        draw(outline, &pen, command, n);
    }
}

bool image_read_path(struct path *out, struct str data, int32_t unit, struct arena *arena)
{
    struct svg_outline outline = {.arena = arena};
    const struct svg_matrix matrix = {unit, 0, 0, unit, 0, 0};
    *out = (struct path){0};
    return outline_path(&outline, data) && outline_place(out, &outline, &matrix) &&
           out->verb_count > 0;
}
