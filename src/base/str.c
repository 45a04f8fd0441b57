/* Text slices in UTF-8, and a builder for new text. Nothing here depends on a locale. */
#include "base/str.h"
#include "base/array.h"
#include <stdio.h>
#include <string.h>

enum { SHORT_NEEDLE = 4 }; /* bytes */

struct str str_from(const char *text)
{
    return (struct str){text, text == NULL ? 0 : strlen(text)};
}

int str_compare(struct str a, struct str b)
{
    size_t shared = a.size < b.size ? a.size : b.size;
    int order = shared == 0 ? 0 : memcmp(a.data, b.data, shared);
    return order != 0 ? order : (a.size > b.size) - (a.size < b.size);
}

bool str_starts_with(struct str s, struct str prefix)
{
    return s.size >= prefix.size && str_equal(str_slice(s, 0, prefix.size), prefix);
}

bool str_ends_with(struct str s, struct str suffix)
{
    return s.size >= suffix.size &&
           str_equal(str_slice(s, s.size - suffix.size, s.size), suffix);
}

struct str str_trim(struct str s)
{
    size_t from = 0;
    size_t to = s.size;
    while (from < to && str_is_blank(s.data[from])) {
        from++;
    }
    while (to > from && str_is_blank(s.data[to - 1])) {
        to--;
    }
    return str_slice(s, from, to);
}

/* By its first byte: signs are rare in most texts. */
static size_t find_short(struct str s, struct str needle, size_t from)
{
    while (s.size - from >= needle.size) {
        const char *found = memchr(s.data + from, needle.data[0], s.size - from);
        if (found == NULL) {
            break;
        }
        from = (size_t)(found - s.data);
        if (str_starts_with(str_slice(s, from, s.size), needle)) {
            return from;
        }
        from++;
    }
    return SIZE_MAX;
}

size_t str_find(struct str s, struct str needle, size_t from)
{
    if (from > s.size) {
        return SIZE_MAX;
    }
    if (needle.size == 0) {
        return from;
    }
    if (from == s.size) {
        return SIZE_MAX;
    }
    if (needle.size <= SHORT_NEEDLE) {
        return find_short(s, needle, from);
    }
    const char *found = memmem(s.data + from, s.size - from, needle.data, needle.size);
    return found == NULL ? SIZE_MAX : (size_t)(found - s.data);
}

struct str str_take_line(struct str s, size_t *from)
{
    size_t end = str_find(s, STR("\n"), *from);
    struct str line = str_slice(s, *from, end == SIZE_MAX ? s.size : end);
    *from += line.size + 1;
    return line;
}

struct str str_copy(struct arena *arena, struct str s)
{
    return (struct str){arena_copy(arena, s.data, s.size), s.size};
}

char *str_to_c(struct arena *arena, struct str s)
{
    if (s.size == SIZE_MAX) {
        arena_out_of_memory();
    }
    char *copy = arena_alloc(arena, s.size + 1);
    if (s.size > 0) {
        memcpy(copy, s.data, s.size);
    }
    return copy;
}

struct str str_format_list(struct arena *arena, const char *format, va_list arguments)
{
    va_list again;
    va_copy(again, arguments);
    int size = vsnprintf(NULL, 0, format, again);
    va_end(again);
    if (size < 0) {
        arena_out_of_memory();
    }
    char *text = arena_alloc(arena, (size_t)size + 1);
    vsnprintf(text, (size_t)size + 1, format, arguments);
    return (struct str){text, (size_t)size};
}

struct str str_format(struct arena *arena, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    struct str text = str_format_list(arena, format, arguments);
    va_end(arguments);
    return text;
}

/* What follows the lead byte of a sequence: how many bytes, and the least code point that
 * needs them (a longer form is malformed). */
struct utf8_form {
    size_t tail;
    uint32_t least;
    uint32_t lead_bits;
};

static struct utf8_form find_form(unsigned char lead)
{
    if (lead >= 0xC2 && lead <= 0xDF) {
        return (struct utf8_form){1, 0x80, lead & 0x1Fu};
    }
    if (lead >= 0xE0 && lead <= 0xEF) {
        return (struct utf8_form){2, 0x800, lead & 0x0Fu};
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
        return (struct utf8_form){3, 0x10000, lead & 0x07u};
    }
    return (struct utf8_form){0};
}

