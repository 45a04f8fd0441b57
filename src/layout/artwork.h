/* The seeded cover drawing: a linden leaf, or the outline of a theme, laid over a street
 * plan. The same document
 * id gives the same drawing on every machine. */
#ifndef LAYOUT_ARTWORK_H
#define LAYOUT_ARTWORK_H

#include "base/arena.h"
#include "blocks/blocks.h"

struct artwork;

/* The page that it is drawn for, and where the panel begins there. */
#define ARTWORK_WIDTH MM(210)
#define ARTWORK_HEIGHT MM(297)
#define ARTWORK_PANEL MM(206)

/* Generates the drawing for a document id. `panel_rise` lifts the foot of the drawing,
 * and scales the leaf with it, to make room for a title of more lines (0: none). `motif`
 * is that of the theme. */
struct artwork *artwork_make(struct arena *arena, struct str id, mpt panel_rise,
                             const struct theme_motif *motif);

enum artwork_scene {
    ARTWORK_NIGHT, /* plan, leaf and stalk on deep ground: covers, vision art */
    ARTWORK_LEAF, /* leaf and stalk alone in the day palette: colophon */
    ARTWORK_ENDPAPER, /* all blocks, undivided, in lime: inside cover */
    ARTWORK_PRIORITY /* as at night, in the two colours of a priority */
};

/* Where a drawing falls on a page. */
struct artwork_view {
    mpt left, top; /* where the drawing's origin falls: top left of the front trim */
    int32_t scale; /* 1/1000 */
    struct rect clip; /* nothing is drawn outside it */
    struct priority_colours priority; /* of ARTWORK_PRIORITY */
    mpt bleed; /* by which the clip passes the trim */
};

/* Draws a scene as background artifacts. Blocks outside the clip are left out. */
void artwork_draw(const struct artwork *artwork, const struct canvas *canvas,
                  enum artwork_scene scene, const struct artwork_view *view);

/* The part of the drawing that shows of the motif what `window` shows of one that no
 * panel has made smaller. */
struct rect artwork_window(const struct artwork *artwork, struct rect window);

/* The box around the leaf without its stalk, or around the outline of a theme, in the
 * drawing's own millipoints; empty without either. */
struct rect artwork_leaf_box(const struct artwork *artwork);

#endif
