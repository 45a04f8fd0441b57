/* Strategic goals: the main goal as a statement on deep ground, then the goals as panels,
 * or as rows where panels cannot hold them. */
#include "layout/pair.h"
#include "layout/place.h"
#include "layout/sections.h"
#include "layout/set.h"
#include "layout/statement.h"
#include "layout/phrases.h"

#define PANEL_STREET MM(1.6)
#define PANEL_STREET_LEFT \
    MM(7.2) /* from the street's left edge to the next panel's text */
#define PANEL_RIGHT MM(3)
#define PANEL_LABEL_GAP B(2)
#define PANEL_HEADING B(2.5) /* two lines: how deep a heading may be above panels */
#define GOAL_RULE PT(0.5)

enum { PANELS_MAX = 4 };

/* Baselines of a panel; with four panels they count from the top of each half page. */
struct panel_metrics {
    enum role_name numeral_role;
    mpt numeral, label, text, second_label, last;
};

static const struct panel_metrics FULL = {
    .numeral_role = ROLE_GOAL_NUMERAL,
    .numeral = B(25),
    .label = B(29),
    .text = B(32),
    .second_label = B(48),
    .last = GRID_LAST,
};
static const struct panel_metrics HALF = {
    .numeral_role = ROLE_GOAL_NUMERAL_SMALL,
    .numeral = B(13),
    .label = B(16),
    .text = B(18),
    .second_label = B(23),
    .last = B(28),
};

struct panels {
    struct layout *layout;
    const struct section *section;
    enum role_name role;
    const struct panel_metrics *metrics;
    int across; /* panels side by side */
    mpt second_label; /* common to all panels */
};

static void main_goal_page(struct layout *layout, size_t index, const element_id *sects)
{
    const struct section *section = &layout->brochure->sections[index];
    struct pairing pairing = pair_start(layout, sects);
    pairing.inverse = true;
    pair_section_heading(&pairing, index);
    struct row *row = pair_inline(&pairing, &section->as.goals.main.title,
                                  ROLE_MAIN_HEADING, ELEMENT_H2);
    if (row != NULL) {
        row->space = B(4);
        row->keep_next = true;
        row->cells.items[0].colour = theme_colour(COLOUR_LIME);
    }
    struct frame frame = frame_of_section(layout, index, COLOUR_DEEP);
    struct flow flow = flow_start(layout, &frame);
    flow_rows(&flow, &pairing.galley);
    struct statement statement = {
        .text = &section->as.goals.main.text,
        .roles = {ROLE_STATEMENT_21, ROLE_STATEMENT_14},
        .steps = 2,
        .gap = B(4.4),
        .colour = {COLOUR_WHITE, COLOUR_LIMELIGHT},
    };
    if (!statement_place(&flow, &statement, sects)) {
        struct pairing body = pair_start(layout, sects);
        body.inverse = true;
        body.role = ROLE_LARGE;
        body.last = PAIR_H1;
        pair_field(&body, &section->as.goals.main.text, MARKUP_BLOCKS);
        flow_rows(&flow, &body.galley);
    }
}

/* ---- panels ------------------------------------------------------------------------ */

static mpt panel_left(const struct panels *panels, size_t i)
{
    int columns = GRID_COLUMNS / panels->across;
    return grid_column(1 + columns * (int)(i % (size_t)panels->across));
}

static mpt panel_width(const struct panels *panels)
{
    return grid_columns(GRID_COLUMNS / panels->across) - PANEL_RIGHT;
}

static const struct text_paragraph *panel_text(const struct panels *panels, size_t i,
                                               enum side side)
{
    struct set_how how = {
        .role = panels->role, .side = side, .width = panel_width(panels)};
    return set_inline(panels->layout, &panels->section->as.goals.items[i].title, &how);
}

