/* Where a line may end: what words are to each other, and the breaks that the characters
 * inside a word allow. Groups that a language binds (a number and its unit) have no-break
 * spaces by now, from binding.c. Pure: no fonts, no patterns. */
#ifndef TEXT_BREAKS_H
#define TEXT_BREAKS_H

#include "base/lang.h"
#include "base/str.h"
#include <stdbool.h>

/* What a word is to its neighbours. "Word": what stands between blanks. */
enum {
    WORD_ONE_LETTER = 1 << 0, /* but no enclitic, which belongs to what is before it */
    WORD_SHORT = 1 << 1, /* preposition, particle or article that ends no line */
    WORD_NUMBER = 1 << 2, /* digits and signs, no letter */
    WORD_DASH = 1 << 3, /* nothing but a dash */
    WORD_CAPITAL = 1 << 4, /* begins with a capital */
    WORD_SENTENCE = 1 << 5, /* ends a sentence */
    WORD_ONLY_OPENS = 1 << 6, /* opening marks without a word */
    WORD_CLOSES = 1 << 7, /* begins with a closing mark */
    WORD_ADDRESS = 1 << 8 /* URL or e-mail address */
};

/* Must run once before breaks_inside: the library builds an index. Idempotent. */
void breaks_prepare(void);

unsigned breaks_classify(struct str word, enum lang lang);

/* True if no line may end between the words `left` and `right`; `earlier` stands before
 * `left` (0: nothing). */
bool breaks_binds(unsigned earlier, unsigned left, unsigned right);

/* Writes to `offsets` (room for word.size) where `word` may be divided without a hyphen
 * being added: after a slash, a typed hyphen. Returns how many. `marks` is working room
 * for word.size bytes. */
size_t breaks_inside(struct str word, enum lang lang, unsigned class, char *marks,
                     size_t *offsets);

#endif
