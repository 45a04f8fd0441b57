/* Where padding pages go, so that the brochure is a multiple of four pages, its spreads
 * fall together and long text is broken by pages of the drawing. Pure arithmetic. Page
 * numbers count from 1. */
#ifndef LAYOUT_PLAN_H
#define LAYOUT_PLAN_H

#include "base/arena.h"
#include <stdbool.h>
#include <stddef.h>

/* Where the padding goes and on which page each section begins. Made from one pass, used
 * by the next, until both agree. */
struct plan {
    bool inside_cover;
    bool vision_art;
    bool inside_back; /* an endpaper before the back cover */
    size_t windows; /* pages of the drawing before the colophon */
    size_t *windows_before; /* the same before each section: 0 or 1 */
    size_t page_count;
};

/* What the plan must know of a section. */
struct plan_section {
    size_t pages; /* that it opened */
    bool begins_left; /* so this time */
    size_t by_side[2]; /* that it opened when it began on a right page, and on a left one;
                        * 0: not known, as many as now */
    bool wants_even; /* its first page is the left one of a spread */
    bool is_vision; /* may have the art page before it; the first one does */
    bool joins; /* begins on a page of the section before: nothing stands between */
    bool has_colour; /* its pages are no running text */
};

enum plan_mode {
    PLAN_PAGES, /* pages one by one */
    PLAN_SPREADS, /* everything between the covers takes whole spreads */
    PLAN_BARE /* no covers, no padding */
};

struct plan_need {
    enum plan_mode mode;
    size_t front; /* contents pages */
    struct plan_section *sections;
    size_t section_count;
    size_t tail; /* pages between the last section and the colophon, or the end */
    size_t colophon; /* pages; a long source may take a second one */
};

/* Makes the plan that costs least: the fewest padding pages, unless more than ten pages
 * of text would follow each other without a picture. */
struct plan plan_make(const struct plan_need *need, struct arena *arena);

/* The same windows before sections and optional pages as in `plan`, for other needs: what
 * is left to choose when pages do not settle, because the pages that sections take hang
 * on the side on which they begin. */
struct plan plan_keep(const struct plan *plan, const struct plan_need *need);

/* True if both ask for the same padding. */
bool plan_equal(const struct plan *a, const struct plan *b, size_t section_count);

#endif
