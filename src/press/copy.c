/* Pages of one's own: the press stage changes operations in place, and the display of the
 * layout serves all editions. */
#include "press/press.h"

void press_copy(struct display *out, const struct display *display, struct arena *arena)
{
    *out = *display;
    out->arena = arena;
    out->pages.items = arena_copy(arena, display->pages.items,
                                  display->pages.count * sizeof *display->pages.items);
    out->pages.capacity = display->pages.count;
    for (size_t i = 0; i < out->pages.count; i++) {
        struct display_page *page = &out->pages.items[i];
        page->items = arena_copy(arena, page->items, page->count * sizeof *page->items);
        page->capacity = page->count;
    }
}
