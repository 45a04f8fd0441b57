/* What the files of the table engine share: how cells are set, and rules. */
#include "blocks/grid_parts.h"

#define HEAD_APART MM(3) /* heads from each other */
#define TEXT_APART MM(5) /* a text from what stands behind it */
#define FIGURE_APART MM(1) /* from figures, which keep apart themselves */

/* ---- cells ----------------------------------------------------------------------- */

bool grid_panel_has(const struct grid_fit *fit, const struct grid_panel *panel,
                    size_t column)
{
    return column == fit->grid->label || (column >= panel->from && column < panel->to);
}

static bool is_below(const struct grid_fit *fit)
{
    return fit->setting == GRID_STACKED;
}

static enum role_name text_role(const struct grid_fit *fit, const struct grid_row *row,
                                size_t column)
{
    bool below = is_below(fit);
    if (row == NULL) {
        return ROLE_TABLE_HEAD;
    }
    switch (row->kind) {
    case GRID_TOTAL: return below ? ROLE_TABLE_TOTAL_BELOW : ROLE_TABLE_TOTAL;
    case GRID_SUBTOTAL: return below ? ROLE_TABLE_LABEL_BELOW : ROLE_TABLE_LABEL;
    case GRID_GROUP: return ROLE_TABLE_LABEL;
    case GRID_ROW: break;
    }
    return column == fit->grid->label ? below ? ROLE_TABLE_LABEL_BELOW : ROLE_TABLE_LABEL
           : below                    ? ROLE_TABLE_TEXT_BELOW
                                      : ROLE_TABLE_TEXT;
}

struct set_how grid_how(const struct grid_fit *fit, const struct grid_row *row,
                        size_t column, enum side side, mpt width)
{
    return (struct set_how){
        .role = text_role(fit, row, column), .side = side, .width = width, .flush = true};
}

enum role_name grid_figure_role(const struct grid_fit *fit, const struct grid_row *row,
                                size_t column)
{
    bool strong =
        fit->grid->columns[column].strong || (row != NULL && row->kind != GRID_ROW);
    return fit->small ? strong ? ROLE_TABLE_FIGURE_SMALL_STRONG : ROLE_TABLE_FIGURE_SMALL
           : strong   ? ROLE_TABLE_FIGURE_STRONG
                      : ROLE_TABLE_FIGURE;
}

struct str grid_printed(const struct canvas *canvas, const struct grid_cell *cell,
                        enum side side)
{
    bool shared = canvas->form->shared && cell->shared.size > 0;
    return shared ? cell->shared : cell->figure[side];
}

bool grid_same_words(const struct script_texts *texts)
{
    const struct text_block *a = texts->of[SIDE_FIRST], *b = texts->of[SIDE_SECOND];
    bool same = a != NULL && b != NULL && a->run_count == b->run_count;
    for (size_t i = 0; same && i < a->run_count; i++) {
        same = str_equal(a->runs[i].text, b->runs[i].text) &&
               str_equal(a->runs[i].link, b->runs[i].link);
    }
    return same;
}

mpt grid_text_apart(const struct grid *grid, size_t column)
{
    bool figures = column + 1 < grid->column_count &&
                   grid->columns[column + 1].align == GRID_FIGURES;
    return figures ? FIGURE_APART : TEXT_APART;
}

mpt grid_text_width(const struct grid_fit *fit, const struct grid_panel *panel,
                    size_t column)
{
    const struct grid_place *place = &panel->places[column];
    if (fit->grid->columns[column].align != GRID_WORDS) {
        return mpt_max(place->edge - place->left - HEAD_APART, B(1));
    }
    mpt inset = column == fit->grid->label ? fit->grid->inset : 0;
    bool last = place->left + place->width >= fit->left + fit->width;
    return mpt_max(place->width - inset - (last ? 0 : grid_text_apart(fit->grid, column)),
                   B(2));
}

/* ---- rules ----------------------------------------------------------------------- */

void grid_rule(const struct grid_fit *fit, const struct canvas *canvas, mpt y,
               mpt thickness, enum theme_colour colour)
{
    struct rect area = {canvas_left(canvas) + fit->left, y - thickness / 2, fit->width,
                        thickness};
    canvas_rect(canvas, area, ARTIFACT_LAYOUT, colour);
}
