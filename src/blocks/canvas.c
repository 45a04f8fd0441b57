/* Painting: with the pictures and the artwork of the layout all that writes operations.
 */
#include "blocks/canvas.h"
#include "base/array.h"
#include <assert.h>

#define STRIKE PT(0.6)
#define UNDERLINE PT(0.35)
#define UNDERLINE_DEPTH PT(1.5) /* of its upper edge below the baseline */

enum { STRIKE_RISE = 28 }; /* hundredths of the size, above the baseline */

mpt canvas_left(const struct canvas *canvas)
{
    return form_left(canvas->form, canvas->page);
}

struct region canvas_region(const struct canvas *canvas, enum region_name name,
                            enum side side)
{
    struct region region = canvas->form->regions[name][side];
    region.left += canvas_left(canvas);
    return region;
}

static void fill_text(struct display_op *op, const struct text_line *line, size_t from,
                      size_t to)
{
    op->pieces = line->pieces + from;
    op->piece_count = (uint32_t)(to - from);
    op->scale = line->scale;
    op->letter_space = line->letter_space;
}

/* The area of a link of an element, to an address in words. */
static void add_link(const struct canvas *canvas, struct rect area, element_id element,
                     struct str url, struct str words)
{
    *array_push(canvas->setter->pages, &canvas->display->links) = (struct display_link){
        .page = canvas->page,
        .area = area,
        .element = element,
        .url = url,
        .contents = words,
    };
}

/* Pieces of a line that belong to one link. */
struct link_span {
    const struct text_line *line;
    size_t from, to;
    mpt baseline;
};

static bool begins_with(const struct text_line *line, uint32_t link)
{
    return line->piece_count > 0 && line->pieces[0].link == link;
}

/* But not the hyphen that divides a word. */
static void add_words(struct builder *words, const struct text_piece *piece)
{
    if (!str_equal(piece->shape->text, STR("\xC2\xAD"))) {
        builder_add(words, piece->shape->text);
    }
}

/* What a link says on all its lines, of which `at` is one, without the hyphens that
 * divide its words. */
static struct str link_words(const struct canvas *canvas,
                             const struct text_paragraph *paragraph, size_t at,
                             uint32_t link)
{
    struct builder words = {.arena = canvas->setter->pages};
    size_t first = at, end = at + 1;
    while (first > 0 && begins_with(&paragraph->lines[first], link)) {
        first--;
    }
    while (end < paragraph->line_count && begins_with(&paragraph->lines[end], link)) {
        end++;
    }
    for (size_t i = first; i < end; i++) {
        const struct text_line *line = &paragraph->lines[i];
        for (size_t k = 0; k < line->piece_count; k++) {
            if (line->pieces[k].link == link) {
                add_words(&words, &line->pieces[k]);
            }
        }
    }
    return str_trim(builder_str(&words));
}

/* Running text has no other sign that something may be clicked on. */
static void underline(const struct canvas *canvas, const struct placing *placing,
                      struct rect area, mpt baseline)
{
    if (placing->paragraph->manner != MANNER_RUNNING) {
        return;
    }
    struct display_op *op = display_add_artifact(canvas->display, canvas->page,
                                                 DISPLAY_RECT, ARTIFACT_LAYOUT);
    op->left = area.left;
    op->top = baseline + UNDERLINE_DEPTH;
    op->width = area.width;
    op->height = UNDERLINE;
    op->colour = placing->colour;
}

static struct rect add_link_area(const struct canvas *canvas,
                                 const struct placing *placing,
                                 const struct link_span *span)
{
    assert(placing->links != NULL);
    const struct text_line *line = span->line;
    uint32_t link = line->pieces[span->from].link;
    const struct text_piece *last = &line->pieces[span->to - 1];
    mpt left = line->pieces[span->from].left;
    mpt right = mpt_min(last->left + last->shape->width, line->width);
    mpt leading = placing->paragraph->leading;
    struct rect area = {placing->at.x + left, span->baseline - leading * 4 / 5,
                        mpt_max(right - left, 1), leading};
    const struct text_link *to = &placing->paragraph->links[link - 1];
    if (to->note != NULL && to->note->back > 0) {
        canvas->display->anchors.items[to->note->back - 1] = (struct display_anchor){
            canvas->page, mpt_max(span->baseline - B(3), 0), placing->links[link - 1]};
    }
    *array_push(canvas->setter->pages, &canvas->display->links) = (struct display_link){
        .page = canvas->page,
        .area = area,
        .element = placing->links[link - 1],
        .url = to->anchor > 0 ? STR("") : to->url,
        .anchor = to->anchor > 0 ? to->anchor - 1 : 0,
        .contents = to->name.size > 0
                        ? to->name
                        : link_words(canvas, placing->paragraph,
                                     (size_t)(line - placing->paragraph->lines), link),
    };
    return area;
}

