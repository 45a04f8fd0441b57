/* Lines over calendar time: curves, discs where they end, dotted ways to targets. Not
 * every value is printed, so all of it is one figure. */
#include "sections/chart_lines.h"

#define HEIGHT B(16)
#define HEIGHT_SMALL B(12)
#define HEAD B(1)
#define AXIS_LEFT MM(8)
#define STEP_APART MM(2) /* of a figure from the plot */
#define HAIRLINE PT(0.35)
#define THIN_LINE PT(1.2)
#define LINE PT(2.4)
#define RING PT(1)
#define DOTTED PT(0.8)
#define DOT PT(1)
#define DOT_GAP PT(2)
#define DASH PT(4)
#define DASH_GAP PT(2)
#define REFERENCE PT(0.8)
#define VALUE_ROOM MM(6.667)
#define NAME_APART MM(2)
#define LEAST MM(20) /* width of the lines */

enum { LAST_COLUMN = 8, LAST_ALONE = 9, LAST_NARROW = 4, FIRST_ALONE = 4, NARROW = 6 };

/* The third and the fourth line are told apart by more than their colour. */
static const struct {
    enum theme_colour colour;
    mpt width, dash;
} STYLES[CHART_LINES_MOST] = {{COLOUR_INK, THIN_LINE, 0},
                              {COLOUR_LINDEN, LINE, 0},
                              {COLOUR_LEAF, LINE, 0},
                              {COLOUR_TERRACOTTA, THIN_LINE, DASH}};

static mpt widest_step(const struct chart_plot *plot)
{
    mpt widest = 0;
    for (int64_t value = plot->up.low; value <= plot->up.high; value += plot->step) {
        const struct text_line *line =
            setter_line(plot->painting->canvas->setter,
                        chart_step_words(plot->drawing, plot->painting->canvas, value),
                        ROLE_TABLE_FIGURE_SMALL, plot->painting->canvas->sides[0]);
        widest = mpt_max(widest, line->width);
    }
    return widest;
}

/* The widest value at the end of a line. */
static mpt widest_end(const struct chart_plot *plot)
{
    const struct chart_drawing *drawing = plot->drawing;
    const struct canvas *canvas = plot->painting->canvas;
    const enum role_name role = ROLE_TABLE_FIGURE_STRONG;
    mpt widest = chart_figure_width(canvas, &drawing->reference, role);
    for (size_t row = 0; row < drawing->data->row_count; row++) {
        const struct grid_cell *target = &drawing->targets[row];
        size_t first = 0, last = 0;
        if (chart_plot_ends(drawing->data, row, &first, &last)) {
            mpt own = chart_figure_width(canvas, chart_cell(drawing, row, last), role);
            widest =
                mpt_max(mpt_max(widest, own), chart_figure_width(canvas, target, role));
        }
    }
    return widest;
}

static void find_days(struct chart_plot *plot)
{
    const struct chart_data *data = plot->drawing->data;
    plot->across.low = chart_moment_days(data->columns[0].year);
    plot->across.high = chart_moment_days(data->columns[data->column_count - 1].year);
    for (size_t row = 0; row < data->row_count; row++) {
        if (data->rows[row].target != NULL) {
            int64_t days = chart_moment_days(data->rows[row].target->year);
            plot->across.high = days > plot->across.high ? days : plot->across.high;
        }
    }
}

/* Heights follow from what stands at the ends, widths from what stands before them. */
static void fit(struct chart_plot *plot)
{
    mpt height = plot->painting->canvas->form->columns <= NARROW ? HEIGHT_SMALL : HEIGHT;
    mpt least = chart_lines_stack(plot);
    plot->foot = plot->top + mpt_max(height, form_snap(least));
    plot->up.from = plot->foot;
    plot->up.length = plot->top - plot->foot;
    plot->across.from = plot->left + (plot->firsts_before ? chart_lines_before(plot) : 0);
    plot->across.length = plot->right - plot->across.from;
}

/* Some lines have targets: the values at their ends would be of two kinds. */
static bool is_mixed(const struct chart_plot *plot)
{
    size_t targets = plot->drawing->chart->target_count;
    return targets > 0 && targets < plot->drawing->data->row_count;
}

static struct chart_plot plot_make(const struct chart_painting *painting)
{
    const struct canvas *canvas = painting->canvas;
    const struct page_form *form = canvas->form;
    bool narrow = form->columns <= NARROW;
    struct chart_plot plot = {
        .painting = painting, .drawing = painting->drawing, .top = painting->top};
    plot.step = chart_find_lines(plot.drawing->chart, &plot.up);
    find_days(&plot);
    mpt steps = widest_step(&plot) + STEP_APART;
    int last = form->shared ? LAST_COLUMN : narrow ? LAST_NARROW : LAST_ALONE;
    plot.left =
        painting->left +
        mpt_max(form->shared || narrow ? AXIS_LEFT : form_column(form, FIRST_ALONE),
                steps);
    plot.right = painting->left + form_columns(form, last);
    plot.labels = painting->left + form_column(form, last + 1);
    plot.names = plot.labels + mpt_max(VALUE_ROOM, widest_end(&plot) + NAME_APART);
    plot.name = painting->left + form->live - plot.names;
    plot.latest_named = is_mixed(&plot);
    fit(&plot);
    if (!chart_lines_firsts_free(&plot)) {
        plot.firsts_before = true;
        fit(&plot);
    }
    if (plot.across.length < LEAST) {
        plot.firsts_before = false;
        fit(&plot);
    }
    if (!plot.latest_named && !chart_lines_latest_free(&plot)) {
        plot.latest_named = true;
        fit(&plot);
    }
    return plot;
}

