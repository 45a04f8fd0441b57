/* The strip on stone that holds the facts of an entry: heads and values in columns, in
 * one row or two, funding below them. */
#include "sections/strip.h"

#define STRIP_ABOVE B(0.75) /* from the last line of text to the strip */
#define STRIP_HEAD B(1.25) /* baselines from its upper edge on */
#define STRIP_FOOT B(0.75) /* below the last line */
#define STRIP_BELOW B(1.25) /* to what follows */
#define STRIP_INSET MM(2)
#define COLUMN_APART MM(2)
#define WIDE_STRIP MM(135) /* one that holds all facts beside each other */

enum { NARROW_ACROSS = 3, WIDE_ACROSS = 5, HALF_ACROSS = 4 };

/* Shares of the width, as they stand on a page of A4. */
static const int WEIGHTS[FACT_COUNT] = {39, 27, 24, 30, 25, 39, 24, 32, 40, 34, 34, 34};

struct fact {
    enum fact_kind kind;
    struct script_texts head, value;
    element_id heads[SIDE_COUNT], values[SIDE_COUNT];
    bool same; /* the languages say the same, so it is printed once */
};

struct strip {
    struct fact items[FACT_COUNT]; /* those in columns */
    size_t count;
    bool funded;
    struct fact funding; /* below them, each language in its column of text */
    enum progress state;
};

/* ---- places -------------------------------------------------------------------------
 */

/* The strip reaches from the column of the text to the live edge. */
static struct rect strip_area(const struct canvas *canvas)
{
    mpt left = canvas->form->regions[REGION_ENTRY][canvas->sides[0]].left;
    return (struct rect){canvas_left(canvas) + left, 0, canvas->form->live - left, 0};
}

static size_t across(const struct strip *strip, const struct canvas *canvas)
{
    bool wide = strip_area(canvas).width >= WIDE_STRIP;
    size_t most = wide ? WIDE_ACROSS : NARROW_ACROSS;
    return strip->count <= most ? strip->count : wide ? HALF_ACROSS : NARROW_ACROSS;
}

/* Left edge and width of a fact within the strip. */
static struct region fact_region(const struct strip *strip, const struct canvas *canvas,
                                 size_t index)
{
    size_t count = across(strip, canvas), first = index / count * count;
    int all = 0, before = 0;
    mpt room = strip_area(canvas).width - STRIP_INSET;
    for (size_t i = first; i < first + count && i < strip->count; i++) {
        all += WEIGHTS[strip->items[i].kind];
        before += i < index ? WEIGHTS[strip->items[i].kind] : 0;
    }
    assert(all > 0);
    int own = WEIGHTS[strip->items[index].kind];
    mpt left = (mpt)((int64_t)room * before / all);
    mpt width = (mpt)((int64_t)room * own / all);
    return (struct region){STRIP_INSET + left, width - COLUMN_APART};
}

static const struct text_paragraph *set_value(const struct strip *strip,
                                              const struct canvas *canvas, size_t index,
                                              enum side side)
{
    const struct fact *fact = &strip->items[index];
    mpt beside = fact->kind == FACT_STATE ? PROGRESS_APART : 0;
    struct set_how how = {.role = ROLE_FACT,
                          .side = side,
                          .width = fact_region(strip, canvas, index).width - beside};
    return setter_block(canvas->setter, fact->value.of[side], &how);
}

static size_t value_lines(const struct strip *strip, const struct canvas *canvas,
                          size_t index, enum side side)
{
    const struct text_paragraph *value = set_value(strip, canvas, index, side);
    return value == NULL ? 0 : value->line_count;
}

/* Lines of a fact in the languages of the page: of those that face each other the most,
 * so that their rows stand level. */
static size_t fact_lines(const struct strip *strip, const struct canvas *canvas,
                         size_t index)
{
    size_t lines = 0;
    if (canvas->form->leaves == 1) {
        for (size_t i = 0; i < canvas->side_count; i++) {
            bool printed = !(i > 0 && strip->items[index].same);
            lines += printed ? value_lines(strip, canvas, index, canvas->sides[i]) : 0;
        }
        return lines;
    }
    for (enum side side = 0; side < setter_sides(canvas->setter); side++) {
        size_t own = value_lines(strip, canvas, index, side);
        lines = own > lines ? own : lines;
    }
    return lines;
}

