/* The priorities, each with the goals that it serves and its measures. */
#include "model/kinds/kinds.h"
#include "model/kinds/measures.h"
#include "model/kinds/naming.h"
#include <stddef.h>

enum { MEASURE_LEVELS = 2 };

#define PRIORITY(member) (uint16_t) offsetof(struct priority, member)

static const struct field PRIORITY_FIELDS[] = {
    {"id", &FIELD_ID, .offset = PRIORITY(id), .limit = LIMIT_ID, .example = "priority-1",
     .help = N_("A name of this priority, unique in the file.")},
    CODE_FIELD(PRIORITY(code)),
    {"title", &FIELD_TEXT, TEXT_INLINE, true, PRIORITY(title), .limit = LIMIT_STATEMENT,
     .help = N_("The priority; its label and number are made by the program.")},
    {"short", &FIELD_TEXT, TEXT_INLINE, false, PRIORITY(short_title),
     .limit = LIMIT_SHORT,
     .help = N_("A short form of the title, for running heads and contents.")},
    {"goals", &FIELD_REFERENCES, .offset = PRIORITY(goals),
     .count_offset = PRIORITY(goal_count), .limit = LIMIT_GOALS, .record = &GOAL_RECORD,
     .example = "[goal-1]", .help = N_("Ids of the goals that this priority serves.")},
    {"supports", &FIELD_REFERENCES, .offset = PRIORITY(supports),
     .count_offset = PRIORITY(support_count), .limit = LIMIT_GOALS,
     .record = &GOAL_RECORD, .example = "[goal-2]",
     .help =
         N_("Ids of goals that it serves as well, but less; a matrix tells them apart.")},
    {"text", &FIELD_TEXT, TEXT_BLOCKS, false, PRIORITY(text),
     .help = N_("Paragraphs and lists about the priority.")},
    {"measures", &FIELD_ITEMS, .offset = PRIORITY(measures),
     .count_offset = PRIORITY(measure_count), .limit = LIMIT_ENTRIES,
     .record = &MEASURE_RECORD, .example = "[{title: …}]",
     .help = N_("The measures under this priority.")},
};
static const struct record PRIORITY_RECORD = {.what = N_("a priority"),
                                              FIELDS(PRIORITY_FIELDS),
                                              .size = sizeof(struct priority),
                                              .mark_offset = PRIORITY(mark),
                                              .id_offset = PRIORITY(id),
                                              .number_offset = PRIORITY(number),
                                              .help = N_("One priority.")};

static const struct field PRIORITIES_FIELDS[] = {
    NAMING_FIELDS(SECTION_FIELD(as.priorities.naming)),
    {"measure-label", &FIELD_TEXTS, TEXT_INLINE, false,
     SECTION_FIELD(as.priorities.measure_labels),
     SECTION_FIELD(as.priorities.measure_label_count), .limit = MEASURE_LEVELS,
     .example = "[{bg: Мярка, en: Measure}, {bg: Дейност, en: Activity}]",
     .help = N_("The words before the numbers of measures and of those below them.")},
    {"measure-numbering", &FIELD_CHOICE,
     .offset = SECTION_FIELD(as.priorities.measure_numbering), .choices = &NUMBERINGS,
     .example = "auto",
     .help = N_("auto: 1.1, 1.2; code: the \"code\" of each; none: no numbers. Left out, "
                "codes are printed where each measure has one.")},
    {"items", &FIELD_ITEMS, .required = true,
     .offset = SECTION_FIELD(as.priorities.items),
     .count_offset = SECTION_FIELD(as.priorities.item_count), .limit = LIMIT_GOALS,
     .record = &PRIORITY_RECORD, .example = "[{title: …}]",
     .help = N_("The priorities, in order.")},
};

static void check_priorities(struct decoder *decoder, struct section *section)
{
    struct priorities *priorities = &section->as.priorities;
    struct named_item *items =
        arena_new_array(decoder->arena, priorities->item_count + 1, struct named_item);
    for (size_t i = 0; i < priorities->item_count; i++) {
        struct priority *priority = &priorities->items[i];
        items[i] = (struct named_item){&priority->code, priority->mark, priority->number,
                                       &priority->numeral};
    }
    naming_number(decoder, &priorities->naming, items, priorities->item_count);
    for (size_t i = 0; i < priorities->item_count; i++) {
        measures_check(decoder, priorities->measure_numbering, &priorities->items[i]);
    }
}

const struct kind KIND_PRIORITIES = {
    .name = "priorities",
    .record = KIND_RECORD(N_("a priorities section"), PRIORITIES_FIELDS,
                          N_("The priorities, with their measures.")),
    .check = check_priorities,
};
