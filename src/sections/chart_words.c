/* A chart is filled into a grid, as the table that it would be. */
#include "sections/chart_words.h"

/* clang-format off */
static const char *const FIGURE[LANG_COUNT] = LANG_EACH("Фигура", "Figure");
static const char *const CONTINUED[LANG_COUNT] = LANG_EACH("(продължение)", "(continued)");
static const char *const INDICATOR[LANG_COUNT] = LANG_EACH("Показател", "Indicator");
static const char *const ITEM[LANG_COUNT] = LANG_EACH("Перо", "Item");
static const char *const SHARE[LANG_COUNT] = LANG_EACH("дял в" NBSP "%", "share in" NBSP "%");
static const char *const PARTS[][LANG_COUNT] = {
    [CHART_PART_NONE] = LANG_EACH("", ""),
    [CHART_PART_BASELINE] = LANG_EACH("база", "base"),
    [CHART_PART_LATEST] = LANG_EACH("сега", "latest"),
    [CHART_PART_TARGET] = LANG_EACH("цел", "target"),
};
static const char *const CHANGE[LANG_COUNT] = LANG_EACH("промяна", "change");
static const char *const LAST_IS_CHANGE[LANG_COUNT] =
    LANG_EACH("Последното число е промяната.", "The last figure is the change.");
static const char *const LAST_IS_POINTS[LANG_COUNT] =
    LANG_EACH("Последното число е промяната в процентни пунктове.",
              "The last figure is the change in percentage points.");
static const char *const PALE[LANG_COUNT] =
    LANG_EACH("Бледите линии са останалите.", "Pale lines are the others.");
static const char *const LIMIT[LANG_COUNT] = LANG_EACH("Теракота:", "Terracotta:");
static const char *const SCALE_FROM[LANG_COUNT] =
    LANG_EACH("скалата започва от", "scale from");
static const char *const NOW[][LANG_COUNT] = {LANG_EACH("сега", "now"),
                                              LANG_EACH("цел", "target")};
/* clang-format on */

enum { OWN_NOTES = 2 };

struct making {
    const struct build *build;
    const struct chart *chart;
    const struct chart_data *data;
    struct chart_drawing *drawing;
    struct str unit[SIDE_COUNT]; /* empty: none */
};

static struct arena *arena_of(const struct making *making)
{
    return making->build->request->arena;
}

/* ---- names ----------------------------------------------------------------------- */

/* What a row or a column is called, without markup. */
static struct str plain_name(const struct making *making, const struct chart_name *name,
                             enum side side)
{
    enum lang lang = build_lang(making->build, side);
    struct str words[SIDE_COUNT] = {{0}};
    if (name->text != NULL && build_has(making->build, name->text)) {
        build_plain(making->build, name->text, words);
        return words[side];
    }
    struct str year = name->year.year == 0
                          ? STR("")
                          : numeral_moment_short(lang, name->year, arena_of(making));
    if (name->part == CHART_PART_NONE) {
        return year;
    }
    return str_format(arena_of(making), "%s%s%.*s", PARTS[name->part][lang],
                      year.size > 0 ? " " : "", STR_ARGS(year));
}

static struct script_texts name_texts(const struct making *making,
                                      const struct chart_name *name)
{
    struct script_texts texts = {{NULL, NULL}};
    if (name->text != NULL && build_has(making->build, name->text)) {
        return build_inline(making->build, name->text);
    }
    for (enum side side = 0; side < build_sides(making->build); side++) {
        texts.of[side] =
            text_make_block(arena_of(making), plain_name(making, name, side));
    }
    return texts;
}

/* Its columns are years, whatever their heads say. */
static struct script_texts head_texts(const struct making *making,
                                      const struct chart_name *name)
{
    struct chart_name year = *name;
    bool plain = making->chart->type == CHART_SLOPE;
    year.text = plain ? NULL : name->text;
    year.part = plain ? CHART_PART_NONE : name->part;
    return name_texts(making, &year);
}

/* ---- figures --------------------------------------------------------------------- */

static void find_unit(struct making *making)
{
    const struct chart_data *data = making->data;
    for (enum side side = 0; side < build_sides(making->build); side++) {
        enum lang lang = build_lang(making->build, side);
        if (data->shares) {
            making->unit[side] = str_from(SHARE[lang]);
        } else if (data->kind == CHART_PERCENT) {
            making->unit[side] = STR("%");
        } else if (data->kind == CHART_MONEY) {
            struct currency currency = figure_currency(data->money);
            making->unit[side] =
                numeral_money_unit(lang, &currency, data->print, arena_of(making));
        } else if (data->unit != NULL) {
            struct str words[SIDE_COUNT] = {{0}};
            build_plain(making->build, data->unit, words);
            making->unit[side] = words[side];
        }
    }
}

