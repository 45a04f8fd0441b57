/* Bands of priorities: full bleed in their colours, cut by streets. */
#include "sections/bands.h"

#define BAND_STREET PT(3.4)
#define BAND_FIRST B(16) /* top of the bands below a heading */
#define BAND_GAP B(4) /* least space below a heading */
#define BAND_CONTINUED B(5) /* top of the bands on a further page */
#define BAND_LABEL B(2.5)
#define BAND_TITLE B(5)
#define BAND_NUMERAL B(10)
#define BAND_NUMERAL_FOOT B(1.2) /* least space below it: the knife stays away */
#define BAND_NUMERAL_SMALL B(6) /* of a numeral in the smaller role: its top is level */
#define BAND_NUMERAL_APART MM(2) /* least space between a numeral and the title */
#define BAND_LEAST B(10.5) /* least pitch: room for the numeral */
#define BAND_LEAST_SMALL B(7.2) /* with numerals of a small page */
#define BAND_FIRST_SMALL B(12)
#define BAND_FOOT B(1) /* least space below the last line in a band */
#define OPENING_HEIGHT B(12)
#define OPENING_BELOW B(7) /* least room below it: a space and some lines of its text */

enum { BANDS_MAX = 4 };

/* A band on its way to a page. */
struct placed {
    const struct band *band;
    const struct canvas *canvas;
    mpt top, height;
};

/* How a title and its goals stand in a band, level in both languages. */
struct band_fit {
    enum role_name role; /* of the title */
    mpt goals; /* first baseline of the goals */
    mpt depth; /* lowest baseline */
};

static const struct text_paragraph *set(const struct canvas *canvas,
                                        const struct text_block *text, enum side side,
                                        enum role_name role)
{
    struct set_how how = {.role = role,
                          .side = side,
                          .width = canvas->form->regions[REGION_BAND][side].width};
    return setter_block(canvas->setter, text, &how);
}

static struct band_fit fit_role(const struct canvas *canvas, const struct band *band,
                                enum role_name role)
{
    struct band_fit fit = {.role = role, .depth = BAND_TITLE};
    enum side sides = setter_sides(canvas->setter);
    for (enum side side = 0; side < sides; side++) {
        mpt depth = set_depth(set(canvas, band->title.of[side], side, role));
        fit.depth = mpt_max(fit.depth, BAND_TITLE + depth);
    }
    fit.goals = form_snap(fit.depth) + B(2);
    for (enum side side = 0; side < sides; side++) {
        const struct text_paragraph *goals =
            set(canvas, band->goals.of[side], side, ROLE_LABEL);
        fit.depth = mpt_max(fit.depth, goals == NULL ? 0 : fit.goals + set_depth(goals));
    }
    return fit;
}

/* The largest title role in which both titles fit a band of that height; the smallest if
 * none does. */
static struct band_fit fit_band(const struct canvas *canvas, const struct band *band,
                                mpt height)
{
    static const enum role_name ROLES[] = {ROLE_PRIORITY_TITLE, ROLE_PRIORITY_TITLE_21,
                                           ROLE_PRIORITY_TITLE_14};
    struct band_fit fit = fit_role(canvas, band, ROLES[0]);
    for (size_t i = 1; i < 3 && fit.depth + BAND_FOOT > height; i++) {
        fit = fit_role(canvas, band, ROLES[i]);
    }
    return fit;
}

/* The least height in which a band holds its texts. */
static mpt least_height(const struct canvas *canvas, const struct band *band)
{
    return fit_band(canvas, band, 0).depth + BAND_FOOT;
}

/* ---- painting ------------------------------------------------------------------------
 */

/* On a page of its own the second language has the tint alone, as beside the first. */
static bool is_tinted(const struct canvas *canvas)
{
    return canvas->sides[0] == SIDE_SECOND;
}

