/* The parts of the SVG reader: numbers, transforms, outlines, styles. Reckoned in double
 * with + - x / and sqrt only, which are exact to the last bit everywhere, and rounded to
 * whole units at once. */
#ifndef IMAGE_SVG_PARTS_H
#define IMAGE_SVG_PARTS_H

#include "image/svg.h"

/* ---- numbers --------------------------------------------------------------------- */

#define SVG_PI 3.14159265358979323846

/* Skips blanks and at most one comma. */
void svg_skip(struct str text, size_t *at);
/* Reads a number at *at after blanks and a comma; false if none stands there. */
bool svg_number(double *out, struct str text, size_t *at);
/* A single number with nothing but a unit behind it; `fallback` if there is none. */
double svg_length(struct str text, double fallback);
double svg_sine(double angle);
double svg_cosine(double angle);
/* The angle of a direction, -pi to pi. */
double svg_angle(double x, double y);

/* x' = a x + c y + e, y' = b x + d y + f, as in SVG. */
struct svg_matrix {
    double a, b, c, d, e, f;
};

struct svg_matrix svg_multiply(const struct svg_matrix *outer,
                               const struct svg_matrix *inner);
/* Reads a list of transforms; false if it is not one. */
bool svg_transform(struct svg_matrix *out, struct str text);

/* ---- outlines -------------------------------------------------------------------- */

struct svg_outline {
    struct arena *arena;
    struct svg_matrix matrix; /* to SVG_UNIT for the width */
    struct path path;
    double x, y; /* where the pen is, untransformed */
    double start_x, start_y;
    bool far; /* a point lies far outside the picture */
};

void outline_rect(struct svg_outline *outline, const double box[4], double rx, double ry);
void outline_ellipse(struct svg_outline *outline, double x, double y, double rx,
                     double ry);

/* Path data; false if they are damaged. */
bool outline_path(struct svg_outline *outline, struct str data);
/* The points of a polygon. */
bool outline_polygon(struct svg_outline *outline, struct str points);

/* ---- styles ---------------------------------------------------------------------- */

/* What of a style counts here; inherited. */
struct svg_style {
    uint8_t rgb[3];
    bool filled, even_odd, stroked, hidden;
    double stroke_width, opacity; /* opacity: of all that encloses it, multiplied */
    const char *fault, *effect; /* what cannot be kept: of the fill, of all else */
};

/* Applies one property, from an attribute or a style. */
void style_apply(struct svg_style *style, struct str name, struct str value);
/* Applies "fill:#fff;stroke:none". */
void style_apply_list(struct svg_style *style, struct str list);

struct svg_rule {
    struct str class;
    struct str list;
};
struct svg_rules {
    struct svg_rule *items;
    size_t count, capacity;
};

/* Reads the rules of a style sheet for classes; false if it holds others. */
bool style_read_sheet(struct svg_rules *rules, struct str sheet, struct arena *arena);

#endif