/* True if both texts of every goal fit their panels; finds the common second label. */
static bool panels_fit(struct panels *panels)
{
    const struct panel_metrics *metrics = panels->metrics;
    bool single = layout_is_single(panels->layout);
    mpt longest = metrics->text, second = 0;
    for (size_t i = 0; i < panels->section->as.goals.item_count; i++) {
        const struct text_paragraph *text = panel_text(panels, i, SIDE_FIRST);
        if (text != NULL) {
            longest = mpt_max(longest, metrics->text + set_depth(text));
        }
        text = single ? NULL : panel_text(panels, i, SIDE_SECOND);
        if (text != NULL) {
            second = mpt_max(second, set_depth(text));
        }
    }
    panels->second_label =
        mpt_max(metrics->second_label, grid_snap(longest + PANEL_LABEL_GAP));
    mpt last = single ? longest : panels->second_label + PANEL_LABEL_GAP + second;
    return last <= metrics->last;
}

/* One language of one panel. */
struct panel_side {
    size_t index;
    enum side side;
    element_id list;
};

static void place_panel_side(const struct panels *panels, const struct panel_side *part,
                             size_t page, mpt top)
{
    struct layout *layout = panels->layout;
    const struct panel_metrics *metrics = panels->metrics;
    const struct text_paragraph *text = panel_text(panels, part->index, part->side);
    if (text == NULL) {
        return;
    }
    bool first = part->side == SIDE_FIRST;
    mpt left = grid_left(page) + panel_left(panels, part->index);
    mpt label = top + (first ? metrics->label : panels->second_label);
    mpt start = top + (first ? metrics->text : panels->second_label + PANEL_LABEL_GAP);
    element_id item = display_add_element(layout->display, ELEMENT_LI, part->list);
    struct str words = phrase_label(PHRASE_GOAL, part->index + 1,
                                    layout->languages[part->side], layout->pages);
    struct set_how how = {
        .role = ROLE_LABEL, .side = part->side, .width = panel_width(panels)};
    place_paragraph(layout, set_words(layout, words, &how),
                    (struct spot){page, left, label},
                    display_add_element(layout->display, ELEMENT_LBL, item), COLOUR_DEEP);
    place_paragraph(layout, text, (struct spot){page, left, start},
                    display_add_element(layout->display, ELEMENT_LBODY, item),
                    COLOUR_DEEP);
}

static struct heading_mark item_heading(struct layout *layout, const struct goal *item)
{
    struct heading_mark mark = {.section = SIZE_MAX, .level = 2};
    for (enum side side = 0; side < layout_sides(layout); side++) {
        struct str title = set_plain(layout, &item->title, side);
        mark.title[side] =
            str_format(layout->pages, "%zu. %.*s", item->number, STR_ARGS(title));
    }
    return mark;
}

static void place_panel(const struct panels *panels, size_t page, size_t i,
                        const element_id *lists)
{
    struct layout *layout = panels->layout;
    mpt top = (mpt)(i / (size_t)panels->across) * B(32);
    struct str number = str_format(layout->pages, "%zu", i + 1);
    const struct text_line *line =
        set_line(layout, number, panels->metrics->numeral_role, SIDE_FIRST);
    struct spot at = {page,
                      place_optical_left(line, grid_left(page) + panel_left(panels, i)),
                      top + panels->metrics->numeral};
    place_artifact_line(layout, line, at, ARTIFACT_LAYOUT, COLOUR_DEEP);
    struct heading_mark mark = item_heading(layout, &panels->section->as.goals.items[i]);
    heading_place(layout, &mark, page, top + panels->metrics->label);
    for (enum side side = 0; side < layout_sides(layout); side++) {
        struct panel_side part = {i, side, lists[side]};
        place_panel_side(panels, &part, page, top);
    }
}

static void draw_streets(const struct panels *panels, size_t page, mpt top)
{
    for (size_t i = 1; i < (size_t)panels->across; i++) {
        struct rect street = {
            .left = grid_left(page) + panel_left(panels, i) - PANEL_STREET_LEFT,
            .top = top,
            .width = PANEL_STREET,
            .height = GRID_HEIGHT + GRID_BLEED - top,
        };
        place_rect(panels->layout, page, street, ARTIFACT_BACKGROUND, COLOUR_WHITE);
    }
    if (panels->section->as.goals.item_count > (size_t)panels->across) {
        struct rect street = {-GRID_BLEED, (GRID_HEIGHT - PANEL_STREET) / 2,
                              GRID_WIDTH + 2 * GRID_BLEED, PANEL_STREET};
        place_rect(panels->layout, page, street, ARTIFACT_BACKGROUND, COLOUR_WHITE);
    }
}

