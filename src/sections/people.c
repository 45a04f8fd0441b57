/* People: two beside each other where the page is wide, each with a photograph or
 * without one; what both languages say alike stands once. */
#include "sections/build.h"

#define PHOTO_WIDTH MM(28)
#define PHOTO_HEIGHT MM(35)
#define PHOTO_APART MM(4)
#define RULE PT(0.4)
#define LINE B(1.25) /* first baseline below the rule */
#define PHOTO_TOP B(0.6) /* of a photograph below the rule */
#define CARD_FOOT B(0.9) /* least space below a card */
#define BELOW_TEXT B(0.75) /* the first rule below the heading of a group */
#define BELOW_TITLE B(1.75) /* below that of the section */

struct card_line {
    struct script_texts texts;
    enum role_name role;
    bool same; /* both languages say the same */
    bool contact; /* stands below what both languages say of the person */
    element_id elements[SIDE_COUNT];
};

struct card {
    struct card_line *lines;
    size_t line_count;
    struct word photo; /* empty: none */
    bool beside; /* its text leaves room for a photograph, as all of the group */
    element_id figures[SIDE_COUNT];
};

struct cards {
    struct card *items;
    size_t count;
    mpt gap; /* from the text above to the first rule */
};

/* ---- a card --------------------------------------------------------------------------
 */

/* A card in its place. */
struct card_place {
    const struct canvas *canvas;
    const struct card *card;
    struct point at; /* left end of its rule, from the live edge */
    mpt width;
};

static mpt text_inset(const struct card *card)
{
    return card->beside ? PHOTO_WIDTH + PHOTO_APART : 0;
}

static const struct text_paragraph *set_line(const struct card_place *place,
                                             const struct card_line *line, enum side side)
{
    struct set_how how = {.role = line->role,
                          .side = side,
                          .width = place->width - text_inset(place->card)};
    return setter_block(place->canvas->setter, line->texts.of[side], &how);
}

/* True if that language is not printed, for the first one says the same beside it. */
static bool is_said(const struct card_place *place, const struct card_line *line,
                    enum side side)
{
    return place->canvas->form->shared && line->same && side == SIDE_SECOND;
}

/* Where the first language prints a line that the second one, which is at `y`, only says:
 * how to reach somebody directly above. */
static mpt printed_at(const struct card_place *place, const struct card_line *line, mpt y)
{
    if (line->contact) {
        return y - set_depth(set_line(place, line, SIDE_FIRST)) - B(1);
    }
    y = place->at.y + LINE;
    for (const struct card_line *own = place->card->lines; own < line; own++) {
        y += own->texts.of[SIDE_FIRST] == NULL
                 ? 0
                 : set_depth(set_line(place, own, SIDE_FIRST)) + B(1);
    }
    return y;
}

static void paint_line(const struct card_place *place, const struct card_line *line,
                       enum side side, mpt y)
{
    const struct canvas *canvas = place->canvas;
    const struct text_paragraph *set = set_line(place, line, side);
    mpt left = canvas_left(canvas) + place->at.x + text_inset(place->card);
    if (is_said(place, line, side)) {
        struct canvas_same same = {line->texts.of[side], set,
                                   set_line(place, line, SIDE_FIRST)};
        struct point at = {left, printed_at(place, line, y)};
        canvas_say_paragraph(canvas, &same, at, line->elements[side]);
    } else {
        canvas_paragraph(canvas, set, (struct point){left, y}, line->elements[side],
                         setter_role_colour(line->role, side));
    }
}

/* A line in one language at *y, which moves below it. */
static void go_past(const struct card_place *place, const struct card_line *line,
                    enum side side, bool paints, mpt *y)
{
    if (line->texts.of[side] == NULL) {
        return;
    }
    if (paints) {
        paint_line(place, line, side, *y);
    }
    *y += is_said(place, line, side) ? 0 : set_depth(set_line(place, line, side)) + B(1);
}

/* Goes down the lines in the languages of a page: who somebody is in one language, then
 * in the other, then how to reach them. Returns the baseline after the last line. Paints
 * them if it is to. */
static mpt go_down(const struct card_place *place, const enum side *sides, size_t count,
                   bool paints)
{
    const struct card *card = place->card;
    mpt y = place->at.y + LINE;
    size_t who = 0;
    while (who < card->line_count && !card->lines[who].contact) {
        who++;
    }
    for (size_t k = 0; k < count; k++) {
        for (size_t i = 0; i < who; i++) {
            go_past(place, &card->lines[i], sides[k], paints, &y);
        }
    }
    for (size_t i = who; i < card->line_count; i++) {
        for (size_t k = 0; k < count; k++) {
            go_past(place, &card->lines[i], sides[k], paints, &y);
        }
    }
    return y;
}

