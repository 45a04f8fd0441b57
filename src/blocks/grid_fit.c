/* How a table fits a form. Figures take what they need, from the right margin leftwards;
 * texts share what is left. Heads first take two lines, then more, then figures become
 * smaller; what still finds no room goes on below. */
#include "blocks/grid_parts.h"

#define CELL_APART MM(6) /* a figure from what stands before it */
#define CELL_APART_SMALL MM(3.5)
#define HEAD_APART MM(3) /* heads from each other */
#define TEXT_APART MM(5) /* a text from what stands behind it */
#define BESIDE_APART MM(4) /* a second label from the first */
#define LABEL_LEAST MM(40)
#define TEXT_LEAST MM(24)
#define STEP MM(2) /* by which heads are tried */
#define WHOLE MM(2000) /* wider than any text that stands in one line */

enum { MILLIMETRE_MPT = 2835, CELL_LINES = 6 };

struct fitting {
    const struct canvas *canvas;
    struct grid_fit *fit;
    struct arena *arena;
    struct setter quiet; /* says nothing of words that are divided in trials */
    size_t lines; /* that a head may take in a language */
    mpt *widths; /* of all columns */
    mpt *edges; /* FIGURES: from their end to the end of the column */
    mpt *fractions;
};

static const struct setter *setter_of(const struct fitting *fitting)
{
    return fitting->canvas->setter;
}

/* ---- texts ----------------------------------------------------------------------- */

static mpt words_width(const struct fitting *fitting, struct str words,
                       enum role_name role, enum side side)
{
    return words.size == 0 ? 0
                           : setter_line(setter_of(fitting), words, role, side)->width;
}

