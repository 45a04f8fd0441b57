/* Tables: columns of texts and figures, rows, sums. */
#include "base/array.h"
#include "base/table.h"
#include "model/kinds/kinds.h"
#include "model/kinds/sums.h"
#include "model/kinds/table_rows.h"
#include "model/name.h"
#include "model/schema.h"
#include "model/value.h"
#include <assert.h>
#include <stddef.h>

#define COLUMN(member) (uint16_t) offsetof(struct table_column, member)

/* ---- types of a column ------------------------------------------------------------- */

/* How many decimals: 0 to 6. */
static bool decode_decimals(struct decoder *decoder, void *target,
                            const struct node *node, const struct field *field)
{
    long number = 0;
    if (node->kind != NODE_SCALAR || !node_read_int(&number, node) || number < 0 ||
        number > NUMBER_DECIMALS_MAX) {
        diag_error(decoder->diag, node->mark, "value-number",
                   "\"%s\" is a whole number from 0 to %d; write  %s: 1", field->key,
                   NUMBER_DECIMALS_MAX, field->key);
        return true;
    }
    *(int *)field_member(target, field) = (int)number;
    *(bool *)((char *)target + field->count_offset) = true;
    return true;
}

static void schema_decimals(struct json *json, const struct field *field)
{
    (void)field;
    schema_bounds(json, 0, NUMBER_DECIMALS_MAX);
}

static const struct field_type FIELD_DECIMALS = {.expected = N_("a whole number"),
                                                 .decode = decode_decimals,
                                                 .schema = schema_decimals};

/* A text, or a list of two. */
static bool decode_heads(struct decoder *decoder, void *target, const struct node *node,
                         const struct field *field)
{
    if (node->kind == NODE_SEQUENCE) {
        return FIELD_TEXTS.decode(decoder, target, node, field);
    }
    struct localized *one = arena_new(decoder->arena, struct localized);
    struct field inner = *field;
    inner.offset = 0;
    inner.limit = LIMIT_STATEMENT;
    *(struct localized **)field_member(target, field) = one;
    *field_count(target, field) = 1;
    return FIELD_TEXT.decode(decoder, one, node, &inner);
}

static void schema_heads(struct json *json, const struct field *field)
{
    json_open(json, "anyOf", '[');
    json_open(json, NULL, '{');
    FIELD_TEXT.schema(json, &(const struct field){.limit = LIMIT_STATEMENT});
    json_close(json, '}');
    json_open(json, NULL, '{');
    FIELD_TEXTS.schema(json, field);
    json_close(json, '}');
    json_close(json, ']');
}

static void walk_heads(const struct walk *walk, const void *target,
                       const struct field *field)
{
    FIELD_TEXTS.walk(walk, target, field);
}

static const struct field_type FIELD_HEADS = {.expected = N_("a text, or a list of two"),
                                              .decode = decode_heads,
                                              .schema = schema_heads,
                                              .walk = walk_heads};

/* Ids of columns; which they are is found once all columns are read. */
static bool decode_columns(struct decoder *decoder, void *target, const struct node *node,
                           const struct field *field)
{
    struct column_references *out = field_member(target, field);
    if (!value_check_list(decoder, node, field)) {
        return true;
    }
    out->items = arena_new_array(decoder->arena, node->count, struct word);
    out->columns = arena_new_array(decoder->arena, node->count, size_t);
    for (size_t i = 0; i < node->count; i++) {
        if (value_check_scalar(decoder, &node->items[i], field)) {
            out->items[out->count++] =
                (struct word){node->items[i].text, node->items[i].mark};
        }
    }
    return true;
}

static void schema_columns(struct json *json, const struct field *field)
{
    schema_list(json, field->limit);
    json_open(json, "items", '{');
    schema_reference(json, "id", "");
    json_close(json, '}');
}

static const struct field_type FIELD_COLUMNS = {.expected = N_("a list of columns"),
                                                .decode = decode_columns,
                                                .schema = schema_columns};

/* ---- records --------------------------------------------------------------------- */

static const struct choice TYPE_CHOICES[] = {
    {"text", COLUMN_TEXT},   {"integer", COLUMN_INTEGER}, {"decimal", COLUMN_DECIMAL},
    {"money", COLUMN_MONEY}, {"percent", COLUMN_PERCENT}, {"year", COLUMN_YEAR},
    {"date", COLUMN_DATE},   {"code", COLUMN_CODE}};
