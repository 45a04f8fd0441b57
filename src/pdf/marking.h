/* Marked content in the content stream of a page: which is open, and how it nests with
 * text objects. */
#ifndef PDF_MARKING_H
#define PDF_MARKING_H

#include "display/display.h"
#include "pdf/show.h"
#include "pdf/tags.h"

struct marking;

/* Writes to `out`; lives in `arena`. Without `tags` there is no marked content, only text
 * objects. */
struct marking *marking_create(const struct display *display, struct tags *tags,
                               struct builder *out, struct arena *arena);

/* Begins the content stream of a page, whose texts `shower` shows. */
void marking_start(struct marking *marking, size_t page, struct shower *shower);

/* The operation of that page which is painted from now on. */
void marking_meet(struct marking *marking, const struct display_op *op);

/* Opens the content that the operation belongs to, unless it is open; `mark` is what it
 * is to its element. */
void marking_open(struct marking *marking, enum mark_kind mark);

/* Before anything but text is painted. */
void marking_end_text(struct marking *marking);

/* Closes content and text object: before q and Q, and at the end. */
void marking_close(struct marking *marking);

#endif
