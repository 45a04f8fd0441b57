/* Paths are two arrays that grow: nothing is ever taken away, so an outline is appended
 * to another by going on. */
#include "base/path.h"
#include "base/array.h"
#include <assert.h>

static void add_verb(struct arena *arena, struct path *path, enum path_verb verb)
{
    path->verbs = array_reserve(arena, path->verbs, path->verb_count,
                                &path->verb_capacity, sizeof *path->verbs);
    path->verbs[path->verb_count++] = (uint8_t)verb;
}

static void add_point(struct arena *arena, struct path *path, struct point point)
{
    path->points = array_reserve(arena, path->points, path->point_count,
                                 &path->point_capacity, sizeof *path->points);
    path->points[path->point_count++] = point;
}

void path_move(struct arena *arena, struct path *path, mpt x, mpt y)
{
    add_verb(arena, path, PATH_MOVE);
    add_point(arena, path, (struct point){x, y});
}

void path_line(struct arena *arena, struct path *path, mpt x, mpt y)
{
    assert(path->verb_count > 0);
    add_verb(arena, path, PATH_LINE);
    add_point(arena, path, (struct point){x, y});
}

void path_curve(struct arena *arena, struct path *path, struct point control1,
                struct point control2, struct point end)
{
    assert(path->verb_count > 0);
    add_verb(arena, path, PATH_CURVE);
    add_point(arena, path, control1);
    add_point(arena, path, control2);
    add_point(arena, path, end);
}

void path_close(struct arena *arena, struct path *path)
{
    assert(path->verb_count > 0);
    add_verb(arena, path, PATH_CLOSE);
}

void path_rect(struct arena *arena, struct path *path, struct rect area)
{
    struct box box = box_of_rect(area);
    path_move(arena, path, box.left, box.top);
    path_line(arena, path, box.right, box.top);
    path_line(arena, path, box.right, box.bottom);
    path_line(arena, path, box.left, box.bottom);
    path_close(arena, path);
}

/* Four curves; 0.5523 of the radius is the usual handle for a quarter circle. */
void path_circle(struct arena *arena, struct path *path, struct point middle, mpt radius,
                 enum path_turn turn)
{
    mpt side = turn == PATH_CLOCKWISE ? 1 : -1;
    mpt x = middle.x, y = middle.y;
    mpt across = radius, down = radius * side;
    mpt handle = (mpt)((int64_t)radius * 5523 / 10000), handle_down = handle * side;
    path_move(arena, path, x + across, y);
    path_curve(arena, path, (struct point){x + across, y + handle_down},
               (struct point){x + handle, y + down}, (struct point){x, y + down});
    path_curve(arena, path, (struct point){x - handle, y + down},
               (struct point){x - across, y + handle_down},
               (struct point){x - across, y});
    path_curve(arena, path, (struct point){x - across, y - handle_down},
               (struct point){x - handle, y - down}, (struct point){x, y - down});
    path_curve(arena, path, (struct point){x + handle, y - down},
               (struct point){x + across, y - handle_down},
               (struct point){x + across, y});
    path_close(arena, path);
}

struct path *path_copy(struct arena *arena, const struct path *path)
{
    struct path *copy = arena_copy(arena, path, sizeof *path);
    copy->verbs = arena_copy(arena, path->verbs, path->verb_count * sizeof *path->verbs);
    copy->points =
        arena_copy(arena, path->points, path->point_count * sizeof *path->points);
    copy->verb_capacity = path->verb_count;
    copy->point_capacity = path->point_count;
    return copy;
}

struct point path_curve_point(struct point start, const struct point *points, int32_t at,
                              int32_t chords)
{
    int64_t done = at, rest = (int64_t)chords - at;
    int64_t by = (int64_t)chords * chords * chords;
    int64_t weights[4] = {rest * rest * rest, 3 * rest * rest * done,
                          3 * rest * done * done, done * done * done};
    int64_t x = weights[0] * start.x;
    int64_t y = weights[0] * start.y;
    for (size_t i = 0; i < 3; i++) {
        x += weights[i + 1] * points[i].x;
        y += weights[i + 1] * points[i].y;
    }
    return (struct point){(mpt)(x / by), (mpt)(y / by)};
}

struct box path_box(const struct path *path)
{
    struct box box = NO_BOX;
    for (size_t i = 0; i < path->point_count; i++) {
        box = box_with_point(box, path->points[i]);
    }
    return box;
}
