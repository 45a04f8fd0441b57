/* The checks before printing, with the thresholds of the content. */
#include "app/proofing.h"
#include "pdf/pdf.h"

static struct press_terms terms_of(const struct brochure *brochure)
{
    return (struct press_terms){
        .limits = &brochure->print.preflight,
        .picture_reduced = PDF_PRESS_PPI,
        .condition = brochure->print.condition.text,
        .mark = brochure->document.mark,
    };
}

bool proofing_check(struct press_preflight *out, struct printing *printing,
                    const struct content *content, const struct display *pages)
{
    const struct press_terms terms = terms_of(&content->brochure);
    struct preflight *preflight = press_check_begin(out, &terms, content->diag);
    struct arena *arena = arena_create();
    struct display printed;
    printing_begin(&printed, printing, content, pages, arena);
    for (size_t i = 0; i < pages->pages.count; i++) {
        struct arena_state before = arena_save(arena);
        printing_prepare(&printed, i, printing, content);
        press_check_page(preflight, &printed, i);
        printed.pages.items[i] = pages->pages.items[i];
        arena_restore(arena, before);
    }
    arena_destroy(arena);
    return press_check_end(preflight) ||
           diag_error(content->diag, NO_MARK, "print-withheld",
                      "the print file is not written until this is mended; other "
                      "editions do not depend on it");
}

void proofing_check_pictures(const struct display *pages, const struct brochure *brochure,
                             struct diag *diag)
{
    const struct press_terms terms = terms_of(brochure);
    press_check_pictures(pages, &terms, diag);
}

/* ---- the report ----------------------------------------------------------------------
 */

static const char *verdict(const struct press_finding *finding)
{
    if (finding->failed > 0) {
        return "failed";
    }
    if (finding->warned > 0) {
        return "warned";
    }
    return finding->checked > 0 ? "passed" : "nothing to check";
}

static void add_rule(struct json *json, enum press_rule rule,
                     const struct press_finding *finding, struct arena *arena)
{
    const struct press_rule_facts *facts = press_rule_facts(rule);
    json_open(json, NULL, '{');
    json_keep_on_line(json);
    json_text(json, "rule", facts->id);
    json_words(json, "check", facts->name);
    json_text(json, "result", verdict(finding));
    json_number(json, "places", finding->checked);
    json_number(json, "warned", finding->warned);
    json_number(json, "failed", finding->failed);
    if (facts->unit != NULL && finding->checked > 0) {
        json_word(json, "worst", press_format_value(rule, finding->worst, arena).data);
        json_text(json, "unit", facts->unit);
    }
    json_close(json, '}');
}

void proofing_add_json(struct json *json, const struct press_preflight *preflight,
                       struct arena *arena)
{
    json_open(json, "preflight", '[');
    for (enum press_rule rule = 0; rule < PRESS_RULE_COUNT; rule++) {
        add_rule(json, rule, &preflight->rules[rule], arena);
    }
    json_close(json, ']');
}
