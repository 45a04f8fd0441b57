/* Figures: a picture with the captions of both languages, which stay together. They flow
 * among text sections; one without a heading belongs to the chapter before it. */
#include "sections/pairs.h"

/* True if it stands on pages without text. */
static bool fills_pages(const struct build *build)
{
    enum figure_width width = build->chapter->section->as.figure.width;
    return width == FIGURE_PAGE || width == FIGURE_SPREAD;
}

/* ---- places ---------------------------------------------------------------------- */

static struct picture_marks make_marks(const struct build *build)
{
    const struct figure *figure = &build->chapter->section->as.figure;
    struct point *points =
        arena_new_array(build->request->arena, figure->place_count + 1, struct point);
    for (size_t i = 0; i < figure->place_count; i++) {
        points[i] = (struct point){figure->places[i].x, figure->places[i].y};
    }
    return (struct picture_marks){points, figure->place_count};
}

/* „1  Център за услуги  2023“: the map for those who do not see it. */
static void add_places(const struct build *build, struct script *script)
{
    const struct figure *figure = &build->chapter->section->as.figure;
    struct arena *arena = script->arena;
    struct pairs *pairs = arena_new(arena, struct pairs);
    if (figure->place_count == 0) {
        return;
    }
    *pairs = (struct pairs){
        .items = arena_new_array(arena, figure->place_count, struct pair),
        .count = figure->place_count,
        .role = ROLE_COLOPHON,
        .numbering = LIST_DECIMAL,
        .column = 2,
        .rule = COLOUR_DEEP,
    };
    for (size_t i = 0; i < pairs->count; i++) {
        struct pair *pair = &pairs->items[i];
        struct str number = str_format(arena, "%zu", i + 1);
        const struct str words[SIDE_COUNT] = {number, number};
        pair->key = script_words(script, words);
        pair->shared = build_sides(build) == SIDE_COUNT ? number : STR("");
        pair->value = build_inline(build, &figure->places[i].title);
        pair->end = build_inline(build, &figure->places[i].note);
        pair->same_end = build_says_same(build, &pair->end);
    }
    pairs_add(script, pairs);
}

/* ---- figures --------------------------------------------------------------------- */

/* FIGURE elements with what `alt` says. */
static void add_figures(const struct build *build, const struct script *script,
                        const struct picture *picture, element_id *figures)
{
    struct str words[SIDE_COUNT] = {{0}};
    build_plain(build, &picture->alt, words);
    script_add_elements(script, ELEMENT_FIGURE, figures);
    for (enum side side = 0; side < build_sides(build); side++) {
        script->display->elements.items[figures[side]].words = words[side];
    }
}

