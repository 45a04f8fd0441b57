/* Charts: the finding as a heading, what is drawn, the drawing, its notes. A chart whose
 * every value is printed is a table in the structure, another is a figure that says its
 * values instead. */
#include "sections/chart.h"
#include "sections/chart_words.h"

#define CAPTION_GAP B(2) /* from the first line of the caption to the chart */
#define NOTES_RISE B(1.2) /* of the first note, as below a table */
#define HEADING B(8) /* three lines of the finding, two of the caption */
#define FINDING_GAP B(4) /* above a chart below others */

enum { LEAST_ROWS = 3 };

static const struct chart_family *const FAMILIES[CHART_TYPE_COUNT] = {
    [CHART_BARS] = &CHART_BARS_FAMILY,           [CHART_GROUPED] = &CHART_GROUPED_FAMILY,
    [CHART_STACKED] = &CHART_STACKED_FAMILY,     [CHART_LINES] = &CHART_LINES_FAMILY,
    [CHART_SLOPE] = &CHART_SLOPE_FAMILY,         [CHART_DOTS] = &CHART_DOTS_FAMILY,
    [CHART_MULTIPLES] = &CHART_MULTIPLES_FAMILY,
};

/* ---- places ------------------------------------------------------------------------ */

static struct grid_frame frame_of(const struct chart_drawing *drawing,
                                  const struct canvas *canvas)
{
    const struct page_form *form = canvas->form;
    mpt left = form->shared ? 0 : form->regions[REGION_TEXT][SIDE_FIRST].left;
    return (struct grid_frame){drawing->grid, canvas, left, form->live - left};
}

static size_t rows_of(const struct chart_drawing *drawing, const struct canvas *canvas)
{
    return drawing->family->count == NULL ? drawing->data->row_count
                                          : drawing->family->count(drawing, canvas);
}

static mpt head_of(const struct chart_drawing *drawing, const struct canvas *canvas)
{
    return drawing->family->head == NULL ? 0 : drawing->family->head(drawing, canvas);
}

static mpt rows_height(const struct chart_drawing *drawing, const struct canvas *canvas,
                       size_t from, size_t to)
{
    mpt height = 0;
    for (size_t row = from; row < to; row++) {
        height += drawing->family->row(drawing, canvas, row);
    }
    return height;
}

/* From the foot to the last line of the notes. */
static mpt notes_height(const struct chart_drawing *drawing, const struct canvas *canvas)
{
    const struct grid_frame frame = frame_of(drawing, canvas);
    return drawing->grid->note_count == 0
               ? 0
               : grid_notes_height(&frame) + drawing->family->notes - NOTES_RISE;
}

/* From the last line of the caption to the chart. */
static mpt caption_gap(const struct chart_drawing *drawing, const struct canvas *canvas)
{
    enum side sides[SIDE_COUNT];
    size_t count = grid_sides(canvas, sides), most = 1;
    for (size_t i = 0; i < count; i++) {
        struct region region = canvas->form->regions[REGION_TEXT][sides[i]];
        struct set_how how = {.role = ROLE_NOTE, .side = sides[i], .width = region.width};
        const struct text_paragraph *set =
            setter_block(canvas->setter, drawing->caption.of[sides[i]], &how);
        most = set != NULL && set->line_count > most ? set->line_count : most;
    }
    return most > 1 ? CAPTION_GAP - B(1) : CAPTION_GAP;
}

/* Where the rows begin: below the caption, or below that of a further page. */
static mpt first_row(const struct chart_drawing *drawing, const struct canvas *canvas,
                     mpt top, size_t from)
{
    mpt area = from > 0 || top == 0 ? canvas->form->first + CAPTION_GAP
                                    : top + caption_gap(drawing, canvas);
    return area + head_of(drawing, canvas);
}

/* The row after the last one that stands on a page: all if the notes find room too; else
 * as many as do, but never all, so that the notes do not stand alone, and of rows that
 * are no rows of pictures some more for the next page, if they leave as many here. */
static size_t last_row(const struct chart_drawing *drawing, const struct canvas *canvas,
                       mpt y, size_t from)
{
    size_t count = rows_of(drawing, canvas), to = from;
    mpt last = canvas->form->last;
    if (y + rows_height(drawing, canvas, from, count) + notes_height(drawing, canvas) <=
        last) {
        return count;
    }
    for (; to + 1 < count; to++) {
        mpt height = drawing->family->row(drawing, canvas, to);
        if (y + height > last) {
            break;
        }
        y += height;
    }
    bool pictures = drawing->family->count != NULL;
    while (!pictures && count - to < LEAST_ROWS && to - from > count - to + 1) {
        to--;
    }
    return to > from ? to : from + 1;
}

