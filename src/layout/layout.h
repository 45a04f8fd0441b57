/* Door of the layout stage: a checked brochure to finished pages. */
#ifndef LAYOUT_LAYOUT_H
#define LAYOUT_LAYOUT_H

#include "base/arena.h"
#include "base/diag.h"
#include "display/display.h"
#include "model/model.h"
#include "sections/sections.h"
#include "settings/settings.h"
#include "text/text.h"
#include <stdbool.h>
#include <stdio.h>

/* Limits; reaching one is an error. */
enum { LAYOUT_PASSES_MAX = 9, LAYOUT_PAGES_MAX = 20000 };

/* What a brochure is laid out from. */
struct layout_request {
    const struct brochure *brochure;
    struct text_engine *engine;
    const struct texts *texts; /* from sections_read_texts */
    const struct display_pictures *pictures; /* all that it names; NULL: none */
    struct display_press press;
    struct page_wish wish;
    enum lang
        languages[LANG_COUNT]; /* those of the document that are printed, in order */
    size_t language_count;
};

/* Lays out the brochure. `out` lives in `arena`. False after an error. */
bool layout_brochure(struct display *out, const struct layout_request *request,
                     struct arena *arena, struct diag *diag);

/* Writes the blocks of all sections, and of what the back cover has no room for, as
 * text: --dump blocks. */
void layout_dump_blocks(const struct layout_request *request, struct arena *arena,
                        struct diag *diag, FILE *file);

#endif
