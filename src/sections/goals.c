/* Strategic goals: the main goal as a statement on deep ground, then the goals as panels,
 * or as rows where panels cannot hold them. */
#include "sections/goals.h"
#include "base/array.h"
#include <string.h>

#define MAIN_HEADING_GAP B(4)
#define MAIN_TEXT_GAP B(4.4)
#define GOAL_RULE PT(0.5)
#define GOAL_TEXT B(2)

enum { PANELS_MAX = 4, COLUMNS = 12 };

/* ---- the main goal -------------------------------------------------------------------
 */

static void add_main_heading(const struct build *build, struct script *script)
{
    const struct main_goal *main = &build->chapter->section->as.goals.main;
    enum role_name role = script->inverse ? ROLE_MAIN_HEADING : ROLE_H2;
    struct block *row = build_row(build, script, &main->title, role, ELEMENT_H2);
    if (row != NULL) {
        script_heading(script, row, 2, build->chapter->first_place);
    }
    if (row != NULL && script->inverse) {
        row->keep = KEEP_NEXT;
        row->as.row.space = MAIN_HEADING_GAP;
        row->as.row.cells.items[0].colour = COLOUR_LIME;
    }
}

static void add_main_text(const struct build *build, struct script *script)
{
    const struct section *section = build->chapter->section;
    struct block *page = script->into;
    if (!build_is_plain(build)) {
        script->into = block_add(script->arena, page, BLOCK_STATEMENT);
        script->into->as.statement = (struct block_statement){
            .role = ROLE_STATEMENT_21,
            .gap = MAIN_TEXT_GAP,
            .colour = {COLOUR_WHITE, COLOUR_LIMELIGHT},
        };
    }
    script->role = ROLE_LARGE;
    script->last = script->inverse ? ROW_H1 : script->last;
    build_field(build, script, &section->as.goals.main.text);
    script->into = page;
}

static void build_main(struct build *build)
{
    struct block *page = build_page(build, COLOUR_DEEP);
    struct script script = build_script(build, page);
    script.inverse = page->as.page.style.ground == COLOUR_DEEP;
    script.region = script.inverse ? REGION_LIST_HEAD : REGION_TEXT;
    build_opening(build, &script);
    add_main_heading(build, &script);
    add_main_text(build, &script);
    build->chapter->wants_left = !page->as.page.flows;
    build->chapter->last = ROW_BODY;
}

/* ---- rows ----------------------------------------------------------------------------
 */

static void add_goal(const struct build *build, struct script *script,
                     const struct goal *goal, struct panel *panel)
{
    struct block *page = script->into;
    struct block *group = block_add(script->arena, page, BLOCK_GROUP);
    struct block_entry *entry = arena_new(script->arena, struct block_entry);
    *entry = (struct block_entry){
        .rule = GOAL_RULE,
        .number = build_numeral(goal->numeral),
        .space = script_space(script->last, ROW_RULED),
        .depth = GOAL_TEXT,
        .after = B(1.25),
        .minimum = B(5),
        .gap = B(2),
    };
    group->keep = KEEP_HEAD;
    group->as.entry = entry;
    for (enum side side = 0; side < build_sides(build); side++) {
        entry->number.elements[side] = panel->labels[side];
        script->parent[side] =
            panel->titles[side] == NO_ELEMENT
                ? build->chapter->sects[side]
                : script->display->elements.items[panel->titles[side]].parent;
    }
    script->into = group;
    struct block *row =
        script_row(script, &panel->title, ROLE_ROW_TITLE, ELEMENT_P, panel->titles);
    if (row != NULL) {
        row->as.row.divide = DIVIDE_NEVER;
        row->as.row.heading = &panel->heading;
    }
    script->last = ROW_RULED;
    build_field(build, script, &goal->text);
    panel->body = row == NULL ? NULL : row->next;
    script->into = page;
}

static void add_rows(const struct build *build, struct script *script,
                     const struct panel_list *list)
{
    const struct goals *goals = &build->chapter->section->as.goals;
    script->region = REGION_ENTRY;
    for (size_t i = 0; i < goals->item_count; i++) {
        add_goal(build, script, &goals->items[i], &list->items[i]);
    }
    struct block *rule = block_add(script->arena, script->into, BLOCK_RULE);
    rule->as.rule.thickness = GOAL_RULE;
    rule->as.rule.space = script_space(script->last, ROW_RULED);
}

/* ---- panels or rows ------------------------------------------------------------------
 */

/* The elements of an item, which are the same in panels and rows. */
static void add_item_elements(const struct build *build, const struct script *script,
                              struct panel *panel, const element_id *lists)
{
    for (enum side side = 0; side < build_sides(build); side++) {
        panel->labels[side] = panel->titles[side] = NO_ELEMENT;
        if (panel->title.of[side] == NULL) {
            continue;
        }
        struct display *display = script->display;
        element_id item = display_add_element(display, ELEMENT_LI, lists[side]);
        if (panel->numeral.size > 0) {
            panel->labels[side] = display_add_element(display, ELEMENT_LBL, item);
        }
        element_id body = display_add_element(display, ELEMENT_LBODY, item);
        panel->titles[side] = display_add_element(display, ELEMENT_P, body);
    }
}

