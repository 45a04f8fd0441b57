/* The elements of a drawing, as expat reports them: groups hand their style and transform
 * down, shapes become filled areas, and what cannot be kept stops the reading. */
#include "image/svg.h"
#include "base/array.h"
#include "image/svg_parts.h"
#include <expat.h>
#include <math.h>
#include <string.h>

enum { DEPTH_MAX = 100, PROBE = 4096, PROPORTION_MAX = 50 };

/* What an element hands down to those inside it. */
struct svg_level {
    struct svg_style style;
    struct svg_matrix matrix;
    bool silent; /* definitions, titles, metadata: nothing in it is drawn */
};

struct reader {
    struct svg *svg;
    struct arena *arena;
    XML_Parser parser;
    struct svg_level levels[DEPTH_MAX];
    size_t depth; /* levels in use */
    struct svg_rules rules;
    struct builder sheet; /* text of style elements */
    bool in_sheet;
    bool rooted;
    const char **fault;
    bool failed;
};

static void stop(struct reader *reader, const char *fault)
{
    if (!reader->failed) {
        reader->failed = true;
        *reader->fault = fault;
        XML_StopParser(reader->parser, XML_FALSE);
    }
}

static struct str find_attribute(const XML_Char **attributes, const char *name)
{
    for (size_t i = 0; attributes[i] != NULL; i += 2) {
        if (strcmp(attributes[i], name) == 0) {
            return str_from(attributes[i + 1]);
        }
    }
    return STR("");
}

static double find_length(const XML_Char **attributes, const char *name, double fallback)
{
    return svg_length(find_attribute(attributes, name), fallback);
}

/* ---- the root -------------------------------------------------------------------- */

static void open_root(struct reader *reader, const XML_Char **attributes)
{
    struct str box = find_attribute(attributes, "viewBox");
    double n[4] = {0, 0, find_length(attributes, "width", 0),
                   find_length(attributes, "height", 0)};
    size_t at = 0;
    double given[4];
    size_t count = 0;
    while (count < 4 && svg_number(&given[count], box, &at)) {
        count++;
    }
    if (count == 4) {
        memcpy(n, given, sizeof n);
    }
    if (!(n[2] > 0 && n[3] > 0 && n[2] < PROPORTION_MAX * n[3] &&
          n[3] < PROPORTION_MAX * n[2])) {
        stop(reader, "does not say its size; save it again with a viewBox, or with a "
                     "width and height in numbers");
        return;
    }
    double scale = SVG_UNIT / n[2];
    reader->levels[0].matrix =
        (struct svg_matrix){scale, 0, 0, scale, -n[0] * scale, -n[1] * scale};
    reader->svg->width = SVG_UNIT;
    reader->svg->height = (uint32_t)floor(n[3] * scale + 0.5);
    reader->rooted = true;
}

/* ---- shapes ---------------------------------------------------------------------- */

static const char *const SHAPES[] = {"path",    "rect",     "circle", "ellipse",
                                     "polygon", "polyline", "line"};

static bool is_one_of(const char *name, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(name, names[i]) == 0) {
            return true;
        }
    }
    return false;
}

static bool draw_rect(struct svg_outline *outline, const XML_Char **attributes)
{
    const double box[4] = {
        find_length(attributes, "x", 0), find_length(attributes, "y", 0),
        find_length(attributes, "width", 0), find_length(attributes, "height", 0)};
    double rx = find_length(attributes, "rx", -1), ry = find_length(attributes, "ry", -1);
    rx = rx < 0 ? ry : rx;
    ry = ry < 0 ? rx : ry;
    if (box[2] > 0 && box[3] > 0) {
        outline_rect(outline, box, rx < 0 ? 0 : rx, ry < 0 ? 0 : ry);
    }
    return true;
}

static bool draw_round(struct svg_outline *outline, const XML_Char **attributes)
{
    double r = find_length(attributes, "r", 0);
    double rx = find_length(attributes, "rx", r), ry = find_length(attributes, "ry", r);
    if (rx > 0 && ry > 0) {
        outline_ellipse(outline, find_length(attributes, "cx", 0),
                        find_length(attributes, "cy", 0), rx, ry);
    }
    return true;
}

static bool draw_shape(struct svg_outline *outline, const char *name,
                       const XML_Char **attributes)
{
    if (strcmp(name, "path") == 0) {
        return outline_path(outline, find_attribute(attributes, "d"));
    }
    if (strcmp(name, "rect") == 0) {
        return draw_rect(outline, attributes);
    }
    if (strcmp(name, "circle") == 0 || strcmp(name, "ellipse") == 0) {
        return draw_round(outline, attributes);
    }
    if (strcmp(name, "line") == 0) {
        return true; /* has no area */
    }
    return outline_polygon(outline, find_attribute(attributes, "points"));
}

