/* What follows from the rows of a table: sums of columns and of rows, means, shares. What
 * is typed is kept and compared. */
#include "model/kinds/table_rows.h"
#include "model/kinds/kinds.h"
#include "model/kinds/sums.h"
#include "model/name.h"

/* A number as the file writes it. */
static struct str typed(struct decoder *decoder, struct number number)
{
    return number_write(number, decoder->arena);
}

/* ---- columns --------------------------------------------------------------------- */

static bool share_money(const struct table_column *a, const struct table_column *b)
{
    return a->type != COLUMN_MONEY || b->type != COLUMN_MONEY ||
           (str_equal(a->money.code.text, b->money.code.text) && a->scale == b->scale);
}

/* Whether figures of the column can be the sum of those columns. */
static bool check_sum_column(struct decoder *decoder, const struct data_table *table,
                             const struct table_column *column)
{
    for (size_t i = 0; i < column->sum.count; i++) {
        const struct table_column *part = &table->columns[column->sum.columns[i]];
        if (!column_adds_up(part) || !column_adds_up(column) ||
            part->sum.columns == column->sum.columns) {
            return diag_error(decoder->diag, column->sum.items[i].mark, "sums",
                              "a sum adds up columns of numbers or money, and is one of "
                              "them; \"%.*s\" or \"%.*s\" is not",
                              STR_ARGS(part->id), STR_ARGS(column->id));
        }
        if (!share_money(part, column)) {
            return diag_error(decoder->diag, column->sum.items[i].mark, "sums",
                              "\"%.*s\" and \"%.*s\" are counted in different "
                              "currencies or scales, so they cannot be added",
                              STR_ARGS(part->id), STR_ARGS(column->id));
        }
    }
    return column->sum.count > 0;
}

/* „b25 and b26“ */
static const char *names_of(struct decoder *decoder,
                            const struct column_references *columns)
{
    struct names names = {.items =
                              arena_new_array(decoder->arena, columns->count, struct str),
                          .count = columns->count};
    for (size_t i = 0; i < columns->count; i++) {
        names.items[i] = columns->items[i].text;
    }
    return str_to_c(decoder->arena, name_list(&names, " + ", decoder->arena));
}

/* True if something in it was not known. */
static bool sum_row(struct decoder *decoder, struct table_cell *cells,
                    const struct table_column *column, size_t at)
{
    struct sum sum = {0};
    for (size_t i = 0; i < column->sum.count; i++) {
        sum_add(&sum, &cells[column->sum.columns[i]].amount);
    }
    if (cells[at].amount.mark.source == NULL) {
        cells[at].amount.mark = column->mark;
    }
    sum_settle(decoder, &cells[at].amount, &sum, names_of(decoder, &column->sum), false);
    return sum.unknown && sum.any;
}

static void sum_columns(struct decoder *decoder, struct data_table *table)
{
    for (size_t c = 0; c < table->column_count; c++) {
        const struct table_column *column = &table->columns[c];
        if (!check_sum_column(decoder, table, column)) {
            continue;
        }
        for (size_t g = 0; g < table->group_count; g++) {
            for (size_t r = 0; r < table->groups[g].row_count; r++) {
                table->without_unknown |=
                    sum_row(decoder, table->groups[g].rows[r].cells, column, c);
            }
        }
    }
}

/* ---- totals ---------------------------------------------------------------------- */

/* The rows that a total stands below: those of one group, or of all. */
struct rows {
    struct table_group *groups;
    size_t count;
};

static struct sum sum_of_rows(const struct rows *rows, size_t column)
{
    struct sum sum = {0};
    for (size_t g = 0; g < rows->count; g++) {
        for (size_t r = 0; r < rows->groups[g].row_count; r++) {
            sum_add(&sum, &rows->groups[g].rows[r].cells[column].amount);
        }
    }
    return sum;
}

