/* What somebody said, on a page of its own. */
#include "model/kinds/kinds.h"
#include <stddef.h>

static const struct field QUOTE_FIELDS[] = {
    {"text", &FIELD_TEXT, TEXT_INLINE, true, SECTION_FIELD(as.quote.text),
     .limit = LIMIT_STATEMENT,
     .help = N_("The words that are quoted, with their quotation marks.")},
    {"speaker", &FIELD_TEXT, TEXT_INLINE, true, SECTION_FIELD(as.quote.speaker),
     .limit = LIMIT_TITLE, .help = N_("Who said them.")},
    {"office", &FIELD_TEXT, TEXT_INLINE, false, SECTION_FIELD(as.quote.office),
     .limit = LIMIT_TITLE, .help = N_("What the speaker is.")},
    {"when", &FIELD_TEXT, TEXT_INLINE, false, SECTION_FIELD(as.quote.when),
     .limit = LIMIT_TITLE, .help = N_("On which occasion.")},
};

const struct kind KIND_QUOTE = {
    .name = "quote",
    .record = {.what = N_("a quote section"),
               .base = &SECTION_HEAD,
               FIELDS(QUOTE_FIELDS),
               .after = &SECTION_END,
               .optional = "heading",
               .mark_offset = SECTION_FIELD(mark),
               .id_offset = SECTION_FIELD(id),
               .help = N_("Words of a person, large, on a page of their own.")},
};
