/* PNG through libpng, which jumps out of its errors: each jump lands in the function that
 * called, and what must survive it lies in a struct. */
#include "image/raster.h"
#include "base/catalogue.h"
#include "base/wording.h"
#include <png.h>
#include <stdlib.h>
#include <string.h>

enum {
    CHUNKS_MAX = 1000,
    CHUNK_MAX = 8 << 20,
    CHUNK_LEAST = 64 << 10,
    UNPACKED = 16,
    SIDE_LIMIT = 1000000,
    WHITE = 255
};

struct png_run {
    struct arena *arena;
    struct str bytes;
    size_t at;
    png_structp png;
    png_infop info;
    const char **fault;
    uint8_t *picture; /* all rows, when they come interlaced */
    uint8_t *row;
    png_bytep *rows;
};

static void take_error(png_structp png, png_const_charp message)
{
    struct png_run *run = png_get_error_ptr(png);
    *run->fault = wording_phrase(run->arena,
                                 "is damaged (PNG: %s); open it in a picture editor and "
                                 "save it again",
                                 message);
    png_longjmp(png, 1);
}

static void take_warning(png_structp png, png_const_charp message)
{
    (void)png;
    (void)message;
}

static void take_bytes(png_structp png, png_bytep data, size_t size)
{
    struct png_run *run = png_get_io_ptr(png);
    if (size > run->bytes.size - run->at) {
        png_error(png, N_("it ends too early"));
    }
    memcpy(data, run->bytes.data + run->at, size);
    run->at += size;
}

static png_voidp take_memory(png_structp png, png_alloc_size_t size)
{
    (void)png;
    void *memory = malloc(size);
    if (memory == NULL) {
        arena_out_of_memory();
    }
    return memory;
}

static void release_memory(png_structp png, png_voidp memory)
{
    (void)png;
    free(memory);
}

/* What a chunk may take: more for a larger file, whatever it says of itself. */
static size_t chunk_limit(size_t file)
{
    size_t most = CHUNK_LEAST + UNPACKED * file;
    return most < CHUNK_MAX ? most : CHUNK_MAX;
}

static void start_run(struct png_run *run)
{
    run->png = png_create_read_struct_2(PNG_LIBPNG_VER_STRING, run, take_error,
                                        take_warning, NULL, take_memory, release_memory);
    if (run->png != NULL) {
        run->info = png_create_info_struct(run->png);
    }
    if (run->info == NULL) {
        arena_out_of_memory();
    }
    png_set_read_fn(run->png, run, take_bytes);
    png_set_user_limits(run->png, SIDE_LIMIT, SIDE_LIMIT);
    png_set_chunk_cache_max(run->png, CHUNKS_MAX);
    png_set_chunk_malloc_max(run->png, chunk_limit(run->bytes.size));
}

static void end_run(struct png_run *run)
{
    png_destroy_read_struct(&run->png, &run->info, NULL);
    free(run->picture);
    free(run->row);
    free(run->rows);
}

/* ---- the header ------------------------------------------------------------------ */

static void read_colours(struct raster *out, struct png_run *run)
{
    png_charp name;
    png_bytep profile;
    png_uint_32 size;
    int method;
    if (png_get_valid(run->png, run->info, PNG_INFO_sRGB) != 0) {
        return; /* says all */
    }
    if (png_get_iCCP(run->png, run->info, &name, &method, &profile, &size) != 0) {
        out->profile = str_copy(run->arena, (struct str){(const char *)profile, size});
        return;
    }
    png_fixed_point gamma = 0;
    if (png_get_gAMA_fixed(run->png, run->info, &gamma) != 0 && gamma > 0) {
        out->gamma = gamma;
    }
    png_fixed_point c[8];
    if (png_get_cHRM_fixed(run->png, run->info, &c[0], &c[1], &c[2], &c[3], &c[4], &c[5],
                           &c[6], &c[7]) != 0) {
        for (size_t i = 0; i < 8; i++) {
            out->chromaticities[i] = c[i];
        }
    }
}

static void read_orientation(struct raster *out, struct png_run *run)
{
    png_bytep exif;
    png_uint_32 size;
    out->orientation = 1;
    if (png_get_eXIf_1(run->png, run->info, &size, &exif) != 0) {
        struct str body = {(const char *)exif, size};
        struct builder builder = {.arena = run->arena};
        builder_add(&builder, (struct str){"Exif\0\0", 6});
        builder_add(&builder, body);
        out->orientation = raster_exif_orientation(builder_str(&builder));
    }
}

/* True of a picture of one bit a pixel in which those are black and white. */
static bool is_bilevel(struct png_run *run)
{
    png_colorp palette;
    int count = 0;
    if (png_get_bit_depth(run->png, run->info) != 1 ||
        png_get_valid(run->png, run->info, PNG_INFO_tRNS) != 0) {
        return false;
    }
    (void)png_get_PLTE(run->png, run->info, &palette, &count);
    for (int i = 0; i < count; i++) {
        const png_color *colour = &palette[i];
        bool grey = colour->red == colour->green && colour->green == colour->blue;
        if (!grey || (colour->red != 0 && colour->red != WHITE)) {
            return false;
        }
    }
    return true;
}

