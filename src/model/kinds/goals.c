/* The main goal and the strategic goals. */
#include "model/kinds/kinds.h"
#include "model/kinds/naming.h"
#include <stddef.h>

#define MAIN(member) (uint16_t) offsetof(struct main_goal, member)
#define GOAL(member) (uint16_t) offsetof(struct goal, member)

static const struct field MAIN_FIELDS[] = {
    {"heading", &FIELD_TEXT, TEXT_INLINE, false, MAIN(title), .limit = LIMIT_STATEMENT,
     .help = N_("Heading of the main goal.")},
    {"short", &FIELD_TEXT, TEXT_INLINE, false, MAIN(short_title), .limit = LIMIT_SHORT,
     .help = N_("A short form of the heading, for running heads and contents.")},
    {"text", &FIELD_TEXT, TEXT_BLOCKS, false, MAIN(text),
     .help = N_("The main goal itself.")},
};
static const struct record MAIN_RECORD = {
    .what = N_("the main goal"),
    FIELDS(MAIN_FIELDS),
    .mark_offset = MAIN(mark),
    .help = N_("The main goal, on a page of its own before the strategic goals.")};

static const struct field GOAL_FIELDS[] = {
    {"id", &FIELD_ID, .offset = GOAL(id), .limit = LIMIT_ID, .example = "goal-1",
     .help = N_("A name by which priorities refer to this goal.")},
    CODE_FIELD(GOAL(code)),
    {"title", &FIELD_TEXT, TEXT_INLINE, true, GOAL(title), .limit = LIMIT_STATEMENT,
     .help =
         N_("The sentence of the goal; its label and number are made by the program.")},
    {"short", &FIELD_TEXT, TEXT_INLINE, false, GOAL(short_title), .limit = LIMIT_SHORT,
     .help = N_("A short form of the title, for running heads and contents.")},
    {"text", &FIELD_TEXT, TEXT_BLOCKS, false, GOAL(text),
     .help = N_("Paragraphs and lists about the goal.")},
};
const struct record GOAL_RECORD = {.what = N_("a goal"),
                                   FIELDS(GOAL_FIELDS),
                                   .size = sizeof(struct goal),
                                   .mark_offset = GOAL(mark),
                                   .id_offset = GOAL(id),
                                   .number_offset = GOAL(number),
                                   .help = N_("One strategic goal.")};

static const struct field GOALS_FIELDS[] = {
    {"main", &FIELD_RECORD, .offset = SECTION_FIELD(as.goals.main),
     .count_offset = SECTION_FIELD(as.goals.has_main), .record = &MAIN_RECORD,
     .example = "{heading: …, text: …}",
     .help = N_("The main goal, if there is one above the others.")},
    NAMING_FIELDS(SECTION_FIELD(as.goals.naming)),
    {"items", &FIELD_ITEMS, .offset = SECTION_FIELD(as.goals.items),
     .count_offset = SECTION_FIELD(as.goals.item_count), .limit = LIMIT_GOALS,
     .record = &GOAL_RECORD, .example = "[{title: …}]",
     .help = N_("The strategic goals, in order.")},
};

static void check_goals(struct decoder *decoder, struct section *section)
{
    struct goals *goals = &section->as.goals;
    struct named_item *items =
        arena_new_array(decoder->arena, goals->item_count + 1, struct named_item);
    if (goals->item_count == 0 && !goals->has_main) {
        diag_error(decoder->diag, section->mark, "goals-none",
                   "a goals section has a \"main\" goal, \"items\", or both");
    }
    for (size_t i = 0; i < goals->item_count; i++) {
        struct goal *goal = &goals->items[i];
        goal->label = &goals->naming.label;
        items[i] =
            (struct named_item){&goal->code, goal->mark, goal->number, &goal->numeral};
    }
    naming_number(decoder, &goals->naming, items, goals->item_count);
}

const struct kind KIND_GOALS = {
    .name = "goals",
    .record = KIND_RECORD(N_("a goals section"), GOALS_FIELDS,
                          N_("The main goal and the strategic goals.")),
    .check = check_goals,
};
