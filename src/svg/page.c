/* A page as SVG. Lengths are points with up to two decimals, as in a PDF. Each glyph is
 * defined once in the page and used where it stands, in a square of GLYPH_EM units. */
#include "base/base64.h"
#include "base/table.h"
#include "svg/svg.h"
#include <assert.h>

enum { GLYPH_EM = 2000, MILLION = 1000000, PPI = 150, INCH = 72000, SCALE_ONE = 10000 };

struct drawing {
    const struct display *display;
    struct arena *arena;
    struct diag *diag;
    struct builder defs, body;
    struct table *glyphs; /* that are defined */
    size_t number; /* of the next clip or gradient */
};

static void add(struct builder *out, const char *text)
{
    builder_add(out, str_from(text));
}

/* Millipoints to points. */
static void add_length(struct builder *out, int64_t length)
{
    builder_add_number(out, (length + (length < 0 ? -5 : 5)) / 10, 2);
}

static void add_path(struct builder *out, const struct path *path,
                     void (*number)(struct builder *out, int64_t value))
{
    static const char LETTERS[] = {
        [PATH_MOVE] = 'M', [PATH_LINE] = 'L', [PATH_CURVE] = 'C', [PATH_CLOSE] = 'Z'};
    const struct point *point = path->points;
    for (size_t i = 0; i < path->verb_count; i++) {
        builder_add(out, (struct str){&LETTERS[path->verbs[i]], 1});
        size_t count = path_verb_points(path->verbs[i]);
        for (size_t k = 0; k < count; k++, point++) {
            add(out, k == 0 ? "" : " ");
            number(out, point->x);
            add(out, " ");
            number(out, point->y);
        }
    }
}

static void add_unit(struct builder *out, int64_t value)
{
    builder_add_number(out, value, 0);
}

/* ---- colours ---------------------------------------------------------------------- */

static void add_colour(struct builder *out, const struct colour *colour)
{
    builder_format(out, "#%02x%02x%02x", colour->red, colour->green, colour->blue);
}

static void add_matrix(struct builder *out, const struct point frame[3])
{
    const int64_t numbers[6] = {
        (int64_t)frame[1].x - frame[0].x,
        (int64_t)frame[1].y - frame[0].y,
        (int64_t)frame[2].x - frame[0].x,
        (int64_t)frame[2].y - frame[0].y,
        frame[0].x,
        frame[0].y,
    };
    add(out, "\" gradientTransform=\"matrix(");
    for (size_t i = 0; i < 6; i++) {
        add(out, i == 0 ? "" : " ");
        builder_add_number(out, numbers[i], 3);
    }
    add(out, ")\">");
}

/* Its circles, or the ends of its line, in millionths of its frame. */
static void add_ends(struct builder *out, const struct image_gradient *gradient)
{
    static const char *const LINE[] = {"x1=\"", "\" y1=\"", "\" x2=\"", "\" y2=\""};
    static const char *const CIRCLES[] = {"fx=\"",    "\" fy=\"", "\" fr=\"",
                                          "\" cx=\"", "\" cy=\"", "\" r=\""};
    size_t each = gradient->radial ? 3 : 2;
    for (size_t i = 0; i < 2 * each; i++) {
        add(out, gradient->radial ? CIRCLES[i] : LINE[i]);
        builder_add_number(out, i < each ? gradient->from[i] : gradient->to[i - each], 6);
    }
}

/* Defines the gradient; returns its number. */
static size_t define_gradient(struct drawing *drawing,
                              const struct display_gradient *gradient)
{
    const struct image_gradient *geometry = &gradient->geometry;
    const char *name = geometry->radial ? "radialGradient" : "linearGradient";
    struct builder *out = &drawing->defs;
    builder_format(out, "<%s id=\"d%zu\" gradientUnits=\"userSpaceOnUse\" ", name,
                   drawing->number);
    add_ends(out, geometry);
    add_matrix(out, geometry->frame);
    for (size_t i = 0; i < geometry->stop_count; i++) {
        add(out, "<stop offset=\"");
        builder_add_number(out, geometry->stops[i].at, 6);
        add(out, "\" stop-color=\"");
        add_colour(out, gradient->colours[i]);
        add(out, "\"/>");
    }
    builder_format(out, "</%s>", name);
    return drawing->number++;
}

