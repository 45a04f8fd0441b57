/* Bars of indicators: a track, the way to the target in the tint, the way that is done in
 * full colour; a street for each milestone, a tick where it began, an arrowhead where it
 * is to end. */
#include "sections/indicator_bar.h"
#include "sections/facts.h"

#define BAR_RISE MM(2.75) /* of its upper edge above the baseline */
#define BAR_HEIGHT MM(3.2)
#define STREET MM(0.7)
#define TICK_WIDTH MM(0.6)
#define TICK_HEIGHT MM(5.6)
#define ARROW_WIDTH MM(1.7)

enum { MILLION = 1000000, OWN_COLOURS = 6, STEPS_MOST = 5 };

/* ---- scales ---------------------------------------------------------------------- */

struct number indicator_bar_end(struct number number)
{
    static const int64_t FACTORS[] = {1, 2, 5};
    int64_t power = 1;
    for (size_t i = 0; number.units > 0; i++) {
        int64_t step = power * FACTORS[i % 3];
        int64_t steps = (number.units + step - 1) / step;
        if (steps <= STEPS_MOST) {
            return (struct number){steps * step, number.decimals};
        }
        power *= i % 3 == 2 ? 10 : 1;
    }
    return number;
}

struct drawing_bar {
    const struct indicator_bar *progress;
    mpt width;
    const struct canvas *canvas;
    struct point at; /* left end, upper edge */
    enum theme_colour fill, tint;
};

/* How far a value lies from the least one, on the width of the bar. */
static mpt along(const struct drawing_bar *bar, struct number value)
{
    const struct indicator_bar *progress = bar->progress;
    struct number above, range, share;
    if (!number_subtract(&above, value, progress->least) ||
        !number_subtract(&range, progress->most, progress->least) ||
        !number_divide(&share, above, range, NUMBER_DECIMALS_MAX)) {
        return 0;
    }
    int64_t units = share.units < 0 ? 0 : share.units > MILLION ? MILLION : share.units;
    return (mpt)((bar->width * units + MILLION / 2) / MILLION);
}

/* ---- bars ------------------------------------------------------------------------ */

static void draw_span(const struct drawing_bar *bar, mpt from, mpt to,
                      enum theme_colour colour)
{
    struct rect area = {bar->at.x + mpt_min(from, to), bar->at.y,
                        from > to ? from - to : to - from, BAR_HEIGHT};
    canvas_value_rect(bar->canvas, area, colour);
}

static int direction(struct number from, struct number to)
{
    return number_compare(to, from);
}

/* The colour of what is done: graphite if it leads away from the target. */
static enum theme_colour done_colour(const struct drawing_bar *bar)
{
    const struct indicator_bar *progress = bar->progress;
    bool known = progress->has_baseline && progress->has_target && progress->has_latest;
    int wanted = known ? direction(progress->baseline, progress->target) : 0;
    int gone = known ? direction(progress->baseline, progress->latest) : 0;
    return wanted * gone < 0 ? COLOUR_GRAPHITE : bar->fill;
}

static void draw_spans(const struct drawing_bar *bar)
{
    const struct indicator_bar *progress = bar->progress;
    struct number zero = {0, 0};
    mpt from = along(bar, progress->has_baseline ? progress->baseline : zero);
    draw_span(bar, 0, bar->width, COLOUR_STONE2);
    if (progress->has_target) {
        draw_span(bar, from, along(bar, progress->target), bar->tint);
    }
    if (progress->has_latest) {
        draw_span(bar, from, along(bar, progress->latest), done_colour(bar));
    }
    for (size_t i = 0; i < progress->milestone_count; i++) {
        mpt at = along(bar, progress->milestones[i]);
        draw_span(bar, mpt_max(at - STREET / 2, 0), mpt_min(at + STREET / 2, bar->width),
                  COLOUR_WHITE);
    }
}

/* White on what is too dark for ink, once the fill has come so far. */
static enum theme_colour arrow_colour(const struct drawing_bar *bar, int way)
{
    const struct indicator_bar *progress = bar->progress;
    bool dark = bar->fill == COLOUR_BLUE || bar->fill == COLOUR_TERRACOTTA ||
                bar->fill == COLOUR_DEEP || bar->fill == COLOUR_LINDEN;
    bool reached =
        progress->has_latest && direction(progress->target, progress->latest) * way >= 0;
    return dark && reached ? COLOUR_WHITE : COLOUR_INK;
}

static void draw_arrow(const struct drawing_bar *bar)
{
    const struct indicator_bar *progress = bar->progress;
    struct number zero = {0, 0};
    struct arena *arena = bar->canvas->setter->pages;
    struct path *path = arena_new(arena, struct path);
    int way =
        direction(progress->has_baseline ? progress->baseline : zero, progress->target);
    way = way < 0 ? -1 : 1;
    mpt tip = bar->at.x + along(bar, progress->target);
    path_move(arena, path, tip - way * ARROW_WIDTH, bar->at.y);
    path_line(arena, path, tip, bar->at.y + BAR_HEIGHT / 2);
    path_line(arena, path, tip - way * ARROW_WIDTH, bar->at.y + BAR_HEIGHT);
    path_close(arena, path);
    canvas_path(bar->canvas, path, arrow_colour(bar, way));
}

static void paint_bar(const void *self, const struct canvas *canvas, struct point at,
                      mpt width)
{
    const struct indicator_bar *progress = self;
    struct drawing_bar bar = {progress,      width,
                              canvas,        {at.x, at.y - BAR_RISE},
                              COLOUR_LINDEN, COLOUR_LEAF_TINT};
    if (!progress->drawn) {
        return;
    }
    if (progress->priority > 0 && progress->priority <= OWN_COLOURS) {
        struct priority_colours colours =
            role_priority(canvas->setter->theme, progress->priority);
        bar.fill = colours.fill;
        bar.tint = colours.tint;
    }
    draw_spans(&bar);
    if (progress->has_baseline) {
        struct rect tick = {at.x + along(&bar, progress->baseline) - TICK_WIDTH / 2,
                            bar.at.y + BAR_HEIGHT / 2 - TICK_HEIGHT / 2, TICK_WIDTH,
                            TICK_HEIGHT};
        canvas_rect(canvas, tick, ARTIFACT_LAYOUT, COLOUR_INK);
    }
    if (progress->has_target) {
        draw_arrow(&bar);
    }
}

/* ---- signs ----------------------------------------------------------------------- */

static void paint_sign(const void *self, const struct canvas *canvas, struct point at)
{
    const struct indicator_bar *bar = self;
    if (bar->state != STATE_NONE) {
        canvas_progress(canvas, facts_mark(bar->state), at);
    }
}

struct grid_picture indicator_bar_picture(const struct indicator_bar *progress)
{
    return (struct grid_picture){paint_bar, paint_sign, progress};
}
