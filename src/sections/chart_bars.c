/* Bars, alone and in groups. Every value is printed at the end of its bar, so there is no
 * axis with figures, and the longest bar with its value takes all the width there is. */
#include "sections/chart.h"

#define PITCH B(1.5)
#define BASE B(1) /* of a value below the top of its row */
#define BAR MM(4.2)
#define AXIS_TOP B(0.1)
#define LINE PT(0.8) /* of the reference */
#define LINE_RISE B(0.2)
#define LINE_WORDS MM(1.6)
#define PIECE B(0.15) /* of an upright beyond its bar */

/* How bars stand on a page. */
struct bars {
    const struct chart_painting *painting;
    struct chart_rows rows;
    struct chart_scale scale; /* from the trim */
    mpt right; /* where values end at the latest */
};

static bool emphasised(const struct chart_drawing *drawing, size_t row)
{
    return drawing->data->rows[row].emphasis;
}

static enum role_name value_role(const struct chart_drawing *drawing, size_t row)
{
    return emphasised(drawing, row) ? ROLE_TABLE_FIGURE_STRONG : ROLE_TABLE_FIGURE;
}

/* Of several bars one is loud; all are if none is. */
static enum theme_colour bar_colour(const struct chart_drawing *drawing, size_t row)
{
    for (size_t i = 0; i < drawing->data->row_count; i++) {
        if (emphasised(drawing, i)) {
            return emphasised(drawing, row) ? COLOUR_LINDEN : COLOUR_LEAF;
        }
    }
    return COLOUR_LINDEN;
}

/* ---- scales ---------------------------------------------------------------------- */

/* Room for the values left of bars below zero, or right of the others. */
static mpt widest_value(const struct chart_drawing *drawing, const struct canvas *canvas,
                        bool negative)
{
    mpt widest = 0;
    for (size_t row = 0; row < drawing->data->row_count; row++) {
        const struct chart_value *value = chart_value_at(drawing->data, row, 0);
        mpt width = chart_figure_width(canvas, chart_cell(drawing, row, 0),
                                       value_role(drawing, row));
        if ((value->units < 0) == negative && width > 0) {
            widest = mpt_max(widest, width + CHART_APART);
        }
    }
    return widest;
}

static struct bars bars_make(const struct chart_painting *painting)
{
    const struct chart_drawing *drawing = painting->drawing;
    struct bars bars = {.painting = painting};
    bars.rows = chart_rows_make(drawing, painting->canvas, PITCH, CHART_LABELS_BESIDE);
    mpt before = widest_value(drawing, painting->canvas, true);
    mpt behind = widest_value(drawing, painting->canvas, false);
    mpt length = bars.rows.room - before - behind;
    bars.scale.from = painting->left + bars.rows.axis + before;
    bars.scale.length = mpt_min(length, bars.rows.most - before);
    bars.right = painting->left + bars.rows.axis + bars.rows.room;
    chart_find_bars(drawing->chart, &bars.scale.low, &bars.scale.high);
    return bars;
}

/* ---- the reference --------------------------------------------------------------- */

static mpt reference_at(const struct bars *bars)
{
    const struct chart_drawing *drawing = bars->painting->drawing;
    return chart_at(&bars->scale,
                    chart_units(drawing->data, drawing->chart->reference.value.number));
}

/* Where the value of a row stands: behind its bar, or where the line runs through that,
 * inside the bar, or behind the line. */
struct value_place {
    mpt from, to; /* of the figure */
    bool inside;
};

static struct value_place place_value(const struct bars *bars, size_t row)
{
    const struct chart_drawing *drawing = bars->painting->drawing;
    const struct chart_value *value = chart_value_at(drawing->data, row, 0);
    mpt width = chart_figure_width(bars->painting->canvas, chart_cell(drawing, row, 0),
                                   value_role(drawing, row));
    mpt end = chart_at(&bars->scale, value->units), zero = chart_at(&bars->scale, 0);
    bool negative = value->units < 0;
    mpt from = negative ? end - CHART_APART - width : end + CHART_APART;
    struct value_place place = {from, from + width, false};
    if (!drawing->chart->reference.given) {
        return place;
    }
    mpt line = reference_at(bars), length = negative ? zero - end : end - zero;
    if (line < place.from - CHART_LABELS || line > place.to + CHART_LABELS) {
        return place;
    }
    if (length >= width + 2 * CHART_APART) {
        place.from = negative ? end + CHART_APART : end - CHART_APART - width;
        place.inside = true;
    } else {
        place.from = negative ? line - CHART_APART - width : line + CHART_APART;
    }
    place.to = place.from + width;
    return place;
}

static mpt reference_width(const struct chart_drawing *drawing,
                           const struct canvas *canvas)
{
    enum { BLANK = 3 }; /* of the em */
    return chart_figure_width(canvas, &drawing->reference, ROLE_TABLE_FIGURE_STRONG) +
           PT(BLANK) +
           chart_words_width(canvas, &drawing->reference_texts, ROLE_FACT_HEAD);
}

/* From `top` to the foot; beside each bar alone where labels stand above them. */
static void paint_upright(const struct bars *bars, mpt x, mpt width, mpt top)
{
    const struct chart_painting *painting = bars->painting;
    struct rect line = {x - width / 2, top, width, painting->foot - top};
    if (bars->rows.labels != CHART_LABELS_ABOVE) {
        chart_rect(painting, line, COLOUR_INK);
        return;
    }
    mpt y = painting->top;
    for (size_t row = painting->from; row < painting->to; row++) {
        line.top = y + chart_rows_picture(&bars->rows, row) + BASE - CHART_CENTRE -
                   BAR / 2 - PIECE;
        line.height = BAR + 2 * PIECE;
        chart_rect(painting, line, COLOUR_INK);
        y += chart_rows_height(&bars->rows, row);
    }
}

