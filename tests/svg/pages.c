/* Drawings to pages of a PDF, each on its own, for tests/svg/suite; and how a page
 * differs from the picture that it should be.
 *
 *   svg_pages pages OUT.pdf EDITION FILE WIDTH HEIGHT ...
 *       from the root of the project; says for each file "page N" or "refused <words>", a
 * line each svg_pages compare DRAWN.ppm EXPECTED.png says how many dots differ beyond the
 * smoothing of edges */
#include "base/diag.h"
#include "base/file.h"
#include "blocks/canvas.h"
#include "blocks/picture.h"
#include "pdf/pdf.h"
#include <stdlib.h>
#include <string.h>

static struct below_file name_of(const char *path)
{
    return (struct below_file){{"", 0}, str_from(path), {0}};
}

static const struct image *open_image(const char *path, struct arena *arena,
                                      struct diag *diag)
{
    struct below_file *name = arena_new(arena, struct below_file);
    struct str bytes;
    *name = name_of(path);
    return file_read_binary(&bytes, path, IMAGE_FILE_MAX, arena, diag)
               ? image_open_bytes(bytes, name, arena, diag)
               : NULL;
}

/* The first message, without its place. */
static void print_refusal(const struct diag *diag)
{
    char *text = NULL;
    size_t size = 0;
    FILE *file = open_memstream(&text, &size);
    diag_print(diag, file, LANG_EN);
    fclose(file);
    text[strcspn(text, "\n")] = '\0';
    char *start = strstr(text, "error: ");
    printf("refused %s\n", start == NULL ? text : start + strlen("error: "));
    free(text);
}

static void add_page(struct display *display, const struct image *image, mpt width,
                     mpt height)
{
    struct display_pictures pictures = {0};
    struct setter setter = {.pages = display->arena, .arena = display->arena};
    struct canvas canvas = {.setter = &setter, .display = display, .side_count = 1};
    struct picture_place place = {
        {0, 0, width, height}, {NO_ELEMENT, NO_ELEMENT}, NO_MARK};
    display_add_picture(&pictures, image, &display->press, display->arena);
    canvas.page = display->pages.count;
    display_add_page(display, width, height, 0)->label = STR("1");
    picture_place(&canvas, &pictures.items[0], &place);
}

static int write_pages(char **arguments, struct arena *arena)
{
    struct diag *out = diag_create(arena);
    struct display display;
    display_init(&display, arena, LANG_EN);
    display.facts.language_count = 1;
    display.facts.languages[0] = LANG_EN;
    display.facts.id = STR("suite");
    for (char **file = arguments + 2; file[0] != NULL; file += 3) {
        struct diag *diag = diag_create(arena);
        const struct image *image = open_image(file[0], arena, diag);
        if (image == NULL) {
            print_refusal(diag);
            continue;
        }
        add_page(&display, image, (mpt)(atof(file[1]) * 1000),
                 (mpt)(atof(file[2]) * 1000));
        printf("page %zu\n", display.pages.count);
    }
    struct pdf_request request = {.display = &display,
                                  .edition = edition_find(str_from(arguments[1])),
                                  .profiles = STR("out/build/profiles")};
    struct text_engine *engine = text_engine_create(STR("fonts"), out);
    request.engine = engine;
    struct file_sink *sink = file_sink_create(arguments[0], out);
    bool done = display.pages.count > 0 && pdf_write(sink, &request, arena, out) &&
                file_sink_commit(sink);
    text_engine_destroy(engine);
    diag_print(out, stderr, LANG_EN);
    return done || display.pages.count == 0 ? 0 : 1;
}

/* ---- comparing -----------------------------------------------------------------------
 */

enum {
    FINE = 4, /* our pages are drawn so many times finer, against the rounding of lines */
    SLACK = 12, /* of 255 steps: rounding, and gradients in other steps */
    EDGE = 4 /* that part of the contrast more at an edge, for lines thinner than a dot */
};

struct raster {
    size_t width, height;
    uint8_t *dots; /* RGB */
};

