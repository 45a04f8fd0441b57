/* Bleed and the marks beside it. All marks are in registration colour, on every plate,
 * and keep 3 mm from the bleed, so that no knife and no ink of theirs gets into the page.
 */
#include "press/ink.h"
#include "press/press.h"

#define MARK_OFFSET MM(3) /* from the bleed */
#define MARK_LENGTH MM(5)
#define MARK_WEIGHT PT(0.25)
#define SLUG_HEIGHT MM(4) /* of the strip outside the marks */
#define SLUG_BASELINE MM(2.2) /* from the marks */
#define SLUG_SIZE PT(6)
#define CIRCLE_RADIUS MM(1.5)

static const struct colour REGISTRATION = {"registration",   0, 0, 0, 100, 100, 100, 100,
                                           SPOT_REGISTRATION};

/* ---- bleed --------------------------------------------------------------------------
 */

/* Moves a coordinate that lies at the end of the drawn bleed to the end of the new one.
 */
static mpt reach(mpt at, mpt length, mpt old, mpt bleed)
{
    if (at == -old) {
        return -bleed;
    }
    return at == length + old ? length + bleed : at;
}

static void extend_rect(struct display_op *op, const struct display_page *page, mpt bleed)
{
    mpt right = reach(op->left + op->width, page->width, page->bleed, bleed);
    mpt bottom = reach(op->top + op->height, page->height, page->bleed, bleed);
    op->left = reach(op->left, page->width, page->bleed, bleed);
    op->top = reach(op->top, page->height, page->bleed, bleed);
    op->width = right - op->left;
    op->height = bottom - op->top;
}

static void extend_path(struct display_op *op, const struct display_page *page, mpt bleed,
                        struct arena *arena)
{
    struct path *path = path_copy(arena, op->path);
    for (size_t i = 0; i < path->point_count; i++) {
        struct point *point = &path->points[i];
        point->x = reach(point->x, page->width, page->bleed, bleed);
        point->y = reach(point->y, page->height, page->bleed, bleed);
    }
    op->path = path;
}

static void extend_page(struct display_page *page, mpt bleed, struct arena *arena)
{
    for (size_t i = 0; i < page->count && bleed != page->bleed; i++) {
        struct display_op *op = &page->items[i];
        if (op->kind == DISPLAY_RECT) {
            extend_rect(op, page, bleed);
        } else if (op->kind == DISPLAY_PATH || op->kind == DISPLAY_CLIP) {
            extend_path(op, page, bleed, arena);
        }
    }
    page->bleed = bleed;
}

/* ---- marks --------------------------------------------------------------------------
 */

struct sheet {
    struct display *display;
    size_t number; /* of the page, from 0 */
    mpt width, height; /* of the trim */
    mpt start; /* from the trim to the marks */
};

static struct display_op *add_mark(const struct sheet *sheet, enum display_kind kind)
{
    struct display_op *op =
        display_add_artifact(sheet->display, sheet->number, kind, ARTIFACT_LAYOUT);
    op->colour = &REGISTRATION;
    return op;
}

static void add_bar(const struct sheet *sheet, struct rect area)
{
    struct display_op *op = add_mark(sheet, DISPLAY_RECT);
    op->left = area.left;
    op->top = area.top;
    op->width = area.width;
    op->height = area.height;
}

static void add_crop_marks(const struct sheet *sheet)
{
    const mpt half = MARK_WEIGHT / 2;
    const mpt columns[2] = {0, sheet->width};
    const mpt rows[2] = {0, sheet->height};
    const mpt before = -sheet->start - MARK_LENGTH;
    for (size_t i = 0; i < 4; i++) {
        mpt x = columns[i % 2];
        mpt y = rows[i / 2];
        mpt beside = i % 2 == 0 ? before : sheet->width + sheet->start;
        mpt above = i / 2 == 0 ? before : sheet->height + sheet->start;
        add_bar(sheet, (struct rect){beside, y - half, MARK_LENGTH, MARK_WEIGHT});
        add_bar(sheet, (struct rect){x - half, above, MARK_WEIGHT, MARK_LENGTH});
    }
}

