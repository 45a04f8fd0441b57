/* A figure never leaves a hole: where it finds no room, the text after it goes on, and it
 * stands at the top of the next page. So does a picture that runs into the bleed; one
 * that fills a page waits for a left page, so that its captions stand opposite on the
 * right. Figures keep their order, but where one that fills pages must wait, those
 * among text go before it. */
#include "layout/waiting.h"
#include "base/array.h"
#include "layout/figure.h"
#include "layout/plate.h"

#define BELOW_FIGURE B(1) /* at the top of a page, beside the space of what follows */
#define ABOVE_CAPTION B(2) /* at the foot of a page that faces the picture */

static enum figure_width width_of(const struct flow *flow, const struct waiting *waiting)
{
    const struct block_figure *figure = &waiting->block->as.figure;
    bool covers = figure_cover(&flow->spread.pass->setter, flow->spread.form, figure) > 0;
    return figure->width == FIGURE_BLEED && !covers ? FIGURE_FULL : figure->width;
}

static const struct waiting *first_of(const struct waiting_list *list)
{
    return list->next < list->count ? &list->items[list->next] : NULL;
}

/* The first for the top of a page, or NULL. */
static const struct waiting *find_waiting(const struct flow *flow)
{
    return first_of(&flow->waiting);
}

bool waiting_any(const struct flow *flow)
{
    return first_of(&flow->waiting) != NULL || first_of(&flow->plates) != NULL;
}

/* True if it neither fits here nor would if it were a little smaller. */
static bool lacks_room(const struct flow *flow, const struct row *row)
{
    mpt origin = flow_origin(flow, row);
    struct row smaller;
    return flow->opened > 0 && !flow->at_top && !flow_fits(flow, row, origin) &&
           !flow_shrink(flow, row, origin, &smaller);
}

bool waiting_takes(struct flow *flow, const struct row *row, bool bound)
{
    if (row->figure == NULL) {
        return false;
    }
    bool in_text = row->figure->as.figure.width <= FIGURE_HALF;
    bool queues = !bound && find_waiting(flow) != NULL;
    bool moves = !bound && flow->text_follows && in_text && lacks_room(flow, row);
    if (in_text && !queues && !moves) {
        return false;
    }
    struct waiting_list *list =
        figure_fills_pages(row->figure) ? &flow->plates : &flow->waiting;
    *array_push(flow->spread.pass->arena, list) =
        (struct waiting){row->figure, flow->spread.span};
    return true;
}

struct span waiting_span(const struct flow *flow)
{
    const struct waiting *next = find_waiting(flow);
    bool stands = next != NULL && flow->spread.columns == 1;
    return stands ? next->span : flow->spread.span;
}

mpt waiting_cover(const struct flow *flow)
{
    const struct waiting *next = find_waiting(flow);
    return next == NULL || flow->spread.columns > 1
               ? 0
               : figure_cover(&flow->spread.pass->setter, flow->spread.form,
                              &next->block->as.figure);
}

/* ---- pages of their own --------------------------------------------------------------
 */

/* The index of the page that would be added next. */
static size_t next_page(const struct flow *flow)
{
    return flow->rehearses ? flow->pages : flow->spread.pass->display->pages.count;
}

static bool next_is_left(const struct flow *flow)
{
    return next_page(flow) % 2 == 1;
}

static bool is_faced(const struct flow *flow, const struct block_figure *figure)
{
    bool together =
        flow->spread.form->leaves == 1 && span_runs(flow->spread.pass->layout) == 1;
    return together && figure->width == FIGURE_PAGE && figure->heading == NULL &&
           figure->captions.count > 0;
}

/* True if a picture that fills pages may stand there now. */
static bool may_stand(const struct flow *flow, const struct block_figure *figure)
{
    if (flow->spread.form->leaves > 1 || figure->heading != NULL || flow->ends) {
        return true;
    }
    bool any =
        figure->width == FIGURE_PAGE && (flow->opened == 0 || !is_faced(flow, figure));
    return any || next_is_left(flow);
}

static void add_plate(struct flow *flow, const struct block_figure *figure,
                      enum plate_words words)
{
    struct pass *pass = flow->spread.pass;
    if (flow->rehearses) {
        flow->pages += plate_count(pass, figure, flow->pages);
    } else {
        plate_pages(pass, figure, words);
    }
    flow->plates.next++;
}

/* With its captions, unless the page that faces it or the next one takes them. */
static const struct block_figure *place_plate(struct flow *flow,
                                              const struct block_figure *figure)
{
    bool faced = is_faced(flow, figure) && next_is_left(flow) && !flow->ends;
    bool outside = faced || (flow->spread.form->leaves == 1 &&
                             !plate_has_room(flow->spread.pass, figure));
    bool words = figure_has_captions(figure) && !outside;
    add_plate(flow, figure, words ? PLATE_WORDS : PLATE_BARE);
    return outside && figure->captions.count > 0 ? figure : NULL;
}

const struct block_figure *waiting_plates(struct flow *flow)
{
    const struct block_figure *captions = NULL;
    const struct waiting *next = first_of(&flow->plates);
    while (next != NULL && captions == NULL && may_stand(flow, &next->block->as.figure)) {
        captions = place_plate(flow, &next->block->as.figure);
        next = first_of(&flow->plates);
    }
    return captions;
}

