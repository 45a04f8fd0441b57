/* Door of the review: doubts about a text that is sound. What it finds are warnings; each
 * rule can be silenced by `review: {ignore: […]}`. */
#ifndef REVIEW_REVIEW_H
#define REVIEW_REVIEW_H

#include "sections/sections.h"

/* Compares the two languages of each text, and looks through each of them. */
void review_run(const struct brochure *brochure, const struct texts *texts,
                struct diag *diag);

/* Texts that were changed in one language and stand in the other as they were. */
void review_stale(const struct brochure *brochure, const struct model_changes *changes,
                  struct diag *diag);

#endif
