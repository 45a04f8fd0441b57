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

/* Weights, in millionths: what a line costs by its white and by its end; and shares, in
 * percent. They were measured on the Universal Declaration in both languages and on plain
 * municipal text, justified at 75, 82 and 111 mm (tests/unit/test_evenness.c). */
enum {
    FIT_COST_RAGGED = 3 * FIT_ONE,
    FIT_COST_SHORT_END = FIT_ONE / 4, /* a last line under a quarter of the measure */
    FIT_COST_LONE_WORD = 6 * FIT_ONE / 10, /* a last line of one word, in addition */
    FIT_COST_REST = FIT_ONE, /* a last line that is a brief word or the rest of one */
    FIT_COST_EVEN = FIT_ONE / 4, /* spaces changed by their whole readiness */
    FIT_COST_LOOSE = FIT_ONE / 12, /* the same to the fourth power: far off hurts more */
    FIT_COST_GLYPHS = FIT_ONE / 200, /* glyphs changed by all they can give */
    FIT_COST_JUMP = FIT_ONE / 3, /* a tight line beside a loose one */
    FIT_COST_EMERGENCY = 1000 * FIT_ONE, /* overfull line */
    FIT_SHARE = 50, /* of their readiness spaces give along with the glyphs */
    FIT_GLYPHS_NEAR_END = 75, /* tight and loose begin at this share of the glyphs' */
    FIT_SPACES_LOOSE = 50 /* and very loose at this share of the spaces' readiness */
};

enum fit_kind {
    FIT_BOX, /* what is drawn; never a break */
    FIT_GLUE, /* a space: a break unless forbidden; it vanishes at a line's end */
    FIT_PENALTY /* a place without width: a break unless forbidden */
};

struct fit_item {
    enum fit_kind kind;
    bool hyphen; /* penalty: a line that ends here shows a hyphen of its own */
    bool brief; /* box: had better not be a last line by itself */
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
    bool balanced; /* heading: the last line costs like the others */
    int32_t line; /* each line: fewer of them are better */
    int32_t hyphen_row; /* a second hyphen in a row */
    int32_t hyphen_third; /* a third and each after it */
    int32_t hyphen_end; /* a hyphen at the end of the last line but one */
};

/* Items first <= i < end; the break is at `end`, which may be the count of items. */
struct fit_line {
    size_t first;
    size_t end;
};

/* What the glyphs take of a change (not negative) of `glyphs` at most, when spaces that
 * give `spaces` readily give way along with them: with FIT_SHARE of that, until the
 * glyphs are at their end. */
int64_t fit_glyph_part(int64_t change, int64_t glyphs, int64_t spaces);

/* Breaks `items` into lines at the least total cost; returns how many there are (at
 * least one). A forced break begins a new paragraph as regards the last line. A line is
 * wider than its measure only where no legal break lies inside it. `*lines` and all
 * working memory live in `scratch`. */
size_t fit_lines(struct fit_line **lines, const struct fit_item *items, size_t count,
                 const struct fit_options *options, struct arena *scratch);

#endif
