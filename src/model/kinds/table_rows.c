/* Rows and totals of a table. Their keys are the ids of the columns, so they are read
 * once those are known. */
#include "model/kinds/table_rows.h"
#include "base/array.h"
#include "model/decode.h"
#include "model/name.h"
#include "model/schema.h"
#include "model/section.h"
#include "model/value.h"
#include "model/value_amount.h"
#include <stddef.h>

/* ---- columns by name --------------------------------------------------------------- */

static size_t column_at(const struct data_table *table, struct str id)
{
    for (size_t i = 0; i < table->column_count; i++) {
        if (str_equal(table->columns[i].id, id)) {
            return i;
        }
    }
    return SIZE_MAX;
}

/* An unknown key of a row or total, among the columns and those of `more`. */
static void report_column(struct decoder *decoder, const struct data_table *table,
                          struct word name, const char *place, const char *const *more)
{
    struct names names = {0};
    for (size_t i = 0; i < table->column_count; i++) {
        *array_push(decoder->arena, &names) = table->columns[i].id;
    }
    for (; more != NULL && *more != NULL; more++) {
        *array_push(decoder->arena, &names) = str_from(*more);
    }
    const struct unknown_name unknown = {
        .name = name.text,
        .rule = more == NULL ? "reference-unknown" : "key-unknown",
        .unknown = more == NULL ? N_("unknown column") : N_("unknown key"),
        .place = place,
        .allowed = &names,
        .allowed_title = more == NULL ? N_("the columns are") : N_("the keys here are")};
    name_report_unknown(decoder->diag, name.mark, &unknown, decoder->arena);
}

bool table_find_column(struct decoder *decoder, const struct data_table *table,
                       struct word id, size_t *out)
{
    *out = column_at(table, id.text);
    if (*out == SIZE_MAX) {
        *out = 0;
        report_column(decoder, table, id, NULL, NULL);
        return false;
    }
    return true;
}

/* ---- cells ----------------------------------------------------------------------- */

static int most_decimals(const struct table_column *column)
{
    return column->type == COLUMN_INTEGER ? 0
           : column->has_decimals         ? column->decimals
                                          : -1;
}

/* A text, or {value: …, note: …} with one. */
static void decode_words(struct decoder *decoder, struct table_cell *cell,
                         const struct node *node, const struct table_column *column)
{
    const struct node *value = node_find(node, STR("value"));
    const struct node *note = node_find(node, STR("note"));
    const struct field field = {
        .key = str_to_c(decoder->arena, column->id),
        .type = &FIELD_TEXT,
        .use = column->type == COLUMN_CODE ? TEXT_PLAIN : TEXT_INLINE,
        .limit = LIMIT_STATEMENT,
    };
    if (node->kind == NODE_MAPPING && value != NULL) {
        if (note != NULL) {
            notes_decode(decoder, &cell->note, note);
        }
        node = value;
    }
    if (!FIELD_TEXT.decode(decoder, &cell->text, node, &field)) {
        diag_error(decoder->diag, node->mark, "value-missing",
                   "\"%s\" is empty; write its text, or leave the key out", field.key);
    }
}

static void decode_cell(struct decoder *decoder, struct table_cell *cell,
                        const struct node *node, const struct table_column *column)
{
    if (!column_is_figure(column)) {
        decode_words(decoder, cell, node, column);
        return;
    }
    const struct amount_rules rules = {
        .key = str_to_c(decoder->arena, column->id),
        .decimals = most_decimals(column),
        .moments = column->type == COLUMN_YEAR || column->type == COLUMN_DATE,
        .money = column->type == COLUMN_MONEY,
    };
    amount_decode(decoder, &cell->amount, &cell->note, node, &rules);
}

/* ---- rows ------------------------------------------------------------------------ */

