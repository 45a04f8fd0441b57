/* The vision: one statement. */
#include "model/kinds/kinds.h"
#include <stddef.h>

static const struct field VISION_FIELDS[] = {
    {"text", &FIELD_TEXT, TEXT_BLOCKS, true, SECTION_FIELD(as.vision.text),
     .help = N_("The vision, as one large statement.")},
};

const struct kind KIND_VISION = {
    .name = "vision",
    .record = KIND_RECORD(N_("a vision section"), VISION_FIELDS,
                          N_("The vision, on a page of its own.")),
};
