/* Files attached to the document: what it was made from. */
#ifndef PDF_ATTACH_H
#define PDF_ATTACH_H

#include "display/display.h"
#include "pdf/document.h"

/* Writes the attachments of a display and adds the entries of the catalog that lead to
 * them; nothing if there are none. */
void attach_write(struct document *document, const struct display *display,
                  struct builder *catalog, struct arena *arena);

#endif
