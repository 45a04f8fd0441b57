/* Runs of entries: rows with a rule above each, and what belongs to them. */
#ifndef LAYOUT_ENTRIES_H
#define LAYOUT_ENTRIES_H

#include "layout/row.h"

/* Keeps entries together: no fewer than two of a run stand at the foot or the head of a
 * page, unless two of them take more than `whole`; up to four that do not stay together.
 * A short text before them stays with them. */
void entries_keep(struct galley *galley, mpt whole);

#endif
