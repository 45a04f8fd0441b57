/* Pictures of samples as their files hold them: what the header says, and the rows. */
#ifndef IMAGE_RASTER_H
#define IMAGE_RASTER_H

#include "image/image.h"

enum { RASTER_NAMED_GAMMA = 100000 }; /* gamma and chromaticities count in 1/100000 */

struct raster {
    enum image_space space;
    uint32_t width, height; /* as stored */
    unsigned orientation; /* EXIF: 1 to 8, 1 is upright */
    bool transparent;
    bool bilevel; /* black and white in one bit a pixel, whatever its colours say */
    bool inverted; /* CMYK: stored with 255 for no ink */
    struct str profile; /* ICC, or empty */
    int32_t gamma; /* of the file (encoding), 0: not said */
    int32_t chromaticities[8]; /* white, red, green, blue; white x 0: not said */
};

/* Takes the rows from the top: 8 bits a sample, without alpha, CMYK with 0 for no ink. */
struct raster_rows {
    void *context;
    void (*take)(void *context, const uint8_t *row);
};

/* Faults are words in `arena` for "the file … <fault>"; true: none. */
bool raster_png_header(struct raster *out, struct str bytes, struct arena *arena,
                       const char **fault);
bool raster_png_rows(const struct raster *raster, struct str bytes,
                     const struct raster_rows *rows, struct arena *arena,
                     const char **fault);
bool raster_jpeg_header(struct raster *out, struct str bytes, struct arena *arena,
                        const char **fault);
bool raster_jpeg_rows(const struct raster *raster, struct str bytes,
                      const struct raster_rows *rows, struct arena *arena,
                      const char **fault);

/* The EXIF orientation in the bytes of an APP1 segment; 1 if it says none. */
unsigned raster_exif_orientation(struct str segment);

/* A JPEG stream without descriptions of any kind (place, camera, profile, thumbnail):
 * what decoding needs, and nothing else. Empty if it cannot be taken apart. */
struct str raster_jpeg_strip(struct str bytes, struct arena *arena);

/* Samples to a JPEG stream. */
struct str raster_jpeg_write(const uint8_t *samples, uint32_t width, uint32_t height,
                             enum image_space space, struct arena *arena);

static inline size_t raster_channels(enum image_space space)
{
    return space == IMAGE_GREY ? 1 : space == IMAGE_RGB ? 3 : 4;
}

/* True if width x height is a picture within the limits; words otherwise. */
bool raster_check_size(uint32_t width, uint32_t height, struct arena *arena,
                       const char **fault);

#endif
