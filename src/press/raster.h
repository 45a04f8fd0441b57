/* Which area of a page ends up on top, on a grid of one millimetre: enough for questions
 * of ink, ground and bleed, and the same on every machine. */
#ifndef PRESS_RASTER_H
#define PRESS_RASTER_H

#include "display/display.h"

#define RASTER_CELL MM(1)

struct raster;

/* What is painted. */
struct raster_paint {
    uint32_t owner; /* of what it covers; not 0 */
    uint16_t ink; /* percent */
    bool added; /* to the ink below: overprints */
};

/* Lives in `arena`, and takes scratch from it. */
struct raster *raster_create(struct arena *arena);

/* Makes it an empty grid for a page and its bleed. */
void raster_start(struct raster *raster, const struct display_page *page);

/* Paints an area within the open clips; returns how far it reaches there. */
struct box raster_fill_path(struct raster *raster, const struct path *path, bool even_odd,
                            struct raster_paint paint);
struct box raster_fill_rect(struct raster *raster, struct rect area,
                            struct raster_paint paint);

void raster_clip(struct raster *raster, const struct path *path, bool even_odd);
void raster_unclip(struct raster *raster);

/* Who owns the place; 0 for bare paper and beyond the bleed. */
uint32_t raster_find(const struct raster *raster, mpt x, mpt y);

/* The most ink that `area` cells have together, wherever they lie. */
int raster_most_ink(const struct raster *raster, size_t area);

/* An area of at least so many connected cells with more ink than `limit`. */
struct raster_spot {
    struct point place; /* the middle of its first cell */
    uint32_t owner; /* of that cell */
    int ink; /* the most in it */
};

/* The next such area after the ones found so far; false when there is none. A limit is
 * searched from a new `state` of zero. */
bool raster_next_spot(struct raster *raster, int limit, size_t area, size_t *state,
                      struct raster_spot *out);

#endif
