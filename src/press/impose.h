/* Which pages lie side by side on the sheets of a saddle-stitched booklet, and how far
 * they are pushed. Pages count from 1, sheets from 0, the outermost first. */
#ifndef PRESS_IMPOSE_H
#define PRESS_IMPOSE_H

#include "base/units.h"
#include "press/press.h"
#include <stddef.h>

enum { IMPOSE_BLANK = 0 };

enum impose_face { IMPOSE_FRONT, IMPOSE_BACK };

struct impose_plan {
    size_t pages; /* that there are */
    size_t padded; /* with blanks, a multiple of four */
    size_t signature; /* pages folded into each other; the last one may have fewer */
};

/* A side of a sheet: numbers of pages, or IMPOSE_BLANK. */
struct impose_side {
    size_t left, right;
};

/* `signature` is a multiple of four, or 0 for all pages in one. */
struct impose_plan impose_make(size_t pages, size_t signature);

size_t impose_sheet_count(const struct impose_plan *plan);
size_t impose_signature_count(const struct impose_plan *plan);

struct impose_side impose_find_side(const struct impose_plan *plan, size_t sheet,
                                    enum impose_face face);

/* How far the pages of a sheet move towards the fold; away from it when negative. */
mpt impose_creep(const struct impose_plan *plan, size_t sheet, mpt creep,
                 enum creep_still still);

#endif
