/* The contents page. Numbers come from the pass before; they do not change the height of
 * any row. */
#include "layout/pair.h"
#include "layout/place.h"
#include "layout/sections.h"
#include "layout/set.h"
#include "layout/phrases.h"

#define CONTENTS_RULE PT(0.5)
#define CONTENTS_GAP B(7) /* from the heading to the first rule */
#define CONTENTS_SUB_GAP B(1.5) /* from a title to its sub-entries */
#define CONTENTS_MARK MM(2.5)
#define CONTENTS_MARK_STEP MM(4.6)
#define CONTENTS_NUMERAL_APART                               \
    MM(1) /* least space between a page number and its title \
           */
#define CONTENTS_NOTE B(59)

enum { CONTENTS_LARGE_MAX = 14 }; /* entries in the large style */

/* Two styles of an entry: large, and compact when there are many. */
struct contents_style {
    enum role_name title, numeral;
    mpt depth, after, minimum, sub_gap, rule_rise;
};

static const struct contents_style LARGE = {
    .title = ROLE_CONTENTS_ENTRY,
    .numeral = ROLE_CONTENTS_NUMERAL,
    .depth = B(2),
    .after = B(1.5),
    .minimum = B(4),
    .sub_gap = CONTENTS_SUB_GAP,
};
static const struct contents_style COMPACT = {
    .title = ROLE_COLOPHON_TITLE,
    .numeral = ROLE_DIRECTORY_NUMERAL,
    .depth = B(1),
    .after = B(0.9),
    .minimum = B(2),
    .sub_gap = B(1),
    .rule_rise = PT(3.3), /* as in the directory */
};

struct contents {
    struct layout *layout;
    struct pairing pairing;
    const struct contents_style *style;
    element_id toc[SIDE_COUNT];
};

/* One entry while its sub-entries are added: rows of their own, so that a page may end
 * between them. */
struct entry {
    struct row *row; /* valid until the first sub-entry is added */
    size_t title_row; /* the same as an index */
    element_id item[SIDE_COUNT]; /* TOCI */
    element_id subs[SIDE_COUNT]; /* nested TOC, NO_ELEMENT until there is one */
};

static struct str link_contents(struct layout *layout, struct str title, size_t page,
                                enum lang lang)
{
    const char *word = lang == LANG_EN ? "page" : "страница";
    return str_format(layout->pages, "%.*s, %s %zu", STR_ARGS(title), word, page);
}

static void add_title(struct contents *contents, struct entry *entry, enum side side,
                      size_t index)
{
    struct layout *layout = contents->layout;
    struct display *display = layout->display;
    const struct localized *heading = &layout->brochure->sections[index].heading;
    struct set_how how = {.role = contents->style->title,
                          .side = side,
                          .width = contents->pairing.width[side]};
    const struct text_paragraph *title = set_inline(layout, heading, &how);
    entry->item[side] = display_add_element(display, ELEMENT_TOCI, contents->toc[side]);
    entry->subs[side] = NO_ELEMENT;
    entry->row->number.shared.elements[side] =
        display_add_element(display, ELEMENT_LBL, entry->item[side]);
    element_id reference =
        display_add_element(display, ELEMENT_REFERENCE, entry->item[side]);
    entry->row->link[side] = display_add_element(display, ELEMENT_LINK, reference);
    entry->row->link_contents[side] =
        link_contents(layout, set_plain(layout, heading, side),
                      layout->plan.section_pages[index], layout->languages[side]);
    row_add(layout, entry->row,
            &(struct cell){
                .paragraph = title,
                .left = contents->pairing.left[side],
                .first = contents->style->depth,
                .element = entry->row->link[side],
                .colour = theme_colour(theme_role(how.role)->colour[side]),
            });
}

static void add_sub_side(struct contents *contents, struct entry *entry, enum side side,
                         struct str words, mpt indent)
{
    struct layout *layout = contents->layout;
    struct display *display = layout->display;
    struct set_how how = {.role = ROLE_CONTENTS_SUB,
                          .side = side,
                          .width = contents->pairing.width[side] - indent};
    const struct text_paragraph *paragraph = set_words(layout, words, &how);
    if (entry->subs[side] == NO_ELEMENT) {
        entry->subs[side] = display_add_element(display, ELEMENT_TOC, entry->item[side]);
    }
    element_id item = display_add_element(display, ELEMENT_TOCI, entry->subs[side]);
    struct galley *galley = &contents->pairing.galley;
    row_add(layout, &galley->items[galley->count - 1],
            &(struct cell){
                .paragraph = paragraph,
                .left = contents->pairing.left[side] + indent,
                .first = B(1),
                .element = display_add_element(display, ELEMENT_P, item),
                .colour = theme_colour(theme_role(how.role)->colour[side]),
            });
}

