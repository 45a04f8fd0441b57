/* What the scenes of the cover drawing are painted with: places of the drawing on the
 * page, operations of its artifacts, and the shapes of blocks. */
#ifndef LAYOUT_ARTWORK_EASEL_H
#define LAYOUT_ARTWORK_EASEL_H

#include "layout/artwork.h"
#include "layout/artwork_parts.h"

struct easel {
    const struct artwork *artwork;
    const struct artwork_view *view;
    const struct theme *theme;
    struct display *display;
    size_t page;
    struct box limit; /* no shape is drawn beyond it */
};

/* A place of the drawing, on the page. */
struct point easel_point(const struct easel *easel, int64_t x, int64_t y);

/* True if any of the block lies within the clip of the view. */
bool easel_sees(const struct easel *easel, const struct artwork_block *block);

void easel_paint(const struct easel *easel, enum display_kind kind,
                 const struct path *path, enum theme_colour colour);
void easel_clip(const struct easel *easel, const struct path *path);
void easel_unclip(const struct easel *easel);

/* A block in the shape of its kind: whole, divided, a courtyard or trees. Any block too
 * small for what its kind asks is whole. */
void easel_add_block(const struct easel *easel, struct path *path,
                     const struct artwork_block *block);

#endif
