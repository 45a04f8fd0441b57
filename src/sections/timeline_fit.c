/* How a road map fits a form: how tall its rows are, where phases and the words of
 * milestones stand. Words of milestones that would touch each other, the line of the day
 * or the edge have numbers in their place. */
#include "sections/timeline.h"

#define LABEL_FIRST B(1.2) /* baselines below the top of a row */
#define ROW_LEAST B(2.5)
#define ROW_BELOW B(0.3) /* below the last line of a label */
#define NARROW_LEAST B(3)
#define STONES_BELOW B(1) /* words of milestones below a bar that has its label above */
#define MARKED_INSET MM(6.4) /* of labels from the marks of priorities */
#define NAME_LEAST MM(20) /* a phase that is wider may hold its name */
#define WORDS_APART MM(1)
#define STONE_OVERHANG MM(4) /* left of the axis, where the gutter is */
#define WHOLE MM(2000)

enum { LABEL_COLUMNS = 4, WIDE_COLUMNS = 12 };

/* ---- texts ----------------------------------------------------------------------- */

static const struct text_paragraph *set(const struct canvas *canvas,
                                        const struct road_text *text, enum side side)
{
    struct set_how how = {
        .role = text->role, .side = side, .width = text->width, .flush = true};
    return setter_block(canvas->setter, text->texts->of[side], &how);
}

mpt road_text_depth(const struct canvas *canvas, const struct road_text *text)
{
    enum side sides[SIDE_COUNT];
    size_t count = grid_sides(canvas, sides);
    mpt depth = 0;
    for (size_t i = 0; i < count; i++) {
        mpt own = set_depth(set(canvas, text, sides[i]));
        bool below = canvas->form->shared && i > 0;
        depth = !below ? mpt_max(depth, own) : text->same ? depth : depth + B(1) + own;
    }
    return depth;
}

static mpt text_widest(const struct canvas *canvas, const struct road_text *text)
{
    enum side sides[SIDE_COUNT];
    size_t count = grid_sides(canvas, sides);
    mpt widest = 0;
    for (size_t i = 0; i < count; i++) {
        const struct text_paragraph *own = set(canvas, text, sides[i]);
        widest = mpt_max(widest, own == NULL ? 0 : own->widest);
    }
    return widest;
}

/* ---- time ------------------------------------------------------------------------ */

struct road_extent road_extent(const struct road_fit *fit, const struct date_span *term)
{
    const struct axis *axis = &fit->road->axis;
    struct road_extent extent = {0, fit->width, term->to.year == 0};
    if (term->from.year > 0) {
        extent.from = axis_at(axis, fit->width, term->from);
    }
    if (term->to.year > 0) {
        extent.to = axis_at(axis, fit->width, moment_after(term->to));
    }
    return extent;
}

mpt road_status(const struct road_fit *fit)
{
    const struct road *road = fit->road;
    return road->has_status ? axis_at(&road->axis, fit->width, moment_after(road->status))
                            : -1;
}

/* ---- milestones ------------------------------------------------------------------ */

static mpt side_width(const struct canvas *canvas, const struct road_stone *stone,
                      enum side side)
{
    const struct road_text text = {&stone->texts, stone->same, ROLE_NOTE, WHOLE};
    const struct text_paragraph *own = set(canvas, &text, side);
    return own == NULL ? 0 : own->widest;
}

/* In all languages of the page, beside each other. */
static mpt words_width(const struct canvas *canvas, const struct road_stone *stone)
{
    mpt width = 0;
    for (size_t i = 0; i < canvas->side_count; i++) {
        mpt own = side_width(canvas, stone, canvas->sides[i]);
        bool adds = i > 0 && width > 0 && !stone->same;
        width = i == 0 ? own : adds ? width + PROGRESS_APART / 2 + own : width;
    }
    return width;
}

struct words {
    mpt left, right;
};

