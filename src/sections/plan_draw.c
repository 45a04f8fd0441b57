/* The plan on a page: fields over the page with streets between them. The page of the
 * second language has a quiet palette; both have the same places. */
#include "sections/plan.h"

#define STREET MM(1.6)
#define SPINE MM(1.3) /* half of the street between the pages */
#define EDGE MM(3) /* from a field's left edge to its text */
#define TEXT_RIGHT MM(2)
#define LABEL_INSET MM(10) /* of the label of a goal behind its numeral */
#define NUMERAL_APART MM(2)
#define LARGE_MOST 4 /* priorities with the largest numerals */

enum { WIDE_COLUMNS = 12, GOALS_MOST = 6, PRIORITIES_MOST = 6 };

/* Baselines and streets of a page; those of a field count from its upper street. */
struct metrics {
    mpt streets[3];
    mpt vision_label, vision; /* below the heading */
    mpt main_label, main;
    mpt goal_numeral, goal_label, goal;
    mpt numeral, title;
    mpt priorities; /* least height of their field */
    mpt foot; /* of the last line, above the trim */
    mpt apart; /* of the last line of a field, above its street */
};

static const struct metrics LARGE = {
    .streets = {B(27), B(39), B(50)},
    .vision_label = B(5),
    .vision = B(8),
    .main_label = B(3),
    .main = B(6),
    .goal_numeral = B(3.6),
    .goal_label = B(2.6),
    .goal = B(6),
    .numeral = B(6.3),
    .title = B(8),
    .priorities = B(11),
    .foot = B(2.27),
    .apart = B(2),
};
static const struct metrics SMALL = {
    .streets = {B(17), B(26), B(34)},
    .vision_label = B(3),
    .vision = B(5),
    .main_label = B(2),
    .main = B(4),
    .goal_numeral = B(3),
    .goal_label = B(2),
    .goal = B(4.75),
    .numeral = B(4.75),
    .title = B(6.25),
    .priorities = B(9),
    .foot = B(1.75),
    .apart = B(1.25),
};

enum field { FIELD_VISION, FIELD_MAIN, FIELD_GOALS, FIELD_PRIORITIES, FIELD_COUNT };

struct sheet {
    const struct plan_view *view;
    const struct canvas *canvas;
    const struct metrics *metrics;
    enum role_name statement, goal; /* roles of vision and main goal, and of goals */
    mpt heading; /* last baseline of the heading */
    mpt tops[FIELD_COUNT + 1]; /* middles of streets; equal: the field is not there */
    enum side side; /* whose page it is */
    mpt left, right; /* edges of the fields, over the trim or at the spine */
};

/* ---- texts ----------------------------------------------------------------------- */

static const struct text_paragraph *set(const struct sheet *sheet,
                                        const struct plan_words *words,
                                        enum role_name role, enum side side, mpt width)
{
    struct set_how how = {.role = role, .side = side, .width = width};
    return setter_block(sheet->canvas->setter, words->texts.of[side], &how);
}

/* The paragraphs of a statement from `at` on, painted or only measured; returns the depth
 * of the last baseline below the first. */
static mpt go_down(const struct sheet *sheet, const struct plan_statement *statement,
                   enum side side, const struct point *at, enum theme_colour colour)
{
    const struct canvas *canvas = sheet->canvas;
    struct set_how how = {
        .role = sheet->statement, .side = side, .width = canvas->form->live};
    mpt y = 0, last = 0;
    for (const struct block *row = statement->rows->first; row != NULL; row = row->next) {
        for (size_t i = 0; i < row->as.row.cells.count; i++) {
            const struct block_cell *cell = &row->as.row.cells.items[i];
            if (cell->side != side) {
                continue;
            }
            const struct text_paragraph *own =
                setter_block(canvas->setter, cell->text, &how);
            if (at != NULL) {
                canvas_paragraph(canvas, own, (struct point){at->x, at->y + y},
                                 cell->element, colour);
            }
            last = y + set_depth(own);
            y = last + own->leading * 3 / 2;
        }
    }
    return last;
}

static mpt statement_depth(const struct sheet *sheet,
                           const struct plan_statement *statement)
{
    mpt depth = 0;
    for (enum side side = 0; side < setter_sides(sheet->canvas->setter); side++) {
        depth = mpt_max(depth, go_down(sheet, statement, side, NULL, COLOUR_INK));
    }
    return depth;
}

