/* Marks of how something planned stands. They are artifacts: a word stands beside each.
 */
#ifndef BLOCKS_PROGRESS_H
#define BLOCKS_PROGRESS_H

#include "blocks/canvas.h"

enum progress_mark {
    PROGRESS_DISC, /* achieved */
    PROGRESS_FORWARD, /* on track: a triangle that points right */
    PROGRESS_DOWN, /* behind: an outlined triangle that points down */
    PROGRESS_UPRIGHTS, /* paused */
    PROGRESS_RING /* not started */
};

#define PROGRESS_SIDE MM(2.4)
#define PROGRESS_APART MM(3.6) /* from the left edge of the mark to its word */

/* The mark in ink, standing on the baseline at `at`. */
void canvas_progress(const struct canvas *canvas, enum progress_mark mark,
                     struct point at);

#endif
