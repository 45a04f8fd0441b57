/* Any other chapter: running text. */
#include "model/kinds/kinds.h"
#include <stddef.h>

static const struct field TEXT_FIELDS[] = {
    {"lead", &FIELD_TEXT, TEXT_BLOCKS, false, SECTION_FIELD(as.text.lead),
     .help = N_("An opening paragraph in larger type.")},
    {"body", &FIELD_TEXT, TEXT_BODY, true, SECTION_FIELD(as.text.body),
     .help = N_("Paragraphs, lists, and headings that begin with ## or ###.")},
};

const struct kind KIND_TEXT = {
    .name = "text",
    .record = KIND_RECORD(N_("a text section"), TEXT_FIELDS, N_("Any other chapter.")),
};
