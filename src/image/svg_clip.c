/* Clipping paths as lists of areas. */
#include "base/array.h"
#include "image/svg_draw.h"

enum { ALTERNATIVES_MAX = 100, NESTING_MAX = 8 };

static void add_alternative(struct svg_drawing *drawing, struct svg_clip *clip,
                            const struct svg_areas *areas)
{
    if (clip->count == ALTERNATIVES_MAX) {
        svg_stop(drawing, "has a clipping path of more than 100 parts; unite them in the "
                          "drawing program");
        return;
    }
    *array_push(drawing->arena, clip) = areas;
}

/* `areas` and `more` at once. */
static const struct svg_areas *join(struct svg_drawing *drawing,
                                    const struct svg_areas *areas,
                                    const struct svg_areas *more)
{
    for (; areas != NULL; areas = areas->next) {
        struct svg_areas *copy = arena_new(drawing->arena, struct svg_areas);
        *copy = *areas;
        copy->next = more;
        more = copy;
    }
    return more;
}

/* What both clips let through. */
static struct svg_clip intersect(struct svg_drawing *drawing, const struct svg_clip *one,
                                 const struct svg_clip *two)
{
    struct svg_clip both = {0};
    for (size_t i = 0; i < one->count; i++) {
        for (size_t k = 0; k < two->count; k++) {
            add_alternative(drawing, &both, join(drawing, one->items[i], two->items[k]));
        }
    }
    return both;
}

/* The shape that a child of a clipping path means, itself or by a `use`; NULL: none. */
static const struct svg_node *find_shape(struct svg_drawing *drawing,
                                         const struct svg_node *child,
                                         struct svg_level *level)
{
    if (!svg_is_named(child, "use")) {
        return child;
    }
    const struct svg_node *target =
        svg_find_link(&drawing->tree, svg_attribute(child, STR("href")));
    if (target == NULL || svg_is_named(target, "use")) {
        return NULL;
    }
    struct svg_level outer = *level;
    const struct svg_matrix move = {
        1,
        0,
        0,
        1,
        svg_find_length(drawing, child, &level->measure, "x", 0),
        svg_find_length(drawing, child, &level->measure, "y", 0)};
    outer.matrix = svg_multiply(&level->matrix, &move);
    svg_enter(level, drawing, target, &outer);
    return target;
}

static void add_child(struct svg_drawing *drawing, struct svg_clip *clip,
                      const struct svg_node *child, const struct svg_level *outer)
{
    struct svg_level level;
    struct svg_outline outline;
    double box[4];
    svg_enter(&level, drawing, child, outer);
    struct svg_node *own_clip = level.style.clip;
    struct svg_level own = level;
    const struct svg_node *shape = find_shape(drawing, child, &level);
    if (level.style.absent || level.style.hidden || shape == NULL) {
        return;
    }
    if (svg_is_named(shape, "text")) {
        svg_stop(drawing, "is clipped by text; convert text to paths in the drawing "
                          "program");
        return;
    }
    if (!svg_outline_of(&outline, drawing, shape, &level.measure) ||
        !outline_box(box, &outline)) {
        return;
    }
    struct path *path = arena_new(drawing->arena, struct path);
    struct svg_areas *area = arena_new(drawing->arena, struct svg_areas);
    if (!outline_place(path, &outline, &level.matrix)) {
        svg_stop(drawing, "draws far outside its own page; crop it in the drawing "
                          "program");
    }
    *area = (struct svg_areas){path, level.style.clip_even_odd, NULL};
    struct svg_clip alone = {0};
    add_alternative(drawing, &alone, area);
    if (own_clip != NULL && !own_clip->busy) {
        struct svg_clip around = svg_clip_of(drawing, own_clip, &own, box);
        alone = intersect(drawing, &alone, &around);
    }
    if (shape != child && level.style.clip != NULL && !level.style.clip->busy) {
        struct svg_clip around = svg_clip_of(drawing, level.style.clip, &level, box);
        alone = intersect(drawing, &alone, &around);
    }
    for (size_t i = 0; i < alone.count; i++) {
        add_alternative(drawing, clip, alone.items[i]);
    }
}

/* The space of a clipping path: that of what it clips, or the box of that. */
static bool enter_clip(struct svg_level *out, struct svg_drawing *drawing,
                       const struct svg_node *node, const double *box)
{
    if (!str_equal(svg_attribute(node, STR("clipPathUnits")), STR("objectBoundingBox"))) {
        return true;
    }
    if (box == NULL) {
        svg_stop(drawing, "clips a group by a share of its size; release the clipping "
                          "path in the drawing program");
        return false;
    }
    const struct svg_matrix frame = {box[2], 0, 0, box[3], box[0], box[1]};
    out->matrix = svg_multiply(&out->matrix, &frame);
    out->measure.width = out->measure.height = 1;
    return box[2] > 0 && box[3] > 0;
}

static struct svg_clip collect(struct svg_drawing *drawing, const struct svg_node *node,
                               const struct svg_level *level, const double *box)
{
    struct svg_clip clip = {0};
    struct svg_level space = *level, styles;
    svg_enter_from_root(&styles, drawing, node);
    struct svg_matrix turn;
    if (!svg_transform(&turn, styles.style.transform)) {
        svg_stop(drawing, "is damaged: a transform in it cannot be read");
    }
    svg_turn_about(&turn, drawing, styles.style.origin, &level->measure);
    space.style = styles.style;
    space.matrix = svg_multiply(&level->matrix, &turn);
    if (!enter_clip(&space, drawing, node, box)) {
        return clip;
    }
    for (const struct svg_node *child = node->first; child != NULL; child = child->next) {
        add_child(drawing, &clip, child, &space);
    }
    if (styles.style.clip != NULL && !styles.style.clip->busy) {
        struct svg_clip around = svg_clip_of(drawing, styles.style.clip, level, box);
        clip = intersect(drawing, &clip, &around);
    }
    return clip;
}

/* A clip that comes to itself again has no say in what it is. */
struct svg_clip svg_clip_of(struct svg_drawing *drawing, struct svg_node *node,
                            const struct svg_level *level, const double *box)
{
    struct svg_clip clip = {0};
    if (drawing->clip_depth == NESTING_MAX) {
        svg_stop(drawing, "has more than 8 clipping paths that clip each other; release "
                          "them in the drawing program");
        return clip;
    }
    drawing->clip_depth++;
    node->busy = true;
    if (drawing->fault == NULL) {
        clip = collect(drawing, node, level, box);
    }
    node->busy = false;
    drawing->clip_depth--;
    return clip;
}
