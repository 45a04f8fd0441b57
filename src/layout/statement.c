/* Statements of the vision and of the main goal, in the largest size that fits. */
#include "layout/statement.h"
#include "layout/place.h"
#include "layout/set.h"

#define STATEMENT_APART B(3) /* least space between the languages */

static bool is_prose(const struct text_blocks *blocks)
{
    for (size_t i = 0; i < blocks->count; i++) {
        if (blocks->items[i].kind != BLOCK_PARAGRAPH) {
            return false;
        }
    }
    return true;
}

/* A line and a half between paragraphs, from baseline to baseline. */
static mpt paragraph_step(const struct text_paragraph *paragraph)
{
    return paragraph->leading * 3 / 2;
}

/* Depth of the last baseline below the first. */
static mpt measure(struct layout *layout, const struct text_blocks *blocks,
                   const struct set_how *how)
{
    mpt depth = 0;
    for (size_t i = 0; i < blocks->count; i++) {
        const struct text_paragraph *set = set_block(layout, &blocks->items[i], how);
        depth += (i > 0 ? paragraph_step(set) : 0) + set_depth(set);
    }
    return depth;
}

/* One language: its paragraphs from the first baseline down. */
struct statement_side {
    const struct text_blocks *blocks;
    const struct set_how *how;
    element_id parent;
    enum theme_colour colour;
};

static void place_side(struct layout *layout, const struct statement_side *side,
                       struct spot spot)
{
    for (size_t i = 0; i < side->blocks->count; i++) {
        const struct text_paragraph *set =
            set_block(layout, &side->blocks->items[i], side->how);
        spot.y += i > 0 ? paragraph_step(set) : 0;
        place_paragraph(layout, set, spot,
                        display_add_element(layout->display, ELEMENT_P, side->parent),
                        side->colour);
        spot.y += set_depth(set);
    }
}

bool statement_place(struct flow *flow, const struct statement *statement,
                     const element_id *parents)
{
    struct layout *layout = flow->layout;
    bool single = layout_is_single(layout);
    const struct text_blocks *first =
        set_blocks(layout, statement->text, SIDE_FIRST, MARKUP_BLOCKS);
    static const struct text_blocks NONE = {0};
    const struct text_blocks *second =
        single ? &NONE : set_blocks(layout, statement->text, SIDE_SECOND, MARKUP_BLOCKS);
    if (!is_prose(first) || !is_prose(second)) {
        return false;
    }
    mpt top = grid_snap(flow->last + statement->gap);
    for (size_t i = 0; i < statement->steps; i++) {
        struct set_how large = {
            .role = statement->roles[i], .side = SIDE_FIRST, .width = GRID_LIVE};
        struct set_how small = {
            .role = statement->roles[i], .side = SIDE_SECOND, .width = GRID_HALF};
        mpt small_top = single ? GRID_LAST + STATEMENT_APART
                               : GRID_LAST - measure(layout, second, &small);
        mpt foot = top + measure(layout, first, &large);
        if (foot + STATEMENT_APART > small_top) {
            continue;
        }
        mpt left = grid_left(flow->page);
        struct statement_side side = {first, &large, parents[SIDE_FIRST],
                                      statement->colour[SIDE_FIRST]};
        place_side(layout, &side, (struct spot){flow->page, left, top});
        if (!single) {
            side = (struct statement_side){second, &small, parents[SIDE_SECOND],
                                           statement->colour[SIDE_SECOND]};
            place_side(layout, &side,
                       (struct spot){flow->page, left + GRID_SECOND, small_top});
        }
        return true;
    }
    return false;
}
