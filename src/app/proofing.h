/* The checks before printing, with the thresholds of the content. */
#ifndef APP_PROOFING_H
#define APP_PROOFING_H

#include "app/printing.h"
#include "base/json.h"
#include "press/press.h"

/* Checks the pages of the edition as they will be printed, one at a time, so that no more
 * than one is copied; false, and this is said, if they must not be. */
bool proofing_check(struct press_preflight *out, struct printing *printing,
                    const struct content *content, const struct display *pages);

/* Looks at the pictures alone, where nothing goes to a press. */
void proofing_check_pictures(const struct display *pages, const struct brochure *brochure,
                             struct diag *diag);

/* Adds the results as a member of a JSON object: "preflight": [...]. */
void proofing_add_json(struct json *json, const struct press_preflight *preflight,
                       struct arena *arena);

#endif
