/* Marks of drafts and annexes on inside pages. */
#include "layout/council.h"
#include "base/array.h"
#include <stdlib.h>

#define MARK_GAP MM(4) /* between a running head and a mark */
#define HEAD_LEAST MM(26) /* room for the word of any kind of section */
#define WORD_GAP PT(2.5) /* „ПРОЕКТ“ and “/ DRAFT” */
#define LINE_NUMBER_GAP MM(3) /* from a line number to the text */
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
           !frame->style.no_marks && !frame->style.pictured;
}

/* ---- watermark -----------------------------------------------------------------------
 */

/* The word turned to read upwards: its capitals reach from the left live edge to the
 * right, its first letter begins at the last baseline. On a page too low for it, it is
 * made smaller. */
static struct path *make_watermark(const struct pass *pass, const struct canvas *canvas)
{
    const struct page_form *form = canvas->form;
    enum side side = canvas->sides[0];
    struct str word = phrase_find(PHRASE_DRAFT, canvas->setter->languages[side]);
    const struct text_line *line =
        setter_line(canvas->setter, word, ROLE_WATERMARK, side);
    struct path *path = text_line_outline(line, pass->arena);
    const struct text_shape *shape = line->pieces[0].shape;
    mpt capital = shape->size * text_face_facts(shape->face).cap_height / 1000;
    struct text_ink ink = text_line_ink(line);
    int64_t length = ink.right - ink.left;
    int64_t room = mpt_min(form->last - form->head, (mpt)length);
    for (size_t i = 0; i < path->point_count; i++) {
        struct point point = path->points[i];
        mpt across = (mpt)((capital + point.y) * room / length);
        mpt along = (mpt)((point.x - ink.left) * room / length);
        path->points[i] =
            (struct point){canvas_left(canvas) + across, form->last - along};
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
                                                 DISPLAY_PATH, ARTIFACT_BACKGROUND);
    op->path = *drawn;
    op->colour = setter_colour(canvas->setter, COLOUR_STONE);
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
        .lines_top = frame->style.covered,
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
    bool dark = frame->style.ground == COLOUR_DEEP;
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

/* True if text stands on the watermark, whose capitals fill the column of its path. */
static bool is_written_on(const struct display_page *page, const struct path *watermark)
{
    struct box box = path_box(watermark);
    for (size_t i = 0; i < page->count; i++) {
        const struct display_op *op = &page->items[i];
        if (!is_text(op)) {
            continue;
        }
        const struct text_piece *last = &op->pieces[op->piece_count - 1];
        mpt size = last->shape->size;
        if (op->left + op->pieces[0].left < box.right &&
            op->left + last->left + last->shape->width > box.left &&
            op->top - size < box.bottom && op->top + size / 4 > box.top) {
            return true;
        }
    }
    return false;
}

/* Beside the text of one language the word may be darker than under text. */
static void tone_watermark(const struct pass *pass, const struct council_page *open)
{
    struct display_page *page = &pass->display->pages.items[open->canvas.page];
    struct display_op *op = &page->items[open->watermark];
    if (is_single(&open->canvas) && !is_written_on(page, op->path)) {
        op->colour = setter_colour(&pass->setter, COLOUR_STONE2);
    }
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

static struct lines find_lines(const struct pass *pass, const struct display_page *page,
                               mpt top)
{
    struct lines lines = {.baselines = arena_new_array(pass->arena, page->count + 1, mpt),
                          .left = INT32_MAX};
    mpt *baselines = lines.baselines;
    size_t count = 0;
    for (size_t i = 0; i < page->count; i++) {
        const struct display_op *op = &page->items[i];
        if (is_text(op) && op->pieces[0].shape->size <= LINE_SIZE_MAX && op->top > top) {
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
    struct lines lines = find_lines(pass, page, open->lines_top);
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
        if (open->watermark != SIZE_MAX) {
            tone_watermark(pass, open);
        }
        if (open->lines_left >= 0) {
            number_lines(pass, open);
        }
    }
}
