/* What pages are made by: the command line over the content file over the standards. */
#ifndef APP_WISHES_H
#define APP_WISHES_H

#include "app/options.h"
#include "model/model.h"

/* What the pages shall be; the theme is left to its finder. */
struct page_wish wishes_make(const struct options *options,
                             const struct brochure *brochure);

/* False after saying that the options ask for what the pages cannot be: wrong usage. What
 * the content asks for by itself is its own fault. */
bool wishes_agree(const struct page_wish *wish, const struct options *options,
                  size_t language_count);

#endif
