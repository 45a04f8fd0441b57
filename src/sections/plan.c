/* The plan on a page, from the texts of vision, goals and priorities; as rows where it
 * finds no room. */
#include "sections/plan.h"
#include "sections/figures.h"

/* While it is made: the sections that it shows, and where its rows go. */
struct making {
    const struct build *build;
    struct script *script;
    struct plan_view *view;
    element_id list[SIDE_COUNT]; /* the outer L */
};

static struct arena *arena_of(const struct making *making)
{
    return making->script->arena;
}

/* ---- structure ------------------------------------------------------------------- */

/* An LI of each language below `list`: its LBL, if it has a label, and its LBODY. */
static void add_item(const struct making *making, const element_id *list,
                     struct plan_words *label, element_id *body)
{
    struct display *display = making->script->display;
    for (enum side side = 0; side < build_sides(making->build); side++) {
        element_id item = display_add_element(display, ELEMENT_LI, list[side]);
        if (label != NULL && label->texts.of[side] != NULL) {
            label->elements[side] = display_add_element(display, ELEMENT_LBL, item);
        }
        body[side] = display_add_element(display, ELEMENT_LBODY, item);
    }
}

static void add_below(const struct making *making, enum element_kind kind,
                      const element_id *parents, element_id *out)
{
    for (enum side side = 0; side < build_sides(making->build); side++) {
        out[side] = display_add_element(making->script->display, kind, parents[side]);
    }
}

static void add_list(const struct making *making, const element_id *parents,
                     element_id *list)
{
    add_below(making, ELEMENT_L, parents, list);
    for (enum side side = 0; side < build_sides(making->build); side++) {
        making->script->display->elements.items[list[side]].numbering = LIST_WORDS;
    }
}

/* ---- vision and main goal -------------------------------------------------------- */

static void add_row(const struct making *making, const struct plan_words *words,
                    enum role_name role, bool keeps)
{
    struct block *row =
        script_row(making->script, &words->texts, role, ELEMENT_P, words->elements);
    if (row != NULL && keeps) {
        row->keep = KEEP_NEXT;
    }
}

static void add_statement(const struct making *making, struct plan_statement *statement,
                          const struct str *label, const struct localized *text)
{
    struct script *script = making->script;
    struct block *page = script->into;
    element_id body[SIDE_COUNT] = {NO_ELEMENT, NO_ELEMENT};
    if (!build_has(making->build, text)) {
        return;
    }
    statement->label.texts = script_words(script, label);
    add_item(making, making->list, &statement->label, body);
    add_row(making, &statement->label, ROLE_H3, true);
    script->into = block_add(script->arena, page, BLOCK_GROUP);
    statement->rows = script->into;
    for (enum side side = 0; side < build_sides(making->build); side++) {
        script->parent[side] = body[side];
    }
    script->last = ROW_H3;
    build_field(making->build, script, text);
    script->into = page;
}

/* The first section of that kind which has what the plan shows. */
static const struct section *find_section(const struct making *making,
                                          enum section_kind kind, bool main)
{
    const struct brochure *brochure = making->build->request->brochure;
    for (size_t i = 0; i < brochure->section_count; i++) {
        const struct section *section = &brochure->sections[i];
        bool goals = section->kind == SECTION_GOALS;
        bool has = !goals ||
                   (main ? section->as.goals.has_main : section->as.goals.item_count > 0);
        if (section->kind == kind && has) {
            return section;
        }
    }
    return NULL;
}

static void add_statements(const struct making *making)
{
    const struct section *vision = find_section(making, SECTION_VISION, false);
    const struct section *main = find_section(making, SECTION_GOALS, true);
    struct str own[SIDE_COUNT] = {{0}}, goal[SIDE_COUNT] = {{0}};
    for (enum side side = 0; side < build_sides(making->build); side++) {
        enum lang lang = build_lang(making->build, side);
        own[side] = phrase_kind(SECTION_VISION, lang);
        goal[side] = phrase_find(PHRASE_MAIN_GOAL, lang);
    }
    if (vision != NULL) {
        add_statement(making, &making->view->vision, own, &vision->as.vision.text);
    }
    if (main != NULL) {
        add_statement(making, &making->view->main, goal, &main->as.goals.main.text);
    }
}

/* ---- goals and priorities -------------------------------------------------------- */

static void add_goal(const struct making *making, struct plan_entry *entry,
                     const struct goal *goal, const element_id *list)
{
    const struct build *build = making->build;
    struct str words[SIDE_COUNT] = {{0}}, label[SIDE_COUNT] = {{0}};
    element_id body[SIDE_COUNT] = {NO_ELEMENT, NO_ELEMENT};
    build_plain(build, goal->label, label);
    for (enum side side = 0; side < build_sides(build); side++) {
        words[side] = phrase_label(PHRASE_GOAL, label[side], goal->numeral,
                                   build_lang(build, side), arena_of(making));
    }
    entry->numeral = goal->numeral;
    entry->label.texts = script_words(making->script, words);
    entry->title.texts = build_inline(build, &goal->title);
    add_item(making, list, &entry->label, body);
    add_below(making, ELEMENT_P, body, entry->title.elements);
    add_row(making, &entry->label, ROLE_LABEL, true);
    add_row(making, &entry->title, ROLE_LARGE, false);
}

/* The numeral of the drawing says „Приоритет 1“; in rows it stands before the title, and
 * the label has no content. */
