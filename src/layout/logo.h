/* The logo of the issuer: on the cover in a white panel, the only ground on which every
 * logo is sure to stand out; on the colophon, which is white, alone. */
#ifndef LAYOUT_LOGO_H
#define LAYOUT_LOGO_H

#include "layout/pass.h"

struct logo {
    element_id figures[SIDE_COUNT];
    struct rect area; /* on the cover: its panel, from the live edge; 0 x 0: no logo */
};

/* Makes its elements on the cover, before those of the title. */
struct logo logo_make(struct layout *layout);

/* Draws the panel and the logo on the cover, at the left, its top as stated. */
void logo_place_on_cover(const struct pass *pass, const struct canvas *canvas,
                         const struct logo *logo, mpt top);

/* Draws it once more, as an artifact, its top left corner at `at`. */
void logo_place_on_page(const struct pass *pass, const struct canvas *canvas,
                        struct point at);

#endif
