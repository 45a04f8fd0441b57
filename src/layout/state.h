/* What all parts of the layout share while one brochure is laid out. */
#ifndef LAYOUT_STATE_H
#define LAYOUT_STATE_H

#include "layout/grid.h"
#include "layout/layout.h"
#include "layout/theme.h"
#include <assert.h>

/* Where the padding goes and on which page each section begins. Made from one pass, used
 * by the next, until both agree. Page numbers count from 1. */
struct plan {
    bool inside_cover;
    bool vision_art;
    bool deep_blank; /* before the back cover */
    size_t white_blanks; /* before the colophon */
    size_t *blanks_before; /* white pages before each section, to keep its spread */
    size_t *section_pages; /* number of the page on which each section begins */
    size_t page_count;
};

/* Pages that a pass needed without padding. */
struct page_counts {
    size_t contents;
    size_t *sections; /* pages that each section opened */
    size_t extra_hotlines;
    size_t colophon;
};

/* A page that is finished only when all its text stands (council.c). */
struct council_page {
    size_t page;
    size_t watermark; /* index of its operation, or SIZE_MAX */
    mpt lines_left; /* line numbers stand left of it, from the live edge; or negative */
    mpt lines_top; /* lines are counted below it */
};

struct council_pages {
    struct council_page *items;
    size_t count, capacity;
};

struct set_cache;

struct layout {
    const struct brochure *brochure;
    struct text_engine *engine;
    struct diag *diag;
    struct arena *arena; /* lasts for all passes: paragraphs */
    struct arena *pages; /* lasts for this pass: the display and what leads to it */
    struct display *display;
    struct set_cache *cache;
    const struct display_pictures *pictures; /* may be NULL */
    enum lang languages[SIDE_COUNT];
    size_t side_count;
    element_id part[SIDE_COUNT]; /* PART of each language */
    struct plan plan; /* from the pass before */
    struct page_counts counts; /* of this pass */
    size_t element_count; /* of the pass before */
    bool failed; /* an error was reported */
    struct council_pages council_pages; /* of this pass */
    const struct path *watermark[2]; /* on right and left pages; NULL until drawn */
    uint32_t *section_anchor; /* anchor of each section, made before its page */
};

/* How many languages are printed: SIDE_FIRST, or both. */
static inline enum side layout_sides(const struct layout *layout)
{
    assert(layout->side_count >= 1 && layout->side_count <= SIDE_COUNT);
    return (enum side)layout->side_count;
}

/* True when only one language is printed. */
static inline bool layout_is_single(const struct layout *layout)
{
    return layout->side_count == 1;
}

/* The last hot line section, which the back cover shows; SIZE_MAX without one. */
size_t layout_back_section(const struct brochure *brochure);

#endif
