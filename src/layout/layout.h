/* Door of the layout stage: a checked brochure to finished pages. */
#ifndef LAYOUT_LAYOUT_H
#define LAYOUT_LAYOUT_H

#include "base/arena.h"
#include "base/diag.h"
#include "display/display.h"
#include "model/model.h"
#include "text/text.h"
#include <stdbool.h>

/* Limits; reaching one is an error. */
enum { LAYOUT_PASSES_MAX = 5, LAYOUT_PAGES_MAX = 5000 };

struct layout_options {
    enum lang
        languages[LANG_COUNT]; /* those of the document that are printed, in order */
    size_t language_count;
};

/* Parses every text of the brochure, reporting faults in markup and missing glyphs. To be
 * called even after model_load found faults, so that all are reported in one run. Warns
 * where the languages have unequal numbers of blocks. */
bool layout_check_texts(const struct brochure *brochure, struct text_engine *engine,
                        struct diag *diag);

/* Lays out the brochure. `out` lives in `arena`. False after an error. */
bool layout_brochure(struct display *out, const struct brochure *brochure,
                     struct text_engine *engine, const struct layout_options *options,
                     struct arena *arena, struct diag *diag);

#endif
