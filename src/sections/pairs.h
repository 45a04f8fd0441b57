/* A list of words and what they mean, or of keys and their values, between hairlines:
 * both stand beside each other, in each language. */
#ifndef SECTIONS_PAIRS_H
#define SECTIONS_PAIRS_H

#include "sections/build.h"

struct pair {
    struct script_texts key, value;
    struct str shared; /* the key of both languages where they share the page, printed
                        * once; or empty */
    struct script_texts end; /* at the right edge of its language; or empty */
    bool same_end; /* both languages have the same: where they share the page, once */
    element_id keys[SIDE_COUNT], values[SIDE_COUNT];
};

struct pairs {
    struct pair *items;
    size_t count;
    enum role_name role; /* of the values */
    enum list_numbering numbering; /* what the keys are */
    bool signs; /* the keys are signs, set larger than words */
    int column; /* at which values begin */
    enum theme_colour rule;
    enum region_name region;
    mpt gap; /* from the text above to the first rule */
};

/* Adds the list to the page of the script, with an L in each language. */
void pairs_add(struct script *script, struct pairs *pairs);

#endif
