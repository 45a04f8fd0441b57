/* The sheet of a page: its boxes, and the origin of its content. */
#ifndef PDF_SHEET_H
#define PDF_SHEET_H

#include "display/display.h"
#include "pdf/edition.h"
#include "pdf/syntax.h"

/* Adds the boxes to the body of a page. */
void sheet_add_boxes(struct builder *body, const struct display_page *page,
                     const struct edition *edition);

/* Where the lower left corner of the trim lies on the sheet, from both of its edges. */
mpt sheet_origin(const struct display_page *page, const struct edition *edition);

/* What stands before the content of a page that bleeds: moves the origin from the trim to
 * the sheet, and clips to the bleed. To be closed by Q, after which marks may follow. */
void sheet_open(struct builder *out, const struct display_page *page);

#endif
