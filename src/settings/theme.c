/* The theme `linden`: each colour with its sRGB value for the screen and its CMYK value
 * for FOGRA39, chosen as pairs of equal look. To change a colour, change it here. */
#include "settings/theme.h"

/* clang-format off */
static const struct theme LINDEN = {
    .name = {"linden", 6},
    .colours = {
        [COLOUR_WHITE] = {"white", 0xFF, 0xFF, 0xFF, 0, 0, 0, 0, NULL},
        [COLOUR_INK] = {"ink", 0x1A, 0x19, 0x17, 0, 0, 0, 100, NULL},
        [COLOUR_GRAPHITE] = {"graphite", 0x56, 0x56, 0x55, 0, 0, 0, 80, NULL},
        [COLOUR_DEEP] = {"deep", 0x06, 0x33, 0x27, 90, 50, 74, 66, NULL},
        [COLOUR_DEEP2] = {"deep-2", 0x0D, 0x42, 0x34, 86, 44, 70, 54, NULL},
        [COLOUR_LINDEN] = {"linden", 0x27, 0x6A, 0x45, 82, 34, 80, 26, NULL},
        [COLOUR_LEAF] = {"leaf", 0x7D, 0xAB, 0x41, 58, 13, 89, 1, NULL},
        [COLOUR_LIME] = {"lime", 0xCD, 0xD7, 0x3A, 27, 0, 86, 0, NULL},
        [COLOUR_LIMELIGHT] = {"limelight", 0xE7, 0xEA, 0x9F, 14, 0, 48, 0, NULL},
        [COLOUR_BLOSSOM] = {"blossom", 0xF3, 0xF5, 0xD7, 7, 0, 22, 0, NULL},
        [COLOUR_HONEY] = {"honey", 0xF4, 0xC2, 0x29, 5, 24, 88, 0, NULL},
        [COLOUR_TERRACOTTA] = {"terracotta", 0xBF, 0x48, 0x24, 18, 80, 90, 8, NULL},
        [COLOUR_BLUE] = {"blue", 0x0A, 0x49, 0x74, 95, 66, 26, 20, NULL},
        [COLOUR_STONE] = {"stone", 0xF6, 0xF3, 0xEA, 4, 4, 10, 0, NULL},
        [COLOUR_STONE2] = {"stone-2", 0xE4, 0xDD, 0xCE, 11, 11, 20, 2, NULL},
        [COLOUR_BLUE_TINT] = {"blue-tint", 0xDC, 0xE5, 0xEF, 16, 7, 4, 0, NULL},
        [COLOUR_HONEY_TINT] = {"honey-tint", 0xFC, 0xEE, 0xC7, 2, 6, 28, 0, NULL},
        [COLOUR_TERRACOTTA_TINT] = {"terracotta-tint", 0xF6, 0xDE, 0xD2, 3, 16, 17, 0, NULL},
        [COLOUR_LEAF_TINT] = {"leaf-tint", 0xE2, 0xEA, 0xC8, 15, 2, 28, 0, NULL},
    },
    /* Any order differs by more than 15 L*; lime and deep serve a fifth and a sixth. */
    .priorities = {
        {COLOUR_BLUE, COLOUR_WHITE, COLOUR_BLUE_TINT},
        {COLOUR_HONEY, COLOUR_INK, COLOUR_HONEY_TINT},
        {COLOUR_TERRACOTTA, COLOUR_WHITE, COLOUR_TERRACOTTA_TINT},
        {COLOUR_LEAF, COLOUR_INK, COLOUR_LEAF_TINT},
        {COLOUR_LIME, COLOUR_INK, COLOUR_BLOSSOM},
        {COLOUR_DEEP, COLOUR_WHITE, COLOUR_STONE},
    },
    .motif = {.shape = SHAPE_LEAF},
    .display = TYPE_CONDENSED,
    .text = TYPE_SERIF,
    .notes = TYPE_SANS,
};
/* clang-format on */

const struct theme *theme_linden(void)
{
    return &LINDEN;
}

const char *theme_colour_name(enum theme_colour colour)
{
    return LINDEN.colours[colour].name;
}

enum theme_colour theme_fill_at(size_t index)
{
    return LINDEN.priorities[index].fill;
}

enum theme_colour theme_tint_of(enum theme_colour fill)
{
    size_t i = 0;
    while (i + 1 < THEME_PRIORITIES && LINDEN.priorities[i].fill != fill) {
        i++;
    }
    return LINDEN.priorities[i].tint;
}

const struct colour *theme_find_colour(const struct theme *theme, struct str name)
{
    for (size_t i = 0; i < COLOUR_COUNT; i++) {
        if (str_equal(name, str_from(theme->colours[i].name))) {
            return &theme->colours[i];
        }
    }
    return NULL;
}
