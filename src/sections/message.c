/* A message: portrait and a sentence beside each other, the text, signature and name.
 * What stands above and below the text are drawings; the text flows between them. */
#include "sections/build.h"

#define PORTRAIT_TOP B(3) /* below the baseline of the heading */
#define PORTRAIT_WIDTH MM(67.333) /* as drawn; others in proportion */
#define PORTRAIT_HEIGHT B(18.5)
#define PORTRAIT_LESS B(6.5) /* what it gives at most to the text, in proportion */
#define PORTRAIT_LEAST B(6) /* where the page is low */
#define QUOTE_FIRST B(1.3) /* first baseline below the top of the portrait */
#define QUOTE_FOOT B(1.5) /* last baseline above the foot of the portrait */
#define SECOND_APART B(3) /* between the languages of the quotation */
#define QUOTE_BELOW B(3) /* first baseline below a portrait above it */
#define TEXT_BELOW B(1) /* foot of all that above the room of the text */
#define SIGNATURE_TOP B(3) /* below the last line of the text */
#define SIGNATURE_WIDTH MM(44) /* at most */
#define SIGNATURE_HEIGHT B(3)
#define NAME_BELOW B(3) /* the name below text or signature */
#define OVER_LEAST B(8) /* what goes to another page, with the name */

enum { WIDE_PORTRAIT = 5, NARROW_PORTRAIT = 3, QUOTE_STEPS = 2 };

struct message_parts {
    const struct picture *portrait, *signature;
    struct script_texts quote, name, office;
    element_id portraits[SIDE_COUNT], signatures[SIDE_COUNT];
    element_id quotes[SIDE_COUNT], names[SIDE_COUNT], offices[SIDE_COUNT];
    /* How the opening gives way to the text, on the page that it was asked about last. */
    mpt less; /* of the portrait's height */
    size_t step; /* of the quotation */
    bool breaks; /* in vain: a few lines go to another page */
};

static bool has_picture(const struct picture *picture)
{
    return picture->file.text.size > 0;
}

static bool has_text(const struct script_texts *texts)
{
    return texts->of[SIDE_FIRST] != NULL || texts->of[SIDE_SECOND] != NULL;
}

/* ---- portrait and quotation ---------------------------------------------------------
 */

/* Where they stand; heights below the top of the portrait. */
struct opening {
    mpt left, width, height; /* of the portrait, from the live edge; width 0: none */
    struct region quotes[SIDE_COUNT];
    const struct text_paragraph *words[SIDE_COUNT];
    mpt first[SIDE_COUNT]; /* baselines of the quotation */
    mpt foot;
    enum role_name role;
};

/* Beside the portrait where a page has room for both, else below it. */
static bool is_beside(const struct opening *opening, const struct page_form *form)
{
    return opening->width > 0 && form->step == 0;
}

static void place_portrait(struct opening *opening, const struct message_parts *parts,
                           const struct canvas *canvas)
{
    const struct page_form *form = canvas->form;
    struct region text = form->regions[REGION_TEXT][SIDE_FIRST];
    int columns = form->shared ? WIDE_PORTRAIT : NARROW_PORTRAIT;
    opening->left = text.left;
    if (has_picture(parts->portrait)) {
        opening->width = form_columns(form, columns);
        opening->height =
            (mpt)((int64_t)opening->width * PORTRAIT_HEIGHT / PORTRAIT_WIDTH);
        opening->height -= parts->less;
        opening->foot = opening->height;
    }
    mpt beside = is_beside(opening, form) ? opening->width + form->gutter : 0;
    struct region whole = form->shared ? (struct region){0, form->live} : text;
    opening->quotes[SIDE_FIRST] =
        (struct region){whole.left + beside, whole.width - beside};
    opening->quotes[SIDE_SECOND] = form->shared ? form->regions[REGION_TEXT][SIDE_SECOND]
                                                : opening->quotes[SIDE_FIRST];
}

