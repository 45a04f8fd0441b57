/* Drives the stage. Blocks and structure are made once; page numbers in the contents and
 * the padding depend on how many pages everything takes, so the blocks are distributed
 * again until both agree with the pass before. Lines are fitted once, so a further pass
 * costs little. */
#include "layout/layout.h"
#include "base/array.h"
#include "base/sha256.h"
#include "layout/annex.h"
#include "layout/change_bars.h"
#include "layout/chapters.h"
#include "layout/council.h"
#include "layout/footnotes.h"
#include "layout/form.h"
#include "layout/matter.h"
#include "layout/overflow.h"
#include "layout/titles.h"
#include <string.h>

/* ---- what is made once ---------------------------------------------------------------
 */

static enum form_mode mode_of(const struct layout_request *request)
{
    if (request->language_count < 2) {
        return MODE_SHARED;
    }
    switch (request->wish.bilingual) {
    case BILINGUAL_BY_PAGE:
    case BILINGUAL_COLUMNS: return MODE_SHARED;
    case BILINGUAL_FACING: return MODE_FACING;
    case BILINGUAL_SEQUENTIAL: break;
    }
    return MODE_IN_TURN;
}

static void start_setter(struct layout *layout, const struct layout_request *request)
{
    layout->setter = (struct setter){
        .engine = request->engine,
        .diag = layout->diag,
        .theme = request->wish.theme,
        .arena = layout->work,
        .shown = layout->arena,
        .pages = layout->arena,
        .cache = table_make(layout->work, SETTER_EXPECTED),
        .pictures = request->pictures,
        .side_count = request->language_count,
        .justified = request->wish.align == ALIGN_JUSTIFIED,
        .alone = mode_of(request) != MODE_SHARED,
    };
    for (size_t i = 0; i < request->language_count; i++) {
        layout->setter.languages[i] = request->languages[i];
    }
}

static void start_structure(struct layout *layout, const struct layout_request *request)
{
    struct sections_request *sections = &layout->sections;
    display_init(&layout->outline, layout->work, request->languages[0]);
    *sections = (struct sections_request){
        .brochure = request->brochure,
        .texts = request->texts,
        .display = &layout->outline,
        .arena = layout->arena,
        .side_count = request->language_count,
        .parts = {NO_ELEMENT, NO_ELEMENT},
        .has_back = request->wish.form == FORM_BROCHURE,
    };
    for (enum side side = 0; side < setter_sides(&layout->setter); side++) {
        sections->languages[side] = request->languages[side];
        sections->parts[side] = display_add_element(&layout->outline, ELEMENT_PART, 0);
        layout->outline.elements.items[sections->parts[side]].lang =
            request->languages[side];
    }
}

static void make_brochure(struct layout *layout)
{
    struct matter *matter = layout->matter;
    matter->cover = cover_prepare(layout);
    layout->sections.hotline_inside = !back_holds_hotline(layout);
    matter->contents = contents_prepare(layout);
    layout->manuscript = sections_build(&layout->sections);
    matter->colophon = colophon_prepare(layout);
    matter->back = back_prepare(layout);
    contents_fill(layout, matter->contents);
    layout->rise =
        mpt_max(cover_rise(layout, matter->cover), back_rise(layout, matter->back));
    layout->artwork = cover_make_artwork(layout);
}

static void make_annex(struct layout *layout)
{
    layout->matter->title_block = annex_title_block(layout);
    layout->manuscript = sections_build(&layout->sections);
    layout->matter->notes = annex_notes(layout);
}

static struct layout *make_layout(const struct layout_request *request,
                                  struct arena *arena, struct diag *diag)
{
    struct layout *layout = arena_new(arena, struct layout);
    *layout = (struct layout){
        .brochure = request->brochure,
        .source_sha256 = sha256_hex(arena, request->brochure->origin->bytes),
        .diag = diag,
        .arena = arena,
        .work = arena_create(),
        .form = form_make(request->wish.page, mode_of(request), request->language_count),
        .cover = form_make(request->wish.page, MODE_SHARED, request->language_count),
        .line_numbers = request->wish.line_numbers,
        .matter = arena_new(arena, struct matter),
    };
    start_setter(layout, request);
    start_structure(layout, request);
    if (request->wish.form == FORM_ANNEX) {
        make_annex(layout);
    } else {
        make_brochure(layout);
    }
    return layout;
}

