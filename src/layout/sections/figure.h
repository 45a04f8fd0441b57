/* The row of a figure, for those that flow among text. */
#ifndef LAYOUT_SECTIONS_FIGURE_H
#define LAYOUT_SECTIONS_FIGURE_H

#include "layout/pair.h"

/* Appends the picture and its captions as one row, at most `room` deep on a page of its
 * own. */
void figure_row(struct pairing *pairing, const struct section *section, mpt room);

#endif
