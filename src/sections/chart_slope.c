/* Two dates: a line for each row from one upright to the other. What goes against most
 * others is dashed. */
#include "sections/chart.h"

#define HEIGHT B(16)
#define HEAD B(1.4) /* years above the uprights */
#define YEAR_RISE B(0.6)
#define LINE PT(1.2)
#define CONTRARY PT(2.4)
#define DASH PT(4)
#define GAP PT(2)
#define DISC MM(2.2)
#define NEAR MM(3) /* of a label from its upright */
#define FAR MM(6) /* the same with leaders */
#define LEADER_FROM MM(2)
#define LEADER_TO MM(1.1)
#define LEADER_RISE MM(1.2)
#define MOVED B(0.25)
#define VALUE_APART MM(2)
#define CENTRE B(0.26)
#define AROUND B(14)
#define EXTRA B(0.25) /* between labels of several lines */

enum {
    FIRST_COLUMN = 6,
    LAST_COLUMN = 10,
    FIRST_NARROW = 4,
    LAST_NARROW = 5,
    ROWS_MOST = 12,
    NARROW = 6,
    ENDS = 2
};

struct slope {
    const struct chart_drawing *drawing;
    const struct canvas *canvas;
    mpt left; /* of the live area, from where x counts */
    mpt upright[ENDS];
    mpt label; /* width of a name */
    mpt height;
    bool stacked; /* the second language below the first */
};

static enum role_name name_role(const struct slope *slope, size_t row)
{
    bool loud = slope->drawing->data->rows[row].emphasis ||
                chart_is_contrary(slope->drawing->data, row);
    return slope->stacked ? loud ? ROLE_TABLE_TOTAL_BELOW : ROLE_TABLE_LABEL_BELOW
           : loud         ? ROLE_TABLE_TOTAL
                          : ROLE_TABLE_LABEL;
}

static enum role_name value_role(const struct slope *slope, size_t row, size_t end)
{
    bool loud = end == 1 || chart_is_contrary(slope->drawing->data, row);
    return loud ? ROLE_TABLE_FIGURE_STRONG : ROLE_TABLE_FIGURE;
}

static mpt figure_width(const struct slope *slope, size_t row, size_t column)
{
    return chart_figure_width(slope->canvas, chart_cell(slope->drawing, row, column),
                              column > 1 ? ROLE_TABLE_FIGURE
                                         : value_role(slope, row, column));
}

/* ---- measures -------------------------------------------------------------------- */

static const struct text_paragraph *set_name(const struct slope *slope, size_t row,
                                             enum side side)
{
    struct set_how how = {
        .role = name_role(slope, row), .side = side, .width = slope->label};
    return setter_block(slope->canvas->setter,
                        chart_label(slope->drawing, row)->texts.of[side], &how);
}

/* Lines of a name, the languages one below the other. */
static size_t lines_of(const struct slope *slope, size_t row)
{
    enum side sides[SIDE_COUNT];
    size_t count = grid_sides(slope->canvas, sides), most = 1, sum = 0;
    bool same = chart_same_words(slope->canvas, &chart_label(slope->drawing, row)->texts);
    for (size_t i = 0; i < count; i++) {
        const struct text_paragraph *set = set_name(slope, row, sides[i]);
        size_t own = set == NULL ? 0 : set->line_count;
        most = own > most ? own : most;
        sum += own;
    }
    return slope->canvas->form->shared && !same ? sum : most;
}

/* From a label to the next one. */
static mpt height_of(const struct slope *slope, size_t row)
{
    size_t lines = slope->stacked ? lines_of(slope, row) : 1;
    return (mpt)lines * B(1) + (lines > 1 ? EXTRA : 0);
}

static void find_labels(struct slope *slope)
{
    const struct chart_drawing *drawing = slope->drawing;
    mpt value = 0, labels = 0;
    for (size_t row = 0; row < drawing->data->row_count; row++) {
        value = mpt_max(value, figure_width(slope, row, 0));
    }
    slope->stacked = false;
    slope->label = slope->upright[0] - slope->left - FAR - VALUE_APART - value;
    for (size_t row = 0; row < drawing->data->row_count; row++) {
        mpt width = chart_words_width(slope->canvas, &chart_label(drawing, row)->texts,
                                      name_role(slope, row));
        slope->stacked = slope->stacked || width > slope->label;
    }
    for (size_t row = 0; row < drawing->data->row_count; row++) {
        labels += height_of(slope, row);
    }
    slope->height = mpt_max(HEIGHT, (labels + B(1) - 1) / B(1) * B(1));
}

