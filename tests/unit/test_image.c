/* Pictures through the door of the image stage: all forms of PNG and JPEG, orientation,
 * profiles, limits, damage. */
#include "image/image.h"
#include "image_files.h"
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

struct fixture {
    struct arena *arena;
    struct diag *diag;
};

static int set_up(void **state)
{
    struct fixture *fixture = malloc(sizeof *fixture);
    fixture->arena = arena_create();
    fixture->diag = diag_create(fixture->arena);
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    arena_destroy(fixture->arena);
    free(fixture);
    return 0;
}

static const struct below_file NAME = {{"", 0}, {"x", 1}, {0}};

static const struct image *open_bytes(struct fixture *fixture, struct str bytes)
{
    return image_open_bytes(bytes, &NAME, fixture->arena, fixture->diag);
}

/* What was said last, as text. */
static char *said(struct fixture *fixture)
{
    char *text = NULL;
    size_t size = 0;
    FILE *file = open_memstream(&text, &size);
    diag_print(fixture->diag, file, LANG_EN);
    fclose(file);
    struct str kept = str_copy(fixture->arena, (struct str){text, size + 1});
    free(text);
    return str_to_c(fixture->arena, kept);
}

static struct image_data convert(struct fixture *fixture, const struct image *image,
                                 uint32_t width, uint32_t height)
{
    struct image_data data;
    const struct image_target target = {
        .space = IMAGE_RGB, .width = width, .height = height};
    assert_non_null(image);
    assert_true(image_convert(&data, image, &target, fixture->arena, fixture->diag));
    return data;
}

static void expect_pixel(const struct image_data *data, size_t at, const uint8_t *want)
{
    size_t channels = data->space == IMAGE_GREY ? 1 : data->space == IMAGE_RGB ? 3 : 4;
    for (size_t i = 0; i < channels; i++) {
        assert_in_range((uint8_t)data->bytes.data[at * channels + i] + 1,
                        want[i] == 0 ? 1 : want[i], want[i] + 2);
    }
}

/* ---- PNG ------------------------------------------------------------------------- */

