/* Image objects. A picture is made as fine as its largest place asks for and no finer:
 * 200 pixels an inch on the screen and an office printer, 450 on a press (more is what
 * print shops send back as oversampled). Line art has edges instead of tones: 1200. */
#include "pdf/images.h"
#include "base/array.h"
#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { PPI_SCREEN = 200, PPI_PRESS = PDF_PRESS_PPI, PPI_LINES = 1200, INCH = 72000 };

struct image_entry {
    const struct image *image;
    mpt width, height; /* where it is shown largest */
    object_id object;
};

struct images {
    const struct display *display;
    const struct edition *edition;
    struct arena *arena;
    struct image_entry *items;
    size_t count, capacity;
};

static struct image_entry *find(const struct images *images, const struct image *image)
{
    for (size_t i = 0; i < images->count; i++) {
        if (images->items[i].image == image) {
            return &images->items[i];
        }
    }
    return NULL;
}

static void note(struct images *images, const struct display_op *op)
{
    struct image_entry *entry = find(images, op->image);
    if (entry == NULL) {
        entry = array_push(images->arena, images);
        entry->image = op->image;
    }
    entry->width = mpt_max(entry->width, op->width);
    entry->height = mpt_max(entry->height, op->height);
}

struct images *images_create(const struct display *display, const struct edition *edition,
                             struct arena *arena)
{
    struct images *images = arena_new(arena, struct images);
    images->display = display;
    images->edition = edition;
    images->arena = arena;
    for (size_t i = 0; i < display->pages.count; i++) {
        const struct display_page *page = &display->pages.items[i];
        for (size_t k = 0; k < page->count; k++) {
            if (page->items[k].kind == DISPLAY_IMAGE) {
                note(images, &page->items[k]);
            }
        }
    }
    return images;
}

size_t images_find(const struct images *images, const struct image *image)
{
    const struct image_entry *entry = find(images, image);
    assert(entry != NULL);
    return (size_t)(entry - images->items);
}

/* ---- packing -------------------------------------------------------------------------
 */

enum { FILTER_NONE, FILTER_LEFT, FILTER_UP, FILTER_PAETH = 4 };

static uint8_t paeth(int left, int up, int corner)
{
    int guess = left + up - corner;
    int to_left = abs(guess - left), to_up = abs(guess - up);
    int to_corner = abs(guess - corner);
    int best = to_left <= to_up && to_left <= to_corner ? left
               : to_up <= to_corner                     ? up
                                                        : corner;
    return (uint8_t)best;
}

/* A row and what its pixels are guessed from. */
struct row_pair {
    const uint8_t *row, *above; /* above the first: NULL */
    size_t size, channels;
};

/* The row as differences, behind the number of its filter; returns their sum. */
static uint64_t filter_row(uint8_t *out, const struct row_pair *pair, int filter)
{
    const uint8_t *row = pair->row, *above = pair->above;
    uint64_t sum = 0;
    out[0] = (uint8_t)filter;
    for (size_t i = 0; i < pair->size; i++) {
        bool first = i < pair->channels;
        int left = first ? 0 : row[i - pair->channels];
        int up = above == NULL ? 0 : above[i];
        int corner = above == NULL || first ? 0 : above[i - pair->channels];
        int guess = filter == FILTER_LEFT    ? left
                    : filter == FILTER_UP    ? up
                    : filter == FILTER_PAETH ? paeth(left, up, corner)
                                             : 0;
        uint8_t difference = (uint8_t)(row[i] - guess);
        out[i + 1] = difference;
        sum += difference < 128 ? difference : 256U - difference;
    }
    return sum;
}

