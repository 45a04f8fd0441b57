/* The tables of a budget: rows by sources or years with what they are parts of, changes,
 * shares, a total; and the balance. */
#include "sections/budget_parts.h"

#define INSET MM(6.4) /* of labels from the marks of priorities */
#define LEVEL MM(4) /* of parts from what they are parts of */

enum { MORE_COLUMNS = 5, LONG = 5 };

/* clang-format off */
static const char *const SIDES[][LANG_COUNT] = {
    [BUDGET_ITEMS] = LANG_EACH("Перо", "Item"),
    [BUDGET_REVENUE] = LANG_EACH("Приходи", "Revenue"),
    [BUDGET_EXPENDITURE] = LANG_EACH("Разходи", "Expenditure"),
    [BUDGET_FUNDING] = LANG_EACH("Източници", "Sources"),
};
static const char *const LINES[][LANG_COUNT] = {
    [BALANCE_REVENUE] = LANG_EACH("Приходи", "Revenue"),
    [BALANCE_EXPENDITURE] = LANG_EACH("Разходи", "Expenditure"),
    [BALANCE_CARRIED] = LANG_EACH("Преходен остатък", "Carried forward"),
    [BALANCE_FINANCING] = LANG_EACH("Финансиране", "Financing"),
    [BALANCE_LINE_COUNT] = LANG_EACH("Салдо", "Balance"),
};
static const char *const AMOUNT[LANG_COUNT] = LANG_EACH("Сума", "Amount");
static const char *const BEFORE[LANG_COUNT] = LANG_EACH("Преди", "Before");
static const char *const CHANGE[LANG_COUNT] = LANG_EACH("Промяна", "Change");
static const char *const OF_WHICH[LANG_COUNT] = LANG_EACH("в т." NBSP "ч. ", "of which ");
/* clang-format on */

struct script_texts budget_words(const struct budget_making *making,
                                 const char *const *words)
{
    struct str own[SIDE_COUNT] = {{0}};
    for (enum side side = 0; side < budget_sides(making); side++) {
        own[side] = str_from(words[budget_lang(making, side)]);
    }
    return script_words(making->script, own);
}

const char *const *budget_side_words(enum budget_side side)
{
    return SIDES[side];
}

/* ---- how money is printed -----------------------------------------------------------
 */

/* What is done with each amount of the rows, their parts and the total. */
struct survey {
    int down; /* powers of ten from what is typed to what is shown */
    unsigned decimals; /* that all amounts need, at most BUDGET_DECIMALS_MOST */
    bool inexact; /* some would need more */
    bool large; /* some have five digits */
};

static void survey_amount(struct survey *survey, const struct amount *amount)
{
    struct number scaled, rounded;
    if (amount->kind != AMOUNT_NUMBER || survey->down == 0) {
        return;
    }
    if (!number_shift(&scaled, amount->number, -survey->down)) {
        survey->inexact = true;
        return;
    }
    for (unsigned d = 0; d <= NUMBER_DECIMALS_MAX; d++) {
        if (number_round(&rounded, scaled, d) && number_compare(rounded, scaled) == 0) {
            survey->inexact |= d > BUDGET_DECIMALS_MOST;
            survey->decimals = d > survey->decimals ? d : survey->decimals;
            return;
        }
    }
}

static void survey_row(struct survey *survey, const struct budget *budget,
                       const struct budget_row *row, const struct amount_style *style)
{
    const struct amount *more[] = {&row->whole, &row->previous.amount,
                                   &row->change.amount};
    for (size_t i = 0; i < budget_cells(budget) + sizeof more / sizeof more[0]; i++) {
        size_t cells = budget_cells(budget);
        const struct amount *amount = i < cells ? &row->cells[i].amount : more[i - cells];
        survey_amount(survey, amount);
        survey->large |= style != NULL && figure_digits(amount, style) >= LONG;
    }
    for (size_t i = 0; i < row->part_count; i++) {
        survey_row(survey, budget, &row->parts[i], style);
    }
}

static void survey_all(struct survey *survey, const struct budget *budget,
                       const struct amount_style *style)
{
    const struct budget_balance *balance = &budget->balance;
    for (size_t r = 0; r < budget->row_count; r++) {
        survey_row(survey, budget, &budget->rows[r], style);
    }
    if (budget->row_count > 0) {
        survey_row(survey, budget, &budget->total, style);
    }
    for (enum budget_line line = 0; line < BALANCE_LINE_COUNT; line++) {
        survey_amount(survey, &balance->lines[line].amount);
        survey->large |=
            style != NULL && figure_digits(&balance->lines[line].amount, style) >= LONG;
    }
}

/* Money in millions has up to two decimals, in thousands and units as many as typed or
 * none; whatever is rounded then is told. */
