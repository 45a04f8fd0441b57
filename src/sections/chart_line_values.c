/* The values at the first points of lines, and at the last ones of lines that go on to a
 * target. Where one finds no place clear of all lines at its point, first values stand
 * before the points and latest ones with the names. */
#include "sections/chart_lines.h"

#define ABOVE B(0.5) /* a first value above its point, below it */
#define BELOW B(1.15)
#define LAST_ABOVE B(0.65) /* the same of a last value */
#define LAST_BELOW B(1.4)
#define FOOT B(0.3) /* of the lowest value above the axis */
#define CENTRE B(0.26)
#define CLEAR MM(0.6) /* round a value, from its own line and from lines of steps */
#define OTHERS                                                              \
    B(0.5) /* a first value from other lines, that it is not read as theirs \
            */
#define HALF_LINE PT(1.2)
#define DIGITS PT(7) /* above their baseline */
#define CLEAR_HEIGHT PT(10)
#define INDENT MM(3) /* of a value before its point from the left end of the axis */
#define NEAR MM(1.5) /* from there to the point */
#define FAR MM(4) /* the same with leaders */
#define LEADER MM(0.8) /* from both */
#define LEADER_RISE MM(1.2)
#define MOVED B(0.25)
#define FARTHER B(0.5)

enum { TRIES = 32 }; /* places for a value in the middle of the plot */

/* A value where it is printed. */
struct value {
    const struct grid_cell *cell;
    struct chart_place place;
    struct point mark; /* of a leader */
    bool moved; /* has one */
};

struct values {
    struct value items[CHART_LINES_MOST];
    size_t count;
    bool free; /* none meets a line or another value */
};

static const struct canvas *canvas_of(const struct chart_plot *plot)
{
    return plot->painting->canvas;
}

static const struct chart_data *data_of(const struct chart_plot *plot)
{
    return plot->drawing->data;
}

static mpt width_of(const struct chart_plot *plot, const struct value *value)
{
    return chart_figure_width(canvas_of(plot), value->cell, value->place.role);
}

/* From the baseline up. */
static struct rect area_of(const struct chart_plot *plot, const struct value *value,
                           mpt height)
{
    mpt width = width_of(plot, value), x = value->place.at.x;
    enum chart_align align = value->place.align;
    mpt left = align == CHART_LEFT ? x : align == CHART_RIGHT ? x - width : x - width / 2;
    return (struct rect){left, value->place.at.y - height, width, height};
}

static struct rect grown(struct rect area, mpt beside, mpt above)
{
    return (struct rect){area.left - beside, area.top - above, area.width + 2 * beside,
                         area.height + 2 * above};
}

/* ---- lines ----------------------------------------------------------------------- */

static mpt height_at(struct point a, struct point b, mpt x)
{
    return a.x == b.x ? b.y : a.y + (mpt)((int64_t)(b.y - a.y) * (x - a.x) / (b.x - a.x));
}

/* True if the stretch from one point to another right of it comes into the area. */
static bool stretch_meets(struct point a, struct point b, struct rect area)
{
    mpt right = area.left + area.width, foot = area.top + area.height;
    if (b.x < area.left || a.x > right) {
        return false;
    }
    mpt from = height_at(a, b, mpt_max(a.x, area.left));
    mpt to = height_at(a, b, mpt_min(b.x, right));
    return mpt_max(from, to) >= area.top && mpt_min(from, to) <= foot;
}

/* True if a line, its disc or its way to the target comes into the area. */
static bool line_meets(const struct chart_plot *plot, size_t row, struct rect area)
{
    const struct chart_data *data = data_of(plot);
    bool join = plot->drawing->chart->gaps == GAPS_JOIN, open = false, any = false;
    struct point last = {0, 0};
    for (size_t c = 0; c < data->column_count; c++) {
        if (!chart_value_at(data, row, c)->given) {
            open = open && join;
            continue;
        }
        struct point at = chart_plot_point(plot, row, c);
        if (stretch_meets(open ? last : at, at, area)) {
            return true;
        }
        last = at;
        open = any = true;
    }
    if (!any) {
        return false;
    }
    mpt disc = CHART_DISC / 2 - HALF_LINE;
    return stretch_meets(last, last, grown(area, disc, disc)) ||
           (data->rows[row].target != NULL &&
            stretch_meets(last, chart_plot_target(plot, row), area));
}

static bool values_meet(const struct chart_plot *plot, const struct values *values,
                        struct rect area)
{
    for (size_t i = 0; i < values->count; i++) {
        struct rect own = area_of(plot, &values->items[i], DIGITS);
        mpt beside = mpt_max(own.left, area.left) -
                     mpt_min(own.left + own.width, area.left + area.width);
        mpt below = own.top - area.top;
        if (beside < CHART_LABELS && below < B(1) && below > -B(1)) {
            return true;
        }
    }
    return false;
}

