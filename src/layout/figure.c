/* A picture is made smaller to fit a page, never cut. Full: over the live width, each
 * language's caption below its own region. Half: as wide as one language, the captions
 * beside it, or below it on a narrow page. The top of a picture stands level with the
 * capitals of a line of text. */
#include "layout/figure.h"
#include "base/array.h"
#include "layout/pictures.h"

#define FIGURE_RISE PT(6.2) /* height of the capitals of body text */
#define FIGURE_CAPTION PT(12) /* least distance from the picture to the caption */
#define FIGURE_LEAST B(6) /* least height, however long the caption */

/* A figure on its way to a row. */
struct figure_making {
    struct composer *composer;
    const struct block_figure *block;
    struct row *row;
    mpt depth; /* last baseline of the captions below the first, and a line */
};

/* True if half a width leaves room for the captions beside it. */
static bool stands_beside(const struct figure_making *making)
{
    return making->block->half &&
           making->composer->form->list_columns + (size_t)making->composer->form->shared >
               1;
}

static struct region caption_region(const struct figure_making *making, enum side side)
{
    const struct page_form *form = making->composer->form;
    struct region text = form->regions[REGION_TEXT][side];
    if (!stands_beside(making)) {
        return text;
    }
    return form->shared ? form->regions[REGION_TEXT][SIDE_SECOND]
                        : (struct region){0, form_columns(form, 3)};
}

/* Captions of both sides: level, or one below the other where they share the room beside
 * half a width. */
static void compose_captions(struct figure_making *making)
{
    const struct block_cells *cells = &making->block->captions;
    struct composer *composer = making->composer;
    struct row *row = making->row;
    mpt next = 0;
    for (size_t i = 0; i < cells->count; i++) {
        const struct block_cell *cell = &cells->items[i];
        if (!composer_carries(composer, cell->side)) {
            continue;
        }
        struct region region = caption_region(making, cell->side);
        struct set_how how = {
            .role = cell->role, .side = cell->side, .width = region.width};
        struct cell made = {
            .paragraph = setter_block(&composer->pass->setter, cell->text, &how),
            .side = cell->side,
            .left = region.left,
            .first = next,
            .element = cell->element,
            .colour = setter_colour(&composer->pass->setter, cell->colour),
        };
        row_add(composer->pass->arena, row, &made);
        next += set_depth(made.paragraph) + B(1);
    }
    if (row->cells.count > 0 && !(stands_beside(making) && composer->form->shared)) {
        composer_stack(composer, row, cells, 0);
    }
    making->depth = row->cells.count > 0 ? row_depth(row) + B(1) : 0;
}

/* The picture's size and place below the row's origin. */
static struct rect make_area(const struct figure_making *making,
                             const struct display_picture *picture, mpt room)
{
    const struct page_form *form = making->composer->form;
    bool beside = stands_beside(making);
    mpt most = room + FIGURE_RISE;
    if (!beside && making->depth > 0) {
        most -= FIGURE_CAPTION + B(1) + making->depth;
    }
    mpt width = form->live;
    if (making->block->half) {
        width = form->shared || form->list_columns > 1
                    ? form_columns(form, form->columns / 2)
                    : form->live / 2;
    }
    struct rect area = picture_fit(picture, width, mpt_max(most, FIGURE_LEAST));
    area.left = beside && !form->shared ? form->regions[REGION_TEXT][SIDE_FIRST].left : 0;
    area.top = -FIGURE_RISE;
    return area;
}

/* The page to itself but for the heading above it. */
static mpt find_room(const struct composer *composer)
{
    mpt room = composer->form->last - composer->form->first;
    if (composer->galley.count > 0) {
        room -= row_height(&composer->galley.items[0]) + script_space(ROW_H1, ROW_FIGURE);
    }
    return room;
}

void figure_compose(struct composer *composer, const struct block *block)
{
    struct arena *arena = composer->pass->arena;
    const struct block_figure *source = &block->as.figure;
    const struct display_picture *picture =
        pictures_find(composer->pass->layout, source->file);
    mpt room = find_room(composer);
    struct figure_making making = {composer, source, galley_add(arena, &composer->galley),
                                   0};
    compose_captions(&making);
    struct row_picture *placed = arena_new(arena, struct row_picture);
    *placed = (struct row_picture){
        .picture = picture,
        .area = make_area(&making, picture, room),
        .figures = {source->figures[SIDE_FIRST], source->figures[SIDE_SECOND]},
        .mark = source->mark,
    };
    struct row *row = making.row;
    row->space = source->space;
    row->picture = placed;
    mpt bottom = placed->area.top + placed->area.height;
    for (size_t i = 0; i < row->cells.count && !stands_beside(&making); i++) {
        row->cells.items[i].first += form_snap(bottom + FIGURE_CAPTION);
    }
}
