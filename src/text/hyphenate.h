/* Hyphenation by Debian's patterns, mended at the joints of words. */
#ifndef TEXT_HYPHENATE_H
#define TEXT_HYPHENATE_H

#include "base/diag.h"
#include "base/lang.h"
#include "base/str.h"
#include "text/joints.h"

struct hyphenator; /* opaque: the patterns of all languages */

/* NULL after a failure (pattern file missing or damaged). */
struct hyphenator *hyphenator_create(struct diag *diag);
void hyphenator_destroy(struct hyphenator *hyphenator); /* accepts NULL */

struct hyphen_break {
    size_t offset; /* in bytes of the word */
    size_t left, right; /* letters on either side */
    enum joint joint;
};

/* What ragged text allows itself, in every language; no more than the language does. */
extern const struct hyphen_limits HYPHENATE_HOUSE;

/* Writes to `breaks` (room for str_length(word)) where `word`, letters only, may be
 * divided within `limits`, each part with a vowel; returns how many. */
size_t hyphenate_word(const struct hyphenator *hyphenator, struct str word,
                      enum lang lang, const struct hyphen_limits *limits,
                      struct hyphen_break *breaks);

#endif
