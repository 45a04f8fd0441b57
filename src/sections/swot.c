/* Strengths, weaknesses, opportunities and threats: fields of colour side by side with
 * streets between them, which run off the page. Where they are too long for that, each
 * has a page of its colour; among other sections they are rows. */
#include "sections/build.h"

#define STREET MM(1.6)
#define FIELDS_TOP B(3) /* below the heading */
#define FIELD_FIRST B(3) /* first baseline in a field */
#define FIELD_FOOT MM(5) /* least from the last baseline to the street or the cut */
#define FIELD_INSET MM(4) /* from text to the street */
#define SECOND_APART B(3) /* between the languages of a field */
#define LIST_INDENT MM(4)

enum { ACROSS = 2 };

/* Of a field: its ground, and what is written on it in each language. */
static const struct {
    enum theme_colour ground, ink[SIDE_COUNT];
} FIELDS_COLOURS[SWOT_PART_COUNT] = {
    {COLOUR_LINDEN, {COLOUR_WHITE, COLOUR_LIMELIGHT}},
    {COLOUR_STONE2, {COLOUR_INK, COLOUR_GRAPHITE}},
    {COLOUR_LIME, {COLOUR_INK, COLOUR_DEEP}},
    {COLOUR_TERRACOTTA_TINT, {COLOUR_INK, COLOUR_GRAPHITE}},
};

/* The fields that are given: their texts are the cells of rows. */
struct swot_fields {
    struct script_texts heading;
    const struct block *rows[SWOT_PART_COUNT]; /* a group each */
    size_t parts[SWOT_PART_COUNT]; /* which it is */
    size_t count;
};

/* ---- texts --------------------------------------------------------------------------
 */

/* Texts of a field in its place; with a canvas to paint on, or without one. */
struct field_text {
    const struct canvas *canvas;
    struct rect area; /* of the texts: its top is that of the field */
    size_t part;
    enum role_name role; /* of paragraphs and items */
    bool paints;
};

static mpt indent_of(const struct block_cell *cell)
{
    mpt indent = 0;
    for (const struct block_list *list = cell->list; list != NULL; list = list->outer) {
        indent += LIST_INDENT;
    }
    return indent;
}

static enum role_name role_of(const struct field_text *text,
                              const struct block_cell *cell)
{
    return cell->role == ROLE_BODY ? text->role : cell->role;
}

static const struct text_paragraph *set_cell(const struct field_text *text,
                                             const struct block_cell *cell)
{
    mpt indent = indent_of(cell);
    struct set_how how = {.role = role_of(text, cell),
                          .side = cell->side,
                          .width = text->area.width - indent,
                          .indent = cell->indent};
    return setter_block(text->canvas->setter, cell->text, &how);
}

static void paint_cell(const struct field_text *text, const struct block_cell *cell,
                       mpt y)
{
    const struct canvas *canvas = text->canvas;
    enum theme_colour ink = FIELDS_COLOURS[text->part].ink[cell->side];
    mpt indent = indent_of(cell);
    struct set_how how = {.role = role_of(text, cell),
                          .side = cell->side,
                          .width = LIST_INDENT,
                          .flush = true};
    canvas_paragraph(canvas, setter_block(canvas->setter, cell->label, &how),
                     (struct point){text->area.left + indent - LIST_INDENT, y},
                     cell->label_element, ink);
    canvas_paragraph(canvas, set_cell(text, cell),
                     (struct point){text->area.left + indent, y}, cell->element, ink);
}

/* The rows of one language from baseline `y` on; returns the last baseline. */
static mpt go_down(const struct field_text *text, const struct block *rows,
                   enum side side, mpt y)
{
    mpt last = y;
    bool any = false;
    for (const struct block *row = rows->first; row != NULL; row = row->next) {
        for (size_t i = 0; i < row->as.row.cells.count; i++) {
            const struct block_cell *cell = &row->as.row.cells.items[i];
            if (cell->side != side) {
                continue;
            }
            const struct text_paragraph *set = set_cell(text, cell);
            y = any ? last + mpt_max(row->as.row.space, set->leading) : y;
            if (text->paints) {
                paint_cell(text, cell, y);
            }
            last = y + set_depth(set);
            any = true;
        }
    }
    return last;
}