static void find_style(struct making *making)
{
    enum { LONG = 5 };
    const struct chart_data *data = making->data;
    making->drawing->style = (struct amount_style){
        .fixed = data->pads || data->print > data->scale,
        .decimals = data->pads ? data->decimals : 0,
        .down = data->print - data->scale,
        .sign = data->sign,
    };
    for (size_t i = 0; i < data->row_count * data->column_count; i++) {
        const struct amount amount = {.kind = AMOUNT_NUMBER,
                                      .number = data->values[i].number};
        if (figure_digits(&amount, &making->drawing->style) >= LONG) {
            making->drawing->style.grouping = GROUP_ALL;
        }
    }
}

/* A share that is no share of nothing is never printed as 0. */
static void fill_share(const struct making *making, struct grid_cell *cell,
                       const struct chart_value *value)
{
    struct amount amount = {
        .kind = AMOUNT_NUMBER,
        .number = {value->share, (uint8_t)making->data->share_decimals}};
    const struct amount_style plain = {.fixed = true,
                                       .decimals = making->data->share_decimals};
    bool small = value->share == 0 && value->units > 0;
    if (small) {
        amount.number.units = 1;
    }
    figure_cell(making->build, cell, &amount, &plain);
    cell->decimals = small ? 0 : cell->decimals; /* no example of a decimal mark */
    for (enum side side = 0; small && side < build_sides(making->build); side++) {
        cell->figure[side] =
            str_format(arena_of(making), "<" NBSP "%.*s", STR_ARGS(cell->figure[side]));
    }
}

static void fill_value(struct making *making, struct figure_legend *legend, size_t row,
                       size_t column)
{
    const struct chart_value *value = chart_value_at(making->data, row, column);
    struct grid_cell *cell = &making->drawing->grid->rows[row].cells[column + 1];
    const struct amount amount = {.kind = value->given  ? AMOUNT_NUMBER
                                          : value->none ? AMOUNT_NONE
                                                        : AMOUNT_EMPTY,
                                  .number = value->number};
    if (making->data->shares && value->given) {
        fill_share(making, cell, value);
        return;
    }
    figure_cell(making->build, cell, &amount, &making->drawing->style);
    /* There it is a gap, or a block that is missing, and no sign. */
    if (!making->drawing->family->figure && making->chart->type != CHART_STACKED) {
        figure_note(legend, &amount);
    }
}

/* By how much a row changes, behind its last value. */
static void fill_change(const struct making *making, size_t row)
{
    const struct chart_data *data = making->data;
    struct grid_cell *cell =
        &making->drawing->grid->rows[row].cells[data->column_count + 1];
    struct amount amount = {.kind = AMOUNT_NUMBER};
    struct amount_style style = making->drawing->style;
    style.sign = true;
    if (number_subtract(&amount.number, chart_value_at(data, row, 1)->number,
                        chart_value_at(data, row, 0)->number)) {
        figure_cell(making->build, cell, &amount, &style);
    }
}

/* ---- the grid -------------------------------------------------------------------- */

static void make_columns(struct making *making)
{
    const struct chart_data *data = making->data;
    struct chart_drawing *drawing = making->drawing;
    struct grid *grid = drawing->grid;
    bool changes = making->chart->type == CHART_SLOPE;
    grid->column_count = data->column_count + 1 + changes;
    grid->columns =
        arena_new_array(arena_of(making), grid->column_count, struct grid_column);
    for (enum side side = 0; side < build_sides(making->build); side++) {
        struct str head[SIDE_COUNT] = {{0}};
        drawing->column_words[side] =
            arena_new_array(arena_of(making), grid->column_count, struct str);
        if (changes) {
            drawing->column_words[side][data->column_count] =
                str_from(CHANGE[build_lang(making->build, side)]);
        }
        if (data->row_head != NULL) {
            build_plain(making->build, data->row_head, head);
        } else {
            bool budget = data->section->kind == SECTION_BUDGET;
            head[side] =
                str_from((budget ? ITEM : INDICATOR)[build_lang(making->build, side)]);
        }
        drawing->heads[side] = head[side];
        for (size_t c = 0; c < data->column_count; c++) {
            struct str name = plain_name(making, &data->columns[c], side);
            drawing->column_words[side][c] =
                making->unit[side].size == 0 ? name
                : name.size == 0
                    ? making->unit[side]
                    : str_format(arena_of(making), "%.*s, %.*s", STR_ARGS(name),
                                 STR_ARGS(making->unit[side]));
        }
    }
    for (size_t c = 0; c < data->column_count; c++) {
        grid->columns[c + 1].align = GRID_FIGURES;
        grid->columns[c + 1].head.texts = head_texts(making, &data->columns[c]);
    }
}

