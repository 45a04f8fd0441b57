/* Alphabets of words: Cyrillic and Latin letters that look alike, and letters that are
 * not Bulgarian. Pure: text in, findings out. */
#ifndef MODEL_ALPHABET_H
#define MODEL_ALPHABET_H

#include "base/arena.h"
#include "base/lang.h"
#include "base/str.h"

enum alphabet { ALPHABET_LATIN, ALPHABET_CYRILLIC };

/* Letters of each alphabet in a text. */
struct alphabet_counts {
    size_t latin, cyrillic;
};
struct alphabet_counts alphabet_count(struct str text);

/* Writes `word` with every letter of the other alphabet replaced by its look-alike; false
 * if one has none. */
bool alphabet_convert(struct str *out, struct str word, enum alphabet alphabet,
                      struct arena *arena);

enum alphabet_fault {
    ALPHABET_MIXED, /* one word in two alphabets */
    ALPHABET_LONE, /* a one-letter word in the alphabet of the other language */
    ALPHABET_RUSSIAN, /* ы э ё in a Bulgarian text */
    ALPHABET_FOREIGN, /* a Serbian, Macedonian or Ukrainian letter in one */
    ALPHABET_SHORT_I, /* й standing alone, where ѝ is meant */
    ALPHABET_ROMAN, /* a Roman number with Cyrillic letters */
    ALPHABET_NUMBER, /* a number with letters for digits: 2О27 */
    ALPHABET_DIGIT /* a word with a digit for a letter: 0бщина */
};

/* A word with a fault, as a slice of the text. */
struct alphabet_finding {
    enum alphabet_fault fault;
    size_t offset;
    struct str word;
};

/* What was meant by a word with one of the last three faults. */
struct str alphabet_meant(const struct alphabet_finding *finding, struct arena *arena);

/* The digit for which a letter is typed in a number; NUL if it looks like none. */
char alphabet_digit(uint32_t letter);

/* Calls `visit` for each fault of a text in that language, in order. With `prose` false
 * (an address, a number) only mixed words count. */
void alphabet_scan(struct str text, enum lang lang, bool prose,
                   void (*visit)(void *context, const struct alphabet_finding *finding),
                   void *context);

#endif
