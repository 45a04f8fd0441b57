/* Money as land: a row of blocks, each as wide as its part of the whole, with streets
 * between them. */
#ifndef SECTIONS_BUDGET_BLOCKS_H
#define SECTIONS_BUDGET_BLOCKS_H

#include "sections/build.h"

struct budget_block {
    struct number whole; /* what it is as wide as; above 0 */
    struct grid_cell share; /* printed in it, or above where it is too narrow */
    struct str numeral; /* in large type, or empty */
    struct str titles[SIDE_COUNT]; /* said in place of the numeral */
    struct script_texts name; /* below it, unless the row has numerals alone */
    size_t priority; /* in the colours of that number; 0: in those of a stack */
    element_id names[SIDE_COUNT], shares[SIDE_COUNT];
};

struct budget_blocks {
    struct script_texts caption;
    struct budget_block *items;
    size_t count;
    bool named; /* lower blocks, with their names below them */
    mpt gap; /* from the text above to the caption */
    const struct drawing *table; /* the grid with which they are level; or NULL */
    element_id captions[SIDE_COUNT];
};

/* Adds the row to the page of the script, with a Table in each language. */
void budget_blocks_add(struct script *script, struct budget_blocks *blocks);

/* A total in large type with what it is of beside it. */
struct budget_total {
    struct str figure[SIDE_COUNT]; /* as each language writes it where it is alone */
    struct script_texts unit; /* what stands behind it */
    struct script_texts whole; /* all of it in words, for the second of two languages */
    element_id figures[SIDE_COUNT], units[SIDE_COUNT];
};

/* Adds the total to the page of the script, with a P in each language. */
void budget_total_add(struct script *script, struct budget_total *total);

#endif
