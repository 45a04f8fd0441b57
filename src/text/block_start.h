/* Lines that can only be meant as the beginning of a block. */
#ifndef TEXT_BLOCK_START_H
#define TEXT_BLOCK_START_H

#include "base/str.h"
#include <stdbool.h>

/* True for a heading, a row of a table, or an item of a list; a Roman number could be an
 * initial. */
bool block_start_is(struct str line);

/* True if a line that follows `before` is such a beginning, which a fold would swallow:
 * not below an empty one, and with a dash only where a sentence has ended, for others go
 * on with it. */
bool block_start_is_below(struct str before, struct str line);

#endif