static void add_paint(struct drawing *drawing, const struct display_op *op,
                      const char *attribute)
{
    struct builder *out = &drawing->body;
    builder_format(out, " %s=\"", attribute);
    if (op->gradient != NULL) {
        builder_format(out, "url(#d%zu)", define_gradient(drawing, op->gradient));
    } else {
        add_colour(out, op->colour);
    }
    add(out, "\"");
}

/* ---- shapes ----------------------------------------------------------------------- */

static void draw_rect(struct drawing *drawing, const struct display_op *op)
{
    static const char *const NAMES[] = {"<rect x=\"", "\" y=\"", "\" width=\"",
                                        "\" height=\""};
    const mpt lengths[] = {op->left, op->top, op->width, op->height};
    for (size_t i = 0; i < 4; i++) {
        add(&drawing->body, NAMES[i]);
        builder_add_number(&drawing->body, lengths[i], 3);
    }
    add(&drawing->body, "\"");
    add_paint(drawing, op, "fill");
    add(&drawing->body, "/>\n");
}

static void draw_path(struct drawing *drawing, const struct display_op *op)
{
    add(&drawing->body, "<path d=\"");
    add_path(&drawing->body, op->path, add_length);
    add(&drawing->body, op->even_odd ? "\" fill-rule=\"evenodd\"" : "\"");
    add_paint(drawing, op, "fill");
    add(&drawing->body, "/>\n");
}

static void add_dashes(struct builder *out, const struct stroke *stroke)
{
    if (stroke->dash_count == 0) {
        return;
    }
    add(out, "\" stroke-dasharray=\"");
    for (size_t i = 0; i < stroke->dash_count; i++) {
        add(out, i == 0 ? "" : " ");
        builder_add_number(out, stroke->dashes[i], 3);
    }
    add(out, "\" stroke-dashoffset=\"");
    builder_add_number(out, stroke->phase, 3);
}

static void add_pen(struct builder *out, const struct stroke *stroke)
{
    static const char *const CAPS[] = {
        [CAP_BUTT] = "butt", [CAP_ROUND] = "round", [CAP_SQUARE] = "square"};
    static const char *const JOINS[] = {
        [JOIN_MITER] = "miter", [JOIN_ROUND] = "round", [JOIN_BEVEL] = "bevel"};
    add(out, " fill=\"none\" stroke-width=\"");
    builder_add_number(out, stroke->width, 3);
    builder_format(out, "\" stroke-linecap=\"%s\" stroke-linejoin=\"%s",
                   CAPS[stroke->cap], JOINS[stroke->join]);
    add(out, "\" stroke-miterlimit=\"");
    builder_add_number(out, stroke->miter, 3);
    add_dashes(out, stroke);
    add(out, "\"");
}

static void draw_stroke(struct drawing *drawing, const struct display_op *op)
{
    const struct path *path = op->path;
    struct builder *out = &drawing->body;
    add(out, "<path d=\"");
    if (op->stroke->squeezed) {
        path = stroke_before_pen(drawing->arena, path, op->stroke);
    }
    add_path(out, path, add_length);
    add(out, "\"");
    if (op->stroke->squeezed) {
        add(out, " transform=\"matrix(");
        for (size_t i = 0; i < 4; i++) {
            builder_add_number(out, op->stroke->pen[i], 6);
            add(out, " ");
        }
        add(out, "0 0)\"");
    }
    add_paint(drawing, op, "stroke");
    add_pen(out, op->stroke);
    add(out, "/>\n");
}

