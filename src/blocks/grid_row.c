/* Rows of a table: how tall they are, and what stands where in them. */
#include "blocks/grid_parts.h"

#define HEAD_APART MM(3)
#define LABEL_APART MM(4)
#define NOTE_RISE PT(3.4) /* of note marks above the baseline */
#define NOTE_APART PT(0.6)

/* First baseline below the top of a row. */
#define LINE_DENSE B(1.1)
#define LINE_STACKED B(1.2)
#define LINE_TOTAL B(1.25)
#define LINE_GROUP B(1.5) /* with a mark */
#define MARK_SIDE MM(4.2)
#define MARK_SIDE_SMALL MM(2.5) /* before a row that is no group */

static bool is_shared(const struct grid_painting *painting)
{
    return painting->canvas->form->shared;
}

/* ---- labels of totals and groups ------------------------------------------------------
 */

/* Where the words of a row stand that have room beyond their column. */
struct label_room {
    mpt left, width;
    mpt second; /* left edge of the second language; 0: below the first */
};

static const struct text_paragraph *set_text(const struct grid_painting *painting,
                                             size_t column, enum side side, mpt width)
{
    const struct grid_row *row = painting->row;
    const struct grid_cell *cell =
        row == NULL ? &painting->fit->grid->columns[column].head
                    : &row->cells[row->kind == GRID_GROUP ? 0 : column];
    struct set_how how = grid_how(painting->fit, row, column, side, width);
    return setter_block(painting->canvas->setter, cell->texts.of[side], &how);
}

/* Up to the first column behind the label that holds something. */
static struct label_room find_room(const struct grid_painting *painting)
{
    const struct grid_fit *fit = painting->fit;
    const struct grid *grid = fit->grid;
    const struct grid_place *place = &painting->panel->places[grid->label];
    struct label_room room = {place->left + grid->inset, place->width - grid->inset, 0};
    mpt words = 0;
    for (size_t c = grid->label + 1; c < grid->column_count; c++) {
        const struct grid_cell *cell = &painting->row->cells[c];
        if (!grid_panel_has(fit, painting->panel, c)) {
            continue;
        }
        if (grid->columns[c].align == GRID_FIGURES || cell->figure[0].size > 0 ||
            cell->texts.of[0] != NULL || cell->texts.of[1] != NULL) {
            break;
        }
        words = words == 0 ? painting->panel->places[c].left : words;
        room.width += painting->panel->places[c].width;
    }
    if (!is_shared(painting)) {
        return room;
    }
    const struct text_paragraph *first =
        set_text(painting, grid->label, SIDE_FIRST, room.width);
    const struct text_paragraph *second =
        set_text(painting, grid->label, SIDE_SECOND, room.width);
    mpt widest = first == NULL ? 0 : first->widest;
    mpt left = room.left + widest + LABEL_APART;
    left = fit->setting == GRID_BESIDE ? mpt_max(left, room.left + fit->beside) : left;
    left = words >= left ? words : left;
    mpt right = room.left + room.width - HEAD_APART;
    if (first != NULL && first->line_count == 1 && second != NULL &&
        second->line_count == 1 && left + second->widest <= right) {
        room.second = left;
    }
    return room;
}

static struct label_room group_room(const struct grid_painting *painting)
{
    const struct grid_fit *fit = painting->fit;
    const struct page_form *form = painting->canvas->form;
    mpt inset = painting->row->mark > 0 ? fit->grid->inset : 0;
    struct label_room room = {fit->left + inset, fit->width - inset, 0};
    if (is_shared(painting)) {
        room.width = form->regions[REGION_TEXT][SIDE_FIRST].width - inset;
        room.second = form->second;
    }
    return room;
}

/* ---- cells ----------------------------------------------------------------------- */

/* The languages of a text, one below the other where they share a cell. */
struct stack {
    const struct text_paragraph *of[SIDE_COUNT];
    mpt top[SIDE_COUNT]; /* first baseline below that of the cell */
    mpt depth; /* of the last baseline below the first */
    bool same; /* both say the same: it is printed once */
};

