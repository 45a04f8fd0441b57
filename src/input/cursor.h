/* A place in the text of a source that follows a count of characters. */
#ifndef INPUT_CURSOR_H
#define INPUT_CURSOR_H

#include "base/source.h"

struct cursor {
    const struct source *source;
    size_t index; /* characters */
    size_t offset; /* bytes */
    uint32_t line; /* from 1 */
    uint32_t column;
};

/* At the start of the text. */
struct cursor cursor_start(const struct source *source);

/* To the character of that index, but not past the end. */
void cursor_move(struct cursor *cursor, size_t index);

#endif
