/* Budgets: rows of money by sources or years, what they are parts of, the balance. */
#include "base/array.h"
#include "model/decode.h"
#include "model/kinds/budget_reckon.h"
#include "model/kinds/kinds.h"
#include "model/kinds/naming.h"
#include "model/kinds/sums.h"
#include "model/name.h"
#include "model/schema.h"
#include "model/value.h"
#include "model/value_amount.h"
#include <stddef.h>

#define COLUMN(member) (uint16_t) offsetof(struct budget_column, member)
#define ROW(member) (uint16_t) offsetof(struct budget_row, member)
#define BALANCE(member) (uint16_t) offsetof(struct budget_balance, member)
#define BEFORE(member) (uint16_t) offsetof(struct budget_before, member)
#define BUDGET(member) SECTION_FIELD(as.budget.member)

/* ---- amounts --------------------------------------------------------------------- */

/* An amount with its notes. */
static bool decode_value(struct decoder *decoder, void *target, const struct node *node,
                         const struct field *field)
{
    struct budget_value *value = field_member(target, field);
    const struct amount_rules rules = {.key = field->key, .decimals = -1, .money = true};
    amount_decode(decoder, &value->amount, &value->note, node, &rules);
    return true;
}

static void schema_value(struct json *json, const struct field *field)
{
    FIELD_MONEY.schema(json, field);
}

static const struct field_type FIELD_VALUE = {
    .expected = N_("a number"), .decode = decode_value, .schema = schema_value};

/* Amounts by the ids of sources, or by years: which there are is known once all is read.
 */
static bool decode_values(struct decoder *decoder, void *target, const struct node *node,
                          const struct field *field)
{
    struct budget_value *values =
        arena_new_array(decoder->arena, node->count, struct budget_value);
    if (node->kind != NODE_MAPPING || node->count == 0) {
        value_report_type(decoder, node, field);
        return true;
    }
    for (size_t i = 0; i < node->count; i++) {
        const struct amount_rules rules = {.key = str_to_c(decoder->arena, node->keys[i]),
                                           .decimals = -1,
                                           .money = true};
        values[i].key = (struct word){node->keys[i], node->key_marks[i]};
        amount_decode(decoder, &values[i].amount, &values[i].note, &node->items[i],
                      &rules);
    }
    *(struct budget_value **)field_member(target, field) = values;
    *field_count(target, field) = node->count;
    return true;
}

static void schema_values(struct json *json, const struct field *field)
{
    json_text(json, "type", "object");
    json_number(json, "minProperties", 1);
    json_open(json, "additionalProperties", '{');
    FIELD_MONEY.schema(json, field);
    json_close(json, '}');
}

static const struct field_type FIELD_VALUES = {.expected = N_("a group of amounts"),
                                               .decode = decode_values,
                                               .schema = schema_values};

/* A number, or a number for each source or year. */
static bool decode_total(struct decoder *decoder, void *target, const struct node *node,
                         const struct field *field)
{
    struct budget_row *total = field_member(target, field);
    total->mark = node->mark;
    bool one = node->kind != NODE_MAPPING || node_find(node, STR("value")) != NULL;
    const struct field single = {
        .key = field->key, .type = &FIELD_VALUE, .offset = ROW(amount)};
    const struct field several = {.key = field->key,
                                  .type = &FIELD_VALUES,
                                  .offset = ROW(amounts),
                                  .count_offset = ROW(amount_count)};
    return one ? FIELD_VALUE.decode(decoder, total, node, &single)
               : FIELD_VALUES.decode(decoder, total, node, &several);
}

static void schema_total(struct json *json, const struct field *field)
{
    json_open(json, "anyOf", '[');
    json_open(json, NULL, '{');
    FIELD_MONEY.schema(json, field);
    json_close(json, '}');
    json_open(json, NULL, '{');
    schema_values(json, field);
    json_close(json, '}');
    json_close(json, ']');
}

static const struct field_type FIELD_TOTAL = {
    .expected = N_("a number"), .decode = decode_total, .schema = schema_total};

/* ---- years, shares ------------------------------------------------------------------
 */

