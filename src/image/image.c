/* The stage from outside: recognises a picture by its first bytes, looks it through, and
 * converts it for an edition: rows, reduced, in the colours wanted, turned upright. */
#include "image/image.h"
#include "base/catalogue.h"
#include "image/colour.h"
#include "image/scale.h"
#include "image/svg.h"
#include <string.h>

struct image {
    struct below_file file;
    struct str bytes;
    struct image_facts facts;
    struct raster raster;
    struct svg svg;
};

/* ---- recognising ----------------------------------------------------------------- */

/* Kinds that people try, and what to do instead. */
struct foreign {
    size_t at;
    struct str magic;
    const char *fault;
};

#define MAGIC(bytes)               \
    {                              \
        (bytes), sizeof(bytes) - 1 \
    }

static const struct foreign FOREIGN[] = {
    {4, MAGIC("ftypheic"),
     N_("is a HEIC photograph of a telephone; save or export it as JPEG or PNG and name "
        "that file")},
    {4, MAGIC("ftypheix"),
     N_("is a HEIC photograph of a telephone; save or export it as JPEG or PNG and name "
        "that file")},
    {4, MAGIC("ftypmif1"),
     N_("is a HEIF picture; save or export it as JPEG or PNG and name that file")},
    {4, MAGIC("ftypavif"),
     N_("is an AVIF picture; save or export it as JPEG or PNG and name that file")},
    {8, MAGIC("WEBP"),
     N_("is a WebP picture; save or export it as JPEG or PNG and name that file")},
    {0, MAGIC("GIF8"),
     N_("is a GIF picture; save or export it as JPEG or PNG and name that file")},
    {0, MAGIC("BM"),
     N_("is a BMP picture; save or export it as JPEG or PNG and name that file")},
    {0, MAGIC("II*\0"),
     N_("is a TIFF picture; save or export it as JPEG or PNG and name that file")},
    {0, MAGIC("MM\0*"),
     N_("is a TIFF picture; save or export it as JPEG or PNG and name that file")},
    {0, MAGIC("8BPS"),
     N_("is a Photoshop document; save or export it as JPEG or PNG and name that file")},
    {0, MAGIC("%PDF"), N_("is a PDF; export its picture as SVG, PNG or JPEG")},
    {0, MAGIC("%!PS"), N_("is an EPS drawing; export it as SVG")},
    {0, MAGIC("\x1F\x8B"),
     N_("is a compressed file (perhaps SVGZ); save it as plain SVG")},
    {0, MAGIC("PK\x03\x04"),
     N_("is an office document or an archive; take the picture out of it as JPEG or "
        "PNG")},
    {0, MAGIC("\0\0\0\x0CjP"),
     N_("is a JPEG 2000 picture; save or export it as JPEG or PNG and name that file")},
    {0, MAGIC("\xFF\x0A"),
     N_("is a JPEG XL picture; save or export it as JPEG or PNG and name that file")},
};

static bool has_magic(struct str bytes, size_t at, struct str magic)
{
    return str_equal(str_slice(bytes, at, at + magic.size), magic);
}

static bool report_foreign(struct str bytes, const char **fault)
{
    *fault = bytes.size == 0
                 ? N_("is empty")
                 : N_("is no picture that can be used; JPEG, PNG and SVG can");
    for (size_t i = 0; i < sizeof FOREIGN / sizeof FOREIGN[0]; i++) {
        if (has_magic(bytes, FOREIGN[i].at, FOREIGN[i].magic)) {
            *fault = FOREIGN[i].fault;
            return false;
        }
    }
    return false;
}

static bool recognise(enum image_kind *kind, struct str bytes, const char **fault)
{
    static const struct str PNG = MAGIC("\x89PNG\r\n\x1A\n");
    static const struct str JPEG = MAGIC("\xFF\xD8\xFF");
    if (has_magic(bytes, 0, PNG)) {
        *kind = IMAGE_PNG;
        return true;
    }
    if (has_magic(bytes, 0, JPEG)) {
        *kind = IMAGE_JPEG;
        return true;
    }
    *kind = IMAGE_SVG;
    return svg_is(bytes) || report_foreign(bytes, fault);
}

/* ---- opening --------------------------------------------------------------------- */

static void ignore_row(void *context, const uint8_t *row)
{
    (void)context;
    (void)row;
}

static bool read_rows(const struct image *image, const struct raster_rows *rows,
                      struct arena *arena, const char **fault)
{
    return image->facts.kind == IMAGE_PNG
               ? raster_png_rows(&image->raster, image->bytes, rows, arena, fault)
               : raster_jpeg_rows(&image->raster, image->bytes, rows, arena, fault);
}

