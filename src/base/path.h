/* Outlines to fill: of letters, drawings and pictures alike. A path is a list of verbs,
 * each with its points, on an arena; it draws figures, and a figure begins with a move.
 */
#ifndef BASE_PATH_H
#define BASE_PATH_H

#include "base/arena.h"
#include "base/geometry.h"
#include <stddef.h>
#include <stdint.h>

enum path_verb { PATH_MOVE, PATH_LINE, PATH_CURVE, PATH_CLOSE }; /* 1, 1, 3, 0 points */

/* Zeroed, it is empty. What fills it says by which rule, and in which unit it is drawn.
 */
struct path {
    uint8_t *verbs;
    size_t verb_count, verb_capacity;
    struct point *points;
    size_t point_count, point_capacity;
};

/* Points that a verb takes. */
static inline size_t path_verb_points(enum path_verb verb)
{
    return verb == PATH_CURVE ? 3 : verb == PATH_CLOSE ? 0 : 1;
}

/* Append to a path in `arena`. */
void path_move(struct arena *arena, struct path *path, mpt x, mpt y);
void path_line(struct arena *arena, struct path *path, mpt x, mpt y);
void path_curve(struct arena *arena, struct path *path, struct point control1,
                struct point control2, struct point end);
void path_close(struct arena *arena, struct path *path);
/* A closed rectangle. */
void path_rect(struct arena *arena, struct path *path, struct rect area);

/* Which way round a figure is drawn: one within another leaves a hole where they differ.
 */
enum path_turn { PATH_CLOCKWISE, PATH_COUNTER };
void path_circle(struct arena *arena, struct path *path, struct point middle, mpt radius,
                 enum path_turn turn);

/* A copy whose points may be moved. */
struct path *path_copy(struct arena *arena, const struct path *path);

/* The point of a curve at `at` of `chords`; `points` are its controls and its end. */
struct point path_curve_point(struct point start, const struct point *points, int32_t at,
                              int32_t chords);

/* The box of all points; its curves stay within. NO_BOX of an empty path. */
struct box path_box(const struct path *path);

#endif
