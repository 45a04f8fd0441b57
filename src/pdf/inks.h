/* Inks beside cyan, magenta, yellow and black, and whether ink is added or cuts out. */
#ifndef PDF_INKS_H
#define PDF_INKS_H

#include "display/display.h"
#include "pdf/document.h"
#include "pdf/edition.h"

struct inks;

/* Lives in `arena`. */
struct inks *inks_create(struct arena *arena);

/* The number of the colour space for a colour with a spot ink. */
size_t inks_find(struct inks *inks, const struct colour *colour);

/* Adds the numbers of a colour without a spot ink, each with a blank behind it. */
void inks_add_numbers(struct builder *out, const struct colour *colour,
                      enum colour_model model);

/* Adds the colour spaces used so far to the body of a resource dictionary: the
 * space of number 5 is called S5; the graphics states GO and GN switch overprinting on
 * and off. */
void inks_write(const struct inks *inks, struct builder *resources);

#endif
