#include "sections/facts.h"
#include "sections/figures.h"

#define STRIP_ABOVE B(0.75) /* from the last line of text to the strip */
#define STRIP_HEAD B(1.25) /* baselines from its upper edge on */
#define STRIP_FOOT B(0.75) /* below the last line */
#define STRIP_BELOW B(1.25) /* to what follows */
#define STRIP_INSET MM(2)
#define COLUMN_APART MM(2)
#define WIDE_STRIP MM(135) /* one that holds all facts beside each other */

enum { NARROW_ACROSS = 3, WIDE_ACROSS = 5, HALF_ACROSS = 4 };

/* clang-format off */
static const char *const HEADS[FACT_COUNT][LANG_COUNT] = {
    [FACT_LEAD] = LANG_EACH("Отговаря", "Lead"),
    [FACT_TERM] = LANG_EACH("Срок", "Term"),
    [FACT_BUDGET] = LANG_EACH("Бюджет", "Budget"),
    [FACT_INDICATOR] = LANG_EACH("Показател", "Indicator"),
    [FACT_STATE] = LANG_EACH("Състояние", "State"),
    [FACT_BASIS] = LANG_EACH("Основание", "Legal basis"),
    [FACT_TIME] = LANG_EACH("Срок", "Time"),
    [FACT_FEE] = LANG_EACH("Такса", "Fee"),
    [FACT_DOCUMENTS] = LANG_EACH("Документи", "Documents"),
    [FACT_UNIT] = LANG_EACH("Звено", "Unit"),
    [FACT_PLACE] = LANG_EACH("Място", "Place"),
    [FACT_HOURS] = LANG_EACH("Работно време", "Hours"),
    [FACT_FUNDING] = LANG_EACH("Финансиране", "Funding"),
};
static const char *const FREE[LANG_COUNT] = LANG_EACH("безплатно", "free");
static const char *const ONGOING[LANG_COUNT] = LANG_EACH("постоянен", "ongoing");
static const char *const STATES[STATE_COUNT][LANG_COUNT] = {
    [STATE_NONE] = LANG_EACH("", ""),
    [STATE_ACHIEVED] = LANG_EACH("постигнато", "achieved"),
    [STATE_ON_TRACK] = LANG_EACH("по план", "on track"),
    [STATE_BEHIND] = LANG_EACH("изостава", "behind"),
    [STATE_PAUSED] = LANG_EACH("спряно", "paused"),
    [STATE_NOT_STARTED] = LANG_EACH("предстои", "not started"),
};
/* clang-format on */

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

/* ---- words --------------------------------------------------------------------------
 */

struct str facts_state(enum progress state, enum lang lang)
{
    return str_from(STATES[state][lang]);
}

struct str facts_ongoing(enum lang lang)
{
    return str_from(ONGOING[lang]);
}

struct str facts_head(enum fact_kind kind, enum lang lang)
{
    return str_from(HEADS[kind][lang]);
}

static bool has_fact(const struct measure *measure, enum fact_kind kind)
{
    switch (kind) {
    case FACT_LEAD: return localized_is_given(&measure->lead);
    case FACT_TERM: return measure->term.given;
    case FACT_BUDGET: return measure->budget.kind != AMOUNT_EMPTY;
    case FACT_FUNDING: return measure->funding_count > 0;
    case FACT_INDICATOR: return localized_is_given(&measure->indicator);
    case FACT_STATE: return measure->state != STATE_NONE;
    case FACT_BASIS:
    case FACT_TIME:
    case FACT_FEE:
    case FACT_DOCUMENTS:
    case FACT_UNIT:
    case FACT_PLACE:
    case FACT_HOURS:
    case FACT_COUNT: break;
    }
    return false;
}

unsigned facts_kinds(const struct measure *measures, size_t count)
{
    unsigned kinds = 0;
    for (size_t i = 0; i < count; i++) {
        for (enum fact_kind kind = 0; kind < FACT_COUNT; kind++) {
            kinds |= has_fact(&measures[i], kind) ? 1U << kind : 0;
        }
    }
    return kinds;
}

