/* What each property does to the style of an element. */
#include "image/svg_style.h"
#include "base/catalogue.h"
#include "base/wording.h"
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
        styling->fault =
            wording_phrase(styling->tree->arena,
                           "has %s that is not understood: \"%.*s\"; save it "
                           "again as plain SVG",
                           what, STR_ARGS(builder_str(&shown)));
    }
}

/* A value that no program understands is as good as none. One that others may understand
 * must not be passed over: words for all properties, and functions. */
static bool is_nonsense(struct str value)
{
    static const char *const WORDS[] = {"initial", "unset", "revert", "revert-layer"};
    for (size_t i = 0; i < sizeof WORDS / sizeof WORDS[0]; i++) {
        if (svg_same_word(value, WORDS[i])) {
            return false;
        }
    }
    return str_find(value, STR("("), 0) == SIZE_MAX;
}

static void stop_unless_nonsense(struct styling *styling, const char *what,
                                 struct str value)
{
    if (!is_nonsense(value)) {
        stop(styling, what, value);
    }
}

/* A colour that is written wrong, as against names and functions that others know. */
static bool is_nonsense_colour(struct str value)
{
    bool letters = true;
    for (size_t i = 0; i < value.size; i++) {
        char c = (char)(value.data[i] | 0x20);
        letters = letters && ((c >= 'a' && c <= 'z') || value.data[i] == '-');
    }
    return is_nonsense(value) && !letters;
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
    const struct svg_style *style = styling->style;
    struct svg_paint made = {.kind = PAINT_COLOUR};
    if (svg_same_word(value, "none")) {
        made.kind = PAINT_NONE;
    } else if (svg_same_word(value, "currentcolor")) {
        made.kind = PAINT_CURRENT;
    } else if (svg_same_word(value, "context-fill")) {
        made = style->context_fill;
    } else if (svg_same_word(value, "context-stroke")) {
        made = style->context_stroke;
    } else if (!svg_colour_read(&made.colour, value, &style->current)) {
        if (is_nonsense_colour(value)) {
            return;
        }
        stop(styling, N_("a colour"), value);
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
        stop(styling, N_("a length"), value);
    }
}

static void take_width(struct styling *styling, struct str value)
{
    double width = styling->style->stroke_width;
    take_length(styling, &width, value, AXIS_BOTH);
    styling->style->stroke_width = width > 0 ? width : 0;
}

static void take_miter(struct styling *styling, struct str value)
{
    double limit = 0;
    if (svg_share(&limit, value) != FOUND_VALUE || limit < 1) {
        stop_unless_nonsense(styling, N_("a miter limit"), value);
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
    stop_unless_nonsense(styling, N_("an end of lines (stroke-linecap)"), value);
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
    if (svg_same_word(value, "miter-clip")) {
        stop(styling, N_("a corner of lines (stroke-linejoin)"), value);
    }
    stop_unless_nonsense(styling, N_("a corner of lines (stroke-linejoin)"), value);
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
            stop(styling, N_("a list of dashes"), value);
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
            stop(styling, N_("a list of dashes without gaps"), value);
        }
    }
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
        stop_unless_nonsense(styling, N_("an opacity"), value);
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

/* True if there is a size, and it is none: the marker is switched off. */
static bool is_flat(const struct svg_node *marker, const char *name)
{
    static const struct svg_measure ANY = {1, 1, 1};
    double size = 1;
    (void)svg_length(&size, svg_attribute(marker, str_from(name)), AXIS_X, &ANY);
    return size <= 0;
}

static bool is_marker(const struct styling *styling, struct str value)
{
    struct str rest;
    const struct svg_node *node =
        str_starts_with(value, STR("url("))
            ? svg_find_link(styling->tree, read_url(value, &rest))
            : NULL;
    return node != NULL && svg_is_named(node, "marker") && node->first != NULL &&
           !is_flat(node, "markerWidth") && !is_flat(node, "markerHeight");
}

static void take_clip_path(struct styling *styling, struct str value)
{
    struct str rest;
    if (svg_same_word(value, "none")) {
        return;
    }
    if (!str_starts_with(value, STR("url("))) {
        stop(styling, N_("a clipping path"), value);
        return;
    }
    styling->style->clip = svg_find_link(styling->tree, read_url(value, &rest));
    if (styling->style->clip != NULL && !svg_is_named(styling->style->clip, "clipPath")) {
        stop(styling, N_("a clipping path"), value);
    }
}

