/* What each property does to the style of an element. */
#include "image/svg_style.h"
#include <math.h>

/* One element whose style is being made. */
struct styling {
    struct svg_style *style;
    const struct svg_style *outer;
    const struct svg_measure *measure;
    const struct svg_tree *tree;
    const char *fault;
};

static void stop(struct styling *styling, const char *what, struct str value)
{
    if (styling->fault == NULL) {
        struct builder shown = {.arena = styling->tree->arena};
        builder_add_shown(&shown, str_slice(value, 0, 60));
        struct str words = str_format(styling->tree->arena,
                                      "has %s that is not understood: \"%.*s\"; save it "
                                      "again as plain SVG",
                                      what, STR_ARGS(builder_str(&shown)));
        styling->fault = str_to_c(styling->tree->arena, words);
    }
}

struct svg_style svg_style_initial(void)
{
    return (struct svg_style){
        .current = {{0, 0, 0}, 1},
        .fill = {.kind = PAINT_COLOUR, .colour = {{0, 0, 0}, 1}},
        .fill_opacity = 1,
        .stroke_opacity = 1,
        .stroke_width = 1,
        .miter_limit = 4,
        .opacity = 1,
    };
}

/* ---- paint ----------------------------------------------------------------------- */

/* The link within "url(#name)", and what stands behind it. */
static struct str read_url(struct str value, struct str *rest)
{
    size_t close = str_find(value, STR(")"), 0);
    struct str link = str_trim(str_slice(value, 4, close));
    *rest =
        close == SIZE_MAX ? STR("") : str_trim(str_slice(value, close + 1, value.size));
    bool quoted = link.size >= 2 && (link.data[0] == '"' || link.data[0] == '\'');
    return quoted ? str_slice(link, 1, link.size - 1) : link;
}

static void take_plain(struct styling *styling, struct svg_paint *paint, struct str value)
{
    struct svg_paint made = {.kind = PAINT_COLOUR};
    if (svg_same_word(value, "none")) {
        made.kind = PAINT_NONE;
    } else if (svg_same_word(value, "currentcolor")) {
        made.kind = PAINT_CURRENT;
    } else if (!svg_colour_read(&made.colour, value, &styling->style->current)) {
        stop(styling, "a colour", value);
    }
    *paint = made;
}

static void take_paint(struct styling *styling, struct svg_paint *paint, struct str value)
{
    if (!str_starts_with(value, STR("url("))) {
        take_plain(styling, paint, value);
        return;
    }
    struct str rest;
    struct svg_paint made = {.kind = PAINT_NONE};
    const struct svg_node *server = svg_find_link(styling->tree, read_url(value, &rest));
    if (rest.size > 0) {
        take_plain(styling, &made, rest);
    }
    if (server != NULL) {
        made.fallback = made.kind;
        made.has_fallback = rest.size > 0;
        made.kind = PAINT_SERVER;
        made.server = server;
    }
    *paint = made;
}

/* ---- strokes --------------------------------------------------------------------- */

static void take_length(struct styling *styling, double *out, struct str value,
                        enum svg_axis axis)
{
    if (svg_length(out, value, axis, styling->measure) == FOUND_STRANGE) {
        stop(styling, "a length", value);
    }
}

static void take_width(struct styling *styling, struct str value)
{
    double width = styling->style->stroke_width;
    take_length(styling, &width, value, AXIS_BOTH);
    if (width < 0) {
        stop(styling, "a length", value);
    }
    styling->style->stroke_width = width;
}

static void take_miter(struct styling *styling, struct str value)
{
    double limit = 0;
    if (svg_share(&limit, value) != FOUND_VALUE || limit < 1) {
        stop(styling, "a miter limit", value);
        return;
    }
    styling->style->miter_limit = limit;
}

static void take_cap(struct styling *styling, struct str value)
{
    static const char *const NAMES[] = {
        [CAP_BUTT] = "butt", [CAP_ROUND] = "round", [CAP_SQUARE] = "square"};
    for (int i = CAP_BUTT; i <= CAP_SQUARE; i++) {
        if (svg_same_word(value, NAMES[i])) {
            styling->style->cap = (enum stroke_cap)i;
            return;
        }
    }
    stop(styling, "an end of lines (stroke-linecap)", value);
}

static void take_join(struct styling *styling, struct str value)
{
    static const char *const NAMES[] = {
        [JOIN_MITER] = "miter", [JOIN_ROUND] = "round", [JOIN_BEVEL] = "bevel"};
    for (int i = JOIN_MITER; i <= JOIN_BEVEL; i++) {
        if (svg_same_word(value, NAMES[i])) {
            styling->style->join = (enum stroke_join)i;
            return;
        }
    }
    stop(styling, "a corner of lines (stroke-linejoin)", value);
}

/* A list of odd length is gone through twice, and one that is wrong or draws nothing
 * means a solid line. */
