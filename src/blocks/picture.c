/* Pictures onto a page: samples as they are, drawings as their paths, strokes and clips.
 */
#include "blocks/picture.h"

#define WIDEST_BLEED MM(5)
#define MARK_RADIUS MM(4)
#define MARK_RING MM(0.5)
#define MARK_MARGIN MM(3)
#define MARK_DROP PT(4.2) /* half the height of figures of 12 pt */

enum { WIDTH_UNIT = 1000000, MARK_WHOLE = 10000 };

const struct display_picture *picture_find(const struct setter *setter, struct str path)
{
    return display_find_picture(setter->pictures, path);
}

/* ---- sizes ---------------------------------------------------------------------------
 */

/* At least 1. */
static mpt proportion(mpt length, uint32_t numerator, uint32_t denominator)
{
    int64_t scaled = ((int64_t)length * numerator + denominator / 2) / denominator;
    return scaled < 1 ? 1 : scaled > INT32_MAX / 2 ? INT32_MAX / 2 : (mpt)scaled;
}

mpt picture_height(const struct display_picture *picture, mpt width)
{
    struct image_facts facts = image_facts(picture->image);
    return proportion(width, facts.height, facts.width);
}

static mpt width_of(const struct display_picture *picture, mpt height)
{
    struct image_facts facts = image_facts(picture->image);
    return proportion(height, facts.width, facts.height);
}

struct rect picture_fit(const struct display_picture *picture, mpt width, mpt height)
{
    struct rect area = {0, 0, width, picture_height(picture, width)};
    if (area.height > height) {
        area.height = height;
        area.width = mpt_min(width, width_of(picture, height));
    }
    return area;
}

/* ---- placing -------------------------------------------------------------------------
 */

/* The language that owns a picture: the first on the page with a figure for it. */
static element_id owner(const struct canvas *canvas, const struct picture_place *place)
{
    return place->figures[canvas->sides[0]];
}

static struct display_op *add_op(const struct canvas *canvas,
                                 const struct picture_place *place,
                                 enum display_kind kind)
{
    element_id figure = owner(canvas, place);
    struct display_op *op =
        figure == NO_ELEMENT
            ? display_add_artifact(canvas->display, canvas->page, kind, ARTIFACT_LAYOUT)
            : display_add_content(canvas->display, canvas->page, kind, figure);
    op->mark = place->mark;
    return op;
}

static void place_samples(const struct canvas *canvas,
                          const struct display_picture *picture,
                          const struct picture_place *place)
{
    struct display_op *op = add_op(canvas, place, DISPLAY_IMAGE);
    op->image = picture->image;
    op->left = place->area.left;
    op->top = place->area.top;
    op->width = place->area.width;
    op->height = place->area.height;
}

static struct point scaled_point(const struct picture_place *place, struct point point)
{
    int64_t width = place->area.width;
    int64_t half = WIDTH_UNIT / 2;
    int64_t x = point.x * width, y = point.y * width;
    return (struct point){
        place->area.left + (mpt)((x + (x < 0 ? -half : half)) / WIDTH_UNIT),
        place->area.top + (mpt)((y + (y < 0 ? -half : half)) / WIDTH_UNIT),
    };
}

static const struct path *scaled_path(const struct canvas *canvas,
                                      const struct image_shape *shape,
                                      const struct picture_place *place)
{
    struct path *path = path_copy(canvas->setter->pages, &shape->path);
    for (size_t i = 0; i < path->point_count; i++) {
        path->points[i] = scaled_point(place, path->points[i]);
    }
    return path;
}

static mpt scaled_length(const struct picture_place *place, mpt length)
{
    return (mpt)(((int64_t)length * place->area.width + WIDTH_UNIT / 2) / WIDTH_UNIT);
}

/* A pen stays at least so thick that it is one, and each dash so long that square ends
 * know their direction. */