/* A list would want its labels: it stands as rows. */
static bool is_prose(const struct plan_statement *statement)
{
    const struct block *row = statement->rows == NULL ? NULL : statement->rows->first;
    for (; row != NULL; row = row->next) {
        for (size_t i = 0; i < row->as.row.cells.count; i++) {
            if (row->as.row.cells.items[i].list != NULL) {
                return false;
            }
        }
    }
    return true;
}

/* ---- entries --------------------------------------------------------------------- */

/* Left edge of the text of one of `count` entries, from the trim. */
static mpt entry_left(const struct sheet *sheet, size_t i, size_t count)
{
    const struct page_form *form = sheet->canvas->form;
    int64_t all = form->live + form->gutter;
    return canvas_left(sheet->canvas) + (mpt)(all * (int64_t)i / (int64_t)count);
}

static mpt entry_width(const struct sheet *sheet, size_t i, size_t count)
{
    mpt right = i + 1 == count
                    ? canvas_left(sheet->canvas) + sheet->canvas->form->live
                    : entry_left(sheet, i + 1, count) - EDGE - STREET - TEXT_RIGHT;
    return right - entry_left(sheet, i, count);
}

/* Room of the label of a goal. */
static mpt label_width(const struct sheet *sheet, size_t i)
{
    return entry_width(sheet, i, sheet->view->goal_count) - LABEL_INSET;
}

/* Depth of the deepest text of a kind, in any language; -1 if a word finds no room. */
static mpt entries_depth(const struct sheet *sheet, const struct plan_entry *entries,
                         size_t count, enum role_name role)
{
    mpt depth = 0;
    for (size_t i = 0; i < count; i++) {
        for (enum side side = 0; side < setter_sides(sheet->canvas->setter); side++) {
            mpt width = entry_width(sheet, i, count);
            const struct text_paragraph *own =
                set(sheet, &entries[i].title, role, side, width);
            if (own != NULL && own->division > DIVISION_COMPOUND) {
                return -1;
            }
            depth = mpt_max(depth, set_depth(own));
        }
    }
    return depth;
}

static bool names_goals(const struct plan_view *view)
{
    for (size_t i = 0; i < view->priority_count; i++) {
        if (view->priorities[i].goals.texts.of[SIDE_FIRST] != NULL) {
            return true;
        }
    }
    return false;
}

/* ---- places ---------------------------------------------------------------------- */

/* Height of a field, or 0 if it is not there; -1 if it cannot be. */
static mpt field_height(const struct sheet *sheet, enum field field)
{
    const struct plan_view *view = sheet->view;
    const struct metrics *metrics = sheet->metrics;
    mpt depth;
    switch (field) {
    case FIELD_VISION:
        return view->vision.rows == NULL
                   ? sheet->heading + metrics->vision_label
                   : sheet->heading + metrics->vision +
                         statement_depth(sheet, &view->vision) + metrics->apart;
    case FIELD_MAIN:
        return view->main.rows == NULL
                   ? 0
                   : metrics->main + statement_depth(sheet, &view->main) + metrics->apart;
    case FIELD_GOALS:
        depth = entries_depth(sheet, view->goals, view->goal_count, sheet->goal);
        return view->goal_count == 0 ? 0
               : depth < 0           ? -1
                                     : metrics->goal + depth + metrics->apart;
    case FIELD_PRIORITIES:
        depth = entries_depth(sheet, view->priorities, view->priority_count, ROLE_LABEL);
        depth += names_goals(view) ? B(1.5) : 0;
        return view->priority_count == 0
                   ? 0
                   : mpt_max(metrics->priorities, metrics->title + depth + metrics->foot);
    case FIELD_COUNT: break;
    }
    return -1;
}

/* Where streets may stand. */
enum streets {
    STREETS_DRAWN, /* as the design has them, or lower where a field is taller */
    STREETS_TIGHT /* right below what a field holds */
};

