/* Flag and annex stamp. */
#include "layout/cover_marks.h"

#include <assert.h>

#define FLAG_WIDTH MM(84) /* from the trim; longer words make it wider */
#define FLAG_HEIGHT MM(13)
#define FLAG_GAP MM(4) /* between the languages */
#define FLAG_RIGHT MM(12) /* least space after the words */
#define STAMP_TOP MM(18)
#define STAMP_TOP_LEAST MM(9) /* where the panel rises high */
#define MARKS_APART MM(3)
#define STAMP_WIDTH MM(64) /* a long decision makes it wider, to the left */
#define STAMP_INSET MM(4)
#define STAMP_FIRST B(1.45) /* first baseline below the top */
#define STAMP_PADDING B(1.6) /* height beyond its lines */
#define STAMP_RULE PT(0.75)

static bool has_flag(const struct layout *layout)
{
    return layout->brochure->document.status != STATUS_ADOPTED;
}

struct cover_marks cover_marks_make(struct layout *layout, mpt logo)
{
    const struct document *document = &layout->brochure->document;
    const element_id *parts = layout->sections.parts;
    struct cover_marks marks = {.flag = {NO_ELEMENT, NO_ELEMENT}, .logo = logo};
    if (document->has_council) {
        marks.stamp_count =
            phrase_stamp(marks.stamp, &document->council,
                         layout->setter.languages[SIDE_FIRST], layout->arena);
    }
    for (size_t i = 0; i < marks.stamp_count; i++) {
        marks.stamp_elements[i] =
            display_add_element(&layout->outline, ELEMENT_P, parts[SIDE_FIRST]);
    }
    for (enum side side = 0; side < setter_sides(&layout->setter) && has_flag(layout);
         side++) {
        marks.flag[side] = display_add_element(&layout->outline, ELEMENT_P, parts[side]);
    }
    return marks;
}

/* ---- flag ----------------------------------------------------------------------------
 */

static const struct text_line *flag_line(const struct pass *pass,
                                         const struct canvas *canvas, enum side side)
{
    bool draft = pass->layout->brochure->document.status == STATUS_DRAFT;
    struct str word = phrase_find(draft ? PHRASE_DRAFT : PHRASE_PROPOSAL,
                                  canvas->setter->languages[side]);
    return setter_line(canvas->setter, word, ROLE_FLAG, side);
}

static void place_flag(const struct pass *pass, const struct canvas *canvas,
                       const struct cover_marks *marks, mpt panel_top)
{
    const struct text_line *lines[SIDE_COUNT] = {NULL, NULL};
    mpt lefts[SIDE_COUNT] = {0, 0};
    mpt right = canvas_left(canvas);
    mpt bleed = canvas->form->bleed;
    assert(canvas->side_count >= 1);
    for (size_t i = 0; i < canvas->side_count; i++) {
        lines[i] = flag_line(pass, canvas, canvas->sides[i]);
        lefts[i] = right + (i == 0 ? 0 : FLAG_GAP);
        right = lefts[i] + lines[i]->width;
    }
    mpt width = mpt_max(FLAG_WIDTH, right + FLAG_RIGHT);
    struct rect area = {-bleed, panel_top - FLAG_HEIGHT, width + bleed, FLAG_HEIGHT};
    canvas_rect(canvas, area, ARTIFACT_BACKGROUND, COLOUR_HONEY);
    /* Capitals stand in the middle of the flag. */
    const struct text_shape *shape = lines[0]->pieces[0].shape;
    mpt capital = shape->size * text_face_facts(shape->face).cap_height / 1000;
    mpt baseline = panel_top - (FLAG_HEIGHT - capital) / 2;
    for (size_t i = 0; i < canvas->side_count; i++) {
        canvas_line(canvas, lines[i], (struct point){lefts[i], baseline},
                    marks->flag[canvas->sides[i]], COLOUR_INK);
    }
}

/* ---- stamp ---------------------------------------------------------------------------
 */

static mpt stamp_height(const struct cover_marks *marks)
{
    return (mpt)marks->stamp_count * B(1) + STAMP_PADDING;
}

static mpt flag_height(const struct cover_marks *marks)
{
    return marks->flag[SIDE_FIRST] == NO_ELEMENT ? 0 : FLAG_HEIGHT;
}

mpt cover_marks_height(const struct cover_marks *marks)
{
    mpt upper = mpt_max(marks->logo, marks->stamp_count > 0 ? stamp_height(marks) : 0);
    return flag_height(marks) + (upper > 0 ? STAMP_TOP_LEAST + upper + MARKS_APART : 0);
}

mpt cover_marks_top(const struct cover_marks *marks, mpt panel_top)
{
    return mpt_min(STAMP_TOP, STAMP_TOP_LEAST + panel_top - cover_marks_height(marks));
}

static void place_stamp(const struct canvas *canvas, const struct cover_marks *marks,
                        mpt panel_top)
{
    const struct text_line *lines[STAMP_LINES_MAX];
    mpt widest = 0;
    for (size_t i = 0; i < marks->stamp_count; i++) {
        enum role_name role = i == 0 ? ROLE_STAMP_TITLE : ROLE_STAMP;
        lines[i] = setter_line(canvas->setter, marks->stamp[i], role, SIDE_FIRST);
        widest = mpt_max(widest, lines[i]->width);
    }
    mpt width = mpt_max(STAMP_WIDTH, widest + 2 * STAMP_INSET);
    struct rect box = {
        .left = canvas_left(canvas) + canvas->form->live - width,
        .top = cover_marks_top(marks, panel_top),
        .width = width,
        .height = stamp_height(marks),
    };
    canvas_rect(canvas, box, ARTIFACT_BACKGROUND, COLOUR_WHITE);
    canvas_frame(canvas, box, STAMP_RULE, COLOUR_INK);
    for (size_t i = 0; i < marks->stamp_count; i++) {
        struct point at = {box.left + STAMP_INSET, box.top + STAMP_FIRST + (mpt)i * B(1)};
        canvas_line(canvas, lines[i], at, marks->stamp_elements[i], COLOUR_INK);
    }
}

void cover_marks_place(const struct pass *pass, const struct canvas *canvas,
                       const struct cover_marks *marks, mpt panel_top)
{
    if (marks->stamp_count > 0) {
        place_stamp(canvas, marks, panel_top);
    }
    if (marks->flag[SIDE_FIRST] != NO_ELEMENT) {
        place_flag(pass, canvas, marks, panel_top);
    }
}
