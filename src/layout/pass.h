/* What all parts of the layout share: what is constant while a brochure is laid out, and
 * what one pass makes of it. */
#ifndef LAYOUT_PASS_H
#define LAYOUT_PASS_H

#include "blocks/blocks.h"
#include "layout/layout.h"
#include "layout/plan.h"
#include "sections/sections.h"
#include <assert.h>

/* What is made from the document (matter.h); the cover drawing (artwork.h). */
struct matter;
struct artwork;

/* Constant in a run. */
struct layout {
    const struct brochure *brochure;
    struct str source_sha256; /* hexadecimal, of the file as it is on the disk */
    struct diag *diag;
    struct arena *arena; /* lasts as long as the pages */
    struct arena *work; /* lasts for all passes: what was set, the structure */
    struct setter setter;
    bool line_numbers;
    struct page_form form; /* of the pages within */
    struct page_form cover; /* of the covers, where the languages always share the page */
    struct display outline; /* its elements are the structure */
    struct sections_request sections;
    struct manuscript *manuscript;
    struct matter *matter;
    mpt marks; /* height that flag and stamp take above the panel of the front cover */
    bool subtitle_inside; /* the cover has no room for it: it stands in the colophon */
    mpt rise; /* how far the panels of both covers begin above where they are drawn */
    const struct artwork *artwork; /* one for covers, endpaper, windows and colophon */
};

/* A page that is finished only when all its text stands (council.c). */
struct council_page {
    struct canvas canvas;
    size_t watermark; /* index of its operation, or SIZE_MAX */
    mpt lines_left; /* line numbers stand left of it, from the live edge; or negative */
};

struct council_pages {
    struct council_page *items;
    size_t count, capacity;
};

/* A note that is painted at the foot of a page when all its text stands (footnotes.c). */
struct footnote_place {
    const struct text_note *note;
    enum side side;
    struct canvas canvas; /* its page */
    size_t first_page; /* the same, or the left one of two that face */
    mpt baseline; /* of the line that refers to it */
    element_id element;
};

struct footnote_places {
    struct footnote_place *items;
    size_t count, capacity;
};

/* What a pass makes and changes. */
struct pass {
    const struct layout *layout;
    struct setter setter; /* that of the layout, with the arena of the pass */
    struct display *display;
    struct arena *arena; /* lasts for this pass */
    struct arena *rows; /* emptied after each section: what is composed, then placed */
    const struct plan *plan; /* from the pass before */
    struct plan_need need; /* pages that this pass took without padding */
    size_t windows; /* painted so far */
    size_t *pages; /* number of the page on which each section begins, for each side */
    struct council_pages council_pages;
    struct footnote_places footnotes;
    const struct text_note *crowded; /* that stands too close to its text, or NULL */
    const struct path *watermark[2][SIDE_COUNT]; /* on right and left pages, by the first
                                                  * language; NULL until drawn */
};

/* Languages that stand on the pages of a flow. */
struct span {
    enum side sides[SIDE_COUNT];
    size_t count;
};

/* All that are printed. */
struct span span_all(const struct layout *layout);

/* Which flows the languages need: one for all, or one after the other. */
size_t span_runs(const struct layout *layout);
struct span span_of_run(const struct layout *layout, size_t run);

/* Where a section stands in arrays for each section and side. */
static inline size_t pass_index(size_t section, enum side side)
{
    return section * SIDE_COUNT + (size_t)side;
}

/* A canvas of that form for a page, with the languages of `span` that stand on leaf
 * `leaf`. */
struct canvas pass_canvas(const struct pass *pass, const struct page_form *form,
                          size_t page, const struct span *span, uint8_t leaf);

/* Adds a page of that form; returns its index. */
size_t pass_add_page(struct pass *pass, const struct page_form *form);

/* A canvas on a new page of the covers. */
struct canvas pass_open_cover(struct pass *pass);

#endif