/* All languages of the page, one below the other; returns the last baseline. */
static mpt fill_field(const struct field_text *text, const struct block *rows,
                      const enum side *sides, size_t count)
{
    mpt y = text->area.top + FIELD_FIRST;
    for (size_t i = 0; i < count; i++) {
        y = go_down(text, rows, sides[i], i == 0 ? y : y + SECOND_APART);
    }
    return y;
}

/* ---- places -------------------------------------------------------------------------
 */

static mpt fields_top(const struct swot_fields *fields, const struct canvas *canvas)
{
    mpt depth = build_heading_depth(&fields->heading, canvas);
    return form_snap(canvas->form->first + depth) + FIELDS_TOP;
}

/* Left edge and width of a field without bleed, from the trim: the last one of an odd
 * number is as wide as the page. */
static struct region field_region(const struct swot_fields *fields,
                                  const struct canvas *canvas, size_t i)
{
    const struct page_form *form = canvas->form;
    mpt middle = canvas_left(canvas) + form->second - form->gutter / 2;
    bool right = i % ACROSS == 1, wide = !right && i + 1 == fields->count;
    mpt left = right ? middle + STREET / 2 : 0;
    mpt end = right || wide ? form->width : middle - STREET / 2;
    return (struct region){left, end - left};
}

static struct field_text text_of(const struct swot_fields *fields,
                                 const struct canvas *canvas, size_t i,
                                 enum role_name role)
{
    struct region region = field_region(fields, canvas, i);
    const struct page_form *form = canvas->form;
    mpt margin = canvas_left(canvas);
    mpt left = i % ACROSS == 0 ? margin : margin + form->second;
    mpt right = mpt_min(region.left + region.width - FIELD_INSET, margin + form->live);
    return (struct field_text){
        canvas, {left, 0, right - left, 0}, fields->parts[i], role, false};
}

/* The height that the field needs, the same on pages that face each other. */
static mpt field_need(const struct swot_fields *fields, const struct canvas *canvas,
                      size_t i, enum role_name role)
{
    static const enum side SIDES[] = {SIDE_FIRST, SIDE_SECOND};
    struct field_text text = text_of(fields, canvas, i, role);
    enum side sides = setter_sides(canvas->setter);
    mpt last = 0;
    if (canvas->form->shared) {
        return fill_field(&text, fields->rows[i], SIDES, sides) + FIELD_FOOT;
    }
    for (enum side side = 0; side < sides; side++) {
        last = mpt_max(last, fill_field(&text, fields->rows[i], &SIDES[side], 1));
    }
    return last + FIELD_FOOT;
}

/* The heights of both rows of fields: equal where that is enough. False if the page does
 * not hold them in that role. */
static bool try_heights(const struct swot_fields *fields, const struct canvas *canvas,
                        enum role_name role, mpt *heights)
{
    mpt need[ACROSS] = {0, 0};
    size_t rows = (fields->count + 1) / ACROSS;
    assert(rows > 0);
    mpt room =
        canvas->form->height - fields_top(fields, canvas) - (mpt)(rows - 1) * STREET;
    for (size_t i = 0; i < fields->count; i++) {
        need[i / ACROSS] = mpt_max(need[i / ACROSS], field_need(fields, canvas, i, role));
    }
    mpt half = room / (mpt)rows;
    heights[0] = mpt_max(need[0], mpt_min(half, room - need[1]));
    heights[1] = room - heights[0];
    return heights[1] >= need[1];
}

