/* Doubts about a table whose figures could be right. */
#include "model/kinds/table_rows.h"
#include "model/kinds/kinds.h"
#include "model/section.h"

/* ---- shares ---------------------------------------------------------------------- */

static bool is_over_whole(const struct amount *amount)
{
    return amount->kind == AMOUNT_NUMBER &&
           number_compare(amount->number, (struct number){100, 0}) > 0;
}

static void review_percents(struct decoder *decoder, const struct data_table *table)
{
    for (size_t c = 0; c < table->column_count; c++) {
        const struct table_column *column = &table->columns[c];
        if (column->type != COLUMN_PERCENT || column->sign) {
            continue;
        }
        for (size_t g = 0; g < table->group_count; g++) {
            for (size_t r = 0; r < table->groups[g].row_count; r++) {
                const struct amount *amount = &table->groups[g].rows[r].cells[c].amount;
                if (is_over_whole(amount)) {
                    data_doubt(decoder, REVIEW_SHARES, amount->mark,
                               "more than a hundred per cent; if this is a change, add  "
                               "sign: true  to the column");
                }
            }
        }
    }
}

/* What the shares of some rows add up to, and twice as much as rounding them explains:
 * half of one in the last digit a row. */
struct whole {
    struct number sum, rounding;
    size_t count;
    bool known; /* every cell is a number or empty */
};

static void add_share(struct whole *whole, const struct amount *amount)
{
    if (amount->kind == AMOUNT_EMPTY || amount->kind == AMOUNT_NONE) {
        return;
    }
    struct number last = {1, amount->number.decimals};
    whole->known = whole->known && amount->kind == AMOUNT_NUMBER &&
                   number_add(&whole->sum, whole->sum, amount->number) &&
                   number_add(&whole->rounding, whole->rounding, last);
    whole->count++;
}

static void check_whole(struct decoder *decoder, const struct whole *whole,
                        struct mark mark)
{
    struct number miss, twice;
    if (!whole->known || whole->count < 2 ||
        !number_subtract(&miss, whole->sum, (struct number){100, 0})) {
        return;
    }
    miss.units = miss.units < 0 ? -miss.units : miss.units;
    if (number_add(&twice, miss, miss) && number_compare(twice, whole->rounding) > 0) {
        struct str sum = number_write(whole->sum, decoder->arena);
        data_doubt(decoder, REVIEW_SHARES, mark,
                   "these %zu shares add up to %.*s, not 100: rounding alone does not "
                   "explain it",
                   whole->count, STR_ARGS(sum));
    }
}

static bool is_hundred(const struct table_sum *total, size_t column)
{
    return total->given && total->cells[column].amount.kind == AMOUNT_NUMBER &&
           number_compare(total->cells[column].amount.number, (struct number){100, 0}) ==
               0;
}

/* A column of shares says so, or its total or a subtotal is 100. */
static void review_wholes(struct decoder *decoder, const struct data_table *table,
                          size_t column)
{
    bool shares = table->columns[column].share_of.text.size > 0;
    struct whole all = {.known = true};
    for (size_t g = 0; g < table->group_count; g++) {
        const struct table_group *group = &table->groups[g];
        struct whole part = {.known = true};
        for (size_t r = 0; r < group->row_count; r++) {
            add_share(&all, &group->rows[r].cells[column].amount);
            add_share(&part, &group->rows[r].cells[column].amount);
        }
        if (is_hundred(&group->subtotal, column)) {
            check_whole(decoder, &part, group->subtotal.cells[column].amount.mark);
        }
    }
    if (is_hundred(&table->total, column) && !shares) {
        check_whole(decoder, &all, table->total.cells[column].amount.mark);
    } else if (shares) {
        check_whole(decoder, &all, table->columns[column].mark);
    }
}

/* ---- rows that stand twice -----------------------------------------------------------
 */

enum { NEIGHBOURS = 40 }; /* rows before, with which one is compared */

static bool same_amount(const struct amount *a, const struct amount *b)
{
    return a->kind == b->kind && number_compare(a->number, b->number) == 0 &&
           number_compare(a->to, b->to) == 0 && moment_compare(a->moment, b->moment) == 0;
}

static bool same_text(const struct localized *a, const struct localized *b,
                      enum lang lang)
{
    return str_equal(a->text[lang], b->text[lang]);
}