void budget_set_styles(struct budget_making *making)
{
    const struct budget *budget = making->budget;
    struct survey survey = {.down = budget->print - budget->scale};
    survey_all(&survey, budget, NULL);
    bool millions = budget->print == BUDGET_MILLIONS && survey.down > 0;
    unsigned decimals = !millions                                ? 0
                        : survey.decimals > BUDGET_DECIMALS_MOST ? BUDGET_DECIMALS_MOST
                                                                 : survey.decimals;
    making->money = (struct amount_style){
        .down = survey.down, .fixed = millions, .decimals = decimals};
    survey_all(&survey, budget, &making->money);
    making->money.grouping = survey.large ? GROUP_ALL : GROUP_LONG;
    making->change = making->money;
    making->change.sign = true;
    making->legend.rounded = survey.inexact || survey.decimals > decimals;
    making->legend.rounded_to = budget->print - (int)decimals;
    making->legend.currency = figure_currency(&budget->money);
    making->legend.rate =
        figure_has_rate(&budget->money, &making->build->request->brochure->document.also);
}

/* ---- columns --------------------------------------------------------------------- */

static struct grid_column *add_column(struct budget_making *making)
{
    struct grid_column *column = &making->grid->columns[making->grid->column_count++];
    column->align = GRID_FIGURES;
    return column;
}

static struct script_texts money_unit(const struct budget_making *making)
{
    struct str words[SIDE_COUNT] = {{0}};
    struct currency currency = figure_currency(&making->budget->money);
    for (enum side side = 0; side < budget_sides(making); side++) {
        words[side] = numeral_money_unit(budget_lang(making, side), &currency,
                                         making->budget->print, budget_arena(making));
    }
    return script_words(making->script, words);
}

/* A year over a column: as its head, or on a line below that. */
static void set_year(const struct budget_making *making, struct str *words,
                     struct moment year)
{
    for (enum side side = 0; side < budget_sides(making) && year.year > 0; side++) {
        words[side] =
            numeral_moment_short(budget_lang(making, side), year, budget_arena(making));
    }
}

/* „Приоритет“, or the word that the priorities are called by. */
static struct script_texts label_words(const struct budget_making *making)
{
    const struct budget *budget = making->budget;
    struct str words[SIDE_COUNT] = {{0}}, own[SIDE_COUNT] = {{0}};
    if (budget->side != BUDGET_ITEMS || !budget_is_by_priority(budget)) {
        return budget_words(making, SIDES[budget->side]);
    }
    const struct priority *first = budget->rows[0].priority;
    const struct brochure *brochure = making->build->request->brochure;
    for (size_t i = 0; i < brochure->section_count; i++) {
        const struct priorities *set = &brochure->sections[i].as.priorities;
        if (brochure->sections[i].kind == SECTION_PRIORITIES && first >= set->items &&
            first < set->items + set->item_count) {
            build_plain(making->build, &set->naming.label, own);
        }
    }
    for (enum side side = 0; side < budget_sides(making); side++) {
        words[side] = own[side].size > 0
                          ? own[side]
                          : phrase_find(PHRASE_PRIORITY, budget_lang(making, side));
    }
    return script_words(making->script, words);
}

/* A label that says in what all figures are counted: „Приоритет, хил. евро“. */
static void set_label(const struct budget_making *making, bool counted)
{
    struct grid_cell *head = &making->grid->columns[0].head;
    struct script_texts unit = money_unit(making);
    for (enum side side = 0; side < budget_sides(making) && counted; side++) {
        head->texts.of[side] =
            figure_suffix(making->build, head->texts.of[side],
                          text_plain(unit.of[side], budget_arena(making)));
    }
}

static void add_cells_columns(struct budget_making *making)
{
    const struct budget *budget = making->budget;
    for (size_t c = 0; c < budget->column_count; c++) {
        struct grid_column *column = add_column(making);
        const struct budget_column *source = &budget->columns[c];
        if (budget->by_years) {
            set_year(making, column->head.figure, source->year);
        } else {
            column->head.texts = build_inline(making->build, &source->name);
        }
    }
    if (budget->by_years) {
        return;
    }
    making->whole = making->grid->column_count;
    struct grid_column *whole = add_column(making);
    whole->strong = budget->column_count > 0 || making->previous > 0;
    if (budget->column_count > 0) {
        whole->head.texts =
            budget_words(making, (const char *const[])LANG_EACH("Общо", "Total"));
    } else if (budget->year.year > 0) {
        set_year(making, whole->head.figure, budget->year);
    } else {
        whole->head.texts = budget_words(making, AMOUNT);
    }
}

