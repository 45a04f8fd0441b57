/* What is known of a word apart from how it looks: found once, kept for the run. */
#ifndef TEXT_WORDS_H
#define TEXT_WORDS_H

#include "base/lang.h"
#include "base/source.h"
#include "base/str.h"
#include <stdbool.h>

struct hyphenator;
struct shape_look;
struct shaped_word;
struct words;

enum place_kind {
    PLACE_FREE, /* after a slash: nothing is added */
    PLACE_TYPED, /* after a typed hyphen: nothing is added */
    PLACE_SOFT, /* a typed soft hyphen, or by the document's own list */
    PLACE_COMPOUND, /* between the parts of a compound */
    PLACE_JOINT, /* after a prefix */
    PLACE_HYPHEN, /* by the patterns */
    PLACE_CLOSE /* any of these, but nearer to an end of the word than the house
                 * likes: for justified lines, which need every break there is */
};

struct word_place {
    uint32_t offset; /* in `text` of the facts */
    enum place_kind kind;
};

/* What every occurrence of the word asks for stands first, within a line of the cache. */
struct word_facts {
    struct str text; /* the word without soft hyphens */
    unsigned class; /* WORD_ flags of text/breaks.h */
    enum lang lang;
    const struct word_place *places; /* ascending */
    size_t place_count;
    const struct shape_look *look; /* in which it was shaped last, see parts.c */
    const struct shaped_word *shaped; /* NULL: not yet */
    struct str key; /* the word as written */
    unsigned reported_in; /* the document that heard of it as too wide, last at: */
    struct mark reported_at;
};

/* Lives in `arena`; `hyphenator` is borrowed. The words of `own` are divided as they say,
 * all others by the rules. */
struct words *words_create(struct arena *arena, const struct hyphenator *hyphenator,
                           const struct lang_division *own, size_t own_count);

/* Releases what lies outside that arena; accepts NULL. */
void words_destroy(struct words *words);

/* The facts of a word, which live as long as `words`. */
struct word_facts *words_find(struct words *words, struct str word, enum lang lang);

#endif