/* True if all fields find room. */
static bool place_fields(struct sheet *sheet, enum streets streets)
{
    mpt height = sheet->canvas->form->height;
    for (enum field field = 0; field < FIELD_COUNT; field++) {
        mpt own = field_height(sheet, field);
        bool drawn = field == FIELD_VISION ? sheet->view->vision.rows != NULL : own > 0;
        mpt foot = sheet->tops[field] + own;
        if (own < 0) {
            return false;
        }
        foot = drawn && field < FIELD_PRIORITIES && streets == STREETS_DRAWN
                   ? mpt_max(form_snap(foot), sheet->metrics->streets[field])
                   : foot;
        sheet->tops[field + 1] = own == 0 ? sheet->tops[field] : foot;
    }
    bool fits = sheet->tops[FIELD_COUNT] <= height;
    for (size_t i = FIELD_COUNT; i > 0 && fits; i--) {
        bool last = sheet->tops[i] == sheet->tops[FIELD_COUNT];
        sheet->tops[i] = last && i < FIELD_COUNT ? height : sheet->tops[i];
    }
    sheet->tops[FIELD_COUNT] = height;
    return fits;
}

static mpt heading_depth(const struct sheet *sheet)
{
    const struct block_cells *cells = &sheet->view->heading->as.row.cells;
    mpt depth = 0;
    for (size_t i = 0; i < cells->count; i++) {
        struct set_how how = {.role = ROLE_H1,
                              .side = cells->items[i].side,
                              .width = sheet->canvas->form->live};
        depth = mpt_max(depth, set_depth(setter_block(sheet->canvas->setter,
                                                      cells->items[i].text, &how)));
    }
    return depth;
}

/* In the largest sizes that the page holds. */
static bool choose_roles(struct sheet *sheet)
{
    static const struct {
        enum role_name statement, goal;
    } STEPS[] = {{ROLE_PLAN_STATEMENT, ROLE_PLAN_GOAL},
                 {ROLE_PLAN_STATEMENT_14, ROLE_PLAN_GOAL},
                 {ROLE_PLAN_STATEMENT_14, ROLE_LABEL}};
    size_t first = sheet->metrics == &LARGE ? 0 : 1;
    for (size_t i = first; i < sizeof STEPS / sizeof STEPS[0]; i++) {
        sheet->statement = STEPS[i].statement;
        sheet->goal = STEPS[i].goal;
        if (place_fields(sheet, STREETS_DRAWN) || place_fields(sheet, STREETS_TIGHT)) {
            return true;
        }
    }
    return false;
}

static bool lay_out(struct sheet *sheet, const struct plan_view *view,
                    const struct canvas *canvas, size_t part)
{
    const struct page_form *form = canvas->form;
    bool wide = form->columns >= WIDE_COLUMNS;
    bool spread = form->leaves > 1 || form->shared, is_left = canvas->page % 2 == 1;
    *sheet = (struct sheet){.view = view,
                            .canvas = canvas,
                            .metrics = wide ? &LARGE : &SMALL,
                            .side = form->shared ? (enum side)part : canvas->sides[0]};
    sheet->left = spread && !is_left ? SPINE : -form->bleed;
    sheet->right = spread && is_left ? form->width - SPINE : form->width + form->bleed;
    sheet->heading = form_snap(form->first + heading_depth(sheet));
    return view->goal_count <= GOALS_MOST && view->priority_count <= PRIORITIES_MOST &&
           is_prose(&view->vision) && is_prose(&view->main) &&
           entries_depth(sheet, view->priorities, view->priority_count, ROLE_LABEL) >=
               0 &&
           choose_roles(sheet);
}

/* ---- painting -------------------------------------------------------------------- */

static bool is_quiet(const struct sheet *sheet)
{
    return sheet->side == SIDE_SECOND;
}

/* The ground of a field, from street to street. */
static void paint_field(const struct sheet *sheet, enum field field, struct region across,
                        enum theme_colour colour)
{
    const struct page_form *form = sheet->canvas->form;
    mpt top = sheet->tops[field], foot = sheet->tops[field + 1];
    mpt from = field == FIELD_VISION ? -form->bleed : top + STREET / 2;
    mpt to = foot == form->height ? foot + form->bleed : foot - STREET / 2;
    canvas_rect(sheet->canvas, (struct rect){across.left, from, across.width, to - from},
                ARTIFACT_BACKGROUND, colour);
}

