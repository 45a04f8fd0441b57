/* The heads of a table: units and years of all columns stand on the last line, heads over
 * several columns above their own. */
#include "blocks/grid_parts.h"

#define HEAD_APART MM(3)
#define HEAD_LINE B(1.3) /* first baseline below the head rule */

/* ---- measures -------------------------------------------------------------------- */

static mpt lines_of(const struct grid_fit *fit, const struct canvas *canvas,
                    const struct grid_cell *head, mpt width)
{
    bool beside =
        fit->setting == GRID_BESIDE && head == &fit->grid->columns[fit->grid->label].head;
    bool same = grid_same_words(&head->texts);
    bool adds = canvas->form->shared && !beside && !same;
    mpt lines = head->figure[fit->sides[0]].size > 0 ? B(1) : 0;
    for (size_t i = 0; i < fit->side_count; i++) {
        enum side side = fit->sides[i];
        struct set_how how = grid_how(fit, NULL, 0, side, width);
        const struct text_paragraph *set =
            setter_block(canvas->setter, head->texts.of[side], &how);
        mpt own = set == NULL ? 0 : (mpt)set->line_count * B(1);
        lines = adds ? lines + own : mpt_max(lines, own);
    }
    return lines;
}

/* Width over the columns of a span that stand in the panel; 0: none of them. */
static mpt span_width(const struct grid_panel *panel, const struct grid_span *span)
{
    mpt width = 0;
    for (size_t c = span->first; c < span->first + span->count; c++) {
        width += panel->places[c].width;
    }
    return width;
}

static void measure_spans(const struct grid_fit *fit, const struct canvas *canvas,
                          struct grid_panel *panel)
{
    const struct grid *grid = fit->grid;
    for (size_t i = 0; i < grid->span_count; i++) {
        const struct grid_span *span = &grid->spans[i];
        mpt width = span_width(panel, span);
        if (width > 0) {
            struct grid_cell head = {.texts = span->texts};
            mpt *height = &panel->span[span->level];
            *height = mpt_max(*height, lines_of(fit, canvas, &head, width - HEAD_APART));
        }
    }
}

static mpt head_top(const struct grid *grid, const struct grid_panel *panel,
                    size_t column)
{
    mpt top = 0;
    for (size_t i = 0; i < grid->span_count; i++) {
        const struct grid_span *span = &grid->spans[i];
        if (column >= span->first && column < span->first + span->count) {
            top += panel->span[span->level];
        }
    }
    return top;
}

/* True if nothing stands in the column, whose pictures are below their rows. */
static bool is_said(const struct grid_fit *fit, size_t column)
{
    return fit->below && fit->grid->columns[column].align == GRID_PICTURES;
}

void grid_measure_head(const struct grid_fit *fit, const struct canvas *canvas,
                       struct grid_panel *panel)
{
    const struct grid *grid = fit->grid;
    measure_spans(fit, canvas, panel);
    for (size_t c = 0; c < grid->column_count; c++) {
        const struct grid_column *column = &grid->columns[c];
        if (!grid_panel_has(fit, panel, c) || is_said(fit, c)) {
            continue;
        }
        bool unit = column->unit[fit->sides[0]].size > 0;
        mpt width = grid_text_width(fit, panel, c);
        mpt own = lines_of(fit, canvas, &column->head, width) + (unit ? B(1) : 0);
        panel->head = mpt_max(panel->head, head_top(grid, panel, c) + own);
    }
}

mpt grid_head_height(const struct grid_panel *panel)
{
    return panel->head + B(1);
}

/* ---- painting -------------------------------------------------------------------- */

/* „км km“: units of both languages in one line that ends, or begins, at `x`. */
static void paint_unit(const struct grid_painting *painting,
                       const struct grid_column *column, struct point at)
{
    const struct canvas *canvas = painting->canvas;
    bool right = column->align == GRID_FIGURES;
    bool same = canvas->side_count > 1 &&
                str_equal(column->unit[SIDE_FIRST], column->unit[SIDE_SECOND]);
    size_t count = same ? 1 : canvas->side_count;
    const struct text_line *lines[SIDE_COUNT] = {NULL, NULL};
    mpt width = 0, gap = GRID_UNITS_APART;
    for (size_t i = 0; i < count; i++) {
        enum side side = canvas->sides[i];
        lines[i] = setter_line(canvas->setter, column->unit[side], ROLE_TABLE_HEAD, side);
        width += lines[i]->width + (i > 0 ? gap : 0);
    }
    mpt x = right ? at.x - width : at.x;
    if (same) {
        const struct grid_shared shared = {
            lines[0], column->unit, column->unit_elements,
            setter_role_colour(ROLE_TABLE_HEAD, canvas->sides[0]), NO_MARK};
        grid_paint_shared(painting, &shared, (struct point){x, at.y});
        return;
    }
    for (size_t i = 0; i < count && lines[i] != NULL; i++) {
        enum side side = canvas->sides[i];
        grid_paint_line(painting, lines[i], (struct point){x, painting->y + at.y},
                        column->unit_elements[side],
                        setter_role_colour(ROLE_TABLE_HEAD, side));
        x += lines[i]->width + gap;
    }
}