static void open_clip(struct drawing *drawing, const struct display_op *op)
{
    size_t number = drawing->number++;
    builder_format(&drawing->defs, "<clipPath id=\"d%zu\"><path d=\"", number);
    add_path(&drawing->defs, op->path, add_length);
    add(&drawing->defs, op->even_odd ? "\" clip-rule=\"evenodd" : "");
    add(&drawing->defs, "\"/></clipPath>");
    builder_format(&drawing->body, "<g clip-path=\"url(#d%zu)\">\n", number);
}

static void open_group(struct drawing *drawing, const struct display_op *op)
{
    struct builder *out = &drawing->body;
    add(out, "<g transform=\"translate(");
    builder_add_number(out, op->left, 3);
    add(out, " ");
    builder_add_number(out, op->top, 3);
    add(out, ") scale(");
    builder_add_number(out, op->scale, 6);
    add(out, ")\">\n");
}

/* ---- pictures --------------------------------------------------------------------- */

static uint32_t pixels(mpt length)
{
    return (uint32_t)(((int64_t)length * PPI + INCH - 1) / INCH);
}

static void draw_image(struct drawing *drawing, const struct display_op *op)
{
    const struct image_target target = {
        .space = IMAGE_RGB,
        .profile = drawing->display->press.profile,
        .intent = drawing->display->press.intent,
        .width = pixels(op->width),
        .height = pixels(op->height),
    };
    struct builder *out = &drawing->body;
    struct image_data data;
    const char *media_type;
    if (!image_convert(&data, op->image, &target, drawing->arena, drawing->diag)) {
        return;
    }
    struct str file = image_to_file(&media_type, &data, drawing->arena);
    add(out, "<image preserveAspectRatio=\"none\" x=\"");
    add_length(out, op->left);
    add(out, "\" y=\"");
    add_length(out, op->top);
    add(out, "\" width=\"");
    add_length(out, op->width);
    add(out, "\" height=\"");
    add_length(out, op->height);
    builder_format(out, "\" href=\"data:%s;base64,", media_type);
    base64_add(out, file);
    add(out, "\"/>\n");
}

/* ---- text ------------------------------------------------------------------------- */

/* "g<face>-<glyph>", once it is defined. */
static void add_glyph_name(struct drawing *drawing, const struct text_face *face,
                           uint16_t glyph)
{
    const uint32_t numbers[] = {(uint32_t)text_face_index(face), glyph};
    const struct table_key key = {numbers, sizeof numbers, {0}};
    void **place = table_place(drawing->glyphs, &key);
    if (*place == NULL) {
        *place = drawing;
        builder_format(&drawing->defs, "<path id=\"g%u-%u\" d=\"", numbers[0],
                       numbers[1]);
        add_path(&drawing->defs,
                 text_glyph_outline(face, glyph, GLYPH_EM, drawing->arena), add_unit);
        add(&drawing->defs, "\"/>");
    }
    builder_format(&drawing->body, "#g%u-%u", numbers[0], numbers[1]);
}

/* Letter space stands behind letters, not between a letter and its marks. */
static bool ends_letter(const struct text_shape *shape, size_t glyph)
{
    return glyph + 1 == shape->glyph_count || shape->glyphs[glyph + 1].advance != 0;
}

/* Units of the glyphs' square, with a decimal. */
static void add_em(struct builder *out, int64_t length, mpt size)
{
    int64_t units = length * GLYPH_EM * 10;
    builder_add_number(out, (units + (units < 0 ? -size / 2 : size / 2)) / size, 1);
}

static void draw_glyphs(struct drawing *drawing, const struct display_op *op,
                        const struct text_piece *piece, int64_t scale)
{
    const struct text_shape *shape = piece->shape;
    struct builder *out = &drawing->body;
    int64_t x = 0; /* before the scale of the line */
    for (size_t i = 0; i < shape->glyph_count; i++) {
        const struct text_glyph *glyph = &shape->glyphs[i];
        add(out, "<use href=\"");
        add_glyph_name(drawing, shape->face, glyph->id);
        add(out, "\" x=\"");
        add_em(out, x + glyph->x_offset, shape->size);
        if (glyph->y_offset != 0) {
            add(out, "\" y=\"");
            add_em(out, -(int64_t)glyph->y_offset, shape->size);
        }
        add(out, "\"/>");
        x += glyph->advance;
        x += ends_letter(shape, i) ? (int64_t)op->letter_space * SCALE_ONE / scale : 0;
    }
}

