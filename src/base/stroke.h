/* Pens that draw along a path, and how far and where their ink goes. */
#ifndef BASE_STROKE_H
#define BASE_STROKE_H

#include "base/path.h"
#include <stdbool.h>

enum stroke_cap { CAP_BUTT, CAP_ROUND, CAP_SQUARE }; /* as PDF numbers them */
enum stroke_join { JOIN_MITER, JOIN_ROUND, JOIN_BEVEL };

/* Lengths in the unit of the path. */
struct stroke {
    mpt width; /* more than 0 */
    enum stroke_cap cap;
    enum stroke_join join;
    int32_t miter; /* the limit, in thousandths; at least 1000 */
    const mpt
        *dashes; /* ink and gap in turn, an even number; they add up to more than 0 */
    size_t dash_count; /* 0: solid */
    mpt phase; /* where in the dashes a line begins; not negative */
    bool squeezed; /* the pen is no circle but what `pen` makes of it */
    int32_t pen[4]; /* x' = p0 x + p2 y, y' = p1 x + p3 y in millionths; it turns and
                       stretches, but keeps areas as large as they are */
};

/* How thick it is where it is thinnest. */
mpt stroke_least(const struct stroke *stroke);

/* The box of its ink, perhaps too large by what sharp corners could need. */
struct box stroke_box(const struct path *path, const struct stroke *stroke);

/* Roughly where its ink is, to be filled by the non-zero rule: a rectangle for each
 * stretch, as if it had no gaps. */
struct path *stroke_area(struct arena *arena, const struct path *path,
                         const struct stroke *stroke);

/* The path whose points the pen's matrix brings to where those of `path` are: drawn there
 * with a round pen, it looks as `path` does with a squeezed one. */
struct path *stroke_before_pen(struct arena *arena, const struct path *path,
                               const struct stroke *stroke);

#endif
