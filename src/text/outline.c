/* Glyphs as contours. FreeType decomposes them in font units, which are integers, so
 * every machine rounds alike; quadratic curves become the cubic ones that pages are drawn
 * with. */
#include "text/face.h"
#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

enum { SCALE_ONE = 10000 };

/* A point in font units, three times as large: cubic control points are then integers. */
struct unit_point {
    int64_t x, y;
};

/* What the callbacks of FreeType work on. */
struct tracer {
    struct path *path;
    struct arena *arena;
    struct point origin; /* of the glyph */
    mpt size;
    int32_t scale;
    int64_t units; /* per em */
    struct unit_point at; /* where the last stroke ended */
    bool open; /* a contour is begun */
};

static int64_t divide_rounded(int64_t number, int64_t by)
{
    return (number + (number < 0 ? -by / 2 : by / 2)) / by;
}

static struct point place(const struct tracer *tracer, struct unit_point point)
{
    int64_t x = divide_rounded(point.x * tracer->size, 3 * tracer->units);
    int64_t y = divide_rounded(point.y * tracer->size, 3 * tracer->units);
    return (struct point){
        .x = tracer->origin.x + (mpt)divide_rounded(x * tracer->scale, SCALE_ONE),
        .y = tracer->origin.y - (mpt)y,
    };
}

static struct unit_point unit_point(const FT_Vector *vector)
{
    return (struct unit_point){(int64_t)vector->x * 3, (int64_t)vector->y * 3};
}

static void close_contour(struct tracer *tracer)
{
    if (tracer->open) {
        path_close(tracer->arena, tracer->path);
    }
    tracer->open = false;
}

static int move_to(const FT_Vector *to, void *user)
{
    struct tracer *tracer = user;
    close_contour(tracer);
    tracer->open = true;
    tracer->at = unit_point(to);
    struct point point = place(tracer, tracer->at);
    path_move(tracer->arena, tracer->path, point.x, point.y);
    return 0;
}

static int line_to(const FT_Vector *to, void *user)
{
    struct tracer *tracer = user;
    tracer->at = unit_point(to);
    struct point point = place(tracer, tracer->at);
    path_line(tracer->arena, tracer->path, point.x, point.y);
    return 0;
}

static void add_curve(struct tracer *tracer, struct unit_point control1,
                      struct unit_point control2, struct unit_point end)
{
    tracer->at = end;
    path_curve(tracer->arena, tracer->path, place(tracer, control1),
               place(tracer, control2), place(tracer, end));
}

static int cubic_to(const FT_Vector *first, const FT_Vector *second, const FT_Vector *to,
                    void *user)
{
    add_curve(user, unit_point(first), unit_point(second), unit_point(to));
    return 0;
}

/* The control points lie two thirds of the way to the quadratic one. */
static int conic_to(const FT_Vector *control, const FT_Vector *to, void *user)
{
    struct tracer *tracer = user;
    struct unit_point from = tracer->at;
    struct unit_point end = unit_point(to);
    add_curve(tracer,
              (struct unit_point){from.x / 3 + (int64_t)control->x * 2,
                                  from.y / 3 + (int64_t)control->y * 2},
              (struct unit_point){end.x / 3 + (int64_t)control->x * 2,
                                  end.y / 3 + (int64_t)control->y * 2},
              end);
    return 0;
}

static void trace_glyph(struct tracer *tracer, FT_Face font, uint16_t glyph)
{
    static const FT_Outline_Funcs CALLBACKS = {move_to,  line_to, conic_to,
                                               cubic_to, 0,       0};
    if (FT_Load_Glyph(font, glyph, FT_LOAD_NO_SCALE | FT_LOAD_IGNORE_TRANSFORM) != 0 ||
        font->glyph->format != FT_GLYPH_FORMAT_OUTLINE ||
        FT_Outline_Decompose(&font->glyph->outline, &CALLBACKS, tracer) != 0) {
        return; /* a glyph that HarfBuzz has measured but that holds nothing to draw */
    }
    close_contour(tracer);
}

/* FreeType reads the same bytes as HarfBuzz; they were found sound when first opened. It
 * stays open, since a page shows a face thousands of times. */
static FT_Face find_font(const struct text_face *face)
{
    struct face_contours *contours = face->contours;
    if (contours->font != NULL) {
        return contours->font;
    }
    struct str bytes = text_face_program(face);
    if (FT_Init_FreeType(&contours->library) != 0 ||
        FT_New_Memory_Face(contours->library, (const FT_Byte *)bytes.data,
                           (FT_Long)bytes.size, 0, &contours->font) != 0) {
        arena_out_of_memory();
    }
    return contours->font;
}

static void trace_piece(struct tracer *tracer, const struct text_line *line,
                        const struct text_piece *piece)
{
    const struct text_shape *shape = piece->shape;
    FT_Face font = find_font(shape->face);
    int64_t x = piece->left;
    tracer->size = shape->size;
    tracer->units = font->units_per_EM;
    for (size_t i = 0; i < shape->glyph_count; i++) {
        const struct text_glyph *glyph = &shape->glyphs[i];
        int64_t offset = (int64_t)glyph->x_offset * line->scale / SCALE_ONE;
        tracer->origin = (struct point){(mpt)(x + offset), -glyph->y_offset};
        trace_glyph(tracer, font, glyph->id);
        x += (int64_t)glyph->advance * line->scale / SCALE_ONE + line->letter_space;
    }
}

struct path *text_line_outline(const struct text_line *line, struct arena *arena)
{
    struct path *path = arena_new(arena, struct path);
    struct tracer tracer = {.path = path, .arena = arena, .scale = line->scale};
    for (size_t i = 0; i < line->piece_count; i++) {
        trace_piece(&tracer, line, &line->pieces[i]);
    }
    return path;
}

struct path *text_glyph_outline(const struct text_face *face, uint16_t glyph, mpt size,
                                struct arena *arena)
{
    struct path *path = arena_new(arena, struct path);
    FT_Face font = find_font(face);
    struct tracer tracer = {.path = path,
                            .arena = arena,
                            .size = size,
                            .scale = SCALE_ONE,
                            .units = font->units_per_EM};
    trace_glyph(&tracer, font, glyph);
    return path;
}
