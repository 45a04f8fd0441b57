/* Small charts of one line each, on one scale, with all other lines behind it. */
#include "sections/chart_lines.h"

#define RULE PT(0.5)
#define NAME_BASE B(1.3)
#define PLOT_TOP B(3) /* below the rule, with a name of one line */
#define PLOT B(11)
#define PLOT_LOW B(5) /* for more than two lines of charts, on a narrow page one */
#define YEARS B(1) /* below the plot */
#define BELOW B(4) /* from the years to the next rule; less where plots are low */
#define BELOW_LOW B(2)
#define CONTEXT PT(0.8)
#define LINE PT(2.4)
#define DASH PT(6)
#define GAP PT(2)
#define VALUE_APART MM(2.2)
#define CENTRE B(0.26)
#define LEVEL_RISE B(0.3)

enum { CELL_COLUMNS = 3, NARROW_ACROSS = 2 };

struct cells {
    const struct chart_drawing *drawing;
    const struct canvas *canvas;
    size_t across; /* cells beside each other */
    mpt width; /* of a cell */
    mpt plot; /* of its plot */
    mpt height;
};

static size_t across_of(const struct canvas *canvas)
{
    return (size_t)(canvas->form->columns / CELL_COLUMNS);
}

static size_t multiples_count(const struct chart_drawing *drawing,
                              const struct canvas *canvas)
{
    size_t across = across_of(canvas);
    return (drawing->data->row_count + across - 1) / across;
}

static bool find_last(const struct cells *cells, size_t row, size_t *last)
{
    size_t first = 0;
    return chart_plot_ends(cells->drawing->data, row, &first, last);
}

static struct cells cells_make(const struct chart_drawing *drawing,
                               const struct canvas *canvas)
{
    const struct page_form *form = canvas->form;
    struct cells cells = {.drawing = drawing,
                          .canvas = canvas,
                          .across = across_of(canvas),
                          .width = form_columns(form, CELL_COLUMNS)};
    mpt widest = 0;
    for (size_t row = 0; row < drawing->data->row_count; row++) {
        size_t last = 0;
        if (find_last(&cells, row, &last)) {
            widest =
                mpt_max(widest, chart_figure_width(canvas, chart_cell(drawing, row, last),
                                                   ROLE_TABLE_FIGURE_STRONG));
        }
    }
    mpt room = cells.width - VALUE_APART - widest;
    cells.plot = mpt_min(cells.width * 29 / 38, room);
    size_t most = cells.across > NARROW_ACROSS ? 2 : 1;
    cells.height = multiples_count(drawing, canvas) > most ? PLOT_LOW : PLOT;
    return cells;
}

static const struct text_paragraph *set_name(const struct cells *cells, size_t row,
                                             enum side side)
{
    struct set_how how = {.role = cells->drawing->data->rows[row].emphasis
                                      ? ROLE_TABLE_TOTAL_BELOW
                                      : ROLE_TABLE_LABEL_BELOW,
                          .side = side,
                          .width = cells->width};
    return setter_block(cells->canvas->setter,
                        chart_label(cells->drawing, row)->texts.of[side], &how);
}

/* Lines of the names of a row of cells beyond the first. */
static mpt more_lines(const struct cells *cells, size_t line)
{
    enum side sides[SIDE_COUNT];
    size_t count = grid_sides(cells->canvas, sides), most = 1;
    for (size_t i = 0; i < cells->across; i++) {
        size_t row = line * cells->across + i, sum = 0, own = 0;
        for (size_t s = 0; row < cells->drawing->data->row_count && s < count; s++) {
            const struct text_paragraph *set = set_name(cells, row, sides[s]);
            size_t lines = set == NULL ? 0 : set->line_count;
            own = lines > own ? lines : own;
            sum += lines;
        }
        size_t all = cells->canvas->form->shared ? sum : own;
        most = all > most ? all : most;
    }
    return (mpt)(most - 1) * B(1);
}

static mpt multiples_row(const struct chart_drawing *drawing, const struct canvas *canvas,
                         size_t line)
{
    struct cells cells = cells_make(drawing, canvas);
    bool last = line + 1 == multiples_count(drawing, canvas);
    mpt below = last ? 0 : cells.height == PLOT ? BELOW : BELOW_LOW;
    return PLOT_TOP + more_lines(&cells, line) + cells.height + YEARS + below;
}

/* ---- a cell ------------------------------------------------------------------------ */

static struct chart_plot plot_of(const struct cells *cells,
                                 const struct chart_painting *painting, struct point at)
{
    const struct chart_data *data = cells->drawing->data;
    struct chart_plot plot = {.painting = painting, .drawing = cells->drawing};
    plot.step = chart_find_lines(cells->drawing->chart, &plot.up);
    plot.top = at.y;
    plot.foot = at.y + cells->height;
    plot.up.from = plot.foot;
    plot.up.length = -cells->height;
    plot.across.low = chart_moment_days(data->columns[0].year);
    plot.across.high = chart_moment_days(data->columns[data->column_count - 1].year);
    plot.across.from = at.x;
    plot.across.length = cells->plot;
    return plot;
}

/* Whether a value lies below the limit. */
static bool is_below(const struct chart *chart, int64_t units)
{
    return units < chart_units(&chart->data, chart->reference.value.number);
}

/* True if the last value of the row lies beyond the limit, as seen from where most rows
 * begin. */
static bool passes(const struct chart *chart, size_t row)
{
    size_t first = 0, last = 0, below = 0, all = 0;
    if (!chart->reference.given) {
        return false;
    }
    for (size_t i = 0; i < chart->data.row_count; i++) {
        if (chart_plot_ends(&chart->data, i, &first, &last)) {
            all++;
            below += is_below(chart, chart_value_at(&chart->data, i, first)->units);
        }
    }
    return chart_plot_ends(&chart->data, row, &first, &last) &&
           is_below(chart, chart_value_at(&chart->data, row, last)->units) !=
               (2 * below > all);
}

