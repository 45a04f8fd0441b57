/* Bands of priorities. */
#ifndef SECTIONS_BANDS_H
#define SECTIONS_BANDS_H

#include "sections/build.h"

#define BAND_OPENING B(12) /* least height of a band that opens a priority */

struct band {
    size_t number; /* which colours it has */
    struct str numeral; /* what is printed, or empty */
    struct script_texts label, title;
    struct script_texts goals; /* that it serves; none if the source does not say */
    element_id labels[SIDE_COUNT], titles[SIDE_COUNT], goal_lines[SIDE_COUNT];
    struct heading heading;
    bool bookmarked; /* the heading leads here */
};

/* Bands that fill the page below a heading and further pages. */
struct drawing bands_overview(struct arena *arena, const struct band *bands,
                              size_t count);

/* One of the bands as the head of an opening: at the top of its page, or among text. All
 * of them have one size of title. */
struct drawing bands_opening(struct arena *arena, const struct band *bands, size_t count,
                             size_t index);

#endif
