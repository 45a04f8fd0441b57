/* The imprint: addresses as QR codes beside each other, then rows of keys and values. */
#include "sections/pairs.h"
#include "base/url.h"

#define RULE PT(0.4)
#define RULE_TOP B(3) /* below the heading */
#define CODE_TOP B(1) /* below the rule */
#define LABEL_BELOW B(1.4) /* least from a code to the baseline of its label */
#define CODES_FOOT B(2) /* below the last line */
#define MODULE MM(1) /* as drawn; less where a code has more of them */
#define MODULE_STEP MM(0.1)
#define MODULE_LEAST MM(0.4)

enum { ACROSS_WIDE = 3, ACROSS_NARROW = 2, CODE_LINES = 2 };

struct code_line {
    struct script_texts texts;
    enum role_name role;
    bool same; /* both languages say the same */
    element_id elements[SIDE_COUNT];
};

struct code {
    const struct qr_code *modules[SIDE_COUNT];
    struct code_line lines[CODE_LINES]; /* label, address */
    element_id figures[SIDE_COUNT];
};

struct codes {
    struct code *items;
    size_t count;
};

/* ---- places -------------------------------------------------------------------------
 */

static size_t codes_across(const struct canvas *canvas)
{
    return canvas->form->step == 0 ? ACROSS_WIDE : ACROSS_NARROW;
}

static mpt code_width(const struct canvas *canvas)
{
    return form_columns(canvas->form, canvas->form->columns / (int)codes_across(canvas));
}

/* The largest module with which the code fits its columns. */
static mpt module_of(const struct canvas *canvas, const struct qr_code *code)
{
    mpt module = MODULE;
    while (module > MODULE_LEAST && (mpt)code->size * module > code_width(canvas)) {
        module -= MODULE_STEP;
    }
    return module;
}

static const struct text_paragraph *set_line(const struct canvas *canvas,
                                             const struct code_line *line, enum side side)
{
    struct set_how how = {.role = line->role, .side = side, .width = code_width(canvas)};
    return setter_block(canvas->setter, line->texts.of[side], &how);
}

/* True if that language is not printed, for the first one says the same beside it. */
static bool is_said(const struct canvas *canvas, const struct code_line *line,
                    enum side side)
{
    return canvas->form->shared && line->same && side == SIDE_SECOND;
}

static void paint_line(const struct canvas *canvas, const struct code_line *line,
                       enum side side, struct point at)
{
    if (is_said(canvas, line, side)) {
        struct canvas_same same = {line->texts.of[side], set_line(canvas, line, side),
                                   set_line(canvas, line, SIDE_FIRST)};
        at.y -= set_depth(same.printed) + B(1);
        canvas_say_paragraph(canvas, &same, at, line->elements[side]);
    } else {
        canvas_paragraph(canvas, set_line(canvas, line, side), at, line->elements[side],
                         setter_role_colour(line->role, side));
    }
}

/* Goes down the lines below a code in those languages; returns the last baseline. */
static mpt go_down(const struct canvas *canvas, const struct code *code,
                   const enum side *sides, size_t count, const struct point *at)
{
    mpt y = at == NULL ? 0 : at->y;
    for (size_t i = 0; i < CODE_LINES; i++) {
        for (size_t k = 0; k < count; k++) {
            const struct code_line *line = &code->lines[i];
            if (line->texts.of[sides[k]] == NULL) {
                continue;
            }
            if (at != NULL) {
                paint_line(canvas, line, sides[k], (struct point){at->x, y});
            }
            y += is_said(canvas, line, sides[k])
                     ? 0
                     : set_depth(set_line(canvas, line, sides[k])) + B(1);
        }
    }
    return y - B(1);
}

/* From the rule to the baseline of the labels of a row, and to its last line. */
struct code_row {
    mpt label, foot;
};

