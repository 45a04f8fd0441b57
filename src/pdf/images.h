/* Pictures as image objects: one for each picture, however often it is shown. */
#ifndef PDF_IMAGES_H
#define PDF_IMAGES_H

#include "display/display.h"
#include "pdf/document.h"
#include "pdf/edition.h"
#include "pdf/resources.h"

struct images;

/* Finds the pictures of all pages and how large they are shown. Lives in `arena`. */
struct images *images_create(const struct display *display, const struct edition *edition,
                             struct arena *arena);

/* The number of a picture that is shown on a page. */
size_t images_find(const struct images *images, const struct image *image);

/* Writes the objects, and defines their names. False after a failure, which `diag` holds.
 */
bool images_write(struct images *images, struct document *document,
                  struct resources *resources, struct diag *diag);

#endif
