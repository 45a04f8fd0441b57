/* What all pictures of samples share: their size, and the orientation in EXIF. */
#include "image/raster.h"
#include "base/wording.h"

enum { SIDE_MAX = 65500, MEGAPIXEL = 1000000 };

bool raster_check_size(uint32_t width, uint32_t height, struct arena *arena,
                       const char **fault)
{
    uint64_t pixels = (uint64_t)width * height;
    if (pixels == 0) {
        *fault = N_("is damaged: its width or height is 0");
        return false;
    }
    if (pixels > IMAGE_PIXELS_MAX || width > SIDE_MAX || height > SIDE_MAX) {
        *fault = wording_phrase(
            arena,
            "has %u x %u pixels; at most %d megapixels are possible: save it smaller "
            "(4000 pixels across are enough for print)",
            width, height, IMAGE_PIXELS_MAX / MEGAPIXEL);
        return false;
    }
    return true;
}

/* ---- EXIF ------------------------------------------------------------------------ */

enum {
    EXIF_HEAD = 6, /* "Exif\0\0" before the TIFF header */
    TIFF_HEAD = 8,
    TIFF_ENTRY = 12,
    TAG_ORIENTATION = 0x0112
};

/* `size` bytes of a TIFF structure as a number. */
static uint32_t read_number(struct str tiff, size_t at, size_t size)
{
    bool little = tiff.data[0] == 'I';
    uint32_t number = 0;
    for (size_t i = 0; i < size; i++) {
        size_t place = little ? at + size - 1 - i : at + i;
        number = number << 8 | (uint8_t)tiff.data[place];
    }
    return number;
}

unsigned raster_exif_orientation(struct str segment)
{
    struct str tiff = str_slice(segment, EXIF_HEAD, segment.size);
    bool known = str_starts_with(segment, (struct str){"Exif\0\0", EXIF_HEAD}) &&
                 tiff.size >= TIFF_HEAD &&
                 (str_starts_with(tiff, (struct str){"II*\0", 4}) ||
                  str_starts_with(tiff, (struct str){"MM\0*", 4}));
    if (!known) {
        return 1;
    }
    size_t directory = read_number(tiff, 4, 4);
    if (directory > tiff.size - 2) {
        return 1;
    }
    size_t count = read_number(tiff, directory, 2);
    for (size_t i = 0; i < count; i++) {
        size_t entry = directory + 2 + i * TIFF_ENTRY;
        if (entry + TIFF_ENTRY > tiff.size) {
            return 1;
        }
        if (read_number(tiff, entry, 2) == TAG_ORIENTATION) {
            uint32_t value = read_number(tiff, entry + 8, 2);
            return value >= 1 && value <= 8 ? value : 1;
        }
    }
    return 1;
}
