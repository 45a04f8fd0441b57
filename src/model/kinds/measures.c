/* Measures of priorities, on two levels, each with what an office says of it: who leads
 * it, when, for how much, paid by whom, how it is measured and how it stands. */
#include "model/kinds/measures.h"
#include "base/array.h"
#include "base/edit_distance.h"
#include "model/kinds/kinds.h"
#include "model/kinds/naming.h"
#include "model/name.h"
#include <stddef.h>

#define MEASURE(member) (uint16_t) offsetof(struct measure, member)
#define FUNDING(member) (uint16_t) offsetof(struct funding, member)

static const struct field FUNDING_FIELDS[] = {
    {"source", &FIELD_TEXT, TEXT_INLINE, true, FUNDING(source), .limit = LIMIT_SHORT,
     .help = N_("Who pays.")},
    {"amount", &FIELD_MONEY, .offset = FUNDING(amount), .example = "180000",
     .help = N_("How much; nothing is computed where it is left out.")},
};
static const struct record FUNDING_RECORD = {.what = N_("a source of funding"),
                                             FIELDS(FUNDING_FIELDS),
                                             .size = sizeof(struct funding),
                                             .mark_offset = FUNDING(mark),
                                             .help = N_("One source and its amount.")};

static const struct choice STATE_CHOICES[] = {{"achieved", STATE_ACHIEVED},
                                              {"on-track", STATE_ON_TRACK},
                                              {"behind", STATE_BEHIND},
                                              {"paused", STATE_PAUSED},
                                              {"not-started", STATE_NOT_STARTED}};
const struct choices MEASURE_STATES = CHOICES(STATE_CHOICES);

static const struct field INNER_FIELDS[] = {
    CODE_FIELD(MEASURE(code)),
    {"title", &FIELD_TEXT, TEXT_INLINE, true, MEASURE(title), .limit = LIMIT_STATEMENT,
     .help = N_("The measure in a few words.")},
    {"short", &FIELD_TEXT, TEXT_INLINE, false, MEASURE(short_title), .limit = LIMIT_SHORT,
     .help = N_("A short form of the title, for running heads and contents.")},
    {"text", &FIELD_TEXT, TEXT_BLOCKS, false, MEASURE(text),
     .help = N_("Paragraphs and lists about the measure.")},
    {"lead", &FIELD_TEXT, TEXT_INLINE, false, MEASURE(lead), .limit = LIMIT_TITLE,
     .help = N_("Who is responsible.")},
    {"term", &FIELD_TERM, .offset = MEASURE(term), .example = "{from: 2025, to: 2027}",
     .help = N_("When: from and to, one of them, or ongoing.")},
    {"budget", &FIELD_MONEY, .offset = MEASURE(budget), .example = "180000",
     .help = N_("What it costs, in the currency of the document.")},
    {"funding", &FIELD_ITEMS, .offset = MEASURE(funding),
     .count_offset = MEASURE(funding_count), .limit = LIMIT_PHONES,
     .record = &FUNDING_RECORD, .example = "[{source: …, amount: 180000}]",
     .help = N_("Who pays how much of it.")},
    {"indicator", &FIELD_TEXT, TEXT_INLINE, false, MEASURE(indicator),
     .limit = LIMIT_TITLE,
     .help = N_("How one sees that it works: words, or the id of an indicator of this "
                "brochure, which is then printed by its name.")},
    {"state", &FIELD_CHOICE, .offset = MEASURE(state), .choices = &MEASURE_STATES,
     .example = "on-track", .help = N_("How it stands.")},
};
static const struct record INNER_RECORD = {.what = N_("a measure"),
                                           FIELDS(INNER_FIELDS),
                                           .size = sizeof(struct measure),
                                           .mark_offset = MEASURE(mark),
                                           .number_offset = MEASURE(number),
                                           .help = N_("One measure below another.")};