static void paint_words(const struct sheet *sheet, const struct plan_words *words,
                        enum role_name role, struct rect place, enum theme_colour colour)
{
    const struct text_paragraph *own = set(sheet, words, role, sheet->side, place.width);
    if (own != NULL) {
        canvas_paragraph(sheet->canvas, own, (struct point){place.left, place.top},
                         words->elements[sheet->side], colour);
    }
}

static void paint_heading(const struct sheet *sheet)
{
    const struct canvas *canvas = sheet->canvas;
    const struct block_row *row = &sheet->view->heading->as.row;
    struct canvas own = *canvas;
    mpt y = canvas->form->first;
    own.sides[0] = sheet->side;
    own.side_count = 1;
    if (row->heading != NULL) {
        canvas_heading(&own, row->heading, y);
    }
    for (size_t i = 0; i < row->cells.count; i++) {
        const struct block_cell *cell = &row->cells.items[i];
        struct set_how how = {
            .role = ROLE_H1, .side = cell->side, .width = canvas->form->live};
        if (cell->side == sheet->side) {
            canvas_paragraph(canvas, setter_block(canvas->setter, cell->text, &how),
                             (struct point){canvas_left(canvas), y}, cell->element,
                             setter_role_colour(ROLE_H1, sheet->side));
        }
    }
}

static void paint_statement(const struct sheet *sheet,
                            const struct plan_statement *statement, mpt label, mpt text,
                            const enum theme_colour *colours)
{
    const struct canvas *canvas = sheet->canvas;
    struct rect place = {canvas_left(canvas), label, canvas->form->live, 0};
    struct point at = {place.left, text};
    paint_words(sheet, &statement->label, ROLE_LABEL, place, colours[0]);
    (void)go_down(sheet, statement, sheet->side, &at, colours[1]);
}

/* The field of an entry: its left edge and width. */
static struct region entry_field(const struct sheet *sheet, size_t i, size_t count)
{
    mpt left = i == 0 ? sheet->left : entry_left(sheet, i, count) - EDGE;
    mpt right =
        i + 1 == count ? sheet->right : entry_left(sheet, i + 1, count) - EDGE - STREET;
    return (struct region){left, right - left};
}

/* That of a priority is its label as well. */
static mpt paint_numeral(const struct sheet *sheet, const struct plan_entry *entry,
                         const enum role_name *sizes, struct point at,
                         enum theme_colour colour)
{
    const struct canvas *canvas = sheet->canvas;
    if (entry->numeral.size == 0) {
        return 0;
    }
    const struct text_line *line =
        setter_line_within(canvas->setter, entry->numeral, canvas->sides[0],
                           (struct set_roles){sizes, 2}, LABEL_INSET * 2);
    at.x = canvas_optical_left(line, at.x);
    if (entry->priority > 0) {
        element_id label = entry->label.elements[sheet->side];
        canvas_line(canvas, line, at, label, colour);
        canvas->display->elements.items[label].words =
            text_plain(entry->label.texts.of[sheet->side], canvas->display->arena);
    } else {
        canvas_artifact_line(canvas, line, at, ARTIFACT_LAYOUT, colour);
    }
    return line->width;
}

static void paint_goal(const struct sheet *sheet, size_t i)
{
    static const enum role_name SIZES[] = {ROLE_KEY_36, ROLE_KEY_36};
    const struct plan_entry *goal = &sheet->view->goals[i];
    const struct metrics *metrics = sheet->metrics;
    size_t count = sheet->view->goal_count;
    mpt top = sheet->tops[FIELD_GOALS], left = entry_left(sheet, i, count);
    enum theme_colour ink = is_quiet(sheet) ? COLOUR_INK : COLOUR_DEEP;
    paint_field(sheet, FIELD_GOALS, entry_field(sheet, i, count),
                is_quiet(sheet) ? COLOUR_LIMELIGHT : COLOUR_LIME);
    mpt width = paint_numeral(sheet, goal, SIZES,
                              (struct point){left, top + metrics->goal_numeral}, ink);
    mpt inset = mpt_max(LABEL_INSET, width + NUMERAL_APART);
    paint_words(
        sheet, &goal->label, ROLE_NOTE,
        (struct rect){left + inset, top + metrics->goal_label, label_width(sheet, i), 0},
        ink);
    paint_words(sheet, &goal->title, sheet->goal,
                (struct rect){left, top + metrics->goal, entry_width(sheet, i, count), 0},
                ink);
}

