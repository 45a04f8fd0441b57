/* Marks of drafts and annexes on inside pages. */
#include "layout/council.h"
#include "base/array.h"
#include "layout/phrases.h"
#include "layout/place.h"
#include "layout/set.h"
#include <stdlib.h>

#define MARK_GAP MM(4) /* between a running head and a mark */
#define HEAD_LEAST MM(26) /* room for the word of any kind of section */
#define WORD_GAP PT(2.5) /* „ПРОЕКТ“ and “/ DRAFT” */
#define LINE_NUMBER_GAP MM(3) /* from a line number to the text */
#define LINE_SIZE_MAX PT(14) /* larger type is a heading or a numeral, not a line */

enum { LINE_NUMBER_STEP = 5, NO_LINE_NUMBERS = -1 };

static bool is_draft(const struct layout *layout)
{
    return layout->brochure->document.status == STATUS_DRAFT;
}

/* A watermark needs white paper; where there is none the running head has the word. */
static bool has_watermark(const struct layout *layout, const struct frame *frame)
{
    return is_draft(layout) && frame->ground == COLOUR_WHITE && !frame->bands;
}

/* ---- watermark -----------------------------------------------------------------------
 */

/* The word turned to read upwards: its capitals reach from the left live edge to the
 * right, its first letter begins at the last baseline. */
static struct path *make_watermark(struct layout *layout, size_t page)
{
    struct str word = phrase_find(PHRASE_DRAFT, layout->languages[SIDE_FIRST]);
    const struct text_line *line = set_line(layout, word, ROLE_WATERMARK, SIDE_FIRST);
    struct path *path = text_line_outline(line, layout->pages);
    const struct text_shape *shape = line->pieces[0].shape;
    mpt capital = shape->size * text_face_facts(shape->face).cap_height / 1000;
    mpt start = text_line_ink(line).left;
    for (size_t i = 0; i < path->point_count; i++) {
        struct point point = path->points[i];
        path->points[i] = (struct point){grid_left(page) + capital + point.y,
                                         GRID_LAST - (point.x - start)};
    }
    return path;
}

static size_t draw_watermark(struct layout *layout, size_t page)
{
    const struct path **drawn = &layout->watermark[page % 2];
    if (*drawn == NULL) {
        *drawn = make_watermark(layout, page);
    }
    size_t index = layout->display->pages.items[page].count;
    struct display_op *op =
        display_add_artifact(layout->display, page, DISPLAY_PATH, ARTIFACT_BACKGROUND);
    op->path = *drawn;
    op->colour = theme_colour(COLOUR_STONE);
    return index;
}

/* Where line numbers stand: left of the text on pages of running text. */
static mpt lines_left(const struct layout *layout, const struct frame *frame)
{
    bool running = frame->thumb != FRAME_NO_THUMB && !frame->bands;
    if (!layout->brochure->layout.line_numbers || !running) {
        return NO_LINE_NUMBERS;
    }
    switch ((int)frame->ground) {
    case COLOUR_WHITE: return layout_is_single(layout) ? GRID_SINGLE : 0;
    case COLOUR_STONE: return 0;
    default: return NO_LINE_NUMBERS; /* statements and panels */
    }
}

void council_open_page(struct layout *layout, const struct frame *frame, size_t page)
{
    struct council_page open = {
        .page = page,
        .watermark = SIZE_MAX,
        .lines_left = lines_left(layout, frame),
        .lines_top = frame->covered,
    };
    if (has_watermark(layout, frame)) {
        open.watermark = draw_watermark(layout, page);
    }
    if (open.watermark != SIZE_MAX || open.lines_left >= 0) {
        *array_push(layout->pages, &layout->council_pages) = open;
    }
}

/* ---- head and foot -------------------------------------------------------------------
 */

/* The word of a draft in the running head, one line a language, and its width. */
struct head_word {
    const struct text_line *lines[SIDE_COUNT];
    mpt width; /* 0: no word */
};

