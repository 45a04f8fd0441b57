/* Where padding pages go, so that the brochure is a multiple of four pages and its
 * spreads fall together. Pure arithmetic. */
#ifndef LAYOUT_PLAN_H
#define LAYOUT_PLAN_H

#include "layout/state.h"

/* What the plan must know of a section. */
struct plan_section {
    size_t pages; /* that it opens */
    bool wants_even; /* its first page is the left one of a spread */
    bool is_vision; /* may have the art page before it; the first one does */
};

struct plan_need {
    size_t front; /* contents pages */
    const struct plan_section *sections;
    size_t section_count;
    size_t tail; /* pages between the last section and the colophon */
    size_t colophon; /* pages; a long source may take a second one */
};

/* Makes the plan with the fewest padding pages; section_pages is left to the next pass.
 */
struct plan plan_make(const struct plan_need *need, struct arena *arena);

/* True if both ask for the same padding. */
bool plan_equal(const struct plan *a, const struct plan *b, size_t section_count);

#endif
