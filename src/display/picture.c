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

/* The colours made so far, the last ones of which are looked at again. */
struct colours {
    const struct colour **items;
    size_t count, capacity;
    const struct display_press *press;
    struct arena *arena;
};

static const struct colour *find_colour(struct colours *colours, const uint8_t rgb[3])
{
    enum { SHARED_MAX = 64 };
    for (size_t i = colours->count; i > 0 && i + SHARED_MAX > colours->count; i--) {
        const struct colour *colour = colours->items[i - 1];
        if (colour->red == rgb[0] && colour->green == rgb[1] && colour->blue == rgb[2]) {
            return colour;
        }
    }
    const struct colour *made = make_colour(rgb, colours->press, colours->arena);
    *array_push(colours->arena, colours) = made;
    return made;
}

static int total_ink(const struct colour *colour)
{
    return colour->cyan + colour->magenta + colour->yellow + colour->black;
}

static struct display_ink gradient_ink(struct colours *colours,
                                       const struct image_gradient *gradient)
{
    const struct colour **stops =
        arena_array(colours->arena, gradient->stop_count, sizeof *stops);
    const struct colour *most = NULL;
    for (size_t i = 0; i < gradient->stop_count; i++) {
        stops[i] = find_colour(colours, gradient->stops[i].rgb);
        most = most == NULL || total_ink(stops[i]) > total_ink(most) ? stops[i] : most;
    }
    return (struct display_ink){most, stops};
}

static const struct display_ink *make_inks(const struct image *image,
                                           const struct display_press *press,
                                           struct arena *arena)
{
    size_t count;
    const struct image_shape *shapes = image_shapes(image, &count);
    struct display_ink *inks = arena_new_array(arena, count + 1, struct display_ink);
    struct colours colours = {.press = press, .arena = arena};
    for (size_t i = 0; i < count; i++) {
        bool painted = shapes[i].kind == IMAGE_FILL || shapes[i].kind == IMAGE_STROKE;
        if (painted && shapes[i].gradient != NULL) {
            inks[i] = gradient_ink(&colours, shapes[i].gradient);
        } else if (painted) {
            inks[i].colour = find_colour(&colours, shapes[i].rgb);
        }
    }
    return inks;
}

void display_add_picture(struct display_pictures *pictures, const struct image *image,
                         const struct display_press *press, struct arena *arena)
{
    *array_push(arena, pictures) =
        (struct display_picture){image, make_inks(image, press, arena)};
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
