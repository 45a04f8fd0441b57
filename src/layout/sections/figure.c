/* Figures: a picture with the captions of both languages, which stay together. They flow
 * among text sections; a picture is made smaller to fit a page, never cut.
 *
 * Full: over both columns, each language's caption below its own. Half: in the column of
 * the first language, both captions beside it. The top of a picture stands level with the
 * capitals of a line of text. */
#include "layout/sections/figure.h"
#include "layout/pictures.h"
#include "layout/set.h"

#define FIGURE_RISE PT(6.2) /* height of the capitals of body text */
#define FIGURE_CAPTION PT(12) /* least distance from the picture to the caption */
#define FIGURE_SIDE_NOTE MM(38) /* columns 1 to 3 */
#define FIGURE_LEAST B(6) /* least height, however long the caption */

/* The captions and where they stand. */
struct captions {
    struct row_cells cells; /* their first lines count from the top of the captions */
    mpt depth; /* last baseline below that; 0 without any */
};

struct figure_block {
    struct layout *layout;
    const struct section *section;
    const element_id *parents;
    bool half;
    struct captions captions;
};

static bool has_caption(const struct figure_block *figure, enum side side)
{
    enum lang lang = figure->layout->languages[side];
    return localized_is_set(&figure->section->as.figure.caption, lang) ||
           localized_is_set(&figure->section->as.figure.credit, lang);
}

/* Adds a text at `*next` and moves that below it. */
static void add_caption(struct figure_block *figure, const struct localized *text,
                        const struct set_how *how, struct cell cell, mpt *next)
{
    struct layout *layout = figure->layout;
    cell.paragraph = set_inline(layout, text, how);
    if (cell.paragraph == NULL) {
        return;
    }
    cell.first = *next;
    cell.element = display_add_element(layout->display, ELEMENT_P, cell.element);
    struct row row = {.cells = figure->captions.cells};
    row_add(layout, &row, &cell);
    figure->captions.cells = row.cells;
    *next += set_depth(cell.paragraph) + B(1);
    figure->captions.depth = mpt_max(figure->captions.depth, *next);
}

static mpt caption_left(const struct figure_block *figure, enum side side)
{
    if (layout_is_single(figure->layout)) {
        return figure->half ? 0 : GRID_SINGLE;
    }
    return figure->half || side == SIDE_SECOND ? GRID_SECOND : 0;
}

static mpt caption_width(const struct figure_block *figure)
{
    if (layout_is_single(figure->layout)) {
        return figure->half ? FIGURE_SIDE_NOTE : GRID_SINGLE_WIDTH;
    }
    return GRID_HALF;
}

/* Captions of both sides: level, or one below the other beside half a width. */
static void make_captions(struct figure_block *figure)
{
    struct layout *layout = figure->layout;
    mpt next = 0;
    for (enum side side = 0; side < layout_sides(layout); side++) {
        if (!has_caption(figure, side)) {
            continue;
        }
        struct set_how how = {
            .role = ROLE_NOTE, .side = side, .width = caption_width(figure)};
        struct cell cell = {
            .left = caption_left(figure, side),
            .element = display_add_element(layout->display, ELEMENT_CAPTION,
                                           figure->parents[side]),
            .colour = theme_colour(theme_role(ROLE_NOTE)->colour[side]),
        };
        next = figure->half ? next : 0;
        add_caption(figure, &figure->section->as.figure.caption, &how, cell, &next);
        cell.colour = theme_colour(COLOUR_GRAPHITE);
        add_caption(figure, &figure->section->as.figure.credit, &how, cell, &next);
    }
}

/* The picture's size and place below the row's origin. */
static struct rect make_area(const struct figure_block *figure,
                             const struct display_picture *picture, mpt room)
{
    bool single = layout_is_single(figure->layout);
    mpt most = room + FIGURE_RISE;
    if (!figure->half && figure->captions.depth > 0) {
        most -= FIGURE_CAPTION + B(1) + figure->captions.depth;
    }
    struct rect area = picture_fit(picture, figure->half ? GRID_HALF : GRID_LIVE,
                                   mpt_max(most, FIGURE_LEAST));
    area.left = single && figure->half ? GRID_SINGLE : 0;
    area.top = -FIGURE_RISE;
    return area;
}

void figure_row(struct pairing *pairing, const struct section *section, mpt room)
{
    struct layout *layout = pairing->layout;
    const struct display_picture *picture =
        pictures_find(layout, section->as.figure.picture.file.text);
    struct figure_block figure = {
        .layout = layout,
        .section = section,
        .parents = pairing->parent,
        .half = section->as.figure.width == FIGURE_HALF,
    };
    struct row_picture *placed = arena_new(layout->pages, struct row_picture);
    *placed = (struct row_picture){.picture = picture,
                                   .figures = {NO_ELEMENT, NO_ELEMENT},
                                   .mark = section->as.figure.picture.file.mark};
    if (!section->as.figure.picture.decorative) {
        static const struct localized NONE = {0};
        picture_make_figures(layout, placed->figures, pairing->parent,
                             &section->as.figure.picture.alt, &NONE);
    }
    make_captions(&figure);
    placed->area = make_area(&figure, picture, room);
    struct row *row = galley_add(layout, &pairing->galley);
    row->space = pair_space(pairing->last, PAIR_FIGURE);
    row->picture = placed;
    row->cells = figure.captions.cells;
    mpt bottom = placed->area.top + placed->area.height;
    for (size_t i = 0; i < row->cells.count && !figure.half; i++) {
        row->cells.items[i].first += grid_snap(bottom + FIGURE_CAPTION);
    }
    pairing->last = PAIR_FIGURE;
}
