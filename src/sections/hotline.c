/* Hot lines: the last section stands on the back cover, and what that does not show has a
 * page like the services. */
#include "sections/directory.h"

bool hotline_shows_number(const struct sections_request *request,
                          const struct section *section)
{
    if (section->as.hotline.item_count == 0) {
        return false;
    }
    const struct hotline_item *item = &section->as.hotline.items[0];
    enum lang lang = request->languages[SIDE_FIRST];
    enum lang last = request->languages[request->side_count - 1];
    return item->phone_count == 1 && localized_is_set(&item->phones[0], lang) &&
           !localized_is_set(&item->text, lang) &&
           str_equal(item->phones[0].text[lang], item->phones[0].text[last]);
}

static struct directory make_directory(const struct build *build, size_t from)
{
    const struct hotline *hotline = &build->chapter->section->as.hotline;
    size_t count = hotline->item_count - from;
    struct directory_item *items =
        arena_new_array(build->request->arena, count + 1, struct directory_item);
    for (size_t i = 0; i < count; i++) {
        const struct hotline_item *item = &hotline->items[from + i];
        items[i] = (struct directory_item){.title = &item->title,
                                           .hours = &item->hours,
                                           .phones = item->phones,
                                           .phone_count = item->phone_count,
                                           .email = &item->email,
                                           .text = &item->text};
    }
    return (struct directory){items, count};
}

static void build_hotline(struct build *build)
{
    const struct section *section = build->chapter->section;
    if (build->chapter->index == sections_back(build->request)) {
        return;
    }
    build_open_section(build);
    struct directory directory = make_directory(build, 0);
    struct script script =
        directory_script(build, build_page(build, COLOUR_STONE), &directory);
    build_opening(build, &script);
    directory_add(build, &script, &directory);
    build_field(build, &script, &section->closing);
    build->chapter->last = script.last;
}

const struct section_type HOTLINE_TYPE = {.build = build_hotline};

/* The section's own heading stands on the back cover, so its further items come under
 * the generic word for the kind. */
struct chapter *hotline_build_rest(const struct sections_request *request,
                                   const struct manuscript *manuscript)
{
    size_t back = sections_back(request);
    if (back == SIZE_MAX) {
        return NULL;
    }
    const struct section *section = &request->brochure->sections[back];
    size_t shown = hotline_shows_number(request, section) ? 1 : 0;
    bool texts =
        localized_is_given(&section->intro) || localized_is_given(&section->closing);
    if (section->as.hotline.item_count <= shown && !texts) {
        return NULL;
    }
    struct chapter *rest = arena_new(request->arena, struct chapter);
    *rest = manuscript->chapters[back];
    struct build build = {request, rest, NULL};
    build_open_section(&build);
    struct directory directory = make_directory(&build, shown);
    struct script script =
        directory_script(&build, build_page(&build, COLOUR_STONE), &directory);
    struct str words[SIDE_COUNT] = {{0}};
    for (enum side side = 0; side < build_sides(&build); side++) {
        words[side] = phrase_kind(SECTION_HOTLINE, build_lang(&build, side));
    }
    struct script_texts heading = script_words(&script, words);
    (void)script_row(&script, &heading, ROLE_H1, ELEMENT_H1, NULL);
    build_field(&build, &script, &section->intro);
    directory_add(&build, &script, &directory);
    build_field(&build, &script, &section->closing);
    return rest;
}
