/* Makes the form of pages: the only place that knows how a page size becomes margins,
 * columns and baselines. */
#ifndef LAYOUT_FORM_H
#define LAYOUT_FORM_H

#include "blocks/blocks.h"
#include "settings/settings.h"

/* How the languages share pages. */
enum form_mode {
    MODE_SHARED, /* side by side on each page; or one language alone */
    MODE_FACING, /* the first on left pages, the second on right ones */
    MODE_IN_TURN /* one language at a time */
};

/* The form of pages of that trim for so many languages. */
struct page_form form_make(struct page_size size, enum form_mode mode, size_t side_count);

#endif
