/* How the pages of a chapter are framed: their style, running heads, thumb block. */
#ifndef LAYOUT_FRAME_H
#define LAYOUT_FRAME_H

#include "layout/pass.h"

enum { FRAME_NO_THUMB = -1, FRAME_HEADS = 5 };

/* How the pages of one chapter are framed. */
struct frame {
    struct page_style style, rest; /* of the next page, and of those after it */
    /* Running heads: the first one that fits; the others are shorter. Empty: none. */
    struct str heads[SIDE_COUNT][FRAME_HEADS];
    struct mark head_marks[SIDE_COUNT]; /* of the headings behind them */
    int thumb; /* index of the section, or FRAME_NO_THUMB */
};

/* The frame of the pages of a chapter in the style of one of its pages. */
struct frame frame_of_chapter(const struct pass *pass, const struct chapter *chapter,
                              const struct block *page);

/* A frame without a section: colophon, contents. */
struct frame frame_plain(void);

/* Colour of text of a side's running head or folio on the ground of a frame. */
enum theme_colour frame_text_colour(const struct frame *frame, enum side side);

/* How running heads are set on the ground of a page. */
enum role_name frame_head_role(const struct frame *frame);

/* Left edge of the running head of a side, from the live edge. */
mpt frame_head_left(const struct canvas *canvas, const struct frame *frame,
                    enum side side);

#endif
