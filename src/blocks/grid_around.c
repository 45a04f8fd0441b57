/* The words around a table: its caption, the lines below it, and what says that it goes
 * on. Where languages share the page they stand in its halves, else as the table does. */
#include "blocks/grid_parts.h"

#define NOTES B(1.2) /* first baseline below the closing rule */
#define NOTES_APART B(1.5)
#define NOTE_HANG MM(2.6)
#define NOTE_RISE PT(3.4)

size_t grid_sides(const struct canvas *canvas, enum side *sides)
{
    bool all = canvas->form->leaves > 1;
    size_t count = all ? canvas->setter->side_count : canvas->side_count;
    for (size_t i = 0; i < count; i++) {
        sides[i] = all ? (enum side)i : canvas->sides[i];
    }
    return count;
}

/* Where words of a language stand that go with the table. */
static struct region words_region(const struct grid_frame *frame, enum side side)
{
    struct region text = frame->canvas->form->regions[REGION_TEXT][side];
    return frame->canvas->form->shared
               ? text
               : (struct region){frame->left, mpt_min(frame->width, text.width)};
}

/* ---- captions -------------------------------------------------------------------- */

static const struct text_paragraph *set_caption(const struct grid_frame *frame,
                                                enum side side)
{
    struct set_how how = {
        .role = ROLE_CAPTION, .side = side, .width = words_region(frame, side).width};
    return setter_block(frame->canvas->setter, frame->grid->caption.of[side], &how);
}

bool grid_has_caption(const struct grid *grid)
{
    return grid->caption.of[SIDE_FIRST] != NULL || grid->caption.of[SIDE_SECOND] != NULL;
}

mpt grid_caption_height(const struct grid_frame *frame, enum grid_use use)
{
    enum side sides[SIDE_COUNT];
    size_t count = grid_sides(frame->canvas, sides);
    mpt depth = 0;
    for (size_t i = 0; i < count && use == GRID_REAL; i++) {
        depth = mpt_max(depth, set_depth(set_caption(frame, sides[i])));
    }
    return grid_has_caption(frame->grid) ? depth + B(1) : 0;
}

static void paint_words(const struct grid_frame *frame, mpt y, const struct str *words,
                        enum role_name role)
{
    const struct canvas *canvas = frame->canvas;
    for (size_t i = 0; i < canvas->side_count; i++) {
        enum side side = canvas->sides[i];
        mpt left = canvas_left(canvas) + words_region(frame, side).left;
        if (words[side].size > 0) {
            canvas_artifact_line(
                canvas, setter_line(canvas->setter, words[side], role, side),
                (struct point){left, y}, ARTIFACT_HEADER, setter_role_colour(role, side));
        }
    }
}

void grid_paint_caption(const struct grid_frame *frame, mpt y, enum grid_use use)
{
    const struct canvas *canvas = frame->canvas;
    if (use == GRID_REPEATED) {
        paint_words(frame, y, frame->grid->again, ROLE_CAPTION);
        return;
    }
    for (size_t i = 0; i < canvas->side_count; i++) {
        enum side side = canvas->sides[i];
        const struct text_paragraph *set = set_caption(frame, side);
        if (set != NULL) {
            mpt left = canvas_left(canvas) + words_region(frame, side).left;
            canvas_paragraph(canvas, set, (struct point){left, y},
                             frame->grid->captions[side],
                             setter_role_colour(ROLE_CAPTION, side));
        }
    }
}

void grid_paint_goes_on(const struct grid_frame *frame, mpt y)
{
    static const char *const WORDS[LANG_COUNT] =
        LANG_EACH("Продължава на следващата страница.", "Continued on the next page.");
    struct str words[SIDE_COUNT] = {{0}};
    for (size_t i = 0; i < frame->canvas->side_count; i++) {
        enum side side = frame->canvas->sides[i];
        words[side] = str_from(WORDS[frame->canvas->setter->languages[side]]);
    }
    paint_words(frame, y, words, ROLE_NOTE);
}

/* ---- notes ----------------------------------------------------------------------- */

static const struct text_paragraph *set_note(const struct grid_frame *frame,
                                             const struct grid_note *note, enum side side)
{
    mpt hang = note->number.size > 0 ? NOTE_HANG : 0;
    struct set_how how = {.role = ROLE_NOTE,
                          .side = side,
                          .width = words_region(frame, side).width - hang,
                          .flush = hang > 0};
    return setter_block(frame->canvas->setter, note->texts.of[side], &how);
}

/* Baseline of its last line below that of its first, in any language. */
static mpt note_depth(const struct grid_frame *frame, const struct grid_note *note)
{
    enum side sides[SIDE_COUNT];
    size_t count = grid_sides(frame->canvas, sides);
    mpt depth = 0;
    for (size_t i = 0; i < count; i++) {
        depth = mpt_max(depth, set_depth(set_note(frame, note, sides[i])));
    }
    return depth;
}

mpt grid_note_height(const struct grid_frame *frame, size_t index)
{
    const struct grid_note *note = &frame->grid->notes[index];
    if (note->shared_only && !frame->canvas->form->shared) {
        return 0;
    }
    return note_depth(frame, note) + (index == 0    ? NOTES
                                      : note->apart ? NOTES_APART
                                                    : B(1));
}

mpt grid_notes_height(const struct grid_frame *frame)
{
    mpt height = 0;
    for (size_t i = 0; i < frame->grid->note_count; i++) {
        height += grid_note_height(frame, i);
    }
    return height;
}

static void paint_note(const struct grid_frame *frame, const struct grid_note *note,
                       mpt y, enum side side)
{
    const struct canvas *canvas = frame->canvas;
    const struct text_paragraph *set = set_note(frame, note, side);
    mpt left = canvas_left(canvas) + words_region(frame, side).left;
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

size_t grid_paint_notes(const struct grid_frame *frame, mpt *y, size_t from)
{
    const struct canvas *canvas = frame->canvas;
    size_t at = from;
    for (; at < frame->grid->note_count; at++) {
        const struct grid_note *note = &frame->grid->notes[at];
        mpt height = grid_note_height(frame, at);
        if (*y + height > canvas->form->last && at > from) {
            break;
        }
        for (size_t i = 0; i < canvas->side_count && height > 0; i++) {
            paint_note(frame, note, *y + height - note_depth(frame, note),
                       canvas->sides[i]);
        }
        *y += height;
    }
    return at;
}
