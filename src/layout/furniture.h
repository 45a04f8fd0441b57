/* What stands on pages beside their content: ground, running heads, folio, thumb block.
 * All of it artifacts. */
#ifndef LAYOUT_FURNITURE_H
#define LAYOUT_FURNITURE_H

#include "layout/frame.h"

/* Draws the frame on an empty page. */
void frame_draw(struct pass *pass, const struct canvas *canvas,
                const struct frame *frame);

#endif
