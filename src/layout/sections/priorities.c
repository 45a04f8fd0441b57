/* Priorities: full-bleed bands in their colours, and an opening of its own for each that
 * has a text or measures. */
#include "layout/pair.h"
#include "layout/place.h"
#include "layout/sections.h"
#include "layout/set.h"
#include "layout/phrases.h"

#define BAND_STREET PT(3.4)
#define BAND_FIRST B(16) /* top of the bands below a heading */
#define BAND_CONTINUED B(5) /* top of the bands on a further page */
#define BAND_SPLIT MM(85) /* the street between the languages, from the live edge */
#define BAND_LABEL B(2.5)
#define BAND_TITLE B(5)
#define BAND_NUMERAL B(10)
#define BAND_NUMERAL_FOOT B(1.2) /* least space below it: the knife stays away */
#define BAND_NUMERAL_SMALL B(6) /* of a numeral in the smaller role: its top is level */
#define BAND_NUMERAL_APART MM(2) /* least space between a numeral and the title */
#define BAND_LEAST B(10.5) /* least pitch: room for the numeral */
#define BAND_TITLE_WIDTH MM(56)
#define BAND_FOOT B(1) /* least space below the last line in a band */
#define OPENING_HEIGHT B(12)
#define MEASURE_MARK MM(2.5)

enum { BANDS_MAX = 4 };

struct band {
    struct layout *layout;
    const struct priority *item;
    size_t page;
    mpt top, height;
    bool titles_are_headings; /* an opening: the title is an H2, else a list item */
};

static mpt title_left(const struct layout *layout)
{
    return layout_is_single(layout) ? GRID_SINGLE : grid_column(3) - MM(2.6);
}

static mpt title_width(const struct layout *layout, enum side side)
{
    if (layout_is_single(layout)) {
        return GRID_LIVE - title_left(layout);
    }
    return side == SIDE_FIRST ? BAND_TITLE_WIDTH : GRID_HALF;
}

/* „Цели 1, 3“, or empty when the source does not say which goals a priority serves. */
static struct str goals_label(struct layout *layout, const struct priority *item,
                              enum side side)
{
    if (item->goal_count == 0) {
        return STR("");
    }
    size_t *numbers = arena_new_array(layout->pages, item->goal_count, size_t);
    for (size_t i = 0; i < item->goal_count; i++) {
        numbers[i] = item->goals[i]->number;
    }
    return phrase_goals(PHRASE_SERVES, numbers, item->goal_count, layout->languages[side],
                        layout->pages);
}

/* The goals that a priority serves as a paragraph, or NULL. */
static const struct text_paragraph *set_goals(struct layout *layout,
                                              const struct priority *item, enum side side)
{
    struct str words = goals_label(layout, item, side);
    struct set_how how = {
        .role = ROLE_LABEL, .side = side, .width = title_width(layout, side)};
    return words.size > 0 ? set_words(layout, words, &how) : NULL;
}

/* How a title and its goals stand in a band, level in both languages. */
struct band_fit {
    enum role_name role; /* of the title */
    mpt goals; /* first baseline of the goals */
    mpt depth; /* lowest baseline */
};

static struct band_fit fit_role(struct layout *layout, const struct priority *item,
                                enum role_name role)
{
    struct band_fit fit = {.role = role, .depth = BAND_TITLE};
    for (enum side side = 0; side < layout_sides(layout); side++) {
        struct set_how how = {
            .role = role, .side = side, .width = title_width(layout, side)};
        const struct text_paragraph *title = set_inline(layout, &item->title, &how);
        mpt depth = title != NULL ? set_depth(title) : 0;
        fit.depth = mpt_max(fit.depth, BAND_TITLE + depth);
    }
    fit.goals = grid_snap(fit.depth) + B(2);
    for (enum side side = 0; side < layout_sides(layout); side++) {
        const struct text_paragraph *goals = set_goals(layout, item, side);
        mpt depth = goals != NULL ? fit.goals + set_depth(goals) : 0;
        fit.depth = mpt_max(fit.depth, depth);
    }
    return fit;
}

/* The largest title role in which both titles fit a band of that height; the smallest,
 * too deep for it, if none does. */
static struct band_fit fit_band(struct layout *layout, const struct priority *item,
                                mpt height)
{
    static const enum role_name ROLES[] = {ROLE_PRIORITY_TITLE, ROLE_PRIORITY_TITLE_21,
                                           ROLE_PRIORITY_TITLE_14};
    struct band_fit fit = fit_role(layout, item, ROLES[0]);
    for (size_t i = 1; i < 3 && fit.depth + BAND_FOOT > height; i++) {
        fit = fit_role(layout, item, ROLES[i]);
    }
    return fit;
}

