/* Points and areas; in millipoints from the top left, where their holder says no other
 * unit. */
#ifndef BASE_GEOMETRY_H
#define BASE_GEOMETRY_H

#include "base/units.h"

struct point {
    mpt x, y;
};

struct rect {
    mpt left, top, width, height;
};

/* An area by its edges; it holds nothing while `right` is not beyond `left`. */
struct box {
    mpt left, top, right, bottom;
};

/* The box that holds nothing, not even a point: to begin a union with. */
#define NO_BOX ((struct box){INT32_MAX, INT32_MAX, INT32_MIN, INT32_MIN})

static inline struct box box_of_rect(struct rect area)
{
    return (struct box){area.left, area.top, area.left + area.width,
                        area.top + area.height};
}

static inline struct rect rect_of_box(struct box box)
{
    return (struct rect){box.left, box.top, box.right - box.left, box.bottom - box.top};
}

static inline struct box box_intersect(struct box a, struct box b)
{
    return (struct box){mpt_max(a.left, b.left), mpt_max(a.top, b.top),
                        mpt_min(a.right, b.right), mpt_min(a.bottom, b.bottom)};
}

/* The smallest box that holds both. */
static inline struct box box_union(struct box a, struct box b)
{
    return (struct box){mpt_min(a.left, b.left), mpt_min(a.top, b.top),
                        mpt_max(a.right, b.right), mpt_max(a.bottom, b.bottom)};
}

/* `box` grown so that `point` lies in it. */
static inline struct box box_with_point(struct box box, struct point point)
{
    return (struct box){mpt_min(box.left, point.x), mpt_min(box.top, point.y),
                        mpt_max(box.right, point.x), mpt_max(box.bottom, point.y)};
}

#endif
