/* The row of a figure, or of two that stand side by side. */
#ifndef LAYOUT_FIGURE_H
#define LAYOUT_FIGURE_H

#include "layout/composer.h"

enum { FIGURE_WHOLE = 12 }; /* columns of its full size */

/* How large a figure may be. */
struct figure_wish {
    mpt room; /* depth of its row */
    int least; /* of the FIGURE_WHOLE columns, the fewest that its pictures may keep */
    bool alone; /* nothing stands beside it, so a half grows to the full width */
};

/* Appends a figure as a row. A picture on a page among text is no deeper than a page on
 * which nothing but the first row of the composer's galley stands above it; one that runs
 * into the bleed counts from the top of its page; one that fills pages has no cells. */
void figure_compose(struct composer *composer, const struct block *block);

/* The same within a room; false if the pictures would become too small. */
bool figure_fit(struct composer *composer, const struct block *block,
                const struct figure_wish *wish, struct row *out);

/* The captions of a figure that fills pages, as a row among text. */
void figure_compose_captions(struct composer *composer,
                             const struct block_figure *figure);

/* Height of its page that a figure covers which runs into the bleed: half of it, or all
 * of a map, which is not cut; 0 for any other figure, and for a map that is too tall. */
mpt figure_cover(const struct setter *setter, const struct page_form *form,
                 const struct block_figure *figure);

/* True if the figure stands on pages without text; if it has words there. */
bool figure_fills_pages(const struct block *block);
bool figure_has_captions(const struct block_figure *figure);

#endif
