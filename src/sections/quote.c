/* A quotation on a page of its own, on linden: a large quotation mark, the words, who
 * said them. Where the words are too long for that, they are rows among others. */
#include "sections/build.h"

#define QUOTE_SECOND_GAP B(4) /* below the words of the first language */
#define QUOTE_SPEAKER_GAP B(4) /* above who said them */

/* Where the parts stand on a page with 59 lines; other pages in proportion. */
enum { LINES = 59, MARK_LINE = 12, WORDS_LINE = 26, SECOND_LINE = 47, SPEAKER_LINE = 55 };
enum { WORDS_PART = 15, WHOLE = 17 }; /* of the live width */
enum { ROOMY = 59 /* lines from which on the mark has its full size */ };

struct quote {
    struct script_texts words, speaker, occasion;
    element_id quotes[SIDE_COUNT], speakers[SIDE_COUNT], occasions[SIDE_COUNT];
};

/* A quotation as it stands on a page. */
struct quote_setting {
    const struct text_paragraph *words[SIDE_COUNT];
    mpt first[SIDE_COUNT]; /* baselines of their first lines */
    mpt speaker; /* baseline of who said them */
};

static mpt line_at(const struct page_form *form, int line)
{
    return form_snap((mpt)((int64_t)form->last * line / LINES));
}

static struct region words_region(const struct canvas *canvas, enum side side)
{
    const struct page_form *form = canvas->form;
    bool below = form->shared && side == SIDE_SECOND;
    struct region whole = {0, (mpt)((int64_t)form->live * WORDS_PART / WHOLE)};
    return below ? form->regions[REGION_TEXT][SIDE_SECOND] : whole;
}

/* True if the words stand between the mark and the speaker in that role. */
static bool set_words(struct quote_setting *setting, const struct quote *quote,
                      const struct canvas *canvas, enum role_name role)
{
    const struct page_form *form = canvas->form;
    mpt below = line_at(form, WORDS_LINE);
    bool fits = true;
    setting->speaker = line_at(form, SPEAKER_LINE);
    for (enum side side = 0; side < setter_sides(canvas->setter); side++) {
        struct region region = words_region(canvas, side);
        struct set_how how = {.role = role, .side = side, .width = region.width};
        const struct text_paragraph *words =
            setter_block(canvas->setter, quote->words.of[side], &how);
        bool second = form->shared && side == SIDE_SECOND;
        setting->words[side] = words;
        setting->first[side] = second ? mpt_max(below, line_at(form, SECOND_LINE))
                                      : line_at(form, WORDS_LINE);
        mpt end = setting->first[side] + set_depth(words);
        below = form_snap(end + QUOTE_SECOND_GAP);
        fits = fits && end + QUOTE_SPEAKER_GAP <= setting->speaker &&
               (words == NULL || words->division == DIVISION_NONE);
    }
    return fits;
}

static bool set_quote(struct quote_setting *setting, const struct quote *quote,
                      const struct canvas *canvas)
{
    static const enum role_name ROLES[] = {ROLE_QUOTE_36, ROLE_QUOTE_28, ROLE_QUOTE_21};
    for (size_t i = canvas->form->step; i < sizeof ROLES / sizeof ROLES[0]; i++) {
        if (set_words(setting, quote, canvas, ROLES[i])) {
            return true;
        }
    }
    return false;
}

static bool quote_can_stand(const void *self, const struct canvas *canvas)
{
    struct quote_setting setting = {0};
    return set_quote(&setting, self, canvas);
}

static bool quote_fits(const void *self, const struct canvas *canvas,
                       const struct drawing_room *room, size_t from)
{
    (void)self, (void)canvas, (void)from;
    return room->top == 0;
}

static void paint_mark(const struct canvas *canvas)
{
    bool roomy = canvas->form->last >= B(ROOMY);
    const struct text_line *line =
        setter_line(canvas->setter, STR("\xE2\x80\x9E"),
                    roomy ? ROLE_QUOTE_MARK : ROLE_QUOTE_MARK_SMALL, canvas->sides[0]);
    struct point at = {canvas_optical_left(line, canvas_left(canvas)),
                       line_at(canvas->form, MARK_LINE)};
    canvas_artifact_line(canvas, line, at, ARTIFACT_LAYOUT, COLOUR_LEAF);
}

