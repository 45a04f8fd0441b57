/* Rows: everything that runs is one, a pair of paragraphs, a numbered result, an entry of
 * the contents. A row has an origin on the baseline grid; each cell in it has its first
 * baseline a stated depth below, so both languages start level, and the row is as tall as
 * its tallest cell. Rows gather in a galley. */
#ifndef LAYOUT_ROW_H
#define LAYOUT_ROW_H

#include "layout/pass.h"

struct cell {
    const struct text_paragraph *paragraph;
    const struct text_paragraph *run_on; /* the same where text runs on; NULL: as it is */
    enum side side;
    mpt left; /* from the live edge */
    mpt first; /* first baseline below the row's origin */
    element_id element;
    const struct colour *colour;
    bool whole; /* not divided, though its row may be */
    bool keeps; /* stays with the beginning of the cell below it */
};

struct row_cells {
    struct cell *items;
    size_t count, capacity;
};

/* A picture in a row. */
struct row_picture {
    const struct display_picture *picture;
    struct rect area; /* from the live edge and the row's origin; that of a picture which
                       * runs into the bleed, from the top left of the trim */
    const struct row_picture *beside; /* to the right of it, or NULL */
    bool bleeds; /* fills its area, cropped evenly on both sides */
    struct picture_marks marks;
    element_id figures[SIDE_COUNT]; /* NO_ELEMENT: it is decorative */
    struct mark mark;
};

struct row {
    struct row_cells cells;
    const struct block_number *number; /* or NULL */
    const struct block_call *call; /* or NULL */
    struct block_mark mark;
    mpt mark_left; /* from the live edge */
    const struct row_picture *picture; /* or NULL */
    const struct block *figure; /* that the row is made from; NULL: from another block */
    mpt space; /* before the row; vanishes at the top of a page */
    mpt after; /* below the last baseline; the sum is rounded up to the grid */
    mpt minimum; /* least height */
    mpt rule; /* thickness of the rule above; 0: none */
    mpt rule_rise; /* how far the rule stands above the origin */
    bool keep_next; /* stays with the beginning of the next row */
    bool can_split; /* between lines, over two pages */
    bool apart; /* each language is divided where it is best for it alone */
    const struct block_list *list; /* the outermost one that it is an item of, or NULL */
    size_t short_count; /* items of a list in two columns from here on; 0: no such list */
    bool is_short; /* so in every language: an item that half a measure holds */
    bool runs; /* nothing but a paragraph or an item of running text */
    int least_lines; /* at the top and foot of a page when split */
    const struct heading *heading; /* or NULL */
    const struct block_target *target; /* the row leads there, or NULL */
};

struct galley {
    struct row *items;
    size_t count, capacity;
    mpt room_below; /* that its last row wants, if it stays with what follows */
};

/* Where a row is divided, below its origin: lines of a language stand at or above that,
 * or below. Negative: it may not be divided. */
struct row_limit {
    mpt of[SIDE_COUNT];
};

static inline bool row_is_divided(struct row_limit limit)
{
    return limit.of[SIDE_FIRST] >= 0;
}

/* Appends an empty row; valid until the next one is appended. */
struct row *galley_add(struct arena *arena, struct galley *galley);

/* Adds a cell to a row; one without a paragraph is ignored. */
void row_add(struct arena *arena, struct row *row, const struct cell *cell);

/* Appends the rule that closes a run of ruled rows; it stays with the row before. */
struct row *galley_close(struct arena *arena, struct galley *galley, mpt thickness,
                         mpt rise);

/* Height of a row from its origin: a multiple of the grid. */
mpt row_height(const struct row *row);

/* True if it is only a rule, which closes what stands above it. */
bool row_closes(const struct row *row);

/* Height of all rows that stand below each other. */
mpt galley_height(const struct galley *galley);

/* Height of the first row and those that stay with it: of the last one the least that
 * may stand. */
mpt galley_head(const struct galley *galley);

/* Height of the first rows that reach so far down, or of all with the room below them:
 * whole rows with those that stay with them, but no more than that of one that can be
 * split. */
mpt galley_reach(const struct galley *galley, mpt wanted);

/* Baseline of the last line of a cell below the origin of its row. */
mpt row_cell_depth(const struct cell *cell);

/* Baseline of the last line of a language, below the origin of its row. */
mpt row_side_depth(const struct row *row, enum side side);

/* Baseline of the lowest line of a row. Its number does not count: it stands beside the
 * lines, and the least height of the row makes room for it. */
mpt row_depth(const struct row *row);

/* Where the highest line of a row stands below its origin. */
mpt row_lead(const struct row *row);

/* The number of lines of a cell that stand at or above `limit` (below the origin). */
size_t row_lines_above(const struct cell *cell, mpt limit);

/* The deepest place up to `room` at which every cell may break, or none. */
struct row_limit row_find_break(const struct row *row, mpt room);

#endif
