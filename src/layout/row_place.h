/* Puts rows, or parts of them, on the pages being filled. */
#ifndef LAYOUT_ROW_PLACE_H
#define LAYOUT_ROW_PLACE_H

#include "layout/row.h"
#include "layout/spread.h"

/* Lines of a cell that go on one page. */
struct cell_part {
    const struct cell *cell;
    element_id *links; /* of its paragraph, as canvas_make_links gives them */
    size_t from, to;
};

/* Places them, the first on `baseline`. */
void row_place_cell(const struct spread *spread, const struct cell_part *part,
                    mpt baseline);

/* Room for the LINK elements of a cell; NULL if it has no links. */
element_id *row_make_links(const struct spread *spread, const struct cell *cell);

/* What stands at the head of a row whose origin is at `origin`: rule, mark, heading,
 * links, picture. */
void row_place_heads(const struct spread *spread, const struct row *row, mpt origin);

/* The number of the row, if it has one: read before its texts, so painted before them. */
void row_place_number(const struct spread *spread, const struct row *row, mpt origin);

/* The telephone of the row, if it has one, after them. */
void row_place_call(const struct spread *spread, const struct row *row, mpt origin);

/* A rule across the column, on each page. */
void row_draw_rules(const struct spread *spread, mpt y, mpt thickness);

#endif
