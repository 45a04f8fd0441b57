/* The table of kinds, and what they share. */
#include "sections/build.h"
#include "base/array.h"

#define NUMERAL_APART MM(2) /* least space between a numeral and the text */
#define NUMERAL_FIRST B(3.3)

/* Lines that must be left for a section to begin on the page. */
enum { FLOW_LINES = 14, ANNEX_LINES = 6 };

static const struct section_type *const TYPES[SECTION_KIND_COUNT] = {
    [SECTION_VISION] = &VISION_TYPE,
    [SECTION_GOALS] = &GOALS_TYPE,
    [SECTION_PRIORITIES] = &PRIORITIES_TYPE,
    [SECTION_RESULTS] = &RESULTS_TYPE,
    [SECTION_SERVICES] = &SERVICES_TYPE,
    [SECTION_HOTLINE] = &HOTLINE_TYPE,
    [SECTION_TEXT] = &TEXT_TYPE,
    [SECTION_FIGURE] = &FIGURE_TYPE,
};

bool section_has_heading(const struct section *section)
{
    return localized_is_given(&section->heading);
}

size_t sections_back(const struct brochure *brochure)
{
    for (size_t i = brochure->section_count; i > 0; i--) {
        if (brochure->sections[i - 1].kind == SECTION_HOTLINE) {
            return i - 1;
        }
    }
    return SIZE_MAX;
}

/* ---- helpers -------------------------------------------------------------------------
 */

struct script sections_script(const struct sections_request *request, struct block *into,
                              const element_id *parents)
{
    struct script base = {
        .arena = request->arena,
        .display = request->display,
        .languages = request->languages,
        .side_count = request->side_count,
    };
    return script_start(&base, into, parents);
}

struct script build_script(const struct build *build, struct block *into)
{
    struct script script = sections_script(build->request, into, build->chapter->sects);
    script.last = into->as.page.flows ? build->chapter->last : ROW_NONE;
    return script;
}

void build_open_section(struct build *build)
{
    struct script script = sections_script(build->request, NULL, build->request->parts);
    script_add_elements(&script, ELEMENT_SECT, build->chapter->sects);
}

static bool is_running(const struct section *section)
{
    return section->kind == SECTION_TEXT || section->kind == SECTION_FIGURE;
}

/* In an annex everything flows that nothing keeps from it: it has no covers and no art.
 */
bool build_is_plain(const struct build *build)
{
    enum section_start start = build->chapter->section->start;
    return start == START_FLOW || (start == START_BY_KIND && !build->request->has_back);
}

bool build_flows(const struct build *build)
{
    const struct section *section = build->chapter->section;
    return build_is_plain(build) ||
           (section->start == START_BY_KIND && is_running(section) &&
            build->before != NULL && is_running(build->before->section));
}

struct block *build_page(struct build *build, enum theme_colour ground)
{
    struct arena *arena = build->request->arena;
    const struct section *section = build->chapter->section;
    if (build->chapter->pages == NULL) {
        build->chapter->pages = block_add(arena, NULL, BLOCK_GROUP);
    }
    struct block *page = block_add(arena, build->chapter->pages, BLOCK_PAGE);
    page->as.page.style.ground = build_is_plain(build) ? COLOUR_WHITE : ground;
    page->as.page.rest.ground = page->as.page.style.ground;
    page->as.page.flows = build_flows(build);
    page->as.page.runs = is_running(section) || page->as.page.flows;
    page->as.page.least = section->kind == SECTION_FIGURE ? 0
                          : build->request->has_back      ? FLOW_LINES
                                                          : ANNEX_LINES;
    page->mark = section->mark;
    return page;
}

struct script_texts build_inline(const struct build *build, const struct localized *text)
{
    struct script_texts texts = {{NULL, NULL}};
    for (enum side side = 0; side < build_sides(build); side++) {
        const struct text_blocks *blocks =
            texts_find(build->request->texts, text, build_lang(build, side));
        texts.of[side] = blocks->count > 0 ? &blocks->items[0] : NULL;
    }
    return texts;
}

