/* The theme: colours, type roles, spacing and page geometry as one set of tables. */
#ifndef LAYOUT_THEME_H
#define LAYOUT_THEME_H

#include "display/display.h"
#include "text/text.h"

enum theme_colour {
    COLOUR_WHITE,
    COLOUR_INK,
    COLOUR_GRAPHITE,
    COLOUR_DEEP,
    COLOUR_DEEP2,
    COLOUR_LINDEN,
    COLOUR_LEAF,
    COLOUR_LIME,
    COLOUR_LIMELIGHT,
    COLOUR_BLOSSOM,
    COLOUR_HONEY,
    COLOUR_TERRACOTTA,
    COLOUR_BLUE,
    COLOUR_STONE,
    COLOUR_STONE2,
    COLOUR_BLUE_TINT,
    COLOUR_HONEY_TINT,
    COLOUR_TERRACOTTA_TINT,
    COLOUR_LEAF_TINT,
    COLOUR_COUNT
};

/* A colour of the theme; the same pointer each time. */
const struct colour *theme_colour(enum theme_colour name);

#endif
