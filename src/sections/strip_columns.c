/* The columns of strips: one set of them for all strips of a section, so that the facts
 * of its entries stand below each other. A column is as wide as its heads and its longest
 * word; what is left goes to the tallest cells, and then to all. Lines are counted by
 * the widths of words, without setting the text for each width that is tried. */
#include "sections/strip_parts.h"

#define COLUMNS_APART MM(4)
#define WIDE_STRIP MM(135) /* one that holds all facts beside each other */
#define WHOLE MM(2000) /* wider than any text that stands in one line */
#define DASH_APART PT(2.25) /* from a dash to its words: a blank */
#define STEP PT(0.5) /* of widths that are tried */
#define HANGING PT(1) /* punctuation at the ends of a line, which counts as ink here */

enum { NARROW_ACROSS = 3, HALF_ACROSS = 4 };

/* Shares of the width; of the first five as they stand on a page of A4. */
static const int WEIGHTS[FACT_COUNT] = {38, 25, 22, 29, 21, 39, 24, 32, 40, 34, 34, 34};

/* Between two places where a line may end. */
struct atom {
    mpt width, space; /* the blank behind it */
    bool last; /* of a paragraph */
};

struct words {
    struct atom *items;
    size_t count;
};

struct cell {
    struct words sides[SIDE_COUNT];
    mpt hang;
    bool once; /* printed in one language for both */
    size_t column; /* that sets its width; SIZE_MAX: none, it takes several */
};

struct fitting {
    const struct strip_set *set;
    const struct canvas *canvas;
    enum side sides[SIDE_COUNT];
    size_t side_count;
    struct cell *cells;
    size_t cell_count;
    struct strip_columns *columns;
    mpt least[STRIP_ACROSS]; /* width for the heads and the longest word */
    int64_t weights[STRIP_ACROSS];
};

size_t strip_place(const struct strip *strip, size_t across, size_t index)
{
    size_t place = 0;
    if (strip->count <= across) {
        return index;
    }
    for (size_t i = 0; i < index; i++) {
        place += strip->items[i].line_count > 0;
    }
    return strip->items[index].line_count > 0 ? place : SIZE_MAX;
}

/* How many columns a fact takes that stands in a place: also those behind it which stay
 * empty in its row. */
static size_t span_of(const struct strip *strip, size_t across, size_t place)
{
    size_t end = (place / across + 1) * across;
    for (size_t i = 0; i < strip->count; i++) {
        size_t other = strip_place(strip, across, i);
        bool given = strip->items[i].line_count > 0;
        if (given && other != SIZE_MAX && other > place && other < end) {
            end = other;
        }
    }
    return end - place;
}

struct region strip_region(const struct strip *strip, const struct strip_columns *columns,
                           size_t place)
{
    size_t column = place % columns->count;
    size_t span = span_of(strip, columns->count, place);
    struct region region = columns->items[column];
    for (size_t i = 1; i < span; i++) {
        region.width += COLUMNS_APART + columns->items[column + i].width;
    }
    return region;
}

mpt strip_hang(const struct fact *fact, const struct canvas *canvas, enum side side)
{
    struct str dash = STRIP_DASH;
    return fact->kind == FACT_STATE ? PROGRESS_APART
           : fact->listed
               ? setter_line(canvas->setter, dash, ROLE_FACT, side)->width + DASH_APART
               : 0;
}

/* ---- words --------------------------------------------------------------------------
 */

static size_t count_pieces(const struct fitting *fitting, const struct fact *fact,
                           enum side side)
{
    size_t count = 0;
    for (size_t i = 0; i < fact->line_count; i++) {
        struct set_how how = {.role = ROLE_FACT, .side = side, .width = WHOLE};
        const struct text_paragraph *set =
            setter_block(fitting->canvas->setter, fact->lines[i].texts.of[side], &how);
        for (size_t l = 0; set != NULL && l < set->line_count; l++) {
            count += set->lines[l].piece_count + 1;
        }
    }
    return count;
}

static void add_line(struct words *words, const struct text_line *line)
{
    struct atom atom = {.last = true};
    for (size_t i = 0; i < line->piece_count; i++) {
        const struct text_shape *shape = line->pieces[i].shape;
        if (shape->is_space && str_equal(shape->text, STR(" "))) {
            atom.space = shape->width;
            atom.last = false;
            words->items[words->count++] = atom;
            atom = (struct atom){.last = true};
        } else {
            atom.width += shape->width;
        }
    }
    if (atom.width > 0) {
        words->items[words->count++] = atom;
    } else if (words->count > 0) {
        words->items[words->count - 1].last = true;
    }
}

