/* Figures that wait for their place while the text goes on. */
#ifndef LAYOUT_WAITING_H
#define LAYOUT_WAITING_H

#include "layout/flow_state.h"

/* True if the figure of a row, if it is one, waits from now on: it runs into the bleed or
 * fills pages, or it finds no room and text follows. `bound`: it stands below a heading.
 */
bool waiting_takes(struct flow *flow, const struct row *row, bool bound);

/* True if any waits, also for pages of its own. */
bool waiting_any(const struct flow *flow);

/* The languages of what will stand first on the next page. */
struct span waiting_span(const struct flow *flow);

/* Height of the next page that a picture will cover; 0: none does. */
mpt waiting_cover(const struct flow *flow);

/* Pages for the figures whose turn it is before the next page of text. Returns the one
 * whose captions stand on that page, which faces it; or NULL. */
const struct block_figure *waiting_plates(struct flow *flow);

/* At the top of a new page: captions of the picture that it faces, if `figure` is not
 * NULL; figures that were waiting for it. */
void waiting_captions(struct flow *flow, const struct block_figure *figure);
void waiting_place(struct flow *flow);

/* Places what finds room on this page, smaller if need be, when the text that follows
 * will not stand there. */
void waiting_use_rest(struct flow *flow);

/* When no text follows: a place on this page for the first figure, if it is small enough
 * to find room; if none waits for that, pages for the first that fills them. False if a
 * new page is wanted. */
bool waiting_finish(struct flow *flow);

#endif
