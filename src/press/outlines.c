/* Text as drawings: for shops that want no fonts in a file. */
#include "press/press.h"

static void draw_text(struct display *display, struct display_op *op)
{
    const struct text_line line = {
        .pieces = op->pieces,
        .piece_count = op->piece_count,
        .scale = op->scale == 0 ? 10000 : op->scale,
        .letter_space = op->letter_space,
    };
    struct path *path = text_line_outline(&line, display->arena);
    for (size_t i = 0; i < path->point_count; i++) {
        path->points[i].x += op->left;
        path->points[i].y += op->top;
    }
    op->path = path;
    op->kind = DISPLAY_PATH;
}

void press_outline(struct display *display)
{
    for (size_t i = 0; i < display->pages.count; i++) {
        struct display_page *page = &display->pages.items[i];
        for (size_t k = 0; k < page->count; k++) {
            if (page->items[k].kind == DISPLAY_TEXT) {
                draw_text(display, &page->items[k]);
            }
        }
    }
}
