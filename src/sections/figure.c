/* Figures: a picture with the captions of both languages, which stay together. They flow
 * among text sections; one without a heading belongs to the chapter before it. */
#include "sections/build.h"

/* FIGURE elements with what `alt` says. */
static void add_figures(const struct build *build, const struct script *script,
                        const struct picture *picture, element_id *figures)
{
    struct str words[SIDE_COUNT] = {{0}};
    build_plain(build, &picture->alt, words);
    script_add_elements(script, ELEMENT_FIGURE, figures);
    for (enum side side = 0; side < build_sides(build); side++) {
        script->display->elements.items[figures[side]].alt = words[side];
    }
}

static void add_caption(const struct build *build, const struct script *script,
                        struct block_figure *figure, enum side side)
{
    const struct figure *source = &build->chapter->section->as.figure;
    const struct localized *texts[] = {&source->caption, &source->credit};
    enum lang lang = build_lang(build, side);
    if (!localized_is_set(texts[0], lang) && !localized_is_set(texts[1], lang)) {
        return;
    }
    element_id caption =
        display_add_element(script->display, ELEMENT_CAPTION, script->parent[side]);
    uint8_t line = 0;
    for (size_t i = 0; i < 2; i++) {
        struct block_cell cell = {
            .side = side,
            .role = ROLE_NOTE,
            .colour = i == 0 ? setter_role_colour(ROLE_NOTE, side) : COLOUR_GRAPHITE,
            .text = build_inline(build, texts[i]).of[side],
            .line = line,
        };
        if (cell.text != NULL) {
            cell.element = display_add_element(script->display, ELEMENT_P, caption);
            block_add_cell(script->arena, &figure->captions, &cell);
            line++;
        }
    }
}

static void add_figure(const struct build *build, struct script *script)
{
    const struct figure *source = &build->chapter->section->as.figure;
    struct block *block = block_add(script->arena, script->into, BLOCK_FIGURE);
    block->mark = source->picture.file.mark;
    block->as.figure = (struct block_figure){
        .file = source->picture.file.text,
        .mark = source->picture.file.mark,
        .half = source->width == FIGURE_HALF,
        .figures = {NO_ELEMENT, NO_ELEMENT},
        .space = script_space(script->last, ROW_FIGURE),
    };
    if (!source->picture.decorative) {
        add_figures(build, script, &source->picture, block->as.figure.figures);
    }
    for (enum side side = 0; side < build_sides(build); side++) {
        add_caption(build, script, &block->as.figure, side);
    }
    script->last = ROW_FIGURE;
}

static void build_figure(struct build *build)
{
    const struct section *section = build->chapter->section;
    bool continues = !section_has_heading(section) && build_flows(build) &&
                     build->before != NULL && build->before->sects[0] != NO_ELEMENT;
    if (continues) {
        build->chapter->sects[SIDE_FIRST] = build->before->sects[SIDE_FIRST];
        build->chapter->sects[SIDE_SECOND] = build->before->sects[SIDE_SECOND];
    } else {
        build_open_section(build);
    }
    struct script script = build_script(build, build_page(build, COLOUR_WHITE));
    build_opening(build, &script);
    add_figure(build, &script);
    build_field(build, &script, &section->closing);
    build->chapter->last = script.last;
}

const struct section_type FIGURE_TYPE = {.build = build_figure};
