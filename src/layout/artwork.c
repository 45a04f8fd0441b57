/* Draws the cover drawing in its scenes. All blocks of one colour within one clip become
 * one path, and blocks that cannot be seen are left out: the drawing stands on five pages
 * and must not weigh on the file. */
#include "layout/artwork.h"
#include "layout/artwork_parts.h"

enum {
    LANE = 50, /* between the halves of a divided block */
    COURTYARD_SIDE = 800, /* a shorter side above it has room for a courtyard */
    TREES_SIDE = 500,
    TREE_PITCH = 330,
    TOOTH_REACH = 300 /* more than any tooth stands out from the core of a half */
};

struct artwork *artwork_make(struct arena *arena, struct str id, mpt panel_rise,
                             const struct theme_motif *motif)
{
    struct artwork *artwork = arena_new(arena, struct artwork);
    struct artwork_chance chance = {artwork_seed(id)};
    int32_t rise = (int32_t)(((int64_t)panel_rise * 127 + 1800) / 3600);

    artwork->panel_top = PANEL_TOP - rise;
    artwork_make_streets(&artwork->columns, &artwork->rows, artwork->panel_top, &chance,
                         arena);
    artwork_make_leaf(&artwork->leaf, artwork->panel_top, &chance, arena);
    artwork_make_blocks(&artwork->blocks, &artwork->columns, &artwork->rows, &chance,
                        arena);
    artwork->motif = motif->shape;
    if (motif->shape == SHAPE_OUTLINE) {
        artwork_make_shape(&artwork->shape, motif, artwork->panel_top, arena);
    }
    return artwork;
}

static struct box leaf_box(const struct artwork *artwork)
{
    const struct artwork_leaf *leaf = &artwork->leaf;
    switch (artwork->motif) {
    case SHAPE_LEAF:
        return (struct box){leaf->left, leaf->top, leaf->right, leaf->bottom};
    case SHAPE_OUTLINE: return artwork->shape.box;
    case SHAPE_NONE: break;
    }
    return (struct box){0, 0, 0, 0};
}

struct rect artwork_leaf_box(const struct artwork *artwork)
{
    struct box box = leaf_box(artwork);
    mpt left = mpt_from_hundredths_mm(box.left);
    mpt top = mpt_from_hundredths_mm(box.top);

    return (struct rect){left, top, mpt_from_hundredths_mm(box.right) - left,
                         mpt_from_hundredths_mm(box.bottom) - top};
}

/* ---- palettes ------------------------------------------------------------------- */

enum { PALETTE_MAX = 8, ACCENT_COUNT = 3 };

struct half_palette {
    enum theme_colour colours[PALETTE_MAX];
    size_t count;
};

struct palette {
    struct half_palette halves[HALF_COUNT];
    enum theme_colour stalk;
};

static const enum theme_colour ACCENTS[ACCENT_COUNT] = {COLOUR_TERRACOTTA, COLOUR_HONEY,
                                                        COLOUR_BLUE};

static const struct palette NIGHT = {
    .halves =
        {
            [HALF_UPPER] = {{COLOUR_LIME, COLOUR_LIME, COLOUR_LIME, COLOUR_LIMELIGHT,
                             COLOUR_LIME, COLOUR_BLOSSOM, COLOUR_LIME, COLOUR_LIMELIGHT},
                            8},
            [HALF_LOWER] = {{COLOUR_LEAF, COLOUR_LEAF, COLOUR_LINDEN, COLOUR_LEAF,
                             COLOUR_LEAF, COLOUR_LIME, COLOUR_LEAF, COLOUR_LINDEN},
                            8},
        },
    .stalk = COLOUR_LEAF,
};

static const struct palette DAY = {
    .halves =
        {
            [HALF_UPPER] = {{COLOUR_LIME, COLOUR_LIME, COLOUR_LIMELIGHT, COLOUR_LIME,
                             COLOUR_LIMELIGHT, COLOUR_LIME},
                            6},
            [HALF_LOWER] = {{COLOUR_LEAF, COLOUR_LEAF, COLOUR_LINDEN, COLOUR_LEAF,
                             COLOUR_LIME, COLOUR_LEAF},
                            6},
        },
    .stalk = COLOUR_LINDEN,
};

