/* Which operations of the pages come from which bytes of the content. */
#include "base/array.h"
#include "display/display.h"
#include <stdlib.h>

static int compare_numbers(size_t left, size_t right)
{
    return (left > right) - (left < right);
}

static int compare_pages(const void *left, const void *right)
{
    const struct display_place *a = left;
    const struct display_place *b = right;
    return a->page != b->page ? compare_numbers(a->page, b->page)
                              : compare_numbers(a->op, b->op);
}

static int compare_offsets(const void *left, const void *right)
{
    const struct display_place *a = left;
    const struct display_place *b = right;
    return a->offset != b->offset ? compare_numbers(a->offset, b->offset)
                                  : compare_pages(left, right);
}

struct display_places display_find_places(const struct display *display,
                                          const struct source *source,
                                          struct arena *arena)
{
    struct display_places places = {0};
    for (size_t i = 0; i < display->pages.count; i++) {
        const struct display_page *page = &display->pages.items[i];
        for (size_t k = 0; k < page->count; k++) {
            const struct display_op *op = &page->items[k];
            if (op->artifact == ARTIFACT_NONE && op->mark.source == source &&
                display_ancestor(display, op->element, ELEMENT_TOC) == NO_ELEMENT) {
                *array_push(arena, &places) =
                    (struct display_place){source_offset(op->mark), i, k};
            }
        }
    }
    if (places.count > 1) {
        qsort(places.items, places.count, sizeof *places.items, compare_offsets);
    }
    return places;
}

/* The index of the first that comes from `offset` or behind it. */
static size_t find_first(const struct display_places *places, size_t offset)
{
    size_t from = 0;
    for (size_t to = places->count; from < to;) {
        size_t middle = from + (to - from) / 2;
        if (places->items[middle].offset < offset) {
            from = middle + 1;
        } else {
            to = middle;
        }
    }
    return from;
}

struct display_places display_places_within(const struct display_places *places,
                                            size_t from, size_t to, struct arena *arena)
{
    struct display_places within = {0};
    for (size_t i = find_first(places, from);
         i < places->count && places->items[i].offset < to; i++) {
        *array_push(arena, &within) = places->items[i];
    }
    if (within.count > 1) {
        qsort(within.items, within.count, sizeof *within.items, compare_pages);
    }
    return within;
}
