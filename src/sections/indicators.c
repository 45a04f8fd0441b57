/* Indicators as a table: values in columns of years, how far they have come as a bar. */
#include "sections/facts.h"
#include "sections/figures.h"
#include "sections/indicator_bar.h"

#define BAR_WIDTH MM(38)
#define INSET MM(6.4) /* of labels from the marks of priorities */

enum { PERCENT_WHOLE = 100, MOST_COLUMNS = 6 };

/* A column of values. */
enum slot { SLOT_BASELINE, SLOT_MILESTONE, SLOT_LATEST, SLOT_TARGET, SLOT_COUNT };

/* clang-format off */
static const char *const HEADS[SLOT_COUNT][LANG_COUNT] = {
    [SLOT_BASELINE] = LANG_EACH("База", "Base"),
    [SLOT_MILESTONE] = LANG_EACH("Етап", "Milestone"),
    [SLOT_LATEST] = LANG_EACH("Сега", "Latest"),
    [SLOT_TARGET] = LANG_EACH("Цел", "Target"),
};
static const char *const LABEL[LANG_COUNT] =
    LANG_EACH("Показател, мярка", "Indicator, unit");
static const char *const PROGRESS[LANG_COUNT] = LANG_EACH("Напредък", "Progress");
/* clang-format on */

struct making {
    const struct build *build;
    const struct indicators *indicators;
    struct grid *grid;
    size_t columns[SLOT_COUNT]; /* their indices; 0: the column drops */
    size_t pictures; /* the column of bars and states; 0: none */
    struct moment years[SLOT_COUNT]; /* in the heads; year 0: none */
    struct figure_legend legend;
};

static struct arena *arena_of(const struct making *making)
{
    return making->build->request->arena;
}

static enum side sides(const struct making *making)
{
    return build_sides(making->build);
}

/* The value of an indicator in a column; of milestones the next one that is open. */
static const struct measurement *value_at(const struct indicator *indicator,
                                          enum slot slot)
{
    const struct measurement *value = NULL;
    switch (slot) {
    case SLOT_BASELINE: value = &indicator->baseline; break;
    case SLOT_LATEST: value = &indicator->latest; break;
    case SLOT_TARGET: value = &indicator->target; break;
    case SLOT_MILESTONE:
        for (size_t i = indicator->milestone_count; i > 0; i--) {
            const struct measurement *stone = &indicator->milestones[i - 1];
            bool open = moment_compare(stone->year, indicator->latest.year) > 0;
            value = value == NULL || open ? stone : value;
        }
        return value;
    case SLOT_COUNT: break;
    }
    return value->given ? value : NULL;
}

/* ---- columns --------------------------------------------------------------------- */

static bool has_number(const struct measurement *value)
{
    return value != NULL && value->value.kind == AMOUNT_NUMBER;
}

/* A bar needs a number that is not the baseline alone. */
static bool has_bar(const struct indicator *indicator)
{
    return has_number(value_at(indicator, SLOT_LATEST)) ||
           has_number(value_at(indicator, SLOT_TARGET));
}

static void visit(struct making *making, bool *used, bool *pictures,
                  const struct indicator *indicator)
{
    for (enum slot slot = 0; slot < SLOT_COUNT; slot++) {
        const struct measurement *value = value_at(indicator, slot);
        used[slot] = used[slot] || value != NULL;
        if (value != NULL && making->years[slot].year == 0) {
            making->years[slot] = value->year;
        }
    }
    *pictures = *pictures || has_bar(indicator) || indicator->state != STATE_NONE;
}

static void set_head(const struct making *making, struct grid_column *column,
                     const char *const *words)
{
    for (enum side side = 0; side < sides(making); side++) {
        struct str head = str_from(words[build_lang(making->build, side)]);
        column->head.texts.of[side] = text_make_block(arena_of(making), head);
    }
}

static void add_slot(struct making *making, enum slot slot)
{
    struct grid_column *column = &making->grid->columns[making->grid->column_count];
    making->columns[slot] = making->grid->column_count++;
    column->align = GRID_FIGURES;
    column->flush = true;
    column->strong = slot == SLOT_LATEST;
    set_head(making, column, HEADS[slot]);
    for (enum side side = 0; side < sides(making) && making->years[slot].year > 0;
         side++) {
        column->unit[side] = numeral_moment_short(build_lang(making->build, side),
                                                  making->years[slot], arena_of(making));
    }
}

