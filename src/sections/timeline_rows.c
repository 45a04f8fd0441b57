/* Rows of a road map: bars with their milestones, labels, titles of groups, and the line
 * of the day over them. */
#include "sections/timeline_parts.h"

#define GROUP_FIRST B(1.5)
#define MARK_SIDE MM(4.2)
#define LABEL_FIRST B(1.2)
#define LABEL_FIRST_NARROW B(1)
#define BAR_DOWN B(1) /* a bar below its label */
#define STONES_FIRST B(2.25) /* words of milestones below the top of a row */
#define STONES_DOWN B(1)
#define ARROW MM(3.6)
#define RING PT(0.8)
#define DAY_LINE PT(1)
#define DAY_APART MM(1)
#define DAY_BELOW B(0.4) /* the line reaches below the foot */
#define DAY_FOOT B(1.4) /* the date below the foot */
#define NOTE_RISE PT(3.4)
#define NOTE_APART PT(0.6)
#define WHOLE MM(2000)

enum { OWN_COLOURS = 6 };

/* ---- rows ------------------------------------------------------------------------ */

static struct priority_colours colours_of(const struct road_page *page, size_t priority)
{
    const struct priority_colours linden = {.fill = COLOUR_LINDEN};
    bool own = priority > 0 && priority <= OWN_COLOURS;
    return own ? role_priority(page->canvas->setter->theme, priority) : linden;
}

static void paint_arrow(const struct road_page *page, struct rect bar,
                        enum theme_colour fill)
{
    struct arena *arena = page->canvas->setter->pages;
    struct path *path = arena_new(arena, struct path);
    bool dark = fill == COLOUR_BLUE || fill == COLOUR_DEEP || fill == COLOUR_LINDEN;
    mpt tip = bar.left + bar.width, width = mpt_min(ARROW, bar.width);
    path_move(arena, path, tip - width, bar.top);
    path_line(arena, path, tip, bar.top + bar.height / 2);
    path_line(arena, path, tip - width, bar.top + bar.height);
    path_close(arena, path);
    canvas_path(page->canvas, path, dark ? COLOUR_WHITE : COLOUR_INK);
}

static void paint_disc(const struct road_page *page, mpt x, mpt top)
{
    struct arena *arena = page->canvas->setter->pages;
    struct path *ring = arena_new(arena, struct path),
                *disc = arena_new(arena, struct path);
    struct point middle = {x, top + ROAD_BAR / 2};
    path_circle(arena, ring, middle, ROAD_DISC / 2, PATH_CLOCKWISE);
    path_circle(arena, disc, middle, ROAD_DISC / 2 - RING, PATH_CLOCKWISE);
    canvas_path(page->canvas, ring, COLOUR_INK);
    canvas_path(page->canvas, disc, COLOUR_WHITE);
}

static mpt bar_top(const struct road_page *page, mpt y)
{
    return y + ROAD_BAR_TOP + (page->fit->wide ? 0 : BAR_DOWN);
}

static void paint_bar(const struct road_page *page, const struct road_row *row, mpt y)
{
    enum theme_colour fill = colours_of(page, row->priority).fill;
    struct road_extent extent = road_extent(page->fit, row->term);
    struct rect bar = {page->axis + extent.from, bar_top(page, y),
                       extent.to - extent.from, ROAD_BAR};
    if (bar.width < ROAD_LEAST) {
        return;
    }
    canvas_rect(page->canvas, bar, ARTIFACT_LAYOUT, fill);
    if (!extent.open) {
        paint_arrow(page, bar, fill);
    }
}

