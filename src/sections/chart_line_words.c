/* The words of lines: figures of the steps, what lines are called, years; the values at
 * their ends are found elsewhere. */
#include "sections/chart_lines.h"

#define STEP_APART MM(2)
#define CENTRE B(0.26)
#define LEADER_FROM MM(2)
#define LEADER_TO MM(1.1)
#define LEADER_RISE MM(1.2)
#define MOVED B(0.25)
#define YEARS B(1.4) /* below the axis, and a line below its figure */
#define NOW B(2.4)
#define TICK MM(1.4)
#define TICK_SMALL MM(0.8)
#define YEAR_WIDTH MM(8)
#define YEAR_APART MM(2)
#define EXTRA B(0.25)

static const struct canvas *canvas_of(const struct chart_plot *plot)
{
    return plot->painting->canvas;
}

static bool has_targets(const struct chart_plot *plot)
{
    return plot->drawing->chart->target_count > 0;
}

static void paint_steps(const struct chart_plot *plot)
{
    for (int64_t value = plot->up.low; value <= plot->up.high; value += plot->step) {
        struct chart_place place = {
            {plot->left - STEP_APART, chart_at(&plot->up, value) + CENTRE},
            CHART_RIGHT,
            ROLE_TABLE_FIGURE_SMALL,
            COLOUR_GRAPHITE};
        chart_paint_line(plot->painting,
                         chart_step_words(plot->drawing, canvas_of(plot), value), &place);
    }
}

/* ---- labels at the ends ------------------------------------------------------------ */

/* What stands at the end of a line, or of the reference: the row after the last. */
struct label {
    const struct grid_cell *value;
    const struct grid_cell *target; /* below the value and the name, or NULL */
    const struct script_texts *texts;
    struct point mark;
    bool measured; /* the value, and no target or reference */
    bool emphasis;
};

/* What is measured and what is aimed at are told apart: beside a target that has the
 * latest value over it, it has its word. */
static struct label label_of(const struct chart_plot *plot, size_t row, size_t last)
{
    const struct chart_drawing *drawing = plot->drawing;
    const struct chart_name *series = &drawing->data->rows[row];
    bool target = series->target != NULL;
    bool measured = !target || plot->latest_named;
    return (struct label){
        .value = measured ? chart_cell(drawing, row, last) : &drawing->targets[row],
        .target = target && measured ? &drawing->targets[row] : NULL,
        .measured = measured,
        .texts = &chart_label(drawing, row)->texts,
        .mark = target ? chart_plot_target(plot, row) : chart_plot_point(plot, row, last),
        .emphasis = series->emphasis};
}

static size_t find_labels(const struct chart_plot *plot, struct label *labels)
{
    const struct chart_drawing *drawing = plot->drawing;
    const struct chart_data *data = drawing->data;
    size_t count = 0;
    for (size_t row = 0; row < data->row_count; row++) {
        size_t first = 0, last = 0;
        if (chart_plot_ends(data, row, &first, &last)) {
            labels[count++] = label_of(plot, row, last);
        }
    }
    if (drawing->chart->reference.given) {
        int64_t units = chart_units(data, drawing->chart->reference.value.number);
        labels[count++] =
            (struct label){.value = &drawing->reference,
                           .texts = &drawing->reference_texts,
                           .mark = {plot->right, chart_at(&plot->up, units)}};
    }
    return count;
}

static const struct text_paragraph *set_name(const struct chart_plot *plot,
                                             const struct label *label, enum side side)
{
    struct set_how how = {.role = label->emphasis ? ROLE_TABLE_TOTAL_BELOW
                                                  : ROLE_TABLE_LABEL_BELOW,
                          .side = side,
                          .width = plot->name};
    return setter_block(canvas_of(plot)->setter, label->texts->of[side], &how);
}

/* Height of a label: its lines, and a little more where there are several. */
static mpt height_of(const struct chart_plot *plot, const struct label *label)
{
    enum side sides[SIDE_COUNT];
    size_t count = grid_sides(canvas_of(plot), sides), most = 1, sum = 0;
    for (size_t i = 0; i < count; i++) {
        const struct text_paragraph *set = set_name(plot, label, sides[i]);
        size_t own = set == NULL ? 0 : set->line_count;
        most = own > most ? own : most;
        sum += own;
    }
    bool both =
        canvas_of(plot)->form->shared && !chart_same_words(canvas_of(plot), label->texts);
    size_t lines = (both ? sum : most) + (label->target != NULL);
    return (mpt)lines * B(1) + (lines > 1 ? EXTRA : 0);
}