static void take_dashes(struct styling *styling, struct str value)
{
    struct svg_style *style = styling->style;
    double sum = 0;
    bool negative = false;
    size_t count = 0;
    style->dash_count = 0;
    for (size_t at = 0; !svg_same_word(value, "none");) {
        double length;
        enum svg_finding found =
            svg_length_at(&length, value, &at, AXIS_BOTH, styling->measure);
        if (found == FOUND_NONE) {
            break;
        }
        if (found == FOUND_STRANGE || count == SVG_DASHES_MAX / 2) {
            stop(styling, "a list of dashes", value);
            return;
        }
        negative = negative || length < 0;
        sum += length;
        style->dashes[count++] = length;
    }
    for (size_t i = 0; count % 2 != 0 && i < count; i++) {
        style->dashes[count + i] = style->dashes[i];
    }
    count *= count % 2 != 0 ? 2 : 1;
    style->dash_count = negative || !(sum > 0) ? 0 : count;
    for (size_t i = 1; i < style->dash_count; i += 2) {
        if (style->dashes[i] == 0) {
            stop(styling, "a list of dashes without gaps", value);
        }
    }
}

static bool mentions(struct str value, const char *word)
{
    return str_find(value, str_from(word), 0) != SIZE_MAX;
}

static void take_order(struct styling *styling, struct str value)
{
    size_t stroke = str_find(value, STR("stroke"), 0);
    size_t fill = str_find(value, STR("fill"), 0);
    styling->style->stroke_first = stroke != SIZE_MAX && stroke < fill;
}

/* ---- the rest -------------------------------------------------------------------- */

static void take_share(struct styling *styling, double *out, struct str value)
{
    double share;
    if (svg_share(&share, value) != FOUND_VALUE) {
        stop(styling, "an opacity", value);
        return;
    }
    *out = share < 0 ? 0 : share > 1 ? 1 : share;
}

static void take_font_size(struct styling *styling, struct str value)
{
    static const struct {
        const char *name;
        double size;
    } NAMES[] = {{"xx-small", 9.6}, {"x-small", 12}, {"small", 14.4}, {"medium", 16},
                 {"large", 19.2},   {"x-large", 24}, {"xx-large", 32}};
    struct svg_measure own = *styling->measure;
    own.width = own.height = own.font_size = styling->outer->font_size;
    for (size_t i = 0; i < sizeof NAMES / sizeof NAMES[0]; i++) {
        if (svg_same_word(value, NAMES[i].name)) {
            styling->style->font_size = NAMES[i].size;
            return;
        }
    }
    double size = 0;
    /* What is not understood counts only where a length asks for it. */
    bool sound = svg_length(&size, value, AXIS_X, &own) == FOUND_VALUE;
    styling->style->font_size = sound && size > 0 ? size : 0;
}

static bool is_marker(const struct styling *styling, struct str value)
{
    struct str rest;
    const struct svg_node *node =
        str_starts_with(value, STR("url("))
            ? svg_find_link(styling->tree, read_url(value, &rest))
            : NULL;
    return node != NULL && svg_is_named(node, "marker");
}

static void take_clip_path(struct styling *styling, struct str value)
{
    struct str rest;
    if (svg_same_word(value, "none")) {
        return;
    }
    if (!str_starts_with(value, STR("url("))) {
        stop(styling, "a clipping path", value);
        return;
    }
    styling->style->clip = svg_find_link(styling->tree, read_url(value, &rest));
    if (styling->style->clip != NULL && !svg_is_named(styling->style->clip, "clipPath")) {
        stop(styling, "a clipping path", value);
    }
}

static void take_effect(struct styling *styling, struct str value, const char *neutral,
                        const char *words)
{
    if (!svg_same_word(value, neutral)) {
        styling->style->effect = words;
    }
}

/* ---- all of them ----------------------------------------------------------------- */

static void take_lines(struct styling *styling, enum svg_property property,
                       struct str value)
{
    switch ((int)property) {
    case PROPERTY_STROKE_WIDTH: take_width(styling, value); break;
    case PROPERTY_STROKE_LINECAP: take_cap(styling, value); break;
    case PROPERTY_STROKE_LINEJOIN: take_join(styling, value); break;
    case PROPERTY_STROKE_MITERLIMIT: take_miter(styling, value); break;
    case PROPERTY_STROKE_DASHARRAY: take_dashes(styling, value); break;
    case PROPERTY_STROKE_DASHOFFSET:
        take_length(styling, &styling->style->dash_offset, value, AXIS_BOTH);
        break;
    case PROPERTY_MARKER_START:
    case PROPERTY_MARKER_MID:
    case PROPERTY_MARKER_END:
        styling->style->marked = styling->style->marked || is_marker(styling, value);
        break;
    default: break;
    }
}