static struct stack stack_text(const struct grid_painting *painting, size_t column,
                               mpt width)
{
    const struct grid_fit *fit = painting->fit;
    const struct grid_cell *cell = painting->row == NULL
                                       ? &fit->grid->columns[column].head
                                       : &painting->row->cells[column];
    bool beside = fit->setting == GRID_BESIDE && column == fit->grid->label;
    struct stack stack = {.depth = -B(1)};
    stack.same = is_shared(painting) && grid_same_words(&cell->texts);
    for (size_t i = 0; i < fit->side_count; i++) {
        enum side side = fit->sides[i];
        stack.of[side] = set_text(painting, column, side, width);
        if (stack.of[side] == NULL || (stack.same && i > 0)) {
            continue;
        }
        bool below = is_shared(painting) && !beside;
        stack.top[side] = below ? stack.depth + B(1) : 0;
        stack.depth = mpt_max(stack.depth, stack.top[side] + set_depth(stack.of[side]));
    }
    return stack;
}

static mpt text_width(const struct grid_painting *painting, size_t column)
{
    bool label = painting->row != NULL && column == painting->fit->grid->label;
    return grid_text_width(painting->fit, painting->panel, column) -
           (label ? painting->row->indent : 0);
}

/* ---- heights --------------------------------------------------------------------- */

static mpt label_depth(const struct grid_painting *painting,
                       const struct label_room *room)
{
    size_t label = painting->row->kind == GRID_GROUP ? 0 : painting->fit->grid->label;
    mpt depth = 0;
    for (size_t i = 0; i < painting->fit->side_count; i++) {
        const struct text_paragraph *set =
            set_text(painting, label, painting->fit->sides[i], room->width);
        bool below = is_shared(painting) && room->second == 0 && i > 0;
        depth = below ? depth + B(1) + set_depth(set) : mpt_max(depth, set_depth(set));
    }
    return depth;
}

static bool has_below(const struct grid_cell *cell)
{
    return cell->below[SIDE_FIRST].size > 0;
}

/* Of the figures of a total with something below them. */
static mpt sums_depth(const struct grid_painting *painting)
{
    for (size_t c = 0; c < painting->fit->grid->column_count; c++) {
        if (has_below(&painting->row->cells[c])) {
            return B(1);
        }
    }
    return 0;
}

static mpt cells_depth(const struct grid_painting *painting)
{
    const struct grid *grid = painting->fit->grid;
    mpt depth = 0;
    for (size_t c = 0; c < grid->column_count; c++) {
        const struct grid_cell *cell = &painting->row->cells[c];
        bool picture = grid->columns[c].align == GRID_PICTURES;
        bool second = picture || has_below(cell);
        if (!grid_panel_has(painting->fit, painting->panel, c) ||
            (picture && painting->fit->below)) {
            continue;
        }
        if (second) {
            depth = mpt_max(depth, B(1));
        } else {
            struct stack stack = stack_text(painting, c, text_width(painting, c));
            depth = mpt_max(depth, stack.depth);
        }
    }
    return depth;
}

static mpt row_height(const struct grid_painting *painting)
{
    switch (painting->row->kind) {
    case GRID_GROUP: {
        struct label_room room = group_room(painting);
        return B(2) + label_depth(painting, &room);
    }
    case GRID_TOTAL:
    case GRID_SUBTOTAL: {
        struct label_room room = find_room(painting);
        return B(2) + mpt_max(label_depth(painting, &room), sums_depth(painting));
    }
    case GRID_ROW: break;
    }
    mpt depth = cells_depth(painting) + (painting->fit->below ? GRID_BELOW : 0);
    return painting->fit->setting == GRID_STACKED ? B(2) + depth : B(1.5) + depth;
}

mpt grid_row_height(const struct grid_fit *fit, const struct canvas *canvas,
                    const struct grid_panel *panel, const struct grid_row *row)
{
    struct grid_painting painting = {
        .fit = fit, .canvas = canvas, .panel = panel, .row = row};
    return row_height(&painting);
}

