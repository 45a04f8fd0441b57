/* Titles of both covers share their baselines, so that they align when the cover is
 * opened flat. */
#include "layout/titles.h"
#include "base/numerals.h"

#include <assert.h>

#define COVER_GAP B(3)
#define COVER_TITLE_DROP B(4.5) /* least from the panel's top to the first baseline */
#define COVER_TIGHT_GAP B(2)
#define COVER_TIGHT_LIFT B(2)
#define COVER_PERIOD_GAP MM(3.4)

static mpt share(mpt length, int64_t part, int64_t whole)
{
    return (mpt)(length * part / whole);
}

struct cover_metrics cover_metrics(const struct page_form *form)
{
    int32_t scale =
        (int32_t)(((int64_t)form->width * 1000 + ARTWORK_WIDTH / 2) / ARTWORK_WIDTH);
    mpt drawn = share(ARTWORK_PANEL, scale, 1000);
    mpt panel = mpt_min(share(form->height, ARTWORK_PANEL, ARTWORK_HEIGHT), drawn);
    return (struct cover_metrics){
        .scale = scale,
        .panel = panel,
        .title = form_snap(panel + COVER_TITLE_DROP),
        .last = form->last,
        .issuer = form->folio,
    };
}

void stack_add(struct stack *stack, const struct text_paragraph *paragraph, mpt gap,
               enum theme_colour colour, element_id element)
{
    if (paragraph == NULL) {
        return;
    }
    assert(stack->count < STACK_BLOCKS_MAX);
    mpt first = stack->count == 0 ? 0 : form_snap(stack->depth + gap);
    stack->blocks[stack->count++] =
        (struct stack_block){paragraph, first, colour, element};
    stack->depth = first + set_depth(paragraph);
}

const struct text_block *cover_text(const struct layout *layout,
                                    const struct localized *text, enum side side)
{
    const struct text_blocks *blocks =
        texts_find(layout->sections.texts, text, layout->setter.languages[side]);
    return blocks->count > 0 ? &blocks->items[0] : NULL;
}

/* ---- sizes ---------------------------------------------------------------------------
 */

static const struct {
    enum role_name title, subtitle;
} STEPS[TITLE_STEPS] = {
    {ROLE_COVER_TITLE, ROLE_COVER_SUBTITLE},
    {ROLE_COVER_TITLE_42, ROLE_COVER_SUBTITLE},
    {ROLE_COVER_TITLE_30, ROLE_COVER_SUBTITLE},
    {ROLE_COVER_TITLE_24, ROLE_COVER_SUBTITLE},
    {ROLE_COVER_TITLE_21, ROLE_COVER_SUBTITLE_17},
    {ROLE_COVER_TITLE_17, ROLE_COVER_SUBTITLE_14},
    {ROLE_COVER_TITLE_14, ROLE_COVER_SUBTITLE_14},
    {ROLE_COVER_TITLE_12, ROLE_COVER_SUBTITLE_12},
};

enum { TIGHT_STEP = 5 };

enum role_name title_step(size_t step)
{
    assert(step < TITLE_STEPS);
    return STEPS[step].title;
}

bool title_is_tight(size_t step)
{
    return step >= TIGHT_STEP;
}

static const struct text_paragraph *set_title(const struct layout *layout,
                                              const struct localized *title, size_t step,
                                              enum side side)
{
    struct set_how how = {
        .role = STEPS[step].title, .side = side, .width = layout->cover.live};
    return setter_block(&layout->setter, cover_text(layout, title, side), &how);
}

static const struct text_paragraph *set_subtitle(const struct layout *layout,
                                                 const struct localized *subtitle,
                                                 size_t step, enum side side)
{
    struct set_how how = {
        .role = STEPS[step].subtitle, .side = side, .width = layout->cover.live};
    return subtitle == NULL
               ? NULL
               : setter_block(&layout->setter, cover_text(layout, subtitle, side), &how);
}

/* The largest size at which the title keeps to three lines, else that of thirty points.
 */
