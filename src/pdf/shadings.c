/* Shading patterns (ISO 32000-1, 8.7.4). Patterns are laid from the corner of the page
 * whatever matrix is in force when they are used, so each place has its own. */
#include "pdf/shadings.h"
#include "base/array.h"
#include "pdf/inks.h"

struct entry {
    const struct display_gradient *gradient;
    struct point frame[3];
};

struct shadings {
    const struct edition *edition;
    struct arena *arena;
    struct entry *items;
    size_t count, capacity;
};

struct shadings *shadings_create(const struct edition *edition, struct arena *arena)
{
    struct shadings *shadings = arena_new(arena, struct shadings);
    shadings->edition = edition;
    shadings->arena = arena;
    return shadings;
}

static bool is_same(const struct entry *entry, const struct display_gradient *gradient,
                    const struct point frame[3])
{
    bool same = entry->gradient == gradient;
    for (size_t i = 0; i < 3; i++) {
        same = same && entry->frame[i].x == frame[i].x && entry->frame[i].y == frame[i].y;
    }
    return same;
}

size_t shadings_add(struct shadings *shadings, const struct display_gradient *gradient,
                    const struct point frame[3])
{
    if (shadings->count > 0 &&
        is_same(&shadings->items[shadings->count - 1], gradient, frame)) {
        return shadings->count - 1;
    }
    *array_push(shadings->arena, shadings) =
        (struct entry){gradient, {frame[0], frame[1], frame[2]}};
    return shadings->count - 1;
}

/* ---- functions ------------------------------------------------------------------- */

/* Straight from one colour to the next. */
static void add_step(const struct shadings *shadings, struct builder *out,
                     const struct colour *from, const struct colour *to)
{
    syntax_add(out, "<</FunctionType 2/Domain[0 1]/N 1/C0[");
    inks_add_numbers(out, from, shadings->edition->colours);
    syntax_add(out, "]/C1[");
    inks_add_numbers(out, to, shadings->edition->colours);
    syntax_add(out, "]>>");
}

/* All of them in a row; where two stops lie on one place the colour jumps, and there is
 * no step between them. */
static void add_function(const struct shadings *shadings, struct builder *out,
                         const struct display_gradient *gradient)
{
    const struct image_stop *stops = gradient->geometry.stops;
    struct builder bounds = {.arena = shadings->arena};
    struct builder encode = {.arena = shadings->arena};
    syntax_add(out, "<</FunctionType 3/Domain[0 1]/Functions[");
    for (size_t i = 1; i < gradient->geometry.stop_count; i++) {
        if (stops[i].at == stops[i - 1].at) {
            continue;
        }
        add_step(shadings, out, gradient->colours[i - 1], gradient->colours[i]);
        if (stops[i - 1].at > 0) {
            syntax_add_number(&bounds, stops[i - 1].at, 6);
            syntax_add(&bounds, " ");
        }
        syntax_add(&encode, "0 1 ");
    }
    syntax_add(out, "]/Bounds[");
    builder_add(out, builder_str(&bounds));
    syntax_add(out, "]/Encode[");
    builder_add(out, builder_str(&encode));
    syntax_add(out, "]>>");
}

/* ---- patterns -------------------------------------------------------------------- */

static void add_coordinates(struct builder *out, const struct image_gradient *gradient)
{
    size_t used = gradient->radial ? 3 : 2; /* a line has no radius */
    for (size_t i = 0; i < 2 * used; i++) {
        const int32_t *end = i < used ? gradient->from : gradient->to;
        syntax_add_number(out, end[i % used], 6);
        syntax_add(out, " ");
    }
}

static void add_matrix(struct builder *out, const struct point frame[3])
{
    const int64_t numbers[6] = {(int64_t)frame[1].x - frame[0].x,
                                (int64_t)frame[1].y - frame[0].y,
                                (int64_t)frame[2].x - frame[0].x,
                                (int64_t)frame[2].y - frame[0].y,
                                frame[0].x,
                                frame[0].y};
    for (size_t i = 0; i < 6; i++) {
        syntax_add_number(out, numbers[i], 3);
        syntax_add(out, " ");
    }
}

static object_id write_pattern(const struct shadings *shadings, const struct entry *entry,
                               struct document *document)
{
    struct builder out = {.arena = shadings->arena};
    const struct image_gradient *gradient = &entry->gradient->geometry;
    syntax_add(&out, "/Type/Pattern/PatternType 2/Matrix[");
    add_matrix(&out, entry->frame);
    syntax_add(&out, gradient->radial ? "]/Shading<</ShadingType 3"
                                      : "]/Shading<</ShadingType 2");
    syntax_add(&out, shadings->edition->colours == COLOUR_RGB
                         ? "/ColorSpace/DeviceRGB/Coords["
                         : "/ColorSpace/DeviceCMYK/Coords[");
    add_coordinates(&out, gradient);
    syntax_add(&out, "]/Extend[true true]/Function");
    add_function(shadings, &out, entry->gradient);
    syntax_add(&out, ">>\n");
    return document_add(document, builder_str(&out));
}

void shadings_write(const struct shadings *shadings, struct document *document,
                    struct resources *resources)
{
    for (size_t i = 0; i < shadings->count; i++) {
        object_id object = write_pattern(shadings, &shadings->items[i], document);
        resources_define(resources, RESOURCE_PATTERN, i,
                         str_format(shadings->arena, " %u 0 R", object));
    }
}
