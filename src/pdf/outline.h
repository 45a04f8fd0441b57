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
    struct tags *tags; /* NULL without logical structure */
};

/* A link on its way to the file. */
struct outline_link {
    object_id object; /* 0: one more area of the link before it */
    uint32_t key; /* its StructParent */
};

/* Writes the bookmarks, grouped by language; 0 if there are none. */
object_id outline_write_bookmarks(const struct outline_context *context);

/* Gives the annotations of all links, in their order, to the elements. */
struct outline_link *outline_add_links(const struct outline_context *context);

/* Writes them, once the elements have numbers. */
void outline_write_links(const struct outline_context *context,
                         const struct outline_link *links);

/* Writes the page labels, equal stretches of numbers together. */
object_id outline_write_labels(const struct outline_context *context);

#endif
