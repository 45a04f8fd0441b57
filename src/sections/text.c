/* Running text: chapters that follow each other on the page. */
#include "sections/build.h"

static void build_text(struct build *build)
{
    const struct section *section = build->chapter->section;
    build_open_section(build);
    struct script script = build_script(build, build_page(build, COLOUR_WHITE));
    build_opening(build, &script);
    script.role = ROLE_LEAD;
    if (build_has(build, &section->as.text.lead)) {
        build_field(build, &script, &section->as.text.lead);
        script.last = ROW_LEAD;
    }
    script.role = ROLE_BODY;
    build_field(build, &script, &section->as.text.body);
    build_field(build, &script, &section->closing);
    build->chapter->last = ROW_BODY;
}

const struct section_type TEXT_TYPE = {.build = build_text};
