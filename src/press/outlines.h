/* Text as drawings. */
#ifndef PRESS_OUTLINES_H
#define PRESS_OUTLINES_H

#include "display/display.h"

/* The glyphs of a line as a path in `arena`; `at` is where its baseline begins. */
const struct path *outlines_of_line(const struct text_line *line, struct point at,
                                    struct arena *arena);

#endif
