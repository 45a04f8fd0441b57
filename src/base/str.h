/* Text as pointer and length, always UTF-8, never owned; and a builder for new text. */
#ifndef BASE_STR_H
#define BASE_STR_H

#include "base/arena.h"
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct str {
    const char *data;
    size_t size; /* bytes */
};

/* A slice of a string literal, as a constant expression. */
#define STR(literal) ((struct str){(literal), sizeof(literal) - 1})

/* A no-break space within a string literal. */
#define NBSP "\xC2\xA0"

/* For printf: "%.*s", STR_ARGS(s). */
#define STR_ARGS(s) (int)(s).size, (s).data

/* A slice of a NUL-terminated string; NULL gives the empty slice. */
struct str str_from(const char *text);

static inline bool str_equal(struct str a, struct str b)
{
    return a.size == b.size && (a.size == 0 || memcmp(a.data, b.data, a.size) == 0);
}

/* Byte order, so the same on every machine: negative, zero or positive. */
int str_compare(struct str a, struct str b);
bool str_starts_with(struct str s, struct str prefix);
bool str_ends_with(struct str s, struct str suffix);
/* The bytes of `s` from `from` to before `to`; both are clamped to its size. */
static inline struct str str_slice(struct str s, size_t from, size_t to)
{
    to = to > s.size ? s.size : to;
    from = from > to ? to : from;
    /* A null pointer must not even be moved by zero. */
    return (struct str){from == 0 ? s.data : s.data + from, to - from};
}

/* Space, tab, CR, LF. */
static inline bool str_is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}

/* `s` without blanks at either end. */
struct str str_trim(struct str s);
/* The line of `s` at `*from`, without its end; moves on to the next one, or past the end.
 */
struct str str_take_line(struct str s, size_t *from);
/* The offset of `needle` at or after `from`, or SIZE_MAX. */
size_t str_find(struct str s, struct str needle, size_t from);
struct str str_copy(struct arena *arena, struct str s);
/* A NUL-terminated copy, for libraries. */
char *str_to_c(struct arena *arena, struct str s);
/* printf into the arena. */
struct str str_format(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
struct str str_format_list(struct arena *arena, const char *format, va_list arguments)
    __attribute__((format(printf, 2, 0)));

/* What str_next does for sequences of three bytes and more, and malformed ones. */
uint32_t str_next_long(struct str s, size_t *at);

/* Decodes the code point at byte `*at` and moves `*at` past it. Malformed bytes give
 * U+FFFD and move on by one. At the end of `s`: returns 0 and does not move. */
static inline uint32_t str_next(struct str s, size_t *at)
{
    if (s.data == NULL || *at >= s.size) {
        return 0;
    }
    const unsigned char *bytes = (const unsigned char *)s.data + *at;
    /* Nearly all letters of the content: one byte, or two. */
    if (bytes[0] < 0x80) {
        (*at)++;
        return bytes[0];
    }
    if (bytes[0] >= 0xC2 && bytes[0] < 0xE0 && s.size - *at > 1 &&
        (bytes[1] & 0xC0) == 0x80) {
        *at += 2;
        return (bytes[0] & 0x1Fu) << 6 | (bytes[1] & 0x3Fu);
    }
    return str_next_long(s, at);
}

/* Number of code points. */
size_t str_length(struct str s);
/* Controls, and marks that break or reorder the line, must not reach a terminal. */
bool str_is_unsafe(uint32_t code_point);

/* Grows in an arena; read `text` as a str with builder_str. */
struct builder {
    struct arena *arena;
    char *items;
    size_t count;
    size_t capacity;
};

/* Makes room for `size` more bytes. */
void builder_reserve(struct builder *builder, size_t size);

static inline void builder_add(struct builder *builder, struct str s)
{
    if (s.size == 0) {
        return;
    }
    if (builder->capacity - builder->count < s.size) {
        builder_reserve(builder, s.size);
    }
    memcpy(builder->items + builder->count, s.data, s.size);
    builder->count += s.size;
}

static inline void builder_add_byte(struct builder *builder, char byte)
{
    if (builder->count == builder->capacity) {
        builder_reserve(builder, 1);
    }
    builder->items[builder->count++] = byte;
}

/* As a terminal may show it, on one line: what is unsafe becomes U+FFFD. */
void builder_add_shown(struct builder *builder, struct str s);

/* What builder_add_code_point does where two bytes, or the room, do not suffice. */
void builder_add_long(struct builder *builder, uint32_t code_point);

static inline void builder_add_code_point(struct builder *builder, uint32_t code_point)
{
    if (builder->capacity - builder->count < 2 || code_point >= 0x800) {
        builder_add_long(builder, code_point);
    } else if (code_point < 0x80) {
        builder->items[builder->count++] = (char)code_point;
    } else {
        builder->items[builder->count++] = (char)(0xC0 | code_point >> 6);
        builder->items[builder->count++] = (char)(0x80 | (code_point & 0x3F));
    }
}

/* `value` in units of 10^-decimals, without trailing zeros: 12345 and 3 is "12.345". */
void builder_add_number(struct builder *builder, int64_t value, unsigned decimals);
void builder_format(struct builder *builder, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
struct str builder_str(const struct builder *builder);

#endif
