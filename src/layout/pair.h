/* Two languages block by block: builds rows in which the blocks of a field stand level.
 * With one language the same rows have one side. */
#ifndef LAYOUT_PAIR_H
#define LAYOUT_PAIR_H

#include "layout/flow.h"

/* What the last row was, for the space before the next one. */
enum pair_kind {
    PAIR_NONE,
    PAIR_H1,
    PAIR_LEAD,
    PAIR_H2,
    PAIR_H3,
    PAIR_BODY,
    PAIR_ITEM,
    PAIR_RULED,
    PAIR_FIGURE,
    PAIR_KIND_COUNT
};

enum { PAIR_DEPTH_MAX = 4 };

/* Lists that are open in one language. */
struct pair_lists {
    element_id list[PAIR_DEPTH_MAX + 1], body[PAIR_DEPTH_MAX + 1];
};

struct pairing {
    struct layout *layout;
    struct galley galley;
    mpt left[SIDE_COUNT], width[SIDE_COUNT]; /* left from the live edge */
    element_id parent[SIDE_COUNT];
    struct pair_lists lists[SIDE_COUNT];
    enum role_name role; /* of paragraphs and items */
    bool has_h2[SIDE_COUNT]; /* a heading of level 2 stands above */
    bool inverse; /* white and limelight, on a deep ground */
    enum pair_kind last;
};

/* Starts pairing in the two halves of the page (or in columns 4 to 11). */
struct pairing pair_start(struct layout *layout, const element_id *parents);

/* Moves the first language to columns 2 to 6, for numbers and marks in column 1. */
void pair_indent_first(struct pairing *pairing);

/* Space between a row of kind `before` and one of kind `next`. */
mpt pair_space(enum pair_kind before, enum pair_kind next);

/* An inline text as a row in a role, as an element of the given kind; NULL when it is not
 * given in any language. */
struct row *pair_inline(struct pairing *pairing, const struct localized *text,
                        enum role_name role, enum element_kind element);

/* The section's H1, with its anchor and bookmark. */
void pair_section_heading(struct pairing *pairing, size_t section);

/* All blocks of a field, paired by position under the same heading. */
void pair_field(struct pairing *pairing, const struct localized *field,
                enum text_markup markup);

/* The numeral of a row in column 1, as large as the column allows. */
const struct text_line *row_numeral(struct layout *layout, struct str words);

/* Labels of both languages as one row: „Приоритет 3“ and “Priority 3”. */
struct row *pair_words(struct pairing *pairing, const struct str *words,
                       enum role_name role, const element_id *elements);

#endif
