/* Budgets: the total in large type, its parts as blocks, the rows as a table, the same
 * money by source, what is left in the end. */
#include "sections/budget_blocks.h"
#include "sections/budget_parts.h"

#define GAP_BELOW_BLOCKS B(0.5)
#define GAP_BELOW_TEXT B(2)
#define GAP_BELOW_HEADING B(3)

/* clang-format off */
static const char *const BY_PRIORITY[LANG_COUNT] = LANG_EACH("По приоритети", "By priority");
static const char *const BY_ITEM[LANG_COUNT] = LANG_EACH("По пера", "By item");
static const char *const BY_SOURCE[LANG_COUNT] = LANG_EACH("По източници", "By source");
static const char *const FOR[LANG_COUNT] = LANG_EACH(" за ", " for ");
/* clang-format on */

/* „Дяловете са закръглени до една десета.“ */
static void note_shares(struct budget_making *making)
{
    static const char *const ROUNDED[BUDGET_DECIMALS_MOST][LANG_COUNT] = {
        LANG_EACH("Дяловете са закръглени до една десета.",
                  "Shares are rounded to one tenth."),
        LANG_EACH("Дяловете са закръглени до една стотна.",
                  "Shares are rounded to one hundredth.")};
    unsigned decimals = making->budget->total.share.number.decimals;
    if (making->shares > 0 && decimals > 0) {
        struct grid_note *note = arena_new(budget_arena(making), struct grid_note);
        note->texts = budget_words(making, ROUNDED[decimals - 1]);
        making->legend.more = note;
        making->legend.more_count = 1;
    }
}

/* ---- blocks ----------------------------------------------------------------------- */

static struct moment drawn_year(const struct budget *budget)
{
    return budget->by_years ? budget->columns[budget->column_count - 1].year
                            : budget->year;
}

/* „По приоритети“; of several years the last one is drawn, and said. */
static struct script_texts blocks_caption(const struct budget_making *making,
                                          const char *const *words)
{
    struct str own[SIDE_COUNT] = {{0}};
    for (enum side side = 0; side < budget_sides(making); side++) {
        enum lang lang = budget_lang(making, side);
        struct str year =
            numeral_moment(lang, drawn_year(making->budget), budget_arena(making));
        own[side] = str_from(words[lang]);
        if (making->budget->by_years) {
            own[side] =
                str_format(budget_arena(making), "%s, %.*s", words[lang], STR_ARGS(year));
        }
    }
    return script_words(making->script, own);
}

/* „30%“ in each language; what is less than the least that is shown as „<1%“. */
static void fill_share(const struct budget_making *making, struct grid_cell *cell,
                       const struct amount *share)
{
    figure_cell(making->build, cell, share, &making->share);
    for (enum side side = 0; side < budget_sides(making); side++) {
        cell->figure[side] =
            str_format(budget_arena(making), "%.*s%%", STR_ARGS(cell->figure[side]));
    }
    if (share->kind == AMOUNT_BOUND) {
        struct str number =
            numeral_number(budget_lang(making, SIDE_FIRST), share->number,
                           &(const struct numeral_form){0}, budget_arena(making));
        cell->shared = str_format(budget_arena(making), "<%.*s%%", STR_ARGS(number));
    }
}

static struct budget_block *add_block(const struct budget_making *making,
                                      struct budget_blocks *blocks,
                                      const struct amount *whole,
                                      const struct amount *share)
{
    struct budget_block *block = &blocks->items[blocks->count++];
    block->whole = whole->number;
    fill_share(making, &block->share, share);
    return block;
}

/* True if numerals stand for the rows: those of priorities, told in the table. */
static bool has_numerals(const struct budget *budget, const struct drawing *table)
{
    for (size_t r = 0; r < budget->row_count; r++) {
        const struct priority *priority = budget->rows[r].priority;
        if (priority == NULL || priority->numeral.size == 0) {
            return false;
        }
    }
    return table != NULL;
}

/* A numeral, and what is said in its place. */
static void set_numeral(const struct budget_making *making, struct budget_block *block,
                        struct str numeral)
{
    block->numeral = numeral;
    for (enum side side = 0; side < budget_sides(making); side++) {
        const struct text_block *name = block->name.of[side];
        block->titles[side] =
            name == NULL ? numeral : text_plain(name, budget_arena(making));
    }
}