struct block *build_row(const struct build *build, struct script *script,
                        const struct localized *text, enum role_name role,
                        enum element_kind kind)
{
    struct script_texts texts = build_inline(build, text);
    return script_row(script, &texts, role, kind, NULL);
}

struct block *build_heading(const struct build *build, struct script *script,
                            enum role_name role)
{
    struct block *row =
        build_row(build, script, &build->chapter->section->heading, role, ELEMENT_H1);
    if (row != NULL) {
        script_heading(script, row, 1, build->chapter->index);
    }
    return row;
}

void build_field(const struct build *build, struct script *script,
                 const struct localized *text)
{
    const struct text_blocks *fields[SIDE_COUNT] = {NULL, NULL};
    for (enum side side = 0; side < build_sides(build); side++) {
        fields[side] = texts_find(build->request->texts, text, build_lang(build, side));
    }
    script_field(script, fields);
}

bool build_has(const struct build *build, const struct localized *text)
{
    for (enum side side = 0; side < build_sides(build); side++) {
        if (localized_is_set(text, build_lang(build, side))) {
            return true;
        }
    }
    return false;
}

void build_plain(const struct build *build, const struct localized *text,
                 struct str *words)
{
    for (enum side side = 0; side < build_sides(build); side++) {
        words[side] = texts_plain(build->request->texts, text, build_lang(build, side),
                                  build->request->arena);
    }
}

struct heading build_item_heading(const struct build *build,
                                  const struct localized *title, size_t number)
{
    struct heading heading = {.level = 2, .section = SIZE_MAX};
    struct str words[SIDE_COUNT] = {{0}};
    build_plain(build, title, words);
    for (enum side side = 0; side < build_sides(build); side++) {
        heading.title[side] =
            str_format(build->request->arena, "%zu. %.*s", number, STR_ARGS(words[side]));
    }
    return heading;
}

void build_opening(const struct build *build, struct script *script)
{
    (void)build_heading(build, script, ROLE_H1);
    build_field(build, script, &build->chapter->section->intro);
}

struct block_number build_numeral(const struct build *build, size_t number)
{
    static const enum role_name ROLES[] = {ROLE_ROW_NUMERAL, ROLE_PRIORITY_TITLE_21,
                                           ROLE_DIRECTORY_NUMERAL};
    return (struct block_number){
        .words = str_format(build->request->arena, "%zu", number),
        .roles = {ROLES, 3},
        .apart = NUMERAL_APART,
        .first = NUMERAL_FIRST,
        .elements = {NO_ELEMENT, NO_ELEMENT},
        .colour = COLOUR_LINDEN,
        .optical = true,
    };
}

/* ---- all sections --------------------------------------------------------------------
 */

/* The section whose heading stands over the pages of `index`: it, or the nearest before
 * it that has one. */
static size_t head_of(const struct brochure *brochure, size_t index)
{
    for (size_t i = index + 1; i > 0; i--) {
        if (section_has_heading(&brochure->sections[i - 1])) {
            return i - 1;
        }
    }
    return index;
}

static void build_chapter(struct build *build)
{
    struct chapter *chapter = build->chapter;
    const struct section_type *type = TYPES[chapter->section->kind];
    build_plain(build, &chapter->section->heading, chapter->heading);
    build_plain(build, &chapter->section->short_heading, chapter->short_heading);
    type->build(build);
    if (type->contents != NULL) {
        type->contents(build);
    }
}

struct manuscript *sections_build(const struct sections_request *request)
{
    const struct brochure *brochure = request->brochure;
    struct manuscript *out = arena_new(request->arena, struct manuscript);
    out->count = brochure->section_count;
    out->chapters = arena_new_array(request->arena, out->count + 1, struct chapter);
    for (size_t i = 0; i < out->count; i++) {
        struct chapter *chapter = &out->chapters[i];
        *chapter = (struct chapter){
            .index = i,
            .section = &brochure->sections[i],
            .head = head_of(brochure, i),
            .sects = {NO_ELEMENT, NO_ELEMENT},
            .last = i > 0 ? chapter[-1].last : ROW_NONE,
        };
        struct build build = {request, chapter, i > 0 ? chapter - 1 : NULL};
        build_chapter(&build);
    }
    out->rest = hotline_build_rest(request, out);
    return out;
}
