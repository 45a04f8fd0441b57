/* What stands on a page beside its text: running heads, folios, thumb blocks, grounds. */
#include "layout/furniture.h"
#include "layout/council.h"

#define THUMB_WIDTH MM(5)
#define THUMB_NARROW MM(4)
#define THUMB_HEIGHT PT(26)
#define HEAD_APART MM(3) /* least space between the heads of panels */
enum { THUMB_STEPS = 13 };

static void draw_thumb(const struct canvas *canvas, const struct frame *frame)
{
    const struct page_form *form = canvas->form;
    mpt width = form->step > 0 ? THUMB_NARROW : THUMB_WIDTH;
    struct rect area = {
        .left = canvas->page % 2 == 0 ? form->width - width : -form->bleed,
        .top = B(2 + 4 * (frame->thumb % THUMB_STEPS)),
        .width = width + form->bleed,
        .height = THUMB_HEIGHT,
    };
    mpt room = form->height - THUMB_HEIGHT - B(2);
    area.top = area.top > room ? B(2) + area.top % room : area.top;
    if (frame->style.pictured && area.top < frame->style.covered) {
        return;
    }
    canvas_rect(canvas, area, ARTIFACT_LAYOUT,
                theme_is_dark(frame->style.ground) ? COLOUR_LIME : COLOUR_DEEP);
}

static void draw_folio(const struct pass *pass, const struct canvas *canvas,
                       const struct frame *frame)
{
    const struct page_form *form = canvas->form;
    enum side side = canvas->sides[0];
    struct str number = council_folio(pass, canvas);
    const struct text_line *line = setter_line(canvas->setter, number, ROLE_FOLIO, side);
    mpt left =
        canvas->page % 2 == 0 ? form->width - form->outer - line->width : form->outer;
    canvas_artifact_line(canvas, line, (struct point){left, form->folio}, ARTIFACT_FOOTER,
                         frame_text_colour(frame, SIDE_FIRST));
}

/* How wide a head may be: as its panel, or as its column; a language alone has the whole
 * width. */
static mpt head_room(const struct pass *pass, const struct canvas *canvas,
                     const struct frame *frame, enum side side)
{
    const struct page_form *form = canvas->form;
    int columns = frame->style.head_columns;
    mpt room = form->shared ? form->regions[REGION_TEXT][side].width : form->live;
    if (columns > 0) {
        room = form_columns(form, columns) - HEAD_APART;
    }
    return mpt_min(room, council_head_room(pass, canvas, frame, side));
}

/* The running head, or NULL if none fits. */
static const struct text_line *set_head(const struct pass *pass,
                                        const struct canvas *canvas,
                                        const struct frame *frame, enum side side)
{
    mpt room = head_room(pass, canvas, frame, side);
    for (size_t i = 0; i < FRAME_HEADS && frame->heads[side][i].size > 0; i++) {
        const struct text_line *line = setter_line(canvas->setter, frame->heads[side][i],
                                                   frame_head_role(frame), side);
        if (line->width <= room) {
            return line;
        }
    }
    return NULL;
}

static void draw_heads(const struct pass *pass, const struct canvas *canvas,
                       const struct frame *frame)
{
    for (size_t i = 0; i < canvas->side_count && !frame->style.no_head; i++) {
        enum side side = canvas->sides[i];
        const struct text_line *line = set_head(pass, canvas, frame, side);
        struct point at = {canvas_left(canvas) + frame_head_left(canvas, frame, side),
                           canvas->form->head};
        if (line != NULL) {
            struct display_op *op = canvas_artifact_line(
                canvas, line, at, ARTIFACT_HEADER, frame_text_colour(frame, side));
            op->mark = frame->head_marks[side];
        }
    }
}

void frame_draw(struct pass *pass, const struct canvas *canvas, const struct frame *frame)
{
    if (frame->style.ground != COLOUR_WHITE) {
        canvas_ground(canvas, frame->style.ground);
    }
    council_open_page(pass, canvas, frame);
    if (frame->thumb != FRAME_NO_THUMB && !frame->style.no_thumb &&
        frame->style.ground != COLOUR_LIME) {
        draw_thumb(canvas, frame);
    }
    draw_heads(pass, canvas, frame);
    if (!frame->style.no_folio) {
        draw_folio(pass, canvas, frame);
    }
    council_draw_marks(pass, canvas, frame);
}
