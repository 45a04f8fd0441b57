/* Which priority serves which goal: blocks over the page, or a table of words where goals
 * or priorities are too many for that. */
#include "sections/matrix.h"
#include "sections/figures.h"

enum {
    GOALS_LEAST = 2,
    GOALS_MOST = 4,
    PRIORITIES_LEAST = 2,
    PRIORITIES_MOST = 6,
    HEAD_MOST = 40 /* letters of a goal over a column; longer ones stand below */
};

/* clang-format off */
static const char *const CORNER[LANG_COUNT] =
    LANG_EACH("Приоритет" NBSP "↓ Цел" NBSP "→", "Priority" NBSP "↓ Goal" NBSP "→");
static const char *const CORNER_SPOKEN[LANG_COUNT] =
    LANG_EACH("Приоритет и цел", "Priority and goal");
static const char *const SERVES[LANG_COUNT] = LANG_EACH("служи", "serves");
static const char *const PRIMARY[LANG_COUNT] = LANG_EACH("основен принос", "primary");
static const char *const SUPPORTS[LANG_COUNT] = LANG_EACH("подкрепя", "supporting");
/* clang-format on */

static struct arena *arena_of(const struct build *build)
{
    return build->request->arena;
}

static struct script_texts words_of(const struct build *build, const char *const *words)
{
    struct script_texts texts = {{NULL, NULL}};
    for (enum side side = 0; side < build_sides(build); side++) {
        texts.of[side] =
            text_make_block(arena_of(build), str_from(words[build_lang(build, side)]));
    }
    return texts;
}

static bool lists(const struct goal *const *goals, size_t count, const struct goal *goal)
{
    for (size_t i = 0; i < count; i++) {
        if (goals[i] == goal) {
            return true;
        }
    }
    return false;
}

static enum matrix_link link_of(const struct priority *priority, const struct goal *goal)
{
    return lists(priority->goals, priority->goal_count, goal)         ? LINK_SERVES
           : lists(priority->supports, priority->support_count, goal) ? LINK_SUPPORTS
                                                                      : LINK_NONE;
}

/* Whether any priority of the document supports a goal: else none is said to serve one
 * first of all. */
static bool is_graded(const struct build *build)
{
    const struct brochure *brochure = build->request->brochure;
    for (size_t i = 0; i < brochure->section_count; i++) {
        const struct section *section = &brochure->sections[i];
        bool of = section->kind == SECTION_PRIORITIES;
        for (size_t k = 0; of && k < section->as.priorities.item_count; k++) {
            if (section->as.priorities.items[k].support_count > 0) {
                return true;
            }
        }
    }
    return false;
}

/* ---- the table ------------------------------------------------------------------- */

/* „1 Икономика, която задържа хората“ */
static struct script_texts label_of(const struct build *build,
                                    const struct matrix_entry *entry)
{
    struct script_texts texts = entry->title;
    struct str number =
        str_format(arena_of(build), "%.*s" NBSP NBSP, STR_ARGS(entry->numeral));
    for (enum side side = 0; side < build_sides(build) && entry->numeral.size > 0;
         side++) {
        texts.of[side] =
            texts.of[side] == NULL ? NULL : figure_prefix(build, number, texts.of[side]);
    }
    return texts;
}

/* True if goals are too long for heads, and have numbers to stand for them. */
static bool needs_key(const struct build *build, const struct matrix_view *view)
{
    bool is_long = false;
    for (size_t g = 0; g < view->goal_count; g++) {
        for (enum side side = 0; side < build_sides(build); side++) {
            const struct text_block *title = view->goals[g].title.of[side];
            is_long =
                is_long || (title != NULL &&
                            str_length(text_plain(title, arena_of(build))) > HEAD_MOST);
        }
        if (view->goals[g].numeral.size == 0) {
            return false;
        }
    }
    return is_long;
}

/* „Цел 1“ over each column, and below the table „Цел 1: Хората остават“. */
static void add_key(const struct build *build, const struct matrix_view *view,
                    struct grid *grid)
{
    struct arena *arena = arena_of(build);
    const struct goals *goals = build->chapter->section->as.matrix.goals;
    grid->notes = arena_new_array(arena, view->goal_count, struct grid_note);
    for (size_t g = 0; g < view->goal_count; g++) {
        const struct goal *goal = &goals->items[g];
        struct grid_note *note = &grid->notes[grid->note_count++];
        struct str label[SIDE_COUNT] = {{0}};
        build_goals_words(build, PHRASE_SERVES, &goal, 1, label);
        for (enum side side = 0; side < build_sides(build); side++) {
            const struct text_block *title = view->goals[g].title.of[side];
            struct str key = str_format(arena, "%.*s: ", STR_ARGS(label[side]));
            grid->columns[g + 1].head.texts.of[side] =
                text_make_block(arena, label[side]);
            note->texts.of[side] =
                title == NULL ? NULL : figure_prefix(build, key, title);
        }
    }
}

