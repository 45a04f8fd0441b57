/* SHA-256 by nettle. */
#include "base/sha256.h"
#include <nettle/sha2.h>

struct str sha256_hex(struct arena *arena, struct str bytes)
{
    static const char DIGITS[] = "0123456789abcdef";
    struct sha256_ctx context;
    uint8_t digest[SHA256_DIGEST_SIZE];
    sha256_init(&context);
    if (bytes.size > 0) {
        sha256_update(&context, bytes.size, (const uint8_t *)bytes.data);
    }
    sha256_digest(&context, sizeof digest, digest);
    char *text = arena_alloc(arena, 2 * sizeof digest);
    for (size_t i = 0; i < sizeof digest; i++) {
        text[2 * i] = DIGITS[digest[i] >> 4];
        text[2 * i + 1] = DIGITS[digest[i] & 15];
    }
    return (struct str){text, 2 * sizeof digest};
}
