/* Hyphenation patterns, and where they divide a word: the algorithm of F. M. Liang, "Word
 * Hy-phen-a-tion by Com-put-er" (Stanford, 1983), chapter 3. */
#ifndef TEXT_PATTERNS_H
#define TEXT_PATTERNS_H

#include "base/arena.h"
#include "base/str.h"

enum { PATTERNS_WORD_MAX = 256 /* letters */ };

struct patterns; /* opaque: the patterns of a language, by their letters */

/* The patterns of a file as libhyphen and Hunspell's dictionaries write it: "UTF-8",
 * lines of settings in capitals, then a pattern a line, letters with digits between.
 * Borrows `file`; NULL when it is no such file, or asks for what no language of ours has:
 * breaks that change the spelling, a second level of patterns. */
struct patterns *patterns_read(struct str file, struct arena *arena);

/* Writes whether the patterns divide before each of the `count` letters (small ones, at
 * most PATTERNS_WORD_MAX), and before the end; `divides` has room for count + 1. */
void patterns_divide(const struct patterns *patterns, const uint32_t *letters,
                     size_t count, bool *divides);

#endif
