/* Text that no page holds. */
#ifndef LAYOUT_OVERFLOW_H
#define LAYOUT_OVERFLOW_H

#include "layout/pass.h"

/* False if text lies beyond the trim of its page; an error of the layout's `diag` for
 * each such page then names the longest. */
bool overflow_check(const struct layout *layout, const struct display *display);

#endif