static const struct field MEASURE_FIELDS[] = {
    {"measures", &FIELD_ITEMS, .offset = MEASURE(measures),
     .count_offset = MEASURE(measure_count), .limit = LIMIT_ENTRIES,
     .record = &INNER_RECORD, .example = "[{title: …}]",
     .help = N_("The measures that it consists of.")},
};
const struct record MEASURE_RECORD = {.what = N_("a measure"),
                                      .base = &INNER_RECORD,
                                      FIELDS(MEASURE_FIELDS),
                                      .size = sizeof(struct measure),
                                      .mark_offset = MEASURE(mark),
                                      .number_offset = MEASURE(number),
                                      .help = N_("One measure of a priority.")};

bool measure_has_facts(const struct measure *measure)
{
    return localized_is_given(&measure->lead) || measure->term.given ||
           measure->budget.kind != AMOUNT_EMPTY || measure->funding_count > 0 ||
           localized_is_given(&measure->indicator) || measure->state != STATE_NONE;
}

/* ---- checks --------------------------------------------------------------------------
 */

static struct str code_of(const struct decoder *decoder, const struct amount *amount)
{
    return amount->money != NULL ? amount->money->code.text
                                 : decoder->brochure->document.money.code.text;
}

/* Amounts of two currencies are never added. */
static bool share_currency(struct decoder *decoder, const struct measure *measure)
{
    struct str budget = code_of(decoder, &measure->budget);
    for (size_t i = 0; i < measure->funding_count; i++) {
        const struct amount *amount = &measure->funding[i].amount;
        struct str code = code_of(decoder, amount);
        if (measure->budget.kind == AMOUNT_NUMBER && amount->kind == AMOUNT_NUMBER &&
            !str_equal(code, budget)) {
            return diag_error(decoder->diag, amount->mark, "currency",
                              "this funding is paid in %.*s and the budget in %.*s, so "
                              "they cannot be added; give both in one currency",
                              STR_ARGS(code), STR_ARGS(budget));
        }
    }
    return true;
}

/* Who pays gives less than it costs, or just that. */
static void check_funding(struct decoder *decoder, const struct measure *measure)
{
    struct number sum = {0, 0}, more;
    for (size_t i = 0; i < measure->funding_count; i++) {
        const struct amount *amount = &measure->funding[i].amount;
        if (amount->kind == AMOUNT_NUMBER && !number_add(&sum, sum, amount->number)) {
            return;
        }
    }
    if (measure->budget.kind == AMOUNT_NUMBER && share_currency(decoder, measure) &&
        number_compare(sum, measure->budget.number) > 0 &&
        number_subtract(&more, sum, measure->budget.number)) {
        data_doubt(
            decoder, REVIEW_PARTS, measure->budget.mark,
            "the funding of this measure adds to %.*s, which is %.*s more than its "
            "budget",
            STR_ARGS(number_write(sum, decoder->arena)),
            STR_ARGS(number_write(more, decoder->arena)));
    }
}

static void check_money(struct decoder *decoder, const struct measure *measure)
{
    bool money = data_wants_money(decoder, &measure->budget);
    for (size_t i = 0; i < measure->funding_count; i++) {
        money = data_wants_money(decoder, &measure->funding[i].amount) || money;
    }
    if (money) {
        diag_error(decoder->diag, measure->mark, "currency-missing",
                   "nothing says what the budget of this measure is paid in; add  "
                   "currency: EUR  to the document");
    }
}

/* How far a walk through all indicators of the brochure has come. */
struct indicator_walk {
    size_t section, group, item;
};

/* The next one; NULL behind the last. */
static const struct indicator *next_indicator(const struct brochure *brochure,
                                              struct indicator_walk *walk)
{
    for (; walk->section < brochure->section_count; walk->section++, walk->group = 0) {
        const struct section *section = &brochure->sections[walk->section];
        bool any = section->kind == SECTION_INDICATORS;
        size_t groups = any ? indicators_group_count(&section->as.indicators) : 0;
        for (; walk->group < groups; walk->group++, walk->item = 0) {
            struct indicator_group group =
                indicators_group_at(&section->as.indicators, walk->group);
            const struct indicator *items = group.items;
            if (walk->item < group.item_count) {
                return &items[walk->item++];
            }
        }
    }
    return NULL;
}

/* The indicator that has that id, or else that code. */
static const struct indicator *find_indicator(const struct brochure *brochure,
                                              struct str name)
{
    const struct indicator *coded = NULL, *one;
    struct indicator_walk walk = {0};
    while ((one = next_indicator(brochure, &walk)) != NULL) {
        if (str_equal(one->id, name)) {
            return one;
        }
        coded = str_equal(one->code, name) ? one : coded;
    }
    return coded;
}