static void make_rows(struct making *making, struct figure_legend *legend)
{
    const struct chart_data *data = making->data;
    struct grid *grid = making->drawing->grid;
    grid->row_count = data->row_count;
    grid->rows = arena_new_array(arena_of(making), data->row_count, struct grid_row);
    for (size_t row = 0; row < data->row_count; row++) {
        grid->rows[row].cells =
            arena_new_array(arena_of(making), grid->column_count, struct grid_cell);
        grid->rows[row].cells[0].texts = name_texts(making, &data->rows[row]);
        for (size_t c = 0; c < data->column_count; c++) {
            fill_value(making, legend, row, c);
        }
        if (making->chart->type == CHART_SLOPE) {
            fill_change(making, row);
        }
    }
}

static void make_targets(struct making *making)
{
    const struct chart_data *data = making->data;
    struct chart_drawing *drawing = making->drawing;
    drawing->targets =
        arena_new_array(arena_of(making), data->row_count, struct grid_cell);
    for (size_t row = 0; row < data->row_count; row++) {
        if (data->rows[row].target != NULL) {
            figure_cell(making->build, &drawing->targets[row],
                        &data->rows[row].target->value, &drawing->style);
        }
    }
    for (size_t i = 0; i < sizeof NOW / sizeof NOW[0]; i++) {
        for (enum side side = 0; side < build_sides(making->build); side++) {
            drawing->now[i].of[side] = text_make_block(
                arena_of(making), str_from(NOW[i][build_lang(making->build, side)]));
        }
    }
}

static void make_reference(struct making *making)
{
    const struct chart_reference *reference = &making->chart->reference;
    if (!reference->given) {
        return;
    }
    figure_cell(making->build, &making->drawing->reference, &reference->value,
                &making->drawing->style);
    making->drawing->reference_texts = build_inline(making->build, &reference->label);
}

/* ---- captions -------------------------------------------------------------------- */

size_t chart_number(const struct brochure *brochure, size_t index)
{
    size_t number = 0;
    for (size_t i = 0; i <= index; i++) {
        number += brochure->sections[i].kind == SECTION_CHART;
    }
    return number;
}

/* What is drawn: what the chart says, else the other section. */
static const struct localized *subject_of(const struct making *making)
{
    const struct chart_data *data = making->data;
    const struct build *build = making->build;
    const struct localized *column = data->columns[0].text;
    bool named = data->column_count == 1 && column != NULL && build_has(build, column);
    return build_has(build, &making->chart->caption) ? &making->chart->caption
           : build_has(build, data->caption)         ? data->caption
           : named                                   ? column
                                                     : &data->section->heading;
}

/* Adds words to the caption, unless it says them itself in every language. */
static void add_words(const struct making *making, struct script_texts *texts,
                      const struct str *words)
{
    struct arena *arena = arena_of(making);
    bool said = true;
    for (enum side side = 0; side < build_sides(making->build); side++) {
        struct str own = text_plain(texts->of[side], arena);
        said = said && str_find(own, words[side], 0) != SIZE_MAX;
    }
    for (enum side side = 0; side < build_sides(making->build) && !said; side++) {
        if (words[side].size > 0) {
            texts->of[side] = figure_suffix(making->build, texts->of[side], words[side]);
        }
    }
}

static struct str year_of(const struct making *making, enum side side)
{
    const struct chart_data *data = making->data;
    struct moment year = data->columns[0].year;
    return data->column_count > 1 || year.year == 0
               ? STR("")
               : numeral_moment(build_lang(making->build, side), year, arena_of(making));
}

/* „скалата започва от 60“, of lines that do not begin at zero. */
static void scale_words(const struct making *making, struct str *words)
{
    enum chart_type type = making->chart->type;
    bool lines = type == CHART_LINES || type == CHART_SLOPE || type == CHART_MULTIPLES;
    struct chart_scale scale = {0};
    if (!lines) {
        return;
    }
    (void)chart_find_lines(making->chart, &scale);
    for (enum side side = 0; scale.low > 0 && side < build_sides(making->build); side++) {
        struct grid_cell cell = {0};
        struct number low = {scale.low, (uint8_t)making->data->decimals};
        while (low.decimals > 0 && low.units % 10 == 0) {
            low.units /= 10;
            low.decimals--;
        }
        const struct amount amount = {.kind = AMOUNT_NUMBER, .number = low};
        figure_cell(making->build, &cell, &amount, &making->drawing->style);
        words[side] = str_format(arena_of(making), "%s" NBSP "%.*s",
                                 SCALE_FROM[build_lang(making->build, side)],
                                 STR_ARGS(cell.figure[side]));
    }
}

