/* How PDF writes numbers, references and strings. Fixed point only: printf of a double
 * would follow the locale and print noise. */
#include "pdf/syntax.h"
#include <string.h>

void syntax_add(struct builder *out, const char *text)
{
    builder_add(out, (struct str){text, strlen(text)});
}

void syntax_add_number(struct builder *out, int64_t value, unsigned decimals)
{
    builder_add_number(out, value, decimals);
}

void syntax_add_integer(struct builder *out, int64_t value)
{
    builder_add(out, STR(" "));
    syntax_add_number(out, value, 0);
}

void syntax_add_reference(struct builder *out, object_id object)
{
    syntax_add_integer(out, object);
    builder_add(out, STR(" 0 R"));
}

void syntax_add_box(struct builder *out, const int64_t box[4])
{
    for (size_t i = 0; i < 4; i++) {
        builder_add(out, i == 0 ? STR("[") : STR(" "));
        syntax_add_number(out, box[i], 3);
    }
    builder_add(out, STR("]"));
}

void syntax_add_utf16(struct builder *out, uint32_t code_point)
{
    static const char HEX[] = "0123456789ABCDEF";
    uint32_t units = code_point;
    unsigned digits = 4;
    if (code_point >= 0x10000) {
        uint32_t above = code_point - 0x10000;
        units = (0xD800 + (above >> 10)) << 16 | (0xDC00 + (above & 0x3FF));
        digits = 8;
    }
    char text[8];
    for (unsigned i = 0; i < digits; i++) {
        text[i] = HEX[units >> 4 * (digits - 1 - i) & 0xF];
    }
    builder_add(out, (struct str){text, digits});
}

void syntax_add_ascii(struct builder *out, struct str text)
{
    builder_add(out, STR("("));
    size_t plain = 0;
    for (size_t i = 0; i < text.size; i++) {
        char byte = text.data[i];
        if (byte == '(' || byte == ')' || byte == '\\' || byte == '\r') {
            builder_add(out, str_slice(text, plain, i));
            builder_add(out, STR("\\"));
            plain = i;
            if (byte == '\r') {
                builder_add(out, STR("r"));
                plain = i + 1;
            }
        }
    }
    builder_add(out, str_slice(text, plain, text.size));
    builder_add(out, STR(")"));
}

static bool is_printable_ascii(struct str text)
{
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] < ' ' || text.data[i] > '~') {
            return false;
        }
    }
    return true;
}

bool syntax_add_text(struct builder *out, struct str text)
{
    if (is_printable_ascii(text)) {
        syntax_add_ascii(out, str_slice(text, 0, SYNTAX_STRING_MAX));
        return text.size <= SYNTAX_STRING_MAX;
    }
    builder_add(out, STR("<FEFF"));
    size_t at = 0;
    for (size_t bytes = 2; at < text.size;) {
        size_t next = at;
        uint32_t code_point = str_next(text, &next);
        bytes += code_point >= 0x10000 ? 4 : 2;
        if (bytes > SYNTAX_STRING_MAX) {
            break;
        }
        syntax_add_utf16(out, code_point);
        at = next;
    }
    builder_add(out, STR(">"));
    return at == text.size;
}
