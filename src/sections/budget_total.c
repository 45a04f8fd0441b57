/* The total of a budget in large type. Where languages share the page, the second repeats
 * it in words, in its own form. */
#include "sections/budget_blocks.h"

#define BELOW_HEADING B(7) /* baseline of the figure */
#define BELOW_HEADING_SMALL B(5)
#define FOOT B(1) /* below it: the comma hangs */
#define SECOND_LINE B(1.5)
#define APART MM(5) /* of the unit from the figure */

static bool is_small(const struct canvas *canvas)
{
    return canvas->form->step > 0;
}

static mpt figure_depth(const struct canvas *canvas)
{
    return is_small(canvas) ? BELOW_HEADING_SMALL : BELOW_HEADING;
}

static mpt foot_height(const struct canvas *canvas)
{
    return is_small(canvas) ? 0 : FOOT;
}

/* Where the figure stands, from the trim: the unit begins in its second half. */
static struct region total_region(const struct canvas *canvas)
{
    const struct page_form *form = canvas->form;
    if (form->shared) {
        return (struct region){canvas_left(canvas), form->live};
    }
    return canvas_region(canvas, REGION_TEXT, canvas->sides[0]);
}

static const struct text_paragraph *set_unit(const struct budget_total *total,
                                             const struct canvas *canvas, enum side side,
                                             mpt width)
{
    enum role_name role = is_small(canvas) ? ROLE_CAPTION : ROLE_TOTAL_UNIT;
    bool repeats = canvas->form->shared && side == SIDE_SECOND;
    struct set_how how = {.role = role, .side = side, .width = width};
    return setter_block(canvas->setter,
                        repeats ? total->whole.of[side] : total->unit.of[side], &how);
}

/* What the figure may take: where languages share the page, the half of the first; else
 * what the unit leaves of the measure. */
static mpt figure_room(const struct budget_total *total, const struct canvas *canvas,
                       enum side side)
{
    mpt width = total_region(canvas).width;
    return canvas->form->shared
               ? canvas->form->second - APART
               : width - APART - set_unit(total, canvas, side, width / 2)->widest;
}

/* The size in which the figure finds room in each language that has its own. */
static enum role_name figure_role(const struct budget_total *total,
                                  const struct canvas *canvas)
{
    static const enum role_name ROLES[] = {ROLE_KEY_84, ROLE_KEY_60, ROLE_KEY_36};
    enum { LAST = 2 };
    size_t at = is_small(canvas) ? 1 : 0;
    enum side sides = canvas->form->shared ? SIDE_SECOND : setter_sides(canvas->setter);
    for (enum side side = 0; side < sides; side++) {
        mpt room = figure_room(total, canvas, side);
        while (at < LAST &&
               setter_line(canvas->setter, total->figure[side], ROLES[at], side)->width >
                   room) {
            at++;
        }
    }
    return ROLES[at];
}

static mpt unit_left(const struct budget_total *total, const struct canvas *canvas,
                     mpt figure)
{
    struct region region = total_region(canvas);
    mpt unit = set_unit(total, canvas, canvas->sides[0], region.width / 2)->widest;
    mpt half = canvas->form->shared ? canvas->form->second
                                    : mpt_min(region.width / 2, region.width - unit);
    return region.left + mpt_max(half, figure + APART);
}

/* The words of a language, ending on the baseline `last`; returns that of their first
 * line. */
static mpt paint_unit(const struct budget_total *total, const struct canvas *canvas,
                      enum side side, struct point last)
{
    enum role_name role = is_small(canvas) ? ROLE_CAPTION : ROLE_TOTAL_UNIT;
    struct region region = total_region(canvas);
    const struct text_paragraph *set =
        set_unit(total, canvas, side, region.left + region.width - last.x);
    last.y -= set_depth(set);
    canvas_paragraph(canvas, set, last, total->units[side],
                     setter_role_colour(role, side));
    return last.y;
}

static size_t total_paint(void *self, const struct canvas *canvas, mpt *top, size_t from)
{
    const struct budget_total *total = self;
    struct region region = total_region(canvas);
    enum side side = canvas->sides[0];
    const struct text_line *line = setter_line(canvas->setter, total->figure[side],
                                               figure_role(total, canvas), side);
    mpt y = (*top > 0 ? *top : canvas->form->first - B(1)) + figure_depth(canvas);
    canvas_line(canvas, line, (struct point){canvas_optical_left(line, region.left), y},
                total->figures[side],
                side == SIDE_FIRST ? COLOUR_LINDEN : COLOUR_GRAPHITE);
    struct point at = {unit_left(total, canvas, line->width), y};
    for (size_t i = canvas->side_count; i > 0; i--) {
        at.y = paint_unit(total, canvas, canvas->sides[i - 1], at) - SECOND_LINE;
    }
    *top = y + foot_height(canvas);
    return from + 1;
}

static bool total_can_stand(const void *self, const struct canvas *canvas)
{
    (void)self, (void)canvas;
    return true;
}

static mpt total_least(const void *self, const struct canvas *canvas)
{
    (void)self;
    return figure_depth(canvas) + foot_height(canvas);
}

static bool total_fits(const void *self, const struct canvas *canvas,
                       const struct drawing_room *room, size_t from)
{
    (void)from;
    return room->top == 0 || room->top + total_least(self, canvas) <= canvas->form->last;
}

void budget_total_add(struct script *script, struct budget_total *total)
{
    script_add_elements(script, ELEMENT_P, total->figures);
    script_add_elements(script, ELEMENT_P, total->units);
    struct block *block = block_add(script->arena, script->into, BLOCK_DRAWING);
    block->as.drawing = (struct drawing){
        total, 1, total_can_stand, total_fits, total_least, total_paint, NULL};
    script->last = ROW_LEAD; /* what follows keeps as far from it as from words */
}
