/* The page being filled, or the two that face each other. */
#ifndef LAYOUT_SPREAD_H
#define LAYOUT_SPREAD_H

#include "layout/pass.h"

struct spread {
    struct pass *pass;
    const struct page_form *form;
    struct span span; /* the languages that stand on it */
    size_t page; /* index of the page, the left one of two */
    size_t columns; /* of rows on a page: 1, or 2 for lists down and then across */
    size_t column; /* being filled */
};

/* A canvas on leaf `leaf`. */
struct canvas spread_canvas(const struct spread *spread, uint8_t leaf);

/* How far the column being filled stands right of where cells count from. */
mpt spread_column_left(const struct spread *spread);

#endif
