/* What stands on pages beside their content: ground, running heads, folio, thumb block.
 * All of it artifacts. */
#ifndef LAYOUT_FURNITURE_H
#define LAYOUT_FURNITURE_H

#include "layout/state.h"

enum { FRAME_NO_THUMB = -1 };

/* How the pages of one section are framed. */
struct frame {
    enum theme_colour ground;
    struct str head[SIDE_COUNT]; /* running heads; empty: none */
    mpt head_left[SIDE_COUNT]; /* from the live edge */
    bool folio;
    int thumb; /* index of the section, or FRAME_NO_THUMB */
    bool bands; /* bands of colour fill the page, with or without a white foot */
    mpt covered; /* height of a band at the top of the page, over the running head */
};

/* The frame of the pages of a section on a ground. */
struct frame frame_of_section(struct layout *layout, size_t section,
                              enum theme_colour ground);

/* True unless it is a figure that belongs to the section before it. */
bool section_has_heading(const struct section *section);

/* A frame without a section: colophon, contents. */
struct frame frame_plain(enum theme_colour ground);

/* Colour of text of a side's running head or folio on the ground of a frame. */
enum theme_colour frame_text_colour(const struct frame *frame, enum side side);

/* How running heads are set on the ground of a page. */
enum role_name frame_head_role(const struct frame *frame);

/* Opens a page and draws its frame; returns the page's index. */
size_t frame_open_page(struct layout *layout, const struct frame *frame);

/* Makes the SECT element of each language for a new section; the ids go to `sects`. */
void section_open(struct layout *layout, element_id *sects);

/* Records where a heading stands: its bookmark in each language, and for level 1 the
 * section's anchor. */
struct heading_mark {
    size_t section; /* whose anchor this is, or SIZE_MAX for a heading within it */
    int level;
    struct str title[SIDE_COUNT];
};
void heading_place(struct layout *layout, const struct heading_mark *mark, size_t page,
                   mpt baseline);

#endif