static bool open_raster(struct image *image, struct arena *arena, const char **fault)
{
    struct raster *raster = &image->raster;
    bool png = image->facts.kind == IMAGE_PNG;
    bool read = png ? raster_png_header(raster, image->bytes, arena, fault)
                    : raster_jpeg_header(raster, image->bytes, arena, fault);
    if (!read) {
        return false;
    }
    const char *profile_fault = colour_check_profile(raster);
    if (profile_fault != NULL) {
        *fault = profile_fault;
        return false;
    }
    bool lies = raster->orientation >= 5;
    image->facts.space = raster->space;
    image->facts.transparent = raster->transparent;
    image->facts.bilevel = raster->bilevel;
    image->facts.width = lies ? raster->height : raster->width;
    image->facts.height = lies ? raster->width : raster->height;
    const struct raster_rows rows = {.take = ignore_row};
    return read_rows(image, &rows, arena, fault);
}

static bool open_kind(struct image *image, struct arena *arena, const char **fault)
{
    if (image->facts.kind != IMAGE_SVG) {
        return open_raster(image, arena, fault);
    }
    image->facts.space = IMAGE_RGB;
    image->facts.transparent = true;
    bool read = svg_read(&image->svg, image->bytes, arena, fault);
    image->facts.width = image->svg.width;
    image->facts.height = image->svg.height;
    return read;
}

const struct image *image_open_bytes(struct str bytes, const struct below_file *file,
                                     struct arena *arena, struct diag *diag)
{
    const char *fault = N_("cannot be read");
    struct image *image = arena_new(arena, struct image);
    image->file = *file;
    image->bytes = bytes;
    const char *rule = "picture-format";
    if (recognise(&image->facts.kind, bytes, &fault)) {
        if (open_kind(image, arena, &fault)) {
            return image;
        }
        rule = image->facts.kind == IMAGE_SVG ? "picture-drawing" : "picture-pixels";
    }
    diag_error(diag, file->mark, rule, "the file \"%.*s\" %s", STR_ARGS(file->path),
               fault);
    return NULL;
}

const struct image *image_open(const struct below_file *file, struct arena *arena,
                               struct diag *diag)
{
    struct str bytes;
    if (!below_read(&bytes, file, IMAGE_FILE_MAX, arena, diag)) {
        return NULL;
    }
    return image_open_bytes(bytes, file, arena, diag);
}

struct image_facts image_facts(const struct image *image)
{
    return image->facts;
}

struct str image_path(const struct image *image)
{
    return image->file.path;
}

struct str image_bytes(const struct image *image)
{
    return image->bytes;
}

const struct image_shape *image_shapes(const struct image *image, size_t *count)
{
    *count = image->svg.count;
    return image->svg.items;
}

/* ---- turning upright ------------------------------------------------------------- */

struct turning {
    unsigned orientation;
    uint32_t width, height; /* as stored */
    size_t channels;
};

/* Where the stored pixel (x, y) goes, by EXIF orientation. */
static size_t turned_place(const struct turning *turning, uint32_t x, uint32_t y)
{
    uint32_t right = turning->width - 1 - x;
    uint32_t below = turning->height - 1 - y;
    size_t width = turning->width, height = turning->height;
    switch (turning->orientation) {
    case 2: return y * width + right;
    case 3: return below * width + right;
    case 4: return below * width + x;
    case 5: return x * height + y;
    case 6: return x * height + below;
    case 7: return right * height + below;
    case 8: return right * height + y;
    default: return y * width + x;
    }
}

static uint8_t *turn(const uint8_t *samples, const struct turning *turning,
                     struct arena *arena)
{
    size_t channels = turning->channels;
    uint8_t *out = arena_array(arena, (size_t)turning->width * turning->height, channels);
    for (uint32_t y = 0; y < turning->height; y++) {
        for (uint32_t x = 0; x < turning->width; x++, samples += channels) {
            memcpy(out + turned_place(turning, x, y) * channels, samples, channels);
        }
    }
    return out;
}

/* ---- converting ------------------------------------------------------------------ */

/* Stored pixels that are wanted: no more than there are. */
static struct scale_size wanted_size(const struct image *image,
                                     const struct image_target *target)
{
    const struct raster *raster = &image->raster;
    bool lies = raster->orientation >= 5;
    uint32_t width = lies ? target->height : target->width;
    uint32_t height = lies ? target->width : target->height;
    struct scale_size size = {raster->width, raster->height};
    if (width > 0 && width < size.width) {
        size.width = width;
    }
    if (height > 0 && height < size.height) {
        size.height = height;
    }
    return size;
}