/* The same in the larger role that fits. */
static bool row_heights(const struct swot_fields *fields, const struct canvas *canvas,
                        enum role_name *role, mpt *heights)
{
    *role = ROLE_LARGE;
    if (canvas->form->step == 0 && try_heights(fields, canvas, *role, heights)) {
        return true;
    }
    *role = ROLE_BODY;
    return try_heights(fields, canvas, *role, heights);
}

/* ---- drawing --------------------------------------------------------------------- */

static bool swot_can_stand(const void *self, const struct canvas *canvas)
{
    enum role_name role;
    mpt heights[ACROSS];
    return row_heights(self, canvas, &role, heights);
}

static bool swot_fits(const void *self, const struct canvas *canvas,
                      const struct drawing_room *room, size_t from)
{
    (void)room, (void)from;
    return swot_can_stand(self, canvas);
}

static size_t swot_paint(void *self, const struct canvas *canvas, mpt *top, size_t from)
{
    const struct swot_fields *fields = self;
    const struct page_form *form = canvas->form;
    enum role_name role;
    mpt heights[ACROSS];
    mpt y = fields_top(fields, canvas);
    (void)row_heights(fields, canvas, &role, heights);
    for (size_t i = 0; i < fields->count; i++) {
        mpt at = i / ACROSS == 0 ? y : y + heights[0] + STREET;
        bool low = i / ACROSS == (fields->count - 1) / ACROSS;
        struct region region = field_region(fields, canvas, i);
        mpt left = region.left == 0 ? -form->bleed : region.left;
        mpt end = region.left + region.width;
        end += end == form->width ? form->bleed : 0;
        mpt height = heights[i / ACROSS] + (low ? form->bleed : 0);
        canvas_rect(canvas, (struct rect){left, at, end - left, height},
                    ARTIFACT_BACKGROUND, FIELDS_COLOURS[fields->parts[i]].ground);
        struct field_text text = text_of(fields, canvas, i, role);
        text.area.top = at;
        text.paints = true;
        canvas_heading(canvas, fields->rows[i]->first->as.row.heading, at + FIELD_FIRST);
        (void)fill_field(&text, fields->rows[i], canvas->sides, canvas->side_count);
    }
    *top = form->height;
    return from + 1;
}

/* ---- building ------------------------------------------------------------------------
 */

static bool can_be_item(const struct text_blocks *text)
{
    return text != NULL && text->count > 0 && text->items[0].kind == BLOCK_PARAGRAPH;
}

/* A text as an item of a list: its paragraphs, and below them lists of its own. */
static const struct text_blocks *as_item(struct arena *arena,
                                         const struct text_blocks *text, bool first)
{
    struct text_blocks *item = arena_new(arena, struct text_blocks);
    *item = *text;
    item->items = arena_new_array(arena, text->count, struct text_block);
    for (size_t i = 0; i < text->count; i++) {
        struct text_block *block = &item->items[i];
        *block = text->items[i];
        if (block->kind == BLOCK_PARAGRAPH) {
            block->kind = BLOCK_ITEM;
            block->level = 1;
            block->item_start = i == 0;
            block->list_start = i == 0 && first;
        } else if (block->kind == BLOCK_ITEM) {
            block->level++;
        }
    }
    return item;
}

/* Items that follow each other are one list. */
static void add_texts(const struct build *build, struct script *script,
                      const struct swot_field *field)
{
    bool open[SIDE_COUNT] = {false, false};
    for (size_t i = 0; i < field->count; i++) {
        const struct text_blocks *texts[SIDE_COUNT] = {NULL, NULL};
        for (enum side side = 0; side < build_sides(build); side++) {
            const struct text_blocks *text = texts_find(
                build->request->texts, &field->texts[i], build_lang(build, side));
            bool item = field->listed && can_be_item(text);
            texts[side] = item ? as_item(script->arena, text, !open[side]) : text;
            open[side] = text == NULL ? open[side] : item;
        }
        if (i == 0) {
            script_field(script, texts);
        } else {
            script_go_on(script, texts);
        }
    }
}

