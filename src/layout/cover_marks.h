/* What drafts, proposals and annexes have on their cover: the flag and the annex stamp.
 * Real text, which the structure tree holds before the title, as the eye meets it. */
#ifndef LAYOUT_COVER_MARKS_H
#define LAYOUT_COVER_MARKS_H

#include "layout/pass.h"

struct cover_marks {
    struct str stamp[STAMP_LINES_MAX];
    element_id stamp_elements[STAMP_LINES_MAX];
    size_t stamp_count; /* 0: no stamp */
    element_id flag[SIDE_COUNT]; /* NO_ELEMENT: no flag */
    mpt logo; /* height of the logo opposite the stamp; 0: none */
};

/* Makes the elements, before those of the title. The stamp is a legal mark: it stands in
 * the Part of the first language only. */
struct cover_marks cover_marks_make(struct layout *layout, mpt logo);

/* The least height above the panel in which they stand clear of each other. */
mpt cover_marks_height(const struct cover_marks *marks);

/* Where stamp and logo begin, so that they end above the flag. */
mpt cover_marks_top(const struct cover_marks *marks, mpt panel_top);

/* Draws them over the artwork, which ends at `panel_top`. */
void cover_marks_place(const struct pass *pass, const struct canvas *canvas,
                       const struct cover_marks *marks, mpt panel_top);

#endif