/* The same on pages that face each other. */
static mpt card_height(const struct card_place *place)
{
    static const enum side SIDES[] = {SIDE_FIRST, SIDE_SECOND};
    enum side sides = setter_sides(place->canvas->setter);
    mpt text = 0;
    for (enum side side = 0; side < sides && !place->canvas->form->shared; side++) {
        text = mpt_max(text, go_down(place, &SIDES[side], 1, false));
    }
    if (place->canvas->form->shared) {
        text = go_down(place, SIDES, sides, false);
    }
    mpt photo =
        place->card->photo.text.size > 0 ? PHOTO_TOP + PHOTO_HEIGHT + CARD_FOOT : 0;
    return form_snap(mpt_max(text - B(1) + CARD_FOOT - place->at.y, photo));
}

static void paint_card(const struct card_place *place)
{
    const struct canvas *canvas = place->canvas;
    const struct card *card = place->card;
    const struct display_picture *photo = picture_find(canvas->setter, card->photo.text);
    mpt left = canvas_left(canvas) + place->at.x;
    canvas_rect(canvas, (struct rect){left, place->at.y, place->width, RULE},
                ARTIFACT_LAYOUT, COLOUR_STONE2);
    if (photo != NULL) {
        struct picture_place at = {
            .area = {left, place->at.y + PHOTO_TOP, PHOTO_WIDTH, PHOTO_HEIGHT},
            .figures = {card->figures[SIDE_FIRST], card->figures[SIDE_SECOND]},
            .mark = card->photo.mark,
        };
        picture_fill(canvas, photo, &at, at.area);
    }
    (void)go_down(place, canvas->sides, canvas->side_count, true);
}

/* ---- rows of cards ------------------------------------------------------------------
 */

static size_t cards_across(const struct canvas *canvas)
{
    return canvas->form->step == 0 ? 2 : 1;
}

static struct card_place place_of(const struct cards *cards, const struct canvas *canvas,
                                  size_t i, mpt y)
{
    const struct page_form *form = canvas->form;
    size_t across = cards_across(canvas);
    int columns = form->columns / (int)across;
    mpt left = form_column(form, (int)(i % across) * columns + 1);
    return (struct card_place){
        canvas, &cards->items[i], {left, y}, form_columns(form, columns)};
}

/* The row that begins with that card. */
static mpt row_height(const struct cards *cards, const struct canvas *canvas, size_t from)
{
    mpt height = 0;
    for (size_t i = from; i < from + cards_across(canvas) && i < cards->count; i++) {
        struct card_place place = place_of(cards, canvas, i, 0);
        height = mpt_max(height, card_height(&place));
    }
    return height;
}

static mpt first_rule(const struct cards *cards, const struct canvas *canvas, mpt top)
{
    return top == 0 ? canvas->form->first - LINE : top + cards->gap;
}

static bool holds(const struct canvas *canvas, mpt y, mpt height)
{
    return y + height - CARD_FOOT <= canvas->form->last + PT(3);
}

static bool cards_can_stand(const void *self, const struct canvas *canvas)
{
    (void)self, (void)canvas;
    return true;
}

static bool cards_fit(const void *self, const struct canvas *canvas,
                      const struct drawing_room *room, size_t from)
{
    return holds(canvas, first_rule(self, canvas, room->top),
                 row_height(self, canvas, from));
}

static mpt cards_least(const void *self, const struct canvas *canvas)
{
    const struct cards *cards = self;
    return cards->gap + row_height(cards, canvas, 0) - CARD_FOOT;
}

/* The card after the last row of them on a page whose first rule stands at `y`: of three
 * rows and more one goes on to the next page, where another would be alone. */
static size_t page_end(const struct cards *cards, const struct canvas *canvas, mpt y,
                       size_t from)
{
    size_t across = cards_across(canvas), end = from;
    for (; end < cards->count; end += across) {
        mpt height = row_height(cards, canvas, end);
        if (end > from && !holds(canvas, y, height)) {
            break;
        }
        y += height;
    }
    bool alone = end < cards->count && cards->count - end <= across;
    return alone && end - from > 2 * across ? end - across : end;
}

static size_t cards_paint(void *self, const struct canvas *canvas, mpt *top, size_t from)
{
    const struct cards *cards = self;
    mpt y = first_rule(cards, canvas, *top);
    size_t end = page_end(cards, canvas, y, from), at = from;
    while (at < end && at < cards->count) {
        mpt height = row_height(cards, canvas, at);
        size_t row = at + cards_across(canvas);
        for (; at < row && at < cards->count; at++) {
            struct card_place place = place_of(cards, canvas, at, y);
            paint_card(&place);
        }
        y += height;
    }
    *top = y - CARD_FOOT;
    return at;
}

/* ---- building ------------------------------------------------------------------------
 */

static void add_line(const struct build *build, struct card *card,
                     const struct script_texts *texts, enum role_name role)
{
    if (texts->of[SIDE_FIRST] != NULL || texts->of[SIDE_SECOND] != NULL) {
        bool same = build_says_same(build, texts);
        card->lines[card->line_count++] =
            (struct card_line){.texts = *texts, .role = role, .same = same};
    }
}

