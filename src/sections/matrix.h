/* Priorities by goals, as they are drawn: blocks over the page, in the structure a table.
 */
#ifndef SECTIONS_MATRIX_H
#define SECTIONS_MATRIX_H

#include "sections/build.h"

enum matrix_link { LINK_NONE, LINK_SUPPORTS, LINK_SERVES };

/* A goal or a priority. */
struct matrix_entry {
    struct str numeral; /* or empty */
    struct script_texts title;
    size_t priority; /* whose colours it has; 0: a goal */
};

struct matrix_view {
    struct grid *grid; /* its table: a column for each goal behind the labels */
    struct script_texts heading;
    struct matrix_entry *goals, *priorities;
    size_t goal_count, priority_count;
    enum matrix_link *links; /* of the first priority with each goal, and so on */
    bool graded; /* some links are weaker, so that there are two sizes of discs */
};

/* The matrix as a drawing, whose parts are its priorities. */
struct drawing matrix_drawing(struct matrix_view *view);

#endif
