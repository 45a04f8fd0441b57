/* The priorities, each with the goals that it serves and its measures. */
#include "model/kinds/kinds.h"
#include "model/kinds/naming.h"
#include <stddef.h>

#define MEASURE(member) (uint16_t) offsetof(struct measure, member)
#define PRIORITY(member) (uint16_t) offsetof(struct priority, member)

static const struct field MEASURE_FIELDS[] = {
    {"title", &FIELD_TEXT, TEXT_INLINE, true, MEASURE(title), .limit = LIMIT_STATEMENT,
     .help = "The measure in a few words."},
    {"short", &FIELD_TEXT, TEXT_INLINE, false, MEASURE(short_title), .limit = LIMIT_SHORT,
     .help = "A short form of the title, for running heads and contents."},
    {"text", &FIELD_TEXT, TEXT_BLOCKS, false, MEASURE(text),
     .help = "Paragraphs and lists about the measure."},
};
static const struct record MEASURE_RECORD = {.what = "a measure",
                                             FIELDS(MEASURE_FIELDS),
                                             .size = sizeof(struct measure),
                                             .mark_offset = MEASURE(mark),
                                             .number_offset = MEASURE(number),
                                             .help = "One measure of a priority."};

static const struct field PRIORITY_FIELDS[] = {
    {"id", &FIELD_ID, .offset = PRIORITY(id), .limit = LIMIT_ID, .example = "priority-1",
     .help = "A name of this priority, unique in the file."},
    CODE_FIELD(PRIORITY(code)),
    {"title", &FIELD_TEXT, TEXT_INLINE, true, PRIORITY(title), .limit = LIMIT_STATEMENT,
     .help = "The priority; its label and number are made by the program."},
    {"short", &FIELD_TEXT, TEXT_INLINE, false, PRIORITY(short_title),
     .limit = LIMIT_SHORT,
     .help = "A short form of the title, for running heads and contents."},
    {"goals", &FIELD_REFERENCES, .offset = PRIORITY(goals),
     .count_offset = PRIORITY(goal_count), .limit = LIMIT_GOALS, .record = &GOAL_RECORD,
     .example = "[goal-1]", .help = "Ids of the goals that this priority serves."},
    {"text", &FIELD_TEXT, TEXT_BLOCKS, false, PRIORITY(text),
     .help = "Paragraphs and lists about the priority."},
    {"measures", &FIELD_ITEMS, .offset = PRIORITY(measures),
     .count_offset = PRIORITY(measure_count), .limit = LIMIT_ENTRIES,
     .record = &MEASURE_RECORD, .example = "[{title: …}]",
     .help = "The measures under this priority."},
};
static const struct record PRIORITY_RECORD = {.what = "a priority",
                                              FIELDS(PRIORITY_FIELDS),
                                              .size = sizeof(struct priority),
                                              .mark_offset = PRIORITY(mark),
                                              .id_offset = PRIORITY(id),
                                              .number_offset = PRIORITY(number),
                                              .help = "One priority."};

static const struct field PRIORITIES_FIELDS[] = {
    NAMING_FIELDS(SECTION_FIELD(as.priorities.naming)),
    {"items", &FIELD_ITEMS, .required = true,
     .offset = SECTION_FIELD(as.priorities.items),
     .count_offset = SECTION_FIELD(as.priorities.item_count), .limit = LIMIT_GOALS,
     .record = &PRIORITY_RECORD, .example = "[{title: …}]",
     .help = "The priorities, in order."},
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
}

const struct kind KIND_PRIORITIES = {
    .name = "priorities",
    .record = KIND_RECORD("a priorities section", PRIORITIES_FIELDS,
                          "The priorities, with their measures."),
    .check = check_priorities,
};
