/* Colours of pictures from one space to another; the only user of lcms2. */
#ifndef IMAGE_COLOUR_H
#define IMAGE_COLOUR_H

#include "image/raster.h"

/* Why a profile cannot serve, as words for "the file … <fault>"; NULL if it can. */
const char *colour_check_profile(const struct raster *raster);

/* True if the picture's colours are sRGB, so that its numbers can stay. */
bool colour_is_srgb(const struct raster *raster);

/* What is to be done with the samples of a picture. */
struct colour_work {
    const struct raster *raster;
    const struct image_target *target;
    uint8_t *samples;
    size_t count; /* pixels */
};

/* Returns the samples in the target's space (GREY stays GREY), in the same memory or in
 * `arena`; NULL if the target's profile cannot be used. */
uint8_t *colour_convert(const struct colour_work *work, struct arena *arena);

#endif
