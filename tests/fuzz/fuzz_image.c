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
    if (out.width == 0 || out.height == 0 ||
        (out.coding == IMAGE_SAMPLES &&
         out.bytes.size != (size_t)out.width * out.height * channels)) {
        abort();
    }
}

static void check_shapes(const struct image *image)
{
    size_t count = 0;
    const struct image_shape *shapes = image_shapes(image, &count);
    for (size_t i = 0; i < count; i++) {
        const struct path *path = &shapes[i].path;
        size_t points = 0;
        for (size_t k = 0; k < path->verb_count; k++) {
            points += path_verb_points(path->verbs[k]);
        }
        if (points != path->point_count) {
            abort();
        }
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