static size_t first_step(const struct layout *layout, const struct localized *title)
{
    size_t step = layout->cover.step;
    for (; step < TITLE_STEP_ROOMY; step++) {
        const struct text_paragraph *paragraph =
            set_title(layout, title, step, SIDE_FIRST);
        if (paragraph == NULL ||
            (paragraph->line_count <= 3 && paragraph->widest <= layout->cover.live &&
             paragraph->division == DIVISION_NONE)) {
            break;
        }
    }
    return step;
}

/* ---- stacks --------------------------------------------------------------------------
 */

static element_id add_element(struct layout *layout, const struct stack_wish *wish,
                              enum element_kind kind, enum side side)
{
    return wish->parents == NULL
               ? NO_ELEMENT
               : display_add_element(&layout->outline, kind, wish->parents[side]);
}

static struct stack fill_stack(struct layout *layout, const struct stack_wish *wish,
                               size_t step)
{
    struct stack stack = {.lift = title_is_tight(step) ? COVER_TIGHT_LIFT : 0,
                          .titles = {NO_ELEMENT, NO_ELEMENT}};
    mpt gap = title_is_tight(step) ? COVER_TIGHT_GAP : COVER_GAP;
    for (enum side side = 0; side < wish->sides; side++) {
        enum theme_colour colour = side == SIDE_FIRST ? COLOUR_WHITE : COLOUR_LIMELIGHT;
        const struct text_paragraph *title = set_title(layout, wish->title, step, side);
        if (title != NULL) {
            stack.titles[side] = add_element(layout, wish, wish->kind, side);
            stack_add(&stack, title, gap, colour, stack.titles[side]);
        }
        if (side == SIDE_FIRST && title != NULL) {
            stack.title_lines = title->line_count;
            stack.title_leading = title->leading;
        }
        const struct text_paragraph *subtitle =
            set_subtitle(layout, wish->subtitle, step, side);
        if (subtitle != NULL) {
            stack_add(&stack, subtitle, side == SIDE_FIRST ? gap : B(2), colour,
                      add_element(layout, wish, ELEMENT_P, side));
        }
    }
    return stack;
}

static bool is_within(const struct layout *layout, const struct stack *stack)
{
    for (size_t i = 0; i < stack->count; i++) {
        if (stack->blocks[i].paragraph->widest > layout->cover.live) {
            return false;
        }
    }
    return true;
}

bool cover_keeps_art(const struct layout *layout, mpt rise)
{
    mpt least = share(COVER_LEAST_ART, layout->cover.height, ARTWORK_HEIGHT);
    return cover_metrics(&layout->cover).panel - rise >= mpt_max(least, layout->marks);
}

struct stack stack_make(struct layout *layout, const struct stack_wish *wish)
{
    struct stack_wish trial = *wish;
    trial.parents = NULL;
    size_t step = first_step(layout, wish->title);
    for (; step + 1 < TITLE_STEPS; step++) {
        struct stack stack = fill_stack(layout, &trial, step);
        if (is_within(layout, &stack) &&
            cover_keeps_art(layout, stack_rise(layout, &stack, wish->last))) {
            break;
        }
    }
    return fill_stack(layout, wish, step);
}

mpt stack_rise(const struct layout *layout, const struct stack *stack, mpt last)
{
    mpt rise = 0;
    if (stack->title_lines > 2) {
        rise = (mpt)(stack->title_lines - 2) * stack->title_leading;
    }
    mpt first = cover_metrics(&layout->cover).title - stack->lift;
    mpt over = first + stack->depth - last;
    return mpt_max(form_snap(rise), over > 0 ? form_snap(over) : 0);
}

void stack_place(const struct canvas *canvas, const struct stack *stack, mpt top)
{
    for (size_t i = 0; i < stack->count; i++) {
        const struct stack_block *block = &stack->blocks[i];
        canvas_paragraph(
            canvas, block->paragraph,
            (struct point){canvas_left(canvas), top - stack->lift + block->depth},
            block->element, block->colour);
    }
}

bool cover_has_room(const struct layout *layout, mpt rise)
{
    return cover_metrics(&layout->cover).panel - rise >= layout->marks;
}

