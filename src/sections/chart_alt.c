/* What a chart that is a figure says instead of its lines: every value, or where each
 * line begins and ends, how low and how high it comes. */
#include "sections/chart_words.h"

enum { VALUES_MOST = 60 };

/* clang-format off */
static const char *const LINES[LANG_COUNT] = LANG_EACH("Линейна графика.", "Line chart.");
static const char *const MULTIPLES[LANG_COUNT] =
    LANG_EACH("малки графики с обща скала.", "small charts on one scale.");
static const char *const VALUE[LANG_COUNT] = LANG_EACH(" – ", " ");
static const char *const TARGET[LANG_COUNT] = LANG_EACH("; цел за ", "; target for ");
static const char *const FROM[LANG_COUNT] = LANG_EACH("от", "from");
static const char *const TO[LANG_COUNT] = LANG_EACH("до", "to");
static const char *const LEAST[LANG_COUNT] = LANG_EACH("най-малко", "least");
static const char *const MOST[LANG_COUNT] = LANG_EACH("най-много", "most");
/* clang-format on */

/* What is said in one language. */
struct saying {
    const struct chart_drawing *drawing;
    enum side side;
    enum lang lang;
    struct builder *out;
};

static void add_year(const struct saying *saying, struct moment moment)
{
    builder_add(saying->out,
                numeral_moment_short(saying->lang, moment, saying->out->arena));
}

static void add_figure(const struct saying *saying, const struct grid_cell *cell)
{
    bool percent = saying->drawing->data->kind == CHART_PERCENT;
    builder_add(saying->out, cell->figure[saying->side]);
    builder_add(saying->out, percent ? STR("%") : STR(""));
}

static void add_name(const struct saying *saying, size_t row)
{
    const struct text_block *block =
        chart_label(saying->drawing, row)->texts.of[saying->side];
    struct str name = block == NULL ? STR("") : text_plain(block, saying->out->arena);
    builder_format(saying->out, " %.*s: ", STR_ARGS(name));
}

static void add_target(const struct saying *saying, size_t row)
{
    const struct chart_target *target = saying->drawing->data->rows[row].target;
    if (target == NULL) {
        return;
    }
    struct str year = numeral_moment(saying->lang, target->year, saying->out->arena);
    builder_format(saying->out, "%s%.*s: ", TARGET[saying->lang], STR_ARGS(year));
    add_figure(saying, &saying->drawing->targets[row]);
}

/* „2015 – 14, 2016 – 14“. */
static void add_values(const struct saying *saying, size_t row)
{
    const struct chart_data *data = saying->drawing->data;
    bool any = false;
    for (size_t c = 0; c < data->column_count; c++) {
        if (!chart_value_at(data, row, c)->given) {
            continue;
        }
        builder_add(saying->out, any ? STR(", ") : STR(""));
        add_year(saying, data->columns[c].year);
        builder_add(saying->out, str_from(VALUE[saying->lang]));
        add_figure(saying, chart_cell(saying->drawing, row, c));
        any = true;
    }
}

static void add_point(const struct saying *saying, const char *const *word, size_t row,
                      size_t column)
{
    builder_format(saying->out, "%s ", word[saying->lang]);
    add_figure(saying, chart_cell(saying->drawing, row, column));
    builder_add(saying->out, STR(" ("));
    add_year(saying, saying->drawing->data->columns[column].year);
    builder_add(saying->out, STR(")"));
}

/* „от 100 (2015) до 107 (2025), най-малко 100 (2015), най-много 107 (2025)“. */
static void add_course(const struct saying *saying, size_t row)
{
    const struct chart_data *data = saying->drawing->data;
    size_t first = SIZE_MAX, last = 0, least = 0, most = 0;
    for (size_t c = 0; c < data->column_count; c++) {
        const struct chart_value *value = chart_value_at(data, row, c);
        if (value->given) {
            bool begins = first == SIZE_MAX;
            least = begins || value->units < chart_value_at(data, row, least)->units
                        ? c
                        : least;
            most = begins || value->units > chart_value_at(data, row, most)->units ? c
                                                                                   : most;
            first = begins ? c : first;
            last = c;
        }
    }
    if (first == SIZE_MAX) {
        return;
    }
    add_point(saying, FROM, row, first);
    builder_add(saying->out, STR(" "));
    add_point(saying, TO, row, last);
    builder_add(saying->out, STR(", "));
    add_point(saying, LEAST, row, least);
    builder_add(saying->out, STR(", "));
    add_point(saying, MOST, row, most);
}

struct str chart_alt(const struct chart_drawing *drawing, enum side side, enum lang lang,
                     struct str finding, struct arena *arena)
{
    const struct chart_data *data = drawing->data;
    struct builder out = {.arena = arena};
    const struct saying saying = {drawing, side, lang, &out};
    bool lines = drawing->chart->type == CHART_LINES;
    bool all = lines && data->row_count * data->column_count <= VALUES_MOST;
    if (lines) {
        builder_format(&out, "%s", LINES[lang]);
    } else {
        builder_format(&out, "%zu %s", data->row_count, MULTIPLES[lang]);
    }
    builder_format(&out, " %.*s.", STR_ARGS(finding));
    if (lines) {
        struct str span = numeral_span(lang, data->columns[0].year,
                                       data->columns[data->column_count - 1].year, arena);
        builder_format(&out, " %.*s, %.*s%s", STR_ARGS(drawing->subject[side]),
                       STR_ARGS(span), str_ends_with(span, STR(".")) ? "" : ".");
    }
    for (size_t row = 0; row < data->row_count; row++) {
        add_name(&saying, row);
        if (all) {
            add_values(&saying, row);
        } else {
            add_course(&saying, row);
        }
        add_target(&saying, row);
        builder_add(&out,
                    str_ends_with(builder_str(&out), STR(".")) ? STR("") : STR("."));
    }
    return builder_str(&out);
}