static void make_panels(const struct build *build, const struct script *script,
                        struct panel_list *list)
{
    const struct goals *goals = &build->chapter->section->as.goals;
    element_id lists[SIDE_COUNT] = {NO_ELEMENT, NO_ELEMENT};
    script_add_list(script, LIST_DECIMAL, lists);
    list->count = goals->item_count;
    list->items = arena_new_array(script->arena, list->count, struct panel);
    for (size_t i = 0; i < list->count; i++) {
        const struct goal *goal = &goals->items[i];
        struct panel *panel = &list->items[i];
        struct str words[SIDE_COUNT] = {{0}}, label[SIDE_COUNT] = {{0}};
        build_plain(build, goal->label, label);
        for (enum side side = 0; side < build_sides(build); side++) {
            words[side] = phrase_label(PHRASE_GOAL, label[side], goal->numeral,
                                       build_lang(build, side), script->arena);
        }
        panel->numeral = goal->numeral;
        panel->label = script_words(script, words);
        panel->title = build_inline(build, &goal->title);
        panel->heading = build_item_heading(build, &goal->title, goal->numeral);
        add_item_elements(build, script, panel, lists);
        memcpy(panel->heading.elements, panel->titles, sizeof panel->titles);
    }
}

/* Panels want a page without anything but a heading. */
static bool may_be_panels(const struct section *section)
{
    const struct goals *goals = &section->as.goals;
    bool has_intro = !goals->has_main && localized_is_given(&section->intro);
    return goals->item_count <= PANELS_MAX && !has_intro &&
           !localized_is_given(&section->closing);
}

/* The page with the drawing; its heading is already made for the rows. */
static void add_panels_page(struct build *build, const struct block *heading,
                            const struct panel_list *list)
{
    struct arena *arena = build->request->arena;
    bool has_main = !list->titled;
    int across = panels_across(list->count);
    struct block *page = build_page(build, COLOUR_LIME);
    if (has_main && across > 1) {
        page->as.page.style.head_columns = COLUMNS / across;
        page->as.page.style.head_second = across == 3 ? 1 + COLUMNS / across : 0;
    }
    page->as.page.style.no_marks = true;
    if (heading != NULL) {
        static const enum theme_colour COLOURS[] = {COLOUR_DEEP, COLOUR_DEEP};
        build_copy_heading(build, page, heading, COLOURS);
    }
    struct block *drawing = block_add(arena, page, BLOCK_DRAWING);
    drawing->as.drawing = panels_drawing(arena, list);
}

static void build_items(struct build *build)
{
    const struct section *section = build->chapter->section;
    bool titled = !section->as.goals.has_main;
    struct block *page = build_page(build, COLOUR_WHITE);
    page->as.page.flows = build_is_plain(build);
    struct script script = build_script(build, page);
    if (titled) {
        build_opening(build, &script);
    }
    struct panel_list *list = arena_new(script.arena, struct panel_list);
    list->titled = titled;
    list->heading = build_inline(build, &section->heading);
    make_panels(build, &script, list);
    list->items[0].heading.place = build->chapter->first_place + (titled ? 0 : 1);
    struct block *heading = titled ? page->first : NULL;
    struct script entries = script;
    add_rows(build, &entries, list);
    script.last = ROW_RULED;
    build_field(build, &script, &section->closing);
    build->chapter->last = script.last;
    if (may_be_panels(section) && !build_is_plain(build)) {
        struct block *rows = build_take_page(build);
        add_panels_page(build, heading, list);
        build_otherwise(build, rows);
    }
}

static void build_goals(struct build *build)
{
    const struct goals *goals = &build->chapter->section->as.goals;
    build_open_section(build);
    if (goals->has_main) {
        build_main(build);
    }
    if (goals->item_count > 0) {
        build_items(build);
    }
}

/* ---- contents ------------------------------------------------------------------------
 */

static void goals_contents(struct build *build)
{
    const struct goals *goals = &build->chapter->section->as.goals;
    struct arena *arena = build->request->arena;
    const struct goal **all = arena_array(arena, goals->item_count + 1, sizeof *all);
    for (size_t i = 0; i < goals->item_count; i++) {
        all[i] = &goals->items[i];
    }
    struct contents_sub main = {0}, others = {0};
    build_plain(build, &goals->main.short_title, main.words);
    build_goals_words(build, PHRASE_GOALS, all, goals->item_count, others.words);
    for (enum side side = 0; side < build_sides(build); side++) {
        enum lang lang = build_lang(build, side);
        if (main.words[side].size == 0) {
            main.words[side] = phrase_find(PHRASE_MAIN_GOAL, lang);
        }
        if (others.words[side].size == 0) {
            others.words[side] = phrase_find(PHRASE_GOALS, lang);
        }
    }
    if (goals->has_main) {
        *array_push(arena, &build->chapter->subs) = main;
    }
    if (goals->item_count > 0) {
        *array_push(arena, &build->chapter->subs) = others;
    }
}

const struct section_type GOALS_TYPE = {.build = build_goals, .contents = goals_contents};