/* No link stands in another: what leads somewhere as a whole, such as an entry of the
 * contents, does so with all its words. */
static bool may_link(const struct canvas *canvas, element_id id)
{
    const struct element *elements = canvas->display->elements.items;
    while (id != NO_ELEMENT && elements[id].kind != ELEMENT_LINK) {
        id = elements[id].parent;
    }
    return id == NO_ELEMENT;
}

static element_id link_parent(const struct canvas *canvas, const struct placing *placing,
                              const struct text_link *to)
{
    return to->note == NULL ? placing->element
                            : display_add_element(canvas->display, ELEMENT_REFERENCE,
                                                  placing->element);
}

static element_id link_element(const struct canvas *canvas, const struct placing *placing,
                               uint32_t link)
{
    if (link == 0) {
        return placing->element;
    }
    assert(placing->links != NULL);
    element_id *element = &placing->links[link - 1];
    if (*element == NO_ELEMENT) {
        const struct text_link *to = &placing->paragraph->links[link - 1];
        bool span = to->expansion.size > 0 || to->spoken.size > 0;
        *element =
            display_add_element(canvas->display, span ? ELEMENT_SPAN : ELEMENT_LINK,
                                link_parent(canvas, placing, to));
        struct element *made = &canvas->display->elements.items[*element];
        made->struck = to->spoken.size > 0;
        made->expands = to->expansion.size > 0;
        made->words = made->struck ? to->spoken : to->expansion;
    }
    return *element;
}

static void add_linked_line(const struct canvas *canvas, const struct placing *placing,
                            const struct text_line *line, mpt y)
{
    bool links = may_link(canvas, placing->element);
    for (size_t from = 0, to; from < line->piece_count; from = to) {
        uint32_t link = links ? line->pieces[from].link : 0;
        for (to = from + 1;
             to < line->piece_count && (!links || line->pieces[to].link == link);) {
            to++;
        }
        element_id element = link_element(canvas, placing, link);
        struct display_op *op =
            display_add_content(canvas->display, canvas->page, DISPLAY_TEXT, element);
        fill_text(op, line, from, to);
        op->left = placing->at.x;
        op->top = y;
        op->colour = placing->colour;
        op->mark = placing->paragraph->mark;
        if (link != 0 && placing->paragraph->links[link - 1].url.size > 0) {
            struct link_span span = {line, from, to, y};
            struct rect area = add_link_area(canvas, placing, &span);
            if (placing->paragraph->links[link - 1].note == NULL) {
                underline(canvas, placing, area, y);
            }
        }
    }
}

/* A line through words that hold no longer. */
static void strike(const struct canvas *canvas, const struct placing *placing,
                   const struct text_line *line, mpt baseline)
{
    for (size_t from = 0, to; from < line->piece_count; from = to) {
        bool struck = (line->pieces[from].style & RUN_STRUCK) != 0;
        for (to = from + 1; to < line->piece_count &&
                            ((line->pieces[to].style & RUN_STRUCK) != 0) == struck;) {
            to++;
        }
        const struct text_piece *first = &line->pieces[from];
        const struct text_piece *last = &line->pieces[to - 1];
        mpt right = mpt_min(last->left + last->shape->width, line->width);
        if (struck && right > first->left) {
            mpt rise = first->shape->size * STRIKE_RISE / 100;
            canvas_fill(canvas,
                        (struct rect){placing->at.x + first->left, baseline - rise,
                                      right - first->left, STRIKE},
                        ARTIFACT_LAYOUT, placing->colour);
        }
    }
}