/* True if the words keep off the edges, the line of the day and other words. */
static bool is_free(const struct road_fit *fit, struct words at,
                    const struct words *others, size_t count)
{
    mpt day = road_status(fit);
    bool crossed =
        day >= 0 && at.left < day + WORDS_APART && at.right > day - WORDS_APART;
    bool inside = at.left >= (fit->wide ? -STONE_OVERHANG : 0) && at.right <= fit->width;
    for (size_t i = 0; i < count; i++) {
        inside = inside && (at.right + WORDS_APART <= others[i].left ||
                            at.left >= others[i].right + WORDS_APART);
    }
    return inside && !crossed;
}

bool road_place_stones(const struct road_fit *fit, const struct canvas *canvas,
                       const struct road_row *row, mpt *lefts)
{
    struct words *taken =
        arena_new_array(canvas->setter->pages, row->stone_count + 1, struct words);
    for (size_t i = 0; i < row->stone_count; i++) {
        const struct road_stone *stone = &row->stones[i];
        mpt width = words_width(canvas, stone);
        mpt at = axis_at(&fit->road->axis, fit->width, stone->at);
        mpt left = stone->figure ? at - width / 2 : at - ROAD_DISC / 2;
        struct words words = {left, left + width};
        if (!stone->figure && !is_free(fit, words, taken, i)) {
            words.right = at + ROAD_DISC / 2;
            words.left = words.right - width;
        }
        if (!stone->figure && !is_free(fit, words, taken, i)) {
            return false;
        }
        taken[i] = words;
        lefts[i] = words.left;
    }
    return true;
}

/* Whether the words of a row find room in each language. */
static bool has_room(const struct road_fit *fit, const struct canvas *canvas,
                     const struct road_row *row)
{
    mpt *lefts = arena_new_array(canvas->setter->pages, row->stone_count + 1, mpt);
    enum side sides[SIDE_COUNT];
    size_t count = grid_sides(canvas, sides);
    if (canvas->form->shared) {
        return road_place_stones(fit, canvas, row, lefts);
    }
    for (size_t i = 0; i < count; i++) {
        struct canvas own = *canvas;
        own.sides[0] = sides[i];
        own.side_count = 1;
        if (!road_place_stones(fit, &own, row, lefts)) {
            return false;
        }
    }
    return true;
}

/* ---- rows ------------------------------------------------------------------------ */

static mpt group_height(const struct road_fit *fit, const struct canvas *canvas,
                        const struct road_row *row)
{
    const struct page_form *form = canvas->form;
    bool shared = form->shared;
    enum side sides[SIDE_COUNT];
    size_t count = grid_sides(canvas, sides);
    mpt depth = 0;
    for (size_t i = 0; i < count; i++) {
        mpt width = shared ? form->regions[REGION_TEXT][sides[i]].width : form->live;
        const struct road_text text = {&row->row->cells[0].texts, row->same,
                                       ROLE_TABLE_TOTAL, width - fit->inset};
        depth = mpt_max(depth, set_depth(set(canvas, &text, sides[i])));
    }
    return B(2) + depth;
}

static mpt row_height(const struct road_fit *fit, const struct canvas *canvas, size_t i)
{
    const struct road_row *row = &fit->road->rows[i];
    const struct road_text label = {&row->row->cells[ROAD_LABEL].texts, row->same,
                                    ROLE_TABLE_TEXT_BELOW, fit->label};
    bool last = i + 1 == fit->road->row_count || fit->road->rows[i + 1].term == NULL;
    mpt below = last ? B(0.5) : 0;
    if (row->term == NULL) {
        return group_height(fit, canvas, row);
    }
    mpt depth = road_text_depth(canvas, &label);
    if (fit->wide) {
        return below + mpt_max(ROW_LEAST, LABEL_FIRST + depth + ROW_BELOW);
    }
    return below + NARROW_LEAST + depth + (row->stone_count > 0 ? STONES_BELOW : 0);
}

/* ---- phases ---------------------------------------------------------------------- */

static struct road_text name_of(const struct road_fit *fit, size_t i)
{
    const struct road_phase *phase = &fit->road->phases[i];
    return (struct road_text){&phase->row->cells[ROAD_LABEL].texts, phase->same,
                              ROLE_NOTE, fit->width};
}