static struct words words_of(const struct fitting *fitting, const struct fact *fact,
                             enum side side)
{
    struct words words = {.items = arena_new_array(fitting->canvas->setter->pages,
                                                   count_pieces(fitting, fact, side),
                                                   struct atom)};
    for (size_t i = 0; i < fact->line_count; i++) {
        struct set_how how = {.role = ROLE_FACT, .side = side, .width = WHOLE};
        const struct text_paragraph *set =
            setter_block(fitting->canvas->setter, fact->lines[i].texts.of[side], &how);
        for (size_t l = 0; set != NULL && l < set->line_count; l++) {
            add_line(&words, &set->lines[l]);
        }
    }
    return words;
}

static size_t lines_at(const struct words *words, mpt width)
{
    size_t lines = 0;
    mpt x = 0, space = 0;
    bool begins = true;
    for (size_t i = 0; i < words->count; i++) {
        const struct atom *atom = &words->items[i];
        if (begins || x + space + atom->width > width) {
            lines++;
            x = atom->width;
        } else {
            x += space + atom->width;
        }
        space = atom->space;
        begins = atom->last;
    }
    return lines;
}

/* The longest word, and the longest line if no line ends before its paragraph. */
static void measure_words(const struct words *words, mpt *longest, mpt *whole)
{
    mpt x = 0;
    for (size_t i = 0; i < words->count; i++) {
        const struct atom *atom = &words->items[i];
        *longest = mpt_max(*longest, atom->width);
        x += atom->width;
        *whole = mpt_max(*whole, x);
        x = atom->last ? 0 : x + atom->space;
    }
}

/* ---- cells --------------------------------------------------------------------------
 */

static size_t cell_lines(const struct fitting *fitting, const struct cell *cell,
                         mpt width)
{
    size_t lines = 0;
    for (size_t i = 0; i < fitting->side_count; i++) {
        size_t own = lines_at(&cell->sides[fitting->sides[i]], width - cell->hang);
        bool adds = fitting->canvas->form->shared && !(i > 0 && cell->once);
        lines = adds ? lines + own : own > lines ? own : lines;
    }
    return lines;
}

/* Lines of the tallest cell of a column. */
static size_t column_lines(const struct fitting *fitting, size_t column, mpt width)
{
    size_t lines = 0;
    for (size_t i = 0; i < fitting->cell_count; i++) {
        if (fitting->cells[i].column == column) {
            size_t own = cell_lines(fitting, &fitting->cells[i], width);
            lines = own > lines ? own : lines;
        }
    }
    return lines;
}

static mpt column_whole(const struct fitting *fitting, size_t column)
{
    mpt longest = 0, most = 0;
    for (size_t i = 0; i < fitting->cell_count; i++) {
        const struct cell *cell = &fitting->cells[i];
        for (size_t s = 0; s < fitting->side_count && cell->column == column; s++) {
            mpt whole = 0;
            measure_words(&cell->sides[fitting->sides[s]], &longest, &whole);
            most = mpt_max(most, whole + cell->hang);
        }
    }
    return most + HANGING;
}

static void find_cells(struct fitting *fitting)
{
    size_t count = 0;
    for (const struct strip *strip = fitting->set->first; strip; strip = strip->next) {
        count += strip->count;
    }
    fitting->cells =
        arena_new_array(fitting->canvas->setter->pages, count + 1, struct cell);
    for (const struct strip *strip = fitting->set->first; strip; strip = strip->next) {
        for (size_t i = 0; i < strip->count; i++) {
            const struct fact *fact = &strip->items[i];
            struct cell *cell = &fitting->cells[fitting->cell_count++];
            cell->once = fact->same;
            for (size_t s = 0; s < fitting->side_count; s++) {
                enum side side = fitting->sides[s];
                cell->sides[side] = words_of(fitting, fact, side);
                cell->hang = mpt_max(cell->hang, strip_hang(fact, fitting->canvas, side));
            }
        }
    }
}

/* ---- widths -------------------------------------------------------------------------
 */

