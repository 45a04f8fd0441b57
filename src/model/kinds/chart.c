/* Charts: of which section, how, and what is said of them. */
#include "model/decode.h"
#include "base/array.h"
#include "model/kinds/chart_data.h"
#include "model/kinds/kinds.h"
#include "model/name.h"
#include "model/schema.h"
#include "model/value.h"
#include <stddef.h>

#define TARGET(member) (uint16_t) offsetof(struct chart_target, member)
#define REFERENCE(member) (uint16_t) offsetof(struct chart_reference, member)
#define CHART(member) SECTION_FIELD(as.chart.member)

/* ---- types ------------------------------------------------------------------------- */

/* A list of ids of the other section, which are found once all sections are read. */
static bool decode_ids(struct decoder *decoder, void *target, const struct node *node,
                       const struct field *field)
{
    struct chart_ids *out = field_member(target, field);
    if (!value_check_list(decoder, node, field)) {
        return true;
    }
    out->items = arena_new_array(decoder->arena, node->count, struct word);
    for (size_t i = 0; i < node->count; i++) {
        if (value_check_scalar(decoder, &node->items[i], field)) {
            out->items[out->count++] =
                (struct word){node->items[i].text, node->items[i].mark};
        }
    }
    return true;
}

static void schema_ids(struct json *json, const struct field *field)
{
    schema_list(json, field->limit);
    json_open(json, "items", '{');
    json_text(json, "type", "string");
    json_close(json, '}');
}

static const struct field_type FIELD_IDS = {
    .expected = N_("a list of ids"), .decode = decode_ids, .schema = schema_ids};

static const struct field TARGET_FIELDS[] = {
    {"year", &FIELD_MOMENT, .required = true, .offset = TARGET(year), .example = "2027",
     .help = N_("When it is to be so.")},
    {"value", &FIELD_AMOUNT, .required = true, .offset = TARGET(value), .example = "30",
     .help = N_("Where it is to stand.")},
};
static const struct record TARGET_RECORD = {.what = N_("a target"),
                                            FIELDS(TARGET_FIELDS),
                                            .mark_offset = TARGET(mark),
                                            .help = N_("Where a series is to come to.")};

/* {<id>: {year: …, value: …}}. */
static bool decode_targets(struct decoder *decoder, void *target, const struct node *node,
                           const struct field *field)
{
    struct chart *chart = &((struct section *)target)->as.chart;
    if (node->kind != NODE_MAPPING || node->count == 0) {
        value_report_type(decoder, node, field);
        return true;
    }
    chart->targets = arena_new_array(decoder->arena, node->count, struct chart_target);
    chart->target_count = node->count;
    for (size_t i = 0; i < node->count; i++) {
        struct chart_target *out = &chart->targets[i];
        out->id = (struct word){node->keys[i], node->key_marks[i]};
        if (node->items[i].kind != NODE_MAPPING) {
            diag_error(decoder->diag, node->items[i].mark, "value-kind",
                       "a target is a group of keys, but here it is %s; write  %.*s: "
                       "{year: 2027, value: 30}",
                       value_describe(&node->items[i]), STR_ARGS(node->keys[i]));
        } else {
            decode_record(decoder, out, &node->items[i], &TARGET_RECORD);
        }
    }
    return true;
}

static void schema_targets(struct json *json, const struct field *field)
{
    json_text(json, "type", "object");
    json_number(json, "minProperties", 1);
    json_open(json, "additionalProperties", '{');
    schema_record(json, field->record);
    json_close(json, '}');
}

static const struct field_type FIELD_TARGETS = {.expected =
                                                    N_("a group of ids with targets"),
                                                .decode = decode_targets,
                                                .schema = schema_targets};

static const struct choice GAPS_CHOICES[] = {{"break", GAPS_BREAK}, {"join", GAPS_JOIN}};
static const struct choices GAPS = CHOICES(GAPS_CHOICES);

/* A choice that says whether it was made. */
static bool decode_gaps(struct decoder *decoder, void *target, const struct node *node,
                        const struct field *field)
{
    ((struct section *)target)->as.chart.has_gaps = true;
    return FIELD_CHOICE.decode(decoder, target, node, field);
}

static void schema_gaps(struct json *json, const struct field *field)
{
    FIELD_CHOICE.schema(json, field);
}

static const struct field_type FIELD_GAPS = {
    .expected = N_("one word"), .decode = decode_gaps, .schema = schema_gaps};

/* ---- records --------------------------------------------------------------------- */

static const struct field REFERENCE_FIELDS[] = {
    {"value", &FIELD_AMOUNT, .required = true, .offset = REFERENCE(value),
     .example = "51.5", .help = N_("Where the line stands.")},
    {"label", &FIELD_TEXT, TEXT_INLINE, true, REFERENCE(label), .limit = LIMIT_SHORT,
     .help = N_("What it is: „средно“, „под 90“.")},
};
static const struct record REFERENCE_RECORD = {
    .what = N_("a reference"),
    FIELDS(REFERENCE_FIELDS),
    .mark_offset = REFERENCE(mark),
    .help = N_("A line with which all else is compared.")};