/* Appends a row that leads to where its entry leads; valid until the next one. */
static struct row *add_sub(struct contents *contents, struct entry *entry,
                           const struct str *words, mpt indent)
{
    struct galley *galley = &contents->pairing.galley;
    struct row *sub = galley_add(contents->layout, galley);
    struct row *title = &galley->items[entry->title_row];
    sub->anchor = title->anchor;
    for (enum side side = 0; side < layout_sides(contents->layout); side++) {
        sub->link[side] = title->link[side];
        sub->link_contents[side] = title->link_contents[side];
        if (words[side].size > 0) {
            add_sub_side(contents, entry, side, words[side],
                         side == SIDE_FIRST ? indent : 0);
        }
    }
    return sub;
}

/* The spaces of an entry that has sub-entries. */
static void close_entry(struct contents *contents, const struct entry *entry)
{
    struct galley *galley = &contents->pairing.galley;
    if (galley->count > entry->title_row + 1) {
        struct row *title = &galley->items[entry->title_row];
        title->keep_next = true;
        title->after = contents->style->sub_gap - B(1);
        title->minimum = 0;
        galley->items[galley->count - 1].after = B(1);
    }
}

static void main_goal_words(struct layout *layout, const struct section *section,
                            struct str *words)
{
    for (enum side side = 0; side < layout_sides(layout); side++) {
        words[side] = set_plain(layout, &section->as.goals.main.short_title, side);
        if (words[side].size == 0) {
            words[side] = phrase_find(PHRASE_MAIN_GOAL, layout->languages[side]);
        }
    }
}

static void add_goal_subs(struct contents *contents, struct entry *entry,
                          const struct section *section)
{
    struct layout *layout = contents->layout;
    size_t *numbers =
        arena_new_array(layout->pages, section->as.goals.item_count, size_t);
    for (size_t i = 0; i < section->as.goals.item_count; i++) {
        numbers[i] = i + 1;
    }
    struct str words[SIDE_COUNT] = {{0}};
    if (section->as.goals.has_main) {
        main_goal_words(layout, section, words);
        (void)add_sub(contents, entry, words, 0);
    }
    for (enum side side = 0; side < layout_sides(layout); side++) {
        words[side] = phrase_goals(PHRASE_GOALS, numbers, section->as.goals.item_count,
                                   layout->languages[side], layout->pages);
    }
    (void)add_sub(contents, entry, words, 0);
}

/* „1  Конкурентна икономика“ with the mark of the priority before it. */
static void add_priority_subs(struct contents *contents, struct entry *entry,
                              const struct section *section)
{
    struct layout *layout = contents->layout;
    for (size_t i = 0; i < section->as.priorities.item_count; i++) {
        const struct priority *item = &section->as.priorities.items[i];
        struct str words[SIDE_COUNT] = {{0}};
        for (enum side side = 0; side < layout_sides(layout); side++) {
            const struct localized *text =
                localized_is_set(&item->short_title, layout->languages[side])
                    ? &item->short_title
                    : &item->title;
            struct str title = set_plain(layout, text, side);
            words[side] =
                str_format(layout->pages, "%zu\xE2\x80\x82%.*s", i + 1, STR_ARGS(title));
        }
        struct row_mark mark = {
            .number = i + 1,
            .left = contents->pairing.left[SIDE_FIRST],
            .first = B(1),
            .side = CONTENTS_MARK,
        };
        row_add_mark(layout, add_sub(contents, entry, words, CONTENTS_MARK_STEP), &mark);
    }
}

