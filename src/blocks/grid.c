/* Tables over pages: which rows stand on a page, what is repeated on the next one, what
 * stands below. A part of the drawing is a row in a panel, or what is left of one that is
 * taller than a page. */
#include "blocks/grid.h"
#include "blocks/grid_parts.h"

#define LONG_ROW B(14) /* may be divided */
#define LONG_PART B(5) /* of it stands on a page */
#define PANEL_GAP B(1.5) /* between a table and its continuation below */

enum {
    LEAST_ROWS = 3, /* on both sides of a break */
    GROUP_ROWS = 2, /* of a group on both sides of a break within it */
    LINES = 1 << 14, /* in a row, for the numbers of parts */
    LEAST_SHARE = 3 /* of a page that may be left empty to keep a table whole */
};

struct sheet {
    const struct grid *grid;
    struct grid_fit fit; /* the last one made */
    const struct page_form *form; /* for which it was made; NULL: none yet */
    enum side side;
    struct arena *arena;
};

/* Widths hang on the form and its languages, which change seldom. */
static const struct grid_fit *fit_of(struct sheet *sheet, const struct canvas *canvas)
{
    enum side side = canvas->form->leaves > 1 ? SIDE_FIRST : canvas->sides[0];
    if (sheet->form != canvas->form || sheet->side != side) {
        sheet->fit = grid_fit_make(canvas, sheet->grid, sheet->arena);
        sheet->form = canvas->form;
        sheet->side = side;
    }
    return &sheet->fit;
}

/* Where the table stands, for the words around it. */
static struct grid_frame frame_of(const struct grid_fit *fit, const struct canvas *canvas)
{
    return (struct grid_frame){fit->grid, canvas, fit->left, fit->width};
}

/* ---- pages ----------------------------------------------------------------------- */

/* A place in the table: a row of a panel, or `row_count` for what stands below it. */
struct place {
    size_t panel, row, line; /* lines of the row that stand on pages before */
};

static struct place place_of(const struct grid *grid, size_t part)
{
    size_t row = part / LINES;
    return (struct place){row / (grid->row_count + 1), row % (grid->row_count + 1),
                          part % LINES};
}

static size_t part_of(const struct grid *grid, struct place place)
{
    return (place.panel * (grid->row_count + 1) + place.row) * LINES + place.line;
}

/* What a page holds of a panel. */
struct leaf_rows {
    size_t to; /* the row after the last one */
    size_t line; /* lines of that row which stand here as well */
    bool ends; /* the panel ends here */
};

struct filling {
    const struct grid_fit *fit;
    const struct canvas *canvas;
    const struct grid_panel *panel;
    struct place from;
    mpt y; /* where the first row begins */
    mpt last; /* baseline */
};

static mpt height_of(const struct filling *filling, size_t row)
{
    return grid_row_height(filling->fit, filling->canvas, filling->panel,
                           &filling->fit->grid->rows[row]);
}

/* Height that must follow the last row: the notes, if it is the last panel. */
static mpt height_below(const struct filling *filling)
{
    const struct grid_frame frame = frame_of(filling->fit, filling->canvas);
    bool last = filling->from.panel + 1 == filling->fit->panel_count;
    mpt notes = last ? grid_notes_height(&frame) : 0;
    mpt most = (filling->last - filling->canvas->form->first) / LEAST_SHARE;
    return notes <= most ? notes : grid_note_height(&frame, 0);
}

static enum grid_row_kind kind_at(const struct filling *filling, size_t row)
{
    const struct grid *grid = filling->fit->grid;
    return row < grid->row_count ? grid->rows[row].kind : GRID_GROUP;
}

static bool is_sum(enum grid_row_kind kind)
{
    return kind == GRID_TOTAL || kind == GRID_SUBTOTAL;
}

/* Whether a page may end before row `at`: never behind the title of a group or before a
 * total. A total takes so many rows with it. */
static bool may_break(const struct filling *filling, size_t at, size_t with)
{
    bool titled = at > 0 && kind_at(filling, at - 1) == GRID_GROUP;
    bool before = false;
    for (size_t i = 0; i < with; i++) {
        before = before || is_sum(kind_at(filling, at + i));
    }
    return !titled && !before;
}

/* True if enough rows of a group stand before row `at` on the page, or from it on. */
static bool has_group_rows(const struct filling *filling, size_t at, bool before)
{
    size_t rows = 0;
    for (size_t i = at;
         rows < GROUP_ROWS &&
         (before ? i > filling->from.row : i < filling->fit->grid->row_count) &&
         kind_at(filling, before ? i - 1 : i) == GRID_ROW;
         i += before ? (size_t)-1 : 1) {
        rows++;
    }
    return rows == GROUP_ROWS;
}

/* How well a page ends before row `at`, where it may: best between two groups, else with
 * some rows of a group on both sides. */
