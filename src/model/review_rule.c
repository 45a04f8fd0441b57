/* The rules of the review by name, and how a doubt is told. */
#include "model/model.h"

static const struct review_name {
    const char *rule;
} NAMES[REVIEW_RULE_COUNT] = {
    [REVIEW_LANGUAGE] = {"language"},
    [REVIEW_FIGURES] = {"figures"},
    [REVIEW_STRUCTURE] = {"structure"},
    [REVIEW_PLACEHOLDER] = {"placeholder"},
    [REVIEW_GLOSSARY] = {"glossary"},
    [REVIEW_FACTS] = {"facts"},
    [REVIEW_NUMBERS_STYLE] = {"numbers-style"},
    [REVIEW_LABELS] = {"labels"},
    [REVIEW_QUOTES] = {"quotes"},
    [REVIEW_CAPITALS] = {"capitals"},
    [REVIEW_SHARES] = {"shares"},
    [REVIEW_TARGET] = {"target"},
    [REVIEW_STATE] = {"state"},
    [REVIEW_TWICE] = {"twice"},
    [REVIEW_UNITS] = {"units"},
    [REVIEW_CURRENCY] = {"currency"},
    [REVIEW_SOURCE] = {"source"},
    [REVIEW_PARTS] = {"parts"},
    [REVIEW_TERM] = {"term"},
    [REVIEW_CODES] = {"codes"},
    [REVIEW_STALE] = {"stale"},
};

const char *model_review_rule(enum review_rule rule)
{
    return NAMES[rule].rule;
}

bool model_doubt(const struct brochure *brochure, struct diag *diag,
                 const struct doubt *doubt, const char *format, va_list arguments)
{
    const struct review_name *name = &NAMES[doubt->which];
    const struct diag_fault fault = {DIAG_WARNING, doubt->mark, name->rule};
    bool told = (brochure->review_ignored & 1U << doubt->which) == 0;
    if (told) {
        diag_report_list(diag, &fault, format, arguments);
    }
    return told;
}
