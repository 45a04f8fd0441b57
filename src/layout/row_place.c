/* Puts rows on the pages being filled: on each of two pages where the languages face. */
#include "layout/row_place.h"
#include "base/array.h"
#include "layout/footnotes.h"

#define CALL_RISE PT(11) /* of the area to click on, above the baseline */
#define CALL_HEIGHT PT(14)
#define LINK_LEAST \
    PT(18) /* height of a row to click on that a finger hits (WCAG 2.5.8) */

void row_place_cell(const struct spread *spread, const struct cell_part *part,
                    mpt baseline)
{
    const struct cell *cell = part->cell;
    struct canvas canvas = spread_canvas(spread, spread->form->leaf[cell->side]);
    struct placing placing = {
        .paragraph = cell->paragraph,
        .from = part->from,
        .to = part->to,
        .at = {canvas_left(&canvas) + spread_column_left(spread) + cell->left, baseline},
        .element = cell->element,
        .colour = cell->colour,
        .links = part->links,
    };
    canvas_lines(&canvas, &placing);
    footnotes_note(spread, cell, part->from, part->to, baseline);
}

element_id *row_make_links(const struct spread *spread, const struct cell *cell)
{
    struct canvas canvas = spread_canvas(spread, 0);
    return canvas_make_links(&canvas, cell->paragraph);
}

/* The number of a row, or that of the page which the row leads to. */
static struct str number_words(const struct spread *spread, const struct row *row,
                               const struct canvas *canvas)
{
    if (!row->number->is_target) {
        return row->number->words;
    }
    size_t index = pass_index(row->target->place, canvas->sides[0]);
    return str_format(spread->pass->arena, "%zu", spread->pass->pages[index]);
}

static enum theme_colour number_colour(const struct block_number *number,
                                       const struct canvas *canvas)
{
    if (number->priority > 0) {
        struct priority_colours colours =
            role_priority(canvas->setter->theme, number->priority);
        return colours.text == COLOUR_WHITE ? colours.fill : COLOUR_INK;
    }
    bool second = canvas->sides[0] == SIDE_SECOND;
    return second && number->colour == COLOUR_LINDEN ? COLOUR_GRAPHITE : number->colour;
}

static void place_number(const struct spread *spread, const struct row *row, mpt origin,
                         const struct canvas *canvas)
{
    const struct block_number *number = row->number;
    struct str words = number_words(spread, row, canvas);
    mpt width = number->roles.count > 1 ? form_column(spread->form, 2) - number->apart
                                        : INT32_MAX;
    struct shared_number shared = {
        .line = setter_line_within(canvas->setter, words, canvas->sides[0], number->roles,
                                   width),
        .words = words,
        .elements = {number->elements[SIDE_FIRST], number->elements[SIDE_SECOND]},
        .colour = number_colour(number, canvas),
    };
    mpt left = canvas_left(canvas) + spread_column_left(spread);
    left = number->optical ? canvas_optical_left(shared.line, left) : left;
    canvas_number(canvas, &shared, (struct point){left, origin + number->first});
}

static void place_call(const struct spread *spread, const struct block_call *call,
                       mpt origin, const struct canvas *canvas)
{
    const struct page_form *form = spread->form;
    mpt room = form->live - form_column(form, form->columns - form->columns / 4);
    struct shared_number number = {
        .line = setter_line_within(canvas->setter, call->words, canvas->sides[0],
                                   call->roles, room),
        .words = call->words,
        .elements = {call->links[SIDE_FIRST], call->links[SIDE_SECOND]},
        .colour = COLOUR_INK,
    };
    mpt width = number.line->width;
    struct point at = {canvas_left(canvas) + form->live - width, origin + call->first};
    canvas_number(canvas, &number, at);
    canvas_number_links(canvas, &number,
                        (struct rect){at.x, at.y - CALL_RISE, width, CALL_HEIGHT},
                        call->url);
}

void row_place_number(const struct spread *spread, const struct row *row, mpt origin)
{
    for (uint8_t leaf = 0; row->number != NULL && leaf < spread->form->leaves; leaf++) {
        struct canvas canvas = spread_canvas(spread, leaf);
        place_number(spread, row, origin, &canvas);
    }
}