enum break_rank { BREAK_ALLOWED, BREAK_WITHIN, BREAK_BETWEEN };

static enum break_rank rank_of(const struct filling *filling, size_t at)
{
    if (kind_at(filling, at) == GRID_GROUP) {
        return BREAK_BETWEEN;
    }
    return has_group_rows(filling, at, true) && has_group_rows(filling, at, false)
               ? BREAK_WITHIN
               : BREAK_ALLOWED;
}

/* The last row up to `held` before which the page may end so well, with enough rows on
 * the next one, if that leaves no more than a part of the page empty; else 0. */
static size_t find_break(const struct filling *filling, size_t held, size_t least,
                         enum break_rank rank)
{
    size_t count = filling->fit->grid->row_count;
    mpt most = (filling->last - filling->canvas->form->first) / LEAST_SHARE, empty = 0;
    for (size_t at = held; at > filling->from.row && empty <= most; at--) {
        if (may_break(filling, at, least > 1 ? 2 : 1) && count - at >= least &&
            rank_of(filling, at) >= rank) {
            return at;
        }
        empty += height_of(filling, at - 1);
    }
    return 0;
}

/* Lines of a row that is taller than a page which stand above `room`. */
static size_t lines_in(mpt room)
{
    return room < B(3) ? 1 : (size_t)(room / B(1)) - 1;
}

/* Whether a row is long enough to be divided, with some lines on both sides. */
static bool may_divide(const struct filling *filling, size_t row, mpt room)
{
    if (kind_at(filling, row) != GRID_ROW || room <= LONG_PART) {
        return false;
    }
    mpt height = height_of(filling, row);
    return height > LONG_ROW && height - room > LONG_PART;
}

/* How many rows the page holds, ending where it may. */
static struct leaf_rows fill_page(const struct filling *filling)
{
    const struct grid *grid = filling->fit->grid;
    mpt y = filling->y, limit = filling->last - GRID_GOES_ON;
    size_t held = filling->from.row;
    for (; held < grid->row_count; held++) {
        mpt skipped = held == filling->from.row ? (mpt)filling->from.line * B(1) : 0;
        mpt height = height_of(filling, held) - skipped;
        if (y + height > limit) {
            break;
        }
        y += height;
    }
    /* The last rows need no line below them but the notes. */
    mpt foot = y;
    for (size_t row = held; row < grid->row_count && foot <= filling->last; row++) {
        foot += height_of(filling, row) -
                (row == filling->from.row ? (mpt)filling->from.line * B(1) : 0);
    }
    if (foot + height_below(filling) <= filling->last) {
        return (struct leaf_rows){grid->row_count, 0, true};
    }
    if (held == filling->from.row) { /* taller than a page, or nearly */
        return (struct leaf_rows){held, filling->from.line + lines_in(limit - y), false};
    }
    if (may_divide(filling, held, limit - y)) {
        return (struct leaf_rows){held, lines_in(limit - y), false};
    }
    size_t at = 0;
    for (int rank = BREAK_BETWEEN; rank >= BREAK_ALLOWED && at == 0; rank--) {
        at = find_break(filling, held, LEAST_ROWS, (enum break_rank)rank);
    }
    at = at > 0 ? at : find_break(filling, held, 1, BREAK_ALLOWED);
    return (struct leaf_rows){at > 0 ? at : held, 0, false};
}

static void paint_row_rule(const struct filling *filling, size_t row, mpt y)
{
    enum grid_row_kind kind = kind_at(filling, row);
    bool strong = kind == GRID_GROUP || kind == GRID_TOTAL;
    if (row > 0 && kind_at(filling, row - 1) == GRID_GROUP) {
        return; /* a title belongs to the row below it */
    }
    grid_rule(filling->fit, filling->canvas, y, strong ? GRID_RULE : GRID_HAIRLINE,
              strong ? COLOUR_DEEP : COLOUR_STONE2);
}

/* The rows of a page; returns where the last one ends. */
static mpt paint_rows(const struct filling *filling, const struct leaf_rows *rows)
{
    const struct grid *grid = filling->fit->grid;
    mpt y = filling->y;
    for (size_t r = filling->from.row; r < grid->row_count; r++) {
        mpt skipped = r == filling->from.row ? (mpt)filling->from.line * B(1) : 0;
        mpt end = height_of(filling, r);
        bool cut = r == rows->to && rows->line > 0;
        if (r >= rows->to && !cut) {
            break;
        }
        end = cut ? (mpt)(rows->line + 1) * B(1) : end;
        mpt from = skipped > 0 ? skipped + B(1) : 0;
        if (r > filling->from.row) {
            paint_row_rule(filling, r, y);
        }
        struct grid_painting painting = {
            filling->fit,   filling->canvas,           filling->panel,
            &grid->rows[r], y + (from > 0 ? B(1) : 0), {from, end},
            GRID_REAL};
        grid_paint_row(&painting);
        y += end - skipped;
    }
    return y;
}

