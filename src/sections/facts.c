#include "sections/facts.h"
#include "sections/figures.h"

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

struct str facts_state(enum progress state, enum lang lang)
{
    return str_from(STATES[state][lang]);
}

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

/* „ЕС: 5,2 млн. евро; Община: 350 хил. евро“. */
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
            builder_format(&lines, "%s%.*s%s%.*s", i > 0 ? "; " : "",
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

/* The amount with the two decimals of another one beside it. */
static struct amount in_cents(struct amount amount)
{
    struct number *numbers[] = {&amount.number, &amount.to};
    for (size_t i = 0; i < 2; i++) {
        struct number padded;
        bool shorter = numbers[i]->decimals < CENT_DECIMALS;
        if (shorter && number_round(&padded, *numbers[i], CENT_DECIMALS)) {
            *numbers[i] = padded;
        }
    }
    return amount;
}

/* The fees of a service, all of them with cents if one has some. */
struct fees {
    const struct fee *items;
    size_t count;
    bool cents;
};

static struct fees fees_of(const struct service *service)
{
    struct fees fees = {service->fees, service->fee_count, false};
    if (fee_is_given(&service->fee)) {
        fees = (struct fees){&service->fee, 1, false};
    }
    for (size_t i = 0; i < fees.count; i++) {
        const struct amount *amount = &fees.items[i].amount;
        fees.cents |= amount->number.decimals > 0 || amount->to.decimals > 0;
    }
    return fees;
}

/* „безплатно“, „5 €“, or the words of the file. */
static struct str fee_words(const struct build *build, const struct fees *fees, size_t i,
                            enum side side)
{
    const struct fee *fee = &fees->items[i];
    struct str words[SIDE_COUNT] = {{0}};
    build_plain(build, &fee->text, words);
    if (localized_is_given(&fee->text)) {
        return words[side];
    }
    struct amount amount = fees->cents ? in_cents(fee->amount) : fee->amount;
    bool free = amount.kind == AMOUNT_NUMBER && amount.number.units == 0;
    return free ? str_from(FREE[build_lang(build, side)])
                : money_words(build, &amount, side);
}

/* „Обикновена, 30 дни: 5 €“, a line for each fee. */
static void add_fees(const struct build *build, const struct fees *fees,
                     struct str *lines)
{
    for (size_t i = 0; i < fees->count; i++) {
        const struct fee *fee = &fees->items[i];
        struct str name[SIDE_COUNT] = {{0}}, time[SIDE_COUNT] = {{0}};
        build_plain(build, &fee->name, name);
        build_plain(build, &fee->time, time);
        for (enum side side = 0; side < build_sides(build); side++) {
            struct str amount = fee_words(build, fees, i, side);
            lines[side] =
                str_format(build->request->arena, "%.*s%s%.*s%s%.*s%s%.*s",
                           STR_ARGS(lines[side]), i > 0 ? "\n" : "", STR_ARGS(name[side]),
                           time[side].size > 0 ? ", " : "", STR_ARGS(time[side]),
                           name[side].size > 0 ? ":" NBSP : "", STR_ARGS(amount));
        }
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
    struct fees fees = fees_of(service);
    add_fees(build, &fees, facts.words[FACT_FEE]);
    if (fee_is_given(&service->fee)) {
        mark_both(&facts, FACT_FEE, service->fee.amount.mark);
    }
    for (size_t i = 0; i < service->document_count; i++) {
        add_document(build, service, i, facts.words[FACT_DOCUMENTS]);
    }
    return facts;
}