static void paint_side(const struct quote *quote, const struct quote_setting *setting,
                       const struct canvas *canvas, enum side side)
{
    mpt width = canvas->form->regions[REGION_TEXT][side].width;
    enum theme_colour colour = side == SIDE_FIRST ? COLOUR_WHITE : COLOUR_LIMELIGHT;
    const struct script_texts *texts[] = {&quote->speaker, &quote->occasion};
    const element_id elements[] = {quote->speakers[side], quote->occasions[side]};
    static const enum role_name ROLES[] = {ROLE_COVER_ISSUER, ROLE_COVER_PERIOD};
    if (setting->words[side] == NULL) {
        return;
    }
    mpt left = canvas_left(canvas) + words_region(canvas, side).left;
    canvas_paragraph(canvas, setting->words[side],
                     (struct point){left, setting->first[side]}, quote->quotes[side],
                     colour);
    mpt y = setting->speaker;
    for (size_t i = 0; i < 2; i++) {
        struct set_how how = {.role = ROLES[i], .side = side, .width = width};
        const struct text_paragraph *paragraph =
            setter_block(canvas->setter, texts[i]->of[side], &how);
        if (paragraph != NULL) {
            canvas_paragraph(canvas, paragraph, (struct point){left, y}, elements[i],
                             colour);
            y += set_depth(paragraph) + B(1);
        }
    }
}

static size_t quote_paint(void *self, const struct canvas *canvas, mpt *top, size_t from)
{
    struct quote_setting setting = {0};
    (void)set_quote(&setting, self, canvas);
    paint_mark(canvas);
    for (size_t i = 0; i < canvas->side_count; i++) {
        paint_side(self, &setting, canvas, canvas->sides[i]);
    }
    *top = canvas->form->height;
    return from + 1;
}

/* ---- building ------------------------------------------------------------------------
 */

/* „градинар, на срещата на 14 май“: what of both is given. */
static struct script_texts make_occasion(const struct build *build,
                                         const struct script *script)
{
    const struct quote_section *source = &build->chapter->section->as.quote;
    struct str office[SIDE_COUNT] = {{0}}, when[SIDE_COUNT] = {{0}};
    struct str words[SIDE_COUNT] = {{0}};
    build_plain(build, &source->office, office);
    build_plain(build, &source->when, when);
    for (enum side side = 0; side < build_sides(build); side++) {
        const char *comma = office[side].size > 0 && when[side].size > 0 ? ", " : "";
        words[side] = str_format(script->arena, "%.*s%s%.*s", STR_ARGS(office[side]),
                                 comma, STR_ARGS(when[side]));
    }
    return script_words(script, words);
}

static struct quote *make_quote(const struct build *build, const struct script *script)
{
    const struct quote_section *source = &build->chapter->section->as.quote;
    struct quote *quote = arena_new(script->arena, struct quote);
    *quote = (struct quote){
        .words = build_inline(build, &source->text),
        .speaker = build_inline(build, &source->speaker),
        .occasion = make_occasion(build, script),
    };
    for (enum side side = 0; side < build_sides(build); side++) {
        struct display *display = script->display;
        element_id block =
            display_add_element(display, ELEMENT_BLOCK_QUOTE, script->parent[side]);
        bool occasion = quote->occasion.of[side] != NULL;
        quote->quotes[side] = display_add_element(display, ELEMENT_P, block);
        quote->speakers[side] =
            display_add_element(display, ELEMENT_P, script->parent[side]);
        quote->occasions[side] =
            occasion ? display_add_element(display, ELEMENT_P, script->parent[side])
                     : NO_ELEMENT;
    }
    return quote;
}

static void add_rows(struct script *script, const struct quote *quote)
{
    (void)script_row(script, &quote->words, ROLE_LEAD, ELEMENT_P, quote->quotes);
    (void)script_row(script, &quote->speaker, ROLE_H3, ELEMENT_P, quote->speakers);
    (void)script_row(script, &quote->occasion, ROLE_NOTE, ELEMENT_P, quote->occasions);
}

/* The page of the drawing, before which the last page of the chapter gives way. */
static void add_drawing(struct build *build, struct quote *quote)
{
    struct block *rows = build_take_page(build);
    struct block *page = build_page(build, COLOUR_LINDEN);
    struct block *block = block_add(build->request->arena, page, BLOCK_DRAWING);
    page->as.page.style.no_marks = true;
    block->as.drawing =
        (struct drawing){quote, 1, quote_can_stand, quote_fits, NULL, quote_paint, NULL};
    build_otherwise(build, rows);
}

static void build_quote(struct build *build)
{
    const struct section *section = build->chapter->section;
    bool alone = !section_has_heading(section) && !build_has(build, &section->intro) &&
                 !build_has(build, &section->closing);
    build_open_section(build);
    struct script script = build_script(build, build_page(build, COLOUR_WHITE));
    build_opening(build, &script);
    struct quote *quote = make_quote(build, &script);
    add_rows(&script, quote);
    build_field(build, &script, &section->closing);
    build->chapter->last = ROW_BODY;
    if (alone && !build_is_plain(build)) {
        add_drawing(build, quote);
    }
}

const struct section_type QUOTE_TYPE = {.build = build_quote};