static void add_previous_column(struct budget_making *making)
{
    const struct budget_before *before = &making->budget->before;
    making->previous = making->grid->column_count;
    struct grid_column *column = add_column(making);
    if (localized_is_given(&before->label)) {
        column->head.texts = build_inline(making->build, &before->label);
        set_year(making, column->unit, before->year);
    } else if (before->year.year > 0) {
        set_year(making, column->head.figure, before->year);
    } else {
        column->head.texts = budget_words(making, BEFORE);
    }
}

/* Shares stand in the table where it is not cut by sources or years. */
static bool has_shares(const struct budget_making *making)
{
    return budget_shows(making->budget, BUDGET_BLOCKS) &&
           making->budget->column_count == 0;
}

static void make_columns(struct budget_making *making)
{
    const struct budget *budget = making->budget;
    struct grid *grid = making->grid;
    bool compares = budget_shows(budget, BUDGET_CHANGE) && budget->has_change;
    bool previous = compares && budget->has_previous;
    grid->columns = arena_new_array(
        budget_arena(making), budget->column_count + MORE_COLUMNS, struct grid_column);
    grid->column_count = 1;
    grid->columns[0].head.texts = label_words(making);
    if (previous && budget->column_count == 0) {
        add_previous_column(making);
    }
    add_cells_columns(making);
    if (previous && budget->column_count > 0) {
        add_previous_column(making);
    }
    if (compares) {
        making->changes = grid->column_count;
        add_column(making)->head.texts = budget_words(making, CHANGE);
    }
    bool alone = grid->column_count == 2;
    if (alone) {
        struct grid_column *column = &grid->columns[1];
        column->head = (struct grid_cell){.texts = money_unit(making)};
        set_year(making, column->unit, budget->year);
    }
    set_label(making, !alone);
    if (has_shares(making)) {
        making->shares = grid->column_count;
        add_column(making)->head.figure[SIDE_FIRST] = STR("%");
        grid->columns[making->shares].head.figure[SIDE_SECOND] = STR("%");
    }
}

/* ---- rows ------------------------------------------------------------------------ */

static void fill(struct budget_making *making, struct grid_cell *cell,
                 const struct budget_value *value, const struct amount_style *style)
{
    figure_cell(making->build, cell, &value->amount, style);
    figure_note(&making->legend, &value->amount);
    cell->marks = figure_marks(making->build, &value->note);
}

/* „(+5,2%)“: how much a total changed, below it. */
static void fill_percent(const struct budget_making *making, struct grid_cell *cell,
                         const struct budget_row *total)
{
    struct number before, hundred, part;
    const struct numeral_form form = {.sign = true, .decimals = 1};
    if (total->change.amount.kind != AMOUNT_NUMBER ||
        total->whole.kind != AMOUNT_NUMBER ||
        !number_subtract(&before, total->whole.number, total->change.amount.number) ||
        before.units <= 0 || !number_shift(&hundred, total->change.amount.number, 2) ||
        !number_divide(&part, hundred, before, 1)) {
        return;
    }
    for (enum side side = 0; side < budget_sides(making); side++) {
        struct str number =
            numeral_number(budget_lang(making, side), part, &form, budget_arena(making));
        cell->below[side] =
            str_format(budget_arena(making), "(%.*s%%)", STR_ARGS(number));
    }
    cell->spoken[SIDE_SECOND] =
        str_format(budget_arena(making), "%.*s %.*s", STR_ARGS(cell->figure[SIDE_SECOND]),
                   STR_ARGS(cell->below[SIDE_SECOND]));
}

static void fill_figures(struct budget_making *making, struct grid_row *out,
                         const struct budget_row *row)
{
    const struct budget *budget = making->budget;
    size_t first = budget->column_count == 0 ? making->whole : 1;
    for (size_t c = 0; c < budget_cells(budget); c++) {
        fill(making, &out->cells[first + c], &row->cells[c], &making->money);
    }
    if (making->whole > 0 && budget->column_count > 0) {
        const struct budget_value whole = {.amount = row->whole};
        fill(making, &out->cells[making->whole], &whole, &making->money);
    }
    if (making->previous > 0) {
        fill(making, &out->cells[making->previous], &row->previous, &making->money);
    }
    if (making->changes > 0) {
        fill(making, &out->cells[making->changes], &row->change, &making->change);
    }
    if (making->shares > 0) {
        figure_cell(making->build, &out->cells[making->shares], &row->share,
                    &making->share);
        figure_note(&making->legend, &row->share);
    }
}