static enum theme_colour block_colour(const struct artwork_block *block,
                                      const struct palette *palette,
                                      enum artwork_half_name half)
{
    size_t choice = half == HALF_UPPER ? block->upper : block->lower;
    const struct half_palette *colours = &palette->halves[half];

    if (block->accent == 0) {
        return ACCENTS[choice % ACCENT_COUNT];
    }
    return colours->colours[choice % colours->count];
}

/* ---- from the drawing to the page ----------------------------------------------- */

struct easel {
    const struct artwork *artwork;
    const struct artwork_view *view;
    const struct theme *theme;
    struct display *display;
    size_t page;
};

static mpt to_page(mpt origin, int64_t hundredths, int32_t scale)
{
    /* 3600/127 mpt to a hundredth of a millimetre, scale in thousandths. */
    int64_t scaled = hundredths * 3600 * scale;
    int64_t half = scaled < 0 ? -63500 : 63500;

    return origin + (mpt)((scaled + half) / 127000);
}

static struct point page_point(const struct easel *easel, int64_t x, int64_t y)
{
    const struct artwork_view *view = easel->view;

    return (struct point){to_page(view->left, x, view->scale),
                          to_page(view->top, y, view->scale)};
}

static bool is_in_view(const struct easel *easel, const struct artwork_block *block)
{
    const struct rect *clip = &easel->view->clip;
    struct point start = page_point(easel, block->left, block->top);
    struct point end =
        page_point(easel, block->left + block->width, block->top + block->height);

    return end.x > clip->left && start.x < clip->left + clip->width &&
           end.y > clip->top && start.y < clip->top + clip->height;
}

static void add_operation(const struct easel *easel, enum display_kind kind,
                          const struct path *path, enum theme_colour colour)
{
    struct display_op *op =
        display_add_artifact(easel->display, easel->page, kind, ARTIFACT_BACKGROUND);

    op->path = path;
    op->colour = kind == DISPLAY_PATH ? &easel->theme->colours[colour] : NULL;
}

static void open_clip(const struct easel *easel, const struct path *path)
{
    add_operation(easel, DISPLAY_CLIP, path, COLOUR_WHITE);
}

static void close_clip(const struct easel *easel)
{
    add_operation(easel, DISPLAY_UNCLIP, NULL, COLOUR_WHITE);
}

/* ---- shapes of blocks ----------------------------------------------------------- */

struct parcel {
    int32_t left, top, width, height;
};

static void add_parcel(const struct easel *easel, struct path *path, struct parcel parcel)
{
    struct point start = page_point(easel, parcel.left, parcel.top);
    struct point end =
        page_point(easel, parcel.left + parcel.width, parcel.top + parcel.height);

    path_rect(easel->display->arena, path,
              (struct rect){start.x, start.y, end.x - start.x, end.y - start.y});
}

