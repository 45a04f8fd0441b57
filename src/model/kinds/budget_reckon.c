/* Sums of a budget in both directions, what changed, how much each part is of the whole.
 * Everything is exact; what is typed is kept and compared. */
#include "model/kinds/budget_reckon.h"
#include "model/kinds/kinds.h"
#include "model/kinds/sums.h"

/* ---- rows ------------------------------------------------------------------------ */

static void fill(struct amount *amount, const struct sum *sum)
{
    amount->kind = sum->any ? AMOUNT_NUMBER : sum->unknown ? AMOUNT_UNKNOWN : AMOUNT_NONE;
    amount->number = sum->number;
}

/* What all of a row is: over the sources, in the last year, or its amount. */
static void reckon_whole(struct decoder *decoder, const struct budget *budget,
                         struct budget_row *row)
{
    struct sum sum = {0};
    if (budget->by_years || budget->column_count == 0) {
        row->whole = row->cells[budget_cells(budget) - 1].amount;
        return;
    }
    for (size_t c = 0; c < budget->column_count; c++) {
        sum_add(&sum, &row->cells[c].amount);
    }
    row->whole.mark = row->mark;
    sum_settle(decoder, &row->whole, &sum, N_("the sources"), false);
    fill(&row->whole, &sum);
}

/* What changed against the previous budget, unless that is typed. */
static void reckon_change(struct decoder *decoder, struct budget_row *row)
{
    struct amount *change = &row->change.amount;
    if (row->previous.amount.kind != AMOUNT_NUMBER || row->whole.kind != AMOUNT_NUMBER ||
        change->kind != AMOUNT_EMPTY ||
        !sum_check_money(decoder, &row->whole, N_("this change")) ||
        !sum_check_money(decoder, &row->previous.amount, N_("this change"))) {
        return;
    }
    change->kind = AMOUNT_NUMBER;
    change->mark = row->previous.amount.mark;
    if (!number_subtract(&change->number, row->whole.number,
                         row->previous.amount.number)) {
        diag_error(decoder->diag, row->mark, "number-large",
                   "the change of this row has more than 18 digits");
    }
}

/* ---- parts ----------------------------------------------------------------------- */

/* Parts that say more or less than what they are parts of. */
static void review_column(struct decoder *decoder, const struct budget_row *row,
                          size_t column)
{
    const struct amount *whole = &row->cells[column].amount;
    struct sum sum = {0};
    struct number by;
    for (size_t i = 0; i < row->part_count; i++) {
        sum_add(&sum, &row->parts[i].cells[column].amount);
    }
    if (whole->kind != AMOUNT_NUMBER || !sum.any || sum.too_large ||
        !number_subtract(&by, sum.number, whole->number)) {
        return;
    }
    bool over = by.units > 0;
    if (by.units == 0 || (sum.unknown && !over)) {
        return;
    }
    by.units = over ? by.units : -by.units;
    data_doubt(decoder, REVIEW_PARTS, whole->mark,
               over ? N_("the parts of this row add to %.*s, which is %.*s more than its "
                         "%.*s")
                    : N_("the parts of this row add to %.*s, which is %.*s less than its "
                         "%.*s"),
               STR_ARGS(number_write(sum.number, decoder->arena)),
               STR_ARGS(number_write(by, decoder->arena)),
               STR_ARGS(number_write(whole->number, decoder->arena)));
}

/* A row and its parts, which are no deeper than the format allows. */
static void reckon_row(struct decoder *decoder, struct budget *budget,
                       struct budget_row *row)
{
    reckon_whole(decoder, budget, row);
    reckon_change(decoder, row);
    budget->has_previous |= row->previous.amount.kind != AMOUNT_EMPTY;
    budget->has_change |= row->change.amount.kind != AMOUNT_EMPTY;
    for (size_t i = 0; i < row->part_count; i++) {
        reckon_row(decoder, budget, &row->parts[i]);
    }
    for (size_t c = 0; row->part_count > 0 && c < budget_cells(budget); c++) {
        review_column(decoder, row, c);
    }
}

/* ---- totals ---------------------------------------------------------------------- */

/* An amount of each row. */
typedef const struct amount *amount_of(const struct budget_row *row, size_t column);

static const struct amount *cell_of(const struct budget_row *row, size_t column)
{
    return &row->cells[column].amount;
}

static const struct amount *whole_of(const struct budget_row *row, size_t column)
{
    (void)column;
    return &row->whole;
}

static const struct amount *previous_of(const struct budget_row *row, size_t column)
{
    (void)column;
    return &row->previous.amount;
}

static const struct amount *change_of(const struct budget_row *row, size_t column)
{
    (void)column;
    return &row->change.amount;
}

static struct sum sum_rows(const struct budget *budget, amount_of *of, size_t column)
{
    struct sum sum = {0};
    for (size_t r = 0; r < budget->row_count; r++) {
        sum_add(&sum, of(&budget->rows[r], column));
    }
    return sum;
}

