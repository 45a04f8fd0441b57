/* Words, figures and shapes of charts on a page. */
#include "sections/chart.h"
#include "base/array.h"

#define WORDS_APART MM(1) /* of two languages on a line */

const struct grid_cell *chart_label(const struct chart_drawing *drawing, size_t row)
{
    return &drawing->grid->rows[row].cells[0];
}

const struct grid_cell *chart_cell(const struct chart_drawing *drawing, size_t row,
                                   size_t column)
{
    return &drawing->grid->rows[row].cells[column + 1];
}

static mpt start_of(enum chart_align align, mpt x, mpt width)
{
    return align == CHART_LEFT ? x : align == CHART_RIGHT ? x - width : x - width / 2;
}

/* What all of a figure belongs to on that page. */
static element_id owner(const struct chart_painting *painting)
{
    return painting->drawing->family->figure
               ? painting->drawing->figures[painting->canvas->sides[0]]
               : NO_ELEMENT;
}

/* ---- figures --------------------------------------------------------------------- */

static const struct text_line *figure_line(const struct canvas *canvas,
                                           const struct grid_cell *cell,
                                           enum role_name role)
{
    enum side side = canvas->sides[0];
    struct str words = cell->figure[side];
    return words.size == 0 ? NULL : setter_line(canvas->setter, words, role, side);
}

mpt chart_figure_width(const struct canvas *canvas, const struct grid_cell *cell,
                       enum role_name role)
{
    const struct text_line *line = figure_line(canvas, cell, role);
    return line == NULL ? 0 : line->width;
}

/* What a language says of a figure that the other prints. */
static struct str said(const struct grid_cell *cell, enum side side)
{
    return cell->spoken[side].size > 0 ? cell->spoken[side] : cell->figure[side];
}

static void say_from(const struct canvas *canvas, const struct grid_cell *cell,
                     size_t first)
{
    for (size_t i = first; i < canvas->side_count; i++) {
        canvas_say(canvas, cell->elements[canvas->sides[i]],
                   said(cell, canvas->sides[i]));
    }
}

void chart_paint_figure(const struct chart_painting *painting,
                        const struct grid_cell *cell, const struct chart_place *place)
{
    const struct canvas *canvas = painting->canvas;
    const struct text_line *line = figure_line(canvas, cell, place->role);
    if (line == NULL) {
        return;
    }
    struct point at = {start_of(place->align, place->at.x, line->width), place->at.y};
    if (owner(painting) != NO_ELEMENT) {
        canvas_line(canvas, line, at, owner(painting), place->colour);
        return;
    }
    canvas_line(canvas, line, at, cell->elements[canvas->sides[0]], place->colour);
    say_from(canvas, cell, 1);
}

void chart_say_figure(const struct chart_painting *painting, const struct grid_cell *cell)
{
    say_from(painting->canvas, cell, 0);
}

/* ---- words ----------------------------------------------------------------------- */

bool chart_same_words(const struct canvas *canvas, const struct script_texts *texts)
{
    struct arena *arena = canvas->setter->pages;
    const struct text_block *first = texts->of[SIDE_FIRST],
                            *second = texts->of[SIDE_SECOND];
    return first != NULL && second != NULL &&
           str_equal(text_plain(first, arena), text_plain(second, arena));
}

static const struct text_paragraph *set_words(const struct canvas *canvas,
                                              const struct script_texts *texts,
                                              enum role_name role, enum side side)
{
    struct set_how how = {.role = role, .side = side, .width = canvas->form->width};
    return setter_block(canvas->setter, texts->of[side], &how);
}

/* True if a side of the page prints these words itself. */
static bool prints(const struct canvas *canvas, const struct script_texts *texts,
                   size_t at)
{
    return at == 0 || !chart_same_words(canvas, texts);
}

mpt chart_words_width(const struct canvas *canvas, const struct script_texts *texts,
                      enum role_name role)
{
    mpt width = 0;
    for (size_t i = 0; i < canvas->side_count; i++) {
        const struct text_paragraph *set =
            set_words(canvas, texts, role, canvas->sides[i]);
        if (set != NULL && prints(canvas, texts, i)) {
            width += set->widest + (width > 0 ? WORDS_APART : 0);
        }
    }
    return width;
}

void chart_paint_text(const struct chart_painting *painting,
                      const struct text_paragraph *set, struct point at,
                      element_id element, enum theme_colour colour)
{
    if (element != NO_ELEMENT) {
        canvas_paragraph(painting->canvas, set, at, element, colour);
        return;
    }
    for (size_t i = 0; set != NULL && i < set->line_count; i++) {
        canvas_artifact_line(painting->canvas, &set->lines[i], at, ARTIFACT_LAYOUT,
                             colour);
        at.y += set->leading;
    }
}

void chart_paint_words(const struct chart_painting *painting,
                       const struct script_texts *texts, const element_id *elements,
                       const struct chart_place *place)
{
    const struct canvas *canvas = painting->canvas;
    mpt width = chart_words_width(canvas, texts, place->role);
    struct point at = {start_of(place->align, place->at.x, width), place->at.y};
    for (size_t i = 0; i < canvas->side_count; i++) {
        enum side side = canvas->sides[i];
        const struct text_paragraph *set = set_words(canvas, texts, place->role, side);
        if (set == NULL) {
            continue;
        }
        element_id element = painting->drawing->family->figure
                                 ? painting->drawing->figures[side]
                             : elements != NULL ? elements[side]
                                                : NO_ELEMENT;
        if (prints(canvas, texts, i)) {
            enum theme_colour own =
                i == 0 ? place->colour : setter_role_colour(place->role, SIDE_SECOND);
            chart_paint_text(painting, set, at, element, own);
            at.x += set->widest + WORDS_APART;
        } else if (!painting->drawing->family->figure) {
            canvas_say(canvas, element,
                       text_plain(texts->of[side], canvas->setter->pages));
        }
    }
}