static void add_row_blocks(struct budget_making *making, const struct drawing *table)
{
    const struct budget *budget = making->budget;
    struct budget_blocks *blocks = arena_new(budget_arena(making), struct budget_blocks);
    const char *const *words = budget_is_by_priority(budget) ? BY_PRIORITY
                               : budget->side == BUDGET_ITEMS
                                   ? BY_ITEM
                                   : budget_side_words(budget->side);
    blocks->caption = blocks_caption(making, words);
    blocks->table = table;
    blocks->named = !has_numerals(budget, table);
    blocks->items =
        arena_new_array(budget_arena(making), budget->row_count, struct budget_block);
    for (size_t r = 0; r < budget->row_count; r++) {
        const struct budget_row *row = &budget->rows[r];
        if (row->share.kind == AMOUNT_EMPTY) {
            continue;
        }
        struct budget_block *block = add_block(making, blocks, &row->whole, &row->share);
        struct grid_cell label = {0};
        budget_fill_label(making, &label, row, false);
        block->name = label.texts;
        block->priority = row->priority != NULL ? row->priority->number : 0;
        if (!blocks->named && row->priority != NULL) {
            set_numeral(making, block, row->priority->numeral);
        }
    }
    budget_blocks_add(making->script, blocks);
}

static void add_source_blocks(struct budget_making *making, const struct drawing *table)
{
    const struct budget *budget = making->budget;
    struct budget_blocks *blocks = arena_new(budget_arena(making), struct budget_blocks);
    blocks->caption = blocks_caption(making, BY_SOURCE);
    blocks->table = table;
    blocks->named = true;
    blocks->items =
        arena_new_array(budget_arena(making), budget->column_count, struct budget_block);
    for (size_t c = 0; c < budget->column_count; c++) {
        const struct budget_column *source = &budget->columns[c];
        if (source->share.kind != AMOUNT_EMPTY) {
            add_block(making, blocks, &budget->total.cells[c].amount, &source->share)
                ->name = build_inline(making->build, &source->name);
        }
    }
    budget_blocks_add(making->script, blocks);
}

/* ---- total ----------------------------------------------------------------------- */

/* The amount as a short number, with the power of ten that it is counted in. */
static struct number shorten(struct number amount, int scale, int *power)
{
    static const struct {
        int power;
        unsigned decimals;
    } FORMS[] = {{BUDGET_MILLIONS, BUDGET_DECIMALS_MOST}, {BUDGET_THOUSANDS, 0}};
    struct number one = {1, 0}, scaled, rounded, size;
    for (size_t i = 0; i < sizeof FORMS / sizeof FORMS[0]; i++) {
        if (!number_shift(&scaled, amount, scale - FORMS[i].power) ||
            !number_round(&rounded, scaled, FORMS[i].decimals)) {
            continue;
        }
        size = (struct number){rounded.units < 0 ? -rounded.units : rounded.units,
                               rounded.decimals};
        if (number_compare(rounded, scaled) == 0 && number_compare(size, one) >= 0) {
            *power = FORMS[i].power;
            while (rounded.decimals > 0 && rounded.units % 10 == 0) {
                rounded.units /= 10;
                rounded.decimals--;
            }
            return rounded;
        }
    }
    *power = 0;
    return number_shift(&scaled, amount, scale) ? scaled : amount;
}

/* „ за 2025 г.“ */
static struct str period_words(const struct budget_making *making, enum side side)
{
    struct moment year = drawn_year(making->budget);
    enum lang lang = budget_lang(making, side);
    struct str words = numeral_moment(lang, year, budget_arena(making));
    return year.year == 0
               ? STR("")
               : str_format(budget_arena(making), "%s%.*s", FOR[lang], STR_ARGS(words));
}

