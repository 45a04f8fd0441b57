/* JPEG streams without what is not needed to show them: the place where a photograph was
 * taken and the name of the photographer's camera are nobody's business. */
#include "image/raster.h"

enum {
    MARKER = 0xFF,
    MARKER_START = 0xD8,
    MARKER_END = 0xD9,
    MARKER_SCAN = 0xDA,
    MARKER_RESTART_FIRST = 0xD0,
    MARKER_RESTART_LAST = 0xD7,
    MARKER_APP_FIRST = 0xE0,
    MARKER_APP_LAST = 0xEF,
    MARKER_ADOBE = 0xEE, /* APP14: how the colours are stored */
    MARKER_COMMENT = 0xFE
};

static unsigned byte_at(struct str bytes, size_t at)
{
    return at < bytes.size ? (uint8_t)bytes.data[at] : 0;
}

static bool is_description(unsigned marker)
{
    return (marker >= MARKER_APP_FIRST && marker <= MARKER_APP_LAST &&
            marker != MARKER_ADOBE) ||
           marker == MARKER_COMMENT;
}

/* The end of the coded data that begins at `at`: the next marker that is no restart. */
static size_t scan_end(struct str bytes, size_t at)
{
    for (; at + 1 < bytes.size; at++) {
        unsigned next = byte_at(bytes, at + 1);
        bool stuffed = next == 0 || next == MARKER ||
                       (next >= MARKER_RESTART_FIRST && next <= MARKER_RESTART_LAST);
        if (byte_at(bytes, at) == MARKER && !stuffed) {
            return at;
        }
    }
    return bytes.size;
}

struct str raster_jpeg_strip(struct str bytes, struct arena *arena)
{
    struct builder out = {.arena = arena};
    size_t at = 2;
    builder_add(&out, str_slice(bytes, 0, 2));
    while (at + 4 <= bytes.size) {
        unsigned marker = byte_at(bytes, at + 1);
        if (byte_at(bytes, at) != MARKER) {
            return STR("");
        }
        if (marker == MARKER) { /* a filler */
            at++;
            continue;
        }
        if (marker == MARKER_END) {
            break;
        }
        size_t end = at + 2 + (byte_at(bytes, at + 2) << 8 | byte_at(bytes, at + 3));
        if (end > bytes.size || end < at + 4) {
            return STR("");
        }
        end = marker == MARKER_SCAN ? scan_end(bytes, end) : end;
        if (!is_description(marker)) {
            builder_add(&out, str_slice(bytes, at, end));
        }
        at = end;
    }
    builder_add(&out, (struct str){"\xFF\xD9", 2});
    return builder_str(&out);
}