static bool decode_years(struct decoder *decoder, void *target, const struct node *node,
                         const struct field *field)
{
    struct budget *budget = &((struct section *)target)->as.budget;
    if (!value_check_list(decoder, node, field)) {
        return true;
    }
    budget->years = arena_new_array(decoder->arena, node->count, struct budget_column);
    for (size_t i = 0; i < node->count; i++) {
        struct budget_column *year = &budget->years[budget->year_count];
        if (moment_decode(decoder, &year->year, &node->items[i], "years")) {
            year->id = node->items[i].text;
            year->mark = node->items[i].mark;
            budget->year_count++;
        }
    }
    return true;
}

static void schema_years(struct json *json, const struct field *field)
{
    schema_list(json, field->limit);
    json_open(json, "items", '{');
    FIELD_MOMENT.schema(json, field);
    json_close(json, '}');
}

static const struct field_type FIELD_YEARS = {
    .expected = N_("a list of years"), .decode = decode_years, .schema = schema_years};

enum { SHARES_MOST = 2 };

static bool decode_shares(struct decoder *decoder, void *target, const struct node *node,
                          const struct field *field)
{
    long number = 0;
    if (node->kind != NODE_SCALAR || !node_read_int(&number, node) || number < 0 ||
        number > SHARES_MOST) {
        diag_error(decoder->diag, node->mark, "value-number",
                   "\"%s\" is the number of decimals, 0, 1 or 2; write  %s: 1",
                   field->key, field->key);
        return true;
    }
    *(int *)field_member(target, field) = (int)number;
    *(bool *)((char *)target + field->count_offset) = true;
    return true;
}

static void schema_shares(struct json *json, const struct field *field)
{
    (void)field;
    schema_bounds(json, 0, SHARES_MOST);
}

static const struct field_type FIELD_SHARES = {
    .expected = N_("0, 1 or 2"), .decode = decode_shares, .schema = schema_shares};

/* ---- records --------------------------------------------------------------------- */

static const struct field SOURCE_FIELDS[] = {
    {"id", &FIELD_ID, .required = true, .offset = COLUMN(id), .limit = LIMIT_ID,
     .example = "own", .help = N_("The key of this source in \"amounts\".")},
    {"name", &FIELD_TEXT, TEXT_INLINE, true, COLUMN(name), .limit = LIMIT_SHORT,
     .help = N_("What stands over its column.")},
};
static const struct record SOURCE_RECORD = {.what = N_("a source"),
                                            FIELDS(SOURCE_FIELDS),
                                            .size = sizeof(struct budget_column),
                                            .mark_offset = COLUMN(mark),
                                            .number_offset = COLUMN(number),
                                            .help = N_("One source of the money.")};

static const struct field PART_FIELDS[] = {
    CODE_FIELD(ROW(code)),
    {"name", &FIELD_TEXT, TEXT_INLINE, false, ROW(name), .limit = LIMIT_STATEMENT,
     .help = N_("What the money is for, or comes from.")},
    {"amount", &FIELD_VALUE, .offset = ROW(amount), .example = "1200",
     .help = N_("How much.")},
    {"amounts", &FIELD_VALUES, .offset = ROW(amounts), .count_offset = ROW(amount_count),
     .example = "{own: 1200}",
     .help = N_("How much, by the ids of the sources or by year.")},
    {"previous", &FIELD_VALUE, .offset = ROW(previous), .example = "1100",
     .help = N_("How much it was before: the change is reckoned.")},
    {"change", &FIELD_VALUE, .offset = ROW(change), .example = "100",
     .help = N_("How much it is more or less than before, in place of \"previous\".")},
    {"note", &FIELD_NOTE, .offset = ROW(note), .example = "1",
     .help = N_("The number of a note.")},
};

/* A row and its parts, which are three levels deep at most: each level has the fields of
 * the one below it, and a list of those. */
#define ROW_RECORD(table, below, words)                              \
    {                                                                \
        .what = (words), .base = (below), FIELDS(table),             \
        .size = sizeof(struct budget_row), .mark_offset = ROW(mark), \
        .number_offset = ROW(number), .help = N_("One row.")         \
    }
#define PARTS_FIELD(below)                                                               \
    {                                                                                    \
        "of-which", &FIELD_ITEMS, .offset = ROW(parts), .count_offset = ROW(part_count), \
                                  .limit = LIMIT_ENTRIES, .record = (below),             \
                                  .example = "[{name: …, amount: 100}]",                 \
                                  .help = N_("Parts of this row.")                       \
    }
