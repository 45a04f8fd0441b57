/* Composes blocks to rows: texts are set in the measure that the form gives them. */
#ifndef LAYOUT_COMPOSE_H
#define LAYOUT_COMPOSE_H

#include "layout/composer.h"

/* Appends the rows of a ROW, RULE, FIGURE or GROUP block. */
void compose_block(struct composer *composer, const struct block *block);

/* Appends the entries of a list, below what stands before them. */
void compose_list(struct composer *composer, const struct block *list);

/* The rows of all children of a block that has only such. */
struct galley compose_children(struct pass *pass, const struct span *span,
                               const struct block *parent);

#endif