/* Numbers of a column with their weights, where both are numbers. */
struct weighted {
    struct number *numbers, *weights;
    size_t count;
    unsigned decimals; /* the most that any number has */
};

static size_t count_rows(const struct rows *rows)
{
    size_t count = 0;
    for (size_t g = 0; g < rows->count; g++) {
        count += rows->groups[g].row_count;
    }
    return count;
}

static struct weighted weigh(struct decoder *decoder, const struct rows *rows,
                             size_t column, size_t weight)
{
    size_t all = count_rows(rows);
    struct weighted out = {.numbers = arena_new_array(decoder->arena, all, struct number),
                           .weights =
                               arena_new_array(decoder->arena, all, struct number)};
    for (size_t g = 0; g < rows->count; g++) {
        for (size_t r = 0; r < rows->groups[g].row_count; r++) {
            const struct table_cell *cells = rows->groups[g].rows[r].cells;
            if (cells[column].amount.kind != AMOUNT_NUMBER ||
                cells[weight].amount.kind != AMOUNT_NUMBER) {
                continue;
            }
            sum_check_money(decoder, &cells[column].amount, N_("this mean"));
            out.numbers[out.count] = cells[column].amount.number;
            out.weights[out.count] = cells[weight].amount.number;
            out.decimals = out.decimals > cells[column].amount.number.decimals
                               ? out.decimals
                               : cells[column].amount.number.decimals;
            out.count++;
        }
    }
    return out;
}

static void fill_mean(struct decoder *decoder, const struct data_table *table,
                      const struct rows *rows, struct table_sum *total, size_t column)
{
    const struct table_column *shown = &table->columns[column];
    struct weighted weighted =
        weigh(decoder, rows, column, total->columns[column].weight_column);
    struct number mean;
    unsigned decimals =
        shown->has_decimals ? (unsigned)shown->decimals : weighted.decimals;
    if (!number_mean(&mean, weighted.numbers, weighted.weights, weighted.count,
                     decimals)) {
        diag_error(decoder->diag, total->mark, "sums",
                   "\"%.*s\" has no mean: its weights add up to 0, or are too large",
                   STR_ARGS(shown->id));
        return;
    }
    total->cells[column].amount.kind = AMOUNT_NUMBER;
    total->cells[column].amount.number = mean;
}

static void fill_total(struct decoder *decoder, const struct data_table *table,
                       const struct rows *rows, struct table_sum *total)
{
    for (size_t c = 0; total->given && c < table->column_count; c++) {
        struct column_sum *column = &total->columns[c];
        bool adds = column_adds_up(&table->columns[c]);
        bool checked = column->kind == SUM_TYPED && adds && !total->is_given_value;
        if (column->kind == SUM_MEAN) {
            fill_mean(decoder, table, rows, total, c);
        } else if (column->kind == SUM_OF_ROWS || checked) {
            struct sum sum = sum_of_rows(rows, c);
            const char *what =
                str_to_c(decoder->arena, str_format(decoder->arena, "\"%.*s\"",
                                                    STR_ARGS(table->columns[c].id)));
            if (total->cells[c].amount.mark.source == NULL) {
                total->cells[c].amount.mark = total->mark;
            }
            sum_settle(decoder, &total->cells[c].amount, &sum, what, total->as_adopted);
            total->without_unknown = total->without_unknown || sum.unknown;
        }
    }
}

static void fill_totals(struct decoder *decoder, struct data_table *table)
{
    for (size_t g = 0; g < table->group_count; g++) {
        struct rows rows = {&table->groups[g], 1};
        fill_total(decoder, table, &rows, &table->groups[g].subtotal);
    }
    struct rows rows = {table->groups, table->group_count};
    fill_total(decoder, table, &rows, &table->total);
}

/* ---- shares ---------------------------------------------------------------------- */

/* The cells of the rows in a column that hold a number in another. */
struct parts {
    struct amount **shares;
    struct number *numbers;
    size_t count;
};

