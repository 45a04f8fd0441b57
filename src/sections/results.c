/* Expected results: numbered entries between rules. */
#include "sections/build.h"

#define RESULT_TEXT B(2)
#define RESULT_AFTER B(1.25)
#define RESULT_MINIMUM B(5)
#define RESULT_RULE PT(0.5)

/* L > LI > Lbl and LBody in each language, the numeral shared. */
static void add_elements(const struct build *build, struct script *script,
                         const struct result *result, const element_id *lists,
                         struct block_number *number)
{
    for (enum side side = 0; side < build_sides(build); side++) {
        if (localized_is_set(&result->text, build_lang(build, side))) {
            element_id item =
                display_add_element(script->display, ELEMENT_LI, lists[side]);
            number->elements[side] =
                display_add_element(script->display, ELEMENT_LBL, item);
            script->parent[side] =
                display_add_element(script->display, ELEMENT_LBODY, item);
        }
    }
}

static void add_result(const struct build *build, struct script *script,
                       const struct result *result, const element_id *lists)
{
    if (!build_has(build, &result->text)) {
        return;
    }
    struct block *page = script->into;
    struct block *group = block_add(script->arena, page, BLOCK_GROUP);
    struct block_entry *entry = arena_new(script->arena, struct block_entry);
    *entry = (struct block_entry){
        .rule = RESULT_RULE,
        .number = build_numeral(str_format(script->arena, "%zu", result->number)),
        .space = script_space(script->last, ROW_RULED),
        .depth = RESULT_TEXT,
        .after = RESULT_AFTER,
        .closes = true,
        .minimum = RESULT_MINIMUM,
    };
    group->keep = KEEP_ALL;
    group->as.entry = entry;
    add_elements(build, script, result, lists, &entry->number);
    script->into = group;
    script->last = ROW_NONE;
    build_field(build, script, &result->text);
    script->into = page;
    script->last = ROW_RULED;
}

static void build_results(struct build *build)
{
    const struct section *section = build->chapter->section;
    const struct results *results = &section->as.results;
    build_open_section(build);
    struct block *page = build_page(build, COLOUR_WHITE);
    struct script script = build_script(build, page);
    build_opening(build, &script);
    if (results->item_count > 0) {
        struct script rows = script;
        element_id lists[SIDE_COUNT] = {NO_ELEMENT, NO_ELEMENT};
        script_add_list(&rows, LIST_DECIMAL, lists);
        rows.region = REGION_ENTRY;
        rows.role = ROLE_LARGE;
        for (size_t i = 0; i < results->item_count; i++) {
            add_result(build, &rows, &results->items[i], lists);
        }
        struct block *rule = block_add(rows.arena, page, BLOCK_RULE);
        rule->as.rule.thickness = RESULT_RULE;
        rule->keep = build_has(build, &section->closing) ? KEEP_NEXT : KEEP_NONE;
        script.last = rows.last;
    }
    build_field(build, &script, &section->closing);
    build->chapter->last = script.last;
}

const struct section_type RESULTS_TYPE = {.build = build_results};
