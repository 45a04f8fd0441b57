/* A matrix over the page: a head for each goal, a row for each priority, streets between
 * all blocks, which run off the page. Where a language has a page of its own, that of the
 * second is paler. */
#include "sections/matrix.h"

#define STREET MM(1.6)
#define HEAD_COLUMN MM(41) /* from the live edge to the first goal */
#define TEXT_INSET MM(3)
#define HEADS_TOP B(11)
#define HEADS_BELOW B(3) /* below the heading */
#define HEADS_AGAIN B(5) /* on a further page */
#define HEADS_LEAST B(13)
#define HEADS_FOOT B(2.4) /* least below the last line */
#define GOAL_NUMERAL B(6.4) /* baselines below the top of a block */
#define GOAL_TITLE B(8.2)
#define SECOND_APART B(1.4) /* between the languages of a title */
#define CORNER_FOOT B(1.75)
#define ROW_LEAST B(9.5)
#define ROW_NUMERAL B(4.1)
#define ROW_TITLE B(5.5)
#define ROW_SECOND B(7.75)
#define ROW_FOOT B(0.6) /* least below the last line */
#define CELL_WORDS B(5.5)
#define DISC MM(14)
#define DISC_SMALL MM(7)

enum { WIDE_COLUMNS = 12, ROWS_LEAST = 2 };

struct sheet {
    const struct matrix_view *view;
    const struct canvas *canvas;
    mpt top; /* of the heads */
    mpt heads; /* their height */
    size_t from, count; /* priorities of the page */
    mpt pitch; /* from row to row */
    bool pale; /* of a second language alone */
};

/* ---- places ---------------------------------------------------------------------- */

/* Left edge of the block of a goal, from the trim. */
static mpt goal_left(const struct sheet *sheet, size_t goal)
{
    mpt room = sheet->canvas->form->live + TEXT_INSET - HEAD_COLUMN;
    return canvas_left(sheet->canvas) + HEAD_COLUMN +
           (mpt)((int64_t)room * (int64_t)goal / (int64_t)sheet->view->goal_count);
}

/* From the left edge to the street on its right, or over the trim. */
static struct rect goal_area(const struct sheet *sheet, size_t goal, mpt top, mpt height)
{
    const struct page_form *form = sheet->canvas->form;
    bool last = goal + 1 == sheet->view->goal_count;
    mpt left = goal_left(sheet, goal);
    mpt right = last ? form->width + form->bleed : goal_left(sheet, goal + 1) - STREET;
    return (struct rect){left, top, right - left, height};
}

static mpt goal_width(const struct sheet *sheet, size_t goal)
{
    mpt next = goal + 1 == sheet->view->goal_count
                   ? canvas_left(sheet->canvas) + sheet->canvas->form->live
                   : goal_left(sheet, goal + 1) - STREET - TEXT_INSET / 2;
    return next - goal_left(sheet, goal) - TEXT_INSET;
}

static mpt row_width(void)
{
    return HEAD_COLUMN - STREET - TEXT_INSET;
}

static mpt row_top(const struct sheet *sheet, size_t row)
{
    return sheet->top + sheet->heads + STREET + (mpt)row * sheet->pitch;
}

/* The last row of a page runs off it. */
static mpt row_height(const struct sheet *sheet, size_t row)
{
    const struct page_form *form = sheet->canvas->form;
    bool last = row + 1 == sheet->count;
    return last ? form->height + form->bleed - row_top(sheet, row)
                : sheet->pitch - STREET;
}

/* ---- texts ----------------------------------------------------------------------- */

static const struct text_paragraph *set(const struct canvas *canvas,
                                        const struct text_block *text,
                                        enum role_name role, enum side side, mpt width)
{
    struct set_how how = {.role = role, .side = side, .width = width, .flush = true};
    return setter_block(canvas->setter, text, &how);
}

static mpt depth_of(const struct sheet *sheet, const struct matrix_entry *entry,
                    enum side side, mpt width)
{
    enum role_name role = entry->priority > 0 ? ROLE_FIELD_TITLE : ROLE_NOTE;
    return set_depth(set(sheet->canvas, entry->title.of[side], role, side, width));
}