static void make_caption(struct making *making)
{
    struct arena *arena = arena_of(making);
    size_t number =
        chart_number(making->build->request->brochure, making->build->chapter->index);
    struct script_texts texts = build_inline(making->build, subject_of(making));
    struct str years[SIDE_COUNT] = {{0}}, scale[SIDE_COUNT] = {{0}};
    scale_words(making, scale);
    for (enum side side = 0; side < build_sides(making->build); side++) {
        years[side] = year_of(making, side);
        texts.of[side] =
            texts.of[side] != NULL ? texts.of[side] : text_make_block(arena, STR(""));
    }
    add_words(making, &texts, making->unit);
    add_words(making, &texts, years);
    add_words(making, &texts, scale);
    for (enum side side = 0; side < build_sides(making->build); side++) {
        enum lang lang = build_lang(making->build, side);
        struct str words = str_format(arena, "%s" NBSP "%zu. ", FIGURE[lang], number);
        making->drawing->subject[side] = text_plain(texts.of[side], arena);
        const struct text_block *own =
            figure_prefix(making->build, words, texts.of[side]);
        own->runs[0].style |= side == SIDE_FIRST ? RUN_STRONG : 0;
        making->drawing->caption.of[side] = own;
        making->drawing->grid->again[side] =
            str_format(arena, "%s" NBSP "%zu %s", FIGURE[lang], number, CONTINUED[lang]);
    }
}

/* ---- all of it --------------------------------------------------------------------- */

static struct grid_note *add_note(struct making *making, struct grid_note *notes,
                                  size_t *count, const char *const *words)
{
    struct grid_note *note = &notes[(*count)++];
    for (enum side side = 0; side < build_sides(making->build); side++) {
        note->texts.of[side] = text_make_block(
            arena_of(making), str_from(words[build_lang(making->build, side)]));
    }
    return note;
}

/* What the program drew or reckoned of its own, in words. */
static void add_own_notes(struct making *making, struct figure_legend *legend)
{
    struct grid_note *notes =
        arena_new_array(arena_of(making), OWN_NOTES, struct grid_note);
    size_t count = 0;
    if (making->chart->type == CHART_SLOPE) {
        (void)add_note(making, notes, &count,
                       making->data->kind == CHART_PERCENT ? LAST_IS_POINTS
                                                           : LAST_IS_CHANGE);
    } else if (making->chart->type == CHART_MULTIPLES) {
        (void)add_note(making, notes, &count, PALE);
        struct grid_note *note = &notes[count];
        const struct script_texts *label = &making->drawing->reference_texts;
        for (enum side side = 0; side < build_sides(making->build); side++) {
            if (label->of[side] != NULL) {
                struct str word = str_format(arena_of(making), "%s ",
                                             LIMIT[build_lang(making->build, side)]);
                note->texts.of[side] =
                    figure_prefix(making->build, word, label->of[side]);
                count = (size_t)(note - notes) + 1;
            }
        }
    }
    if (making->data->print > making->data->scale && !making->data->shares) {
        legend->rounded = true;
        legend->rounded_to = making->data->print;
        legend->currency = figure_currency(making->data->money);
    }
    legend->more = notes;
    legend->more_count = count;
}

/* Its own source, else that of the other section. */
static void make_notes(struct making *making, struct figure_legend *legend,
                       const struct script *script)
{
    struct grid *grid = making->drawing->grid;
    if (!build_has(making->build, &making->build->chapter->section->notes.source)) {
        legend->source = making->data->source;
    }
    add_own_notes(making, legend);
    figure_add_notes(making->build, grid, legend);
    for (size_t i = 0; i < grid->note_count; i++) {
        grid->notes[i].number = STR(""); /* they are said of all of it */
    }
    grid_note_decimals(grid, script);
}

static void make_alt(struct making *making)
{
    struct str finding[SIDE_COUNT] = {{0}};
    build_plain(making->build, &making->chart->finding, finding);
    for (enum side side = 0; side < build_sides(making->build); side++) {
        making->drawing->alt[side] =
            chart_alt(making->drawing, side, build_lang(making->build, side),
                      finding[side], arena_of(making));
    }
}

struct chart_drawing *chart_words(const struct build *build,
                                  const struct chart_family *family,
                                  const struct script *script)
{
    struct arena *arena = build->request->arena;
    const struct chart *chart = &build->chapter->section->as.chart;
    struct making making = {.build = build,
                            .chart = chart,
                            .data = &chart->data,
                            .drawing = arena_new(arena, struct chart_drawing)};
    struct figure_legend legend = {0};
    *making.drawing = (struct chart_drawing){.chart = chart,
                                             .data = &chart->data,
                                             .family = family,
                                             .grid = arena_new(arena, struct grid)};
    find_unit(&making);
    find_style(&making);
    make_columns(&making);
    make_rows(&making, &legend);
    make_targets(&making);
    make_reference(&making);
    make_caption(&making);
    make_notes(&making, &legend, script);
    make_alt(&making);
    return making.drawing;
}