static const struct choices TYPES = CHOICES(TYPE_CHOICES);

static const struct field COLUMN_FIELDS[] = {
    {"id", &FIELD_ID, .required = true, .offset = COLUMN(id), .limit = LIMIT_ID,
     .example = "budget", .help = N_("The key of this column in each row.")},
    {"group", &FIELD_HEADS, TEXT_INLINE, false, COLUMN(groups), COLUMN(group_count),
     .limit = GROUP_HEADS_MAX, .example = "{bg: …, en: …}",
     .help = N_("A head over this column and its neighbours with the same one.")},
    {"head", &FIELD_TEXT, TEXT_INLINE, true, COLUMN(head), .limit = LIMIT_STATEMENT,
     .help = N_("What stands over the column.")},
    {"type", &FIELD_CHOICE, .offset = COLUMN(type), .choices = &TYPES, .standard = "text",
     .help = N_("What the cells hold.")},
    {"unit", &FIELD_TEXT, TEXT_INLINE, false, COLUMN(unit), .limit = LIMIT_SHORT,
     .help = N_("The unit of the figures: it stands in the head.")},
    {"decimals", &FIELD_DECIMALS, .offset = COLUMN(decimals),
     .count_offset = COLUMN(has_decimals), .example = "1",
     .help = N_("How many decimals are shown; without it as many as are typed.")},
    {"scale", &FIELD_OWN_SCALE, .offset = COLUMN(scale),
     .count_offset = COLUMN(has_scale), .example = "1000",
     .help = N_("What a typed 1 stands for in a column of money.")},
    {"print", &FIELD_OWN_SCALE, .offset = COLUMN(print),
     .count_offset = COLUMN(has_print), .example = "1000",
     .help = N_("In what the money is shown; above the scale it is rounded.")},
    {"currency", &FIELD_CURRENCY, .offset = COLUMN(money), .example = "EUR",
     .help = N_("What the money of this column is paid in.")},
    {"year", &FIELD_MOMENT, .offset = COLUMN(year), .example = "2025",
     .help = N_("The year that the figures of this column belong to.")},
    {"bar", &FIELD_FLAG, .offset = COLUMN(bar), .example = "true",
     .help = N_("true: a bar beside each figure.")},
    {"sign", &FIELD_FLAG, .offset = COLUMN(sign), .example = "true",
     .help = N_("true: the figures are changes, so each has its sign.")},
    {"sum", &FIELD_COLUMNS, .offset = COLUMN(sum), .limit = COLUMNS_MAX,
     .example = "[first, second]",
     .help = N_("The columns that this one is the sum of.")},
    {"share-of", &FIELD_WORD, .offset = COLUMN(share_of), .limit = LIMIT_ID,
     .example = "total", .help = N_("The column of which this one shows the shares.")},
    {"note", &FIELD_NOTE, .offset = COLUMN(note), .example = "1",
     .help = N_("The number of a note.")},
};
static const struct record COLUMN_RECORD = {.what = N_("a column"),
                                            FIELDS(COLUMN_FIELDS),
                                            .size = sizeof(struct table_column),
                                            .mark_offset = COLUMN(mark),
                                            .number_offset = COLUMN(number),
                                            .help = N_("One column.")};

#define TABLE(member) SECTION_FIELD(as.table.member)