static bool has_ink(const struct text_shape *shape)
{
    struct str text = str_trim(shape->text);
    return shape->glyph_count > 0 && text.size > 0 && !str_equal(text, STR(NBSP));
}

static void draw_piece(struct drawing *drawing, const struct display_op *op,
                       const struct text_piece *piece)
{
    struct builder *out = &drawing->body;
    int64_t scale = op->scale == 0 ? SCALE_ONE : op->scale;
    /* Points for a unit, in hundred millionths. */
    int64_t unit = (int64_t)piece->shape->size * 100000 / GLYPH_EM;
    add(out, "<g transform=\"matrix(");
    builder_add_number(out, unit * scale / SCALE_ONE, 8);
    add(out, " 0 0 ");
    builder_add_number(out, unit, 8);
    add(out, " ");
    builder_add_number(out, (int64_t)op->left + piece->left, 3);
    add(out, " ");
    builder_add_number(out, op->top, 3);
    add(out, ")\">");
    draw_glyphs(drawing, op, piece, scale);
    add(out, "</g>\n");
}

static void draw_text(struct drawing *drawing, const struct display_op *op)
{
    add(&drawing->body, "<g");
    add_paint(drawing, op, "fill");
    add(&drawing->body, ">");
    for (uint32_t i = 0; i < op->piece_count; i++) {
        if (has_ink(op->pieces[i].shape)) {
            draw_piece(drawing, op, &op->pieces[i]);
        }
    }
    add(&drawing->body, "</g>\n");
}

/* ---- pages ------------------------------------------------------------------------ */

static void draw_op(struct drawing *drawing, const struct display_op *op)
{
    switch (op->kind) {
    case DISPLAY_TEXT: draw_text(drawing, op); break;
    case DISPLAY_RECT: draw_rect(drawing, op); break;
    case DISPLAY_PATH: draw_path(drawing, op); break;
    case DISPLAY_STROKE: draw_stroke(drawing, op); break;
    case DISPLAY_CLIP: open_clip(drawing, op); break;
    case DISPLAY_GROUP: open_group(drawing, op); break;
    case DISPLAY_UNCLIP:
    case DISPLAY_UNGROUP: add(&drawing->body, "</g>\n"); break;
    case DISPLAY_IMAGE: draw_image(drawing, op); break;
    case DISPLAY_EMPTY: break;
    }
}

struct str svg_write_page(const struct display *display, size_t page, struct arena *arena,
                          struct diag *diag)
{
    enum { GLYPHS_EXPECTED = 256 };
    const struct display_page *facts = &display->pages.items[page];
    struct drawing drawing = {
        .display = display,
        .arena = arena,
        .diag = diag,
        .defs = {.arena = arena},
        .body = {.arena = arena},
        .glyphs = table_make(arena, GLYPHS_EXPECTED),
    };
    for (size_t i = 0; i < facts->count - facts->mark_count; i++) {
        draw_op(&drawing, &facts->items[i]);
    }
    struct builder out = {.arena = arena};
    add(&out, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ");
    builder_add_number(&out, facts->width, 3);
    add(&out, " ");
    builder_add_number(&out, facts->height, 3);
    add(&out, "\" width=\"");
    builder_add_number(&out, facts->width, 3);
    add(&out, "pt\" height=\"");
    builder_add_number(&out, facts->height, 3);
    add(&out, "pt\"><defs>");
    builder_add(&out, builder_str(&drawing.defs));
    add(&out, "</defs>\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
    builder_add(&out, builder_str(&drawing.body));
    add(&out, "</svg>\n");
    return builder_str(&out);
}