/* ---- drawing --------------------------------------------------------------------- */

static bool sheet_can_stand(const void *self, const struct canvas *canvas)
{
    (void)self;
    (void)canvas;
    return true; /* what does not fit goes on below, or on further pages */
}

/* Where the caption stands, or the head rule without one. */
static mpt caption_at(const struct sheet *sheet, const struct canvas *canvas, mpt top,
                      struct place place)
{
    const struct page_form *form = canvas->form;
    bool caption = grid_has_caption(sheet->grid);
    if (top == 0) {
        return caption ? form->first : form->first - B(1);
    }
    if (place.panel > 0 && place.row == 0) {
        return top + PANEL_GAP;
    }
    mpt first = form->step == 0 ? sheet->grid->first : 0;
    return mpt_max(first, top + sheet->grid->gap);
}

static enum grid_use use_of(struct place place)
{
    return place.row == 0 && place.line == 0 ? GRID_REAL : GRID_REPEATED;
}

static struct filling begin(const struct grid_fit *fit, const struct canvas *canvas,
                            struct place place, mpt top)
{
    return (struct filling){
        .fit = fit,
        .canvas = canvas,
        .panel = &fit->panels[place.panel],
        .from = place,
        .y = top,
        .last = canvas->form->last,
    };
}

/* The title of the group that a page begins within, as it stands there again. */
struct group_again {
    bool given;
    struct grid_row row;
    struct grid_cell cell;
    mpt height;
};

static void find_group(struct group_again *out, const struct grid_fit *fit,
                       const struct canvas *canvas, struct place place)
{
    const struct grid_row *rows = fit->grid->rows;
    size_t row = place.row;
    *out = (struct group_again){.given = false};
    while (row > 0 && rows[row - 1].kind == GRID_ROW &&
           rows[place.row].kind != GRID_TOTAL) {
        row--;
    }
    bool within = row > 0 && place.row < fit->grid->row_count && row < place.row &&
                  rows[place.row].kind != GRID_GROUP && rows[row - 1].kind == GRID_GROUP;
    if (!within || rows[row - 1].again.of[canvas->sides[0]] == NULL) {
        return;
    }
    out->given = true;
    out->cell.texts = rows[row - 1].again;
    out->row = rows[row - 1];
    out->row.cells = &out->cell;
    out->height = grid_row_height(fit, canvas, &fit->panels[place.panel], &out->row);
}

/* Paints it there, if there is one; returns where the first row begins. */
static mpt paint_group(const struct grid_fit *fit, const struct canvas *canvas,
                       struct place place, mpt y)
{
    struct group_again group;
    find_group(&group, fit, canvas, place);
    if (group.given) {
        const struct grid_painting painting = {
            fit,          canvas, &fit->panels[place.panel],
            &group.row,   y,      {0, group.height},
            GRID_REPEATED};
        grid_paint_row(&painting);
    }
    return y + group.height;
}

/* Height from the caption to the first row. */
static mpt height_above(const struct grid_fit *fit, const struct canvas *canvas,
                        struct place place)
{
    const struct grid_frame frame = frame_of(fit, canvas);
    bool again = place.panel > 0 && use_of(place) == GRID_REAL;
    mpt caption = again ? 0 : grid_caption_height(&frame, use_of(place));
    struct group_again group;
    find_group(&group, fit, canvas, place);
    return caption + grid_head_height(&fit->panels[place.panel]) + group.height;
}

/* How many rows a page of its own would hold. */
static size_t held_alone(const struct sheet *sheet, const struct grid_fit *fit,
                         const struct canvas *canvas, struct place place)
{
    mpt at = caption_at(sheet, canvas, 0, place) + height_above(fit, canvas, place);
    struct filling filling = begin(fit, canvas, place, at);
    struct leaf_rows rows = fill_page(&filling);
    return rows.to - place.row + (rows.line > 0);
}

/* True if the table begins well below what stands on the page: with all its rows, or with
 * some of them where it would not stand whole on a page either. */
static bool sheet_fits(const void *self, const struct canvas *canvas,
                       const struct drawing_room *room, size_t from)
{
    struct sheet *sheet = *(struct sheet *const *)self;
    const struct grid_fit *fit = fit_of(sheet, canvas);
    struct place place = place_of(sheet->grid, from);
    mpt at = caption_at(sheet, canvas, room->top, place);
    struct filling filling =
        begin(fit, canvas, place, at + height_above(fit, canvas, place));
    struct leaf_rows rows = fill_page(&filling);
    if (rows.ends) {
        return true;
    }
    mpt page = canvas->form->last - canvas->form->first;
    mpt left = canvas->form->last - room->top;
    size_t least = held_alone(sheet, fit, canvas, place);
    least = least < LEAST_ROWS ? least : LEAST_ROWS;
    bool begins = rows.to + (rows.line > 0) >= place.row + least;
    return begins && filling.y < filling.last && left * LEAST_SHARE >= page;
}

