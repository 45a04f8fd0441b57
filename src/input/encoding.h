/* Is a file what the reader can take: UTF-8 without control characters? */
#ifndef INPUT_ENCODING_H
#define INPUT_ENCODING_H

#include "base/diag.h"
#include "base/source.h"
#include <stdbool.h>

/* Reports another encoding (with how to save as UTF-8), an empty file, and control
 * characters. False if there is any. */
bool encoding_check(const struct source *source, struct diag *diag);

/* True for a character that may not stand in a text: controls, line separators, direction
 * signs, the byte-order mark and what is no character at all. Line breaks and tabs may.
 */
bool encoding_is_control(uint32_t code_point);

enum encoding {
    ENCODING_UTF8,
    ENCODING_UTF16_LE,
    ENCODING_UTF16_BE,
    ENCODING_WINDOWS, /* Windows-1251 */
    ENCODING_KOI8, /* KOI8-R */
    ENCODING_MAC, /* MacCyrillic */
    ENCODING_UNKNOWN /* none of these, or damaged */
};

/* The encoding of a text, by how often its bytes come. */
enum encoding encoding_guess(struct str bytes);

/* A copy of `text` (valid UTF-8) in normalisation form C, ligatures parted. */
struct str encoding_normalise(struct arena *arena, struct str text);

#endif
