/* Fills pages with blocks. */
#ifndef LAYOUT_PAGES_H
#define LAYOUT_PAGES_H

#include "layout/flow.h"

/* Whether anything may come below in the same flow. */
enum flow_end { FLOW_GOES_ON, FLOW_ENDS };

/* Lays out the children of a block below what stands on the flow's page. */
void pages_fill(struct flow *flow, const struct block *parent, enum flow_end end);

/* True if a DRAWING from part `part` on finds room below what stands on the page, with
 * `least` lines of the text below it, or all of it. */
bool pages_drawing_fits(const struct flow *flow, const struct block *drawing, size_t part,
                        int least);

#endif