/* ---- painting -------------------------------------------------------------------- */

static bool in_window(const struct grid_painting *painting, mpt depth)
{
    return depth >= painting->window.from && depth < painting->window.to;
}

/* Height of a place that stands `depth` below the top of the row, on the page. */
static mpt on_page(const struct grid_painting *painting, mpt depth)
{
    return painting->y + depth - painting->window.from;
}

void grid_paint_line(const struct grid_painting *painting, const struct text_line *line,
                     struct point at, element_id element, enum theme_colour colour)
{
    if (painting->use == GRID_REAL) {
        canvas_line(painting->canvas, line, at, element, colour);
    } else {
        canvas_artifact_line(painting->canvas, line, at, ARTIFACT_HEADER, colour);
    }
}

/* Lines of a paragraph that stand in the window, each flush left or right on `x`. */
void grid_paint_lines(const struct grid_painting *painting,
                      const struct grid_words *words, struct point at)
{
    const struct text_paragraph *set = words->set;
    struct placing placing = {
        .paragraph = set,
        .element = words->element,
        .colour = setter_colour(painting->canvas->setter, words->colour),
        .links = canvas_make_links(painting->canvas, set),
    };
    for (size_t i = 0; i < set->line_count; i++) {
        mpt depth = at.y + (mpt)i * set->leading;
        placing.at.x = at.x - (words->right ? set->lines[i].width : 0);
        placing.at.y = on_page(painting, depth);
        placing.from = i;
        placing.to = i + 1;
        if (!in_window(painting, depth)) {
            continue;
        }
        if (painting->use == GRID_REAL) {
            canvas_lines(painting->canvas, &placing);
        } else {
            grid_paint_line(painting, &set->lines[i], placing.at, words->element,
                            words->colour);
        }
    }
}

/* A figure that languages share, or that of the language whose page it is. */
void grid_paint_shared(const struct grid_painting *painting,
                       const struct grid_shared *shared, struct point at)
{
    const struct canvas *canvas = painting->canvas;
    struct shared_number number = {
        .line = shared->line,
        .words = shared->words[canvas->sides[0]],
        .other = shared->words[SIDE_SECOND],
        .elements = {shared->elements[SIDE_FIRST], shared->elements[SIDE_SECOND]},
        .colour = shared->colour,
        .mark = shared->mark,
    };
    if (!in_window(painting, at.y)) {
        return;
    }
    at.y = on_page(painting, at.y);
    if (painting->use == GRID_REAL) {
        canvas_number(canvas, &number, at);
    } else {
        canvas_artifact_line(canvas, shared->line, at, ARTIFACT_HEADER, shared->colour);
    }
}

void grid_paint_marks(const struct grid_painting *painting, const struct grid_cell *cell,
                      struct point at)
{
    enum side side = painting->canvas->sides[0];
    const struct str words[SIDE_COUNT] = {cell->marks, cell->marks};
    if (cell->marks.size == 0) {
        return;
    }
    const struct grid_shared shared = {
        .line = setter_line(painting->canvas->setter, cell->marks, ROLE_NOTE_MARK, side),
        .words = words,
        .elements = cell->mark_elements,
        .colour = setter_role_colour(ROLE_NOTE_MARK, side),
    };
    at.x += NOTE_APART;
    at.y -= NOTE_RISE;
    grid_paint_shared(painting, &shared, at);
}

/* Text of a language from `left` on; its first baseline `depth` below the top. The notes
 * hang on the first language of the page. */