static void paint_head(const struct grid_painting *painting, size_t c)
{
    const struct grid *grid = painting->fit->grid;
    const struct grid_column *column = &grid->columns[c];
    const struct grid_place *place = &painting->panel->places[c];
    enum side side = painting->canvas->sides[0];
    bool right = column->align == GRID_FIGURES;
    mpt x = canvas_left(painting->canvas) + (right ? place->edge : place->left);
    mpt depth = HEAD_LINE + head_top(grid, painting->panel, c);
    struct str figure = column->head.figure[side];
    if (figure.size > 0) {
        const struct text_line *line =
            setter_line(painting->canvas->setter, figure, ROLE_TABLE_HEAD, side);
        struct point at = {x - (right ? line->width : 0), depth};
        const struct grid_shared shared = {
            line, column->head.figure, column->head.elements,
            setter_role_colour(ROLE_TABLE_HEAD, side), column->head.mark};
        grid_paint_shared(painting, &shared, at);
        grid_paint_marks(painting, &column->head,
                         (struct point){at.x + line->width, depth});
    } else {
        grid_paint_stack(painting, &column->head, c, (struct point){x, depth});
    }
    if (column->unit[side].size > 0) {
        paint_unit(painting, column,
                   (struct point){x, HEAD_LINE + painting->panel->head - B(1)});
    }
}

/* Flush right over the last of its columns. */
static void paint_span(const struct grid_painting *painting, const struct grid_span *span)
{
    const struct grid *grid = painting->fit->grid;
    mpt width = span_width(painting->panel, span), depth = HEAD_LINE;
    size_t last = SIZE_MAX;
    for (size_t c = span->first; c < span->first + span->count; c++) {
        last = painting->panel->places[c].width > 0 ? c : last;
    }
    if (last == SIZE_MAX) {
        return;
    }
    bool right = grid->columns[last].align == GRID_FIGURES;
    mpt x = canvas_left(painting->canvas) +
            (right ? painting->panel->places[last].edge
                   : painting->panel->places[span->first].left);
    for (size_t level = 0; level < span->level; level++) {
        depth += painting->panel->span[level];
    }
    const struct text_paragraph *printed = NULL;
    for (size_t i = 0; i < painting->canvas->side_count; i++) {
        enum side side = painting->canvas->sides[i];
        struct set_how how =
            grid_how(painting->fit, NULL, last, side, width - HEAD_APART);
        const struct text_paragraph *set =
            setter_block(painting->canvas->setter, span->texts.of[side], &how);
        struct grid_words words = {set, span->elements[side],
                                   setter_role_colour(how.role, side), right};
        if (printed != NULL && grid_same_words(&span->texts)) {
            const struct canvas_same same = {span->texts.of[side], set, printed};
            words.set = printed;
            depth -= (mpt)printed->line_count * B(1);
            grid_say_same(painting, &same, &words, (struct point){x, depth});
        } else if (set != NULL) {
            grid_paint_lines(painting, &words, (struct point){x, depth});
            depth += (mpt)set->line_count * B(1);
            printed = set;
        }
    }
}

/* A head that nobody sees. */
static void say_head(const struct grid_painting *painting, const struct grid_cell *head)
{
    const struct canvas *canvas = painting->canvas;
    for (size_t i = 0; i < canvas->side_count && painting->use == GRID_REAL; i++) {
        enum side side = canvas->sides[i];
        struct arena *arena = canvas->display->arena;
        if (head->texts.of[side] != NULL) {
            canvas_say(canvas, head->elements[side],
                       text_plain(head->texts.of[side], arena));
        }
    }
}

void grid_paint_head(const struct grid_fit *fit, const struct canvas *canvas,
                     const struct grid_panel *panel, mpt y, enum grid_use use)
{
    const struct grid *grid = fit->grid;
    struct grid_painting painting = {fit, canvas, panel, NULL, y, {0, INT32_MAX}, use};
    grid_rule(fit, canvas, y, GRID_EDGE, COLOUR_DEEP);
    for (size_t i = 0; i < grid->span_count; i++) {
        paint_span(&painting, &grid->spans[i]);
    }
    for (size_t c = 0; c < grid->column_count; c++) {
        if (grid_panel_has(fit, panel, c)) {
            struct grid_painting own = painting;
            bool again = c == grid->label && panel->from > 0;
            own.use = again ? GRID_REPEATED : use;
            if (is_said(fit, c)) {
                say_head(&own, &grid->columns[c].head);
            } else {
                paint_head(&own, c);
            }
        }
    }
    grid_rule(fit, canvas, y + grid_head_height(panel), GRID_RULE, COLOUR_DEEP);
}