/* ---- one pass ------------------------------------------------------------------------
 */

static size_t count_of(const struct pass *pass)
{
    return pass->display->pages.count;
}

static void all_pages(struct pass *pass)
{
    const struct matter *matter = pass->layout->matter;
    cover_page(pass, matter->cover);
    if (pass->plan->inside_cover) {
        inside_cover_page(pass);
    }
    if (pass->plan->vision_art && pass->need.mode == PLAN_SPREADS) {
        vision_art_page(pass);
    }
    size_t before = count_of(pass);
    contents_pages(pass, matter->contents);
    pass->need.front = count_of(pass) - before;
    chapters_pages(pass);
    before = count_of(pass);
    chapters_rest(pass);
    pass->need.tail = count_of(pass) - before;
    for (size_t i = 0; i < pass->plan->windows; i++) {
        window_page(pass);
    }
    before = count_of(pass);
    colophon_pages(pass, matter->colophon);
    pass->need.colophon = count_of(pass) - before;
    if (pass->plan->inside_back) {
        inside_back_page(pass);
    }
    back_page(pass, matter->back);
}

/* Nothing is claimed of a text that may never have been put to a vote. */
static struct str status_word(enum status status)
{
    static const char *const WORDS[] = {
        [STATUS_ADOPTED] = "", [STATUS_DRAFT] = "draft", [STATUS_PROPOSAL] = "proposal"};
    return str_from(WORDS[status]);
}

static void fill_facts(struct pass *pass)
{
    const struct layout *layout = pass->layout;
    const struct document *document = &layout->brochure->document;
    const struct texts *texts = layout->sections.texts;
    struct display_facts *facts = &pass->display->facts;
    facts->id = document->id;
    facts->version = document->version;
    facts->status = status_word(document->status);
    facts->year = document->date.year;
    facts->month = document->date.month;
    facts->day = document->date.day;
    facts->source_sha256 = layout->source_sha256;
    facts->language_count = layout->setter.side_count;
    for (enum side side = 0; side < setter_sides(&layout->setter); side++) {
        enum lang lang = layout->setter.languages[side];
        facts->languages[side] = lang;
        facts->title[lang] = texts_plain(texts, &document->title, lang, pass->arena);
        facts->issuer[lang] = texts_plain(texts, &document->issuer, lang, pass->arena);
        facts->contents_title[lang] = phrase_find(PHRASE_CONTENTS, lang);
        struct builder keywords = {.arena = pass->arena};
        for (size_t i = 0; i < document->keyword_count; i++) {
            builder_add(&keywords, i > 0 ? STR(", ") : STR(""));
            builder_add(&keywords, document->keywords[i].text[lang]);
        }
        facts->keywords[lang] = builder_str(&keywords);
    }
}

/* A display that begins with all elements of the structure. */
static void start_display(struct pass *pass)
{
    const struct display_elements *elements = &pass->layout->outline.elements;
    display_init(pass->display, pass->arena, pass->layout->setter.languages[SIDE_FIRST]);
    struct element *items =
        arena_copy(pass->arena, elements->items, elements->count * sizeof *items);
    pass->display->elements =
        (struct display_elements){items, elements->count, elements->count};
}

/* The anchors of all places, still without a page. */
static void start_anchors(struct pass *pass)
{
    struct display_anchors *anchors = &pass->display->anchors;
    size_t count = pass->layout->manuscript->place_count * SIDE_COUNT;
    for (size_t i = 0; i < count; i++) {
        *(struct display_anchor *)array_push(pass->arena, anchors) =
            (struct display_anchor){.page = SIZE_MAX, .element = NO_ELEMENT};
    }
}

/* A place that has not come to be, as its heading is missing in one language, is where
 * its section begins; what no page shows, at the beginning. */
