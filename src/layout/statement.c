/* Statements of the vision and of the main goal (LOOK.md §2, statement size steps). */
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

static void place_side(struct flow *flow, const struct text_blocks *blocks,
                       const struct set_how *how, struct point at,
                       const struct statement *statement, element_id parent)
{
    struct layout *layout = flow->layout;
    for (size_t i = 0; i < blocks->count; i++) {
        const struct text_paragraph *set = set_block(layout, &blocks->items[i], how);
        at.y += i > 0 ? paragraph_step(set) : 0;
        place_paragraph(layout, set, flow->page, at,
                        display_add_element(layout->display, ELEMENT_P, parent),
                        statement->colour[how->side]);
        at.y += set_depth(set);
    }
}

bool statement_place(struct flow *flow, const struct statement *statement,
                     const element_id *parents)
{
    struct layout *layout = flow->layout;
    bool single = layout_is_single(layout);
    const struct text_blocks *first =
        set_blocks(layout, statement->text, SIDE_FIRST, MARKUP_BLOCKS);
    const struct text_blocks *second =
        single ? NULL : set_blocks(layout, statement->text, SIDE_SECOND, MARKUP_BLOCKS);
    if (!is_prose(first) || (second != NULL && !is_prose(second))) {
        return false;
    }
    struct set_how small = {
        .role = statement->second, .side = SIDE_SECOND, .width = GRID_HALF};
    mpt small_top = single ? GRID_LAST + STATEMENT_APART
                           : GRID_LAST - measure(layout, second, &small);
    mpt top = grid_snap(flow->last + statement->gap);
    for (size_t i = 0; i < statement->steps; i++) {
        struct set_how large = {
            .role = statement->first[i], .side = SIDE_FIRST, .width = GRID_LIVE};
        mpt foot = top + measure(layout, first, &large);
        if (foot + STATEMENT_APART > small_top) {
            continue;
        }
        mpt left = grid_left(flow->page);
        place_side(flow, first, &large, (struct point){left, top}, statement,
                   parents[SIDE_FIRST]);
        if (!single) {
            struct point at = {left + GRID_SECOND, small_top};
            place_side(flow, second, &small, at, statement, parents[SIDE_SECOND]);
        }
        return true;
    }
    return false;
}
