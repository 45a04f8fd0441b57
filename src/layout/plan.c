/* Planning of padding. There are eight ways to use the three optional pages; for each,
 * the windows before sections are found by dynamic programming over the sections. A state
 * is what the rest depends on: the number of pages modulo four, and how many pages of
 * text have followed each other. */
#include "layout/plan.h"
#include <assert.h>
#include <stdint.h>
#include <string.h>

/* What a plan costs. A page costs more than all that makes one plan nicer than another of
 * as many pages, but less than two pages of text too many in a row. */
enum {
    COST_PAGE = 1000,
    COST_RUN = 600, /* of each page of text beyond the longest run */
    COST_NO_ART = 150,
    COST_NO_DEEP = 10,
    COST_CLOSE = 60, /* of a window soon after another picture */
    COST_LEFT = 20, /* of a window that faces the beginning of a section */
    COST_RIGHT = 40, /* of one that its section stands behind */
    COST_END = 100 /* of one before the colophon */
};

enum { RUN_CLOSE = 3, RUN_LONGEST = 10, RUNS = 64, STATES = 4 * RUNS };

static const int64_t NEVER = INT64_MAX;

/* The optional pages of a plan. */
struct choice {
    bool inside_cover, vision_art, inside_back;
};

/* A way to go on from a state. */
struct way {
    size_t pages, run; /* both as in a state */
    int64_t cost;
};

/* Text is best broken into runs of like length. */
static int64_t cost_of_run(size_t run)
{
    int64_t length = (int64_t)run;
    return length * length + (run > RUN_LONGEST ? COST_RUN * (length - RUN_LONGEST) : 0);
}

/* Pages of a section that begins after so many pages. */
static size_t pages_at(const struct plan_section *section, size_t before)
{
    size_t known = section->by_side[before % 2];
    return known > 0 && section->pages > 0 ? known : section->pages;
}

/* From a state to the one after a section, with `windows` windows before it and, or, the
 * art page. A cost of NEVER: the section may not stand there. */
static struct way add_section(struct way way, const struct plan_section *section,
                              size_t windows, bool with_art)
{
    if (windows > 0) {
        way.cost += COST_PAGE + (way.pages % 2 == 0 ? COST_RIGHT : COST_LEFT) +
                    (way.run < RUN_CLOSE ? COST_CLOSE : 0) + cost_of_run(way.run);
        way.pages += 1;
        way.run = 0;
    }
    /* The number of pages is odd where the next page is even, a left one. */
    bool is_left = way.pages % 2 == 1;
    bool must_be_left = with_art || (section->wants_even && section->pages > 0);
    bool may_pad = section->pages > 0 && !section->joins;
    if ((must_be_left && !is_left) || (!may_pad && (windows > 0 || with_art))) {
        way.cost = NEVER;
        return way;
    }
    if (with_art) {
        way.cost += cost_of_run(way.run);
        way.run = 0;
    }
    way.pages += with_art ? 1 : 0;
    size_t pages = pages_at(section, way.pages);
    way.pages += pages;
    way.run += pages;
    if (section->has_colour) {
        way.cost += cost_of_run(way.run - pages);
        way.run = 0;
    }
    return way;
}

static size_t state_of(const struct way *way)
{
    size_t run = way->run < RUNS ? way->run : RUNS - 1;
    return way->pages % 4 * RUNS + run;
}

/* Windows before the colophon that make the pages a multiple of four. */
static size_t windows_at_end(const struct plan_need *need, struct choice choice,
                             size_t pages)
{
    pages += need->tail + need->colophon + (choice.inside_back ? 1 : 0) + 1;
    return (4 - pages % 4) % 4;
}

static int64_t cost_at_end(const struct plan_need *need, struct choice choice,
                           const struct way *way)
{
    size_t windows = windows_at_end(need, choice, way->pages);
    if (windows > 0 && !choice.inside_cover) {
        return NEVER;
    }
    return way->cost + cost_of_run(way->run + need->tail) +
           (int64_t)windows * (COST_PAGE + COST_END) +
           (choice.inside_back ? COST_PAGE : COST_NO_DEEP);
}

/* Costs of all states after some sections, and how each was reached. */
struct reached {
    struct way ways[STATES];
};

/* Whether a window was put before a section, for each state after it. */
struct trace {
    struct step {
        uint16_t before; /* the state before the section */
        bool window;
    } * steps; /* for each section, STATES of them */
};

static void advance(struct reached *reached, const struct plan_section *section,
                    size_t most_windows, bool with_art, struct step *steps)
{
    struct reached next;
    for (size_t i = 0; i < STATES; i++) {
        next.ways[i].cost = NEVER;
    }
    for (size_t i = 0; i < STATES; i++) {
        for (size_t windows = 0; windows <= most_windows && reached->ways[i].cost < NEVER;
             windows++) {
            struct way way = add_section(reached->ways[i], section, windows, with_art);
            size_t state = state_of(&way);
            if (way.cost < next.ways[state].cost) {
                next.ways[state] = way;
                steps[state] = (struct step){(uint16_t)i, windows > 0};
            }
        }
    }
    *reached = next;
}

static struct way start(const struct plan_need *need, struct choice choice)
{
    struct way way = {.pages = 1 + need->front + (choice.inside_cover ? 1 : 0)};
    way.cost = (choice.inside_cover ? COST_PAGE : 0) +
               (choice.vision_art ? COST_PAGE : COST_NO_ART);
    return way;
}

/* The cheapest end of a plan with these optional pages; its state, or STATES if there is
 * none. */
