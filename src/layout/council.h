/* What drafts and annexes have on their inside pages: watermark, the short form of the
 * annex stamp, „стр. 5 / 12“, line numbers. All of it artifacts; none of it on covers,
 * art pages and blank pages. Documents without status and council data have nothing of
 * it. */
#ifndef LAYOUT_COUNCIL_H
#define LAYOUT_COUNCIL_H

#include "layout/frame.h"

/* The watermark of a draft, which lies beneath all that is placed afterwards; to be
 * called right after the ground of the page. */
void council_open_page(struct pass *pass, const struct canvas *canvas,
                       const struct frame *frame);

/* The short form of the stamp, and the word of a draft where a coloured ground or bands
 * leave no place for the watermark. */
void council_draw_marks(const struct pass *pass, const struct canvas *canvas,
                        const struct frame *frame);

/* How wide a running head may be beside these marks. */
mpt council_head_room(const struct pass *pass, const struct canvas *canvas,
                      const struct frame *frame, enum side side);

/* The folio of a page: its label, in drafts and proposals with the number of pages, in
 * the words of the page's first language. */
struct str council_folio(const struct pass *pass, const struct canvas *canvas);

/* Once all text stands: numbers every fifth line, and moves each watermark to where it
 * touches nothing. */
void council_finish(struct pass *pass);

#endif
