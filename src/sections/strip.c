/* The strip on stone that holds the facts of an entry: heads and values in columns, in
 * one row or more, funding below them. */
#include "sections/strip.h"
#include "sections/strip_parts.h"

#define STRIP_ABOVE B(0.75) /* from the last line of text to the strip */
#define STRIP_HEAD B(1.25) /* baselines from its upper edge on */
#define STRIP_ROW B(2) /* from the last line of a row to the heads of the next */
#define STRIP_FOOT B(0.75) /* below the last line */
#define STRIP_BELOW B(1.25) /* to what follows */

/* ---- places -------------------------------------------------------------------------
 */

/* The strip reaches from the column of the text to the live edge. */
static struct rect strip_area(const struct canvas *canvas)
{
    mpt left = canvas->form->regions[REGION_ENTRY][canvas->sides[0]].left;
    return (struct rect){canvas_left(canvas) + left, 0, canvas->form->live - left, 0};
}

/* A strip on a page. */
struct stand {
    const struct strip *strip;
    const struct canvas *canvas;
    const struct strip_columns *columns;
};

static struct stand stand_of(const struct strip *strip, const struct canvas *canvas)
{
    const struct strip_columns *columns =
        strip_columns_of(strip, canvas, strip_area(canvas).width);
    return (struct stand){strip, canvas, columns};
}

/* Funding takes the whole width. */
static struct region funding_region(const struct canvas *canvas)
{
    return (struct region){STRIP_INSET, strip_area(canvas).width - 2 * STRIP_INSET};
}

static size_t rows_of(const struct stand *stand)
{
    size_t rows = 0;
    for (size_t i = 0; i < stand->strip->count; i++) {
        size_t place = strip_place(stand->strip, stand->columns->count, i);
        rows = place == SIZE_MAX ? rows : place / stand->columns->count + 1;
    }
    return rows;
}

static const struct text_paragraph *set_line(const struct canvas *canvas,
                                             const struct fact *fact, size_t line,
                                             enum side side, mpt width)
{
    struct set_how how = {
        .role = ROLE_FACT, .side = side, .width = width - strip_hang(fact, canvas, side)};
    return setter_block(canvas->setter, fact->lines[line].texts.of[side], &how);
}

static size_t value_lines(const struct canvas *canvas, const struct fact *fact,
                          enum side side, mpt width)
{
    size_t lines = 0;
    for (size_t i = 0; i < fact->line_count; i++) {
        const struct text_paragraph *set = set_line(canvas, fact, i, side, width);
        lines += set == NULL ? 0 : set->line_count;
    }
    return lines;
}

/* Lines of a fact in the languages of the page: of those that face each other the most,
 * so that their rows stand level. */
static size_t fact_lines(const struct canvas *canvas, const struct fact *fact, mpt width)
{
    enum side sides[SIDE_COUNT];
    size_t lines = 0, count = grid_sides(canvas, sides);
    for (size_t i = 0; i < count; i++) {
        size_t own = value_lines(canvas, fact, sides[i], width);
        bool printed = !(i > 0 && fact->same);
        if (canvas->form->shared) {
            lines += printed ? own : 0;
        } else {
            lines = own > lines ? own : lines;
        }
    }
    return lines;
}

/* From the heads of a row of facts to its last line. */
static mpt row_depth(const struct stand *stand, size_t row)
{
    size_t most = 1, across = stand->columns->count;
    for (size_t i = 0; i < stand->strip->count; i++) {
        size_t place = strip_place(stand->strip, across, i);
        if (place != SIZE_MAX && place / across == row) {
            size_t lines =
                fact_lines(stand->canvas, &stand->strip->items[i],
                           strip_region(stand->strip, stand->columns, place).width);
            most = lines > most ? lines : most;
        }
    }
    return (mpt)(most + stand->columns->stacked) * B(1);
}

static mpt funding_depth(const struct stand *stand)
{
    mpt width = funding_region(stand->canvas).width;
    return (mpt)fact_lines(stand->canvas, &stand->strip->funding, width) * B(1);
}

static mpt strip_height(const struct strip *strip, const struct canvas *canvas)
{
    struct stand stand = stand_of(strip, canvas);
    size_t rows = rows_of(&stand);
    mpt height = STRIP_HEAD + STRIP_FOOT;
    for (size_t row = 0; row < rows; row++) {
        height += row_depth(&stand, row) + (row > 0 ? STRIP_ROW : 0);
    }
    return height +
           (strip->funded ? funding_depth(&stand) + (rows > 0 ? STRIP_ROW : 0) : 0);
}

/* ---- painting -----------------------------------------------------------------------
 */

