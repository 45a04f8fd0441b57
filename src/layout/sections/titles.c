/* Titles of both covers share their baselines, so that they align when the cover is
 * opened flat. */
#include "layout/sections/titles.h"
#include "layout/place.h"
#include "layout/set.h"

#define COVER_GAP B(3)
#define COVER_ONE_LINE MM(111) /* longest title that stays in one line */
#define COVER_PERIOD_GAP MM(3.4)

void stack_add(struct stack *stack, const struct text_paragraph *paragraph, mpt gap,
               enum theme_colour colour, element_id element)
{
    if (paragraph == NULL) {
        return;
    }
    mpt first = stack->count == 0 ? 0 : grid_snap(stack->depth + gap);
    stack->blocks[stack->count++] =
        (struct stack_block){paragraph, first, colour, element};
    stack->depth = first + set_depth(paragraph);
}

/* A title in large type. One long line is broken in two: that is the shape the covers are
 * drawn for, and front and back then align. */
static const struct text_paragraph *set_title(struct layout *layout,
                                              const struct localized *title,
                                              struct set_how *how)
{
    how->width = GRID_LIVE;
    const struct text_paragraph *paragraph = set_inline(layout, title, how);
    if (how->side == SIDE_FIRST && paragraph != NULL && paragraph->line_count == 1 &&
        paragraph->widest > COVER_ONE_LINE) {
        how->width = COVER_ONE_LINE;
        paragraph = set_inline(layout, title, how);
    }
    return paragraph;
}

/* The largest title size at which the title keeps to three lines, else the smallest. */
static enum role_name title_role(struct layout *layout, const struct localized *title)
{
    static const enum role_name ROLES[] = {ROLE_COVER_TITLE, ROLE_COVER_TITLE_42,
                                           ROLE_COVER_TITLE_30};
    for (size_t i = 0; i < 2; i++) {
        struct set_how how = {.role = ROLES[i], .side = SIDE_FIRST, .width = GRID_LIVE};
        const struct text_paragraph *paragraph = set_inline(layout, title, &how);
        if (paragraph == NULL ||
            (paragraph->line_count <= 3 && paragraph->widest <= GRID_LIVE)) {
            return ROLES[i];
        }
    }
    return ROLES[2];
}

struct stack stack_make(struct layout *layout, const struct localized *title,
                        const struct localized *subtitle, enum element_kind kind,
                        const element_id *parents)
{
    struct stack stack = {0};
    enum role_name role = title_role(layout, title);
    for (enum side side = 0; side < layout_sides(layout); side++) {
        enum theme_colour colour = side == SIDE_FIRST ? COLOUR_WHITE : COLOUR_LIMELIGHT;
        struct set_how how = {.role = role, .side = side};
        const struct text_paragraph *paragraph = set_title(layout, title, &how);
        if (paragraph != NULL) {
            stack_add(&stack, paragraph, COVER_GAP, colour,
                      display_add_element(layout->display, kind, parents[side]));
        }
        if (side == SIDE_FIRST && paragraph != NULL) {
            stack.title_lines = paragraph->line_count;
            stack.title_leading = paragraph->leading;
        }
        struct set_how small = {
            .role = ROLE_COVER_SUBTITLE, .side = side, .width = GRID_LIVE};
        paragraph = subtitle == NULL ? NULL : set_inline(layout, subtitle, &small);
        if (paragraph != NULL) {
            stack_add(&stack, paragraph, side == SIDE_FIRST ? COVER_GAP : B(2), colour,
                      display_add_element(layout->display, ELEMENT_P, parents[side]));
        }
    }
    return stack;
}

mpt stack_rise(const struct stack *stack, mpt last)
{
    mpt rise = 0;
    if (stack->title_lines > 2) {
        rise = (mpt)(stack->title_lines - 2) * stack->title_leading;
    }
    mpt over = COVER_TITLE + stack->depth - last;
    return mpt_max(grid_snap(rise), over > 0 ? grid_snap(over) : 0);
}

void stack_place(struct layout *layout, const struct stack *stack, size_t page, mpt top)
{
    for (size_t i = 0; i < stack->count; i++) {
        const struct stack_block *block = &stack->blocks[i];
        place_paragraph(layout, block->paragraph,
                        (struct spot){page, grid_left(page), top + block->depth},
                        block->element, block->colour);
    }
}

void cover_draw(struct layout *layout, size_t page, mpt rise, mpt left)
{
    const struct artwork *artwork =
        artwork_make(layout->pages, layout->brochure->document.id, rise);
    struct artwork_view view = {
        .left = left,
        .scale = 1000,
        .clip = {-GRID_BLEED, -GRID_BLEED, GRID_WIDTH + 2 * GRID_BLEED,
                 COVER_PANEL - rise + GRID_BLEED},
    };
    place_ground(layout, page, COLOUR_DEEP);
    artwork_draw(artwork, layout->display, page, ARTWORK_NIGHT, &view);
}

/* The issuer of one language and, beside or below it, the period. */
struct issuer {
    const struct text_paragraph *name; /* NULL: none */
    const struct text_line *period;
    mpt beside; /* left edge of the period */
    mpt depth; /* of the last line below the first */
};

static struct issuer set_issuer(struct layout *layout, enum side side)
{
    const struct document *document = &layout->brochure->document;
    mpt width = layout_is_single(layout) ? GRID_LIVE : GRID_HALF;
    struct set_how how = {.role = ROLE_COVER_ISSUER, .side = side, .width = width};
    struct str period = text_format_period(layout->languages[side], document->period_from,
                                           document->period_to, layout->pages);
    struct issuer issuer = {
        .name = set_inline(layout, &document->issuer, &how),
        .period = set_line(layout, period, ROLE_COVER_PERIOD, side),
    };
    if (issuer.name == NULL) {
        return issuer;
    }
    issuer.beside = issuer.name->lines[0].width + COVER_PERIOD_GAP;
    if (issuer.name->line_count > 1 || issuer.beside + issuer.period->width > width) {
        issuer.beside = 0;
        issuer.depth = set_depth(issuer.name) + B(1);
    }
    return issuer;
}

mpt cover_issuer_depth(struct layout *layout)
{
    mpt depth = 0;
    for (enum side side = 0; side < layout_sides(layout); side++) {
        depth = mpt_max(depth, set_issuer(layout, side).depth);
    }
    return depth;
}

void cover_place_issuer(struct layout *layout, size_t page, enum side side)
{
    enum theme_colour colour = side == SIDE_FIRST ? COLOUR_WHITE : COLOUR_LIMELIGHT;
    mpt left = grid_left(page) + (side == SIDE_FIRST ? 0 : GRID_SECOND);
    struct issuer issuer = set_issuer(layout, side);
    element_id part = layout->part[side];
    if (issuer.name == NULL) {
        return;
    }
    place_paragraph(layout, issuer.name,
                    (struct spot){page, left, COVER_ISSUER - issuer.depth},
                    display_add_element(layout->display, ELEMENT_P, part), colour);
    place_line(layout, issuer.period,
               (struct spot){page, left + issuer.beside, COVER_ISSUER},
               display_add_element(layout->display, ELEMENT_P, part), colour);
}