static void add_register_mark(const struct sheet *sheet, struct point middle)
{
    struct arena *arena = sheet->display->arena;
    struct path *ring = arena_new(arena, struct path);
    const mpt half = MARK_WEIGHT / 2;
    const mpt arm = MARK_LENGTH / 2;
    add_bar(sheet,
            (struct rect){middle.x - arm, middle.y - half, MARK_LENGTH, MARK_WEIGHT});
    add_bar(sheet,
            (struct rect){middle.x - half, middle.y - arm, MARK_WEIGHT, MARK_LENGTH});
    path_circle(arena, ring, middle, CIRCLE_RADIUS + half, PATH_CLOCKWISE);
    path_circle(arena, ring, middle, CIRCLE_RADIUS - half, PATH_COUNTER);
    add_mark(sheet, DISPLAY_PATH)->path = ring;
}

static void add_register_marks(const struct sheet *sheet)
{
    mpt away = sheet->start + MARK_LENGTH / 2;
    mpt middle = sheet->width / 2;
    mpt centre = sheet->height / 2;
    add_register_mark(sheet, (struct point){middle, -away});
    add_register_mark(sheet, (struct point){middle, sheet->height + away});
    add_register_mark(sheet, (struct point){-away, centre});
    add_register_mark(sheet, (struct point){sheet->width + away, centre});
}

/* ---- slug
 * ------------------------------------------------------------------------------
 */

/* "plan-print.pdf · 2026-11-22 · 5/12 · Cyan, Black": what a plate belongs to. */
static struct str slug_text(const struct sheet *sheet, struct str name)
{
    struct arena *arena = sheet->display->arena;
    const struct display_facts *facts = &sheet->display->facts;
    struct builder text = {.arena = arena};
    builder_format(&text, "%.*s · %04d-%02d-%02d · %zu/%zu", STR_ARGS(name), facts->year,
                   facts->month, facts->day, sheet->number + 1,
                   sheet->display->pages.count);
    struct ink_list inks =
        ink_list_of(&sheet->display->pages.items[sheet->number], arena);
    for (size_t i = 0; i < inks.count; i++) {
        builder_format(&text, "%s%s", i == 0 ? " · " : ", ", inks.items[i]);
    }
    return builder_str(&text);
}

static void add_slug(const struct sheet *sheet, const struct press_slug *slug)
{
    struct text_setting setting = {.style = {.family = FAMILY_SANS,
                                             .weight = WEIGHT_REGULAR,
                                             .size = SLUG_SIZE,
                                             .leading = SLUG_SIZE,
                                             .tabular_figures = true},
                                   .lang = LANG_EN};
    struct arena *arena = sheet->display->arena;
    struct str text = slug_text(sheet, slug->name);
    mpt room = sheet->width + sheet->start + MARK_LENGTH;
    struct point at = {0, sheet->height + sheet->start + MARK_LENGTH + SLUG_BASELINE};
    const struct text_line *line =
        text_set_line(slug->engine, text, &setting, arena, slug->diag);
    if (line->width > room) {
        setting.style.size = (mpt)((int64_t)SLUG_SIZE * room / line->width);
        line = text_set_line(slug->engine, text, &setting, arena, slug->diag);
    }
    struct display_op *op = add_mark(sheet, DISPLAY_TEXT);
    op->left = at.x;
    op->top = at.y;
    op->pieces = line->pieces;
    op->piece_count = line->piece_count;
    op->scale = line->scale;
    op->letter_space = line->letter_space;
}

/* ---- sheets --------------------------------------------------------------------------
 */

void press_add_marks(struct display *display, size_t number, const struct print *print,
                     const struct press_slug *slug)
{
    struct display_page *page = &display->pages.items[number];
    struct sheet sheet = {display, number, page->width, page->height,
                          print->bleed + MARK_OFFSET};
    size_t before = page->count;
    extend_page(page, print->bleed, display->arena);
    if (print->marks == PRINT_MARKS_NONE) {
        return;
    }
    add_slug(&sheet, slug); /* first: it counts the page's inks; pdf/paint.c knows that */
    add_crop_marks(&sheet);
    if (print->marks == PRINT_MARKS_ALL) {
        add_register_marks(&sheet);
    }
    page->margin = sheet.start + MARK_LENGTH + SLUG_HEIGHT;
    page->mark_count = page->count - before;
}
