/* Display operations to the content stream of a page. The only module that flips y. */
#ifndef PDF_PAINT_H
#define PDF_PAINT_H

#include "display/display.h"
#include "pdf/edition.h"
#include "pdf/fonts.h"
#include "pdf/images.h"
#include "pdf/inks.h"
#include "pdf/shadings.h"
#include "pdf/tags.h"

struct painter;

/* What a painter writes to. */
struct paint_target {
    struct fonts *fonts;
    struct fonts *mark_fonts; /* of what stands beside the pages */
    const struct images *images;
    struct resources *resources;
    struct tags *tags; /* NULL for an edition without logical structure */
};

/* Lives in `arena`. */
struct painter *painter_create(const struct display *display,
                               const struct edition *edition,
                               const struct paint_target *target, struct arena *arena);

/* The operators of a page, valid until the next call. Pages come in order. */
struct str painter_paint(struct painter *painter, size_t page);

/* Those of the marks beside it, and before them of the line that says which page it is;
 * empty if it has none. */
struct str painter_paint_slug(struct painter *painter, size_t page);
struct str painter_paint_marks(struct painter *painter, size_t page);

/* Defines the inks and gradients that the pages painted so far need. */
void painter_write_inks(const struct painter *painter, struct document *document);

#endif
