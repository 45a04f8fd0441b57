/* Marks of drafts and annexes on inside pages. */
#include "layout/council.h"
#include "base/array.h"
#include <stdlib.h>

#define MARK_GAP MM(4) /* between a running head and a mark */
#define HEAD_LEAST MM(26) /* room for the word of any kind of section */
#define WORD_GAP PT(2.5) /* „ПРОЕКТ“ and “/ DRAFT” */
#define LINE_NUMBER_GAP MM(3) /* from a line number to the text */
#define LINE_NUMBERS_ROOM MM(6) /* what they take of the margin at most */
#define MARK_HEIGHT MM(9) /* of the capitals of the word of a draft */
#define MARK_LEAST MM(3)
#define MARK_CUT MM(3) /* from the mark to the trim */
#define MARK_APART MM(1) /* from the mark to anything else */
#define LINE_SIZE_MAX PT(14) /* larger type is a heading or a numeral, not a line */

enum { LINE_NUMBER_STEP = 5, NO_LINE_NUMBERS = -1 };

static bool is_draft(const struct pass *pass)
{
    return pass->layout->brochure->document.status == STATUS_DRAFT;
}

/* A watermark needs white paper; where there is none the running head has the word. */
static bool has_watermark(const struct pass *pass, const struct frame *frame)
{
    return is_draft(pass) && frame->style.ground == COLOUR_WHITE &&
           !frame->style.no_marks;
}

/* ---- watermark -----------------------------------------------------------------------
 */

/* Height of its capitals: what the outer margin leaves beside the cut and, where lines
 * are numbered, their numbers. */
static mpt mark_height(const struct pass *pass, const struct page_form *form)
{
    mpt beside = pass->layout->line_numbers ? LINE_NUMBERS_ROOM : MARK_CUT;
    return mpt_max(mpt_min(MARK_HEIGHT, form->outer - MARK_CUT - beside), MARK_LEAST);
}

/* Its left edge: in the middle of the margin, or clear of line numbers, which stand on
 * left pages there. */
static mpt mark_left(const struct pass *pass, const struct canvas *canvas, mpt height)
{
    const struct page_form *form = canvas->form;
    mpt from_cut = pass->layout->line_numbers ? form->outer - LINE_NUMBERS_ROOM - height
                                              : (form->outer - height) / 2;
    return canvas->page % 2 == 0 ? form->width - from_cut - height : from_cut;
}

/* The word in the outer margin, turned to read upwards from the last baseline on. */
static struct path *make_watermark(const struct pass *pass, const struct canvas *canvas)
{
    const struct page_form *form = canvas->form;
    enum side side = canvas->sides[0];
    struct str word = phrase_find(PHRASE_DRAFT, canvas->setter->languages[side]);
    const struct text_line *line =
        setter_line(canvas->setter, word, ROLE_WATERMARK, side);
    struct path *path = text_line_outline(line, pass->arena);
    const struct text_shape *shape = line->pieces[0].shape;
    int64_t capital = shape->size * text_face_facts(shape->face).cap_height / 1000;
    struct text_ink ink = text_line_ink(line);
    mpt height = mark_height(pass, form);
    mpt left = mark_left(pass, canvas, height);
    for (size_t i = 0; i < path->point_count; i++) {
        struct point point = path->points[i];
        mpt across = (mpt)((capital + point.y) * height / capital);
        mpt along = (mpt)((int64_t)(point.x - ink.left) * height / capital);
        path->points[i] = (struct point){left + across, form->last - along};
    }
    return path;
}

static size_t draw_watermark(struct pass *pass, const struct canvas *canvas)
{
    const struct path **drawn = &pass->watermark[canvas->page % 2][canvas->sides[0]];
    if (*drawn == NULL) {
        *drawn = make_watermark(pass, canvas);
    }
    size_t index = pass->display->pages.items[canvas->page].count;
    struct display_op *op = display_add_artifact(pass->display, canvas->page,
                                                 DISPLAY_PATH, ARTIFACT_WATERMARK);
    op->path = *drawn;
    op->colour = setter_colour(canvas->setter, COLOUR_STONE2);
    return index;
}

