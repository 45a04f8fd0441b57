/* The form of a decision of one or two pages: instead of covers, contents and colophon a
 * title block at the head of the first page, and notes at the foot of the last. */
#ifndef LAYOUT_ANNEX_H
#define LAYOUT_ANNEX_H

#include "layout/flow.h"

/* The rows of the title block as a group, with its elements. */
struct block *annex_title_block(struct layout *layout);

/* Source, edition and checksum as a group, with its elements. */
struct block *annex_notes(struct layout *layout);

/* Lays out either: below what stands on the flow's page, or at the foot of the page, or
 * of a further one. */
enum annex_place { ANNEX_BELOW, ANNEX_AT_FOOT };
void annex_place(struct flow *flow, const struct block *group, enum annex_place place);

#endif
