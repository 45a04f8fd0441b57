/* Words whose division a document says itself. */
#ifndef TEXT_EXCEPTIONS_H
#define TEXT_EXCEPTIONS_H

#include "base/arena.h"
#include "base/lang.h"
#include <stdint.h>

struct exceptions; /* opaque */

/* In `arena`, with all it needs of `items`: words of letters, with hyphens where they may
 * be divided. */
struct exceptions *exceptions_make(const struct lang_division *items, size_t count,
                                   struct arena *arena);

/* Writes to `offsets` (room for str_length(word)) the bytes of `word` before which it may
 * be divided and returns how many, perhaps none; SIZE_MAX if the word is not listed. The
 * case of its letters does not count. `scratch` is working room. */
size_t exceptions_find(const struct exceptions *exceptions, struct str word,
                       enum lang lang, size_t *offsets, struct arena *scratch);

#endif
