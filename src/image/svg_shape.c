/* Basic shapes and paths: their outlines, and how they are painted. */
#include "base/array.h"
#include "image/svg_draw.h"
#include <math.h>
#include <string.h>

enum { MILLION = 1000000 };

/* ---- outlines -------------------------------------------------------------------- */

struct shape {
    struct svg_drawing *drawing;
    const struct svg_node *node;
    const struct svg_measure *measure;
};

static double length(const struct shape *shape, const char *name, double fallback)
{
    return svg_find_length(shape->drawing, shape->node, shape->measure, name, fallback);
}

static void draw_rect(struct svg_outline *out, const struct shape *shape)
{
    const double box[4] = {length(shape, "x", 0), length(shape, "y", 0),
                           length(shape, "width", 0), length(shape, "height", 0)};
    double rx = length(shape, "rx", -1), ry = length(shape, "ry", -1);
    rx = rx < 0 ? ry : rx;
    ry = ry < 0 ? rx : ry;
    if (box[2] > 0 && box[3] > 0) {
        outline_rect(out, box, rx, ry);
    }
}

static void draw_circle(struct svg_outline *out, const struct shape *shape)
{
    double r = length(shape, "r", 0);
    if (r > 0) {
        outline_ellipse(out, length(shape, "cx", 0), length(shape, "cy", 0), r, r);
    }
}

/* A radius that is missing is as large as the other. */
static void draw_ellipse(struct svg_outline *out, const struct shape *shape)
{
    double rx = length(shape, "rx", -1), ry = length(shape, "ry", -1);
    rx = rx < 0 ? ry : rx;
    ry = ry < 0 ? rx : ry;
    if (rx > 0 && ry > 0) {
        outline_ellipse(out, length(shape, "cx", 0), length(shape, "cy", 0), rx, ry);
    }
}

static void draw_line(struct svg_outline *out, const struct shape *shape)
{
    outline_move(out, length(shape, "x1", 0), length(shape, "y1", 0));
    outline_line(out, length(shape, "x2", 0), length(shape, "y2", 0));
}

/* What is damaged ends where the damage is, as in all programs (SVG 2, 9.5.4). */
static void draw_polyline(struct svg_outline *out, const struct shape *shape)
{
    (void)outline_points(out, svg_attribute(shape->node, STR("points")));
}

static void draw_polygon(struct svg_outline *out, const struct shape *shape)
{
    draw_polyline(out, shape);
    outline_close(out);
}

static void draw_path(struct svg_outline *out, const struct shape *shape)
{
    (void)outline_path(out, svg_attribute(shape->node, STR("d")));
}

bool svg_outline_of(struct svg_outline *out, struct svg_drawing *drawing,
                    const struct svg_node *node, const struct svg_measure *measure)
{
    static const struct {
        const char *name;
        void (*draw)(struct svg_outline *, const struct shape *);
    } SHAPES[] = {{"path", draw_path},       {"rect", draw_rect},
                  {"circle", draw_circle},   {"ellipse", draw_ellipse},
                  {"polygon", draw_polygon}, {"polyline", draw_polyline},
                  {"line", draw_line}};
    const struct shape shape = {drawing, node, measure};
    *out = (struct svg_outline){.arena = drawing->arena};
    for (size_t i = 0; i < sizeof SHAPES / sizeof SHAPES[0]; i++) {
        if (svg_is_named(node, SHAPES[i].name)) {
            SHAPES[i].draw(out, &shape);
            return true;
        }
    }
    return false;
}

/* ---- steps ----------------------------------------------------------------------- */

struct image_shape *svg_add(struct svg_drawing *drawing, enum image_shape_kind kind)
{
    if (drawing->svg->count == IMAGE_SHAPES_MAX) {
        svg_stop(drawing, "has more than 20000 areas; simplify it or export it as PNG");
    }
    struct image_shape *shape = drawing->fault == NULL
                                    ? array_push(drawing->arena, drawing->svg)
                                    : arena_new(drawing->arena, struct image_shape);
    shape->kind = kind;
    return shape;
}