static void finish_anchors(struct pass *pass)
{
    struct display_anchor *anchors = pass->display->anchors.items;
    const struct manuscript *manuscript = pass->layout->manuscript;
    for (size_t i = 0; i < manuscript->count; i++) {
        const struct chapter *chapter = &manuscript->chapters[i];
        for (enum side side = 0; side < SIDE_COUNT; side++) {
            struct display_anchor *section = &anchors[place_anchor(i, side)];
            pass->pages[pass_index(i, side)] =
                section->page == SIZE_MAX ? 0 : section->page + 1;
            section->page = section->page == SIZE_MAX ? 0 : section->page;
            for (size_t k = 0; k < chapter->subs.count; k++) {
                size_t place = chapter->first_place + k;
                if (anchors[place_anchor(place, side)].page == SIZE_MAX) {
                    anchors[place_anchor(place, side)] = *section;
                }
            }
        }
    }
    for (size_t i = 0; i < manuscript->place_count * SIDE_COUNT; i++) {
        anchors[i].page = anchors[i].page == SIZE_MAX ? 0 : anchors[i].page;
    }
}

static enum plan_mode plan_mode_of(const struct layout *layout)
{
    if (!layout->sections.has_back) {
        return PLAN_BARE;
    }
    return layout->form.leaves > 1 ? PLAN_SPREADS : PLAN_PAGES;
}

/* True for what stands on grounds of colour, or is a picture: it breaks text as a window
 * does. */
static bool is_pictured(enum section_kind kind)
{
    static const bool PICTURED[SECTION_KIND_COUNT] = {
        [SECTION_VISION] = true,      [SECTION_GOALS] = true,
        [SECTION_PRIORITIES] = true,  [SECTION_PLAN] = true,
        [SECTION_KEY_FIGURES] = true, [SECTION_SWOT] = true,
        [SECTION_MATRIX] = true,      [SECTION_QUOTE] = true,
        [SECTION_FIGURE] = true};
    return PICTURED[kind];
}

static void start_need(struct pass *pass)
{
    const struct layout *layout = pass->layout;
    size_t count = layout->manuscript->count;
    pass->need = (struct plan_need){
        .mode = plan_mode_of(layout),
        .sections = arena_new_array(pass->arena, count + 1, struct plan_section),
        .section_count = count,
    };
    for (size_t i = 0; i < count; i++) {
        const struct chapter *chapter = &layout->manuscript->chapters[i];
        pass->need.sections[i].wants_even = chapter->wants_left;
        enum section_kind kind = chapter->section->kind;
        pass->need.sections[i].is_vision = kind == SECTION_VISION;
        pass->need.sections[i].has_colour = is_pictured(kind);
    }
}

/* In an annex what the sections do not count: title block and notes. */
static void count_rest(struct pass *pass)
{
    pass->need.tail = count_of(pass);
    for (size_t i = 0; i < pass->need.section_count; i++) {
        pass->need.tail -= pass->need.sections[i].pages;
    }
}

/* ---- passes --------------------------------------------------------------------------
 */

enum { PASSES_FREE = 6 }; /* after which the plan keeps its choices */

/* Pages of a section as in struct plan_section. */
struct side_pages {
    size_t of[2];
};

/* What one pass hands to the next. */
struct settled {
    struct plan plan;
    size_t *pages; /* as in struct pass */
    struct side_pages *by_side; /* of each section */
    const struct text_note *crowded; /* as in struct pass */
    bool keeps; /* what the plan chose so far, so that it settles */
};

/* How many pages each section took is remembered for the side on which it began: a
 * picture may wait for a left page, so it may take more on the other. */
static void learn(const struct settled *settled, struct plan_need *need)
{
    for (size_t i = 0; i < need->section_count; i++) {
        struct plan_section *section = &need->sections[i];
        settled->by_side[i].of[section->begins_left ? 1 : 0] = section->pages;
        section->by_side[0] = settled->by_side[i].of[0];
        section->by_side[1] = settled->by_side[i].of[1];
    }
}

