/* Checks pages before they are printed, in the order in which the press builds them up: a
 * grid of the page is painted operation by operation, so that each text knows its ground.
 */
#include "press/preflight.h"
#include <stdlib.h>

static void paint_stroke(struct preflight *preflight, size_t index,
                         struct raster_paint paint)
{
    const struct display_op *op = &preflight->page->items[index];
    struct arena_state before = arena_save(preflight->arena);
    const struct path *area = stroke_area(preflight->arena, op->path, op->stroke);
    paint.ink = (uint16_t)preflight_ink(op->colour);
    preflight->reach[index] = raster_fill_path(preflight->raster, area, false, paint);
    arena_restore(preflight->arena, before);
}

static void paint(struct preflight *preflight, size_t index)
{
    const struct display_op *op = &preflight->page->items[index];
    struct raster_paint paint = {(uint32_t)index + 1, 0, op->overprint};
    struct rect area = {op->left, op->top, op->width, op->height};
    switch (op->kind) {
    case DISPLAY_RECT:
        paint.ink = (uint16_t)preflight_ink(op->colour);
        preflight->reach[index] = raster_fill_rect(preflight->raster, area, paint);
        break;
    case DISPLAY_IMAGE:
        preflight->reach[index] = raster_fill_rect(preflight->raster, area, paint);
        break;
    case DISPLAY_PATH:
        paint.ink = (uint16_t)preflight_ink(op->colour);
        preflight->reach[index] =
            raster_fill_path(preflight->raster, op->path, op->even_odd, paint);
        break;
    case DISPLAY_STROKE: paint_stroke(preflight, index, paint); break;
    case DISPLAY_CLIP: raster_clip(preflight->raster, op->path, op->even_odd); break;
    case DISPLAY_UNCLIP: raster_unclip(preflight->raster); break;
    case DISPLAY_TEXT:
    case DISPLAY_GROUP:
    case DISPLAY_UNGROUP:
    case DISPLAY_EMPTY: break;
    }
}

static void check_op(struct preflight *preflight, const struct display_op *op)
{
    preflight_check_colour(preflight, op);
    switch (op->kind) {
    case DISPLAY_TEXT: preflight_check_text(preflight, op); break;
    case DISPLAY_RECT:
    case DISPLAY_PATH:
    case DISPLAY_STROKE: preflight_check_shape(preflight, op); break;
    case DISPLAY_IMAGE: preflight_check_picture(preflight, op); break;
    case DISPLAY_CLIP:
    case DISPLAY_UNCLIP:
    case DISPLAY_GROUP:
    case DISPLAY_UNGROUP:
    case DISPLAY_EMPTY: break;
    }
}

static void check_size(struct preflight *preflight)
{
    const struct display_page *first = &preflight->display->pages.items[0];
    const struct display_page *page = preflight->page;
    bool same = page->width == first->width && page->height == first->height;
    const struct preflight_fault fault = {.mark = page->count > 0 ? page->items[0].mark
                                                                  : NO_MARK};
    preflight_note(preflight, PRESS_TRIM, same ? PREFLIGHT_PASSED : PREFLIGHT_FAILED,
                   &fault);
}

/* ---- pages --------------------------------------------------------------------------
 */

struct preflight *press_check_begin(struct press_preflight *out,
                                    const struct press_terms *terms, struct diag *diag)
{
    struct arena *kept = arena_create();
    struct preflight *preflight = arena_new(kept, struct preflight);
    *out = (struct press_preflight){0};
    *preflight = (struct preflight){
        .out = out, .terms = terms, .diag = diag, .arena = arena_create(), .kept = kept};
    preflight->raster = raster_create(kept);
    return preflight;
}

void press_check_page(struct preflight *preflight, const struct display *display,
                      size_t number)
{
    struct arena_state before = arena_save(preflight->arena);
    const struct display_page *page = &display->pages.items[number];
    preflight->display = display;
    preflight->page = page;
    preflight->number = number;
    raster_start(preflight->raster, page);
    preflight->reach = arena_new_array(preflight->arena, page->count, struct box);
    check_size(preflight);
    size_t content = page->count - page->mark_count;
    for (size_t i = 0; i < content; i++) {
        check_op(preflight, &page->items[i]);
        paint(preflight, i);
    }
    for (size_t i = content; i < page->count; i++) {
        preflight_check_mark(preflight, &page->items[i]);
    }
    preflight_list_spots(preflight);
    preflight_check_ink(preflight);
    preflight_check_bleed(preflight);
    preflight_report(preflight);
    arena_restore(preflight->arena, before);
}

bool press_check_end(struct preflight *preflight)
{
    const struct press_preflight *out = preflight->out;
    const struct preflight_fault nowhere = {.mark = NO_MARK};
    bool named = preflight->terms->condition.size > 0;
    preflight->page = NULL;
    preflight_note(preflight, PRESS_CONDITION,
                   named ? PREFLIGHT_PASSED : PREFLIGHT_WARNED, &nowhere);
    preflight_check_spots(preflight);
    preflight_report(preflight);
    arena_destroy(preflight->arena);
    arena_destroy(preflight->kept);
    for (enum press_rule rule = 0; rule < PRESS_RULE_COUNT; rule++) {
        if (out->rules[rule].failed > 0) {
            return false;
        }
    }
    return true;
}

void press_check_pictures(const struct display *display, const struct press_terms *terms,
                          struct diag *diag)
{
    struct press_preflight found = {0};
    struct preflight preflight = {.out = &found,
                                  .terms = terms,
                                  .diag = diag,
                                  .advisory = true,
                                  .arena = arena_create(),
                                  .display = display};
    for (size_t i = 0; i < display->pages.count; i++) {
        preflight.page = &display->pages.items[i];
        preflight.number = i;
        for (size_t k = 0; k < preflight.page->count; k++) {
            if (preflight.page->items[k].kind == DISPLAY_IMAGE) {
                preflight_check_resolution(&preflight, &preflight.page->items[k]);
            }
        }
        preflight_report(&preflight);
    }
    arena_destroy(preflight.arena);
}
