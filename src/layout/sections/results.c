/* Expected results: numbered rows between rules (LOOK.md §6: 9). */
#include "layout/pair.h"
#include "layout/place.h"
#include "layout/sections.h"
#include "layout/set.h"

#define RESULT_TEXT B(2)
#define RESULT_NUMERAL B(3.3)
#define RESULT_AFTER B(1.25)
#define RESULT_MINIMUM B(5)
#define RESULT_RULE PT(0.5)

/* One row: L > LI > Lbl and LBody in each language, the numeral shared. */
static void add_result(struct pairing *pairing, const struct item *item,
                       const element_id *lists, bool first)
{
    struct layout *layout = pairing->layout;
    struct row *row = galley_add(layout, &pairing->galley);
    struct str words = str_format(layout->pages, "%zu", item->number);
    row->space = first ? pair_space(pairing->last, PAIR_RULED) : 0;
    row->rule = RESULT_RULE;
    row->after = RESULT_AFTER;
    row->minimum = RESULT_MINIMUM;
    row->can_split = true;
    row->number = (struct row_number){
        .shared = {.line = set_line(layout, words, ROLE_ROW_NUMERAL, SIDE_FIRST),
                   .words = words,
                   .elements = {NO_ELEMENT, NO_ELEMENT},
                   .colour = COLOUR_LINDEN},
        .first = RESULT_NUMERAL,
        .optical = true,
    };
    for (enum side side = 0; side < layout_sides(layout); side++) {
        struct set_how how = {
            .role = ROLE_LARGE, .side = side, .width = pairing->width[side]};
        const struct text_paragraph *text = set_inline(layout, &item->text, &how);
        if (text == NULL) {
            continue;
        }
        element_id entry = display_add_element(layout->display, ELEMENT_LI, lists[side]);
        row->number.shared.elements[side] =
            display_add_element(layout->display, ELEMENT_LBL, entry);
        row_add(layout, row,
                &(struct cell){
                    .paragraph = text,
                    .left = pairing->left[side],
                    .first = RESULT_TEXT,
                    .element = display_add_element(layout->display, ELEMENT_LBODY, entry),
                    .colour = theme_colour(theme_role(ROLE_LARGE)->colour[side]),
                });
    }
    pairing->last = PAIR_RULED;
}

void results_pages(struct layout *layout, size_t index)
{
    const struct section *section = &layout->brochure->sections[index];
    element_id sects[SIDE_COUNT] = {NO_ELEMENT, NO_ELEMENT};
    element_id lists[SIDE_COUNT] = {NO_ELEMENT, NO_ELEMENT};
    section_open(layout, sects);
    struct pairing pairing = pair_start(layout, sects);
    pair_section_heading(&pairing, index);
    pair_field(&pairing, &section->intro, MARKUP_BLOCKS);
    struct pairing rows = pairing;
    if (section->item_count > 0) {
        pair_indent_first(&rows);
        for (enum side side = 0; side < layout_sides(layout); side++) {
            lists[side] = display_add_element(layout->display, ELEMENT_L, sects[side]);
            layout->display->elements.items[lists[side]].ordered = true;
        }
        for (size_t i = 0; i < section->item_count; i++) {
            add_result(&rows, &section->items[i], lists, i == 0);
        }
        galley_close(layout, &rows.galley, RESULT_RULE);
    }
    pairing.galley = rows.galley;
    pairing.last = rows.last;
    if (pairing.last == PAIR_RULED && pairing.galley.count > 0) {
        pairing.galley.items[pairing.galley.count - 1].keep_next =
            section->closing.text[layout->languages[SIDE_FIRST]].size > 0;
    }
    pair_field(&pairing, &section->closing, MARKUP_BLOCKS);
    struct frame frame = frame_of_section(layout, index, COLOUR_WHITE);
    struct flow flow = flow_start(layout, &frame);
    flow_rows(&flow, &pairing.galley);
}
