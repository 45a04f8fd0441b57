/* Front cover and the two pages of artwork. */
#include "layout/cover_marks.h"
#include "layout/logo.h"
#include "layout/place.h"
#include "layout/sections/titles.h"

void cover_page(struct layout *layout)
{
    const struct document *document = &layout->brochure->document;
    size_t page = place_page(layout);
    struct logo logo = logo_make(layout);
    struct cover_marks marks = cover_marks_make(layout);
    struct stack stack = stack_make(layout, &document->title, &document->subtitle,
                                    ELEMENT_P, layout->part);
    mpt rise = stack_rise(&stack, COVER_LAST - cover_issuer_depth(layout));
    if (COVER_PANEL - rise < COVER_LEAST_ART && !layout->failed) {
        layout->failed = true;
        diag_error_plain(layout->diag,
                         document->title.mark[layout->languages[SIDE_FIRST]],
                         "the title is too long for the cover even in its smallest size; "
                         "shorten the title or the subtitle");
        return;
    }
    cover_draw(layout, page, rise, 0);
    logo_place_on_cover(layout, &logo, page);
    cover_marks_place(layout, &marks, page, COVER_PANEL - rise);
    stack_place(layout, &stack, page, COVER_TITLE - rise);
    for (enum side side = 0; side < layout_sides(layout); side++) {
        cover_place_issuer(layout, page, side);
    }
}

void inside_cover_page(struct layout *layout)
{
    size_t page = place_page(layout);
    const struct artwork *artwork =
        artwork_make(layout->pages, layout->brochure->document.id, 0);
    struct artwork_view view = {
        .scale = 1000,
        .clip = {-GRID_BLEED, -GRID_BLEED, GRID_WIDTH + 2 * GRID_BLEED,
                 GRID_HEIGHT + 2 * GRID_BLEED},
    };
    artwork_draw(artwork, layout->display, page, ARTWORK_ENDPAPER, &view);
}

/* The cover seen through a window of 90 mm at (60, 28), enlarged 2.4 times so that it
 * fills the page with its bleed. */
void vision_art_page(struct layout *layout)
{
    size_t page = place_page(layout);
    const struct artwork *artwork =
        artwork_make(layout->pages, layout->brochure->document.id, 0);
    struct artwork_view view = {
        .left = -GRID_BLEED - MM(60 * 2.4),
        .top = -GRID_BLEED - MM(28 * 2.4),
        .scale = 2400,
        .clip = {-GRID_BLEED, -GRID_BLEED, GRID_WIDTH + 2 * GRID_BLEED,
                 GRID_HEIGHT + 2 * GRID_BLEED},
    };
    artwork_draw(artwork, layout->display, page, ARTWORK_NIGHT, &view);
}
