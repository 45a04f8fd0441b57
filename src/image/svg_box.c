/* How large elements are that consist of others. */
#include "image/svg_draw.h"

/* The corners of what was found so far. */
struct extent {
    struct svg_drawing *drawing;
    double left, top, right, bottom;
    bool known; /* nothing was met whose size cannot be told */
};

static void add_shape(struct extent *extent, struct svg_outline *outline,
                      const struct svg_matrix *m)
{
    double box[4];
    for (size_t i = 0; i < outline->points.count; i++) {
        struct svg_point *point = &outline->points.items[i];
        double x = point->x;
        point->x = m->a * x + m->c * point->y + m->e;
        point->y = m->b * x + m->d * point->y + m->f;
    }
    if (outline_box(box, outline)) {
        extent->left = box[0] < extent->left ? box[0] : extent->left;
        extent->top = box[1] < extent->top ? box[1] : extent->top;
        extent->right = box[0] + box[2] > extent->right ? box[0] + box[2] : extent->right;
        extent->bottom =
            box[1] + box[3] > extent->bottom ? box[1] + box[3] : extent->bottom;
    }
}

static void add_children(struct extent *extent, const struct svg_node *node,
                         const struct svg_level *level, size_t depth);

static void add_node(struct extent *extent, const struct svg_node *node,
                     const struct svg_level *level, size_t depth)
{
    struct svg_outline outline;
    if (svg_outline_of(&outline, extent->drawing, node, &level->measure)) {
        add_shape(extent, &outline, &level->matrix);
    } else if (svg_is_named(node, "g") || svg_is_named(node, "a")) {
        add_children(extent, node, level, depth + 1);
    } else {
        extent->known = false; /* text, windows, repeated parts */
    }
}

/* Hidden parts count, those that are not displayed do not. */
static void add_children(struct extent *extent, const struct svg_node *node,
                         const struct svg_level *level, size_t depth)
{
    struct svg_drawing *drawing = extent->drawing;
    struct svg_level *inner = arena_new(drawing->arena, struct svg_level);
    for (const struct svg_node *child = node->first; child != NULL && extent->known;
         child = child->next) {
        if (depth == SVG_DEPTH_MAX || ++drawing->visits > SVG_VISITS_MAX) {
            extent->known = false;
            return;
        }
        svg_enter(inner, drawing, child, level);
        if (child->name.size > 0 && svg_is_drawable(child) && !inner->style.absent) {
            add_node(extent, child, inner, depth);
        }
    }
}

bool svg_box_of(double box[4], struct svg_drawing *drawing, const struct svg_node *node,
                const struct svg_level *level)
{
    struct extent extent = {drawing, 1e30, 1e30, -1e30, -1e30, true};
    struct svg_level *own = arena_new(drawing->arena, struct svg_level);
    *own = *level;
    own->matrix = (struct svg_matrix){1, 0, 0, 1, 0, 0};
    add_node(&extent, node, own, 0);
    bool empty = extent.right < extent.left;
    box[0] = extent.left;
    box[1] = extent.top;
    box[2] = empty ? 0 : extent.right - extent.left;
    box[3] = empty ? 0 : extent.bottom - extent.top;
    return extent.known;
}