/* True if the value of a row keeps off all lines and those values. A latest one stands at
 * a disc. */
static bool is_free(const struct chart_plot *plot, const struct value *value, size_t row,
                    const struct values *others)
{
    bool told = value->place.align == CHART_MIDDLE;
    struct rect area = area_of(plot, value, DIGITS);
    for (size_t i = 0; i < data_of(plot)->row_count; i++) {
        mpt above = (i == row || told ? CLEAR : OTHERS) + HALF_LINE;
        if (line_meets(plot, i, grown(area, CLEAR, above))) {
            return false;
        }
    }
    return !values_meet(plot, others, area);
}

/* ---- latest values --------------------------------------------------------------- */

/* True if no other line ends higher. */
static bool is_highest(const struct chart_plot *plot, size_t row, size_t column)
{
    const struct chart_data *data = data_of(plot);
    mpt y = chart_plot_point(plot, row, column).y;
    for (size_t i = 0; i < data->row_count; i++) {
        size_t first = 0, last = 0;
        if (chart_plot_ends(data, i, &first, &last)) {
            mpt other = chart_plot_point(plot, i, last).y;
            if (other < y || (other == y && i < row)) {
                return false;
            }
        }
    }
    return true;
}

static struct values find_latest(const struct chart_plot *plot)
{
    const struct chart_data *data = data_of(plot);
    struct values out = {.free = true};
    for (size_t row = 0; row < data->row_count && !plot->latest_named; row++) {
        size_t first = 0, last = 0;
        if (!chart_plot_ends(data, row, &first, &last) ||
            data->rows[row].target == NULL) {
            continue;
        }
        struct value value = {.cell = chart_cell(plot->drawing, row, last),
                              .place = {chart_plot_point(plot, row, last), CHART_MIDDLE,
                                        ROLE_TABLE_FIGURE_STRONG, COLOUR_INK}};
        struct point *at = &value.place.at;
        bool low = at->y + LAST_BELOW > plot->foot - FOOT;
        at->y += is_highest(plot, row, last) || low ? -LAST_ABOVE : LAST_BELOW;
        /* The figures of the steps stand left of the plot. */
        at->x = mpt_max(at->x, plot->left + width_of(plot, &value) / 2);
        out.free = out.free && is_free(plot, &value, row, &out);
        out.items[out.count++] = value;
    }
    return out;
}

bool chart_lines_latest_free(const struct chart_plot *plot)
{
    return find_latest(plot).free;
}

/* ---- first values ---------------------------------------------------------------- */

/* True if the row has a first value to print, in that column: one that is not also its
 * last, and of rows that begin in one point the first. */
static bool has_first(const struct chart_plot *plot, size_t row, size_t *column)
{
    const struct chart_data *data = data_of(plot);
    size_t last = 0;
    if (!chart_plot_ends(data, row, column, &last) || *column == last) {
        return false;
    }
    int64_t units = chart_value_at(data, row, *column)->units;
    for (size_t i = 0; i < row; i++) {
        size_t other = 0;
        if (chart_plot_ends(data, i, &other, &last) && other == *column &&
            other != last && chart_value_at(data, i, other)->units == units) {
            return false;
        }
    }
    return true;
}

/* True if the first value of another line stands within a line above this point. */
static bool is_covered(const struct chart_plot *plot, size_t row, mpt y)
{
    for (size_t i = 0; i < data_of(plot)->row_count; i++) {
        size_t first = 0;
        if (i == row || !has_first(plot, i, &first)) {
            continue;
        }
        mpt other = chart_plot_point(plot, i, first).y;
        if (other <= y && y - other < B(1) && (other < y || i < row)) {
            return true;
        }
    }
    return false;
}

static struct value first_value(const struct chart_plot *plot, size_t row, size_t column)
{
    struct point at = chart_plot_point(plot, row, column);
    return (struct value){.cell = chart_cell(plot->drawing, row, column),
                          .place = {at, CHART_LEFT, ROLE_TABLE_FIGURE, COLOUR_INK},
                          .mark = at};
}

/* Above its point or below it; in the middle of the plot also farther from it. False: it
 * is free nowhere, and stands where it would like to. */
static bool place_at(const struct chart_plot *plot, struct value *value, size_t row,
                     size_t tries, const struct values *const *others)
{
    struct point at = value->mark;
    bool high = !is_covered(plot, row, at.y) || at.y + BELOW > plot->foot - FOOT;
    for (size_t i = 0; i < tries; i++) {
        bool above = (i % 2 == 0) == high;
        mpt more = (mpt)(i / 2) * FARTHER;
        mpt y = above ? at.y - ABOVE - more : at.y + BELOW + more;
        value->place.at.y = i == 0 ? y : value->place.at.y;
        struct value tried = *value;
        tried.place.at.y = y;
        bool inside = y - DIGITS >= plot->top - B(1) && y <= plot->foot - FOOT;
        if (inside && is_free(plot, &tried, row, others[0]) &&
            is_free(plot, &tried, row, others[1])) {
            *value = tried;
            return true;
        }
    }
    return false;
}