static void test_png_types(void **state)
{
    struct fixture *fixture = *state;
    static const png_color PALETTE[2] = {{255, 0, 0}, {0, 0, 255}};
    static const uint8_t ALPHA[2] = {255, 0};
    static const uint8_t BITS[1] = {0x40}; /* 0, 1 */
    static const uint8_t PAIRS[1] = {0x30}; /* 0, 3 */
    static const uint8_t GREY16[4] = {0x80, 0x00, 0xFF, 0xFF};
    static const uint8_t GREY_ALPHA[4] = {0, 255, 0, 0};
    static const uint8_t RGB[6] = {255, 0, 0, 0, 0, 255};
    static const uint8_t RGBA[8] = {255, 0, 0, 255, 0, 0, 255, 0};
    static const uint8_t RGB16[12] = {0xFF, 0xFF, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
    static const uint8_t RED[3] = {255, 0, 0}, BLUE[3] = {0, 0, 255};
    static const uint8_t WHITE[3] = {255, 255, 255}, BLACK[3] = {0}, HALF[1] = {128};
    const struct {
        struct png_plan plan;
        enum image_space space;
        const uint8_t *first, *second;
    } CASES[] = {
        {{2, 1, PNG_COLOR_TYPE_GRAY, 2, 0, PAIRS, .gamma = 0}, IMAGE_GREY, BLACK, WHITE},
        {{2, 1, PNG_COLOR_TYPE_GRAY, 16, 0, GREY16, .gamma = 0}, IMAGE_GREY, HALF, WHITE},
        {{2, 1, PNG_COLOR_TYPE_GRAY_ALPHA, 8, 0, GREY_ALPHA, .gamma = 0},
         IMAGE_GREY,
         BLACK,
         WHITE},
        {{2, 1, PNG_COLOR_TYPE_RGB, 8, 0, RGB, .gamma = 45455}, IMAGE_RGB, RED, BLUE},
        {{2, 1, PNG_COLOR_TYPE_RGB, 16, 0, RGB16, .gamma = 0}, IMAGE_RGB, RED, BLUE},
        {{2, 1, PNG_COLOR_TYPE_RGB_ALPHA, 8, 0, RGBA, .gamma = 0}, IMAGE_RGB, RED, WHITE},
        {{2, 1, PNG_COLOR_TYPE_PALETTE, 1, 0, BITS, PALETTE, 2, NULL, 0, NULL, 0},
         IMAGE_RGB,
         RED,
         BLUE},
        {{2, 1, PNG_COLOR_TYPE_PALETTE, 1, 0, BITS, PALETTE, 2, ALPHA, 0, NULL, 0},
         IMAGE_RGB,
         RED,
         WHITE},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        for (int interlace = 0; interlace < 2; interlace++) {
            struct png_plan plan = CASES[i].plan;
            plan.interlace = interlace;
            const struct image *image =
                open_bytes(fixture, make_png(fixture->arena, &plan));
            struct image_data data = convert(fixture, image, 0, 0);
            assert_int_equal(data.space, CASES[i].space);
            assert_int_equal(data.coding, IMAGE_SAMPLES);
            expect_pixel(&data, 0, CASES[i].first);
            expect_pixel(&data, 1, CASES[i].second);
        }
    }
    assert_int_equal(diag_error_count(fixture->diag), 0);
}

/* Black and white in one bit a pixel, as grey or by a palette, whatever else is said of
 * its colours, stays as it is stored. */
static void test_line_art(void **state)
{
    struct fixture *fixture = *state;
    static const png_color BLACK_WHITE[2] = {{0, 0, 0}, {255, 255, 255}};
    static const png_color WHITE_BLACK[2] = {{255, 255, 255}, {0, 0, 0}};
    static const uint8_t ROWS[4] = {0x5A, 0xBF, 0x00,
                                    0x40}; /* 10 pixels, 6 bits of waste */
    static const uint8_t SAME[4] = {0x5A, 0x80, 0x00, 0x40};
    static const uint8_t TURNED[4] = {0xA5, 0x40, 0xFF, 0x80};
    const struct {
        struct png_plan plan;
        const uint8_t *want;
    } CASES[] = {
        {{10, 2, PNG_COLOR_TYPE_GRAY, 1, 0, ROWS, .gamma = 100000}, SAME},
        {{10, 2, PNG_COLOR_TYPE_PALETTE, 1, 0, ROWS, BLACK_WHITE, 2, .gamma = 0}, SAME},
        {{10, 2, PNG_COLOR_TYPE_PALETTE, 1, 0, ROWS, WHITE_BLACK, 2, .gamma = 0}, TURNED},
    };
    for (size_t i = 0; i < 2 * (sizeof CASES / sizeof CASES[0]); i++) {
        struct png_plan plan = CASES[i / 2].plan;
        plan.interlace = (int)(i % 2);
        const struct image *image = open_bytes(fixture, make_png(fixture->arena, &plan));
        struct image_data data = convert(fixture, image, 0, 0);
        assert_true(image_facts(image).bilevel);
        assert_int_equal(data.space, IMAGE_GREY);
        assert_int_equal(data.coding, IMAGE_BITS);
        assert_int_equal(data.bytes.size, 4);
        assert_memory_equal(data.bytes.data, CASES[i / 2].want, 4);
    }
}

/* A pixel of fewer ones is white if half of them or more are. */
static void test_line_art_is_reduced(void **state)
{
    struct fixture *fixture = *state;
    static const uint8_t ROWS[4] = {0xF5, 0x00, 0xF4, 0x00};
    const struct png_plan plan = {10, 2, PNG_COLOR_TYPE_GRAY, 1, 0, ROWS, .gamma = 0};
    const struct image *image = open_bytes(fixture, make_png(fixture->arena, &plan));
    struct image_data data = convert(fixture, image, 5, 1);
    assert_int_equal(data.coding, IMAGE_BITS);
    assert_int_equal(data.bytes.size, 1);
    assert_int_equal((uint8_t)data.bytes.data[0], 0xE0);
}

static void test_png_gamma(void **state)
{
    struct fixture *fixture = *state;
    static const uint8_t ROWS[1] = {128};
    const struct png_plan plan = {1, 1, PNG_COLOR_TYPE_GRAY, 8, 0, ROWS, .gamma = 100000};
    struct image_data data =
        convert(fixture, open_bytes(fixture, make_png(fixture->arena, &plan)), 0, 0);
    static const uint8_t LINEAR[1] = {188}; /* half the light */
    expect_pixel(&data, 0, LINEAR);
}

/* ---- reducing -------------------------------------------------------------------- */

static void test_averages(void **state)
{
    struct fixture *fixture = *state;
    static const uint8_t ROWS[12] = {0, 30, 60, 30, 60, 90, 60, 90, 120, 90, 120, 150};
    const struct png_plan plan = {3, 4, PNG_COLOR_TYPE_GRAY, 8, 0, ROWS, .gamma = 0};
    const struct image *image = open_bytes(fixture, make_png(fixture->arena, &plan));
    struct image_data one = convert(fixture, image, 1, 1);
    assert_int_equal(one.width * one.height, 1);
    assert_int_equal((uint8_t)one.bytes.data[0], 75);
    /* Two columns out of three: the middle one counts half in each. */
    struct image_data two = convert(fixture, image, 2, 4);
    assert_int_equal((uint8_t)two.bytes.data[0], 10);
    assert_int_equal((uint8_t)two.bytes.data[1], 50);
    /* Never enlarged. */
    struct image_data same = convert(fixture, image, 30, 40);
    assert_int_equal(same.width, 3);
    assert_memory_equal(same.bytes.data, ROWS, sizeof ROWS);
}

/* ---- JPEG ------------------------------------------------------------------------ */

enum { SIDE = 16 };

/* All samples of a JPEG stream, by libjpeg itself. */
static void decode_jpeg(uint8_t *out, const struct image_data *data, size_t channels)
{
    struct jpeg_decompress_struct jpeg = {0};
    struct jpeg_error_mgr errors;
    jpeg.err = jpeg_std_error(&errors);
    jpeg_create_decompress(&jpeg);
    jpeg_mem_src(&jpeg, (const unsigned char *)data->bytes.data, data->bytes.size);
    (void)jpeg_read_header(&jpeg, TRUE);
    (void)jpeg_start_decompress(&jpeg);
    assert_int_equal(jpeg.output_components, channels);
    while (jpeg.output_scanline < jpeg.output_height) {
        JSAMPROW row = out + jpeg.output_scanline * jpeg.output_width * channels;
        (void)jpeg_read_scanlines(&jpeg, &row, 1);
    }
    (void)jpeg_finish_decompress(&jpeg);
    jpeg_destroy_decompress(&jpeg);
}

static const uint8_t *flat(struct arena *arena, const uint8_t *pixel, size_t channels)
{
    uint8_t *samples = arena_array(arena, SIDE * SIDE, channels);
    for (size_t i = 0; i < SIDE * SIDE; i++) {
        memcpy(samples + i * channels, pixel, channels);
    }
    return samples;
}

static void test_jpeg_passes(void **state)
{
    struct fixture *fixture = *state;
    static const uint8_t TONE[3] = {200, 100, 50};
    struct jpeg_plan plan = {.width = SIDE,
                             .height = SIDE,
                             .space = JCS_RGB,
                             .stored = JCS_YCbCr,
                             .channels = 3,
                             .samples = flat(fixture->arena, TONE, 3),
                             .exif = make_exif(fixture->arena, 1, 'I')};
    for (int progressive = 0; progressive < 2; progressive++) {
        plan.progressive = progressive != 0;
        struct str bytes = make_jpeg(fixture->arena, &plan);
        struct image_data data = convert(fixture, open_bytes(fixture, bytes), 0, 0);
        assert_int_equal(data.coding, IMAGE_DCT);
        assert_true(data.unchanged);
        assert_true(data.bytes.size < bytes.size);
        assert_int_equal(str_find(data.bytes, STR("Exif"), 0), SIZE_MAX);
        /* What is left is a picture still, and the same one. */
        struct image_data again = convert(fixture, open_bytes(fixture, data.bytes), 0, 0);
        assert_true(str_equal(again.bytes, data.bytes));
        struct image_data reduced = convert(fixture, open_bytes(fixture, bytes), 4, 4);
        assert_int_equal(reduced.coding, IMAGE_DCT);
        assert_int_equal(reduced.width, 4);
        assert_false(reduced.unchanged);
    }
}

static void test_jpeg_cmyk(void **state)
{
    struct fixture *fixture = *state;
    static const uint8_t INK[4] = {10, 200, 30, 40};
    struct jpeg_plan plan = {.width = SIDE,
                             .height = SIDE,
                             .space = JCS_CMYK,
                             .stored = JCS_CMYK,
                             .channels = 4,
                             .samples = flat(fixture->arena, INK, 4)};
    for (int adobe = 0; adobe < 4; adobe++) {
        plan.adobe = (adobe & 1) != 0;
        plan.stored = (adobe & 2) != 0 ? JCS_YCCK : JCS_CMYK;
        plan.adobe = plan.adobe || plan.stored == JCS_YCCK;
        const struct image *image = open_bytes(fixture, make_jpeg(fixture->arena, &plan));
        assert_non_null(image);
        struct image_data data;
        struct image_target target = {.space = IMAGE_CMYK};
        assert_true(image_convert(&data, image, &target, fixture->arena, fixture->diag));
        assert_true(data.unchanged);
        assert_int_equal(data.inverted, plan.adobe);
        /* Reduced, it keeps its inks; Adobe's programs store their complement. */
        uint8_t inks[8 * 8 * 4];
        target.width = target.height = 8;
        assert_true(image_convert(&data, image, &target, fixture->arena, fixture->diag));
        assert_false(data.inverted);
        assert_int_equal(data.space, IMAGE_CMYK);
        decode_jpeg(inks, &data, 4);
        for (size_t i = 0; i < 4; i++) {
            int want = plan.adobe ? 255 - INK[i] : INK[i];
            assert_in_range(inks[4 * 20 + i], want - 3, want + 3);
        }
    }
}

static void test_orientation(void **state)
{
    struct fixture *fixture = *state;
    /* One quarter is dark; CORNER is the one where it must be seen. */
    uint8_t *samples = arena_alloc(fixture->arena, SIDE * SIDE);
    for (size_t i = 0; i < SIDE * SIDE; i++) {
        bool dark = i % SIDE < SIDE / 2 && i / SIDE < SIDE / 2;
        samples[i] = dark ? 0 : 255; /* the top left quarter */
    }
    static const unsigned CORNER[9] = {0, 0, 1, 3, 2, 0, 1, 3, 2};
    for (unsigned orientation = 1; orientation <= 8; orientation++) {
        char order = orientation % 2 == 0 ? 'I' : 'M';
        struct jpeg_plan plan = {.width = SIDE,
                                 .height = SIDE,
                                 .space = JCS_GRAYSCALE,
                                 .stored = JCS_GRAYSCALE,
                                 .channels = 1,
                                 .samples = samples,
                                 .exif = make_exif(fixture->arena, orientation, order)};
        const struct image *image = open_bytes(fixture, make_jpeg(fixture->arena, &plan));
        struct image_data data = convert(fixture, image, 0, 0);
        struct image_data small = convert(fixture, open_bytes(fixture, data.bytes), 2, 2);
        uint8_t quarters[4];
        decode_jpeg(quarters, &small, 1);
        for (unsigned i = 0; i < 4; i++) {
            assert_true(i == CORNER[orientation] ? quarters[i] < 20 : quarters[i] > 235);
        }
    }
}

static void test_orientation_swaps_sides(void **state)
{
    struct fixture *fixture = *state;
    uint8_t *samples = arena_alloc(fixture->arena, 8 * 24);
    struct jpeg_plan plan = {.width = 24,
                             .height = 8,
                             .space = JCS_GRAYSCALE,
                             .stored = JCS_GRAYSCALE,
                             .channels = 1,
                             .samples = samples,
                             .exif = make_exif(fixture->arena, 6, 'M')};
    const struct image *image = open_bytes(fixture, make_jpeg(fixture->arena, &plan));
    assert_int_equal(image_facts(image).width, 8);
    assert_int_equal(image_facts(image).height, 24);
    struct image_data data = convert(fixture, image, 4, 12);
    assert_int_equal(data.width, 4);
    assert_int_equal(data.height, 12);
}

/* ---- what cannot be used --------------------------------------------------------- */

static void test_foreign_kinds(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        struct str bytes;
        const char *word;
    } CASES[] = {
        {{"\0\0\0\x18"
          "ftypheic____",
          16},
         "HEIC"},
        {{"RIFF____WEBPVP8 ", 16}, "WebP"},
        {{"II*\0____", 8}, "TIFF"},
        {{"%PDF-1.7", 8}, "PDF"},
        {{"GIF89a", 6}, "GIF"},
        {{"", 0}, "empty"},
        {{"hello", 5}, "no picture"},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        assert_null(open_bytes(fixture, CASES[i].bytes));
        assert_non_null(strstr(said(fixture), CASES[i].word));
    }
    assert_int_equal(diag_exit_code(fixture->diag), 1);
}

