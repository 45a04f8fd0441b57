/* Pictures that fill pages: a page or two without anything of the pages of text. */
#ifndef LAYOUT_PLATE_H
#define LAYOUT_PLATE_H

#include "layout/pass.h"

/* Where the captions of a picture stand. */
enum plate_words {
    PLATE_BARE, /* not with the picture */
    PLATE_WORDS /* on a white panel in the outer corner of its first page */
};

/* True if a panel has room for the captions. */
bool plate_has_room(struct pass *pass, const struct block_figure *figure);

/* How many pages a picture takes if its first is the one with index `page`. Two pages
 * begin on the left; a part of the cover drawing may come before them. Where the
 * languages face each other, a picture of one page faces its captions. */
size_t plate_count(const struct pass *pass, const struct block_figure *figure,
                   size_t page);

/* Adds the pages. */
void plate_pages(struct pass *pass, const struct block_figure *figure,
                 enum plate_words words);

#endif
