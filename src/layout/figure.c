/* A picture among text is made smaller to fit a page, never cut, and ends on the edge of
 * a column. Full: over the live width, each language's caption below its own region.
 * Half: as wide as half the page, the captions beside it; two of them share the measure,
 * each with its captions below. The top of a picture stands level with the capitals of a
 * line of text. One that runs into the bleed fills the upper half of its page, whatever
 * its proportions, and is cut on both sides alike. */
#include "layout/figure.h"
#include "base/array.h"

#define FIGURE_RISE PT(6.2) /* height of the capitals of body text */
#define FIGURE_CAPTION PT(12) /* least distance from the picture to the caption */
#define LIST_ENTRY B(2)
#define LIST_ABOVE B(9) /* with a heading and words below it */
#define FIGURE_LEAST B(6) /* least height, however long the caption */
#define LANGUAGES_APART B(0.5) /* between captions one below the other */

/* A picture and its captions on their way to a row. */
struct slot {
    const struct block_figure *figure;
    const struct display_picture *picture;
    mpt left, width; /* of the picture, from the live edge */
    struct region captions[SIDE_COUNT];
    bool beside; /* the captions stand beside it, not below */
    bool stacked; /* one language below the other */
    size_t first, last; /* its cells of the row */
    mpt depth; /* last baseline of the captions below the first, and a line */
    struct rect area;
};

enum { SLOTS_MOST = 2 };

/* A figure on its way. */
struct figure_making {
    struct composer *composer;
    struct row *row;
    struct slot slots[SLOTS_MOST];
    size_t count;
    int steps; /* columns of a picture of full size */
    bool by_column; /* and smaller ones end on the edge of a column */
    bool bleeds;
};

bool figure_fills_pages(const struct block *block)
{
    return block->as.figure.width == FIGURE_PAGE ||
           block->as.figure.width == FIGURE_SPREAD;
}

bool figure_has_captions(const struct block_figure *figure)
{
    return figure->captions.count > 0 || figure->titles.count > 0;
}

/* ---- slots ---------------------------------------------------------------------------
 */

/* Where languages take turns, what means nothing is printed once. */
static bool is_wanted(const struct composer *composer, const struct block_figure *figure)
{
    bool once = figure->figures[SIDE_FIRST] == NO_ELEMENT ||
                figure->width == FIGURE_PAGE || figure->width == FIGURE_SPREAD;
    return composer_carries(composer, SIDE_FIRST) || !once;
}

static struct slot make_slot(const struct composer *composer,
                             const struct block_figure *figure)
{
    const struct page_form *form = composer->form;
    struct slot slot = {
        .figure = figure,
        .picture = picture_find(&composer->pass->setter, figure->file),
        .width = form->live,
    };
    for (enum side side = 0; side < SIDE_COUNT; side++) {
        slot.captions[side] = form->regions[REGION_TEXT][side];
    }
    return slot;
}

static void stack_in(struct slot *slot, struct region region)
{
    slot->stacked = true;
    for (enum side side = 0; side < SIDE_COUNT; side++) {
        slot->captions[side] = region;
    }
}

/* A half that has the page's width for itself and its captions. */
static void make_half(struct figure_making *making, struct slot *slot)
{
    const struct page_form *form = making->composer->form;
    bool margin = form->list_columns > 1; /* a wide page with free columns on the left */
    making->steps = form->columns / 2;
    slot->beside = true;
    slot->width = form_columns(form, making->steps);
    slot->left = margin ? form->regions[REGION_TEXT][SIDE_FIRST].left : 0;
    stack_in(slot, margin ? (struct region){0, form_columns(form, 3)}
                          : (struct region){form->second, slot->width});
}

/* Two halves of the measure. */
static void make_pair(struct figure_making *making)
{
    const struct page_form *form = making->composer->form;
    struct region text = form->regions[REGION_TEXT][SIDE_FIRST];
    mpt second =
        form->shared ? form->second : text.left + (text.width + form->gutter) / 2;
    making->steps = form->columns / 2;
    making->by_column = form->shared;
    for (size_t i = 0; i < making->count; i++) {
        struct slot *slot = &making->slots[i];
        slot->left = i == 0 ? text.left : second;
        slot->width = second - text.left - form->gutter;
        stack_in(slot, (struct region){slot->left, slot->width});
    }
}

