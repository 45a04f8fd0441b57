/* Pages of one's own: the press stage changes operations in place, and the display of the
 * layout serves all editions. Where pages are needed one at a time, only one is copied.
 */
#include "press/press.h"

void press_copy(struct display *out, const struct display *display, struct arena *arena)
{
    *out = *display;
    out->arena = arena;
    out->pages.items = arena_copy(arena, display->pages.items,
                                  display->pages.count * sizeof *display->pages.items);
    out->pages.capacity = display->pages.count;
}

void press_take_page(struct display *display, size_t page)
{
    struct display_page *own = &display->pages.items[page];
    own->items = arena_copy(display->arena, own->items, own->count * sizeof *own->items);
    own->capacity = own->count;
}
