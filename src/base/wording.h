/* The words of a message, kept apart from what they speak of until they are printed: the
 * format is the name of the sentence in a catalogue, its arguments are data.
 * "%s" stands for words of the program, which the catalogue may know as well; "%.*s" for
 * names and content, which stay as they are. A sentence of the catalogue may take its
 * arguments in another order: "%2$s", or "%3$.*2$s" with the size of the text before it.
 */
#ifndef BASE_WORDING_H
#define BASE_WORDING_H

#include "base/arena.h"
#include "base/catalogue.h"
#include "base/lang.h"
#include "base/str.h"
#include <stdarg.h>
#include <stdio.h>

struct wording_argument;

struct wording {
    const char *format; /* lives as long as the program */
    const struct wording_argument *arguments;
    size_t count;
};

/* Copies the arguments. `format` is one of printf with the conversions %s %.*s %c, and %d
 * %u %zu %X %lX, which may have a width that zeros fill. */
struct wording wording_make(struct arena *arena, const char *format, va_list arguments)
    __attribute__((format(printf, 2, 0)));

/* A part of a sentence with arguments of its own, all of which are put into words at
 * once; it travels as "%s". Each language keeps the order of its arguments. Lives in the
 * arena. */
const char *wording_phrase(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Appends the sentence in a language, as printf would write it. */
void wording_add(struct builder *out, const struct wording *wording, enum lang lang);

/* Writes a sentence at once. */
void wording_print(FILE *file, enum lang lang, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