/* The deepest first language of all goals: their second languages are level. */
static mpt goals_depth(const struct sheet *sheet, enum side side)
{
    mpt depth = 0;
    for (size_t g = 0; g < sheet->view->goal_count; g++) {
        depth = mpt_max(
            depth, depth_of(sheet, &sheet->view->goals[g], side, goal_width(sheet, g)));
    }
    return depth;
}

/* First baseline of the second language of the goals below the top of their heads. */
static mpt goals_second(const struct sheet *sheet)
{
    return GOAL_TITLE + mpt_max(B(2.4), goals_depth(sheet, SIDE_FIRST) + SECOND_APART);
}

static mpt row_second(const struct sheet *sheet, const struct matrix_entry *entry)
{
    mpt first = depth_of(sheet, entry, SIDE_FIRST, row_width());
    return mpt_max(ROW_SECOND, ROW_TITLE + first + SECOND_APART);
}

/* The last baseline of what a row says, below its top. */
static mpt row_last(const struct sheet *sheet, const struct matrix_entry *entry)
{
    mpt last = CELL_WORDS + B(1);
    for (enum side side = 0; side < setter_sides(sheet->canvas->setter); side++) {
        bool below = sheet->canvas->form->shared && side == SIDE_SECOND;
        mpt first = below ? row_second(sheet, entry) : ROW_TITLE;
        last = mpt_max(last, first + depth_of(sheet, entry, side, row_width()));
    }
    return last;
}

/* True if no title has a word that must be divided. */
static bool is_whole(const struct sheet *sheet, const struct matrix_entry *entries,
                     size_t count, bool goals)
{
    for (size_t i = 0; i < count; i++) {
        for (enum side side = 0; side < setter_sides(sheet->canvas->setter); side++) {
            mpt width = goals ? goal_width(sheet, i) : row_width();
            const struct text_paragraph *own =
                set(sheet->canvas, entries[i].title.of[side],
                    goals ? ROLE_NOTE : ROLE_FIELD_TITLE, side, width);
            if (own != NULL && own->division > DIVISION_COMPOUND) {
                return false;
            }
        }
    }
    return true;
}

/* ---- pages ----------------------------------------------------------------------- */

static mpt heads_height(const struct sheet *sheet)
{
    mpt last = 0;
    for (enum side side = 0; side < setter_sides(sheet->canvas->setter); side++) {
        bool below = sheet->canvas->form->shared && side == SIDE_SECOND;
        mpt first = below ? goals_second(sheet) : GOAL_TITLE;
        last = mpt_max(last, first + goals_depth(sheet, side));
    }
    return form_snap(mpt_max(HEADS_LEAST, last + HEADS_FOOT));
}

/* The page that begins with a priority: as many rows as stand on it, about as many as on
 * the others. */
static struct sheet lay_out(const struct matrix_view *view, const struct canvas *canvas,
                            size_t from)
{
    struct sheet sheet = {.view = view, .canvas = canvas, .from = from};
    const struct page_form *form = canvas->form;
    mpt depth = build_heading_depth(&view->heading, canvas);
    sheet.pale = !form->shared && canvas->sides[0] == SIDE_SECOND;
    sheet.heads = heads_height(&sheet);
    sheet.top = from > 0
                    ? HEADS_AGAIN
                    : mpt_max(HEADS_TOP, form_snap(form->first + depth) + HEADS_BELOW);
    mpt least = ROW_LEAST;
    for (size_t p = 0; p < view->priority_count; p++) {
        least =
            mpt_max(least, row_last(&sheet, &view->priorities[p]) + ROW_FOOT + STREET);
    }
    size_t left = view->priority_count - from;
    mpt room = form->height - sheet.top - sheet.heads;
    size_t most = room < least ? 0 : (size_t)(room / least);
    size_t pages = most == 0 ? 1 : (left + most - 1) / most;
    sheet.count = most == 0 ? 0 : (left + pages - 1) / pages;
    sheet.pitch = sheet.count == 0 ? 0 : room / (mpt)sheet.count;
    return sheet;
}

static bool matrix_can_stand(const void *self, const struct canvas *canvas)
{
    const struct matrix_view *view = self;
    struct sheet sheet = lay_out(view, canvas, 0);
    return canvas->form->columns >= WIDE_COLUMNS && sheet.count >= ROWS_LEAST &&
           is_whole(&sheet, view->goals, view->goal_count, true) &&
           is_whole(&sheet, view->priorities, view->priority_count, false);
}

