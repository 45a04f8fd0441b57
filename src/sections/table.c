/* Tables: cells as each language prints them. */
#include "sections/figures.h"

struct making {
    const struct build *build;
    const struct data_table *table;
    struct grid *grid;
    struct amount_style *styles; /* of each column */
    struct figure_legend legend;
};

static struct arena *arena_of(const struct making *making)
{
    return making->build->request->arena;
}

/* ---- columns --------------------------------------------------------------------- */

static enum grid_align align_of(const struct table_column *column)
{
    switch (column->type) {
    case COLUMN_TEXT: return GRID_WORDS;
    case COLUMN_DATE:
    case COLUMN_CODE: return GRID_DATES;
    case COLUMN_INTEGER:
    case COLUMN_DECIMAL:
    case COLUMN_MONEY:
    case COLUMN_PERCENT:
    case COLUMN_YEAR: break;
    }
    return GRID_FIGURES;
}

/* A column is grouped as soon as one of its figures is. */
static enum numeral_grouping grouping_of(const struct data_table *table, size_t column,
                                         const struct amount_style *style)
{
    enum { LONG = 5 };
    for (size_t g = 0; g < table->group_count; g++) {
        const struct table_group *group = &table->groups[g];
        for (size_t r = 0; r < group->row_count; r++) {
            if (figure_digits(&group->rows[r].cells[column].amount, style) >= LONG) {
                return GROUP_ALL;
            }
        }
        if (group->subtotal.given &&
            figure_digits(&group->subtotal.cells[column].amount, style) >= LONG) {
            return GROUP_ALL;
        }
    }
    bool total = table->total.given &&
                 figure_digits(&table->total.cells[column].amount, style) >= LONG;
    return total ? GROUP_ALL : GROUP_LONG;
}

static struct amount_style style_of(const struct data_table *table, size_t at)
{
    const struct table_column *column = &table->columns[at];
    struct amount_style style = {
        .sign = column->sign,
        .fixed = column->has_decimals,
        .decimals = column->has_decimals ? (unsigned)column->decimals : 0,
        .scale = column->type == COLUMN_MONEY ? column->scale : 0,
        .down = column->type == COLUMN_MONEY ? column->print - column->scale : 0,
    };
    style.grouping = grouping_of(table, at, &style);
    return style;
}

static bool is_shared(const struct build *build, const struct localized *text)
{
    return build_sides(build) > 1 && text->text[build_lang(build, SIDE_FIRST)].data ==
                                         text->text[build_lang(build, SIDE_SECOND)].data;
}

/* A head that languages share is printed once. */
static void fill_head(const struct making *making, struct grid_cell *cell,
                      const struct localized *head)
{
    if (is_shared(making->build, head)) {
        build_plain(making->build, head, cell->figure);
    } else {
        cell->texts = build_inline(making->build, head);
    }
}

/* Appends a unit to a head. */
static void add_unit(const struct making *making, struct grid_cell *head,
                     const struct str *unit)
{
    for (enum side side = 0; side < build_sides(making->build); side++) {
        if (head->texts.of[side] == NULL && head->figure[side].size > 0) {
            head->texts.of[side] = text_make_block(arena_of(making), head->figure[side]);
            head->figure[side] = (struct str){0};
        }
        if (head->texts.of[side] != NULL) {
            head->texts.of[side] =
                figure_suffix(making->build, head->texts.of[side], unit[side]);
        }
    }
}

/* A column of money if all figures are of its kind, so that the label says it for them;
 * else NULL. */
static const struct table_column *find_only_money(const struct data_table *table)
{
    const struct table_column *only = NULL;
    size_t count = 0;
    for (size_t c = 0; c < table->column_count; c++) {
        const struct table_column *column = &table->columns[c];
        if (!column_is_figure(column) || column->type == COLUMN_DATE ||
            column->type == COLUMN_YEAR || column->type == COLUMN_PERCENT) {
            continue;
        }
        bool same =
            column->type == COLUMN_MONEY &&
            (only == NULL || (only->print == column->print &&
                              str_equal(only->money.code.text, column->money.code.text)));
        if (!same) {
            return NULL;
        }
        only = column;
        count++;
    }
    return count > 1 ? only : NULL;
}