/* True if the file's own JPEG data can be used as they are. */
static bool can_pass(const struct image *image, const struct image_target *target,
                     struct scale_size size)
{
    const struct raster *raster = &image->raster;
    if (image->facts.kind != IMAGE_JPEG || raster->orientation != 1 ||
        size.width != raster->width || size.height != raster->height) {
        return false;
    }
    if (raster->space == IMAGE_CMYK) {
        return target->space == IMAGE_CMYK; /* separated on purpose: never touched */
    }
    return target->space == IMAGE_RGB && colour_is_srgb(raster);
}

static bool pass(struct image_data *out, const struct image *image, struct arena *arena)
{
    *out = (struct image_data){
        .space = image->raster.space,
        .coding = IMAGE_DCT,
        .width = image->raster.width,
        .height = image->raster.height,
        .inverted = image->raster.inverted,
        .unchanged = true,
        .bytes = raster_jpeg_strip(image->bytes, arena),
    };
    return out->bytes.size > 0;
}

/* CMYK that was separated for a press keeps its numbers, whatever its profile says; black
 * and white have the same in all spaces. */
static bool keeps_numbers(const struct image *image, const struct image_target *target)
{
    return image->raster.bilevel ||
           (image->raster.space == IMAGE_CMYK && target->space == IMAGE_CMYK);
}

/* Grey samples to bits, in place: what is half white or more is white. */
static struct str pack(uint8_t *samples, uint32_t width, uint32_t height)
{
    enum { HALF = 128 };
    uint8_t *out = samples;
    for (uint32_t y = 0; y < height; y++) {
        for (uint32_t x = 0; x < width; x += 8) {
            unsigned byte = 0;
            for (uint32_t i = 0; i < 8; i++) {
                bool white = x + i < width && *samples++ >= HALF;
                byte = byte << 1 | white;
            }
            *out++ = (uint8_t)byte;
        }
    }
    size_t row = ((size_t)width + 7) / 8;
    return (struct str){(const char *)(out - row * height), row * height};
}

static uint8_t *make_samples(struct image_data *out, const struct image *image,
                             const struct image_target *target, struct arena *arena,
                             const char **fault)
{
    const struct raster *raster = &image->raster;
    struct scale_size size = {out->width, out->height};
    struct scaler *scaler = scale_make((struct scale_size){raster->width, raster->height},
                                       size, raster_channels(raster->space), arena);
    const struct raster_rows rows = {scaler, scale_take};
    if (!read_rows(image, &rows, arena, fault)) {
        return NULL;
    }
    uint8_t *samples = scale_samples(scaler);
    const struct colour_work work = {raster, target, samples,
                                     (size_t)size.width * size.height};
    if (!keeps_numbers(image, target)) {
        samples = colour_convert(&work, arena);
    }
    if (samples == NULL || raster->orientation == 1) {
        return samples;
    }
    const struct turning turning = {raster->orientation, size.width, size.height,
                                    raster_channels(out->space)};
    if (raster->orientation >= 5) {
        out->width = size.height;
        out->height = size.width;
    }
    return turn(samples, &turning, arena);
}

bool image_convert(struct image_data *out, const struct image *image,
                   const struct image_target *target, struct arena *arena,
                   struct diag *diag)
{
    struct scale_size size = wanted_size(image, target);
    if (can_pass(image, target, size) && pass(out, image, arena)) {
        return true;
    }
    *out = (struct image_data){
        .space = image->raster.space == IMAGE_GREY ? IMAGE_GREY : target->space,
        .width = size.width,
        .height = size.height,
    };
    const char *fault = N_("cannot be brought into the colours of the press: its profile "
                           "cannot be used");
    uint8_t *samples = make_samples(out, image, target, arena, &fault);
    if (samples == NULL) {
        return diag_error(diag, image->file.mark, "picture-profile",
                          "the file \"%.*s\" %s", STR_ARGS(image->file.path), fault);
    }
    if (image->facts.kind == IMAGE_JPEG) {
        out->coding = IMAGE_DCT;
        out->bytes =
            raster_jpeg_write(samples, out->width, out->height, out->space, arena);
        return true;
    }
    if (image->raster.bilevel) {
        out->coding = IMAGE_BITS;
        out->bytes = pack(samples, out->width, out->height);
        return true;
    }
    size_t count = (size_t)out->width * out->height * raster_channels(out->space);
    out->coding = IMAGE_SAMPLES;
    out->bytes = (struct str){(const char *)samples, count};
    return true;
}