/* ---- the drawing ------------------------------------------------------------------- */

static bool chart_can_stand(const void *self, const struct canvas *canvas)
{
    (void)self;
    (void)canvas;
    return true;
}

/* Height of the chart with its notes, of rows from `from` on. */
static mpt whole_height(const struct chart_drawing *drawing, const struct canvas *canvas,
                        size_t from)
{
    return rows_height(drawing, canvas, from, rows_of(drawing, canvas)) +
           notes_height(drawing, canvas);
}

/* Rows that stand on a page at least, of those from `from` on. */
static size_t least_rows(const struct chart_drawing *drawing, const struct canvas *canvas,
                         size_t from)
{
    size_t left = rows_of(drawing, canvas) - from;
    size_t least = drawing->family->count == NULL ? LEAST_ROWS : 1;
    return left < least ? left : least;
}

/* True if no page holds it below its heading. */
static bool is_long(const struct chart_drawing *drawing, const struct canvas *canvas)
{
    mpt height = caption_gap(drawing, canvas) + head_of(drawing, canvas) +
                 whole_height(drawing, canvas, 0);
    return height > canvas->form->last - canvas->form->first - HEADING;
}

/* True if it stands whole, or begins where it would not stand whole on a page either. */
static bool chart_fits(const void *self, const struct canvas *canvas,
                       const struct drawing_room *room, size_t from)
{
    const struct chart_drawing *drawing = self;
    mpt y = first_row(drawing, canvas, room->top, from), last = canvas->form->last;
    if (room->top == 0 || y + whole_height(drawing, canvas, from) <= last) {
        return true;
    }
    size_t to = from + least_rows(drawing, canvas, from);
    return is_long(drawing, canvas) && y + rows_height(drawing, canvas, from, to) <= last;
}

/* All of it, or the least of one that is longer than a page. The flow lets its foot stand
 * a line lower, as that of a row. */
static mpt chart_least(const void *self, const struct canvas *canvas)
{
    const struct chart_drawing *drawing = self;
    mpt above = caption_gap(drawing, canvas) + head_of(drawing, canvas) + B(1);
    size_t least = least_rows(drawing, canvas, 0);
    return above + (is_long(drawing, canvas) ? rows_height(drawing, canvas, 0, least)
                                             : whole_height(drawing, canvas, 0));
}

static void say(const struct chart_drawing *drawing, const struct canvas *canvas)
{
    for (size_t i = 0; i < canvas->side_count; i++) {
        enum side side = canvas->sides[i];
        canvas_say(canvas, drawing->grid->columns[0].head.elements[side],
                   drawing->heads[side]);
        size_t from = drawing->family->prints_heads ? drawing->data->column_count : 0;
        for (size_t c = from; c + 1 < drawing->grid->column_count; c++) {
            canvas_say(canvas, drawing->grid->columns[c + 1].head.elements[side],
                       drawing->column_words[side][c]);
        }
    }
}

static size_t paint_notes(const struct chart_drawing *drawing,
                          const struct canvas *canvas, mpt *top, size_t from)
{
    const struct grid_frame frame = frame_of(drawing, canvas);
    size_t next = grid_paint_notes(&frame, top, from);
    return next < drawing->grid->note_count ? rows_of(drawing, canvas) + next : SIZE_MAX;
}

static size_t chart_paint(void *self, const struct canvas *canvas, mpt *top, size_t from)
{
    const struct chart_drawing *drawing = self;
    const struct grid_frame frame = frame_of(drawing, canvas);
    if (from >= rows_of(drawing, canvas)) { /* notes that found no room below it */
        *top = canvas->form->first - NOTES_RISE;
        return paint_notes(drawing, canvas, top, from - rows_of(drawing, canvas));
    }
    struct chart_painting painting = {
        .drawing = drawing, .canvas = canvas, .left = canvas_left(canvas), .from = from};
    painting.top = first_row(drawing, canvas, *top, from);
    painting.to = last_row(drawing, canvas, painting.top, from);
    painting.foot = painting.top + rows_height(drawing, canvas, from, painting.to);
    if (from > 0) {
        grid_paint_caption(&frame, canvas->form->first, GRID_REPEATED);
    } else if (!drawing->family->figure) {
        say(drawing, canvas);
    }
    drawing->family->paint(&painting);
    *top = painting.foot;
    if (painting.to < rows_of(drawing, canvas)) {
        *top = canvas->form->last;
        return painting.to;
    }
    if (drawing->grid->note_count == 0) {
        return SIZE_MAX;
    }
    *top += drawing->family->notes - NOTES_RISE;
    return paint_notes(drawing, canvas, top, 0);
}