static const struct choice TYPE_CHOICES[] = {
    {"bars", CHART_BARS},          {"grouped", CHART_GROUPED}, {"stacked", CHART_STACKED},
    {"lines", CHART_LINES},        {"slope", CHART_SLOPE},     {"dots", CHART_DOTS},
    {"multiples", CHART_MULTIPLES}};
static const struct choices TYPES = CHOICES(TYPE_CHOICES);

static const struct field CHART_FIELDS[] = {
    {"of", &FIELD_WORD, .required = true, .offset = CHART(of), .limit = LIMIT_ID,
     .example = "water-losses",
     .help = N_("The id of the table, the indicators or the budget that are drawn.")},
    {"type", &FIELD_CHOICE, .required = true, .offset = CHART(type), .choices = &TYPES,
     .example = "bars",
     .help =
         N_("bars, grouped, stacked, lines, slope, dots, or multiples: small charts on "
            "one scale.")},
    {"finding", &FIELD_TEXT, TEXT_INLINE, true, CHART(finding), .limit = LIMIT_TITLE,
     .help = N_("What the chart shows, in one sentence: it is its title.")},
    {"caption", &FIELD_TEXT, TEXT_INLINE, false, CHART(caption), .limit = LIMIT_STATEMENT,
     .help = N_("What is drawn; without it the caption of the table.")},
    {"rows", &FIELD_IDS, .offset = CHART(rows), .limit = LIMIT_ENTRIES,
     .example = "[old-town, river]",
     .help = N_("Which rows, in which order; without it all of them.")},
    {"columns", &FIELD_IDS, .offset = CHART(columns), .limit = LIMIT_ENTRIES,
     .example = "[b25, b26]",
     .help = N_("Which columns, in which order; without it all with figures.")},
    {"emphasis", &FIELD_IDS, .offset = CHART(emphasis), .limit = LIMIT_ENTRIES,
     .example = "[old-town]", .help = N_("Rows that stand out.")},
    {"targets", &FIELD_TARGETS, .offset = NO_OFFSET, .record = &TARGET_RECORD,
     .example = "{bus: {year: 2027, value: 30}}",
     .help = N_("Of lines: where they are to come to.")},
    {"reference", &FIELD_RECORD, .offset = CHART(reference),
     .count_offset = CHART(reference.given), .record = &REFERENCE_RECORD,
     .example = "{value: 51.5, label: …}",
     .help = N_("A line with which all is compared; of multiples the limit.")},
    {"gaps", &FIELD_GAPS, .offset = CHART(gaps), .choices = &GAPS, .example = "join",
     .help = N_("break: a line ends where a year has no value; join: it goes on.")},
};

/* ---- what the whole chart shows -------------------------------------------------- */

/* What a chart of that type does with each key that not all have. */
static void check_keys(struct chart_finding *finding)
{
    const struct chart *chart = finding->chart;
    bool lines = chart->type == CHART_LINES, many = chart->type == CHART_MULTIPLES;
    if (chart->target_count > 0 && !lines) {
        chart_fault(finding, chart->targets[0].id.mark, "chart-key",
                    "only a chart of lines has targets; delete them, or make it  type: "
                    "lines");
    }
    if (chart->reference.given && chart->type != CHART_BARS && !lines && !many) {
        chart_fault(finding, chart->reference.mark, "chart-key",
                    "a chart of this type has no reference; it belongs to bars, lines "
                    "and multiples");
    }
    if (chart->has_gaps && !lines && !many) {
        chart_fault(finding, chart->of.mark, "chart-key",
                    "\"gaps\" belongs to lines and multiples; delete it");
    }
}

static void check_number(struct chart_finding *finding, const struct amount *amount)
{
    if (amount->kind != AMOUNT_EMPTY && amount->kind != AMOUNT_NUMBER) {
        chart_fault(finding, amount->mark, "chart-value",
                    "this is a number in a chart; write  value: 30");
    }
}

static void check_chart(struct decoder *decoder, struct section *section)
{
    struct chart_finding finding = {decoder, section, &section->as.chart, true};
    struct data_notes *notes = &section->notes;
    struct note_references all = {.count = 1};
    check_keys(&finding);
    check_number(&finding, &section->as.chart.reference.value);
    for (size_t i = 0; i < section->as.chart.target_count; i++) {
        check_number(&finding, &section->as.chart.targets[i].value);
    }
    /* The notes of a chart are said of all of it. */
    for (size_t i = 0; i < notes->count; i++) {
        all.items[0] = i + 1;
        data_notes_refer(decoder, section, &all);
    }
}

