/* What a page shows, in few bytes: everything that its drawing depends on goes through
 * SHA-256. */
#include "base/sha256.h"
#include "svg/svg.h"

static void take(struct builder *out, const void *data, size_t size)
{
    builder_add(out, (struct str){data, size});
}

static void take_number(struct builder *out, int64_t number)
{
    take(out, &number, sizeof number);
}

static void take_colour(struct builder *out, const struct colour *colour)
{
    if (colour != NULL) {
        const uint8_t rgb[] = {colour->red, colour->green, colour->blue};
        take(out, rgb, sizeof rgb);
    }
}

static void take_path(struct builder *out, const struct path *path)
{
    take_number(out, (int64_t)path->verb_count);
    take(out, path->verbs, path->verb_count * sizeof *path->verbs);
    take(out, path->points, path->point_count * sizeof *path->points);
}

static void take_stroke(struct builder *out, const struct stroke *stroke)
{
    const int64_t numbers[] = {
        stroke->width,  stroke->cap,    stroke->join,   stroke->miter,  stroke->phase,
        stroke->pen[0], stroke->pen[1], stroke->pen[2], stroke->pen[3], stroke->squeezed};
    take(out, numbers, sizeof numbers);
    take(out, stroke->dashes, stroke->dash_count * sizeof *stroke->dashes);
}

static void take_gradient(struct builder *out, const struct display_gradient *gradient)
{
    const struct image_gradient *geometry = &gradient->geometry;
    take(out, geometry->frame, sizeof geometry->frame);
    take(out, geometry->from, sizeof geometry->from);
    take(out, geometry->to, sizeof geometry->to);
    for (size_t i = 0; i < geometry->stop_count; i++) {
        take_number(out, geometry->stops[i].at);
        take_colour(out, gradient->colours[i]);
    }
}

static void take_pieces(struct builder *out, const struct display_op *op)
{
    take_number(out, op->scale);
    take_number(out, op->letter_space);
    for (uint32_t i = 0; i < op->piece_count; i++) {
        const struct text_shape *shape = op->pieces[i].shape;
        const int32_t numbers[] = {op->pieces[i].left, shape->size,
                                   (int32_t)text_face_index(shape->face),
                                   (int32_t)shape->glyph_count};
        take(out, numbers, sizeof numbers);
        for (size_t k = 0; k < shape->glyph_count; k++) {
            const struct text_glyph *glyph = &shape->glyphs[k];
            const int32_t place[] = {glyph->id, glyph->advance, glyph->x_offset,
                                     glyph->y_offset};
            take(out, place, sizeof place);
        }
    }
}

static void take_image(struct builder *out, const struct image *image)
{
    struct str file = image_bytes(image);
    take_number(out, (int64_t)file.size);
    builder_add(out, sha256_hex(out->arena, file));
}

static void take_op(struct builder *out, const struct display_op *op)
{
    const int32_t numbers[] = {(int32_t)op->kind, op->left,   op->top,
                               op->width,         op->height, op->even_odd};
    take(out, numbers, sizeof numbers);
    take_colour(out, op->colour);
    if (op->gradient != NULL) {
        take_gradient(out, op->gradient);
    }
    if (op->stroke != NULL) {
        take_stroke(out, op->stroke);
    }
    switch (op->kind) {
    case DISPLAY_TEXT: take_pieces(out, op); break;
    case DISPLAY_PATH:
    case DISPLAY_STROKE:
    case DISPLAY_CLIP: take_path(out, op->path); break;
    case DISPLAY_IMAGE: take_image(out, op->image); break;
    case DISPLAY_GROUP: take_number(out, op->scale); break;
    case DISPLAY_RECT:
    case DISPLAY_UNCLIP:
    case DISPLAY_UNGROUP:
    case DISPLAY_EMPTY: break;
    }
}

struct str svg_page_hash(const struct display *display, size_t page, struct arena *arena)
{
    enum { DIGITS = 32 };
    const struct display_page *facts = &display->pages.items[page];
    struct arena *scratch = arena_create();
    struct builder out = {.arena = scratch};
    take_number(&out, facts->width);
    take_number(&out, facts->height);
    for (size_t i = 0; i < facts->count - facts->mark_count; i++) {
        take_op(&out, &facts->items[i]);
    }
    struct str hash = sha256_hex(arena, builder_str(&out));
    arena_destroy(scratch);
    return str_slice(hash, 0, DIGITS);
}