/* Head of a fact: both languages on one line, or on two. The baseline of the last. */
static mpt paint_head(const struct stand *stand, const struct fact *fact, struct point at)
{
    const struct canvas *canvas = stand->canvas;
    for (size_t i = 0; i < canvas->side_count; i++) {
        enum side side = canvas->sides[i];
        struct set_how how = {
            .role = ROLE_FACT_HEAD, .side = side, .width = canvas->form->live};
        const struct text_paragraph *head =
            setter_block(canvas->setter, fact->head.of[side], &how);
        if (fact->heads[side] == NO_ELEMENT || head == NULL) {
            continue;
        }
        at.y += i > 0 && stand->columns->stacked ? B(1) : 0;
        canvas_paragraph(canvas, head, at, fact->heads[side],
                         setter_role_colour(ROLE_FACT_HEAD, side));
        at.x += stand->columns->stacked ? 0 : head->widest + STRIP_HEADS_APART;
    }
    return at.y;
}

/* The value in one language; the baseline below it. */
static mpt paint_value(const struct canvas *canvas, const struct fact *fact,
                       enum side side, struct point at, mpt width)
{
    enum theme_colour colour = setter_role_colour(ROLE_FACT, side);
    mpt hang = strip_hang(fact, canvas, side);
    for (size_t i = 0; i < fact->line_count; i++) {
        const struct text_paragraph *set = set_line(canvas, fact, i, side, width);
        element_id element = fact->lines[i].elements[side];
        if (set == NULL) {
            continue;
        }
        if (fact->listed) {
            canvas_line(canvas, setter_line(canvas->setter, STRIP_LABEL, ROLE_FACT, side),
                        at, fact->lines[i].labels[side], colour);
        }
        canvas_paragraph(canvas, set, (struct point){at.x + hang, at.y}, element, colour);
        at.y += set_depth(set) + B(1);
    }
    return at.y;
}

/* The value in a language that says the same as the one before it. */
static void say_value(const struct canvas *canvas, const struct fact *fact,
                      enum side side)
{
    for (size_t i = 0; i < fact->line_count; i++) {
        const struct fact_line *line = &fact->lines[i];
        canvas_say(canvas, line->labels[side], STRIP_LABEL);
        canvas_shared(canvas, line->elements[side],
                      text_plain(line->texts.of[side], canvas->setter->pages));
    }
}

static void paint_fact(const struct stand *stand, const struct fact *fact,
                       struct point at, mpt width)
{
    const struct canvas *canvas = stand->canvas;
    mpt y = paint_head(stand, fact, at) + B(1);
    if (fact->kind == FACT_STATE && fact->line_count > 0) {
        canvas_progress(canvas, facts_mark(stand->strip->state), (struct point){at.x, y});
    }
    for (size_t i = 0; i < canvas->side_count; i++) {
        if (i > 0 && fact->same) {
            say_value(canvas, fact, canvas->sides[i]);
        } else {
            y = paint_value(canvas, fact, canvas->sides[i], (struct point){at.x, y},
                            width);
        }
    }
}

static void paint_row(const struct stand *stand, size_t row, struct point at)
{
    size_t across = stand->columns->count;
    for (size_t i = 0; i < stand->strip->count; i++) {
        size_t place = strip_place(stand->strip, across, i);
        if (place != SIZE_MAX && place / across == row) {
            struct region region = strip_region(stand->strip, stand->columns, place);
            paint_fact(stand, &stand->strip->items[i],
                       (struct point){at.x + region.left, at.y}, region.width);
        }
    }
}