/* The words of a milestone: those of all languages in a line, or below each other. */
static void paint_words(const struct road_page *page, const struct road_stone *stone,
                        struct point at)
{
    const struct canvas *canvas = page->canvas;
    const struct text_paragraph *printed = NULL;
    const struct point from = at;
    for (size_t i = 0; i < canvas->side_count; i++) {
        enum side side = canvas->sides[i];
        struct set_how how = {
            .role = ROLE_NOTE, .side = side, .width = WHOLE, .flush = true};
        const struct text_paragraph *set =
            setter_block(canvas->setter, stone->texts.of[side], &how);
        if (printed != NULL && stone->same) {
            const struct canvas_same same = {stone->texts.of[side], set, printed};
            canvas_say_paragraph(canvas, &same, from, stone->titles[side]);
        } else if (set != NULL) {
            printed = set;
            canvas_paragraph(canvas, set, at, stone->titles[side],
                             setter_role_colour(ROLE_NOTE, side));
            at.x += set->widest + PROGRESS_APART / 2;
        }
    }
    road_say_date(page, stone);
}

static void paint_stones(const struct road_page *page, size_t index, mpt y)
{
    const struct road_row *row = &page->road->rows[index];
    size_t number = page->fit->numbers[index];
    mpt down = page->fit->wide ? 0 : STONES_DOWN;
    struct arena *arena = page->canvas->setter->pages;
    mpt *lefts = arena_new_array(arena, row->stone_count + 1, mpt);
    mpt *places = arena_new_array(arena, row->stone_count + 1, mpt);
    struct road_extent extent = road_extent(page->fit, row->term);
    if (extent.to - extent.from < ROAD_LEAST) {
        paint_disc(page, page->axis + extent.from, bar_top(page, y));
    }
    (void)road_place_stones(page->fit, page->canvas, row, lefts);
    for (size_t i = 0; i < row->stone_count; i++) {
        const struct road_stone *stone = &row->stones[i];
        mpt at = axis_at(&page->road->axis, page->fit->width, stone->at);
        paint_disc(page, page->axis + at, bar_top(page, y));
        places[i] = page->axis + at;
        if (number == 0) {
            paint_words(page, stone,
                        (struct point){page->axis + lefts[i], y + STONES_FIRST + down});
        }
    }
    if (number > 0) {
        road_put_numbers(page, number, places, row->stone_count, y + STONES_FIRST + down);
    }
}

/* The marks of notes behind a label. */
static void paint_marks(const struct road_page *page, const struct road_row *row,
                        struct point at)
{
    const struct canvas *canvas = page->canvas;
    const struct grid_cell *cell = &row->row->cells[ROAD_LABEL];
    enum side side = canvas->sides[0];
    struct set_how how = {.role = ROLE_TABLE_TEXT_BELOW,
                          .side = side,
                          .width = page->fit->label,
                          .flush = true};
    const struct text_paragraph *set =
        setter_block(canvas->setter, cell->texts.of[side], &how);
    if (cell->marks.size == 0 || set == NULL) {
        return;
    }
    const struct shared_number number = {
        .line = setter_line(canvas->setter, cell->marks, ROLE_NOTE_MARK, side),
        .words = cell->marks,
        .elements = {cell->mark_elements[SIDE_FIRST], cell->mark_elements[SIDE_SECOND]},
        .colour = setter_role_colour(ROLE_NOTE_MARK, side),
    };
    at.x += set->lines[set->line_count - 1].width + NOTE_APART;
    at.y += set_depth(set) - NOTE_RISE;
    canvas_number(canvas, &number, at);
}

/* Where the words of a group stand in a language. */
static struct region group_region(const struct road_page *page, enum side side)
{
    const struct page_form *form = page->canvas->form;
    mpt inset = page->fit->inset;
    struct region text = form->regions[REGION_TEXT][side];
    bool second = form->shared && side == SIDE_SECOND;
    return !form->shared ? (struct region){inset, form->live - inset}
           : second      ? (struct region){form->second, text.width - inset}
                         : (struct region){inset, text.width - inset};
}