static size_t solve(const struct plan_need *need, struct choice choice,
                    struct trace *trace, int64_t *cost)
{
    struct reached reached;
    for (size_t i = 0; i < STATES; i++) {
        reached.ways[i].cost = NEVER;
    }
    struct way first = start(need, choice);
    reached.ways[state_of(&first)] = first;
    bool art = choice.vision_art;
    for (size_t i = 0; i < need->section_count; i++) {
        bool with_art = art && need->sections[i].is_vision;
        advance(&reached, &need->sections[i], choice.inside_cover ? 1 : 0, with_art,
                &trace->steps[i * STATES]);
        art = art && !with_art;
    }
    size_t best = STATES;
    *cost = NEVER;
    for (size_t i = 0; i < STATES && !art; i++) {
        int64_t here = reached.ways[i].cost < NEVER
                           ? cost_at_end(need, choice, &reached.ways[i])
                           : NEVER;
        if (here < *cost) {
            *cost = here;
            best = i;
        }
    }
    return best;
}

/* Up to the last section, as the plan pads them. */
static size_t count_pages(const struct plan_need *need, const struct plan *plan)
{
    size_t pages = 1 + need->front + (plan->inside_cover ? 1 : 0);
    bool art = plan->vision_art;
    for (size_t i = 0; i < need->section_count; i++) {
        pages += plan->windows_before[i];
        if (art && need->sections[i].is_vision) {
            pages++;
            art = false;
        }
        pages += pages_at(&need->sections[i], pages);
    }
    return pages;
}

/* The plan that ends in a state. */
static struct plan trace_back(const struct plan_need *need, struct choice choice,
                              const struct trace *trace, size_t state,
                              struct arena *arena)
{
    struct plan plan = {
        .inside_cover = choice.inside_cover,
        .vision_art = choice.vision_art,
        .inside_back = choice.inside_back,
        .windows_before = arena_new_array(arena, need->section_count + 1, size_t),
    };
    for (size_t i = need->section_count; i > 0; i--) {
        const struct step *step = &trace->steps[(i - 1) * STATES + state];
        plan.windows_before[i - 1] = step->window ? 1 : 0;
        state = step->before;
    }
    size_t pages = count_pages(need, &plan);
    plan.windows = windows_at_end(need, choice, pages);
    plan.page_count = pages + need->tail + plan.windows + need->colophon +
                      (choice.inside_back ? 1 : 0) + 1;
    return plan;
}

static struct plan plan_pages(const struct plan_need *need, struct arena *arena)
{
    struct arena *scratch = arena_create();
    struct trace trace = {
        arena_new_array(scratch, need->section_count * STATES + 1, struct step)};
    struct choice chosen = {0};
    int64_t least = NEVER;
    static const struct choice CHOICES[] = {{true, true, true},
                                            {true, true, false},
                                            {true, false, true},
                                            {true, false, false},
                                            {false, false, false}};
    for (size_t i = 0; i < sizeof CHOICES / sizeof CHOICES[0]; i++) {
        int64_t cost;
        (void)solve(need, CHOICES[i], &trace, &cost);
        if (cost < least) {
            least = cost;
            chosen = CHOICES[i];
        }
    }
    size_t state = solve(need, chosen, &trace, &least);
    assert(state < STATES); /* without the art page every section finds its place */
    struct plan plan = trace_back(need, chosen, &trace, state, arena);
    arena_destroy(scratch);
    return plan;
}

static struct plan plan_bare(const struct plan_need *need, struct arena *arena)
{
    struct plan plan = {
        .windows_before = arena_new_array(arena, need->section_count + 1, size_t),
    };
    plan.page_count = need->tail;
    for (size_t i = 0; i < need->section_count; i++) {
        plan.page_count += need->sections[i].pages;
    }
    return plan;
}

/* Between the covers everything takes whole spreads; two pages of art after the cover, or
 * none, make a multiple of four of any number of them. */
static struct plan plan_spreads(const struct plan_need *need, struct arena *arena)
{
    struct plan plan = plan_bare(need, arena);
    plan.page_count += 1 + need->front + need->colophon + 1;
    if (plan.page_count % 4 != 0) {
        plan.inside_cover = plan.vision_art = true;
        plan.page_count += 2;
    }
    return plan;
}

struct plan plan_make(const struct plan_need *need, struct arena *arena)
{
    switch (need->mode) {
    case PLAN_PAGES: break;
    case PLAN_SPREADS: return plan_spreads(need, arena);
    case PLAN_BARE: return plan_bare(need, arena);
    }
    return plan_pages(need, arena);
}

struct plan plan_keep(const struct plan *plan, const struct plan_need *need)
{
    struct plan kept = *plan;
    const struct choice choice = {plan->inside_cover, plan->vision_art,
                                  plan->inside_back};
    if (need->mode == PLAN_PAGES) {
        size_t pages = count_pages(need, plan);
        kept.windows = windows_at_end(need, choice, pages);
        kept.page_count = pages + need->tail + kept.windows + need->colophon +
                          (plan->inside_back ? 1 : 0) + 1;
    }
    return kept;
}

bool plan_equal(const struct plan *a, const struct plan *b, size_t section_count)
{
    return a->inside_cover == b->inside_cover && a->vision_art == b->vision_art &&
           a->inside_back == b->inside_back && a->windows == b->windows &&
           a->page_count == b->page_count &&
           (section_count == 0 || memcmp(a->windows_before, b->windows_before,
                                         section_count * sizeof *a->windows_before) == 0);
}
