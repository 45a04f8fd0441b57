/* The parts of the cover drawing, shared by the files that generate and draw it.
 *
 * The drawing has its own space: hundredths of a millimetre from the top left of the
 * front trim. Streets and blocks are integers from the start; the leaf is reckoned in
 * double with + - x / and sqrt only, which IEEE 754 fixes to the last bit, and rounded
 * to this unit at once. Build with -ffp-contract=off, or a fused multiply-add may round
 * otherwise on another machine. */
#ifndef LAYOUT_ARTWORK_PARTS_H
#define LAYOUT_ARTWORK_PARTS_H

#include "base/arena.h"
#include "base/path.h"
#include "base/str.h"
#include "settings/settings.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* ---- chance --------------------------------------------------------------------- */

/* splitmix64: every random choice of the drawing, in a fixed order. */
struct artwork_chance {
    uint64_t state;
};

/* FNV-1a 64 of the document id. */
uint64_t artwork_seed(struct str id);
uint64_t artwork_next(struct artwork_chance *chance);
/* 0 to below `bound`. */
uint32_t artwork_choose(struct artwork_chance *chance, uint32_t bound);

/* ---- the street plan ------------------------------------------------------------ */

struct artwork_street {
    int32_t at; /* its middle */
    int32_t width;
};

struct artwork_streets {
    struct artwork_street *items;
    size_t count, capacity;
};

struct artwork_block {
    int32_t left, top, width, height;
    uint8_t kind; /* 0-19: whole, divided, courtyard or trees */
    uint8_t upper, lower; /* choose the colour in either half of the leaf */
    uint8_t accent; /* 0: an accent colour instead */
    bool covered; /* a half of the leaf is painted over all of it */
};

struct artwork_blocks {
    struct artwork_block *items;
    size_t count, capacity;
};

enum { KIND_UNBUILT = 19 }; /* stays dark at night, outside the leaf */

/* The streets that run down (`columns`) and across, sorted; `panel_top` is the foot. */
void artwork_make_streets(struct artwork_streets *columns, struct artwork_streets *rows,
                          int32_t panel_top, struct artwork_chance *chance,
                          struct arena *arena);

/* The blocks between them, row by row. */
void artwork_make_blocks(struct artwork_blocks *blocks,
                         const struct artwork_streets *columns,
                         const struct artwork_streets *rows,
                         struct artwork_chance *chance, struct arena *arena);

/* ---- the leaf ------------------------------------------------------------------- */

struct artwork_point {
    int32_t x, y;
};

/* A closed outline: from `start` by cubic curves; a straight side is a curve whose
 * control points are its ends. */
struct artwork_curve {
    struct artwork_point control1, control2, end;
    bool straight;
};

struct artwork_outline {
    struct artwork_point start;
    struct artwork_curve *items;
    size_t count, capacity;
};

/* The half without its teeth, which only add to it: to tell what lies within. */
struct artwork_polygon {
    struct artwork_point *items;
    size_t count, capacity;
};

enum artwork_half_name { HALF_UPPER, HALF_LOWER, HALF_COUNT };

struct artwork_half {
    struct artwork_outline outline;
    struct artwork_polygon core;
};

/* Base and tip in millimetres, before scaling. */
struct artwork_axis {
    int32_t base_x, base_y, tip_x, tip_y;
};

struct artwork_leaf {
    struct artwork_axis axis;
    struct artwork_half halves[HALF_COUNT];
    struct artwork_outline stalk;
    int32_t left, top, right, bottom; /* box of the halves */
};

/* Draws the tip by chance. `panel_top` scales the leaf. */
void artwork_make_leaf(struct artwork_leaf *leaf, int32_t panel_top,
                       struct artwork_chance *chance, struct arena *arena);

/* The length of the axis in millimetres, before scaling. */
double artwork_axis_length(const struct artwork_axis *axis);

enum artwork_relation { RELATION_OUTSIDE, RELATION_CROSSING, RELATION_INSIDE };

/* How a block lies to the core of a half. */
enum artwork_relation artwork_relate(const struct artwork_half *half,
                                     const struct artwork_block *block);

/* ---- the outline of a theme ------------------------------------------------------ */

struct artwork_shape {
    struct path *outline;
    struct point halves[HALF_COUNT][4]; /* the plane on either side of its axis */
    struct box box; /* of the outline */
};

/* `panel_top` scales the outline as it does the leaf. */
void artwork_make_shape(struct artwork_shape *shape, const struct theme_motif *motif,
                        int32_t panel_top, struct arena *arena);

/* ---- what is left of blocks ------------------------------------------------------ */

/* What a half of the motif shows of a block. */
struct artwork_fragment {
    int64_t area; /* in square hundredths of a millimetre; 0: nothing */
    struct box bounds; /* it lies within; what does not is left out */
};

/* ---- the whole ------------------------------------------------------------------ */

enum { PANEL_TOP = 20600 };

/* The point that stays where it is when the panel rises (LOOK.md, 7). */
enum { ANCHOR_X = 4400, ANCHOR_Y = 900 };

struct artwork {
    int32_t panel_top;
    struct artwork_streets columns, rows;
    enum theme_shape motif; /* what lies over the plan */
    struct artwork_leaf leaf;
    struct artwork_shape shape; /* of an outline */
    struct artwork_blocks blocks;
    struct artwork_fragment *fragments[HALF_COUNT]; /* of each block; NULL: no motif */
};

/* Measures all blocks in both halves of the motif, when all else is made. */
void artwork_make_fragments(struct artwork *artwork, struct arena *arena);

#endif
