/* The checks of what a page shows in the end: ink on a spot, and colour at the cut; and
 * of the inks of all pages together. */
#include "press/preflight.h"
#include "base/array.h"
#include <string.h>

enum {
    SPOT_CELLS = 15, /* 15 mm²: smaller areas dry in any case */
    DRAWING_PARTS = 8
};

/* ---- ink -----------------------------------------------------------------------------
 */

void preflight_check_ink(struct preflight *preflight)
{
    const struct threshold *limit = &preflight->terms->limits->ink;
    const struct preflight_fault most = {
        .value = raster_most_ink(preflight->raster, SPOT_CELLS)};
    if (most.value <= limit->warn) {
        preflight_note(preflight, PRESS_INK, PREFLIGHT_PASSED, &most);
        return;
    }
    struct raster_spot spot;
    for (size_t state = 0;
         raster_next_spot(preflight->raster, limit->warn, SPOT_CELLS, &state, &spot);) {
        const struct display_op *op = &preflight->page->items[spot.owner - 1];
        const struct preflight_fault fault = {
            .value = spot.ink, .place = spot.place, .mark = op->mark};
        preflight_measure(preflight, PRESS_INK, &fault);
    }
}

/* ---- bleed ---------------------------------------------------------------------------
 */

enum side { SIDE_LEFT, SIDE_TOP, SIDE_RIGHT, SIDE_BOTTOM, SIDE_COUNT };

/* What a place shows, if it is a colour or a picture. */
static uint32_t find_colour(const struct preflight *preflight, struct point place)
{
    uint32_t owner = raster_find(preflight->raster, place.x, place.y);
    if (owner == 0) {
        return 0;
    }
    const struct display_op *op = &preflight->page->items[owner - 1];
    return op->colour == NULL || preflight_has_ink(op->colour) ? owner : 0;
}

/* How far an operation reaches beyond the trim. */
static mpt reach_beyond(const struct preflight *preflight, uint32_t owner, enum side side)
{
    const struct box *box = &preflight->reach[owner - 1];
    switch (side) {
    case SIDE_LEFT: return -box->left;
    case SIDE_TOP: return -box->top;
    case SIDE_RIGHT: return box->right - preflight->page->width;
    case SIDE_BOTTOM: return box->bottom - preflight->page->height;
    case SIDE_COUNT: break;
    }
    return 0;
}

/* A place at `along` the side, so far outside the trim. */
static struct point place_at(const struct preflight *preflight, enum side side, mpt along,
                             mpt outside)
{
    const struct display_page *page = preflight->page;
    switch (side) {
    case SIDE_LEFT: return (struct point){-outside, along};
    case SIDE_TOP: return (struct point){along, -outside};
    case SIDE_RIGHT: return (struct point){page->width + outside, along};
    case SIDE_BOTTOM: return (struct point){along, page->height + outside};
    case SIDE_COUNT: break;
    }
    return (struct point){0, 0};
}

/* True if a rectangle of colour lies below the place and reaches the end of the bleed:
 * where what is above ends, it shows. */
static bool has_ground(const struct preflight *preflight, uint32_t owner,
                       struct point place, enum side side)
{
    for (uint32_t i = 1; i < owner; i++) {
        const struct display_op *op = &preflight->page->items[i - 1];
        const struct box *box = &preflight->reach[i - 1];
        if (op->kind == DISPLAY_RECT && preflight_has_ink(op->colour) &&
            box->left <= place.x && place.x < box->right && box->top <= place.y &&
            place.y < box->bottom &&
            reach_beyond(preflight, i, side) >= preflight->page->bleed) {
            return true;
        }
    }
    return false;
}

static size_t count_parts(const struct display_op *op)
{
    size_t parts = 0;
    for (size_t i = 0; i < op->path->verb_count; i++) {
        parts += op->path->verbs[i] == PATH_MOVE ? 1 : 0;
    }
    return parts;
}

static bool is_background_path(const struct display_op *op)
{
    return op->kind == DISPLAY_PATH && op->artifact == ARTIFACT_BACKGROUND;
}

/* A drawing of many parts, of one colour or of several painted in a row, has outlines and
 * gaps of its own, in the bleed as on the page: it is enough that the cut goes through
 * it, which is not so where it ends at the cut. */
