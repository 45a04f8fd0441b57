/* Pictures: opened before the first pass, each file once however often it is shown. */
#include "layout/pictures.h"
#include "base/array.h"
#include "layout/set.h"
#include <inttypes.h>

enum { PPI_LEAST = 150, WIDTH_UNIT = 1000000 };

struct picture_set {
    struct loaded_picture *items;
    size_t count, capacity;
};

struct loading {
    struct picture_set *set;
    const struct layout_files *files;
    struct arena *arena;
    struct diag *diag;
    bool sound;
};

/* ---- opening -------------------------------------------------------------------------
 */

static const struct loaded_picture *find(const struct picture_set *set, struct str path)
{
    for (size_t i = 0; set != NULL && i < set->count; i++) {
        if (str_equal(set->items[i].path, path)) {
            return &set->items[i];
        }
    }
    return NULL;
}

static const struct image *open_given(const struct loading *loading,
                                      const struct below_file *file)
{
    const struct layout_files *files = loading->files;
    for (size_t i = 0; i < files->given_count; i++) {
        if (str_equal(files->given[i].path, file->path)) {
            return image_open_bytes(files->given[i].bytes, file, loading->arena,
                                    loading->diag);
        }
    }
    diag_error_plain(loading->diag, file->mark, "the file \"%.*s\" is not attached",
                     STR_ARGS(file->path));
    return NULL;
}

