/* What the front and the back cover share: the night artwork with its calm panel, titles
 * stacked on common baselines, and the issuer at the foot. */
#ifndef LAYOUT_SECTIONS_TITLES_H
#define LAYOUT_SECTIONS_TITLES_H

#include "layout/sections.h"

#define COVER_PANEL MM(206) /* top of the panel below the artwork */
#define COVER_TITLE B(50) /* first baseline of a title */
#define COVER_LAST B(59) /* lowest baseline of titles */
#define COVER_ISSUER B(62)
#define COVER_LEAST_ART MM(40) /* least height of the artwork */

enum { STACK_BLOCKS_MAX = 4 };

/* Titles stacked from the first title's baseline down. */
struct stack_block {
    const struct text_paragraph *paragraph;
    mpt depth; /* of its first baseline below the first of the stack */
    enum theme_colour colour;
    element_id element;
};

struct stack {
    struct stack_block blocks[STACK_BLOCKS_MAX];
    size_t count;
    mpt depth; /* of the last baseline */
    size_t title_lines;
    mpt title_leading;
};

/* Adds a paragraph `gap` below the last; NULL is ignored. */
void stack_add(struct stack *stack, const struct text_paragraph *paragraph, mpt gap,
               enum theme_colour colour, element_id element);

/* Title and subtitle (which may be NULL) of each language, the title as `kind`. */
struct stack stack_make(struct layout *layout, const struct localized *title,
                        const struct localized *subtitle, enum element_kind kind,
                        const element_id *parents);

/* How far the panel rises for a stack that needs more room than two lines of title, or
 * whose lowest line would stand below `last`. */
mpt stack_rise(const struct stack *stack, mpt last);

void stack_place(struct layout *layout, const struct stack *stack, size_t page, mpt top);

/* Deep ground with the drawing above the panel; `left` is 0 on the front and the width of
 * the page on the back, which shows the drawing's other half. */
void cover_draw(struct layout *layout, size_t page, mpt rise, mpt left);

/* How far the issuer, where it needs several lines, begins above its last baseline. */
mpt cover_issuer_depth(struct layout *layout);

/* Issuer and period of one language, in one line if they fit. */
void cover_place_issuer(struct layout *layout, size_t page, enum side side);

#endif
