/* Paths as the operators that draw them; what then fills or strokes them is left to the
 * caller. */
#ifndef PDF_TRACE_H
#define PDF_TRACE_H

#include "base/path.h"
#include "base/str.h"
#include "base/stroke.h"
#include <stdbool.h>

/* A small disc is also the dot of a round pen, in a fifth of the bytes. */
struct trace_disc {
    struct point middle;
    mpt radius;
};

/* The discs of a path that is filled: those that lie apart from its holes. */
struct trace_discs {
    const struct path *path;
    struct box holes[8]; /* of figures that turn the other way */
    size_t hole_count;
    size_t verb, point; /* where the search has come to */
};

/* Looks for the discs from the beginning. A path with many holes has none. */
void trace_seek_discs(struct trace_discs *discs, const struct path *path);
bool trace_next_disc(struct trace_disc *out, struct trace_discs *discs);

/* Adds the dot of a pen that is as wide as the disc. */
void trace_dot(struct builder *out, struct trace_disc disc, mpt height);

/* Sets a pen, and draws a rectangle: in thousandths, for pens are thin. */
void trace_pen(struct builder *out, const struct stroke *stroke);
void trace_rectangle(struct builder *out, struct rect area, mpt height);

/* Adds a path on a page of that height, but for the discs unless they are NULL; false if
 * that is nothing. */
bool trace_path(struct builder *out, const struct path *path, mpt height,
                const struct trace_discs *discs);

#endif
