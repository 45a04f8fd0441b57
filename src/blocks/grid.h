/* Tables on pages, one engine for all kinds of rows and columns. A section says what
 * stands in the cells; widths, lines, breaks and places are found here, in the units of
 * the form. Where languages share the page, a text stands in both and a figure once, in
 * the form of the first; on a page of its own each language has its own form. */
#ifndef BLOCKS_GRID_H
#define BLOCKS_GRID_H

#include "base/number.h"
#include "blocks/script.h"

enum grid_align {
    GRID_WORDS, /* flush left; such columns share what figures leave */
    GRID_DATES, /* flush left, as wide as they are */
    GRID_FIGURES, /* flush on the decimal mark */
    GRID_PICTURES /* drawn, with words below */
};

/* What is drawn in a cell: its left end and its baseline are `at`. */
struct grid_picture {
    void (*paint)(const void *self, const struct canvas *canvas, struct point at,
                  mpt width);
    /* The sign before the words below it, standing on their baseline. */
    void (*sign)(const void *self, const struct canvas *canvas, struct point at);
    const void *self;
};

/* What stands in a cell: a text, a figure, or nothing. */
struct grid_cell {
    struct script_texts texts;
    struct str figure[SIDE_COUNT]; /* as each language writes it; empty: none */
    struct str shared; /* printed where languages share it; empty: that of the first */
    struct str spoken[SIDE_COUNT]; /* said in its place, or empty */
    uint8_t decimals; /* of the figure, behind its mark */
    struct str below[SIDE_COUNT]; /* small, on the line below the figure; or empty */
    const struct grid_picture *picture; /* of PICTURES; NULL: none */
    struct str marks; /* of notes: „1“, „1, 2“; or empty */
    bool has_value; /* a bar can be drawn */
    struct number value;
    struct mark mark; /* of the source, or NO_MARK */
    element_id elements[SIDE_COUNT], mark_elements[SIDE_COUNT];
};

/* A head over several columns. */
struct grid_span {
    struct script_texts texts;
    size_t first, count; /* columns */
    size_t level; /* from the top, 0 or 1 */
    element_id elements[SIDE_COUNT];
};

struct grid_column {
    enum grid_align align;
    struct grid_cell head;
    struct str unit[SIDE_COUNT]; /* a line of its own below the head; or empty */
    element_id unit_elements[SIDE_COUNT];
    mpt width; /* of PICTURES */
    bool flush; /* figures of different units: all end where the column ends */
    bool strong; /* figures in Bold */
    bool bar; /* a bar behind each figure, all on one scale */
    bool corner; /* its head is that of the row labels and of the other heads */
};

enum grid_row_kind { GRID_ROW, GRID_GROUP, GRID_SUBTOTAL, GRID_TOTAL };

struct grid_row {
    enum grid_row_kind kind;
    size_t mark; /* number of the priority whose mark stands before it; 0: none */
    mpt indent; /* of the label, behind the inset: a part of a row above */
    struct grid_cell *cells; /* one for each column; of a group only the first is used */
    struct script_texts again; /* GROUP: the title on a further page */
};

/* A line below the table. */
struct grid_note {
    struct str number; /* of the note, or empty */
    struct script_texts texts;
    bool apart; /* a little more space above */
    bool shared_only; /* stands only where languages share the page */
    element_id elements[SIDE_COUNT], number_elements[SIDE_COUNT];
};

struct grid {
    struct script_texts caption; /* empty: none */
    struct str again[SIDE_COUNT]; /* the caption of a further page */
    struct grid_column *columns;
    size_t column_count, label; /* the column that says what each row is */
    mpt inset; /* of labels and titles of groups, where marks stand before them */
    struct grid_span *spans;
    size_t span_count;
    struct grid_row *rows;
    size_t row_count;
    const size_t *folds; /* columns from which the table goes on below itself */
    size_t fold_count;
    struct grid_note *notes;
    size_t note_count;
    mpt gap; /* from the text above to the caption */
    mpt first; /* where the caption stands at the highest on its first page, or 0 */
    element_id captions[SIDE_COUNT];
};

/* Adds a line that tells the second language what the decimal mark of shared figures is,
 * if any of them has one. */
void grid_note_decimals(struct grid *grid, const struct script *script);

/* Makes the Table of each language below the parents of the script, with all its cells,
 * and notes behind it. */
void grid_add_elements(struct grid *grid, const struct script *script);

/* The notes alone, in one language. */
void grid_add_notes(struct grid *grid, const struct script *script, enum side side);

/* The table as a drawing, whose parts are its rows. */
struct drawing grid_drawing(struct arena *arena, const struct grid *grid);

/* Where that drawing stands on pages like this one, from the live edge. */
struct region grid_region(const struct drawing *drawing, const struct canvas *canvas);

/* ---- what stands around a table, also for drawings that are one in the structure ----
 */

#define GRID_HAIRLINE PT(0.35)
#define GRID_RULE PT(0.8) /* below the head, above a group and a total */
#define GRID_EDGE PT(1) /* at the head and at the foot */
#define GRID_BREAK PT(0.5) /* where the table goes on elsewhere */
#define GRID_GOES_ON B(1.2) /* below that rule */

enum grid_use {
    GRID_REAL, /* content of its elements */
    GRID_REPEATED /* an artifact: it was read before */
};

/* Where a table stands on a page. */
struct grid_frame {
    const struct grid *grid;
    const struct canvas *canvas;
    mpt left, width; /* of the table, from the live edge */
};

/* The languages whose texts decide how tall things are: those of all leaves. */
size_t grid_sides(const struct canvas *canvas, enum side *sides);

bool grid_has_caption(const struct grid *grid);

/* From the first baseline of the caption to the head rule; 0 without a caption. */
mpt grid_caption_height(const struct grid_frame *frame, enum grid_use use);

/* The caption with its first baseline on `y`; repeated, that of a further page. */
void grid_paint_caption(const struct grid_frame *frame, mpt y, enum grid_use use);

/* “Continued on the next page.” */
void grid_paint_goes_on(const struct grid_frame *frame, mpt y);

/* Height from what stands above a note to its last baseline; of all notes. */
mpt grid_note_height(const struct grid_frame *frame, size_t index);
mpt grid_notes_height(const struct grid_frame *frame);

/* The notes from `from` on that find room below `*y`, which moves to the last baseline;
 * at least one. Returns the note after the last one painted. */
size_t grid_paint_notes(const struct grid_frame *frame, mpt *y, size_t from);

#endif