static void make_column(const struct making *making, size_t at)
{
    const struct table_column *column = &making->table->columns[at];
    struct grid_column *out = &making->grid->columns[at];
    out->align = at == making->table->label ? GRID_WORDS : align_of(column);
    out->bar = column->bar;
    out->strong = column->sum.count > 0;
    out->head.marks = figure_marks(making->build, &column->note);
    fill_head(making, &out->head, &column->head);
    struct currency currency = figure_currency(&column->money);
    for (enum side side = 0; side < build_sides(making->build); side++) {
        enum lang lang = build_lang(making->build, side);
        out->unit[side] =
            column->type == COLUMN_MONEY
                ? numeral_money_unit(lang, &currency, column->print, arena_of(making))
                : STR("%");
    }
    if (column->type != COLUMN_MONEY && column->type != COLUMN_PERCENT) {
        build_plain(making->build, &column->unit, out->unit);
    }
}

static void make_columns(struct making *making)
{
    const struct data_table *table = making->table;
    struct grid *grid = making->grid;
    grid->column_count = table->column_count;
    grid->label = table->label;
    grid->columns =
        arena_new_array(arena_of(making), table->column_count, struct grid_column);
    making->styles =
        arena_new_array(arena_of(making), table->column_count, struct amount_style);
    bool grouped[COLUMN_TYPE_COUNT] = {false}; /* columns are compared with each other */
    for (size_t c = 0; c < table->column_count; c++) {
        make_column(making, c);
        making->styles[c] = style_of(table, c);
        grouped[table->columns[c].type] |= making->styles[c].grouping == GROUP_ALL;
    }
    for (size_t c = 0; c < table->column_count; c++) {
        if (grouped[table->columns[c].type]) {
            making->styles[c].grouping = GROUP_ALL;
        }
    }
}

/* ---- heads over several columns ------------------------------------------------------
 */

static bool same_head(const struct making *making, const struct table_column *a,
                      const struct table_column *b, size_t level)
{
    enum lang lang = build_lang(making->build, SIDE_FIRST);
    return a->group_count > level && b->group_count > level &&
           str_equal(a->groups[level].text[lang], b->groups[level].text[lang]);
}

static void make_spans(struct making *making)
{
    const struct data_table *table = making->table;
    struct grid *grid = making->grid;
    grid->spans = arena_new_array(arena_of(making), table->column_count * GROUP_HEADS_MAX,
                                  struct grid_span);
    for (size_t level = 0; level < GROUP_HEADS_MAX; level++) {
        for (size_t c = 0, end; c < table->column_count; c = end) {
            end = c + 1;
            if (table->columns[c].group_count <= level) {
                continue;
            }
            while (end < table->column_count &&
                   same_head(making, &table->columns[c], &table->columns[end], level)) {
                end++;
            }
            grid->spans[grid->span_count++] = (struct grid_span){
                .texts = build_inline(making->build, &table->columns[c].groups[level]),
                .first = c,
                .count = end - c,
                .level = level,
            };
        }
    }
}

/* ---- units ----------------------------------------------------------------------- */

static void clear_unit(struct grid_column *column)
{
    column->unit[SIDE_FIRST] = column->unit[SIDE_SECOND] = (struct str){0};
}

/* A unit that all columns below a head have in common stands once, behind the head. */
static void join_unit(const struct making *making, struct grid_span *span)
{
    struct grid_column *columns = &making->grid->columns[span->first];
    const struct str *unit = columns[0].unit;
    struct grid_cell head = {.texts = span->texts};
    for (size_t c = 1; c < span->count; c++) {
        if (!str_equal(columns[c].unit[SIDE_FIRST], unit[SIDE_FIRST]) ||
            !str_equal(columns[c].unit[SIDE_SECOND], unit[SIDE_SECOND])) {
            return;
        }
    }
    if (span->count > 1 && unit[SIDE_FIRST].size > 0) {
        add_unit(making, &head, unit);
        span->texts = head.texts;
        for (size_t c = 0; c < span->count; c++) {
            clear_unit(&columns[c]);
        }
    }
}

/* That of money stands behind a head, other units on a line below theirs. */
static void place_units(const struct making *making)
{
    const struct data_table *table = making->table;
    struct grid *grid = making->grid;
    const struct table_column *only = find_only_money(table);
    if (only != NULL) {
        add_unit(making, &grid->columns[table->label].head,
                 grid->columns[only - table->columns].unit);
    }
    for (size_t c = 0; c < grid->column_count && only != NULL; c++) {
        if (table->columns[c].type == COLUMN_MONEY) {
            clear_unit(&grid->columns[c]);
        }
    }
    for (size_t i = 0; i < grid->span_count; i++) {
        join_unit(making, &grid->spans[i]);
    }
    for (size_t c = 0; c < grid->column_count; c++) {
        if (table->columns[c].type == COLUMN_MONEY &&
            grid->columns[c].unit[SIDE_FIRST].size > 0) {
            add_unit(making, &grid->columns[c].head, grid->columns[c].unit);
            clear_unit(&grid->columns[c]);
        }
    }
}