static const struct stroke *scaled_stroke(const struct canvas *canvas,
                                          const struct stroke *stroke,
                                          const struct picture_place *place)
{
    struct arena *arena = canvas->setter->pages;
    struct stroke *scaled = arena_copy(arena, stroke, sizeof *stroke);
    mpt *dashes = arena_new_array(arena, stroke->dash_count + 1, mpt);
    for (size_t i = 0; i < stroke->dash_count; i++) {
        dashes[i] = mpt_max(1, scaled_length(place, stroke->dashes[i]));
    }
    scaled->width = mpt_max(1, scaled_length(place, stroke->width));
    scaled->dashes = dashes;
    scaled->phase = scaled_length(place, stroke->phase);
    return scaled;
}

static const struct display_gradient *scaled_gradient(
    const struct canvas *canvas, const struct image_gradient *gradient,
    const struct display_ink *ink, const struct picture_place *place)
{
    struct display_gradient *scaled =
        arena_new(canvas->setter->pages, struct display_gradient);
    scaled->geometry = *gradient;
    scaled->colours = ink->stops;
    for (size_t i = 0; i < 3; i++) {
        scaled->geometry.frame[i] = scaled_point(place, gradient->frame[i]);
    }
    return scaled;
}

/* True if a step reaches beyond the page of its drawing, which hides it there. */
static bool reaches_out(const struct display_picture *picture)
{
    enum { SLACK = 500 }; /* rounding, and hairs that nobody sees */
    size_t count;
    const struct image_shape *shapes = image_shapes(picture->image, &count);
    int32_t height = (int32_t)image_facts(picture->image).height;
    for (size_t i = 0; i < count; i++) {
        const struct image_shape *shape = &shapes[i];
        struct box box = shape->kind == IMAGE_STROKE
                             ? stroke_box(&shape->path, &shape->stroke)
                             : path_box(&shape->path);
        bool painted = shape->kind == IMAGE_FILL || shape->kind == IMAGE_STROKE;
        if (painted && (box.left < -SLACK || box.top < -SLACK ||
                        box.right > WIDTH_UNIT + SLACK || box.bottom > height + SLACK)) {
            return true;
        }
    }
    return false;
}

static void open_window(const struct canvas *canvas, const struct picture_place *place,
                        struct rect area)
{
    struct path *window = arena_new(canvas->setter->pages, struct path);
    path_rect(canvas->setter->pages, window, area);
    add_op(canvas, place, DISPLAY_CLIP)->path = window;
}

static void close_window(const struct canvas *canvas, const struct picture_place *place)
{
    (void)add_op(canvas, place, DISPLAY_UNCLIP);
}

static void place_shape(const struct canvas *canvas, const struct image_shape *shape,
                        const struct display_ink *ink, const struct picture_place *place)
{
    static const enum display_kind KINDS[] = {
        [IMAGE_FILL] = DISPLAY_PATH,
        [IMAGE_STROKE] = DISPLAY_STROKE,
        [IMAGE_CLIP] = DISPLAY_CLIP,
        [IMAGE_UNCLIP] = DISPLAY_UNCLIP,
    };
    struct display_op *op = add_op(canvas, place, KINDS[shape->kind]);
    op->path = scaled_path(canvas, shape, place);
    op->even_odd = shape->even_odd;
    op->colour = ink->colour;
    if (shape->kind == IMAGE_STROKE) {
        op->stroke = scaled_stroke(canvas, &shape->stroke, place);
    }
    if (shape->gradient != NULL) {
        op->gradient = scaled_gradient(canvas, shape->gradient, ink, place);
    }
}

static void place_shapes(const struct canvas *canvas,
                         const struct display_picture *picture,
                         const struct picture_place *place)
{
    size_t count;
    const struct image_shape *shapes = image_shapes(picture->image, &count);
    bool clipped = reaches_out(picture);
    if (clipped) {
        open_window(canvas, place, place->area);
    }
    for (size_t i = 0; i < count; i++) {
        place_shape(canvas, &shapes[i], &picture->inks[i], place);
    }
    if (clipped) {
        close_window(canvas, place);
    }
}

static void place_ink(const struct canvas *canvas, const struct display_picture *picture,
                      const struct picture_place *place)
{
    if (image_facts(picture->image).kind == IMAGE_SVG) {
        place_shapes(canvas, picture, place);
    } else {
        place_samples(canvas, picture, place);
    }
}

