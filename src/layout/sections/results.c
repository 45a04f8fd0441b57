/* Expected results: numbered rows between rules. */
#include "layout/pair.h"
#include "layout/place.h"
#include "layout/sections.h"
#include "layout/set.h"

#define RESULT_TEXT B(2)
#define RESULT_NUMERAL B(3.3)
#define RESULT_AFTER B(1.25)
#define RESULT_MINIMUM B(5)
#define RESULT_RULE PT(0.5)

/* L > LI > Lbl and LBody in each language, the numeral shared. */
static void open_entry(struct pairing *pairing, const struct result *item,
                       const element_id *lists, struct shared_number *number)
{
    struct layout *layout = pairing->layout;
    struct display *display = layout->display;
    for (enum side side = 0; side < layout_sides(layout); side++) {
        number->elements[side] = NO_ELEMENT;
        if (localized_is_set(&item->text, layout->languages[side])) {
            element_id entry = display_add_element(display, ELEMENT_LI, lists[side]);
            number->elements[side] = display_add_element(display, ELEMENT_LBL, entry);
            pairing->parent[side] = display_add_element(display, ELEMENT_LBODY, entry);
        }
    }
    number->words = str_format(layout->pages, "%zu", item->number);
    number->line = row_numeral(layout, number->words);
    number->colour = COLOUR_LINDEN;
}

/* A numbered entry below a rule: a row for each of its blocks, which stay together. */
static void add_result(struct pairing *pairing, const struct result *item,
                       const element_id *lists, bool first)
{
    size_t at = pairing->galley.count;
    mpt space = first ? pair_space(pairing->last, PAIR_RULED) : 0;
    struct shared_number number = {0};
    open_entry(pairing, item, lists, &number);
    pairing->last = PAIR_NONE;
    pair_field(pairing, &item->text, MARKUP_BLOCKS);
    pairing->last = PAIR_RULED;
    for (size_t i = at; i < pairing->galley.count; i++) {
        struct row *row = &pairing->galley.items[i];
        row->can_split = false;
        row->keep_next = i + 1 < pairing->galley.count;
        row->after = row->keep_next ? row->after : RESULT_AFTER;
    }
    if (pairing->galley.count == at) {
        return;
    }
    struct row *head = &pairing->galley.items[at];
    head->space = space;
    head->rule = RESULT_RULE;
    head->minimum = head->keep_next ? 0 : RESULT_MINIMUM;
    head->number = (struct row_number){number, 0, RESULT_NUMERAL, .optical = true};
    for (size_t i = 0; i < head->cells.count; i++) {
        head->cells.items[i].first += RESULT_TEXT;
    }
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
    if (section->as.results.item_count > 0) {
        pair_indent_first(&rows);
        rows.role = ROLE_LARGE;
        for (enum side side = 0; side < layout_sides(layout); side++) {
            lists[side] = display_add_element(layout->display, ELEMENT_L, sects[side]);
            layout->display->elements.items[lists[side]].ordered = true;
        }
        for (size_t i = 0; i < section->as.results.item_count; i++) {
            add_result(&rows, &section->as.results.items[i], lists, i == 0);
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