static void paint_text(const struct grid_painting *painting, size_t column,
                       enum side side, const struct text_paragraph *set, struct point at)
{
    const struct grid_row *row = painting->row;
    const struct grid_column *own = &painting->fit->grid->columns[column];
    const struct grid_cell *cell = row == NULL ? &own->head : &row->cells[column];
    const struct set_how how = grid_how(painting->fit, row, column, side, 0);
    const struct grid_words words = {
        .set = set,
        .element = cell->elements[side],
        .colour = setter_role_colour(how.role, side),
        .right = row == NULL && own->align == GRID_FIGURES,
    };
    grid_paint_lines(painting, &words, at);
    if (side == painting->canvas->sides[0]) {
        const struct text_line *last = &set->lines[set->line_count - 1];
        at.x += words.right ? 0 : last->width;
        at.y += set_depth(set);
        grid_paint_marks(painting, cell, at);
    }
}

/* What both languages say alike is content of the first, and said by the second. Links
 * in it lead on if no line stands on another page. */
void grid_say_same(const struct grid_painting *painting, const struct canvas_same *same,
                   const struct grid_words *words, struct point at)
{
    const struct canvas *canvas = painting->canvas;
    const struct text_paragraph *set = same->printed;
    struct placing placing = {.paragraph = set, .element = words->element};
    bool whole = in_window(painting, at.y + set_depth(set));
    if (painting->use != GRID_REAL || painting->window.from > 0) {
        return;
    }
    canvas_say_lines(canvas, &placing, whole ? same->own : NULL,
                     text_plain(same->text, canvas->display->arena));
    for (size_t i = 0; i < set->line_count; i++) {
        placing.at.x = at.x - (words->right ? set->lines[i].width : 0);
        placing.at.y = on_page(painting, at.y + (mpt)i * set->leading);
        placing.from = i;
        placing.to = i + 1;
        canvas_lead_lines(canvas, &placing);
    }
}

static bool stands_here(const struct grid_painting *painting, enum side side)
{
    for (size_t i = 0; i < painting->canvas->side_count; i++) {
        if (painting->canvas->sides[i] == side) {
            return true;
        }
    }
    return false;
}

/* The text of a cell in the languages of the page. `left` is where it ends for a head
 * over figures. */
void grid_paint_stack(const struct grid_painting *painting, const struct grid_cell *cell,
                      size_t column, struct point at)
{
    const struct grid_fit *fit = painting->fit;
    struct stack stack = stack_text(painting, column, text_width(painting, column));
    bool beside = fit->setting == GRID_BESIDE && column == fit->grid->label;
    for (enum side side = 0; side < SIDE_COUNT; side++) {
        if (stack.of[side] == NULL || !stands_here(painting, side)) {
            continue;
        }
        const struct text_paragraph *printed = stack.of[SIDE_FIRST];
        if (printed != NULL && stack.same && side == SIDE_SECOND) {
            const struct canvas_same same = {cell->texts.of[side], stack.of[side],
                                             printed};
            const struct grid_words words = {.set = printed,
                                             .element = cell->elements[side],
                                             .right = painting->row == NULL &&
                                                      fit->grid->columns[column].align ==
                                                          GRID_FIGURES};
            grid_say_same(painting, &same, &words,
                          (struct point){at.x, at.y + stack.top[SIDE_FIRST]});
            continue;
        }
        struct point place = {at.x + (beside && side == SIDE_SECOND ? fit->beside : 0),
                              at.y + stack.top[side]};
        paint_text(painting, column, side, stack.of[side], place);
    }
}

/* The mark and the digits that a figure has less than its column. */
static mpt missing_width(const struct grid_painting *painting,
                         const struct grid_cell *cell, size_t column, enum role_name role)
{
    const struct setter *setter = painting->canvas->setter;
    enum side side = painting->canvas->sides[0];
    mpt all = painting->panel->places[column].fraction;
    if (cell->decimals == 0 || all == 0) {
        return all;
    }
    struct str words = str_format(setter->pages, "0%s%.*s",
                                  lang_facts(setter->languages[side])->decimal_mark,
                                  (int)cell->decimals, "000000");
    mpt own = setter_line(setter, words, role, side)->width -
              setter_line(setter, STR("0"), role, side)->width;
    return mpt_max(all - own, 0);
}

