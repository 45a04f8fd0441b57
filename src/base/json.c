/* Strings of JSON (RFC 8259). */
#include "base/json.h"

void json_add_string(struct builder *out, struct str text)
{
    builder_add(out, STR("\""));
    for (size_t at = 0; at < text.size;) {
        uint32_t c = str_next(text, &at);
        if (c == '"' || c == '\\') {
            builder_add(out, STR("\\"));
            builder_add_code_point(out, c);
        } else if (str_is_unsafe(c)) {
            builder_format(out, "\\u%04x", (unsigned)c);
        } else {
            builder_add_code_point(out, c);
        }
    }
    builder_add(out, STR("\""));
}