void row_place_call(const struct spread *spread, const struct row *row, mpt origin)
{
    for (uint8_t leaf = 0; row->call != NULL && leaf < spread->form->leaves; leaf++) {
        struct canvas canvas = spread_canvas(spread, leaf);
        place_call(spread, row->call, origin, &canvas);
    }
}

static void place_row_links(const struct spread *spread, const struct row *row,
                            mpt origin, const struct canvas *canvas)
{
    for (size_t i = 0; row->target != NULL && i < canvas->side_count; i++) {
        enum side side = canvas->sides[i];
        bool halves = canvas->side_count > 1;
        mpt inset = i == 0 ? 0 : spread->form->second;
        mpt more = mpt_max(LINK_LEAST - row_height(row), 0);
        struct rect area = {canvas_left(canvas) + inset, origin - more / 2,
                            halves ? form_columns(spread->form, spread->form->columns / 2)
                                   : spread->form->live,
                            row_height(row) + more};
        *array_push(spread->pass->arena, &spread->pass->display->links) =
            (struct display_link){
                .page = canvas->page,
                .area = area,
                .element = row->target->links[side],
                .anchor = place_anchor(row->target->place, side),
                .contents = row->target->titles[side],
            };
    }
}

static void draw_rule(const struct spread *spread, mpt y, mpt thickness,
                      const struct canvas *canvas)
{
    const struct page_form *form = spread->form;
    mpt width = spread->columns > 1 ? form_columns(form, form->columns / 2) : form->live;
    struct rect area = {canvas_left(canvas) + spread_column_left(spread),
                        y - thickness / 2, width, thickness};
    canvas_rect(canvas, area, ARTIFACT_LAYOUT, COLOUR_DEEP);
}

static void place_row_picture(const struct spread *spread, const struct row *row,
                              mpt origin, const struct canvas *canvas)
{
    for (const struct row_picture *picture = row->picture; picture != NULL;
         picture = picture->beside) {
        struct picture_place place = {
            .area = picture->area,
            .marks = picture->marks,
            .figures = {picture->figures[SIDE_FIRST], picture->figures[SIDE_SECOND]},
            .mark = picture->mark,
        };
        if (picture->bleeds) {
            struct rect frame = picture_frame(canvas->form, place.area);
            picture_fill(canvas, picture->picture, &place, frame);
            continue;
        }
        place.area.left += canvas_left(canvas) + spread_column_left(spread);
        place.area.top += origin;
        picture_place(canvas, picture->picture, &place);
    }
}

/* What stands at the head of a row on one page: rule, mark, heading, links, picture. */
static void place_row_head(const struct spread *spread, const struct row *row, mpt origin,
                           const struct canvas *canvas)
{
    if (row->rule > 0) {
        draw_rule(spread, origin - row->rule_rise, row->rule, canvas);
    }
    if (row->mark.number > 0) {
        struct point at = {canvas_left(canvas) + spread_column_left(spread) +
                               row->mark_left,
                           origin + row->mark.first - row->mark.side};
        canvas_mark(canvas, at, row->mark.side, row->mark.number);
    }
    if (row->heading != NULL) {
        canvas_heading(canvas, row->heading, origin);
    }
    place_row_links(spread, row, origin, canvas);
    place_row_picture(spread, row, origin, canvas);
}

void row_place_heads(const struct spread *spread, const struct row *row, mpt origin)
{
    for (uint8_t leaf = 0; leaf < spread->form->leaves; leaf++) {
        struct canvas canvas = spread_canvas(spread, leaf);
        place_row_head(spread, row, origin, &canvas);
    }
}

void row_draw_rules(const struct spread *spread, mpt y, mpt thickness)
{
    for (uint8_t leaf = 0; leaf < spread->form->leaves; leaf++) {
        struct canvas canvas = spread_canvas(spread, leaf);
        draw_rule(spread, y, thickness, &canvas);
    }
}