static const struct record THIRD_RECORD = ROW_RECORD(PART_FIELDS, NULL, N_("a part"));
static const struct field SECOND_FIELDS[] = {PARTS_FIELD(&THIRD_RECORD)};
static const struct record SECOND_RECORD =
    ROW_RECORD(SECOND_FIELDS, &THIRD_RECORD, N_("a part"));
static const struct field FIRST_FIELDS[] = {PARTS_FIELD(&SECOND_RECORD)};
static const struct record FIRST_RECORD =
    ROW_RECORD(FIRST_FIELDS, &THIRD_RECORD, N_("a part"));
static const struct field ROW_FIELDS[] = {
    {"priority", &FIELD_WORD, .offset = ROW(id), .limit = LIMIT_ID,
     .example = "our-priority", .help = N_("The id of a priority, in place of a name.")},
    PARTS_FIELD(&FIRST_RECORD),
};
static const struct record BUDGET_ROW_RECORD =
    ROW_RECORD(ROW_FIELDS, &THIRD_RECORD, N_("a row"));

static const struct field BALANCE_FIELDS[] = {
    {"revenue", &FIELD_VALUE, .required = true, .offset = BALANCE(lines[BALANCE_REVENUE]),
     .example = "5000", .help = N_("What comes in.")},
    {"expenditure", &FIELD_VALUE, .required = true,
     .offset = BALANCE(lines[BALANCE_EXPENDITURE]), .example = "5200",
     .help = N_("What is spent.")},
    {"carried", &FIELD_VALUE, .offset = BALANCE(lines[BALANCE_CARRIED]), .example = "100",
     .help = N_("What was left of the year before.")},
    {"financing", &FIELD_VALUE, .offset = BALANCE(lines[BALANCE_FINANCING]),
     .example = "100", .help = N_("What is borrowed, or paid back with a minus sign.")},
};
static const struct record BALANCE_RECORD = {.what = N_("a balance"),
                                             FIELDS(BALANCE_FIELDS),
                                             .mark_offset = BALANCE(mark),
                                             .help = N_("Revenue and expenditure.")};

static const struct field BEFORE_FIELDS[] = {
    {"year", &FIELD_MOMENT, .offset = BEFORE(year), .example = "2024",
     .help = N_("The year of the amounts before.")},
    {"label", &FIELD_TEXT, TEXT_INLINE, false, BEFORE(label), .limit = LIMIT_SHORT,
     .help = N_("What stands over them.")},
};
static const struct record BEFORE_RECORD = {.what = N_("the budget before"),
                                            FIELDS(BEFORE_FIELDS),
                                            .mark_offset = BEFORE(mark),
                                            .help =
                                                N_("What this budget is compared with.")};

static const struct choice SIDE_CHOICES[] = {{"revenue", BUDGET_REVENUE},
                                             {"expenditure", BUDGET_EXPENDITURE},
                                             {"funding", BUDGET_FUNDING}};
static const struct choices SIDES = CHOICES(SIDE_CHOICES);
static const struct choice PART_CHOICES[] = {{"blocks", BUDGET_BLOCKS},
                                             {"table", BUDGET_TABLE},
                                             {"sources", BUDGET_SOURCES},
                                             {"change", BUDGET_CHANGE}};
static const struct choices PARTS = CHOICES(PART_CHOICES);

enum { COLUMNS_OF_MONEY = 12 };

