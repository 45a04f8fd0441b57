/* Pages as groups on the sheets of a booklet: moved to their half, made smaller if the
 * paper is, and clipped at the fold, so that bleed shows on the outer sides only. */
#include "base/array.h"
#include "press/impose.h"
#include "press/press.h"
#include <assert.h>

enum { THOUSAND = 1000, MILLION = 1000000 };

/* Long enough to show inside the margin that an office printer leaves white (4 to 5 mm),
 * and short enough to end above the text. */
#define MARK_LENGTH MM(8)
#define MARK_WEIGHT PT(0.25)

#define SPARE MM(4) /* less than that nobody cuts off */

static const struct colour MARK_COLOUR = {.name = "fold-mark", .black = 100};

struct sheets {
    struct display *out;
    const struct display *pages;
    const struct booklet *booklet;
    struct arena *arena;
    mpt width, height; /* of a sheet */
    int32_t scale; /* of a page on it, 1/MILLION */
};

static mpt scaled(const struct sheets *sheets, mpt length)
{
    int64_t product = (int64_t)length * sheets->scale;
    return (mpt)((product + (product < 0 ? -MILLION / 2 : MILLION / 2)) / MILLION);
}

/* ---- one page ------------------------------------------------------------------------
 */

static struct display_op *add_op(struct sheets *sheets, size_t side,
                                 enum display_kind kind)
{
    return display_add_artifact(sheets->out, side, kind, ARTIFACT_LAYOUT);
}

/* Clips to the page with its bleed, but not beyond the fold. */
static void open_page(struct sheets *sheets, size_t side, const struct rect *page,
                      bool left)
{
    mpt fold = sheets->width / 2;
    mpt bleed = scaled(sheets, sheets->pages->pages.items[0].bleed);
    mpt from = left ? mpt_max(page->left - bleed, 0) : fold;
    mpt to = left ? fold : mpt_min(page->left + page->width + bleed, sheets->width);
    mpt top = mpt_max(page->top - bleed, 0);
    mpt bottom = mpt_min(page->top + page->height + bleed, sheets->height);
    struct path *path = arena_new(sheets->arena, struct path);
    path_rect(sheets->arena, path, (struct rect){from, top, to - from, bottom - top});
    add_op(sheets, side, DISPLAY_CLIP)->path = path;
    struct display_op *group = add_op(sheets, side, DISPLAY_GROUP);
    group->left = page->left;
    group->top = page->top;
    group->scale = sheets->scale;
}

static void close_page(struct sheets *sheets, size_t side, size_t open_clips)
{
    for (; open_clips > 0; open_clips--) {
        add_op(sheets, side, DISPLAY_UNCLIP);
    }
    add_op(sheets, side, DISPLAY_UNGROUP);
    add_op(sheets, side, DISPLAY_UNCLIP);
}

/* Puts page `number` (from 1) on its half of a side, pushed towards the fold. */
static void add_page(struct sheets *sheets, size_t side, size_t number, bool left,
                     mpt push)
{
    if (number == IMPOSE_BLANK) {
        return;
    }
    const struct display_page *page = &sheets->pages->pages.items[number - 1];
    mpt width = scaled(sheets, page->width);
    mpt height = scaled(sheets, page->height);
    mpt fold = sheets->width / 2;
    struct rect area = {left ? fold - width + push : fold - push,
                        (sheets->height - height) / 2, width, height};
    size_t open_clips = 0;
    open_page(sheets, side, &area, left);
    for (size_t i = 0; i < page->count; i++) {
        const struct display_op *op = &page->items[i];
        open_clips += op->kind == DISPLAY_CLIP ? 1 : 0;
        open_clips -= op->kind == DISPLAY_UNCLIP ? 1 : 0;
        *array_push(sheets->arena, &sheets->out->pages.items[side]) = *op;
    }
    close_page(sheets, side, open_clips);
}

/* ---- one side ------------------------------------------------------------------------
 */

static void add_fold_mark(struct sheets *sheets, size_t side, mpt top)
{
    struct display_op *mark = add_op(sheets, side, DISPLAY_RECT);
    mark->colour = &MARK_COLOUR;
    mark->left = sheets->width / 2 - MARK_WEIGHT / 2;
    mark->top = top;
    mark->width = MARK_WEIGHT;
    mark->height = MARK_LENGTH;
}

/* "12 | 1": what a reader shows in place of a page number. */
static struct str make_label(const struct sheets *sheets, struct impose_side side)
{
    struct builder label = {.arena = sheets->arena};
    const size_t numbers[2] = {side.left, side.right};
    for (size_t i = 0; i < 2; i++) {
        builder_add(&label, i > 0 ? STR(" | ") : STR(""));
        if (numbers[i] == IMPOSE_BLANK) {
            builder_add(&label, STR("–"));
        } else {
            builder_format(&label, "%zu", numbers[i]);
        }
    }
    return builder_str(&label);
}

static void add_side(struct sheets *sheets, struct impose_side pages, mpt push)
{
    size_t side = sheets->out->pages.count;
    display_add_page(sheets->out, sheets->width, sheets->height, 0)->label =
        make_label(sheets, pages);
    add_page(sheets, side, pages.left, true, push);
    add_page(sheets, side, pages.right, false, push);
    if (sheets->booklet->fold_marks) {
        add_fold_mark(sheets, side, 0);
        add_fold_mark(sheets, side, sheets->height - MARK_LENGTH);
    }
}

