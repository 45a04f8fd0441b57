/* Figures about the text on the pages. */
#ifndef APP_WORDS_H
#define APP_WORDS_H

#include "display/display.h"

/* Counts the words of each language on the pages, without running heads and folios: what
 * stands between blanks and holds a letter or digit. */
void words_count(size_t counts[LANG_COUNT], const struct display *display,
                 struct arena *arena);

/* For each of `count` faces whether anything is printed in it. */
bool *words_mark_faces(const struct display *display, size_t count, struct arena *arena);

#endif