static bool matrix_fits(const void *self, const struct canvas *canvas,
                        const struct drawing_room *room, size_t from)
{
    (void)self, (void)canvas, (void)room, (void)from;
    return true; /* nothing but the heading stands above */
}

/* ---- painting -------------------------------------------------------------------- */

/* A text in a block; an artifact on further pages, for it was read before. */
static void paint_text(const struct sheet *sheet, const struct text_paragraph *own,
                       struct point at, element_id element, enum theme_colour colour)
{
    if (own != NULL && element != NO_ELEMENT) {
        canvas_paragraph(sheet->canvas, own, at, element, colour);
    }
    for (size_t i = 0; own != NULL && element == NO_ELEMENT && i < own->line_count; i++) {
        struct point line = {at.x, at.y + (mpt)i * own->leading};
        canvas_artifact_line(sheet->canvas, &own->lines[i], line, ARTIFACT_HEADER,
                             colour);
    }
}

static void paint_numeral(const struct sheet *sheet, struct str numeral,
                          const struct set_roles roles, struct point at,
                          enum theme_colour colour)
{
    const struct canvas *canvas = sheet->canvas;
    if (numeral.size > 0) {
        const struct text_line *line = setter_line_within(
            canvas->setter, numeral, canvas->sides[0], roles, row_width());
        at.x = canvas_optical_left(line, at.x);
        canvas_artifact_line(canvas, line, at, ARTIFACT_LAYOUT, colour);
    }
}

static element_id once(const struct sheet *sheet, element_id element)
{
    return sheet->from == 0 ? element : NO_ELEMENT;
}

static void paint_goal(const struct sheet *sheet, size_t g)
{
    static const enum role_name SIZES[] = {ROLE_KEY_84, ROLE_KEY_60, ROLE_KEY_36};
    const struct canvas *canvas = sheet->canvas;
    const struct matrix_entry *goal = &sheet->view->goals[g];
    const struct grid_cell *head = &sheet->view->grid->columns[g + 1].head;
    struct point at = {goal_left(sheet, g) + TEXT_INSET, sheet->top + GOAL_NUMERAL};
    canvas_rect(canvas, goal_area(sheet, g, sheet->top, sheet->heads),
                ARTIFACT_BACKGROUND, sheet->pale ? COLOUR_LIMELIGHT : COLOUR_LIME);
    paint_numeral(sheet, goal->numeral, (struct set_roles){SIZES, 3}, at, COLOUR_DEEP);
    for (size_t i = 0; i < canvas->side_count; i++) {
        enum side side = canvas->sides[i];
        at.y = sheet->top + (i == 0 ? GOAL_TITLE : goals_second(sheet));
        paint_text(
            sheet,
            set(canvas, goal->title.of[side], ROLE_NOTE, side, goal_width(sheet, g)), at,
            once(sheet, head->elements[side]), COLOUR_INK);
    }
}

static void paint_corner(const struct sheet *sheet)
{
    const struct canvas *canvas = sheet->canvas;
    const struct grid_cell *head = &sheet->view->grid->columns[0].head;
    struct point at = {canvas_left(canvas), sheet->top + sheet->heads - CORNER_FOOT -
                                                (mpt)(canvas->side_count - 1) * B(1)};
    for (size_t i = 0; i < canvas->side_count; i++) {
        enum side side = canvas->sides[i];
        paint_text(sheet, set(canvas, head->texts.of[side], ROLE_NOTE, side, row_width()),
                   at, once(sheet, head->elements[side]),
                   setter_role_colour(ROLE_NOTE, side));
        at.y += B(1);
    }
}

static void paint_disc(const struct sheet *sheet, struct point foot, mpt size,
                       enum theme_colour colour)
{
    struct arena *arena = sheet->canvas->setter->pages;
    struct path *path = arena_new(arena, struct path);
    path_circle(arena, path, (struct point){foot.x + size / 2, foot.y - size / 2},
                size / 2, PATH_CLOCKWISE);
    canvas_path(sheet->canvas, path, colour);
}

