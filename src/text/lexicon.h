/* A small dictionary of the words that do not part from their neighbour. */
#ifndef TEXT_LEXICON_H
#define TEXT_LEXICON_H

#include "base/lang.h"

enum { LEXICON_WORD_MAX = 32 }; /* bytes; longer words are in no list */

/* What a word may be by its letters, beside what the dictionary says of it: the kinds of
 * base/lang.h come first. */
enum {
    IS_NUMBER = 1 << 12, /* starts and ends with a digit, or ends with a percent sign */
    IS_DIGITS = 1 << 13, /* digits only, perhaps after a plus sign */
    IS_ROMAN = 1 << 14,
    IS_INITIAL = 1 << 15, /* capitals, each with its full stop: П. К.В. */
    IS_CAPITAL = 1 << 16, /* starts with a capital letter */
    IS_DASH = 1 << 17,
    IS_OPENED = 1 << 18, /* has opening punctuation before it */
    IS_CLOSED = 1 << 19, /* has closing punctuation behind it */
    IS_QUOTED = 1 << 20, /* the last of it is a closing quote */
    IS_DAY = 1 << 21, /* one or two digits */
    IS_LEFT = 1 << 22 /* the dictionary has a pair that it begins */
};

struct lexicon; /* opaque */

/* The dictionary, in `arena`. */
struct lexicon *lexicon_make(struct arena *arena);

/* False if no word of the dictionary has so many letters and begins with these two, in
 * lower case; the second is 0 where there is one, and a full stop may be the last. For
 * most words that is enough. */
bool lexicon_may_hold(const struct lexicon *lexicon, uint32_t first, uint32_t second,
                      size_t length);

/* The kinds of a word in lower case, 0 if it is in no list. A unit or a month may carry
 * the full stop of its sentence. */
unsigned lexicon_find(const struct lexicon *lexicon, struct str word);

/* True if the two, in lower case, are one: parts of an abbreviation or of a place name.
 * The left one has the kind IS_LEFT. */
bool lexicon_is_pair(const struct lexicon *lexicon, struct str left, struct str right);

#endif