/* What each language says where a figure is printed once, or has a line below it that
 * would be read as one word with it. */
static const struct str *said(const struct grid_painting *painting,
                              const struct grid_cell *cell)
{
    const struct canvas *canvas = painting->canvas;
    enum side side = canvas->sides[0];
    bool shared = is_shared(painting) && cell->shared.size > 0;
    if (painting->use == GRID_REAL && (shared || has_below(cell))) {
        struct str own = cell->figure[side];
        canvas->display->elements.items[cell->elements[side]].words =
            has_below(cell) ? str_format(canvas->display->arena, "%.*s %.*s",
                                         STR_ARGS(own), STR_ARGS(cell->below[side]))
                            : own;
    }
    return cell->spoken[SIDE_SECOND].size > 0 ? cell->spoken : cell->figure;
}

/* „(2021)“, ending where the figure above it ends. */
static void paint_below(const struct grid_painting *painting,
                        const struct grid_cell *cell, struct point at)
{
    const struct canvas *canvas = painting->canvas;
    enum side side = canvas->sides[0];
    const struct text_line *line =
        setter_line(canvas->setter, cell->below[side], ROLE_NOTE, side);
    if (in_window(painting, at.y)) {
        struct point place = {at.x - line->width, on_page(painting, at.y)};
        grid_paint_line(painting, line, place, cell->elements[side],
                        setter_role_colour(ROLE_NOTE, SIDE_SECOND));
    }
}

static void paint_figure(const struct grid_painting *painting,
                         const struct grid_cell *cell, size_t column, mpt depth)
{
    const struct grid_place *place = &painting->panel->places[column];
    const struct canvas *canvas = painting->canvas;
    enum side side = canvas->sides[0];
    enum role_name role = grid_figure_role(painting->fit, painting->row, column);
    struct str words = grid_printed(canvas, cell, side);
    const struct text_line *line = setter_line(canvas->setter, words, role, side);
    bool dates = painting->fit->grid->columns[column].align != GRID_FIGURES;
    mpt end = place->edge - (dates ? 0 : missing_width(painting, cell, column, role));
    mpt left = canvas_left(canvas) + (dates ? place->left : end - line->width);
    const struct grid_shared shared = {line, said(painting, cell), cell->elements,
                                       setter_role_colour(role, side), cell->mark};
    grid_paint_shared(painting, &shared, (struct point){left, depth});
    if (has_below(cell)) {
        paint_below(painting, cell,
                    (struct point){canvas_left(canvas) + end, depth + B(1)});
    }
    grid_paint_marks(
        painting, cell,
        (struct point){dates ? left + line->width : canvas_left(canvas) + place->edge,
                       depth});
}

/* ---- rows ------------------------------------------------------------------------ */

/* The words of a group or a total, in their room. */
static void paint_label(const struct grid_painting *painting,
                        const struct label_room *room, mpt depth)
{
    const struct grid_row *row = painting->row;
    size_t column = row->kind == GRID_GROUP ? 0 : painting->fit->grid->label;
    for (size_t i = 0; i < painting->canvas->side_count; i++) {
        enum side side = painting->canvas->sides[i];
        const struct text_paragraph *set = set_text(painting, column, side, room->width);
        if (set == NULL) {
            continue;
        }
        bool second = i > 0;
        mpt left = second && room->second > 0 ? room->second : room->left;
        struct point at = {canvas_left(painting->canvas) + left, depth};
        paint_text(painting, column, side, set, at);
        depth += room->second > 0 ? 0 : set_depth(set) + B(1);
    }
}

