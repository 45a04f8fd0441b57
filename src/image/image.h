/* Door of the image stage: picture files to facts, samples and outlines. The only user of
 * libpng, libjpeg, lcms2 and expat.
 *
 * A picture stays as it was read until an edition asks for it: image_convert then decodes
 * it row by row, reduces it, turns it upright and brings it into the colours wanted. */
#ifndef IMAGE_IMAGE_H
#define IMAGE_IMAGE_H

#include "base/below.h"
#include "base/stroke.h"
#include <stdbool.h>
#include <stdint.h>

/* Limits; passing one is an error, before anything is decoded. */
enum {
    IMAGE_FILE_MAX = 64 << 20,
    IMAGE_PIXELS_MAX = 100000000,
    IMAGE_SHAPES_MAX = 20000
};

enum image_kind { IMAGE_PNG, IMAGE_JPEG, IMAGE_SVG };

/* The number of channels is 1, 3 or 4. CMYK: 0 is no ink. */
enum image_space { IMAGE_GREY, IMAGE_RGB, IMAGE_CMYK };

struct image; /* opaque */

struct image_facts {
    enum image_kind kind;
    enum image_space space;
    uint32_t width,
        height; /* pixels as seen upright; SVG: only their proportion counts */
    bool transparent; /* has an alpha channel, which will be laid on white */
    bool bilevel; /* line art: black and white in one bit a pixel; GREY */
};

/* Reads a picture and looks it through once, so that damage is found before anything is
 * written. NULL after an error at the file's mark. Lives in `arena`. */
const struct image *image_open(const struct below_file *file, struct arena *arena,
                               struct diag *diag);

/* The same from bytes in memory, which are borrowed. */
const struct image *image_open_bytes(struct str bytes, const struct below_file *file,
                                     struct arena *arena, struct diag *diag);

struct image_facts image_facts(const struct image *image);
struct str image_path(const struct image *image); /* as the content writes it */
struct str image_bytes(const struct image *image); /* the file as it was read */

/* ---- samples --------------------------------------------------------------------- */

enum image_intent { IMAGE_INTENT_RELATIVE, IMAGE_INTENT_PERCEPTUAL };

/* What an edition wants of a picture of samples. */
struct image_target {
    enum image_space space; /* RGB: sRGB; CMYK: that of `profile` */
    struct str profile; /* bytes of the ICC profile of the press; CMYK only */
    enum image_intent intent; /* relative: with black point compensation */
    uint32_t width, height; /* pixels, upright; more are reduced to these, 0: never */
};

enum image_coding {
    IMAGE_SAMPLES, /* 8 bits each, row by row */
    IMAGE_BITS, /* one bit a pixel, 1 is white; each row begins with a byte */
    IMAGE_DCT /* a JPEG stream */
};

struct image_data {
    enum image_space space; /* that wanted, or GREY for a picture without colour */
    enum image_coding coding;
    uint32_t width, height;
    bool inverted; /* CMYK in which 255 is no ink */
    bool unchanged; /* the picture's own JPEG data, without its descriptions */
    struct str bytes;
};

/* Brings a picture of samples into the form wanted. Transparency is laid on white. Grey
 * stays grey; for the press its tones are those that black ink alone renders. A bilevel
 * picture stays one. The bytes live in `arena`. False after an error: the profile cannot
 * be used. */
bool image_convert(struct image_data *out, const struct image *image,
                   const struct image_target *target, struct arena *arena,
                   struct diag *diag);

/* The result of a conversion to grey or RGB as a file for a browser: JPEG as it is,
 * samples as PNG. `media_type` is which. In `arena`. */
struct str image_to_file(const char **media_type, const struct image_data *data,
                         struct arena *arena);

/* The ink of an sRGB colour in percent C, M, Y, K; neutral colours are black ink alone.
 * Without a profile by plain arithmetic. */
void image_ink(uint8_t ink[4], const uint8_t rgb[3], struct str profile,
               enum image_intent intent);

/* How light a mix of inks in percent C, M, Y, K is on the press: L* in tenths, 1000 for
 * the paper; -1 if the profile cannot tell. */
int image_ink_lightness(const uint8_t ink[4], struct str profile);

/* ---- outlines -------------------------------------------------------------------- */

/* A colour on the way from 0 to 1,000,000. */
struct image_stop {
    int32_t at;
    uint8_t rgb[3];
};

/* Colours that run into each other, along a line or from one circle to another, and go on
 * as they end. Its numbers are millionths of a frame: `frame` is where the frame's zero
 * and the ends of its x and y axis lie in the drawing. */
struct image_gradient {
    bool radial;
    struct point frame[3];
    int32_t from[3], to[3]; /* x, y and radius of the circles; x alone of a line */
    const struct image_stop *stops; /* at least 2, from 0 to 1,000,000 */
    size_t stop_count;
};

enum image_shape_kind {
    IMAGE_FILL,
    IMAGE_STROKE,
    IMAGE_CLIP, /* hides what lies outside the path, until its IMAGE_UNCLIP */
    IMAGE_UNCLIP
};

/* One step of drawing. Points and lengths count in millionths of the picture's width,
 * from its top left. */
struct image_shape {
    enum image_shape_kind kind;
    struct path path;
    bool even_odd; /* FILL, CLIP */
    uint8_t rgb[3]; /* FILL, STROKE; of a gradient nothing */
    const struct image_gradient *gradient; /* FILL, STROKE; NULL: one colour */
    struct stroke stroke; /* STROKE */
};

/* The steps of an SVG picture from the lowest up; none for others. */
const struct image_shape *image_shapes(const struct image *image, size_t *count);

/* Reads path data as in SVG into `arena`, each unit of them `unit` of the path; false if
 * they are damaged, or reach too far. */
bool image_read_path(struct path *out, struct str data, int32_t unit,
                     struct arena *arena);

#endif
