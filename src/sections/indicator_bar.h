/* How far something has come, as a bar, and how it goes, as a sign. */
#ifndef SECTIONS_INDICATOR_BAR_H
#define SECTIONS_INDICATOR_BAR_H

#include "blocks/blocks.h"
#include "model/model.h"

/* What a bar shows: values on a scale. */
struct indicator_bar {
    bool drawn; /* there is a bar */
    struct number least, most; /* ends of the scale */
    bool has_baseline, has_latest, has_target;
    struct number baseline, latest, target;
    struct number *milestones;
    size_t milestone_count;
    size_t priority; /* whose colours it has; 0: none */
    enum progress state;
};

/* The bar and the sign as the picture of a cell; `progress` must last. */
struct grid_picture indicator_bar_picture(const struct indicator_bar *progress);

/* The number at or above it that ends a scale: one, two or five times a power of ten, at
 * most five times. */
struct number indicator_bar_end(struct number number);

#endif