/* True for what has the form of an id, which no words of the office have. */
static bool is_like_id(struct str typed)
{
    for (size_t i = 0; i < typed.size; i++) {
        char c = typed.data[i];
        if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '-') {
            return false;
        }
    }
    return typed.size > 0;
}

/* Reports an id that is nearly that of an indicator: it would be printed as it stands. */
static void check_near_id(struct decoder *decoder, struct str typed, struct mark mark)
{
    struct names ids = {0};
    struct indicator_walk walk = {0};
    const struct indicator *one;
    while ((one = next_indicator(decoder->brochure, &walk)) != NULL) {
        if (one->id.size > 0) {
            *array_push(decoder->arena, &ids) = one->id;
        }
    }
    const struct unknown_name unknown = {.name = typed,
                                         .rule = "reference-unknown",
                                         .unknown = N_("unknown indicator"),
                                         .allowed = &ids,
                                         .allowed_title =
                                             N_("the indicators with an id are")};
    if (edit_nearest(ids.items, ids.count, typed) != NULL) {
        name_report_unknown(decoder->diag, mark, &unknown, decoder->arena);
    }
}

/* What names an indicator of the brochure is printed as that is called. */
static void name_indicator(struct decoder *decoder, struct measure *measure)
{
    enum lang first = decoder->brochure->document.languages[0];
    struct str typed = measure->indicator.text[first];
    const struct indicator *meant =
        typed.size > 0 ? find_indicator(decoder->brochure, typed) : NULL;
    if (meant != NULL) {
        measure->indicator = meant->name;
    } else if (is_like_id(typed)) {
        check_near_id(decoder, typed, measure->indicator.mark[first]);
    }
}

/* Numbers a list of measures below what has that numeral. */
static void number_measures(struct decoder *decoder, enum numbering numbering,
                            struct measure *measures, size_t count, struct str above)
{
    struct named_item *items =
        arena_new_array(decoder->arena, count + 1, struct named_item);
    bool coded = numbering == NUMBERING_BY_CODES;
    for (size_t i = 0; i < count; i++) {
        items[i] = (struct named_item){&measures[i].code, measures[i].mark,
                                       measures[i].number, &measures[i].numeral};
        coded = coded && measures[i].code.text.size > 0;
    }
    /* Measures have no numbers unless they are asked for. */
    bool silent = numbering == NUMBERING_BY_CODES && !coded;
    const struct naming naming = {.numbering = silent ? NUMBERING_NONE : numbering};
    naming_number(decoder, &naming, items, count);
    for (size_t i = 0; i < count && numbering == NUMBERING_AUTO; i++) {
        measures[i].numeral = above.size == 0
                                  ? measures[i].numeral
                                  : str_format(decoder->arena, "%.*s.%zu",
                                               STR_ARGS(above), measures[i].number);
    }
}

static void check_measures(struct decoder *decoder, enum numbering numbering,
                           struct measure *measures, size_t count,
                           const struct word *parent)
{
    for (size_t i = 0; i < count; i++) {
        struct measure *measure = &measures[i];
        data_check_code(decoder, parent, &measure->code);
        name_indicator(decoder, measure);
        check_money(decoder, measure);
        check_funding(decoder, measure);
        data_check_term(decoder, &measure->term, N_("this measure"));
        number_measures(decoder, numbering, measure->measures, measure->measure_count,
                        measure->numeral);
        for (size_t k = 0; k < measure->measure_count; k++) {
            const struct measure *inner = &measure->measures[k];
            data_check_code(decoder, &measure->code, &inner->code);
            check_money(decoder, inner);
            check_funding(decoder, inner);
            data_check_term(decoder, &inner->term, N_("this measure"));
        }
    }
}

void measures_check(struct decoder *decoder, enum numbering numbering,
                    struct priority *priority)
{
    number_measures(decoder, numbering, priority->measures, priority->measure_count,
                    priority->numeral);
    check_measures(decoder, numbering, priority->measures, priority->measure_count,
                   &priority->code);
}
