/* zlib, called with room for a little at first. */
#include "verify/unpack.h"
#include <string.h>
#include <zlib.h>

bool unpack(struct str *out, struct str packed, size_t limit, struct arena *arena)
{
    union {
        const char *given;
        Bytef *wanted; /* zlib's pointer lacks a const */
    } input = {packed.data};
    z_stream stream = {.next_in = input.wanted, .avail_in = (uInt)packed.size};
    if (inflateInit(&stream) != Z_OK) {
        arena_out_of_memory();
    }
    size_t room = 64 << 10;
    char *bytes = arena_alloc(arena, room);
    int status = Z_OK;
    while (status == Z_OK && stream.total_out <= limit) {
        if (stream.total_out == room) {
            char *larger = arena_alloc(arena, 2 * room);
            memcpy(larger, bytes, room);
            bytes = larger;
            room *= 2;
        }
        stream.next_out = (Bytef *)bytes + stream.total_out;
        stream.avail_out = (uInt)(room - stream.total_out);
        status = inflate(&stream, Z_NO_FLUSH);
    }
    *out = (struct str){bytes, stream.total_out};
    inflateEnd(&stream);
    return status == Z_STREAM_END && out->size <= limit;
}