/* ---- painting -------------------------------------------------------------------- */

static void paint_level(const struct chart_plot *plot, int64_t value, mpt thickness,
                        enum theme_colour colour)
{
    struct rect line = {plot->left, chart_at(&plot->up, value) - thickness / 2,
                        plot->right - plot->left, thickness};
    chart_rect(plot->painting, line, colour);
}

/* All first values 100: the line from which they part is drawn. */
static bool is_index(const struct chart_plot *plot)
{
    const struct chart_data *data = plot->drawing->data;
    int64_t hundred = chart_units(data, (struct number){100, 0});
    for (size_t row = 0; row < data->row_count; row++) {
        if (chart_value_at(data, row, 0)->units != hundred) {
            return false;
        }
    }
    return true;
}

static void paint_levels(const struct chart_plot *plot)
{
    const struct chart *chart = plot->drawing->chart;
    for (int64_t value = plot->up.low; value <= plot->up.high; value += plot->step) {
        if (value != 0) {
            paint_level(plot, value, HAIRLINE, COLOUR_STONE2);
        }
    }
    if (plot->up.low <= 0 && plot->up.high >= 0) {
        paint_level(plot, 0, CHART_THIN, COLOUR_INK);
    }
    if (is_index(plot)) {
        paint_level(plot, chart_units(plot->drawing->data, (struct number){100, 0}),
                    CHART_THIN, COLOUR_INK);
    }
    if (chart->reference.given) {
        paint_level(plot, chart_units(plot->drawing->data, chart->reference.value.number),
                    REFERENCE, COLOUR_INK);
    }
}

static void paint_line(const struct chart_plot *plot, size_t row)
{
    const struct path *path = chart_plot_path(plot, row);
    const struct chart_pen pen = {STYLES[row].width, STYLES[row].dash, DASH_GAP,
                                  STYLES[row].colour};
    size_t first = 0, last = 0;
    if (!chart_plot_ends(plot->drawing->data, row, &first, &last)) {
        return;
    }
    chart_stroke(plot->painting, path, &pen);
    if (plot->drawing->data->rows[row].target != NULL) {
        struct arena *arena = plot->painting->canvas->setter->pages;
        struct path *way = arena_new(arena, struct path);
        struct point from = chart_plot_point(plot, row, last);
        struct point to = chart_plot_target(plot, row);
        path_move(arena, way, from.x, from.y);
        path_line(arena, way, to.x, to.y);
        const struct chart_pen dots = {DOTTED, DOT, DOT_GAP, STYLES[row].colour};
        chart_stroke(plot->painting, way, &dots);
    }
}

/* A value between two gaps is a line without length. */
static bool is_alone(const struct chart_data *data, size_t row, size_t column)
{
    bool before = column > 0 && chart_value_at(data, row, column - 1)->given;
    bool behind =
        column + 1 < data->column_count && chart_value_at(data, row, column + 1)->given;
    return chart_value_at(data, row, column)->given && !before && !behind;
}

static void paint_discs(const struct chart_plot *plot, size_t row)
{
    const struct chart_data *data = plot->drawing->data;
    size_t first = 0, last = 0;
    if (!chart_plot_ends(data, row, &first, &last)) {
        return;
    }
    for (size_t c = 0; c < data->column_count; c++) {
        if (is_alone(data, row, c) && plot->drawing->chart->gaps == GAPS_BREAK) {
            chart_disc(plot->painting, chart_plot_point(plot, row, c), LINE,
                       STYLES[row].colour);
        }
    }
    chart_disc(plot->painting, chart_plot_point(plot, row, last), CHART_DISC,
               STYLES[row].colour);
    if (data->rows[row].target != NULL) {
        chart_ring(plot->painting, chart_plot_target(plot, row), CHART_DISC, RING,
                   STYLES[row].colour);
    }
}

static void lines_paint(const struct chart_painting *painting)
{
    struct chart_plot plot = plot_make(painting);
    paint_levels(&plot);
    chart_lines_clear(&plot);
    for (size_t row = 0; row < plot.drawing->data->row_count; row++) {
        paint_line(&plot, row);
    }
    for (size_t row = 0; row < plot.drawing->data->row_count; row++) {
        paint_discs(&plot, row);
    }
    chart_lines_words(&plot);
    chart_share_figure(painting);
}

static mpt lines_row(const struct chart_drawing *drawing, const struct canvas *canvas,
                     size_t row)
{
    struct chart_painting probe = {.drawing = drawing, .canvas = canvas};
    struct chart_plot plot = plot_make(&probe);
    (void)row;
    return plot.foot - plot.top;
}

static mpt lines_head(const struct chart_drawing *drawing, const struct canvas *canvas)
{
    (void)drawing;
    (void)canvas;
    return HEAD;
}

const struct chart_family CHART_LINES_FAMILY = {.count = chart_count_one,
                                                .figure = true,
                                                .head = lines_head,
                                                .row = lines_row,
                                                .paint = lines_paint,
                                                .notes = B(4)};