unsigned facts_given(const struct facts *facts)
{
    unsigned kinds = 0;
    for (enum fact_kind kind = 0; kind < FACT_COUNT; kind++) {
        bool given = facts->words[kind][SIDE_FIRST].size > 0 ||
                     facts->words[kind][SIDE_SECOND].size > 0;
        kinds |= given ? 1U << kind : 0;
    }
    return kinds;
}

/* A fact that is a text. */
static void add_text(const struct build *build, struct facts *facts, enum fact_kind kind,
                     const struct localized *text)
{
    build_plain(build, text, facts->words[kind]);
    build_marks(build, text, facts->marks[kind]);
}

static void mark_both(struct facts *facts, enum fact_kind kind, struct mark mark)
{
    for (enum side side = 0; side < SIDE_COUNT; side++) {
        facts->marks[kind][side] = mark;
    }
}

static struct str money_words(const struct build *build, const struct amount *amount,
                              enum side side)
{
    const struct money *money =
        amount->money != NULL ? amount->money : &build->request->brochure->document.money;
    struct currency currency = figure_currency(money);
    struct arena *arena = build->request->arena;
    enum lang lang = build_lang(build, side);
    struct str words = numeral_money(lang, amount->number, &currency, arena);
    switch (amount->kind) {
    case AMOUNT_NUMBER: return words;
    case AMOUNT_BOUND: return numeral_bound(lang, amount->bound, words, arena);
    case AMOUNT_RANGE:
        return numeral_range(lang, words,
                             numeral_money(lang, amount->to, &currency, arena), arena);
    case AMOUNT_EMPTY:
    case AMOUNT_MOMENT:
    case AMOUNT_NONE:
    case AMOUNT_UNKNOWN:
    case AMOUNT_NOT_APPLICABLE: break;
    }
    struct grid_cell cell = {0};
    figure_cell(build, &cell, amount, &(const struct amount_style){0});
    return cell.figure[side];
}

/* „ЕС: 5,2 млн. евро“, a line for each source. */
static void funding_words(const struct build *build, const struct measure *measure,
                          struct str *words)
{
    for (enum side side = 0; side < build_sides(build); side++) {
        struct builder lines = {.arena = build->request->arena};
        for (size_t i = 0; i < measure->funding_count; i++) {
            const struct funding *funding = &measure->funding[i];
            struct str source[SIDE_COUNT] = {{0}};
            build_plain(build, &funding->source, source);
            struct str amount = money_words(build, &funding->amount, side);
            builder_format(&lines, "%s%.*s%s%.*s", i > 0 ? "\n" : "",
                           STR_ARGS(source[side]), amount.size > 0 ? ":" NBSP : "",
                           STR_ARGS(amount));
        }
        words[side] = builder_str(&lines);
    }
}

static void term_words(const struct build *build, const struct date_span *term,
                       struct str *words)
{
    build_plain(build, &term->text, words);
    for (enum side side = 0; side < build_sides(build); side++) {
        enum lang lang = build_lang(build, side);
        if (term->ongoing) {
            words[side] = facts_ongoing(lang);
        } else if (words[side].size == 0 && (term->from.year > 0 || term->to.year > 0)) {
            words[side] = numeral_span(lang, term->from, term->to, build->request->arena);
        }
    }
}

struct facts facts_of_measure(const struct build *build, const struct measure *measure)
{
    struct facts facts = {.state = measure->state};
    add_text(build, &facts, FACT_LEAD, &measure->lead);
    if (measure->term.given) {
        term_words(build, &measure->term, facts.words[FACT_TERM]);
    }
    funding_words(build, measure, facts.words[FACT_FUNDING]);
    mark_both(&facts, FACT_TERM, measure->term.mark);
    mark_both(&facts, FACT_BUDGET, measure->budget.mark);
    if (measure->funding_count > 0) {
        mark_both(&facts, FACT_FUNDING, measure->funding->mark);
    }
    add_text(build, &facts, FACT_INDICATOR, &measure->indicator);
    for (enum side side = 0; side < build_sides(build); side++) {
        facts.words[FACT_BUDGET][side] = money_words(build, &measure->budget, side);
        facts.words[FACT_STATE][side] =
            str_from(STATES[measure->state][build_lang(build, side)]);
    }
    return facts;
}

