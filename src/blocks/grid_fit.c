/* How a table fits a form. Figures take what they need, from the right margin leftwards;
 * texts share what is left. Heads first take two lines, then more, then figures become
 * smaller; what still finds no room goes on below. */
#include "blocks/grid_measure.h"

#define BESIDE_APART MM(4) /* a second label from the first */
#define LABEL_LEAST MM(40)

enum { MILLIMETRE_MPT = 2835, CELL_LINES = 6 };

/* ---- texts share what is left ------------------------------------------------------ */

/* Columns of words in a panel, with what each would like. */
struct words {
    size_t *columns;
    mpt *wish;
    size_t count;
};

static struct words find_words(const struct grid_fitting *fitting,
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
            words.wish[words.count++] = grid_widest_text(fitting, c) +
                                        grid_text_apart(grid, c) +
                                        grid_apart_before(grid, c) + inset;
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
static void share_out(struct grid_fitting *fitting, const struct words *words, mpt room)
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

static mpt least_words(const struct grid_fitting *fitting, const struct words *words)
{
    mpt least = 0;
    for (size_t i = 0; i < words->count; i++) {
        bool label = words->columns[i] == fitting->fit->grid->label;
        least += mpt_min(words->wish[i], label ? LABEL_LEAST : GRID_TEXT_LEAST);
    }
    return least;
}

/* Puts the columns beside each other; where texts have room to spare they begin on
 * columns of the page. */
static void place_columns(const struct grid_fitting *fitting, struct grid_panel *panel)
{
    const struct grid_fit *fit = fitting->fit;
    panel->places =
        arena_new_array(fitting->arena, fit->grid->column_count, struct grid_place);
    mpt x = fit->left;
    for (size_t c = 0; c < fit->grid->column_count; c++) {
        if (grid_panel_has(fit, panel, c)) {
            mpt apart = grid_apart_before(fit->grid, c);
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
static bool fit_panel(struct grid_fitting *fitting, struct grid_panel *panel)
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
static bool fit_as_folded(struct grid_fitting *fitting)
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
static size_t force_panel(struct grid_fitting *fitting, size_t from, size_t most)
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
static void fit_by_force(struct grid_fitting *fitting)
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
static bool is_roomy(const struct grid_fitting *fitting)
{
    const struct grid_fit *fit = fitting->fit;
    for (size_t c = 0; c < fit->grid->column_count; c++) {
        if (fit->grid->columns[c].align == GRID_WORDS &&
            grid_widest_text(fitting, c) > grid_text_width(fit, &fit->panels[0], c)) {
            return false;
        }
    }
    return true;
}

static bool try_columns(struct grid_fitting *fitting, size_t lines)
{
    fitting->lines = lines;
    grid_measure_columns(fitting);
    return fit_as_folded(fitting);
}

/* Heads of a line; of two, if that gives texts the room they want, or figures; of more;
 * then smaller figures, closer to each other; pictures below their rows; no bars, for
 * figures say the same; at last several panels. True if all columns stand beside each
 * other as the file wants them. */
static bool fit_columns(struct grid_fitting *fitting)
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
static mpt widest_label(const struct grid_fitting *fitting, enum side side,
                        enum grid_row_kind last)
{
    const struct grid_fit *fit = fitting->fit;
    size_t label = fit->grid->label;
    struct set_how how = grid_how(fit, NULL, label, side, GRID_WHOLE);
    const struct text_paragraph *head = setter_block(
        fitting->canvas->setter, fit->grid->columns[label].head.texts.of[side], &how);
    mpt widest = head == NULL ? 0 : head->widest;
    for (size_t r = 0; r < fit->grid->row_count; r++) {
        const struct grid_row *row = &fit->grid->rows[r];
        if (row->kind <= last && row->kind != GRID_GROUP) {
            widest = mpt_max(widest, grid_whole_width(fitting, row, label, side));
        }
    }
    return widest;
}

/* True if the narrowest panel holds the labels of both languages on one line. */
static bool holds_beside(struct grid_fitting *fitting, enum grid_row_kind last)
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
static void try_beside(struct grid_fitting *fitting)
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

static bool is_held(struct grid_fitting *fitting)
{
    return fit_columns(fitting) && !fitting->fit->small && is_roomy(fitting);
}

/* True if the width holds the table in the language that takes turns with this one as
 * well, so that both print it alike. */
static bool is_held_in_turn(struct grid_fitting *fitting)
{
    struct grid_fit *fit = fitting->fit;
    enum side own = fit->sides[0];
    bool held = true;
    if (fit->side_count < fitting->canvas->setter->side_count) {
        fit->sides[0] = own == SIDE_FIRST ? SIDE_SECOND : SIDE_FIRST;
        held = is_held(fitting);
        fit->sides[0] = own;
    }
    return held && is_held(fitting);
}

/* One language stands in the measure of text, if that holds its table; else it takes the
 * live width. */
static void fit_width(struct grid_fitting *fitting)
{
    const struct page_form *form = fitting->canvas->form;
    struct grid_fit *fit = fitting->fit;
    struct region text = form->regions[REGION_TEXT][fit->sides[0]];
    if (!form->shared && text.width < form->live) {
        fit->left = text.left;
        fit->width = text.width;
        if (is_held_in_turn(fitting)) {
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
    struct grid_fitting fitting = {.canvas = canvas,
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