static void draw_band(const struct band *band, struct priority_colours colours)
{
    struct layout *layout = band->layout;
    mpt bottom = band->top + band->height;
    if (bottom >= GRID_HEIGHT - BAND_STREET) {
        bottom = GRID_HEIGHT + GRID_BLEED;
    }
    mpt top = band->top <= 0 ? -GRID_BLEED : band->top;
    mpt right = GRID_WIDTH + GRID_BLEED;
    mpt split = layout_is_single(layout) ? right : grid_left(band->page) + BAND_SPLIT;
    struct rect left = {-GRID_BLEED, top, split + GRID_BLEED, bottom - top};
    place_rect(layout, band->page, left, ARTIFACT_BACKGROUND, colours.fill);
    if (!layout_is_single(layout)) {
        mpt start = split + BAND_STREET;
        struct rect tint = {start, top, right - start, bottom - top};
        place_rect(layout, band->page, tint, ARTIFACT_BACKGROUND, colours.tint);
    }
}

/* Label, title and goals of one language. */
static void place_band_side(const struct band *band, enum side side,
                            const struct band_fit *fit, element_id parent,
                            enum theme_colour colour)
{
    struct layout *layout = band->layout;
    mpt width = title_width(layout, side);
    mpt left =
        grid_left(band->page) + (side == SIDE_FIRST ? title_left(layout) : GRID_SECOND);
    struct set_how label_how = {.role = ROLE_LABEL, .side = side, .width = width};
    struct set_how how = {.role = fit->role, .side = side, .width = width};
    const struct text_paragraph *title = set_inline(layout, &band->item->title, &how);
    if (title == NULL) {
        return;
    }
    enum element_kind label_kind = band->titles_are_headings ? ELEMENT_P : ELEMENT_LBL;
    enum element_kind title_kind = band->titles_are_headings ? ELEMENT_H2 : ELEMENT_LBODY;
    struct str words = phrase_label(PHRASE_PRIORITY, band->item->number,
                                    layout->languages[side], layout->pages);
    place_paragraph(layout, set_words(layout, words, &label_how),
                    (struct spot){band->page, left, band->top + BAND_LABEL},
                    display_add_element(layout->display, label_kind, parent), colour);
    element_id body = display_add_element(layout->display, title_kind, parent);
    element_id title_element =
        band->titles_are_headings ? body
                                  : display_add_element(layout->display, ELEMENT_P, body);
    place_paragraph(layout, title,
                    (struct spot){band->page, left, band->top + BAND_TITLE},
                    title_element, colour);
    const struct text_paragraph *goals = set_goals(layout, band->item, side);
    if (goals != NULL) {
        element_id owner = band->titles_are_headings ? parent : body;
        place_paragraph(layout, goals,
                        (struct spot){band->page, left, band->top + fit->goals},
                        display_add_element(layout->display, ELEMENT_P, owner), colour);
    }
}

static struct heading_mark band_heading(struct layout *layout,
                                        const struct priority *item)
{
    struct heading_mark mark = {.section = SIZE_MAX, .level = 2};
    for (enum side side = 0; side < layout_sides(layout); side++) {
        struct str title = set_plain(layout, &item->title, side);
        mark.title[side] =
            str_format(layout->pages, "%zu. %.*s", item->number, STR_ARGS(title));
    }
    return mark;
}

static void place_band(const struct band *band, const element_id *parents)
{
    struct layout *layout = band->layout;
    struct priority_colours colours = theme_priority(band->item->number);
    struct band_fit fit = fit_band(layout, band->item, band->height);
    if (fit.depth + BAND_FOOT > band->height && !layout->failed) {
        layout->failed = true;
        diag_error_plain(
            layout->diag, band->item->title.mark[layout->languages[SIDE_FIRST]],
            "the title of this priority is too long for its band; shorten it, or "
            "move a part of it to the field \"text\"");
    }
    draw_band(band, colours);
    struct str number = str_format(layout->pages, "%zu", band->item->number);
    mpt width = title_left(layout) - BAND_NUMERAL_APART;
    const struct text_line *line =
        set_line(layout, number, ROLE_PRIORITY_NUMERAL, SIDE_FIRST);
    mpt baseline = BAND_NUMERAL;
    if (line->width > width) {
        line = set_line(layout, number, ROLE_KEY_FIGURE, SIDE_FIRST);
        baseline = BAND_NUMERAL_SMALL;
    }
    struct spot at = {band->page, place_optical_left(line, grid_left(band->page)),
                      band->top + mpt_min(baseline, band->height - BAND_NUMERAL_FOOT)};
    place_artifact_line(layout, line, at, ARTIFACT_LAYOUT, colours.text);
    for (enum side side = 0; side < layout_sides(layout); side++) {
        place_band_side(band, side, &fit, parents[side],
                        side == SIDE_FIRST ? colours.text : COLOUR_INK);
    }
}

/* ---- overview ---------------------------------------------------------------------- */

/* From the top of a band to the next one: up to four bands fill the first page; five and
 * six go in halves, so that they stay large; below a long heading there are fewer. */
static mpt bands_pitch(size_t count, mpt first)
{
    mpt room = GRID_HEIGHT + BAND_STREET - first;
    mpt bands = count == 5 || count == 6 ? 3 : count < BANDS_MAX ? (mpt)count : BANDS_MAX;
    while (bands > 1 && room / bands < BAND_LEAST) {
        bands--;
    }
    return room / bands;
}

