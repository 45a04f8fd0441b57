/* Strengths, weaknesses, opportunities and threats. */
#include "model/decoder.h"
#include "model/kinds/kinds.h"
#include <stddef.h>

#define PART(which) SECTION_FIELD(as.swot.parts[which])

static const struct field SWOT_FIELDS[] = {
    {"strengths", &FIELD_TEXT, TEXT_BLOCKS, false, PART(SWOT_STRENGTHS),
     .help = "What is good here; a list."},
    {"weaknesses", &FIELD_TEXT, TEXT_BLOCKS, false, PART(SWOT_WEAKNESSES),
     .help = "What is missing here; a list."},
    {"opportunities", &FIELD_TEXT, TEXT_BLOCKS, false, PART(SWOT_OPPORTUNITIES),
     .help = "What may help from outside; a list."},
    {"threats", &FIELD_TEXT, TEXT_BLOCKS, false, PART(SWOT_THREATS),
     .help = "What may harm from outside; a list."},
};

static void check_swot(struct decoder *decoder, struct section *section)
{
    for (size_t i = 0; i < SWOT_PART_COUNT; i++) {
        if (localized_is_given(&section->as.swot.parts[i])) {
            return;
        }
    }
    diag_error(decoder->diag, section->mark, "swot-empty",
               "this analysis is empty; add  strengths: …  or weaknesses, opportunities, "
               "threats");
}

const struct kind KIND_SWOT = {
    .name = "swot",
    .record = KIND_RECORD("a swot section", SWOT_FIELDS,
                          "Strengths, weaknesses, opportunities and threats in four "
                          "fields; their headings are made by the program."),
    .check = check_swot,
};
