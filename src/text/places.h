/* Where the lines of a text stand in its source, for messages. */
#ifndef TEXT_PLACES_H
#define TEXT_PLACES_H

#include "text/markup.h"

/* What was found last: lines and signs are asked for in ascending order. */
struct places {
    const struct markup_source *source;
    size_t line_number, line_from; /* the line of the text that was asked for last */
    size_t found_to; /* in the source: the end of the last line found */
    struct str sign; /* found last, in which line, and where it ends in the source */
    size_t sign_number, sign_end;
    struct mark marked; /* the last line located, and its number */
    size_t marked_number;
};

/* Line `number` (from 1) of the text; empty beyond its end. */
struct str places_line(struct places *places, size_t number);

/* The mark of that line; of the whole text if it cannot be told. */
struct mark places_mark(struct places *places, size_t number);

/* The mark of `sign` in that line, the next one each time; of the line if it is empty or
 * not found. */
struct mark places_sign(struct places *places, size_t number, struct str sign);

#endif
