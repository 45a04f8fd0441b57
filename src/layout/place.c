/* Placing: the only part of the layout that writes operations, apart from the artwork. */
#include "layout/place.h"
#include "base/array.h"
#include <assert.h>

size_t place_page(struct layout *layout)
{
    size_t page = layout->display->pages.count;
    struct display_page *added =
        display_add_page(layout->display, GRID_WIDTH, GRID_HEIGHT, GRID_BLEED);
    added->label = str_format(layout->pages, "%zu", page + 1);
    return page;
}

static void fill_text(struct display_op *op, const struct text_line *line, size_t from,
                      size_t to)
{
    op->pieces = line->pieces + from;
    op->piece_count = (uint32_t)(to - from);
    op->scale = line->scale;
    op->letter_space = line->letter_space;
}

/* What the words of an address say: the address without its scheme. */
static struct str link_contents(struct layout *layout, struct str url, enum lang lang)
{
    static const char *const CALL[LANG_COUNT] = {"Обади се на ", "Call "};
    static const char *const WRITE[LANG_COUNT] = {"Пиши на ", "Write to "};
    static const char *const OPEN[LANG_COUNT] = {"Отвори ", "Open "};
    const char *verb = OPEN[lang];
    size_t skip = 0;
    if (str_starts_with(url, STR("tel:"))) {
        verb = CALL[lang];
        skip = 4;
    } else if (str_starts_with(url, STR("mailto:"))) {
        verb = WRITE[lang];
        skip = 7;
    }
    struct str rest = str_slice(url, skip, url.size);
    return str_format(layout->pages, "%s%.*s", verb, STR_ARGS(rest));
}

void place_link(struct layout *layout, size_t page, struct rect area, element_id element,
                struct str url)
{
    enum lang lang = layout->display->elements.items[element].lang;
    *array_push(layout->pages, &layout->display->links) = (struct display_link){
        .page = page,
        .area = area,
        .element = element,
        .url = url,
        .contents = link_contents(layout, url, lang),
    };
}

/* Pieces of a line that belong to one link. */
struct link_span {
    const struct text_line *line;
    size_t from, to;
    mpt baseline;
};

static void add_link_area(struct layout *layout, const struct placing *placing,
                          const struct link_span *span)
{
    const struct text_line *line = span->line;
    uint32_t link = line->pieces[span->from].link;
    const struct text_piece *last = &line->pieces[span->to - 1];
    mpt left = line->pieces[span->from].left;
    mpt right = mpt_min(last->left + last->shape->width, line->width);
    mpt leading = placing->paragraph->leading;
    struct rect area = {placing->left + left, span->baseline - leading * 4 / 5,
                        mpt_max(right - left, 1), leading};
    place_link(layout, placing->page, area, placing->links[link - 1],
               placing->paragraph->links[link - 1]);
}

static element_id link_element(struct layout *layout, const struct placing *placing,
                               uint32_t link)
{
    if (link == 0) {
        return placing->element;
    }
    assert(placing->links != NULL);
    element_id *element = &placing->links[link - 1];
    if (*element == NO_ELEMENT) {
        *element = display_add_element(layout->display, ELEMENT_LINK, placing->element);
    }
    return *element;
}

static void place_linked_line(struct layout *layout, const struct placing *placing,
                              const struct text_line *line, mpt y)
{
    for (size_t from = 0, to; from < line->piece_count; from = to) {
        uint32_t link = line->pieces[from].link;
        for (to = from + 1; to < line->piece_count && line->pieces[to].link == link;) {
            to++;
        }
        element_id element = link_element(layout, placing, link);
        struct display_op *op =
            display_add_content(layout->display, placing->page, DISPLAY_TEXT, element);
        fill_text(op, line, from, to);
        op->left = placing->left;
        op->top = y;
        op->colour = placing->colour;
        op->mark = placing->paragraph->mark;
        if (link != 0) {
            struct link_span span = {line, from, to, y};
            add_link_area(layout, placing, &span);
        }
    }
}

void place_lines(struct layout *layout, const struct placing *placing)
{
    for (size_t i = placing->from; i < placing->to; i++) {
        mpt y =
            placing->baseline + (mpt)(i - placing->from) * placing->paragraph->leading;
        place_linked_line(layout, placing, &placing->paragraph->lines[i], y);
    }
}