/* ---- rows ------------------------------------------------------------------------ */

/* Years that say what the rows are stand as words do. */
static void set_words(const struct making *making, struct grid_cell *cell)
{
    for (enum side side = 0; side < build_sides(making->build); side++) {
        if (cell->figure[side].size > 0) {
            cell->texts.of[side] = text_make_block(arena_of(making), cell->figure[side]);
            cell->figure[side] = (struct str){0};
        }
    }
}

static void make_cell(struct making *making, struct grid_cell *out,
                      const struct table_cell *cell, size_t at)
{
    const struct table_column *column = &making->table->columns[at];
    out->marks = figure_marks(making->build, &cell->note);
    switch (column->type) {
    case COLUMN_TEXT: out->texts = build_inline(making->build, &cell->text); return;
    case COLUMN_CODE: build_plain(making->build, &cell->text, out->figure); return;
    case COLUMN_INTEGER:
    case COLUMN_DECIMAL:
    case COLUMN_MONEY:
    case COLUMN_PERCENT:
    case COLUMN_YEAR:
    case COLUMN_DATE: break;
    }
    figure_cell(making->build, out, &cell->amount, &making->styles[at]);
    figure_note(&making->legend, &cell->amount);
    if (at == making->table->label) {
        set_words(making, out);
    }
}

static struct grid_row *add_row(const struct making *making, enum grid_row_kind kind)
{
    struct grid_row *row = &making->grid->rows[making->grid->row_count++];
    row->kind = kind;
    row->cells =
        arena_new_array(arena_of(making), making->table->column_count, struct grid_cell);
    return row;
}

static void add_cells(struct making *making, const struct table_row *source)
{
    struct grid_row *row = add_row(making, GRID_ROW);
    for (size_t c = 0; c < making->table->column_count; c++) {
        make_cell(making, &row->cells[c], &source->cells[c], c);
    }
    struct str marks = figure_marks(making->build, &source->note);
    if (marks.size > 0) {
        row->cells[making->table->label].marks = marks;
    }
}

/* What a column is called: „Население 2025“, with the heads over it. */
static void column_name(const struct making *making, const struct table_column *column,
                        struct str *words)
{
    struct str head[SIDE_COUNT] = {{0}};
    build_plain(making->build, &column->head, head);
    for (enum side side = 0; side < build_sides(making->build); side++) {
        struct builder name = {.arena = arena_of(making)};
        for (size_t i = 0; i < column->group_count; i++) {
            struct str group[SIDE_COUNT] = {{0}};
            build_plain(making->build, &column->groups[i], group);
            builder_format(&name, "%.*s ", STR_ARGS(group[side]));
        }
        builder_add(&name, head[side]);
        words[side] = builder_str(&name);
    }
}

static bool has_mean(const struct table_sum *sum, size_t column, size_t weight)
{
    return sum->given && sum->columns[column].kind == SUM_MEAN &&
           sum->columns[column].weight_column == weight;
}

/* True if the total or a subtotal has a mean of the column with that weight. */
static bool is_mean(const struct data_table *table, size_t column, size_t weight)
{
    bool any = has_mean(&table->total, column, weight);
    for (size_t g = 0; g < table->group_count; g++) {
        any = any || has_mean(&table->groups[g].subtotal, column, weight);
    }
    return any;
}

/* „С вода, До лекар: средно, претеглено по „Население 2025“.“: for all columns whose mean
 * has that weight; empty without any. */
static struct script_texts mean_words(const struct making *making, size_t weight)
{
    const struct data_table *table = making->table;
    struct script_texts texts = {{NULL, NULL}};
    struct str by[SIDE_COUNT] = {{0}};
    column_name(making, &table->columns[weight], by);
    for (enum side side = 0; side < build_sides(making->build); side++) {
        enum lang lang = build_lang(making->build, side);
        const struct lang_quotes *quotes = &lang_facts(lang)->outer;
        struct builder words = {.arena = arena_of(making)};
        for (size_t c = 0; c < table->column_count; c++) {
            struct str own[SIDE_COUNT] = {{0}};
            if (is_mean(table, c, weight)) {
                column_name(making, &table->columns[c], own);
                builder_format(&words, "%s%.*s", words.count > 0 ? ", " : "",
                               STR_ARGS(own[side]));
            }
        }
        if (words.count == 0) {
            return texts;
        }
        struct str mean = figure_word(FIGURE_MEAN, lang);
        builder_format(&words, ": %.*s ", STR_ARGS(mean));
        builder_add_code_point(&words, quotes->open);
        builder_add(&words, by[side]);
        builder_add_code_point(&words, quotes->close);
        builder_add(&words, STR("."));
        texts.of[side] = text_make_block(arena_of(making), builder_str(&words));
    }
    return texts;
}

