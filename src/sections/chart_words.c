/* A chart is filled into a grid, as the table that it would be. */
#include "sections/chart_words.h"

#define NBSP "\xC2\xA0"

/* clang-format off */
static const char *const FIGURE[LANG_COUNT] = LANG_EACH("Фигура", "Figure");
static const char *const CONTINUED[LANG_COUNT] = LANG_EACH("(продължение)", "(continued)");
static const char *const INDICATOR[LANG_COUNT] = LANG_EACH("Показател", "Indicator");
static const char *const SHARE[LANG_COUNT] = LANG_EACH("дял в" NBSP "%", "share in" NBSP "%");
static const char *const PARTS[][LANG_COUNT] = {
    [CHART_PART_NONE] = LANG_EACH("", ""),
    [CHART_PART_BASELINE] = LANG_EACH("база", "base"),
    [CHART_PART_LATEST] = LANG_EACH("сега", "latest"),
    [CHART_PART_TARGET] = LANG_EACH("цел", "target"),
};
/* clang-format on */

struct making {
    const struct build *build;
    const struct chart *chart;
    const struct chart_data *data;
    struct chart_drawing *drawing;
    struct amount_style style;
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
    making->style = (struct amount_style){
        .fixed = data->pads || data->print > data->scale,
        .decimals = data->pads ? data->decimals : 0,
        .down = data->print - data->scale,
        .sign = data->sign,
    };
    for (size_t i = 0; i < data->row_count * data->column_count; i++) {
        const struct amount amount = {.kind = AMOUNT_NUMBER,
                                      .number = data->values[i].number};
        if (figure_digits(&amount, &making->style) >= LONG) {
            making->style.grouping = GROUP_ALL;
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
    figure_cell(making->build, cell, &amount, &making->style);
    figure_note(legend, &amount);
}

/* ---- the grid -------------------------------------------------------------------- */

static void make_columns(struct making *making)
{
    const struct chart_data *data = making->data;
    struct chart_drawing *drawing = making->drawing;
    struct grid *grid = drawing->grid;
    grid->column_count = data->column_count + 1;
    grid->columns =
        arena_new_array(arena_of(making), grid->column_count, struct grid_column);
    for (enum side side = 0; side < build_sides(making->build); side++) {
        struct str head[SIDE_COUNT] = {{0}};
        drawing->column_words[side] =
            arena_new_array(arena_of(making), data->column_count, struct str);
        if (data->row_head != NULL) {
            build_plain(making->build, data->row_head, head);
        } else {
            head[side] = str_from(INDICATOR[build_lang(making->build, side)]);
        }
        drawing->heads[side] = head[side];
        for (size_t c = 0; c < data->column_count; c++) {
            struct str name = plain_name(making, &data->columns[c], side);
            drawing->column_words[side][c] =
                making->unit[side].size == 0
                    ? name
                    : str_format(arena_of(making), "%.*s, %.*s", STR_ARGS(name),
                                 STR_ARGS(making->unit[side]));
        }
    }
    for (size_t c = 0; c < data->column_count; c++) {
        grid->columns[c + 1].align = GRID_FIGURES;
        grid->columns[c + 1].head.texts = name_texts(making, &data->columns[c]);
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
    }
}

static void make_reference(struct making *making)
{
    const struct chart_reference *reference = &making->chart->reference;
    if (!reference->given) {
        return;
    }
    figure_cell(making->build, &making->drawing->reference, &reference->value,
                &making->style);
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
    return build_has(build, &making->chart->caption) ? &making->chart->caption
           : build_has(build, data->caption)         ? data->caption
           : data->column_count == 1                 ? data->columns[0].text
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

static void make_caption(struct making *making)
{
    struct arena *arena = arena_of(making);
    size_t number =
        chart_number(making->build->request->brochure, making->build->chapter->index);
    struct script_texts texts = build_inline(making->build, subject_of(making));
    struct str years[SIDE_COUNT] = {{0}};
    for (enum side side = 0; side < build_sides(making->build); side++) {
        years[side] = year_of(making, side);
        texts.of[side] =
            texts.of[side] != NULL ? texts.of[side] : text_make_block(arena, STR(""));
    }
    add_words(making, &texts, making->unit);
    add_words(making, &texts, years);
    for (enum side side = 0; side < build_sides(making->build); side++) {
        enum lang lang = build_lang(making->build, side);
        struct str words = str_format(arena, "%s" NBSP "%zu. ", FIGURE[lang], number);
        const struct text_block *own =
            figure_prefix(making->build, words, texts.of[side]);
        own->runs[0].style |= side == SIDE_FIRST ? RUN_STRONG : 0;
        making->drawing->caption.of[side] = own;
        making->drawing->grid->again[side] =
            str_format(arena, "%s" NBSP "%zu %s", FIGURE[lang], number, CONTINUED[lang]);
    }
}

/* ---- all of it --------------------------------------------------------------------- */

/* Its own source, else that of the other section. */
static void make_notes(struct making *making, struct figure_legend *legend,
                       const struct script *script)
{
    struct grid *grid = making->drawing->grid;
    if (!build_has(making->build, &making->build->chapter->section->notes.source)) {
        legend->source = making->data->source;
    }
    figure_add_notes(making->build, grid, legend);
    for (size_t i = 0; i < grid->note_count; i++) {
        grid->notes[i].number = STR(""); /* they are said of all of it */
    }
    grid_note_decimals(grid, script);
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
    make_reference(&making);
    make_caption(&making);
    make_notes(&making, &legend, script);
    return making.drawing;
}