static bool check_style(struct reader *reader, const struct svg_style *style)
{
    const char *fault = style->filled ? style->fault : NULL;
    if (style->effect != NULL) {
        fault = style->effect;
    } else if (style->stroked && style->stroke_width > 0) {
        fault = "has an outline (stroke); turn strokes into paths in the drawing program";
    } else if (style->filled && style->opacity < 1) {
        fault = "has a half-transparent area; give it a plain colour";
    }
    if (fault != NULL) {
        stop(reader, fault);
    }
    return fault == NULL;
}

static void add_shape(struct reader *reader, const struct svg_level *level,
                      const char *name, const XML_Char **attributes)
{
    struct svg_outline outline = {.arena = reader->arena, .matrix = level->matrix};
    const struct svg_style *style = &level->style;
    if (style->hidden || style->opacity == 0 || !check_style(reader, style) ||
        !style->filled) {
        return;
    }
    if (!draw_shape(&outline, name, attributes)) {
        stop(reader, "is damaged: a path in it cannot be read");
    } else if (outline.far) {
        stop(reader, "draws far outside its own page; crop it in the drawing program");
    } else if (reader->svg->count == IMAGE_SHAPES_MAX) {
        stop(reader, "has more than 20000 areas; simplify it or export it as PNG");
    } else if (outline.path.point_count > 0) {
        struct image_shape *shape = array_push(reader->arena, reader->svg);
        memcpy(shape->rgb, style->rgb, sizeof shape->rgb);
        shape->even_odd = style->even_odd;
        shape->path = outline.path;
    }
}

/* ---- elements -------------------------------------------------------------------- */

/* The classes of an element, in the order of the style sheet. */
static void apply_classes(const struct reader *reader, struct svg_style *style,
                          struct str classes)
{
    for (size_t i = 0; i < reader->rules.count; i++) {
        const struct svg_rule *rule = &reader->rules.items[i];
        for (size_t from = 0; from < classes.size;) {
            size_t to = str_find(classes, STR(" "), from);
            to = to == SIZE_MAX ? classes.size : to;
            if (str_equal(str_slice(classes, from, to), rule->class)) {
                style_apply_list(style, rule->list);
            }
            from = to + 1;
        }
    }
}

static void apply_attributes(struct reader *reader, struct svg_level *level,
                             const XML_Char **attributes)
{
    struct svg_matrix own;
    for (size_t i = 0; attributes[i] != NULL; i += 2) {
        style_apply(&level->style, str_from(attributes[i]), str_from(attributes[i + 1]));
    }
    apply_classes(reader, &level->style, find_attribute(attributes, "class"));
    style_apply_list(&level->style, find_attribute(attributes, "style"));
    if (!svg_transform(&own, find_attribute(attributes, "transform"))) {
        stop(reader, "is damaged: a transform in it cannot be read");
        return;
    }
    level->matrix = svg_multiply(&level->matrix, &own);
}

/* What there is to say about an element that is neither group nor shape. */
static const char *advice_on(const char *name)
{
    static const char *const TEXTS[] = {"text", "tspan", "textPath", "foreignObject"};
    static const char *const PICTURES[] = {"image", "use", "svg", "symbol"};
    if (is_one_of(name, TEXTS, sizeof TEXTS / sizeof TEXTS[0])) {
        return "holds text; convert text to paths in the drawing program";
    }
    if (is_one_of(name, PICTURES, sizeof PICTURES / sizeof PICTURES[0])) {
        return "holds a picture or a repeated part (image, use); embed nothing, and "
               "expand repeated parts to paths";
    }
    return NULL;
}

static void open_level(struct reader *reader, const char *name,
                       const XML_Char **attributes)
{
    static const char *const SILENT[] = {"defs",     "title",          "desc",
                                         "metadata", "style",          "clipPath",
                                         "mask",     "linearGradient", "radialGradient"};
    static const char *const GROUPS[] = {"g", "a", "svg", "switch"};
    struct svg_level *level = &reader->levels[reader->depth - 1];
    bool shape = is_one_of(name, SHAPES, sizeof SHAPES / sizeof SHAPES[0]);
    bool group = is_one_of(name, GROUPS, sizeof GROUPS / sizeof GROUPS[0]);
    reader->in_sheet = strcmp(name, "style") == 0;
    if (level->silent) {
        return;
    }
    const char *advice = reader->depth > 1 ? advice_on(name) : NULL;
    bool silent = is_one_of(name, SILENT, sizeof SILENT / sizeof SILENT[0]);
    if (!shape && !group && (advice == NULL || silent)) {
        level->silent = true; /* also what drawing programs add of their own */
        return;
    }
    apply_attributes(reader, level, attributes);
    if (advice != NULL && !level->style.hidden) {
        stop(reader, advice);
    } else if (shape) {
        add_shape(reader, level, name, attributes);
    }
}

