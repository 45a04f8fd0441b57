/* Two values a row on one scale: a ring for the first, a disc for the second, joined. */
#include "sections/chart.h"

#define PITCH B(1.5)
#define BASE B(1)
#define DOT MM(3.2)
#define RING PT(1.2)
#define JOINT MM(0.6)
#define VALUE_APART MM(2.6) /* from the middle of a dot */
#define GUIDE_APART MM(1)
#define NAMES B(0.25) /* baseline of the names above the first row */
#define NAMES_APART MM(2)
#define NAMES_HEAD B(1)

enum { PERCENT = 100, ENDS = 2 };

struct dots {
    const struct chart_painting *painting;
    struct chart_rows rows;
    struct chart_scale scale; /* from the trim */
};

/* The ends of a row: which of its columns stands left and which right. */
struct ends {
    size_t column[ENDS];
    mpt at[ENDS];
    bool equal;
};

static struct ends ends_of(const struct dots *dots, size_t row)
{
    const struct chart_data *data = dots->painting->drawing->data;
    int64_t first = chart_value_at(data, row, 0)->units;
    int64_t second = chart_value_at(data, row, 1)->units;
    bool turned = second < first;
    return (struct ends){{turned ? 1 : 0, turned ? 0 : 1},
                         {chart_at(&dots->scale, turned ? second : first),
                          chart_at(&dots->scale, turned ? first : second)},
                         first == second};
}

static mpt figure_width(const struct dots *dots, size_t row, size_t column, bool right)
{
    return chart_figure_width(dots->painting->canvas,
                              chart_cell(dots->painting->drawing, row, column),
                              right ? ROLE_TABLE_FIGURE_STRONG : ROLE_TABLE_FIGURE);
}

/* ---- scales ---------------------------------------------------------------------- */

static int64_t whole_percent(const struct chart_data *data)
{
    int64_t units = 0;
    return number_scaled(&units, (struct number){PERCENT, 0}, data->decimals) ? units : 0;
}

static void find_scale(const struct chart *chart, struct chart_scale *scale)
{
    const struct chart_data *data = &chart->data;
    chart_find_bars(chart, &scale->low, &scale->high);
    int64_t whole = whole_percent(data);
    if (data->kind == CHART_PERCENT && scale->low == 0 && scale->high <= whole) {
        scale->high = whole;
    } else {
        int64_t step = chart_step(scale->low, scale->high);
        scale->low = chart_floor(scale->low, step);
        scale->high = chart_ceiling(scale->high, step);
    }
}

/* By how much a value would stand left of the axis, or right of the edge. */
static void find_excess(const struct dots *dots, mpt *before, mpt *behind)
{
    mpt left = dots->painting->left + dots->rows.axis, right = left + dots->rows.room;
    *before = *behind = 0;
    for (size_t row = 0; row < dots->painting->drawing->data->row_count; row++) {
        struct ends ends = ends_of(dots, row);
        mpt first = ends.equal
                        ? DOT / 2
                        : VALUE_APART + figure_width(dots, row, ends.column[0], false);
        mpt last = VALUE_APART + figure_width(dots, row, ends.column[1], true);
        *before = mpt_max(*before, left - (ends.at[0] - first));
        *behind = mpt_max(*behind, ends.at[1] + last - right);
    }
}

static struct dots dots_make(const struct chart_painting *painting)
{
    struct dots dots = {.painting = painting};
    dots.rows =
        chart_rows_make(painting->drawing, painting->canvas, PITCH, CHART_LABELS_BESIDE);
    find_scale(painting->drawing->chart, &dots.scale);
    dots.scale.from = painting->left + dots.rows.axis;
    dots.scale.length = mpt_min(dots.rows.most, dots.rows.room);
    mpt before = 0, behind = 0;
    for (int round = 0; round < 3; round++) { /* what moves one end moves the other */
        find_excess(&dots, &before, &behind);
        dots.scale.from += before;
        dots.scale.length -= before + behind;
    }
    return dots;
}

/* ---- painting -------------------------------------------------------------------- */

static void paint_guide(const struct dots *dots, size_t row, mpt base)
{
    struct ends ends = ends_of(dots, row);
    mpt left = dots->painting->left + dots->rows.axis;
    mpt value = ends.equal ? DOT / 2
                           : VALUE_APART + figure_width(dots, row, ends.column[0], false);
    struct rect guide = {left, base - CHART_CENTRE - CHART_THIN / 2,
                         ends.at[0] - value - GUIDE_APART - left, CHART_THIN};
    chart_rect(dots->painting, guide, COLOUR_STONE2);
}

/* The ring lies on top; round a disc of the same value it is wider. */
static void paint_marks(const struct dots *dots, size_t row, mpt base)
{
    const struct chart_painting *painting = dots->painting;
    struct ends ends = ends_of(dots, row);
    mpt y = base - CHART_CENTRE;
    size_t ring = ends.column[0] == 0 ? 0 : 1;
    struct rect joint = {ends.at[0], y - JOINT / 2, ends.at[1] - ends.at[0], JOINT};
    chart_rect(painting, joint, COLOUR_LEAF);
    if (ends.equal) {
        chart_ring(painting, (struct point){ends.at[0], y}, DOT + 4 * RING, RING,
                   COLOUR_LINDEN);
        chart_disc(painting, (struct point){ends.at[0], y}, DOT, COLOUR_LINDEN);
        return;
    }
    chart_disc(painting, (struct point){ends.at[1 - ring], y}, DOT, COLOUR_LINDEN);
    chart_ring(painting, (struct point){ends.at[ring], y}, DOT, RING, COLOUR_LINDEN);
}

