/* Years on a line: where a moment lies. */
#ifndef SECTIONS_TIMELINE_AXIS_H
#define SECTIONS_TIMELINE_AXIS_H

#include "base/numerals.h"
#include "base/units.h"

struct axis {
    int first, count; /* years */
};

/* Makes room on the axis for all of that moment; an axis without years begins with it. */
void axis_include(struct axis *axis, struct moment moment);

/* How far the beginning of a moment lies from that of an axis of that width. */
mpt axis_at(const struct axis *axis, mpt width, struct moment moment);

/* Every so many years have a label. */
int axis_step(const struct axis *axis, mpt width);

#endif
