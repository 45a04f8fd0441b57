/* The outline of a theme in the place of the leaf: scaled with the panel as the leaf is,
 * and divided along its axis by a street. */
#include "layout/artwork_parts.h"

enum {
    PER_MILLIMETRE = THEME_UNIT / 100, /* of the theme's lengths to ours */
    STREET_HALF = 90, /* of the street between the halves */
    FAR_AWAY = 100000 /* beyond any page */
};

static int32_t scaled(int32_t length, int32_t anchor, int32_t panel_top)
{
    int64_t from = (int64_t)length / PER_MILLIMETRE - anchor;
    return anchor + (int32_t)(from * panel_top / PANEL_TOP);
}

static struct point placed(struct point point, int32_t panel_top)
{
    return (struct point){scaled(point.x, ANCHOR_X, panel_top),
                          scaled(point.y, ANCHOR_Y, panel_top)};
}

static int64_t root(int64_t square)
{
    int64_t low = 0, high = INT64_C(3000000000);
    while (low < high) {
        int64_t middle = (low + high + 1) / 2;
        if (middle <= square / middle) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    return low;
}

/* The plane on one side of the axis, from half a street off: four points, far enough away
 * that no page sees their other sides. */
static void make_half(struct point *half, const struct point axis[2], int side)
{
    int64_t dx = axis[1].x - axis[0].x, dy = axis[1].y - axis[0].y;
    int64_t length = root(dx * dx + dy * dy);
    length = length > 0 ? length : 1;
    int64_t nx = side * dy, ny = -side * dx; /* the normal, `length` long */
    const int64_t along[4] = {-FAR_AWAY, FAR_AWAY, FAR_AWAY, -FAR_AWAY};
    const int64_t off[4] = {STREET_HALF, STREET_HALF, FAR_AWAY, FAR_AWAY};
    for (size_t i = 0; i < 4; i++) {
        half[i].x = (mpt)(axis[0].x + (dx * along[i] + nx * off[i]) / length);
        half[i].y = (mpt)(axis[0].y + (dy * along[i] + ny * off[i]) / length);
    }
}

void artwork_make_shape(struct artwork_shape *shape, const struct theme_motif *motif,
                        int32_t panel_top, struct arena *arena)
{
    shape->outline = path_copy(arena, &motif->outline);
    for (size_t i = 0; i < shape->outline->point_count; i++) {
        shape->outline->points[i] = placed(shape->outline->points[i], panel_top);
    }
    const struct point axis[2] = {placed(motif->axis[0], panel_top),
                                  placed(motif->axis[1], panel_top)};
    make_half(shape->halves[HALF_UPPER], axis, 1);
    make_half(shape->halves[HALF_LOWER], axis, -1);
    shape->box = path_box(shape->outline);
}