/* The number or code of a row before its name, and „в т. ч.“ before its first part. */
void budget_fill_label(const struct budget_making *making, struct grid_cell *cell,
                       const struct budget_row *row, bool of_which)
{
    const struct localized *name =
        row->priority != NULL ? &row->priority->title : &row->name;
    struct str number = row->priority != NULL ? row->priority->numeral : row->code.text;
    cell->texts = build_inline(making->build, name);
    cell->marks = figure_marks(making->build, &row->note);
    for (enum side side = 0; side < budget_sides(making); side++) {
        const struct text_block *text = cell->texts.of[side];
        if (text == NULL) {
            continue;
        }
        struct str before =
            str_format(budget_arena(making), "%s%.*s%s",
                       of_which ? OF_WHICH[budget_lang(making, side)] : "",
                       STR_ARGS(number), number.size > 0 ? NBSP NBSP : "");
        cell->texts.of[side] =
            before.size > 0 ? figure_prefix(making->build, before, text) : text;
    }
}

static struct grid_row *add_row(struct budget_making *making, enum grid_row_kind kind)
{
    struct grid_row *row = &making->grid->rows[making->grid->row_count++];
    row->kind = kind;
    row->cells = arena_new_array(budget_arena(making), making->grid->column_count,
                                 struct grid_cell);
    return row;
}

static size_t count_rows(const struct budget_row *rows, size_t count)
{
    size_t all = count;
    for (size_t i = 0; i < count; i++) {
        all += count_rows(rows[i].parts, rows[i].part_count);
    }
    return all;
}

/* Rows and, below each, its parts, no deeper than the format allows. */
static void add_rows(struct budget_making *making, const struct budget_row *rows,
                     size_t count, mpt indent)
{
    for (size_t i = 0; i < count; i++) {
        struct grid_row *out = add_row(making, GRID_ROW);
        out->indent = indent;
        if (rows[i].priority != NULL) {
            out->mark = rows[i].priority->number;
            making->grid->inset = INSET;
        }
        budget_fill_label(making, &out->cells[0], &rows[i], indent > 0 && i == 0);
        fill_figures(making, out, &rows[i]);
        add_rows(making, rows[i].parts, rows[i].part_count, indent + LEVEL);
    }
}

static void add_total(struct budget_making *making)
{
    const struct budget_row *total = &making->budget->total;
    struct grid_row *out = add_row(making, GRID_TOTAL);
    out->cells[0].texts =
        budget_words(making, (const char *const[])LANG_EACH("Общо", "Total"));
    fill_figures(making, out, total);
    if (making->changes > 0) {
        fill_percent(making, &out->cells[making->changes], total);
    }
    making->legend.without_unknown |= making->budget->without_unknown;
}

struct grid *budget_make_table(struct budget_making *making)
{
    const struct budget *budget = making->budget;
    making->grid = arena_new(budget_arena(making), struct grid);
    figure_caption(making->build, making->grid, &budget->caption);
    make_columns(making);
    making->grid->rows =
        arena_new_array(budget_arena(making),
                        count_rows(budget->rows, budget->row_count) + 1, struct grid_row);
    add_rows(making, budget->rows, budget->row_count, 0);
    add_total(making);
    return making->grid;
}

/* ---- balance --------------------------------------------------------------------- */

static void add_line(struct budget_making *making, enum budget_line line)
{
    const struct budget_balance *balance = &making->budget->balance;
    bool result = line == BALANCE_LINE_COUNT;
    const struct budget_value value = {.amount = balance->result};
    struct grid_row *row = add_row(making, result ? GRID_TOTAL : GRID_ROW);
    row->cells[0].texts = budget_words(making, LINES[line]);
    fill(making, &row->cells[1], result ? &value : &balance->lines[line], &making->money);
}

/* Revenue before expenditure, then what was carried and borrowed; a line that is not
 * given drops. */
struct grid *budget_make_balance(struct budget_making *making)
{
    const struct budget_balance *balance = &making->budget->balance;
    making->grid = arena_new(budget_arena(making), struct grid);
    making->grid->columns = arena_new_array(budget_arena(making), 2, struct grid_column);
    making->grid->column_count = 2;
    making->grid->columns[0].head.texts = budget_words(making, SIDES[BUDGET_ITEMS]);
    making->grid->columns[1].align = GRID_FIGURES;
    making->grid->columns[1].head.texts = money_unit(making);
    if (!making->budget->by_years) {
        set_year(making, making->grid->columns[1].unit, making->budget->year);
    }
    making->grid->rows =
        arena_new_array(budget_arena(making), BALANCE_LINE_COUNT + 1, struct grid_row);
    for (enum budget_line line = 0; line < BALANCE_LINE_COUNT; line++) {
        if (balance->lines[line].amount.kind != AMOUNT_EMPTY) {
            add_line(making, line);
        }
    }
    add_line(making, BALANCE_LINE_COUNT);
    return making->grid;
}