static void paint_priority(const struct sheet *sheet, size_t i)
{
    static const enum role_name SIZES[] = {ROLE_KEY_84, ROLE_KEY_60, ROLE_KEY_36};
    const struct plan_entry *priority = &sheet->view->priorities[i];
    size_t count = sheet->view->priority_count;
    bool large = sheet->metrics == &LARGE && count <= LARGE_MOST;
    mpt top = sheet->tops[FIELD_PRIORITIES];
    struct rect place = {entry_left(sheet, i, count), top + sheet->metrics->title,
                         entry_width(sheet, i, count), 0};
    struct priority_colours colours =
        role_priority(sheet->canvas->setter->theme, priority->priority);
    enum theme_colour ink = is_quiet(sheet) ? COLOUR_INK : colours.text;
    paint_field(sheet, FIELD_PRIORITIES, entry_field(sheet, i, count),
                is_quiet(sheet) ? colours.tint : colours.fill);
    (void)paint_numeral(sheet, priority, large ? SIZES : SIZES + 1,
                        (struct point){place.left, top + sheet->metrics->numeral}, ink);
    paint_words(sheet, &priority->title, ROLE_LABEL, place, ink);
    place.top = sheet->canvas->form->height - sheet->metrics->foot;
    paint_words(sheet, &priority->goals, ROLE_TABLE_LABEL, place, ink);
}

static bool plan_can_stand(const void *self, const struct canvas *canvas)
{
    struct plan_view *view = *(struct plan_view *const *)self;
    struct sheet sheet;
    if (lay_out(&sheet, view, canvas, 0)) {
        return true;
    }
    if (!view->warned) {
        view->warned = true;
        diag_warning(canvas->setter->diag, view->mark, "plan-long",
                     "these texts do not fit a plan on one page, so they stand as rows "
                     "below each other; shorten the longest of them");
    }
    return false;
}

static bool plan_fits(const void *self, const struct canvas *canvas,
                      const struct drawing_room *room, size_t from)
{
    (void)self, (void)canvas, (void)from;
    return room->top == 0;
}

static size_t plan_paint(void *self, const struct canvas *canvas, mpt *top, size_t from)
{
    const struct plan_view *view = *(struct plan_view **)self;
    struct sheet sheet;
    (void)lay_out(&sheet, view, canvas, from);
    const struct metrics *metrics = sheet.metrics;
    struct region whole = {sheet.left, sheet.right - sheet.left};
    bool quiet = is_quiet(&sheet);
    paint_field(&sheet, FIELD_VISION, whole, quiet ? COLOUR_WHITE : COLOUR_BLOSSOM);
    paint_heading(&sheet);
    if (view->vision.rows != NULL) {
        const enum theme_colour colours[] = {quiet ? COLOUR_GRAPHITE : COLOUR_DEEP,
                                             quiet ? COLOUR_GRAPHITE : COLOUR_DEEP};
        paint_statement(&sheet, &view->vision, sheet.heading + metrics->vision_label,
                        sheet.heading + metrics->vision, colours);
    }
    if (view->main.rows != NULL) {
        const enum theme_colour colours[] = {quiet ? COLOUR_INK : COLOUR_LIME,
                                             quiet ? COLOUR_INK : COLOUR_WHITE};
        mpt street = sheet.tops[FIELD_MAIN];
        paint_field(&sheet, FIELD_MAIN, whole, quiet ? COLOUR_LEAF_TINT : COLOUR_DEEP);
        paint_statement(&sheet, &view->main, street + metrics->main_label,
                        street + metrics->main, colours);
    }
    for (size_t i = 0; i < view->goal_count; i++) {
        paint_goal(&sheet, i);
    }
    for (size_t i = 0; i < view->priority_count; i++) {
        paint_priority(&sheet, i);
    }
    *top = canvas->form->height;
    return canvas->form->shared ? from + 1 : SIDE_COUNT;
}

struct drawing plan_drawing(struct plan_view **view)
{
    return (struct drawing){.self = view,
                            .parts = SIDE_COUNT,
                            .can_stand = plan_can_stand,
                            .fits = plan_fits,
                            .paint = plan_paint};
}