static bool has_texts(const struct section *section)
{
    for (size_t i = 0; i < section->as.goals.item_count; i++) {
        for (enum lang lang = 0; lang < LANG_COUNT; lang++) {
            if (localized_is_set(&section->as.goals.items[i].text, lang)) {
                return true;
            }
        }
    }
    return false;
}

/* Without a main goal the section's heading stands on the panels; returns where the
 * streets begin below it. */
static mpt panels_heading(struct layout *layout, size_t index, const element_id *sects,
                          struct flow *flow)
{
    struct pairing pairing = pair_start(layout, sects);
    pair_section_heading(&pairing, index);
    struct row *row = &pairing.galley.items[0];
    for (size_t i = 0; i < row->cells.count; i++) {
        row->cells.items[i].colour = theme_colour(COLOUR_DEEP);
    }
    flow_rows(flow, &pairing.galley);
    return flow->y + B(2);
}

/* True if the numerals stand clear of the section's heading. */
static bool heading_fits(struct layout *layout, const struct section *section)
{
    mpt depth = 0;
    for (enum side side = 0; side < layout_sides(layout); side++) {
        mpt width = layout_is_single(layout) ? GRID_SINGLE_WIDTH : GRID_HALF;
        struct set_how how = {.role = ROLE_H1, .side = side, .width = width};
        const struct text_paragraph *heading =
            set_inline(layout, &section->heading, &how);
        depth = mpt_max(depth, heading != NULL ? set_depth(heading) : 0);
    }
    return depth <= PANEL_HEADING;
}

static bool choose_panels(struct panels *panels)
{
    static const enum role_name ROLES[] = {ROLE_GOAL_TEXT, ROLE_GOAL_TEXT_14};
    const struct section *section = panels->section;
    size_t count = section->as.goals.item_count;
    if (count > PANELS_MAX || has_texts(section) ||
        (!section->as.goals.has_main &&
         (count == PANELS_MAX || !heading_fits(panels->layout, section)))) {
        return false;
    }
    panels->metrics = count == PANELS_MAX ? &HALF : &FULL;
    panels->across = count == PANELS_MAX ? 2 : (int)count;
    for (size_t i = 0; i < 2; i++) {
        panels->role = ROLES[i];
        if (panels_fit(panels)) {
            return true;
        }
    }
    return false;
}

static element_id add_list(struct layout *layout, element_id sect)
{
    element_id list = display_add_element(layout->display, ELEMENT_L, sect);
    layout->display->elements.items[list].ordered = true;
    return list;
}

/* Running heads stay within their panels: where the heading does not, the word for it. */
static void fit_heads(const struct panels *panels, struct frame *frame)
{
    struct layout *layout = panels->layout;
    for (enum side side = 0; side < layout_sides(layout) && panels->across > 1; side++) {
        const struct text_line *line =
            set_line(layout, frame->head[side], ROLE_RUNNING_HEAD, side);
        if (line->width > panel_width(panels)) {
            frame->head[side] = phrase_kind(SECTION_GOALS, layout->languages[side]);
        }
    }
}

static void panels_page(struct panels *panels, size_t index, const element_id *sects)
{
    struct layout *layout = panels->layout;
    size_t count = panels->section->as.goals.item_count;
    struct frame frame = frame_of_section(layout, index, COLOUR_LIME);
    bool has_main = panels->section->as.goals.has_main;
    frame.head_left[SIDE_SECOND] = count == 3 && has_main ? grid_column(5) : GRID_SECOND;
    if (has_main) {
        fit_heads(panels, &frame);
    }
    struct flow flow = flow_start(layout, &frame);
    mpt street_top = -GRID_BLEED;
    if (has_main) {
        flow_new_page(&flow);
    } else {
        street_top = panels_heading(layout, index, sects, &flow);
    }
    element_id lists[SIDE_COUNT] = {NO_ELEMENT, NO_ELEMENT};
    for (enum side side = 0; side < layout_sides(layout); side++) {
        lists[side] = add_list(layout, sects[side]);
    }
    draw_streets(panels, flow.page, street_top);
    for (size_t i = 0; i < count; i++) {
        place_panel(panels, flow.page, i, lists);
    }
}