static void paint_group(const struct road_page *page, const struct road_row *row, mpt y,
                        enum grid_use use)
{
    const struct canvas *canvas = page->canvas;
    if (row->priority > 0) {
        canvas_mark(canvas, (struct point){page->left, y + GROUP_FIRST - MARK_SIDE},
                    MARK_SIDE, row->priority);
    }
    for (size_t i = 0; i < canvas->side_count; i++) {
        enum side side = canvas->sides[i];
        struct region region = group_region(page, side);
        struct canvas own = *canvas;
        struct road_page one = *page;
        own.sides[0] = side;
        own.side_count = 1;
        one.canvas = &own;
        struct road_put put =
            road_label_put(&row->row->cells[0], false, ROLE_TABLE_TOTAL, use);
        put.text.width = region.width;
        road_put_text(&one, &put,
                      (struct point){page->left + region.left, y + GROUP_FIRST});
    }
}

static void paint_label(const struct road_page *page, const struct road_row *row, mpt y)
{
    struct road_put put = road_label_put(&row->row->cells[ROAD_LABEL], row->same,
                                         ROLE_TABLE_TEXT_BELOW, GRID_REAL);
    put.text.width = page->fit->label;
    struct point at = {page->left + page->fit->inset,
                       y + (page->fit->wide ? LABEL_FIRST : LABEL_FIRST_NARROW)};
    road_put_text(page, &put, at);
    paint_marks(page, row, at);
    road_say_cells(page, row->row);
}

/* ---- the line of the day --------------------------------------------------------- */

/* Words that stand over the axis: a title of a group, and where the form is narrow a
 * label. */
static struct region words_region(const struct road_page *page,
                                  const struct road_row *row, enum side side)
{
    return row->term == NULL ? group_region(page, side)
                             : (struct region){page->fit->inset, page->fit->label};
}

/* Height below the top of a row through which the line would go through words. */
static mpt words_height(const struct road_page *page, const struct road_row *row)
{
    const struct canvas *canvas = page->canvas;
    const struct road_fit *fit = page->fit;
    mpt x = fit->left + road_status(fit), height = 0;
    enum side sides[SIDE_COUNT];
    size_t count = grid_sides(canvas, sides);
    for (size_t i = 0; i < count; i++) {
        enum side side = sides[i];
        struct region region = words_region(page, row, side);
        struct set_how how = {.role = row->term == NULL ? ROLE_TABLE_TOTAL
                                                        : ROLE_TABLE_TEXT_BELOW,
                              .side = side,
                              .width = region.width,
                              .flush = true};
        const struct text_paragraph *set =
            setter_block(canvas->setter, row->row->cells[0].texts.of[side], &how);
        bool over = row->term == NULL || !fit->wide;
        bool met = over && set != NULL && x > region.left - DAY_APART &&
                   x < region.left + set->widest + DAY_APART;
        mpt own = (row->term == NULL ? B(2) : BAR_DOWN + DAY_BELOW) + set_depth(set);
        height = met ? mpt_max(height, own) : height;
    }
    return height;
}

static void paint_day_line(const struct road_page *page, mpt top, mpt foot)
{
    mpt middle = mpt_min(road_status(page->fit), page->fit->width - DAY_LINE / 2);
    struct rect line = {page->axis + middle - DAY_LINE / 2, top, DAY_LINE, foot - top};
    if (line.height > 0) {
        canvas_rect(page->canvas, line, ARTIFACT_LAYOUT, COLOUR_INK);
    }
}

mpt road_date_height(const struct road *road)
{
    return road->has_status ? DAY_FOOT : 0;
}

