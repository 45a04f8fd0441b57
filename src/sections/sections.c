/* The table of kinds: each section to its chapter, in order. */
#include "sections/sections.h"
#include "sections/build.h"
#include "sections/changes.h"
#include "sections/notes.h"
#include "sections/texts.h"

static const struct section_type *const TYPES[SECTION_KIND_COUNT] = {
    [SECTION_VISION] = &VISION_TYPE,
    [SECTION_GOALS] = &GOALS_TYPE,
    [SECTION_PRIORITIES] = &PRIORITIES_TYPE,
    [SECTION_RESULTS] = &RESULTS_TYPE,
    [SECTION_SERVICES] = &SERVICES_TYPE,
    [SECTION_HOTLINE] = &HOTLINE_TYPE,
    [SECTION_TEXT] = &TEXT_TYPE,
    [SECTION_FIGURE] = &FIGURE_TYPE,
    [SECTION_TABLE] = &TABLE_TYPE,
    [SECTION_INDICATORS] = &INDICATORS_TYPE,
    [SECTION_TIMELINE] = &TIMELINE_TYPE,
    [SECTION_MATRIX] = &MATRIX_TYPE,
    [SECTION_PLAN] = &PLAN_TYPE,
    [SECTION_QUOTE] = &QUOTE_TYPE,
    [SECTION_KEY_FIGURES] = &KEY_FIGURES_TYPE,
    [SECTION_GLOSSARY] = &GLOSSARY_TYPE,
    [SECTION_PEOPLE] = &PEOPLE_TYPE,
    [SECTION_MESSAGE] = &MESSAGE_TYPE,
    [SECTION_SWOT] = &SWOT_TYPE,
    [SECTION_IMPRINT] = &IMPRINT_TYPE,
    [SECTION_CHART] = &CHART_TYPE,
    [SECTION_BUDGET] = &BUDGET_TYPE,
};

static const struct section *section_at(const struct sections_request *request,
                                        size_t index)
{
    const struct brochure *brochure = request->brochure;
    const struct section *changes = texts_changes(request->texts)->section;
    if (index < brochure->section_count) {
        return &brochure->sections[index];
    }
    return index == brochure->section_count && changes != NULL
               ? changes
               : texts_notes(request->texts)->section;
}

/* The section whose heading stands over the pages of `index`: it, or that which a chart
 * draws, or the nearest before it that has one, passing over the one that the back cover
 * shows. */
static size_t head_of(const struct sections_request *request, size_t index)
{
    const struct brochure *brochure = request->brochure;
    size_t back = sections_back(request);
    const struct section *own = section_at(request, index);
    if (own->kind == SECTION_CHART && !section_has_heading(own) &&
        section_has_heading(own->as.chart.data.section)) {
        return (size_t)(own->as.chart.data.section - brochure->sections);
    }
    for (size_t i = index + 1; i > 0; i--) {
        bool aside = i - 1 == back && i - 1 != index;
        if (!aside && section_has_heading(section_at(request, i - 1))) {
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
    if (chapter->section == texts_notes(build->request->texts)->section) {
        notes_build(build);
        return;
    }
    if (chapter->section == texts_changes(build->request->texts)->section) {
        changes_build(build);
        return;
    }
    type->build(build);
    if (type->contents != NULL) {
        type->contents(build);
    }
}

struct manuscript *sections_build(const struct sections_request *request)
{
    const struct notes *notes = texts_notes(request->texts);
    struct manuscript *out = arena_new(request->arena, struct manuscript);
    out->count = request->brochure->section_count + (notes->section != NULL ? 1 : 0) +
                 (texts_changes(request->texts)->section != NULL ? 1 : 0);
    out->place_count = out->count;
    out->place_count += notes_take_places(request, out->place_count);
    out->chapters = arena_new_array(request->arena, out->count + 1, struct chapter);
    for (size_t i = 0; i < out->count; i++) {
        struct chapter *chapter = &out->chapters[i];
        *chapter = (struct chapter){
            .index = i,
            .section = section_at(request, i),
            .head = head_of(request, i),
            .first_place = out->place_count,
            .sects = {NO_ELEMENT, NO_ELEMENT},
            .last = i > 0 ? chapter[-1].last : ROW_NONE,
        };
        struct build build = {request, chapter, i > 0 ? chapter - 1 : NULL};
        build_chapter(&build);
        out->place_count += chapter->subs.count;
    }
    out->rest = hotline_build_rest(request, out);
    return out;
}
