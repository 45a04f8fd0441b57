/* Bands of priorities: full bleed in their colours, cut by streets. */
#include "sections/bands.h"

#include <assert.h>

#define BAND_STREET PT(3.4)
#define BAND_TEXT_APART MM(4.4) /* from the street to the second language */
#define BAND_FIRST B(16) /* top of the bands below a heading */
#define BAND_GAP B(4) /* least space below a heading */
#define BAND_CONTINUED B(5) /* top of the bands on a further page */
#define BAND_LABEL B(2.5)
#define BAND_TITLE B(5)
#define BAND_NUMERAL_FOOT B(1.2) /* least space below it: the knife stays away */
#define BAND_NUMERAL_APART MM(2) /* least space between a numeral and the title */
#define BAND_LEAST B(10.5) /* least pitch: room for the numeral */
#define BAND_LEAST_SMALL B(7.2) /* with numerals of a small page */
#define BAND_FIRST_SMALL B(12)
#define BAND_FOOT B(1.2) /* least space below the last line in a band: as there */
#define BAND_NEVER MM(2000) /* taller than any page */

enum { BANDS_MAX = 4, PARCELS_MAX = 4, DEEPER_PERCENT = 8 };

/* Sizes of a numeral from the largest, and baselines at which its top is level. */
static const struct {
    enum role_name role;
    mpt baseline;
} NUMERALS[] = {
    {ROLE_PRIORITY_NUMERAL, B(10)},
    {ROLE_KEY_FIGURE, B(6)},
    {ROLE_COVER_TITLE, B(4.4)},
    {ROLE_ROW_NUMERAL, B(3.6)},
};

/* Bands that are set alike: those of one section. */
struct band_set {
    const struct band *items;
    size_t count;
};

/* How titles and goals stand in the bands of a set, level in both languages and in all.
 */
struct band_fit {
    enum role_name role; /* of the titles */
    enum text_division division; /* the worst that a word of a title suffers */
    mpt goals; /* first baseline of the goals */
    mpt depth; /* lowest baseline */
    size_t numeral; /* size of the numerals, among NUMERALS */
};

