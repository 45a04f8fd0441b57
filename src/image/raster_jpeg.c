/* JPEG through libjpeg-turbo. Its warnings about missing or wrong data are errors here: a
 * picture that is half grey must not be printed. */
#include "image/raster.h"
#include "base/wording.h"
#include <setjmp.h>
#include <stdio.h>
/* libjpeg's headers need stdio before them. */
#include <jerror.h>
#include <jpeglib.h>
#include <stdlib.h>
#include <string.h>

enum { SCANS_MAX = 100, SEGMENT_MAX = 0xFFFF, QUALITY_SCREEN = 90, QUALITY_PRESS = 94 };

struct jpeg_run {
    struct jpeg_decompress_struct jpeg;
    struct jpeg_error_mgr errors;
    struct jpeg_progress_mgr progress;
    jmp_buf jump;
    struct arena *arena;
    const char **fault;
    uint8_t *row;
    JOCTET *profile;
};

static void report(struct jpeg_run *run)
{
    char message[JMSG_LENGTH_MAX];
    (*run->errors.format_message)((j_common_ptr)&run->jpeg, message);
    *run->fault = wording_phrase(run->arena,
                                 "is damaged or of a rare kind (JPEG: %s); open it in a "
                                 "picture editor and save it again",
                                 message);
    longjmp(run->jump, 1);
}

static void take_error(j_common_ptr jpeg)
{
    if (jpeg->err->msg_code == JERR_OUT_OF_MEMORY) {
        arena_out_of_memory();
    }
    report(jpeg->client_data);
}

static void take_message(j_common_ptr jpeg, int level)
{
    static const int HARMFUL[] = {JWRN_HIT_MARKER,    JWRN_JPEG_EOF,
                                  JWRN_HUFF_BAD_CODE, JWRN_BOGUS_PROGRESSION,
                                  JWRN_MUST_RESYNC,   JWRN_NOT_SEQUENTIAL};
    for (size_t i = 0; level < 0 && i < sizeof HARMFUL / sizeof HARMFUL[0]; i++) {
        if (jpeg->err->msg_code == HARMFUL[i]) {
            report(jpeg->client_data);
        }
    }
}

/* A small file can ask for any number of passes over a large picture. */
static void watch_scans(j_common_ptr jpeg)
{
    struct jpeg_run *run = jpeg->client_data;
    if (run->jpeg.input_scan_number > SCANS_MAX) {
        ERREXIT(&run->jpeg, JERR_NOTIMPL);
    }
}

static void start_run(struct jpeg_run *run, struct str bytes)
{
    union {
        const char *given;
        const unsigned char *wanted;
    } input = {bytes.data};
    run->jpeg.err = jpeg_std_error(&run->errors);
    run->errors.error_exit = take_error;
    run->errors.emit_message = take_message;
    run->progress.progress_monitor = watch_scans;
    run->jpeg.client_data = run;
    jpeg_create_decompress(&run->jpeg);
    run->jpeg.client_data = run;
    run->jpeg.progress = &run->progress;
    jpeg_mem_src(&run->jpeg, input.wanted, bytes.size);
    jpeg_save_markers(&run->jpeg, JPEG_APP0 + 1, SEGMENT_MAX);
    jpeg_save_markers(&run->jpeg, JPEG_APP0 + 2, SEGMENT_MAX);
    (void)jpeg_read_header(&run->jpeg, TRUE);
}

static void end_run(struct jpeg_run *run)
{
    jpeg_destroy_decompress(&run->jpeg);
    free(run->row);
    free(run->profile);
}

/* ---- the header ------------------------------------------------------------------ */

static unsigned find_orientation(const struct jpeg_run *run)
{
    for (jpeg_saved_marker_ptr m = run->jpeg.marker_list; m != NULL; m = m->next) {
        struct str segment = {(const char *)m->data, m->data_length};
        unsigned found =
            m->marker == JPEG_APP0 + 1 ? raster_exif_orientation(segment) : 1;
        if (found != 1) {
            return found;
        }
    }
    return 1;
}

static bool read_header(struct raster *out, struct jpeg_run *run, struct str bytes)
{
    unsigned size = 0;
    if (setjmp(run->jump) != 0) {
        return false;
    }
    start_run(run, bytes);
    out->width = run->jpeg.image_width;
    out->height = run->jpeg.image_height;
    int components = run->jpeg.num_components;
    if (components != 1 && components != 3 && components != 4) {
        ERREXIT(&run->jpeg, JERR_BAD_J_COLORSPACE);
    }
    out->space = components == 1 ? IMAGE_GREY : components == 3 ? IMAGE_RGB : IMAGE_CMYK;
    /* Adobe's programs store the light, not the ink. */
    out->inverted = components == 4 && run->jpeg.saw_Adobe_marker;
    out->orientation = find_orientation(run);
    if (jpeg_read_icc_profile(&run->jpeg, &run->profile, &size)) {
        out->profile =
            str_copy(run->arena, (struct str){(const char *)run->profile, size});
    }
    return true;
}

