/* A column is one of figures if all its cells below the head are numbers, in every
 * language; figures stand once where languages share the page. All else are words. */
#include "blocks/script_table.h"
#include "base/letters.h"
#include "blocks/grid.h"

#define TABLE_GAP B(1.5) /* from the text above to the head rule */

static size_t count_columns(const struct typed_table *table)
{
    size_t columns = 1;
    while (columns < table->count && (table->cells[columns].cell & CELL_ROW) == 0) {
        columns++;
    }
    return columns;
}

struct typed_table typed_table_at(const struct text_blocks *blocks, size_t at)
{
    struct typed_table table = {.cells = &blocks->items[at]};
    while (at + table.count < blocks->count &&
           table.cells[table.count].kind == BLOCK_CELL &&
           (table.count == 0 || (table.cells[table.count].cell & CELL_TABLE) == 0)) {
        table.rows += (table.cells[table.count].cell & CELL_ROW) != 0;
        table.count++;
    }
    table.columns = count_columns(&table);
    return table;
}

/* The text of a cell; NULL if it is empty or the language has no such cell. */
static const struct text_block *cell_at(const struct typed_table *table, size_t row,
                                        size_t column)
{
    if (table->cells == NULL || row >= table->rows || column >= table->columns) {
        return NULL;
    }
    const struct text_block *cell = &table->cells[row * table->columns + column];
    return cell->run_count > 0 ? cell : NULL;
}

/* ---- figures --------------------------------------------------------------------- */

/* Digits with their signs, or a sign in place of a number. */
static bool is_figure(struct str words, bool *digits)
{
    static const uint32_t SIGNS[] = {'.',  ',',    '+',    '-',    '%',    '/', ' ',
                                     0xA0, 0x202F, 0x2212, 0x2013, 0x2026, 'x', '<',
                                     '>',  0x2264, 0x2265, 0x20AC, '$',    0xA3};
    for (size_t at = 0; at < words.size;) {
        uint32_t c = str_next(words, &at);
        bool known = letters_is_digit(c);
        *digits = *digits || known;
        for (size_t i = 0; i < sizeof SIGNS / sizeof SIGNS[0] && !known; i++) {
            known = c == SIGNS[i];
        }
        if (!known) {
            return false;
        }
    }
    return true;
}

struct making {
    struct script *script;
    const struct typed_table *tables;
    size_t rows, columns;
};

static bool is_figure_column(const struct making *making, size_t column)
{
    bool digits = false;
    for (enum side side = 0; side < (enum side)making->script->side_count; side++) {
        for (size_t r = 1; r < making->rows; r++) {
            const struct text_block *cell = cell_at(&making->tables[side], r, column);
            if (cell != NULL &&
                !is_figure(text_plain(cell, making->script->arena), &digits)) {
                return false;
            }
        }
    }
    return digits && column > 0;
}

/* Digits behind the last decimal mark, if nothing else follows it. */
static uint8_t count_decimals(struct str words, const char *mark)
{
    size_t digits = 0;
    while (digits < words.size && words.data[words.size - digits - 1] >= '0' &&
           words.data[words.size - digits - 1] <= '9') {
        digits++;
    }
    bool decimal = digits > 0 && digits < words.size && digits <= NUMBER_DECIMALS_MAX &&
                   words.data[words.size - digits - 1] == mark[0];
    return (uint8_t)(decimal ? digits : 0);
}

static void fill_figure(const struct making *making, struct grid_cell *out, size_t row,
                        size_t column)
{
    struct script *script = making->script;
    for (enum side side = 0; side < (enum side)script->side_count; side++) {
        const struct text_block *cell = cell_at(&making->tables[side], row, column);
        out->figure[side] = cell == NULL ? STR("") : text_plain(cell, script->arena);
    }
    const char *mark = lang_facts(script->languages[SIDE_FIRST])->decimal_mark;
    out->decimals = count_decimals(out->figure[SIDE_FIRST], mark);
}

/* ---- the grid --------------------------------------------------------------------- */

static void fill_cell(const struct making *making, struct grid_cell *out, size_t row,
                      size_t column)
{
    for (enum side side = 0; side < (enum side)making->script->side_count; side++) {
        out->texts.of[side] = cell_at(&making->tables[side], row, column);
    }
}

static void fill_rows(const struct making *making, struct grid *grid)
{
    struct arena *arena = making->script->arena;
    grid->rows = arena_new_array(arena, making->rows, struct grid_row);
    for (size_t r = 1; r < making->rows; r++) {
        struct grid_row *row = &grid->rows[grid->row_count++];
        row->cells = arena_new_array(arena, making->columns, struct grid_cell);
        for (size_t c = 0; c < making->columns; c++) {
            if (grid->columns[c].align == GRID_FIGURES) {
                fill_figure(making, &row->cells[c], r, c);
            } else {
                fill_cell(making, &row->cells[c], r, c);
            }
        }
    }
}

void script_add_table(struct script *script, const struct typed_table *tables)
{
    struct making making = {.script = script, .tables = tables};
    struct grid *grid = arena_new(script->arena, struct grid);
    for (enum side side = 0; side < SIDE_COUNT; side++) {
        making.rows = tables[side].rows > making.rows ? tables[side].rows : making.rows;
        making.columns =
            tables[side].columns > making.columns ? tables[side].columns : making.columns;
    }
    grid->column_count = making.columns;
    grid->gap = TABLE_GAP;
    grid->columns = arena_new_array(script->arena, making.columns, struct grid_column);
    for (size_t c = 0; c < making.columns; c++) {
        fill_cell(&making, &grid->columns[c].head, 0, c);
        grid->columns[c].align = is_figure_column(&making, c) ? GRID_FIGURES : GRID_WORDS;
    }
    fill_rows(&making, grid);
    grid_note_decimals(grid, script);
    grid_add_elements(grid, script);
    struct block *drawing = block_add(script->arena, script->into, BLOCK_DRAWING);
    drawing->as.drawing = grid_drawing(script->arena, grid);
    script->last = ROW_FIGURE;
}
