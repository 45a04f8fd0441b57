/* Finding one's way in the file: bookmarks, links and page labels. */
#ifndef PDF_OUTLINE_H
#define PDF_OUTLINE_H

#include "display/display.h"
#include "pdf/document.h"
#include "pdf/tags.h"

/* What the writers of this module share. */
struct outline_context {
    struct document *document;
    const struct display *display;
    const object_id *pages; /* numbers of the page objects */
    struct arena *arena;
};

/* Writes the bookmarks, grouped by language; 0 if there are none. */
object_id outline_write_bookmarks(const struct outline_context *context);

/* Writes the annotations of all links, in their order; `tags` may be NULL. */
object_id *outline_write_links(const struct outline_context *context, struct tags *tags);

/* Writes the page labels, equal stretches of numbers together. */
object_id outline_write_labels(const struct outline_context *context);

#endif