static void decode_row(struct decoder *decoder, const struct data_table *table,
                       struct table_row *row, const struct node *node)
{
    static const char *const MORE[] = {"id", "note", NULL};
    static const struct field ID = {
        .key = "id", .type = &FIELD_ID, .limit = LIMIT_ID, .example = "roads"};
    row->mark = node->mark;
    row->cells = arena_new_array(decoder->arena, table->column_count, struct table_cell);
    if (node->kind != NODE_MAPPING || node->count == 0) {
        diag_error(decoder->diag, node->mark, "value-kind",
                   "a row is a group of keys, the ids of its columns, but here it is %s",
                   value_describe(node));
        return;
    }
    for (size_t i = 0; i < node->count; i++) {
        size_t at = column_at(table, node->keys[i]);
        if (at != SIZE_MAX) {
            decode_cell(decoder, &row->cells[at], &node->items[i], &table->columns[at]);
        } else if (str_equal(node->keys[i], STR("id"))) {
            FIELD_ID.decode(decoder, &row->id, &node->items[i], &ID);
        } else if (str_equal(node->keys[i], STR("note"))) {
            notes_decode(decoder, &row->note, &node->items[i]);
        } else {
            report_column(decoder, table,
                          (struct word){node->keys[i], node->key_marks[i]},
                          N_(" in a row"), MORE);
        }
    }
}

static void decode_rows(struct decoder *decoder, const struct data_table *table,
                        struct table_group *group, const struct node *node,
                        const struct field *field)
{
    if (table->column_count == 0 || !value_check_list(decoder, node, field)) {
        return; /* without columns that is said already */
    }
    group->table = table;
    group->rows = arena_new_array(decoder->arena, node->count, struct table_row);
    group->row_count = node->count;
    for (size_t i = 0; i < node->count; i++) {
        decode_row(decoder, table, &group->rows[i], &node->items[i]);
    }
}

/* ---- totals ---------------------------------------------------------------------- */

static const struct choice SUM_CHOICES[] = {{"sum", 0}, {"given", 1}};
static const struct choices SUMS = CHOICES(SUM_CHOICES);

static const struct field SUM_FIELDS[] = {
    {"label", &FIELD_TEXT, TEXT_INLINE, false, offsetof(struct table_sum, label),
     .limit = LIMIT_SHORT,
     .help = N_("What stands before the figures; without it: Total.")},
    {"kind", &FIELD_CHOICE, .offset = NO_OFFSET, .choices = &SUMS, .example = "given",
     .help = N_("given: what is typed is no sum; a note says what it is.")},
    {"note", &FIELD_NOTE, .offset = offsetof(struct table_sum, note), .example = "1",
     .help = N_("The number of a note.")},
    {"as-adopted", &FIELD_FLAG, .offset = offsetof(struct table_sum, as_adopted),
     .example = "true",
     .help = N_(
         "true: the sum is wrong in the document that was adopted; it is printed so.")},
};
static const struct record SUM_RECORD = {.what = N_("a total"),
                                         FIELDS(SUM_FIELDS),
                                         .mark_offset = NO_OFFSET,
                                         .help = N_("A total.")};

/* „sum“, „mean of population“, or a value. */
static void decode_column_sum(struct decoder *decoder, const struct data_table *table,
                              struct table_sum *sum, size_t at, const struct node *node)
{
    struct column_sum *column = &sum->columns[at];
    struct str mean = STR("mean of ");
    if (node->kind == NODE_SCALAR && str_equal(node->text, STR("sum"))) {
        column->kind = SUM_OF_ROWS;
    } else if (node->kind == NODE_SCALAR && str_starts_with(node->text, mean)) {
        struct str id = str_trim(str_slice(node->text, mean.size, node->text.size));
        column->kind = SUM_MEAN;
        column->weights = (struct word){id, node->mark};
        if (!table_find_column(decoder, table, column->weights, &column->weight_column)) {
            column->kind = SUM_EMPTY;
        } else if (!column_adds_up(&table->columns[column->weight_column])) {
            column->kind = SUM_EMPTY;
            diag_error(decoder->diag, node->mark, "sums",
                       "a mean is weighted by a column of numbers, and \"%.*s\" is none",
                       STR_ARGS(id));
        }
    } else {
        column->kind = SUM_TYPED;
        decode_cell(decoder, &sum->cells[at], node, &table->columns[at]);
    }
}

