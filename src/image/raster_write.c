/* Converted pictures to files that browsers read; libpng's simple interface is enough. */
#include "image/image.h"
#include <assert.h>
#include <png.h>
#include <string.h>

/* One bit a pixel to one byte. */
static const uint8_t *unpack_bits(const struct image_data *data, struct arena *arena)
{
    size_t stride = ((size_t)data->width + 7) / 8;
    uint8_t *out = arena_array(arena, data->height, data->width);
    for (size_t y = 0; y < data->height; y++) {
        const char *row = data->bytes.data + y * stride;
        for (size_t x = 0; x < data->width; x++) {
            bool white = ((uint8_t)row[x / 8] >> (7 - x % 8) & 1) != 0;
            out[y * data->width + x] = white ? 255 : 0;
        }
    }
    return out;
}

struct str image_to_file(const char **media_type, const struct image_data *data,
                         struct arena *arena)
{
    *media_type = data->coding == IMAGE_DCT ? "image/jpeg" : "image/png";
    if (data->coding == IMAGE_DCT) {
        return data->bytes;
    }
    assert(data->space != IMAGE_CMYK);
    bool rgb = data->space == IMAGE_RGB;
    png_image png = {
        .version = PNG_IMAGE_VERSION,
        .width = data->width,
        .height = data->height,
        .format = rgb ? PNG_FORMAT_RGB : PNG_FORMAT_GRAY,
        .flags = PNG_IMAGE_FLAG_FAST,
    };
    const void *samples = data->bytes.data;
    if (data->coding == IMAGE_BITS) {
        samples = unpack_bits(data, arena);
    }
    size_t size = PNG_IMAGE_PNG_SIZE_MAX(png);
    void *bytes = arena_alloc(arena, size);
    if (!png_image_write_to_memory(&png, bytes, &size, 0, samples, 0, NULL)) {
        arena_out_of_memory(); /* nothing else can fail */
    }
    return (struct str){bytes, size};
}
