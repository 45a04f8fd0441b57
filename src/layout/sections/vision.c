/* The vision: one statement on a quiet ground. */
#include "layout/pair.h"
#include "layout/sections.h"
#include "layout/statement.h"

void vision_pages(struct layout *layout, size_t index)
{
    const struct section *section = &layout->brochure->sections[index];
    element_id sects[SIDE_COUNT] = {NO_ELEMENT, NO_ELEMENT};
    section_open(layout, sects);
    struct pairing pairing = pair_start(layout, sects);
    struct row *heading = pair_inline(&pairing, &section->heading, ROLE_H2, ELEMENT_H1);
    if (heading != NULL) {
        heading->heading->section = index;
    }
    struct frame frame = frame_of_section(layout, index, COLOUR_BLOSSOM);
    struct flow flow = flow_start(layout, &frame);
    flow_rows(&flow, &pairing.galley);
    struct statement statement = {
        .text = &section->as.vision.text,
        .roles = {ROLE_STATEMENT_28, ROLE_STATEMENT_21, ROLE_STATEMENT_14},
        .steps = STATEMENT_STEPS,
        .gap = B(8),
        .colour = {COLOUR_DEEP, COLOUR_GRAPHITE},
    };
    if (!statement_place(&flow, &statement, sects)) {
        struct pairing body = pair_start(layout, sects);
        body.role = ROLE_LARGE;
        body.last = PAIR_H1;
        pair_field(&body, &section->as.vision.text, MARKUP_BLOCKS);
        flow_rows(&flow, &body.galley);
    }
}
