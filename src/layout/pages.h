/* Fills pages with blocks. */
#ifndef LAYOUT_PAGES_H
#define LAYOUT_PAGES_H

#include "layout/flow.h"

/* Whether anything may come below in the same flow. */
enum flow_end { FLOW_GOES_ON, FLOW_ENDS };

/* PAGE blocks that are filled as one: a section and the figures that belong to it. */
struct page_blocks {
    const struct block **items;
    size_t count, capacity;
};

/* Lays out their children below what stands on the flow's page. */
void pages_fill(struct flow *flow, const struct page_blocks *pages, enum flow_end end);

/* True if a block becomes rows among others. */
bool pages_makes_rows(const struct block *block);

/* Height of the rows that stand below a DRAWING. */
mpt pages_height_below(struct pass *pass, const struct span *span,
                       const struct block *drawing);

/* True if a DRAWING from part `part` on finds room below what stands on the page, with
 * `least` lines of the text below it, or all of it. */
bool pages_drawing_fits(const struct flow *flow, const struct block *drawing, size_t part,
                        int least);

#endif
