/* A drawing while it is drawn: what its parts share. */
#ifndef IMAGE_SVG_DRAW_H
#define IMAGE_SVG_DRAW_H

#include "image/svg_style.h"

/* Elements that are drawn, each as often as it is repeated; passing it is a fault. */
enum { SVG_VISITS_MAX = 200000 };

/* What an element hands down to those inside it. */
struct svg_level {
    struct svg_style style;
    struct svg_matrix matrix; /* from user units to those of the drawing */
    struct svg_measure measure;
};

struct svg_drawing {
    struct svg *svg;
    struct arena *arena;
    struct svg_tree tree;
    struct svg_sheet sheet;
    struct svg_level *levels; /* SVG_DEPTH_MAX and one more */
    size_t depth, clip_depth, visits;
    const char *fault; /* the words for "the file … <fault>"; NULL while all is well */
};

/* Draws the tree from its root. */
void svg_draw(struct svg_drawing *drawing);

/* Records a fault, unless there is one. */
void svg_stop(struct svg_drawing *drawing, const char *fault);

/* A length of an attribute; `fallback` if it has none. */
double svg_find_length(struct svg_drawing *drawing, const struct svg_node *node,
                       const struct svg_measure *measure, const char *name,
                       double fallback);

/* What an element within `outer` comes to, with its own transform. */
void svg_enter(struct svg_level *out, struct svg_drawing *drawing,
               const struct svg_node *node, const struct svg_level *outer);

/* Makes a transform turn about `origin`, a value of transform-origin. */
void svg_turn_about(struct svg_matrix *matrix, struct svg_drawing *drawing,
                    struct str origin, const struct svg_measure *measure);

/* The level that the ancestors of an element in the file make, where it is not drawn
 * itself: only its style counts. */
void svg_enter_from_root(struct svg_level *out, struct svg_drawing *drawing,
                         const struct svg_node *node);

/* ---- shapes ---------------------------------------------------------------------- */

/* The outline of a basic shape or path; false if the element is none. Damage is a
 * fault. */
bool svg_outline_of(struct svg_outline *out, struct svg_drawing *drawing,
                    const struct svg_node *node, const struct svg_measure *measure);

/* Appends a step of drawing; a scratch one after a fault. */
struct image_shape *svg_add(struct svg_drawing *drawing, enum image_shape_kind kind);

/* Paints a shape as its style says. */
void svg_paint_shape(struct svg_drawing *drawing, const struct svg_node *node,
                     const struct svg_level *level);

/* True if it is an element that is drawn where it stands. */
bool svg_is_drawable(const struct svg_node *node);

/* Left, top, width and height of an element in its own units, without strokes; false if
 * they cannot be told. */
bool svg_box_of(double box[4], struct svg_drawing *drawing, const struct svg_node *node,
                const struct svg_level *level);

/* ---- gradients ------------------------------------------------------------------- */

/* What a paint comes to on a shape. */
struct svg_ink {
    bool painted;
    bool missing; /* a gradient without colours, or on a shape without area */
    uint8_t rgb[3];
    const struct image_gradient *gradient; /* NULL: one colour */
};

/* The gradient of `server` on a shape with the box of `box` (left, top, width, height),
 * whose ink reaches so far beyond it. */
struct svg_ink svg_gradient_ink(struct svg_drawing *drawing,
                                const struct svg_node *server,
                                const struct svg_level *level, const double box[4],
                                double reach);

/* ---- clipping paths -------------------------------------------------------------- */

/* Areas that all hold at once. */
struct svg_areas {
    const struct path *path;
    bool even_odd;
    const struct svg_areas *next;
};

/* Any of several such lists: what one of them shows is seen. All is opaque, so drawing
 * once through each gives the union. */
struct svg_clip {
    const struct svg_areas **items;
    size_t count, capacity;
};

/* The clip of `node`, seen from `level`; `box` as above, or NULL where it is not known.
 */
struct svg_clip svg_clip_of(struct svg_drawing *drawing, struct svg_node *node,
                            const struct svg_level *level, const double *box);

#endif
