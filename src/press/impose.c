/* Saddle stitch in numbers. A signature of N pages is N/4 sheets, one in another; its
 * sheet i has N-2i and 2i+1 on its front, 2i+2 and N-2i-1 on its back. What the pages
 * lack of a multiple of four are blank sides at the end, which are no pages. */
#include "press/impose.h"
#include <assert.h>

enum { SHEET_PAGES = 4 };

struct impose_plan impose_make(size_t pages, size_t signature)
{
    assert(pages > 0 && signature % SHEET_PAGES == 0);
    size_t padded = (pages + SHEET_PAGES - 1) / SHEET_PAGES * SHEET_PAGES;
    bool whole = signature == 0 || signature > padded;
    return (struct impose_plan){pages, padded, whole ? padded : signature};
}

size_t impose_sheet_count(const struct impose_plan *plan)
{
    return plan->padded / SHEET_PAGES;
}

size_t impose_signature_count(const struct impose_plan *plan)
{
    return (plan->padded + plan->signature - 1) / plan->signature;
}

/* Where a sheet belongs. */
struct place {
    size_t before; /* pages in the signatures before */
    size_t pages; /* of its signature */
    size_t depth; /* 0 for the outermost sheet of its signature */
};

static struct place find_place(const struct impose_plan *plan, size_t sheet)
{
    assert(sheet < impose_sheet_count(plan));
    size_t sheets = plan->signature / SHEET_PAGES;
    size_t before = sheet / sheets * plan->signature;
    size_t left = plan->padded - before;
    size_t pages = left < plan->signature ? left : plan->signature;
    return (struct place){before, pages, sheet % sheets};
}

/* The page at a position from 1 among the padded ones. */
static size_t page_at(const struct impose_plan *plan, size_t position)
{
    return position <= plan->pages ? position : IMPOSE_BLANK;
}

struct impose_side impose_find_side(const struct impose_plan *plan, size_t sheet,
                                    enum impose_face face)
{
    struct place place = find_place(plan, sheet);
    size_t low = place.before + 2 * place.depth + 1; /* the smaller number of the front */
    size_t high = place.before + place.pages - 2 * place.depth;
    if (face == IMPOSE_FRONT) {
        return (struct impose_side){page_at(plan, high), page_at(plan, low)};
    }
    return (struct impose_side){page_at(plan, low + 1), page_at(plan, high - 1)};
}

mpt impose_creep(const struct impose_plan *plan, size_t sheet, mpt creep,
                 enum creep_still still)
{
    struct place place = find_place(plan, sheet);
    mpt depth = (mpt)place.depth;
    if (still == CREEP_STILL_COVER) {
        return depth * creep;
    }
    return (depth - (mpt)(place.pages / SHEET_PAGES - 1)) * creep;
}