/* Sets the quotation in the role of the opening; true if the portrait is as tall. */
static bool place_quote(struct opening *opening, const struct message_parts *parts,
                        const struct canvas *canvas)
{
    const struct page_form *form = canvas->form;
    bool beside = is_beside(opening, form);
    mpt above = opening->width > 0 && !beside ? opening->height : 0;
    mpt y = above > 0 ? above + QUOTE_BELOW : QUOTE_FIRST, foot = 0;
    for (enum side side = 0; side < setter_sides(canvas->setter); side++) {
        struct set_how how = {
            .role = opening->role, .side = side, .width = opening->quotes[side].width};
        const struct text_paragraph *words =
            setter_block(canvas->setter, parts->quote.of[side], &how);
        bool below = form->shared && side == SIDE_SECOND;
        mpt level = opening->height - QUOTE_FOOT - set_depth(words);
        opening->words[side] = words;
        opening->first[side] = below && beside ? mpt_max(y, level) : y;
        foot = mpt_max(foot, words == NULL ? 0 : opening->first[side] + set_depth(words));
        y = form->shared && words != NULL ? foot + SECOND_APART : y;
    }
    opening->foot = mpt_max(opening->height, foot);
    return foot <= opening->height - (beside ? 0 : QUOTE_FOOT);
}

/* `room`: height that the page has for it. */
static struct opening set_opening(const struct message_parts *parts,
                                  const struct canvas *canvas, mpt room)
{
    static const enum role_name ROLES[QUOTE_STEPS] = {ROLE_STATEMENT_21,
                                                      ROLE_STATEMENT_14};
    struct opening opening = {0};
    place_portrait(&opening, parts, canvas);
    for (size_t i = parts->step; i < QUOTE_STEPS && has_text(&parts->quote); i++) {
        opening.role = ROLES[i];
        if (place_quote(&opening, parts, canvas) || opening.foot <= room) {
            break;
        }
    }
    if (opening.foot > room && opening.width > 0 && !is_beside(&opening, canvas->form)) {
        mpt less =
            mpt_min(opening.foot - room, mpt_max(opening.height - PORTRAIT_LEAST, 0));
        opening.height -= less;
        opening.foot -= less;
        opening.first[SIDE_FIRST] -= less;
        opening.first[SIDE_SECOND] -= less;
    }
    return opening;
}

static mpt opening_room(const struct canvas *canvas, mpt top)
{
    return canvas->form->last - top;
}

static mpt opening_top(const struct canvas *canvas, mpt top)
{
    return top == 0 ? canvas->form->first - B(1) : top + PORTRAIT_TOP;
}

static bool opening_fits(const void *self, const struct canvas *canvas,
                         const struct drawing_room *room, size_t from)
{
    mpt top = opening_top(canvas, room->top);
    struct opening opening = set_opening(self, canvas, opening_room(canvas, top));
    (void)from;
    return top + opening.foot <= canvas->form->last;
}

static mpt opening_least(const void *self, const struct canvas *canvas)
{
    return PORTRAIT_TOP + set_opening(self, canvas, 0).foot;
}

static void paint_portrait(const struct message_parts *parts,
                           const struct opening *opening, const struct canvas *canvas,
                           mpt top)
{
    const struct display_picture *picture =
        picture_find(canvas->setter, parts->portrait->file.text);
    struct picture_place place = {
        .area = {canvas_left(canvas) + opening->left, top, opening->width,
                 opening->height},
        .figures = {parts->portraits[SIDE_FIRST], parts->portraits[SIDE_SECOND]},
        .mark = parts->portrait->file.mark,
    };
    if (picture != NULL) {
        picture_fill(canvas, picture, &place, place.area);
    }
}

static size_t opening_paint(void *self, const struct canvas *canvas, mpt *top,
                            size_t from)
{
    const struct message_parts *parts = self;
    mpt y = opening_top(canvas, *top);
    struct opening opening = set_opening(parts, canvas, opening_room(canvas, y));
    paint_portrait(parts, &opening, canvas, y);
    for (size_t i = 0; i < canvas->side_count; i++) {
        enum side side = canvas->sides[i];
        struct point at = {canvas_left(canvas) + opening.quotes[side].left,
                           y + opening.first[side]};
        if (opening.words[side] != NULL) {
            canvas_paragraph(canvas, opening.words[side], at, parts->quotes[side],
                             setter_role_colour(opening.role, side));
        }
    }
    *top = y + opening.foot + TEXT_BELOW;
    return from + 1;
}

/* ---- signature and name -------------------------------------------------------------
 */

static const struct text_paragraph *set_words(const struct canvas *canvas,
                                              const struct script_texts *texts,
                                              enum role_name role, enum side side)
{
    struct set_how how = {.role = role,
                          .side = side,
                          .width = canvas->form->regions[REGION_TEXT][side].width};
    return setter_block(canvas->setter, texts->of[side], &how);
}

/* Where the name stands below the last line of the text. */
static mpt name_depth(const struct message_parts *parts)
{
    return has_picture(parts->signature) ? SIGNATURE_TOP + SIGNATURE_HEIGHT + B(2)
                                         : NAME_BELOW;
}

