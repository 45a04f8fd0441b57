/* Walks over a format twice: to take the arguments from the caller, whose texts may not
 * live long, and to write the sentence with them. */
#include "base/wording.h"
#include "base/array.h"
#include <assert.h>
#include <string.h>

enum length { LENGTH_INT, LENGTH_LONG, LENGTH_SIZE };

/* From "%" to the letter that says what is printed; `kind` NUL: none is left. */
struct conversion {
    size_t start, end;
    enum length length;
    bool measured; /* the size of the text comes before it */
    int width;
    char kind;
};

struct wording_argument {
    union {
        int64_t whole;
        uint64_t natural;
        struct str text;
    } as;
};

struct arguments {
    struct wording_argument *items;
    size_t count, capacity;
};

/* A va_list that functions can share. */
struct taker {
    va_list list;
};

static struct conversion find_conversion(const char *format, size_t from)
{
    const char *sign = strchr(format + from, '%');
    if (sign == NULL) {
        return (struct conversion){.start = from + strlen(format + from)};
    }
    struct conversion out = {.start = (size_t)(sign - format)};
    size_t at = out.start + 1;
    while (format[at] >= '0' && format[at] <= '9') {
        out.width = out.width * 10 + (format[at++] - '0');
    }
    if (strncmp(format + at, ".*", 2) == 0) {
        out.measured = true;
        at += 2;
    }
    if (format[at] == 'z' || format[at] == 'l') {
        out.length = format[at++] == 'z' ? LENGTH_SIZE : LENGTH_LONG;
    }
    out.kind = format[at];
    out.end = at + 1;
    return out;
}

static struct str take_text(struct arena *arena, struct taker *taker, bool measured)
{
    int most = measured ? va_arg(taker->list, int) : 0;
    const char *text = va_arg(taker->list, const char *);
    if (!measured) {
        return str_copy(arena, str_from(text));
    }
    size_t size = most > 0 ? (size_t)most : 0;
    const char *end = size > 0 ? memchr(text, '\0', size) : NULL;
    size = end != NULL ? (size_t)(end - text) : size;
    return str_copy(arena, (struct str){text, size});
}

static uint64_t take_natural(struct taker *taker, enum length length)
{
    switch (length) {
    case LENGTH_INT: return va_arg(taker->list, unsigned);
    case LENGTH_LONG: return va_arg(taker->list, unsigned long);
    case LENGTH_SIZE: break;
    }
    return va_arg(taker->list, size_t);
}

static void take_argument(struct wording_argument *out, struct arena *arena,
                          struct taker *taker, const struct conversion *conversion)
{
    switch (conversion->kind) {
    case 's': out->as.text = take_text(arena, taker, conversion->measured); return;
    case 'c':
    case 'd': out->as.whole = va_arg(taker->list, int); return;
    case 'u':
    case 'X': out->as.natural = take_natural(taker, conversion->length); return;
    default: assert(!"a conversion that messages do not use");
    }
}

struct wording wording_make(struct arena *arena, const char *format, va_list arguments)
{
    struct taker taker;
    struct arguments taken = {0};
    va_copy(taker.list, arguments);
    for (size_t at = 0;;) {
        struct conversion conversion = find_conversion(format, at);
        if (conversion.kind == '\0') {
            break;
        }
        if (conversion.kind != '%') {
            take_argument(array_push(arena, &taken), arena, &taker, &conversion);
        }
        at = conversion.end;
    }
    va_end(taker.list);
    return (struct wording){format, taken.items, taken.count};
}

static void add_argument(struct builder *out, const struct wording_argument *argument,
                         const struct conversion *conversion)
{
    switch (conversion->kind) {
    case 's': builder_add(out, argument->as.text); return;
    case 'c': builder_format(out, "%c", (int)argument->as.whole); return;
    case 'd':
        builder_format(out, "%0*d", conversion->width, (int)argument->as.whole);
        return;
    case 'X':
        builder_format(out, "%0*lX", conversion->width, argument->as.natural);
        return;
    default: builder_format(out, "%0*lu", conversion->width, argument->as.natural);
    }
}

void wording_add(struct builder *out, const struct wording *wording, enum lang lang)
{
    (void)lang;
    const char *format = wording->format;
    size_t used = 0;
    for (size_t at = 0;;) {
        struct conversion conversion = find_conversion(format, at);
        builder_add(out, (struct str){format + at, conversion.start - at});
        if (conversion.kind == '\0') {
            return;
        }
        if (conversion.kind == '%') {
            builder_add(out, STR("%"));
        } else {
            assert(used < wording->count);
            add_argument(out, &wording->arguments[used++], &conversion);
        }
        at = conversion.end;
    }
}
