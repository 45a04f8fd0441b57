/* SVG drawings as areas and strokes of the page.
 *
 * What a logo needs and print can keep exact: paths and basic shapes, strokes, groups,
 * repeated parts, windows, clipping paths, plain colours and gradients, style sheets. All
 * else (text, pictures, transparency, masks, filters, patterns, markers) is an error with
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