static bool is_drawing(const struct display_page *page, size_t index)
{
    size_t parts = 0;
    for (size_t i = index; i < page->count && is_background_path(&page->items[i]); i++) {
        parts += count_parts(&page->items[i]);
    }
    for (size_t i = index; parts > 0 && i > 0 && is_background_path(&page->items[i - 1]);
         i--) {
        parts += count_parts(&page->items[i - 1]);
    }
    return parts >= DRAWING_PARTS;
}

static mpt find_reach(const struct preflight *preflight, uint32_t owner,
                      struct point outside, enum side side)
{
    mpt bleed = preflight->page->bleed;
    mpt reach = reach_beyond(preflight, owner, side);
    uint32_t outer = find_colour(preflight, outside);
    if (outer != 0) {
        reach = mpt_max(reach, reach_beyond(preflight, outer, side));
    }
    bool whole = reach >= bleed ||
                 (reach > 0 && is_drawing(preflight->page, owner - 1)) ||
                 has_ground(preflight, owner, outside, side);
    return whole ? bleed : reach;
}

/* What is coloured just inside the cut must itself reach the end of the bleed, or another
 * colour must be there. */
static void check_side(struct preflight *preflight, enum side side)
{
    const mpt half = RASTER_CELL / 2;
    const struct display_page *page = preflight->page;
    bool upright = side == SIDE_LEFT || side == SIDE_RIGHT;
    mpt length = upright ? page->height : page->width;
    for (mpt along = half; along < length; along += RASTER_CELL) {
        struct point inside = place_at(preflight, side, along, -half);
        struct point outside = place_at(preflight, side, along, page->bleed - half);
        uint32_t owner = find_colour(preflight, inside);
        if (owner == 0) {
            continue;
        }
        const struct display_op *op = &page->items[owner - 1];
        const struct preflight_fault fault = {
            .value = find_reach(preflight, owner, outside, side),
            .place = place_at(preflight, side, along, 0),
            .mark = op->mark};
        preflight_measure(preflight, PRESS_BLEED, &fault);
    }
}

void preflight_check_bleed(struct preflight *preflight)
{
    for (enum side side = 0; side < SIDE_COUNT; side++) {
        check_side(preflight, side);
    }
}

/* ---- inks of their own ---------------------------------------------------------------
 */

static char plain_letter(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* True if a person would read the same name: case and blanks do not count. */
static bool reads_alike(const char *a, const char *b)
{
    for (;; a++, b++) {
        while (*a == ' ' || *a == '-' || *a == '_') {
            a++;
        }
        while (*b == ' ' || *b == '-' || *b == '_') {
            b++;
        }
        if (plain_letter(*a) != plain_letter(*b)) {
            return false;
        }
        if (*a == '\0') {
            return true;
        }
    }
}

static bool is_same_mixture(const struct colour *a, const struct colour *b)
{
    return a->cyan == b->cyan && a->magenta == b->magenta && a->yellow == b->yellow &&
           a->black == b->black;
}

/* True if one of the first `count` that were listed is another ink of the same name. */
static bool is_ambiguous(const struct preflight_spots *spots, size_t count)
{
    const struct colour *colour = spots->items[count].colour;
    for (size_t i = 0; i < count; i++) {
        const struct colour *other = spots->items[i].colour;
        bool same = strcmp(colour->spot, other->spot) == 0;
        if (reads_alike(colour->spot, other->spot) &&
            (!same || !is_same_mixture(colour, other))) {
            return true;
        }
    }
    return false;
}

static bool is_listed(const struct preflight_spots *spots, const struct colour *colour)
{
    for (size_t i = 0; i < spots->count; i++) {
        if (spots->items[i].colour == colour) {
            return true;
        }
    }
    return false;
}

void preflight_list_spots(struct preflight *preflight)
{
    const struct display_page *page = preflight->page;
    for (size_t i = 0; i < page->count - page->mark_count; i++) {
        const struct display_op *op = &page->items[i];
        if (op->colour != NULL && op->colour->spot != NULL &&
            !is_listed(&preflight->spots, op->colour)) {
            *array_push(preflight->kept, &preflight->spots) =
                (struct preflight_spot){op->colour, op->mark};
        }
    }
}

void preflight_check_spots(struct preflight *preflight)
{
    const struct preflight_spots *spots = &preflight->spots;
    for (size_t i = 0; i < spots->count; i++) {
        const struct preflight_fault fault = {.mark = spots->items[i].mark,
                                              .ink = spots->items[i].colour->spot};
        preflight_note(preflight, PRESS_SPOT,
                       is_ambiguous(spots, i) ? PREFLIGHT_FAILED : PREFLIGHT_PASSED,
                       &fault);
    }
}