static void test_size_is_checked_before_decoding(void **state)
{
    struct fixture *fixture = *state;
    static const uint8_t ROWS[1] = {0};
    const struct png_plan plan = {1, 1, PNG_COLOR_TYPE_GRAY, 8, 0, ROWS, .gamma = 0};
    struct str png = make_png(fixture->arena, &plan);
    char *large = arena_copy(fixture->arena, png.data, png.size);
    /* 20000 x 20000, with the checksum of that header. */
    memcpy(large + 16, "\0\0\x4E\x20\0\0\x4E\x20", 8);
    memcpy(large + 29, "\x2A\x04\x45\x74", 4);
    uint32_t crc = UINT32_MAX;
    for (size_t i = 12; i < 29; i++) {
        crc ^= (uint8_t)large[i];
        for (int bit = 0; bit < 8; bit++) {
            crc = crc >> 1 ^ (0xEDB88320u & (0u - (crc & 1)));
        }
    }
    for (size_t i = 0; i < 4; i++) {
        large[29 + i] = (char)(~crc >> (24 - 8 * i));
    }
    assert_null(open_bytes(fixture, (struct str){large, png.size}));
    assert_non_null(strstr(said(fixture), "megapixels"));
}

static void test_damage(void **state)
{
    struct fixture *fixture = *state;
    static const uint8_t TONE[4] = {1, 90, 200, 7};
    const struct png_plan png = {
        SIDE, SIDE, PNG_COLOR_TYPE_RGB, 8, 1, flat(fixture->arena, TONE, 3), .gamma = 0};
    struct jpeg_plan jpeg = {.width = SIDE,
                             .height = SIDE,
                             .space = JCS_RGB,
                             .stored = JCS_YCbCr,
                             .channels = 3,
                             .samples = flat(fixture->arena, TONE, 3)};
    struct str files[3] = {make_png(fixture->arena, &png),
                           make_jpeg(fixture->arena, &jpeg)};
    jpeg.progressive = true;
    files[2] = make_jpeg(fixture->arena, &jpeg);
    for (size_t f = 0; f < 3; f++) {
        for (size_t size = 0; size + 2 < files[f].size; size++) {
            char *cut = malloc(size + 1); /* so that a read beyond is seen */
            memcpy(cut, files[f].data, size);
            struct str bytes = {cut, size};
            assert_null(open_bytes(fixture, bytes));
            free(cut);
        }
        for (size_t at = 0; at < files[f].size; at++) {
            char *changed = malloc(files[f].size);
            memcpy(changed, files[f].data, files[f].size);
            changed[at] = (char)~changed[at];
            (void)open_bytes(fixture, (struct str){changed, files[f].size});
            free(changed);
        }
    }
}