static void add_entry(struct contents *contents, size_t index)
{
    struct layout *layout = contents->layout;
    const struct section *section = &layout->brochure->sections[index];
    const struct contents_style *style = contents->style;
    struct entry entry = {.title_row = contents->pairing.galley.count};
    entry.row = galley_add(layout, &contents->pairing.galley);
    struct row *row = entry.row;
    struct str number =
        str_format(layout->pages, "%zu", layout->plan.section_pages[index]);
    row->space = contents->pairing.last == PAIR_H1 ? CONTENTS_GAP : 0;
    row->rule = CONTENTS_RULE;
    row->rule_rise = style->rule_rise;
    row->after = style->after;
    row->minimum = style->minimum;
    const enum role_name numerals[] = {style->numeral, ROLE_DIRECTORY_NUMERAL};
    row->number.shared.line =
        set_line_within(layout, number, (struct set_roles){numerals, 2},
                        grid_column(2) - CONTENTS_NUMERAL_APART);
    row->number.shared.words = number;
    row->number.first = style->depth;
    row->number.shared.colour = theme_role(style->numeral)->colour[SIDE_FIRST];
    row->anchor = layout->section_anchor[index];
    contents->pairing.last = PAIR_RULED;
    for (enum side side = 0; side < layout_sides(layout); side++) {
        add_title(contents, &entry, side, index);
    }
    if (section->kind == SECTION_GOALS) {
        add_goal_subs(contents, &entry, section);
    } else if (section->kind == SECTION_PRIORITIES) {
        add_priority_subs(contents, &entry, section);
    }
    close_entry(contents, &entry);
}

static void add_heading(struct contents *contents, const element_id *sects)
{
    struct layout *layout = contents->layout;
    struct str words[SIDE_COUNT];
    element_id elements[SIDE_COUNT] = {NO_ELEMENT, NO_ELEMENT};
    for (enum side side = 0; side < layout_sides(layout); side++) {
        words[side] = phrase_find(PHRASE_CONTENTS, layout->languages[side]);
        elements[side] = display_add_element(layout->display, ELEMENT_H1, sects[side]);
        contents->toc[side] =
            display_add_element(layout->display, ELEMENT_TOC, sects[side]);
    }
    struct row *row = pair_words(&contents->pairing, words, ROLE_H1, elements);
    row->heading = arena_new(layout->pages, struct heading_mark);
    *row->heading = (struct heading_mark){.section = SIZE_MAX, .level = 1};
    for (enum side side = 0; side < layout_sides(layout); side++) {
        row->heading->title[side] = words[side];
    }
}

/* Which language prevails: at the foot of the page, below the entries. */
static void place_note(struct layout *layout, const struct flow *flow,
                       const element_id *sects)
{
    if (layout_is_single(layout) ||
        layout->brochure->document.translation != TRANSLATION_WORKING) {
        return;
    }
    mpt y = flow->y <= CONTENTS_NOTE - B(1) ? CONTENTS_NOTE : CONTENTS_NOTE + B(2);
    for (enum side side = 0; side < layout_sides(layout); side++) {
        struct set_how how = {.role = ROLE_NOTE, .side = side, .width = GRID_HALF};
        struct str words = phrase_working_translation(layout->languages[SIDE_FIRST],
                                                      layout->languages[side]);
        struct spot at = {flow->page,
                          grid_left(flow->page) + (side == SIDE_FIRST ? 0 : GRID_SECOND),
                          y};
        place_paragraph(layout, set_words(layout, words, &how), at,
                        display_add_element(layout->display, ELEMENT_P, sects[side]),
                        theme_role(ROLE_NOTE)->colour[side]);
    }
}

void contents_pages(struct layout *layout)
{
    const struct brochure *brochure = layout->brochure;
    element_id sects[SIDE_COUNT] = {NO_ELEMENT, NO_ELEMENT};
    section_open(layout, sects);
    struct contents contents = {
        .layout = layout,
        .pairing = pair_start(layout, sects),
        .style = brochure->section_count > CONTENTS_LARGE_MAX ? &COMPACT : &LARGE,
    };
    contents.pairing.left[SIDE_FIRST] = layout_is_single(layout) ? grid_column(2) : 0;
    add_heading(&contents, sects);
    contents.pairing.left[SIDE_FIRST] = grid_column(2);
    contents.pairing.width[SIDE_FIRST] = grid_columns(layout_is_single(layout) ? 11 : 5);
    for (size_t i = 0; i < brochure->section_count; i++) {
        if (section_has_heading(&brochure->sections[i])) {
            add_entry(&contents, i);
        }
    }
    galley_close(layout, &contents.pairing.galley, CONTENTS_RULE);
    contents.pairing.galley.items[contents.pairing.galley.count - 1].rule_rise =
        contents.style->rule_rise;
    struct frame frame = frame_plain(COLOUR_WHITE);
    struct flow flow = flow_start(layout, &frame);
    flow_rows(&flow, &contents.pairing.galley);
    place_note(layout, &flow, sects);
}
