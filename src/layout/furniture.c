/* What stands on a page beside its text: running heads, folios, thumb blocks, grounds. */
#include "layout/furniture.h"
#include "base/array.h"
#include "layout/council.h"
#include "layout/place.h"
#include "layout/set.h"
#include "layout/phrases.h"

#define THUMB_WIDTH MM(5)
#define THUMB_HEIGHT PT(26)
enum { THUMB_STEPS = 13 };

/* The heading if it fits its column in one line, else the word for its kind. */
static struct str running_head(struct layout *layout, const struct section *section,
                               enum side side)
{
    enum lang lang = layout->languages[side];
    bool has_short = localized_is_set(&section->short_heading, lang);
    struct str heading =
        set_plain(layout, has_short ? &section->short_heading : &section->heading, side);
    const struct text_line *line = set_line(layout, heading, ROLE_RUNNING_HEAD, side);
    return line->width <= GRID_HALF ? heading : phrase_kind(section->kind, lang);
}

struct frame frame_plain(enum theme_colour ground)
{
    return (struct frame){
        .ground = ground,
        .head_left = {0, GRID_SECOND},
        .folio = true,
        .thumb = FRAME_NO_THUMB,
    };
}

bool section_has_heading(const struct section *section)
{
    return localized_is_set(&section->heading, LANG_BG) ||
           localized_is_set(&section->heading, LANG_EN);
}

struct frame frame_of_section(struct layout *layout, size_t section,
                              enum theme_colour ground)
{
    struct frame frame = frame_plain(ground);
    frame.thumb = (int)section;
    for (enum side side = 0; side < layout_sides(layout); side++) {
        frame.head[side] =
            running_head(layout, &layout->brochure->sections[section], side);
    }
    return frame;
}

enum theme_colour frame_text_colour(const struct frame *frame, enum side side)
{
    if (frame->ground == COLOUR_DEEP) {
        return side == SIDE_FIRST ? COLOUR_WHITE : COLOUR_LIMELIGHT;
    }
    if (frame->ground == COLOUR_LIME) {
        return COLOUR_DEEP;
    }
    return side == SIDE_FIRST ? COLOUR_INK : COLOUR_GRAPHITE;
}

static void draw_thumb(struct layout *layout, const struct frame *frame, size_t page)
{
    mpt width = THUMB_WIDTH + GRID_BLEED;
    struct rect area = {
        .left = page % 2 == 0 ? GRID_WIDTH - THUMB_WIDTH : -GRID_BLEED,
        .top = B(2 + 4 * (frame->thumb % THUMB_STEPS)),
        .width = width,
        .height = THUMB_HEIGHT,
    };
    place_rect(layout, page, area, ARTIFACT_LAYOUT,
               frame->ground == COLOUR_DEEP ? COLOUR_LIME : COLOUR_DEEP);
}

static void draw_folio(struct layout *layout, const struct frame *frame, size_t page)
{
    struct str number = council_folio(layout, page);
    const struct text_line *line = set_line(layout, number, ROLE_FOLIO, SIDE_FIRST);
    mpt left = page % 2 == 0 ? GRID_WIDTH - GRID_OUTER - line->width : GRID_OUTER;
    place_artifact_line(layout, line, (struct spot){page, left, GRID_FOLIO},
                        ARTIFACT_FOOTER, frame_text_colour(frame, SIDE_FIRST));
}

enum role_name frame_head_role(const struct frame *frame)
{
    return frame->ground == COLOUR_DEEP ? ROLE_RUNNING_HEAD_DEEP : ROLE_RUNNING_HEAD;
}

/* The running head; the word for the kind of section where the marks of the council leave
 * no room for more. */
static const struct text_line *set_head(struct layout *layout, const struct frame *frame,
                                        enum side side)
{
    const struct text_line *line =
        set_line(layout, frame->head[side], frame_head_role(frame), side);
    if (line->width <= council_head_room(layout, frame, side) ||
        frame->thumb == FRAME_NO_THUMB) {
        return line;
    }
    enum section_kind kind = layout->brochure->sections[frame->thumb].kind;
    return set_line(layout, phrase_kind(kind, layout->languages[side]),
                    frame_head_role(frame), side);
}

static void draw_heads(struct layout *layout, const struct frame *frame, size_t page)
{
    for (enum side side = 0; side < layout_sides(layout); side++) {
        if (frame->head[side].size == 0) {
            continue;
        }
        const struct text_line *line = set_head(layout, frame, side);
        struct spot at = {page, grid_left(page) + frame->head_left[side], GRID_HEAD};
        place_artifact_line(layout, line, at, ARTIFACT_HEADER,
                            frame_text_colour(frame, side));
    }
}

size_t frame_open_page(struct layout *layout, const struct frame *frame)
{
    size_t page = place_page(layout);
    if (frame->ground != COLOUR_WHITE) {
        place_ground(layout, page, frame->ground);
    }
    council_open_page(layout, frame, page);
    if (frame->thumb != FRAME_NO_THUMB && frame->ground != COLOUR_LIME) {
        draw_thumb(layout, frame, page);
    }
    draw_heads(layout, frame, page);
    if (frame->folio) {
        draw_folio(layout, frame, page);
    }
    council_draw_marks(layout, frame, page);
    return page;
}

void section_open(struct layout *layout, element_id *sects)
{
    for (enum side side = 0; side < layout_sides(layout); side++) {
        sects[side] =
            display_add_element(layout->display, ELEMENT_SECT, layout->part[side]);
    }
}

void heading_place(struct layout *layout, const struct heading_mark *mark, size_t page,
                   mpt baseline)
{
    struct display *display = layout->display;
    struct display_anchor place = {page, mpt_max(baseline - B(3), 0)};
    uint32_t anchor = (uint32_t)display->anchors.count;
    if (mark->section != SIZE_MAX) {
        anchor = layout->section_anchor[mark->section];
        layout->plan.section_pages[mark->section] = page + 1;
        display->anchors.items[anchor] = place;
    } else {
        *array_push(layout->pages, &display->anchors) = place;
    }
    for (enum side side = 0; side < layout_sides(layout); side++) {
        if (mark->title[side].size == 0) {
            continue;
        }
        *array_push(layout->pages, &display->bookmarks) = (struct display_bookmark){
            .lang = layout->languages[side],
            .level = mark->level,
            .title = mark->title[side],
            .anchor = anchor,
        };
    }
}