void canvas_lines(const struct canvas *canvas, const struct placing *placing)
{
    for (size_t i = placing->from; i < placing->to; i++) {
        mpt y = placing->at.y + (mpt)(i - placing->from) * placing->paragraph->leading;
        add_linked_line(canvas, placing, &placing->paragraph->lines[i], y);
        strike(canvas, placing, &placing->paragraph->lines[i], y);
    }
}

element_id *canvas_make_links(const struct canvas *canvas,
                              const struct text_paragraph *paragraph)
{
    if (paragraph->link_count == 0) {
        return NULL;
    }
    element_id *links =
        arena_new_array(canvas->setter->pages, paragraph->link_count, element_id);
    for (size_t i = 0; i < paragraph->link_count; i++) {
        links[i] = NO_ELEMENT;
    }
    return links;
}

void canvas_paragraph(const struct canvas *canvas, const struct text_paragraph *paragraph,
                      struct point at, element_id element, enum theme_colour colour)
{
    if (paragraph == NULL) {
        return;
    }
    struct placing placing = {
        .paragraph = paragraph,
        .to = paragraph->line_count,
        .at = at,
        .element = element,
        .colour = setter_colour(canvas->setter, colour),
        .links = canvas_make_links(canvas, paragraph),
    };
    canvas_lines(canvas, &placing);
}

static void finish_line(const struct canvas *canvas, struct display_op *op,
                        const struct text_line *line, struct point at,
                        enum theme_colour colour)
{
    fill_text(op, line, 0, line->piece_count);
    op->left = at.x;
    op->top = at.y;
    op->colour = setter_colour(canvas->setter, colour);
}

void canvas_line(const struct canvas *canvas, const struct text_line *line,
                 struct point at, element_id element, enum theme_colour colour)
{
    struct display_op *op =
        display_add_content(canvas->display, canvas->page, DISPLAY_TEXT, element);
    finish_line(canvas, op, line, at, colour);
}

struct display_op *canvas_artifact_line(const struct canvas *canvas,
                                        const struct text_line *line, struct point at,
                                        enum artifact_kind artifact,
                                        enum theme_colour colour)
{
    struct display_op *op =
        display_add_artifact(canvas->display, canvas->page, DISPLAY_TEXT, artifact);
    finish_line(canvas, op, line, at, colour);
    return op;
}

void canvas_fill(const struct canvas *canvas, struct rect area,
                 enum artifact_kind artifact, const struct colour *colour)
{
    struct display_op *op =
        display_add_artifact(canvas->display, canvas->page, DISPLAY_RECT, artifact);
    op->left = area.left;
    op->top = area.top;
    op->width = area.width;
    op->height = area.height;
    op->colour = colour;
}

void canvas_rect(const struct canvas *canvas, struct rect area,
                 enum artifact_kind artifact, enum theme_colour colour)
{
    canvas_fill(canvas, area, artifact, setter_colour(canvas->setter, colour));
}

void canvas_value_rect(const struct canvas *canvas, struct rect area,
                       enum theme_colour colour)
{
    if (area.width > 0) {
        area.width = mpt_max(area.width, CANVAS_LEAST);
        canvas_rect(canvas, area, ARTIFACT_LAYOUT, colour);
    }
}

void canvas_path(const struct canvas *canvas, const struct path *path,
                 enum theme_colour colour)
{
    struct display_op *op = display_add_artifact(canvas->display, canvas->page,
                                                 DISPLAY_PATH, ARTIFACT_LAYOUT);
    op->path = path;
    op->colour = setter_colour(canvas->setter, colour);
}

void canvas_frame(const struct canvas *canvas, struct rect box, mpt rule,
                  enum theme_colour colour)
{
    const struct rect rules[] = {
        {box.left, box.top, box.width, rule},
        {box.left, box.top + box.height - rule, box.width, rule},
        {box.left, box.top + rule, rule, box.height - 2 * rule},
        {box.left + box.width - rule, box.top + rule, rule, box.height - 2 * rule},
    };
    for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++) {
        canvas_rect(canvas, rules[i], ARTIFACT_LAYOUT, colour);
    }
}

