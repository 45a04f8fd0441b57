/* Road maps: phases and rows become a table of labels, beginnings, ends and milestones,
 * which the drawing paints as bars on years. */
#include "sections/timeline.h"
#include "sections/facts.h"
#include "sections/figures.h"

/* Of phases that are drawn above the rows: how many, and letters of a name. */
enum { PHASES_MOST = 10, NAME_MOST = 60 };

/* clang-format off */
static const char *const HEADS[ROAD_COLUMNS][LANG_COUNT] = {
    [ROAD_LABEL] = LANG_EACH("Мярка", "Measure"),
    [ROAD_START] = LANG_EACH("Начало", "Start"),
    [ROAD_END] = LANG_EACH("Край", "End"),
    [ROAD_STONES] = LANG_EACH("Междинни резултати", "Milestones"),
};
static const char *const PHASES[LANG_COUNT] = LANG_EACH("Фази", "Phases");
static const char *const ITEMS[LANG_COUNT] = LANG_EACH("Мерки", "Measures");
static const char *const AS_OF[LANG_COUNT] = LANG_EACH("Към ", "As of ");
static const char *const CIRCLE[LANG_COUNT] = LANG_EACH("Кръгче: междинен резултат.",
                                                        "Circle: milestone.");
static const char *const ARROW[LANG_COUNT] = LANG_EACH("Стрелка: край.", "Arrow: end.");
static const char *const NO_ARROW[LANG_COUNT] =
    LANG_EACH("Без стрелка: работата продължава.", "No arrow: the work goes on.");
static const char *const GOES_ON[LANG_COUNT] = LANG_EACH("продължава", "ongoing");
/* clang-format on */

struct making {
    const struct build *build;
    const struct timeline *timeline;
    struct road *road;
    bool circle, arrow, open; /* what the drawing shows */
};

static struct arena *arena_of(const struct making *making)
{
    return making->build->request->arena;
}

static struct script_texts words_of(const struct making *making, const char *const *words)
{
    struct script_texts texts = {{NULL, NULL}};
    for (enum side side = 0; side < build_sides(making->build); side++) {
        struct str own = str_from(words[build_lang(making->build, side)]);
        texts.of[side] = text_make_block(arena_of(making), own);
    }
    return texts;
}

/* ---- years ----------------------------------------------------------------------- */

static void include(struct axis *axis, struct moment moment)
{
    if (moment.year > 0) {
        axis_include(axis, moment);
    }
}

static void include_term(struct axis *axis, const struct date_span *term)
{
    include(axis, term->from);
    include(axis, term->to);
}

/* All that has a date; what is open reaches to the end of the period of the document. */
static struct axis make_axis(const struct making *making)
{
    const struct document *document = &making->build->request->brochure->document;
    const struct timeline *timeline = making->timeline;
    struct axis axis = {0, 0};
    bool open = false;
    include(&axis, timeline->status);
    for (size_t i = 0; i < timeline->phase_count; i++) {
        include_term(&axis, &timeline->phases[i].term);
    }
    for (size_t g = 0; g < timeline->group_count; g++) {
        const struct timeline_group *group = &timeline->groups[g];
        for (size_t i = 0; i < group->item_count; i++) {
            const struct timeline_item *item = &group->items[i];
            include_term(&axis, &item->term);
            open = open || item->term.to.year == 0;
            for (size_t k = 0; k < item->milestone_count; k++) {
                include(&axis, item->milestones[k].at);
            }
        }
    }
    if (open) {
        include(&axis, (struct moment){.year = document->period_to});
    }
    if (axis.count == 0) {
        include(&axis, (struct moment){.year = document->date.year});
    }
    return axis;
}