/* Where line numbers stand: left of the text on pages of running text. */
static mpt lines_left(const struct pass *pass, const struct canvas *canvas,
                      const struct frame *frame)
{
    bool running = frame->thumb != FRAME_NO_THUMB && !frame->style.no_marks;
    if (!pass->layout->line_numbers || !running) {
        return NO_LINE_NUMBERS;
    }
    switch ((int)frame->style.ground) {
    case COLOUR_WHITE: return canvas->form->regions[REGION_TEXT][canvas->sides[0]].left;
    case COLOUR_STONE: return 0;
    default: return NO_LINE_NUMBERS; /* statements and panels */
    }
}

void council_open_page(struct pass *pass, const struct canvas *canvas,
                       const struct frame *frame)
{
    struct council_page open = {
        .canvas = *canvas,
        .watermark = SIZE_MAX,
        .lines_left = lines_left(pass, canvas, frame),
    };
    if (has_watermark(pass, frame)) {
        open.watermark = draw_watermark(pass, canvas);
    }
    if (open.watermark != SIZE_MAX || open.lines_left >= 0) {
        *array_push(pass->arena, &pass->council_pages) = open;
    }
}

/* ---- head and foot -------------------------------------------------------------------
 */

/* The word of a draft in the running head, one line a language, and its width. */
struct head_word {
    const struct text_line *lines[SIDE_COUNT];
    mpt width; /* 0: no word */
};

static struct head_word make_head_word(const struct pass *pass,
                                       const struct canvas *canvas,
                                       const struct frame *frame)
{
    struct head_word word = {.width = 0};
    if (!is_draft(pass) || has_watermark(pass, frame) || frame->style.pictured) {
        return word;
    }
    for (size_t i = 0; i < canvas->side_count; i++) {
        enum side side = canvas->sides[i];
        struct str text = phrase_find(PHRASE_DRAFT, canvas->setter->languages[side]);
        if (i > 0) {
            text = str_format(pass->arena, "/ %.*s", STR_ARGS(text));
            word.width += WORD_GAP;
        }
        word.lines[i] = setter_line(canvas->setter, text, frame_head_role(frame), side);
        word.width += word.lines[i]->width;
    }
    return word;
}

/* A legal mark: in the first language on every page. */
static const struct text_line *short_form(const struct pass *pass,
                                          const struct canvas *canvas,
                                          const struct frame *frame)
{
    const struct document *document = &pass->layout->brochure->document;
    if (!document->has_council) {
        return NULL;
    }
    struct str words = phrase_stamp_short(
        &document->council, canvas->setter->languages[SIDE_FIRST], pass->arena);
    bool dark = theme_is_dark(frame->style.ground);
    return setter_line(canvas->setter, words,
                       dark ? frame_head_role(frame) : ROLE_STAMP_SHORT, SIDE_FIRST);
}

static bool is_single(const struct canvas *canvas)
{
    return canvas->side_count == 1;
}

static bool is_short_form_at_foot(const struct canvas *canvas, const struct frame *frame)
{
    bool streets = frame->style.ground == COLOUR_LIME;
    return is_single(canvas) ? frame->style.covered > 0 || streets
                             : !frame->style.no_folio;
}

/* The right edge of the short form in the running head of a single language, from the
 * live edge: that of the text, unless the word of a draft needs the room. */
static mpt short_form_right(const struct canvas *canvas, const struct head_word *word)
{
    struct region text = canvas->form->regions[REGION_TEXT][canvas->sides[0]];
    mpt right = text.left + text.width;
    return word->width == 0 ? right
                            : mpt_min(right, canvas->form->live - word->width - MARK_GAP);
}

/* In two languages above bands that reach the foot: a long short form, or one beside the
 * word of a draft, stands under the running head of the second language. */
static bool is_short_form_below(const struct canvas *canvas, const struct head_word *word,
                                const struct text_line *line)
{
    mpt half = form_columns(canvas->form, canvas->form->columns / 2);
    return word->width > 0 || line->width + MARK_GAP + HEAD_LEAST > half;
}

static mpt pair_head_room(const struct canvas *canvas, const struct frame *frame,
                          const struct head_word *word, const struct text_line *line)
{
    mpt right =
        canvas->form->live - frame_head_left(canvas, frame, SIDE_SECOND) - MARK_GAP;
    if (word->width > 0) {
        return right - word->width;
    }
    if (line != NULL && frame->style.no_folio &&
        !is_short_form_below(canvas, word, line)) {
        return right - line->width;
    }
    return INT32_MAX;
}

