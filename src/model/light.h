/* How light colours are, and how far they stand apart. */
#ifndef MODEL_LIGHT_H
#define MODEL_LIGHT_H

#include <stdint.h>

/* Relative luminance of an sRGB colour, in millionths. */
uint32_t light_of(const uint8_t rgb[3]);

/* Contrast of two luminances, in hundredths: 100 to 2100. */
int light_contrast(uint32_t a, uint32_t b);

/* L* of a luminance, in tenths: 0 to 1000. */
int light_lightness(uint32_t light);

#endif