/* Wound against add_parcel, so that the non-zero rule leaves it empty. */
static void add_hole(const struct easel *easel, struct path *path, struct parcel parcel)
{
    struct arena *arena = easel->display->arena;
    struct point start = page_point(easel, parcel.left, parcel.top);
    struct point end =
        page_point(easel, parcel.left + parcel.width, parcel.top + parcel.height);

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
            path_circle(easel->display->arena, path, page_point(easel, x, y), radius,
                        PATH_CLOCKWISE);
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
static void add_block(const struct easel *easel, struct path *path,
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

/* ---- layers --------------------------------------------------------------------- */

static const struct path *page_outline(const struct easel *easel,
                                       const struct artwork_outline *outline)
{
    struct arena *arena = easel->display->arena;
    struct path *path = arena_new(arena, struct path);
    struct point start = page_point(easel, outline->start.x, outline->start.y);

    path_move(arena, path, start.x, start.y);
    for (size_t i = 0; i < outline->count; i++) {
        const struct artwork_curve *curve = &outline->items[i];
        struct point end = page_point(easel, curve->end.x, curve->end.y);

        if (curve->straight) {
            path_line(arena, path, end.x, end.y);
        } else {
            path_curve(arena, path,
                       page_point(easel, curve->control1.x, curve->control1.y),
                       page_point(easel, curve->control2.x, curve->control2.y), end);
        }
    }
    path_close(arena, path);
    return path;
}

static bool is_above_panel(const struct artwork *artwork,
                           const struct artwork_block *block)
{
    return 2 * block->top + block->height < 2 * artwork->panel_top;
}

/* True if a half of the leaf will be painted over all of the block. */
static bool is_covered(const struct artwork *artwork, const struct artwork_block *block)
{
    if (artwork->motif != SHAPE_LEAF) {
        return false;
    }
    for (size_t h = 0; h < HALF_COUNT; h++) {
        if (artwork_relate(&artwork->leaf.halves[h], block, 0) == RELATION_INSIDE) {
            return true;
        }
    }
    return false;
}

/* The plan around the leaf. */
static void draw_far(const struct easel *easel)
{
    const struct artwork *artwork = easel->artwork;
    struct path *path = arena_new(easel->display->arena, struct path);

    for (size_t i = 0; i < artwork->blocks.count; i++) {
        const struct artwork_block *block = &artwork->blocks.items[i];

        if (block->kind != KIND_UNBUILT && is_in_view(easel, block) &&
            is_above_panel(artwork, block) && !is_covered(artwork, block)) {
            add_block(easel, path, block);
        }
    }
    if (path->verb_count > 0) {
        add_operation(easel, DISPLAY_PATH, path, COLOUR_DEEP2);
    }
}

/* Without a motif every eighth block of the plan is lit. */
static bool is_lit(const struct artwork_block *block, enum artwork_half_name half)
{
    enum { LIT = 8 };
    size_t choice = half == HALF_UPPER ? block->upper : block->lower;
    return choice % (2 * LIT) == 0 && block->kind != KIND_UNBUILT;
}

static bool meets_half(const struct artwork *artwork, enum artwork_half_name half,
                       const struct artwork_block *block)
{
    switch (artwork->motif) {
    case SHAPE_LEAF: {
        const struct artwork_half *side = &artwork->leaf.halves[half];
        return artwork_relate(side, block, TOOTH_REACH) != RELATION_OUTSIDE;
    }
    case SHAPE_OUTLINE: return artwork_shape_meets(&artwork->shape, half, block);
    case SHAPE_NONE: break;
    }
    return is_lit(block, half);
}

/* The blocks of one half, already clipped to it. */
static void draw_half_blocks(const struct easel *easel, const struct palette *palette,
                             enum artwork_half_name half)
{
    const struct artwork *artwork = easel->artwork;
    struct arena *arena = easel->display->arena;
    struct path *paths[COLOUR_COUNT] = {0};

    for (size_t i = 0; i < artwork->blocks.count; i++) {
        const struct artwork_block *block = &artwork->blocks.items[i];

        if (!is_in_view(easel, block) || !is_above_panel(artwork, block) ||
            !meets_half(artwork, half, block)) {
            continue;
        }
        struct path **path = &paths[block_colour(block, palette, half)];
        if (*path == NULL) {
            *path = arena_new(arena, struct path);
        }
        add_block(easel, *path, block);
    }
    for (int colour = 0; colour < COLOUR_COUNT; colour++) {
        if (paths[colour] != NULL) {
            add_operation(easel, DISPLAY_PATH, paths[colour], (enum theme_colour)colour);
        }
    }
}

enum leaf_ground { LEAF_ON_PAPER, LEAF_ON_DEEP };

/* On paper the streets are the paper itself; on the plan the halves hide what is below
 * them, and the midrib between them does not. */
static void draw_leaf(const struct easel *easel, const struct palette *palette,
                      enum leaf_ground ground)
{
    const struct artwork_leaf *leaf = &easel->artwork->leaf;
    const struct path *halves[HALF_COUNT];

    for (size_t h = 0; h < HALF_COUNT; h++) {
        halves[h] = page_outline(easel, &leaf->halves[h].outline);
        if (ground == LEAF_ON_DEEP) {
            add_operation(easel, DISPLAY_PATH, halves[h], COLOUR_DEEP);
        }
    }
    for (size_t h = 0; h < HALF_COUNT; h++) {
        open_clip(easel, halves[h]);
        draw_half_blocks(easel, palette, (enum artwork_half_name)h);
        close_clip(easel);
    }
    add_operation(easel, DISPLAY_PATH, page_outline(easel, &leaf->stalk), palette->stalk);
}

static const struct path *page_path(const struct easel *easel, const struct path *path)
{
    struct path *copy = path_copy(easel->display->arena, path);
    for (size_t i = 0; i < copy->point_count; i++) {
        copy->points[i] = page_point(easel, copy->points[i].x, copy->points[i].y);
    }
    return copy;
}

static const struct path *half_plane(const struct easel *easel,
                                     const struct point corners[4])
{
    struct arena *arena = easel->display->arena;
    struct path *path = arena_new(arena, struct path);
    for (size_t i = 0; i < 4; i++) {
        struct point p = page_point(easel, corners[i].x, corners[i].y);
        if (i == 0) {
            path_move(arena, path, p.x, p.y);
        } else {
            path_line(arena, path, p.x, p.y);
        }
    }
    path_close(arena, path);
    return path;
}

/* The outline of a theme, divided along its axis. */
static void draw_shape(const struct easel *easel, const struct palette *palette,
                       enum leaf_ground ground)
{
    const struct artwork_shape *shape = &easel->artwork->shape;
    const struct path *outline = page_path(easel, shape->outline);
    if (ground == LEAF_ON_DEEP) {
        add_operation(easel, DISPLAY_PATH, outline, COLOUR_DEEP);
    }
    open_clip(easel, outline);
    for (size_t h = 0; h < HALF_COUNT; h++) {
        open_clip(easel, half_plane(easel, shape->halves[h]));
        draw_half_blocks(easel, palette, (enum artwork_half_name)h);
        close_clip(easel);
    }
    close_clip(easel);
}

static void draw_motif(const struct easel *easel, const struct palette *palette,
                       enum leaf_ground ground)
{
    switch (easel->artwork->motif) {
    case SHAPE_LEAF: draw_leaf(easel, palette, ground); break;
    case SHAPE_OUTLINE: draw_shape(easel, palette, ground); break;
    case SHAPE_NONE:
        draw_half_blocks(easel, palette, HALF_UPPER);
        draw_half_blocks(easel, palette, HALF_LOWER);
        break;
    }
}

static void draw_ground(const struct easel *easel)
{
    struct display_op *op = display_add_artifact(easel->display, easel->page,
                                                 DISPLAY_RECT, ARTIFACT_BACKGROUND);
    const struct rect *clip = &easel->view->clip;

    op->left = clip->left;
    op->top = clip->top;
    op->width = clip->width;
    op->height = clip->height;
    op->colour = &easel->theme->colours[COLOUR_DEEP];
}

static void draw_endpaper(const struct easel *easel)
{
    const struct artwork_blocks *blocks = &easel->artwork->blocks;
    struct path *path = arena_new(easel->display->arena, struct path);

    for (size_t i = 0; i < blocks->count; i++) {
        if (is_in_view(easel, &blocks->items[i])) {
            add_parcel(easel, path, whole_block(&blocks->items[i]));
        }
    }
    if (path->verb_count > 0) {
        add_operation(easel, DISPLAY_PATH, path, COLOUR_LIME);
    }
}

void artwork_draw(const struct artwork *artwork, const struct canvas *canvas,
                  enum artwork_scene scene, const struct artwork_view *view)
{
    struct display *display = canvas->display;
    struct easel easel = {artwork, view, canvas->setter->theme, display, canvas->page};
    struct path *window = arena_new(display->arena, struct path);

    if (scene == ARTWORK_NIGHT) {
        draw_ground(&easel);
    }
    path_rect(display->arena, window, view->clip);
    open_clip(&easel, window);
    switch (scene) {
    case ARTWORK_NIGHT:
        draw_far(&easel);
        draw_motif(&easel, &NIGHT, LEAF_ON_DEEP);
        break;
    case ARTWORK_LEAF: draw_motif(&easel, &DAY, LEAF_ON_PAPER); break;
    case ARTWORK_ENDPAPER: draw_endpaper(&easel); break;
    }
    close_clip(&easel);
}