static struct colour *make_colour(const struct loading *loading, const uint8_t rgb[3])
{
    uint8_t ink[4];
    struct colour *colour = arena_new(loading->arena, struct colour);
    struct str name = str_format(loading->arena, "#%02x%02x%02x", rgb[0], rgb[1], rgb[2]);
    image_ink(ink, rgb, loading->files->press.profile, loading->files->press.intent);
    *colour = (struct colour){str_to_c(loading->arena, name),
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

/* The colour of each shape; shapes of the same colour share it. */
static const struct colour *const *make_colours(const struct loading *loading,
                                                const struct image *image)
{
    enum { SHARED_MAX = 64 };
    size_t count;
    const struct image_shape *shapes = image_shapes(image, &count);
    const struct colour **colours =
        arena_array(loading->arena, count + 1, sizeof *colours);
    for (size_t i = 0; i < count; i++) {
        for (size_t k = i; k > 0 && k + SHARED_MAX > i && colours[i] == NULL; k--) {
            colours[i] = is_colour(colours[k - 1], shapes[i].rgb) ? colours[k - 1] : NULL;
        }
        if (colours[i] == NULL) {
            colours[i] = make_colour(loading, shapes[i].rgb);
        }
    }
    return colours;
}

static void load(struct loading *loading, const struct picture *picture)
{
    struct below_file file = {loading->files->folder, picture->file.text,
                              picture->file.mark};
    if (file.path.size == 0 || find(loading->set, file.path) != NULL) {
        return;
    }
    const struct image *image = loading->files->only_given
                                    ? open_given(loading, &file)
                                    : image_open(&file, loading->arena, loading->diag);
    if (image == NULL) {
        loading->sound = false;
        return;
    }
    *array_push(loading->arena, loading->set) = (struct loaded_picture){
        .path = file.path,
        .image = image,
        .mark = file.mark,
        .colours = make_colours(loading, image),
    };
}

bool layout_read_pictures(struct picture_set **out, const struct brochure *brochure,
                          const struct layout_files *files, struct arena *arena,
                          struct diag *diag)
{
    struct loading loading = {
        .set = arena_new(arena, struct picture_set),
        .files = files,
        .arena = arena,
        .diag = diag,
        .sound = true,
    };
    load(&loading, &brochure->document.logo);
    for (size_t i = 0; i < brochure->section_count; i++) {
        const struct section *section = &brochure->sections[i];
        if (section->kind == SECTION_FIGURE) {
            load(&loading, &section->as.figure.picture);
        }
    }
    *out = loading.set;
    return loading.sound;
}

const struct image *layout_picture_at(const struct picture_set *set, size_t index)
{
    return index < set->count ? set->items[index].image : NULL;
}

const struct loaded_picture *pictures_find(const struct layout *layout, struct str path)
{
    return find(layout->pictures, path);
}

/* ---- sizes ---------------------------------------------------------------------------
 */

static mpt proportion(mpt length, uint32_t numerator, uint32_t denominator)
{
    int64_t scaled = ((int64_t)length * numerator + denominator / 2) / denominator;
    return scaled < 1 ? 1 : scaled > INT32_MAX / 2 ? INT32_MAX / 2 : (mpt)scaled;
}

mpt picture_height(const struct loaded_picture *picture, mpt width)
{
    struct image_facts facts = image_facts(picture->image);
    return proportion(width, facts.height, facts.width);
}

mpt picture_width(const struct loaded_picture *picture, mpt height)
{
    struct image_facts facts = image_facts(picture->image);
    return proportion(height, facts.width, facts.height);
}

struct rect picture_fit(const struct loaded_picture *picture, mpt width, mpt height)
{
    struct rect area = {0, 0, width, picture_height(picture, width)};
    if (area.height > height) {
        area.height = height;
        area.width = mpt_min(width, picture_width(picture, height));
    }
    return area;
}

/* ---- placing -------------------------------------------------------------------------
 */

static struct display_op *add_op(struct layout *layout, const struct picture_place *place,
                                 enum display_kind kind)
{
    struct display_op *op =
        place->figures[SIDE_FIRST] == NO_ELEMENT
            ? display_add_artifact(layout->display, place->page, kind, ARTIFACT_LAYOUT)
            : display_add_content(layout->display, place->page, kind,
                                  place->figures[SIDE_FIRST]);
    op->mark = place->mark;
    return op;
}

static void place_samples(struct layout *layout, const struct loaded_picture *picture,
                          const struct picture_place *place)
{
    struct display_op *op = add_op(layout, place, DISPLAY_IMAGE);
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

static const struct path *scaled_path(struct layout *layout,
                                      const struct image_shape *shape,
                                      const struct picture_place *place)
{
    struct path *path = path_copy(layout->pages, &shape->path);
    for (size_t i = 0; i < path->point_count; i++) {
        path->points[i] = scaled_point(place, path->points[i]);
    }
    return path;
}

/* True if a shape reaches beyond the page of its drawing, which hides it there. */
static bool reaches_out(const struct loaded_picture *picture)
{
    enum { SLACK = 500 }; /* rounding, and hairs that nobody sees */
    size_t count;
    const struct image_shape *shapes = image_shapes(picture->image, &count);
    int32_t height = (int32_t)image_facts(picture->image).height;
    for (size_t i = 0; i < count; i++) {
        struct box box = path_box(&shapes[i].path);
        if (box.left < -SLACK || box.top < -SLACK || box.right > WIDTH_UNIT + SLACK ||
            box.bottom > height + SLACK) {
            return true;
        }
    }
    return false;
}

static void place_shapes(struct layout *layout, const struct loaded_picture *picture,
                         const struct picture_place *place)
{
    size_t count;
    const struct image_shape *shapes = image_shapes(picture->image, &count);
    bool clipped = reaches_out(picture);
    if (clipped) {
        struct path *window = arena_new(layout->pages, struct path);
        path_rect(layout->pages, window, place->area);
        add_op(layout, place, DISPLAY_CLIP)->path = window;
    }
    for (size_t i = 0; i < count; i++) {
        const struct path *path = scaled_path(layout, &shapes[i], place);
        struct display_op *op = add_op(layout, place, DISPLAY_PATH);
        op->path = path;
        op->colour = picture->colours[i];
        op->even_odd = shapes[i].even_odd;
    }
    if (clipped) {
        (void)add_op(layout, place, DISPLAY_UNCLIP);
    }
}

void picture_place(struct layout *layout, const struct loaded_picture *picture,
                   const struct picture_place *place)
{
    if (image_facts(picture->image).kind == IMAGE_SVG) {
        place_shapes(layout, picture, place);
    } else {
        place_samples(layout, picture, place);
    }
    bool shared = !layout_is_single(layout) && place->figures[SIDE_FIRST] != NO_ELEMENT;
    if (shared && place->figures[SIDE_SECOND] != NO_ELEMENT) {
        struct display_op *op = display_add_content(
            layout->display, place->page, DISPLAY_EMPTY, place->figures[SIDE_SECOND]);
        op->left = place->area.left;
        op->top = place->area.top;
        op->width = place->area.width;
        op->height = place->area.height;
    }
}

void picture_make_figures(struct layout *layout, element_id *figures,
                          const element_id *parents, const struct localized *alt,
                          const struct localized *fallback)
{
    for (enum side side = 0; side < layout_sides(layout); side++) {
        bool given = localized_is_set(alt, layout->languages[side]);
        const struct text_blocks *blocks = set_blocks(
            layout, given ? alt : fallback, side, given ? MARKUP_PLAIN : MARKUP_INLINE);
        figures[side] =
            display_add_element(layout->display, ELEMENT_FIGURE, parents[side]);
        if (blocks->count > 0) {
            layout->display->elements.items[figures[side]].alt =
                text_plain(&blocks->items[0], layout->arena);
        }
    }
}

/* ---- judging -------------------------------------------------------------------------
 */

void pictures_check(const struct layout *layout)
{
    const struct display *display = layout->display;
    for (size_t i = 0; i < display->pages.count; i++) {
        const struct display_page *page = &display->pages.items[i];
        for (size_t k = 0; k < page->count; k++) {
            const struct display_op *op = &page->items[k];
            uint32_t ppi = op->kind == DISPLAY_IMAGE ? display_image_ppi(op) : PPI_LEAST;
            if (ppi < PPI_LEAST) {
                struct image_facts facts = image_facts(op->image);
                struct str path = image_path(op->image);
                diag_warning_plain(
                    layout->diag, op->mark,
                    "the picture \"%.*s\" will look coarse on page %zu: %" PRIu32
                    " x %" PRIu32 " pixels give %" PRIu32
                    " per inch there, and 300 are good, %d the least; take a "
                    "larger picture, or width: half",
                    STR_ARGS(path), i + 1, facts.width, facts.height, ppi, PPI_LEAST);
            }
        }
    }
}
