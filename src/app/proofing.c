/* The checks before printing, with the thresholds of the content. */
#include "app/proofing.h"
#include "app/printing.h"

static bool is_wanted(const struct pipeline *pipeline)
{
    const struct options *options = pipeline->options;
    if (options->dump_pages) {
        return false;
    }
    for (size_t i = 0; i < options->edition_count; i++) {
        if (edition_is_for_press(options->editions[i])) {
            return true;
        }
    }
    return false;
}

void proofing_run(struct pipeline *pipeline)
{
    const struct print *print = &pipeline->brochure.print;
    const struct press_terms terms = {
        .limits = &print->preflight,
        .picture_reduced = PDF_PRESS_PPI,
        .condition = print->condition.text,
        .mark = pipeline->brochure.document.mark,
    };
    if (!is_wanted(pipeline)) {
        press_check_pictures(&pipeline->display, &terms, pipeline->diag);
        return;
    }
    struct arena *arena = arena_create();
    struct display pages;
    printing_prepare(&pages, pipeline, arena);
    printing_mark(&pages, pipeline);
    pipeline->preflighted = true;
    pipeline->unprintable =
        !press_check(&pipeline->preflight, &pages, &terms, pipeline->diag);
    if (pipeline->unprintable) {
        diag_error(
            pipeline->diag, NO_MARK, "print-withheld",
            "the print file is not written until this is mended; other editions do "
            "not depend on it");
    }
    arena_destroy(arena);
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
    json_text(json, "check", facts->name);
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

void proofing_add_json(struct json *json, const struct pipeline *pipeline)
{
    if (!pipeline->preflighted) {
        return;
    }
    json_open(json, "preflight", '[');
    for (enum press_rule rule = 0; rule < PRESS_RULE_COUNT; rule++) {
        add_rule(json, rule, &pipeline->preflight.rules[rule], pipeline->arena);
    }
    json_close(json, ']');
}
