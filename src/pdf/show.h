/* Lines of shaped pieces to text-showing operators. */
#ifndef PDF_SHOW_H
#define PDF_SHOW_H

#include "display/display.h"
#include "pdf/fonts.h"

struct shower;

/* The text state that the file has now; all zero on a new page. */
struct show_state {
    const struct text_face *face;
    mpt size;
    int32_t scale; /* 1/10000; 0 stands for natural, as on a new page */
    mpt letter_space;
    mpt rise;
};

/* Writes to `out`; lives in `arena`. */
struct shower *shower_create(struct builder *out, struct fonts *fonts,
                             struct arena *arena);

/* What is shown next begins a line. */
void shower_start_line(struct shower *shower);

/* Shows the pieces of a TEXT operation, or the next of them, on a page of that height;
 * returns about the area that they cover. */
struct rect shower_show(struct shower *shower, struct show_state *state,
                        const struct display_op *op, mpt page_height);

/* Begins a text object, unless one is open; shower_show does so too. */
void shower_begin(struct shower *shower);

/* Ends the text object, if one is open. */
void shower_end(struct shower *shower);

#endif
