/* Words -> items for the fit, and back from a break to a place in the text. */
#ifndef TEXT_ITEMS_H
#define TEXT_ITEMS_H

#include "text/fit.h"
#include "text/parts.h"

/* A line that ends at an item stops at `to`, the one after it begins at `next`. */
struct item_cut {
    struct line_cut to, next;
    uint32_t word;
    bool hyphen;
};

struct items {
    struct fit_item *items;
    size_t count;
    size_t capacity;
};

struct item_cuts {
    struct item_cut *items;
    size_t count;
    size_t capacity;
};

struct item_list {
    struct items fit;
    struct item_cuts cuts; /* one for each item */
    enum text_division division; /* that words too wide for the measure had to take */
    bool torn; /* words had to be broken anywhere; see items_make */
    size_t torn_word; /* the first of them */
};

/* Makes the items of all words, in the scratch arena of `setter`. A word that is wider
 * than the measure gives way step by step, as little as will do: spaces that bind it,
 * then hyphens that its paragraph does without, between the parts of a compound if that
 * helps, then any two glyph clusters. */
void items_make(struct item_list *list, const struct parts *parts,
                const struct line_setter *setter, const struct text_setting *setting);

#endif
