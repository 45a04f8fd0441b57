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

static void add_rule(struct builder *out, enum press_rule rule,
                     const struct press_finding *finding, struct arena *arena)
{
    const struct press_rule_facts *facts = press_rule_facts(rule);
    builder_format(out,
                   "    {\"rule\": \"%s\", \"check\": \"%s\", \"result\": \"%s\", "
                   "\"places\": %zu, \"warned\": %zu, \"failed\": %zu",
                   facts->id, facts->name, verdict(finding), finding->checked,
                   finding->warned, finding->failed);
    if (facts->unit != NULL && finding->checked > 0) {
        struct str worst = press_format_value(rule, finding->worst, arena);
        builder_format(out, ", \"worst\": %.*s, \"unit\": \"%s\"", STR_ARGS(worst),
                       facts->unit);
    }
    builder_add(out, STR("}"));
}

void proofing_add_json(struct builder *out, const struct pipeline *pipeline)
{
    if (!pipeline->preflighted) {
        return;
    }
    builder_add(out, STR("  \"preflight\": [\n"));
    for (enum press_rule rule = 0; rule < PRESS_RULE_COUNT; rule++) {
        builder_add(out, rule > 0 ? STR(",\n") : STR(""));
        add_rule(out, rule, &pipeline->preflight.rules[rule], pipeline->arena);
    }
    builder_add(out, STR("\n  ],\n"));
}