void chart_paint_line(const struct chart_painting *painting, struct str words,
                      const struct chart_place *place)
{
    const struct canvas *canvas = painting->canvas;
    const struct text_line *line =
        setter_line(canvas->setter, words, place->role, canvas->sides[0]);
    struct point at = {start_of(place->align, place->at.x, line->width), place->at.y};
    canvas_line(canvas, line, at, owner(painting), place->colour);
}

struct str chart_step_words(const struct chart_drawing *drawing,
                            const struct canvas *canvas, int64_t value)
{
    enum lang lang = canvas->setter->languages[canvas->sides[0]];
    struct number number = {value, (uint8_t)drawing->data->decimals}, one = {1, 0}, scale;
    const struct numeral_form form = {.grouping = drawing->style.grouping,
                                      .sign = drawing->style.sign};
    while (number.decimals > 0 && number.units % 10 == 0) {
        number.units /= 10;
        number.decimals--;
    }
    if (drawing->style.down > 0 && number_shift(&scale, one, drawing->style.down)) {
        (void)number_divide(&number, number, scale, 0);
    }
    return numeral_number(lang, number, &form, canvas->setter->pages);
}

void chart_share_figure(const struct chart_painting *painting)
{
    const struct canvas *canvas = painting->canvas;
    if (canvas->side_count < 2) {
        return;
    }
    struct display_op *op =
        display_add_content(canvas->display, canvas->page, DISPLAY_EMPTY,
                            painting->drawing->figures[canvas->sides[1]]);
    op->left = painting->left;
    op->top = painting->top;
    op->width = canvas->form->live;
    op->height = painting->foot - painting->top;
}

size_t chart_count_one(const struct chart_drawing *drawing, const struct canvas *canvas)
{
    (void)drawing;
    (void)canvas;
    return 1;
}

/* ---- shapes ---------------------------------------------------------------------- */

static struct display_op *add_op(const struct chart_painting *painting,
                                 enum display_kind kind, enum theme_colour colour)
{
    const struct canvas *canvas = painting->canvas;
    element_id element = owner(painting);
    struct display_op *op =
        element == NO_ELEMENT
            ? display_add_artifact(canvas->display, canvas->page, kind, ARTIFACT_LAYOUT)
            : display_add_content(canvas->display, canvas->page, kind, element);
    op->colour = setter_colour(canvas->setter, colour);
    return op;
}

struct rect chart_bar(const struct chart_scale *scale, int64_t units)
{
    mpt zero = chart_at(scale, 0), end = chart_at(scale, units);
    mpt width = end > zero ? end - zero : zero - end;
    return (struct rect){.left = mpt_min(zero, end),
                         .width = units == 0 ? 0 : mpt_max(width, 1)};
}

void chart_rect(const struct chart_painting *painting, struct rect area,
                enum theme_colour colour)
{
    if (area.width <= 0 || area.height <= 0) {
        return;
    }
    struct display_op *op = add_op(painting, DISPLAY_RECT, colour);
    op->left = area.left;
    op->top = area.top;
    op->width = mpt_max(area.width, CANVAS_LEAST);
    op->height = area.height;
}

void chart_disc(const struct chart_painting *painting, struct point middle, mpt across,
                enum theme_colour colour)
{
    struct arena *arena = painting->canvas->setter->pages;
    struct path *path = arena_new(arena, struct path);
    path_circle(arena, path, middle, across / 2, PATH_CLOCKWISE);
    add_op(painting, DISPLAY_PATH, colour)->path = path;
}

void chart_ring(const struct chart_painting *painting, struct point middle, mpt across,
                mpt rule, enum theme_colour colour)
{
    struct arena *arena = painting->canvas->setter->pages;
    struct path *path = arena_new(arena, struct path);
    chart_disc(painting, middle, across, COLOUR_WHITE);
    path_circle(arena, path, middle, across / 2, PATH_CLOCKWISE);
    path_circle(arena, path, middle, across / 2 - rule, PATH_COUNTER);
    add_op(painting, DISPLAY_PATH, colour)->path = path;
}

void chart_stroke(const struct chart_painting *painting, const struct path *path,
                  const struct chart_pen *pen)
{
    enum { MITER = 4000 };
    struct arena *arena = painting->canvas->setter->pages;
    struct stroke *stroke = arena_new(arena, struct stroke);
    *stroke = (struct stroke){
        .width = pen->width, .cap = CAP_BUTT, .join = JOIN_ROUND, .miter = MITER};
    if (pen->dash > 0) {
        mpt *dashes = arena_new_array(arena, 2, mpt);
        dashes[0] = pen->dash;
        dashes[1] = pen->gap;
        stroke->dashes = dashes;
        stroke->dash_count = 2;
    }
    struct display_op *op = add_op(painting, DISPLAY_STROKE, pen->colour);
    op->path = path;
    op->stroke = stroke;
}
