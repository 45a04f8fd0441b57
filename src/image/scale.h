/* Reducing a picture by averaging areas, in integers: every machine gives the same. */
#ifndef IMAGE_SCALE_H
#define IMAGE_SCALE_H

#include "base/arena.h"
#include <stdint.h>

struct scaler;

struct scale_size {
    uint32_t width, height;
};

/* From one size to another, which is no larger in either direction. */
struct scaler *scale_make(struct scale_size from, struct scale_size to, size_t channels,
                          struct arena *arena);

/* Takes the next row; to be called once for each row of the source. */
void scale_take(void *context, const uint8_t *row);

/* The samples, once all rows were taken. */
uint8_t *scale_samples(struct scaler *scaler);

#endif
