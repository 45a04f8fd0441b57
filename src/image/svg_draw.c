/* Goes through the elements of a drawing in the order in which they are painted. */
#include "image/svg_draw.h"
#include "base/lang.h"
#include "image/svg.h"
#include <math.h>

enum { PROPORTION_MAX = 50 };

/* ---- clips and windows ----------------------------------------------------------- */

static void close_clip(struct svg_drawing *drawing, size_t opened)
{
    struct svg *svg = drawing->svg;
    for (; opened > 0; opened--) {
        if (drawing->fault == NULL && svg->items[svg->count - 1].kind == IMAGE_CLIP) {
            svg->count--; /* nothing was drawn through it */
        } else {
            (void)svg_add(drawing, IMAGE_UNCLIP);
        }
    }
}

static void open_clip(struct svg_drawing *drawing, const struct path *path, bool even_odd)
{
    struct image_shape *shape = svg_add(drawing, IMAGE_CLIP);
    shape->path = *path;
    shape->even_odd = even_odd;
}

/* The rectangle of a window, which may be turned. */
static void open_window(struct svg_drawing *drawing, const struct svg_level *level,
                        const double window[4])
{
    struct svg_outline outline = {.arena = drawing->arena};
    struct path path = {0};
    outline_rect(&outline, window, 0, 0);
    if (!outline_place(&path, &outline, &level->matrix)) {
        svg_stop(drawing,
                 "draws far outside its own page; crop it in the drawing program");
    }
    open_clip(drawing, &path, false);
}

/* ---- elements -------------------------------------------------------------------- */

static void draw_node(struct svg_drawing *drawing, struct svg_node *node,
                      const struct svg_level *outer);

static void draw_children(struct svg_drawing *drawing, struct svg_node *node,
                          const struct svg_level *level)
{
    for (struct svg_node *child = node->first; child != NULL; child = child->next) {
        draw_node(drawing, child, level);
    }
}

/* A window onto a space of its own: a nested svg, or a symbol. `size` are its width and
 * height as a `use` gives them; 0: what it says itself. */
static void draw_window(struct svg_drawing *drawing, struct svg_node *node,
                        const struct svg_level *level, const double window[4])
{
    struct svg_level inner = *level;
    struct str view = svg_attribute(node, STR("viewBox"));
    double box[4] = {0, 0, window[2], window[3]};
    struct svg_fit fit = {{1, 0, 0, 1, window[0], window[1]}, false};
    if (!(window[2] > 0 && window[3] > 0)) {
        return;
    }
    if (view.size > 0) {
        if (!svg_view_box(box, view) ||
            !svg_fit_box(&fit, box, window,
                         svg_attribute(node, STR("preserveAspectRatio")))) {
            svg_stop(drawing, "has a viewBox that is not understood; save it again as "
                              "plain SVG");
            return;
        }
    }
    bool clipped = !level->style.overflows;
    if (clipped) {
        open_window(drawing, level, window);
    }
    inner.matrix = svg_multiply(&level->matrix, &fit.matrix);
    inner.measure.width = box[2];
    inner.measure.height = box[3];
    draw_children(drawing, node, &inner);
    close_clip(drawing, clipped ? 1 : 0);
}

static void draw_group(struct svg_drawing *drawing, struct svg_node *node,
                       const struct svg_level *level)
{
    draw_children(drawing, node, level);
}

static void draw_nested(struct svg_drawing *drawing, struct svg_node *node,
                        const struct svg_level *level)
{
    const struct svg_measure *measure = &level->measure;
    const double window[4] = {
        svg_find_length(drawing, node, measure, "x", 0),
        svg_find_length(drawing, node, measure, "y", 0),
        svg_find_length(drawing, node, measure, "width", measure->width),
        svg_find_length(drawing, node, measure, "height", measure->height)};
    draw_window(drawing, node, level, window);
}

/* Stops at what cannot be kept of an element that is drawn. */
static void check_effects(struct svg_drawing *drawing, const struct svg_style *style)
{
    if (style->effect != NULL) {
        svg_stop(drawing, style->effect);
    }
    if (style->opacity > 0 && style->opacity < 1) {
        svg_stop(drawing, "has a half-transparent area; give it a plain colour");
    }
}