/* What a page holds beside heading, caption, years and notes. */
static bool is_too_tall(const struct slope *slope)
{
    const struct page_form *form = slope->canvas->form;
    return slope->height > form->last - form->first - AROUND;
}

static struct slope slope_make(const struct chart_drawing *drawing,
                               const struct canvas *canvas)
{
    const struct page_form *form = canvas->form;
    bool narrow = form->columns <= NARROW;
    struct slope slope = {
        .drawing = drawing, .canvas = canvas, .left = canvas_left(canvas)};
    mpt behind = 0;
    for (size_t row = 0; row < drawing->data->row_count; row++) {
        mpt width =
            figure_width(&slope, row, 1) + VALUE_APART + figure_width(&slope, row, 2);
        behind = mpt_max(behind, FAR + width);
    }
    int first = narrow ? FIRST_NARROW : FIRST_COLUMN;
    int last = narrow ? LAST_NARROW : LAST_COLUMN;
    slope.upright[1] =
        slope.left + mpt_min(form_columns(form, last), form->live - behind);
    do { /* wider, and so less tall, as long as that leaves a slope */
        slope.upright[0] = slope.left + form_column(form, first++);
        find_labels(&slope);
    } while (is_too_tall(&slope) && first < last);
    return slope;
}

/* ---- painting -------------------------------------------------------------------- */

/* Baselines of the labels at one end, and how far they stand from their upright. */
struct stack {
    mpt base[ROWS_MOST], mark[ROWS_MOST];
    mpt apart;
};

static struct stack stack_make(const struct slope *slope, mpt top, size_t end)
{
    const struct chart_data *data = slope->drawing->data;
    struct stack stack = {.apart = NEAR};
    size_t order[ROWS_MOST];
    mpt tall[ROWS_MOST];
    struct chart_scale scale = {.from = top + slope->height, .length = -slope->height};
    (void)chart_find_lines(slope->drawing->chart, &scale);
    for (size_t row = 0; row < data->row_count; row++) {
        stack.mark[row] = chart_at(&scale, chart_value_at(data, row, end)->units);
        stack.base[row] = stack.mark[row] + CENTRE;
        tall[row] = end == 0 ? height_of(slope, row) : B(1);
    }
    chart_spread(stack.base, order, tall, data->row_count, top + slope->height + B(2));
    for (size_t row = 0; row < data->row_count; row++) {
        mpt moved = stack.base[row] - stack.mark[row] - CENTRE;
        stack.apart = moved > MOVED || moved < -MOVED ? FAR : stack.apart;
    }
    return stack;
}

static enum theme_colour colour_of(const struct slope *slope, size_t row)
{
    return chart_is_contrary(slope->drawing->data, row) ? COLOUR_TERRACOTTA
                                                        : COLOUR_LINDEN;
}

static void paint_lines(const struct slope *slope, const struct chart_painting *painting,
                        const struct stack *ends)
{
    struct arena *arena = slope->canvas->setter->pages;
    for (size_t row = 0; row < slope->drawing->data->row_count; row++) {
        bool contrary = chart_is_contrary(slope->drawing->data, row);
        struct path *path = arena_new(arena, struct path);
        path_move(arena, path, slope->upright[0], ends[0].mark[row]);
        path_line(arena, path, slope->upright[1], ends[1].mark[row]);
        const struct chart_pen pen = {contrary ? CONTRARY : LINE, contrary ? DASH : 0,
                                      GAP, colour_of(slope, row)};
        chart_stroke(painting, path, &pen);
    }
    for (size_t row = 0; row < slope->drawing->data->row_count; row++) {
        for (size_t end = 0; end < ENDS; end++) {
            struct point at = {slope->upright[end], ends[end].mark[row]};
            chart_disc(painting, at, DISC, colour_of(slope, row));
        }
    }
}

static void paint_leader(const struct slope *slope, const struct chart_painting *painting,
                         const struct stack *stack, size_t row, size_t end)
{
    mpt moved = stack->base[row] - stack->mark[row] - CENTRE;
    mpt way = end == 0 ? -1 : 1;
    if (moved <= MOVED && moved >= -MOVED) {
        return;
    }
    struct arena *arena = slope->canvas->setter->pages;
    struct path *path = arena_new(arena, struct path);
    path_move(arena, path, slope->upright[end] + way * LEADER_FROM, stack->mark[row]);
    path_line(arena, path, slope->upright[end] + way * (stack->apart - LEADER_TO),
              stack->base[row] - LEADER_RISE);
    const struct chart_pen pen = {CHART_THIN, 0, 0, COLOUR_GRAPHITE};
    chart_stroke(painting, path, &pen);
}

