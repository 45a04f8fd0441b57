/* The theme: colours by name, the colours of priorities, the motif of the cover drawing,
 * the families of type. Settings like any other, so that a file can give them. */
#ifndef SETTINGS_THEME_H
#define SETTINGS_THEME_H

#include "base/colour.h"
#include "base/path.h"
#include "settings/word.h"

enum theme_colour {
    COLOUR_WHITE, /* the paper */
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

/* Grounds on which text is white. */
static inline bool theme_is_dark(enum theme_colour ground)
{
    return ground == COLOUR_DEEP || ground == COLOUR_LINDEN;
}

/* Priorities of different colours; the next one has the first again. */
enum { THEME_PRIORITIES = 6 };

/* Of a priority: its fill, the text on it, and its tint. */
struct priority_colours {
    enum theme_colour fill, text, tint;
};

/* What lies over the street plan. */
enum theme_shape { SHAPE_LEAF, SHAPE_NONE, SHAPE_OUTLINE };

/* The last three are of an outline alone; its points count in thousandths of the unit in
 * which the theme draws it. */
struct theme_motif {
    enum theme_shape shape;
    struct word data; /* as in the file: path data of SVG */
    struct path outline; /* the same, filled by the non-zero rule */
    struct point axis[2]; /* base and tip: the line that divides it into two halves */
};

/* Thousandths in a unit of path data. */
enum { THEME_UNIT = 1000 };

/* Families that have Bulgarian letterforms. */
enum theme_family { TYPE_SERIF, TYPE_SANS, TYPE_CONDENSED };

struct theme {
    struct str name;
    struct colour colours[COLOUR_COUNT]; /* their addresses are what pages hold */
    struct priority_colours priorities[THEME_PRIORITIES];
    struct theme_motif motif;
    enum theme_family display, text, notes;
};

/* The theme of the house. */
const struct theme *theme_linden(void);

/* The name of a colour as files write it: "blue-tint". */
const char *theme_colour_name(enum theme_colour colour);

/* The colours that may fill a priority, by number to THEME_PRIORITIES, and the pale
 * colour beside each, on which its second language stands. */
enum theme_colour theme_fill_at(size_t index);
enum theme_colour theme_tint_of(enum theme_colour fill);

/* The colour of that name, or NULL. */
const struct colour *theme_find_colour(const struct theme *theme, struct str name);

#endif
