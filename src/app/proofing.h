/* The checks before printing, with the thresholds of the content. */
#ifndef APP_PROOFING_H
#define APP_PROOFING_H

#include "base/json.h"
#include "model/model.h"
#include "press/press.h"

/* Checks pages as they will be printed; false, and this is said, if they must not be. */
bool proofing_check(struct press_preflight *out, const struct display *printed,
                    const struct brochure *brochure, struct diag *diag);

/* Looks at the pictures alone, where nothing goes to a press. */
void proofing_check_pictures(const struct display *pages, const struct brochure *brochure,
                             struct diag *diag);

/* Adds the results as a member of a JSON object: "preflight": [...]. */
void proofing_add_json(struct json *json, const struct press_preflight *preflight,
                       struct arena *arena);

#endif
