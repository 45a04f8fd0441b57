/* Tables over pages: which rows stand on a page, what is repeated on the next one, what
 * stands below. A part of the drawing is a row in a panel, or what is left of one that is
 * taller than a page. */
#include "blocks/grid.h"
#include "blocks/grid_parts.h"

#define GOES_ON B(1.2) /* below the rule where a page ends */
#define NOTES B(1.2) /* first baseline below the closing rule */
#define NOTES_APART B(1.5)
#define NOTE_HANG MM(2.6)
#define NOTE_RISE PT(3.4)
#define LONG_ROW B(14) /* may be divided */
#define LONG_PART B(5) /* of it stands on a page */
#define PANEL_GAP B(1.5) /* between a table and its continuation below */

enum {
    LEAST_ROWS = 3, /* on both sides of a break */
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

/* ---- captions and rules ------------------------------------------------------------ */

/* Where words of a language stand that go with the table. */
static struct region words_region(const struct grid_fit *fit, const struct canvas *canvas,
                                  enum side side)
{
    struct region text = canvas->form->regions[REGION_TEXT][side];
    return canvas->form->shared
               ? text
               : (struct region){fit->left, mpt_min(fit->width, text.width)};
}

static const struct text_paragraph *set_caption(const struct grid_fit *fit,
                                                const struct canvas *canvas,
                                                enum side side)
{
    struct set_how how = {.role = ROLE_CAPTION,
                          .side = side,
                          .width = words_region(fit, canvas, side).width};
    return setter_block(canvas->setter, fit->grid->caption.of[side], &how);
}

static bool has_caption(const struct grid *grid)
{
    return grid->caption.of[SIDE_FIRST] != NULL || grid->caption.of[SIDE_SECOND] != NULL;
}

/* From its first baseline to the head rule. */
static mpt caption_height(const struct grid_fit *fit, const struct canvas *canvas,
                          enum grid_use use)
{
    mpt depth = 0;
    for (size_t i = 0; i < fit->side_count && use == GRID_REAL; i++) {
        depth = mpt_max(depth, set_depth(set_caption(fit, canvas, fit->sides[i])));
    }
    return has_caption(fit->grid) ? depth + B(1) : 0;
}

static void paint_words(const struct grid_fit *fit, const struct canvas *canvas, mpt y,
                        const struct str *words, enum role_name role)
{
    for (size_t i = 0; i < canvas->side_count; i++) {
        enum side side = canvas->sides[i];
        mpt left = canvas_left(canvas) + words_region(fit, canvas, side).left;
        if (words[side].size > 0) {
            canvas_artifact_line(
                canvas, setter_line(canvas->setter, words[side], role, side),
                (struct point){left, y}, ARTIFACT_HEADER, setter_role_colour(role, side));
        }
    }
}

static void paint_caption(const struct grid_fit *fit, const struct canvas *canvas, mpt y,
                          enum grid_use use)
{
    if (use == GRID_REPEATED) {
        paint_words(fit, canvas, y, fit->grid->again, ROLE_CAPTION);
        return;
    }
    for (size_t i = 0; i < canvas->side_count; i++) {
        enum side side = canvas->sides[i];
        const struct text_paragraph *set = set_caption(fit, canvas, side);
        if (set != NULL) {
            mpt left = canvas_left(canvas) + words_region(fit, canvas, side).left;
            canvas_paragraph(canvas, set, (struct point){left, y},
                             fit->grid->captions[side],
                             setter_role_colour(ROLE_CAPTION, side));
        }
    }
}

static void paint_goes_on(const struct grid_fit *fit, const struct canvas *canvas, mpt y)
{
    static const char *const WORDS[LANG_COUNT] =
        LANG_EACH("Продължава на следващата страница.", "Continued on the next page.");
    struct str words[SIDE_COUNT] = {{0}};
    for (size_t i = 0; i < canvas->side_count; i++) {
        enum side side = canvas->sides[i];
        words[side] = str_from(WORDS[canvas->setter->languages[side]]);
    }
    paint_words(fit, canvas, y, words, ROLE_NOTE);
}

/* ---- notes ----------------------------------------------------------------------- */

static const struct text_paragraph *set_note(const struct grid_fit *fit,
                                             const struct canvas *canvas,
                                             const struct grid_note *note, enum side side)
{
    mpt hang = note->number.size > 0 ? NOTE_HANG : 0;
    struct set_how how = {.role = ROLE_NOTE,
                          .side = side,
                          .width = words_region(fit, canvas, side).width - hang,
                          .flush = hang > 0};
    return setter_block(canvas->setter, note->texts.of[side], &how);
}

/* From the baseline before it to its last one. */
static mpt note_height(const struct grid_fit *fit, const struct canvas *canvas,
                       size_t index)
{
    const struct grid_note *note = &fit->grid->notes[index];
    mpt depth = 0;
    if (note->shared_only && !canvas->form->shared) {
        return 0;
    }
    for (size_t i = 0; i < fit->side_count; i++) {
        depth = mpt_max(depth, set_depth(set_note(fit, canvas, note, fit->sides[i])));
    }
    return depth + (index == 0 ? NOTES : note->apart ? NOTES_APART : B(1));
}

static mpt notes_height(const struct grid_fit *fit, const struct canvas *canvas)
{
    mpt height = 0;
    for (size_t i = 0; i < fit->grid->note_count; i++) {
        height += note_height(fit, canvas, i);
    }
    return height;
}

static void paint_note(const struct grid_fit *fit, const struct canvas *canvas,
                       const struct grid_note *note, mpt y, enum side side)
{
    const struct text_paragraph *set = set_note(fit, canvas, note, side);
    mpt left = canvas_left(canvas) + words_region(fit, canvas, side).left;
    enum theme_colour colour = setter_role_colour(ROLE_NOTE, side);
    if (set == NULL) {
        return;
    }
    if (note->number.size > 0) {
        const struct text_line *line =
            setter_line(canvas->setter, note->number, ROLE_NOTE_MARK, side);
        canvas_line(canvas, line, (struct point){left, y - NOTE_RISE},
                    note->number_elements[side], colour);
        left += NOTE_HANG;
    }
    canvas_paragraph(canvas, set, (struct point){left, y}, note->elements[side], colour);
}

static size_t paint_notes(const struct grid_fit *fit, const struct canvas *canvas, mpt y,
                          size_t from, mpt last)
{
    size_t at = from;
    for (; at < fit->grid->note_count; at++) {
        mpt height = note_height(fit, canvas, at);
        mpt depth = 0;
        for (size_t i = 0; i < fit->side_count; i++) {
            depth = mpt_max(depth, set_depth(set_note(fit, canvas, &fit->grid->notes[at],
                                                      fit->sides[i])));
        }
        if (y + height > last && at > from) {
            break;
        }
        if (height == 0) {
            continue;
        }
        for (size_t i = 0; i < canvas->side_count; i++) {
            paint_note(fit, canvas, &fit->grid->notes[at], y + height - depth,
                       canvas->sides[i]);
        }
        y += height;
    }
    return at;
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
    bool last = filling->from.panel + 1 == filling->fit->panel_count;
    mpt notes = last ? notes_height(filling->fit, filling->canvas) : 0;
    mpt most = (filling->last - filling->canvas->form->first) / LEAST_SHARE;
    return notes <= most ? notes : note_height(filling->fit, filling->canvas, 0);
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

/* The last row up to `held` before which the page may end, with enough rows on the next
 * one, if that leaves no more than a part of the page empty; else 0. */
static size_t find_break(const struct filling *filling, size_t held, size_t least)
{
    size_t count = filling->fit->grid->row_count;
    mpt most = (filling->last - filling->canvas->form->first) / LEAST_SHARE, empty = 0;
    for (size_t at = held; at > filling->from.row && empty <= most; at--) {
        if (may_break(filling, at, least > 1 ? 2 : 1) && count - at >= least) {
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
    mpt y = filling->y, limit = filling->last - GOES_ON;
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
    size_t at = find_break(filling, held, LEAST_ROWS);
    at = at > 0 ? at : find_break(filling, held, 1);
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
    bool caption = has_caption(sheet->grid);
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

/* Height from the caption to the first row. */
static mpt height_above(const struct grid_fit *fit, const struct canvas *canvas,
                        struct place place)
{
    bool again = place.panel > 0 && use_of(place) == GRID_REAL;
    mpt caption = again ? 0 : caption_height(fit, canvas, use_of(place));
    return caption + grid_head_height(&fit->panels[place.panel]);
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

/* The least room in which the table would begin. */
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
    return room;
}

static size_t finish(const struct sheet *sheet, const struct grid_fit *fit,
                     const struct canvas *canvas, struct place place, mpt *y)
{
    bool more = place.panel + 1 < fit->panel_count;
    size_t first = place.line, end = sheet->grid->note_count;
    mpt from = *y;
    if (more) {
        return part_of(sheet->grid, (struct place){place.panel + 1, 0, 0});
    }
    size_t next = paint_notes(fit, canvas, *y, first, canvas->form->last);
    for (size_t i = first; i < next; i++) {
        *y += note_height(fit, canvas, i);
    }
    *y = next > first ? *y : from;
    place.row = sheet->grid->row_count;
    place.line = next;
    return next < end ? part_of(sheet->grid, place) : SIZE_MAX;
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
    bool titled = place.panel == 0 || *top == 0;
    if (titled && has_caption(sheet->grid)) {
        paint_caption(fit, canvas, at, title);
    }
    at += titled ? caption_height(fit, canvas, title) : 0;
    struct filling filling = begin(fit, canvas, place, at);
    grid_paint_head(fit, canvas, filling.panel, at, use);
    filling.y = at + grid_head_height(filling.panel);
    struct leaf_rows rows = fill_page(&filling);
    mpt y = paint_rows(&filling, &rows);
    *top = y;
    if (rows.ends) {
        grid_rule(fit, canvas, y, GRID_EDGE, COLOUR_DEEP);
        return finish(sheet, fit, canvas, (struct place){place.panel, 0, 0}, top);
    }
    grid_rule(fit, canvas, y, GRID_BREAK, COLOUR_DEEP);
    paint_goes_on(fit, canvas, y + GOES_ON);
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
