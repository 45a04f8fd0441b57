/* Hyphenation by libhyphen with Debian's patterns. */
#ifndef TEXT_HYPHENATE_H
#define TEXT_HYPHENATE_H

#include "base/diag.h"
#include "base/lang.h"
#include "base/str.h"

struct hyphenator; /* opaque: the patterns of all languages */

/* NULL after a failure (pattern file missing or damaged). */
struct hyphenator *hyphenator_create(struct diag *diag);
void hyphenator_destroy(struct hyphenator *hyphenator); /* accepts NULL */

/* Writes to `breaks` (room for str_length(word)) the byte offsets at which `word`,
 * letters only, may be divided; returns how many. Words under 7 letters, parts under 3
 * letters and parts without a vowel never are. */
size_t hyphenate_word(const struct hyphenator *hyphenator, struct str word,
                      enum lang lang, size_t *breaks);

/* The same with other limits than those of the house. */
size_t hyphenate_word_within(const struct hyphenator *hyphenator, struct str word,
                             enum lang lang, const struct hyphen_limits *limits,
                             size_t *breaks);

#endif