/* Lines of values in the row of facts that begins at `first`. */
static size_t row_lines(const struct strip *strip, const struct canvas *canvas,
                        size_t first)
{
    size_t most = 1, count = across(strip, canvas);
    for (size_t i = first; i < first + count && i < strip->count; i++) {
        size_t lines = fact_lines(strip, canvas, i);
        most = lines > most ? lines : most;
    }
    return most;
}

/* Where the funding of a language stands in the strip. */
static struct region funding_region(const struct canvas *canvas, enum side side)
{
    const struct page_form *form = canvas->form;
    struct rect area = strip_area(canvas);
    mpt middle = canvas_left(canvas) + form->second - area.left;
    mpt end = area.width - STRIP_INSET;
    if (!form->shared) {
        return (struct region){STRIP_INSET, end - STRIP_INSET};
    }
    return side == SIDE_FIRST
               ? (struct region){STRIP_INSET, middle - STRIP_INSET - COLUMN_APART}
               : (struct region){middle, end - middle};
}

static const struct text_paragraph *set_funding(const struct strip *strip,
                                                const struct canvas *canvas,
                                                enum side side)
{
    struct set_how how = {
        .role = ROLE_FACT, .side = side, .width = funding_region(canvas, side).width};
    return setter_block(canvas->setter, strip->funding.value.of[side], &how);
}

/* The same on pages that face each other. */
static mpt funding_height(const struct strip *strip, const struct canvas *canvas)
{
    enum side sides[SIDE_COUNT];
    size_t count = grid_sides(canvas, sides), most = 0;
    for (size_t i = 0; i < count && strip->funded; i++) {
        const struct text_paragraph *set = set_funding(strip, canvas, sides[i]);
        most = set != NULL && set->line_count > most ? set->line_count : most;
    }
    return most == 0 ? 0 : B(1.5) + (mpt)most * B(1);
}

/* The height of all rows of facts. */
static mpt strip_height(const struct strip *strip, const struct canvas *canvas)
{
    mpt height = strip->count > 0 ? 0 : STRIP_HEAD - B(1.5);
    for (size_t i = 0; i < strip->count; i += across(strip, canvas)) {
        mpt lines = (mpt)row_lines(strip, canvas, i);
        height += (i == 0 ? STRIP_HEAD : B(1.5)) + lines * B(1);
    }
    return height + funding_height(strip, canvas) + STRIP_FOOT;
}

/* ---- painting -----------------------------------------------------------------------
 */

/* Head of a fact: both languages on one line. */
static void paint_head(const struct fact *fact, const struct canvas *canvas,
                       struct point at)
{
    for (size_t i = 0; i < canvas->side_count; i++) {
        enum side side = canvas->sides[i];
        struct set_how how = {
            .role = ROLE_FACT_HEAD, .side = side, .width = canvas->form->live};
        const struct text_paragraph *head =
            setter_block(canvas->setter, fact->head.of[side], &how);
        if (fact->values[side] == NO_ELEMENT || head == NULL) {
            continue;
        }
        canvas_paragraph(canvas, head, at, fact->heads[side],
                         setter_role_colour(ROLE_FACT_HEAD, side));
        at.x += head->widest + PT(2.5);
    }
}

static void paint_fact(const struct strip *strip, const struct canvas *canvas,
                       size_t index, struct point at)
{
    const struct fact *fact = &strip->items[index];
    paint_head(fact, canvas, at);
    mpt y = at.y + B(1);
    bool marked = false;
    for (size_t i = 0; i < canvas->side_count; i++) {
        enum side side = canvas->sides[i];
        const struct text_paragraph *value = set_value(strip, canvas, index, side);
        mpt beside = fact->kind == FACT_STATE ? PROGRESS_APART : 0;
        if (value == NULL) {
            continue;
        }
        if (fact->kind == FACT_STATE && !marked) {
            canvas_progress(canvas, facts_mark(strip->state), (struct point){at.x, y});
            marked = true;
        }
        if (i > 0 && fact->same) {
            canvas_shared(canvas, fact->values[side],
                          text_plain(fact->value.of[side], canvas->setter->pages));
            continue;
        }
        canvas_paragraph(canvas, value, (struct point){at.x + beside, y},
                         fact->values[side], setter_role_colour(ROLE_FACT, side));
        y += set_depth(value) + B(1);
    }
}