static void draw_ground(const struct placed *placed, struct priority_colours colours)
{
    const struct canvas *canvas = placed->canvas;
    const struct page_form *form = canvas->form;
    mpt bottom = placed->top + placed->height;
    if (bottom >= form->height - BAND_STREET) {
        bottom = form->height + form->bleed;
    }
    mpt top = placed->top <= 0 ? -form->bleed : placed->top;
    mpt right = form->width + form->bleed;
    bool halves = canvas->side_count > 1;
    mpt split = halves ? canvas_left(canvas) + form->second - form->gutter / 2 : right;
    struct rect left = {-form->bleed, top, split + form->bleed, bottom - top};
    canvas_rect(canvas, left, ARTIFACT_BACKGROUND,
                is_tinted(canvas) ? colours.tint : colours.fill);
    if (halves) {
        mpt start = split + BAND_STREET;
        struct rect tint = {start, top, right - start, bottom - top};
        canvas_rect(canvas, tint, ARTIFACT_BACKGROUND, colours.tint);
    }
}

/* Label, title and goals of one language. */
static void place_side(const struct placed *placed, enum side side,
                       const struct band_fit *fit, enum theme_colour colour)
{
    const struct canvas *canvas = placed->canvas;
    const struct band *band = placed->band;
    const struct text_paragraph *title =
        set(canvas, band->title.of[side], side, fit->role);
    if (title == NULL) {
        return;
    }
    mpt left = canvas_region(canvas, REGION_BAND, side).left;
    canvas_paragraph(canvas, set(canvas, band->label.of[side], side, ROLE_LABEL),
                     (struct point){left, placed->top + BAND_LABEL}, band->labels[side],
                     colour);
    canvas_paragraph(canvas, title, (struct point){left, placed->top + BAND_TITLE},
                     band->titles[side], colour);
    const struct text_paragraph *goals =
        set(canvas, band->goals.of[side], side, ROLE_LABEL);
    if (goals != NULL) {
        canvas_paragraph(canvas, goals, (struct point){left, placed->top + fit->goals},
                         band->goal_lines[side], colour);
    }
}

static void place_numeral(const struct placed *placed, enum theme_colour colour)
{
    const struct canvas *canvas = placed->canvas;
    const struct setter *setter = canvas->setter;
    struct str number = str_format(setter->pages, "%zu", placed->band->number);
    enum side side = canvas->sides[0];
    mpt width = canvas->form->regions[REGION_BAND][SIDE_FIRST].left - BAND_NUMERAL_APART;
    const struct text_line *line =
        setter_line(setter, number, ROLE_PRIORITY_NUMERAL, side);
    mpt baseline = BAND_NUMERAL;
    if (line->width > width || canvas->form->step > 0) {
        line = setter_line(setter, number, ROLE_KEY_FIGURE, side);
        baseline = BAND_NUMERAL_SMALL;
    }
    baseline = mpt_min(baseline, placed->height - BAND_NUMERAL_FOOT);
    struct point at = {canvas_optical_left(line, canvas_left(canvas)),
                       placed->top + baseline};
    canvas_artifact_line(canvas, line, at, ARTIFACT_LAYOUT, colour);
}

static void place_band(const struct placed *placed)
{
    const struct canvas *canvas = placed->canvas;
    struct priority_colours colours =
        role_priority(canvas->setter->theme, placed->band->number);
    struct band_fit fit = fit_band(canvas, placed->band, placed->height);
    enum theme_colour strong = is_tinted(canvas) ? COLOUR_INK : colours.text;
    draw_ground(placed, colours);
    place_numeral(placed, strong);
    for (size_t i = 0; i < canvas->side_count; i++) {
        enum side side = canvas->sides[i];
        place_side(placed, side, &fit, side == SIDE_FIRST ? colours.text : COLOUR_INK);
    }
}

/* ---- overview ------------------------------------------------------------------------
 */

struct overview {
    const struct band *bands;
    size_t count;
    mpt pitch; /* from the top of a band to the next one, as the first page has it */
};

static mpt least_pitch(const struct overview *overview, const struct canvas *canvas)
{
    mpt least = canvas->form->step > 0 ? BAND_LEAST_SMALL : BAND_LEAST;
    for (size_t i = 0; i < overview->count; i++) {
        least = mpt_max(least, least_height(canvas, &overview->bands[i]) + BAND_STREET);
    }
    return least;
}