static void add_figure(struct budget_making *making)
{
    const struct budget *budget = making->budget;
    const struct numeral_form form = {.grouping = GROUP_LONG};
    struct currency currency = figure_currency(&budget->money);
    struct arena *arena = budget_arena(making);
    struct budget_total *total = arena_new(arena, struct budget_total);
    struct str unit[SIDE_COUNT] = {{0}}, whole[SIDE_COUNT] = {{0}};
    struct number exact;
    int power = 0;
    if (budget->total.whole.kind != AMOUNT_NUMBER ||
        !number_shift(&exact, budget->total.whole.number, budget->scale)) {
        return;
    }
    struct number shown = shorten(budget->total.whole.number, budget->scale, &power);
    for (enum side side = 0; side < budget_sides(making); side++) {
        enum lang lang = budget_lang(making, side);
        struct str period = period_words(making, side);
        struct str name = numeral_money_unit(lang, &currency, power, arena);
        struct str money = numeral_money(lang, exact, &currency, arena);
        total->figure[side] = numeral_number(lang, shown, &form, arena);
        unit[side] = str_format(arena, "%.*s%.*s", STR_ARGS(name), STR_ARGS(period));
        whole[side] = str_format(arena, "%.*s%.*s", STR_ARGS(money), STR_ARGS(period));
    }
    total->unit = script_words(making->script, unit);
    total->whole = script_words(making->script, whole);
    budget_total_add(making->script, total);
}

/* ---- all of it --------------------------------------------------------------------- */

static void add_table(struct budget_making *making, struct grid *grid,
                      const struct drawing *drawing, mpt gap)
{
    const struct script *script = making->script;
    grid->gap = script->last == ROW_H1 ? GAP_BELOW_HEADING : gap;
    grid_add_elements(grid, script);
    struct block *block = block_add(budget_arena(making), script->into, BLOCK_DRAWING);
    block->as.drawing = *drawing;
    block->mark = making->build->chapter->section->mark;
    making->script->last = ROW_FIGURE;
}

static void add_notes(struct budget_making *making, struct grid *grid)
{
    note_shares(making);
    figure_add_notes(making->build, grid, &making->legend);
    grid_note_decimals(grid, making->script);
}

/* Source and notes where no table is shown, below which they would stand. */
static void add_loose_notes(struct budget_making *making)
{
    struct grid notes = {0};
    add_notes(making, &notes);
    for (size_t i = 0; i < notes.note_count; i++) {
        (void)script_row(making->script, &notes.notes[i].texts, ROLE_NOTE, ELEMENT_P,
                         NULL);
    }
}

/* The table is made first, for the blocks above it are level with it. */
static void add_parts(struct budget_making *making)
{
    const struct budget *budget = making->budget;
    struct grid *grid = budget_make_table(making);
    bool shown = budget_shows(budget, BUDGET_TABLE);
    struct drawing *table = arena_new(budget_arena(making), struct drawing);
    *table = grid_drawing(budget_arena(making), grid);
    if (budget_shows(budget, BUDGET_BLOCKS)) {
        add_row_blocks(making, shown ? table : NULL);
    }
    if (shown) {
        bool close = making->script->last == ROW_FIGURE &&
                     !build_has(making->build, &budget->caption);
        add_notes(making, grid);
        add_table(making, grid, table, close ? GAP_BELOW_BLOCKS : GAP_BELOW_TEXT);
    }
    if (budget_shows(budget, BUDGET_SOURCES)) {
        add_source_blocks(making, shown ? table : NULL);
    }
    if (!shown && !budget->has_balance) {
        add_loose_notes(making);
    }
}

static void add_balance(struct budget_making *making)
{
    struct grid *grid = budget_make_balance(making);
    const struct drawing drawing = grid_drawing(budget_arena(making), grid);
    if (making->budget->row_count == 0 || !budget_shows(making->budget, BUDGET_TABLE)) {
        add_notes(making, grid);
    }
    add_table(making, grid, &drawing, GAP_BELOW_TEXT);
}

static void build_budget(struct build *build)
{
    const struct budget *budget = &build->chapter->section->as.budget;
    build_open_section(build);
    struct script script = build_script(build, build_page(build, COLOUR_WHITE));
    struct budget_making making = {.build = build, .script = &script, .budget = budget};
    budget_set_styles(&making);
    (void)build_heading(build, &script, ROLE_H1);
    if (budget->row_count > 0 && !build_is_plain(build)) {
        add_figure(&making);
    }
    build_field(build, &script, &build->chapter->section->intro);
    if (budget->row_count > 0) {
        add_parts(&making);
    }
    if (budget->has_balance) {
        add_balance(&making);
    }
    build_field(build, &script, &build->chapter->section->closing);
    build->chapter->last = script.last;
}

const struct section_type BUDGET_TYPE = {.build = build_budget};
