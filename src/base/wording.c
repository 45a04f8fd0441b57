/* Walks over a format twice: to take the arguments from the caller, whose texts may not
 * live long, and to write the sentence with them, in the order of its language. */
#include "base/wording.h"
#include "base/array.h"
#include "base/catalogue.h"
#include <assert.h>
#include <string.h>

#define PHRASE_SIGN STR("\x1F")

enum length { LENGTH_INT, LENGTH_LONG, LENGTH_SIZE };

/* From "%" to the letter that says what is printed; `kind` NUL: none is left. */
struct conversion {
    size_t start, end;
    size_t number; /* of the argument as printf counts them, "%2$s"; 0: the next one */
    enum length length;
    bool measured; /* the size of the text comes before it */
    int width;
    char kind;
};

struct wording_argument {
    size_t number; /* as printf counts them: the size of a text is one of its own */
    bool written; /* of a phrase: as.text is what any conversion writes */
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

/* The number before a "$" at `*at`, which moves behind it; 0 if there is none. */
static size_t read_number(const char *format, size_t *at)
{
    size_t end = *at, number = 0;
    while (format[end] >= '0' && format[end] <= '9') {
        number = number * 10 + (size_t)(format[end++] - '0');
    }
    if (format[end] != '$') {
        return 0;
    }
    *at = end + 1;
    return number;
}

static struct conversion find_conversion(const char *format, size_t from)
{
    const char *sign = strchr(format + from, '%');
    if (sign == NULL) {
        return (struct conversion){.start = from + strlen(format + from)};
    }
    struct conversion out = {.start = (size_t)(sign - format)};
    size_t at = out.start + 1;
    out.number = read_number(format, &at);
    while (format[at] >= '0' && format[at] <= '9') {
        out.width = out.width * 10 + (format[at++] - '0');
    }
    if (strncmp(format + at, ".*", 2) == 0) {
        out.measured = true;
        at += 2;
        (void)read_number(format, &at);
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
        return str_from(str_to_c(arena, str_from(text)));
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
    size_t number = 0;
    va_copy(taker.list, arguments);
    for (size_t at = 0;;) {
        struct conversion conversion = find_conversion(format, at);
        if (conversion.kind == '\0') {
            break;
        }
        if (conversion.kind != '%') {
            struct wording_argument *argument = array_push(arena, &taken);
            number += conversion.measured ? 2 : 1;
            take_argument(argument, arena, &taker, &conversion);
            argument->number = number;
        }
        at = conversion.end;
    }
    va_end(taker.list);
    return (struct wording){format, taken.items, taken.count};
}

static const struct wording_argument *find_argument(const struct wording *wording,
                                                    size_t number)
{
    size_t at = 0;
    while (at + 1 < wording->count && wording->arguments[at].number != number) {
        at++;
    }
    return &wording->arguments[at];
}

/* A phrase: its format, and behind a sign that no text holds each argument. */
static void add_phrase(struct builder *out, struct str phrase, enum lang lang)
{
    struct arguments pieces = {0};
    size_t at = str_find(phrase, PHRASE_SIGN, 0);
    const char *format = str_to_c(out->arena, str_slice(phrase, 0, at));
    while (at < phrase.size) {
        size_t from = at + 1, end = str_find(phrase, PHRASE_SIGN, from);
        at = end == SIZE_MAX ? phrase.size : end;
        struct wording_argument *piece = array_push(out->arena, &pieces);
        piece->number = pieces.count;
        piece->written = true;
        piece->as.text = str_from(str_to_c(out->arena, str_slice(phrase, from, at)));
    }
    const struct wording wording = {format, pieces.items, pieces.count};
    wording_add(out, &wording, lang);
}

/* Words of the program are in the catalogue as well; content never is. */
static void add_words(struct builder *out, struct str words, enum lang lang)
{
    if (str_find(words, PHRASE_SIGN, 0) != SIZE_MAX) {
        add_phrase(out, words, lang);
    } else {
        builder_add(out, str_from(catalogue_find(lang, words.data)));
    }
}

static void add_argument(struct builder *out, const struct wording_argument *argument,
                         const struct conversion *conversion, enum lang lang)
{
    bool words = conversion->kind == 's' && !conversion->measured;
    if (words) {
        add_words(out, argument->as.text, lang);
        return;
    }
    if (argument->written || conversion->kind == 's') {
        builder_add(out, argument->as.text);
        return;
    }
    switch (conversion->kind) {
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
    const char *format = catalogue_find(lang, wording->format);
    size_t used = 0;
    for (size_t at = 0;;) {
        struct conversion conversion = find_conversion(format, at);
        builder_add(out, (struct str){format + at, conversion.start - at});
        if (conversion.kind == '\0') {
            return;
        }
        if (conversion.kind == '%') {
            builder_add(out, STR("%"));
        } else if (used < wording->count) {
            const struct wording_argument *argument =
                conversion.number > 0 ? find_argument(wording, conversion.number)
                                      : &wording->arguments[used];
            used += conversion.number > 0 ? 0 : 1;
            add_argument(out, argument, &conversion, lang);
        }
        at = conversion.end;
    }
}

void wording_print(FILE *file, enum lang lang, const char *format, ...)
{
    struct arena *arena = arena_create();
    struct builder out = {.arena = arena};
    va_list arguments;
    va_start(arguments, format);
    const struct wording wording = wording_make(arena, format, arguments);
    va_end(arguments);
    wording_add(&out, &wording, lang);
    if (out.count > 0) {
        fwrite(out.items, 1, out.count, file);
    }
    arena_destroy(arena);
}

const char *wording_phrase(struct arena *arena, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    const struct wording wording = wording_make(arena, format, arguments);
    va_end(arguments);
    struct builder phrase = {.arena = arena};
    builder_add(&phrase, str_from(format));
    size_t used = 0;
    for (size_t at = 0; used < wording.count;) {
        const struct conversion conversion = find_conversion(format, at);
        at = conversion.end;
        if (conversion.kind != '%') {
            builder_add(&phrase, PHRASE_SIGN);
            add_argument(&phrase, &wording.arguments[used++], &conversion, LANG_EN);
        }
    }
    return str_to_c(arena, builder_str(&phrase));
}
