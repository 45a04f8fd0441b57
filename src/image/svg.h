/* SVG drawings as filled outlines; the only user of expat.
 *
 * What a logo needs and print can keep exact: paths and basic shapes, groups, transforms,
 * plain fills, classes. All else (strokes, text, gradients, effects) is an error with
 * advice, since leaving it out would change the drawing. */
#ifndef IMAGE_SVG_H
#define IMAGE_SVG_H

#include "image/image.h"

struct svg {
    uint32_t width, height; /* a proportion: width is SVG_UNIT */
    struct image_shape *items;
    size_t count, capacity;
};

enum { SVG_UNIT = 1000000 };

/* True if the bytes look like SVG. */
bool svg_is(struct str bytes);

/* Reads a drawing; false with words for "the file … <fault>". */
bool svg_read(struct svg *out, struct str bytes, struct arena *arena, const char **fault);

#endif