static void label_priority(const struct making *making, struct plan_entry *entry,
                           const struct priority *priority)
{
    const struct priorities *all =
        &find_section(making, SECTION_PRIORITIES, false)->as.priorities;
    struct str words[SIDE_COUNT] = {{0}}, label[SIDE_COUNT] = {{0}};
    build_plain(making->build, &all->naming.label, label);
    entry->numeral = priority->numeral;
    for (enum side side = 0; side < build_sides(making->build); side++) {
        words[side] = phrase_label(PHRASE_PRIORITY, label[side], priority->numeral,
                                   build_lang(making->build, side), arena_of(making));
    }
    entry->label.texts = script_words(making->script, words);
}

static void add_priority(const struct making *making, struct plan_entry *entry,
                         const struct priority *priority, const element_id *list)
{
    const struct build *build = making->build;
    struct str words[SIDE_COUNT] = {{0}};
    element_id body[SIDE_COUNT] = {NO_ELEMENT, NO_ELEMENT};
    label_priority(making, entry, priority);
    build_goals_words(build, PHRASE_SERVES, priority->goals, priority->goal_count, words);
    entry->priority = priority->number;
    entry->title.texts = build_inline(build, &priority->title);
    entry->goals.texts = script_words(making->script, words);
    add_item(making, list, &entry->label, body);
    add_below(making, ELEMENT_P, body, entry->title.elements);
    struct plan_words titled = entry->title;
    for (enum side side = 0; side < build_sides(build); side++) {
        entry->goals.elements[side] = NO_ELEMENT;
        if (entry->goals.texts.of[side] != NULL) {
            entry->goals.elements[side] =
                display_add_element(making->script->display, ELEMENT_P, body[side]);
        }
        if (entry->numeral.size > 0 && titled.texts.of[side] != NULL) {
            struct str number =
                str_format(arena_of(making), "%.*s" NBSP NBSP, STR_ARGS(entry->numeral));
            titled.texts.of[side] = figure_prefix(build, number, titled.texts.of[side]);
        }
    }
    add_row(making, &titled, ROLE_H3, true);
    add_row(making, &entry->goals, ROLE_NOTE, false);
}

static void add_goals(const struct making *making)
{
    const struct section *section = find_section(making, SECTION_GOALS, false);
    element_id body[SIDE_COUNT], list[SIDE_COUNT];
    if (section == NULL) {
        return;
    }
    const struct goals *goals = &section->as.goals;
    add_item(making, making->list, NULL, body);
    add_list(making, body, list);
    making->view->goals =
        arena_new_array(arena_of(making), goals->item_count, struct plan_entry);
    for (size_t i = 0; i < goals->item_count; i++) {
        struct plan_entry *entry = &making->view->goals[making->view->goal_count++];
        add_goal(making, entry, &goals->items[i], list);
    }
}

static void add_priorities(const struct making *making)
{
    const struct section *section = find_section(making, SECTION_PRIORITIES, false);
    element_id body[SIDE_COUNT], list[SIDE_COUNT];
    if (section == NULL) {
        return;
    }
    const struct priorities *priorities = &section->as.priorities;
    add_item(making, making->list, NULL, body);
    add_list(making, body, list);
    making->view->priorities =
        arena_new_array(arena_of(making), priorities->item_count, struct plan_entry);
    for (size_t i = 0; i < priorities->item_count; i++) {
        struct plan_entry *entry =
            &making->view->priorities[making->view->priority_count++];
        add_priority(making, entry, &priorities->items[i], list);
    }
}

/* ---- building -------------------------------------------------------------------- */

/* A page for each language where they share pages: then a spread. */
static void add_drawing(struct build *build, struct plan_view *view)
{
    struct arena *arena = build->request->arena;
    struct block *rows = build_take_page(build);
    struct block *page = build_page(build, COLOUR_WHITE);
    struct plan_view **self = arena_new(arena, struct plan_view *);
    *self = view;
    page->as.page.style.no_marks = page->as.page.style.no_folio = true;
    page->as.page.style.no_head = page->as.page.style.no_thumb = true;
    page->as.page.rest = page->as.page.style;
    struct block *block = block_add(arena, page, BLOCK_DRAWING);
    block->as.drawing = plan_drawing(self);
    build->chapter->wants_left = build_sides(build) == SIDE_COUNT;
    build_otherwise(build, rows);
}

static void build_plan(struct build *build)
{
    const struct section *section = build->chapter->section;
    bool alone =
        !build_has(build, &section->intro) && !build_has(build, &section->closing);
    struct plan_view *view = arena_new(build->request->arena, struct plan_view);
    build_open_section(build);
    struct script script = build_script(build, build_page(build, COLOUR_WHITE));
    build_opening(build, &script);
    struct making making = {.build = build, .script = &script, .view = view};
    view->heading = script.into->first;
    view->mark = section->mark;
    script_add_list(&script, LIST_WORDS, making.list);
    element_id parents[SIDE_COUNT] = {script.parent[0], script.parent[1]};
    add_statements(&making);
    add_goals(&making);
    add_priorities(&making);
    script.parent[0] = parents[0];
    script.parent[1] = parents[1];
    build_field(build, &script, &section->closing);
    build->chapter->last = script.last;
    if (alone && !build_is_plain(build)) {
        add_drawing(build, view);
    }
}

const struct section_type PLAN_TYPE = {.build = build_plan};