static void set_status(const struct making *making)
{
    struct road *road = making->road;
    struct date date = making->build->request->brochure->document.date;
    struct moment today = {.year = date.year, .month = date.month, .day = date.day};
    bool shown =
        date.year >= road->axis.first && date.year < road->axis.first + road->axis.count;
    road->has_status = making->timeline->status.year > 0 || shown;
    road->status = making->timeline->status.year > 0 ? making->timeline->status : today;
    for (enum side side = 0; side < build_sides(making->build); side++) {
        enum lang lang = build_lang(making->build, side);
        struct str day = numeral_moment(lang, road->status, arena_of(making));
        road->status_words[side] =
            str_format(arena_of(making), "%s%.*s", AS_OF[lang], STR_ARGS(day));
    }
}

/* ---- rows ------------------------------------------------------------------------ */

/* A row of the table; of a group only its title. */
static struct grid_row *add_row(const struct making *making, enum grid_row_kind kind)
{
    struct grid *grid = &making->road->grid;
    struct grid_row *row = &grid->rows[grid->row_count++];
    row->kind = kind;
    row->cells = arena_new_array(arena_of(making), ROAD_COLUMNS, struct grid_cell);
    return row;
}

/* „Един формуляр“; words that stand for the dates follow the title. */
static void fill_label(const struct making *making, struct grid_cell *cell,
                       const struct localized *title, const struct date_span *term)
{
    struct str words[SIDE_COUNT] = {{0}};
    cell->texts = build_inline(making->build, title);
    build_plain(making->build, &term->text, words);
    for (enum side side = 0; side < build_sides(making->build); side++) {
        if (cell->texts.of[side] != NULL && words[side].size > 0) {
            cell->texts.of[side] =
                figure_suffix(making->build, cell->texts.of[side], words[side]);
        }
    }
}

/* What the bar says, and that it has no arrow. */
static void say_term(const struct making *making, struct grid_row *row,
                     const struct date_span *term)
{
    for (enum side side = 0; side < build_sides(making->build); side++) {
        enum lang lang = build_lang(making->build, side);
        if (term->from.year > 0) {
            row->cells[ROAD_START].spoken[side] =
                numeral_moment(lang, term->from, arena_of(making));
        }
        if (term->to.year > 0) {
            row->cells[ROAD_END].spoken[side] =
                numeral_moment(lang, term->to, arena_of(making));
        } else if (term->ongoing) {
            row->cells[ROAD_END].spoken[side] = facts_ongoing(lang);
        } else if (term->from.year > 0) {
            row->cells[ROAD_END].spoken[side] = str_from(GOES_ON[lang]);
        }
    }
}

/* True if phases are so many, or one has so long a name, that they would not find room
 * above the rows of a small page. */
static bool are_too_many(const struct making *making)
{
    const struct timeline *timeline = making->timeline;
    bool many = timeline->phase_count > PHASES_MOST;
    for (size_t i = 0; i < timeline->phase_count && !many; i++) {
        struct str words[SIDE_COUNT] = {{0}};
        build_plain(making->build, &timeline->phases[i].title, words);
        for (enum side side = 0; side < build_sides(making->build); side++) {
            many = many || str_length(words[side]) > NAME_MOST;
        }
    }
    return many;
}

static void draw_phases(const struct making *making)
{
    const struct timeline *timeline = making->timeline;
    struct road *road = making->road;
    road->phases_title = add_row(making, GRID_GROUP);
    road->phases_title->cells[0].texts = words_of(making, PHASES);
    road->phases =
        arena_new_array(arena_of(making), timeline->phase_count, struct road_phase);
    for (size_t i = 0; i < timeline->phase_count; i++) {
        const struct phase *phase = &timeline->phases[i];
        struct grid_row *row = add_row(making, GRID_ROW);
        fill_label(making, &row->cells[ROAD_LABEL], &phase->title, &phase->term);
        say_term(making, row, &phase->term);
        road->phases[road->phase_count++] = (struct road_phase){
            row, build_says_same(making->build, &row->cells[ROAD_LABEL].texts),
            &phase->term, phase->tone};
    }
}

