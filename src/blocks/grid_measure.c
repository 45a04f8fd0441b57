/* What the columns of a table want: figures and heads the room that they take, texts the
 * room in which they stand in one line. */
#include "blocks/grid_measure.h"

#define CELL_APART MM(6) /* a figure from what stands before it */
#define CELL_APART_SMALL MM(3.5)
#define HEAD_APART MM(3) /* heads from each other */
#define TEXT_APART MM(5) /* a text from what stands behind it */
#define STEP MM(2) /* by which heads are tried */

static const struct setter *setter_of(const struct grid_fitting *fitting)
{
    return fitting->canvas->setter;
}

/* ---- texts ----------------------------------------------------------------------- */

static mpt words_width(const struct grid_fitting *fitting, struct str words,
                       enum role_name role, enum side side)
{
    return words.size == 0 ? 0
                           : setter_line(setter_of(fitting), words, role, side)->width;
}

mpt grid_whole_width(const struct grid_fitting *fitting, const struct grid_row *row,
                     size_t column, enum side side)
{
    const struct grid_cell *cell = &row->cells[row->kind == GRID_GROUP ? 0 : column];
    struct set_how how = grid_how(fitting->fit, row, column, side, GRID_WHOLE);
    const struct text_paragraph *set =
        setter_block(setter_of(fitting), cell->texts.of[side], &how);
    mpt width = set == NULL ? 0 : set->widest;
    mpt figure = words_width(fitting, cell->figure[side],
                             grid_figure_role(fitting->fit, row, column), side);
    bool label = column == fitting->fit->grid->label;
    return mpt_max(width, figure) + (label ? row->indent : 0) +
           words_width(fitting, cell->marks, ROLE_NOTE_MARK, side);
}

/* ---- figures --------------------------------------------------------------------- */

/* Width of the decimal mark and of so many digits behind it. */
static mpt fraction_width(const struct grid_fitting *fitting, unsigned decimals,
                          enum role_name role, enum side side)
{
    static const char DIGITS[] = "000000";
    const char *mark = lang_facts(setter_of(fitting)->languages[side])->decimal_mark;
    if (decimals == 0) {
        return 0;
    }
    struct str words =
        str_format(setter_of(fitting)->pages, "0%s%.*s", mark, (int)decimals, DIGITS);
    return words_width(fitting, words, role, side) -
           words_width(fitting, STR("0"), role, side);
}

/* The widest figures of a column: before their mark, behind it, and of their notes. */
struct extent {
    mpt whole, fraction, marks;
};

static void measure_figure(const struct grid_fitting *fitting, const struct grid_row *row,
                           size_t column, enum side side, struct extent *extent)
{
    const struct grid_cell *cell = &row->cells[column];
    enum role_name role = grid_figure_role(fitting->fit, row, column);
    bool flush = fitting->fit->grid->columns[column].flush;
    mpt fraction = flush ? 0 : fraction_width(fitting, cell->decimals, role, side);
    mpt width =
        words_width(fitting, grid_printed(fitting->canvas, cell, side), role, side);
    extent->whole = mpt_max(extent->whole, width - fraction);
    extent->fraction = mpt_max(extent->fraction, fraction);
    extent->marks =
        mpt_max(extent->marks, words_width(fitting, cell->marks, ROLE_NOTE_MARK, side));
}

/* In the languages whose form is printed: of two on one page, that of the first. */
static struct extent measure_figures(const struct grid_fitting *fitting, size_t column)
{
    const struct grid_fit *fit = fitting->fit;
    size_t sides = fitting->canvas->form->shared ? 1 : fit->side_count;
    struct extent extent = {0, 0, 0};
    for (size_t r = 0; r < fit->grid->row_count; r++) {
        const struct grid_row *row = &fit->grid->rows[r];
        for (size_t i = 0; i < sides && row->kind != GRID_GROUP; i++) {
            measure_figure(fitting, row, column, fit->sides[i], &extent);
        }
    }
    return extent;
}

/* ---- heads ----------------------------------------------------------------------- */

/* True if a head stands in so few lines of that width, no word divided. */
static bool head_fits(const struct grid_fitting *fitting,
                      const struct script_texts *texts, mpt width)
{
    const struct grid_fit *fit = fitting->fit;
    for (size_t i = 0; i < fit->side_count; i++) {
        struct set_how how = grid_how(fit, NULL, 0, fit->sides[i], width);
        const struct text_paragraph *set =
            setter_block(&fitting->quiet, texts->of[fit->sides[i]], &how);
        if (set != NULL && (set->line_count > fitting->lines ||
                            set->division != DIVISION_NONE || set->widest > width)) {
            return false;
        }
    }
    return true;
}

/* The least width from `width` on that a head of words fits. */
static mpt head_width(const struct grid_fitting *fitting,
                      const struct grid_column *column, mpt width)
{
    const struct grid_fit *fit = fitting->fit;
    const struct grid_cell *head = &column->head;
    mpt units = 0;
    for (size_t i = 0; i < fit->side_count; i++) {
        enum side side = fit->sides[i];
        mpt unit = words_width(fitting, column->unit[side], ROLE_TABLE_HEAD, side);
        bool beside = fitting->canvas->form->shared &&
                      !str_equal(column->unit[SIDE_FIRST], column->unit[SIDE_SECOND]);
        units =
            beside ? units + (i > 0 ? GRID_UNITS_APART : 0) + unit : mpt_max(units, unit);
        width = mpt_max(width,
                        words_width(fitting, head->figure[side], ROLE_TABLE_HEAD, side));
    }
    width = mpt_max(width, units);
    while (!head_fits(fitting, &head->texts, width) && width < GRID_WHOLE / 4) {
        width += STEP;
    }
    return width;
}