static void take_effects(struct styling *styling, enum svg_property property,
                         struct str value)
{
    switch ((int)property) {
    case PROPERTY_MASK:
        take_effect(styling, value, "none",
                    "uses a mask; release it in the drawing program");
        break;
    case PROPERTY_FILTER:
        take_effect(styling, value, "none",
                    "uses a filter; remove it in the drawing program");
        break;
    case PROPERTY_BLEND:
        take_effect(styling, value, "normal",
                    "blends colours (mix-blend-mode); give its parts plain colours");
        break;
    case PROPERTY_CLIP:
        take_effect(styling, value, "auto",
                    "is cropped by \"clip\"; crop it in the drawing program");
        break;
    case PROPERTY_VECTOR_EFFECT:
        take_effect(styling, value, "none",
                    "has strokes that do not grow with it (vector-effect); turn them "
                    "into paths in the drawing program");
        break;
    case PROPERTY_TRANSFORM_BOX:
        take_effect(styling, value, "view-box",
                    "turns parts about themselves (transform-box); apply transforms in "
                    "the drawing program");
        break;
    case PROPERTY_BACKGROUND:
        take_effect(styling, value, "none",
                    "has a background of its own; draw a rectangle instead");
        break;
    case PROPERTY_GEOMETRY:
        styling->style->effect =
            "gives places or sizes in a style; save it again as plain SVG";
        break;
    default: break;
    }
}

static void take_rest(struct styling *styling, enum svg_property property,
                      struct str value)
{
    struct svg_style *style = styling->style;
    switch ((int)property) {
    case PROPERTY_COLOR:
        if (!svg_colour_read(&style->current, value, &styling->outer->current)) {
            stop(styling, "a colour", value);
        }
        break;
    case PROPERTY_FILL: take_paint(styling, &style->fill, value); break;
    case PROPERTY_STROKE: take_paint(styling, &style->stroke, value); break;
    case PROPERTY_FILL_RULE: style->even_odd = mentions(value, "evenodd"); break;
    case PROPERTY_CLIP_RULE: style->clip_even_odd = mentions(value, "evenodd"); break;
    case PROPERTY_FILL_OPACITY: take_share(styling, &style->fill_opacity, value); break;
    case PROPERTY_STROKE_OPACITY:
        take_share(styling, &style->stroke_opacity, value);
        break;
    case PROPERTY_OPACITY: take_share(styling, &style->opacity, value); break;
    case PROPERTY_PAINT_ORDER: take_order(styling, value); break;
    case PROPERTY_FONT: style->font_size = 0; break;
    case PROPERTY_FONT_SIZE: take_font_size(styling, value); break;
    case PROPERTY_VISIBILITY: style->hidden = !svg_same_word(value, "visible"); break;
    case PROPERTY_DISPLAY: style->absent = svg_same_word(value, "none"); break;
    case PROPERTY_OVERFLOW:
        style->overflows =
            svg_same_word(value, "visible") || svg_same_word(value, "auto");
        break;
    case PROPERTY_CLIP_PATH: take_clip_path(styling, value); break;
    case PROPERTY_TRANSFORM: style->transform = value; break;
    case PROPERTY_TRANSFORM_ORIGIN: style->origin = value; break;
    default: break;
    }
}

/* What "inherit" brings for those that do not go down by themselves. */
static void inherit(struct styling *styling, enum svg_property property)
{
    struct svg_style *style = styling->style;
    const struct svg_style *outer = styling->outer;
    if (property == PROPERTY_OPACITY) {
        style->opacity = outer->opacity;
    } else if (property == PROPERTY_DISPLAY) {
        style->absent = outer->absent;
    } else if (property == PROPERTY_OVERFLOW) {
        style->overflows = outer->overflows;
    } else if (property == PROPERTY_CLIP_PATH) {
        style->clip = outer->clip;
    } else if (property > PROPERTY_CLIP_PATH) {
        style->effect = "inherits what is not inherited; save it again as plain SVG";
    }
}

const char *svg_style_apply(struct svg_style *out, const struct svg_style *outer,
                            const struct svg_declared *declared,
                            const struct svg_measure *measure,
                            const struct svg_tree *tree)
{
    struct svg_measure own = *measure;
    struct styling styling = {out, outer, &own, tree, NULL};
    *out = *outer;
    out->opacity = 1;
    out->absent = out->overflows = false;
    out->clip = NULL;
    out->effect = NULL;
    out->transform = out->origin = STR("");
    if (declared->values[PROPERTY_FONT_SIZE].size > 0) {
        take_font_size(&styling, declared->values[PROPERTY_FONT_SIZE]);
    }
    own.font_size = out->font_size;
    if (declared->values[PROPERTY_MARKER_START].size +
            declared->values[PROPERTY_MARKER_MID].size +
            declared->values[PROPERTY_MARKER_END].size >
        0) {
        out->marked = false;
    }
    for (int i = 0; i < PROPERTY_COUNT; i++) {
        enum svg_property property = (enum svg_property)i;
        struct str value = declared->values[i];
        if (value.size == 0 || property == PROPERTY_FONT_SIZE) {
            continue;
        }
        if (svg_same_word(value, "inherit")) {
            inherit(&styling, property);
            continue;
        }
        take_lines(&styling, property, value);
        take_effects(&styling, property, value);
        take_rest(&styling, property, value);
    }
    return styling.fault;
}