/* „200“, „12,5 %“: digits and signs without any letter. */
static bool is_figure(struct str words)
{
    bool digits = false;
    for (size_t i = 0; i < words.size; i++) {
        char byte = words.data[i];
        bool blank = str_starts_with(str_slice(words, i, words.size), STR(NBSP));
        digits = digits || (byte >= '0' && byte <= '9');
        if (!blank && (byte >= 'A' || byte < 0)) {
            return false;
        }
        i += blank ? sizeof NBSP - 2 : 0;
    }
    return digits;
}

static void fill_stone(const struct making *making, struct road_stone *stone,
                       const struct milestone *milestone)
{
    const struct build *build = making->build;
    stone->at = milestone->at;
    stone->texts = build_inline(build, &milestone->title);
    stone->same = build_says_same(build, &stone->texts);
    build_plain(build, &milestone->title, stone->words);
    stone->figure =
        (stone->same || build_sides(build) == 1) && is_figure(stone->words[SIDE_FIRST]);
    for (enum side side = 0; side < build_sides(build); side++) {
        struct str at =
            numeral_moment(build_lang(build, side), stone->at, arena_of(making));
        stone->date[side] = str_format(arena_of(making), " (%.*s)", STR_ARGS(at));
    }
}

/* A row with a bar, and no milestones yet. */
static struct road_row *add_bar(struct making *making, const struct localized *title,
                                const struct date_span *term)
{
    struct road_row *out = &making->road->rows[making->road->row_count++];
    struct grid_row *row = add_row(making, GRID_ROW);
    fill_label(making, &row->cells[ROAD_LABEL], title, term);
    say_term(making, row, term);
    *out = (struct road_row){
        .row = row,
        .same = build_says_same(making->build, &row->cells[ROAD_LABEL].texts),
        .term = term};
    making->arrow = making->arrow || term->to.year > 0;
    making->open = making->open || term->to.year == 0;
    return out;
}

static void add_item(struct making *making, const struct timeline_item *item,
                     size_t priority)
{
    struct road_row *out = add_bar(making, &item->title, &item->term);
    out->row->cells[ROAD_LABEL].marks = figure_marks(making->build, &item->note);
    out->priority = priority;
    out->stones =
        arena_new_array(arena_of(making), item->milestone_count, struct road_stone);
    out->stone_count = item->milestone_count;
    for (size_t i = 0; i < item->milestone_count; i++) {
        fill_stone(making, &out->stones[i], &item->milestones[i]);
    }
    making->circle = making->circle || item->milestone_count > 0;
}

static void add_group(struct making *making, const struct timeline_group *group)
{
    size_t priority = group->priority != NULL ? group->priority->number : 0;
    if (group->number > 0) {
        struct grid_row *row = add_row(making, GRID_GROUP);
        row->mark = priority;
        row->cells->texts = figure_group(making->build, group->priority, &group->title);
        making->road->rows[making->road->row_count++] =
            (struct road_row){.row = row, .priority = priority};
    }
    for (size_t i = 0; i < group->item_count; i++) {
        add_item(making, &group->items[i], priority);
    }
}

static void add_title(struct making *making, const char *const *words)
{
    struct grid_row *row = add_row(making, GRID_GROUP);
    row->cells[0].texts = words_of(making, words);
    making->road->rows[making->road->row_count++] = (struct road_row){.row = row};
}

/* As rows like those of items, before these. */
static void list_phases(struct making *making)
{
    const struct timeline *timeline = making->timeline;
    add_title(making, PHASES);
    for (size_t i = 0; i < timeline->phase_count; i++) {
        (void)add_bar(making, &timeline->phases[i].title, &timeline->phases[i].term);
    }
    if (timeline->group_count > 0 && timeline->groups[0].number == 0) {
        add_title(making, ITEMS); /* they have no title of their own */
    }
}

static void add_phases(struct making *making)
{
    if (making->timeline->phase_count == 0) {
        return;
    }
    if (are_too_many(making)) {
        list_phases(making);
    } else {
        draw_phases(making);
    }
}