static void add_link(const struct build *build, struct card *card,
                     const struct localized *text, enum directory_link kind)
{
    struct script_texts texts = {{NULL, NULL}};
    for (enum side side = 0; side < build_sides(build); side++) {
        struct str words = text->text[build_lang(build, side)];
        if (words.size > 0) {
            texts.of[side] = directory_link(build->request->brochure, kind, words,
                                            build->request->arena);
        }
    }
    size_t before = card->line_count;
    add_line(build, card, &texts,
             kind == LINK_PHONE ? ROLE_DIRECTORY_PHONE : ROLE_DIRECTORY_TEXT);
    if (card->line_count > before) {
        card->lines[before].contact = true;
    }
}

static void add_lines(const struct build *build, struct card *card,
                      const struct person *person)
{
    struct arena *arena = build->request->arena;
    struct script_texts name = build_inline(build, &person->name);
    struct script_texts role = build_inline(build, &person->role);
    struct script_texts place = build_inline(build, &person->place);
    for (enum side side = 0; person->vacant && side < build_sides(build); side++) {
        name.of[side] =
            text_make_block(arena, phrase_find(PHRASE_VACANT, build_lang(build, side)));
    }
    card->lines = arena_new_array(arena, person->phone_count + 4, struct card_line);
    add_line(build, card, &name, person->vacant ? ROLE_DIRECTORY_TEXT : ROLE_H3);
    add_line(build, card, &role, ROLE_DIRECTORY_TEXT);
    add_line(build, card, &place, ROLE_DIRECTORY_TEXT);
    for (size_t i = 0; i < person->phone_count; i++) {
        add_link(build, card, &person->phones[i], LINK_PHONE);
    }
    add_link(build, card, &person->email, LINK_EMAIL);
    card->photo = person->photo.file;
}

static void add_elements(const struct build *build, struct script *script,
                         struct card *card, const struct person *person,
                         const element_id *lists)
{
    struct display *display = script->display;
    for (enum side side = 0; side < build_sides(build); side++) {
        element_id item = display_add_element(display, ELEMENT_LI, lists[side]);
        element_id body = display_add_element(display, ELEMENT_LBODY, item);
        card->figures[side] = NO_ELEMENT;
        if (card->photo.text.size > 0) {
            card->figures[side] = display_add_element(display, ELEMENT_FIGURE, body);
            display->elements.items[card->figures[side]].words =
                texts_plain(build->request->texts, &person->photo.alt,
                            build_lang(build, side), script->arena);
        }
        for (size_t i = 0; i < card->line_count; i++) {
            card->lines[i].elements[side] = display_add_element(display, ELEMENT_P, body);
        }
    }
}

/* People who have the group of the first one, with its heading. */
static size_t add_group(const struct build *build, struct script *script, size_t from)
{
    const struct people *people = &build->chapter->section->as.people;
    struct cards *cards = arena_new(script->arena, struct cards);
    element_id lists[SIDE_COUNT] = {NO_ELEMENT, NO_ELEMENT};
    enum lang lang = build_lang(build, SIDE_FIRST);
    struct str group = people->items[from].group.text[lang];
    (void)build_row(build, script, &people->items[from].group, ROLE_H2, ELEMENT_H2);
    script_add_elements(script, ELEMENT_L, lists);
    cards->gap = script->last == ROW_H1 ? BELOW_TITLE : BELOW_TEXT;
    cards->items = arena_new_array(script->arena, people->item_count - from, struct card);
    bool photos = false;
    size_t at = from;
    for (;
         at < people->item_count && str_equal(people->items[at].group.text[lang], group);
         at++) {
        struct card *card = &cards->items[cards->count++];
        add_lines(build, card, &people->items[at]);
        add_elements(build, script, card, &people->items[at], lists);
        photos = photos || card->photo.text.size > 0;
    }
    for (size_t i = 0; i < cards->count; i++) {
        cards->items[i].beside = photos;
    }
    struct block *block = block_add(script->arena, script->into, BLOCK_DRAWING);
    block->as.drawing = (struct drawing){
        cards, cards->count, cards_can_stand, cards_fit, cards_least, cards_paint, NULL};
    script->last = ROW_FIGURE;
    return at;
}

static void build_people(struct build *build)
{
    const struct people *people = &build->chapter->section->as.people;
    build_open_section(build);
    struct script script = build_script(build, build_page(build, COLOUR_WHITE));
    script.region = REGION_LIST_HEAD;
    build_opening(build, &script);
    for (size_t i = 0; i < people->item_count;) {
        i = add_group(build, &script, i);
    }
    build_field(build, &script, &build->chapter->section->closing);
    build->chapter->last = script.last;
}

const struct section_type PEOPLE_TYPE = {.build = build_people};