static mpt sign_height(const struct message_parts *parts, const struct canvas *canvas)
{
    mpt depth = 0;
    for (enum side side = 0; side < setter_sides(canvas->setter); side++) {
        depth = mpt_max(
            depth, set_depth(set_words(canvas, &parts->name, ROLE_H3, side)) +
                       set_depth(set_words(canvas, &parts->office, ROLE_NOTE, side)));
    }
    return name_depth(parts) + depth + (has_text(&parts->office) ? B(1) : 0);
}

static bool sign_fits(const void *self, const struct canvas *canvas,
                      const struct drawing_room *room, size_t from)
{
    (void)from;
    return room->top + sign_height(self, canvas) <= canvas->form->last;
}

static mpt sign_least(const void *self, const struct canvas *canvas)
{
    const struct message_parts *parts = self;
    mpt height = sign_height(parts, canvas);
    return parts->breaks ? mpt_max(height, OVER_LEAST) : height;
}

static void paint_signature(const struct message_parts *parts,
                            const struct canvas *canvas, mpt top)
{
    const struct display_picture *picture =
        picture_find(canvas->setter, parts->signature->file.text);
    if (picture == NULL) {
        return;
    }
    struct region region = canvas_region(canvas, REGION_TEXT, canvas->sides[0]);
    struct picture_place place = {
        .area = picture_fit(picture, SIGNATURE_WIDTH, SIGNATURE_HEIGHT),
        .figures = {parts->signatures[SIDE_FIRST], parts->signatures[SIDE_SECOND]},
        .mark = parts->signature->file.mark,
    };
    place.area.left = region.left;
    place.area.top = top + SIGNATURE_TOP;
    picture_place(canvas, picture, &place);
}

static size_t sign_paint(void *self, const struct canvas *canvas, mpt *top, size_t from)
{
    const struct message_parts *parts = self;
    mpt above = *top == 0 ? canvas->form->first - NAME_BELOW : *top;
    paint_signature(parts, canvas, above);
    for (size_t i = 0; i < canvas->side_count; i++) {
        enum side side = canvas->sides[i];
        const struct text_paragraph *name =
            set_words(canvas, &parts->name, ROLE_H3, side);
        const struct text_paragraph *office =
            set_words(canvas, &parts->office, ROLE_NOTE, side);
        struct point at = {canvas_region(canvas, REGION_TEXT, side).left,
                           above + name_depth(parts)};
        canvas_paragraph(canvas, name, at, parts->names[side],
                         setter_role_colour(ROLE_H3, side));
        at.y += name == NULL ? 0 : set_depth(name) + B(1);
        canvas_paragraph(canvas, office, at, parts->offices[side],
                         setter_role_colour(ROLE_NOTE, side));
    }
    *top = above + sign_height(parts, canvas);
    return from + 1;
}

/* ---- a long text ---------------------------------------------------------------------
 */

/* By how much the opening, the text and the name are too long for the page. */
static mpt height_over(const struct message_parts *parts, const struct canvas *canvas,
                       const struct drawing_room *room)
{
    mpt top = opening_top(canvas, room->top);
    struct opening opening = set_opening(parts, canvas, opening_room(canvas, top));
    return form_snap(top + opening.foot + TEXT_BELOW) + room->below - canvas->form->last;
}

/* True if a portrait so much lower, and a quotation in that size, make all fit. */
static bool makes_room(struct message_parts *parts, const struct canvas *canvas,
                       const struct drawing_room *room, mpt most)
{
    for (parts->less = 0; parts->less <= most; parts->less += B(1)) {
        if (height_over(parts, canvas, room) <= 0) {
            return true;
        }
    }
    parts->less = 0;
    return false;
}

/* The portrait becomes lower, line by line, then the quotation smaller, so that no few
 * lines stand on a page of their own. */
static void opening_give_way(void *self, const struct canvas *canvas,
                             const struct drawing_room *room)
{
    struct message_parts *parts = self;
    struct drawing_room all = *room;
    all.below -= sign_least(parts, canvas) - sign_height(parts, canvas);
    parts->less = 0;
    parts->step = 0;
    parts->breaks = false;
    mpt over = height_over(parts, canvas, &all);
    if (over <= 0 || over >= OVER_LEAST) {
        return;
    }
    mpt height = set_opening(parts, canvas, canvas->form->last).height;
    mpt most = (mpt)((int64_t)height * PORTRAIT_LESS / PORTRAIT_HEIGHT);
    for (; parts->step < QUOTE_STEPS; parts->step++) {
        if (makes_room(parts, canvas, &all, most)) {
            return;
        }
    }
    parts->step = 0;
    parts->breaks = true;
}

