/* Style sheets of SVG: which value each property of an element has. */
#ifndef IMAGE_SVG_CSS_H
#define IMAGE_SVG_CSS_H

#include "image/svg_tree.h"

/* The properties that count here. */
enum svg_property {
    PROPERTY_COLOR,
    PROPERTY_FILL,
    PROPERTY_FILL_RULE,
    PROPERTY_FILL_OPACITY,
    PROPERTY_STROKE,
    PROPERTY_STROKE_WIDTH,
    PROPERTY_STROKE_LINECAP,
    PROPERTY_STROKE_LINEJOIN,
    PROPERTY_STROKE_MITERLIMIT,
    PROPERTY_STROKE_DASHARRAY,
    PROPERTY_STROKE_DASHOFFSET,
    PROPERTY_STROKE_OPACITY,
    PROPERTY_PAINT_ORDER,
    PROPERTY_FONT,
    PROPERTY_FONT_SIZE,
    PROPERTY_VISIBILITY,
    PROPERTY_CLIP_RULE,
    PROPERTY_MARKER,
    PROPERTY_MARKER_START,
    PROPERTY_MARKER_MID,
    PROPERTY_MARKER_END,
    PROPERTY_INHERITED, /* those before it go down to the elements inside */
    PROPERTY_DISPLAY = PROPERTY_INHERITED,
    PROPERTY_OPACITY,
    PROPERTY_OVERFLOW,
    PROPERTY_CLIP,
    PROPERTY_CLIP_PATH,
    PROPERTY_MASK,
    PROPERTY_FILTER,
    PROPERTY_BLEND,
    PROPERTY_STOP_COLOR,
    PROPERTY_STOP_OPACITY,
    PROPERTY_TRANSFORM,
    PROPERTY_TRANSFORM_ORIGIN,
    PROPERTY_TRANSFORM_BOX,
    PROPERTY_VECTOR_EFFECT,
    PROPERTY_BACKGROUND,
    PROPERTY_GEOMETRY, /* x, width, d, ... in a style sheet */
    PROPERTY_COUNT
};

/* What is said of one element itself; empty: nothing. */
struct svg_declared {
    struct str values[PROPERTY_COUNT];
};

struct svg_rule;

struct svg_sheet {
    struct arena *arena;
    struct svg_rule *items; /* from the weakest to the strongest */
    size_t count, capacity;
    size_t steps; /* of matching so far */
};

/* Reads all style sheets of a drawing; NULL, or the words for "the file … <fault>". */
const char *svg_sheet_read(struct svg_sheet *out, const struct svg_tree *tree,
                           struct arena *arena);

/* Attributes, then rules, then the style attribute; what is !important goes last. False
 * if matching has taken more steps than any sound drawing needs. */
bool svg_declare(struct svg_declared *out, struct svg_sheet *sheet,
                 const struct svg_node *node);

#endif