static const struct field BUDGET_FIELDS[] = {
    {"caption", &FIELD_TEXT, TEXT_INLINE, false, BUDGET(caption),
     .limit = LIMIT_STATEMENT,
     .help = N_("What the table shows; with it it is numbered.")},
    {"side", &FIELD_CHOICE, .offset = BUDGET(side), .choices = &SIDES,
     .example = "expenditure", .help = N_("What the rows are.")},
    {"currency", &FIELD_CURRENCY, .offset = BUDGET(money), .example = "EUR",
     .help = N_("What amounts are paid in.")},
    {"scale", &FIELD_SCALE, .offset = BUDGET(scale), .standard = "1", .example = "1000",
     .help = N_("What a typed 1 stands for.")},
    {"print", &FIELD_OWN_SCALE, .offset = BUDGET(print),
     .count_offset = BUDGET(has_print), .example = "1000",
     .help = N_("In what money is shown; above the scale it is rounded.")},
    {"year", &FIELD_MOMENT, .offset = BUDGET(year), .example = "2025",
     .help = N_("The year of the budget.")},
    {"years", &FIELD_YEARS, .offset = NO_OFFSET, .limit = COLUMNS_OF_MONEY,
     .example = "[2025, 2026, 2027]", .help = N_("Years, a column each.")},
    {"sources", &FIELD_ITEMS, .offset = BUDGET(sources),
     .count_offset = BUDGET(source_count), .limit = COLUMNS_OF_MONEY,
     .record = &SOURCE_RECORD, .example = "[{id: own, name: …}]",
     .help = N_("Where the money comes from, a column each.")},
    {"rows", &FIELD_ITEMS, .offset = BUDGET(rows), .count_offset = BUDGET(row_count),
     .limit = LIMIT_ENTRIES, .record = &BUDGET_ROW_RECORD,
     .example = "[{name: …, amount: 1200}]", .help = N_("What the money is for.")},
    {"previous", &FIELD_RECORD, .offset = BUDGET(before),
     .count_offset = BUDGET(has_before), .record = &BEFORE_RECORD,
     .example = "{year: 2024}", .help = N_("Which budget \"previous\" in the rows is.")},
    {"total", &FIELD_TOTAL, .offset = BUDGET(total), .example = "4800",
     .help = N_("What all rows add up to: it is compared.")},
    {"balance", &FIELD_RECORD, .offset = BUDGET(balance),
     .count_offset = BUDGET(has_balance), .record = &BALANCE_RECORD,
     .example = "{revenue: 5000, expenditure: 5200}",
     .help = N_("Revenue against expenditure: what is left is reckoned.")},
    {"shares", &FIELD_SHARES, .offset = BUDGET(shares),
     .count_offset = BUDGET(has_shares), .example = "1",
     .help = N_("Decimals of the shares; without it 0, or 1 for parts under 1 %.")},
    {"show", &FIELD_CHOICES, .offset = BUDGET(show), .choices = &PARTS,
     .example = "[blocks, table]",
     .help = N_("What is shown, in place of all there is.")},
};

/* ---- columns --------------------------------------------------------------------- */

static struct str columns_example(struct decoder *decoder, const struct budget *budget)
{
    struct builder words = {.arena = decoder->arena};
    for (size_t c = 0; c < budget->column_count && c < 2; c++) {
        builder_format(&words, "%s%.*s: …", c > 0 ? ", " : "",
                       STR_ARGS(budget->columns[c].id));
    }
    return builder_str(&words);
}

static size_t find_column(struct decoder *decoder, const struct budget *budget,
                          const struct word *key)
{
    struct names names = {0};
    for (size_t c = 0; c < budget->column_count; c++) {
        *array_push(decoder->arena, &names) = budget->columns[c].id;
        if (str_equal(budget->columns[c].id, key->text)) {
            return c;
        }
    }
    const struct unknown_name unknown = {
        .name = key->text,
        .rule = "reference-unknown",
        .unknown = budget->by_years ? N_("unknown year") : N_("unknown source"),
        .allowed = &names,
        .allowed_title = budget->by_years ? N_("the years are") : N_("the sources are")};
    name_report_unknown(decoder->diag, key->mark, &unknown, decoder->arena);
    return SIZE_MAX;
}

static void report_amounts(struct decoder *decoder, const struct budget *budget,
                           const struct budget_row *row, struct mark mark)
{
    struct str example = columns_example(decoder, budget);
    if (budget->column_count > 0) {
        diag_error(decoder->diag, mark, "budget-amounts",
                   budget->by_years
                       ? N_("this budget has years, so a row has an amount for each; "
                            "write  amounts: {%.*s}")
                       : N_("this budget has sources, so a row has an amount for each; "
                            "write  amounts: {%.*s}"),
                   STR_ARGS(example));
    } else if (row->amount_count > 0) {
        diag_error(decoder->diag, mark, "budget-amounts",
                   "nothing says what the keys of these amounts are; add \"sources\" or "
                   "\"years\" to the section, or write  amount: 1200");
    } else {
        diag_error(decoder->diag, mark, "key-missing",
                   "a row of a budget has an amount; add  amount: 1200");
    }
}