mpt grid_apart_before(const struct grid *grid, size_t column)
{
    bool left = grid->columns[column].align != GRID_FIGURES;
    bool figures = column > 0 && grid->columns[column - 1].align == GRID_FIGURES;
    return left && figures ? TEXT_APART : 0;
}

/* The words below a picture, in all languages of a page, with their sign. */
static mpt picture_words(const struct grid_fitting *fitting, size_t column)
{
    const struct grid_fit *fit = fitting->fit;
    mpt widest = 0;
    for (size_t r = 0; r < fit->grid->row_count; r++) {
        const struct grid_row *row = &fit->grid->rows[r];
        mpt width = GRID_SIGN;
        for (size_t i = 0; i < fit->side_count && row->kind == GRID_ROW; i++) {
            enum side side = fit->sides[i];
            struct set_how how = {.role = ROLE_NOTE, .side = side, .width = GRID_WHOLE};
            const struct text_paragraph *set =
                setter_block(setter_of(fitting), row->cells[column].texts.of[side], &how);
            mpt own = set == NULL ? 0 : set->widest + GRID_WORDS_APART;
            bool adds = fitting->canvas->form->shared;
            width = adds ? width + own : mpt_max(width, GRID_SIGN + own);
        }
        widest = mpt_max(widest, width);
    }
    return widest;
}

static void measure_pictures(struct grid_fitting *fitting, size_t at)
{
    const struct grid_column *column = &fitting->fit->grid->columns[at];
    mpt drawn = fitting->fit->bare ? 0 : column->width;
    mpt width = mpt_max(mpt_max(drawn, picture_words(fitting, at)),
                        head_width(fitting, column, 0));
    fitting->widths[at] =
        fitting->fit->below ? 0 : width + grid_apart_before(fitting->fit->grid, at);
    fitting->edges[at] = 0;
}

static void measure_column(struct grid_fitting *fitting, size_t at)
{
    const struct grid_column *column = &fitting->fit->grid->columns[at];
    struct extent extent = measure_figures(fitting, at);
    mpt figures = extent.whole + extent.fraction + extent.marks;
    mpt bar = column->bar && !fitting->fit->bare ? GRID_BAR_APART + GRID_BAR_WIDTH : 0;
    mpt apart = fitting->fit->small || column->flush ? CELL_APART_SMALL : CELL_APART;
    mpt head = head_width(fitting, column, figures + apart - HEAD_APART);
    fitting->widths[at] = mpt_max(figures + apart, head + HEAD_APART + extent.marks) +
                          bar + grid_apart_before(fitting->fit->grid, at);
    fitting->edges[at] = bar + extent.marks;
    fitting->fractions[at] = extent.fraction;
}

/* A head over several columns needs room for its longest word. */
static void widen_spans(struct grid_fitting *fitting)
{
    const struct grid *grid = fitting->fit->grid;
    for (size_t i = 0; i < grid->span_count; i++) {
        const struct grid_span *span = &grid->spans[i];
        mpt width = 0, words = 0;
        for (size_t c = 0; c < span->count; c++) {
            width += fitting->widths[span->first + c];
            words += grid->columns[span->first + c].align == GRID_WORDS;
        }
        mpt head = width - HEAD_APART;
        while (words == 0 && !head_fits(fitting, &span->texts, head) &&
               head < GRID_WHOLE / 4) {
            head += STEP;
        }
        fitting->widths[span->first] += mpt_max(head + HEAD_APART - width, 0);
    }
}

void grid_measure_columns(struct grid_fitting *fitting)
{
    const struct grid *grid = fitting->fit->grid;
    for (size_t c = 0; c < grid->column_count; c++) {
        if (grid->columns[c].align == GRID_PICTURES) {
            measure_pictures(fitting, c);
        } else if (grid->columns[c].align != GRID_WORDS) {
            measure_column(fitting, c);
        }
    }
    widen_spans(fitting);
}

mpt grid_widest_text(const struct grid_fitting *fitting, size_t column)
{
    const struct grid_fit *fit = fitting->fit;
    mpt widest = 0;
    for (size_t i = 0; i < fit->side_count; i++) {
        struct set_how how = grid_how(fit, NULL, column, fit->sides[i], GRID_WHOLE);
        const struct text_paragraph *head =
            setter_block(setter_of(fitting),
                         fit->grid->columns[column].head.texts.of[fit->sides[i]], &how);
        widest =
            mpt_max(widest, head == NULL ? 0 : mpt_min(head->widest, GRID_TEXT_LEAST));
        for (size_t r = 0; r < fit->grid->row_count; r++) {
            const struct grid_row *row = &fit->grid->rows[r];
            if (row->kind == GRID_ROW) {
                widest = mpt_max(widest,
                                 grid_whole_width(fitting, row, column, fit->sides[i]));
            }
        }
    }
    return widest;
}
