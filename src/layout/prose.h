/* Running text in two languages: paragraphs stand level pair by pair, unless that would
 * leave too many holes; then each language runs on from heading to heading. */
#ifndef LAYOUT_PROSE_H
#define LAYOUT_PROSE_H

#include "layout/row.h"

/* Marks short lists, and lets the languages run on where pairs under one heading leave
 * holes of more than eight lines in one of them: its rows become a single one, with the
 * paragraphs of each language below each other. */
void prose_run_on(struct arena *arena, struct galley *galley);

#endif
