/* Sets texts in type. Each text is set once for all passes, because fitting lines is what
 * costs time. */
#ifndef BLOCKS_SETTER_H
#define BLOCKS_SETTER_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/table.h"
#include "blocks/roles.h"

#include <assert.h>

enum { SETTER_EXPECTED = 512 }; /* texts to be set, for the size of the cache */

/* What all texts of a brochure are set with. */
struct setter {
    struct text_engine *engine;
    struct diag *diag;
    const struct theme *theme;
    struct arena *arena; /* lasts for all passes, but not as long as the pages */
    struct arena *shown; /* lasts as long as the pages */
    struct arena *pages; /* the same, but of one pass */
    struct table *cache; /* of what was set */
    const struct display_pictures *pictures; /* of the brochure; NULL: none */
    enum lang languages[SIDE_COUNT]; /* those that are printed, in order */
    size_t side_count;
    bool justified;
    bool alone; /* the second language has pages of its own */
};

/* How many languages are printed: SIDE_FIRST, or both. */
static inline enum side setter_sides(const struct setter *setter)
{
    assert(setter->side_count >= 1 && setter->side_count <= SIDE_COUNT);
    return (enum side)setter->side_count;
}

/* How a text is set, beyond its role. */
struct set_how {
    enum role_name role;
    enum side side;
    mpt width;
    mpt indent; /* of the first line */
    bool flush; /* punctuation does not hang out: list labels */
};

/* A text as a paragraph, the same one each time. NULL if the text is NULL. */
const struct text_paragraph *setter_block(const struct setter *setter,
                                          const struct text_block *text,
                                          const struct set_how *how);

/* One line, however long, for this pass. */
const struct text_line *setter_line(const struct setter *setter, struct str words,
                                    enum role_name role, enum side side);

/* One line in the first of `roles` in which it is no wider than `width`; in the last of
 * them if it is always wider. For numerals and telephone numbers. */
struct set_roles {
    const enum role_name *items;
    size_t count;
};
const struct text_line *setter_line_within(const struct setter *setter, struct str words,
                                           enum side side, struct set_roles roles,
                                           mpt width);

/* The colour of the theme; of a role on a side. */
const struct colour *setter_colour(const struct setter *setter, enum theme_colour name);
enum theme_colour setter_role_colour(enum role_name role, enum side side);

/* Baseline of the last line below that of the first; 0 for NULL. */
static inline mpt set_depth(const struct text_paragraph *paragraph)
{
    return paragraph == NULL ? 0 : (mpt)(paragraph->line_count - 1) * paragraph->leading;
}

#endif