/* Amounts whose own currency is that of the budget are like the others. */
static void settle_money(const struct budget *budget, struct budget_row *row)
{
    for (size_t c = 0; c < budget_cells(budget); c++) {
        sum_settle_money(&row->cells[c].amount, &budget->money);
    }
    sum_settle_money(&row->previous.amount, &budget->money);
    sum_settle_money(&row->change.amount, &budget->money);
}

/* Puts the amounts of a row into its cells, one for each column. */
static void place_amounts(struct decoder *decoder, const struct budget *budget,
                          struct budget_row *row)
{
    row->cells =
        arena_new_array(decoder->arena, budget_cells(budget), struct budget_value);
    bool one = row->amount.amount.mark.source != NULL;
    if ((budget->column_count == 0) != one || (row->amount_count > 0) == one) {
        report_amounts(decoder, budget, row, one ? row->amount.amount.mark : row->mark);
        return;
    }
    if (one) {
        row->cells[0] = row->amount;
    }
    for (size_t i = 0; i < row->amount_count; i++) {
        size_t c = find_column(decoder, budget, &row->amounts[i].key);
        if (c != SIZE_MAX) {
            row->cells[c] = row->amounts[i];
        }
    }
    settle_money(budget, row);
}

/* The total may leave out whatever is not to be compared. */
static void place_total(struct decoder *decoder, struct budget *budget)
{
    struct budget_row *total = &budget->total;
    bool one = total->amount.amount.mark.source != NULL;
    total->cells =
        arena_new_array(decoder->arena, budget_cells(budget), struct budget_value);
    if (total->amount_count > 0 || (one && budget->by_years)) {
        if (budget->column_count == 0 || one) {
            report_amounts(decoder, budget, total, total->mark);
            return;
        }
    }
    for (size_t i = 0; i < total->amount_count; i++) {
        size_t c = find_column(decoder, budget, &total->amounts[i].key);
        if (c != SIZE_MAX) {
            total->cells[c] = total->amounts[i];
        }
    }
    for (size_t c = 0; c < budget_cells(budget); c++) {
        total->cells[c].amount.mark = total->cells[c].amount.mark.source != NULL
                                          ? total->cells[c].amount.mark
                                          : budget->rows[0].mark;
    }
}

/* ---- rows ------------------------------------------------------------------------ */

static void check_name(struct decoder *decoder, struct budget_row *row)
{
    bool named = localized_is_given(&row->name);
    if (row->id.text.size > 0) {
        row->priority = data_find_priority(decoder, &row->id);
    }
    if (row->id.text.size > 0 && (named || row->code.text.size > 0)) {
        diag_error(decoder->diag, row->id.mark, "budget-name",
                   "a priority brings its own number and title; delete \"name\" and "
                   "\"code\", or \"priority\"");
    } else if (row->id.text.size == 0 && !named) {
        diag_error(decoder->diag, row->mark, "key-missing",
                   "nothing says what this row is; add  name: {bg: …, en: …}");
    }
    if (row->previous.amount.kind != AMOUNT_EMPTY &&
        row->change.amount.kind != AMOUNT_EMPTY) {
        diag_error(decoder->diag, row->change.amount.mark, "budget-change",
                   "a row has either \"previous\" or \"change\", which is reckoned from "
                   "it; delete one");
    }
}

/* In the order in which a row is read. */
static void check_row(struct decoder *decoder, struct section *section,
                      struct budget_row *row)
{
    struct budget *budget = &section->as.budget;
    check_name(decoder, row);
    place_amounts(decoder, budget, row);
    data_notes_refer(decoder, section, &row->note);
    data_notes_refer(decoder, section, &row->previous.note);
    for (size_t c = 0; c < budget_cells(budget); c++) {
        data_notes_refer(decoder, section, &row->cells[c].note);
    }
    data_notes_refer(decoder, section, &row->change.note);
    for (size_t i = 0; i < row->part_count; i++) {
        data_check_code(decoder, &row->code, &row->parts[i].code);
        check_row(decoder, section, &row->parts[i]);
    }
}

/* ---- what only the whole budget shows ------------------------------------------------
 */