/* A shape that is being painted. */
struct painting {
    struct svg_drawing *drawing;
    const struct svg_level *level;
    const struct svg_outline *outline;
    double box[4];
};

static struct svg_ink plain_ink(const struct painting *painting, enum svg_paint_kind kind,
                                const struct svg_colour *colour, double opacity)
{
    colour = kind == PAINT_CURRENT ? &painting->level->style.current : colour;
    struct svg_ink ink = {.painted = kind != PAINT_NONE && opacity * colour->alpha > 0};
    if (ink.painted && opacity * colour->alpha < 1) {
        svg_stop(painting->drawing,
                 "has a half-transparent area; give it a plain colour");
    }
    memcpy(ink.rgb, colour->rgb, sizeof ink.rgb);
    return ink;
}

static struct svg_ink ink_of(const struct painting *painting,
                             const struct svg_paint *paint, double opacity, double reach)
{
    struct svg_drawing *drawing = painting->drawing;
    if (paint->kind != PAINT_SERVER) {
        return plain_ink(painting, paint->kind, &paint->colour, opacity);
    }
    if (opacity > 0 && opacity < 1) {
        svg_stop(drawing, "has a half-transparent area; give it a plain colour");
    }
    if (paint->borrowed) {
        svg_stop(drawing, "borrows a gradient (context-fill); give each part its own");
    }
    struct svg_ink ink =
        svg_gradient_ink(drawing, paint->server, painting->level, painting->box, reach);
    if (!ink.missing || !paint->has_fallback || paint->fallback == PAINT_NONE) {
        ink.painted = ink.painted && opacity > 0;
        return ink;
    }
    if (painting->box[2] > 0 && painting->box[3] > 0) {
        svg_stop(drawing,
                 "has a gradient without colours; give it some, or a plain colour");
    }
    return plain_ink(painting, paint->fallback, &paint->colour, opacity);
}

static struct image_shape *add_painted(const struct painting *painting,
                                       enum image_shape_kind kind,
                                       const struct svg_ink *ink)
{
    struct image_shape *shape = svg_add(painting->drawing, kind);
    memcpy(shape->rgb, ink->rgb, sizeof shape->rgb);
    shape->gradient = ink->gradient;
    if (!outline_place(&shape->path, painting->outline, &painting->level->matrix)) {
        svg_stop(painting->drawing,
                 "draws far outside its own page; crop it in the drawing program");
    }
    return shape;
}

static void paint_fill(const struct painting *painting)
{
    const struct svg_style *style = &painting->level->style;
    struct svg_ink ink = ink_of(painting, &style->fill, style->fill_opacity, 0);
    if (ink.painted) {
        add_painted(painting, IMAGE_FILL, &ink)->even_odd = style->even_odd;
    }
}

/* ---- strokes --------------------------------------------------------------------- */

/* Written so that what is no number is large as well. */
static int32_t rounded(double value)
{
    return value >= 0 && value < INT32_MAX / 4 ? (int32_t)floor(value + 0.5)
                                               : INT32_MAX / 4;
}

/* What a transform does to a pen: how much larger it grows; 0 if it flattens it. */
static double take_pen(struct stroke *stroke, const struct svg_matrix *m)
{
    double grown = sqrt(fabs(m->a * m->d - m->b * m->c));
    if (!(grown > 0)) {
        return 0;
    }
    const double parts[4] = {m->a / grown, m->b / grown, m->c / grown, m->d / grown};
    double across = parts[0] * parts[2] + parts[1] * parts[3];
    double longer = parts[0] * parts[0] + parts[1] * parts[1] - 1;
    stroke->squeezed = fabs(across) > 1e-6 || fabs(longer) > 1e-6;
    for (size_t i = 0; i < 4; i++) {
        if (!(fabs(parts[i]) <= 1000)) {
            return 0; /* flat, as good as a line seen from its end */
        }
        stroke->pen[i] = (int32_t)floor(parts[i] * MILLION + 0.5);
    }
    return grown;
}