void road_paint_date(const struct road_page *page, mpt foot, enum grid_use use)
{
    const struct canvas *canvas = page->canvas;
    const struct road *road = page->road;
    enum side side = canvas->sides[0];
    if (!road->has_status) {
        return;
    }
    struct str words = numeral_moment_short(canvas->setter->languages[side], road->status,
                                            page->canvas->setter->pages);
    const struct text_line *line =
        setter_line(canvas->setter, words, ROLE_TABLE_HEAD, side);
    mpt left = road_status(page->fit) - line->width / 2;
    left = mpt_min(left, page->fit->width - line->width);
    struct point at = {page->axis + (page->fit->wide ? left : mpt_max(left, 0)),
                       foot + DAY_FOOT};
    enum theme_colour colour = setter_role_colour(ROLE_TABLE_HEAD, side);
    if (use == GRID_REPEATED) {
        canvas_artifact_line(canvas, line, at, ARTIFACT_LAYOUT, colour);
        return;
    }
    const struct shared_number number = {
        .line = line,
        .words = words,
        .elements = {road->status_elements[0], road->status_elements[1]},
        .colour = colour,
    };
    canvas_number(canvas, &number, at);
}

/* ---- the rows of a page ------------------------------------------------------------ */

static void paint_rules(const struct road_page *page, const struct road_rows *rows)
{
    mpt y = rows->top;
    for (size_t i = rows->from; i < rows->to; i++) {
        struct rect rule = {page->left, y - GRID_RULE / 2, page->canvas->form->live,
                            GRID_RULE};
        if (page->road->rows[i].term == NULL && i > rows->from) {
            canvas_rect(page->canvas, rule, ARTIFACT_LAYOUT, COLOUR_DEEP);
        }
        y += page->fit->heights[i];
    }
}

/* How far the bar of a row stands lower for the lines of its label. */
static mpt lowered(const struct road_page *page, const struct road_row *row)
{
    const struct road_text text = {&row->row->cells[ROAD_LABEL].texts, row->same,
                                   ROLE_TABLE_TEXT_BELOW, page->fit->label};
    return page->fit->wide ? 0 : road_text_depth(page->canvas, &text);
}

static void paint_bars(const struct road_page *page, const struct road_rows *rows)
{
    mpt y = rows->top;
    for (size_t i = rows->from; i < rows->to; i++) {
        const struct road_row *row = &page->road->rows[i];
        if (row->term != NULL) {
            paint_bar(page, row, y + lowered(page, row));
        }
        y += page->fit->heights[i];
    }
}

/* True if the line would go through a title: then it stops at all of them. */
static bool stops_at_titles(const struct road_page *page)
{
    const struct road *road = page->road;
    for (size_t i = 0; i < road->row_count; i++) {
        if (road->rows[i].term == NULL && words_height(page, &road->rows[i]) > 0) {
            return true;
        }
    }
    return false;
}

/* From the head to below the foot, but not through words. */
static void paint_day(const struct road_page *page, const struct road_rows *rows,
                      mpt head)
{
    mpt y = rows->top, from = head;
    if (!page->road->has_status) {
        return;
    }
    bool stops = stops_at_titles(page);
    if (rows->again != NULL && stops) {
        from = rows->top;
    }
    for (size_t i = rows->from; i < rows->to; i++) {
        bool title = page->road->rows[i].term == NULL;
        mpt words = !title  ? words_height(page, &page->road->rows[i])
                    : stops ? page->fit->heights[i]
                            : 0;
        if (words > 0) {
            paint_day_line(page, from, y);
            from = y + words;
        }
        y += page->fit->heights[i];
    }
    paint_day_line(page, from, rows->foot + DAY_BELOW);
}

void road_paint_rows(const struct road_page *page, const struct road_rows *rows, mpt head)
{
    mpt y = rows->top;
    paint_rules(page, rows);
    paint_bars(page, rows);
    paint_day(page, rows, head);
    if (rows->again != NULL) {
        mpt height = page->fit->heights[rows->again - page->road->rows];
        paint_group(page, rows->again, y - height, GRID_REPEATED);
    }
    for (size_t i = rows->from; i < rows->to; i++) {
        const struct road_row *row = &page->road->rows[i];
        if (row->term == NULL) {
            paint_group(page, row, y, GRID_REAL);
        } else {
            paint_label(page, row, y);
            paint_stones(page, i, y + lowered(page, row));
        }
        y += page->fit->heights[i];
    }
}