static bool has_opening(const struct layout *layout, const struct priority *item)
{
    for (enum side side = 0; side < layout_sides(layout); side++) {
        if (localized_is_set(&item->text, layout->languages[side])) {
            return true;
        }
    }
    return item->measure_count > 0;
}

static void overview_band(struct flow *flow, const struct band *band,
                          const element_id *lists)
{
    struct layout *layout = flow->layout;
    element_id entries[SIDE_COUNT] = {NO_ELEMENT, NO_ELEMENT};
    for (enum side side = 0; side < layout_sides(layout); side++) {
        entries[side] = display_add_element(layout->display, ELEMENT_LI, lists[side]);
    }
    if (!has_opening(layout, band->item)) {
        struct heading_mark mark = band_heading(layout, band->item);
        heading_place(layout, &mark, band->page, band->top + BAND_LABEL);
    }
    place_band(band, entries);
}

/* Bands on a further page leave its foot white, so it has a folio. */
static mpt continue_bands(struct flow *flow)
{
    flow->frame.folio = true;
    flow_new_page(flow);
    return BAND_CONTINUED;
}

static void overview_bands(struct flow *flow, const struct section *section,
                           const element_id *lists)
{
    mpt foot = GRID_HEIGHT + BAND_STREET;
    mpt top = mpt_max(BAND_FIRST, grid_snap(flow->y + B(4)));
    if (foot - top < BAND_LEAST) {
        top = continue_bands(flow);
    }
    mpt pitch = bands_pitch(section->as.priorities.item_count, top);
    size_t on_page = 0;
    for (size_t i = 0; i < section->as.priorities.item_count; i++) {
        if (on_page == BANDS_MAX || top + pitch > foot) {
            top = continue_bands(flow);
            on_page = 0;
        }
        struct band band = {
            .layout = flow->layout,
            .item = &section->as.priorities.items[i],
            .page = flow->page,
            .top = top,
            .height = pitch - BAND_STREET,
        };
        overview_band(flow, &band, lists);
        top += pitch;
        on_page++;
    }
}

/* ---- openings ---------------------------------------------------------------------- */

static void add_measure(struct pairing *pairing, const struct measure *measure,
                        size_t priority)
{
    struct row *row = pair_inline(pairing, &measure->title, ROLE_H3, ELEMENT_H3);
    if (row != NULL) {
        row_add_mark(pairing->layout, row,
                     &(struct row_mark){.number = priority, .side = MEASURE_MARK});
    }
    pair_field(pairing, &measure->text, MARKUP_BLOCKS);
}

static void opening_pages(struct layout *layout, size_t index,
                          const struct priority *item, const element_id *sects)
{
    struct frame frame = frame_of_section(layout, index, COLOUR_WHITE);
    struct frame bare = frame;
    bare.head[SIDE_FIRST] = bare.head[SIDE_SECOND] = STR("");
    bare.covered = OPENING_HEIGHT;
    struct flow flow = flow_start(layout, &bare);
    flow_new_page(&flow);
    flow.frame = frame;
    struct band band = {
        .layout = layout,
        .item = item,
        .page = flow.page,
        .height = OPENING_HEIGHT,
        .titles_are_headings = true,
    };
    struct heading_mark mark = band_heading(layout, item);
    heading_place(layout, &mark, band.page, 0);
    place_band(&band, sects);
    flow.y = OPENING_HEIGHT;
    flow.at_top = false;
    struct pairing pairing = pair_start(layout, sects);
    pair_indent_first(&pairing);
    pair_field(&pairing, &item->text, MARKUP_BLOCKS);
    for (size_t i = 0; i < item->measure_count; i++) {
        add_measure(&pairing, &item->measures[i], item->number);
    }
    if (pairing.galley.count > 0) {
        pairing.galley.items[0].space = B(4);
    }
    flow_rows(&flow, &pairing.galley);
}

void priorities_pages(struct layout *layout, size_t index)
{
    const struct section *section = &layout->brochure->sections[index];
    element_id sects[SIDE_COUNT] = {NO_ELEMENT, NO_ELEMENT};
    element_id lists[SIDE_COUNT] = {NO_ELEMENT, NO_ELEMENT};
    section_open(layout, sects);
    struct pairing pairing = pair_start(layout, sects);
    pair_section_heading(&pairing, index);
    struct frame frame = frame_of_section(layout, index, COLOUR_WHITE);
    frame.folio = section->as.priorities.item_count == 0;
    frame.bands = section->as.priorities.item_count > 0;
    struct flow flow = flow_start(layout, &frame);
    flow_rows(&flow, &pairing.galley);
    if (section->as.priorities.item_count == 0) {
        return;
    }
    for (enum side side = 0; side < layout_sides(layout); side++) {
        lists[side] = display_add_element(layout->display, ELEMENT_L, sects[side]);
        layout->display->elements.items[lists[side]].ordered = true;
    }
    overview_bands(&flow, section, lists);
    for (size_t i = 0; i < section->as.priorities.item_count; i++) {
        if (has_opening(layout, &section->as.priorities.items[i])) {
            opening_pages(layout, index, &section->as.priorities.items[i], sects);
        }
    }
}
