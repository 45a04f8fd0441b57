/* Priorities: an overview in bands of their colours, and an opening for each that has a
 * text or measures. Where bands cannot hold a title, rows as the results have them. */
#include "sections/bands.h"
#include "base/array.h"
#include "sections/strip.h"

#include <assert.h>

#define PRIORITY_RULE PT(0.5)
#define MEASURE_MARK MM(2.5)
#define MEASURE_RISE \
    PT(5.2) /* of the rule, so that it stands 1.4 lines above the title */
#define OPENING_GAP B(4)

/* Lines of its text below the band that an opening needs to go on where another ends. */
enum { OPENING_LEAST = 14 };

/* What a band of the overview is in the structure, and what that of an opening is. */
enum band_use { BAND_LISTED, BAND_OPENS };

static bool has_opening(const struct build *build, const struct priority *priority)
{
    return build_has(build, &priority->text) || priority->measure_count > 0;
}

/* Elements of one language: label and title of a list item, or of an opening. */
static void add_side_elements(struct display *display, struct band *band, enum side side,
                              enum band_use use, element_id parent)
{
    element_id body = parent;
    if (use == BAND_OPENS) {
        band->titles[side] = display_add_element(display, ELEMENT_H2, parent);
        band->labels[side] =
            band->label.of[side] == NULL
                ? NO_ELEMENT
                : display_add_element(display, ELEMENT_SPAN, band->titles[side]);
    } else {
        band->labels[side] = band->label.of[side] == NULL
                                 ? NO_ELEMENT
                                 : display_add_element(display, ELEMENT_LBL, parent);
        body = display_add_element(display, ELEMENT_LBODY, parent);
        band->titles[side] = display_add_element(display, ELEMENT_P, body);
    }
    if (band->goals.of[side] != NULL) {
        band->goal_lines[side] = display_add_element(display, ELEMENT_P, body);
    }
}

static struct band make_band(const struct build *build, const struct script *script,
                             const struct priority *priority, enum band_use use,
                             const element_id *parents)
{
    struct str label[SIDE_COUNT] = {{0}}, goals[SIDE_COUNT] = {{0}};
    struct str word[SIDE_COUNT] = {{0}};
    build_plain(build, &build->chapter->section->as.priorities.naming.label, word);
    for (enum side side = 0; side < build_sides(build); side++) {
        label[side] = phrase_label(PHRASE_PRIORITY, word[side], priority->numeral,
                                   build_lang(build, side), script->arena);
    }
    build_goals_words(build, PHRASE_SERVES, priority->goals, priority->goal_count, goals);
    struct band band = {
        .number = priority->number,
        .numeral = priority->numeral,
        .label = script_words(script, label),
        .title = build_inline(build, &priority->title),
        .goals = script_words(script, goals),
        .labels = {NO_ELEMENT, NO_ELEMENT},
        .titles = {NO_ELEMENT, NO_ELEMENT},
        .goal_lines = {NO_ELEMENT, NO_ELEMENT},
        .heading = build_item_heading(build, &priority->title, priority->numeral),
        .bookmarked = use == BAND_OPENS || !has_opening(build, priority),
    };
    const struct priorities *all = &build->chapter->section->as.priorities;
    band.heading.place = build->chapter->first_place + (size_t)(priority - all->items);
    for (enum side side = 0; side < build_sides(build); side++) {
        if (band.title.of[side] != NULL) {
            add_side_elements(script->display, &band, side, use, parents[side]);
        }
        if (band.labels[side] != NO_ELEMENT && use == BAND_OPENS) {
            /* Read with the title, so a blank stands between. */
            script->display->elements.items[band.labels[side]].words =
                str_format(script->arena, "%.*s ", STR_ARGS(label[side]));
        }
        band.heading.elements[side] = band.titles[side];
    }
    return band;
}

/* ---- overview ------------------------------------------------------------------------
 */