static void decode_sum_keys(struct decoder *decoder, const struct data_table *table,
                            struct table_sum *sum, const struct node *node)
{
    static const char *const MORE[] = {"label", "kind", "note", "as-adopted", NULL};
    const struct node *kind = node_find(node, STR("kind"));
    sum->is_given_value =
        kind != NULL && kind->kind == NODE_SCALAR && str_equal(kind->text, STR("given"));
    for (size_t i = 0; i < node->count; i++) {
        const struct field *field = record_find_field(&SUM_RECORD, node->keys[i]);
        size_t at = column_at(table, node->keys[i]);
        if (field != NULL) {
            field->type->decode(decoder, sum, &node->items[i], field);
        } else if (at != SIZE_MAX) {
            decode_column_sum(decoder, table, sum, at, &node->items[i]);
        } else {
            report_column(decoder, table,
                          (struct word){node->keys[i], node->key_marks[i]},
                          N_(" in a total"), MORE);
        }
    }
    if (sum->is_given_value && sum->note.count == 0) {
        diag_error(decoder->diag, node->mark, "key-missing",
                   "a total that is no sum says in a note what it is; add  note: 1  and "
                   "the text to \"notes\"");
    }
}

static void decode_sum(struct decoder *decoder, const struct data_table *table,
                       struct table_sum *sum, const struct node *node)
{
    bool wanted = false;
    sum->mark = node->mark;
    sum->columns =
        arena_new_array(decoder->arena, table->column_count, struct column_sum);
    sum->cells = arena_new_array(decoder->arena, table->column_count, struct table_cell);
    if (node->kind == NODE_MAPPING) {
        decode_sum_keys(decoder, table, sum, node);
        sum->given = true;
    } else if (node_read_bool(&wanted, node)) {
        sum->given = wanted;
    } else {
        diag_error(decoder->diag, node->mark, "value-kind",
                   "a total is true, or a group of keys with the ids of columns; write  "
                   "total: true");
    }
    for (size_t i = 0; i < table->column_count && !sum->is_given_value; i++) {
        if (sum->columns[i].kind == SUM_EMPTY && column_adds_up(&table->columns[i])) {
            sum->columns[i].kind = SUM_OF_ROWS;
        }
    }
}

/* ---- fields of a section and of a group --------------------------------------------
 */

static struct data_table *table_of(void *target)
{
    return &((struct section *)target)->as.table;
}

/* The single group of a table whose rows stand in none. */
static bool decode_table_rows(struct decoder *decoder, void *target,
                              const struct node *node, const struct field *field)
{
    struct data_table *table = table_of(target);
    if (table->groups != NULL) {
        diag_error(decoder->diag, node->mark, "table-groups",
                   "a table has either rows or groups of rows; delete one of them");
        return true;
    }
    table->groups = arena_new(decoder->arena, struct table_group);
    table->group_count = 1;
    table->groups->mark = node->mark;
    decode_rows(decoder, table, table->groups, node, field);
    return true;
}

static void schema_rows(struct json *json, const struct field *field)
{
    schema_list(json, field->limit);
    json_open(json, "items", '{');
    json_text(json, "type", "object");
    json_number(json, "minProperties", 1);
    json_close(json, '}');
}

static void walk_cells(const struct walk *walk, const struct data_table *table,
                       const struct table_cell *cells)
{
    for (size_t i = 0; i < table->column_count; i++) {
        if (table->columns[i].type == COLUMN_TEXT) {
            walk_text(walk, &cells[i].text, TEXT_INLINE);
        } else if (table->columns[i].type == COLUMN_CODE) {
            walk_text(walk, &cells[i].text, TEXT_PLAIN);
        } else {
            amount_walk(walk, &cells[i].amount);
        }
    }
}

static void walk_group(const struct walk *walk, const struct table_group *group)
{
    walk_text(walk, &group->title, TEXT_INLINE);
    for (size_t i = 0; i < group->row_count; i++) {
        walk_cells(walk, group->table, group->rows[i].cells);
    }
    if (group->subtotal.given) {
        walk_text(walk, &group->subtotal.label, TEXT_INLINE);
        walk_cells(walk, group->table, group->subtotal.cells);
    }
}

/* Of rows and of groups alike. */
static void walk_groups(const struct walk *walk, const void *target,
                        const struct field *field)
{
    const struct data_table *table = &((const struct section *)target)->as.table;
    bool grouped = table->group_count > 0 && table->groups[0].number > 0;
    bool visits_groups = field->type == &FIELD_TABLE_GROUPS;
    for (size_t i = 0; grouped == visits_groups && i < table->group_count; i++) {
        walk_group(walk, &table->groups[i]);
    }
}

const struct field_type FIELD_TABLE_ROWS = {.expected = N_("a list of rows"),
                                            .decode = decode_table_rows,
                                            .schema = schema_rows,
                                            .walk = walk_groups};