/* Rows as PNG filters them (each as suits it best), which halves most drawings. */
static struct str filter_rows(const struct image_data *data, struct arena *arena)
{
    static const int FILTERS[] = {FILTER_NONE, FILTER_LEFT, FILTER_UP, FILTER_PAETH};
    size_t channels = data->space == IMAGE_GREY ? 1 : data->space == IMAGE_RGB ? 3 : 4;
    size_t size = data->width * channels;
    uint8_t *out = arena_array(arena, data->height, size + 1);
    uint8_t *trial = arena_alloc(arena, size + 1);
    const uint8_t *row = (const uint8_t *)data->bytes.data, *above = NULL;
    for (uint32_t y = 0; y < data->height; y++, above = row, row += size) {
        const struct row_pair pair = {row, above, size, channels};
        uint64_t least = UINT64_MAX;
        for (size_t i = 0; i < sizeof FILTERS / sizeof FILTERS[0]; i++) {
            uint64_t sum = filter_row(trial, &pair, FILTERS[i]);
            if (sum < least) {
                least = sum;
                memcpy(out + y * (size + 1), trial, size + 1);
            }
        }
    }
    return (struct str){(const char *)out, data->height * (size + 1)};
}

/* ---- objects -------------------------------------------------------------------------
 */

/* Pixels for a length, rounded up. */
static uint32_t pixels(mpt length, uint32_t ppi)
{
    return (uint32_t)(((int64_t)length * ppi + INCH - 1) / INCH);
}

static struct image_target make_target(const struct images *images,
                                       const struct image_entry *entry)
{
    bool press = images->edition->colours == COLOUR_CMYK;
    uint32_t ppi = image_facts(entry->image).bilevel ? PPI_LINES
                   : press                           ? PPI_PRESS
                                                     : PPI_SCREEN;
    return (struct image_target){
        .space = press ? IMAGE_CMYK : IMAGE_RGB,
        .profile = press && images->display->output.profile.size > 0
                       ? images->display->output.profile
                       : images->display->press.profile,
        .intent = images->display->press.intent,
        .width = pixels(entry->width, ppi),
        .height = pixels(entry->height, ppi),
    };
}

static void write_object(struct images *images, struct image_entry *entry,
                         const struct image_data *data, struct document *document)
{
    static const char *const SPACES[] = {
        [IMAGE_GREY] = "Gray", [IMAGE_RGB] = "RGB", [IMAGE_CMYK] = "CMYK"};
    struct builder keys = {.arena = images->arena};
    builder_format(&keys,
                   "/Type/XObject/Subtype/Image/Width %u/Height %u/BitsPerComponent %d"
                   "/ColorSpace/Device%s",
                   data->width, data->height, data->coding == IMAGE_BITS ? 1 : 8,
                   SPACES[data->space]);
    if (data->inverted) {
        syntax_add(&keys, "/Decode[1 0 1 0 1 0 1 0]");
    }
    if (data->coding != IMAGE_SAMPLES) {
        bool packed = data->coding == IMAGE_DCT;
        syntax_add(&keys, packed ? "/Filter/DCTDecode" : "");
        entry->object = document_add_stream(document, builder_str(&keys), data->bytes,
                                            packed ? STREAM_PLAIN : STREAM_DEFLATED);
        return;
    }
    int channels = data->space == IMAGE_GREY ? 1 : data->space == IMAGE_RGB ? 3 : 4;
    builder_format(&keys, "/DecodeParms<</Predictor 15/Colors %d/Columns %u>>", channels,
                   data->width);
    entry->object = document_add_stream(
        document, builder_str(&keys), filter_rows(data, images->arena), STREAM_DEFLATED);
}

static bool write_entry(struct images *images, struct image_entry *entry,
                        struct document *document, struct diag *diag)
{
    struct arena *scratch = arena_create();
    struct image_target target = make_target(images, entry);
    struct image_data data;
    bool done = image_convert(&data, entry->image, &target, scratch, diag);
    if (done) {
        write_object(images, entry, &data, document);
    }
    arena_destroy(scratch);
    return done;
}

bool images_write(struct images *images, struct document *document,
                  struct resources *resources, struct diag *diag)
{
    bool done = true;
    for (size_t i = 0; i < images->count; i++) {
        struct image_entry *entry = &images->items[i];
        done = write_entry(images, entry, document, diag) && done;
        resources_define(resources, RESOURCE_IMAGE, i,
                         str_format(images->arena, " %u 0 R", entry->object));
    }
    return done;
}