static void add_row(const struct build *build, struct script *script,
                    const struct band *band)
{
    struct block *page = script->into;
    struct block *group = block_add(script->arena, page, BLOCK_GROUP);
    struct block_entry *entry = arena_new(script->arena, struct block_entry);
    *entry = (struct block_entry){
        .rule = PRIORITY_RULE,
        .number = build_numeral(band->numeral),
        .space = script_space(script->last, ROW_RULED),
        .depth = B(2),
        .after = B(1.25),
        .closes = true,
        .minimum = B(5),
    };
    group->keep = KEEP_ALL;
    group->as.entry = entry;
    for (enum side side = 0; side < build_sides(build); side++) {
        entry->number.elements[side] = band->labels[side];
    }
    script->into = group;
    script->last = ROW_NONE;
    struct block *row =
        script_row(script, &band->title, ROLE_ROW_TITLE, ELEMENT_P, band->titles);
    if (row != NULL && band->bookmarked) {
        row->as.row.heading = &band->heading;
    }
    (void)script_row(script, &band->goals, ROLE_LABEL, ELEMENT_P, band->goal_lines);
    script->into = page;
    script->last = ROW_RULED;
}

/* The same priorities as rows, for titles that no band holds. */
static struct block *make_rows(const struct build *build, const struct script *opening,
                               const struct block *page, const struct band *bands)
{
    const struct priorities *priorities = &build->chapter->section->as.priorities;
    struct block *group = block_add(opening->arena, NULL, BLOCK_GROUP);
    struct block *rows = block_add(opening->arena, group, BLOCK_PAGE);
    rows->as.page.style.ground = rows->as.page.rest.ground = COLOUR_WHITE;
    rows->as.page.flows = page->as.page.flows;
    rows->as.page.least = page->as.page.least;
    rows->mark = page->mark;
    for (const struct block *child = page->first; child != NULL; child = child->next) {
        struct block *copy = block_add(opening->arena, rows, child->kind);
        struct block *next = copy->next;
        *copy = *child;
        copy->next = next;
    }
    struct script script = *opening;
    script.into = rows;
    script.region = REGION_ENTRY;
    for (size_t i = 0; i < priorities->item_count; i++) {
        add_row(build, &script, &bands[i]);
    }
    struct block *rule = block_add(script.arena, rows, BLOCK_RULE);
    rule->as.rule.thickness = PRIORITY_RULE;
    return group;
}

static void build_overview(struct build *build)
{
    const struct priorities *priorities = &build->chapter->section->as.priorities;
    struct block *page = build_page(build, COLOUR_WHITE);
    struct script script = build_script(build, page);
    build_opening(build, &script);
    if (priorities->item_count == 0) {
        return;
    }
    bool bleeds = priorities->item_count > 1; /* one alone is an opening */
    page->as.page.style.no_folio = page->as.page.rest.no_folio = bleeds;
    page->as.page.style.no_marks = page->as.page.rest.no_marks = true;
    element_id lists[SIDE_COUNT] = {NO_ELEMENT, NO_ELEMENT};
    script_add_list(&script, LIST_DECIMAL, lists);
    struct band *bands =
        arena_new_array(script.arena, priorities->item_count, struct band);
    for (size_t i = 0; i < priorities->item_count; i++) {
        element_id items[SIDE_COUNT] = {NO_ELEMENT, NO_ELEMENT};
        for (enum side side = 0; side < build_sides(build); side++) {
            items[side] = display_add_element(script.display, ELEMENT_LI, lists[side]);
        }
        bands[i] = make_band(build, &script, &priorities->items[i], BAND_LISTED, items);
    }
    struct block *rows = make_rows(build, &script, page, bands);
    if (page->as.page.flows) {
        *page =
            *rows->first; /* bands would run to the foot of a page that others share */
        build->chapter->pages->last = page;
        return;
    }
    page->as.page.otherwise = rows;
    struct block *drawing = block_add(script.arena, page, BLOCK_DRAWING);
    drawing->as.drawing = bands_overview(script.arena, bands, priorities->item_count);
}

/* ---- openings ------------------------------------------------------------------------
 */

static void add_measure(const struct build *build, struct script *script,
                        const struct measure *measure, size_t priority)
{
    struct block *row = build_row(build, script, &measure->title, ROLE_H3, ELEMENT_H3);
    if (row != NULL) {
        row->as.row.mark = (struct block_mark){.number = priority, .side = MEASURE_MARK};
    }
    build_field(build, script, &measure->text);
}