uint32_t str_next_long(struct str s, size_t *at)
{
    enum { REPLACEMENT = 0xFFFD };
    const unsigned char *bytes = (const unsigned char *)s.data + *at;
    size_t left = s.size - *at;
    (*at)++;
    struct utf8_form form = find_form(bytes[0]);
    if (form.tail == 0 || form.tail >= left) {
        return REPLACEMENT;
    }
    uint32_t code_point = form.lead_bits;
    for (size_t i = 1; i <= form.tail; i++) {
        if ((bytes[i] & 0xC0) != 0x80) {
            return REPLACEMENT;
        }
        code_point = code_point << 6 | (bytes[i] & 0x3Fu);
    }
    bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
    if (code_point < form.least || code_point > 0x10FFFF || surrogate) {
        return REPLACEMENT;
    }
    *at += form.tail;
    return code_point;
}

size_t str_length(struct str s)
{
    size_t length = 0;
    for (size_t at = 0; at < s.size; length++) {
        str_next(s, &at);
    }
    return length;
}

bool str_is_unsafe(uint32_t code_point)
{
    return code_point < 0x20 || (code_point >= 0x7F && code_point <= 0x9F) ||
           (code_point >= 0x2028 && code_point <= 0x202E) ||
           (code_point >= 0x2066 && code_point <= 0x2069) || code_point == 0xFEFF;
}

void builder_reserve(struct builder *builder, size_t size)
{
    if (builder->capacity - builder->count >= size) {
        return;
    }
    if (size > PTRDIFF_MAX - builder->count || builder->capacity > PTRDIFF_MAX / 2) {
        arena_out_of_memory();
    }
    size_t wanted = builder->count + size;
    size_t capacity = builder->capacity < 32 ? 64 : builder->capacity * 2;
    capacity = capacity < wanted ? wanted : capacity;
    char *items = arena_alloc(builder->arena, capacity);
    if (builder->count > 0) {
        memcpy(items, builder->items, builder->count);
    }
    builder->items = items;
    builder->capacity = capacity;
}

void builder_add_shown(struct builder *builder, struct str s)
{
    for (size_t at = 0; at < s.size;) {
        uint32_t c = str_next(s, &at);
        c = c == '\n' || c == '\t' ? ' ' : c;
        builder_add_code_point(builder, str_is_unsafe(c) ? 0xFFFD : c);
    }
}

void builder_add_long(struct builder *builder, uint32_t code_point)
{
    char bytes[4];
    size_t size = 1;
    if (code_point < 0x80) {
        bytes[0] = (char)code_point;
    } else if (code_point < 0x800) {
        bytes[0] = (char)(0xC0 | code_point >> 6);
        size = 2;
    } else if (code_point < 0x10000) {
        bytes[0] = (char)(0xE0 | code_point >> 12);
        size = 3;
    } else {
        bytes[0] = (char)(0xF0 | (code_point >> 18 & 0x07));
        size = 4;
    }
    for (size_t i = 1; i < size; i++) {
        bytes[i] = (char)(0x80 | (code_point >> 6 * (size - 1 - i) & 0x3F));
    }
    builder_add(builder, (struct str){bytes, size});
}

void builder_add_number(struct builder *builder, int64_t value, unsigned decimals)
{
    char digits[32];
    size_t at = sizeof digits;
    uint64_t rest = value < 0 ? -(uint64_t)value : (uint64_t)value;
    for (; decimals > 0 && rest % 10 == 0; decimals--) {
        rest /= 10;
    }
    if (decimals > 0) {
        for (; decimals > 0; decimals--, rest /= 10) {
            digits[--at] = (char)('0' + rest % 10);
        }
        digits[--at] = '.';
    }
    do {
        digits[--at] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest > 0);
    if (value < 0) {
        digits[--at] = '-';
    }
    builder_add(builder, (struct str){digits + at, sizeof digits - at});
}

void builder_format(struct builder *builder, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    builder_add(builder, str_format_list(builder->arena, format, arguments));
    va_end(arguments);
}

struct str builder_str(const struct builder *builder)
{
    return (struct str){builder->items, builder->count};
}