/* True if each row has that amount: else their sum would stand for rows without one. */
static bool all_have(const struct budget *budget, amount_of *of)
{
    for (size_t r = 0; r < budget->row_count; r++) {
        if (of(&budget->rows[r], 0)->kind == AMOUNT_EMPTY) {
            return false;
        }
    }
    return true;
}

static void settle(struct decoder *decoder, struct budget *budget, struct amount *amount,
                   const struct sum *sum, const char *what)
{
    bool given = amount->kind != AMOUNT_EMPTY;
    sum_settle(decoder, amount, sum, what, false);
    if (!given) {
        fill(amount, sum);
    }
    if (sum->unknown && (!given || sum->any)) {
        budget->without_unknown = true;
    }
}

static void reckon_total(struct decoder *decoder, struct budget *budget)
{
    struct budget_row *total = &budget->total;
    for (size_t c = 0; c < budget->column_count; c++) {
        struct sum sum = sum_rows(budget, cell_of, c);
        struct str id = budget->columns[c].id;
        const char *what = str_to_c(decoder->arena,
                                    str_format(decoder->arena, "\"%.*s\"", STR_ARGS(id)));
        settle(decoder, budget, &total->cells[c].amount, &sum, what);
    }
    struct sum sum = sum_rows(budget, whole_of, 0);
    total->whole = total->amount.amount;
    settle(decoder, budget, &total->whole, &sum, N_("all rows"));
    if (budget->column_count == 0) {
        total->cells[0].amount = total->whole;
    }
    if (budget->has_previous && all_have(budget, previous_of)) {
        sum = sum_rows(budget, previous_of, 0);
        settle(decoder, budget, &total->previous.amount, &sum, "\"previous\"");
    }
    if (budget->has_change && all_have(budget, change_of)) {
        sum = sum_rows(budget, change_of, 0);
        settle(decoder, budget, &total->change.amount, &sum, "\"change\"");
    }
}

/* ---- shares ---------------------------------------------------------------------- */

/* Amounts of which each gets its share; what is no number gets none. */
struct shared_out {
    const struct amount **wholes;
    struct amount **shares;
    size_t count;
};

/* False, with a doubt, if they cannot be shared out. */
static bool share_out(struct decoder *decoder, const struct budget *budget,
                      const struct shared_out *out, struct mark mark)
{
    struct number *numbers = arena_new_array(decoder->arena, out->count, struct number);
    int64_t *units = arena_new_array(decoder->arena, out->count, int64_t);
    for (size_t i = 0; i < out->count; i++) {
        bool number = out->wholes[i]->kind == AMOUNT_NUMBER;
        numbers[i] = number ? out->wholes[i]->number : (struct number){0, 0};
    }
    int wanted = budget->has_shares ? budget->shares : SHARE_DECIMALS_OWN;
    unsigned decimals = shares_decimals(numbers, out->count, wanted);
    if (!number_shares(units, numbers, out->count, shares_whole(decimals),
                       decoder->arena)) {
        data_doubt(decoder, REVIEW_SHARES, mark,
                   "there are no shares, so nothing is drawn: a part is negative, or all "
                   "are 0");
        return false;
    }
    for (size_t i = 0; i < out->count; i++) {
        if (numbers[i].units > 0) {
            share_fill(out->shares[i], numbers[i], units[i], decimals);
        }
    }
    return true;
}

static struct shared_out shared_make(struct decoder *decoder, size_t count)
{
    return (struct shared_out){
        .wholes = arena_array(decoder->arena, count, sizeof(const struct amount *)),
        .shares = arena_array(decoder->arena, count, sizeof(struct amount *))};
}

static bool share_rows(struct decoder *decoder, struct budget *budget)
{
    struct shared_out out = shared_make(decoder, budget->row_count);
    for (size_t r = 0; r < budget->row_count; r++) {
        out.wholes[out.count] = &budget->rows[r].whole;
        out.shares[out.count++] = &budget->rows[r].share;
    }
    struct number first = {0, 0};
    if (!share_out(decoder, budget, &out, budget->rows[0].mark)) {
        return false;
    }
    for (size_t r = 0; r < budget->row_count; r++) {
        first = budget->rows[r].share.kind != AMOUNT_EMPTY ? budget->rows[r].share.number
                                                           : first;
    }
    budget->total.share.kind = AMOUNT_NUMBER;
    budget->total.share.number =
        (struct number){shares_whole(first.decimals), first.decimals};
    return true;
}

static bool share_sources(struct decoder *decoder, struct budget *budget)
{
    struct shared_out out = shared_make(decoder, budget->column_count);
    for (size_t c = 0; c < budget->column_count; c++) {
        out.wholes[out.count] = &budget->total.cells[c].amount;
        out.shares[out.count++] = &budget->columns[c].share;
    }
    return share_out(decoder, budget, &out, budget->columns[0].mark);
}

/* ---- what is drawn --------------------------------------------------------------- */

enum { BLOCKS_MOST = 6, SOURCES_LEAST = 2, SOURCES_MOST = 5 };

