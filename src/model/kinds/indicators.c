/* Indicators, in groups or alone: baseline, milestones, latest value, target. */
#include "base/table.h"
#include "model/decode.h"
#include "model/kinds/kinds.h"
#include "model/kinds/measures.h"
#include "model/schema.h"
#include "model/value.h"
#include "model/value_amount.h"
#include <stddef.h>

#define READING(member) (uint16_t) offsetof(struct measurement, member)
#define INDICATOR(member) (uint16_t) offsetof(struct indicator, member)
#define GROUP(member) (uint16_t) offsetof(struct indicator_group, member)

size_t indicators_group_count(const struct indicators *indicators)
{
    return indicators->groups != NULL ? indicators->group_count : 1;
}

struct indicator_group indicators_group_at(const struct indicators *indicators, size_t i)
{
    return indicators->groups != NULL
               ? indicators->groups[i]
               : (struct indicator_group){.items = indicators->items,
                                          .item_count = indicators->item_count};
}

/* ---- values ---------------------------------------------------------------------- */

static bool begins_number(struct str text)
{
    char first = text.size > 0 ? text.data[0] : ' ';
    return (first >= '0' && first <= '9') || first == '-' || first == '+';
}

/* True for words in place of a number; „none“, „unknown“ and „x“ are none. */
static bool is_words(const struct node *node)
{
    static const char *const WORDS[] = {"none", "unknown", "x"};
    if (node->kind == NODE_MAPPING) {
        return node_find(node, STR("bg")) != NULL || node_find(node, STR("en")) != NULL;
    }
    for (size_t i = 0; i < sizeof WORDS / sizeof WORDS[0]; i++) {
        if (str_equal(node->text, str_from(WORDS[i]))) {
            return false;
        }
    }
    return node->kind == NODE_SCALAR && !value_is_empty(node) &&
           !begins_number(node->text);
}

/* A number, or a text in each language. */
static bool decode_value(struct decoder *decoder, void *target, const struct node *node,
                         const struct field *field)
{
    struct measurement *reading = target;
    const struct amount_rules rules = {.key = field->key, .decimals = -1};
    const struct field words = {.key = field->key,
                                .type = &FIELD_TEXT,
                                .use = TEXT_INLINE,
                                .offset = READING(text),
                                .limit = LIMIT_SHORT};
    if (is_words(node)) {
        return FIELD_TEXT.decode(decoder, target, node, &words);
    }
    amount_decode(decoder, &reading->value, NULL, node, &rules);
    return true;
}

static void schema_value(struct json *json, const struct field *field)
{
    json_open(json, "anyOf", '[');
    json_open(json, NULL, '{');
    FIELD_AMOUNT.schema(json, field);
    json_close(json, '}');
    json_open(json, NULL, '{');
    FIELD_TEXT.schema(json, &(const struct field){.limit = LIMIT_SHORT});
    json_close(json, '}');
    json_close(json, ']');
}

static void walk_value(const struct walk *walk, const void *target,
                       const struct field *field)
{
    const struct measurement *reading = target;
    (void)field;
    walk_text(walk, &reading->text, TEXT_INLINE);
}

static const struct field_type FIELD_VALUE = {.expected = N_("a number or a text"),
                                              .decode = decode_value,
                                              .schema = schema_value,
                                              .walk = walk_value};

static bool decode_change(struct decoder *decoder, void *target, const struct node *node,
                          const struct field *field)
{
    struct measurement *reading = target;
    struct amount change;
    const struct amount_rules rules = {.key = field->key, .decimals = -1};
    amount_decode(decoder, &change, NULL, node, &rules);
    reading->has_change = change.kind == AMOUNT_NUMBER;
    reading->change = change.number;
    return true;
}

static void schema_change(struct json *json, const struct field *field)
{
    (void)field;
    json_text(json, "type", "number");
}

static const struct field_type FIELD_CHANGE = {
    .expected = N_("a number"), .decode = decode_change, .schema = schema_change};

static const struct choice CHANGE_CHOICES[] = {
    {"percent", CHANGE_PERCENT}, {"points", CHANGE_POINTS}, {"units", CHANGE_UNITS}};