static const struct field TABLE_FIELDS[] = {
    {"caption", &FIELD_TEXT, TEXT_INLINE, false, TABLE(caption), .limit = LIMIT_STATEMENT,
     .help = N_("What the table shows; with it the table is numbered.")},
    {"columns", &FIELD_ITEMS, .required = true, .offset = TABLE(columns),
     .count_offset = TABLE(column_count), .limit = COLUMNS_MAX, .record = &COLUMN_RECORD,
     .example = "[{id: name, head: …}]", .help = N_("The columns, from the left.")},
    {"rows", &FIELD_TABLE_ROWS, .later = true, .offset = NO_OFFSET,
     .limit = LIMIT_ENTRIES, .example = "[{name: …}]",
     .help = N_("The rows: each a group of keys, the ids of the columns.")},
    {"groups", &FIELD_TABLE_GROUPS, .later = true, .offset = NO_OFFSET,
     .limit = LIMIT_ENTRIES, .example = "[{title: …, rows: […]}]",
     .help = N_("The rows under titles of their own.")},
    {"total", &FIELD_TABLE_TOTAL, .later = true, .offset = NO_OFFSET, .example = "true",
     .help = N_("The sums: true, or what stands in each column.")},
    {"currency", &FIELD_CURRENCY, .offset = TABLE(money), .example = "EUR",
     .help = N_("What amounts are paid in.")},
    {"also", &FIELD_CURRENCY, .offset = TABLE(also), .example = "BGN",
     .help = N_("The currency before or beside it: its fixed rate is told.")},
    {"scale", &FIELD_SCALE, .offset = TABLE(scale), .standard = "1", .example = "1000",
     .help = N_("What a typed 1 stands for in columns of money.")},
    {"print", &FIELD_SCALE, .offset = TABLE(print), .example = "1000",
     .help = N_("In what money is shown; above the scale it is rounded.")},
    {"fold", &FIELD_COLUMNS, .offset = TABLE(fold), .limit = COLUMNS_MAX,
     .example = "[fifth, ninth]",
     .help = N_("Columns from which the table goes on below itself.")},
};

/* ---- what only the whole table shows ----------------------------------------------- */

/* Keys of rows and totals that no column may take. */
static void check_names(struct decoder *decoder, const struct data_table *table)
{
    static const char *const TAKEN[] = {"id", "note", "label", "kind", "as-adopted"};
    for (size_t i = 0; i < table->column_count; i++) {
        const struct table_column *column = &table->columns[i];
        for (size_t k = 0; k < sizeof TAKEN / sizeof TAKEN[0]; k++) {
            if (str_equal(column->id, str_from(TAKEN[k]))) {
                diag_error(decoder->diag, column->mark, "column-name",
                           "a column cannot be called \"%s\", which says something else "
                           "in a row or a total; give it another id",
                           TAKEN[k]);
            }
        }
        for (size_t k = 0; k < i; k++) {
            if (column->id.size > 0 && str_equal(column->id, table->columns[k].id)) {
                diag_error(decoder->diag, column->mark, "id-duplicate",
                           "two columns have the id \"%.*s\"; give this one another name",
                           STR_ARGS(column->id));
            }
        }
    }
}

static void find_references(struct decoder *decoder, const struct data_table *table,
                            struct column_references *references)
{
    size_t count = 0;
    for (size_t i = 0; i < references->count; i++) {
        references->items[count] = references->items[i];
        count += table_find_column(decoder, table, references->items[i],
                                   &references->columns[count]);
    }
    references->count = count;
}

static bool find_first(struct data_table *table, enum column_type type)
{
    for (size_t i = 0; i < table->column_count; i++) {
        if (table->columns[i].type == type) {
            table->label = i;
            return true;
        }
    }
    return false;
}

/* The first text column says what each row is, else the first of years. */
static void find_label(struct decoder *decoder, struct data_table *table)
{
    if (!find_first(table, COLUMN_TEXT) && !find_first(table, COLUMN_YEAR) &&
        table->column_count > 0) {
        diag_error(decoder->diag, table->columns[0].mark, "table-label",
                   "no column of this table holds texts or years, so nothing says what "
                   "its rows are; add a column without \"type\"");
    }
}

/* The nearest currency wins: that of the column, the section, the document. */
static void find_money(struct decoder *decoder, const struct data_table *table,
                       struct table_column *column)
{
    const struct money *document = &decoder->brochure->document.money;
    const struct money *near = column->money.code.text.size > 0  ? &column->money
                               : table->money.code.text.size > 0 ? &table->money
                                                                 : document;
    column->scale = column->has_scale ? column->scale : table->scale;
    column->print = column->has_print              ? column->print
                    : table->print > column->scale ? table->print
                                                   : column->scale;
    if (near->code.text.size == 0) {
        diag_error(decoder->diag, column->mark, "currency-missing",
                   "nothing says what the money of this column is paid in; add  "
                   "currency: EUR  to the document");
    }
    if (column->print < column->scale) {
        diag_error(decoder->diag, column->mark, "scale-print",
                   "money cannot be shown in smaller units than it is typed in; make "
                   "\"print\" at least as large as \"scale\"");
        column->print = column->scale;
    }
    column->money = *near;
}