static void make_columns(struct making *making)
{
    bool used[SLOT_COUNT] = {false}, pictures = false;
    struct grid *grid = making->grid;
    for (size_t g = 0; g < indicators_group_count(making->indicators); g++) {
        struct indicator_group group = indicators_group_at(making->indicators, g);
        for (size_t i = 0; i < group.item_count; i++) {
            visit(making, used, &pictures, &group.items[i]);
        }
        grid->inset = group.priority != NULL ? INSET : grid->inset;
    }
    grid->columns = arena_new_array(arena_of(making), MOST_COLUMNS, struct grid_column);
    set_head(making, &grid->columns[grid->column_count++], LABEL);
    for (enum slot slot = 0; slot < SLOT_COUNT; slot++) {
        if (used[slot]) {
            add_slot(making, slot);
        }
    }
    if (pictures) {
        making->pictures = grid->column_count++;
        grid->columns[making->pictures].align = GRID_PICTURES;
        grid->columns[making->pictures].width = BAR_WIDTH;
        set_head(making, &grid->columns[making->pictures], PROGRESS);
    }
}

/* ---- bars ------------------------------------------------------------------------ */

static void widen(struct number *most, struct number *least, struct number value)
{
    *most = number_compare(value, *most) > 0 ? value : *most;
    *least = number_compare(value, *least) < 0 ? value : *least;
}

/* The ends of the scale: as typed; a hundred for per cent; else the next round number. */
static void set_scale(const struct making *making, const struct indicator *indicator,
                      struct indicator_bar *bar)
{
    struct number most = {0, 0}, least = {0, 0}, whole = {PERCENT_WHOLE, 0};
    for (enum slot slot = 0; slot < SLOT_COUNT; slot++) {
        const struct measurement *value = value_at(indicator, slot);
        if (has_number(value)) {
            widen(&most, &least, value->value.number);
        }
    }
    for (size_t i = 0; i < bar->milestone_count; i++) {
        widen(&most, &least, bar->milestones[i]);
    }
    struct str unit = indicator->unit.text[build_lang(making->build, SIDE_FIRST)];
    bool percent = str_equal(unit, STR("%")) && number_compare(most, whole) <= 0;
    bar->most = indicator->max.kind == AMOUNT_NUMBER ? indicator->max.number
                : percent                            ? whole
                                                     : indicator_bar_end(most);
    bar->least = indicator->min.kind == AMOUNT_NUMBER ? indicator->min.number : least;
}

static void set_value(bool *has, struct number *number, const struct measurement *value)
{
    *has = has_number(value);
    *number = *has ? value->value.number : *number;
}

static struct indicator_bar *make_bar(const struct making *making,
                                      const struct indicator *indicator, size_t priority)
{
    struct indicator_bar *bar = arena_new(arena_of(making), struct indicator_bar);
    bar->drawn = has_bar(indicator);
    bar->priority = priority;
    bar->state = indicator->state;
    bar->milestones =
        arena_new_array(arena_of(making), indicator->milestone_count, struct number);
    for (size_t i = 0; i < indicator->milestone_count; i++) {
        if (has_number(&indicator->milestones[i])) {
            bar->milestones[bar->milestone_count++] =
                indicator->milestones[i].value.number;
        }
    }
    set_value(&bar->has_baseline, &bar->baseline, value_at(indicator, SLOT_BASELINE));
    set_value(&bar->has_latest, &bar->latest, value_at(indicator, SLOT_LATEST));
    set_value(&bar->has_target, &bar->target, value_at(indicator, SLOT_TARGET));
    set_scale(making, indicator, bar);
    return bar;
}

static void fill_picture(const struct making *making, struct grid_cell *cell,
                         const struct indicator *indicator, size_t priority)
{
    struct grid_picture *picture = arena_new(arena_of(making), struct grid_picture);
    *picture = indicator_bar_picture(make_bar(making, indicator, priority));
    cell->picture = picture;
    for (enum side side = 0; side < sides(making) && indicator->state != STATE_NONE;
         side++) {
        struct str word = facts_state(indicator->state, build_lang(making->build, side));
        cell->texts.of[side] = text_make_block(arena_of(making), word);
    }
}

/* ---- rows ------------------------------------------------------------------------ */

static bool same_year(struct moment a, struct moment b)
{
    return moment_compare(a, b) == 0;
}

