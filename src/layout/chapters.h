/* All chapters on their pages, in the order in which they are read. */
#ifndef LAYOUT_CHAPTERS_H
#define LAYOUT_CHAPTERS_H

#include "layout/pass.h"

/* Lays out all chapters, each in the flows that its languages need, with the padding that
 * the plan puts before them; in an annex below its title block and above its notes. */
void chapters_pages(struct pass *pass);

/* The hot lines that the back cover leaves. */
void chapters_rest(struct pass *pass);

#endif