static bool read_header(struct raster *out, struct png_run *run)
{
    start_run(run);
    if (setjmp(png_jmpbuf(run->png)) != 0) {
        return false;
    }
    png_read_info(run->png, run->info);
    int type = png_get_color_type(run->png, run->info);
    out->width = png_get_image_width(run->png, run->info);
    out->height = png_get_image_height(run->png, run->info);
    out->bilevel = is_bilevel(run);
    bool coloured = (type & (PNG_COLOR_MASK_COLOR | PNG_COLOR_MASK_PALETTE)) != 0;
    out->space = coloured && !out->bilevel ? IMAGE_RGB : IMAGE_GREY;
    out->transparent = (type & PNG_COLOR_MASK_ALPHA) != 0 ||
                       png_get_valid(run->png, run->info, PNG_INFO_tRNS) != 0;
    if (!out->bilevel) {
        read_colours(out, run);
    }
    read_orientation(out, run);
    return true;
}

bool raster_png_header(struct raster *out, struct str bytes, struct arena *arena,
                       const char **fault)
{
    struct png_run run = {.arena = arena, .bytes = bytes, .fault = fault};
    bool read = read_header(out, &run);
    end_run(&run);
    return read && raster_check_size(out->width, out->height, arena, fault);
}

/* ---- rows ------------------------------------------------------------------------ */

/* One form for all of PNG's: 8 bits, grey or RGB, alpha wherever there is any. */
static void set_form(struct png_run *run)
{
    png_set_scale_16(run->png);
    png_set_expand(run->png);
    (void)png_set_interlace_handling(run->png);
    png_read_update_info(run->png, run->info);
}

/* Lays a row with alpha on white, in place. */
static void flatten(uint8_t *row, uint32_t width, size_t channels)
{
    const uint8_t *from = row;
    for (uint32_t i = 0; i < width; i++, from += channels + 1) {
        unsigned alpha = from[channels];
        for (size_t c = 0; c < channels; c++) {
            unsigned sum = from[c] * alpha + WHITE * (WHITE - alpha);
            *row++ = (uint8_t)((sum + WHITE / 2) / WHITE);
        }
    }
}

static void hand_on(const struct raster *raster, const struct raster_rows *rows,
                    uint8_t *row, size_t channels)
{
    if (raster->bilevel) {
        for (size_t i = 0; i < raster->width; i++) {
            row[i] = row[i * channels];
        }
    } else if (channels > raster_channels(raster->space)) {
        flatten(row, raster->width, raster_channels(raster->space));
    }
    rows->take(rows->context, row);
}

static void *must_have(size_t count, size_t size)
{
    void *memory = calloc(count, size);
    if (memory == NULL) {
        arena_out_of_memory();
    }
    return memory;
}

static void read_interlaced(struct png_run *run, const struct raster *raster,
                            const struct raster_rows *rows, size_t channels)
{
    size_t size = (size_t)raster->width * channels;
    run->picture = must_have(raster->height, size);
    run->rows = must_have(raster->height, sizeof *run->rows);
    for (uint32_t y = 0; y < raster->height; y++) {
        run->rows[y] = run->picture + y * size;
    }
    png_read_image(run->png, run->rows);
    for (uint32_t y = 0; y < raster->height; y++) {
        hand_on(raster, rows, run->rows[y], channels);
    }
}

static bool read_rows(struct png_run *run, const struct raster *raster,
                      const struct raster_rows *rows)
{
    start_run(run);
    if (setjmp(png_jmpbuf(run->png)) != 0) {
        return false;
    }
    png_read_info(run->png, run->info);
    set_form(run);
    size_t channels = png_get_channels(run->png, run->info);
    size_t least = raster_channels(raster->space);
    size_t most = raster->bilevel ? raster_channels(IMAGE_RGB) : least + 1;
    if (png_get_image_width(run->png, run->info) != raster->width || channels < least ||
        channels > most) {
        png_error(run->png, N_("its header contradicts itself"));
    }
    if (png_get_interlace_type(run->png, run->info) != PNG_INTERLACE_NONE) {
        read_interlaced(run, raster, rows, channels);
    } else {
        run->row = must_have(1, png_get_rowbytes(run->png, run->info));
        for (uint32_t y = 0; y < raster->height; y++) {
            png_read_row(run->png, run->row, NULL);
            hand_on(raster, rows, run->row, channels);
        }
    }
    png_read_end(run->png, NULL);
    return true;
}

bool raster_png_rows(const struct raster *raster, struct str bytes,
                     const struct raster_rows *rows, struct arena *arena,
                     const char **fault)
{
    struct png_run run = {.arena = arena, .bytes = bytes, .fault = fault};
    bool read = read_rows(&run, raster, rows);
    end_run(&run);
    return read;
}
