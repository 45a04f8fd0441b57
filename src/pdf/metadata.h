/* What the file says of itself: information dictionary and XMP. The only date is that of
 * the content; no clock is read. */
#ifndef PDF_METADATA_H
#define PDF_METADATA_H

#include "display/display.h"
#include "pdf/document.h"
#include "pdf/edition.h"
#include "pdf/fonts.h"

/* Writes the information dictionary. */
object_id metadata_write_info(struct document *document,
                              const struct display_facts *facts,
                              const struct edition *edition, struct arena *arena);

/* Writes the XMP packet; what it says agrees with the information dictionary. */
object_id metadata_write_xmp(struct document *document, const struct display_facts *facts,
                             const struct edition *edition, const struct fonts *fonts,
                             struct arena *arena);

#endif
