/* Base64 by nettle. */
#include "base/base64.h"
#include <nettle/base64.h>

void base64_add(struct builder *out, struct str bytes)
{
    size_t size = BASE64_ENCODE_RAW_LENGTH(bytes.size);
    char *text = arena_alloc(out->arena, size + 1);
    base64_encode_raw(text, bytes.size, (const uint8_t *)bytes.data);
    builder_add(out, (struct str){text, size});
}
