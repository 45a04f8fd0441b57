/* Lists of short items in two columns within the measure of their language. */
#ifndef LAYOUT_SHORT_LISTS_H
#define LAYOUT_SHORT_LISTS_H

#include "layout/composer.h"

/* Notes on the row of a block whether it is an item of a list, and a short one. */
void short_lists_note(struct composer *composer, struct row *row,
                      const struct block *block);

/* Marks the rows of each list of eight items or more, all of them short: they are to
 * stand in two columns, down and then across on each page. */
void short_lists_mark(struct galley *galley);

/* Of the rows of such a list, the one that stands `at` from the top where each column has
 * `down` items: with the item beside it. */
struct row short_lists_row(struct arena *arena, const struct row *rows, size_t at,
                           size_t down);

#endif