/* A note for each column by which means are weighted. */
static void note_means(struct making *making)
{
    size_t count = making->table->column_count;
    struct grid_note *notes = arena_new_array(arena_of(making), count, struct grid_note);
    for (size_t weight = 0; weight < count; weight++) {
        struct script_texts texts = mean_words(making, weight);
        if (texts.of[SIDE_FIRST] != NULL) {
            notes[making->legend.more_count++].texts = texts;
        }
    }
    making->legend.more = notes;
}

/* What a sum is called unless the content says it; that of a group has its title. */
static const struct text_block *sum_words(const struct making *making,
                                          const struct text_block *title, enum side side)
{
    enum lang lang = build_lang(making->build, side);
    return title == NULL
               ? text_make_block(arena_of(making), figure_word(FIGURE_TOTAL, lang))
               : figure_suffix(making->build, title, figure_word(FIGURE_SUBTOTAL, lang));
}

/* `title`: of the group whose sum it is, or NULL. */
static void add_sum(struct making *making, const struct table_sum *sum,
                    enum grid_row_kind kind, const struct localized *title)
{
    size_t label = making->table->label;
    if (!sum->given) {
        return;
    }
    struct grid_row *row = add_row(making, kind);
    for (size_t c = 0; c < making->table->column_count; c++) {
        make_cell(making, &row->cells[c], &sum->cells[c], c);
    }
    struct grid_cell *cell = &row->cells[label];
    cell->texts = build_inline(making->build, &sum->label);
    cell->marks = figure_marks(making->build, &sum->note);
    struct script_texts titles = {{NULL, NULL}};
    if (title != NULL && localized_is_given(title)) {
        titles = build_inline(making->build, title);
    }
    for (enum side side = 0; side < build_sides(making->build); side++) {
        cell->texts.of[side] = cell->texts.of[side] != NULL
                                   ? cell->texts.of[side]
                                   : sum_words(making, titles.of[side], side);
    }
    making->legend.without_unknown |= sum->without_unknown;
    making->legend.as_adopted |= sum->as_adopted;
}

static void make_rows(struct making *making)
{
    const struct data_table *table = making->table;
    making->legend.without_unknown |= table->without_unknown;
    size_t count = 1;
    for (size_t g = 0; g < table->group_count; g++) {
        count += table->groups[g].row_count + 2;
    }
    making->grid->rows = arena_new_array(arena_of(making), count, struct grid_row);
    note_means(making);
    for (size_t g = 0; g < table->group_count; g++) {
        const struct table_group *group = &table->groups[g];
        if (localized_is_given(&group->title)) {
            struct grid_row *row = add_row(making, GRID_GROUP);
            row->cells[0].texts = build_inline(making->build, &group->title);
        }
        for (size_t r = 0; r < group->row_count; r++) {
            add_cells(making, &group->rows[r]);
        }
        add_sum(making, &group->subtotal, GRID_SUBTOTAL, &group->title);
    }
    add_sum(making, &table->total, GRID_TOTAL, NULL);
}

/* ---- all of it --------------------------------------------------------------------- */

static void note_money(struct making *making)
{
    const struct document *document = &making->build->request->brochure->document;
    const struct money *also =
        making->table->also.code.text.size > 0 ? &making->table->also : &document->also;
    for (size_t c = 0; c < making->table->column_count; c++) {
        const struct table_column *column = &making->table->columns[c];
        if (column->type != COLUMN_MONEY) {
            continue;
        }
        making->legend.rate =
            making->legend.rate || figure_has_rate(&column->money, also);
        if (column->print > column->scale) {
            making->legend.rounded = true;
            making->legend.rounded_to = column->print;
            making->legend.currency = figure_currency(&column->money);
        }
    }
}

static struct grid *make_grid(struct build *build)
{
    struct arena *arena = build->request->arena;
    const struct data_table *table = &build->chapter->section->as.table;
    struct making making = {
        .build = build, .table = table, .grid = arena_new(arena, struct grid)};
    figure_caption(build, making.grid, &table->caption);
    make_columns(&making);
    make_spans(&making);
    place_units(&making);
    make_rows(&making);
    note_money(&making);
    figure_add_notes(build, making.grid, &making.legend);
    making.grid->folds = table->fold.columns;
    making.grid->fold_count = table->fold.count;
    figure_place(build, making.grid, &table->caption);
    return making.grid;
}

static void build_table(struct build *build)
{
    build_open_section(build);
    figure_build(build, make_grid(build));
}

const struct section_type TABLE_TYPE = {.build = build_table};