static struct head_word make_head_word(struct layout *layout, const struct frame *frame)
{
    struct head_word word = {.width = 0};
    if (!is_draft(layout) || has_watermark(layout, frame)) {
        return word;
    }
    for (enum side side = 0; side < layout_sides(layout); side++) {
        struct str text = phrase_find(PHRASE_DRAFT, layout->languages[side]);
        if (side == SIDE_SECOND) {
            text = str_format(layout->pages, "/ %.*s", STR_ARGS(text));
            word.width += WORD_GAP;
        }
        word.lines[side] = set_line(layout, text, frame_head_role(frame), side);
        word.width += word.lines[side]->width;
    }
    return word;
}

static const struct text_line *short_form(struct layout *layout,
                                          const struct frame *frame)
{
    const struct document *document = &layout->brochure->document;
    if (!document->has_council) {
        return NULL;
    }
    struct str words = phrase_stamp_short(&document->council,
                                          layout->languages[SIDE_FIRST], layout->pages);
    bool dark = frame->ground == COLOUR_DEEP;
    return set_line(layout, words, dark ? frame_head_role(frame) : ROLE_STAMP_SHORT,
                    SIDE_FIRST);
}

static bool is_short_form_at_foot(const struct layout *layout, const struct frame *frame)
{
    bool streets = frame->ground == COLOUR_LIME;
    return layout_is_single(layout) ? frame->covered > 0 || streets : frame->folio;
}

/* The right edge of the short form in the running head of a single language, from the
 * live edge: that of the text, unless the word of a draft needs the room. */
static mpt short_form_right(const struct head_word *word)
{
    mpt right = GRID_SINGLE + GRID_SINGLE_WIDTH;
    return word->width == 0 ? right : mpt_min(right, GRID_LIVE - word->width - MARK_GAP);
}

/* In two languages above bands that reach the foot: a long short form, or one beside the
 * word of a draft, stands under the running head of the second language. */
static bool is_short_form_below(const struct head_word *word,
                                const struct text_line *line)
{
    return word->width > 0 || line->width + MARK_GAP + HEAD_LEAST > GRID_HALF;
}

static mpt pair_head_room(const struct frame *frame, const struct head_word *word,
                          const struct text_line *line)
{
    mpt right = GRID_LIVE - frame->head_left[SIDE_SECOND] - MARK_GAP;
    if (word->width > 0) {
        return right - word->width;
    }
    if (line != NULL && !frame->folio && !is_short_form_below(word, line)) {
        return right - line->width;
    }
    return INT32_MAX;
}

mpt council_head_room(struct layout *layout, const struct frame *frame, enum side side)
{
    struct head_word word = make_head_word(layout, frame);
    const struct text_line *line = short_form(layout, frame);
    if (!layout_is_single(layout)) {
        return side == SIDE_FIRST ? INT32_MAX : pair_head_room(frame, &word, line);
    }
    if (line != NULL && !is_short_form_at_foot(layout, frame)) {
        return short_form_right(&word) - line->width - MARK_GAP;
    }
    return word.width == 0 ? INT32_MAX : GRID_LIVE - word.width - MARK_GAP;
}

static void draw_head_word(struct layout *layout, const struct frame *frame, size_t page,
                           const struct head_word *word)
{
    mpt left = grid_left(page) + GRID_LIVE - word->width;
    for (enum side side = 0; side < layout_sides(layout) && word->lines[side] != NULL;
         side++) {
        place_artifact_line(layout, word->lines[side],
                            (struct spot){page, left, GRID_HEAD}, ARTIFACT_HEADER,
                            frame_text_colour(frame, side));
        left += word->lines[side]->width + WORD_GAP;
    }
}

/* One language: in the running head, unless a band or streets run through it. Two: at the
 * foot, opposite the folio, since the head is taken; above bands that fill the foot,
 * beside the running heads or under them. */