static bool decode_group_rows(struct decoder *decoder, void *target,
                              const struct node *node, const struct field *field)
{
    struct table_group *group = target;
    decode_rows(decoder, group->table, group, node, field);
    return true;
}

static const struct field_type FIELD_GROUP_ROWS = {
    .expected = N_("a list of rows"), .decode = decode_group_rows, .schema = schema_rows};

static bool decode_subtotal(struct decoder *decoder, void *target,
                            const struct node *node, const struct field *field)
{
    struct table_group *group = target;
    (void)field;
    decode_sum(decoder, group->table, &group->subtotal, node);
    return true;
}

static void schema_sum(struct json *json, const struct field *field)
{
    (void)field;
    json_open(json, "type", '[');
    json_text(json, NULL, "boolean");
    json_text(json, NULL, "object");
    json_close(json, ']');
    json_open(json, "properties", '{');
    for (size_t i = 0; i < SUM_RECORD.count; i++) {
        json_open(json, SUM_FIELDS[i].key, '{');
        json_words(json, "description", SUM_FIELDS[i].help);
        SUM_FIELDS[i].type->schema(json, &SUM_FIELDS[i]);
        json_close(json, '}');
    }
    json_close(json, '}');
}

static const struct field_type FIELD_SUBTOTAL = {
    .expected = N_("true, or a total"), .decode = decode_subtotal, .schema = schema_sum};

#define GROUP(member) (uint16_t) offsetof(struct table_group, member)

static const struct field GROUP_FIELDS[] = {
    {"title", &FIELD_TEXT, TEXT_INLINE, true, GROUP(title), .limit = LIMIT_STATEMENT,
     .help = N_("What the rows of the group have in common.")},
    {"rows", &FIELD_GROUP_ROWS, .required = true, .offset = NO_OFFSET,
     .limit = LIMIT_ENTRIES, .example = "[{…}]", .help = N_("The rows of the group.")},
    {"subtotal", &FIELD_SUBTOTAL, .offset = NO_OFFSET, .example = "true",
     .help = N_("The sums of the group: true, or what stands in each column.")},
};
static const struct record GROUP_RECORD = {.what = N_("a group of rows"),
                                           FIELDS(GROUP_FIELDS),
                                           .size = sizeof(struct table_group),
                                           .mark_offset = GROUP(mark),
                                           .number_offset = GROUP(number),
                                           .help =
                                               N_("Rows under a title of their own.")};

static bool decode_groups(struct decoder *decoder, void *target, const struct node *node,
                          const struct field *field)
{
    struct data_table *table = table_of(target);
    if (!value_check_list(decoder, node, field)) {
        return true;
    }
    if (table->groups != NULL) {
        diag_error(decoder->diag, node->mark, "table-groups",
                   "a table has either rows or groups of rows; delete one of them");
        return true;
    }
    table->groups = arena_new_array(decoder->arena, node->count, struct table_group);
    table->group_count = node->count;
    for (size_t i = 0; i < node->count; i++) {
        table->groups[i].table = table;
        table->groups[i].number = i + 1;
        decode_record(decoder, &table->groups[i], &node->items[i], &GROUP_RECORD);
    }
    return true;
}

static void schema_groups(struct json *json, const struct field *field)
{
    schema_list(json, field->limit);
    json_open(json, "items", '{');
    schema_record(json, &GROUP_RECORD);
    json_close(json, '}');
}

const struct field_type FIELD_TABLE_GROUPS = {.expected = N_("a list of groups"),
                                              .decode = decode_groups,
                                              .schema = schema_groups,
                                              .walk = walk_groups};

static bool decode_total(struct decoder *decoder, void *target, const struct node *node,
                         const struct field *field)
{
    struct data_table *table = table_of(target);
    (void)field;
    if (table->column_count > 0) {
        decode_sum(decoder, table, &table->total, node);
    }
    return true;
}

static void walk_total(const struct walk *walk, const void *target,
                       const struct field *field)
{
    const struct data_table *table = &((const struct section *)target)->as.table;
    (void)field;
    if (table->total.given) {
        walk_text(walk, &table->total.label, TEXT_INLINE);
        walk_cells(walk, table, table->total.cells);
    }
}

const struct field_type FIELD_TABLE_TOTAL = {.expected = N_("true, or a total"),
                                             .decode = decode_total,
                                             .schema = schema_sum,
                                             .walk = walk_total};
