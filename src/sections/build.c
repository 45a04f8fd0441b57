/* What the kinds of sections share. */
#include "sections/build.h"

#define NUMERAL_APART MM(2) /* least space between a numeral and the text */
#define NUMERAL_FIRST B(3.3)

/* Lines that must be left for a section to begin on the page. */
enum { FLOW_LINES = 14, ANNEX_LINES = 6 };

bool section_has_heading(const struct section *section)
{
    return localized_is_given(&section->heading);
}

size_t sections_back(const struct sections_request *request)
{
    bool shows = request->has_back && !request->hotline_inside;
    for (size_t i = request->brochure->section_count; i > 0 && shows; i--) {
        if (request->brochure->sections[i - 1].kind == SECTION_HOTLINE) {
            return i - 1;
        }
    }
    return SIZE_MAX;
}

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

/* Charts without a heading go on below the figures and texts that they belong to. */
static bool chart_flows(const struct build *build)
{
    const struct section *section = build->chapter->section;
    if (section->kind != SECTION_CHART || section_has_heading(section) ||
        section->start == START_PAGE || build->before == NULL) {
        return false;
    }
    enum section_kind before = build->before->section->kind;
    return is_running(build->before->section) || before == SECTION_CHART ||
           before == SECTION_TABLE || before == SECTION_INDICATORS ||
           before == SECTION_BUDGET;
}

bool build_flows(const struct build *build)
{
    const struct section *section = build->chapter->section;
    return build_is_plain(build) || chart_flows(build) ||
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
    page->as.page.least =
        section->kind == SECTION_FIGURE || section->kind == SECTION_CHART ? 0
        : build->request->has_back                                        ? FLOW_LINES
                                                                          : ANNEX_LINES;
    page->mark = section->mark;
    return page;
}

struct block *build_take_page(struct build *build)
{
    struct block *pages = build->chapter->pages;
    struct block *taken = pages->last, *before = NULL;
    for (struct block *page = pages->first; page != taken; page = page->next) {
        before = page;
    }
    pages->last = before;
    if (before == NULL) {
        pages->first = NULL;
    } else {
        before->next = NULL;
    }
    return taken;
}

void build_otherwise(struct build *build, struct block *page)
{
    struct block *last = build->chapter->pages->last;
    last->as.page.otherwise = block_add(build->request->arena, NULL, BLOCK_GROUP);
    last->as.page.otherwise->first = last->as.page.otherwise->last = page;
}

void build_copy_heading(const struct build *build, struct block *page,
                        const struct block *heading, const enum theme_colour *colours)
{
    struct arena *arena = build->request->arena;
    struct block *row = block_add(arena, page, BLOCK_ROW);
    row->keep = heading->keep;
    row->mark = heading->mark;
    row->as.row = heading->as.row;
    row->as.row.cells = (struct block_cells){0};
    for (size_t i = 0; i < heading->as.row.cells.count; i++) {
        struct block_cell cell = heading->as.row.cells.items[i];
        cell.colour = colours[cell.side];
        block_add_cell(arena, &row->as.row.cells, &cell);
    }
}

mpt build_heading_depth(const struct script_texts *heading, const struct canvas *canvas)
{
    mpt depth = 0;
    for (enum side side = 0; side < setter_sides(canvas->setter); side++) {
        struct region region = canvas->form->regions[REGION_LIST_HEAD][side];
        struct set_how how = {.role = ROLE_H1, .side = side, .width = region.width};
        depth = mpt_max(depth,
                        set_depth(setter_block(canvas->setter, heading->of[side], &how)));
    }
    return depth;
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

void build_marks(const struct build *build, const struct localized *text,
                 struct mark *marks)
{
    for (enum side side = 0; side < build_sides(build); side++) {
        marks[side] = text->mark[build_lang(build, side)];
    }
}

/* True if their links, of which most texts have none, lead to the same. */
static bool lead_alike(const struct text_block *first, const struct text_block *second)
{
    bool alike = true;
    for (size_t i = 0; i < first->run_count || i < second->run_count; i++) {
        struct str one = i < first->run_count ? first->runs[i].link : STR("");
        struct str other = i < second->run_count ? second->runs[i].link : STR("");
        alike = alike && str_equal(one, other);
    }
    return alike;
}

bool build_says_same(const struct build *build, const struct script_texts *texts)
{
    const struct text_block *first = texts->of[SIDE_FIRST],
                            *second = texts->of[SIDE_SECOND];
    struct arena *arena = build->request->arena;
    return first != NULL && second != NULL && lead_alike(first, second) &&
           str_equal(text_plain(first, arena), text_plain(second, arena));
}

struct heading build_item_heading(const struct build *build,
                                  const struct localized *title, struct str numeral)
{
    struct heading heading = {.level = 2, .place = NO_PLACE};
    struct str words[SIDE_COUNT] = {{0}};
    build_plain(build, title, words);
    for (enum side side = 0; side < build_sides(build); side++) {
        heading.title[side] = numeral.size == 0
                                  ? words[side]
                                  : str_format(build->request->arena, "%.*s. %.*s",
                                               STR_ARGS(numeral), STR_ARGS(words[side]));
    }
    return heading;
}

void build_opening(const struct build *build, struct script *script)
{
    (void)build_heading(build, script, ROLE_H1);
    build_field(build, script, &build->chapter->section->intro);
}

void build_goals_words(const struct build *build, enum phrase phrase,
                       const struct goal *const *goals, size_t count, struct str *words)
{
    struct arena *arena = build->request->arena;
    struct str *numerals = arena_new_array(arena, count + 1, struct str);
    for (enum side side = 0; side < build_sides(build); side++) {
        enum lang lang = build_lang(build, side);
        bool own = false;
        size_t used = 0;
        for (size_t i = 0; i < count; i++) {
            struct str word[SIDE_COUNT] = {{0}};
            build_plain(build, goals[i]->label, word);
            struct str label =
                phrase_label(PHRASE_GOAL, word[side], goals[i]->numeral, lang, arena);
            own = own || word[side].size > 0;
            if (goals[i]->numeral.size > 0) {
                numerals[used++] = own ? label : goals[i]->numeral;
            }
        }
        words[side] = used == 0 ? STR("")
                      : own     ? phrase_list(numerals, used, lang, arena)
                                : phrase_goals(phrase, numerals, used, lang, arena);
    }
}

struct block_number build_numeral(struct str numeral)
{
    static const enum role_name ROLES[] = {ROLE_ROW_NUMERAL, ROLE_PRIORITY_TITLE_21,
                                           ROLE_DIRECTORY_NUMERAL};
    return (struct block_number){
        .words = numeral,
        .roles = {ROLES, 3},
        .apart = NUMERAL_APART,
        .first = NUMERAL_FIRST,
        .elements = {NO_ELEMENT, NO_ELEMENT},
        .colour = COLOUR_LINDEN,
        .optical = true,
    };
}