/* What a `use` puts in place: its width and height count for windows alone. */
static void draw_used_window(struct svg_drawing *drawing, const struct svg_node *use,
                             struct svg_node *target, const struct svg_level *outer)
{
    struct svg_level *level = &drawing->levels[drawing->depth];
    bool symbol = svg_is_named(target, "symbol");
    svg_enter(level, drawing, target, outer);
    check_effects(drawing, &level->style);
    if (symbol && level->style.transform.size > 0) {
        svg_stop(drawing, "turns a symbol, which programs draw in different ways; apply "
                          "transforms in the drawing program");
    }
    if (level->style.clip != NULL) {
        svg_stop(drawing, "clips a symbol; release the clipping path in the drawing "
                          "program");
    }
    const struct svg_measure *measure = &level->measure;
    double width = measure->width, height = measure->height;
    double x = 0, y = 0;
    if (!symbol) {
        x = svg_find_length(drawing, target, measure, "x", 0);
        y = svg_find_length(drawing, target, measure, "y", 0);
        width = svg_find_length(drawing, target, measure, "width", width);
        height = svg_find_length(drawing, target, measure, "height", height);
    }
    const double window[4] = {x, y,
                              svg_find_length(drawing, use, measure, "width", width),
                              svg_find_length(drawing, use, measure, "height", height)};
    if (!level->style.absent && level->style.opacity > 0) {
        draw_window(drawing, target, level, window);
    }
}

/* A paint as those see it to whom it is handed on: a gradient would be measured by what
 * hands it on. */
static struct svg_paint plain_paint(const struct svg_style *style,
                                    const struct svg_paint *paint)
{
    struct svg_paint plain = *paint;
    if (paint->kind == PAINT_CURRENT) {
        plain.kind = PAINT_COLOUR;
        plain.colour = style->current;
    }
    plain.borrowed = true;
    return plain;
}

static void draw_use(struct svg_drawing *drawing, struct svg_node *node,
                     const struct svg_level *level)
{
    struct str link = svg_attribute(node, STR("href"));
    struct svg_node *target = svg_find_link(&drawing->tree, link);
    if (target == NULL && link.size > 0 && link.data[0] != '#') {
        svg_stop(drawing, "takes a part from another file (use); put all parts into one");
    }
    if (target == NULL) {
        return;
    }
    struct svg_level moved = *level;
    moved.style.context_fill = plain_paint(&level->style, &level->style.fill);
    moved.style.context_stroke = plain_paint(&level->style, &level->style.stroke);
    const struct svg_matrix move = {
        1,
        0,
        0,
        1,
        svg_find_length(drawing, node, &level->measure, "x", 0),
        svg_find_length(drawing, node, &level->measure, "y", 0)};
    moved.matrix = svg_multiply(&level->matrix, &move);
    if (svg_is_named(target, "symbol") || svg_is_named(target, "svg")) {
        if (target->busy || drawing->depth == SVG_DEPTH_MAX) {
            svg_stop(drawing, "repeats a part within itself (use); expand it to paths");
            return;
        }
        target->busy = true;
        drawing->depth++;
        draw_used_window(drawing, node, target, &moved);
        drawing->depth--;
        target->busy = false;
    } else {
        draw_node(drawing, target, &moved);
    }
}

/* ---- conditions ------------------------------------------------------------------ */

/* True if a list of languages has one of those that brochures are in. */
static bool names_language(struct str list)
{
    for (size_t from = 0; from <= list.size;) {
        size_t to = str_find(list, STR(","), from);
        struct str name = str_trim(str_slice(list, from, to));
        for (enum lang lang = 0; lang < LANG_COUNT; lang++) {
            struct str code = str_from(lang_facts(lang)->code);
            if (str_starts_with(name, code) &&
                (name.size == code.size || name.data[code.size] == '-')) {
                return true;
            }
        }
        from = to == SIZE_MAX ? list.size + 1 : to + 1;
    }
    return false;
}

