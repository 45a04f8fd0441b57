/* A road map on its pages: years and phases, rows of bars, the line of the day, notes. On
 * further pages years and phases come again, and the title of the group that goes on. */
#include "sections/timeline_parts.h"

#define YEARS B(2) /* from where a caption or rule would stand to the years */
#define YEARS_UP B(1.5) /* so much higher where that makes it fit */
#define HEAD_FOOT B(0.6) /* from the years to the first rule */
#define PHASES B(0.8) /* from the years to the phases */
#define PHASES_FOOT B(0.85)
#define PHASES_LABEL B(1) /* their label above them, where the form is narrow */
#define LANE (ROAD_PHASE + B(0.2))
#define NAMES B(1) /* from the phases to the names below */
#define NAMES_FOOT B(0.6)
#define PHASE_STREET MM(0.6)
#define NOTES_BELOW_DAY B(0.9)
#define NOTES_FIRST B(1.2)
#define NOTE_HANG MM(4)
#define NOTE_RISE PT(3.4)

enum { LEAST_ROWS = 4, LEAST_LEFT = 2 };

static struct grid_frame frame_of(const struct road_page *page)
{
    return (struct grid_frame){&page->road->grid, page->canvas, 0,
                               page->canvas->form->live};
}

/* What stands above the rows is read once. */
static enum grid_use use_of(size_t from)
{
    return from == 0 ? GRID_REAL : GRID_REPEATED;
}

/* ---- the head -------------------------------------------------------------------- */

/* Narrow pages that go on have no room for the phases. */
static bool has_phases(const struct road_fit *fit, enum grid_use use)
{
    return fit->road->phase_count > 0 && (fit->wide || use == GRID_REAL);
}

/* Height from the years to the first rule. */
static mpt head_height(const struct road_fit *fit, enum grid_use use)
{
    if (!has_phases(fit, use)) {
        return HEAD_FOOT;
    }
    mpt lanes = PHASES + (fit->wide ? 0 : PHASES_LABEL) + (mpt)(fit->lanes - 1) * LANE +
                ROAD_PHASE;
    return fit->levels == 0 ? lanes + PHASES_FOOT
                            : lanes + (mpt)fit->levels * fit->level + NAMES_FOOT;
}

static enum theme_colour tone_ground(enum phase_tone tone)
{
    switch (tone) {
    case TONE_PREPARATION: return COLOUR_STONE2;
    case TONE_WORK: return COLOUR_LIMELIGHT;
    case TONE_REVIEW: return COLOUR_HONEY;
    case TONE_REPORT: break;
    }
    return COLOUR_DEEP;
}

static void paint_phase(const struct road_page *page, size_t i, mpt top,
                        enum grid_use use)
{
    const struct road_phase *phase = &page->road->phases[i];
    const struct road_name *name = &page->fit->names[i];
    mpt y = top + (mpt)name->lane * LANE;
    mpt foot = top + (mpt)(page->fit->lanes - 1) * LANE + ROAD_PHASE;
    bool more = name->left + name->width < page->fit->width;
    struct rect area = {page->axis + name->left, y,
                        mpt_max(name->width - (more ? PHASE_STREET : 0), PHASE_STREET),
                        ROAD_PHASE};
    struct road_put put =
        road_label_put(&phase->row->cells[ROAD_LABEL], phase->same, ROLE_NOTE, use);
    struct point at = {area.left + ROAD_NAME_INSET, y + ROAD_PHASE_FIRST};
    canvas_rect(page->canvas, area, ARTIFACT_LAYOUT, tone_ground(phase->tone));
    if (name->inside) {
        bool dark = phase->tone == TONE_REPORT;
        put.colours[SIDE_FIRST] = dark ? COLOUR_WHITE : COLOUR_INK;
        put.colours[SIDE_SECOND] = dark ? COLOUR_LIMELIGHT : COLOUR_INK;
        bool two = page->canvas->form->shared && !phase->same;
        at.y += two || page->canvas->setter->side_count == 1 ? 0 : B(0.5);
    } else {
        put.right = name->right;
        put.text.width = page->fit->width;
        at.x = page->axis + name->below;
        at.y = foot + NAMES + (mpt)name->level * page->fit->level;
    }
    road_put_text(page, &put, at);
    if (use == GRID_REAL) {
        road_say_cells(page, phase->row);
    }
}

