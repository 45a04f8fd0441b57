/* Texts of the brochure to paragraphs in a type role. Each is set once for all passes. */
#ifndef LAYOUT_SET_H
#define LAYOUT_SET_H

#include "layout/state.h"

/* `diag` hears of faults in texts that are read. */
struct set_cache *set_cache_make(struct arena *arena, struct diag *diag);

/* The parsed blocks of a text in a language, read once for all; NULL after faults, which
 * are reported. */
const struct text_blocks *set_cache_parse(struct set_cache *cache,
                                          struct text_engine *engine,
                                          const struct localized *text, enum lang lang,
                                          enum text_markup markup);

/* The same on a side of the layout; none if the text is not given. A missing
 * translation gives its marker. */
const struct text_blocks *set_blocks(struct layout *layout, const struct localized *text,
                                     enum side side, enum text_markup markup);

/* How a block is set, beyond its role. */
struct set_how {
    enum role_name role;
    enum side side;
    mpt width;
    mpt indent;
    bool flush; /* punctuation does not hang out: list labels */
};

/* A block as a paragraph. */
const struct text_paragraph *set_block(struct layout *layout,
                                       const struct text_block *block,
                                       const struct set_how *how);

/* An inline text as a paragraph, or NULL if it is not given. */
const struct text_paragraph *set_inline(struct layout *layout,
                                        const struct localized *text,
                                        const struct set_how *how);

/* A text of the program's own as a paragraph, for this pass. */
const struct text_paragraph *set_words(struct layout *layout, struct str words,
                                       const struct set_how *how);

/* The same as a link to `url`. */
const struct text_paragraph *set_link(struct layout *layout, struct str words,
                                      struct str url, const struct set_how *how);

/* One line, however long, for this pass. */
const struct text_line *set_line(struct layout *layout, struct str words,
                                 enum role_name role, enum side side);

/* One line in the first of `roles` in which it is no wider than `width`; in the last of
 * them if it is always wider. For numerals and telephone numbers. */
struct set_roles {
    const enum role_name *items;
    size_t count;
};
const struct text_line *set_line_within(struct layout *layout, struct str words,
                                        struct set_roles roles, mpt width);

/* An inline text without markup; empty if it is not given. */
struct str set_plain(struct layout *layout, const struct localized *text, enum side side);

/* Baseline of the last line below that of the first. */
static inline mpt set_depth(const struct text_paragraph *paragraph)
{
    return (mpt)(paragraph->line_count - 1) * paragraph->leading;
}

#endif
