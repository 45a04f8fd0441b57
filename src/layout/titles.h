/* What the front and the back cover share: the night artwork with its calm panel, titles
 * stacked on common baselines, and the issuer at the foot. */
#ifndef LAYOUT_TITLES_H
#define LAYOUT_TITLES_H

#include "layout/artwork.h"
#include "layout/pass.h"

#define COVER_LEAST_ART MM(40) /* least height of the artwork before titles step down */

enum { STACK_BLOCKS_MAX = 4 };

/* Where things stand on a cover of that form. */
struct cover_metrics {
    int32_t scale; /* of the drawing, 1/1000 */
    mpt panel; /* top of the panel below the artwork */
    mpt title; /* first baseline of a title */
    mpt last; /* lowest baseline of titles */
    mpt issuer; /* baseline */
};

struct cover_metrics cover_metrics(const struct page_form *form);

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
    mpt lift; /* the first baseline stands so much nearer to the panel's top */
    mpt depth; /* of the last baseline */
    element_id titles[SIDE_COUNT];
    size_t title_lines;
    mpt title_leading;
};

/* Adds a paragraph `gap` below the last; NULL is ignored. */
void stack_add(struct stack *stack, const struct text_paragraph *paragraph, mpt gap,
               enum theme_colour colour, element_id element);

/* What stands in a stack, and in which elements. */
struct stack_wish {
    const struct localized *title, *subtitle; /* no subtitle: NULL */
    enum side sides; /* how many languages */
    enum element_kind kind; /* of the title */
    const element_id *parents; /* of each language; NULL: it is only measured */
    mpt last; /* the lowest baseline */
};

/* Title and subtitle of each language, in the largest size that keeps the title to three
 * lines and leaves enough of the drawing; else in the smallest. */
struct stack stack_make(struct layout *layout, const struct stack_wish *wish);

/* How far the panel rises for a stack that needs more room than two lines of title, or
 * whose lowest line would stand below `last`. */
mpt stack_rise(const struct layout *layout, const struct stack *stack, mpt last);

/* The sizes of titles, from the largest on. */
enum { TITLE_STEPS = 8, TITLE_STEP_ROOMY = 2 };
enum role_name title_step(size_t step);

/* True in sizes so small that everything draws together. */
bool title_is_tight(size_t step);

void stack_place(const struct canvas *canvas, const struct stack *stack, mpt top);

/* An inline text of the document on a side, or NULL. */
const struct text_block *cover_text(const struct layout *layout,
                                    const struct localized *text, enum side side);

/* True if a panel that rises so far leaves enough of the drawing; else titles step down.
 */
bool cover_keeps_art(const struct layout *layout, mpt rise);

/* True if a panel that rises so far leaves room for what stands above it. */
bool cover_has_room(const struct layout *layout, mpt rise);

/* The drawing of the document, with the panel where the layout's rise puts it. */
const struct artwork *cover_make_artwork(const struct layout *layout);

/* Deep ground with the drawing above the panel; `left` is 0 on the front and the width of
 * the page on the back, which shows the drawing's other half. */
void cover_draw(const struct canvas *canvas, const struct layout *layout, mpt left);

/* The issuer of each language and, beside or below it, the period. */
struct issuer {
    const struct text_paragraph *name; /* NULL: none */
    const struct text_line *period; /* NULL: none */
    element_id name_element, period_element;
    mpt beside; /* left edge of the period */
    mpt depth; /* of the last line below the first */
};

struct issuers {
    struct issuer of[SIDE_COUNT];
    mpt depth; /* how far the deepest begins above its last baseline */
};

/* Sets them without elements, to measure them. */
struct issuers cover_set_issuers(const struct layout *layout);

/* Sets them with elements in the Parts. */
struct issuers cover_make_issuers(struct layout *layout);

void cover_place_issuers(const struct canvas *canvas, const struct issuers *issuers);

#endif
