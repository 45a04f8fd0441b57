/* Spot inks as Separation spaces. A name has one space and one tint transform in a file
 * (ISO 19005-2, 6.2.4.4), so spaces are kept by name. */
#include "pdf/inks.h"
#include "base/array.h"

struct ink {
    const char *name;
    const struct colour *colour; /* what stands for it on a screen */
};

struct inks {
    struct arena *arena;
    struct ink *items;
    size_t count, capacity;
};

struct inks *inks_create(struct arena *arena)
{
    struct inks *inks = arena_new(arena, struct inks);
    inks->arena = arena;
    return inks;
}

size_t inks_find(struct inks *inks, const struct colour *colour)
{
    for (size_t i = 0; i < inks->count; i++) {
        if (str_equal(str_from(inks->items[i].name), str_from(colour->spot))) {
            return i;
        }
    }
    *array_push(inks->arena, inks) = (struct ink){colour->spot, colour};
    return inks->count - 1;
}

/* Blanks and signs of the syntax are written as numbers (ISO 32000-1, 7.3.5). */
static void add_name(struct builder *out, const char *name)
{
    syntax_add(out, "/");
    for (const char *c = name; *c != '\0'; c++) {
        bool letter = (*c >= 'a' && *c <= 'z') || (*c >= 'A' && *c <= 'Z');
        if (letter || (*c >= '0' && *c <= '9') || *c == '-' || *c == '_' || *c == '.') {
            builder_add(out, (struct str){c, 1});
        } else {
            builder_format(out, "#%02X", (unsigned)(unsigned char)*c);
        }
    }
}

void inks_add_numbers(struct builder *out, const struct colour *colour,
                      enum colour_model model)
{
    const uint8_t rgb[3] = {colour->red, colour->green, colour->blue};
    const uint8_t cmyk[4] = {colour->cyan, colour->magenta, colour->yellow,
                             colour->black};
    for (size_t i = 0; i < (model == COLOUR_RGB ? 3 : 4); i++) {
        /* Three decimals tell all 256 steps of a screen apart. */
        syntax_add_number(out,
                          model == COLOUR_RGB ? (rgb[i] * 2000 + 255) / 510 : cmyk[i],
                          model == COLOUR_RGB ? 3 : 2);
        syntax_add(out, " ");
    }
}

/* [/Separation name alternate tint]: the tint runs straight from paper to full ink. */
static void add_space(struct builder *out, const struct ink *ink)
{
    const struct colour *colour = ink->colour;
    const uint8_t values[4] = {colour->cyan, colour->magenta, colour->yellow,
                               colour->black};
    syntax_add(out, "[/Separation");
    add_name(out, ink->name);
    syntax_add(out, "/DeviceCMYK<</FunctionType 2/Domain[0 1]/N 1/C0[0 0 0 0]/C1[");
    for (size_t i = 0; i < 4; i++) {
        syntax_add(out, i == 0 ? "" : " ");
        syntax_add_number(out, values[i], 2);
    }
    syntax_add(out, "]>>]");
}

void inks_write(const struct inks *inks, struct resources *resources)
{
    /* With OPM 1 the inks that black text has none of stay as they are below it; without
     * it, an ink of 0 would be taken for one that cuts out. */
    resources_define(resources, RESOURCE_STATE, 0,
                     STR("<</Type/ExtGState/OP false/op false/OPM 0>>"));
    resources_define(resources, RESOURCE_STATE, 1,
                     STR("<</Type/ExtGState/OP true/op true/OPM 1>>"));
    for (size_t i = 0; i < inks->count; i++) {
        struct builder space = {.arena = inks->arena};
        add_space(&space, &inks->items[i]);
        resources_define(resources, RESOURCE_SPACE, i, builder_str(&space));
    }
}
