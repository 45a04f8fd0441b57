/* Running text: chapters that follow each other on the page (LOOK.md §6: 13). */
#include "layout/pair.h"
#include "layout/sections.h"
#include "layout/set.h"

/* A chapter begins on the same page only if this many lines remain below its heading. */
enum { TEXT_LINES_LEFT = 14 };

static void lay_out_chapter(struct flow *flow, size_t index)
{
    struct layout *layout = flow->layout;
    const struct section *section = &layout->brochure->sections[index];
    element_id sects[SIDE_COUNT] = {NO_ELEMENT, NO_ELEMENT};
    section_open(layout, sects);
    struct pairing pairing = pair_start(layout, sects);
    pairing.last = flow->opened > 0 ? PAIR_BODY : PAIR_NONE;
    pair_section_heading(&pairing, index);
    pairing.role = ROLE_LEAD;
    pair_field(&pairing, &section->lead, MARKUP_BLOCKS);
    pairing.last = pairing.last == PAIR_BODY ? PAIR_LEAD : pairing.last;
    pairing.role = ROLE_BODY;
    pair_field(&pairing, &section->body, MARKUP_BODY);
    flow->frame = frame_of_section(layout, index, COLOUR_WHITE);
    if (flow->opened > 0 && flow_lines_left(flow) < TEXT_LINES_LEFT) {
        flow_new_page(flow);
    }
    flow_rows(flow, &pairing.galley);
}

size_t text_pages(struct layout *layout, size_t section)
{
    const struct brochure *brochure = layout->brochure;
    struct frame frame = frame_of_section(layout, section, COLOUR_WHITE);
    struct flow flow = flow_start(layout, &frame);
    size_t count = 0;
    while (section + count < brochure->section_count &&
           brochure->sections[section + count].kind == SECTION_TEXT) {
        lay_out_chapter(&flow, section + count);
        count++;
    }
    return count;
}