/* „Мярка 2.4.1“, where the section has a word for measures of that level. */
static void add_measure_label(const struct build *build, struct script *script,
                              const struct measure *measure, size_t level)
{
    const struct priorities *all = &build->chapter->section->as.priorities;
    struct str word[SIDE_COUNT] = {{0}}, words[SIDE_COUNT] = {{0}};
    if (level >= all->measure_label_count) {
        return;
    }
    build_plain(build, &all->measure_labels[level], word);
    for (enum side side = 0; side < build_sides(build); side++) {
        words[side] = measure->numeral.size == 0
                          ? word[side]
                          : str_format(script->arena, "%.*s\xC2\xA0%.*s",
                                       STR_ARGS(word[side]), STR_ARGS(measure->numeral));
    }
    struct script_texts label = script_words(script, words);
    struct block *row = script_row(script, &label, ROLE_NOTE, ELEMENT_P, NULL);
    row->keep = KEEP_NEXT;
}

/* „2.4.1 Заглавие“ and below it its text and a line of what else is said. */
static void add_inner_measure(const struct build *build, struct script *script,
                              const struct measure *measure)
{
    struct str title[SIDE_COUNT] = {{0}}, facts[SIDE_COUNT] = {{0}};
    const struct facts all = facts_of_measure(build, measure);
    build_plain(build, &measure->title, title);
    add_measure_label(build, script, measure, 1);
    for (enum side side = 0; side < build_sides(build); side++) {
        title[side] = str_format(script->arena, "%.*s%s%.*s", STR_ARGS(measure->numeral),
                                 measure->numeral.size > 0 ? "\xE2\x80\x82" : "",
                                 STR_ARGS(title[side]));
        struct builder line = {.arena = script->arena};
        for (enum fact_kind kind = 0; kind < FACT_COUNT; kind++) {
            const struct str *words = all.words[kind];
            for (size_t i = 0; i < words[side].size; i++) {
                bool breaks = words[side].data[i] == '\n';
                builder_add(&line, i == 0 && line.count > 0 ? STR(NBSP "· ") : STR(""));
                if (i == 0) {
                    struct str head = facts_head(kind, build_lang(build, side));
                    builder_format(&line, "%.*s:" NBSP, STR_ARGS(head));
                }
                builder_add(&line, breaks ? STR("; ") : str_slice(words[side], i, i + 1));
            }
        }
        facts[side] = builder_str(&line);
    }
    struct script_texts titles = script_words(script, title);
    struct script_texts lines = script_words(script, facts);
    struct block *row = script_row(script, &titles, ROLE_DIRECTORY, ELEMENT_P, NULL);
    row->keep = KEEP_NEXT;
    build_field(build, script, &measure->text);
    (void)script_row(script, &lines, ROLE_NOTE, ELEMENT_P, NULL);
}

/* The title in the structure, its number first. */
static void add_measure_elements(const struct build *build, const struct script *script,
                                 const struct measure *measure,
                                 struct block_number *number, element_id *titles)
{
    for (enum side side = 0; side < build_sides(build); side++) {
        struct display *display = script->display;
        titles[side] = display_add_element(display, ELEMENT_H3, script->parent[side]);
        number->elements[side] = NO_ELEMENT;
        if (measure->numeral.size > 0) {
            element_id span = display_add_element(display, ELEMENT_SPAN, titles[side]);
            number->elements[side] = span;
            /* Read with the title, so a blank stands between. */
            display->elements.items[span].words =
                str_format(script->arena, "%.*s ", STR_ARGS(measure->numeral));
        }
    }
}

/* The measures of a priority, in which the same facts have a place. */
struct measures {
    size_t priority;
    unsigned kinds;
    struct strip_set *strips;
};