static const struct choices CHANGES = CHOICES(CHANGE_CHOICES);

#define READING_FIELDS                                                  \
    {"year", &FIELD_MOMENT, .offset = READING(year), .example = "2025", \
     .help = N_("The year, quarter, month or day of the value.")},      \
        {"value", &FIELD_VALUE, .offset = NO_OFFSET, .example = "12.5", \
         .help = N_("The value: a number, or words.")},                 \
    {                                                                   \
        "note", &FIELD_NOTE, .offset = READING(note), .example = "1",   \
                             .help = N_("The number of a note.")        \
    }

static const struct field PLAIN_FIELDS[] = {READING_FIELDS};
static const struct record READING_RECORD = {.what = N_("a value"),
                                             FIELDS(PLAIN_FIELDS),
                                             .size = sizeof(struct measurement),
                                             .mark_offset = READING(mark),
                                             .number_offset = READING(number),
                                             .help = N_("A value at a time.")};

static const struct field TARGET_FIELDS[] = {
    READING_FIELDS,
    {"change", &FIELD_CHANGE, .offset = NO_OFFSET, .example = "-20",
     .help =
         N_("In place of the value: by how much it is to change against the baseline.")},
    {"in", &FIELD_CHOICE, .offset = READING(change_in), .choices = &CHANGES,
     .example = "percent", .help = N_("What the change is counted in.")},
};
static const struct record TARGET_RECORD = {.what = N_("a target"),
                                            FIELDS(TARGET_FIELDS),
                                            .mark_offset = READING(mark),
                                            .help = N_("Where it is to stand.")};

/* ---- indicators -------------------------------------------------------------------- */

static const struct choice AIM_CHOICES[] = {
    {"up", AIM_UP}, {"down", AIM_DOWN}, {"keep", AIM_KEEP}};
static const struct choices AIMS = CHOICES(AIM_CHOICES);
/* A choice that says whether it was made. */
static bool decode_aim(struct decoder *decoder, void *target, const struct node *node,
                       const struct field *field)
{
    ((struct indicator *)target)->has_aim = true;
    return FIELD_CHOICE.decode(decoder, target, node, field);
}

static void schema_aim(struct json *json, const struct field *field)
{
    FIELD_CHOICE.schema(json, field);
}

static const struct field_type FIELD_AIM = {
    .expected = N_("one word"), .decode = decode_aim, .schema = schema_aim};

static const struct field INDICATOR_FIELDS[] = {
    {"id", &FIELD_ID, .offset = INDICATOR(id), .limit = LIMIT_ID, .example = "water-loss",
     .help = N_("A name of this indicator.")},
    {"code", &FIELD_VERSION, .offset = INDICATOR(code), .limit = LIMIT_VERSION,
     .example = "\"2.1\"", .help = N_("The code that stands before its name.")},
    {"name", &FIELD_TEXT, TEXT_INLINE, true, INDICATOR(name), .limit = LIMIT_STATEMENT,
     .help = N_("What is measured.")},
    {"unit", &FIELD_TEXT, TEXT_INLINE, false, INDICATOR(unit), .limit = LIMIT_SHORT,
     .help = N_("In what: it stands behind the name.")},
    {"better", &FIELD_AIM, .offset = INDICATOR(aim), .choices = &AIMS, .example = "up",
     .help = N_("up: more is better; down: less is; keep: it is to stay.")},
    {"baseline", &FIELD_RECORD, .offset = INDICATOR(baseline),
     .count_offset = INDICATOR(baseline.given), .record = &READING_RECORD,
     .example = "{year: 2025, value: 12.5}", .help = N_("Where it began.")},
    {"milestones", &FIELD_ITEMS, .offset = INDICATOR(milestones),
     .count_offset = INDICATOR(milestone_count), .limit = LIMIT_GOALS,
     .record = &READING_RECORD, .example = "[{year: 2024, value: 15}]",
     .help = N_("Where it was to stand on the way.")},
    {"latest", &FIELD_RECORD, .offset = INDICATOR(latest),
     .count_offset = INDICATOR(latest.given), .record = &READING_RECORD,
     .example = "{year: 2025, value: 12.5}", .help = N_("Where it stands.")},
    {"target", &FIELD_RECORD, .offset = INDICATOR(target),
     .count_offset = INDICATOR(target.given), .record = &TARGET_RECORD,
     .example = "{year: 2025, value: 12.5}", .help = N_("Where it is to stand.")},
    {"min", &FIELD_AMOUNT, .offset = INDICATOR(min), .example = "0",
     .help = N_("Where its bar begins.")},
    {"max", &FIELD_AMOUNT, .offset = INDICATOR(max), .example = "100",
     .help = N_("Where its bar ends.")},
    {"state", &FIELD_CHOICE, .offset = INDICATOR(state), .choices = &MEASURE_STATES,
     .example = "on-track", .help = N_("How it goes; never found by the program.")},
    {"note", &FIELD_NOTE, .offset = INDICATOR(note), .example = "1",
     .help = N_("The number of a note.")},
};
static const struct record INDICATOR_RECORD = {.what = N_("an indicator"),
                                               FIELDS(INDICATOR_FIELDS),
                                               .size = sizeof(struct indicator),
                                               .mark_offset = INDICATOR(mark),
                                               .number_offset = INDICATOR(number),
                                               .help = N_("One indicator.")};