static bool same_row(const struct data_table *table, const struct table_row *a,
                     const struct table_row *b, enum lang lang)
{
    for (size_t c = 0; c < table->column_count; c++) {
        bool same = column_is_figure(&table->columns[c])
                        ? same_amount(&a->cells[c].amount, &b->cells[c].amount)
                        : same_text(&a->cells[c].text, &b->cells[c].text, lang);
        if (!same) {
            return false;
        }
    }
    return true;
}

static void review_twice(struct decoder *decoder, const struct data_table *table,
                         const struct table_group *group)
{
    enum lang lang = decoder->brochure->document.languages[0];
    for (size_t r = 1; r < group->row_count; r++) {
        for (size_t k = r > NEIGHBOURS ? r - NEIGHBOURS : 0; k < r; k++) {
            if (same_row(table, &group->rows[r], &group->rows[k], lang)) {
                data_doubt(decoder, REVIEW_TWICE, group->rows[r].mark,
                           "this row is the same as that of line %u",
                           (unsigned)group->rows[k].mark.line);
                break;
            }
        }
    }
}

static void review_codes(struct decoder *decoder, const struct data_table *table,
                         size_t column)
{
    const struct table_cell *seen[NEIGHBOURS] = {NULL};
    enum lang lang = decoder->brochure->document.languages[0];
    size_t count = 0;
    for (size_t g = 0; g < table->group_count; g++) {
        for (size_t r = 0; r < table->groups[g].row_count; r++) {
            const struct table_cell *cell = &table->groups[g].rows[r].cells[column];
            for (size_t k = 0; k < NEIGHBOURS && cell->text.text[lang].size > 0; k++) {
                if (seen[k] != NULL && same_text(&cell->text, &seen[k]->text, lang)) {
                    data_doubt(decoder, REVIEW_TWICE, cell->text.mark[lang],
                               "the code \"%.*s\" stands in line %u as well",
                               STR_ARGS(cell->text.text[lang]),
                               (unsigned)seen[k]->text.mark[lang].line);
                    break;
                }
            }
            seen[count++ % NEIGHBOURS] = cell;
        }
    }
}

/* ---- units and sources ---------------------------------------------------------------
 */

static void review_units(struct decoder *decoder, const struct table_column *column)
{
    enum lang lang = decoder->brochure->document.languages[0];
    struct str head = column->head.text[lang], unit = column->unit.text[lang];
    bool own = column->type == COLUMN_MONEY || column->type == COLUMN_PERCENT;
    if (unit.size > 0 && str_find(head, unit, 0) != SIZE_MAX) {
        data_doubt(decoder, REVIEW_UNITS, column->head.mark[lang],
                   "the unit \"%.*s\" stands in the head already; delete it there, or "
                   "delete \"unit\"",
                   STR_ARGS(unit));
    } else if (unit.size > 0 && own) {
        data_doubt(decoder, REVIEW_UNITS, column->unit.mark[lang],
                   "a column of this type prints its unit itself; delete \"unit\"");
    } else if (unit.size == 0 && column->type == COLUMN_DECIMAL &&
               str_find(head, STR(","), 0) == SIZE_MAX) {
        data_doubt(decoder, REVIEW_UNITS, column->mark,
                   "nothing says in what this column is counted; add \"unit\"");
    }
}

void table_review(struct decoder *decoder, const struct section *section)
{
    const struct data_table *table = &section->as.table;
    bool figures = false;
    review_percents(decoder, table);
    for (size_t c = 0; c < table->column_count; c++) {
        const struct table_column *column = &table->columns[c];
        figures = figures || column_adds_up(column) || column->type == COLUMN_PERCENT;
        review_units(decoder, column);
        if (column->type == COLUMN_MONEY) {
            data_review_leva(decoder, &column->money, &table->also, column->mark);
        } else if (column->type == COLUMN_CODE) {
            review_codes(decoder, table, c);
        } else if (column->type == COLUMN_PERCENT && !column->sign) {
            review_wholes(decoder, table, c);
        }
    }
    for (size_t g = 0; g < table->group_count; g++) {
        review_twice(decoder, table, &table->groups[g]);
    }
    if (figures && !localized_is_given(&section->notes.source)) {
        data_doubt(decoder, REVIEW_SOURCE, section->mark,
                   "nothing says where these figures come from; add \"source\"");
    }
}