/* The name without a prefix for SVG itself; others keep theirs. */
static const char *local_name(const char *name)
{
    return strncmp(name, "svg:", 4) == 0 ? name + 4 : name;
}

static void XMLCALL take_start(void *context, const XML_Char *name,
                               const XML_Char **attributes)
{
    struct reader *reader = context;
    name = local_name(name);
    if (reader->failed) {
        return;
    }
    if (reader->depth == DEPTH_MAX) {
        stop(reader, "has more than 100 groups inside each other; ungroup it");
        return;
    }
    if (reader->depth == 0) {
        if (strcmp(name, "svg") != 0) {
            stop(reader, "is XML, but no SVG drawing");
            return;
        }
        reader->levels[0] = (struct svg_level){
            .style = {.filled = true, .stroke_width = 1, .opacity = 1}};
        open_root(reader, attributes);
    } else {
        reader->levels[reader->depth] = reader->levels[reader->depth - 1];
    }
    reader->depth++;
    if (!reader->failed) {
        open_level(reader, name, attributes);
    }
}

static void XMLCALL take_end(void *context, const XML_Char *name)
{
    struct reader *reader = context;
    if (reader->failed) {
        return;
    }
    reader->depth--;
    if (strcmp(local_name(name), "style") == 0) {
        reader->in_sheet = false;
        reader->rules.count = 0;
        if (!style_read_sheet(&reader->rules, builder_str(&reader->sheet),
                              reader->arena)) {
            stop(reader, "has a style sheet that is not understood; export it with "
                         "presentation attributes");
        }
    }
}

static void XMLCALL take_text(void *context, const XML_Char *text, int size)
{
    struct reader *reader = context;
    if (reader->in_sheet && !reader->failed) {
        builder_add(&reader->sheet, (struct str){text, (size_t)size});
    }
}

/* Entities can grow without end; drawings need none, nor the declarations around them. */
static void XMLCALL take_doctype(void *context, const XML_Char *name,
                                 const XML_Char *system, const XML_Char *public,
                                 int has_declarations)
{
    (void)name, (void)system, (void)public;
    if (has_declarations) {
        stop(context, "declares entities; export it as plain SVG");
    }
}

/* ---- reading --------------------------------------------------------------------- */

bool svg_is(struct str bytes)
{
    struct str head = str_slice(bytes, 0, PROBE);
    return str_find(head, STR("<svg"), 0) != SIZE_MAX ||
           str_find(head, STR("<svg:svg"), 0) != SIZE_MAX;
}

static void report_syntax(struct reader *reader)
{
    struct str words = str_format(
        reader->arena, "is damaged in its line %lu (XML: %s); save it again as plain SVG",
        (unsigned long)XML_GetCurrentLineNumber(reader->parser),
        XML_ErrorString(XML_GetErrorCode(reader->parser)));
    *reader->fault = str_to_c(reader->arena, words);
    reader->failed = true;
}

bool svg_read(struct svg *out, struct str bytes, struct arena *arena, const char **fault)
{
    struct reader *reader = arena_new(arena, struct reader);
    reader->svg = out;
    reader->arena = arena;
    reader->fault = fault;
    reader->sheet.arena = arena;
    reader->parser = XML_ParserCreate(NULL);
    if (reader->parser == NULL) {
        arena_out_of_memory();
    }
    XML_SetUserData(reader->parser, reader);
    XML_SetElementHandler(reader->parser, take_start, take_end);
    XML_SetCharacterDataHandler(reader->parser, take_text);
    XML_SetStartDoctypeDeclHandler(reader->parser, take_doctype);
    enum XML_Status status =
        XML_Parse(reader->parser, bytes.data, (int)bytes.size, XML_TRUE);
    if (status != XML_STATUS_OK && !reader->failed) {
        report_syntax(reader);
    }
    XML_ParserFree(reader->parser);
    if (!reader->failed && out->count == 0) {
        *reader->fault = "draws nothing";
        reader->failed = true;
    }
    return !reader->failed;
}
