/* The rules of preflight: their words, their limits, and what was found by them on a page
 * or in the file. They have the numbers of the list of checks for sheet-fed offset. */
#include "press/preflight_report.h"

enum better { BETTER_MORE, BETTER_LESS };

/* Words about a rule: what is wrong with its value, and what to do. */
struct rule {
    struct press_rule_facts facts;
    enum better better;
    const char *problem; /* the value follows, where there is a unit */
    const char *advice;
};

static const struct rule RULES[PRESS_RULE_COUNT] = {
    [PRESS_PICTURE] = {{"PF-01", N_("picture resolution"), "ppi"},
                       BETTER_MORE,
                       N_("the picture is too coarse for its size on paper:"),
                       N_("take a larger file or show the picture smaller")},
    [PRESS_LINE_ART] =
        {{"PF-02", N_("line art resolution"), "ppi"},
         BETTER_MORE,
         N_("the picture in black and white without greys is too coarse for "
            "its size on paper:"),
         N_("scan it at 1200 ppi, or save it with greys")},
    [PRESS_PICTURE_MOST] = {{"PF-03", N_("oversized pictures"), "ppi"},
                            BETTER_LESS,
                            N_("the picture has more pixels than a press can show:"),
                            N_("a smaller file prints as well")},
    [PRESS_INK] = {{"PF-04", N_("total ink"), "%"},
                   BETTER_LESS,
                   N_("the inks on one spot add up to"),
                   N_("choose a lighter colour: so much "
                      "ink does not dry")},
    [PRESS_LINE] = {{"PF-05", N_("lines in one ink"), "pt"},
                    BETTER_MORE,
                    N_("the line is too thin to print:"),
                    N_("make it thicker")},
    [PRESS_LINE_INKS] =
        {{"PF-06", N_("lines in several inks or reversed"), "pt"},
         BETTER_MORE,
         N_("the line in several inks, or white in a colour, is too thin:"),
         N_("make it thicker or black")},
    [PRESS_TEXT_COLOUR] = {{"PF-07", N_("small text in black alone"), "pt"},
                           BETTER_MORE,
                           N_("small text in several inks will look blurred:"),
                           N_("make it black or larger")},
    [PRESS_TEXT] = {{"PF-08", N_("size of text in one ink"), "pt"},
                    BETTER_MORE,
                    N_("the text is too small to print:"),
                    N_("make it larger")},
    [PRESS_TEXT_INKS] =
        {{"PF-08", N_("size of text in several inks or reversed"), "pt"},
         BETTER_MORE,
         N_("the text in several inks, or light on a ground, is too small:"),
         N_("make it larger or black")},
    [PRESS_OVERPRINT] = {{"PF-09", N_("black overprints"), NULL},
                         BETTER_LESS,
                         N_("black text or a thin black line cuts a hole in its ground"),
                         N_("let it overprint")},
    [PRESS_WHITE] = {{"PF-10", N_("white never overprints"), NULL},
                     BETTER_LESS,
                     N_("something white overprints and will vanish"),
                     N_("let it knock out")},
    [PRESS_BLEED] = {{"PF-11", N_("colour into the bleed"), "mm"},
                     BETTER_MORE,
                     N_("colour touches the cut but does not run beyond it far enough:"),
                     N_("a white edge would show; let it run into the bleed")},
    [PRESS_SAFE_AREA] = {{"PF-12", N_("distance of text from the cut"), "mm"},
                         BETTER_MORE,
                         N_("text or a picture is too near to the cut:"),
                         N_("the knife may touch it; move it inwards")},
    [PRESS_RICH_BLACK] = {{"PF-13", N_("no rich black in text"), NULL},
                          BETTER_LESS,
                          N_("black text has other inks below it"),
                          N_("use black alone (0 0 0 100)")},
    [PRESS_REGISTRATION] = {{"PF-14", N_("registration colour in marks only"), NULL},
                            BETTER_LESS,
                            N_("registration colour stands on the page"),
                            N_("it is for marks alone; use black")},
    [PRESS_TRIM] = {{"PF-15", N_("one size of pages"), NULL},
                    BETTER_LESS,
                    N_("the page has another size than the first one"),
                    N_("all pages are cut in one go")},
    [PRESS_MARKS_AWAY] = {{"PF-16", N_("marks outside the bleed"), "mm"},
                          BETTER_MORE,
                          N_("a mark comes too near to the cut:"),
                          N_("it would be printed")},
    [PRESS_RGB] = {{"PF-17", N_("no colours of the screen"), NULL},
                   BETTER_LESS,
                   N_("the colour has no inks, only a value for the screen"),
                   N_("give it its inks (C M Y K)")},
    [PRESS_CONDITION] = {{"PF-19", N_("printing condition named"), NULL},
                         BETTER_LESS,
                         N_("no printing condition is named"),
                         N_("add  print: {condition: FOGRA39}")},
    [PRESS_SPOT] = {{"PF-20", N_("one name for one ink"), NULL},
                    BETTER_LESS,
                    N_("two names or two mixtures stand for one ink"),
                    N_("write each ink with one name, in one way")},
};