static const struct field GROUP_FIELDS[] = {
    {"priority", &FIELD_WORD, .offset = GROUP(id), .limit = LIMIT_ID,
     .example = "priority-1",
     .help = N_("The id of the priority whose indicators they are.")},
    {"title", &FIELD_TEXT, TEXT_INLINE, false, GROUP(title), .limit = LIMIT_STATEMENT,
     .help = N_("Or a title of the group.")},
    {"items", &FIELD_ITEMS, .required = true, .offset = GROUP(items),
     .count_offset = GROUP(item_count), .limit = LIMIT_ENTRIES,
     .record = &INDICATOR_RECORD, .example = "[{name: …}]",
     .help = N_("The indicators of the group.")},
};
static const struct record GROUP_RECORD = {.what = N_("a group of indicators"),
                                           FIELDS(GROUP_FIELDS),
                                           .size = sizeof(struct indicator_group),
                                           .mark_offset = GROUP(mark),
                                           .number_offset = GROUP(number),
                                           .help = N_("The indicators of a priority.")};

#define INDICATORS(member) SECTION_FIELD(as.indicators.member)

static const struct field INDICATORS_FIELDS[] = {
    {"caption", &FIELD_TEXT, TEXT_INLINE, false, INDICATORS(caption),
     .limit = LIMIT_STATEMENT,
     .help = N_("What the table shows; with it it is numbered.")},
    {"items", &FIELD_ITEMS, .offset = INDICATORS(items),
     .count_offset = INDICATORS(item_count), .limit = LIMIT_ENTRIES,
     .record = &INDICATOR_RECORD, .example = "[{name: …}]",
     .help = N_("The indicators, without groups.")},
    {"groups", &FIELD_ITEMS, .offset = INDICATORS(groups),
     .count_offset = INDICATORS(group_count), .limit = LIMIT_ENTRIES,
     .record = &GROUP_RECORD, .example = "[{priority: …, items: […]}]",
     .help = N_("The indicators by priority.")},
};

/* ---- checks ---------------------------------------------------------------------- */

static void check_group(struct decoder *decoder, struct indicator_group *group)
{
    if (group->id.text.size > 0) {
        group->priority = data_find_priority(decoder, &group->id);
    } else if (!localized_is_given(&group->title)) {
        diag_error(decoder->diag, group->mark, "key-missing",
                   "a group of indicators has neither a priority nor a title; add  "
                   "title: …");
    }
}

static bool is_number(const struct measurement *reading)
{
    return reading->given && reading->value.kind == AMOUNT_NUMBER;
}