/* ---- rows -------------------------------------------------------------------------- */

static void add_goal_row(struct pairing *pairing, const struct goal *item,
                         const element_id *lists)
{
    struct layout *layout = pairing->layout;
    struct row *row = galley_add(layout, &pairing->galley);
    struct str words = str_format(layout->pages, "%zu", item->number);
    row->space = pair_space(pairing->last, PAIR_RULED);
    row->rule = GOAL_RULE;
    row->after = B(1.25);
    row->minimum = B(5);
    row->number.shared.line = row_numeral(layout, words);
    row->number.shared.words = words;
    row->number.first = B(3.3);
    row->number.shared.colour = COLOUR_LINDEN;
    row->number.optical = true;
    row->heading = arena_new(layout->pages, struct heading_mark);
    *row->heading = item_heading(layout, item);
    for (enum side side = 0; side < layout_sides(layout); side++) {
        struct set_how how = {
            .role = ROLE_ROW_TITLE, .side = side, .width = pairing->width[side]};
        const struct text_paragraph *title = set_inline(layout, &item->title, &how);
        if (title == NULL) {
            continue;
        }
        element_id entry = display_add_element(layout->display, ELEMENT_LI, lists[side]);
        row->number.shared.elements[side] =
            display_add_element(layout->display, ELEMENT_LBL, entry);
        pairing->parent[side] =
            display_add_element(layout->display, ELEMENT_LBODY, entry);
        row_add(layout, row,
                &(struct cell){
                    .paragraph = title,
                    .left = pairing->left[side],
                    .first = B(2),
                    .element = display_add_element(layout->display, ELEMENT_P,
                                                   pairing->parent[side]),
                    .colour = theme_colour(theme_role(ROLE_ROW_TITLE)->colour[side]),
                });
    }
    size_t title_row = pairing->galley.count - 1;
    pairing->last = PAIR_RULED;
    pair_field(pairing, &item->text, MARKUP_BLOCKS);
    if (pairing->galley.count > title_row + 1) {
        pairing->galley.items[title_row].keep_next = true;
        pairing->galley.items[title_row].after = 0;
        pairing->galley.items[title_row].minimum = 0;
        pairing->galley.items[title_row + 1].space = B(2);
    }
}

static void goal_rows(struct layout *layout, size_t index, const element_id *sects)
{
    const struct section *section = &layout->brochure->sections[index];
    struct pairing pairing = pair_start(layout, sects);
    if (!section->as.goals.has_main) {
        pair_section_heading(&pairing, index);
    }
    element_id lists[SIDE_COUNT] = {NO_ELEMENT, NO_ELEMENT};
    for (enum side side = 0; side < layout_sides(layout); side++) {
        lists[side] = add_list(layout, sects[side]);
    }
    pair_indent_first(&pairing);
    for (size_t i = 0; i < section->as.goals.item_count; i++) {
        add_goal_row(&pairing, &section->as.goals.items[i], lists);
    }
    mpt space = pair_space(pairing.last, PAIR_RULED);
    galley_close(layout, &pairing.galley, GOAL_RULE);
    pairing.galley.items[pairing.galley.count - 1].space = space;
    struct frame frame = frame_of_section(layout, index, COLOUR_WHITE);
    struct flow flow = flow_start(layout, &frame);
    flow_rows(&flow, &pairing.galley);
}

void goals_pages(struct layout *layout, size_t index)
{
    const struct section *section = &layout->brochure->sections[index];
    element_id sects[SIDE_COUNT] = {NO_ELEMENT, NO_ELEMENT};
    section_open(layout, sects);
    if (section->as.goals.has_main) {
        main_goal_page(layout, index, sects);
    }
    struct panels panels = {.layout = layout, .section = section};
    if (section->as.goals.item_count > 0 && choose_panels(&panels)) {
        panels_page(&panels, index, sects);
    } else if (section->as.goals.item_count > 0) {
        goal_rows(layout, index, sects);
    }
}