/* True if a mask or filter has no parts: it hides all that it is on. */
static bool is_hollow(const struct styling *styling, struct str value)
{
    struct str rest;
    const struct svg_node *node =
        str_starts_with(value, STR("url("))
            ? svg_find_link(styling->tree, read_url(value, &rest))
            : NULL;
    return node != NULL && rest.size == 0 && node->first == NULL &&
           svg_attribute(node, STR("href")).size == 0;
}

static void take_filter(struct styling *styling, struct str value)
{
    if (is_hollow(styling, value)) {
        styling->style->absent = true;
    } else if (svg_filter_acts(value)) {
        styling->style->effect = N_("uses a filter; remove it in the drawing program");
    }
}

/* A link to nothing means no mask. */
static void take_mask(struct styling *styling, struct str value)
{
    struct str rest;
    bool link = str_starts_with(value, STR("url("));
    if (is_hollow(styling, value)) {
        styling->style->absent = true;
        return;
    }
    if (!svg_same_word(value, "none") &&
        (!link || svg_find_link(styling->tree, read_url(value, &rest)) != NULL)) {
        styling->style->effect = N_("uses a mask; release it in the drawing program");
    }
}

static void take_effect(struct styling *styling, struct str value, const char *neutral,
                        const char *words)
{
    if (!svg_same_word(value, neutral)) {
        styling->style->effect = words;
    }
}

/* ---- single properties ----------------------------------------------------------- */

static void take_color(struct styling *styling, struct str value)
{
    struct svg_style *style = styling->style;
    if (!svg_colour_read(&style->current, value, &styling->outer->current)) {
        stop(styling, N_("a colour"), value);
    }
}

static void take_fill(struct styling *styling, struct str value)
{
    take_paint(styling, &styling->style->fill, value);
}

static void take_stroke(struct styling *styling, struct str value)
{
    take_paint(styling, &styling->style->stroke, value);
}

static void take_fill_opacity(struct styling *styling, struct str value)
{
    take_share(styling, &styling->style->fill_opacity, value);
}

static void take_stroke_opacity(struct styling *styling, struct str value)
{
    take_share(styling, &styling->style->stroke_opacity, value);
}

static void take_opacity(struct styling *styling, struct str value)
{
    take_share(styling, &styling->style->opacity, value);
}

static void take_fill_rule(struct styling *styling, struct str value)
{
    styling->style->even_odd = svg_same_word(value, "evenodd");
}

static void take_clip_rule(struct styling *styling, struct str value)
{
    styling->style->clip_even_odd = svg_same_word(value, "evenodd");
}

static void take_dash_offset(struct styling *styling, struct str value)
{
    take_length(styling, &styling->style->dash_offset, value, AXIS_BOTH);
}

/* Its size cannot be told apart from the rest; a length that needs it will say so. */
static void take_font(struct styling *styling, struct str value)
{
    (void)value;
    styling->style->font_size = 0;
}

static void take_marker(struct styling *styling, struct str value)
{
    styling->style->marked = styling->style->marked || is_marker(styling, value);
}

static void take_visibility(struct styling *styling, struct str value)
{
    styling->style->hidden = !svg_same_word(value, "visible");
}

static void take_display(struct styling *styling, struct str value)
{
    styling->style->absent = styling->style->absent || svg_same_word(value, "none");
}

static void take_overflow(struct styling *styling, struct str value)
{
    styling->style->overflows =
        svg_same_word(value, "visible") || svg_same_word(value, "auto");
}

static void take_transform(struct styling *styling, struct str value)
{
    styling->style->transform = value;
}

static void take_origin(struct styling *styling, struct str value)
{
    styling->style->origin = value;
}

static void take_crop(struct styling *styling, struct str value)
{
    take_effect(styling, value, "auto",
                N_("is cropped by \"clip\"; crop it in the drawing program"));
}

static void take_blend(struct styling *styling, struct str value)
{
    take_effect(styling, value, "normal",
                N_("blends colours (mix-blend-mode); give its parts plain colours"));
}

static void take_vector_effect(struct styling *styling, struct str value)
{
    take_effect(styling, value, "none",
                N_("has strokes that do not grow with it (vector-effect); turn them into "
                   "paths in the drawing program"));
}

static void take_transform_box(struct styling *styling, struct str value)
{
    take_effect(
        styling, value, "view-box",
        N_("turns parts about themselves (transform-box); apply transforms in the "
           "drawing program"));
}

