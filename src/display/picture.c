/* Pictures before they are placed: the colours of a drawing, on the screen and in ink. */
#include "base/array.h"
#include "display/display.h"

static struct colour *make_colour(const uint8_t rgb[3], const struct display_press *press,
                                  struct arena *arena)
{
    uint8_t ink[4];
    struct colour *colour = arena_new(arena, struct colour);
    struct str name = str_format(arena, "#%02x%02x%02x", rgb[0], rgb[1], rgb[2]);
    image_ink(ink, rgb, press->profile, press->intent);
    *colour = (struct colour){str_to_c(arena, name),
                              rgb[0],
                              rgb[1],
                              rgb[2],
                              ink[0],
                              ink[1],
                              ink[2],
                              ink[3],
                              NULL};
    return colour;
}

static bool is_colour(const struct colour *colour, const uint8_t rgb[3])
{
    return colour->red == rgb[0] && colour->green == rgb[1] && colour->blue == rgb[2];
}

/* Shapes of the same colour share it, if they are not far from each other. */
static const struct colour *const *make_colours(const struct image *image,
                                                const struct display_press *press,
                                                struct arena *arena)
{
    enum { SHARED_MAX = 64 };
    size_t count;
    const struct image_shape *shapes = image_shapes(image, &count);
    const struct colour **colours = arena_array(arena, count + 1, sizeof *colours);
    for (size_t i = 0; i < count; i++) {
        for (size_t k = i; k > 0 && k + SHARED_MAX > i && colours[i] == NULL; k--) {
            colours[i] = is_colour(colours[k - 1], shapes[i].rgb) ? colours[k - 1] : NULL;
        }
        if (colours[i] == NULL) {
            colours[i] = make_colour(shapes[i].rgb, press, arena);
        }
    }
    return colours;
}

void display_add_picture(struct display_pictures *pictures, const struct image *image,
                         const struct display_press *press, struct arena *arena)
{
    *array_push(arena, pictures) =
        (struct display_picture){image, make_colours(image, press, arena)};
}

const struct display_picture *display_find_picture(
    const struct display_pictures *pictures, struct str path)
{
    for (size_t i = 0; pictures != NULL && i < pictures->count; i++) {
        if (str_equal(image_path(pictures->items[i].image), path)) {
            return &pictures->items[i];
        }
    }
    return NULL;
}
