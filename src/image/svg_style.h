/* Styles of SVG: what the properties of an element come to. */
#ifndef IMAGE_SVG_STYLE_H
#define IMAGE_SVG_STYLE_H

#include "image/svg_css.h"
#include "image/svg_units.h"

enum { SVG_DASHES_MAX = 32 };

enum svg_paint_kind { PAINT_NONE, PAINT_COLOUR, PAINT_CURRENT, PAINT_SERVER };

struct svg_colour {
    uint8_t rgb[3];
    double alpha; /* 0 to 1 */
};

struct svg_paint {
    enum svg_paint_kind kind;
    struct svg_colour colour;
    const struct svg_node *server; /* a gradient */
    bool borrowed; /* by context-fill or context-stroke, from a `use` */
    bool has_fallback; /* the rest says what is painted where there is no gradient */
    enum svg_paint_kind fallback;
};

/* In user units. What stands before `opacity` goes down to the elements inside. */
struct svg_style {
    struct svg_colour current; /* currentColor */
    struct svg_paint fill, stroke;
    struct svg_paint context_fill, context_stroke; /* those of the `use` around */
    double fill_opacity, stroke_opacity;
    bool even_odd, clip_even_odd, hidden, stroke_first;
    bool marked; /* has markers at its points */
    double font_size; /* 0: nobody has said one */
    double stroke_width, miter_limit, dash_offset;
    enum stroke_cap cap;
    enum stroke_join join;
    double dashes[SVG_DASHES_MAX];
    size_t dash_count; /* 0: solid */

    double opacity;
    bool absent; /* display: none */
    bool overflows; /* a window does not hide what lies beyond it */
    struct svg_node *clip;
    const char *effect; /* what cannot be kept; NULL: all can */
    struct str transform, origin;
};

/* The style of the root before anything is said. */
struct svg_style svg_style_initial(void);

/* What an element within one of style `outer` comes to. NULL, or the words for "the file
 * … <fault>". */
const char *svg_style_apply(struct svg_style *out, const struct svg_style *outer,
                            const struct svg_declared *declared,
                            const struct svg_measure *measure,
                            const struct svg_tree *tree);

/* True if a value of `filter` changes what is drawn. */
bool svg_filter_acts(struct str value);

/* Reads a colour; false if it is not understood. `current` is for currentColor. */
bool svg_colour_read(struct svg_colour *out, struct str text,
                     const struct svg_colour *current);

#endif