static void take_background(struct styling *styling, struct str value)
{
    take_effect(styling, value, "none",
                N_("has a background of its own; draw a rectangle instead"));
}

static void take_geometry(struct styling *styling, struct str value)
{
    (void)value;
    styling->style->effect =
        N_("gives places or sizes in a style; save it again as plain SVG");
}

/* ---- all of them ----------------------------------------------------------------- */

typedef void take_function(struct styling *, struct str);

/* The size of the font is taken before all others, for lengths need it. Stops of
 * gradients read their colours themselves. */
static take_function *const TAKE[PROPERTY_COUNT] = {
    [PROPERTY_COLOR] = take_color,
    [PROPERTY_FILL] = take_fill,
    [PROPERTY_FILL_RULE] = take_fill_rule,
    [PROPERTY_FILL_OPACITY] = take_fill_opacity,
    [PROPERTY_STROKE] = take_stroke,
    [PROPERTY_STROKE_WIDTH] = take_width,
    [PROPERTY_STROKE_LINECAP] = take_cap,
    [PROPERTY_STROKE_LINEJOIN] = take_join,
    [PROPERTY_STROKE_MITERLIMIT] = take_miter,
    [PROPERTY_STROKE_DASHARRAY] = take_dashes,
    [PROPERTY_STROKE_DASHOFFSET] = take_dash_offset,
    [PROPERTY_STROKE_OPACITY] = take_stroke_opacity,
    [PROPERTY_PAINT_ORDER] = take_order,
    [PROPERTY_VISIBILITY] = take_visibility,
    [PROPERTY_CLIP_RULE] = take_clip_rule,
    [PROPERTY_MARKER_START] = take_marker,
    [PROPERTY_MARKER_MID] = take_marker,
    [PROPERTY_MARKER_END] = take_marker,
    [PROPERTY_DISPLAY] = take_display,
    [PROPERTY_OPACITY] = take_opacity,
    [PROPERTY_OVERFLOW] = take_overflow,
    [PROPERTY_CLIP] = take_crop,
    [PROPERTY_CLIP_PATH] = take_clip_path,
    [PROPERTY_MASK] = take_mask,
    [PROPERTY_FILTER] = take_filter,
    [PROPERTY_BLEND] = take_blend,
    [PROPERTY_TRANSFORM] = take_transform,
    [PROPERTY_TRANSFORM_ORIGIN] = take_origin,
    [PROPERTY_TRANSFORM_BOX] = take_transform_box,
    [PROPERTY_VECTOR_EFFECT] = take_vector_effect,
    [PROPERTY_BACKGROUND] = take_background,
    [PROPERTY_GEOMETRY] = take_geometry,
};

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
        style->effect = N_("inherits what is not inherited; save it again as plain SVG");
    }
}

/* What an element begins with: what goes down to it, and nothing of the rest. */
static void begin(struct svg_style *style, const struct svg_style *outer)
{
    *style = *outer;
    style->opacity = 1;
    style->absent = style->overflows = false;
    style->clip = NULL;
    style->effect = NULL;
    style->transform = style->origin = STR("");
}

static void take_fonts(struct styling *styling, const struct svg_declared *declared)
{
    if (declared->values[PROPERTY_FONT].size > 0) {
        take_font(styling, declared->values[PROPERTY_FONT]);
    }
    if (declared->values[PROPERTY_FONT_SIZE].size > 0) {
        take_font_size(styling, declared->values[PROPERTY_FONT_SIZE]);
    }
}

const char *svg_style_apply(struct svg_style *out, const struct svg_style *outer,
                            const struct svg_declared *declared,
                            const struct svg_measure *measure,
                            const struct svg_tree *tree)
{
    struct svg_measure own = *measure;
    struct styling styling = {out, outer, &own, tree, NULL};
    begin(out, outer);
    take_fonts(&styling, declared);
    own.font_size = out->font_size;
    if (declared->values[PROPERTY_MARKER_START].size +
            declared->values[PROPERTY_MARKER_MID].size +
            declared->values[PROPERTY_MARKER_END].size >
        0) {
        out->marked = false;
    }
    for (int i = 0; i < PROPERTY_COUNT; i++) {
        struct str value = declared->values[i];
        if (value.size > 0 && svg_same_word(value, "inherit")) {
            inherit(&styling, (enum svg_property)i);
        } else if (value.size > 0 && TAKE[i] != NULL) {
            TAKE[i](&styling, value);
        }
    }
    return styling.fault;
}