void canvas_ground(const struct canvas *canvas, enum theme_colour colour)
{
    const struct page_form *form = canvas->form;
    struct rect area = {-form->bleed, -form->bleed, form->width + 2 * form->bleed,
                        form->height + 2 * form->bleed};
    canvas_rect(canvas, area, ARTIFACT_BACKGROUND, colour);
}

/* Gives an element words that are printed elsewhere. */
void canvas_shared(const struct canvas *canvas, element_id element, struct str words)
{
    canvas->display->elements.items[element].words = words;
    display_add_content(canvas->display, canvas->page, DISPLAY_EMPTY, element);
}

void canvas_number(const struct canvas *canvas, const struct shared_number *number,
                   struct point at)
{
    bool owned = false;
    for (size_t i = 0; i < canvas->side_count; i++) {
        element_id element = number->elements[canvas->sides[i]];
        if (element == NO_ELEMENT) {
            continue;
        }
        if (owned) {
            struct str own = canvas->display->elements.items[element].words;
            bool other = number->other.size > 0;
            canvas_shared(canvas, element,
                          own.size > 0 ? own
                          : other      ? number->other
                                       : number->words);
        } else {
            struct display_op *op =
                display_add_content(canvas->display, canvas->page, DISPLAY_TEXT, element);
            finish_line(canvas, op, number->line, at, number->colour);
            op->mark = number->mark;
            owned = true;
        }
    }
}

void canvas_number_links(const struct canvas *canvas, const struct shared_number *number,
                         struct rect area, struct str url)
{
    mpt part = area.width / (mpt)canvas->side_count;
    for (size_t i = 0; i < canvas->side_count; i++) {
        struct rect own = {area.left + (mpt)i * part, area.top, part, area.height};
        add_link(canvas, own, number->elements[canvas->sides[i]], url, number->words);
    }
}

void canvas_say(const struct canvas *canvas, element_id element, struct str words)
{
    if (element != NO_ELEMENT) {
        canvas->display->elements.items[element].words = words;
        (void)display_add_content(canvas->display, canvas->page, DISPLAY_EMPTY, element);
    }
}

/* ---- what the other language prints -------------------------------------------------
 */

/* The link, or 0 if it leads nowhere: an abbreviation, a struck text. */
static uint32_t leading(const struct text_paragraph *paragraph, uint32_t link)
{
    return link != 0 && paragraph->links[link - 1].url.size > 0 ? link : 0;
}

/* True if its links can be those of `own` as well, of which any leads somewhere. */
static bool leads_on(const struct canvas *canvas, const struct placing *placing,
                     const struct text_paragraph *own)
{
    bool any = false;
    for (size_t i = 0; own != NULL && i < own->link_count; i++) {
        any = any || own->links[i].url.size > 0;
    }
    return any && own->link_count == placing->paragraph->link_count &&
           may_link(canvas, placing->element);
}

/* Words of a link, or between two of them. */
static void say_stretch(const struct canvas *canvas, const struct placing *placing,
                        uint32_t link, struct str words)
{
    if (str_trim(words).size == 0) {
        return;
    }
    if (link == 0) {
        canvas_say(canvas,
                   display_add_element(canvas->display, ELEMENT_SPAN, placing->element),
                   words);
        return;
    }
    const struct text_link *to = &placing->paragraph->links[link - 1];
    placing->links[link - 1] = display_add_element(canvas->display, ELEMENT_LINK,
                                                   link_parent(canvas, placing, to));
    canvas_say(canvas, placing->links[link - 1], str_trim(words));
}

void canvas_say_lines(const struct canvas *canvas, struct placing *placing,
                      const struct text_paragraph *own, struct str words)
{
    if (placing->element == NO_ELEMENT || !leads_on(canvas, placing, own)) {
        canvas_say(canvas, placing->element, words);
        return;
    }
    struct arena *arena = canvas->setter->pages;
    struct text_paragraph *set = arena_new(arena, struct text_paragraph);
    struct builder stretch = {.arena = arena};
    uint32_t link = 0;
    *set = *placing->paragraph;
    set->links = own->links; /* they lead to places of their own language */
    placing->paragraph = set;
    placing->links = canvas_make_links(canvas, set);
    for (size_t i = 0; i < set->line_count; i++) {
        const struct text_line *line = &set->lines[i];
        for (size_t k = 0; k < line->piece_count; k++) {
            const struct text_piece *piece = &line->pieces[k];
            if (leading(set, piece->link) != link) {
                say_stretch(canvas, placing, link, builder_str(&stretch));
                link = leading(set, piece->link);
                stretch = (struct builder){.arena = arena};
            }
            add_words(&stretch, piece);
        }
    }
    say_stretch(canvas, placing, link, builder_str(&stretch));
}