static size_t strip_paint(void *self, const struct canvas *canvas, mpt *top, size_t from)
{
    const struct strip *strip = self;
    struct stand stand = stand_of(strip, canvas);
    struct rect area = strip_area(canvas);
    area.top = *top > 0 ? *top + STRIP_ABOVE : canvas->form->first - B(1);
    area.height = strip_height(strip, canvas);
    canvas_rect(canvas, area, ARTIFACT_LAYOUT, COLOUR_STONE);
    mpt y = area.top + STRIP_HEAD;
    for (size_t row = 0; row < rows_of(&stand); row++) {
        paint_row(&stand, row, (struct point){area.left, y});
        y += row_depth(&stand, row) + STRIP_ROW;
    }
    if (strip->funded) {
        struct region region = funding_region(canvas);
        paint_fact(&stand, &strip->funding, (struct point){area.left + region.left, y},
                   region.width);
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

/* The lines of words in each language; those of a list without their dashes. */
static void add_lines(const struct script *script, struct fact *fact,
                      const struct str *words, const struct mark *marks)
{
    size_t at[SIDE_COUNT] = {0}, most = 1;
    for (enum side side = 0; side < script->side_count; side++) {
        size_t count = 1;
        for (size_t i = 0; i < words[side].size; i++) {
            count += words[side].data[i] == '\n';
        }
        most = count > most ? count : most;
    }
    fact->lines = arena_new_array(script->arena, most, struct fact_line);
    for (; fact->line_count < most; fact->line_count++) {
        struct str line[SIDE_COUNT] = {{0}};
        for (enum side side = 0; side < script->side_count; side++) {
            size_t from = at[side], to = from;
            while (to < words[side].size && words[side].data[to] != '\n') {
                to++;
            }
            line[side] = str_slice(words[side], from, to);
            at[side] = to < words[side].size ? to + 1 : to;
            if (str_starts_with(line[side], STRIP_DASH)) {
                fact->listed = true;
                line[side] = str_slice(line[side], STRIP_DASH.size, line[side].size);
            }
        }
        fact->lines[fact->line_count].texts = script_words_of(script, line, marks);
    }
}

/* An item of the list; returns its body. */
static element_id add_item(struct display *display, element_id list, element_id *label)
{
    element_id item = display_add_element(display, ELEMENT_LI, list);
    *label = display_add_element(display, ELEMENT_LBL, item);
    return display_add_element(display, ELEMENT_LBODY, item);
}

/* The head of a fact is the label of an item, its lines stand in the body: those behind
 * dashes as a list. */
static void add_elements(const struct script *script, struct fact *fact,
                         const element_id *lists)
{
    struct display *display = script->display;
    for (enum side side = 0; side < script->side_count; side++) {
        element_id body = NO_ELEMENT, list = NO_ELEMENT;
        fact->heads[side] = NO_ELEMENT;
        for (size_t i = 0; i < fact->line_count; i++) {
            struct fact_line *line = &fact->lines[i];
            line->elements[side] = line->labels[side] = NO_ELEMENT;
            if (line->texts.of[side] == NULL) {
                continue;
            }
            if (body == NO_ELEMENT) {
                body = add_item(display, lists[side], &fact->heads[side]);
                list = fact->listed ? display_add_element(display, ELEMENT_L, body)
                                    : NO_ELEMENT;
            }
            element_id parent =
                fact->listed ? add_item(display, list, &line->labels[side]) : body;
            line->elements[side] = display_add_element(display, ELEMENT_P, parent);
        }
    }
}

static struct fact make_fact(const struct build *build, const struct script *script,
                             const struct facts *facts, enum fact_kind kind)
{
    const struct str *words = facts->words[kind];
    struct str heads[SIDE_COUNT] = {{0}};
    for (enum side side = 0; side < build_sides(build); side++) {
        heads[side] = facts_head(kind, build_lang(build, side));
    }
    struct fact fact = {
        .kind = kind,
        .head = script_words(script, heads),
        .same = str_equal(words[SIDE_FIRST], words[SIDE_SECOND]),
    };
    if (words[SIDE_FIRST].size > 0 || words[SIDE_SECOND].size > 0) {
        add_lines(script, &fact, words, facts->marks[kind]);
    }
    return fact;
}

struct strip_set *strip_set_of(struct strip_set **sets, unsigned kinds,
                               struct arena *arena)
{
    for (struct strip_set *set = *sets; set != NULL; set = set->next) {
        if (set->kinds == kinds) {
            return set;
        }
    }
    struct strip_set *set = arena_new(arena, struct strip_set);
    *set = (struct strip_set){.kinds = kinds, .next = *sets};
    *sets = set;
    return set;
}

void strip_add(const struct build *build, struct script *script,
               const struct facts *facts, unsigned kinds, struct strip_set *set)
{
    struct strip *strip = arena_new(script->arena, struct strip);
    element_id lists[SIDE_COUNT] = {NO_ELEMENT, NO_ELEMENT};
    *strip = (struct strip){.state = facts->state, .set = set};
    script_add_list(script, LIST_WORDS, lists);
    for (enum fact_kind kind = 0; kind < FACT_COUNT; kind++) {
        if ((kinds & 1U << kind) == 0) {
            continue;
        }
        struct fact fact = make_fact(build, script, facts, kind);
        add_elements(script, &fact, lists);
        if (kind != FACT_FUNDING) {
            strip->items[strip->count++] = fact;
        } else if (fact.line_count > 0) {
            strip->funding = fact;
            strip->funded = true;
        }
    }
    *(set->last == NULL ? &set->first : &set->last->next) = strip;
    set->last = strip;
    struct block *block = block_add(script->arena, script->into, BLOCK_DRAWING);
    block->as.drawing = (struct drawing){
        strip, 1, strip_can_stand, strip_fits, strip_least, strip_paint, NULL};
}
