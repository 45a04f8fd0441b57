/* The back cover: the last hot line, its number large if it has one. */
#include "layout/directory.h"
#include "layout/place.h"
#include "layout/sections/titles.h"
#include "layout/set.h"

#define BACK_HEADING_DROP B(4) /* from the number to the heading below it */
#define BACK_DETAILS_GAP B(2)
#define BACK_NUMBER_HEIGHT B(5) /* of the number that can be clicked */

/* What a hot line has beside its number, in one language, stacked. */
struct details {
    const struct text_paragraph *paragraphs[2];
    mpt depth;
};

static struct details make_details(struct layout *layout, const struct hotline_item *item,
                                   enum side side)
{
    static const enum role_name ROLES[] = {ROLE_COVER_ISSUER, ROLE_COVER_PERIOD};
    const struct localized *texts[] = {&item->title, &item->hours};
    struct details details = {.depth = -B(1)};
    for (size_t i = 0; i < 2; i++) {
        mpt width = layout_is_single(layout) ? GRID_LIVE : GRID_HALF;
        struct set_how how = {.role = ROLES[i], .side = side, .width = width};
        details.paragraphs[i] = set_inline(layout, texts[i], &how);
        if (details.paragraphs[i] != NULL) {
            details.depth += set_depth(details.paragraphs[i]) + B(1);
        }
    }
    return details;
}

static void place_details(struct layout *layout, size_t page,
                          const struct details *details, enum side side,
                          element_id parent)
{
    struct spot at = {page, grid_left(page) + (side == SIDE_FIRST ? 0 : GRID_SECOND),
                      COVER_ISSUER - details->depth};
    for (size_t i = 0; i < 2; i++) {
        const struct text_paragraph *paragraph = details->paragraphs[i];
        if (paragraph != NULL) {
            place_paragraph(layout, paragraph, at,
                            display_add_element(layout->display, ELEMENT_P, parent),
                            side == SIDE_FIRST ? COLOUR_WHITE : COLOUR_LIMELIGHT);
            at.y += set_depth(paragraph) + B(1);
        }
    }
}

static struct stack heading_stack(struct layout *layout, const struct section *section,
                                  const element_id *sects)
{
    struct stack stack = {0};
    for (enum side side = 0; side < layout_sides(layout); side++) {
        struct set_how how = {
            .role = ROLE_COVER_TITLE_30, .side = side, .width = GRID_LIVE};
        const struct text_paragraph *title = set_inline(layout, &section->heading, &how);
        if (title != NULL) {
            stack_add(&stack, title, B(2.5),
                      side == SIDE_FIRST ? COLOUR_WHITE : COLOUR_LIMELIGHT,
                      display_add_element(layout->display, ELEMENT_H1, sects[side]));
        }
    }
    return stack;
}

/* The number in the largest role that fits the live width. */
static void place_phone(struct layout *layout, size_t page,
                        const struct hotline_item *item, mpt baseline,
                        const element_id *sects)
{
    static const enum role_name ROLES[] = {ROLE_KEY_FIGURE, ROLE_COVER_TITLE, ROLE_H1,
                                           ROLE_MAIN_HEADING};
    struct str phone = set_plain(layout, &item->phone, SIDE_FIRST);
    const struct text_line *line =
        set_line_within(layout, phone, (struct set_roles){ROLES, 4}, GRID_LIVE);
    struct shared_number number = {
        .line = line,
        .words = phone,
        .elements = {NO_ELEMENT, NO_ELEMENT},
        .colour = COLOUR_LIME,
    };
    for (enum side side = 0; side < layout_sides(layout); side++) {
        number.elements[side] =
            display_add_element(layout->display, ELEMENT_P, sects[side]);
    }
    element_id link =
        display_add_element(layout->display, ELEMENT_LINK, number.elements[SIDE_FIRST]);
    number.elements[SIDE_FIRST] = link;
    struct spot spot = {page, place_optical_left(line, grid_left(page)), baseline};
    place_number(layout, &number, spot);
    struct rect area = {spot.x, baseline - BACK_NUMBER_HEIGHT, line->width,
                        BACK_NUMBER_HEIGHT + B(1)};
    place_link(layout, page, area, link, directory_phone_url(phone, layout->pages));
}