/* Name, second language and value, flush right before the upright. */
static void paint_first(const struct slope *slope, const struct chart_painting *painting,
                        const struct stack *stack, size_t row)
{
    const struct grid_cell *label = chart_label(slope->drawing, row);
    mpt right = slope->upright[0] - stack->apart;
    struct chart_place place = {
        {right, stack->base[row]}, CHART_RIGHT, value_role(slope, row, 0), COLOUR_INK};
    chart_paint_figure(painting, chart_cell(slope->drawing, row, 0), &place);
    place.at.x -= figure_width(slope, row, 0) + VALUE_APART;
    place.role = name_role(slope, row);
    if (!slope->stacked) {
        place.colour = setter_role_colour(place.role, slope->canvas->sides[0]);
        chart_paint_words(painting, &label->texts, label->elements, &place);
        return;
    }
    for (size_t i = 0; i < slope->canvas->side_count; i++) {
        enum side side = slope->canvas->sides[i];
        const struct text_paragraph *set = set_name(slope, row, side);
        if (i > 0 && chart_same_words(slope->canvas, &label->texts)) {
            canvas_say(slope->canvas, label->elements[side],
                       text_plain(label->texts.of[side], slope->canvas->setter->pages));
            continue;
        }
        for (size_t line = 0; set != NULL && line < set->line_count; line++) {
            struct point at = {place.at.x - set->lines[line].width, place.at.y};
            canvas_line(slope->canvas, &set->lines[line], at, label->elements[side],
                        setter_role_colour(place.role, side));
            place.at.y += B(1);
        }
    }
}

/* Value and change behind the other upright. */
static void paint_second(const struct slope *slope, const struct chart_painting *painting,
                         const struct stack *stack, size_t row)
{
    struct chart_place place = {{slope->upright[1] + stack->apart, stack->base[row]},
                                CHART_LEFT,
                                ROLE_TABLE_FIGURE_STRONG,
                                COLOUR_INK};
    chart_paint_figure(painting, chart_cell(slope->drawing, row, 1), &place);
    place.at.x += figure_width(slope, row, 1) + VALUE_APART;
    place.role = ROLE_TABLE_FIGURE;
    chart_paint_figure(painting, chart_cell(slope->drawing, row, 2), &place);
}

static void slope_paint(const struct chart_painting *painting)
{
    struct slope slope = slope_make(painting->drawing, painting->canvas);
    struct stack ends[ENDS];
    for (size_t end = 0; end < ENDS; end++) {
        struct rect upright = {slope.upright[end] - CHART_THIN / 2, painting->top,
                               CHART_THIN, slope.height};
        chart_rect(painting, upright, COLOUR_STONE2);
        ends[end] = stack_make(&slope, painting->top, end);
    }
    paint_lines(&slope, painting, ends);
    for (size_t end = 0; end < ENDS; end++) {
        struct chart_place place = {{slope.upright[end], painting->top - YEAR_RISE},
                                    CHART_MIDDLE,
                                    ROLE_TABLE_HEAD,
                                    COLOUR_INK};
        chart_paint_words(painting, &slope.drawing->grid->columns[end + 1].head.texts,
                          chart_head_elements(painting, end), &place);
    }
    for (size_t row = 0; row < slope.drawing->data->row_count; row++) {
        paint_leader(&slope, painting, &ends[0], row, 0);
        paint_leader(&slope, painting, &ends[1], row, 1);
        paint_first(&slope, painting, &ends[0], row);
        paint_second(&slope, painting, &ends[1], row);
    }
}

static mpt slope_row(const struct chart_drawing *drawing, const struct canvas *canvas,
                     size_t row)
{
    (void)row;
    struct slope slope = slope_make(drawing, canvas);
    return slope.height;
}

static mpt slope_head(const struct chart_drawing *drawing, const struct canvas *canvas)
{
    (void)drawing;
    (void)canvas;
    return HEAD;
}

const struct chart_family CHART_SLOPE_FAMILY = {.count = chart_count_one,
                                                .head = slope_head,
                                                .row = slope_row,
                                                .paint = slope_paint,
                                                .notes = B(2),
                                                .prints_heads = true};