/* „безплатно“, „5 €“, or the words of the file. */
static struct str fee_words(const struct build *build, const struct fee *fee,
                            enum side side)
{
    struct str words[SIDE_COUNT] = {{0}};
    build_plain(build, &fee->text, words);
    if (localized_is_given(&fee->text)) {
        return words[side];
    }
    bool free = fee->amount.kind == AMOUNT_NUMBER && fee->amount.number.units == 0;
    return free ? str_from(FREE[build_lang(build, side)])
                : money_words(build, &fee->amount, side);
}

/* „Обикновена, 30 дни: 5 €“, a line for each fee. */
static void add_fee(const struct build *build, const struct fee *fee, struct str *lines)
{
    struct str name[SIDE_COUNT] = {{0}}, time[SIDE_COUNT] = {{0}};
    build_plain(build, &fee->name, name);
    build_plain(build, &fee->time, time);
    for (enum side side = 0; side < build_sides(build); side++) {
        struct str amount = fee_words(build, fee, side);
        lines[side] = str_format(build->request->arena, "%.*s%s%.*s%s%.*s%s%.*s",
                                 STR_ARGS(lines[side]), lines[side].size > 0 ? "\n" : "",
                                 STR_ARGS(name[side]), time[side].size > 0 ? ", " : "",
                                 STR_ARGS(time[side]),
                                 name[side].size > 0 ? ":" NBSP : "", STR_ARGS(amount));
    }
}

/* A line, behind a dash where there are several. */
static void add_document(const struct build *build, const struct service *service,
                         size_t i, struct str *lines)
{
    struct str words[SIDE_COUNT] = {{0}};
    build_plain(build, &service->documents[i], words);
    for (enum side side = 0; side < build_sides(build); side++) {
        lines[side] =
            str_format(build->request->arena, "%.*s%s%s%.*s", STR_ARGS(lines[side]),
                       i > 0 ? "\n" : "", service->document_count > 1 ? "–" NBSP : "",
                       STR_ARGS(words[side]));
    }
}

struct facts facts_of_service(const struct build *build, const struct service *service)
{
    struct facts facts = {.state = STATE_NONE};
    add_text(build, &facts, FACT_BASIS, &service->basis);
    add_text(build, &facts, FACT_TIME, &service->time);
    add_text(build, &facts, FACT_UNIT, &service->unit);
    add_text(build, &facts, FACT_PLACE, &service->place);
    add_text(build, &facts, FACT_HOURS, &service->hours);
    if (fee_is_given(&service->fee)) {
        add_fee(build, &service->fee, facts.words[FACT_FEE]);
        mark_both(&facts, FACT_FEE, service->fee.amount.mark);
    }
    for (size_t i = 0; i < service->fee_count; i++) {
        add_fee(build, &service->fees[i], facts.words[FACT_FEE]);
    }
    for (size_t i = 0; i < service->document_count; i++) {
        add_document(build, service, i, facts.words[FACT_DOCUMENTS]);
    }
    return facts;
}

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

enum progress_mark facts_mark(enum progress state)
{
    switch (state) {
    case STATE_ACHIEVED: return PROGRESS_DISC;
    case STATE_ON_TRACK: return PROGRESS_FORWARD;
    case STATE_BEHIND: return PROGRESS_DOWN;
    case STATE_PAUSED: return PROGRESS_UPRIGHTS;
    case STATE_NOT_STARTED:
    case STATE_NONE:
    case STATE_COUNT: break;
    }
    return PROGRESS_RING;
}

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

void facts_add_strip(const struct build *build, struct script *script,
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
    block->as.drawing =
        (struct drawing){strip, 1, strip_can_stand, strip_fits, strip_least, strip_paint};
}
