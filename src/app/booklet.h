/* The booklet edition: what the content says of it, and the sheets. */
#ifndef APP_BOOKLET_H
#define APP_BOOKLET_H

#include "app/content.h"
#include "press/press.h"

/* True if a booklet can be made of the pages; else this is said, as an error if the
 * booklet was asked for by name. Warns when they are too many to be stapled. */
bool booklet_check(const struct display *pages, const struct content *content);

/* Puts the pages on sheets, and says on a terminal how these are printed. `out` lives in
 * `arena`. */
void booklet_prepare(struct display *out, struct press_imposition *imposition,
                     const struct display *pages, const struct content *content,
                     struct arena *arena);

#endif