static struct code_row measure_row(const struct codes *codes, const struct canvas *canvas,
                                   size_t from)
{
    static const enum side SIDES[] = {SIDE_FIRST, SIDE_SECOND};
    enum side sides = setter_sides(canvas->setter);
    mpt size = 0, text = 0;
    for (size_t i = from; i < from + codes_across(canvas) && i < codes->count; i++) {
        const struct code *code = &codes->items[i];
        for (enum side side = 0; side < sides; side++) {
            const struct qr_code *modules = code->modules[side];
            size = mpt_max(size, (mpt)modules->size * module_of(canvas, modules));
            mpt own = go_down(canvas, code, &SIDES[side], 1, NULL);
            text = mpt_max(text, own);
        }
        if (canvas->form->shared) {
            text = mpt_max(text, go_down(canvas, code, SIDES, sides, NULL));
        }
    }
    mpt label = form_snap(CODE_TOP + size + LABEL_BELOW);
    return (struct code_row){label, label + text};
}

static mpt rule_at(const struct canvas *canvas, mpt top)
{
    return top == 0 ? canvas->form->first - B(1) : top + RULE_TOP;
}

/* ---- drawing --------------------------------------------------------------------- */

static bool codes_can_stand(const void *self, const struct canvas *canvas)
{
    (void)self, (void)canvas;
    return true;
}

static bool codes_fit(const void *self, const struct canvas *canvas,
                      const struct drawing_room *room, size_t from)
{
    mpt foot = measure_row(self, canvas, from).foot;
    return rule_at(canvas, room->top) + foot <= canvas->form->last;
}

static mpt codes_least(const void *self, const struct canvas *canvas)
{
    return RULE_TOP + measure_row(self, canvas, 0).foot;
}

/* The figure of the page's first language owns the code. */
static void paint_modules(const struct canvas *canvas, const struct code *code,
                          struct point at)
{
    enum side side = canvas->sides[0];
    const struct qr_code *modules = code->modules[side];
    mpt module = module_of(canvas, modules), size = (mpt)modules->size * module;
    struct display_op *op = display_add_content(canvas->display, canvas->page,
                                                DISPLAY_PATH, code->figures[side]);
    op->path = qr_outline(modules, at, module, canvas->setter->pages);
    op->colour = setter_colour(canvas->setter, COLOUR_INK);
    if (canvas->side_count > 1) {
        op = display_add_content(canvas->display, canvas->page, DISPLAY_EMPTY,
                                 code->figures[canvas->sides[1]]);
        op->left = at.x;
        op->top = at.y;
        op->width = op->height = size;
    }
}

static void paint_code(const struct canvas *canvas, const struct code *code,
                       struct point at, mpt label)
{
    struct point text = {at.x, at.y + label};
    canvas_rect(canvas, (struct rect){at.x, at.y, code_width(canvas), RULE},
                ARTIFACT_LAYOUT, COLOUR_DEEP);
    paint_modules(canvas, code, (struct point){at.x, at.y + CODE_TOP});
    (void)go_down(canvas, code, canvas->sides, canvas->side_count, &text);
}

static size_t codes_paint(void *self, const struct canvas *canvas, mpt *top, size_t from)
{
    const struct codes *codes = self;
    mpt y = rule_at(canvas, *top);
    size_t at = from, across = codes_across(canvas);
    while (at < codes->count) {
        struct code_row row = measure_row(codes, canvas, at);
        if (at > from && y + row.foot > canvas->form->last) {
            break;
        }
        for (size_t i = 0; i < across && at < codes->count; i++, at++) {
            int column = (int)i * canvas->form->columns / (int)across + 1;
            mpt left = canvas_left(canvas) + form_column(canvas->form, column);
            paint_code(canvas, &codes->items[at], (struct point){left, y}, row.label);
        }
        *top = y + row.foot;
        y = *top + CODES_FOOT;
    }
    return at;
}

/* ---- building ------------------------------------------------------------------------
 */

