/* The plan on a page: it shows what vision, goals and priorities say. */
#include "model/decoder.h"
#include "model/kinds/kinds.h"
#include <stddef.h>

static void link_plan(struct decoder *decoder, struct section *section)
{
    const struct brochure *brochure = decoder->brochure;
    for (size_t i = 0; i < brochure->section_count; i++) {
        enum section_kind kind = brochure->sections[i].kind;
        if (kind == SECTION_GOALS || kind == SECTION_PRIORITIES) {
            return;
        }
    }
    diag_error(decoder->diag, section->mark, "plan-empty",
               "a plan on a page shows vision, goals and priorities, and this file has "
               "neither goals nor priorities; add a section of them");
}

const struct kind KIND_PLAN = {
    .name = "plan",
    .record = {.what = N_("a plan section"),
               .base = &SECTION_HEAD,
               .after = &SECTION_END,
               .mark_offset = SECTION_FIELD(mark),
               .id_offset = SECTION_FIELD(id),
               .help =
                   N_("Vision, goals and priorities on a page, or on two that face each "
                      "other.")},
    .link = link_plan,
};