/* A measure with a rule, its number, and a strip of facts. */
static void add_full_measure(const struct build *build, struct script *script,
                             const struct measure *measure,
                             const struct measures *measures)
{
    static const enum role_name ROLES[] = {ROLE_MEASURE_CODE, ROLE_MEASURE_CODE_17,
                                           ROLE_DIRECTORY_NUMERAL};
    struct block *page = script->into;
    struct block *group = block_add(script->arena, page, BLOCK_GROUP);
    struct block_entry *entry = arena_new(script->arena, struct block_entry);
    element_id titles[SIDE_COUNT] = {NO_ELEMENT, NO_ELEMENT};
    *entry = (struct block_entry){
        .rule = PRIORITY_RULE,
        .number = {.words = measure->numeral,
                   .roles = {ROLES, 3},
                   .apart = MM(2),
                   .first = B(2),
                   .colour = COLOUR_INK,
                   .priority = measures->priority,
                   .optical = true},
        .space = script_space(script->last, ROW_RULED),
        .rise = MEASURE_RISE,
        .depth = B(1),
        .after = B(0.5),
        .minimum = measure_has_facts(measure) ? B(2) : B(3),
    };
    add_measure_elements(build, script, measure, &entry->number, titles);
    group->keep = KEEP_HEAD;
    group->as.entry = entry;
    script->into = group;
    script->last = ROW_NONE;
    add_measure_label(build, script, measure, 0);
    struct script_texts texts = build_inline(build, &measure->title);
    (void)script_row(script, &texts, ROLE_H3, ELEMENT_H3, titles);
    struct block *title = group->last;
    script->last = ROW_NONE;
    build_field(build, script, &measure->text);
    if (title->next != NULL) {
        title->next->as.row.space = B(1); /* in the line below */
    }
    script->into = page;
    if (measure_has_facts(measure)) {
        group->last->keep = KEEP_NEXT;
        const struct facts facts = facts_of_measure(build, measure);
        strip_add(build, script, &facts, measures->kinds, measures->strips);
    }
    script->last = measure->measure_count > 0 ? ROW_NONE : ROW_RULED;
    for (size_t i = 0; i < measure->measure_count; i++) {
        add_inner_measure(build, script, &measure->measures[i]);
    }
}

/* True if measures stand with rules and numbers: any has a number or says more than text.
 */
static bool is_full(const struct priority *priority)
{
    bool full = facts_kinds(priority->measures, priority->measure_count) != 0;
    for (size_t i = 0; i < priority->measure_count; i++) {
        const struct measure *measure = &priority->measures[i];
        full = full || measure->numeral.size > 0 || measure->measure_count > 0;
    }
    return full;
}

static void add_full_measures(const struct build *build, struct script *script,
                              const struct priority *priority, struct strip_set **strips)
{
    unsigned kinds = facts_kinds(priority->measures, priority->measure_count);
    const struct measures measures = {
        .priority = priority->number,
        .kinds = kinds,
        .strips = strip_set_of(strips, kinds, script->arena),
    };
    for (size_t i = 0; i < priority->measure_count; i++) {
        add_full_measure(build, script, &priority->measures[i], &measures);
    }
    struct block *rule = block_add(script->arena, script->into, BLOCK_RULE);
    rule->as.rule.thickness = PRIORITY_RULE;
    rule->as.rule.rise = MEASURE_RISE;
    rule->as.rule.space = script_space(script->last, ROW_RULED);
    script->last = ROW_RULED;
}

static void add_texts(const struct build *build, struct script *script,
                      const struct priority *priority, struct strip_set **strips)
{
    struct block *before = script->into->last;
    script->region = REGION_ENTRY;
    build_field(build, script, &priority->text);
    bool full = is_full(priority);
    for (size_t i = 0; i < priority->measure_count && !full; i++) {
        add_measure(build, script, &priority->measures[i], priority->number);
    }
    if (full) {
        add_full_measures(build, script, priority, strips);
    }
    struct block *first = before == NULL ? script->into->first : before->next;
    if (first != NULL && first->kind == BLOCK_GROUP) {
        first->as.entry->space = OPENING_GAP;
    } else if (first != NULL) {
        assert(first->kind == BLOCK_ROW);
        first->as.row.space = OPENING_GAP;
    }
}

/* The label and the title as rows, for a title that no band holds. */
static struct block *make_opening_rows(const struct script *opening,
                                       const struct band *band,
                                       const struct priority *priority)
{
    struct block *group = block_add(opening->arena, NULL, BLOCK_GROUP);
    struct block *page = block_add(opening->arena, group, BLOCK_PAGE);
    page->as.page.style.ground = page->as.page.rest.ground = COLOUR_WHITE;
    page->mark = priority->mark;
    struct script script = *opening;
    script.into = page;
    script.region = REGION_ENTRY;
    struct block *label =
        script_row(&script, &band->label, ROLE_LABEL, ELEMENT_P, band->labels);
    struct block *title =
        script_row(&script, &band->title, ROLE_H2, ELEMENT_P, band->titles);
    if (label != NULL && title != NULL) {
        label->keep = KEEP_NEXT;
        title->as.row.heading = &band->heading;
    }
    (void)script_row(&script, &band->goals, ROLE_LABEL, ELEMENT_P, band->goal_lines);
    return group;
}

