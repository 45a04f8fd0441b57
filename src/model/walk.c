/* The walk over all texts of a brochure. */
#include "model/fields.h"
#include "model/model.h"

void model_each_text(const struct brochure *brochure,
                     void (*visit)(void *context, const struct localized *text,
                                   enum text_use use),
                     void *context)
{
    const struct walk walk = {.visit = visit, .context = context};
    record_walk(&walk, brochure, fields_root());
}
