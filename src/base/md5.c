/* MD5 by nettle. */
#include "base/md5.h"
#include <nettle/md5.h>

struct str md5_hex(struct arena *arena, struct str bytes)
{
    static const char DIGITS[] = "0123456789abcdef";
    struct md5_ctx context;
    uint8_t digest[MD5_DIGEST_SIZE];
    md5_init(&context);
    if (bytes.size > 0) {
        md5_update(&context, bytes.size, (const uint8_t *)bytes.data);
    }
    md5_digest(&context, sizeof digest, digest);
    char *text = arena_alloc(arena, 2 * sizeof digest);
    for (size_t i = 0; i < sizeof digest; i++) {
        text[2 * i] = DIGITS[digest[i] >> 4];
        text[2 * i + 1] = DIGITS[digest[i] & 15];
    }
    return (struct str){text, 2 * sizeof digest};
}