const struct artwork *cover_make_artwork(const struct layout *layout)
{
    struct cover_metrics metrics = cover_metrics(&layout->cover);
    /* In the drawing's own measures the panel rises from where it is drawn. */
    mpt panel = (mpt)((int64_t)(metrics.panel - layout->rise) * 1000 / metrics.scale);
    return artwork_make(layout->arena, layout->brochure->document.id,
                        ARTWORK_PANEL - panel, &layout->setter.theme->motif);
}

void cover_draw(const struct canvas *canvas, const struct layout *layout, mpt left)
{
    const struct page_form *form = canvas->form;
    struct cover_metrics metrics = cover_metrics(form);
    struct artwork_view view = {
        .left = left,
        .scale = metrics.scale,
        .clip = {-form->bleed, -form->bleed, form->width + 2 * form->bleed,
                 metrics.panel - layout->rise + form->bleed},
    };
    canvas_ground(canvas, COLOUR_DEEP);
    artwork_draw(layout->artwork, canvas, ARTWORK_NIGHT, &view);
}

/* ---- issuer --------------------------------------------------------------------------
 */

static struct issuer set_issuer(const struct layout *layout, enum side side)
{
    const struct document *document = &layout->brochure->document;
    mpt width = layout->cover.regions[REGION_TEXT][side].width;
    if (!layout->cover.shared) {
        width = layout->cover.live;
    }
    struct set_how how = {.role = ROLE_COVER_ISSUER, .side = side, .width = width};
    struct issuer issuer = {
        .name = setter_block(&layout->setter, cover_text(layout, &document->issuer, side),
                             &how),
    };
    issuer.depth = set_depth(issuer.name);
    if (issuer.name == NULL || document->period_from == 0) {
        return issuer;
    }
    const struct moment from = {.year = document->period_from};
    const struct moment to = {.year = document->period_to};
    struct str period =
        numeral_span(layout->setter.languages[side], from, to, layout->arena);
    issuer.period = setter_line(&layout->setter, period, ROLE_COVER_PERIOD, side);
    issuer.beside = issuer.name->lines[0].width + COVER_PERIOD_GAP;
    if (issuer.name->line_count > 1 || issuer.beside + issuer.period->width > width) {
        issuer.beside = 0;
        issuer.depth += B(1);
    }
    return issuer;
}

struct issuers cover_set_issuers(const struct layout *layout)
{
    struct issuers issuers = {.depth = 0};
    for (enum side side = 0; side < setter_sides(&layout->setter); side++) {
        issuers.of[side] = set_issuer(layout, side);
        issuers.depth = mpt_max(issuers.depth, issuers.of[side].depth);
    }
    return issuers;
}

struct issuers cover_make_issuers(struct layout *layout)
{
    struct issuers issuers = cover_set_issuers(layout);
    for (enum side side = 0; side < setter_sides(&layout->setter); side++) {
        struct issuer *issuer = &issuers.of[side];
        element_id part = layout->sections.parts[side];
        if (issuer->name != NULL) {
            issuer->name_element = display_add_element(&layout->outline, ELEMENT_P, part);
        }
        if (issuer->period != NULL) {
            issuer->period_element =
                display_add_element(&layout->outline, ELEMENT_P, part);
        }
    }
    return issuers;
}

void cover_place_issuers(const struct canvas *canvas, const struct issuers *issuers)
{
    mpt foot = cover_metrics(canvas->form).issuer;
    for (size_t i = 0; i < canvas->side_count; i++) {
        enum side side = canvas->sides[i];
        enum theme_colour colour = side == SIDE_FIRST ? COLOUR_WHITE : COLOUR_LIMELIGHT;
        const struct issuer *issuer = &issuers->of[side];
        mpt left = canvas_left(canvas) + (i == 0 ? 0 : canvas->form->second);
        if (issuer->name == NULL) {
            continue;
        }
        canvas_paragraph(canvas, issuer->name, (struct point){left, foot - issuer->depth},
                         issuer->name_element, colour);
        if (issuer->period != NULL) {
            canvas_line(canvas, issuer->period,
                        (struct point){left + issuer->beside, foot},
                        issuer->period_element, colour);
        }
    }
}