/* One pass; true if its page numbers and padding are those that it was made with. */
static bool run_pass(const struct layout *layout, struct settled *settled,
                     struct display *display, struct arena *arena)
{
    size_t count = layout->manuscript->count;
    size_t size = (count * SIDE_COUNT + 1) * sizeof *settled->pages;
    size_t *assumed = arena_copy(arena, settled->pages, size);
    struct pass pass = {
        .layout = layout,
        .setter = layout->setter,
        .display = display,
        .arena = arena,
        .rows = arena_create(),
        .plan = &settled->plan,
        .pages = settled->pages,
    };
    pass.setter.pages = arena;
    start_display(&pass);
    start_anchors(&pass);
    start_need(&pass);
    if (pass.need.mode == PLAN_BARE) {
        chapters_pages(&pass);
        count_rest(&pass);
    } else {
        all_pages(&pass);
    }
    council_finish(&pass);
    footnotes_finish(&pass);
    change_bars_paint(&pass);
    arena_destroy(pass.rows);
    settled->crowded = pass.crowded;
    finish_anchors(&pass);
    fill_facts(&pass);
    learn(settled, &pass.need);
    struct plan next = settled->keeps ? plan_keep(&settled->plan, &pass.need)
                                      : plan_make(&pass.need, layout->arena);
    bool referred = sections_refer(&layout->sections, layout->manuscript, display);
    bool same = referred && plan_equal(&settled->plan, &next, count) &&
                memcmp(settled->pages, assumed, size) == 0;
    settled->plan = next;
    return same;
}

static bool judge(const struct layout *layout, bool is_settled, size_t page_count)
{
    struct mark mark = layout->brochure->document.mark;
    if (!is_settled) {
        return diag_error(layout->diag, mark, "pages-unsettled",
                          "the page numbers do not settle after %d passes",
                          LAYOUT_PASSES_MAX);
    }
    if (page_count > LAYOUT_PAGES_MAX) {
        return diag_error(layout->diag, mark, "pages-too-many",
                          "the brochure comes to %zu pages; at most %d are possible",
                          page_count, LAYOUT_PAGES_MAX);
    }
    return true;
}

/* A pass that is not the last only counts pages: its display is dropped. */
static bool run_passes(const struct layout *layout, struct display *out)
{
    size_t count = layout->manuscript->count;
    struct settled settled = {
        .plan.windows_before = arena_new_array(layout->arena, count + 1, size_t),
        .pages = arena_new_array(layout->arena, count * SIDE_COUNT + 1, size_t),
        .by_side = arena_new_array(layout->arena, count + 1, struct side_pages),
    };
    struct arena *arena = arena_create();
    bool same = run_pass(layout, &settled, out, arena);
    for (int pass = 1; pass < LAYOUT_PASSES_MAX && !same; pass++) {
        arena_destroy(arena);
        arena = arena_create();
        settled.keeps = pass >= PASSES_FREE;
        same = run_pass(layout, &settled, out, arena);
    }
    arena_adopt(layout->arena, arena);
    out->arena = layout->arena;
    if (settled.crowded != NULL) {
        return diag_error(layout->diag, settled.crowded->mark, "footnote-room",
                          "the notes of a page leave no room for the lines that refer to "
                          "them; shorten this one, or set `notes: end` in `layout`");
    }
    return judge(layout, same, out->pages.count) && overflow_check(layout, out);
}

bool layout_brochure(struct display *out, const struct layout_request *request,
                     struct arena *arena, struct diag *diag)
{
    const struct layout *layout = make_layout(request, arena, diag);
    bool done = run_passes(layout, out);
    out->press = request->press;
    arena_destroy(layout->work);
    return done;
}

static void dump_chapter(const struct chapter *chapter, FILE *file)
{
    fprintf(file, "section %zu %s\n", chapter->index + 1,
            section_kind_name(chapter->section->kind));
    for (const struct block *page = chapter->pages == NULL ? NULL : chapter->pages->first;
         page != NULL; page = page->next) {
        block_dump(page, 1, file);
    }
}

void layout_dump_blocks(const struct layout_request *request, struct arena *arena,
                        struct diag *diag, FILE *file)
{
    const struct layout *layout = make_layout(request, arena, diag);
    for (size_t i = 0; i < layout->manuscript->count; i++) {
        dump_chapter(&layout->manuscript->chapters[i], file);
    }
    if (layout->manuscript->rest != NULL) {
        dump_chapter(layout->manuscript->rest, file);
    }
    arena_destroy(layout->work);
}
