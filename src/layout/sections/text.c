/* Running text: chapters that follow each other on the page, and the figures among
 * them. */
#include "layout/pair.h"
#include "layout/sections.h"
#include "layout/sections/figure.h"
#include "layout/set.h"

/* A chapter begins on the same page only if this many lines remain below its heading. */
enum { TEXT_LINES_LEFT = 14 };

/* A run of sections that share their pages. */
struct run {
    struct flow flow;
    element_id sects[SIDE_COUNT]; /* of the chapter that is open, or NO_ELEMENT */
    enum pair_kind last;
};

static void add_text(struct pairing *pairing, const struct section *section)
{
    pairing->role = ROLE_LEAD;
    pair_field(pairing, &section->as.text.lead, MARKUP_BLOCKS);
    pairing->last = pairing->last == PAIR_BODY ? PAIR_LEAD : pairing->last;
    pairing->role = ROLE_BODY;
    pair_field(pairing, &section->as.text.body, MARKUP_BODY);
}

/* A figure has a page to itself but for the heading above it. */
static void add_figure(struct pairing *pairing, const struct section *section)
{
    mpt room = GRID_LAST - GRID_FIRST;
    if (pairing->galley.count > 0) {
        room -= row_height(&pairing->galley.items[0]) + pair_space(PAIR_H1, PAIR_FIGURE);
    }
    figure_row(pairing, section, room);
}

static void lay_out_chapter(struct run *run, size_t index)
{
    struct flow *flow = &run->flow;
    struct layout *layout = flow->layout;
    const struct section *section = &layout->brochure->sections[index];
    bool headed = section_has_heading(section);
    if (headed || run->sects[SIDE_FIRST] == NO_ELEMENT) {
        section_open(layout, run->sects);
    }
    struct pairing pairing = pair_start(layout, run->sects);
    pairing.last = flow->opened > 0 ? run->last : PAIR_NONE;
    pair_section_heading(&pairing, index);
    if (section->kind == SECTION_FIGURE) {
        add_figure(&pairing, section);
    } else {
        add_text(&pairing, section);
    }
    run->last = section->kind == SECTION_FIGURE ? PAIR_FIGURE : PAIR_BODY;
    if (headed) {
        flow->frame = frame_of_section(layout, index, COLOUR_WHITE);
    }
    if (section->kind == SECTION_TEXT && flow->opened > 0 &&
        flow_lines_left(flow) < TEXT_LINES_LEFT) {
        flow_new_page(flow);
    }
    flow_rows(flow, &pairing.galley);
}

/* The section whose heading stands over the pages: this one, or the nearest before it. */
static struct frame run_frame(struct layout *layout, size_t section)
{
    for (size_t i = section + 1; i > 0; i--) {
        if (section_has_heading(&layout->brochure->sections[i - 1])) {
            return frame_of_section(layout, i - 1, COLOUR_WHITE);
        }
    }
    return frame_plain(COLOUR_WHITE);
}

size_t text_pages(struct layout *layout, size_t section)
{
    const struct brochure *brochure = layout->brochure;
    struct frame frame = run_frame(layout, section);
    struct run run = {.flow = flow_start(layout, &frame),
                      .sects = {NO_ELEMENT, NO_ELEMENT}};
    size_t count = 0;
    for (; section + count < brochure->section_count; count++) {
        enum section_kind kind = brochure->sections[section + count].kind;
        if (kind != SECTION_TEXT && kind != SECTION_FIGURE) {
            break;
        }
        lay_out_chapter(&run, section + count);
    }
    return count;
}
