/* From the last line of the text area upwards, so it makes no difference where the text
 * above them ends. Where languages share the page, notes of the same number are level. */
#include "layout/footnotes.h"
#include "base/array.h"

#define HANG MM(4.6) /* from the number to the note */
#define HANG_WIDE MM(6.5) /* the same from one of three digits */
#define RULE PT(0.5)
#define RULE_RISE B(1.5) /* of the rule above the first line */

enum { RULE_COLUMNS = 2 };

/* ---- measures ------------------------------------------------------------------------
 */

static mpt hang_of(const struct text_note *note)
{
    return note->number < 100 ? HANG : HANG_WIDE;
}

static const struct text_paragraph *set_note(const struct setter *setter,
                                             const struct page_form *form,
                                             const struct text_note *note, enum side side)
{
    struct set_how how = {.role = ROLE_NOTE,
                          .side = side,
                          .width =
                              form->regions[REGION_TEXT][side].width - hang_of(note)};
    return setter_block(setter, note->block, &how);
}

static bool at_foot(const struct pass *pass)
{
    return pass->layout->brochure->layout.notes == NOTES_AT_FOOT;
}

static bool is_among(const struct footnotes_of *lines, size_t cell, size_t line)
{
    const struct cell *of = &lines->row->cells.items[cell];
    size_t from = lines->from == NULL ? 0 : lines->from[cell];
    return line >= from && line < row_lines_above(of, lines->limit.of[of->side]);
}

/* The height of the first language's note of that number, among the lines. */
static mpt height_beside(const struct spread *spread, const struct footnotes_of *lines,
                         uint32_t number)
{
    for (size_t i = 0; i < lines->row->cells.count; i++) {
        const struct cell *cell = &lines->row->cells.items[i];
        for (size_t k = 0; k < cell->paragraph->sign_count; k++) {
            const struct text_sign *sign = &cell->paragraph->signs[k];
            if (cell->side == SIDE_FIRST && sign->note->number == number &&
                is_among(lines, i, sign->line)) {
                return (mpt)set_note(&spread->pass->setter, spread->form, sign->note,
                                     SIDE_FIRST)
                           ->line_count *
                       B(1);
            }
        }
    }
    return 0;
}

void footnotes_add(const struct spread *spread, const struct footnotes_of *lines,
                   struct footnotes_heights *heights)
{
    for (size_t i = 0; i < lines->row->cells.count && at_foot(spread->pass); i++) {
        const struct cell *cell = &lines->row->cells.items[i];
        for (size_t k = 0; k < cell->paragraph->sign_count; k++) {
            const struct text_sign *sign = &cell->paragraph->signs[k];
            if (!is_among(lines, i, sign->line)) {
                continue;
            }
            const struct text_paragraph *set =
                set_note(&spread->pass->setter, spread->form, sign->note, cell->side);
            mpt own = (mpt)set->line_count * B(1);
            bool second = cell->side == SIDE_SECOND && spread->form->shared;
            mpt beside = second ? height_beside(spread, lines, sign->note->number) : 0;
            heights->of[spread->form->leaf[cell->side]] += mpt_max(own - beside, 0);
        }
    }
}

/* ---- what is to be painted -----------------------------------------------------------
 */

/* The SECT that an element stands in: a note is read behind all of it. */
static element_id section_of(const struct display *display, element_id element)
{
    const struct element *elements = display->elements.items;
    while (elements[element].kind != ELEMENT_SECT && elements[element].parent != 0) {
        element = elements[element].parent;
    }
    return element;
}

void footnotes_note(const struct spread *spread, const struct cell *cell, size_t from,
                    size_t to, mpt baseline)
{
    struct pass *pass = spread->pass;
    const struct text_paragraph *paragraph = cell->paragraph;
    for (size_t i = 0; i < paragraph->sign_count && at_foot(pass); i++) {
        const struct text_sign *sign = &paragraph->signs[i];
        if (sign->line >= from && sign->line < to) {
            element_id section = section_of(pass->display, cell->element);
            *array_push(pass->arena, &pass->footnotes) = (struct footnote_place){
                .note = sign->note,
                .side = cell->side,
                .canvas = spread_canvas(spread, spread->form->leaf[cell->side]),
                .first_page = spread->page,
                .baseline = baseline + (mpt)(sign->line - from) * paragraph->leading,
                .element = display_add_element(pass->display, ELEMENT_NOTE, section),
            };
        }
    }
}

/* The place before `at` of a note in the same language; SIZE_MAX: there is none. */
static size_t place_before(const struct footnote_place *places, size_t first, size_t at)
{
    for (size_t i = at; i > first; i--) {
        if (places[i - 1].side == places[at].side) {
            return i - 1;
        }
    }
    return SIZE_MAX;
}

/* Notes change places, not elements, which are in the order of reading already. */
void footnotes_sort(struct pass *pass, size_t first)
{
    struct footnote_place *places = pass->footnotes.items;
    for (size_t i = first; i < pass->footnotes.count; i++) {
        size_t before;
        for (size_t at = i; (before = place_before(places, first, at)) != SIZE_MAX &&
                            places[before].note->number > places[at].note->number;
             at = before) {
            const struct footnote_place held = places[at];
            places[at].note = places[before].note;
            places[at].baseline = places[before].baseline;
            places[before].note = held.note;
            places[before].baseline = held.baseline;
        }
    }
}