/* The least room in which the table would begin. The flow lets its foot stand a line
 * lower, as that of a row. */
static mpt sheet_least(const void *self, const struct canvas *canvas)
{
    const struct page_form *form = canvas->form;
    mpt room = B(1);
    for (; room < form->last - form->first; room += B(1)) {
        const struct drawing_room below = {.top = form->last - room};
        if (sheet_fits(self, canvas, &below, 0)) {
            break;
        }
    }
    return room + B(1);
}

static size_t finish(const struct sheet *sheet, const struct grid_fit *fit,
                     const struct canvas *canvas, struct place place, mpt *y)
{
    const struct grid_frame frame = frame_of(fit, canvas);
    if (place.panel + 1 < fit->panel_count) {
        return part_of(sheet->grid, (struct place){place.panel + 1, 0, 0});
    }
    size_t next = grid_paint_notes(&frame, y, place.line);
    place.row = sheet->grid->row_count;
    place.line = next;
    return next < sheet->grid->note_count ? part_of(sheet->grid, place) : SIZE_MAX;
}

/* The notes that found no room below the table. */
static size_t paint_rest(const struct sheet *sheet, const struct grid_fit *fit,
                         const struct canvas *canvas, struct place place, mpt *top)
{
    *top = canvas->form->first - B(1);
    return finish(sheet, fit, canvas, place, top);
}

static size_t paint_panel(struct sheet *sheet, const struct canvas *canvas, mpt *top,
                          struct place place)
{
    const struct grid_fit *fit = fit_of(sheet, canvas);
    mpt at = caption_at(sheet, canvas, *top, place);
    enum grid_use use = use_of(place);
    enum grid_use title = place.panel > 0 ? GRID_REPEATED : use;
    const struct grid_frame frame = frame_of(fit, canvas);
    bool titled = place.panel == 0 || *top == 0;
    if (titled && grid_has_caption(sheet->grid)) {
        grid_paint_caption(&frame, at, title);
    }
    at += titled ? grid_caption_height(&frame, title) : 0;
    struct filling filling = begin(fit, canvas, place, at);
    grid_paint_head(fit, canvas, filling.panel, at, use);
    filling.y = paint_group(fit, canvas, place, at + grid_head_height(filling.panel));
    struct leaf_rows rows = fill_page(&filling);
    mpt y = paint_rows(&filling, &rows);
    *top = y;
    if (rows.ends) {
        grid_rule(fit, canvas, y, GRID_EDGE, COLOUR_DEEP);
        return finish(sheet, fit, canvas, (struct place){place.panel, 0, 0}, top);
    }
    grid_rule(fit, canvas, y, GRID_BREAK, COLOUR_DEEP);
    grid_paint_goes_on(&frame, y + GRID_GOES_ON);
    *top = canvas->form->last;
    return part_of(sheet->grid, (struct place){place.panel, rows.to, rows.line});
}

/* On the same page as many panels as find room. */
static size_t sheet_paint(void *self, const struct canvas *canvas, mpt *top, size_t from)
{
    struct sheet *sheet = *(struct sheet **)self;
    const struct grid_fit *fit = fit_of(sheet, canvas);
    struct place place = place_of(sheet->grid, from);
    if (place.row == sheet->grid->row_count) {
        return paint_rest(sheet, fit, canvas, place, top);
    }
    size_t next = paint_panel(sheet, canvas, top, place);
    while (next != SIZE_MAX) {
        place = place_of(sheet->grid, next);
        const struct drawing_room room = {.top = *top};
        if (place.row > 0 || place.panel == 0 || *top >= canvas->form->last ||
            !sheet_fits(self, canvas, &room, next)) {
            break;
        }
        next = paint_panel(sheet, canvas, top, place);
    }
    return next;
}

struct drawing grid_drawing(struct arena *arena, const struct grid *grid)
{
    struct sheet **self = arena_new(arena, struct sheet *);
    *self = arena_new(arena, struct sheet);
    **self = (struct sheet){.grid = grid, .arena = arena};
    return (struct drawing){.self = self,
                            .parts = SIZE_MAX,
                            .can_stand = sheet_can_stand,
                            .fits = sheet_fits,
                            .least = sheet_least,
                            .paint = sheet_paint};
}

struct region grid_region(const struct drawing *drawing, const struct canvas *canvas)
{
    const struct grid_fit *fit = fit_of(*(struct sheet *const *)drawing->self, canvas);
    return (struct region){fit->left, fit->width};
}
