/* Door of the svg stage: a page of the display list as a drawing for a browser, complete
 * in itself, and where its texts stand. Nothing in the drawing loads anything. */
#ifndef SVG_SVG_H
#define SVG_SVG_H

#include "display/display.h"

/* The page as one SVG file: letters as outlines, pictures inside. Lives in `arena`. Its
 * pictures may be missing after an error, which `diag` then holds. */
struct str svg_write_page(const struct display *display, size_t page, struct arena *arena,
                          struct diag *diag);

/* What the page shows, as a name: pages that look alike have the same, others do not. 32
 * hexadecimal digits in `arena`. */
struct str svg_page_hash(const struct display *display, size_t page, struct arena *arena);

/* Where a text comes from. */
struct svg_source {
    uint32_t field; /* a number of the caller's */
    enum lang lang;
    uint32_t block; /* which paragraph, item or cell of the text, from 0 */
};

/* Finds the text that a mark lies in; false: in none. */
struct svg_finder {
    const void *context;
    bool (*find)(const void *context, struct mark mark, struct svg_source *out);
};

/* A piece of a line, and what wrote it. */
struct svg_box {
    struct rect area;
    struct svg_source source;
    bool own; /* the words of the text itself; else a label, numeral or head of it */
    uint32_t word; /* the first of its words, counted in its block from 0 */
    const mpt *words; /* left edges of its words */
    size_t word_count;
};

struct svg_boxes {
    struct svg_box *items;
    size_t count, capacity;
};

/* The boxes of all pages, in the order of painting; entry i of the result is page i. Text
 * without a place of its own gets that of the text it belongs to in the structure. */
const struct svg_boxes *svg_find_boxes(const struct display *display,
                                       const struct svg_finder *finder,
                                       struct arena *arena);

#endif