static void fill_cell(const struct build *build, const struct matrix_view *view,
                      struct grid_cell *cell, enum matrix_link link)
{
    const struct amount none = {.kind = AMOUNT_NONE};
    switch (link) {
    case LINK_SERVES:
        cell->texts = words_of(build, view->graded ? PRIMARY : SERVES);
        break;
    case LINK_SUPPORTS: cell->texts = words_of(build, SUPPORTS); break;
    case LINK_NONE:
        figure_cell(build, cell, &none, &(const struct amount_style){0});
        break;
    }
}

/* Arrows lead to what is below and beside it; a reader says it without them. */
static void fill_corner(const struct build *build, struct grid_column *column)
{
    column->corner = true;
    column->head.texts = words_of(build, CORNER);
    for (enum side side = 0; side < build_sides(build); side++) {
        column->head.spoken[side] = str_from(CORNER_SPOKEN[build_lang(build, side)]);
    }
}

static void make_table(const struct build *build, struct matrix_view *view)
{
    struct arena *arena = arena_of(build);
    struct grid *grid = arena_new(arena, struct grid);
    grid->column_count = view->goal_count + 1;
    grid->columns = arena_new_array(arena, grid->column_count, struct grid_column);
    fill_corner(build, &grid->columns[0]);
    for (size_t g = 0; g < view->goal_count; g++) {
        grid->columns[g + 1].head.texts = label_of(build, &view->goals[g]);
    }
    if (needs_key(build, view)) {
        add_key(build, view, grid);
    }
    grid->row_count = view->priority_count;
    grid->rows = arena_new_array(arena, grid->row_count, struct grid_row);
    for (size_t p = 0; p < view->priority_count; p++) {
        struct grid_row *row = &grid->rows[p];
        row->cells = arena_new_array(arena, grid->column_count, struct grid_cell);
        row->cells[0].texts = label_of(build, &view->priorities[p]);
        for (size_t g = 0; g < view->goal_count; g++) {
            fill_cell(build, view, &row->cells[g + 1],
                      view->links[p * view->goal_count + g]);
        }
    }
    view->grid = grid;
}

static struct matrix_view *make_view(const struct build *build)
{
    struct arena *arena = arena_of(build);
    const struct matrix *matrix = &build->chapter->section->as.matrix;
    const struct goals *goals = matrix->goals;
    const struct priorities *priorities = matrix->priorities;
    struct matrix_view *view = arena_new(arena, struct matrix_view);
    view->heading = build_inline(build, &build->chapter->section->heading);
    view->goal_count = goals->item_count;
    view->priority_count = priorities->item_count;
    view->goals = arena_new_array(arena, view->goal_count, struct matrix_entry);
    view->priorities = arena_new_array(arena, view->priority_count, struct matrix_entry);
    view->links =
        arena_new_array(arena, view->goal_count * view->priority_count, enum matrix_link);
    view->graded = is_graded(build);
    for (size_t g = 0; g < view->goal_count; g++) {
        const struct goal *goal = &goals->items[g];
        view->goals[g] =
            (struct matrix_entry){goal->numeral, build_inline(build, &goal->title), 0};
    }
    for (size_t p = 0; p < view->priority_count; p++) {
        const struct priority *priority = &priorities->items[p];
        view->priorities[p] = (struct matrix_entry){
            priority->numeral, build_inline(build, &priority->title), priority->number};
        for (size_t g = 0; g < view->goal_count; g++) {
            view->links[p * view->goal_count + g] = link_of(priority, &goals->items[g]);
        }
    }
    make_table(build, view);
    return view;
}

/* ---- building -------------------------------------------------------------------- */

static void add_drawing(struct build *build, struct matrix_view *view)
{
    struct block *table = build_take_page(build);
    struct block *page = build_page(build, COLOUR_WHITE);
    const enum theme_colour colours[] = {setter_role_colour(ROLE_H1, SIDE_FIRST),
                                         setter_role_colour(ROLE_H1, SIDE_SECOND)};
    page->as.page.style.no_marks = page->as.page.style.no_folio = true;
    page->as.page.style.no_thumb = true;
    page->as.page.rest = page->as.page.style;
    build_copy_heading(build, page, table->first, colours);
    struct block *block = block_add(arena_of(build), page, BLOCK_DRAWING);
    block->as.drawing = matrix_drawing(view);
    build_otherwise(build, table);
}

static void build_matrix(struct build *build)
{
    const struct section *section = build->chapter->section;
    bool alone =
        !build_has(build, &section->intro) && !build_has(build, &section->closing);
    struct matrix_view *view = make_view(build);
    bool few = view->goal_count >= GOALS_LEAST && view->goal_count <= GOALS_MOST &&
               view->priority_count >= PRIORITIES_LEAST &&
               view->priority_count <= PRIORITIES_MOST;
    const struct localized no_caption = {.text = {{0}}};
    build_open_section(build);
    figure_place(build, view->grid, &no_caption);
    figure_build(build, view->grid);
    if (alone && few && !build_is_plain(build)) {
        add_drawing(build, view);
    }
}

const struct section_type MATRIX_TYPE = {.build = build_matrix};