/* The value of a target that is told as a change. */
static void reckon_target(struct decoder *decoder, struct indicator *indicator)
{
    struct measurement *target = &indicator->target;
    struct number part, sum;
    if (!target->has_change || target->value.kind != AMOUNT_EMPTY) {
        return;
    }
    if (!is_number(&indicator->baseline)) {
        diag_error(decoder->diag, target->mark, "target-change",
                   "a change needs the number it starts from; add a baseline, or write "
                   "the value of the target");
        return;
    }
    struct number base = indicator->baseline.value.number;
    bool sound;
    if (target->change_in == CHANGE_PERCENT) {
        /* A hundredth of it, as often as the change says, is what it changes by. */
        sound = number_shift(&part, base, -2) &&
                number_multiply(&part, part, target->change) &&
                number_add(&sum, base, part);
        while (sound && sum.decimals > base.decimals && sum.units % 10 == 0) {
            sum = (struct number){sum.units / 10, (uint8_t)(sum.decimals - 1)};
        }
    } else {
        sound = number_add(&sum, base, target->change);
    }
    if (!sound) {
        diag_error(decoder->diag, target->mark, "number-large",
                   "the target cannot be reckoned from this change");
        return;
    }
    target->value.kind = AMOUNT_NUMBER;
    target->value.number = sum;
    target->value.mark = target->mark;
}

static int side_of(struct number from, struct number to)
{
    return number_compare(to, from);
}

/* Whether the latest value has come as far as the target. */
static bool has_reached(const struct indicator *indicator)
{
    int beyond =
        number_compare(indicator->latest.value.number, indicator->target.value.number);
    bool down = indicator->has_aim ? indicator->aim == AIM_DOWN
                : is_number(&indicator->baseline)
                    ? side_of(indicator->baseline.value.number,
                              indicator->target.value.number) < 0
                    : false;
    return down ? beyond <= 0 : beyond >= 0;
}

static void review_indicator(struct decoder *decoder, const struct indicator *indicator)
{
    bool base = is_number(&indicator->baseline), latest = is_number(&indicator->latest),
         target = is_number(&indicator->target);
    if (base && target && indicator->has_aim && indicator->aim != AIM_KEEP) {
        int side =
            side_of(indicator->baseline.value.number, indicator->target.value.number);
        if (side != 0 && (side > 0) != (indicator->aim == AIM_UP)) {
            data_doubt(decoder, REVIEW_TARGET, indicator->target.mark,
                       side > 0
                           ? N_("the target lies above the baseline, but better is down")
                           : N_("the target lies below the baseline, but better is up"));
        }
    }
    if (indicator->state == STATE_ACHIEVED && latest && target &&
        !has_reached(indicator)) {
        data_doubt(decoder, REVIEW_STATE, indicator->mark,
                   "this is called achieved, but the latest value has not reached the "
                   "target");
    }
    if (indicator->state == STATE_NOT_STARTED && latest && base &&
        side_of(indicator->baseline.value.number, indicator->latest.value.number) != 0) {
        data_doubt(
            decoder, REVIEW_STATE, indicator->mark,
            "this is called not started, but the latest value is not the baseline");
    }
}

/* A year beyond that of the plan's end, in what is still to come. */
static void review_later(struct decoder *decoder, const struct measurement *reading)
{
    int last = decoder->brochure->document.period_to;
    if (reading->given && last > 0 && reading->year.year > last) {
        struct str year = str_format(decoder->arena, "%d", reading->year.year);
        data_doubt(decoder, REVIEW_FACTS, reading->mark,
                   "the year %.*s is after the period of the plan, which ends in %d",
                   STR_ARGS(year), last);
    }
}

static void review_years(struct decoder *decoder, const struct indicator *indicator)
{
    const struct measurement *base = &indicator->baseline, *latest = &indicator->latest;
    const struct measurement *target = &indicator->target;
    int today = decoder->brochure->document.date.year;
    review_later(decoder, target);
    if (latest->given && today > 0 && latest->year.year > today) {
        data_doubt(decoder, REVIEW_FACTS, latest->mark,
                   "the latest value is of %d, but the document is of %d",
                   latest->year.year, today);
    }
    if (base->given && target->given && base->year.year > 0 && target->year.year > 0 &&
        moment_compare(base->year, target->year) > 0) {
        data_doubt(decoder, REVIEW_FACTS, target->mark,
                   "the target lies before the baseline, in %d", target->year.year);
    }
    for (size_t i = 0; i < indicator->milestone_count; i++) {
        const struct measurement *milestones = indicator->milestones;
        review_later(decoder, &milestones[i]);
        if (i > 0 && moment_compare(milestones[i - 1].year, milestones[i].year) >= 0) {
            data_doubt(decoder, REVIEW_FACTS, milestones[i].mark,
                       "this milestone is not later than the one before it");
        }
    }
}