/* Beside the line on the last row: right of it, else left; false if a bar or its value is
 * there, so that it stands above. */
static bool find_place(const struct bars *bars, mpt *x)
{
    const struct chart_drawing *drawing = bars->painting->drawing;
    size_t last = drawing->data->row_count - 1;
    struct value_place value = place_value(bars, last);
    mpt zero = chart_at(&bars->scale, 0);
    mpt end = chart_at(&bars->scale, chart_value_at(drawing->data, last, 0)->units);
    mpt low = mpt_min(mpt_min(zero, end), value.from);
    mpt high = mpt_max(mpt_max(zero, end), value.to);
    mpt line = reference_at(bars),
        width = reference_width(drawing, bars->painting->canvas);
    mpt right = line + LINE_WORDS, left = line - LINE_WORDS - width;
    if (right + width <= bars->right &&
        (high + CHART_LABELS <= right || low - CHART_LABELS >= right + width)) {
        *x = right;
        return true;
    }
    *x = left;
    return left >= bars->painting->left + bars->rows.axis &&
           (high + CHART_LABELS <= left || low - CHART_LABELS >= left + width);
}

/* Above the line, within the width. */
static mpt place_above(const struct bars *bars)
{
    mpt width = reference_width(bars->painting->drawing, bars->painting->canvas);
    mpt least = bars->painting->left + bars->rows.axis;
    return mpt_max(least, mpt_min(reference_at(bars) - width / 2, bars->right - width));
}

static void paint_reference(const struct bars *bars, mpt base)
{
    enum { BLANK = 3 };
    const struct chart_painting *painting = bars->painting;
    const struct chart_drawing *drawing = painting->drawing;
    mpt top = painting->top - LINE_RISE, x = 0;
    paint_upright(bars, reference_at(bars), LINE, top);
    if (painting->to < drawing->data->row_count) {
        return; /* it is read where the last row stands */
    }
    bool beside = find_place(bars, &x);
    struct point at = {beside ? x : place_above(bars), beside ? base : top - B(0.35)};
    struct chart_place place = {at, CHART_LEFT, ROLE_TABLE_FIGURE_STRONG, COLOUR_INK};
    chart_paint_figure(painting, &drawing->reference, &place);
    place.at.x +=
        chart_figure_width(painting->canvas, &drawing->reference, place.role) + PT(BLANK);
    place.role = ROLE_FACT_HEAD;
    chart_paint_words(painting, &drawing->reference_texts, drawing->reference_elements,
                      &place);
}

/* ---- bars ------------------------------------------------------------------------ */

static void paint_bar(const struct bars *bars, size_t row, mpt base)
{
    const struct chart_painting *painting = bars->painting;
    const struct chart_drawing *drawing = painting->drawing;
    int64_t units = chart_value_at(drawing->data, row, 0)->units;
    struct rect area = chart_bar(&bars->scale, units);
    area.top = base - CHART_CENTRE - BAR / 2;
    area.height = BAR;
    chart_rect(painting, area, bar_colour(drawing, row));
}

static void paint_value(const struct bars *bars, size_t row, mpt base)
{
    const struct chart_drawing *drawing = bars->painting->drawing;
    struct value_place at = place_value(bars, row);
    bool dark = at.inside && bar_colour(drawing, row) == COLOUR_LINDEN;
    struct chart_place place = {{at.from, base},
                                CHART_LEFT,
                                value_role(drawing, row),
                                dark ? COLOUR_WHITE : COLOUR_INK};
    chart_paint_figure(bars->painting, chart_cell(drawing, row, 0), &place);
}

static void bars_paint(const struct chart_painting *painting)
{
    struct bars bars = bars_make(painting);
    mpt base = 0;
    for (int words = 0; words < 2; words++) {
        mpt y = painting->top;
        for (size_t row = painting->from; row < painting->to; row++) {
            base = y + chart_rows_picture(&bars.rows, row) + BASE;
            if (words == 0) {
                paint_bar(&bars, row, base);
            } else {
                chart_rows_paint_label(&bars.rows, painting, row, y, BASE);
                paint_value(&bars, row, base);
            }
            y += chart_rows_height(&bars.rows, row);
        }
        if (words == 0) {
            mpt zero = chart_at(&bars.scale, 0);
            paint_upright(&bars, zero, CHART_THIN, painting->top + AXIS_TOP);
        }
    }
    if (painting->drawing->chart->reference.given) {
        paint_reference(&bars, base);
    }
}

static mpt bars_row(const struct chart_drawing *drawing, const struct canvas *canvas,
                    size_t row)
{
    struct chart_rows rows = chart_rows_make(drawing, canvas, PITCH, CHART_LABELS_BESIDE);
    return chart_rows_height(&rows, row);
}

/* A line more where the words of the reference stand above it. */
static mpt bars_head(const struct chart_drawing *drawing, const struct canvas *canvas)
{
    struct chart_painting probe = {.drawing = drawing, .canvas = canvas};
    struct bars bars = bars_make(&probe);
    mpt x;
    return drawing->chart->reference.given && !find_place(&bars, &x) ? B(1) : 0;
}

const struct chart_family CHART_BARS_FAMILY = {
    .head = bars_head, .row = bars_row, .paint = bars_paint, .notes = B(2)};