static const struct section *find_section(struct chart_finding *finding)
{
    const struct brochure *brochure = finding->decoder->brochure;
    const struct word *of = &finding->chart->of;
    struct names names = {0};
    for (size_t i = 0; i < brochure->section_count; i++) {
        const struct section *section = &brochure->sections[i];
        bool drawn = section->kind == SECTION_TABLE ||
                     section->kind == SECTION_INDICATORS ||
                     section->kind == SECTION_BUDGET;
        if (section->id.size > 0 && str_equal(section->id, of->text)) {
            if (!drawn) {
                chart_fault(finding, of->mark, "chart-of",
                            "a chart draws a table, indicators or a budget, and \"%.*s\" "
                            "is of the "
                            "kind %s",
                            STR_ARGS(of->text), section_kind_name(section->kind));
            }
            return drawn ? section : NULL;
        }
        if (drawn && section->id.size > 0) {
            *array_push(finding->decoder->arena, &names) = section->id;
        }
    }
    const struct unknown_name unknown = {.name = of->text,
                                         .rule = "reference-unknown",
                                         .unknown =
                                             N_("unknown table, indicators or budget"),
                                         .allowed = &names,
                                         .allowed_title = N_("what can be drawn is")};
    name_report_unknown(finding->decoder->diag, of->mark, &unknown,
                        finding->decoder->arena);
    return NULL;
}

/* Gives rows what the chart says of them by their ids. */
static void refer_rows(struct chart_finding *finding)
{
    struct chart *chart = finding->chart;
    struct chart_data *data = &chart->data;
    struct arena *arena = finding->decoder->arena;
    struct str *ids = arena_new_array(arena, data->row_count + 1, struct str);
    bool *none = arena_new_array(arena, data->row_count + 1, bool);
    struct chart_ids targets = {
        arena_new_array(arena, chart->target_count + 1, struct word),
        chart->target_count};
    for (size_t i = 0; i < data->row_count; i++) {
        ids[i] = data->rows[i].id;
    }
    for (size_t i = 0; i < chart->target_count; i++) {
        targets.items[i] = chart->targets[i].id;
    }
    const struct chart_things rows = {ids, none, data->row_count, N_("unknown row"),
                                      N_("the rows with an id are")};
    const struct chart_things lines = {ids, none, data->row_count, N_("unknown line"),
                                       N_("the lines with an id are")};
    struct chart_picks picks = chart_pick(finding, &chart->emphasis, &rows);
    for (size_t i = 0; i < picks.count; i++) {
        data->rows[picks.items[i]].emphasis = true;
    }
    picks = chart_pick(finding, &targets, &lines);
    for (size_t i = 0; i < picks.count && finding->sound; i++) {
        data->rows[picks.items[i]].target = &chart->targets[i];
    }
}

/* A target lies behind the years that are drawn. */
static void check_targets(struct chart_finding *finding)
{
    const struct chart *chart = finding->chart;
    const struct chart_data *data = &chart->data;
    for (size_t i = 0; i < chart->target_count && finding->sound; i++) {
        const struct chart_target *target = &chart->targets[i];
        if (target->year.year > 0 &&
            moment_compare(target->year, data->columns[data->column_count - 1].year) <=
                0) {
            chart_fault(finding, target->id.mark, "chart-years",
                        "a target lies behind the last year that is drawn, %d",
                        data->columns[data->column_count - 1].year.year);
        }
    }
}

static void link_chart(struct decoder *decoder, struct section *section)
{
    struct chart_finding finding = {decoder, section, &section->as.chart, true};
    struct chart *chart = &section->as.chart;
    const struct section *source =
        chart->of.text.size > 0 ? find_section(&finding) : NULL;
    if (source == NULL || chart->type == CHART_UNKNOWN) {
        return;
    }
    if (source->kind == SECTION_TABLE) {
        chart_read_table(&finding, &source->as.table);
    } else if (source->kind == SECTION_BUDGET) {
        chart_read_budget(&finding, &source->as.budget);
    } else {
        chart_read_indicators(&finding, &source->as.indicators);
    }
    chart->data.source = &source->notes.source;
    chart->data.section = source;
    chart_finish(&finding);
    if (finding.sound) {
        refer_rows(&finding);
        check_targets(&finding);
    }
}

const struct kind KIND_CHART = {
    .name = "chart",
    .record = {.what = N_("a chart section"),
               .base = &SECTION_HEAD,
               FIELDS(CHART_FIELDS),
               .after = &DATA_END,
               .optional = "heading",
               .mark_offset = SECTION_FIELD(mark),
               .id_offset = SECTION_FIELD(id),
               .help = N_(
                   "A drawing of the figures of a table, of indicators or of a budget.")},
    .check = check_chart,
    .link = link_chart,
};
