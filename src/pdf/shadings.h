/* Gradients as shading patterns: one for each place where one is painted. */
#ifndef PDF_SHADINGS_H
#define PDF_SHADINGS_H

#include "display/display.h"
#include "pdf/document.h"
#include "pdf/edition.h"
#include "pdf/resources.h"

struct shadings;

/* Lives in `arena`. */
struct shadings *shadings_create(const struct edition *edition, struct arena *arena);

/* The pattern "/P<number>" of a gradient whose frame is brought into the space of the
 * whole page: its zero, and the ends of its x and y axis, from the lower left. */
size_t shadings_add(struct shadings *shadings, const struct display_gradient *gradient,
                    const struct point frame[3]);

/* Writes the objects, and defines their names. */
void shadings_write(const struct shadings *shadings, struct document *document,
                    struct resources *resources);

#endif