const struct press_rule_facts *press_rule_facts(enum press_rule rule)
{
    return &RULES[rule].facts;
}

/* ---- values --------------------------------------------------------------------------
 */

/* Without trailing zeros. */
static struct str format_thousandths(int64_t value, struct arena *arena)
{
    const char *sign = value < 0 ? "-" : "";
    int64_t size = value < 0 ? -value : value;
    struct str text =
        str_format(arena, "%s%d.%03d", sign, (int)(size / 1000), (int)(size % 1000));
    while (text.data[text.size - 1] == '0') {
        text.size--;
    }
    text.size -= text.data[text.size - 1] == '.' ? 1 : 0;
    return str_copy(arena, text);
}

static struct str format_hundredths(int64_t value, struct arena *arena)
{
    return format_thousandths(value * 10, arena);
}

static struct str format_mm(mpt length, struct arena *arena)
{
    int64_t scaled = (int64_t)length * 127;
    return format_hundredths((scaled + (scaled < 0 ? -1800 : 1800)) / 3600, arena);
}

/* Places need no more than tenths of a millimetre. */
static struct str format_place(mpt length, struct arena *arena)
{
    int64_t scaled = (int64_t)length * 127;
    int64_t tenths = (scaled + (scaled < 0 ? -18000 : 18000)) / 36000;
    return format_hundredths(tenths * 10, arena);
}

static bool is_in(enum press_rule rule, const char *unit)
{
    const char *own = RULES[rule].facts.unit;
    return own != NULL && str_equal(str_from(own), str_from(unit));
}

struct str press_format_value(enum press_rule rule, int value, struct arena *arena)
{
    if (is_in(rule, "mm")) {
        return format_mm(value, arena);
    }
    if (is_in(rule, "pt")) {
        return format_hundredths((value + 5) / 10, arena);
    }
    return str_format(arena, "%d", value);
}

/* A length that misses the bound, which is `bound` in words: where it would read the
 * same, to a thousandth and rounded down, for all lengths have to be longer. */
static struct str format_missed(enum press_rule rule, int value, struct str bound,
                                struct arena *arena)
{
    struct str text = press_format_value(rule, value, arena);
    if (!str_equal(text, bound)) {
        return text;
    }
    int64_t scaled = is_in(rule, "mm") ? (int64_t)value * 127 : (int64_t)value * 360;
    return format_thousandths((scaled - (scaled < 0 ? 359 : 0)) / 360, arena);
}

/* ---- collecting ----------------------------------------------------------------------
 */

static bool is_worse(enum press_rule rule, int value, int than)
{
    return RULES[rule].better == BETTER_MORE ? value < than : value > than;
}

void preflight_note(struct preflight *preflight, enum press_rule rule,
                    enum preflight_level level, const struct preflight_fault *fault)
{
    struct press_finding *finding = &preflight->out->rules[rule];
    struct preflight_fault *kept = &preflight->faults[rule];
    if (finding->checked++ == 0 || is_worse(rule, fault->value, finding->worst)) {
        finding->worst = fault->value;
    }
    if (level == PREFLIGHT_PASSED) {
        return;
    }
    size_t warned = kept->warned;
    size_t failed = kept->failed;
    /* The first of the worst kind is shown. */
    if (warned + failed == 0 || is_worse(rule, fault->value, kept->value) ||
        (failed == 0 && level == PREFLIGHT_FAILED)) {
        *kept = *fault;
    }
    kept->warned = warned + (level == PREFLIGHT_WARNED ? 1 : 0);
    kept->failed = failed + (level == PREFLIGHT_FAILED ? 1 : 0);
}

static struct threshold find_limit(const struct preflight *preflight,
                                   enum press_rule rule)
{
    const struct preflight_limits *limits = preflight->terms->limits;
    switch (rule) {
    case PRESS_PICTURE:
        return preflight->advisory ? (struct threshold){limits->picture.fail, 0}
                                   : limits->picture;
    case PRESS_LINE_ART:
        return preflight->advisory ? (struct threshold){limits->picture.fail, 0}
                                   : limits->line_art;
    case PRESS_PICTURE_MOST: return (struct threshold){limits->picture_most, INT32_MAX};
    case PRESS_INK: return limits->ink;
    case PRESS_LINE: return limits->line;
    case PRESS_LINE_INKS: return limits->line_inks;
    case PRESS_TEXT_COLOUR:
        return (struct threshold){limits->black_text, limits->black_text};
    case PRESS_TEXT: return limits->text;
    case PRESS_TEXT_INKS: return limits->text_inks;
    case PRESS_BLEED: {
        mpt bleed = preflight->page->bleed;
        return (struct threshold){bleed, bleed};
    }
    case PRESS_SAFE_AREA: return limits->safe_area;
    case PRESS_MARKS_AWAY: {
        mpt bleed = preflight->page->bleed;
        return (struct threshold){mpt_max(MM(3), bleed), bleed};
    }
    case PRESS_OVERPRINT:
    case PRESS_WHITE:
    case PRESS_RICH_BLACK:
    case PRESS_REGISTRATION:
    case PRESS_TRIM:
    case PRESS_RGB:
    case PRESS_CONDITION:
    case PRESS_SPOT:
    case PRESS_RULE_COUNT: break;
    }
    return (struct threshold){0, 0};
}

