/* The vision: one statement on a quiet ground. */
#include "sections/build.h"

#define VISION_GAP B(8)

static void add_statement(struct script *script)
{
    struct block *block = block_add(script->arena, script->into, BLOCK_STATEMENT);
    block->as.statement = (struct block_statement){
        .role = ROLE_STATEMENT_28,
        .gap = VISION_GAP,
        .colour = {COLOUR_DEEP, COLOUR_GRAPHITE},
    };
    script->into = block;
}

static void build_vision(struct build *build)
{
    const struct section *section = build->chapter->section;
    build_open_section(build);
    struct block *page = build_page(build, COLOUR_BLOSSOM);
    struct script script = build_script(build, page);
    script.region = build_is_plain(build) ? REGION_TEXT : REGION_LIST_HEAD;
    (void)build_heading(build, &script, ROLE_H2);
    build_field(build, &script, &section->intro);
    if (!build_is_plain(build)) {
        add_statement(&script);
    }
    script.role = ROLE_LARGE;
    script.last = ROW_H1;
    build_field(build, &script, &section->as.vision.text);
    script.into = page;
    script.role = ROLE_BODY;
    script.last = ROW_BODY;
    build_field(build, &script, &section->closing);
    build->chapter->last = ROW_BODY;
}

const struct section_type VISION_TYPE = {.build = build_vision};
