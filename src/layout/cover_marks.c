/* Flag and annex stamp. */
#include "layout/cover_marks.h"
#include "layout/place.h"
#include "layout/set.h"

#define FLAG_WIDTH MM(84) /* from the trim; longer words make it wider */
#define FLAG_HEIGHT MM(13)
#define FLAG_GAP MM(4) /* between the languages */
#define FLAG_RIGHT MM(12) /* least space after the words */
#define STAMP_TOP MM(18)
#define STAMP_WIDTH MM(64) /* a long decision makes it wider, to the left */
#define STAMP_INSET MM(4)
#define STAMP_FIRST B(1.45) /* first baseline below the top */
#define STAMP_PADDING B(1.6) /* height beyond its lines */
#define STAMP_RULE PT(0.75)

static bool has_flag(const struct layout *layout)
{
    return layout->brochure->document.status != STATUS_ADOPTED;
}

struct cover_marks cover_marks_make(struct layout *layout)
{
    const struct document *document = &layout->brochure->document;
    struct cover_marks marks = {.flag = {NO_ELEMENT, NO_ELEMENT}};
    if (document->has_council) {
        marks.stamp_count = phrase_stamp(marks.stamp, &document->council,
                                         layout->languages[SIDE_FIRST], layout->pages);
    }
    for (size_t i = 0; i < marks.stamp_count; i++) {
        marks.stamp_elements[i] =
            display_add_element(layout->display, ELEMENT_P, layout->part[SIDE_FIRST]);
    }
    for (enum side side = 0; side < layout_sides(layout) && has_flag(layout); side++) {
        marks.flag[side] =
            display_add_element(layout->display, ELEMENT_P, layout->part[side]);
    }
    return marks;
}

/* ---- flag ----------------------------------------------------------------------------
 */

static const struct text_line *flag_line(struct layout *layout, enum side side)
{
    bool draft = layout->brochure->document.status == STATUS_DRAFT;
    struct str word =
        phrase_find(draft ? PHRASE_DRAFT : PHRASE_PROPOSAL, layout->languages[side]);
    return set_line(layout, word, ROLE_FLAG, side);
}

static void place_flag(struct layout *layout, const struct cover_marks *marks,
                       size_t page, mpt panel_top)
{
    const struct text_line *lines[SIDE_COUNT] = {NULL, NULL};
    mpt lefts[SIDE_COUNT] = {0, 0};
    mpt right = grid_left(page);
    for (enum side side = 0; side < layout_sides(layout); side++) {
        lines[side] = flag_line(layout, side);
        lefts[side] = right + (side == SIDE_FIRST ? 0 : FLAG_GAP);
        right = lefts[side] + lines[side]->width;
    }
    mpt width = mpt_max(FLAG_WIDTH, right + FLAG_RIGHT);
    struct rect area = {-GRID_BLEED, panel_top - FLAG_HEIGHT, width + GRID_BLEED,
                        FLAG_HEIGHT};
    place_rect(layout, page, area, ARTIFACT_BACKGROUND, COLOUR_HONEY);
    /* Capitals stand in the middle of the flag. */
    const struct text_shape *shape = lines[SIDE_FIRST]->pieces[0].shape;
    mpt capital = shape->size * text_face_facts(shape->face).cap_height / 1000;
    mpt baseline = panel_top - (FLAG_HEIGHT - capital) / 2;
    for (enum side side = 0; side < layout_sides(layout); side++) {
        place_line(layout, lines[side], (struct spot){page, lefts[side], baseline},
                   marks->flag[side], COLOUR_INK);
    }
}

/* ---- stamp ---------------------------------------------------------------------------
 */

/* A white box with a rule of four thin rectangles. */
static void draw_box(struct layout *layout, size_t page, struct rect box)
{
    mpt right = box.left + box.width - STAMP_RULE;
    mpt bottom = box.top + box.height - STAMP_RULE;
    const struct rect rules[] = {
        {box.left, box.top, box.width, STAMP_RULE},
        {box.left, bottom, box.width, STAMP_RULE},
        {box.left, box.top + STAMP_RULE, STAMP_RULE, box.height - 2 * STAMP_RULE},
        {right, box.top + STAMP_RULE, STAMP_RULE, box.height - 2 * STAMP_RULE},
    };
    place_rect(layout, page, box, ARTIFACT_BACKGROUND, COLOUR_WHITE);
    for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++) {
        place_rect(layout, page, rules[i], ARTIFACT_LAYOUT, COLOUR_INK);
    }
}

static void place_stamp(struct layout *layout, const struct cover_marks *marks,
                        size_t page)
{
    const struct text_line *lines[STAMP_LINES_MAX];
    mpt widest = 0;
    for (size_t i = 0; i < marks->stamp_count; i++) {
        enum role_name role = i == 0 ? ROLE_STAMP_TITLE : ROLE_STAMP;
        lines[i] = set_line(layout, marks->stamp[i], role, SIDE_FIRST);
        widest = mpt_max(widest, lines[i]->width);
    }
    mpt width = mpt_max(STAMP_WIDTH, widest + 2 * STAMP_INSET);
    struct rect box = {
        .left = grid_left(page) + GRID_LIVE - width,
        .top = STAMP_TOP,
        .width = width,
        .height = (mpt)marks->stamp_count * B(1) + STAMP_PADDING,
    };
    draw_box(layout, page, box);
    for (size_t i = 0; i < marks->stamp_count; i++) {
        struct spot spot = {page, box.left + STAMP_INSET,
                            box.top + STAMP_FIRST + (mpt)i * B(1)};
        place_line(layout, lines[i], spot, marks->stamp_elements[i], COLOUR_INK);
    }
}

void cover_marks_place(struct layout *layout, const struct cover_marks *marks,
                       size_t page, mpt panel_top)
{
    if (marks->stamp_count > 0) {
        place_stamp(layout, marks, page);
    }
    if (marks->flag[SIDE_FIRST] != NO_ELEMENT) {
        place_flag(layout, marks, page, panel_top);
    }
}
