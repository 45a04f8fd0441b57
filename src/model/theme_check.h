/* What makes a theme fit to be read and printed. */
#ifndef MODEL_THEME_CHECK_H
#define MODEL_THEME_CHECK_H

#include "base/diag.h"
#include "model/model.h"
#include "model/theme_draft.h"

/* What can be read on a colour: ink or white. */
enum theme_colour theme_text_on(const struct theme_draft *draft, enum theme_colour fill);

/* Reports all that is amiss. */
void theme_check(const struct theme_draft *draft, const struct theme_terms *terms,
                 struct diag *diag);

#endif