static void paint_none(const struct sheet *sheet, const struct grid_cell *cell,
                       struct point at)
{
    const struct canvas *canvas = sheet->canvas;
    enum side side = canvas->sides[0];
    const struct shared_number number = {
        .line = setter_line(canvas->setter, cell->figure[side], ROLE_NOTE, side),
        .words = cell->spoken[side],
        .other = cell->spoken[SIDE_SECOND],
        .elements = {cell->elements[SIDE_FIRST], cell->elements[SIDE_SECOND]},
        .colour = setter_role_colour(ROLE_NOTE, SIDE_SECOND),
    };
    canvas_number(canvas, &number, at);
}

static void paint_cell(const struct sheet *sheet, size_t row, size_t g)
{
    const struct canvas *canvas = sheet->canvas;
    const struct matrix_view *view = sheet->view;
    size_t p = sheet->from + row;
    enum matrix_link link = view->links[p * view->goal_count + g];
    const struct grid_cell *cell = &view->grid->rows[p].cells[g + 1];
    struct priority_colours colours =
        role_priority(canvas->setter->theme, view->priorities[p].priority);
    mpt top = row_top(sheet, row);
    struct point at = {goal_left(sheet, g) + TEXT_INSET, top + CELL_WORDS};
    canvas_rect(canvas, goal_area(sheet, g, top, row_height(sheet, row)),
                ARTIFACT_BACKGROUND, link == LINK_NONE ? COLOUR_STONE : colours.tint);
    if (link == LINK_NONE) {
        paint_none(sheet, cell, at);
        return;
    }
    bool strong = link == LINK_SERVES;
    paint_disc(sheet, (struct point){at.x, top + ROW_NUMERAL}, strong ? DISC : DISC_SMALL,
               colours.fill);
    for (size_t i = 0; i < canvas->side_count; i++) {
        enum side side = canvas->sides[i];
        enum role_name role = strong && sheet->view->graded ? ROLE_FACT_HEAD : ROLE_NOTE;
        paint_text(sheet,
                   set(canvas, cell->texts.of[side], role, side, goal_width(sheet, g)),
                   at, cell->elements[side], COLOUR_INK);
        at.y += B(1);
    }
}

static void paint_row(const struct sheet *sheet, size_t row)
{
    static const enum role_name SIZES[] = {ROLE_KEY_60, ROLE_KEY_36};
    const struct canvas *canvas = sheet->canvas;
    size_t p = sheet->from + row;
    const struct matrix_entry *entry = &sheet->view->priorities[p];
    const struct grid_cell *label = &sheet->view->grid->rows[p].cells[0];
    struct priority_colours colours =
        role_priority(canvas->setter->theme, entry->priority);
    enum theme_colour ink = sheet->pale ? COLOUR_INK : colours.text;
    mpt top = row_top(sheet, row), left = canvas_left(canvas);
    struct rect area = {-canvas->form->bleed, top,
                        left + HEAD_COLUMN - STREET + canvas->form->bleed,
                        row_height(sheet, row)};
    canvas_rect(canvas, area, ARTIFACT_BACKGROUND,
                sheet->pale ? colours.tint : colours.fill);
    paint_numeral(sheet, entry->numeral, (struct set_roles){SIZES, 2},
                  (struct point){left, top + ROW_NUMERAL}, ink);
    for (size_t i = 0; i < canvas->side_count; i++) {
        enum side side = canvas->sides[i];
        mpt y = top + (i == 0 ? ROW_TITLE : row_second(sheet, entry));
        paint_text(
            sheet,
            set(canvas, entry->title.of[side], ROLE_FIELD_TITLE, side, row_width()),
            (struct point){left, y}, label->elements[side], ink);
    }
    for (size_t g = 0; g < sheet->view->goal_count; g++) {
        paint_cell(sheet, row, g);
    }
}

static size_t matrix_paint(void *self, const struct canvas *canvas, mpt *top, size_t from)
{
    struct sheet sheet = lay_out(self, canvas, from);
    paint_corner(&sheet);
    for (size_t g = 0; g < sheet.view->goal_count; g++) {
        paint_goal(&sheet, g);
    }
    for (size_t row = 0; row < sheet.count; row++) {
        paint_row(&sheet, row);
    }
    *top = canvas->form->height;
    return from + sheet.count;
}

struct drawing matrix_drawing(struct matrix_view *view)
{
    return (struct drawing){.self = view,
                            .parts = view->priority_count,
                            .can_stand = matrix_can_stand,
                            .fits = matrix_fits,
                            .paint = matrix_paint};
}
