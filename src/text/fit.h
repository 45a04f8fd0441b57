/* Total-fit line breaking over boxes, glue and penalties, in integers. */
#ifndef TEXT_FIT_H
#define TEXT_FIT_H

#include "base/arena.h"
#include "base/units.h"
#include <stdbool.h>

/* Costs are in millionths: one whole point of cost is FIT_ONE. */
enum {
    FIT_ONE = 1000000,
    FIT_FORBIDDEN = INT32_MAX, /* no break here */
    FIT_FORCED = INT32_MIN /* the line must end here */
};

/* Weights, in millionths: what a line costs by its white and by its end. */
enum {
    FIT_COST_RAGGED = 3 * FIT_ONE,
    FIT_COST_BALANCED_LINE = 6 * FIT_ONE / 10,
    FIT_COST_SHORT_END = FIT_ONE / 4,
    FIT_COST_LONE_WORD = 3 * FIT_ONE / 20,
    FIT_COST_EVEN = FIT_ONE / 4, /* spaces changed by their whole readiness */
    FIT_COST_LOOSE = FIT_ONE / 12, /* the same to the fourth power: far off hurts more */
    FIT_COST_GLYPHS = FIT_ONE / 200, /* glyphs changed by all they can give */
    FIT_COST_JUMP = FIT_ONE / 6, /* a tight line beside a loose one */
    FIT_COST_EMERGENCY = 1000 * FIT_ONE /* overfull line, third hyphen in a row */
};

enum fit_kind {
    FIT_BOX, /* what is drawn; never a break */
    FIT_GLUE, /* a space: a break unless forbidden; it vanishes at a line's end */
    FIT_PENALTY /* a place without width: a break unless forbidden */
};

struct fit_item {
    enum fit_kind kind;
    bool hyphen; /* penalty: a line that ends here shows a hyphen of its own */
    int32_t cost; /* of a line that ends here; not negative */
    mpt width; /* of a box or glue; negative counts as 0 */
    mpt stretch; /* glue: what it gives readily, at the cost of one; box: what its */
    mpt shrink; /*       glyphs give unseen; shrink at most the width */
    mpt before; /* added to a line that ends here: hyphen, less what hangs out */
    mpt after; /* added to the line that begins after this break */
};

enum fit_mode { FIT_RAGGED, FIT_JUSTIFIED };

struct fit_options {
    enum fit_mode mode;
    mpt width;
    mpt first_width; /* of the first line */
    mpt start; /* `after` of the paragraph's start */
    bool balanced; /* heading: the last line costs like the others, each line extra */
    int32_t hyphen_row; /* a second hyphen in a row; a third is kept for emergencies */
    int32_t hyphen_end; /* a hyphen at the end of the last line but one */
};

/* Items first <= i < end; the break is at `end`, which may be the count of items. */
struct fit_line {
    size_t first;
    size_t end;
};

/* Breaks `items` into lines at the least total cost; returns how many there are (at
 * least one). A forced break begins a new paragraph as regards the last line. A line is
 * wider than its measure only where no legal break lies inside it. `*lines` and all
 * working memory live in `scratch`. */
size_t fit_lines(struct fit_line **lines, const struct fit_item *items, size_t count,
                 const struct fit_options *options, struct arena *scratch);

#endif
