/* Draws the cover drawing in its scenes. All blocks of one colour within one clip become
 * one path, and blocks that cannot be seen are left out: the drawing stands on five pages
 * and must not weigh on the file. */
#include "layout/artwork.h"
#include "layout/artwork_easel.h"

enum {
    ACCENT_PERCENT = 60, /* so much of a block must be seen for an accent colour */
    FRAGMENT_MARGIN = 30 /* of what is known of the edges of a fragment */
};

#define EDGE_LEAST MM(3) /* the least of a block that an endpaper shows at its edge */

static void mark_covered(struct artwork *artwork)
{
    for (size_t i = 0; i < artwork->blocks.count; i++) {
        struct artwork_block *block = &artwork->blocks.items[i];
        for (size_t h = 0; h < HALF_COUNT && !block->covered; h++) {
            block->covered =
                artwork_relate(&artwork->leaf.halves[h], block) == RELATION_INSIDE;
        }
    }
}

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
    if (motif->shape == SHAPE_LEAF) {
        mark_covered(artwork);
    }
    if (motif->shape == SHAPE_OUTLINE) {
        artwork_make_shape(&artwork->shape, motif, artwork->panel_top, arena);
    }
    if (motif->shape != SHAPE_NONE) {
        artwork_make_fragments(artwork, arena);
    }
    return artwork;
}

struct rect artwork_window(const struct artwork *artwork, struct rect window)
{
    const struct point anchor = {mpt_from_hundredths_mm(ANCHOR_X),
                                 mpt_from_hundredths_mm(ANCHOR_Y)};
    int64_t top = artwork->panel_top;
    return (struct rect){
        anchor.x + (mpt)((window.left - anchor.x) * top / PANEL_TOP),
        anchor.y + (mpt)((window.top - anchor.y) * top / PANEL_TOP),
        (mpt)(window.width * top / PANEL_TOP),
        (mpt)(window.height * top / PANEL_TOP),
    };
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
    bool plain; /* without accents */
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

enum accents { ACCENTS_ALLOWED, ACCENTS_NOT };

static enum theme_colour block_colour(const struct artwork_block *block,
                                      const struct palette *palette,
                                      enum artwork_half_name half, enum accents accents)
{
    size_t choice = half == HALF_UPPER ? block->upper : block->lower;
    const struct half_palette *colours = &palette->halves[half];