static void make_slots(struct figure_making *making, const struct block_figure *figure,
                       bool alone)
{
    const struct composer *composer = making->composer;
    for (; figure != NULL && making->count < SLOTS_MOST; figure = figure->beside) {
        if (is_wanted(composer, figure)) {
            making->slots[making->count++] = make_slot(composer, figure);
        }
    }
    making->steps = composer->form->columns;
    making->by_column = true;
    if (making->count > 1) {
        make_pair(making);
    } else if (making->count == 1 && making->slots[0].figure->width == FIGURE_HALF &&
               !alone) {
        make_half(making, &making->slots[0]);
    }
}

/* ---- captions ------------------------------------------------------------------------
 */

static void add_caption(struct figure_making *making, const struct slot *slot,
                        const struct block_cell *cell)
{
    struct composer *composer = making->composer;
    struct region region = slot->captions[cell->side];
    struct set_how how = {.role = ROLE_NOTE, .side = cell->side, .width = region.width};
    struct cell made = {
        .paragraph = setter_block(&composer->pass->setter, cell->text, &how),
        .side = cell->side,
        .left = region.left,
        .element = cell->element,
        .colour = setter_colour(&composer->pass->setter, cell->colour),
    };
    row_add(composer->pass->rows, making->row, &made);
}

/* One below the other, the languages apart where they share the page. */
static void stack_captions(const struct figure_making *making, const struct slot *slot)
{
    bool shared = making->composer->form->shared;
    mpt next = 0;
    for (size_t i = slot->first; i < slot->last; i++) {
        struct cell *cell = &making->row->cells.items[i];
        bool turns = i > slot->first && cell->side != cell[-1].side;
        if (turns) {
            next = shared ? next + LANGUAGES_APART : 0;
        }
        cell->first = next;
        next += set_depth(cell->paragraph) + B(1);
    }
}

static void compose_captions(struct figure_making *making, struct slot *slot)
{
    const struct block_cells *cells = &slot->figure->captions;
    struct row_cells *row = &making->row->cells;
    slot->first = row->count;
    for (size_t i = 0; i < cells->count; i++) {
        if (composer_carries(making->composer, cells->items[i].side)) {
            add_caption(making, slot, &cells->items[i]);
        }
    }
    slot->last = row->count;
    if (slot->last == slot->first) {
        return;
    }
    if (slot->stacked) {
        stack_captions(making, slot);
    } else {
        composer_stack(making->composer, making->row, cells, 0);
    }
    for (size_t i = slot->first; i < slot->last; i++) {
        mpt foot = row->items[i].first + set_depth(row->items[i].paragraph) + B(1);
        slot->depth = mpt_max(slot->depth, foot);
    }
}

/* ---- sizes ---------------------------------------------------------------------------
 */

/* What the captions leave of the room. */
static mpt picture_room(const struct slot *slot, mpt room)
{
    mpt captions =
        !slot->beside && slot->depth > 0 ? FIGURE_CAPTION + B(1) + slot->depth : 0;
    return room + FIGURE_RISE - captions;
}

/* The list of places that stands below a map takes about so much, but no more than half.
 */
static mpt leave_list(mpt room, const struct block_figure *figure)
{
    mpt list = (mpt)figure->marks.count * LIST_ENTRY + LIST_ABOVE;
    return figure->marks.count == 0 ? room : mpt_max(room - list, room / 2);
}

static mpt width_in_steps(const struct figure_making *making, const struct slot *slot,
                          int steps)
{
    if (steps == making->steps) {
        return slot->width;
    }
    return making->by_column ? form_columns(making->composer->form, steps)
                             : (mpt)((int64_t)slot->width * steps / making->steps);
}

static bool try_steps(struct figure_making *making, int steps, mpt room)
{
    for (size_t i = 0; i < making->count; i++) {
        struct slot *slot = &making->slots[i];
        mpt width = width_in_steps(making, slot, steps);
        mpt height = picture_height(slot->picture, width);
        if (height > picture_room(slot, leave_list(room, slot->figure))) {
            return false;
        }
        slot->area = (struct rect){slot->left, -FIGURE_RISE, width, height};
    }
    return true;
}

/* The largest size that fits; false if it would be too small. */
static bool find_size(struct figure_making *making, const struct figure_wish *wish)
{
    for (int steps = making->steps;
         steps > 0 && steps * FIGURE_WHOLE >= wish->least * making->steps; steps--) {
        if (try_steps(making, steps, wish->room)) {
            return true;
        }
    }
    return false;
}

