/* Drives the stage. Page numbers in the contents and the padding depend on how many pages
 * everything takes, so the brochure is laid out again until both agree with the pass
 * before; lines are fitted once, so a further pass costs little. */
#include "layout/layout.h"
#include "base/array.h"
#include "base/sha256.h"
#include "layout/council.h"
#include "layout/pictures.h"
#include "layout/place.h"
#include "layout/plan.h"
#include "layout/sections.h"
#include "layout/set.h"
#include "layout/phrases.h"

size_t layout_back_section(const struct brochure *brochure)
{
    for (size_t i = brochure->section_count; i > 0; i--) {
        if (brochure->sections[i - 1].kind == SECTION_HOTLINE) {
            return i - 1;
        }
    }
    return SIZE_MAX;
}

/* ---- one pass ---------------------------------------------------------------------- */

static void blank_pages(struct layout *layout, size_t count, enum theme_colour ground)
{
    for (size_t i = 0; i < count; i++) {
        size_t page = place_page(layout);
        if (ground != COLOUR_WHITE) {
            place_ground(layout, page, ground);
        }
    }
}

static size_t section_pages(struct layout *layout, size_t section)
{
    switch (layout->brochure->sections[section].kind) {
    case SECTION_VISION: vision_pages(layout, section); break;
    case SECTION_GOALS: goals_pages(layout, section); break;
    case SECTION_PRIORITIES: priorities_pages(layout, section); break;
    case SECTION_RESULTS: results_pages(layout, section); break;
    case SECTION_SERVICES: services_pages(layout, section); break;
    case SECTION_HOTLINE: hotline_pages(layout, section); break;
    case SECTION_TEXT:
    case SECTION_FIGURE: return text_pages(layout, section);
    case SECTION_KIND_COUNT: break;
    }
    return 1;
}

static void all_sections(struct layout *layout)
{
    const struct brochure *brochure = layout->brochure;
    size_t back = layout_back_section(brochure);
    bool art = layout->plan.vision_art;
    for (size_t i = 0, step; i < brochure->section_count; i += step) {
        step = 1;
        if (i == back) {
            continue;
        }
        blank_pages(layout, layout->plan.blanks_before[i], COLOUR_WHITE);
        if (art && brochure->sections[i].kind == SECTION_VISION) {
            vision_art_page(layout);
            art = false;
        }
        size_t before = layout->display->pages.count;
        step = section_pages(layout, i);
        layout->counts.sections[i] = layout->display->pages.count - before;
    }
}

static void all_pages(struct layout *layout)
{
    struct display *display = layout->display;
    cover_page(layout);
    if (layout->plan.inside_cover) {
        inside_cover_page(layout);
    }
    size_t before = display->pages.count;
    contents_pages(layout);
    layout->counts.contents = display->pages.count - before;
    all_sections(layout);
    before = display->pages.count;
    if (hotline_has_rest(layout)) {
        hotline_pages(layout, layout_back_section(layout->brochure));
    }
    layout->counts.extra_hotlines = display->pages.count - before;
    blank_pages(layout, layout->plan.white_blanks, COLOUR_WHITE);
    before = display->pages.count;
    colophon_page(layout);
    layout->counts.colophon = display->pages.count - before;
    blank_pages(layout, layout->plan.deep_blank ? 1 : 0, COLOUR_DEEP);
    back_page(layout);
}

static void fill_facts(struct layout *layout)
{
    const struct document *document = &layout->brochure->document;
    struct display_facts *facts = &layout->display->facts;
    facts->id = document->id;
    facts->version = document->version;
    facts->year = document->date.year;
    facts->month = document->date.month;
    facts->day = document->date.day;
    facts->source_sha256 = sha256_hex(layout->pages, layout->brochure->origin->bytes);
    facts->language_count = layout->side_count;
    for (enum side side = 0; side < layout_sides(layout); side++) {
        enum lang lang = layout->languages[side];
        facts->languages[side] = lang;
        facts->title[lang] = set_plain(layout, &document->title, side);
        facts->issuer[lang] = set_plain(layout, &document->issuer, side);
        facts->contents_title[lang] = phrase_find(PHRASE_CONTENTS, lang);
        struct builder keywords = {.arena = layout->pages};
        for (size_t i = 0; i < document->keyword_count; i++) {
            builder_add(&keywords, i > 0 ? STR(", ") : STR(""));
            builder_add(&keywords, document->keywords[i].text[lang]);
        }
        facts->keywords[lang] = builder_str(&keywords);
    }
}