static void check_columns(struct decoder *decoder, struct data_table *table)
{
    for (size_t i = 0; i < table->column_count; i++) {
        struct table_column *column = &table->columns[i];
        find_references(decoder, table, &column->sum);
        if (column->share_of.text.size > 0) {
            (void)table_find_column(decoder, table, column->share_of,
                                    &column->share_column);
        }
        if (column->type == COLUMN_MONEY) {
            find_money(decoder, table, column);
        }
    }
}

/* Amounts in another currency than their column. */
static void settle_cells(struct decoder *decoder, const struct data_table *table,
                         struct table_cell *cells)
{
    for (size_t c = 0; cells != NULL && c < table->column_count; c++) {
        const struct table_column *column = &table->columns[c];
        struct amount *amount = &cells[c].amount;
        if (column->type != COLUMN_MONEY) {
            continue;
        }
        sum_settle_money(amount, &column->money);
        if (amount->money != NULL) {
            data_doubt(decoder, REVIEW_CURRENCY, amount->mark,
                       "this amount is paid in %.*s, but its column in %.*s; make "
                       "another column of it, so that they can be compared",
                       STR_ARGS(amount->money->code.text),
                       STR_ARGS(column->money.code.text));
        }
    }
}

static void settle_money(struct decoder *decoder, struct data_table *table)
{
    assert(table->group_count == 0 || table->groups != NULL);
    for (size_t g = 0; g < table->group_count; g++) {
        struct table_group *group = &table->groups[g];
        for (size_t r = 0; r < group->row_count; r++) {
            settle_cells(decoder, table, group->rows[r].cells);
        }
        settle_cells(decoder, table, group->subtotal.cells);
    }
    settle_cells(decoder, table, table->total.cells);
}

static void refer_cells(struct decoder *decoder, struct section *section,
                        const struct table_cell *cells)
{
    for (size_t i = 0; i < section->as.table.column_count; i++) {
        data_notes_refer(decoder, section, &cells[i].note);
    }
}

static void refer_sum(struct decoder *decoder, struct section *section,
                      const struct table_sum *sum)
{
    if (sum->given) {
        data_notes_refer(decoder, section, &sum->note);
        refer_cells(decoder, section, sum->cells);
    }
}

/* In the order in which a table is read. */
static void number_notes(struct decoder *decoder, struct section *section)
{
    const struct data_table *table = &section->as.table;
    for (size_t i = 0; i < table->column_count; i++) {
        data_notes_refer(decoder, section, &table->columns[i].note);
    }
    for (size_t g = 0; g < table->group_count; g++) {
        const struct table_group *group = &table->groups[g];
        for (size_t r = 0; r < group->row_count; r++) {
            data_notes_refer(decoder, section, &group->rows[r].note);
            refer_cells(decoder, section, group->rows[r].cells);
        }
        refer_sum(decoder, section, &group->subtotal);
    }
    refer_sum(decoder, section, &table->total);
    data_notes_check(decoder, section);
}

static void check_row_ids(struct decoder *decoder, const struct data_table *table)
{
    struct table *ids = table_make(decoder->arena, 0);
    for (size_t g = 0; g < table->group_count; g++) {
        for (size_t r = 0; r < table->groups[g].row_count; r++) {
            const struct table_row *row = &table->groups[g].rows[r];
            data_check_id(decoder, ids, row->id, row->mark);
        }
    }
}

static void check_table(struct decoder *decoder, struct section *section)
{
    struct data_table *table = &section->as.table;
    check_names(decoder, table);
    find_label(decoder, table);
    check_columns(decoder, table);
    find_references(decoder, table, &table->fold);
    if (table->groups == NULL && table->column_count > 0) {
        diag_error(decoder->diag, section->mark, "key-missing",
                   "a table section has no rows; add  rows: [{…}]  or  groups: [{title: "
                   "…, rows: […]}]");
        return;
    }
    check_row_ids(decoder, table);
    settle_money(decoder, table);
    table_reckon(decoder, table);
    number_notes(decoder, section);
    table_review(decoder, section);
}

const struct kind KIND_TABLE = {
    .name = "table",
    .record = DATA_RECORD(N_("a table section"), TABLE_FIELDS,
                          N_("Texts and figures in rows and columns.")),
    .check = check_table,
};