/* However small: captions leave it no more, or it is narrower than a column. */
static void take_what_is_left(struct figure_making *making, mpt room)
{
    for (size_t i = 0; i < making->count; i++) {
        struct slot *slot = &making->slots[i];
        mpt height = mpt_max(picture_room(slot, room), FIGURE_LEAST);
        slot->area = picture_fit(slot->picture, slot->width, height);
        slot->area.left = slot->left;
        slot->area.top = -FIGURE_RISE;
    }
}

/* ---- rows ----------------------------------------------------------------------------
 */

static void add_pictures(const struct figure_making *making)
{
    struct arena *arena = making->composer->pass->rows;
    const struct row_picture *beside = NULL;
    for (size_t i = making->count; i > 0; i--) {
        const struct slot *slot = &making->slots[i - 1];
        struct row_picture *placed = arena_new(arena, struct row_picture);
        *placed = (struct row_picture){
            .picture = slot->picture,
            .area = slot->area,
            .beside = beside,
            .bleeds = making->bleeds,
            .marks = slot->figure->marks,
            .figures = {slot->figure->figures[SIDE_FIRST],
                        slot->figure->figures[SIDE_SECOND]},
            .mark = slot->figure->mark,
        };
        beside = placed;
    }
    making->row->picture = beside;
}

static void lower_captions(const struct figure_making *making)
{
    for (size_t i = 0; i < making->count; i++) {
        const struct slot *slot = &making->slots[i];
        mpt foot = form_snap(slot->area.top + slot->area.height + FIGURE_CAPTION);
        for (size_t k = slot->first; k < slot->last && !slot->beside; k++) {
            making->row->cells.items[k].first += foot;
        }
    }
}

mpt figure_cover(const struct setter *setter, const struct page_form *form,
                 const struct block_figure *figure)
{
    if (figure->width != FIGURE_BLEED) {
        return 0;
    }
    if (figure->marks.count == 0) {
        return form->height / 2;
    }
    mpt own = picture_height(picture_find(setter, figure->file), form->width);
    return own <= form->height * 5 / 8 ? own : 0;
}

/* What it covers with its bleed, or what long captions leave of that; false if it covers
 * nothing. */
static bool size_bleeding(struct figure_making *making)
{
    const struct composer *composer = making->composer;
    const struct page_form *form = composer->form;
    struct slot *slot = &making->slots[0];
    mpt cover = figure_cover(&composer->pass->setter, form, slot->figure);
    mpt foot = mpt_min(cover, picture_room(slot, form->last) - FIGURE_RISE);
    slot->area = (struct rect){-form->bleed, -form->bleed, form->width + 2 * form->bleed,
                               form->bleed + mpt_max(foot, FIGURE_LEAST)};
    making->bleeds = cover > 0;
    return making->bleeds;
}

static void finish(struct figure_making *making)
{
    add_pictures(making);
    lower_captions(making);
}

static struct figure_making start(struct composer *composer, const struct block *block,
                                  struct row *row, bool alone)
{
    struct figure_making making = {.composer = composer, .row = row};
    row->figure = block;
    row->space = block->as.figure.space;
    row->least_lines = 2;
    make_slots(&making, &block->as.figure, alone);
    for (size_t i = 0; i < making.count && !figure_fills_pages(block); i++) {
        compose_captions(&making, &making.slots[i]);
    }
    return making;
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
    mpt room = find_room(composer);
    struct row *row = galley_add(composer->pass->rows, &composer->galley);
    struct figure_making making = start(composer, block, row, false);
    const struct figure_wish wish = {.room = room};
    if (making.count == 0) {
        composer->galley.count--; /* printed among the texts of the first language */
        return;
    }
    if (figure_fills_pages(block)) {
        return;
    }
    if (!size_bleeding(&making) && !find_size(&making, &wish)) {
        take_what_is_left(&making, room);
    }
    finish(&making);
}

bool figure_fit(struct composer *composer, const struct block *block,
                const struct figure_wish *wish, struct row *out)
{
    *out = (struct row){.space = 0};
    struct figure_making making = start(composer, block, out, wish->alone);
    if (making.count == 0 || !find_size(&making, wish)) {
        return false;
    }
    finish(&making);
    return true;
}

void figure_compose_captions(struct composer *composer, const struct block_figure *figure)
{
    struct row *row = galley_add(composer->pass->rows, &composer->galley);
    struct figure_making making = {.composer = composer, .row = row};
    struct slot slot = make_slot(composer, figure);
    compose_captions(&making, &slot);
    row->can_split = true;
    if (row->cells.count == 0) {
        composer->galley.count--;
    }
}
