/* What readers of the second language are told of figures in the form of the first. */
#include "base/array.h"
#include "blocks/grid.h"

/* clang-format off */
static const char *const BEFORE[LANG_COUNT] =
    LANG_EACH("Числата са с десетична точка: ", "Figures carry the decimal comma: ");
static const char *const BETWEEN[LANG_COUNT] =
    LANG_EACH(" означава\xC2\xA0", " means\xC2\xA0");
/* clang-format on */

/* The first figure with a mark that the languages write differently. */
static const struct grid_cell *find_example(const struct grid *grid)
{
    for (size_t r = 0; r < grid->row_count; r++) {
        const struct grid_row *row = &grid->rows[r];
        size_t count = row->kind == GRID_GROUP ? 0 : grid->column_count;
        for (size_t c = 0; c < count; c++) {
            const struct grid_cell *cell = &row->cells[c];
            if (cell->decimals > 0 && cell->figure[SIDE_SECOND].size > 0 &&
                !str_equal(cell->figure[SIDE_FIRST], cell->figure[SIDE_SECOND])) {
                return cell;
            }
        }
    }
    return NULL;
}

void grid_note_decimals(struct grid *grid, const struct script *script)
{
    const struct grid_cell *cell = find_example(grid);
    if (script->side_count < SIDE_COUNT || cell == NULL) {
        return;
    }
    enum lang lang = script->languages[SIDE_SECOND];
    struct str words = str_format(script->arena, "%s%.*s%s%.*s.", BEFORE[lang],
                                  STR_ARGS(cell->figure[SIDE_FIRST]), BETWEEN[lang],
                                  STR_ARGS(cell->figure[SIDE_SECOND]));
    struct grid_note *notes =
        arena_new_array(script->arena, grid->note_count + 1, struct grid_note);
    for (size_t i = 0; i < grid->note_count; i++) {
        notes[i] = grid->notes[i];
    }
    notes[grid->note_count].texts.of[SIDE_SECOND] = text_make_block(script->arena, words);
    notes[grid->note_count].shared_only = true;
    grid->notes = notes;
    grid->note_count++;
}