mpt chart_lines_stack(const struct chart_plot *plot)
{
    struct label labels[CHART_LINE_LABELS];
    mpt height = 0;
    for (size_t i = 0, count = find_labels(plot, labels); i < count; i++) {
        height += height_of(plot, &labels[i]);
    }
    return height;
}

static void paint_leader(const struct chart_plot *plot, const struct label *label,
                         mpt base)
{
    struct arena *arena = canvas_of(plot)->setter->pages;
    mpt moved = base - label->mark.y - CENTRE;
    if (moved <= MOVED && moved >= -MOVED) {
        return;
    }
    struct path *path = arena_new(arena, struct path);
    path_move(arena, path, label->mark.x + LEADER_FROM, label->mark.y);
    path_line(arena, path, plot->labels - LEADER_TO, base - LEADER_RISE);
    const struct chart_pen pen = {CHART_THIN, 0, 0, COLOUR_GRAPHITE};
    chart_stroke(plot->painting, path, &pen);
}

static void paint_label(const struct chart_plot *plot, const struct label *label,
                        mpt base)
{
    const struct canvas *canvas = canvas_of(plot);
    struct chart_place place = {{plot->labels, base},
                                CHART_LEFT,
                                label->measured ? ROLE_TABLE_FIGURE_STRONG
                                                : ROLE_TABLE_FIGURE,
                                COLOUR_INK};
    chart_paint_figure(plot->painting, label->value, &place);
    struct point at = {plot->names, base};
    for (size_t i = 0; i < canvas->side_count; i++) {
        enum side side = canvas->sides[i];
        const struct text_paragraph *set = set_name(plot, label, side);
        if (set == NULL || (i > 0 && chart_same_words(canvas, label->texts))) {
            continue;
        }
        chart_paint_text(plot->painting, set, at, plot->drawing->figures[side],
                         setter_role_colour(ROLE_TABLE_LABEL_BELOW, side));
        at.y += (mpt)set->line_count * B(1);
    }
    if (label->target != NULL) {
        place.role = ROLE_TABLE_FIGURE;
        place.at.y = at.y;
        chart_paint_figure(plot->painting, label->target, &place);
        place = (struct chart_place){at, CHART_LEFT, ROLE_NOTE,
                                     setter_role_colour(ROLE_NOTE, canvas->sides[0])};
        chart_paint_words(plot->painting, &plot->drawing->now[1], NULL, &place);
    }
}

static void paint_labels(const struct chart_plot *plot)
{
    struct label labels[CHART_LINE_LABELS];
    mpt base[CHART_LINE_LABELS], tall[CHART_LINE_LABELS];
    size_t order[CHART_LINE_LABELS], count = find_labels(plot, labels);
    for (size_t i = 0; i < count; i++) {
        base[i] = labels[i].mark.y + CENTRE;
        tall[i] = height_of(plot, &labels[i]);
    }
    chart_spread(base, order, tall, count, plot->foot + B(2));
    for (size_t i = 0; i < count; i++) {
        paint_leader(plot, &labels[i], base[i]);
        paint_label(plot, &labels[i], base[i]);
    }
}

/* ---- years ----------------------------------------------------------------------- */

/* Moments on the axis: those of the columns, then those of the targets. */
struct moments {
    struct moment *items;
    size_t count, measured;
};

static struct moments find_moments(const struct chart_plot *plot)
{
    const struct chart_data *data = plot->drawing->data;
    struct arena *arena = canvas_of(plot)->setter->pages;
    struct moments out = {.measured = data->column_count};
    out.items =
        arena_new_array(arena, data->column_count + data->row_count, struct moment);
    for (size_t c = 0; c < data->column_count; c++) {
        out.items[out.count++] = data->columns[c].year;
    }
    for (size_t row = 0; row < data->row_count; row++) {
        const struct chart_target *target = data->rows[row].target;
        bool known = target == NULL;
        for (size_t i = data->column_count; i < out.count && !known; i++) {
            known = moment_compare(out.items[i], target->year) == 0;
        }
        if (!known) {
            size_t at = out.count++;
            for (;
                 at > out.measured && moment_compare(out.items[at - 1], target->year) > 0;
                 at--) {
                out.items[at] = out.items[at - 1];
            }
            out.items[at] = target->year;
        }
    }
    return out;
}