static void paint_phases(const struct road_page *page, mpt years, enum grid_use use)
{
    const struct road *road = page->road;
    mpt top = years + PHASES + (page->fit->wide ? 0 : PHASES_LABEL);
    if (!has_phases(page->fit, use)) {
        return;
    }
    struct road_put title =
        road_label_put(&road->phases_title->cells[0], false, ROLE_TABLE_LABEL_BELOW, use);
    road_put_text(page, &title,
                  (struct point){page->left, page->fit->wide ? top + ROAD_PHASE_FIRST
                                                             : top - B(0.4)});
    for (size_t i = 0; i < road->phase_count; i++) {
        paint_phase(page, i, top, use);
    }
}

static void paint_years(const struct road_page *page, mpt years)
{
    const struct axis *axis = &page->road->axis;
    enum side side = page->canvas->sides[0];
    int step = axis_step(axis, page->fit->width);
    for (int i = 0; i < axis->count; i += step) {
        struct moment year = {.year = axis->first + i};
        mpt x = page->axis + axis_at(axis, page->fit->width, year);
        struct str words = str_format(page->canvas->setter->pages, "%d", year.year);
        canvas_artifact_line(
            page->canvas, setter_line(page->canvas->setter, words, ROLE_TABLE_HEAD, side),
            (struct point){x + ROAD_YEAR_INSET, years}, ARTIFACT_LAYOUT,
            setter_role_colour(ROLE_TABLE_HEAD, side));
    }
}

/* The heads of the columns are said, for the page shows no columns. */
static void say_heads(const struct road_page *page)
{
    for (size_t c = 0; c < ROAD_COLUMNS; c++) {
        const struct grid_cell *head = &page->road->grid.columns[c].head;
        for (size_t i = 0; i < page->canvas->side_count; i++) {
            enum side side = page->canvas->sides[i];
            canvas_say(page->canvas, head->elements[side], head->spoken[side]);
        }
    }
}

/* ---- pages ----------------------------------------------------------------------- */

static const struct road_row *title_before(const struct road *road, size_t row)
{
    for (size_t i = row; i > 0 && road->rows[row].term != NULL; i--) {
        if (road->rows[i - 1].term == NULL) {
            return &road->rows[i - 1];
        }
    }
    return NULL;
}

/* A page may end before row `at` where a title does not stand alone and some rows go
 * on. */
static bool may_end(const struct road *road, size_t at)
{
    bool title = road->rows[at - 1].term == NULL;
    return !title && road->row_count - at >= LEAST_LEFT;
}

/* The milestone of that number among those that have one. */
static const struct road_stone *numbered_stone(const struct road_fit *fit, size_t index)
{
    for (size_t i = 0; i < fit->road->row_count; i++) {
        const struct road_row *row = &fit->road->rows[i];
        if (fit->numbers[i] > 0 && index < row->stone_count) {
            return &row->stones[index];
        }
        index -= fit->numbers[i] > 0 ? row->stone_count : 0;
    }
    return NULL;
}

/* The words of a milestone in a language, as a note sets them. */
static const struct text_paragraph *set_numbered(const struct road_page *page,
                                                 const struct road_stone *stone,
                                                 enum side side)
{
    const struct canvas *canvas = page->canvas;
    struct set_how how = {.role = ROLE_NOTE,
                          .side = side,
                          .width =
                              canvas->form->regions[REGION_TEXT][side].width - NOTE_HANG,
                          .flush = true};
    return setter_block(canvas->setter, stone->texts.of[side], &how);
}

/* Height of all that stands below the rows and the day. */
static mpt notes_height(const struct road_page *page)
{
    struct grid_frame frame = frame_of(page);
    enum side sides[SIDE_COUNT];
    size_t count = grid_sides(page->canvas, sides);
    mpt height = grid_notes_height(&frame);
    for (size_t i = 0; i < page->fit->numbered; i++) {
        mpt deepest = 0;
        for (size_t k = 0; k < count; k++) {
            const struct road_stone *stone = numbered_stone(page->fit, i);
            deepest = mpt_max(deepest, set_depth(set_numbered(page, stone, sides[k])));
        }
        height += (i == 0 ? NOTES_FIRST : B(1)) + deepest;
    }
    return height;
}

static mpt foot_height(const struct road_page *page)
{
    mpt day = road_date_height(page->road);
    return day + (day > 0 ? NOTES_BELOW_DAY : 0) + notes_height(page);
}