/* ---- building ------------------------------------------------------------------------
 */

static bool can_stand(const void *self, const struct canvas *canvas)
{
    (void)self, (void)canvas;
    return true;
}

/* The salutation, or the heading; contents and bookmarks take the heading. */
static void add_heading(const struct build *build, struct script *script)
{
    const struct section *section = build->chapter->section;
    bool greets = build_has(build, &section->as.message.salutation);
    struct block *row = build_row(
        build, script, greets ? &section->as.message.salutation : &section->heading,
        ROLE_H1, ELEMENT_H1);
    if (row != NULL) {
        struct heading *heading = script_heading(script, row, 1, build->chapter->index);
        for (enum side side = 0; side < build_sides(build); side++) {
            heading->title[side] = build->chapter->heading[side];
        }
    }
    build_field(build, script, &section->intro);
}

static void add_figures(const struct build *build, const struct script *script,
                        const struct picture *picture, element_id *figures)
{
    figures[SIDE_FIRST] = figures[SIDE_SECOND] = NO_ELEMENT;
    if (has_picture(picture)) {
        script_add_elements(script, ELEMENT_FIGURE, figures);
    }
    for (enum side side = 0; has_picture(picture) && side < build_sides(build); side++) {
        enum lang lang = build_lang(build, side);
        struct str alt =
            texts_plain(build->request->texts, &picture->alt, lang, script->arena);
        if (alt.size == 0) {
            struct str name = texts_plain(build->request->texts,
                                          &build->chapter->section->as.message.name, lang,
                                          script->arena);
            struct str word = phrase_find(PHRASE_SIGNED, lang);
            alt = str_format(script->arena, "%.*s: %.*s", STR_ARGS(word), STR_ARGS(name));
        }
        script->display->elements.items[figures[side]].words = alt;
    }
}

static void add_opening(const struct build *build, struct script *script,
                        struct message_parts *parts)
{
    if (!has_picture(parts->portrait) && !has_text(&parts->quote)) {
        return;
    }
    add_figures(build, script, parts->portrait, parts->portraits);
    for (enum side side = 0; side < build_sides(build); side++) {
        if (parts->quote.of[side] != NULL) {
            element_id block = display_add_element(script->display, ELEMENT_BLOCK_QUOTE,
                                                   script->parent[side]);
            parts->quotes[side] = display_add_element(script->display, ELEMENT_P, block);
        }
    }
    struct block *block = block_add(script->arena, script->into, BLOCK_DRAWING);
    block->as.drawing = (struct drawing){.self = parts,
                                         .parts = 1,
                                         .can_stand = can_stand,
                                         .fits = opening_fits,
                                         .least = opening_least,
                                         .paint = opening_paint,
                                         .give_way = opening_give_way};
    script->last = ROW_FIGURE;
}

/* It stays with the last paragraph of the text. */
static void add_sign(const struct build *build, struct script *script,
                     struct message_parts *parts)
{
    struct block *last = script->into->last;
    if (last != NULL && last->kind == BLOCK_ROW) {
        last->keep = KEEP_NEXT;
    }
    add_figures(build, script, parts->signature, parts->signatures);
    script_add_elements(script, ELEMENT_P, parts->names);
    script_add_elements(script, ELEMENT_P, parts->offices);
    struct block *block = block_add(script->arena, script->into, BLOCK_DRAWING);
    block->as.drawing = (struct drawing){.self = parts,
                                         .parts = 1,
                                         .can_stand = can_stand,
                                         .fits = sign_fits,
                                         .least = sign_least,
                                         .paint = sign_paint};
    script->last = ROW_FIGURE;
}

static void build_message(struct build *build)
{
    const struct section *section = build->chapter->section;
    const struct message *message = &section->as.message;
    struct message_parts *parts = arena_new(build->request->arena, struct message_parts);
    *parts = (struct message_parts){
        .portrait = &message->portrait,
        .signature = &message->signature,
        .quote = build_inline(build, &message->quote),
        .name = build_inline(build, &message->name),
        .office = build_inline(build, &message->office),
    };
    build_open_section(build);
    struct script script = build_script(build, build_page(build, COLOUR_WHITE));
    add_heading(build, &script);
    add_opening(build, &script, parts);
    build_field(build, &script, &message->text);
    add_sign(build, &script, parts);
    build_field(build, &script, &section->closing);
    build->chapter->last = script.last;
}

const struct section_type MESSAGE_TYPE = {.build = build_message};