element_id *place_make_links(struct layout *layout,
                             const struct text_paragraph *paragraph)
{
    if (paragraph->link_count == 0) {
        return NULL;
    }
    element_id *links = arena_new_array(layout->pages, paragraph->link_count, element_id);
    for (size_t i = 0; i < paragraph->link_count; i++) {
        links[i] = NO_ELEMENT;
    }
    return links;
}

void place_paragraph(struct layout *layout, const struct text_paragraph *paragraph,
                     struct spot spot, element_id element, enum theme_colour colour)
{
    struct placing placing = {
        .paragraph = paragraph,
        .to = paragraph->line_count,
        .page = spot.page,
        .left = spot.x,
        .baseline = spot.y,
        .element = element,
        .colour = theme_colour(colour),
        .links = place_make_links(layout, paragraph),
    };
    place_lines(layout, &placing);
}

static void finish_line(struct display_op *op, const struct text_line *line,
                        struct spot spot, enum theme_colour colour)
{
    fill_text(op, line, 0, line->piece_count);
    op->left = spot.x;
    op->top = spot.y;
    op->colour = theme_colour(colour);
}

void place_line(struct layout *layout, const struct text_line *line, struct spot spot,
                element_id element, enum theme_colour colour)
{
    finish_line(display_add_content(layout->display, spot.page, DISPLAY_TEXT, element),
                line, spot, colour);
}

void place_artifact_line(struct layout *layout, const struct text_line *line,
                         struct spot spot, enum artifact_kind artifact,
                         enum theme_colour colour)
{
    finish_line(display_add_artifact(layout->display, spot.page, DISPLAY_TEXT, artifact),
                line, spot, colour);
}

void place_rect(struct layout *layout, size_t page, struct rect area,
                enum artifact_kind artifact, enum theme_colour colour)
{
    struct display_op *op =
        display_add_artifact(layout->display, page, DISPLAY_RECT, artifact);
    op->left = area.left;
    op->top = area.top;
    op->width = area.width;
    op->height = area.height;
    op->colour = theme_colour(colour);
}

void place_ground(struct layout *layout, size_t page, enum theme_colour colour)
{
    struct rect area = {-GRID_BLEED, -GRID_BLEED, GRID_WIDTH + 2 * GRID_BLEED,
                        GRID_HEIGHT + 2 * GRID_BLEED};
    place_rect(layout, page, area, ARTIFACT_BACKGROUND, colour);
}

void place_shared(struct layout *layout, size_t page, element_id element,
                  struct str words)
{
    layout->display->elements.items[element].actual_text = words;
    display_add_content(layout->display, page, DISPLAY_EMPTY, element);
}

void place_number(struct layout *layout, const struct shared_number *number,
                  struct spot spot)
{
    bool owned = false;
    for (size_t side = 0; side < layout_sides(layout); side++) {
        if (number->elements[side] == NO_ELEMENT) {
            continue;
        }
        if (owned) {
            place_shared(layout, spot.page, number->elements[side], number->words);
        } else {
            place_line(layout, number->line, spot, number->elements[side],
                       number->colour);
            owned = true;
        }
    }
}

mpt place_optical_left(const struct text_line *line, mpt left)
{
    return left - text_line_ink(line).left;
}

void place_mark(struct layout *layout, struct spot spot, mpt side, size_t number)
{
    mpt street = side * 13 / 100;
    mpt half = (side - street) / 2;
    mpt rest = side - half - street;
    bool cut_upright = number >= 2 && number <= 4;
    bool cut_right = number == 3 || number == 4;
    bool cut_left = number == 4;
    enum theme_colour colour = theme_priority(number).fill;
    for (int column = 0; column < (cut_upright ? 2 : 1); column++) {
        bool cut = column == 0 ? cut_left : cut_right;
        for (int row = 0; row < (cut ? 2 : 1); row++) {
            struct rect parcel = {
                .left = spot.x + (column == 1 ? half + street : 0),
                .top = spot.y + (row == 1 ? half + street : 0),
                .width = !cut_upright  ? side
                         : column == 0 ? half
                                       : rest,
                .height = !cut       ? side
                          : row == 0 ? half
                                     : rest,
            };
            place_rect(layout, spot.page, parcel, ARTIFACT_LAYOUT, colour);
        }
    }
}
