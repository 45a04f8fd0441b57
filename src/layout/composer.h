/* What composing shares: the rows made so far, and how far lists hang. */
#ifndef LAYOUT_COMPOSER_H
#define LAYOUT_COMPOSER_H

#include "layout/row.h"

/* A list whose items are being composed, and how far they hang. */
struct hang {
    const struct block_list *list;
    mpt width;
};

struct composer {
    struct pass *pass;
    const struct page_form *form;
    struct span span; /* the languages whose texts are wanted */
    struct galley galley;
    struct hang hangs[SIDE_COUNT][LIST_DEPTH_MAX + 1];
    bool in_list; /* the last row is an item */
    bool announces; /* the last row ends in a colon: a list stays with it */
    mpt gaps[SIDE_COUNT]; /* below the last paragraph of each language */
};

struct composer composer_start(struct pass *pass, const struct span *span);

/* True if texts of that side are wanted. */
bool composer_carries(const struct composer *composer, enum side side);

/* How far the text of an item hangs: enough for the widest number of its list. */
mpt composer_hang(struct composer *composer, const struct block_list *list);

/* Puts cells below each other, the first `depth` below the origin of their row: those of
 * a line stand level in both languages, below the deepest of the line before. None of
 * them is an item of a list. */
void composer_stack(const struct composer *composer, struct row *row,
                    const struct block_cells *cells, mpt depth);

#endif