    if (block->accent == 0 && accents == ACCENTS_ALLOWED && !palette->plain) {
        return ACCENTS[choice % ACCENT_COUNT];
    }
    return colours->colours[choice % colours->count];
}

/* ---- layers --------------------------------------------------------------------- */

static const struct path *page_outline(const struct easel *easel,
                                       const struct artwork_outline *outline)
{
    struct arena *arena = easel->display->arena;
    struct path *path = arena_new(arena, struct path);
    struct point start = easel_point(easel, outline->start.x, outline->start.y);

    path_move(arena, path, start.x, start.y);
    for (size_t i = 0; i < outline->count; i++) {
        const struct artwork_curve *curve = &outline->items[i];
        struct point end = easel_point(easel, curve->end.x, curve->end.y);

        if (curve->straight) {
            path_line(arena, path, end.x, end.y);
        } else {
            path_curve(arena, path,
                       easel_point(easel, curve->control1.x, curve->control1.y),
                       easel_point(easel, curve->control2.x, curve->control2.y), end);
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

/* Without a motif every eighth block of the plan is lit. */
static bool is_lit(const struct artwork_block *block, enum artwork_half_name half)
{
    enum { LIT = 8 };
    size_t choice = half == HALF_UPPER ? block->upper : block->lower;
    return choice % (2 * LIT) == 0 && block->kind != KIND_UNBUILT;
}

#define NO_LIMIT ((struct box){INT32_MIN, INT32_MIN, INT32_MAX, INT32_MAX})

/* What is drawn of a block in a half; without a motif all of it or nothing. */
static struct artwork_fragment fragment_of(const struct artwork *artwork,
                                           enum artwork_half_name half, size_t index)
{
    const struct artwork_block *block = &artwork->blocks.items[index];
    if (artwork->motif != SHAPE_NONE) {
        struct artwork_fragment fragment = artwork->fragments[half][index];
        fragment.bounds.left -= FRAGMENT_MARGIN;
        fragment.bounds.top -= FRAGMENT_MARGIN;
        fragment.bounds.right += FRAGMENT_MARGIN;
        fragment.bounds.bottom += FRAGMENT_MARGIN;
        return fragment;
    }
    int64_t area = (int64_t)block->width * block->height;
    return (struct artwork_fragment){is_lit(block, half) ? area : 0, NO_LIMIT};
}

static bool is_mostly_seen(const struct artwork_fragment *fragment,
                           const struct artwork_block *block)
{
    return 100 * fragment->area >= ACCENT_PERCENT * (int64_t)block->width * block->height;
}

/* One half of the motif in the pale colour of a priority, the other in its full one. */
static struct palette priority_palette(struct priority_colours colours)
{
    enum theme_colour full = colours.fill == COLOUR_DEEP ? COLOUR_LINDEN : colours.fill;
    return (struct palette){
        .halves =
            {
                [HALF_UPPER] = {{colours.tint, colours.tint, colours.tint, full}, 4},
                [HALF_LOWER] = {{full, full, full, full, colours.tint}, 5},
            },
        .stalk = full,
        .plain = true,
    };
}

/* Blocks that the motif cuts lie below its ground; those that it leaves alone lie over
 * it, as no crumb of them is shown. */
enum far { FAR_CUT, FAR_CLEAR };

static bool is_cut(const struct artwork *artwork, size_t index)
{
    return artwork->motif != SHAPE_NONE &&
           artwork->fragments[HALF_UPPER][index].area +
                   artwork->fragments[HALF_LOWER][index].area >
               0;
}

/* The plan around the motif. */
static void draw_far(const struct easel *easel, enum far far)
{
    const struct artwork *artwork = easel->artwork;
    struct path *path = arena_new(easel->display->arena, struct path);

    for (size_t i = 0; i < artwork->blocks.count; i++) {
        const struct artwork_block *block = &artwork->blocks.items[i];

        if (is_cut(artwork, i) == (far == FAR_CUT) && block->kind != KIND_UNBUILT &&
            easel_sees(easel, block) && is_above_panel(artwork, block) &&
            !block->covered) {
            easel_add_block(easel, path, block);
        }
    }
    if (path->verb_count > 0) {
        easel_paint(easel, DISPLAY_PATH, path, COLOUR_DEEP2);
    }
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

        if (!easel_sees(easel, block) || !is_above_panel(artwork, block)) {
            continue;
        }
        struct artwork_fragment fragment = fragment_of(artwork, half, i);
        if (fragment.area == 0) {
            continue;
        }
        enum accents accents =
            is_mostly_seen(&fragment, block) ? ACCENTS_ALLOWED : ACCENTS_NOT;
        struct path **path = &paths[block_colour(block, palette, half, accents)];
        if (*path == NULL) {
            *path = arena_new(arena, struct path);
        }
        struct easel within = *easel;
        within.limit = fragment.bounds;
        easel_add_block(&within, *path, block);
    }
    for (int colour = 0; colour < COLOUR_COUNT; colour++) {
        if (paths[colour] != NULL && paths[colour]->verb_count > 0) {
            easel_paint(easel, DISPLAY_PATH, paths[colour], (enum theme_colour)colour);
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
            easel_paint(easel, DISPLAY_PATH, halves[h], COLOUR_DEEP);
        }
    }
    if (ground == LEAF_ON_DEEP) {
        draw_far(easel, FAR_CLEAR);
    }
    for (size_t h = 0; h < HALF_COUNT; h++) {
        easel_clip(easel, halves[h]);
        draw_half_blocks(easel, palette, (enum artwork_half_name)h);
        easel_unclip(easel);
    }
    easel_paint(easel, DISPLAY_PATH, page_outline(easel, &leaf->stalk), palette->stalk);
}

static const struct path *page_path(const struct easel *easel, const struct path *path)
{
    struct path *copy = path_copy(easel->display->arena, path);
    for (size_t i = 0; i < copy->point_count; i++) {
        copy->points[i] = easel_point(easel, copy->points[i].x, copy->points[i].y);
    }
    return copy;
}

static const struct path *half_plane(const struct easel *easel,
                                     const struct point corners[4])
{
    struct arena *arena = easel->display->arena;
    struct path *path = arena_new(arena, struct path);
    for (size_t i = 0; i < 4; i++) {
        struct point p = easel_point(easel, corners[i].x, corners[i].y);
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
        easel_paint(easel, DISPLAY_PATH, outline, COLOUR_DEEP);
        draw_far(easel, FAR_CLEAR);
    }
    easel_clip(easel, outline);
    for (size_t h = 0; h < HALF_COUNT; h++) {
        easel_clip(easel, half_plane(easel, shape->halves[h]));
        draw_half_blocks(easel, palette, (enum artwork_half_name)h);
        easel_unclip(easel);
    }
    easel_unclip(easel);
}

static void draw_motif(const struct easel *easel, const struct palette *palette,
                       enum leaf_ground ground)
{
    switch (easel->artwork->motif) {
    case SHAPE_LEAF: draw_leaf(easel, palette, ground); break;
    case SHAPE_OUTLINE: draw_shape(easel, palette, ground); break;
    case SHAPE_NONE:
        if (ground == LEAF_ON_DEEP) {
            draw_far(easel, FAR_CLEAR);
        }
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

/* The part of a block that an endpaper shows; nothing of one that would be a sliver at
 * the cut. */
static struct box endpaper_block(const struct easel *easel,
                                 const struct artwork_block *block)
{
    const struct artwork_view *view = easel->view;
    struct box trim = box_of_rect(view->clip);
    struct point start = easel_point(easel, block->left, block->top);
    struct point end =
        easel_point(easel, block->left + block->width, block->top + block->height);
    struct box box = {start.x, start.y, end.x, end.y};
    trim.left += view->bleed;
    trim.top += view->bleed;
    trim.right -= view->bleed;
    trim.bottom -= view->bleed;
    struct box seen = box_intersect(box, trim);
    bool sliver =
        seen.right - seen.left < EDGE_LEAST || seen.bottom - seen.top < EDGE_LEAST;
    return sliver ? NO_BOX : box;
}

/* The outermost blocks run on through the cut, so that no street lies along it. */
static void draw_endpaper(const struct easel *easel)
{
    const struct artwork_blocks *blocks = &easel->artwork->blocks;
    struct path *path = arena_new(easel->display->arena, struct path);
    struct box clip = box_of_rect(easel->view->clip);
    struct box outer = NO_BOX;

    for (size_t i = 0; i < blocks->count; i++) {
        outer = box_union(outer, endpaper_block(easel, &blocks->items[i]));
    }
    for (size_t i = 0; i < blocks->count; i++) {
        struct box box = endpaper_block(easel, &blocks->items[i]);
        if (box.left < box.right) {
            box.left = box.left == outer.left ? clip.left : box.left;
            box.top = box.top == outer.top ? clip.top : box.top;
            box.right = box.right == outer.right ? clip.right : box.right;
            box.bottom = box.bottom == outer.bottom ? clip.bottom : box.bottom;
            path_rect(easel->display->arena, path, rect_of_box(box));
        }
    }
    if (path->verb_count > 0) {
        easel_paint(easel, DISPLAY_PATH, path, COLOUR_LIME);
    }
}

void artwork_draw(const struct artwork *artwork, const struct canvas *canvas,
                  enum artwork_scene scene, const struct artwork_view *view)
{
    struct display *display = canvas->display;
    struct easel easel = {artwork, view,         canvas->setter->theme,
                          display, canvas->page, NO_LIMIT};
    struct path *window = arena_new(display->arena, struct path);

    if (scene == ARTWORK_NIGHT || scene == ARTWORK_PRIORITY) {
        draw_ground(&easel);
    }
    path_rect(display->arena, window, view->clip);
    easel_clip(&easel, window);
    switch (scene) {
    case ARTWORK_NIGHT:
        draw_far(&easel, FAR_CUT);
        draw_motif(&easel, &NIGHT, LEAF_ON_DEEP);
        break;
    case ARTWORK_LEAF: draw_motif(&easel, &DAY, LEAF_ON_PAPER); break;
    case ARTWORK_ENDPAPER: draw_endpaper(&easel); break;
    case ARTWORK_PRIORITY: {
        struct palette palette = priority_palette(view->priority);
        draw_far(&easel, FAR_CUT);
        draw_motif(&easel, &palette, LEAF_ON_DEEP);
        break;
    }
    }
    easel_unclip(&easel);
}
