/* The back cover: the last hot line, its number large if it has one. */
#include "layout/matter.h"
#include "layout/titles.h"
#include <string.h>

#define BACK_NUMBER_DROP B(2) /* so that it keeps 9 mm from the drawing */
#define BACK_HEADING_DROP B(4) /* from the number to the heading below it */
#define BACK_DETAILS_GAP B(2)
#define BACK_NUMBER_HEIGHT B(5) /* of the number that can be clicked */

enum { DETAIL_TITLE, DETAIL_HOURS, DETAIL_EMAIL, DETAILS };

/* What a hot line has beside its number, in one language, stacked. */
struct details {
    const struct text_paragraph *paragraphs[DETAILS];
    element_id elements[DETAILS];
    mpt depth;
};

struct back {
    const struct section *section; /* the hot line, or NULL */
    struct heading heading;
    struct stack stack;
    struct issuers issuers; /* without a hot line */
    bool numbered;
    struct str phone, phone_url;
    element_id numbers[SIDE_COUNT]; /* LINK elements */
    struct details details[SIDE_COUNT];
};

static const struct text_block *detail_block(const struct layout *layout,
                                             const struct hotline_item *item,
                                             size_t which, enum side side)
{
    struct str email = item->email.text[layout->setter.languages[side]];
    if (which != DETAIL_EMAIL) {
        return cover_text(layout, which == DETAIL_TITLE ? &item->title : &item->hours,
                          side);
    }
    return email.size > 0
               ? directory_link(layout->brochure, LINK_EMAIL, email, layout->arena)
               : NULL;
}

static struct details set_details(const struct layout *layout,
                                  const struct hotline_item *item, enum side side)
{
    static const enum role_name ROLES[DETAILS] = {ROLE_COVER_ISSUER, ROLE_COVER_PERIOD,
                                                  ROLE_COVER_PERIOD};
    struct details details = {.depth = -B(1)};
    for (size_t i = 0; i < DETAILS; i++) {
        mpt width = layout->cover.shared ? layout->cover.regions[REGION_TEXT][side].width
                                         : layout->cover.live;
        struct set_how how = {.role = ROLES[i], .side = side, .width = width};
        details.paragraphs[i] =
            setter_block(&layout->setter, detail_block(layout, item, i, side), &how);
        if (details.paragraphs[i] != NULL) {
            details.depth += set_depth(details.paragraphs[i]) + B(1);
        }
    }
    return details;
}

static mpt number_rise(const struct layout *layout, const struct back *back)
{
    struct cover_metrics metrics = cover_metrics(&layout->cover);
    mpt depth = 0;
    for (enum side side = 0; side < setter_sides(&layout->setter); side++) {
        depth = mpt_max(depth, back->details[side].depth + BACK_DETAILS_GAP);
    }
    mpt foot =
        metrics.title + BACK_NUMBER_DROP + BACK_HEADING_DROP + back->stack.depth + depth;
    return foot > metrics.issuer ? form_snap(foot - metrics.issuer) : 0;
}

static struct stack heading_stack(const struct layout *layout, const struct back *back,
                                  size_t step, const element_id *elements)
{
    struct stack stack = {0};
    for (enum side side = 0; side < setter_sides(&layout->setter); side++) {
        struct set_how how = {
            .role = title_step(step), .side = side, .width = layout->cover.live};
        stack_add(&stack,
                  setter_block(&layout->setter,
                               cover_text(layout, &back->section->heading, side), &how),
                  title_is_tight(step) ? B(2) : B(2.5),
                  side == SIDE_FIRST ? COLOUR_WHITE : COLOUR_LIMELIGHT,
                  elements == NULL ? NO_ELEMENT : elements[side]);
    }
    return stack;
}

/* The heading below the number, smaller where it would take the drawing's room. Without
 * elements it is only measured. */
static void set_heading(const struct layout *layout, struct back *back,
                        const element_id *elements)
{
    for (size_t step = TITLE_STEP_ROOMY; step < TITLE_STEPS; step++) {
        back->stack = heading_stack(layout, back, step, elements);
        if (cover_keeps_art(layout, number_rise(layout, back))) {
            break;
        }
    }
}

/* The texts without elements. */
static void set_number(const struct layout *layout, struct back *back)
{
    const struct hotline_item *item = &back->section->as.hotline.items[0];
    back->numbered = true;
    back->phone = texts_plain(layout->sections.texts, &item->phones[0],
                              layout->setter.languages[SIDE_FIRST], layout->arena);
    back->phone_url =
        directory_link(layout->brochure, LINK_PHONE, back->phone, layout->arena)
            ->runs[0]
            .link;
    for (enum side side = 0; side < setter_sides(&layout->setter); side++) {
        back->details[side] = set_details(layout, item, side);
    }
    set_heading(layout, back, NULL);
}

static void add_number_elements(struct layout *layout, struct back *back,
                                const element_id *sects)
{
    element_id *headings = back->heading.elements;
    for (enum side side = 0; side < setter_sides(&layout->setter); side++) {
        if (cover_text(layout, &back->section->heading, side) != NULL) {
            headings[side] =
                display_add_element(&layout->outline, ELEMENT_H1, sects[side]);
        }
    }
    for (enum side side = 0; side < setter_sides(&layout->setter); side++) {
        back->numbers[side] = display_add_element(
            &layout->outline, ELEMENT_LINK,
            display_add_element(&layout->outline, ELEMENT_P, sects[side]));
    }
    for (enum side side = 0; side < setter_sides(&layout->setter); side++) {
        struct details *details = &back->details[side];
        for (size_t i = 0; i < DETAILS; i++) {
            if (details->paragraphs[i] != NULL) {
                details->elements[i] =
                    display_add_element(&layout->outline, ELEMENT_P, sects[side]);
            }
        }
    }
    set_heading(layout, back, headings);
}