void preflight_measure(struct preflight *preflight, enum press_rule rule,
                       const struct preflight_fault *fault)
{
    struct threshold limit = find_limit(preflight, rule);
    enum preflight_level level = PREFLIGHT_PASSED;
    if (is_worse(rule, fault->value, limit.fail)) {
        level = PREFLIGHT_FAILED;
    } else if (is_worse(rule, fault->value, limit.warn)) {
        level = PREFLIGHT_WARNED;
    }
    preflight_note(preflight, rule, level, fault);
}

/* ---- reporting -----------------------------------------------------------------------
 */

/* The bound that a value misses, in words. */
struct bound {
    const char *side, *verdict;
    struct str value;
};

static struct bound bound_of(const struct preflight *preflight, enum press_rule rule,
                             const struct preflight_fault *fault)
{
    struct threshold limit = find_limit(preflight, rule);
    bool more = RULES[rule].better == BETTER_MORE;
    int value = fault->failed > 0 ? limit.fail : limit.warn;
    const char *needed = more ? N_("is needed") : N_("is possible");
    return (struct bound){
        .side = more ? N_("at least") : N_("at most"),
        .verdict = fault->failed > 0 ? needed : N_("is advised"),
        .value = press_format_value(rule, value, preflight->arena),
    };
}

static struct diag_fault describe(const struct preflight *preflight, enum press_rule rule,
                                  const struct preflight_fault *fault)
{
    bool own = fault->mark.source != NULL;
    return (struct diag_fault){.severity = fault->failed > 0 ? DIAG_ERROR : DIAG_WARNING,
                               .mark = own ? fault->mark : preflight->terms->mark,
                               .rule = RULES[rule].facts.id};
}

/* "page 3, 22 mm from the left and 118.5 mm from the top: the inks on one spot add up to
 * 345 %, and at most 330 % is possible; choose a lighter colour". */
static void report_on_page(struct preflight *preflight, enum press_rule number,
                           const struct preflight_fault *fault)
{
    const struct rule *words = &RULES[number];
    const char *unit = words->facts.unit;
    struct arena *arena = preflight->arena;
    const struct diag_fault said = describe(preflight, number, fault);
    /* What lies in the bleed is shown at the cut, where a ruler can be laid. */
    struct str x = format_place(mpt_max(fault->place.x, 0), arena);
    struct str y = format_place(mpt_max(fault->place.y, 0), arena);
    if (unit == NULL) {
        diag_report(preflight->diag, &said,
                    "page %zu, %.*s mm from the left, %.*s mm from the top: %s; %s",
                    preflight->number + 1, STR_ARGS(x), STR_ARGS(y), words->problem,
                    words->advice);
        return;
    }
    struct bound bound = bound_of(preflight, number, fault);
    struct str value = format_missed(number, fault->value, bound.value, arena);
    diag_report(preflight->diag, &said,
                "page %zu, %.*s mm from the left, %.*s mm from the top: %s %.*s %s, and "
                "%s %.*s %s %s; %s",
                preflight->number + 1, STR_ARGS(x), STR_ARGS(y), words->problem,
                STR_ARGS(value), unit, bound.side, STR_ARGS(bound.value), unit,
                bound.verdict, words->advice);
}

static void report_on_file(struct preflight *preflight, enum press_rule number,
                           const struct preflight_fault *fault)
{
    const struct rule *words = &RULES[number];
    const struct diag_fault said = describe(preflight, number, fault);
    if (fault->ink != NULL) {
        struct str ink = str_from(fault->ink);
        diag_report(preflight->diag, &said, "%s: %.*s; %s", words->problem, STR_ARGS(ink),
                    words->advice);
    } else {
        diag_report(preflight->diag, &said, "%s; %s", words->problem, words->advice);
    }
}

static void note_more(const struct preflight *preflight, size_t places)
{
    const char *where = preflight->page == NULL ? "" : N_(" on this page");
    diag_note(preflight->diag, NO_MARK,
              places == 1 ? N_("the same at %zu more place%s")
                          : N_("the same at %zu more places%s"),
              places, where);
}

void preflight_report(struct preflight *preflight)
{
    for (enum press_rule rule = 0; rule < PRESS_RULE_COUNT; rule++) {
        struct preflight_fault *fault = &preflight->faults[rule];
        struct press_finding *finding = &preflight->out->rules[rule];
        size_t places = fault->warned + fault->failed;
        finding->warned += fault->warned;
        finding->failed += fault->failed;
        if (places == 0) {
            continue;
        }
        if (preflight->page != NULL) {
            report_on_page(preflight, rule, fault);
        } else {
            report_on_file(preflight, rule, fault);
        }
        if (places > 1) {
            note_more(preflight, places - 1);
        }
        *fault = (struct preflight_fault){0};
    }
}