/* Up to four bands fill the first page; five and six go in halves, so that they stay
 * large; below a long heading, or with long titles, there are fewer. */
static mpt find_pitch(const struct overview *overview, const struct canvas *canvas,
                      mpt first)
{
    mpt room = canvas->form->height + BAND_STREET - first;
    mpt least = least_pitch(overview, canvas);
    mpt count = (mpt)overview->count;
    mpt bands = count == 5 || count == 6 ? 3 : count < BANDS_MAX ? count : BANDS_MAX;
    while (bands > 1 && room / bands < least) {
        bands--;
    }
    return room / bands;
}

static mpt bands_top(const struct canvas *canvas, mpt top)
{
    mpt first = canvas->form->step > 0 ? BAND_FIRST_SMALL : BAND_FIRST;
    return top == 0 ? BAND_CONTINUED : mpt_max(first, form_snap(top + BAND_GAP));
}

static bool overview_can_stand(const void *self, const struct canvas *canvas)
{
    const struct overview *overview = self;
    return BAND_CONTINUED + least_pitch(overview, canvas) <=
           canvas->form->height + BAND_STREET;
}

static bool overview_fits(const void *self, const struct canvas *canvas, mpt top,
                          size_t from)
{
    const struct overview *overview = self;
    mpt room = canvas->form->height + BAND_STREET - bands_top(canvas, top);
    return from > 0 || room >= least_pitch(overview, canvas);
}

static size_t overview_paint(void *self, const struct canvas *canvas, mpt *top,
                             size_t from)
{
    struct overview *overview = self;
    mpt at = bands_top(canvas, *top);
    mpt foot = canvas->form->height + BAND_STREET;
    if (from == 0) {
        overview->pitch = find_pitch(overview, canvas, at);
    }
    size_t i = from;
    for (; i < overview->count && i < from + BANDS_MAX; i++) {
        if (i > from && at + overview->pitch > foot) {
            break;
        }
        struct placed placed = {&overview->bands[i], canvas, at,
                                overview->pitch - BAND_STREET};
        if (placed.band->bookmarked) {
            canvas_heading(canvas, &placed.band->heading, at + BAND_LABEL);
        }
        place_band(&placed);
        at += overview->pitch;
    }
    *top = at;
    return i;
}

struct drawing bands_overview(struct arena *arena, const struct band *bands, size_t count)
{
    struct overview *self = arena_new(arena, struct overview);
    *self = (struct overview){bands, count, 0};
    return (struct drawing){self, count, overview_can_stand, overview_fits,
                            overview_paint};
}

/* ---- openings ------------------------------------------------------------------------
 */

static mpt opening_height(const struct canvas *canvas, const struct band *band)
{
    return mpt_max(OPENING_HEIGHT, form_snap(least_height(canvas, band)));
}

static bool opening_can_stand(const void *self, const struct canvas *canvas)
{
    return opening_height(canvas, self) + BAND_GAP <= canvas->form->last;
}

static mpt opening_top(mpt top)
{
    return top == 0 ? 0 : form_snap(top + BAND_GAP);
}

static bool opening_fits(const void *self, const struct canvas *canvas, mpt top,
                         size_t from)
{
    (void)from;
    return opening_top(top) + opening_height(canvas, self) + OPENING_BELOW <=
           canvas->form->last;
}

static size_t opening_paint(void *self, const struct canvas *canvas, mpt *top,
                            size_t from)
{
    const struct band *band = self;
    mpt at = opening_top(*top);
    struct placed placed = {band, canvas, at, opening_height(canvas, band)};
    (void)from;
    canvas_heading(canvas, &band->heading, at == 0 ? 0 : at + BAND_LABEL);
    place_band(&placed);
    *top = at + placed.height;
    return 1;
}

struct drawing bands_opening(struct arena *arena, const struct band *band)
{
    struct band *self = arena_copy(arena, band, sizeof *band);
    return (struct drawing){self, 1, opening_can_stand, opening_fits, opening_paint};
}