static mpt head_width(const struct fitting *fitting, const struct fact *fact)
{
    mpt width = 0;
    for (size_t i = 0; i < fitting->side_count; i++) {
        enum side side = fitting->sides[i];
        struct set_how how = {.role = ROLE_FACT_HEAD, .side = side, .width = WHOLE};
        const struct text_paragraph *head =
            setter_block(fitting->canvas->setter, fact->head.of[side], &how);
        mpt own = head == NULL ? 0 : head->widest;
        bool beside = fitting->canvas->form->shared && !fitting->columns->stacked;
        width =
            beside ? width + (i > 0 ? STRIP_HEADS_APART : 0) + own : mpt_max(width, own);
    }
    return width;
}

/* Gives each cell its column, and each column what its cells need at least. */
static void measure_columns(struct fitting *fitting)
{
    struct cell *cell = fitting->cells;
    size_t across = fitting->columns->count;
    for (size_t c = 0; c < STRIP_ACROSS; c++) {
        fitting->least[c] = 0;
        fitting->weights[c] = 0;
    }
    for (const struct strip *strip = fitting->set->first; strip; strip = strip->next) {
        for (size_t i = 0; i < strip->count; i++, cell++) {
            size_t place = strip_place(strip, across, i);
            cell->column = SIZE_MAX;
            if (strip->items[i].line_count == 0) {
                continue;
            }
            bool alone = span_of(strip, across, place) == 1;
            cell->column = alone ? place % across : SIZE_MAX;
            mpt *least = &fitting->least[place % across];
            int64_t *weight = &fitting->weights[place % across];
            int own = WEIGHTS[strip->items[i].kind];
            *least = mpt_max(*least, head_width(fitting, &strip->items[i]));
            *weight = own > *weight ? own : *weight;
            for (size_t s = 0; s < fitting->side_count; s++) {
                mpt longest = 0, whole = 0;
                measure_words(&cell->sides[fitting->sides[s]], &longest, &whole);
                *least = mpt_max(*least, longest + cell->hang + HANGING);
            }
        }
    }
}

/* The least width at which no cell of the column has more lines than that. */
static mpt width_for(const struct fitting *fitting, size_t column, size_t lines, mpt from,
                     mpt to)
{
    while (to - from > STEP) {
        mpt middle = from + (to - from) / 2;
        if (column_lines(fitting, column, middle) <= lines) {
            to = middle;
        } else {
            from = middle;
        }
    }
    return to;
}

/* The width at which the tallest cell of a column loses a line; 0: at none. */
static mpt lower_width(const struct fitting *fitting, size_t column, size_t lines)
{
    mpt width = fitting->columns->items[column].width;
    mpt whole = column_whole(fitting, column);
    if (whole <= width || column_lines(fitting, column, whole) == lines) {
        return 0;
    }
    return width_for(fitting, column, lines - 1, width, whole);
}

/* Room that is left makes the tallest cells lower, of equal ones those that need least
 * for it, as long as any gets lower. */
static void lower_all(const struct fitting *fitting, mpt *room)
{
    struct region *items = fitting->columns->items;
    for (size_t chosen = 0; chosen != SIZE_MAX;) {
        size_t most = 0;
        mpt least = 0;
        chosen = SIZE_MAX;
        for (size_t c = 0; c < fitting->columns->count; c++) {
            size_t lines = column_lines(fitting, c, items[c].width);
            mpt wish = lines < most ? 0 : lower_width(fitting, c, lines);
            mpt more = wish - items[c].width;
            if (wish > 0 && more <= *room && (lines > most || more < least)) {
                chosen = c;
                most = lines;
                least = more;
            }
        }
        if (chosen != SIZE_MAX) {
            items[chosen].width += least;
            *room -= least;
        }
    }
}

/* Lines of all rows of all strips. */
static size_t all_lines(const struct fitting *fitting)
{
    const struct strip_columns *columns = fitting->columns;
    const struct cell *cell = fitting->cells;
    size_t all = 0;
    for (const struct strip *strip = fitting->set->first; strip; strip = strip->next) {
        size_t rows[FACT_COUNT] = {0};
        for (size_t i = 0; i < strip->count; i++, cell++) {
            size_t place = strip_place(strip, columns->count, i);
            if (strip->items[i].line_count == 0) {
                continue;
            }
            mpt width = strip_region(strip, columns, place).width;
            size_t *row = &rows[place / columns->count];
            size_t lines = cell_lines(fitting, cell, width);
            all += lines > *row ? lines - *row : 0;
            *row = lines > *row ? lines : *row;
        }
    }
    return all;
}