/* A PPM file of pdftoppm, each FINE x FINE dots of it taken together. */
static bool read_drawn(struct raster *out, const char *path, struct arena *arena,
                       struct diag *diag)
{
    struct str bytes;
    int offset = 0;
    if (!file_read_binary(&bytes, path, IMAGE_FILE_MAX, arena, diag) ||
        sscanf(bytes.data, "P6 %zu %zu 255%n", &out->width, &out->height, &offset) != 2) {
        return false;
    }
    const uint8_t *from = (const uint8_t *)bytes.data + offset + 1;
    size_t row = out->width * 3;
    out->width /= FINE;
    out->height /= FINE;
    out->dots = arena_alloc(arena, out->width * out->height * 3);
    for (size_t i = 0; i < out->width * out->height * 3; i++) {
        size_t x = i / 3 % out->width, y = i / 3 / out->width, sum = 0;
        for (size_t k = 0; k < (size_t)FINE * FINE; k++) {
            sum += from[(y * FINE + k / FINE) * row + (x * FINE + k % FINE) * 3 + i % 3];
        }
        out->dots[i] = (uint8_t)(sum / (FINE * FINE));
    }
    return true;
}

/* A channel of a picture in RGB, grey or one bit a pixel. */
static uint8_t sample(const struct image_data *data, size_t at)
{
    size_t pixel = at / 3, x = pixel % data->width;
    if (data->coding == IMAGE_BITS) {
        size_t row = ((size_t)data->width + 7) / 8;
        uint8_t byte = (uint8_t)data->bytes.data[pixel / data->width * row + x / 8];
        return (byte >> (7 - x % 8) & 1) != 0 ? 255 : 0;
    }
    return (uint8_t)data->bytes.data[data->space == IMAGE_GREY ? pixel : at];
}

/* A PNG file on white. */
static bool read_expected(struct raster *out, const char *path, struct arena *arena,
                          struct diag *diag)
{
    const struct image *image = open_image(path, arena, diag);
    const struct image_target target = {.space = IMAGE_RGB};
    struct image_data data;
    if (image == NULL || !image_convert(&data, image, &target, arena, diag)) {
        return false;
    }
    out->width = data.width;
    out->height = data.height;
    out->dots = arena_alloc(arena, out->width * out->height * 3);
    for (size_t i = 0; i < out->width * out->height * 3; i++) {
        out->dots[i] = sample(&data, i);
    }
    return true;
}

/* Edges are smoothed in other ways: a dot may have any colour between the darkest and the
 * lightest of those around it, or nearly so. */
static bool may_be(const struct raster *expected, size_t at, uint8_t value)
{
    size_t x = at / 3 % expected->width, y = at / 3 / expected->width;
    int least = 255, most = 0, darkest = 255, lightest = 0;
    for (size_t k = 0; k < 25; k++) {
        size_t column = x + k % 5 - 2, line = y + k / 5 - 2;
        if (column >= expected->width || line >= expected->height) {
            continue;
        }
        int near = expected->dots[(line * expected->width + column) * 3 + at % 3];
        darkest = near < darkest ? near : darkest;
        lightest = near > lightest ? near : lightest;
        if (k / 5 % 4 != 0 && k % 5 % 4 != 0) { /* one of the nine in the middle */
            least = near < least ? near : least;
            most = near > most ? near : most;
        }
    }
    int slack = SLACK + (lightest - darkest) / EDGE;
    return least - slack <= value && value <= most + slack;
}

static int compare(char **arguments, struct arena *arena)
{
    struct diag *diag = diag_create(arena);
    struct raster drawn, expected;
    size_t differing = 0;
    if (!read_drawn(&drawn, arguments[0], arena, diag) ||
        !read_expected(&expected, arguments[1], arena, diag) ||
        drawn.width != expected.width || drawn.height != expected.height) {
        diag_print(diag, stderr, LANG_EN);
        return 1;
    }
    for (size_t dot = 0; dot < drawn.width * drawn.height; dot++) {
        bool sound = true;
        for (size_t at = dot * 3; at < dot * 3 + 3; at++) {
            sound = sound && may_be(&expected, at, drawn.dots[at]);
        }
        differing += sound ? 0 : 1;
    }
    printf("%zu\n", differing);
    return 0;
}

int main(int count, char **arguments)
{
    struct arena *arena = arena_create();
    int result = 2;
    if (count > 4 && strcmp(arguments[1], "pages") == 0) {
        result = write_pages(arguments + 2, arena);
    } else if (count == 4 && strcmp(arguments[1], "compare") == 0) {
        result = compare(arguments + 2, arena);
    }
    arena_destroy(arena);
    return result;
}