/* Width of the text of a cell in one line, with its notes. */
static mpt whole_width(const struct fitting *fitting, const struct grid_row *row,
                       size_t column, enum side side)
{
    const struct grid_cell *cell = &row->cells[row->kind == GRID_GROUP ? 0 : column];
    struct set_how how = grid_how(fitting->fit, row, column, side, WHOLE);
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
static mpt fraction_width(const struct fitting *fitting, unsigned decimals,
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

static void measure_figure(const struct fitting *fitting, const struct grid_row *row,
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
static struct extent measure_figures(const struct fitting *fitting, size_t column)
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
static bool head_fits(const struct fitting *fitting, const struct script_texts *texts,
                      mpt width)
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
static mpt head_width(const struct fitting *fitting, const struct grid_column *column,
                      mpt width)
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
    while (!head_fits(fitting, &head->texts, width) && width < WHOLE / 4) {
        width += STEP;
    }
    return width;
}

/* What begins flush left keeps apart from figures that end before it. */
static mpt apart_before(const struct grid *grid, size_t column)
{
    bool left = grid->columns[column].align != GRID_FIGURES;
    bool figures = column > 0 && grid->columns[column - 1].align == GRID_FIGURES;
    return left && figures ? TEXT_APART : 0;
}

/* The words below a picture, in all languages of a page, with their sign. */
static mpt picture_words(const struct fitting *fitting, size_t column)
{
    const struct grid_fit *fit = fitting->fit;
    mpt widest = 0;
    for (size_t r = 0; r < fit->grid->row_count; r++) {
        const struct grid_row *row = &fit->grid->rows[r];
        mpt width = GRID_SIGN;
        for (size_t i = 0; i < fit->side_count && row->kind == GRID_ROW; i++) {
            enum side side = fit->sides[i];
            struct set_how how = {.role = ROLE_NOTE, .side = side, .width = WHOLE};
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

static void measure_pictures(struct fitting *fitting, size_t at)
{
    const struct grid_column *column = &fitting->fit->grid->columns[at];
    mpt drawn = fitting->fit->bare ? 0 : column->width;
    mpt width = mpt_max(mpt_max(drawn, picture_words(fitting, at)),
                        head_width(fitting, column, 0));
    fitting->widths[at] =
        fitting->fit->below ? 0 : width + apart_before(fitting->fit->grid, at);
    fitting->edges[at] = 0;
}

static void measure_column(struct fitting *fitting, size_t at)
{
    const struct grid_column *column = &fitting->fit->grid->columns[at];
    struct extent extent = measure_figures(fitting, at);
    mpt figures = extent.whole + extent.fraction + extent.marks;
    mpt bar = column->bar && !fitting->fit->bare ? GRID_BAR_APART + GRID_BAR_WIDTH : 0;
    mpt apart = fitting->fit->small || column->flush ? CELL_APART_SMALL : CELL_APART;
    mpt head = head_width(fitting, column, figures + apart - HEAD_APART);
    fitting->widths[at] = mpt_max(figures + apart, head + HEAD_APART + extent.marks) +
                          bar + apart_before(fitting->fit->grid, at);
    fitting->edges[at] = bar + extent.marks;
    fitting->fractions[at] = extent.fraction;
}

static void measure_columns(struct fitting *fitting)
{
    const struct grid *grid = fitting->fit->grid;
    for (size_t c = 0; c < grid->column_count; c++) {
        if (grid->columns[c].align == GRID_PICTURES) {
            measure_pictures(fitting, c);
        } else if (grid->columns[c].align != GRID_WORDS) {
            measure_column(fitting, c);
        }
    }
}

/* A head over several columns needs room for its longest word. */
static void widen_spans(struct fitting *fitting)
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
               head < WHOLE / 4) {
            head += STEP;
        }
        fitting->widths[span->first] += mpt_max(head + HEAD_APART - width, 0);
    }
}

/* ---- texts share what is left ------------------------------------------------------ */

static mpt widest_text(const struct fitting *fitting, size_t column)
{
    const struct grid_fit *fit = fitting->fit;
    mpt widest = 0;
    for (size_t i = 0; i < fit->side_count; i++) {
        struct set_how how = grid_how(fit, NULL, column, fit->sides[i], WHOLE);
        const struct text_paragraph *head =
            setter_block(setter_of(fitting),
                         fit->grid->columns[column].head.texts.of[fit->sides[i]], &how);
        widest = mpt_max(widest, head == NULL ? 0 : mpt_min(head->widest, TEXT_LEAST));
        for (size_t r = 0; r < fit->grid->row_count; r++) {
            const struct grid_row *row = &fit->grid->rows[r];
            if (row->kind == GRID_ROW) {
                widest =
                    mpt_max(widest, whole_width(fitting, row, column, fit->sides[i]));
            }
        }
    }
    return widest;
}

/* Columns of words in a panel, with what each would like. */
struct words {
    size_t *columns;
    mpt *wish;
    size_t count;
};

static struct words find_words(const struct fitting *fitting,
                               const struct grid_panel *panel)
{
    const struct grid *grid = fitting->fit->grid;
    struct words words = {arena_new_array(fitting->arena, grid->column_count, size_t),
                          arena_new_array(fitting->arena, grid->column_count, mpt), 0};
    for (size_t c = 0; c < grid->column_count; c++) {
        if (grid->columns[c].align == GRID_WORDS &&
            grid_panel_has(fitting->fit, panel, c)) {
            words.columns[words.count] = c;
            mpt inset = c == grid->label ? grid->inset : 0;
            words.wish[words.count++] = widest_text(fitting, c) +
                                        grid_text_apart(grid, c) + apart_before(grid, c) +
                                        inset;
        }
    }
    return words;
}

/* The root of a length, rounded down. */
static mpt root_of(mpt length)
{
    mpt root = 0;
    for (mpt bit = 1 << 15; bit > 0; bit /= 2) {
        root += (int64_t)(root + bit) * (root + bit) <= length ? bit : 0;
    }
    return root;
}

/* Each gets what it would like, if that is no more than its part. The others share the
 * rest by the roots of what they would like, so that a long text has more lines and more
 * room. */
static void share_out(struct fitting *fitting, const struct words *words, mpt room)
{
    size_t left = words->count;
    bool *settled = arena_new_array(fitting->arena, words->count, bool);
    for (bool changed = true; changed && left > 0;) {
        changed = false;
        for (size_t i = 0; i < words->count; i++) {
            if (!settled[i] && words->wish[i] <= room / (mpt)left) {
                fitting->widths[words->columns[i]] = words->wish[i];
                room -= words->wish[i];
                settled[i] = changed = true;
                left--;
            }
        }
    }
    int64_t roots = 0;
    for (size_t i = 0; i < words->count; i++) {
        roots += settled[i] && left > 0 ? 0 : root_of(words->wish[i]);
    }
    for (size_t i = 0; i < words->count; i++) {
        mpt *width = &fitting->widths[words->columns[i]];
        mpt part =
            (mpt)((int64_t)room * root_of(words->wish[i]) / (roots > 0 ? roots : 1));
        *width = !settled[i] ? part : left == 0 ? *width + part : *width;
    }
}

static mpt least_words(const struct fitting *fitting, const struct words *words)
{
    mpt least = 0;
    for (size_t i = 0; i < words->count; i++) {
        bool label = words->columns[i] == fitting->fit->grid->label;
        least += mpt_min(words->wish[i], label ? LABEL_LEAST : TEXT_LEAST);
    }
    return least;
}

/* Puts the columns beside each other; where texts have room to spare they begin on
 * columns of the page. */
static void place_columns(const struct fitting *fitting, struct grid_panel *panel)
{
    const struct grid_fit *fit = fitting->fit;
    panel->places =
        arena_new_array(fitting->arena, fit->grid->column_count, struct grid_place);
    mpt x = fit->left;
    for (size_t c = 0; c < fit->grid->column_count; c++) {
        if (grid_panel_has(fit, panel, c)) {
            mpt apart = apart_before(fit->grid, c);
            panel->places[c] = (struct grid_place){
                .left = x + apart,
                .width = fitting->widths[c] - apart,
                .edge = x + fitting->widths[c] - fitting->edges[c],
                .fraction = fitting->fractions[c],
            };
            x += fitting->widths[c];
        }
        if (fit->below && fit->grid->columns[c].align == GRID_PICTURES) {
            panel->places[c] =
                (struct grid_place){.left = fit->left + fit->grid->inset,
                                    .width = fit->width - fit->grid->inset};
        }
    }
}

/* True if the columns of the panel find room beside each other. */
static bool fit_panel(struct fitting *fitting, struct grid_panel *panel)
{
    const struct grid_fit *fit = fitting->fit;
    mpt figures = 0;
    for (size_t c = 0; c < fit->grid->column_count; c++) {
        bool own = fit->grid->columns[c].align != GRID_WORDS;
        figures += own && grid_panel_has(fit, panel, c) ? fitting->widths[c] : 0;
    }
    struct words words = find_words(fitting, panel);
    if (fit->width - figures < least_words(fitting, &words)) {
        return false;
    }
    share_out(fitting, &words, fit->width - figures);
    place_columns(fitting, panel);
    return true;
}

/* ---- panels ---------------------------------------------------------------------- */

/* The next column at which the file folds the table. */
static size_t next_fold(const struct grid *grid, size_t from)
{
    size_t next = grid->column_count;
    for (size_t i = 0; i < grid->fold_count; i++) {
        next = grid->folds[i] > from && grid->folds[i] < next ? grid->folds[i] : next;
    }
    return next;
}

/* As the file folds it; false if a panel is too wide. */
static bool fit_as_folded(struct fitting *fitting)
{
    struct grid_fit *fit = fitting->fit;
    fit->panel_count = 0;
    for (size_t from = 0, to; from < fit->grid->column_count; from = to) {
        to = next_fold(fit->grid, from);
        struct grid_panel *panel = &fit->panels[fit->panel_count++];
        *panel = (struct grid_panel){.from = from, .to = to};
        if (!fit_panel(fitting, panel)) {
            return false;
        }
    }
    return true;
}

/* The panel from `from` on with `most` columns, or as many as find room; at least one. */
static size_t force_panel(struct fitting *fitting, size_t from, size_t most)
{
    struct grid_fit *fit = fitting->fit;
    struct grid_panel *panel = &fit->panels[fit->panel_count++];
    size_t to = next_fold(fit->grid, from);
    to = to > from + most ? from + most : to;
    for (*panel = (struct grid_panel){.from = from, .to = to};
         !fit_panel(fitting, panel) && to > from + 1;) {
        panel->to = --to;
    }
    if (panel->places == NULL) {
        struct words words = find_words(fitting, panel);
        share_out(fitting, &words, LABEL_LEAST);
        place_columns(fitting, panel);
    }
    return to;
}

/* As few panels as find room, with about as many columns each. */
static void fit_by_force(struct fitting *fitting)
{
    struct grid_fit *fit = fitting->fit;
    size_t count = fit->grid->column_count, most = count;
    for (int round = 0; round < 2; round++) {
        fit->panel_count = 0;
        for (size_t from = 0; from < count;) {
            from = force_panel(fitting, from, most);
        }
        assert(fit->panel_count > 0);
        most = (count + fit->panel_count - 1) / fit->panel_count;
    }
}

/* True if the texts of the table stand in single lines. */
static bool is_roomy(const struct fitting *fitting)
{
    const struct grid_fit *fit = fitting->fit;
    for (size_t c = 0; c < fit->grid->column_count; c++) {
        if (fit->grid->columns[c].align == GRID_WORDS &&
            widest_text(fitting, c) > grid_text_width(fit, &fit->panels[0], c)) {
            return false;
        }
    }
    return true;
}

static bool try_columns(struct fitting *fitting, size_t lines)
{
    fitting->lines = lines;
    measure_columns(fitting);
    widen_spans(fitting);
    return fit_as_folded(fitting);
}

/* Heads of a line; of two, if that gives texts the room they want, or figures; of more;
 * then smaller figures, closer to each other; pictures below their rows; no bars, for
 * figures say the same; at last several panels. True if all columns stand beside each
 * other as the file wants them. */
static bool fit_columns(struct fitting *fitting)
{
    static const struct {
        size_t lines;
        bool small, below, bare;
    } STEPS[] = {{1, false, false, false}, {2, false, false, false},
                 {4, false, false, false}, {6, true, false, false},
                 {2, false, true, false},  {6, true, true, false},
                 {6, true, false, true}};
    struct grid_fit *fit = fitting->fit;
    fit->small = fit->below = fit->bare = false;
    for (size_t lines = 1; lines <= 2; lines++) {
        if (try_columns(fitting, lines) && is_roomy(fitting)) {
            return true;
        }
    }
    for (size_t i = 0; i < sizeof STEPS / sizeof STEPS[0]; i++) {
        fit->small = STEPS[i].small;
        fit->below = STEPS[i].below;
        fit->bare = STEPS[i].bare;
        if (try_columns(fitting, STEPS[i].lines)) {
            return true;
        }
    }
    fit->small = fit->below = fit->bare = false;
    (void)try_columns(fitting, 2);
    fit_by_force(fitting);
    return false;
}

/* ---- settings -------------------------------------------------------------------- */

/* Of the rows of kinds up to `last`, but for titles of groups. */
static mpt widest_label(const struct fitting *fitting, enum side side,
                        enum grid_row_kind last)
{
    const struct grid_fit *fit = fitting->fit;
    size_t label = fit->grid->label;
    struct set_how how = grid_how(fit, NULL, label, side, WHOLE);
    const struct text_paragraph *head = setter_block(
        setter_of(fitting), fit->grid->columns[label].head.texts.of[side], &how);
    mpt widest = head == NULL ? 0 : head->widest;
    for (size_t r = 0; r < fit->grid->row_count; r++) {
        const struct grid_row *row = &fit->grid->rows[r];
        if (row->kind <= last && row->kind != GRID_GROUP) {
            widest = mpt_max(widest, whole_width(fitting, row, label, side));
        }
    }
    return widest;
}

/* True if the narrowest panel holds the labels of both languages on one line. */
static bool holds_beside(struct fitting *fitting, enum grid_row_kind last)
{
    struct grid_fit *fit = fitting->fit;
    mpt first = widest_label(fitting, SIDE_FIRST, last) + BESIDE_APART;
    mpt second = widest_label(fitting, SIDE_SECOND, last) + BESIDE_APART;
    fit->beside = (first + MILLIMETRE_MPT - 1) / MILLIMETRE_MPT * MILLIMETRE_MPT;
    bool holds = true;
    for (size_t i = 0; i < fit->panel_count; i++) {
        mpt room = fit->panels[i].places[fit->grid->label].width - fit->grid->inset;
        holds = holds && room >= fit->beside + second;
    }
    return holds;
}

/* Labels beside each other, those of sums in line with the others if they find room. */
static void try_beside(struct fitting *fitting)
{
    struct grid_fit *fit = fitting->fit;
    size_t words = 0;
    for (size_t c = 0; c < fit->grid->column_count; c++) {
        words += fit->grid->columns[c].align == GRID_WORDS;
    }
    if (fit->setting != GRID_STACKED || words > 1) {
        return;
    }
    fit->setting = GRID_BESIDE;
    if (!holds_beside(fitting, GRID_TOTAL) && !holds_beside(fitting, GRID_ROW)) {
        fit->setting = GRID_STACKED;
    }
}

/* ---- all of it --------------------------------------------------------------------- */

/* One language stands in the measure of text, if that holds its table; else it takes the
 * live width. */
static void fit_width(struct fitting *fitting)
{
    const struct page_form *form = fitting->canvas->form;
    struct grid_fit *fit = fitting->fit;
    struct region text = form->regions[REGION_TEXT][fit->sides[0]];
    if (!form->shared && text.width < form->live) {
        fit->left = text.left;
        fit->width = text.width;
        if (fit_columns(fitting) && !fit->small && is_roomy(fitting)) {
            return;
        }
    }
    fit->left = 0;
    fit->width = form->live;
    (void)fit_columns(fitting);
}

struct grid_fit grid_fit_make(const struct canvas *canvas, const struct grid *grid,
                              struct arena *arena)
{
    size_t count = grid->column_count;
    struct grid_fit fit = {.grid = grid,
                           .setting = canvas->form->shared ? GRID_STACKED : GRID_ALONE,
                           .panels = arena_new_array(arena, count, struct grid_panel),
                           .scales = grid_find_scales(grid, arena)};
    struct fitting fitting = {.canvas = canvas,
                              .quiet = *canvas->setter,
                              .fit = &fit,
                              .arena = arena,
                              .widths = arena_new_array(arena, count, mpt),
                              .edges = arena_new_array(arena, count, mpt),
                              .fractions = arena_new_array(arena, count, mpt)};
    assert(count > 0);
    fitting.quiet.diag = diag_create(arena);
    fit.side_count = grid_sides(canvas, fit.sides);
    fit_width(&fitting);
    try_beside(&fitting);
    for (size_t i = 0; i < fit.panel_count; i++) {
        grid_measure_head(&fit, canvas, &fit.panels[i]);
    }
    return fit;
}
