/* Frames by their chapter. */
#include "layout/frame.h"

struct frame frame_plain(void)
{
    return (struct frame){
        .style = {.ground = COLOUR_WHITE},
        .rest = {.ground = COLOUR_WHITE},
        .thumb = FRAME_NO_THUMB,
    };
}

/* Width of a running head in its region. */
static mpt head_region(const struct pass *pass, enum side side)
{
    const struct page_form *form = &pass->layout->form;
    return form->shared ? form->regions[REGION_TEXT][side].width
                        : form_columns(form, form->columns / 2);
}

struct frame frame_of_chapter(const struct pass *pass, const struct chapter *chapter,
                              const struct block *page)
{
    const struct chapter *head = &pass->layout->manuscript->chapters[chapter->head];
    struct frame frame = frame_plain();
    frame.style = page->as.page.style;
    frame.rest = page->as.page.rest;
    if (!section_has_heading(head->section)) {
        return frame;
    }
    frame.thumb = (int)head->index;
    for (enum side side = 0; side < setter_sides(&pass->setter); side++) {
        enum lang lang = pass->setter.languages[side];
        bool has_short = localized_is_set(&head->section->short_heading, lang);
        frame.head[side] = has_short ? head->short_heading[side] : head->heading[side];
        frame.brief[side] = phrase_kind(head->section->kind, lang);
        const struct text_line *line =
            setter_line(&pass->setter, frame.head[side], ROLE_RUNNING_HEAD, side);
        if (line->width > head_region(pass, side)) {
            frame.head[side] = frame.brief[side];
        }
    }
    return frame;
}

enum theme_colour frame_text_colour(const struct frame *frame, enum side side)
{
    if (frame->style.ground == COLOUR_DEEP) {
        return side == SIDE_FIRST ? COLOUR_WHITE : COLOUR_LIMELIGHT;
    }
    if (frame->style.ground == COLOUR_LIME) {
        return COLOUR_DEEP;
    }
    return side == SIDE_FIRST ? COLOUR_INK : COLOUR_GRAPHITE;
}

enum role_name frame_head_role(const struct frame *frame)
{
    return frame->style.ground == COLOUR_DEEP ? ROLE_RUNNING_HEAD_DEEP
                                              : ROLE_RUNNING_HEAD;
}

mpt frame_head_left(const struct canvas *canvas, const struct frame *frame,
                    enum side side)
{
    if (side == canvas->sides[0]) {
        return 0;
    }
    return frame->style.head_second > 0
               ? form_column(canvas->form, frame->style.head_second)
               : canvas->form->second;
}
