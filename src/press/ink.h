/* Facts of inks. */
#ifndef PRESS_INK_H
#define PRESS_INK_H

#include "display/display.h"

struct ink_list {
    const char **items;
    size_t count, capacity;
};

/* The names of the plates that a page needs: "Black", "PANTONE 380 C". */
struct ink_list ink_list_of(const struct display_page *page, struct arena *arena);

#endif