/* Reports a heading for which the drawing would have to give way altogether. */
static bool has_room(struct layout *layout, const struct section *section, mpt rise)
{
    if (COVER_PANEL - rise >= COVER_LEAST_ART) {
        return true;
    }
    if (!layout->failed) {
        layout->failed = true;
        diag_error_plain(layout->diag,
                         section->heading.mark[layout->languages[SIDE_FIRST]],
                         "the heading of this hot line is too long for the back cover; "
                         "shorten it, or what stands below it");
    }
    return false;
}

static void number_back(struct layout *layout, size_t page, const struct section *section,
                        struct heading_mark *mark, const element_id *sects)
{
    struct stack stack = heading_stack(layout, section, sects);
    struct details details[SIDE_COUNT] = {0};
    mpt depth = 0;
    for (enum side side = 0; side < layout_sides(layout); side++) {
        details[side] = make_details(layout, &section->as.hotline.items[0], side);
        depth = mpt_max(depth, details[side].depth + BACK_DETAILS_GAP);
    }
    mpt foot = COVER_TITLE + BACK_HEADING_DROP + stack.depth + depth;
    mpt rise = foot > COVER_ISSUER ? grid_snap(foot - COVER_ISSUER) : 0;
    if (!has_room(layout, section, rise)) {
        return;
    }
    cover_draw(layout, page, rise, GRID_WIDTH);
    heading_place(layout, mark, page, COVER_TITLE - rise);
    stack_place(layout, &stack, page, COVER_TITLE + BACK_HEADING_DROP - rise);
    place_phone(layout, page, &section->as.hotline.items[0], COVER_TITLE - rise, sects);
    for (enum side side = 0; side < layout_sides(layout); side++) {
        place_details(layout, page, &details[side], side, sects[side]);
    }
}

bool back_shows_number(const struct layout *layout, const struct section *section)
{
    if (section->as.hotline.item_count == 0) {
        return false;
    }
    const struct hotline_item *item = &section->as.hotline.items[0];
    enum lang lang = layout->languages[SIDE_FIRST];
    enum lang last = layout->languages[layout->side_count - 1];
    return localized_is_set(&item->phone, lang) && !localized_is_set(&item->text, lang) &&
           str_equal(item->phone.text[lang], item->phone.text[last]);
}

static void place_hotline(struct layout *layout, size_t page, size_t index)
{
    const struct section *section = &layout->brochure->sections[index];
    element_id sects[SIDE_COUNT] = {NO_ELEMENT, NO_ELEMENT};
    section_open(layout, sects);
    struct heading_mark mark = {.section = index, .level = 1};
    for (enum side side = 0; side < layout_sides(layout); side++) {
        mark.title[side] = set_plain(layout, &section->heading, side);
    }
    if (back_shows_number(layout, section)) {
        number_back(layout, page, section, &mark, sects);
        return;
    }
    struct stack stack = stack_make(layout, &section->heading, NULL, ELEMENT_H1, sects);
    mpt rise = stack_rise(&stack, COVER_LAST);
    if (!has_room(layout, section, rise)) {
        return;
    }
    cover_draw(layout, page, rise, GRID_WIDTH);
    heading_place(layout, &mark, page, COVER_TITLE - rise);
    stack_place(layout, &stack, page, COVER_TITLE - rise);
}

void back_page(struct layout *layout)
{
    size_t page = place_page(layout);
    size_t hotline = layout_back_section(layout->brochure);
    if (hotline != SIZE_MAX) {
        place_hotline(layout, page, hotline);
        return;
    }
    cover_draw(layout, page, 0, GRID_WIDTH);
    for (enum side side = 0; side < layout_sides(layout); side++) {
        cover_place_issuer(layout, page, side);
    }
}