bool raster_jpeg_header(struct raster *out, struct str bytes, struct arena *arena,
                        const char **fault)
{
    struct jpeg_run *run = arena_new(arena, struct jpeg_run);
    run->arena = arena;
    run->fault = fault;
    bool read = read_header(out, run, bytes);
    end_run(run);
    return read && raster_check_size(out->width, out->height, arena, fault);
}

/* ---- rows ------------------------------------------------------------------------ */

static void invert(uint8_t *row, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        row[i] = (uint8_t)~row[i];
    }
}

static bool read_rows(struct jpeg_run *run, const struct raster *raster, struct str bytes,
                      const struct raster_rows *rows)
{
    if (setjmp(run->jump) != 0) {
        return false;
    }
    start_run(run, bytes);
    run->jpeg.out_color_space = raster->space == IMAGE_GREY  ? JCS_GRAYSCALE
                                : raster->space == IMAGE_RGB ? JCS_RGB
                                                             : JCS_CMYK;
    run->jpeg.dct_method = JDCT_ISLOW; /* exact to the bit on every machine */
    (void)jpeg_start_decompress(&run->jpeg);
    size_t size = (size_t)raster->width * raster_channels(raster->space);
    run->row = malloc(size);
    if (run->row == NULL) {
        arena_out_of_memory();
    }
    while (run->jpeg.output_scanline < run->jpeg.output_height) {
        JSAMPROW row = run->row;
        (void)jpeg_read_scanlines(&run->jpeg, &row, 1);
        if (raster->inverted) {
            invert(run->row, size);
        }
        rows->take(rows->context, run->row);
    }
    (void)jpeg_finish_decompress(&run->jpeg);
    return true;
}

bool raster_jpeg_rows(const struct raster *raster, struct str bytes,
                      const struct raster_rows *rows, struct arena *arena,
                      const char **fault)
{
    struct jpeg_run *run = arena_new(arena, struct jpeg_run);
    run->arena = arena;
    run->fault = fault;
    bool read = read_rows(run, raster, bytes, rows);
    end_run(run);
    return read;
}

/* ---- writing --------------------------------------------------------------------- */

static void start_writing(struct jpeg_compress_struct *jpeg, enum image_space space)
{
    jpeg->input_components = (int)raster_channels(space);
    jpeg->in_color_space = space == IMAGE_GREY  ? JCS_GRAYSCALE
                           : space == IMAGE_RGB ? JCS_RGB
                                                : JCS_CMYK;
    jpeg_set_defaults(jpeg);
    jpeg_set_quality(jpeg, space == IMAGE_CMYK ? QUALITY_PRESS : QUALITY_SCREEN, TRUE);
    jpeg->dct_method = JDCT_ISLOW;
    jpeg->optimize_coding = TRUE;
    jpeg->write_JFIF_header = FALSE;
    for (int i = 0; i < jpeg->num_components; i++) {
        jpeg->comp_info[i].h_samp_factor = 1; /* fine red lines stay sharp */
        jpeg->comp_info[i].v_samp_factor = 1;
    }
    jpeg_start_compress(jpeg, TRUE);
}

static void take_write_error(j_common_ptr jpeg)
{
    (void)jpeg;
    arena_out_of_memory(); /* all that can go wrong in memory */
}

struct str raster_jpeg_write(const uint8_t *samples, uint32_t width, uint32_t height,
                             enum image_space space, struct arena *arena)
{
    struct jpeg_compress_struct jpeg = {0};
    struct jpeg_error_mgr errors;
    unsigned char *bytes = NULL;
    unsigned long size = 0;
    size_t row_size = (size_t)width * raster_channels(space);
    JSAMPROW row = arena_alloc(arena, row_size); /* libjpeg's rows lack a const */
    jpeg.err = jpeg_std_error(&errors);
    errors.error_exit = take_write_error;
    jpeg_create_compress(&jpeg);
    jpeg_mem_dest(&jpeg, &bytes, &size);
    jpeg.image_width = width;
    jpeg.image_height = height;
    start_writing(&jpeg, space);
    for (uint32_t y = 0; y < height; y++) {
        memcpy(row, samples + y * row_size, row_size);
        (void)jpeg_write_scanlines(&jpeg, &row, 1);
    }
    jpeg_finish_compress(&jpeg);
    jpeg_destroy_compress(&jpeg);
    struct str out = str_copy(arena, (struct str){(const char *)bytes, size});
    free(bytes);
    return out;
}