mpt council_head_room(const struct pass *pass, const struct canvas *canvas,
                      const struct frame *frame, enum side side)
{
    struct head_word word = make_head_word(pass, canvas, frame);
    const struct text_line *line = short_form(pass, canvas, frame);
    if (!is_single(canvas)) {
        return side == SIDE_FIRST ? INT32_MAX
                                  : pair_head_room(canvas, frame, &word, line);
    }
    if (line != NULL && !is_short_form_at_foot(canvas, frame)) {
        return short_form_right(canvas, &word) - line->width - MARK_GAP;
    }
    return word.width == 0 ? INT32_MAX : canvas->form->live - word.width - MARK_GAP;
}

static void draw_head_word(const struct canvas *canvas, const struct frame *frame,
                           const struct head_word *word)
{
    mpt left = canvas_left(canvas) + canvas->form->live - word->width;
    for (size_t i = 0; i < canvas->side_count && word->lines[i] != NULL; i++) {
        canvas_artifact_line(canvas, word->lines[i],
                             (struct point){left, canvas->form->head}, ARTIFACT_HEADER,
                             frame_text_colour(frame, canvas->sides[i]));
        left += word->lines[i]->width + WORD_GAP;
    }
}

/* One language: in the running head, unless a band or streets run through it, or it is
 * too long to leave room for the head. Two: at the foot, opposite the folio, since the
 * head is taken; above bands that fill the foot, beside the running heads or under them.
 */
static void draw_short_form(const struct pass *pass, const struct canvas *canvas,
                            const struct frame *frame, const struct head_word *word)
{
    const struct text_line *line = short_form(pass, canvas, frame);
    if (line == NULL) {
        return;
    }
    const struct page_form *form = canvas->form;
    bool single = is_single(canvas);
    bool at_foot = is_short_form_at_foot(canvas, frame);
    mpt right = single && !at_foot ? short_form_right(canvas, word) : form->live;
    struct point at = {canvas_left(canvas) + right - line->width, form->head};
    if (at_foot) {
        at.y = form->folio;
        at.x = canvas->page % 2 == 0 ? canvas_left(canvas) : at.x;
    } else if (!single && is_short_form_below(canvas, word, line)) {
        at.y += B(1);
    }
    canvas_artifact_line(canvas, line, at, at_foot ? ARTIFACT_FOOTER : ARTIFACT_HEADER,
                         frame_text_colour(frame, SIDE_FIRST));
}

void council_draw_marks(const struct pass *pass, const struct canvas *canvas,
                        const struct frame *frame)
{
    struct head_word word = make_head_word(pass, canvas, frame);
    draw_head_word(canvas, frame, &word);
    draw_short_form(pass, canvas, frame, &word);
}

struct str council_folio(const struct pass *pass, const struct canvas *canvas)
{
    struct str label = pass->display->pages.items[canvas->page].label;
    if (pass->layout->brochure->document.status == STATUS_ADOPTED) {
        return label;
    }
    enum lang lang = canvas->setter->languages[canvas->sides[0]];
    return phrase_page(label, pass->plan->page_count, lang, pass->arena);
}

/* ---- once all text stands ------------------------------------------------------------
 */

static bool is_text(const struct display_op *op)
{
    return op->kind == DISPLAY_TEXT && op->artifact == ARTIFACT_NONE &&
           op->piece_count > 0;
}

static struct box box_of(const struct display_op *op)
{
    switch (op->kind) {
    case DISPLAY_TEXT: {
        const struct text_piece *last = &op->pieces[op->piece_count - 1];
        mpt size = last->shape->size;
        return (struct box){op->left + op->pieces[0].left, op->top - size,
                            op->left + last->left + last->shape->width,
                            op->top + size / 4};
    }
    case DISPLAY_RECT:
    case DISPLAY_IMAGE:
        return box_of_rect((struct rect){op->left, op->top, op->width, op->height});
    case DISPLAY_PATH:
    case DISPLAY_STROKE: return display_path_box(op);
    case DISPLAY_CLIP:
    case DISPLAY_UNCLIP:
    case DISPLAY_GROUP:
    case DISPLAY_UNGROUP:
    case DISPLAY_EMPTY: break;
    }
    return NO_BOX;
}

