/* A block cut into words and spaces, shaped. */
#ifndef TEXT_PARTS_H
#define TEXT_PARTS_H

#include "text/line.h"
#include "text/words.h"

/* A word: the parts between two blanks. */
struct part_word {
    size_t first, count; /* parts */
    struct word_facts *facts;
    bool starts_sentence;
    bool bound; /* to the word before it: no line ends between them */
};

struct part_words {
    struct part_word *items;
    size_t count;
    size_t capacity;
};

struct parts {
    struct line_part *items;
    size_t count;
    size_t capacity;
    struct part_words words;
};

struct part_links {
    struct text_link *items;
    size_t count;
    size_t capacity;
};

/* Cuts the runs of `block` at blanks and changes of style. Blanks at the ends and
 * further ones after a first are left out. The parts live in the scratch arena of
 * `setter`, the links in its arena. */
void parts_cut(struct parts *parts, struct part_links *links,
               const struct text_block *block, const struct line_setter *setter);

#endif
