/* Services: a directory on a stone ground, and hot lines beyond the one on the back
 * cover, set alike. */
#include "layout/directory.h"
#include "layout/sections.h"
#include "layout/set.h"
#include "layout/phrases.h"

struct entries {
    const struct directory_entry *items;
    size_t count;
};

static struct entries list_services(const struct services *services, struct arena *arena)
{
    struct directory_entry *items =
        arena_new_array(arena, services->item_count, struct directory_entry);
    for (size_t i = 0; i < services->item_count; i++) {
        const struct service *service = &services->items[i];
        items[i] = (struct directory_entry){.title = &service->title,
                                            .phone = &service->phone,
                                            .url = &service->url,
                                            .text = &service->text};
    }
    return (struct entries){items, services->item_count};
}

static struct entries list_lines(const struct hotline *hotline, struct arena *arena)
{
    struct directory_entry *items =
        arena_new_array(arena, hotline->item_count, struct directory_entry);
    for (size_t i = 0; i < hotline->item_count; i++) {
        const struct hotline_item *line = &hotline->items[i];
        items[i] = (struct directory_entry){.title = &line->title,
                                            .hours = &line->hours,
                                            .phone = &line->phone,
                                            .text = &line->text};
    }
    return (struct entries){items, hotline->item_count};
}

/* Headings of a directory stand over its first list, also in one language. */
static struct pairing directory_heading(struct layout *layout, const element_id *sects)
{
    struct pairing pairing = pair_start(layout, sects);
    pairing.left[SIDE_FIRST] = 0;
    return pairing;
}

/* The heading, then the entries: paired rows, or two lists of one language. */
static void directory_pages(struct layout *layout, size_t index, struct pairing *pairing,
                            const element_id *sects, struct entries entries)
{
    struct frame frame = frame_of_section(layout, index, COLOUR_STONE);
    struct flow flow = flow_start(layout, &frame);
    flow_rows(&flow, &pairing->galley);
    if (entries.count == 0) {
        return;
    }
    element_id lists[SIDE_COUNT] = {NO_ELEMENT, NO_ELEMENT};
    struct pairing rows = pair_start(layout, sects);
    for (enum side side = 0; side < layout_sides(layout); side++) {
        lists[side] = display_add_element(layout->display, ELEMENT_L, sects[side]);
        layout->display->elements.items[lists[side]].ordered = true;
    }
    directory_columns(&rows);
    rows.last = PAIR_RULED;
    for (size_t i = 0; i < entries.count; i++) {
        directory_add(&rows, &entries.items[i], i + 1, lists);
    }
    directory_close(&rows);
    if (layout_is_single(layout)) {
        flow_set_columns(&flow, DIRECTORY_GAP);
    } else {
        rows.galley.items[0].space = DIRECTORY_GAP;
    }
    flow_rows(&flow, &rows.galley);
}

void services_pages(struct layout *layout, size_t index)
{
    const struct section *section = &layout->brochure->sections[index];
    element_id sects[SIDE_COUNT] = {NO_ELEMENT, NO_ELEMENT};
    section_open(layout, sects);
    struct pairing pairing = directory_heading(layout, sects);
    pair_section_heading(&pairing, index);
    directory_pages(layout, index, &pairing, sects,
                    list_services(&section->as.services, layout->pages));
}

/* Items of the last section that the back cover shows. */
static size_t shown_on_back(const struct layout *layout, const struct section *section)
{
    return back_shows_number(layout, section) ? 1 : 0;
}

bool hotline_has_rest(const struct layout *layout)
{
    size_t back = layout_back_section(layout->brochure);
    if (back == SIZE_MAX) {
        return false;
    }
    const struct section *section = &layout->brochure->sections[back];
    return section->as.hotline.item_count > shown_on_back(layout, section);
}

/* The last section's own heading stands on the back cover, so its further items come
 * under the generic word for the kind. */
static void rest_heading(struct layout *layout, struct pairing *pairing,
                         const element_id *sects)
{
    struct str words[SIDE_COUNT];
    element_id elements[SIDE_COUNT] = {NO_ELEMENT, NO_ELEMENT};
    for (enum side side = 0; side < layout_sides(layout); side++) {
        words[side] = phrase_kind(SECTION_HOTLINE, layout->languages[side]);
        elements[side] = display_add_element(layout->display, ELEMENT_H1, sects[side]);
    }
    struct row *row = pair_words(pairing, words, ROLE_H1, elements);
    row->heading = arena_new(layout->pages, struct heading_mark);
    *row->heading = (struct heading_mark){.section = SIZE_MAX, .level = 1};
    for (enum side side = 0; side < layout_sides(layout); side++) {
        row->heading->title[side] = words[side];
    }
}

void hotline_pages(struct layout *layout, size_t index)
{
    const struct section *section = &layout->brochure->sections[index];
    struct entries entries = list_lines(&section->as.hotline, layout->pages);
    element_id sects[SIDE_COUNT] = {NO_ELEMENT, NO_ELEMENT};
    section_open(layout, sects);
    struct pairing pairing = directory_heading(layout, sects);
    if (index == layout_back_section(layout->brochure)) {
        size_t shown = shown_on_back(layout, section);
        rest_heading(layout, &pairing, sects);
        entries.items += shown;
        entries.count -= shown;
    } else {
        pair_section_heading(&pairing, index);
    }
    directory_pages(layout, index, &pairing, sects, entries);
}
