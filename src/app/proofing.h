/* The checks before printing, with the thresholds of the content. */
#ifndef APP_PROOFING_H
#define APP_PROOFING_H

#include "app/pipeline.h"
#include "base/json.h"

/* Checks the pages of the print edition if it is asked for, into pipeline->preflight, and
 * says whether they are unprintable; to be called before anything is written. */
void proofing_run(struct pipeline *pipeline);

/* Adds the results as a member of a JSON object: "preflight": [...]; nothing when
 * nothing was checked. */
void proofing_add_json(struct json *json, const struct pipeline *pipeline);

#endif
