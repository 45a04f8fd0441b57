/* Facts of inks. */
#ifndef PRESS_INK_H
#define PRESS_INK_H

#include "display/display.h"

/* True if it takes more than black to print the colour; white takes nothing. */
bool ink_is_chromatic(const struct colour *colour);

/* Percent of all inks together. */
int ink_total(const struct colour *colour);

struct ink_list {
    const char **items;
    size_t count, capacity;
};

/* The names of the plates that a page needs: "Black", "PANTONE 380 C". */
struct ink_list ink_list_of(const struct display_page *page, struct arena *arena);

#endif