/* Bands of all priorities that have an opening. */
struct openings {
    struct band *bands;
    const struct priority **priorities;
    size_t count;
    struct strip_set *strips;
};

static struct openings find_openings(const struct build *build)
{
    const struct priorities *priorities = &build->chapter->section->as.priorities;
    struct arena *arena = build->request->arena;
    struct openings openings = {
        .bands = arena_new_array(arena, priorities->item_count + 1, struct band),
        .priorities =
            arena_array(arena, priorities->item_count + 1, sizeof *openings.priorities),
    };
    for (size_t i = 0; i < priorities->item_count; i++) {
        if (has_opening(build, &priorities->items[i])) {
            openings.priorities[openings.count++] = &priorities->items[i];
        }
    }
    return openings;
}

static void build_opening_page(struct build *build, struct openings *openings,
                               size_t index)
{
    const struct priority *priority = openings->priorities[index];
    struct block *page = build_page(build, COLOUR_WHITE);
    struct script script = build_script(build, page);
    struct band *band = &openings->bands[index];
    page->as.page.flows = index > 0 || build_is_plain(build);
    page->as.page.least = OPENING_LEAST;
    bool drawn = build->request->has_back && !build_is_plain(build);
    page->as.page.opens = drawn ? priority->number : 0;
    page->as.page.style.no_head = true;
    page->as.page.style.covered = BAND_OPENING;
    page->mark = priority->mark;
    *band = make_band(build, &script, priority, BAND_OPENS, build->chapter->sects);
    page->as.page.otherwise = make_opening_rows(&script, band, priority);
    struct block *drawing = block_add(script.arena, page, BLOCK_DRAWING);
    drawing->as.drawing =
        bands_opening(script.arena, openings->bands, openings->count, index);
    struct block *rows = page->as.page.otherwise->first;
    rows->as.page.flows = page->as.page.flows;
    rows->as.page.runs = page->as.page.runs;
    rows->as.page.least = page->as.page.least;
    struct block *last = rows->last;
    assert(last != NULL); /* the label of a priority is never empty */
    add_texts(build, &script, priority, &openings->strips);
    last->next = drawing->next; /* the texts stand below both */
    rows->last = page->last == drawing ? last : page->last;
}

static void build_priorities(struct build *build)
{
    build_open_section(build);
    build_overview(build);
    struct openings openings = find_openings(build);
    for (size_t i = 0; i < openings.count; i++) {
        build_opening_page(build, &openings, i);
    }
    if (build_has(build, &build->chapter->section->closing)) {
        struct script script = build_script(build, build_page(build, COLOUR_WHITE));
        script.into->as.page.flows = true;
        script.into->as.page.least = 2;
        script.last = ROW_BODY;
        build_field(build, &script, &build->chapter->section->closing);
    }
    build->chapter->last = ROW_BODY;
}

/* ---- contents ------------------------------------------------------------------------
 */

/* „1  Конкурентна икономика“ with the mark of the priority before it. */
static void priorities_contents(struct build *build)
{
    const struct priorities *priorities = &build->chapter->section->as.priorities;
    struct arena *arena = build->request->arena;
    for (size_t i = 0; i < priorities->item_count; i++) {
        const struct priority *item = &priorities->items[i];
        struct contents_sub sub = {.mark = item->number};
        struct str brief[SIDE_COUNT] = {{0}}, title[SIDE_COUNT] = {{0}};
        build_plain(build, &item->short_title, brief);
        build_plain(build, &item->title, title);
        for (enum side side = 0; side < build_sides(build); side++) {
            struct str words = brief[side].size > 0 ? brief[side] : title[side];
            sub.words[side] = item->numeral.size == 0
                                  ? words
                                  : str_format(arena, "%.*s\xE2\x80\x82%.*s",
                                               STR_ARGS(item->numeral), STR_ARGS(words));
        }
        *array_push(arena, &build->chapter->subs) = sub;
    }
}

const struct section_type PRIORITIES_TYPE = {.build = build_priorities,
                                             .contents = priorities_contents};
