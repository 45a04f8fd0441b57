/* Planning of padding. There are eight ways to use the three optional pages; each is
 * tried in the order of preference; the one with the fewest pages wins, and among equals
 * the one whose windows disturb least. */
#include "layout/plan.h"
#include <stdint.h>
#include <string.h>

/* Pages used with the choices of `plan`; fills the blanks before sections. */
static size_t count_pages(const struct plan_need *need, struct plan *plan)
{
    size_t pages = 1 + (size_t)plan->inside_cover + need->front;
    bool art = plan->vision_art;
    for (size_t i = 0; i < need->section_count; i++) {
        const struct plan_section *section = &need->sections[i];
        bool with_art = art && section->is_vision;
        /* `pages` is odd when the next page is even, a left one. */
        bool wants_even = section->wants_even || with_art;
        plan->windows_before[i] = wants_even && section->pages > 0 && pages % 2 == 0;
        pages += plan->windows_before[i] + section->pages + (size_t)with_art;
        art = art && !with_art;
    }
    return pages + need->tail + need->colophon + (size_t)plan->deep_page + 1;
}

static bool has_vision(const struct plan_need *need)
{
    for (size_t i = 0; i < need->section_count; i++) {
        if (need->sections[i].is_vision) {
            return true;
        }
    }
    return false;
}

/* How much a plan's windows disturb: between sections more than before the colophon. */
static size_t weigh_windows(const struct plan *plan, size_t count)
{
    size_t weight = plan->windows;
    for (size_t i = 0; i < count; i++) {
        weight += 3 * plan->windows_before[i];
    }
    return weight;
}

static struct plan plan_bare(const struct plan_need *need, struct arena *arena)
{
    struct plan plan = {
        .windows_before = arena_new_array(arena, need->section_count, size_t),
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
    if (need->mode != PLAN_PAGES) {
        return need->mode == PLAN_BARE ? plan_bare(need, arena)
                                       : plan_spreads(need, arena);
    }
    struct plan best = {.page_count = SIZE_MAX};
    size_t least_weight = SIZE_MAX;
    size_t *blanks = arena_new_array(arena, need->section_count, size_t);
    for (unsigned choice = 0; choice < 8; choice++) {
        struct plan plan = {
            .inside_cover = (choice & 4) == 0,
            .vision_art = (choice & 2) == 0 && has_vision(need),
            .deep_page = (choice & 1) == 0,
            .windows_before = blanks,
        };
        size_t pages = count_pages(need, &plan);
        plan.windows = (4 - pages % 4) % 4;
        plan.page_count = pages + plan.windows;
        size_t weight = weigh_windows(&plan, need->section_count);
        if (plan.page_count < best.page_count ||
            (plan.page_count == best.page_count && weight < least_weight)) {
            best = plan;
            least_weight = weight;
            best.windows_before =
                arena_copy(arena, blanks, need->section_count * sizeof *blanks);
        }
    }
    return best;
}

bool plan_equal(const struct plan *a, const struct plan *b, size_t section_count)
{
    return a->inside_cover == b->inside_cover && a->vision_art == b->vision_art &&
           a->deep_page == b->deep_page && a->windows == b->windows &&
           a->page_count == b->page_count &&
           (section_count == 0 || memcmp(a->windows_before, b->windows_before,
                                         section_count * sizeof *a->windows_before) == 0);
}
