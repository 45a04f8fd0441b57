/* How PDF writes numbers, references and strings. Everything goes to a builder, so that
 * an object or a page is put together in memory and handed over whole. */
#ifndef PDF_SYNTAX_H
#define PDF_SYNTAX_H

#include "base/str.h"
#include <stdint.h>

typedef uint32_t object_id; /* number of an indirect object; 0 is none */

/* The longest string that PDF/A allows, in bytes (ISO 19005-2, 6.1.13). */
enum { SYNTAX_STRING_MAX = 32767 };

void syntax_add(struct builder *out, const char *text);

/* `value` in units of 10^-decimals, without trailing zeros: 12345 and 3 is "12.345". */
void syntax_add_number(struct builder *out, int64_t value, unsigned decimals);

/* A blank and an integer. */
void syntax_add_integer(struct builder *out, int64_t value);

/* A blank and a reference: " 12 0 R". */
void syntax_add_reference(struct builder *out, object_id object);

/* Four numbers in brackets, in millipoints. */
void syntax_add_box(struct builder *out, const int64_t box[4]);

/* A text string: ASCII as it stands, all else in UTF-16BE. False when the text is longer
 * than a string may be; then it is written cut at a character. */
bool syntax_add_text(struct builder *out, struct str text);

/* The UTF-16BE code units of a code point in hexadecimal digits. */
void syntax_add_utf16(struct builder *out, uint32_t code_point);

/* A byte string of ASCII, escaped. */
void syntax_add_ascii(struct builder *out, struct str text);

#endif