static void check_columns(struct decoder *decoder, struct budget *budget,
                          struct mark mark)
{
    if (budget->source_count > 0 && budget->year_count > 0) {
        diag_error(decoder->diag, mark, "budget-cut",
                   "a budget is cut by sources or by years, not by both; make two of it: "
                   "one with \"sources\" for a single \"year\", one with \"years\"");
    }
    budget->by_years = budget->year_count > 0;
    budget->columns = budget->by_years ? budget->years : budget->sources;
    budget->column_count = budget->by_years ? budget->year_count : budget->source_count;
    for (size_t c = 0; c < budget->column_count; c++) {
        for (size_t k = 0; k < c; k++) {
            if (str_equal(budget->columns[c].id, budget->columns[k].id)) {
                diag_error(decoder->diag, budget->columns[c].mark, "id-duplicate",
                           budget->by_years
                               ? N_("\"%.*s\" stands twice among the years")
                               : N_("\"%.*s\" stands twice among the sources"),
                           STR_ARGS(budget->columns[c].id));
            }
        }
    }
}

static void check_money(struct decoder *decoder, struct budget *budget, struct mark mark)
{
    if (budget->money.code.text.size == 0) {
        budget->money = decoder->brochure->document.money;
    }
    if (budget->money.code.text.size == 0) {
        diag_error(decoder->diag, mark, "currency-missing",
                   "nothing says what the amounts of this budget are paid in; add  "
                   "currency: EUR  to the document");
    }
    if (budget->has_print && budget->print < budget->scale) {
        diag_error(decoder->diag, mark, "scale-print",
                   "money cannot be shown in smaller units than it is typed in; make "
                   "\"print\" at least as large as \"scale\"");
    }
    budget->print = budget->print > budget->scale ? budget->print : budget->scale;
    data_review_leva(decoder, &budget->money, &(const struct money){0}, mark);
}

/* The same code twice, or the same name with the same amounts. */
static void review_twice(struct decoder *decoder, const struct budget *budget)
{
    enum lang lang = decoder->brochure->document.languages[0];
    for (size_t r = 1; r < budget->row_count; r++) {
        const struct budget_row *row = &budget->rows[r], *before = row;
        while (before-- > budget->rows) {
            bool code =
                row->code.text.size > 0 && str_equal(row->code.text, before->code.text);
            bool named = row->priority != NULL || localized_is_given(&row->name);
            bool name = named && row->priority == before->priority &&
                        str_equal(row->name.text[lang], before->name.text[lang]) &&
                        number_compare(row->whole.number, before->whole.number) == 0;
            if (code || name) {
                data_doubt(decoder, REVIEW_TWICE, row->mark,
                           code ? N_("the code of this row stands in line %u as well")
                                : N_("this row is the same as that of line %u"),
                           (unsigned)before->mark.line);
                break;
            }
        }
    }
}

static void check_budget(struct decoder *decoder, struct section *section)
{
    struct budget *budget = &section->as.budget;
    check_columns(decoder, budget, section->mark);
    check_money(decoder, budget, section->mark);
    if (budget->row_count == 0 && !budget->has_balance) {
        diag_error(decoder->diag, section->mark, "key-missing",
                   "a budget has rows, or a balance; add  rows: [{name: …, amount: "
                   "1200}]");
        return;
    }
    for (size_t r = 0; r < budget->row_count; r++) {
        check_row(decoder, section, &budget->rows[r]);
    }
    if (budget->row_count > 0) {
        place_total(decoder, budget);
    }
    for (enum budget_line line = 0; line < BALANCE_LINE_COUNT; line++) {
        data_notes_refer(decoder, section, &budget->balance.lines[line].note);
    }
    budget_reckon(decoder, budget);
    review_twice(decoder, budget);
    data_notes_check(decoder, section);
    if (!localized_is_given(&section->notes.source)) {
        data_doubt(decoder, REVIEW_SOURCE, section->mark,
                   "nothing says where these figures come from; add \"source\"");
    }
}

const struct kind KIND_BUDGET = {
    .name = "budget",
    .record = DATA_RECORD(N_("a budget section"), BUDGET_FIELDS,
                          N_("Money by rows, sources and years.")),
    .check = check_budget,
};