static void make_code(const struct build *build, struct code *code,
                      const struct imprint_link *link)
{
    struct arena *arena = build->request->arena;
    struct script_texts address = {{NULL, NULL}};
    struct script_texts label = build_inline(build, &link->label);
    for (enum side side = 0; side < build_sides(build); side++) {
        struct str url = link->url.text[build_lang(build, side)];
        address.of[side] = directory_link(build->request->brochure, LINK_URL, url, arena);
        code->modules[side] = qr_make(address.of[side]->runs[0].link, arena);
    }
    code->lines[0] = (struct code_line){
        label, ROLE_COLOPHON_TITLE, build_says_same(build, &label), {0}};
    code->lines[1] =
        (struct code_line){address, ROLE_NOTE, build_says_same(build, &address), {0}};
}

static void add_elements(const struct build *build, const struct script *script,
                         struct code *code, const element_id *lists)
{
    struct display *display = script->display;
    for (enum side side = 0; side < build_sides(build); side++) {
        element_id item = display_add_element(display, ELEMENT_LI, lists[side]);
        element_id body = display_add_element(display, ELEMENT_LBODY, item);
        struct str address = text_plain(code->lines[1].texts.of[side], script->arena);
        struct str word = phrase_find(PHRASE_QR_CODE, build_lang(build, side));
        code->figures[side] = display_add_element(display, ELEMENT_FIGURE, body);
        display->elements.items[code->figures[side]].words =
            str_format(script->arena, "%.*s: %.*s", STR_ARGS(word), STR_ARGS(address));
        for (size_t i = 0; i < CODE_LINES; i++) {
            code->lines[i].elements[side] = display_add_element(display, ELEMENT_P, body);
        }
    }
}

static void add_codes(const struct build *build, struct script *script)
{
    const struct imprint *imprint = &build->chapter->section->as.imprint;
    struct codes *codes = arena_new(script->arena, struct codes);
    element_id lists[SIDE_COUNT] = {NO_ELEMENT, NO_ELEMENT};
    script_add_elements(script, ELEMENT_L, lists);
    codes->count = imprint->link_count;
    codes->items = arena_new_array(script->arena, codes->count, struct code);
    for (size_t i = 0; i < codes->count; i++) {
        make_code(build, &codes->items[i], &imprint->links[i]);
        add_elements(build, script, &codes->items[i], lists);
    }
    struct block *block = block_add(script->arena, script->into, BLOCK_DRAWING);
    block->as.drawing = (struct drawing){
        codes, codes->count, codes_can_stand, codes_fit, codes_least, codes_paint, NULL};
    script->last = ROW_FIGURE;
}

static void add_rows(const struct build *build, struct script *script)
{
    const struct imprint *imprint = &build->chapter->section->as.imprint;
    struct pairs *pairs = arena_new(script->arena, struct pairs);
    *pairs = (struct pairs){
        .items = arena_new_array(script->arena, imprint->row_count, struct pair),
        .count = imprint->row_count,
        .role = ROLE_COLOPHON,
        .numbering = LIST_WORDS,
        .column = 3,
        .rule = COLOUR_DEEP};
    for (size_t i = 0; i < pairs->count; i++) {
        pairs->items[i].key = build_inline(build, &imprint->rows[i].key);
        pairs->items[i].value = build_inline(build, &imprint->rows[i].value);
    }
    pairs_add(script, pairs);
}

static void build_imprint(struct build *build)
{
    const struct imprint *imprint = &build->chapter->section->as.imprint;
    build_open_section(build);
    struct script script = build_script(build, build_page(build, COLOUR_WHITE));
    if (imprint->link_count > 0) {
        script.region = REGION_LIST_HEAD;
    }
    build_opening(build, &script);
    if (imprint->link_count > 0) {
        add_codes(build, &script);
    }
    if (imprint->row_count > 0) {
        add_rows(build, &script);
    }
    build_field(build, &script, &build->chapter->section->closing);
    build->chapter->last = script.last;
}

const struct section_type IMPRINT_TYPE = {.build = build_imprint};