static void fill_value(struct making *making, struct grid_cell *cell, enum slot slot,
                       const struct measurement *value)
{
    const struct amount_style style = {.grouping = GROUP_LONG};
    cell->marks = figure_marks(making->build, &value->note);
    if (localized_is_given(&value->text)) {
        build_plain(making->build, &value->text, cell->figure);
    } else {
        figure_cell(making->build, cell, &value->value, &style);
        figure_note(&making->legend, &value->value);
    }
    if (value->year.year == 0 || same_year(value->year, making->years[slot])) {
        return;
    }
    for (enum side side = 0; side < sides(making); side++) {
        struct str year = numeral_moment_short(build_lang(making->build, side),
                                               value->year, arena_of(making));
        cell->below[side] = str_format(arena_of(making), "(%.*s)", STR_ARGS(year));
    }
    struct str second = cell->spoken[SIDE_SECOND].size > 0 ? cell->spoken[SIDE_SECOND]
                                                           : cell->figure[SIDE_SECOND];
    cell->spoken[SIDE_SECOND] =
        str_format(arena_of(making), "%.*s %.*s", STR_ARGS(second),
                   STR_ARGS(cell->below[SIDE_SECOND]));
}

/* „2.1 Загуби във водопровода, %“ */
static void fill_label(const struct making *making, struct grid_cell *cell,
                       const struct indicator *indicator)
{
    struct str unit[SIDE_COUNT] = {{0}};
    build_plain(making->build, &indicator->unit, unit);
    cell->texts = build_inline(making->build, &indicator->name);
    cell->marks = figure_marks(making->build, &indicator->note);
    for (enum side side = 0; side < sides(making); side++) {
        if (cell->texts.of[side] == NULL) {
            continue;
        }
        if (unit[side].size > 0) {
            cell->texts.of[side] =
                figure_suffix(making->build, cell->texts.of[side], unit[side]);
        }
        if (indicator->code.size > 0) {
            struct str code =
                str_format(arena_of(making), "%.*s ", STR_ARGS(indicator->code));
            cell->texts.of[side] =
                figure_prefix(making->build, code, cell->texts.of[side]);
        }
    }
}

static void add_row(struct making *making, const struct indicator *indicator,
                    size_t priority)
{
    struct grid *grid = making->grid;
    struct grid_row *row = &grid->rows[grid->row_count++];
    row->cells = arena_new_array(arena_of(making), grid->column_count, struct grid_cell);
    fill_label(making, &row->cells[0], indicator);
    for (enum slot slot = 0; slot < SLOT_COUNT; slot++) {
        const struct measurement *value = value_at(indicator, slot);
        struct grid_cell *cell = &row->cells[making->columns[slot]];
        if (making->columns[slot] > 0 && value != NULL) {
            fill_value(making, cell, slot, value);
        } else if (making->columns[slot] > 0) {
            const struct amount nothing = {.kind = AMOUNT_NONE};
            figure_cell(making->build, cell, &nothing, &(const struct amount_style){0});
        }
    }
    if (making->pictures > 0) {
        fill_picture(making, &row->cells[making->pictures], indicator, priority);
    }
}

static void add_group(struct making *making, const struct indicator_group *group)
{
    struct grid *grid = making->grid;
    struct grid_row *row = &grid->rows[grid->row_count++];
    row->kind = GRID_GROUP;
    row->cells = arena_new(arena_of(making), struct grid_cell);
    row->mark = group->priority != NULL ? group->priority->number : 0;
    row->cells->texts = figure_group(making->build, group->priority, &group->title);
}

static void make_rows(struct making *making)
{
    size_t count = 0;
    for (size_t g = 0; g < indicators_group_count(making->indicators); g++) {
        count += indicators_group_at(making->indicators, g).item_count + 1;
    }
    making->grid->rows = arena_new_array(arena_of(making), count, struct grid_row);
    for (size_t g = 0; g < indicators_group_count(making->indicators); g++) {
        struct indicator_group group = indicators_group_at(making->indicators, g);
        size_t priority = group.priority != NULL ? group.priority->number : 0;
        if (making->indicators->groups != NULL) {
            add_group(making, &making->indicators->groups[g]);
        }
        for (size_t i = 0; i < group.item_count; i++) {
            add_row(making, &group.items[i], priority);
        }
    }
}

static void build_indicators(struct build *build)
{
    struct arena *arena = build->request->arena;
    const struct indicators *indicators = &build->chapter->section->as.indicators;
    struct making making = {
        .build = build, .indicators = indicators, .grid = arena_new(arena, struct grid)};
    build_open_section(build);
    figure_caption(build, making.grid, &indicators->caption);
    make_columns(&making);
    make_rows(&making);
    figure_add_notes(build, making.grid, &making.legend);
    figure_place(build, making.grid, &indicators->caption);
    figure_build(build, making.grid);
}

const struct section_type INDICATORS_TYPE = {.build = build_indicators};