static struct str moment_words(const struct chart_plot *plot, struct moment moment)
{
    const struct canvas *canvas = canvas_of(plot);
    return numeral_moment_short(canvas->setter->languages[canvas->sides[0]], moment,
                                canvas->setter->pages);
}

/* Half the room that the label of a moment takes. */
static mpt half_of(const struct chart_plot *plot, struct moment moment)
{
    const struct canvas *canvas = canvas_of(plot);
    mpt width = setter_line(canvas->setter, moment_words(plot, moment), ROLE_TABLE_HEAD,
                            canvas->sides[0])
                    ->width;
    return (mpt_max(width, YEAR_WIDTH) + YEAR_APART) / 2;
}

static mpt moment_at(const struct chart_plot *plot, struct moment moment)
{
    return chart_at(&plot->across, chart_moment_days(moment));
}

/* Which moments have labels: targets and the last measured one, and back from there as
 * many as find room. */
static bool *find_labelled(const struct chart_plot *plot, const struct moments *moments)
{
    bool *labelled =
        arena_new_array(canvas_of(plot)->setter->pages, moments->count, bool);
    mpt widest = 0;
    for (size_t i = 0; i < moments->count; i++) {
        widest = mpt_max(widest, 2 * half_of(plot, moments->items[i]));
    }
    size_t every = chart_label_every(moments->count, plot->across.length, widest);
    mpt before = INT32_MAX;
    for (size_t i = moments->count; i > 0; i--) {
        bool target = i > moments->measured, due = (moments->measured - i) % every == 0;
        mpt at = moment_at(plot, moments->items[i - 1]);
        mpt half = half_of(plot, moments->items[i - 1]);
        bool room = at + half <= before;
        if ((target || due) && (room || before == INT32_MAX)) {
            labelled[i - 1] = true;
            before = at - half;
        }
    }
    return labelled;
}

static void paint_years(const struct chart_plot *plot, const struct moments *moments,
                        const bool *labelled)
{
    for (size_t i = 0; i < moments->count; i++) {
        mpt x = moment_at(plot, moments->items[i]);
        mpt tick = labelled[i] ? TICK : TICK_SMALL;
        struct rect line = {x - CHART_THIN / 2, plot->foot, CHART_THIN, tick};
        chart_rect(plot->painting, line, COLOUR_INK);
    }
    for (size_t i = 0; i < moments->count; i++) {
        bool target = i >= moments->measured;
        struct chart_place place = {
            {moment_at(plot, moments->items[i]), plot->foot + YEARS},
            CHART_MIDDLE,
            target ? ROLE_TABLE_FIGURE_SMALL_STRONG : ROLE_TABLE_FIGURE_SMALL,
            target ? COLOUR_INK : COLOUR_GRAPHITE};
        if (labelled[i]) {
            chart_paint_line(plot->painting, moment_words(plot, moments->items[i]),
                             &place);
        }
    }
}

/* „сега now“ and „цел target“ below their years, apart from each other. */
static void paint_now(const struct chart_plot *plot, const struct moments *moments)
{
    const struct script_texts *words = plot->drawing->now;
    mpt now = moment_at(plot, moments->items[moments->measured - 1]);
    mpt target = moment_at(plot, moments->items[moments->measured]);
    mpt widths[2];
    for (size_t i = 0; i < 2; i++) {
        widths[i] = chart_words_width(canvas_of(plot), &words[i], ROLE_FACT_HEAD);
    }
    mpt left = now - widths[0] / 2, right = target - widths[1] / 2;
    mpt excess = left + widths[0] + YEAR_APART - right;
    if (excess > 0) {
        left -= excess / 2;
        right += excess - excess / 2;
    }
    for (size_t i = 0; i < 2; i++) {
        struct chart_place place = {{i == 0 ? left : right, plot->foot + NOW},
                                    CHART_LEFT,
                                    ROLE_FACT_HEAD,
                                    COLOUR_INK};
        chart_paint_words(plot->painting, &words[i], NULL, &place);
    }
}

void chart_lines_words(const struct chart_plot *plot)
{
    struct moments moments = find_moments(plot);
    paint_steps(plot);
    chart_lines_values(plot);
    paint_labels(plot);
    paint_years(plot, &moments, find_labelled(plot, &moments));
    if (has_targets(plot)) {
        paint_now(plot, &moments);
    }
}
