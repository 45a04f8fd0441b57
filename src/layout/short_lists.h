/* Lists of short items in two columns within the measure of their language. */
#ifndef LAYOUT_SHORT_LISTS_H
#define LAYOUT_SHORT_LISTS_H

#include "layout/composer.h"

/* Notes on the row of a block whether it is an item of a list, and a short one. */
void short_lists_note(struct composer *composer, struct row *row,
                      const struct block *block);

/* Puts the second half of each list of eight items or more, all of them short, beside the
 * first: down, then across. Such a list stands on one page. */
void short_lists_fold(struct arena *arena, struct galley *galley);

#endif
