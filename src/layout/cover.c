/* Front cover and the two pages of artwork. */
#include "layout/cover_marks.h"
#include "layout/logo.h"
#include "layout/matter.h"
#include "layout/titles.h"

/* The part of the drawing that the art page shows, and any page that is like it. */
#define WINDOW_LEFT MM(60)
#define WINDOW_TOP MM(28)
#define WINDOW_WIDTH MM(90)
#define WINDOW_HEIGHT MM(126.25)
#define PRIORITY_LEFT MM(84) /* of the part that opens a priority */
#define PRIORITY_TOP MM(4)
#define PRIORITY_PANEL 160 /* its foot, in 1/297 of the page */
#define PRIORITY_NUMERAL B(9) /* the numeral above the last line of text */

struct cover {
    struct logo logo;
    struct cover_marks marks;
    struct stack stack;
    struct issuers issuers;
};

static mpt last_above(const struct layout *layout, const struct issuers *issuers)
{
    return cover_metrics(&layout->cover).last - issuers->depth;
}

/* What a cover may do without, as the colophon says it too: the less room, the more. */
enum lean { LEAN_NOT, LEAN_ISSUERS, LEAN_SUBTITLE, LEAN_SECOND_TITLE };

/* What then stands there; also where nothing is left to leave out. */
static struct stack_wish lean_wish(const struct layout *layout, enum lean lean,
                                   const struct issuers *issuers)
{
    const struct document *document = &layout->brochure->document;
    struct issuers none = {.depth = 0};
    return (struct stack_wish){
        .title = &document->title,
        .subtitle = lean < LEAN_SUBTITLE ? &document->subtitle : NULL,
        .sides = lean < LEAN_SECOND_TITLE ? setter_sides(&layout->setter) : 1,
        .kind = ELEMENT_H1,
        .last = last_above(layout, lean < LEAN_ISSUERS ? issuers : &none),
    };
}

/* How much a small page must leave out to hold a long title, subtitle and issuer. */
static enum lean find_lean(struct layout *layout, const struct issuers *issuers)
{
    enum lean lean = LEAN_NOT;
    for (; lean < LEAN_SECOND_TITLE; lean++) {
        struct stack_wish wish = lean_wish(layout, lean, issuers);
        struct stack stack = stack_make(layout, &wish);
        if (cover_has_room(layout, stack_rise(layout, &stack, wish.last))) {
            break;
        }
    }
    return lean;
}

struct cover *cover_prepare(struct layout *layout)
{
    struct cover *cover = arena_new(layout->arena, struct cover);
    cover->logo = logo_make(layout);
    cover->marks = cover_marks_make(layout, cover->logo.area.height);
    layout->marks = cover_marks_height(&cover->marks);
    cover->issuers = cover_set_issuers(layout);
    enum lean lean = find_lean(layout, &cover->issuers);
    struct stack_wish wish = lean_wish(layout, lean, &cover->issuers);
    wish.parents = layout->sections.parts;
    cover->stack = stack_make(layout, &wish);
    cover->issuers =
        lean < LEAN_ISSUERS ? cover_make_issuers(layout) : (struct issuers){.depth = 0};
    layout->subtitle_inside = lean >= LEAN_SUBTITLE;
    return cover;
}

mpt cover_rise(const struct layout *layout, const struct cover *cover)
{
    return stack_rise(layout, &cover->stack, last_above(layout, &cover->issuers));
}

void cover_page(struct pass *pass, const struct cover *cover)
{
    const struct layout *layout = pass->layout;
    struct cover_metrics metrics = cover_metrics(&layout->cover);
    struct canvas canvas = pass_open_cover(pass);
    cover_draw(&canvas, layout, 0);
    mpt panel = metrics.panel - layout->rise;
    logo_place_on_cover(pass, &canvas, &cover->logo,
                        cover_marks_top(&cover->marks, panel));
    cover_marks_place(pass, &canvas, &cover->marks, panel);
    stack_place(&canvas, &cover->stack, metrics.title - layout->rise);
    cover_place_issuers(&canvas, &cover->issuers);
}