static void make_rows(struct making *making)
{
    const struct timeline *timeline = making->timeline;
    size_t count = timeline->phase_count + 2;
    for (size_t g = 0; g < timeline->group_count; g++) {
        count += timeline->groups[g].item_count + 1;
    }
    making->road->rows = arena_new_array(arena_of(making), count, struct road_row);
    making->road->grid.rows = arena_new_array(arena_of(making), count, struct grid_row);
    add_phases(making);
    for (size_t g = 0; g < timeline->group_count; g++) {
        add_group(making, &timeline->groups[g]);
    }
}

/* ---- the table ------------------------------------------------------------------- */

static void make_columns(const struct making *making)
{
    struct grid *grid = &making->road->grid;
    grid->column_count = ROAD_COLUMNS;
    grid->columns = arena_new_array(arena_of(making), ROAD_COLUMNS, struct grid_column);
    for (size_t c = 0; c < ROAD_COLUMNS; c++) {
        for (enum side side = 0; side < build_sides(making->build); side++) {
            grid->columns[c].head.spoken[side] =
                str_from(HEADS[c][build_lang(making->build, side)]);
        }
    }
}

/* „Кръгче: междинен резултат. Стрелка: край.“: of what the drawing shows. */
static struct grid_note make_legend(const struct making *making)
{
    const struct {
        bool used;
        const char *const *words;
    } parts[] = {{making->circle, CIRCLE},
                 {making->arrow, ARROW},
                 {making->open && making->arrow, NO_ARROW}};
    struct grid_note note = {.texts = {{NULL, NULL}}};
    for (enum side side = 0; side < build_sides(making->build); side++) {
        struct builder words = {.arena = arena_of(making)};
        for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
            if (parts[i].used) {
                builder_format(&words, "%s%s", words.count > 0 ? " " : "",
                               parts[i].words[build_lang(making->build, side)]);
            }
        }
        struct str line = builder_str(&words);
        note.texts.of[side] =
            line.size > 0 ? text_make_block(arena_of(making), line) : NULL;
    }
    return note;
}

/* Title and date of each milestone below its cell; the day below the table. */
static void add_elements(const struct making *making, const struct script *script)
{
    struct display *display = script->display;
    for (enum side side = 0; side < build_sides(making->build); side++) {
        for (size_t r = 0; r < making->road->row_count; r++) {
            struct road_row *row = &making->road->rows[r];
            element_id cell = row->row->cells[ROAD_STONES].elements[side];
            for (size_t i = 0; i < row->stone_count; i++) {
                element_id line = display_add_element(display, ELEMENT_P, cell);
                row->stones[i].titles[side] =
                    display_add_element(display, ELEMENT_SPAN, line);
                row->stones[i].dates[side] =
                    display_add_element(display, ELEMENT_SPAN, line);
            }
        }
    }
    if (making->road->has_status) {
        element_id *status = making->road->status_elements;
        script_add_elements(script, ELEMENT_P, status);
        for (enum side side = 0; side < build_sides(making->build); side++) {
            display->elements.items[status[side]].words =
                making->road->status_words[side];
        }
    }
}

static void build_timeline(struct build *build)
{
    const struct timeline *timeline = &build->chapter->section->as.timeline;
    struct road *road = arena_new(build->request->arena, struct road);
    struct making making = {.build = build, .timeline = timeline, .road = road};
    build_open_section(build);
    road->axis = make_axis(&making);
    road->notes = build->chapter->section->notes.referred;
    set_status(&making);
    make_columns(&making);
    make_rows(&making);
    struct grid_note note = make_legend(&making);
    const struct figure_legend legend = {.more = &note,
                                         .more_count = note.texts.of[0] != NULL};
    figure_caption(build, &road->grid, &timeline->caption);
    figure_add_notes(build, &road->grid, &legend);
    figure_place(build, &road->grid, &timeline->caption);
    struct script script = figure_begin(build, &road->grid);
    add_elements(&making, &script);
    struct drawing drawing = road_drawing(script.arena, road);
    figure_end(build, &script, &drawing);
}

const struct section_type TIMELINE_TYPE = {.build = build_timeline};
