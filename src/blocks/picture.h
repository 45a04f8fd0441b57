/* How the pictures of a brochure come onto a page. */
#ifndef BLOCKS_PICTURE_H
#define BLOCKS_PICTURE_H

#include "blocks/canvas.h"

/* The picture of that file; NULL if there is none. */
const struct display_picture *picture_find(const struct setter *setter, struct str path);

/* Height of a picture of that width. */
mpt picture_height(const struct display_picture *picture, mpt width);

/* The largest size within `width` x `height`. */
struct rect picture_fit(const struct display_picture *picture, mpt width, mpt height);

/* Numbered places on a picture: in hundredths of a percent of its width and height. */
struct picture_marks {
    const struct point *items;
    size_t count;
};

/* Where a picture stands and what it is to readers. */
struct picture_place {
    struct rect area;
    struct picture_marks marks; /* drawn over it: discs with their numbers */
    element_id figures[SIDE_COUNT]; /* FIGURE of each side; NO_ELEMENT first: artifact */
    struct mark mark;
};

/* Places it: the figure of the page's first language owns the picture, that of the second
 * an empty mark over the same area. */
void picture_place(const struct canvas *canvas, const struct display_picture *picture,
                   const struct picture_place *place);

/* The area with the widest bleed that a print shop may ask for: a picture that fills it
 * reaches every bleed. */
struct rect picture_frame(const struct page_form *form, struct rect area);

/* Places it as large as `frame` asks for at least, both in its middle, and shows what
 * lies within `place->area`. */
void picture_fill(const struct canvas *canvas, const struct display_picture *picture,
                  const struct picture_place *place, struct rect frame);

#endif