/* A hundredth that was forgotten: 585 % for 58.5. */
static void review_percent(struct decoder *decoder, const struct indicator *indicator,
                           const struct measurement *reading)
{
    static const struct number ALL = {100, 0};
    enum lang first = decoder->brochure->document.languages[0];
    if (str_equal(indicator->unit.text[first], STR("%")) && is_number(reading) &&
        number_compare(reading->value.number, ALL) > 0) {
        struct str value = number_write(reading->value.number, decoder->arena);
        data_doubt(decoder, REVIEW_FACTS, reading->value.mark,
                   "%.*s %% is more than all; is it a growth?", STR_ARGS(value));
    }
}

static void review_values(struct decoder *decoder, const struct indicator *indicator)
{
    review_years(decoder, indicator);
    review_percent(decoder, indicator, &indicator->baseline);
    for (size_t i = 0; i < indicator->milestone_count; i++) {
        review_percent(decoder, indicator, &indicator->milestones[i]);
    }
    review_percent(decoder, indicator, &indicator->latest);
    review_percent(decoder, indicator, &indicator->target);
}

static void check_bar(struct decoder *decoder, const struct indicator *indicator)
{
    if (indicator->min.kind == AMOUNT_NUMBER && indicator->max.kind == AMOUNT_NUMBER &&
        number_compare(indicator->min.number, indicator->max.number) >= 0) {
        diag_error(decoder->diag, indicator->max.mark, "range-backwards",
                   "the bar would end before it begins; write the smaller number as "
                   "\"min\", the greater one as \"max\"");
    }
}

static void check_indicator(struct decoder *decoder, struct section *section,
                            struct indicator *indicator)
{
    if (!indicator->baseline.given && !indicator->latest.given &&
        !indicator->target.given) {
        diag_error(decoder->diag, indicator->mark, "key-missing",
                   "an indicator has at least one of baseline, latest and target; add  "
                   "latest: {year: 2025, value: …}");
    }
    reckon_target(decoder, indicator);
    check_bar(decoder, indicator);
    review_indicator(decoder, indicator);
    review_values(decoder, indicator);
    data_notes_refer(decoder, section, &indicator->note);
    data_notes_refer(decoder, section, &indicator->baseline.note);
    for (size_t i = 0; i < indicator->milestone_count; i++) {
        data_notes_refer(decoder, section, &indicator->milestones[i].note);
    }
    data_notes_refer(decoder, section, &indicator->latest.note);
    data_notes_refer(decoder, section, &indicator->target.note);
}

static void check_indicators(struct decoder *decoder, struct section *section)
{
    struct indicators *indicators = &section->as.indicators;
    if ((indicators->items == NULL) == (indicators->groups == NULL)) {
        diag_error(decoder->diag, section->mark, "key-missing",
                   "an indicators section has either items or groups of items; add  "
                   "items: [{name: …}]");
        return;
    }
    struct table *ids = table_make(decoder->arena, 0);
    for (size_t g = 0; g < indicators_group_count(indicators); g++) {
        struct indicator_group group = indicators_group_at(indicators, g);
        if (indicators->groups != NULL) {
            check_group(decoder, &indicators->groups[g]);
        }
        for (size_t i = 0; i < group.item_count; i++) {
            data_check_id(decoder, ids, group.items[i].id, group.items[i].mark);
            check_indicator(decoder, section, &group.items[i]);
        }
    }
    data_notes_check(decoder, section);
    if (!localized_is_given(&section->notes.source) && section->notes.count == 0) {
        data_doubt(decoder, REVIEW_SOURCE, section->mark,
                   "nothing says where these figures come from; add \"source\"");
    }
}

const struct kind KIND_INDICATORS = {
    .name = "indicators",
    .record = DATA_RECORD(N_("an indicators section"), INDICATORS_FIELDS,
                          N_("Where things stand, stood and are to stand.")),
    .check = check_indicators,
};
