/* What elements hand down to those inside them: style, space and measures. */
#include "image/svg_draw.h"
#include "base/wording.h"

void svg_stop(struct svg_drawing *drawing, const char *fault)
{
    drawing->fault = drawing->fault == NULL ? fault : drawing->fault;
}

double svg_find_length(struct svg_drawing *drawing, const struct svg_node *node,
                       const struct svg_measure *measure, const char *name,
                       double fallback)
{
    enum svg_axis axis = name[0] == 'y' || name[1] == 'y' || name[0] == 'h' ? AXIS_Y
                         : name[0] == 'r' && name[1] == '\0'                ? AXIS_BOTH
                         : name[0] == 'f' && name[1] == 'r'                 ? AXIS_BOTH
                                                                            : AXIS_X;
    double value = fallback;
    struct str text = svg_attribute(node, str_from(name));
    if (svg_length(&value, text, axis, measure) == FOUND_STRANGE) {
        struct builder shown = {.arena = drawing->arena};
        builder_add_shown(&shown, str_slice(text, 0, 60));
        svg_stop(drawing, wording_phrase(drawing->arena,
                                         "gives a length that is not understood: "
                                         "%s=\"%.*s\"; save it again as plain SVG",
                                         name, STR_ARGS(builder_str(&shown))));
        return fallback;
    }
    return value;
}

/* ---- levels ---------------------------------------------------------------------- */

static void enter_style(struct svg_style *out, struct svg_drawing *drawing,
                        const struct svg_node *node, const struct svg_style *outer,
                        const struct svg_measure *measure)
{
    struct svg_declared declared;
    if (!svg_declare(&declared, &drawing->sheet, node)) {
        svg_stop(drawing, "has a style sheet that is too large for it; export it with "
                          "presentation attributes");
    }
    const char *fault = svg_style_apply(out, outer, &declared, measure, &drawing->tree);
    if (fault != NULL) {
        svg_stop(drawing, fault);
    }
}

/* One coordinate of an origin: a word or a length. */
static double origin_part(struct svg_drawing *drawing, struct str text, size_t *at,
                          enum svg_axis axis, const struct svg_measure *measure)
{
    static const struct {
        const char *name;
        double share;
    } WORDS[] = {{"left", 0}, {"top", 0}, {"center", 0.5}, {"right", 1}, {"bottom", 1}};
    double side = axis == AXIS_X ? measure->width : measure->height;
    double value = side / 2;
    svg_skip(text, at);
    struct str rest = str_slice(text, *at, text.size);
    for (size_t i = 0; i < sizeof WORDS / sizeof WORDS[0]; i++) {
        if (str_starts_with(rest, str_from(WORDS[i].name))) {
            *at += str_from(WORDS[i].name).size;
            return WORDS[i].share * side;
        }
    }
    if (svg_length_at(&value, text, at, axis, measure) == FOUND_STRANGE) {
        svg_stop(drawing, "turns a part about a point that is not understood "
                          "(transform-origin); apply transforms in the drawing program");
    }
    return value;
}

/* "top left" and its like name the height first. */
static bool names_height_first(struct str text)
{
    return str_starts_with(text, STR("top")) || str_starts_with(text, STR("bottom"));
}

void svg_turn_about(struct svg_matrix *matrix, struct svg_drawing *drawing,
                    struct str origin, const struct svg_measure *measure)
{
    size_t at = 0;
    double part[2];
    bool turned = names_height_first(origin);
    if (origin.size == 0) {
        return;
    }
    for (size_t i = 0; i < 2; i++) {
        size_t axis = turned ? 1 - i : i;
        part[axis] =
            origin_part(drawing, origin, &at, axis == 0 ? AXIS_X : AXIS_Y, measure);
    }
    const struct svg_matrix there = {1, 0, 0, 1, part[0], part[1]};
    const struct svg_matrix back = {1, 0, 0, 1, -part[0], -part[1]};
    *matrix = svg_multiply(&there, matrix);
    *matrix = svg_multiply(matrix, &back);
}

static void apply_transform(struct svg_level *level, struct svg_drawing *drawing,
                            const struct svg_measure *measure)
{
    struct svg_matrix own;
    if (str_find(level->style.transform, STR("("), 0) == SIZE_MAX) {
        return; /* no function at all: nobody understands that */
    }
    if (!svg_transform(&own, level->style.transform)) {
        svg_stop(drawing, "is damaged: a transform in it cannot be read");
        return;
    }
    svg_turn_about(&own, drawing, level->style.origin, measure);
    level->matrix = svg_multiply(&level->matrix, &own);
}

void svg_enter(struct svg_level *out, struct svg_drawing *drawing,
               const struct svg_node *node, const struct svg_level *outer)
{
    out->matrix = outer->matrix;
    out->measure = outer->measure;
    enter_style(&out->style, drawing, node, &outer->style, &outer->measure);
    out->measure.font_size = out->style.font_size;
    if (!str_equal(out->style.transform, STR("none"))) {
        apply_transform(out, drawing, &outer->measure);
    }
}

void svg_enter_from_root(struct svg_level *out, struct svg_drawing *drawing,
                         const struct svg_node *node)
{
    const struct svg_node *path[SVG_DEPTH_MAX];
    size_t count = 0;
    for (; node != NULL && count < SVG_DEPTH_MAX; node = node->parent) {
        path[count++] = node;
    }
    *out = (struct svg_level){.style = svg_style_initial(), .matrix = {1, 0, 0, 1, 0, 0}};
    out->measure = drawing->levels[0].measure;
    for (; count > 0; count--) {
        struct svg_style outer = out->style;
        enter_style(&out->style, drawing, path[count - 1], &outer, &out->measure);
    }
}

/* ---- kinds of elements ----------------------------------------------------------- */

bool svg_is_drawable(const struct svg_node *node)
{
    static const char *const NAMES[] = {"g",       "svg",     "use",  "path", "rect",
                                        "circle",  "ellipse", "line", "a",    "polyline",
                                        "polygon", "switch",  "text", "image"};
    for (size_t i = 0; i < sizeof NAMES / sizeof NAMES[0]; i++) {
        if (svg_is_named(node, NAMES[i])) {
            return true;
        }
    }
    return false;
}