/* A band on its way to a page. */
struct placed {
    const struct band *band;
    const struct canvas *canvas;
    struct band_fit fit;
    mpt top, height;
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

/* The deepest of the same text of all bands, below its first baseline. */
static mpt deepest(const struct canvas *canvas, const struct band_set *bands,
                   enum role_name role, bool goals)
{
    mpt depth = -1;
    for (size_t i = 0; i < bands->count; i++) {
        const struct band *band = &bands->items[i];
        for (enum side side = 0; side < setter_sides(canvas->setter); side++) {
            const struct text_block *text =
                goals ? band->goals.of[side] : band->title.of[side];
            if (text != NULL) {
                depth = mpt_max(depth, set_depth(set(canvas, text, side, role)));
            }
        }
    }
    return depth;
}

static enum text_division worst_division(const struct canvas *canvas,
                                         const struct band_set *bands,
                                         enum role_name role)
{
    enum text_division worst = DIVISION_NONE;
    for (size_t i = 0; i < bands->count; i++) {
        for (enum side side = 0; side < setter_sides(canvas->setter); side++) {
            const struct text_block *title = bands->items[i].title.of[side];
            if (title != NULL && set(canvas, title, side, role)->division > worst) {
                worst = set(canvas, title, side, role)->division;
            }
        }
    }
    return worst;
}

static struct band_fit fit_role(const struct canvas *canvas, const struct band_set *bands,
                                enum role_name role)
{
    struct band_fit fit = {.role = role, .division = worst_division(canvas, bands, role)};
    fit.depth = BAND_TITLE + mpt_max(0, deepest(canvas, bands, role, false));
    fit.goals = form_snap(fit.depth) + B(2);
    mpt goals = deepest(canvas, bands, ROLE_LABEL, true);
    fit.depth = goals < 0 ? fit.depth : fit.goals + goals;
    return fit;
}

static const enum role_name ROLES[] = {ROLE_PRIORITY_TITLE, ROLE_PRIORITY_TITLE_21,
                                       ROLE_PRIORITY_TITLE_17};
enum { ROLE_STEPS = 3 };

/* The largest size in which every numeral fits before its title. */
static size_t numeral_size(const struct canvas *canvas, const struct band_set *bands)
{
    mpt width = canvas->form->regions[REGION_BAND][SIDE_FIRST].left - BAND_NUMERAL_APART;
    size_t size = canvas->form->step, last = sizeof NUMERALS / sizeof NUMERALS[0] - 1;
    for (size_t i = 0; i < bands->count; i++) {
        struct str words = bands->items[i].numeral;
        while (
            size < last &&
            setter_line(canvas->setter, words, NUMERALS[size].role, SIDE_FIRST)->width >
                width) {
            size++;
        }
    }
    return size;
}

/* One size for all: the largest in which every title fits a band of that height and no
 * word is divided; the smallest if there is none. */
static struct band_fit find_fit(const struct canvas *canvas, const struct band_set *bands,
                                mpt height)
{
    struct band_fit fit = {0};
    for (size_t step = 0; step < ROLE_STEPS; step++) {
        fit = fit_role(canvas, bands, ROLES[step]);
        if (fit.division == DIVISION_NONE && fit.depth + BAND_FOOT <= height) {
            break;
        }
    }
    fit.numeral = numeral_size(canvas, bands);
    return fit;
}

/* The least height in which a band holds the texts of any of them; none does if even in
 * the smallest size a word would be divided at a syllable. */
static mpt least_height(const struct canvas *canvas, const struct band_set *bands)
{
    struct band_fit fit = fit_role(canvas, bands, ROLES[ROLE_STEPS - 1]);
    return fit.division == DIVISION_ANYWHERE ? BAND_NEVER : fit.depth + BAND_FOOT;
}

/* ---- painting ------------------------------------------------------------------------
 */

/* On a page of its own the second language has the tint alone, as beside the first. */
static bool is_tinted(const struct canvas *canvas)
{
    return canvas->sides[0] == SIDE_SECOND;
}

static uint8_t mix(uint8_t tint, uint8_t fill)
{
    return (uint8_t)((tint * (100 - DEEPER_PERCENT) + fill * DEEPER_PERCENT + 50) / 100);
}

/* The tint with a little of the full colour. */
static const struct colour *deeper_tint(const struct canvas *canvas,
                                        struct priority_colours colours)
{
    const struct colour *tint = setter_colour(canvas->setter, colours.tint);
    const struct colour *fill = setter_colour(canvas->setter, colours.fill);
    struct arena *arena = canvas->display->arena;
    struct colour *mixed = arena_new(arena, struct colour);
    *mixed = (struct colour){
        .name = str_to_c(arena, str_format(arena, "%s-deeper", tint->name)),
        .red = mix(tint->red, fill->red),
        .green = mix(tint->green, fill->green),
        .blue = mix(tint->blue, fill->blue),
        .cyan = mix(tint->cyan, fill->cyan),
        .magenta = mix(tint->magenta, fill->magenta),
        .yellow = mix(tint->yellow, fill->yellow),
        .black = mix(tint->black, fill->black),
    };
    return mixed;
}

/* The ground of the second language as a plan of as many parcels as the number: the first
 * one holds the text, the others stand below each other beside it. */
static void draw_parcels(const struct placed *placed, struct rect area,
                         struct priority_colours colours)
{
    const struct canvas *canvas = placed->canvas;
    const struct page_form *form = canvas->form;
    size_t number = placed->band->number;
    const struct colour *tones[2] = {setter_colour(canvas->setter, colours.tint),
                                     deeper_tint(canvas, colours)};
    if (number < 2 || number > PARCELS_MAX) {
        canvas_fill(canvas, area, ARTIFACT_BACKGROUND, tones[0]);
        return;
    }
    canvas_rect(canvas, area, ARTIFACT_BACKGROUND, COLOUR_WHITE); /* the streets */
    struct region text = canvas_region(canvas, REGION_BAND, SIDE_SECOND);
    mpt street = text.left + text.width + (form->gutter - BAND_STREET) / 2;
    struct rect first = {area.left, area.top, street - area.left, area.height};
    canvas_fill(canvas, first, ARTIFACT_BACKGROUND, tones[0]);
    mpt left = street + BAND_STREET, right = area.left + area.width;
    mpt count = (mpt)number - 1;
    mpt height = (placed->height - (count - 1) * BAND_STREET) / count;
    for (mpt i = 0; i < count; i++) {
        mpt top = i == 0 ? area.top : placed->top + i * (height + BAND_STREET);
        mpt bottom = i == count - 1 ? area.top + area.height
                                    : placed->top + i * (height + BAND_STREET) + height;
        canvas_fill(canvas, (struct rect){left, top, right - left, bottom - top},
                    ARTIFACT_BACKGROUND, tones[(i + 1) % 2]);
    }
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
    mpt second = canvas_left(canvas) + form->second - BAND_TEXT_APART;
    mpt split = halves ? second - BAND_STREET : right;
    struct rect left = {-form->bleed, top, split + form->bleed, bottom - top};
    canvas_rect(canvas, left, ARTIFACT_BACKGROUND,
                is_tinted(canvas) ? colours.tint : colours.fill);
    if (halves) {
        draw_parcels(placed, (struct rect){second, top, right - second, bottom - top},
                     colours);
    }
}

/* Label, title and goals of one language. */
static void place_side(const struct placed *placed, enum side side,
                       enum theme_colour colour)
{
    const struct canvas *canvas = placed->canvas;
    const struct band *band = placed->band;
    const struct band_fit *fit = &placed->fit;
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
    canvas_paragraph(canvas, goals, (struct point){left, placed->top + fit->goals},
                     band->goal_lines[side], colour);
}

static void place_numeral(const struct placed *placed, enum theme_colour colour)
{
    const struct canvas *canvas = placed->canvas;
    const struct setter *setter = canvas->setter;
    size_t size = placed->fit.numeral;
    const struct text_line *line =
        setter_line(setter, placed->band->numeral, NUMERALS[size].role, canvas->sides[0]);
    mpt baseline = mpt_min(NUMERALS[size].baseline, placed->height - BAND_NUMERAL_FOOT);
    struct point at = {canvas_optical_left(line, canvas_left(canvas)),
                       placed->top + baseline};
    canvas_artifact_line(canvas, line, at, ARTIFACT_LAYOUT, colour);
}

static void place_band(const struct placed *placed)
{
    const struct canvas *canvas = placed->canvas;
    struct priority_colours colours =
        role_priority(canvas->setter->theme, placed->band->number);
    enum theme_colour strong = is_tinted(canvas) ? COLOUR_INK : colours.text;
    draw_ground(placed, colours);
    if (placed->band->numeral.size > 0) {
        place_numeral(placed, strong);
    }
    for (size_t i = 0; i < canvas->side_count; i++) {
        enum side side = canvas->sides[i];
        place_side(placed, side, side == SIDE_FIRST ? colours.text : COLOUR_INK);
    }
}

/* ---- overview ------------------------------------------------------------------------
 */

struct overview {
    struct band_set set;
    struct band_fit fit; /* as the first page has it */
};

static mpt least_pitch(const struct band_set *set, const struct canvas *canvas)
{
    mpt least = canvas->form->step > 0 ? BAND_LEAST_SMALL : BAND_LEAST;
    return mpt_max(least, least_height(canvas, set) + BAND_STREET);
}

static mpt bands_top(const struct canvas *canvas, mpt top)
{
    mpt first = canvas->form->step > 0 ? BAND_FIRST_SMALL : BAND_FIRST;
    return top == 0 ? BAND_CONTINUED : mpt_max(first, form_snap(top + BAND_GAP));
}

static mpt room_below(const struct canvas *canvas, mpt top)
{
    return canvas->form->height + BAND_STREET - top;
}

/* How many bands a page holds below `top`; at least one. */
static size_t capacity(const struct band_set *set, const struct canvas *canvas, mpt top)
{
    mpt held = room_below(canvas, top) / least_pitch(set, canvas);
    return held < 1 ? 1 : held < BANDS_MAX ? (size_t)held : BANDS_MAX;
}

/* Bands on the page below `top` where so many are left: as evenly over it and those after
 * it as can be. */
static size_t count_on_page(const struct band_set *set, const struct canvas *canvas,
                            mpt top, size_t left)
{
    size_t here = capacity(set, canvas, top);
    size_t later = capacity(set, canvas, BAND_CONTINUED);
    if (left <= here) {
        return left;
    }
    size_t pages = 1 + (left - here + later - 1) / later;
    size_t even = (left + pages - 1) / pages;
    return even < here ? even : here;
}

/* From the top of a band to the next one: the last one bleeds at the foot of the page.
 * One priority alone has the height of an opening. */
static mpt pitch_of(const struct band_set *set, const struct canvas *canvas, mpt top,
                    size_t count)
{
    assert(count >= 1);
    mpt pitch = room_below(canvas, top) / (mpt)count;
    mpt least = mpt_max(BAND_OPENING + BAND_STREET, least_pitch(set, canvas));
    return set->count == 1 ? mpt_min(pitch, least) : pitch;
}

/* How texts stand that the lowest band of all pages holds. */
static struct band_fit fit_all(const struct overview *overview,
                               const struct canvas *canvas, mpt top)
{
    const struct band_set *set = &overview->set;
    mpt lowest = INT32_MAX;
    for (size_t left = set->count; left > 0;) {
        size_t count = count_on_page(set, canvas, top, left);
        lowest = mpt_min(lowest, pitch_of(set, canvas, top, count));
        left -= count;
        top = BAND_CONTINUED;
    }
    return find_fit(canvas, set, lowest - BAND_STREET);
}

static bool overview_can_stand(const void *self, const struct canvas *canvas)
{
    const struct overview *overview = self;
    mpt top = bands_top(canvas, canvas->form->first); /* below a heading of a line */
    return least_pitch(&overview->set, canvas) <= room_below(canvas, top);
}

static bool overview_fits(const void *self, const struct canvas *canvas,
                          const struct drawing_room *room, size_t from)
{
    const struct overview *overview = self;
    return from > 0 || room_below(canvas, bands_top(canvas, room->top)) >=
                           least_pitch(&overview->set, canvas);
}

static size_t overview_paint(void *self, const struct canvas *canvas, mpt *top,
                             size_t from)
{
    struct overview *overview = self;
    const struct band_set *set = &overview->set;
    mpt at = bands_top(canvas, *top);
    size_t end = from + count_on_page(set, canvas, at, set->count - from);
    mpt pitch = pitch_of(set, canvas, at, end - from);
    if (from == 0) {
        overview->fit = fit_all(overview, canvas, at);
    }
    for (size_t i = from; i < end; i++, at += pitch) {
        struct placed placed = {&set->items[i], canvas, overview->fit, at,
                                pitch - BAND_STREET};
        if (placed.band->bookmarked) {
            canvas_heading(canvas, &placed.band->heading, at + BAND_LABEL);
        }
        place_band(&placed);
    }
    *top = at;
    return end;
}

struct drawing bands_overview(struct arena *arena, const struct band *bands, size_t count)
{
    struct overview *self = arena_new(arena, struct overview);
    self->set = (struct band_set){bands, count};
    return (struct drawing){.self = self,
                            .parts = count,
                            .can_stand = overview_can_stand,
                            .fits = overview_fits,
                            .paint = overview_paint};
}

/* ---- openings ------------------------------------------------------------------------
 */

struct opening {
    const struct band *band;
    struct band_set set; /* all openings of the section */
};

static mpt opening_height(const struct canvas *canvas, const struct opening *opening)
{
    return mpt_max(BAND_OPENING, form_snap(least_height(canvas, &opening->set)));
}

static bool opening_can_stand(const void *self, const struct canvas *canvas)
{
    return opening_height(canvas, self) + BAND_GAP <= canvas->form->last;
}

static mpt opening_top(mpt top)
{
    return top == 0 ? 0 : form_snap(top + BAND_GAP);
}

static bool opening_fits(const void *self, const struct canvas *canvas,
                         const struct drawing_room *room, size_t from)
{
    (void)from;
    mpt least = mpt_max(room->below, BAND_GAP);
    return opening_top(room->top) + opening_height(canvas, self) + least <=
           canvas->form->last;
}

static size_t opening_paint(void *self, const struct canvas *canvas, mpt *top,
                            size_t from)
{
    const struct opening *opening = self;
    const struct band *band = opening->band;
    mpt at = opening_top(*top);
    mpt height = opening_height(canvas, opening);
    struct placed placed = {band, canvas, find_fit(canvas, &opening->set, height), at,
                            height};
    (void)from;
    canvas_heading(canvas, &band->heading, at == 0 ? 0 : at + BAND_LABEL);
    place_band(&placed);
    *top = at + placed.height;
    return 1;
}

struct drawing bands_opening(struct arena *arena, const struct band *bands, size_t count,
                             size_t index)
{
    struct opening *self = arena_new(arena, struct opening);
    *self = (struct opening){&bands[index], {bands, count}};
    return (struct drawing){.self = self,
                            .parts = 1,
                            .can_stand = opening_can_stand,
                            .fits = opening_fits,
                            .paint = opening_paint};
}
