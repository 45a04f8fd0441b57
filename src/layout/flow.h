/* The pages that rows flow over: flow_rows breaks a galley into pages. Where the
 * languages face each other, a row stands on both pages at the same height, and both
 * break together. */
#ifndef LAYOUT_FLOW_H
#define LAYOUT_FLOW_H

#include "layout/flow_state.h"

/* From here on rows go in so many columns, `gap` below what stands on the page; and back
 * in one, below them all. */
void flow_set_columns(struct flow *flow, size_t columns, mpt gap);
void flow_end_columns(struct flow *flow);

/* Goes to a new page, or to a new spread. */
void flow_new_page(struct flow *flow);

/* Lines of body text that still fit below the present place. */
int flow_lines_left(const struct flow *flow);

/* Places the figures that still wait; to be called when no text follows. */
void flow_finish(struct flow *flow);

/* Places all rows, breaking between them and, where allowed, inside them. */
void flow_rows(struct flow *flow, const struct galley *galley);

/* The same for the last rows of a flow: a last page with little on it takes some of what
 * stands on the page before. */
void flow_last_rows(struct flow *flow, const struct galley *galley);

#endif