static void add_caption(const struct build *build, const struct script *script,
                        struct block_figure *figure, enum side side)
{
    const struct figure *source = &build->chapter->section->as.figure;
    const struct localized *texts[] = {&source->caption, &source->credit};
    bool large = fills_pages(build) && !section_has_heading(build->chapter->section);
    const enum role_name roles[] = {large ? ROLE_CONTENTS_ENTRY : ROLE_NOTE, ROLE_NOTE};
    enum lang lang = build_lang(build, side);
    if (!localized_is_set(texts[0], lang) && !localized_is_set(texts[1], lang)) {
        return;
    }
    bool described = figure->figures[side] != NO_ELEMENT;
    element_id caption =
        display_add_element(script->display, ELEMENT_CAPTION,
                            described ? figure->figures[side] : script->parent[side]);
    uint8_t line = 0;
    for (size_t i = 0; i < 2; i++) {
        struct block_cell cell = {
            .side = side,
            .role = roles[i],
            .colour = i == 0 ? setter_role_colour(roles[i], side) : COLOUR_GRAPHITE,
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

/* One that fills pages has its heading among its captions. */
static void add_titles(const struct build *build, const struct script *script,
                       struct block_figure *figure)
{
    const struct localized *text = &build->chapter->section->heading;
    struct heading *heading = arena_new(script->arena, struct heading);
    *heading = (struct heading){.level = 1, .place = build->chapter->index};
    build_plain(build, text, heading->title);
    struct script_texts texts = build_inline(build, text);
    for (enum side side = 0; side < build_sides(build); side++) {
        struct block_cell cell = {
            .side = side,
            .role = ROLE_H2,
            .colour = setter_role_colour(ROLE_H2, side),
            .text = texts.of[side],
        };
        if (cell.text != NULL) {
            cell.element =
                display_add_element(script->display, ELEMENT_H1, script->parent[side]);
            heading->elements[side] = cell.element;
            block_add_cell(script->arena, &figure->titles, &cell);
        }
    }
    figure->heading = heading;
}

static struct block_figure make_figure(const struct build *build,
                                       const struct script *script)
{
    const struct figure *source = &build->chapter->section->as.figure;
    struct block_figure figure = {
        .file = source->picture.file.text,
        .mark = source->picture.file.mark,
        .width = source->width,
        .figures = {NO_ELEMENT, NO_ELEMENT},
        .space = script_space(script->last, ROW_FIGURE),
        .marks = make_marks(build),
    };
    if (fills_pages(build) && section_has_heading(build->chapter->section)) {
        add_titles(build, script, &figure);
    }
    if (!source->picture.decorative) {
        add_figures(build, script, &source->picture, figure.figures);
    }
    for (enum side side = 0; side < build_sides(build); side++) {
        add_caption(build, script, &figure, side);
    }
    return figure;
}

/* A picture that runs over the top of its page has what belongs to it below it. */
static void put_first(struct block *page, struct block *block)
{
    if (page->first == block) {
        return;
    }
    struct block *before = page->first;
    page->first->as.row.space = script_space(ROW_FIGURE, ROW_H1);
    while (before->next != block) {
        before = before->next;
    }
    before->next = block->next;
    page->last = block->next == NULL ? before : page->last;
    block->next = page->first;
    page->first = block;
}

static void add_figure(const struct build *build, struct script *script)
{
    struct block *block = block_add(script->arena, script->into, BLOCK_FIGURE);
    block->as.figure = make_figure(build, script);
    block->mark = block->as.figure.mark;
    if (block->as.figure.width == FIGURE_BLEED &&
        section_has_heading(build->chapter->section)) {
        put_first(script->into, block);
    }
    script->last = ROW_FIGURE;
}

/* ---- pairs ---------------------------------------------------------------------------
 */

static bool is_half(const struct section *section)
{
    return section->kind == SECTION_FIGURE && section->as.figure.width == FIGURE_HALF;
}

/* The half before this one, if it stands alone so far and nothing comes between. */
static struct block_figure *find_partner(const struct build *build)
{
    const struct section *section = build->chapter->section;
    const struct chapter *before = build->before;
    if (before == NULL || before->pages == NULL || !is_half(section) ||
        !is_half(before->section) || build_has(build, &section->intro)) {
        return NULL;
    }
    struct block *last = before->pages->last->last;
    bool alone = last->kind == BLOCK_FIGURE && last->as.figure.beside == NULL;
    return alone ? &last->as.figure : NULL;
}

static void add_beside(struct build *build, struct block_figure *partner)
{
    struct arena *arena = build->request->arena;
    struct script script = sections_script(build->request, NULL, build->chapter->sects);
    struct block_figure *figure = arena_new(arena, struct block_figure);
    *figure = make_figure(build, &script);
    partner->beside = figure;
    if (build_has(build, &build->chapter->section->closing)) {
        script = build_script(build, build_page(build, COLOUR_WHITE));
        script.last = ROW_FIGURE;
        build_field(build, &script, &build->chapter->section->closing);
    }
    build->chapter->last = script.last == ROW_NONE ? ROW_FIGURE : script.last;
}

/* ---- sections ------------------------------------------------------------------------
 */

/* Below the heading of the section before, whose structure it shares. */
static bool continues(const struct build *build)
{
    return !section_has_heading(build->chapter->section) && build_flows(build) &&
           build->before != NULL && build->before->sects[0] != NO_ELEMENT;
}

static void build_figure(struct build *build)
{
    const struct section *section = build->chapter->section;
    enum figure_width width = section->as.figure.width;
    struct block_figure *partner = NULL;
    if (continues(build)) {
        build->chapter->sects[SIDE_FIRST] = build->before->sects[SIDE_FIRST];
        build->chapter->sects[SIDE_SECOND] = build->before->sects[SIDE_SECOND];
        partner = find_partner(build);
    } else {
        build_open_section(build);
    }
    if (partner != NULL) {
        add_beside(build, partner);
        return;
    }
    struct block *page = build_page(build, COLOUR_WHITE);
    bool opens = section_has_heading(section) && (width > FIGURE_HALF);
    page->as.page.flows = page->as.page.flows && !opens;
    struct script script = build_script(build, page);
    if (!fills_pages(build)) {
        bool map = section->as.figure.place_count > 0 && width == FIGURE_BLEED;
        (void)build_heading(build, &script, map ? ROLE_H2 : ROLE_H1);
    }
    build_field(build, &script, &section->intro);
    add_figure(build, &script);
    add_places(build, &script);
    build_field(build, &script, &section->closing);
    build->chapter->last = script.last;
    build->chapter->wants_left = width == FIGURE_SPREAD && !page->as.page.flows;
}

const struct section_type FIGURE_TYPE = {.build = build_figure};
