/* What the columns of a table want, for grid_fit.c, which fits them to a form. */
#ifndef BLOCKS_GRID_MEASURE_H
#define BLOCKS_GRID_MEASURE_H

#include "blocks/grid_parts.h"

#define GRID_WHOLE MM(2000) /* wider than any text that stands in one line */
#define GRID_TEXT_LEAST MM(24) /* of a column of words */

struct grid_fitting {
    const struct canvas *canvas;
    struct grid_fit *fit;
    struct arena *arena;
    struct setter quiet; /* says nothing of words that are divided in trials */
    size_t lines; /* that a head may take in a language */
    mpt *widths; /* of all columns */
    mpt *edges; /* FIGURES: from their end to the end of the column */
    mpt *fractions;
};

/* Width of the text of a cell in one line, with its notes. */
mpt grid_whole_width(const struct grid_fitting *fitting, const struct grid_row *row,
                     size_t column, enum side side);

/* The widest of a column of words, in one line. */
mpt grid_widest_text(const struct grid_fitting *fitting, size_t column);

/* What begins flush left keeps apart from figures that end before it. */
mpt grid_apart_before(const struct grid *grid, size_t column);

/* Fills `widths`, `edges` and `fractions` of all columns but those of words. */
void grid_measure_columns(struct grid_fitting *fitting);

#endif