/* The first lane in which the phase meets none before it. */
static size_t free_lane(const struct road_fit *fit, size_t i)
{
    const struct road_name *names = fit->names;
    for (size_t lane = 0;; lane++) {
        bool free = true;
        for (size_t k = 0; k < i; k++) {
            bool apart = names[i].left >= names[k].left + names[k].width ||
                         names[i].left + names[i].width <= names[k].left;
            free = free && (names[k].lane != lane || apart);
        }
        if (free) {
            return lane;
        }
    }
}

/* The name below, at the left edge of its phase or flush right, on the first line on
 * which it meets no other. */
static void place_below(struct road_fit *fit, const struct canvas *canvas, size_t i,
                        struct words *taken)
{
    struct road_name *name = &fit->names[i];
    const struct road_text text = name_of(fit, i);
    struct moment from = fit->road->phases[i].term->from;
    bool at_line = name->left > 0 && moment_year_day(from) == 0;
    mpt width = text_widest(canvas, &text);
    mpt left = name->left + (at_line ? ROAD_YEAR_INSET : 0);
    name->right = left + width > fit->width;
    name->below = name->right ? fit->width : left;
    left = name->right ? fit->width - width : left;
    taken[i] = (struct words){left, left + width};
    fit->level = mpt_max(fit->level, road_text_depth(canvas, &text) + B(1));
    for (bool met = true; met;) {
        met = false;
        for (size_t k = 0; k < i; k++) {
            met = met || (!fit->names[k].inside && fit->names[k].level == name->level &&
                          taken[i].left < taken[k].right + WORDS_APART &&
                          taken[k].left < taken[i].right + WORDS_APART);
        }
        name->level += met;
    }
    fit->levels = name->level + 1 > fit->levels ? name->level + 1 : fit->levels;
}

static void place_phases(struct road_fit *fit, const struct canvas *canvas,
                         struct arena *arena)
{
    size_t count = fit->road->phase_count;
    struct words *taken = arena_new_array(arena, count + 1, struct words);
    fit->names = arena_new_array(arena, count + 1, struct road_name);
    for (size_t i = 0; i < count; i++) {
        struct road_name *name = &fit->names[i];
        struct road_extent extent = road_extent(fit, fit->road->phases[i].term);
        const struct road_text text = name_of(fit, i);
        name->left = extent.from;
        name->width = extent.to - extent.from;
        name->lane = free_lane(fit, i);
        fit->lanes = name->lane + 1 > fit->lanes ? name->lane + 1 : fit->lanes;
        mpt room = name->width - 2 * ROAD_NAME_INSET;
        mpt lines = canvas->form->shared && !text.same ? B(1) : 0;
        name->inside = name->width >= NAME_LEAST && text_widest(canvas, &text) <= room &&
                       road_text_depth(canvas, &text) <= lines;
        if (!name->inside) {
            place_below(fit, canvas, i, taken);
        }
    }
}

/* ---- all of it ------------------------------------------------------------------- */

struct road_fit road_fit_make(const struct road *road, const struct canvas *canvas,
                              struct arena *arena)
{
    const struct page_form *form = canvas->form;
    struct road_fit fit = {.road = road,
                           .form = form,
                           .side = canvas->sides[0],
                           .wide = form->columns >= WIDE_COLUMNS};
    bool marked = false;
    for (size_t i = 0; i < road->row_count; i++) {
        marked = marked || road->rows[i].priority > 0;
    }
    fit.inset = marked ? MARKED_INSET : 0;
    fit.left = fit.wide ? form_column(form, LABEL_COLUMNS + 1) : 0;
    fit.width = form->live - fit.left;
    fit.label = (fit.wide ? form_columns(form, LABEL_COLUMNS) : form->live) - fit.inset;
    fit.heights = arena_new_array(arena, road->row_count, mpt);
    fit.numbers = arena_new_array(arena, road->row_count, size_t);
    for (size_t i = 0; i < road->row_count; i++) {
        fit.heights[i] = row_height(&fit, canvas, i);
        if (!has_room(&fit, canvas, &road->rows[i])) {
            fit.numbers[i] = road->notes + fit.numbered + 1;
            fit.numbered += road->rows[i].stone_count;
        }
    }
    place_phases(&fit, canvas, arena);
    return fit;
}
