/* Text as drawings: for shops that want no fonts in a file, and for the slug line, whose
 * letters would else be part of the fonts that the pages need. */
#include "press/outlines.h"
#include "press/press.h"

_Static_assert((int)TEXT_MOVE == (int)PATH_MOVE && (int)TEXT_LINE == (int)PATH_LINE &&
                   (int)TEXT_CURVE == (int)PATH_CURVE &&
                   (int)TEXT_CLOSE == (int)PATH_CLOSE,
               "outlines of text and paths have the same verbs");

const struct path *outlines_of_line(const struct text_line *line, struct point at,
                                    struct arena *arena)
{
    struct text_outline outline = text_line_outline(line, arena);
    struct path *path = arena_new(arena, struct path);
    path->verbs = outline.verbs.items;
    path->verb_count = path->verb_capacity = outline.verbs.count;
    path->points = arena_new_array(arena, outline.points.count, struct point);
    path->point_count = path->point_capacity = outline.points.count;
    for (size_t i = 0; i < outline.points.count; i++) {
        path->points[i] = (struct point){at.x + outline.points.items[i].x,
                                         at.y + outline.points.items[i].y};
    }
    return path;
}

static void draw_text(struct display *display, struct display_op *op)
{
    const struct text_line line = {
        .pieces = op->pieces,
        .piece_count = op->piece_count,
        .scale = op->scale == 0 ? 10000 : op->scale,
        .letter_space = op->letter_space,
    };
    op->path = outlines_of_line(&line, (struct point){op->left, op->top}, display->arena);
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