/* Takes width from one column, so that the tallest cell of another gets a line lower;
 * true if all strips together lose lines by that. */
static bool trade(const struct fitting *fitting, size_t from, size_t to, mpt *room)
{
    struct region *items = fitting->columns->items;
    mpt left = items[from].width, right = items[to].width;
    size_t before = all_lines(fitting);
    mpt wish = lower_width(fitting, to, column_lines(fitting, to, right));
    mpt taken = mpt_max(wish - right - *room, 0);
    if (wish == 0 || left - taken < fitting->least[from]) {
        return false;
    }
    items[from].width = left - taken;
    items[to].width = wish;
    if (all_lines(fitting) < before) {
        *room -= wish - right - taken;
        return true;
    }
    items[from].width = left;
    items[to].width = right;
    return false;
}

static void trade_all(const struct fitting *fitting, mpt *room)
{
    size_t count = fitting->columns->count;
    for (bool changed = true; changed;) {
        changed = false;
        for (size_t i = 0; i < count * count && !changed; i++) {
            changed =
                i / count != i % count && trade(fitting, i / count, i % count, room);
        }
    }
}

/* The rest goes to columns that have less than their share of the whole. */
static void spread(const struct fitting *fitting, mpt room, mpt whole)
{
    struct region *items = fitting->columns->items;
    int64_t weights = 0, missing = 0, parts[STRIP_ACROSS] = {0};
    for (size_t c = 0; c < fitting->columns->count; c++) {
        weights += fitting->weights[c];
    }
    for (size_t c = 0; c < fitting->columns->count; c++) {
        int64_t part = whole * fitting->weights[c] / (weights > 0 ? weights : 1);
        parts[c] = part > items[c].width ? part - items[c].width : 0;
        missing += parts[c];
    }
    mpt x = STRIP_INSET;
    for (size_t c = 0; c < fitting->columns->count; c++) {
        items[c].width += missing > 0 ? (mpt)(room * parts[c] / missing) : 0;
        items[c].left = x;
        x += items[c].width + COLUMNS_APART;
    }
}

/* False if the columns do not stand beside each other. */
static bool fit_columns(struct fitting *fitting, size_t across, bool stacked, mpt width)
{
    struct strip_columns *columns = fitting->columns;
    mpt whole = width - 2 * STRIP_INSET - (mpt)(across - 1) * COLUMNS_APART, room = whole;
    columns->count = across;
    columns->stacked = stacked;
    measure_columns(fitting);
    for (size_t c = 0; c < across; c++) {
        columns->items[c].width =
            across == 1 ? whole : fitting->least[c]; /* words may be divided then */
        room -= columns->items[c].width;
    }
    if (room < 0) {
        return false;
    }
    lower_all(fitting, &room);
    trade_all(fitting, &room);
    spread(fitting, room, whole);
    return true;
}

static size_t most_across(const struct strip_set *set, mpt width)
{
    size_t most = 1;
    for (const struct strip *strip = set->first; strip; strip = strip->next) {
        most = strip->count > most ? strip->count : most;
    }
    if (width < WIDE_STRIP) {
        return most < NARROW_ACROSS ? most : NARROW_ACROSS;
    }
    return most <= STRIP_ACROSS ? most : HALF_ACROSS;
}

const struct strip_columns *strip_columns_of(const struct strip *strip,
                                             const struct canvas *canvas, mpt width)
{
    struct strip_set *set = strip->set;
    struct strip_use use = {.width = width,
                            .leaves = canvas->form->leaves,
                            .shared = canvas->form->shared,
                            .side =
                                canvas->form->leaves > 1 ? SIDE_FIRST : canvas->sides[0]};
    if (set->use.width == use.width && set->use.leaves == use.leaves &&
        set->use.shared == use.shared && set->use.side == use.side) {
        return &set->columns;
    }
    struct fitting fitting = {.set = set, .canvas = canvas, .columns = &set->columns};
    fitting.side_count = grid_sides(canvas, fitting.sides);
    find_cells(&fitting);
    size_t across = most_across(set, width);
    while (!fit_columns(&fitting, across, false, width) &&
           !fit_columns(&fitting, across, true, width)) {
        across--;
    }
    set->use = use;
    return &set->columns;
}