/* How many rows stand from `top` on. */
static struct road_rows find_rows(const struct road_page *page, size_t from, mpt top)
{
    const struct road *road = page->road;
    const mpt *heights = page->fit->heights;
    mpt last = page->canvas->form->last;
    mpt limit = last - GRID_GOES_ON - road_date_height(road);
    mpt most = (last - page->canvas->form->first) / 2, below = foot_height(page);
    struct road_rows rows = {.from = from, .to = road->row_count, .top = top};
    rows.again = from > 0 ? title_before(road, from) : NULL;
    rows.top += rows.again == NULL ? 0 : heights[rows.again - road->rows];
    rows.foot = rows.top;
    for (size_t i = from; i < road->row_count; i++) {
        rows.foot += heights[i];
    }
    rows.ends = rows.foot + (below < most ? below : 0) <= last;
    while (!rows.ends && rows.to > from + 1 &&
           (rows.foot > limit || !may_end(road, rows.to))) {
        rows.foot -= heights[--rows.to];
    }
    return rows;
}

/* ---- notes ----------------------------------------------------------------------- */

/* The words of a milestone that has a number, in the halves of the page. */
static mpt paint_numbered(const struct road_page *page, const struct road_stone *stone,
                          size_t number, mpt y)
{
    const struct canvas *canvas = page->canvas;
    mpt last = y;
    for (size_t i = 0; i < canvas->side_count; i++) {
        enum side side = canvas->sides[i];
        struct region text = canvas->form->regions[REGION_TEXT][side];
        mpt left = page->left + (canvas->form->shared ? text.left : 0);
        const struct text_paragraph *set = set_numbered(page, stone, side);
        struct str words = str_format(page->canvas->setter->pages, "%zu", number);
        if (set == NULL) {
            continue;
        }
        canvas_artifact_line(canvas,
                             setter_line(canvas->setter, words, ROLE_NOTE_MARK, side),
                             (struct point){left, y - NOTE_RISE}, ARTIFACT_LAYOUT,
                             setter_role_colour(ROLE_NOTE, side));
        canvas_paragraph(canvas, set, (struct point){left + NOTE_HANG, y},
                         stone->titles[side], setter_role_colour(ROLE_NOTE, side));
        last = mpt_max(last, y + set_depth(set));
    }
    road_say_date(page, stone);
    return last;
}

/* Milestones with numbers, then the notes of the table, from `from` on; returns the next
 * one. */
static size_t paint_notes(const struct road_page *page, size_t from, mpt *y)
{
    const struct road_fit *fit = page->fit;
    struct grid_frame frame = frame_of(page);
    size_t at = from;
    for (; at < fit->numbered; at++) {
        mpt line = *y + (at == 0 ? NOTES_FIRST : B(1));
        if (line > page->canvas->form->last && at > from) {
            return at;
        }
        *y = paint_numbered(page, numbered_stone(fit, at), fit->road->notes + at + 1,
                            line);
    }
    size_t note = at - fit->numbered;
    mpt next = note < fit->road->grid.note_count ? grid_note_height(&frame, note) : 0;
    if (next > 0 && *y + next > page->canvas->form->last && at > from) {
        return at;
    }
    return fit->numbered + grid_paint_notes(&frame, y, note);
}

/* ---- drawing --------------------------------------------------------------------- */

struct sheet {
    const struct road *road;
    struct road_fit fit; /* the last one made */
    struct arena *arena;
};

static struct road_page page_of(struct sheet *sheet, const struct canvas *canvas)
{
    enum side side = canvas->form->leaves > 1 ? SIDE_FIRST : canvas->sides[0];
    if (sheet->fit.form != canvas->form || sheet->fit.side != side) {
        sheet->fit = road_fit_make(sheet->road, canvas, sheet->arena);
        sheet->fit.side = side;
    }
    mpt left = canvas_left(canvas);
    return (struct road_page){sheet->road, &sheet->fit, canvas, left,
                              left + sheet->fit.left};
}

/* The baseline of the years, below what stands above it. */
static mpt years_below(const struct road_page *page, mpt top, enum grid_use use)
{
    const struct grid *grid = &page->road->grid;
    struct grid_frame frame = frame_of(page);
    mpt caption = grid_caption_height(&frame, use);
    const struct page_form *form = page->canvas->form;
    if (top == 0) {
        return grid_has_caption(grid) ? form->first + caption + YEARS : form->first;
    }
    mpt first = form->step == 0 ? grid->first : 0;
    return mpt_max(first, top + grid->gap) + caption + YEARS;
}

/* The same, and a little higher if all the rest then stands on the page. */
static mpt years_at(const struct road_page *page, mpt top, size_t from)
{
    enum grid_use use = use_of(from);
    mpt years = years_below(page, top, use);
    for (mpt up = 0; up <= YEARS_UP && top > 0; up += B(0.5)) {
        if (find_rows(page, from, years - up + head_height(page->fit, use)).ends) {
            return years - up;
        }
    }
    return years;
}

static bool road_can_stand(const void *self, const struct canvas *canvas)
{
    (void)self, (void)canvas;
    return true; /* what does not fit goes on on further pages */
}