static void draw_short_form(struct layout *layout, const struct frame *frame, size_t page,
                            const struct head_word *word)
{
    const struct text_line *line = short_form(layout, frame);
    if (line == NULL) {
        return;
    }
    bool single = layout_is_single(layout);
    bool at_foot = is_short_form_at_foot(layout, frame);
    mpt right = single && !at_foot ? short_form_right(word) : GRID_LIVE;
    struct spot spot = {page, grid_left(page) + right - line->width, GRID_HEAD};
    if (at_foot) {
        spot.y = GRID_FOLIO;
        spot.x = page % 2 == 0 ? grid_left(page) : spot.x;
    } else if (!single && is_short_form_below(word, line)) {
        spot.y += B(1);
    }
    place_artifact_line(layout, line, spot, at_foot ? ARTIFACT_FOOTER : ARTIFACT_HEADER,
                        frame_text_colour(frame, SIDE_FIRST));
}

void council_draw_marks(struct layout *layout, const struct frame *frame, size_t page)
{
    struct head_word word = make_head_word(layout, frame);
    draw_head_word(layout, frame, page, &word);
    draw_short_form(layout, frame, page, &word);
}

struct str council_folio(struct layout *layout, size_t page)
{
    struct str label = layout->display->pages.items[page].label;
    if (layout->brochure->document.status == STATUS_ADOPTED) {
        return label;
    }
    return phrase_page(label, layout->plan.page_count, layout->languages[SIDE_FIRST],
                       layout->pages);
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
static void tone_watermark(struct layout *layout, const struct council_page *open)
{
    struct display_page *page = &layout->display->pages.items[open->page];
    struct display_op *op = &page->items[open->watermark];
    if (layout_is_single(layout) && !is_written_on(page, op->path)) {
        op->colour = theme_colour(COLOUR_STONE2);
    }
}

static int compare_baselines(const void *left, const void *right)
{
    const mpt *a = left, *b = right;
    return *a < *b ? -1 : *a > *b;
}

/* The baselines of the lines of a page, from the top; both languages share them. */
static size_t find_lines(const struct display_page *page, mpt top, mpt *baselines)
{
    size_t count = 0, distinct = 0;
    for (size_t i = 0; i < page->count; i++) {
        const struct display_op *op = &page->items[i];
        if (is_text(op) && op->pieces[0].shape->size <= LINE_SIZE_MAX && op->top > top) {
            baselines[count++] = op->top;
        }
    }
    qsort(baselines, count, sizeof *baselines, compare_baselines);
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || baselines[i] != baselines[i - 1]) {
            baselines[distinct++] = baselines[i];
        }
    }
    return distinct;
}

static void number_lines(struct layout *layout, const struct council_page *open)
{
    const struct display_page *page = &layout->display->pages.items[open->page];
    mpt *baselines = arena_new_array(layout->pages, page->count + 1, mpt);
    size_t count = find_lines(page, open->lines_top, baselines);
    mpt right = grid_left(open->page) + open->lines_left - LINE_NUMBER_GAP;
    for (size_t i = LINE_NUMBER_STEP; i <= count; i += LINE_NUMBER_STEP) {
        struct str number = str_format(layout->pages, "%zu", i);
        const struct text_line *line =
            set_line(layout, number, ROLE_LINE_NUMBER, SIDE_FIRST);
        struct spot spot = {open->page, right - line->width, baselines[i - 1]};
        place_artifact_line(layout, line, spot, ARTIFACT_LAYOUT, COLOUR_GRAPHITE);
    }
}

void council_finish(struct layout *layout)
{
    for (size_t i = 0; i < layout->council_pages.count; i++) {
        const struct council_page *open = &layout->council_pages.items[i];
        if (open->watermark != SIZE_MAX) {
            tone_watermark(layout, open);
        }
        if (open->lines_left >= 0) {
            number_lines(layout, open);
        }
    }
}
