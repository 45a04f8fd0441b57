/* Black on screen and in print: their form says what they mean, not a colour. */
#include "blocks/progress.h"

#define RULE PT(0.7)
#define UPRIGHT MM(0.7)
#define UPRIGHTS_APART MM(0.5)

static struct path *add_shape(const struct canvas *canvas)
{
    struct path *path = arena_new(canvas->display->arena, struct path);
    struct display_op *op = display_add_artifact(canvas->display, canvas->page,
                                                 DISPLAY_PATH, ARTIFACT_LAYOUT);
    op->path = path;
    op->colour = setter_colour(canvas->setter, COLOUR_INK);
    op->even_odd = true;
    return path;
}

static void triangle(struct arena *arena, struct path *path, const struct point *corners)
{
    path_move(arena, path, corners[0].x, corners[0].y);
    path_line(arena, path, corners[1].x, corners[1].y);
    path_line(arena, path, corners[2].x, corners[2].y);
    path_close(arena, path);
}

/* One triangle within another, so that its outline is as thick on all sides. */
static void outlined_triangle(struct arena *arena, struct path *path, struct point at)
{
    mpt side = PROGRESS_SIDE, top = at.y - side, middle = at.x + side / 2;
    const struct point outer[] = {{at.x, top}, {at.x + side, top}, {middle, at.y}};
    /* The corners move in by the rule over the tangents of half their angles. */
    const struct point inner[] = {{at.x + RULE * 17 / 10, top + RULE},
                                  {at.x + side - RULE * 17 / 10, top + RULE},
                                  {middle, at.y - RULE * 22 / 10}};
    triangle(arena, path, outer);
    triangle(arena, path, inner);
}

void canvas_progress(const struct canvas *canvas, enum progress_mark mark,
                     struct point at)
{
    struct arena *arena = canvas->display->arena;
    struct path *path = add_shape(canvas);
    mpt side = PROGRESS_SIDE, top = at.y - side;
    struct point middle = {at.x + side / 2, at.y - side / 2};
    switch (mark) {
    case PROGRESS_DISC: path_circle(arena, path, middle, side / 2, PATH_CLOCKWISE); break;
    case PROGRESS_FORWARD:
        triangle(arena, path,
                 (const struct point[]){{at.x, top}, {at.x + side, middle.y}, at});
        break;
    case PROGRESS_DOWN: outlined_triangle(arena, path, at); break;
    case PROGRESS_UPRIGHTS:
        path_rect(arena, path, (struct rect){at.x, top, UPRIGHT, side});
        path_rect(arena, path,
                  (struct rect){at.x + UPRIGHT + UPRIGHTS_APART, top, UPRIGHT, side});
        break;
    case PROGRESS_RING:
        path_circle(arena, path, middle, side / 2, PATH_CLOCKWISE);
        path_circle(arena, path, middle, side / 2 - RULE, PATH_COUNTER);
        break;
    }
}
