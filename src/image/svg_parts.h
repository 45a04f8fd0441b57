/* The parts of the SVG reader: numbers, transforms, outlines. Reckoned in double
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
/* True if both are the same word, whatever the case of the first. */
bool svg_same_word(struct str a, const char *lower);
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

struct svg_point {
    double x, y;
};

/* A path in user units. Zeroed but for the arena, it is empty. */
struct svg_outline {
    struct arena *arena;
    struct {
        uint8_t *items; /* enum path_verb */
        size_t count, capacity;
    } verbs;
    struct {
        struct svg_point *items;
        size_t count, capacity;
    } points;
    double x, y; /* where the pen is */
    double start_x, start_y;
};

void outline_move(struct svg_outline *outline, double x, double y);
void outline_line(struct svg_outline *outline, double x, double y);
/* Two control points and the end. */
void outline_curve(struct svg_outline *outline, const double p[6]);
void outline_close(struct svg_outline *outline);

/* `box`: left, top, width, height. */
void outline_rect(struct svg_outline *outline, const double box[4], double rx, double ry);
void outline_ellipse(struct svg_outline *outline, double x, double y, double rx,
                     double ry);
/* Path data; false if they are damaged. */
bool outline_path(struct svg_outline *outline, struct str data);
/* The points of a polygon, which stays open; false if they are damaged. */
bool outline_points(struct svg_outline *outline, struct str points);

/* Appends it to a path in the units of the drawing; false if it reaches too far. */
bool outline_place(struct path *out, const struct svg_outline *outline,
                   const struct svg_matrix *matrix);
/* The same for one point, which is then 0,0. */
bool svg_place(struct point *out, const struct svg_matrix *matrix, double x, double y);

/* Left, top, width and height of what is drawn; false if nothing is. */
bool outline_box(double box[4], const struct svg_outline *outline);

#endif