static bool is_index(const struct chart_data *data)
{
    int64_t hundred = chart_units(data, (struct number){100, 0});
    for (size_t row = 0; row < data->row_count; row++) {
        if (chart_value_at(data, row, 0)->units != hundred) {
            return false;
        }
    }
    return true;
}

static void paint_level(const struct cells *cells, const struct chart_plot *plot,
                        size_t row, struct number number)
{
    const struct chart_painting *painting = plot->painting;
    int64_t units = chart_units(cells->drawing->data, number);
    mpt y = chart_at(&plot->up, units);
    struct rect line = {plot->across.from, y - CHART_THIN / 2, cells->plot, CHART_THIN};
    chart_rect(painting, line, COLOUR_INK);
    if (row == 0) {
        struct chart_place place = {{plot->across.from, y - LEVEL_RISE},
                                    CHART_LEFT,
                                    ROLE_TABLE_FIGURE_SMALL,
                                    COLOUR_GRAPHITE};
        chart_paint_line(painting, chart_step_words(cells->drawing, cells->canvas, units),
                         &place);
    }
}

static void paint_curves(const struct cells *cells, const struct chart_plot *plot,
                         size_t row)
{
    const struct chart *chart = cells->drawing->chart;
    size_t last = 0;
    for (size_t i = 0; i < chart->data.row_count; i++) {
        const struct chart_pen context = {CONTEXT, 0, 0, COLOUR_STONE2};
        if (i != row && find_last(cells, i, &last)) {
            chart_stroke(plot->painting, chart_plot_path(plot, i), &context);
        }
    }
    if (is_index(&chart->data)) {
        paint_level(cells, plot, row, (struct number){100, 0});
    } else if (chart->reference.given) {
        paint_level(cells, plot, row, chart->reference.value.number);
    }
    if (!find_last(cells, row, &last)) {
        return;
    }
    bool beyond = passes(chart, row);
    enum theme_colour colour = beyond ? COLOUR_TERRACOTTA : COLOUR_LINDEN;
    const struct chart_pen own = {LINE, beyond ? DASH : 0, GAP, colour};
    struct point end = chart_plot_point(plot, row, last);
    chart_stroke(plot->painting, chart_plot_path(plot, row), &own);
    chart_disc(plot->painting, end, CHART_DISC, colour);
    struct chart_place place = {{end.x + VALUE_APART, end.y + CENTRE},
                                CHART_LEFT,
                                ROLE_TABLE_FIGURE_STRONG,
                                COLOUR_INK};
    chart_paint_figure(plot->painting, chart_cell(cells->drawing, row, last), &place);
}

static void paint_names(const struct cells *cells, const struct chart_painting *painting,
                        size_t row, struct point at)
{
    const struct script_texts *texts = &chart_label(cells->drawing, row)->texts;
    at.y += NAME_BASE;
    for (size_t i = 0; i < cells->canvas->side_count; i++) {
        enum side side = cells->canvas->sides[i];
        const struct text_paragraph *set = set_name(cells, row, side);
        if (set == NULL || (i > 0 && chart_same_words(cells->canvas, texts))) {
            continue;
        }
        chart_paint_text(painting, set, at, cells->drawing->figures[side],
                         setter_role_colour(ROLE_TABLE_LABEL_BELOW, side));
        at.y += (mpt)set->line_count * B(1);
    }
}

static void paint_years(const struct cells *cells, const struct chart_plot *plot)
{
    const struct chart_data *data = cells->drawing->data;
    const struct canvas *canvas = cells->canvas;
    const size_t columns[] = {0, data->column_count - 1};
    for (size_t i = 0; i < 2; i++) {
        struct str words =
            numeral_moment_short(canvas->setter->languages[canvas->sides[0]],
                                 data->columns[columns[i]].year, canvas->setter->pages);
        struct chart_place place = {
            {plot->across.from + (i == 0 ? 0 : cells->plot), plot->foot + YEARS},
            i == 0 ? CHART_LEFT : CHART_RIGHT,
            ROLE_TABLE_FIGURE_SMALL,
            COLOUR_GRAPHITE};
        chart_paint_line(plot->painting, words, &place);
    }
}

static void multiples_paint(const struct chart_painting *painting)
{
    struct cells cells = cells_make(painting->drawing, painting->canvas);
    mpt y = painting->top;
    for (size_t line = painting->from; line < painting->to; line++) {
        for (size_t i = 0; i < cells.across; i++) {
            size_t row = line * cells.across + i;
            if (row >= cells.drawing->data->row_count) {
                break;
            }
            mpt left = painting->left +
                       form_column(painting->canvas->form, (int)i * CELL_COLUMNS + 1);
            struct rect rule = {left, y - RULE / 2, cells.width, RULE};
            struct point at = {left, y + PLOT_TOP + more_lines(&cells, line)};
            struct chart_plot plot = plot_of(&cells, painting, at);
            chart_rect(painting, rule, COLOUR_DEEP);
            paint_names(&cells, painting, row, (struct point){left, y});
            paint_curves(&cells, &plot, row);
            paint_years(&cells, &plot);
        }
        y += multiples_row(painting->drawing, painting->canvas, line);
    }
    chart_share_figure(painting);
}

const struct chart_family CHART_MULTIPLES_FAMILY = {.count = multiples_count,
                                                    .figure = true,
                                                    .row = multiples_row,
                                                    .paint = multiples_paint,
                                                    .notes = B(2)};