static void test_wrong_profile(void **state)
{
    struct fixture *fixture = *state;
    static const uint8_t TONE[3] = {9, 9, 9};
    struct jpeg_plan plan = {.width = SIDE,
                             .height = SIDE,
                             .space = JCS_RGB,
                             .stored = JCS_YCbCr,
                             .channels = 3,
                             .samples = flat(fixture->arena, TONE, 3),
                             .profile = STR("this is no profile at all")};
    assert_null(open_bytes(fixture, make_jpeg(fixture->arena, &plan)));
    assert_non_null(strstr(said(fixture), "profile"));
    assert_non_null(strstr(said(fixture), "[picture-pixels]"));
    plan.profile = STR("");
    const struct image *image = open_bytes(fixture, make_jpeg(fixture->arena, &plan));
    const struct image_target target = {.space = IMAGE_CMYK,
                                        .profile = STR("nor is this")};
    struct image_data data;
    assert_non_null(image);
    assert_false(image_convert(&data, image, &target, fixture->arena, fixture->diag));
    assert_non_null(strstr(said(fixture), "[picture-profile]"));
}

static void test_same_bytes(void **state)
{
    struct fixture *fixture = *state;
    uint8_t *samples = arena_alloc(fixture->arena, 64 * 64 * 3);
    for (size_t i = 0; i < 64 * 64 * 3; i++) {
        samples[i] = (uint8_t)(i * i >> 3);
    }
    struct jpeg_plan plan = {.width = 64,
                             .height = 64,
                             .space = JCS_RGB,
                             .stored = JCS_YCbCr,
                             .channels = 3,
                             .samples = samples};
    struct str bytes = make_jpeg(fixture->arena, &plan);
    struct image_data a = convert(fixture, open_bytes(fixture, bytes), 33, 17);
    struct image_data b = convert(fixture, open_bytes(fixture, bytes), 33, 17);
    assert_true(str_equal(a.bytes, b.bytes));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_png_types, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_line_art, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_line_art_is_reduced, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_png_gamma, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_averages, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_jpeg_passes, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_jpeg_cmyk, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_orientation, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_orientation_swaps_sides, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_foreign_kinds, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_size_is_checked_before_decoding, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_damage, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_wrong_profile, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_same_bytes, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