/* True if nothing but the mark itself lies within a box. */
static bool is_free(const struct display_page *page, size_t mark, struct box box)
{
    for (size_t i = 0; i < page->count; i++) {
        const struct display_op *op = &page->items[i];
        if (i == mark || (op->kind == DISPLAY_TEXT && op->piece_count == 0)) {
            continue;
        }
        struct box met = box_intersect(box, box_of(op));
        if (met.left < met.right && met.top < met.bottom) {
            return false;
        }
    }
    return true;
}

/* Moves the mark up to where it touches nothing: no thumb block, no picture that bleeds.
 */
static void clear_watermark(const struct pass *pass, const struct council_page *open)
{
    struct display_page *page = &pass->display->pages.items[open->canvas.page];
    struct display_op *op = &page->items[open->watermark];
    struct box box = path_box(op->path);
    mpt rise = 0;
    box.left -= MARK_APART;
    box.right += MARK_APART;
    while (box.top - rise > 0 &&
           !is_free(page, open->watermark,
                    (struct box){box.left, box.top - rise - MARK_APART, box.right,
                                 box.bottom - rise + MARK_APART})) {
        rise += B(1);
    }
    if (rise > 0 && box.top - rise > 0) {
        struct path *path = path_copy(pass->arena, op->path);
        for (size_t i = 0; i < path->point_count; i++) {
            path->points[i].y -= rise;
        }
        op->path = path;
    }
}

/* ---- line numbers --------------------------------------------------------------------
 */

/* True if a text stands on a band of colour. */
static bool is_on_band(const struct display_page *page, const struct display_op *text)
{
    for (size_t i = 0; i < page->count; i++) {
        const struct display_op *op = &page->items[i];
        bool band = op->kind == DISPLAY_RECT && op->artifact == ARTIFACT_BACKGROUND &&
                    op->height < page->height;
        if (band && op->left <= text->left && text->left < op->left + op->width &&
            op->top < text->top && text->top <= op->top + op->height) {
            return true;
        }
    }
    return false;
}

static int compare_baselines(const void *left, const void *right)
{
    const mpt *a = left, *b = right;
    return *a < *b ? -1 : *a > *b;
}

/* The lines of a page. */
struct lines {
    mpt *baselines; /* from the top; both languages share them */
    size_t count;
    mpt left; /* where the leftmost begins */
};

static struct lines find_lines(const struct pass *pass, const struct display_page *page)
{
    struct lines lines = {.baselines = arena_new_array(pass->arena, page->count + 1, mpt),
                          .left = INT32_MAX};
    mpt *baselines = lines.baselines;
    size_t count = 0;
    for (size_t i = 0; i < page->count; i++) {
        const struct display_op *op = &page->items[i];
        if (is_text(op) && op->pieces[0].shape->size <= LINE_SIZE_MAX &&
            !is_on_band(page, op)) {
            baselines[count++] = op->top;
            lines.left = mpt_min(lines.left, op->left + op->pieces[0].left);
        }
    }
    qsort(baselines, count, sizeof *baselines, compare_baselines);
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || baselines[i] != baselines[i - 1]) {
            baselines[lines.count++] = baselines[i];
        }
    }
    return lines;
}

/* Beside the text; outside the live area if any line begins further left. */
static void number_lines(const struct pass *pass, const struct council_page *open)
{
    const struct canvas *canvas = &open->canvas;
    const struct display_page *page = &pass->display->pages.items[canvas->page];
    struct lines lines = find_lines(pass, page);
    mpt left = canvas_left(canvas);
    mpt right = (lines.left < left + open->lines_left ? left : left + open->lines_left) -
                LINE_NUMBER_GAP;
    for (size_t i = LINE_NUMBER_STEP; i <= lines.count; i += LINE_NUMBER_STEP) {
        struct str number = str_format(pass->arena, "%zu", i);
        const struct text_line *line =
            setter_line(&pass->setter, number, ROLE_LINE_NUMBER, canvas->sides[0]);
        struct point at = {right - line->width, lines.baselines[i - 1]};
        canvas_artifact_line(canvas, line, at, ARTIFACT_LAYOUT, COLOUR_GRAPHITE);
    }
}

void council_finish(struct pass *pass)
{
    for (size_t i = 0; i < pass->council_pages.count; i++) {
        struct council_page *open = &pass->council_pages.items[i];
        if (open->lines_left >= 0) {
            number_lines(pass, open);
        }
        if (open->watermark != SIZE_MAX) {
            clear_watermark(pass, open);
        }
    }
}
