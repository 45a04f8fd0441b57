/* A statement: one text in large type over the full width, its translation small at the
 * foot of the page; what stretches is the white between them. */
#ifndef LAYOUT_STATEMENT_H
#define LAYOUT_STATEMENT_H

#include "layout/flow.h"

enum { STATEMENT_STEPS = 3 };

struct statement {
    const struct localized *text;
    enum role_name
        roles[STATEMENT_STEPS]; /* sizes from the largest; the first that fits */
    size_t steps;
    mpt gap; /* below the heading */
    enum theme_colour colour[SIDE_COUNT];
};

/* Places the statement on the flow's page, below what stands there. False if it does not
 * fit in any size, or is no plain prose: nothing is placed then. */
bool statement_place(struct flow *flow, const struct statement *statement,
                     const element_id *parents);

#endif