static struct stack_wish title_wish(const struct layout *layout, const struct back *back,
                                    const element_id *parents)
{
    return (struct stack_wish){
        .title = &back->section->heading,
        .sides = setter_sides(&layout->setter),
        .kind = ELEMENT_H1,
        .parents = parents,
        .last = cover_metrics(&layout->cover).last,
    };
}

/* The hot line as it would stand there, without elements. */
static struct back set_back(struct layout *layout, size_t index)
{
    struct back back = {
        .section = &layout->brochure->sections[index],
        .heading = {.place = index, .level = 1},
        .numbers = {NO_ELEMENT, NO_ELEMENT},
        .heading.elements = {NO_ELEMENT, NO_ELEMENT},
    };
    if (hotline_shows_number(&layout->sections, back.section)) {
        set_number(layout, &back);
    } else {
        struct stack_wish wish = title_wish(layout, &back, NULL);
        back.stack = stack_make(layout, &wish);
    }
    return back;
}

bool back_holds_hotline(struct layout *layout)
{
    size_t index = sections_back(&layout->sections);
    if (index == SIZE_MAX) {
        return true;
    }
    struct back back = set_back(layout, index);
    return cover_has_room(layout, back_rise(layout, &back));
}

struct back *back_prepare(struct layout *layout)
{
    struct back *back = arena_new(layout->arena, struct back);
    size_t index = sections_back(&layout->sections);
    if (index == SIZE_MAX) {
        *back = (struct back){.issuers = cover_make_issuers(layout)};
        return back;
    }
    *back = set_back(layout, index);
    element_id sects[SIDE_COUNT] = {NO_ELEMENT, NO_ELEMENT};
    struct script script =
        sections_script(&layout->sections, NULL, layout->sections.parts);
    script_add_elements(&script, ELEMENT_SECT, sects);
    for (enum side side = 0; side < setter_sides(&layout->setter); side++) {
        back->heading.title[side] =
            texts_plain(layout->sections.texts, &back->section->heading,
                        layout->setter.languages[side], layout->arena);
    }
    if (back->numbered) {
        add_number_elements(layout, back, sects);
    } else {
        struct stack_wish wish = title_wish(layout, back, sects);
        back->stack = stack_make(layout, &wish);
        memcpy(back->heading.elements, back->stack.titles, sizeof back->stack.titles);
    }
    return back;
}

/* ---- painting ------------------------------------------------------------------------
 */

static void place_details(const struct canvas *canvas, const struct back *back)
{
    for (size_t i = 0; i < canvas->side_count; i++) {
        enum side side = canvas->sides[i];
        const struct details *details = &back->details[side];
        struct point at = {canvas_left(canvas) + (i == 0 ? 0 : canvas->form->second),
                           cover_metrics(canvas->form).issuer - details->depth};
        for (size_t k = 0; k < DETAILS; k++) {
            const struct text_paragraph *paragraph = details->paragraphs[k];
            if (paragraph != NULL) {
                canvas_paragraph(canvas, paragraph, at, details->elements[k],
                                 side == SIDE_FIRST ? COLOUR_WHITE : COLOUR_LIMELIGHT);
                at.y += set_depth(paragraph) + B(1);
            }
        }
    }
}

/* The number in the largest role that fits the live width. */
static void place_phone(const struct canvas *canvas, const struct back *back,
                        mpt baseline)
{
    static const enum role_name ROLES[] = {ROLE_KEY_FIGURE, ROLE_COVER_TITLE, ROLE_H1,
                                           ROLE_MAIN_HEADING};
    size_t step = canvas->form->step;
    struct set_roles roles = {ROLES + step, 4 - step};
    const struct text_line *line = setter_line_within(
        canvas->setter, back->phone, SIDE_FIRST, roles, canvas->form->live);
    struct shared_number number = {
        .line = line,
        .words = back->phone,
        .elements = {back->numbers[SIDE_FIRST], back->numbers[SIDE_SECOND]},
        .colour = COLOUR_LIME,
    };
    struct point at = {canvas_optical_left(line, canvas_left(canvas)), baseline};
    canvas_number(canvas, &number, at);
    struct rect area = {at.x, baseline - BACK_NUMBER_HEIGHT, line->width,
                        BACK_NUMBER_HEIGHT + B(1)};
    canvas_number_links(canvas, &number, area, back->phone_url);
}

mpt back_rise(const struct layout *layout, const struct back *back)
{
    if (back->section == NULL) {
        return 0;
    }
    return back->numbered
               ? number_rise(layout, back)
               : stack_rise(layout, &back->stack, cover_metrics(&layout->cover).last);
}

void back_page(struct pass *pass, const struct back *back)
{
    struct canvas canvas = pass_open_cover(pass);
    mpt title = cover_metrics(canvas.form).title - pass->layout->rise;
    cover_draw(&canvas, pass->layout, canvas.form->width);
    if (back->section == NULL) {
        cover_place_issuers(&canvas, &back->issuers);
        return;
    }
    canvas_heading(&canvas, &back->heading, title);
    if (back->numbered) {
        mpt number = title + BACK_NUMBER_DROP;
        stack_place(&canvas, &back->stack, number + BACK_HEADING_DROP);
        place_phone(&canvas, back, number);
        place_details(&canvas, back);
    } else {
        stack_place(&canvas, &back->stack, title);
    }
}