static void paint_values(const struct dots *dots, size_t row, mpt base)
{
    const struct chart_painting *painting = dots->painting;
    const struct canvas *canvas = painting->canvas;
    struct ends ends = ends_of(dots, row);
    for (size_t i = 0; i < ENDS; i++) {
        const struct grid_cell *cell = chart_cell(painting->drawing, row, ends.column[i]);
        if (i == 0 && ends.equal) {
            for (size_t s = 0; s < canvas->side_count; s++) {
                canvas_say(canvas, cell->elements[canvas->sides[s]],
                           cell->figure[canvas->sides[s]]);
            }
            continue;
        }
        mpt apart = VALUE_APART + (ends.equal ? 2 * RING : 0);
        struct chart_place place = {
            {i == 0 ? ends.at[0] - apart : ends.at[1] + apart, base},
            i == 0 ? CHART_RIGHT : CHART_LEFT,
            i == 0 ? ROLE_TABLE_FIGURE : ROLE_TABLE_FIGURE_STRONG,
            COLOUR_INK};
        chart_paint_figure(painting, cell, &place);
    }
}

/* Left ends of the names over the dots of a row, apart from each other and within the
 * page; false if they find no room there. */
static bool place_names(const struct dots *dots, size_t row, mpt *lefts)
{
    const struct chart_painting *painting = dots->painting;
    const struct grid_column *columns = &painting->drawing->grid->columns[1];
    struct ends ends = ends_of(dots, row);
    mpt widths[ENDS], edge = painting->left + dots->rows.axis + dots->rows.room;
    for (size_t i = 0; i < ENDS; i++) {
        widths[i] = chart_words_width(
            painting->canvas, &columns[ends.column[i]].head.texts, ROLE_FACT_HEAD);
    }
    mpt right = mpt_max(ends.at[1] - DOT / 2, ends.at[0] + DOT / 2 + NAMES_APART);
    right = mpt_min(right, edge - widths[1]);
    mpt left = mpt_min(ends.at[0] + DOT / 2, right - NAMES_APART) - widths[0];
    if (left < painting->left) {
        left = painting->left;
        right = mpt_max(right, left + widths[0] + NAMES_APART);
    }
    lefts[0] = left;
    lefts[1] = right;
    return right + widths[1] <= edge;
}

static mpt legend_width(const struct dots *dots)
{
    return dots->rows.axis + dots->rows.room;
}

static void paint_names(const struct dots *dots)
{
    const struct chart_painting *painting = dots->painting;
    const struct grid_column *columns = &painting->drawing->grid->columns[1];
    struct ends ends = ends_of(dots, painting->from);
    mpt lefts[ENDS];
    if (!place_names(dots, painting->from, lefts)) {
        mpt height =
            chart_legend_height(painting->drawing, painting->canvas, legend_width(dots));
        struct point at = {painting->left, painting->top - NAMES - height + B(1)};
        chart_paint_legend(painting, NULL, at, legend_width(dots));
        return;
    }
    for (size_t i = 0; i < ENDS; i++) {
        struct chart_place place = {
            {lefts[i], painting->top - NAMES}, CHART_LEFT, ROLE_FACT_HEAD, COLOUR_INK};
        chart_paint_words(painting, &columns[ends.column[i]].head.texts,
                          chart_head_elements(painting, ends.column[i]), &place);
    }
}

static void dots_paint(const struct chart_painting *painting)
{
    struct dots dots = dots_make(painting);
    mpt y = painting->top;
    for (size_t row = painting->from; row < painting->to; row++) {
        mpt base = y + chart_rows_picture(&dots.rows, row) + BASE;
        paint_guide(&dots, row, base);
        paint_marks(&dots, row, base);
        y += chart_rows_height(&dots.rows, row);
    }
    paint_names(&dots);
    y = painting->top;
    for (size_t row = painting->from; row < painting->to; row++) {
        mpt base = y + chart_rows_picture(&dots.rows, row) + BASE;
        chart_rows_paint_label(&dots.rows, painting, row, y, BASE);
        paint_values(&dots, row, base);
        y += chart_rows_height(&dots.rows, row);
    }
}

static mpt dots_row(const struct chart_drawing *drawing, const struct canvas *canvas,
                    size_t row)
{
    struct chart_rows rows = chart_rows_make(drawing, canvas, PITCH, CHART_LABELS_BESIDE);
    return chart_rows_height(&rows, row);
}

/* Room for names as tall as they are wherever the first row of a page ends. */
static mpt dots_head(const struct chart_drawing *drawing, const struct canvas *canvas)
{
    struct chart_painting probe = {.drawing = drawing, .canvas = canvas};
    struct dots dots = dots_make(&probe);
    mpt lefts[ENDS];
    for (size_t row = 0; row < drawing->data->row_count; row++) {
        if (!place_names(&dots, row, lefts)) {
            return NAMES_HEAD +
                   chart_legend_height(drawing, canvas, legend_width(&dots)) - B(1);
        }
    }
    return NAMES_HEAD;
}

const struct chart_family CHART_DOTS_FAMILY = {.head = dots_head,
                                               .row = dots_row,
                                               .paint = dots_paint,
                                               .notes = B(2),
                                               .prints_heads = true};
