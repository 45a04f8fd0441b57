/* Fills pages with blocks. */
#ifndef LAYOUT_PAGES_H
#define LAYOUT_PAGES_H

#include "layout/flow.h"

/* Lays out the children of a block below what stands on the flow's page. */
void pages_fill(struct flow *flow, const struct block *parent);

/* Lays out all chapters, each in the flows that its languages need, with the padding that
 * the plan puts before them; in an annex below its title block and above its notes. */
void pages_chapters(struct pass *pass);

/* The hot lines that the back cover leaves. */
void pages_rest(struct pass *pass);

#endif