/* The figure of the page's second language stands where the picture is. */
static void share(const struct canvas *canvas, const struct picture_place *place)
{
    element_id second =
        canvas->side_count > 1 ? place->figures[canvas->sides[1]] : NO_ELEMENT;
    if (owner(canvas, place) != NO_ELEMENT && second != NO_ELEMENT) {
        struct display_op *op =
            display_add_content(canvas->display, canvas->page, DISPLAY_EMPTY, second);
        op->left = place->area.left;
        op->top = place->area.top;
        op->width = place->area.width;
        op->height = place->area.height;
    }
}

static void fill_circle(const struct canvas *canvas, struct point middle, mpt radius,
                        enum theme_colour colour)
{
    struct arena *arena = canvas->setter->pages;
    struct path *path = arena_new(arena, struct path);
    path_circle(arena, path, middle, radius, PATH_CLOCKWISE);
    canvas_path(canvas, path, colour);
}

/* Within `whole`, which is the picture, and not over the edge of `shown`. */
static void place_marks(const struct canvas *canvas, const struct picture_marks *marks,
                        struct rect whole, struct rect shown)
{
    mpt reach = MARK_RADIUS + MARK_RING;
    for (size_t i = 0; i < marks->count; i++) {
        struct point at = {
            whole.left + (mpt)((int64_t)whole.width * marks->items[i].x / MARK_WHOLE),
            whole.top + (mpt)((int64_t)whole.height * marks->items[i].y / MARK_WHOLE)};
        at.x =
            mpt_max(mpt_min(at.x, shown.left + shown.width - reach), shown.left + reach);
        at.y =
            mpt_max(mpt_min(at.y, shown.top + shown.height - reach), shown.top + reach);
        fill_circle(canvas, at, reach, COLOUR_WHITE);
        fill_circle(canvas, at, MARK_RADIUS, COLOUR_DEEP);
        struct str words = str_format(canvas->setter->pages, "%zu", i + 1);
        const struct text_line *line =
            setter_line(canvas->setter, words, ROLE_DIRECTORY_CALL, canvas->sides[0]);
        at.x -= line->width / 2;
        at.y += MARK_DROP;
        canvas_artifact_line(canvas, line, at, ARTIFACT_LAYOUT, COLOUR_WHITE);
    }
}

void picture_place(const struct canvas *canvas, const struct display_picture *picture,
                   const struct picture_place *place)
{
    place_ink(canvas, picture, place);
    place_marks(canvas, &place->marks, place->area, place->area);
    share(canvas, place);
}

struct rect picture_frame(const struct page_form *form, struct rect area)
{
    mpt more = WIDEST_BLEED - form->bleed;
    mpt right = area.left + area.width, bottom = area.top + area.height;
    mpt left = area.left - (area.left < 0 ? more : 0);
    mpt top = area.top - (area.top < 0 ? more : 0);
    right += right > form->width ? more : 0;
    bottom += bottom > form->height ? more : 0;
    return (struct rect){left, top, right - left, bottom - top};
}

/* What the trim leaves of an area, but for a margin that the knife may take. */
static struct rect picture_seen(const struct canvas *canvas, struct rect area)
{
    mpt left = mpt_max(area.left, MARK_MARGIN), top = mpt_max(area.top, MARK_MARGIN);
    mpt right = mpt_min(area.left + area.width, canvas->form->width - MARK_MARGIN);
    mpt bottom = mpt_min(area.top + area.height, canvas->form->height - MARK_MARGIN);
    return (struct rect){left, top, right - left, bottom - top};
}

void picture_fill(const struct canvas *canvas, const struct display_picture *picture,
                  const struct picture_place *place, struct rect frame)
{
    struct picture_place whole = *place;
    mpt height = picture_height(picture, frame.width);
    whole.area.height = mpt_max(height, frame.height);
    whole.area.width =
        height < frame.height ? width_of(picture, frame.height) : frame.width;
    whole.area.left = frame.left - (whole.area.width - frame.width) / 2;
    whole.area.top = frame.top - (whole.area.height - frame.height) / 2;
    open_window(canvas, place, place->area);
    place_ink(canvas, picture, &whole);
    close_window(canvas, place);
    place_marks(canvas, &place->marks, whole.area, picture_seen(canvas, place->area));
    share(canvas, place);
}
