/* Rows and the pages they flow over.
 *
 * Everything that runs is a row: a pair of paragraphs, a numbered result, an entry of the
 * contents. A row has an origin on the baseline grid; each cell in it has its first
 * baseline a stated depth below, so both languages start level, and the row is as tall as
 * its tallest cell. Rows gather in a galley, which flow_rows breaks into pages. */
#ifndef LAYOUT_FLOW_H
#define LAYOUT_FLOW_H

#include "layout/furniture.h"
#include "layout/place.h"
#include "layout/state.h"

struct cell {
    const struct text_paragraph *paragraph;
    mpt left; /* from the live edge */
    mpt first; /* first baseline below the row's origin */
    element_id element;
    const struct colour *colour;
};

/* The number of a row. */
struct row_number {
    struct shared_number shared; /* without a line: none */
    mpt left, first;
    bool optical; /* its ink, not its side bearing, stands on `left` */
};

/* The mark of a priority, standing on a baseline. */
struct row_mark {
    size_t number;
    mpt left, first, side;
};

/* A picture in a row. */
struct display_picture;
struct row_picture {
    const struct display_picture *picture;
    struct rect area; /* from the live edge and the row's origin */
    element_id figures[SIDE_COUNT]; /* NO_ELEMENT: it is decorative */
    struct mark mark;
};

struct row_marks {
    struct row_mark *items;
    size_t count, capacity;
};

struct row_cells {
    struct cell *items;
    size_t count, capacity;
};

struct row {
    struct row_cells cells;
    struct row_number number;
    struct row_marks marks;
    const struct row_picture *picture; /* or NULL; such a row does not split */
    mpt space; /* before the row; vanishes at the top of a page */
    mpt after; /* below the last baseline; the sum is rounded up to the grid */
    mpt minimum; /* least height */
    mpt rule; /* thickness of the rule above; 0: none */
    mpt rule_rise; /* how far the rule stands above the origin */
    bool keep_next; /* stays with the beginning of the next row */
    bool can_split; /* between lines, over two pages */
    int least_lines; /* at the top and foot of a page when split */
    struct heading_mark *heading;
    element_id link[SIDE_COUNT]; /* the row is a link to `anchor`; NO_ELEMENT: no */
    uint32_t anchor;
    struct str link_contents[SIDE_COUNT];
};

struct galley {
    struct row *items;
    size_t count, capacity;
};

struct flow {
    struct layout *layout;
    struct frame frame;
    size_t page; /* index of the page being filled */
    mpt y; /* the grid line from which the next row counts its space */
    mpt last; /* the last baseline above it, which may lie off the grid */
    bool at_top; /* nothing stands on the page yet */
    size_t columns; /* of rows on a page: 1, or 2 for lists down and then across */
    size_t column; /* being filled */
    mpt column_top; /* origin of the first row in a further column */
    bool column_fresh; /* nothing stands in this column yet */
    mpt last_baseline; /* lowest baseline of the text area, or of balanced columns */
    size_t opened; /* pages opened so far */
};

/* Appends an empty row without links; valid until the next one is appended. */
struct row *galley_add(struct layout *layout, struct galley *galley);

/* Adds a paragraph to a row; NULL is ignored. */
void row_add(struct layout *layout, struct row *row, const struct cell *cell);

void row_add_mark(struct layout *layout, struct row *row, const struct row_mark *mark);

/* Appends the rule that closes a run of ruled rows; it stays with the row before. */
void galley_close(struct layout *layout, struct galley *galley, mpt thickness);

/* Height of a row from its origin: a multiple of the grid. */
mpt row_height(const struct row *row);

/* Starts a flow in a frame; no page is opened until the first row. */
struct flow flow_start(struct layout *layout, const struct frame *frame);

/* From here on rows go in two columns, `gap` below what stands on the page. */
void flow_set_columns(struct flow *flow, mpt gap);

/* Goes to a new page. */
void flow_new_page(struct flow *flow);

/* Lines of body text that still fit below the present place. */
int flow_lines_left(const struct flow *flow);

/* Places all rows, breaking between them and, where allowed, inside them. */
void flow_rows(struct flow *flow, const struct galley *galley);

#endif