/* True if the element is for readers of the brochure. */
static bool applies(const struct svg_node *node)
{
    for (size_t i = 0; i < node->attribute_count; i++) {
        struct str value = node->attributes[i].value;
        if (str_equal(node->attributes[i].name, STR("systemLanguage")) &&
            !names_language(value)) {
            return false;
        }
        if (str_equal(node->attributes[i].name, STR("requiredExtensions"))) {
            return false;
        }
    }
    return true;
}

/* The first child that applies, and no other. */
static void draw_switch(struct svg_drawing *drawing, struct svg_node *node,
                        const struct svg_level *level)
{
    for (struct svg_node *child = node->first; child != NULL; child = child->next) {
        if (svg_is_drawable(child) && applies(child)) {
            draw_node(drawing, child, level);
            return;
        }
    }
}

/* ---- the walk -------------------------------------------------------------------- */

typedef void draw_function(struct svg_drawing *, struct svg_node *,
                           const struct svg_level *);

static void draw_shape(struct svg_drawing *drawing, struct svg_node *node,
                       const struct svg_level *level)
{
    svg_paint_shape(drawing, node, level);
}

static void refuse_text(struct svg_drawing *drawing, struct svg_node *node,
                        const struct svg_level *level)
{
    double size = 1;
    (void)svg_share(&size, svg_attribute(node, STR("font-size")));
    bool seen = size > 0 || node->first != NULL;
    if (node->written && !level->style.hidden && seen) {
        svg_stop(drawing, "holds text; convert text to paths in the drawing program");
    }
}

static void refuse_picture(struct svg_drawing *drawing, struct svg_node *node,
                           const struct svg_level *level)
{
    double width = svg_find_length(drawing, node, &level->measure, "width", 1);
    double height = svg_find_length(drawing, node, &level->measure, "height", 1);
    bool linked = svg_attribute(node, STR("href")).size > 0;
    if (linked && width > 0 && height > 0 && !level->style.hidden) {
        svg_stop(drawing, "holds a picture (image); trace it to paths in the drawing "
                          "program, or export all as PNG");
    }
}

static draw_function *find_function(const struct svg_node *node)
{
    static const struct {
        const char *name;
        draw_function *draw;
    } ELEMENTS[] = {
        {"g", draw_group},         {"a", draw_group},
        {"svg", draw_nested},      {"use", draw_use},
        {"switch", draw_switch},   {"path", draw_shape},
        {"rect", draw_shape},      {"circle", draw_shape},
        {"ellipse", draw_shape},   {"line", draw_shape},
        {"polyline", draw_shape},  {"polygon", draw_shape},
        {"text", refuse_text},     {"flowRoot", refuse_text},
        {"image", refuse_picture}, {"foreignObject", refuse_text},
    };
    for (size_t i = 0; i < sizeof ELEMENTS / sizeof ELEMENTS[0]; i++) {
        if (svg_is_named(node, ELEMENTS[i].name)) {
            return ELEMENTS[i].draw;
        }
    }
    return NULL; /* definitions, titles, and what drawing programs add of their own */
}

/* Draws it once through each part of its clip. */
static void draw_clipped(struct svg_drawing *drawing, struct svg_node *node,
                         const struct svg_level *level, draw_function *draw)
{
    double box[4];
    bool boxed = svg_box_of(box, drawing, node, level);
    struct svg_clip clip =
        svg_clip_of(drawing, level->style.clip, level, boxed ? box : NULL);
    for (size_t i = 0; i < clip.count && drawing->fault == NULL; i++) {
        size_t opened = 0;
        for (const struct svg_areas *area = clip.items[i]; area != NULL;
             area = area->next) {
            open_clip(drawing, area->path, area->even_odd);
            opened++;
        }
        draw(drawing, node, level);
        close_clip(drawing, opened);
    }
}

static void draw_entered(struct svg_drawing *drawing, struct svg_node *node,
                         const struct svg_level *level, draw_function *draw)
{
    const struct svg_style *style = &level->style;
    if (style->absent || style->opacity == 0) {
        return;
    }
    check_effects(drawing, style);
    if (style->clip != NULL) {
        draw_clipped(drawing, node, level, draw);
    } else {
        draw(drawing, node, level);
    }
}