void canvas_lead_lines(const struct canvas *canvas, const struct placing *placing)
{
    const struct text_paragraph *set = placing->paragraph;
    for (size_t i = placing->from; placing->links != NULL && i < placing->to; i++) {
        mpt y = placing->at.y + (mpt)(i - placing->from) * set->leading;
        const struct text_line *line = &set->lines[i];
        for (size_t from = 0, to; from < line->piece_count; from = to) {
            uint32_t link = leading(set, line->pieces[from].link);
            for (to = from + 1;
                 to < line->piece_count && leading(set, line->pieces[to].link) == link;) {
                to++;
            }
            if (link != 0 && placing->links[link - 1] != NO_ELEMENT) {
                struct link_span span = {line, from, to, y};
                (void)add_link_area(canvas, placing, &span);
            }
        }
    }
}

void canvas_say_paragraph(const struct canvas *canvas, const struct canvas_same *same,
                          struct point at, element_id element)
{
    struct placing placing = {
        .paragraph = same->printed,
        .to = same->printed->line_count,
        .at = at,
        .element = element,
    };
    canvas_say_lines(canvas, &placing, same->own,
                     text_plain(same->text, canvas->display->arena));
    canvas_lead_lines(canvas, &placing);
}

/* ---- marks --------------------------------------------------------------------------
 */

mpt canvas_optical_left(const struct text_line *line, mpt left)
{
    return left - text_line_ink(line).left;
}

void canvas_mark(const struct canvas *canvas, struct point at, mpt side, size_t number)
{
    mpt street = side * 13 / 100;
    mpt half = (side - street) / 2;
    mpt rest = side - half - street;
    bool cut_upright = number >= 2 && number <= 4;
    bool cut_right = number == 3 || number == 4;
    bool cut_left = number == 4;
    enum theme_colour colour = role_priority(canvas->setter->theme, number).fill;
    for (int column = 0; column < (cut_upright ? 2 : 1); column++) {
        bool cut = column == 0 ? cut_left : cut_right;
        for (int row = 0; row < (cut ? 2 : 1); row++) {
            struct rect parcel = {
                .left = at.x + (column == 1 ? half + street : 0),
                .top = at.y + (row == 1 ? half + street : 0),
                .width = !cut_upright  ? side
                         : column == 0 ? half
                                       : rest,
                .height = !cut       ? side
                          : row == 0 ? half
                                     : rest,
            };
            canvas_rect(canvas, parcel, ARTIFACT_LAYOUT, colour);
        }
    }
}

/* The anchor of a heading in one language: that of its place, or a new one. */
static uint32_t add_anchor(const struct canvas *canvas, const struct heading *heading,
                           enum side side, mpt baseline)
{
    struct display_anchors *anchors = &canvas->display->anchors;
    uint32_t index = place_anchor(heading->place, side);
    if (heading->place == NO_PLACE) {
        index = (uint32_t)anchors->count;
        (void)array_push(canvas->setter->pages, anchors);
    }
    anchors->items[index] = (struct display_anchor){
        canvas->page, mpt_max(baseline - B(3), 0), heading->elements[side]};
    return index;
}

void canvas_heading(const struct canvas *canvas, const struct heading *heading,
                    mpt baseline)
{
    for (size_t i = 0; i < canvas->side_count; i++) {
        enum side side = canvas->sides[i];
        if (heading->title[side].size == 0 && heading->place == NO_PLACE) {
            continue;
        }
        uint32_t anchor = add_anchor(canvas, heading, side, baseline);
        if (heading->title[side].size > 0) {
            *array_push(canvas->setter->pages, &canvas->display->bookmarks) =
                (struct display_bookmark){
                    .lang = canvas->setter->languages[side],
                    .level = heading->level,
                    .title = heading->title[side],
                    .anchor = anchor,
                };
        }
    }
}
