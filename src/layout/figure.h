/* The row of a figure. */
#ifndef LAYOUT_FIGURE_H
#define LAYOUT_FIGURE_H

#include "layout/composer.h"

/* Appends the picture and its captions as one row, no deeper than a page on which nothing
 * but the first row of the composer's galley stands above it. */
void figure_compose(struct composer *composer, const struct block *block);

#endif