/* ---- building ---------------------------------------------------------------------- */

/* The heading over it is its own, or that of a section before. */
static enum element_kind finding_element(const struct build *build)
{
    const struct brochure *brochure = build->request->brochure;
    return section_has_heading(&brochure->sections[build->chapter->head]) ? ELEMENT_H2
                                                                          : ELEMENT_H1;
}

static void add_finding(const struct build *build, struct script *script)
{
    const struct chart *chart = &build->chapter->section->as.chart;
    mpt space = script->last == ROW_NONE || script->last == ROW_H1
                    ? script_space(script->last, ROW_H2)
                    : FINDING_GAP;
    struct block *row =
        build_row(build, script, &chart->finding, ROLE_H2, finding_element(build));
    row->as.row.space = space;
    if (!section_has_heading(build->chapter->section)) {
        struct heading *heading =
            arena_copy(script->arena, row->as.row.heading, sizeof *row->as.row.heading);
        heading->place = build->chapter->index;
        row->as.row.heading = heading;
    }
}

static void add_caption(struct script *script, const struct chart_drawing *drawing)
{
    struct block *row = script_row(script, &drawing->caption, ROLE_NOTE, ELEMENT_CAPTION,
                                   drawing->grid->captions);
    row->keep = KEEP_NEXT;
    row->as.row.divide = DIVIDE_NEVER;
}

/* What the reference is: between the table and its notes. */
static void add_reference(struct chart_drawing *drawing, const struct script *script,
                          enum side side)
{
    struct display *display = script->display;
    element_id line = display_add_element(display, ELEMENT_P, script->parent[side]);
    element_id figure = display_add_element(display, ELEMENT_SPAN, line);
    struct grid_cell *reference = &drawing->reference;
    /* Read with the words behind it, so a blank stands between. */
    reference->spoken[side] =
        str_format(script->arena, "%.*s ", STR_ARGS(reference->figure[side]));
    display->elements.items[figure].words = reference->spoken[side];
    reference->elements[side] = figure;
    drawing->reference_elements[side] = display_add_element(display, ELEMENT_SPAN, line);
}

/* A table with its caption, or a figure with its own; then its notes. */
static void add_elements(struct chart_drawing *drawing, const struct script *script)
{
    struct grid *grid = drawing->grid;
    struct display *display = script->display;
    size_t notes = grid->note_count;
    if (drawing->family->figure) {
        script_add_elements(script, ELEMENT_FIGURE, drawing->figures);
    } else {
        grid->caption = drawing->caption;
        grid->note_count = 0;
        grid_add_elements(grid, script);
        grid->note_count = notes;
    }
    for (enum side side = 0; side < (enum side)script->side_count; side++) {
        if (drawing->family->figure) {
            display->elements.items[drawing->figures[side]].words = drawing->alt[side];
            grid->captions[side] =
                display_add_element(display, ELEMENT_CAPTION, drawing->figures[side]);
        } else if (drawing->chart->reference.given) {
            add_reference(drawing, script, side);
        }
        grid_add_notes(grid, script, side);
    }
}

static void add_chart(struct build *build, struct script *script, struct block *page)
{
    struct chart_drawing *drawing =
        chart_words(build, FAMILIES[build->chapter->section->as.chart.type], script);
    add_finding(build, script);
    add_elements(drawing, script);
    add_caption(script, drawing);
    struct block *block = block_add(script->arena, page, BLOCK_DRAWING);
    block->as.drawing = (struct drawing){.self = drawing,
                                         .parts = SIZE_MAX,
                                         .can_stand = chart_can_stand,
                                         .fits = chart_fits,
                                         .least = chart_least,
                                         .paint = chart_paint};
    block->mark = build->chapter->section->mark;
    script->last = ROW_FIGURE;
}

static void build_chart(struct build *build)
{
    build_open_section(build);
    struct block *page = build_page(build, COLOUR_WHITE);
    struct script script = build_script(build, page);
    build_opening(build, &script);
    add_chart(build, &script, page);
    build_field(build, &script, &build->chapter->section->closing);
    build->chapter->last = script.last;
}

const struct section_type CHART_TYPE = {.build = build_chart};
