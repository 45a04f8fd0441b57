/* The logo's two places. */
#include "layout/logo.h"
#include "layout/pictures.h"
#include "layout/place.h"

#define LOGO_WIDTH MM(40) /* at most */
#define LOGO_HEIGHT MM(18)
#define LOGO_TOP MM(18)
#define LOGO_INSET MM(4)

static const struct display_picture *find_logo(const struct layout *layout)
{
    return pictures_find(layout, layout->brochure->document.logo.file.text);
}

struct logo logo_make(struct layout *layout)
{
    struct logo logo = {.figures = {NO_ELEMENT, NO_ELEMENT}};
    const struct document *document = &layout->brochure->document;
    if (find_logo(layout) != NULL) {
        picture_make_figures(layout, logo.figures, layout->part, &document->logo.alt,
                             &document->issuer);
    }
    return logo;
}

static void place(struct layout *layout, struct picture_place *at)
{
    const struct display_picture *picture = find_logo(layout);
    at->mark = layout->brochure->document.logo.file.mark;
    picture_place(layout, picture, at);
}

void logo_place_on_cover(struct layout *layout, const struct logo *logo, size_t page)
{
    const struct display_picture *picture = find_logo(layout);
    if (picture == NULL) {
        return;
    }
    struct picture_place at = {
        .page = page,
        .area = picture_fit(picture, LOGO_WIDTH, LOGO_HEIGHT),
        .figures = {logo->figures[SIDE_FIRST], logo->figures[SIDE_SECOND]},
    };
    struct rect panel = {grid_left(page), LOGO_TOP, at.area.width + 2 * LOGO_INSET,
                         at.area.height + 2 * LOGO_INSET};
    place_rect(layout, page, panel, ARTIFACT_BACKGROUND, COLOUR_WHITE);
    at.area.left = panel.left + LOGO_INSET;
    at.area.top = panel.top + LOGO_INSET;
    place(layout, &at);
}

void logo_place_on_page(struct layout *layout, size_t page, mpt left, mpt top)
{
    const struct display_picture *picture = find_logo(layout);
    if (picture == NULL) {
        return;
    }
    struct picture_place at = {
        .page = page,
        .area = picture_fit(picture, LOGO_WIDTH, LOGO_HEIGHT),
        .figures = {NO_ELEMENT, NO_ELEMENT},
    };
    at.area.left = left;
    at.area.top = top;
    place(layout, &at);
}
