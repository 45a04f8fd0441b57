/* The expected results: a numbered list. */
#include "model/kinds/kinds.h"
#include <stddef.h>

#define RESULT(member) (uint16_t) offsetof(struct result, member)

static const struct field RESULT_FIELDS[] = {
    {"text", &FIELD_TEXT, TEXT_BLOCKS, true, RESULT(text),
     .help = N_("The result; its number is made by the program.")},
};
static const struct record RESULT_RECORD = {.what = N_("a result"),
                                            FIELDS(RESULT_FIELDS),
                                            .size = sizeof(struct result),
                                            .mark_offset = RESULT(mark),
                                            .number_offset = RESULT(number),
                                            .help = N_("One expected result.")};

static const struct field RESULTS_FIELDS[] = {
    {"items", &FIELD_ITEMS, .required = true, .offset = SECTION_FIELD(as.results.items),
     .count_offset = SECTION_FIELD(as.results.item_count), .limit = LIMIT_ENTRIES,
     .record = &RESULT_RECORD, .example = "[{text: …}]",
     .help = N_("The expected results, in order.")},
};

const struct kind KIND_RESULTS = {
    .name = "results",
    .record = KIND_RECORD(N_("a results section"), RESULTS_FIELDS,
                          N_("A numbered list of expected results.")),
};