static void start_pass(struct layout *layout, struct display *display,
                       struct arena *arena)
{
    size_t sections = layout->brochure->section_count;
    layout->pages = arena;
    layout->display = display;
    display_init(display, arena, layout->languages[SIDE_FIRST]);
    display_expect(display, layout->element_count);
    layout->council_pages = (struct council_pages){0};
    layout->watermark[0] = layout->watermark[1] = NULL;
    layout->counts.sections = arena_new_array(arena, sections, size_t);
    layout->section_anchor = arena_new_array(arena, sections, uint32_t);
    for (size_t i = 0; i < sections; i++) {
        layout->section_anchor[i] = (uint32_t)display->anchors.count;
        (void)array_push(arena, &display->anchors);
    }
    for (enum side side = 0; side < layout_sides(layout); side++) {
        layout->part[side] = display_add_element(display, ELEMENT_PART, 0);
        display->elements.items[layout->part[side]].lang = layout->languages[side];
    }
}

static bool wants_even(const struct section *section)
{
    return section->kind == SECTION_GOALS && section->as.goals.has_main;
}

static struct plan next_plan(struct layout *layout)
{
    const struct brochure *brochure = layout->brochure;
    struct plan_section *sections =
        arena_new_array(layout->arena, brochure->section_count, struct plan_section);
    for (size_t i = 0; i < brochure->section_count; i++) {
        sections[i].pages = layout->counts.sections[i];
        sections[i].wants_even = wants_even(&brochure->sections[i]);
        sections[i].is_vision = brochure->sections[i].kind == SECTION_VISION;
    }
    struct plan_need need = {
        .front = layout->counts.contents,
        .sections = sections,
        .section_count = brochure->section_count,
        .tail = layout->counts.extra_hotlines,
        .colophon = layout->counts.colophon,
    };
    return plan_make(&need, layout->arena);
}

/* ---- passes ------------------------------------------------------------------------ */

static bool numbers_equal(const size_t *a, const size_t *b, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (a[i] != b[i]) {
            return false;
        }
    }
    return true;
}

/* One pass; true if its page numbers and padding are those that it was made with. */
static bool run_pass(struct layout *layout, struct display *display, struct arena *arena)
{
    size_t count = layout->brochure->section_count;
    size_t *assumed =
        arena_copy(layout->arena, layout->plan.section_pages, count * sizeof *assumed);
    start_pass(layout, display, arena);
    all_pages(layout);
    council_finish(layout);
    fill_facts(layout);
    layout->element_count = display->elements.count;
    struct plan next = next_plan(layout);
    bool settled = plan_equal(&layout->plan, &next, count) &&
                   numbers_equal(layout->plan.section_pages, assumed, count);
    size_t *numbers = layout->plan.section_pages;
    layout->plan = next;
    layout->plan.section_pages = numbers;
    return settled;
}

/* The first pass only counts pages: its display is dropped before the next one. */
static bool run_passes(struct layout *layout, struct display *out)
{
    struct arena *scratch = arena_create();
    (void)run_pass(layout, out, scratch);
    arena_destroy(scratch);
    bool settled = false;
    for (int pass = 1; pass < LAYOUT_PASSES_MAX && !settled && !layout->failed; pass++) {
        settled = run_pass(layout, out, layout->arena);
    }
    if (layout->failed) {
        return false;
    }
    if (!settled) {
        return diag_error_plain(layout->diag, layout->brochure->document.mark,
                                "the page numbers do not settle after %d passes",
                                LAYOUT_PASSES_MAX);
    }
    if (out->pages.count > LAYOUT_PAGES_MAX) {
        return diag_error_plain(
            layout->diag, layout->brochure->document.mark,
            "the brochure comes to %zu pages; at most %d are possible", out->pages.count,
            LAYOUT_PAGES_MAX);
    }
    return true;
}

bool layout_brochure(struct display *out, const struct layout_request *request,
                     struct arena *arena, struct diag *diag)
{
    size_t sections = request->brochure->section_count;
    struct layout layout = {
        .brochure = request->brochure,
        .engine = request->engine,
        .diag = diag,
        .arena = arena,
        .cache = request->texts,
        .pictures = request->pictures,
        .side_count = request->language_count,
    };
    for (size_t i = 0; i < request->language_count; i++) {
        layout.languages[i] = request->languages[i];
    }
    layout.plan.blanks_before = arena_new_array(arena, sections, size_t);
    layout.plan.section_pages = arena_new_array(arena, sections, size_t);
    bool done = run_passes(&layout, out);
    if (done) {
        out->press = request->press;
    }
    return done;
}
