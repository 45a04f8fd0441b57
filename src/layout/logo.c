/* The logo's two places. */
#include "layout/logo.h"

#define LOGO_WIDTH MM(40) /* at most */
#define LOGO_HEIGHT MM(18)
#define LOGO_INSET MM(4)
#define LOGO_BESIDE MM(68) /* room on the cover for a stamp, and a space */

static const struct display_picture *find_logo(const struct layout *layout)
{
    return picture_find(&layout->setter, layout->brochure->document.logo.file.text);
}

/* What is said of it; where nothing is, the name of the issuer. */
struct logo logo_make(struct layout *layout)
{
    struct logo logo = {.figures = {NO_ELEMENT, NO_ELEMENT}, .area = {0, 0, 0, 0}};
    const struct document *document = &layout->brochure->document;
    const struct sections_request *request = &layout->sections;
    if (find_logo(layout) == NULL) {
        return logo;
    }
    mpt room = layout->cover.live - LOGO_BESIDE - 2 * LOGO_INSET;
    logo.area = picture_fit(find_logo(layout), mpt_min(LOGO_WIDTH, room), LOGO_HEIGHT);
    logo.area.width += 2 * LOGO_INSET;
    logo.area.height += 2 * LOGO_INSET;
    for (enum side side = 0; side < setter_sides(&layout->setter); side++) {
        enum lang lang = request->languages[side];
        const struct localized *words = localized_is_set(&document->logo.alt, lang)
                                            ? &document->logo.alt
                                            : &document->issuer;
        logo.figures[side] =
            display_add_element(&layout->outline, ELEMENT_FIGURE, request->parts[side]);
        layout->outline.elements.items[logo.figures[side]].words =
            texts_plain(request->texts, words, lang, layout->arena);
    }
    return logo;
}

void logo_place_on_cover(const struct pass *pass, const struct canvas *canvas,
                         const struct logo *logo, mpt top)
{
    if (logo->area.width == 0) {
        return;
    }
    struct rect panel = logo->area;
    panel.left = canvas_left(canvas);
    panel.top = top;
    canvas_rect(canvas, panel, ARTIFACT_BACKGROUND, COLOUR_WHITE);
    struct picture_place at = {
        .area = {panel.left + LOGO_INSET, panel.top + LOGO_INSET,
                 panel.width - 2 * LOGO_INSET, panel.height - 2 * LOGO_INSET},
        .figures = {logo->figures[SIDE_FIRST], logo->figures[SIDE_SECOND]},
        .mark = pass->layout->brochure->document.logo.file.mark,
    };
    picture_place(canvas, find_logo(pass->layout), &at);
}

void logo_place_on_page(const struct pass *pass, const struct canvas *canvas,
                        struct point at)
{
    const struct display_picture *picture = find_logo(pass->layout);
    if (picture == NULL) {
        return;
    }
    struct picture_place place = {
        .area = picture_fit(picture, LOGO_WIDTH, LOGO_HEIGHT),
        .figures = {NO_ELEMENT, NO_ELEMENT},
        .mark = pass->layout->brochure->document.logo.file.mark,
    };
    place.area.left = at.x;
    place.area.top = at.y;
    picture_place(canvas, picture, &place);
}
