/* Picture files made in memory, so that the tests need none on the disk: through libpng
 * and libjpeg, and by hand where those would refuse. */
#ifndef TESTS_UNIT_IMAGE_FILES_H
#define TESTS_UNIT_IMAGE_FILES_H

#include "base/arena.h"
#include "base/str.h"
#include <setjmp.h>
#include <stdio.h>
#include <jpeglib.h>
#include <png.h>
#include <stdlib.h>
#include <string.h>

struct png_plan {
    uint32_t width, height;
    int type, depth; /* PNG_COLOR_TYPE_… */
    int interlace; /* PNG_INTERLACE_… */
    const uint8_t *rows; /* packed as PNG has them */
    const png_color *palette;
    int palette_count;
    const uint8_t *palette_alpha;
    int32_t gamma; /* 0: none */
    const char *profile; /* ICC, or NULL */
    uint32_t profile_size;
};

static inline void take_png_bytes(png_structp png, png_bytep data, size_t size)
{
    builder_add(png_get_io_ptr(png), (struct str){(const char *)data, size});
}

static inline void flush_png(png_structp png)
{
    (void)png;
}

static inline struct str make_png(struct arena *arena, const struct png_plan *plan)
{
    struct builder out = {.arena = arena};
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_infop info = png_create_info_struct(png);
    png_set_write_fn(png, &out, take_png_bytes, flush_png);
    png_set_IHDR(png, info, plan->width, plan->height, plan->depth, plan->type,
                 plan->interlace, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    if (plan->palette != NULL) {
        png_set_PLTE(png, info, plan->palette, plan->palette_count);
    }
    if (plan->palette_alpha != NULL) {
        png_set_tRNS(png, info, plan->palette_alpha, plan->palette_count, NULL);
    }
    if (plan->gamma != 0) {
        png_set_gAMA_fixed(png, info, plan->gamma);
    }
    if (plan->profile != NULL) {
        png_set_iCCP(png, info, "p", PNG_COMPRESSION_TYPE_BASE,
                     (png_const_bytep)plan->profile, plan->profile_size);
    }
    size_t row = png_get_rowbytes(png, info);
    png_bytep *rows = arena_array(arena, plan->height, sizeof *rows);
    for (uint32_t y = 0; y < plan->height; y++) {
        rows[y] = arena_copy(arena, plan->rows + y * row, row);
    }
    png_write_info(png, info);
    png_write_image(png, rows);
    png_write_end(png, info);
    png_destroy_write_struct(&png, &info);
    return builder_str(&out);
}

struct jpeg_plan {
    uint32_t width, height;
    J_COLOR_SPACE space; /* of the samples */
    J_COLOR_SPACE stored;
    int channels;
    bool progressive, adobe;
    const uint8_t *samples;
    struct str exif; /* body of an APP1 segment */
    struct str profile; /* ICC */
};

static inline struct str make_jpeg(struct arena *arena, const struct jpeg_plan *plan)
{
    struct jpeg_compress_struct jpeg = {0};
    struct jpeg_error_mgr errors;
    unsigned char *bytes = NULL;
    unsigned long size = 0;
    jpeg.err = jpeg_std_error(&errors);
    jpeg_create_compress(&jpeg);
    jpeg_mem_dest(&jpeg, &bytes, &size);
    jpeg.image_width = plan->width;
    jpeg.image_height = plan->height;
    jpeg.input_components = plan->channels;
    jpeg.in_color_space = plan->space;
    jpeg_set_defaults(&jpeg);
    jpeg_set_colorspace(&jpeg, plan->stored);
    jpeg_set_quality(&jpeg, 100, TRUE);
    for (int i = 0; i < jpeg.num_components; i++) {
        jpeg.comp_info[i].h_samp_factor = jpeg.comp_info[i].v_samp_factor = 1;
    }
    jpeg.write_Adobe_marker = plan->adobe;
    if (plan->progressive) {
        jpeg_simple_progression(&jpeg);
    }
    jpeg_start_compress(&jpeg, TRUE);
    if (plan->exif.size > 0) {
        jpeg_write_marker(&jpeg, JPEG_APP0 + 1, (const JOCTET *)plan->exif.data,
                          (unsigned)plan->exif.size);
    }
    if (plan->profile.size > 0) {
        jpeg_write_icc_profile(&jpeg, (const JOCTET *)plan->profile.data,
                               (unsigned)plan->profile.size);
    }
    size_t row = (size_t)plan->width * (size_t)plan->channels;
    for (uint32_t y = 0; y < plan->height; y++) {
        JSAMPROW samples = arena_copy(arena, plan->samples + y * row, row);
        (void)jpeg_write_scanlines(&jpeg, &samples, 1);
    }
    jpeg_finish_compress(&jpeg);
    jpeg_destroy_compress(&jpeg);
    struct str out = str_copy(arena, (struct str){(const char *)bytes, size});
    free(bytes);
    return out;
}

/* An EXIF segment that states an orientation; `order` is 'I' or 'M'. */
static inline struct str make_exif(struct arena *arena, unsigned orientation, char order)
{
    static const char LITTLE[] =
        "Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0?\0"
        "\0\0\0\0\0\0";
    static const char BIG[] = "Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0?"
                              "\0\0\0\0\0\0";
    const char *pattern = order == 'I' ? LITTLE : BIG;
    size_t size = order == 'I' ? sizeof LITTLE - 1 : sizeof BIG - 1;
    char *bytes = arena_copy(arena, pattern, size);
    *(char *)memchr(bytes, '?', size) = (char)orientation;
    return (struct str){bytes, size};
}

#endif
