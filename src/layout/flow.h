/* The pages that rows flow over: flow_rows breaks a galley into pages. Where the
 * languages face each other, a row stands on both pages at the same height, and both
 * break together. */
#ifndef LAYOUT_FLOW_H
#define LAYOUT_FLOW_H

#include "layout/furniture.h"
#include "layout/row.h"
#include "layout/spread.h"

struct flow {
    struct spread spread; /* being filled */
    struct frame frame;
    mpt y; /* the grid line from which the next row counts its space */
    mpt last; /* the last baseline above it, which may lie off the grid */
    bool at_top; /* nothing stands on the page yet */
    mpt column_top; /* origin of the first row in a further column */
    mpt column_foot; /* where the lowest column ends */
    bool column_fresh; /* nothing stands in this column yet */
    mpt last_baseline; /* lowest baseline of the text area, or of balanced columns */
    size_t opened; /* pages, or spreads, opened so far */
    bool divides; /* the next row is too long for a page with what it stays with */
    bool rehearses; /* nothing is painted: only to see where pages would end */
    size_t short_page; /* the page opened as so-manieth ends at `short_last`; 0: none */
    mpt short_last;
    mpt foot_before; /* how far the page before this one is filled */
    size_t entries; /* on this page */
    size_t torn; /* rows that had to be divided where they should not be */
};

/* Starts a flow in a frame; no page is opened until the first row. */
struct flow flow_start(struct pass *pass, const struct span *span,
                       const struct frame *frame);

/* From here on rows go in so many columns, `gap` below what stands on the page; and back
 * in one, below them all. */
void flow_set_columns(struct flow *flow, size_t columns, mpt gap);
void flow_end_columns(struct flow *flow);

/* Goes to a new page, or to a new spread. */
void flow_new_page(struct flow *flow);

/* Lines of body text that still fit below the present place. */
int flow_lines_left(const struct flow *flow);

/* Places all rows, breaking between them and, where allowed, inside them. */
void flow_rows(struct flow *flow, const struct galley *galley);

/* The same for the last rows of a flow: a last page with little on it takes some of what
 * stands on the page before. */
void flow_last_rows(struct flow *flow, const struct galley *galley);

#endif
