/* Puts lines, rectangles and anchors on a page of the display. x and y count from the top
 * left of the trim, y at the baseline for text. */
#ifndef LAYOUT_PLACE_H
#define LAYOUT_PLACE_H

#include "layout/state.h"

/* A place on a page. */
struct spot {
    size_t page;
    mpt x, y;
};

/* A clickable area for a LINK element, which leads to `url`. */
void place_link(struct layout *layout, size_t page, struct rect area, element_id element,
                struct str url);

/* Lines of a paragraph that go to one place. */
struct placing {
    const struct text_paragraph *paragraph;
    size_t from, to; /* lines */
    size_t page;
    mpt left, baseline; /* of the first of these lines */
    element_id element;
    const struct colour *colour;
    element_id *links; /* LINK element of each link of the paragraph, NO_ELEMENT until
                        * made; may be NULL when the paragraph has none */
};

/* Places the lines; links in them become LINK elements and clickable areas. */
void place_lines(struct layout *layout, const struct placing *placing);

/* Room for the LINK elements of a paragraph, none made yet; NULL if it has no links. */
element_id *place_make_links(struct layout *layout,
                             const struct text_paragraph *paragraph);

/* A whole paragraph. */
void place_paragraph(struct layout *layout, const struct text_paragraph *paragraph,
                     struct spot spot, element_id element, enum theme_colour colour);

/* A single line as content of `element`. */
void place_line(struct layout *layout, const struct text_line *line, struct spot spot,
                element_id element, enum theme_colour colour);

/* A single line as an artifact. */
void place_artifact_line(struct layout *layout, const struct text_line *line,
                         struct spot spot, enum artifact_kind artifact,
                         enum theme_colour colour);

/* A filled rectangle as an artifact. */
void place_rect(struct layout *layout, size_t page, struct rect area,
                enum artifact_kind artifact, enum theme_colour colour);

/* A ground over the whole page with its bleed. */
void place_ground(struct layout *layout, size_t page, enum theme_colour colour);

/* Gives an element words that are printed elsewhere: a shared number. */
void place_shared(struct layout *layout, size_t page, element_id element,
                  struct str words);

/* A number that both languages share. Each side's element may be NO_ELEMENT. */
struct shared_number {
    const struct text_line *line; /* NULL: none */
    struct str words;
    element_id elements[SIDE_COUNT];
    enum theme_colour colour;
};

/* The number as content on the side that owns it, as a shared one on the other. */
void place_number(struct layout *layout, const struct shared_number *number,
                  struct spot spot);

/* The left edge at which a large numeral stands optically on `left`: its ink begins
 * there, not its side bearing. */
mpt place_optical_left(const struct text_line *line, mpt left);

/* The mark of a priority: a square cut into as many parcels as its number. */
void place_mark(struct layout *layout, struct spot spot, mpt side, size_t number);

/* A page of the brochure in A4; returns its index. */
size_t place_page(struct layout *layout);

#endif