/* Its languages side by side, each below its head. */
static void paint_funding(const struct strip *strip, const struct canvas *canvas,
                          struct point at)
{
    const struct fact *fact = &strip->funding;
    for (size_t i = 0; i < canvas->side_count; i++) {
        enum side side = canvas->sides[i];
        const struct text_paragraph *value = set_funding(strip, canvas, side);
        mpt left = at.x + funding_region(canvas, side).left;
        struct set_how how = {
            .role = ROLE_FACT_HEAD, .side = side, .width = canvas->form->live};
        if (value != NULL) {
            canvas_paragraph(canvas,
                             setter_block(canvas->setter, fact->head.of[side], &how),
                             (struct point){left, at.y}, fact->heads[side],
                             setter_role_colour(ROLE_FACT_HEAD, side));
            canvas_paragraph(canvas, value, (struct point){left, at.y + B(1)},
                             fact->values[side], setter_role_colour(ROLE_FACT, side));
        }
    }
}

static size_t strip_paint(void *self, const struct canvas *canvas, mpt *top, size_t from)
{
    const struct strip *strip = self;
    struct rect area = strip_area(canvas);
    area.top = *top > 0 ? *top + STRIP_ABOVE : canvas->form->first - B(1);
    area.height = strip_height(strip, canvas);
    canvas_rect(canvas, area, ARTIFACT_LAYOUT, COLOUR_STONE);
    mpt y = area.top + STRIP_HEAD;
    for (size_t first = 0; first < strip->count; first += across(strip, canvas)) {
        for (size_t i = first; i < first + across(strip, canvas) && i < strip->count;
             i++) {
            struct region region = fact_region(strip, canvas, i);
            paint_fact(strip, canvas, i, (struct point){area.left + region.left, y});
        }
        y += (mpt)row_lines(strip, canvas, first) * B(1) + B(1.5);
    }
    if (strip->funded) {
        paint_funding(strip, canvas, (struct point){area.left, y});
    }
    *top = area.top + area.height + STRIP_BELOW;
    return from + 1;
}

static mpt strip_least(const void *self, const struct canvas *canvas)
{
    return STRIP_ABOVE + strip_height(self, canvas);
}

static bool strip_can_stand(const void *self, const struct canvas *canvas)
{
    return strip_height(self, canvas) < canvas->form->last - canvas->form->first;
}

static bool strip_fits(const void *self, const struct canvas *canvas,
                       const struct drawing_room *room, size_t from)
{
    (void)from;
    return room->top == 0 ||
           room->top + strip_least(self, canvas) <= canvas->form->last + B(1);
}

/* ---- building -----------------------------------------------------------------------
 */

static void add_elements(const struct script *script, struct fact *fact,
                         const element_id *lists)
{
    for (enum side side = 0; side < script->side_count; side++) {
        struct display *display = script->display;
        fact->heads[side] = fact->values[side] = NO_ELEMENT;
        if (fact->value.of[side] == NULL) {
            continue;
        }
        element_id item = display_add_element(display, ELEMENT_LI, lists[side]);
        fact->heads[side] = display_add_element(display, ELEMENT_LBL, item);
        element_id body = display_add_element(display, ELEMENT_LBODY, item);
        fact->values[side] = display_add_element(display, ELEMENT_P, body);
    }
}

void strip_add(const struct build *build, struct script *script,
               const struct facts *facts, unsigned kinds)
{
    struct strip *strip = arena_new(script->arena, struct strip);
    element_id lists[SIDE_COUNT] = {NO_ELEMENT, NO_ELEMENT};
    strip->state = facts->state;
    script_add_list(script, LIST_WORDS, lists);
    for (enum fact_kind kind = 0; kind < FACT_COUNT; kind++) {
        struct str heads[SIDE_COUNT] = {{0}};
        const struct str *words = facts->words[kind];
        if ((kinds & 1U << kind) == 0) {
            continue;
        }
        for (enum side side = 0; side < build_sides(build); side++) {
            heads[side] = facts_head(kind, build_lang(build, side));
        }
        if (kind == FACT_FUNDING && words[SIDE_FIRST].size == 0 &&
            words[SIDE_SECOND].size == 0) {
            continue; /* another measure of the set has some */
        }
        strip->funded = kind == FACT_FUNDING;
        struct fact *fact =
            strip->funded ? &strip->funding : &strip->items[strip->count++];
        *fact = (struct fact){
            .kind = kind,
            .head = script_words(script, heads),
            .value = script_words_of(script, words, facts->marks[kind]),
            .same = str_equal(words[SIDE_FIRST], words[SIDE_SECOND]),
        };
        add_elements(script, fact, lists);
    }
    struct block *block = block_add(script->arena, script->into, BLOCK_DRAWING);
    block->as.drawing = (struct drawing){
        strip, 1, strip_can_stand, strip_fits, strip_least, strip_paint, NULL};
}