/* Before their points, in a stack: those of all lines that begin where the chart does. */
static struct values find_stack(const struct chart_plot *plot)
{
    static const mpt TALL[] = {B(1), B(1), B(1), B(1)};
    struct values out = {.free = true};
    mpt base[CHART_LINES_MOST];
    size_t order[CHART_LINES_MOST];
    for (size_t row = 0; row < data_of(plot)->row_count; row++) {
        size_t column = 0;
        if (has_first(plot, row, &column) && column == 0) {
            out.items[out.count] = first_value(plot, row, column);
            base[out.count] = out.items[out.count].mark.y + CENTRE;
            out.count++;
        }
    }
    chart_spread(base, order, TALL, out.count, plot->foot - FOOT + B(1));
    bool any = false;
    for (size_t i = 0; i < out.count; i++) {
        mpt moved = base[i] - out.items[i].mark.y - CENTRE;
        out.items[i].moved = moved > MOVED || moved < -MOVED;
        any = any || out.items[i].moved;
    }
    for (size_t i = 0; i < out.count; i++) {
        struct chart_place *place = &out.items[i].place;
        place->at = (struct point){plot->across.from - (any ? FAR : NEAR), base[i]};
        place->align = CHART_RIGHT;
    }
    return out;
}

static struct values find_firsts(const struct chart_plot *plot)
{
    struct values latest = find_latest(plot), out = {.free = true};
    const struct values *const others[] = {&latest, &out};
    if (plot->firsts_before) {
        out = find_stack(plot);
    }
    for (size_t row = 0; row < data_of(plot)->row_count; row++) {
        size_t column = 0;
        if (has_first(plot, row, &column) && (column > 0 || !plot->firsts_before)) {
            struct value value = first_value(plot, row, column);
            struct point *at = &value.place.at;
            at->x = mpt_min(at->x, plot->right - width_of(plot, &value));
            bool placed = place_at(plot, &value, row, column > 0 ? TRIES : 1, others);
            out.free = out.free && (placed || column > 0);
            out.items[out.count++] = value;
        }
    }
    return out;
}

bool chart_lines_firsts_free(const struct chart_plot *plot)
{
    return find_firsts(plot).free;
}

mpt chart_lines_before(const struct chart_plot *plot)
{
    struct values stack = find_stack(plot);
    mpt widest = 0, apart = NEAR;
    for (size_t i = 0; i < stack.count; i++) {
        widest = mpt_max(widest, width_of(plot, &stack.items[i]));
        apart = stack.items[i].moved ? FAR : apart;
    }
    return INDENT + widest + apart;
}

/* ---- painting -------------------------------------------------------------------- */

static void clear_behind(const struct chart_plot *plot, const struct values *values)
{
    for (size_t i = 0; i < values->count; i++) {
        struct rect area = area_of(plot, &values->items[i], CLEAR_HEIGHT - CLEAR);
        area.left -= CLEAR;
        area.width += 2 * CLEAR;
        area.height += CLEAR;
        chart_rect(plot->painting, area, COLOUR_WHITE);
    }
}

void chart_lines_clear(const struct chart_plot *plot)
{
    struct values latest = find_latest(plot), firsts = find_firsts(plot);
    clear_behind(plot, &latest);
    clear_behind(plot, &firsts);
}

static void paint_leader(const struct chart_plot *plot, const struct value *value)
{
    struct arena *arena = canvas_of(plot)->setter->pages;
    struct path *path = arena_new(arena, struct path);
    const struct chart_pen pen = {CHART_THIN, 0, 0, COLOUR_GRAPHITE};
    path_move(arena, path, value->place.at.x + LEADER, value->place.at.y - LEADER_RISE);
    path_line(arena, path, value->mark.x - LEADER, value->mark.y);
    chart_stroke(plot->painting, path, &pen);
}

static void paint(const struct chart_plot *plot, const struct values *values)
{
    for (size_t i = 0; i < values->count; i++) {
        const struct value *value = &values->items[i];
        if (value->moved) {
            paint_leader(plot, value);
        }
        chart_paint_figure(plot->painting, value->cell, &value->place);
    }
}

void chart_lines_values(const struct chart_plot *plot)
{
    struct values latest = find_latest(plot), firsts = find_firsts(plot);
    paint(plot, &firsts);
    paint(plot, &latest);
}