/* ---- painting ------------------------------------------------------------------------
 */

/* Notes that stand level: one, or one of each language. */
struct level {
    const struct footnote_place *of[SIDE_COUNT];
    mpt height;
};

struct levels {
    struct level *items;
    size_t count, capacity;
};

static struct level *find_level(const struct levels *levels,
                                const struct footnote_place *place)
{
    for (size_t i = 0; i < levels->count && place->canvas.form->shared; i++) {
        const struct footnote_place *other =
            levels->items[i].of[SIDE_SECOND - place->side];
        if (other != NULL && levels->items[i].of[place->side] == NULL &&
            other->note->number == place->note->number) {
            return &levels->items[i];
        }
    }
    return NULL;
}

static const struct text_paragraph *set_place(const struct footnote_place *place)
{
    return set_note(place->canvas.setter, place->canvas.form, place->note, place->side);
}

/* The notes of a page, in the order in which they stand. */
static struct levels make_levels(struct pass *pass, const struct footnote_place *places,
                                 size_t count, size_t page)
{
    struct levels levels = {0};
    for (size_t i = 0; i < count; i++) {
        if (places[i].canvas.page != page) {
            continue;
        }
        struct level *level = find_level(&levels, &places[i]);
        if (level == NULL) {
            level = array_push(pass->arena, &levels);
        }
        level->of[places[i].side] = &places[i];
        level->height =
            mpt_max(level->height, (mpt)set_place(&places[i])->line_count * B(1));
    }
    return levels;
}

/* The number leads back to where the text refers to it. */
static void paint_number(const struct footnote_place *place, struct point at)
{
    const struct canvas *canvas = &place->canvas;
    struct display *display = canvas->display;
    struct str words = str_format(display->arena, "%u", place->note->number);
    const struct text_line *line =
        setter_line(canvas->setter, words, ROLE_NOTE, place->side);
    element_id label = display_add_element(display, ELEMENT_LBL, place->element);
    element_id link = display_add_element(display, ELEMENT_LINK, label);
    canvas_line(canvas, line, at, link, setter_role_colour(ROLE_NOTE, place->side));
    *array_push(canvas->setter->pages, &display->links) = (struct display_link){
        .page = canvas->page,
        .area = {at.x, at.y - B(1) * 4 / 5, hang_of(place->note), B(1)},
        .element = link,
        .anchor = place->note->back - 1,
        .contents = place->note->back_name,
    };
}

static void paint_note(const struct footnote_place *place, mpt y)
{
    const struct canvas *canvas = &place->canvas;
    struct region region = canvas_region(canvas, REGION_TEXT, place->side);
    paint_number(place, (struct point){region.left, y});
    canvas_paragraph(canvas, set_place(place),
                     (struct point){region.left + hang_of(place->note), y},
                     display_add_element(canvas->display, ELEMENT_P, place->element),
                     setter_role_colour(ROLE_NOTE, place->side));
    canvas->display->anchors.items[place->note->anchor - 1] =
        (struct display_anchor){canvas->page, mpt_max(y - B(3), 0), place->element};
}

static void paint_rule(const struct footnote_place *place, mpt y)
{
    const struct canvas *canvas = &place->canvas;
    struct region region = canvas_region(canvas, REGION_TEXT, place->side);
    struct rect area = {region.left, y, form_columns(canvas->form, RULE_COLUMNS), RULE};
    canvas_rect(canvas, area, ARTIFACT_LAYOUT, COLOUR_GRAPHITE);
}

/* The notes from the top, and a rule above the first one of each language that has a part
 * of the page to itself. */
static void paint_levels(const struct levels *levels, mpt y)
{
    bool ruled[SIDE_COUNT] = {false, false};
    for (size_t i = 0; i < levels->count; i++) {
        for (enum side side = 0; side < SIDE_COUNT; side++) {
            const struct footnote_place *place = levels->items[i].of[side];
            if (place == NULL) {
                continue;
            }
            if (!ruled[side]) {
                paint_rule(place, y - RULE_RISE);
                ruled[side] = true;
                ruled[SIDE_SECOND - side] |= !place->canvas.form->shared;
            }
            paint_note(place, y);
        }
        y += levels->items[i].height;
    }
}

static void finish_page(struct pass *pass, const struct footnote_place *places,
                        size_t count, size_t page)
{
    struct levels levels = make_levels(pass, places, count, page);
    mpt y = places[0].canvas.form->last + B(1);
    for (size_t i = 0; i < levels.count; i++) {
        y -= levels.items[i].height;
    }
    for (size_t i = 0; i < count; i++) {
        bool crowded =
            places[i].canvas.page == page && places[i].baseline + FOOTNOTES_APART > y;
        pass->crowded = crowded && pass->crowded == NULL ? places[i].note : pass->crowded;
    }
    paint_levels(&levels, y);
}

void footnotes_finish(struct pass *pass)
{
    const struct footnote_place *places = pass->footnotes.items;
    for (size_t from = 0, to; from < pass->footnotes.count; from = to) {
        size_t first = places[from].first_page;
        for (to = from + 1;
             to < pass->footnotes.count && places[to].first_page == first;) {
            to++;
        }
        for (size_t leaf = 0; leaf < places[from].canvas.form->leaves; leaf++) {
            finish_page(pass, &places[from], to - from, first + leaf);
        }
    }
}