static struct galley compose_captions(struct flow *flow,
                                      const struct block_figure *figure)
{
    struct composer composer = composer_start(flow->spread.pass, &flow->spread.span);
    figure_compose_captions(&composer, figure);
    return composer.galley;
}

void waiting_captions(struct flow *flow, const struct block_figure *figure)
{
    if (figure == NULL) {
        return;
    }
    struct galley rows = compose_captions(flow, figure);
    if (rows.count > 0) {
        flow_place_whole(flow, &rows.items[0]);
        flow->y += BELOW_FIGURE;
    }
}

/* At the foot of this page, if it faces the picture to come and has room. */
static bool face_from_left(struct flow *flow, const struct block_figure *figure)
{
    const struct page_form *form = flow->spread.form;
    if (!is_faced(flow, figure) || next_is_left(flow) || flow->opened == 0) {
        return false;
    }
    struct galley rows = compose_captions(flow, figure);
    mpt origin = rows.count > 0 ? form->last - row_depth(&rows.items[0]) : 0;
    if (origin < flow_filled(flow) + ABOVE_CAPTION) {
        return false;
    }
    flow->y = origin;
    flow->at_top = false;
    flow_place_whole(flow, &rows.items[0]);
    return true;
}

/* ---- on pages of text ----------------------------------------------------------------
 */

/* The row of a figure as the page leaves room for it; false if it leaves too little. At
 * the top of a page it takes what is there. */
static bool compose(const struct flow *flow, const struct waiting *next, struct row *out)
{
    struct composer composer = composer_start(flow->spread.pass, &next->span);
    bool last = flow->ends && flow->waiting.next + 1 == flow->waiting.count;
    mpt top =
        flow->at_top ? flow->spread.form->first : flow->y + next->block->as.figure.space;
    const struct figure_wish wish = {.room = flow->last_baseline - top,
                                     .least = flow->at_top ? 0 : FIGURE_WHOLE,
                                     .alone = last && flow->at_top};
    if (width_of(flow, next) <= FIGURE_HALF && wish.room > 0 &&
        figure_fit(&composer, next->block, &wish, out)) {
        return true;
    }
    if (!flow->at_top || composer.galley.count > 0) {
        return false;
    }
    figure_compose(&composer, next->block);
    *out = composer.galley.items[0];
    return true;
}

static void place_row(struct flow *flow, const struct waiting *next,
                      const struct row *row)
{
    struct span span = flow->spread.span;
    flow->spread.span = next->span;
    flow_place_whole(flow, row);
    flow->spread.span = span;
}

/* From the top of the page, with its captions below it. */
static void place_covering(struct flow *flow, const struct waiting *next)
{
    struct row row;
    (void)compose(flow, next, &row);
    row.space = 0;
    flow->y = 0;
    flow->at_top = false;
    place_row(flow, next, &row);
}

void waiting_place(struct flow *flow)
{
    const struct waiting *next = find_waiting(flow);
    bool covered = flow->at_top && waiting_cover(flow) > 0;
    struct row row;
    if (covered) {
        place_covering(flow, next);
        flow->y += BELOW_FIGURE;
        flow->waiting.next++;
        return;
    }
    while (next != NULL && flow->spread.columns == 1 &&
           width_of(flow, next) <= FIGURE_HALF && compose(flow, next, &row)) {
        place_row(flow, next, &row);
        flow->y += BELOW_FIGURE;
        flow->waiting.next++;
        next = find_waiting(flow);
    }
}

/* Below what stands there, smaller if need be. */
static bool finish_here(struct flow *flow, const struct waiting *next)
{
    if (flow->opened == 0 || flow->at_top || flow->spread.columns > 1) {
        return false;
    }
    struct composer composer = composer_start(flow->spread.pass, &next->span);
    figure_compose(&composer, next->block);
    const struct row *row = &composer.galley.items[0];
    struct span span = flow->spread.span;
    flow->spread.span = next->span;
    struct row smaller;
    bool fits = flow_squeeze(flow, row, flow_origin(flow, row), &smaller);
    if (fits) {
        flow_place_whole(flow, &smaller);
        flow->waiting.next++;
    }
    flow->spread.span = span;
    return fits;
}

void waiting_use_rest(struct flow *flow)
{
    const struct waiting *next = find_waiting(flow);
    while (next != NULL && width_of(flow, next) <= FIGURE_HALF &&
           finish_here(flow, next)) {
        next = find_waiting(flow);
    }
}

/* Its pages; false if its captions want a new page of text. */
static bool finish_plate(struct flow *flow, const struct block_figure *figure)
{
    if (face_from_left(flow, figure)) {
        add_plate(flow, figure, PLATE_BARE);
        return true;
    }
    bool words = figure_has_captions(figure);
    if (words && flow->spread.form->leaves == 1 &&
        !plate_has_room(flow->spread.pass, figure)) {
        return false;
    }
    add_plate(flow, figure, words ? PLATE_WORDS : PLATE_BARE);
    return true;
}

bool waiting_finish(struct flow *flow)
{
    const struct waiting *next = find_waiting(flow);
    if (next == NULL) {
        return finish_plate(flow, &first_of(&flow->plates)->block->as.figure);
    }
    return width_of(flow, next) != FIGURE_BLEED && finish_here(flow, next);
}
