/* Services: a directory on a stone ground; on white where strips of stone stand in it. */
#include "sections/directory.h"

static void build_services(struct build *build)
{
    const struct services *services = &build->chapter->section->as.services;
    struct arena *arena = build->request->arena;
    struct directory directory = {
        arena_new_array(arena, services->item_count, struct directory_item),
        services->item_count};
    for (size_t i = 0; i < services->item_count; i++) {
        const struct service *item = &services->items[i];
        struct facts *facts = arena_new(arena, struct facts);
        *facts = facts_of_service(build, item);
        directory.items[i] =
            (struct directory_item){.facts = facts_given(facts) ? facts : NULL,
                                    .title = &item->title,
                                    .phones = item->phones,
                                    .phone_count = item->phone_count,
                                    .email = &item->email,
                                    .url = &item->url,
                                    .text = &item->text};
    }
    enum theme_colour ground =
        directory_has_facts(&directory) ? COLOUR_WHITE : COLOUR_STONE;
    build_open_section(build);
    struct script script = directory_script(build, build_page(build, ground), &directory);
    build_opening(build, &script);
    directory_add(build, &script, &directory);
    build_field(build, &script, &build->chapter->section->closing);
    build->chapter->last = script.last;
}

const struct section_type SERVICES_TYPE = {.build = build_services};
