/* Pictures as image objects: one for each picture, however often it is shown. */
#ifndef PDF_IMAGES_H
#define PDF_IMAGES_H

#include "display/display.h"
#include "pdf/document.h"
#include "pdf/edition.h"

struct images;

/* Finds the pictures of all pages and how large they are shown. Lives in `arena`. */
struct images *images_create(const struct display *display, const struct edition *edition,
                             struct arena *arena);

/* Writes "/Im1 Do" for a picture that is shown on a page. */
void images_show(struct images *images, const struct image *image, struct builder *out);

/* Writes the objects, and their names as a resource dictionary if there are any. False
 * after a failure, which `diag` holds. */
bool images_write(struct images *images, struct document *document,
                  struct builder *resources, struct diag *diag);

#endif
