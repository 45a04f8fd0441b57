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

struct limited {
    model_limited_visit *visit;
    void *context;
    size_t limit;
};

static void visit_limited(void *context, const struct localized *text, enum text_use use)
{
    const struct limited *limited = context;
    limited->visit(limited->context, text, use, limited->limit);
}

void model_each_limited(const struct brochure *brochure, model_limited_visit *visit,
                        void *context)
{
    struct limited limited = {.visit = visit, .context = context};
    const struct walk walk = {
        .visit = visit_limited, .context = &limited, .limit = &limited.limit};
    record_walk(&walk, brochure, fields_root());
}