/* The words below a picture: those of both languages in one line. */
static void paint_picture(const struct grid_painting *painting,
                          const struct grid_cell *cell, size_t column, mpt depth)
{
    const struct canvas *canvas = painting->canvas;
    struct point at = {canvas_left(canvas) + painting->panel->places[column].left, depth};
    const struct grid_fit *fit = painting->fit;
    mpt width = fit->below ? painting->panel->places[column].width
                           : fit->grid->columns[column].width;
    bool here = in_window(painting, at.y);
    struct point drawn = {at.x, on_page(painting, at.y)};
    if (cell->picture != NULL && here && !painting->fit->bare) {
        cell->picture->paint(cell->picture->self, canvas, drawn, width);
    }
    at.y += B(1);
    if (cell->picture != NULL && cell->picture->sign != NULL &&
        in_window(painting, at.y)) {
        drawn.y = on_page(painting, at.y);
        cell->picture->sign(cell->picture->self, canvas, drawn);
    }
    at.x += GRID_SIGN;
    for (size_t i = 0; i < canvas->side_count; i++) {
        enum side side = canvas->sides[i];
        struct set_how how = {.role = ROLE_NOTE, .side = side, .width = INT32_MAX / 4};
        const struct text_paragraph *set =
            setter_block(canvas->setter, cell->texts.of[side], &how);
        const struct grid_words words = {set, cell->elements[side],
                                         setter_role_colour(ROLE_NOTE, side), false};
        if (set != NULL) {
            grid_paint_lines(painting, &words, at);
            at.x += set->widest + GRID_WORDS_APART;
        }
    }
}

static void paint_cells(const struct grid_painting *painting, mpt depth, mpt height,
                        bool label)
{
    const struct grid *grid = painting->fit->grid;
    for (size_t c = 0; c < grid->column_count; c++) {
        const struct grid_cell *cell = &painting->row->cells[c];
        /* The label is content once, however often it is printed. */
        struct grid_painting own = *painting;
        own.use =
            c == grid->label && painting->panel->from > 0 ? GRID_REPEATED : GRID_REAL;
        if (!grid_panel_has(painting->fit, painting->panel, c) ||
            (c == grid->label && !label)) {
            continue;
        }
        if (grid->columns[c].align == GRID_PICTURES) {
            bool below = painting->fit->below && painting->row->kind == GRID_ROW;
            mpt line = below ? cells_depth(painting) + B(1.25) : 0;
            paint_picture(&own, cell, c, depth + line);
        } else if (cell->figure[painting->canvas->sides[0]].size > 0) {
            paint_figure(&own, cell, c, depth);
        } else {
            mpt left = canvas_left(painting->canvas) + painting->panel->places[c].left +
                       (c == grid->label ? grid->inset + painting->row->indent : 0);
            grid_paint_stack(&own, cell, c, (struct point){left, depth});
        }
        if (grid->columns[c].bar && !painting->fit->bare) {
            grid_paint_bar(painting, c, depth, height);
        }
    }
}

/* The mark of a priority, standing on the first line of its row. */
static void paint_mark(const struct grid_painting *painting, mpt depth, mpt side)
{
    if (painting->row->mark > 0 && in_window(painting, depth)) {
        struct point at = {canvas_left(painting->canvas) + painting->fit->left,
                           on_page(painting, depth) - side};
        canvas_mark(painting->canvas, at, side, painting->row->mark);
    }
}

void grid_paint_row(const struct grid_painting *painting)
{
    const struct grid_row *row = painting->row;
    mpt height =
        mpt_min(row_height(painting), painting->window.to) - painting->window.from;
    if (row->kind == GRID_ROW) {
        bool dense = painting->fit->setting != GRID_STACKED;
        mpt line = dense ? LINE_DENSE : LINE_STACKED;
        paint_mark(painting, line, MARK_SIDE_SMALL);
        paint_cells(painting, line, height, true);
        return;
    }
    paint_mark(painting, LINE_GROUP, MARK_SIDE);
    struct grid_painting words = *painting;
    words.use = painting->panel->from > 0 ? GRID_REPEATED : painting->use;
    struct label_room room =
        row->kind == GRID_GROUP ? group_room(painting) : find_room(painting);
    paint_label(&words, &room, row->mark > 0 ? LINE_GROUP : LINE_TOTAL);
    if (row->kind != GRID_GROUP) {
        paint_cells(painting, LINE_TOTAL, height, false);
    }
}