static bool road_fits(const void *self, const struct canvas *canvas,
                      const struct drawing_room *room, size_t from)
{
    struct sheet *sheet = *(struct sheet *const *)self;
    struct road_page page = page_of(sheet, canvas);
    if (from >= sheet->road->row_count) {
        return false;
    }
    mpt top = years_at(&page, room->top, from) + head_height(page.fit, use_of(from));
    struct road_rows rows = find_rows(&page, from, top);
    mpt fresh = years_at(&page, 0, from) + head_height(page.fit, use_of(from));
    struct road_rows alone = find_rows(&page, from, fresh);
    mpt page_height = canvas->form->last - canvas->form->first;
    bool roomy = canvas->form->last - room->top >= page_height * 2 / 3;
    return rows.ends || ((roomy || !alone.ends) && rows.foot < canvas->form->last &&
                         rows.to - rows.from >= LEAST_ROWS);
}

/* The least room in which the road map would begin. */
static mpt road_least(const void *self, const struct canvas *canvas)
{
    const struct page_form *form = canvas->form;
    mpt room = B(1);
    for (; room < form->last - form->first; room += B(1)) {
        const struct drawing_room below = {.top = form->last - room};
        if (road_fits(self, canvas, &below, 0)) {
            break;
        }
    }
    return room;
}

static size_t finish(const struct road_page *page, size_t from, mpt *y)
{
    size_t next = paint_notes(page, from, y);
    bool more = next < page->fit->numbered + page->road->grid.note_count;
    return more ? page->road->row_count + next : SIZE_MAX;
}

/* Notes that a page of their own holds whole are not divided. */
static bool notes_stay(const struct road_page *page, mpt top)
{
    const struct page_form *form = page->canvas->form;
    mpt height = notes_height(page);
    return top + height <= form->last || form->first - B(1) + height > form->last;
}

static void paint_head(const struct road_page *page, mpt years, enum grid_use use)
{
    struct grid_frame frame = frame_of(page);
    mpt caption = grid_caption_height(&frame, use);
    mpt y = years + head_height(page->fit, use);
    struct rect rule = {page->left, y - GRID_RULE / 2, page->canvas->form->live,
                        GRID_RULE};
    if (caption > 0) {
        grid_paint_caption(&frame, years - YEARS - caption, use);
    }
    if (use == GRID_REAL) {
        say_heads(page);
    }
    paint_phases(page, years, use);
    canvas_rect(page->canvas, rule, ARTIFACT_LAYOUT, COLOUR_DEEP);
}

static size_t road_paint(void *self, const struct canvas *canvas, mpt *top, size_t from)
{
    struct sheet *sheet = *(struct sheet **)self;
    struct road_page page = page_of(sheet, canvas);
    struct grid_frame frame = frame_of(&page);
    enum grid_use use = use_of(from);
    if (from >= sheet->road->row_count) {
        *top = canvas->form->first - B(1);
        return finish(&page, from - sheet->road->row_count, top);
    }
    mpt years = years_at(&page, *top, from);
    mpt head = years + head_height(page.fit, use);
    struct road_rows rows = find_rows(&page, from, head);
    size_t first = canvas->display->pages.items[canvas->page].count;
    paint_years(&page, years);
    paint_head(&page, years, use);
    road_paint_rows(&page, &rows, head);
    mpt thickness = rows.ends ? GRID_EDGE : GRID_BREAK, day = road_date_height(page.road);
    struct rect rule = {page.left, rows.foot - thickness / 2, canvas->form->live,
                        thickness};
    canvas_rect(canvas, rule, ARTIFACT_LAYOUT, COLOUR_DEEP);
    road_paint_year_lines(&page, first, years, rows.foot);
    road_paint_date(&page, rows.foot, rows.ends ? GRID_REAL : GRID_REPEATED);
    *top = rows.foot + day;
    if (rows.ends) {
        *top += day > 0 ? NOTES_BELOW_DAY : 0;
        return notes_stay(&page, *top) ? finish(&page, 0, top) : rows.to;
    }
    grid_paint_goes_on(&frame, *top + GRID_GOES_ON);
    *top = canvas->form->last;
    return rows.to;
}

struct drawing road_drawing(struct arena *arena, const struct road *road)
{
    struct sheet **self = arena_new(arena, struct sheet *);
    *self = arena_new(arena, struct sheet);
    **self = (struct sheet){.road = road, .arena = arena};
    return (struct drawing){.self = self,
                            .parts = SIZE_MAX,
                            .can_stand = road_can_stand,
                            .fits = road_fits,
                            .least = road_least,
                            .paint = road_paint};
}
