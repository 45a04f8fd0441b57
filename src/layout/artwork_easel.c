/* From the drawing's own space to the page, and the shapes of its blocks. */
#include "layout/artwork_easel.h"

enum {
    LANE = 50, /* between the halves of a divided block */
    COURTYARD_SIDE = 800, /* a shorter side above it has room for a courtyard */
    TREES_SIDE = 500,
    TREE_PITCH = 330,
    HAIR = 50 /* the thinnest that the edge of the motif leaves of a block */
};

#define HAIR_ON_PAGE MM(0.2) /* the same on the page: no line that a press would lose */

/* ---- from the drawing to the page ----------------------------------------------- */

static mpt to_page(mpt origin, int64_t hundredths, int32_t scale)
{
    /* 3600/127 mpt to a hundredth of a millimetre, scale in thousandths. */
    int64_t scaled = hundredths * 3600 * scale;
    int64_t half = scaled < 0 ? -63500 : 63500;

    return origin + (mpt)((scaled + half) / 127000);
}

struct point easel_point(const struct easel *easel, int64_t x, int64_t y)
{
    const struct artwork_view *view = easel->view;

    return (struct point){to_page(view->left, x, view->scale),
                          to_page(view->top, y, view->scale)};
}

bool easel_sees(const struct easel *easel, const struct artwork_block *block)
{
    const struct rect *clip = &easel->view->clip;
    struct point start = easel_point(easel, block->left, block->top);
    struct point end =
        easel_point(easel, block->left + block->width, block->top + block->height);

    return end.x > clip->left && start.x < clip->left + clip->width &&
           end.y > clip->top && start.y < clip->top + clip->height;
}

void easel_paint(const struct easel *easel, enum display_kind kind,
                 const struct path *path, enum theme_colour colour)
{
    struct display_op *op =
        display_add_artifact(easel->display, easel->page, kind, ARTIFACT_BACKGROUND);

    op->path = path;
    op->colour = kind == DISPLAY_PATH ? &easel->theme->colours[colour] : NULL;
}

void easel_clip(const struct easel *easel, const struct path *path)
{
    easel_paint(easel, DISPLAY_CLIP, path, COLOUR_WHITE);
}

void easel_unclip(const struct easel *easel)
{
    easel_paint(easel, DISPLAY_UNCLIP, NULL, COLOUR_WHITE);
}

/* ---- shapes of blocks ----------------------------------------------------------- */

struct parcel {
    int32_t left, top, width, height;
};

/* Whether so little is left of a length that no press could print it. */
static bool is_hair(const struct easel *easel, int32_t rest, int32_t whole)
{
    return rest < whole &&
           (rest < HAIR || to_page(0, rest, easel->view->scale) < HAIR_ON_PAGE);
}

/* What is within the limit; no hair. */
static struct parcel limited(const struct easel *easel, struct parcel parcel)
{
    struct box box = {parcel.left, parcel.top, parcel.left + parcel.width,
                      parcel.top + parcel.height};
    box = box_intersect(box, easel->limit);
    struct parcel rest = {box.left, box.top, box.right - box.left, box.bottom - box.top};
    bool hair = is_hair(easel, rest.width, parcel.width) ||
                is_hair(easel, rest.height, parcel.height);
    return hair ? (struct parcel){0, 0, 0, 0} : rest;
}

/* The corners of what stands of a parcel; false if nothing does. */
static bool corners(const struct easel *easel, struct parcel whole, struct point *start,
                    struct point *end)
{
    struct parcel parcel = limited(easel, whole);
    *start = easel_point(easel, parcel.left, parcel.top);
    *end = easel_point(easel, parcel.left + parcel.width, parcel.top + parcel.height);
    return parcel.width > 0 && parcel.height > 0;
}

static void add_parcel(const struct easel *easel, struct path *path, struct parcel whole)
{
    struct point start, end;
    if (!corners(easel, whole, &start, &end)) {
        return;
    }
    path_rect(easel->display->arena, path,
              (struct rect){start.x, start.y, end.x - start.x, end.y - start.y});
}

/* Wound against add_parcel, so that the non-zero rule leaves it empty. */
static void add_hole(const struct easel *easel, struct path *path, struct parcel whole)
{
    struct arena *arena = easel->display->arena;
    struct point start, end;
    if (!corners(easel, whole, &start, &end)) {
        return;
    }
    path_move(arena, path, start.x, start.y);
    path_line(arena, path, start.x, end.y);
    path_line(arena, path, end.x, end.y);
    path_line(arena, path, end.x, start.y);
    path_close(arena, path);
}

static void add_trees(const struct easel *easel, struct path *path,
                      const struct artwork_block *block)
{
    int32_t across = (block->width + TREE_PITCH / 2) / TREE_PITCH;
    int32_t down = (block->height + TREE_PITCH / 2) / TREE_PITCH;
    int32_t cell_width = block->width / across;
    int32_t cell_height = block->height / down;
    int32_t cell = cell_width < cell_height ? cell_width : cell_height;
    mpt radius = to_page(0, (cell * 36 + 50) / 100, easel->view->scale);

    for (int32_t row = 0; row < down; row++) {
        for (int32_t column = 0; column < across; column++) {
            int32_t x = block->left + block->width * (2 * column + 1) / (2 * across);
            int32_t y = block->top + block->height * (2 * row + 1) / (2 * down);
            if (easel->limit.left <= x && x <= easel->limit.right &&
                easel->limit.top <= y && y <= easel->limit.bottom) {
                path_circle(easel->display->arena, path, easel_point(easel, x, y), radius,
                            PATH_CLOCKWISE);
            }
        }
    }
}

static void add_upright_halves(const struct easel *easel, struct path *path,
                               const struct artwork_block *block)
{
    int32_t width = (block->width - LANE) / 2;
    int32_t second = block->left + block->width - width;

    add_parcel(easel, path,
               (struct parcel){block->left, block->top, width, block->height});
    add_parcel(easel, path, (struct parcel){second, block->top, width, block->height});
}

static void add_flat_halves(const struct easel *easel, struct path *path,
                            const struct artwork_block *block)
{
    int32_t height = (block->height - LANE) / 2;
    int32_t second = block->top + block->height - height;

    add_parcel(easel, path,
               (struct parcel){block->left, block->top, block->width, height});
    add_parcel(easel, path, (struct parcel){block->left, second, block->width, height});
}

static struct parcel whole_block(const struct artwork_block *block)
{
    return (struct parcel){block->left, block->top, block->width, block->height};
}

static void add_courtyard(const struct easel *easel, struct path *path,
                          const struct artwork_block *block, int32_t short_side)
{
    int32_t inset = (short_side * 28 + 50) / 100;

    add_parcel(easel, path, whole_block(block));
    add_hole(easel, path,
             (struct parcel){block->left + inset, block->top + inset,
                             block->width - 2 * inset, block->height - 2 * inset});
}

/* Any block too small for what its kind asks is whole. */
void easel_add_block(const struct easel *easel, struct path *path,
                     const struct artwork_block *block)
{
    int32_t short_side = block->width < block->height ? block->width : block->height;

    if (block->kind == 11 || block->kind == 12) {
        add_upright_halves(easel, path, block);
    } else if (block->kind == 13 || block->kind == 14) {
        add_flat_halves(easel, path, block);
    } else if ((block->kind == 15 || block->kind == 16) && short_side > COURTYARD_SIDE) {
        add_courtyard(easel, path, block, short_side);
    } else if (block->kind >= 15 && block->kind <= 17 && short_side > TREES_SIDE) {
        add_trees(easel, path, block);
    } else {
        add_parcel(easel, path, whole_block(block));
    }
}