static void take_dashes(struct stroke *stroke, const struct svg_style *style,
                        double grown, struct arena *arena)
{
    mpt *dashes = arena_new_array(arena, style->dash_count + 1, mpt);
    double sum = 0;
    for (size_t i = 0; i < style->dash_count; i++) {
        dashes[i] = rounded(style->dashes[i] * grown);
        sum += style->dashes[i];
    }
    if (style->dash_count > 0) {
        stroke->dashes = dashes;
        stroke->dash_count = style->dash_count;
        double offset = style->dash_offset / sum;
        stroke->phase = rounded((offset - floor(offset)) * sum * grown);
    }
}

/* Figures without length show their caps. Round ones PDF draws itself (ISO 32000-1,
 * 8.5.3.2); square ones become areas. */
static void paint_dots(const struct painting *painting, const struct svg_ink *ink)
{
    const struct svg_outline *outline = painting->outline;
    struct svg_outline dots = {.arena = outline->arena};
    double size = painting->level->style.stroke_width;
    const struct svg_point *at = outline->points.items, *start = at;
    bool moved = true, drawn = false;
    for (size_t i = 0; i <= outline->verbs.count; i++) {
        bool end = i == outline->verbs.count || outline->verbs.items[i] == PATH_MOVE;
        if (end && drawn && !moved) {
            const double box[4] = {start->x - size / 2, start->y - size / 2, size, size};
            outline_rect(&dots, box, 0, 0);
        }
        if (end) {
            start = at;
            moved = drawn = false;
        } else {
            drawn = true;
        }
        size_t count = end && i == outline->verbs.count
                           ? 0
                           : path_verb_points((enum path_verb)outline->verbs.items[i]);
        for (; count > 0; count--, at++) {
            moved = moved || at->x != start->x || at->y != start->y;
        }
    }
    if (dots.verbs.count > 0) {
        struct painting dotted = *painting;
        dotted.outline = &dots;
        (void)add_painted(&dotted, IMAGE_FILL, ink);
    }
}

static void paint_stroke(const struct painting *painting)
{
    const struct svg_style *style = &painting->level->style;
    struct stroke stroke = {.cap = style->cap,
                            .join = style->join,
                            .miter = rounded(style->miter_limit * 1000)};
    double grown = take_pen(&stroke, &painting->level->matrix);
    double half = style->stroke_width / 2;
    if (grown == 0 || half == 0) {
        return;
    }
    struct svg_ink ink = ink_of(painting, &style->stroke, style->stroke_opacity,
                                half * style->miter_limit);
    if (!ink.painted) {
        return;
    }
    if (style->cap == CAP_SQUARE) {
        paint_dots(painting, &ink);
    }
    stroke.width = rounded(style->stroke_width * grown);
    stroke.width = stroke.width < 1 ? 1 : stroke.width;
    take_dashes(&stroke, style, grown, painting->drawing->arena);
    add_painted(painting, IMAGE_STROKE, &ink)->stroke = stroke;
}

/* ---- shapes ---------------------------------------------------------------------- */

void svg_paint_shape(struct svg_drawing *drawing, const struct svg_node *node,
                     const struct svg_level *level)
{
    const struct svg_style *style = &level->style;
    struct svg_outline outline;
    struct painting painting = {drawing, level, &outline, {0}};
    if (style->hidden || !svg_outline_of(&outline, drawing, node, &level->measure) ||
        outline.verbs.count < 2 || !outline_box(painting.box, &outline)) {
        return;
    }
    if (style->marked && style->stroke_width > 0) {
        svg_stop(drawing, "has markers (arrows or dots on lines); turn strokes and "
                          "markers into paths in the drawing program");
    }
    if (style->stroke_first) {
        paint_stroke(&painting);
    }
    if (!svg_is_named(node, "line")) {
        paint_fill(&painting);
    }
    if (!style->stroke_first) {
        paint_stroke(&painting);
    }
}
