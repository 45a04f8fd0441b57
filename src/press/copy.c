/* Pages of one's own: the press stage changes operations in place, and the display of the
 * layout serves all editions. Where pages are needed one at a time, only one is copied.
 */
#include "press/press.h"
#include <string.h>

enum { MARKS_MOST = 24 /* that press_add_marks adds to a page */ };

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
    size_t size = own->count * sizeof *own->items;
    own->capacity = own->count + MARKS_MOST;
    own->items = memcpy(arena_new_array(display->arena, own->capacity, struct display_op),
                        own->items, size);
}