static struct parts find_parts(struct decoder *decoder, const struct rows *rows,
                               const struct table_column *column, size_t at)
{
    size_t all = count_rows(rows);
    struct parts out = {.shares = arena_array(decoder->arena, all, sizeof *out.shares),
                        .numbers = arena_new_array(decoder->arena, all, struct number)};
    for (size_t g = 0; g < rows->count; g++) {
        for (size_t r = 0; r < rows->groups[g].row_count; r++) {
            struct table_cell *cells = rows->groups[g].rows[r].cells;
            if (cells[column->share_column].amount.kind == AMOUNT_NUMBER &&
                cells[column->share_column].amount.money == NULL) {
                out.numbers[out.count] = cells[column->share_column].amount.number;
                out.shares[out.count++] = &cells[at].amount;
            }
        }
    }
    return out;
}

/* A typed share of `part` in `all` may differ by one in its last digit. */
static void compare_share(struct decoder *decoder, const struct amount *amount,
                          struct number part, struct number all)
{
    struct number difference, hundred, own;
    if (amount->kind != AMOUNT_NUMBER || !number_shift(&hundred, part, 2) ||
        !number_divide(&own, hundred, all, amount->number.decimals) ||
        !number_subtract(&difference, amount->number, own)) {
        return;
    }
    if (difference.units > 1 || difference.units < -1) {
        struct str is = typed(decoder, amount->number), be = typed(decoder, own);
        if (data_doubt(decoder, REVIEW_SHARES, amount->mark,
                       "here is %.*s, but the share is %.*s", STR_ARGS(is),
                       STR_ARGS(be))) {
            diag_fix_scalar(decoder->diag, amount->mark, is, be);
        }
    }
}

/* Shares of what the rows of the table add up to. */
static void fill_shares(struct decoder *decoder, struct data_table *table, size_t at)
{
    const struct table_column *column = &table->columns[at];
    struct rows rows = {table->groups, table->group_count};
    struct parts parts = find_parts(decoder, &rows, column, at);
    int wanted = column->has_decimals ? column->decimals : SHARE_DECIMALS_OWN;
    unsigned decimals = shares_decimals(parts.numbers, parts.count, wanted);
    int64_t whole = shares_whole(decimals);
    int64_t *shares = arena_new_array(decoder->arena, parts.count, int64_t);
    if (!number_shares(shares, parts.numbers, parts.count, whole, decoder->arena)) {
        data_doubt(decoder, REVIEW_SHARES, column->mark,
                   "there are no shares of \"%.*s\": a part of it is negative, or all "
                   "are 0",
                   STR_ARGS(column->share_of.text));
        return;
    }
    struct number all = {0, 0};
    for (size_t i = 0; i < parts.count; i++) {
        (void)number_add(&all, all,
                         parts.numbers[i]); /* no shares, if it were too large */
    }
    for (size_t i = 0; i < parts.count; i++) {
        if (parts.shares[i]->kind == AMOUNT_EMPTY) {
            parts.shares[i]->mark = column->mark;
            share_fill(parts.shares[i], parts.numbers[i], shares[i], decimals);
        } else {
            compare_share(decoder, parts.shares[i], parts.numbers[i], all);
        }
    }
    if (table->total.given && table->total.cells[at].amount.kind == AMOUNT_EMPTY) {
        table->total.cells[at].amount.kind = AMOUNT_NUMBER;
        table->total.cells[at].amount.number = (struct number){whole, (uint8_t)decimals};
    }
}

void table_reckon(struct decoder *decoder, struct data_table *table)
{
    sum_columns(decoder, table);
    fill_totals(decoder, table);
    for (size_t c = 0; c < table->column_count; c++) {
        if (table->columns[c].share_of.text.size > 0 &&
            table->columns[c].type == COLUMN_PERCENT) {
            fill_shares(decoder, table, c);
        }
    }
}