/* The scale in thousandths at which `width` x `height` of the drawing cover an area. */
static int32_t scale_over(struct rect area, mpt width, mpt height)
{
    int64_t across = ((int64_t)area.width * 1000 + width / 2) / width;
    int64_t down = ((int64_t)area.height * 1000 + height / 2) / height;
    return (int32_t)(across > down ? across : down);
}

static struct rect bleed_box(const struct page_form *form)
{
    return (struct rect){-form->bleed, -form->bleed, form->width + 2 * form->bleed,
                         form->height + 2 * form->bleed};
}

/* Blocks of the drawing without the motif; `left` as in cover_draw. */
static void draw_endpaper(const struct pass *pass, const struct canvas *canvas, mpt left)
{
    const struct page_form *form = canvas->form;
    struct artwork_view view = {
        .left = left,
        .scale = scale_over((struct rect){0, 0, form->width, form->height}, ARTWORK_WIDTH,
                            ARTWORK_HEIGHT),
        .clip = bleed_box(form),
        .bleed = form->bleed,
    };
    artwork_draw(pass->layout->artwork, canvas, ARTWORK_ENDPAPER, &view);
}

void inside_cover_page(struct pass *pass)
{
    struct canvas canvas = pass_open_cover(pass);
    draw_endpaper(pass, &canvas, 0);
}

void inside_back_page(struct pass *pass)
{
    struct canvas canvas = pass_open_cover(pass);
    draw_endpaper(pass, &canvas, canvas.form->width);
}

/* A part of the drawing, from that place on, enlarged to the page. */
static struct artwork_view window_view(const struct pass *pass,
                                       const struct canvas *canvas, struct point from)
{
    const struct page_form *form = canvas->form;
    struct rect window =
        artwork_window(pass->layout->artwork,
                       (struct rect){from.x, from.y, WINDOW_WIDTH, WINDOW_HEIGHT});
    int32_t scale = scale_over(bleed_box(form), window.width, window.height);
    return (struct artwork_view){
        .left = -form->bleed - (mpt)((int64_t)window.left * scale / 1000),
        .top = -form->bleed - (mpt)((int64_t)window.top * scale / 1000),
        .scale = scale,
        .clip = bleed_box(form),
    };
}

static void draw_window(struct pass *pass, struct point from)
{
    struct canvas canvas = pass_open_cover(pass);
    struct artwork_view view = window_view(pass, &canvas, from);
    artwork_draw(pass->layout->artwork, &canvas, ARTWORK_NIGHT, &view);
}

void vision_art_page(struct pass *pass)
{
    draw_window(pass, (struct point){WINDOW_LEFT, WINDOW_TOP});
}

void window_page(struct pass *pass)
{
    /* Inside the motif, and no two pages of a spread show the same. */
    static const struct point PLACES[] = {
        {MM(78), MM(8)}, {MM(36), MM(26)}, {MM(96), MM(2)}, {MM(52), MM(14)}};
    draw_window(pass, PLACES[pass->windows++ % (sizeof PLACES / sizeof PLACES[0])]);
}

void priority_page(struct pass *pass, size_t number)
{
    struct canvas canvas = pass_open_cover(pass);
    const struct page_form *form = canvas.form;
    struct artwork_view view =
        window_view(pass, &canvas, (struct point){PRIORITY_LEFT, PRIORITY_TOP});
    view.clip.height = form->bleed + (mpt)((int64_t)form->height * PRIORITY_PANEL / 297);
    view.priority = role_priority(canvas.setter->theme, number);
    canvas_ground(&canvas, COLOUR_DEEP);
    artwork_draw(pass->layout->artwork, &canvas, ARTWORK_PRIORITY, &view);
    struct str words = str_format(pass->arena, "%zu", number);
    enum role_name role = form->step > 0 ? ROLE_GOAL_NUMERAL_SMALL : ROLE_GOAL_NUMERAL;
    const struct text_line *line =
        setter_line(canvas.setter, words, role, canvas.sides[0]);
    struct point at = {canvas_optical_left(line, canvas_left(&canvas)),
                       form->last - PRIORITY_NUMERAL};
    canvas_artifact_line(&canvas, line, at, ARTIFACT_LAYOUT, COLOUR_WHITE);
}
