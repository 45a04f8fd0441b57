/* Any bytes as a picture: it opens or there is a message; what opens can be converted for
 * every edition, and has the size that it says. */
#include "image/image.h"
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { PIXELS_MAX = 1 << 20 }; /* larger ones only take time */

static void convert(const struct image *image, enum image_space space, uint32_t most,
                    struct arena *arena)
{
    struct diag *diag = diag_create(arena);
    const struct image_target target = {.space = space, .width = most, .height = most};
    struct image_data out;
    if (!image_convert(&out, image, &target, arena, diag)) {
        return;
    }
    size_t channels = out.space == IMAGE_GREY ? 1 : out.space == IMAGE_RGB ? 3 : 4;
    size_t row =
        out.coding == IMAGE_BITS ? ((size_t)out.width + 7) / 8 : out.width * channels;
    if (out.width == 0 || out.height == 0 ||
        (out.coding != IMAGE_DCT && out.bytes.size != row * out.height)) {
        abort();
    }
}

static bool is_sound_path(const struct path *path)
{
    size_t points = 0;
    for (size_t k = 0; k < path->verb_count; k++) {
        points += path_verb_points(path->verbs[k]);
    }
    return points == path->point_count;
}

static bool is_sound_stroke(const struct stroke *stroke)
{
    int64_t sum = 0;
    for (size_t i = 0; i < stroke->dash_count; i++) {
        sum += stroke->dashes[i];
        if (stroke->dashes[i] < 0) {
            return false;
        }
    }
    return stroke->width > 0 && stroke->miter >= 1000 && stroke->phase >= 0 &&
           stroke->dash_count % 2 == 0 && (stroke->dash_count == 0 || sum > 0);
}

/* Stops go up from 0 to 1,000,000. */
static bool is_sound_gradient(const struct image_gradient *gradient)
{
    int32_t before = 0;
    for (size_t i = 0; i < gradient->stop_count; i++) {
        if (gradient->stops[i].at < before) {
            return false;
        }
        before = gradient->stops[i].at;
    }
    return gradient->stop_count >= 2 && gradient->stops[0].at == 0 && before == 1000000;
}

static void check_shapes(const struct image *image)
{
    size_t count = 0, open = 0;
    const struct image_shape *shapes = image_shapes(image, &count);
    for (size_t i = 0; i < count; i++) {
        const struct image_shape *shape = &shapes[i];
        bool sound = is_sound_path(&shape->path) &&
                     (shape->kind != IMAGE_STROKE || is_sound_stroke(&shape->stroke)) &&
                     (shape->gradient == NULL || is_sound_gradient(shape->gradient)) &&
                     (shape->kind != IMAGE_UNCLIP || open > 0);
        if (!sound) {
            abort();
        }
        open += shape->kind == IMAGE_CLIP ? 1 : 0;
        open -= shape->kind == IMAGE_UNCLIP ? 1 : 0;
    }
    if (open > 0) {
        abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *arena = arena_create();
    struct diag *diag = diag_create(arena);
    const struct below_file file = {.path = STR("fuzz")};
    struct str bytes = {(const char *)data, size};
    const struct image *image = image_open_bytes(bytes, &file, arena, diag);
    if ((image == NULL) != (diag_error_count(diag) > 0)) {
        abort();
    }
    if (image != NULL) {
        struct image_facts facts = image_facts(image);
        check_shapes(image);
        if (facts.kind != IMAGE_SVG &&
            (uint64_t)facts.width * facts.height <= PIXELS_MAX) {
            convert(image, IMAGE_RGB, 0, arena);
            convert(image, IMAGE_RGB, 7, arena);
            convert(image, IMAGE_CMYK, 5, arena);
        }
    }
    arena_destroy(arena);
    return 0;
}
