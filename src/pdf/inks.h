/* Inks beside cyan, magenta, yellow and black, and whether ink is added or cuts out. */
#ifndef PDF_INKS_H
#define PDF_INKS_H

#include "display/display.h"
#include "pdf/document.h"
#include "pdf/edition.h"
#include "pdf/resources.h"

struct inks;

/* Lives in `arena`. */
struct inks *inks_create(struct arena *arena);

/* The number of the colour space for a colour with a spot ink. */
size_t inks_find(struct inks *inks, const struct colour *colour);

/* Adds the numbers of a colour without a spot ink, each with a blank behind it. */
void inks_add_numbers(struct builder *out, const struct colour *colour,
                      enum colour_model model);

/* Defines the colour spaces used so far, and the graphics states that switch overprinting
 * off (0) and on (1). */
void inks_write(const struct inks *inks, struct resources *resources);

#endif