/* ---- the whole ------------------------------------------------------------------ */

struct paper {
    mpt width, height;
};

/* On its side. A3 is two A4 side by side, whatever rounding says. */
static const struct paper PAPER[] = {
    [SHEET_A3] = {2 * MM(210), MM(297)},
    [SHEET_A4] = {MM(297), MM(210)},
};

static bool fits(const struct display_page *page, enum booklet_sheet paper)
{
    return 2 * (int64_t)page->width <= PAPER[paper].width &&
           page->height <= PAPER[paper].height;
}

bool press_can_fold(const struct display *display)
{
    return fits(&display->pages.items[0], SHEET_A3);
}

/* The largest scale at which two pages stand on a sheet, but never over their size. */
static int32_t find_scale(const struct sheets *sheets)
{
    const struct display_page *page = &sheets->pages->pages.items[0];
    int64_t wide = (int64_t)(sheets->width / 2) * MILLION / page->width;
    int64_t high = (int64_t)sheets->height * MILLION / page->height;
    int64_t scale = wide < high ? wide : high;
    bool natural = scale > MILLION - 100; /* paper sizes are rounded */
    return natural ? MILLION : (int32_t)scale;
}

static void start(struct sheets *sheets)
{
    const struct display *pages = sheets->pages;
    const struct display_page *first = &pages->pages.items[0];
    enum booklet_sheet paper = sheets->booklet->sheet;
    assert(press_can_fold(pages));
    if (paper == SHEET_BY_PAGE) {
        paper = fits(first, SHEET_A4) ? SHEET_A4 : SHEET_A3;
    }
    sheets->width = PAPER[paper].width;
    sheets->height = PAPER[paper].height;
    sheets->scale = find_scale(sheets);
    display_init(sheets->out, sheets->arena, pages->facts.languages[0]);
    sheets->out->facts = pages->facts;
    sheets->out->press = pages->press;
    sheets->out->elements = pages->elements;
}

/* Where paper is left over: what the booklet is cut to. */
static void add_size(struct sheets *sheets)
{
    struct display_facts *facts = &sheets->out->facts;
    const struct display_page *page = &sheets->pages->pages.items[0];
    mpt width = scaled(sheets, page->width);
    mpt height = scaled(sheets, page->height);
    if (sheets->width - 2 * width <= SPARE && sheets->height - height <= SPARE) {
        return;
    }
    int across = (int)((width + MM(0.5)) / MM(1));
    int down = (int)((height + MM(0.5)) / MM(1));
    facts->note[LANG_BG] = str_format(sheets->arena, "%.*s Изрежете до %d × %d мм.",
                                      STR_ARGS(facts->note[LANG_BG]), across, down);
    facts->note[LANG_EN] = str_format(sheets->arena, "%.*s Cut to %d × %d mm.",
                                      STR_ARGS(facts->note[LANG_EN]), across, down);
}

/* How the sheets are to be printed: nobody can see it on them. */
static void add_notes(struct sheets *sheets, const struct impose_plan *plan)
{
    struct display_facts *facts = &sheets->out->facts;
    size_t count = impose_sheet_count(plan);
    facts->note[LANG_BG] = str_format(sheets->arena,
                                      "Брошура от %zu страници върху %zu %s: печатайте "
                                      "двустранно, с обръщане по късата "
                                      "страна, без мащабиране, и сгънете по средата.",
                                      plan->padded, count, count == 1 ? "лист" : "листа");
    facts->note[LANG_EN] = str_format(
        sheets->arena,
        "Booklet of %zu pages on %zu %s: print on both sides, flip on the short edge, do "
        "not scale, and fold in the middle.",
        plan->padded, count, count == 1 ? "sheet" : "sheets");
}

void press_impose(struct display *out, struct press_imposition *imposition,
                  const struct display *display, const struct booklet *booklet,
                  struct arena *arena)
{
    struct sheets sheets = {out, display, booklet, arena, 0, 0, MILLION};
    struct impose_plan plan =
        impose_make(display->pages.count, (size_t)booklet->signature);
    mpt creep = (mpt)((int64_t)booklet->creep * booklet->creep_factor / THOUSAND);
    size_t count = impose_sheet_count(&plan);
    start(&sheets);
    add_notes(&sheets, &plan);
    add_size(&sheets);
    *imposition = (struct press_imposition){.pages = plan.pages,
                                            .blanks = plan.padded - plan.pages,
                                            .sheets = count,
                                            .signatures = impose_signature_count(&plan)};
    for (size_t i = 0; i < count; i++) {
        mpt push = impose_creep(&plan, i, creep, booklet->creep_still);
        mpt moved = push < 0 ? -push : push;
        imposition->creep = mpt_max(imposition->creep, moved);
        add_side(&sheets, impose_find_side(&plan, i, IMPOSE_FRONT), push);
        add_side(&sheets, impose_find_side(&plan, i, IMPOSE_BACK), push);
    }
}
