/* The typography of a language, as changes to characters: quotes, dashes, ellipses,
 * ranges of years, and the spaces at which no line may end. No fonts, no files. */
#ifndef TEXT_TYPOGRAPHY_H
#define TEXT_TYPOGRAPHY_H

#include "base/arena.h"
#include "base/lang.h"
#include "base/str.h"
#include "text/lexicon.h"

/* A character and the run it belongs to, so that a rule sees a paragraph whole however
 * often its style changes. */
struct typography_letter {
    uint32_t code_point; /* '\n': hard break */
    uint32_t run;
};

struct typography_text {
    struct typography_letter *items;
    size_t count;
    size_t capacity;
};

/* Applies all rules of `lang` to one paragraph; new letters live in `arena`. */
void typography_apply(struct typography_text *text, enum lang lang,
                      const struct lexicon *lexicon, struct arena *arena);

/* The last of the rules: makes blanks at which no line may end no-break spaces. */
void binding_apply(struct typography_text *text, const struct lexicon *lexicon);

#endif
