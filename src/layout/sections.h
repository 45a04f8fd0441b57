/* One function for each kind of page or section. Each opens its pages, places its content
 * and counts its pages; the number of a section is its index in the brochure. */
#ifndef LAYOUT_SECTIONS_H
#define LAYOUT_SECTIONS_H

#include "layout/artwork.h"
#include "layout/flow.h"

/* Pages made from the document. */
void cover_page(struct layout *layout);
void inside_cover_page(struct layout *layout);
void vision_art_page(struct layout *layout);
void contents_pages(struct layout *layout);
void colophon_page(struct layout *layout);
void back_page(struct layout *layout);

/* Sections. */
void vision_pages(struct layout *layout, size_t index);
void goals_pages(struct layout *layout, size_t index);
void priorities_pages(struct layout *layout, size_t index);
void results_pages(struct layout *layout, size_t index);
void services_pages(struct layout *layout, size_t index);
void hotline_pages(struct layout *layout, size_t index);

/* Lays out the text sections from `section` on that follow each other, in one flow;
 * returns how many they are. */
size_t text_pages(struct layout *layout, size_t section);

/* True if the back cover shows the first item of its hot line section: it has a number
 * and nothing that would want a page. Otherwise the heading stands there alone. */
bool back_shows_number(const struct layout *layout, const struct section *section);

/* True if the last hot line section has items that the back cover does not show. */
bool hotline_has_rest(const struct layout *layout);

#endif