static bool has_part(const struct build *build, const struct swot_field *field)
{
    bool any = false;
    for (size_t i = 0; i < field->count; i++) {
        any = any || build_has(build, &field->texts[i]);
    }
    return any;
}

/* The heading and the texts of a part, below each other in a group. */
static const struct block *add_part(const struct build *build, struct script *script,
                                    enum swot_part part)
{
    struct block *page = script->into;
    struct str words[SIDE_COUNT] = {{0}};
    for (enum side side = 0; side < build_sides(build); side++) {
        words[side] =
            phrase_find((enum phrase)(PHRASE_STRENGTHS + part), build_lang(build, side));
    }
    struct script_texts heading = script_words(script, words);
    script->into = block_add(script->arena, page, BLOCK_GROUP);
    struct block *row = script_row(script, &heading, ROLE_H2, ELEMENT_H2, NULL);
    (void)script_heading(script, row, 2, NO_PLACE);
    add_texts(build, script, &build->chapter->section->as.swot.parts[part]);
    const struct block *group = script->into;
    script->into = page;
    return group;
}

/* A page of the colour of a part; the first one has the heading of the section. */
static struct script open_page(struct build *build, enum swot_part part, bool first)
{
    enum theme_colour ground = FIELDS_COLOURS[part].ground;
    struct script script = build_script(build, build_page(build, ground));
    script.inverse = theme_is_dark(script.into->as.page.style.ground);
    script.region = build_is_plain(build) ? REGION_TEXT : REGION_LIST_HEAD;
    if (first) {
        build_opening(build, &script);
    }
    script.region = REGION_TEXT;
    return script;
}

static void add_parts(struct build *build, struct swot_fields *fields)
{
    const struct swot *swot = &build->chapter->section->as.swot;
    struct script script = {0};
    for (enum swot_part part = 0; part < SWOT_PART_COUNT; part++) {
        if (!has_part(build, &swot->parts[part])) {
            continue;
        }
        if (fields->count == 0 || !build_is_plain(build)) {
            script = open_page(build, part, fields->count == 0);
        }
        fields->rows[fields->count] = add_part(build, &script, part);
        fields->parts[fields->count++] = part;
    }
    if (fields->count > 0) {
        build_field(build, &script, &build->chapter->section->closing);
        build->chapter->last = script.last;
    }
}

/* The page of the drawing, before which those of the parts give way. */
static void add_drawing(struct build *build, struct swot_fields *fields)
{
    struct arena *arena = build->request->arena;
    struct block *rows = build->chapter->pages;
    build->chapter->pages = NULL;
    struct block *page = build_page(build, COLOUR_WHITE);
    page->as.page.style.no_marks = page->as.page.style.no_folio = true;
    page->as.page.otherwise = rows;
    const enum theme_colour colours[] = {setter_role_colour(ROLE_H1, SIDE_FIRST),
                                         setter_role_colour(ROLE_H1, SIDE_SECOND)};
    build_copy_heading(build, page, rows->first->first, colours);
    struct block *block = block_add(arena, page, BLOCK_DRAWING);
    block->as.drawing =
        (struct drawing){fields, 1, swot_can_stand, swot_fits, NULL, swot_paint, NULL};
}

static void build_swot(struct build *build)
{
    const struct section *section = build->chapter->section;
    bool alone =
        !build_has(build, &section->intro) && !build_has(build, &section->closing);
    struct swot_fields *fields = arena_new(build->request->arena, struct swot_fields);
    build_open_section(build);
    fields->heading = build_inline(build, &section->heading);
    add_parts(build, fields);
    if (alone && fields->count > 1 && !build_is_plain(build)) {
        add_drawing(build, fields);
    }
}

const struct section_type SWOT_TYPE = {.build = build_swot};