static unsigned bit(enum budget_part part)
{
    return 1U << part;
}

static void drop(struct budget *budget, enum budget_part part)
{
    budget->show &= ~bit(part);
}

/* By what there is, unless the file says it; one row alone is all of it. */
static void choose_parts(struct budget *budget)
{
    bool blocks = budget->row_count > 1 &&
                  (budget_is_by_priority(budget) || budget->row_count <= BLOCKS_MOST);
    bool sources = !budget->by_years && budget->source_count >= SOURCES_LEAST &&
                   budget->source_count <= SOURCES_MOST;
    if (budget->show == 0) {
        budget->show = bit(BUDGET_TABLE) | (blocks ? bit(BUDGET_BLOCKS) : 0) |
                       (sources ? bit(BUDGET_SOURCES) : 0) |
                       (budget->has_change ? bit(BUDGET_CHANGE) : 0);
    }
}

static void drop_parts(struct decoder *decoder, struct budget *budget, struct mark mark)
{
    bool blocks = budget_is_by_priority(budget) || budget->row_count <= BLOCKS_MOST;
    size_t sources = budget->by_years ? 0 : budget->source_count;
    if (budget_shows(budget, BUDGET_BLOCKS) && !blocks) {
        data_doubt(
            decoder, REVIEW_SHARES, mark,
            "blocks are drawn of at most %d rows, or of priorities alone; here are "
            "%zu rows, so there are none",
            BLOCKS_MOST, budget->row_count);
        drop(budget, BUDGET_BLOCKS);
    }
    if (budget_shows(budget, BUDGET_SOURCES) &&
        (sources < SOURCES_LEAST || sources > SOURCES_MOST)) {
        data_doubt(decoder, REVIEW_SHARES, mark,
                   "sources are drawn of %d to %d; here are %zu, so there is no drawing",
                   SOURCES_LEAST, SOURCES_MOST, sources);
        drop(budget, BUDGET_SOURCES);
    }
    if (budget_shows(budget, BUDGET_BLOCKS) && !share_rows(decoder, budget)) {
        drop(budget, BUDGET_BLOCKS);
    }
    if (budget_shows(budget, BUDGET_SOURCES) && !share_sources(decoder, budget)) {
        drop(budget, BUDGET_SOURCES);
    }
}

/* ---- balance --------------------------------------------------------------------- */

/* What is left: revenue, what was carried forward and financing, less expenditure. */
static void reckon_balance(struct decoder *decoder, struct budget_balance *balance)
{
    struct sum sum = {0};
    for (enum budget_line line = 0; line < BALANCE_LINE_COUNT; line++) {
        struct amount amount = balance->lines[line].amount;
        if (line == BALANCE_EXPENDITURE) {
            amount.number.units = -amount.number.units;
        }
        sum_add(&sum, &amount);
    }
    balance->result.mark = balance->mark;
    sum_settle(decoder, &balance->result, &sum, N_("these lines"), false);
    fill(&balance->result, &sum);
    if (sum.unknown) {
        balance->result.kind = AMOUNT_UNKNOWN;
    }
}

/* The total of rows on one side of the balance is its line there. */
static void compare_balance(struct decoder *decoder, const struct budget *budget)
{
    enum budget_line line =
        budget->side == BUDGET_REVENUE ? BALANCE_REVENUE : BALANCE_EXPENDITURE;
    const struct amount *told = &budget->balance.lines[line].amount;
    const struct amount *sum = &budget->total.whole;
    bool one_side = budget->side == BUDGET_REVENUE || budget->side == BUDGET_EXPENDITURE;
    if (budget->has_balance && one_side && !budget->by_years &&
        told->kind == AMOUNT_NUMBER && sum->kind == AMOUNT_NUMBER &&
        number_compare(told->number, sum->number) != 0) {
        struct str rows = number_write(sum->number, decoder->arena);
        struct str balance = number_write(told->number, decoder->arena);
        data_doubt(decoder, REVIEW_FACTS, told->mark,
                   "the rows add up to %.*s, but the balance says %.*s", STR_ARGS(rows),
                   STR_ARGS(balance));
    }
}

/* ---- all of it --------------------------------------------------------------------- */

bool budget_is_by_priority(const struct budget *budget)
{
    for (size_t r = 0; r < budget->row_count; r++) {
        if (budget->rows[r].priority == NULL) {
            return false;
        }
    }
    return budget->row_count > 0;
}

void budget_reckon(struct decoder *decoder, struct budget *budget)
{
    if (budget->has_balance) {
        reckon_balance(decoder, &budget->balance);
    }
    if (budget->row_count == 0) {
        return;
    }
    for (size_t r = 0; r < budget->row_count; r++) {
        reckon_row(decoder, budget, &budget->rows[r]);
    }
    reckon_total(decoder, budget);
    compare_balance(decoder, budget);
    choose_parts(budget);
    drop_parts(decoder, budget, budget->rows[0].mark);
}