static void draw_node(struct svg_drawing *drawing, struct svg_node *node,
                      const struct svg_level *outer)
{
    draw_function *draw = find_function(node);
    if (draw == NULL || drawing->fault != NULL || !applies(node)) {
        return;
    }
    if (node->busy) {
        svg_stop(drawing, "repeats a part within itself (use); expand it to paths");
    } else if (drawing->depth == SVG_DEPTH_MAX) {
        svg_stop(drawing, "has more than 100 groups inside each other; ungroup it");
    } else if (++drawing->visits > SVG_VISITS_MAX) {
        svg_stop(drawing, "repeats its parts too often (use); expand it to paths, or "
                          "export it as PNG");
    }
    if (drawing->fault != NULL) {
        return;
    }
    struct svg_level *level = &drawing->levels[++drawing->depth];
    node->busy = true;
    svg_enter(level, drawing, node, outer);
    if (drawing->fault == NULL) {
        draw_entered(drawing, node, level, draw);
    }
    node->busy = false;
    drawing->depth--;
}

/* ---- the root -------------------------------------------------------------------- */

/* Width and height in user units. A share means that of the view box, and what is missing
 * follows from its proportions. False if nothing says them. */
static bool root_size(double size[2], struct svg_drawing *drawing, const double *box)
{
    static const char *const NAMES[] = {"width", "height"};
    const struct svg_node *root = drawing->tree.root;
    struct svg_measure measure = {0, 0, 16};
    for (size_t i = 0; i < 2; i++) {
        struct str text = str_trim(svg_attribute(root, str_from(NAMES[i])));
        measure.width = measure.height = box == NULL ? 0 : box[2 + i];
        bool given = text.size > 0 && !svg_same_word(text, "auto");
        size[i] = given ? svg_find_length(drawing, root, &measure, NAMES[i], 0) : -1;
    }
    if (box != NULL && size[0] < 0 && size[1] < 0) {
        size[0] = box[2];
        size[1] = box[3];
    } else if (box != NULL && size[0] < 0) {
        size[0] = size[1] * box[2] / box[3];
    } else if (box != NULL && size[1] < 0) {
        size[1] = size[0] * box[3] / box[2];
    }
    return size[0] > 0 && size[1] > 0 && size[0] < PROPORTION_MAX * size[1] &&
           size[1] < PROPORTION_MAX * size[0];
}

static bool open_root(struct svg_drawing *drawing, struct svg_level *level)
{
    const struct svg_node *root = drawing->tree.root;
    double box[4], size[2];
    bool viewed = svg_view_box(box, svg_attribute(root, STR("viewBox")));
    if (!root_size(size, drawing, viewed ? box : NULL)) {
        svg_stop(drawing,
                 "does not say its size; save it again with a viewBox, or with a "
                 "width and height in numbers");
        return false;
    }
    double scale = SVG_UNIT / size[0];
    const double window[4] = {0, 0, SVG_UNIT, size[1] * scale};
    struct svg_fit fit = {{scale, 0, 0, scale, 0, 0}, false};
    if (viewed && !svg_fit_box(&fit, box, window,
                               svg_attribute(root, STR("preserveAspectRatio")))) {
        svg_stop(drawing, "has a preserveAspectRatio that is not understood; save it "
                          "again as plain SVG");
        return false;
    }
    *level = (struct svg_level){.style = svg_style_initial(), .matrix = fit.matrix};
    level->measure.width = viewed ? box[2] : size[0];
    level->measure.height = viewed ? box[3] : size[1];
    drawing->svg->width = SVG_UNIT;
    drawing->svg->height = (uint32_t)floor(window[3] + 0.5);
    return true;
}

void svg_draw(struct svg_drawing *drawing)
{
    struct svg_node *root = drawing->tree.root;
    struct svg_level outer = {0};
    drawing->levels =
        arena_new_array(drawing->arena, SVG_DEPTH_MAX + 1, struct svg_level);
    if (!open_root(drawing, &outer)) {
        return;
    }
    struct svg_level *level = &drawing->levels[0];
    level->measure = outer.measure;
    svg_enter(level, drawing, root, &outer);
    root->busy = true;
    if (applies(root)) {
        draw_entered(drawing, root, level, draw_group);
    }
}
