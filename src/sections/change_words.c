/* What a row of the list of changes says: what it is a change of, as „Мярка 1.2, бюджет“,
 * and what stood and stands there. Values that the program prints in a form of its own
 * are written in that form; of names and settings of the file nothing is said. */
#include "base/array.h"
#include "base/numerals.h"
#include "sections/changes.h"
#include "sections/facts.h"
#include "sections/figures.h"

enum {
    WORDS_MAX = 200, /* of the old and the new text together */
    WORDS_AROUND = 3 /* words on each side of what differs in longer ones */
};

struct saying {
    const struct changes_reading *reading;
    const struct model_change *change;
    enum lang lang;
};

static struct arena *arena_of(const struct saying *saying)
{
    return saying->reading->arena;
}

static struct str kind_of(const struct model_change *change)
{
    return change->section == NULL ? STR("document") : model_change_kind_name(change);
}

/* ---- texts of the file ------------------------------------------------------------- */

/* Words with the signs of their language, on one line. */
static struct str set_signs(const struct saying *saying, struct str words)
{
    const struct changes_reading *reading = saying->reading;
    struct builder line = {.arena = reading->arena};
    for (size_t i = 0; i < words.size; i++) {
        bool end = words.data[i] == '\n';
        builder_add(&line, end ? STR(" ") : str_slice(words, i, i + 1));
    }
    struct text_blocks blocks = {0};
    const struct text_source source = {
        .text = builder_str(&line), .markup = MARKUP_PLAIN, .lang = saying->lang};
    if (words.size == 0 ||
        !text_parse(&blocks, &source, reading->engine, reading->arena, reading->diag) ||
        blocks.count == 0) {
        return words;
    }
    return text_plain(&blocks.items[0], reading->arena);
}

/* ---- where ------------------------------------------------------------------------- */

static bool are_same(struct mark a, struct mark b)
{
    return a.source == b.source && a.line == b.line && a.column == b.column;
}

static struct str measure_numeral(const struct measure *measures, size_t count,
                                  struct mark mark)
{
    for (size_t i = 0; i < count; i++) {
        const struct measure *measure = &measures[i];
        if (are_same(measure->mark, mark)) {
            return measure->numeral;
        }
        struct str inner =
            measure_numeral(measure->measures, measure->measure_count, mark);
        if (inner.size > 0) {
            return inner;
        }
    }
    return (struct str){0};
}

/* The printed numeral of a goal, a priority or a measure; empty: none. */
static struct str find_numeral(const struct brochure *brochure, struct mark mark)
{
    for (size_t s = 0; s < brochure->section_count; s++) {
        const struct section *section = &brochure->sections[s];
        const struct goals *goals = &section->as.goals;
        for (size_t i = 0; section->kind == SECTION_GOALS && i < goals->item_count; i++) {
            if (are_same(goals->items[i].mark, mark)) {
                return goals->items[i].numeral;
            }
        }
        const struct priorities *priorities = &section->as.priorities;
        for (size_t i = 0;
             section->kind == SECTION_PRIORITIES && i < priorities->item_count; i++) {
            const struct priority *own = &priorities->items[i];
            struct str inner = measure_numeral(own->measures, own->measure_count, mark);
            if (are_same(own->mark, mark) || inner.size > 0) {
                return inner.size > 0 ? inner : own->numeral;
            }
        }
    }
    return (struct str){0};
}

static struct str quote(const struct saying *saying, struct str words)
{
    struct lang_quotes quotes = lang_facts(saying->lang)->outer;
    struct builder out = {.arena = arena_of(saying)};
    builder_add_code_point(&out, quotes.open);
    builder_add(&out, words);
    builder_add_code_point(&out, quotes.close);
    return builder_str(&out);
}

/* „Мярка 1.2“, „Показател „Загуби““, or the name alone of what has no word of its own. */
static struct str entry_words(const struct saying *saying)
{
    const struct model_change *change = saying->change;
    struct str noun = change_noun(kind_of(change), change->list, saying->lang);
    struct str name = set_signs(saying, model_change_name(change, saying->lang));
    if (noun.size == 0) {
        return name;
    }
    struct str numeral =
        find_numeral(saying->reading->brochure, model_change_entry(change));
    bool whole = change->key.size == 0 && change->after == NULL;
    struct str called =
        numeral.size > 0 || whole || name.size == 0 ? numeral : quote(saying, name);
    return str_format(arena_of(saying), "%.*s%s%.*s", STR_ARGS(noun),
                      called.size == 0   ? ""
                      : numeral.size > 0 ? NBSP
                                         : " ",
                      STR_ARGS(called));
}

static struct str section_words(const struct saying *saying)
{
    static const char *const DOCUMENT[LANG_COUNT] = LANG_EACH("Документ", "Document");
    const struct model_change *change = saying->change;
    struct str heading =
        change->section == NULL
            ? str_from(DOCUMENT[saying->lang])
            : set_signs(saying,
                        model_change_field(change->section, "heading", saying->lang));
    bool new_words = change->kind != CHANGE_CHANGED && change->key.size == 0;
    for (enum section_kind kind = 0;
         (heading.size == 0 || new_words) && kind < SECTION_KIND_COUNT; kind++) {
        if (str_equal(kind_of(change), str_from(section_kind_name(kind)))) {
            return phrase_kind(kind, saying->lang);
        }
    }
    return heading;
}

/* What a part of a key is called; empty: nothing. */
static struct str field_words(const struct saying *saying, struct str part)
{
    const struct model_change *change = saying->change;
    bool whole = change->item == NULL && change->section != NULL;
    if (whole && (str_equal(part, STR("text")) || str_equal(part, STR("body")))) {
        return (struct str){0};
    }
    return change_field(kind_of(change), part, saying->lang);
}

static struct str column_words(const struct saying *saying, const struct node *column)
{
    struct str words = model_change_field(column, "head", saying->lang);
    words = words.size > 0 ? words : model_change_field(column, "name", saying->lang);
    return set_signs(saying, words);
}

/* „, бюджет“, „, цел, година“. */
static void add_fields(const struct saying *saying, struct builder *out)
{
    struct str key = saying->change->key;
    const struct node *column = model_change_column(saying->change);
    for (size_t from = 0; from < key.size;) {
        size_t end = str_find(key, STR("/"), from);
        end = end == SIZE_MAX ? key.size : end;
        bool own = column != NULL && end == key.size;
        struct str words = own ? column_words(saying, column)
                               : field_words(saying, str_slice(key, from, end));
        builder_format(out, "%s%.*s", words.size > 0 ? ", " : "", STR_ARGS(words));
        from = end + 1;
    }
}

static struct str place_words(const struct saying *saying)
{
    struct builder out = {.arena = arena_of(saying)};
    struct str entry =
        saying->change->item == NULL ? ((struct str){0}) : entry_words(saying);
    builder_add(&out, entry.size > 0 ? entry : section_words(saying));
    add_fields(saying, &out);
    return builder_str(&out);
}

/* ---- what stood and stands there --------------------------------------------------- */

/* True for a key whose value is a name of the file, or one of several settings. */
static bool is_name_of_file(struct str key)
{
    static const char *const KEYS[] = {
        "better",   "currency", "also", "file",     "goals",       "in",   "indicator",
        "priority", "scale",    "side", "supports", "translation", "group"};
    for (size_t i = 0; i < sizeof KEYS / sizeof *KEYS; i++) {
        if (str_equal(key, str_from(KEYS[i]))) {
            return true;
        }
    }
    return false;
}

static struct str state_words(struct str value, enum lang lang)
{
    static const char *const NAMES[] = {[STATE_ACHIEVED] = "achieved",
                                        [STATE_ON_TRACK] = "on-track",
                                        [STATE_BEHIND] = "behind",
                                        [STATE_PAUSED] = "paused",
                                        [STATE_NOT_STARTED] = "not-started"};
    for (size_t i = 1; i < sizeof NAMES / sizeof *NAMES; i++) {
        if (str_equal(value, str_from(NAMES[i]))) {
            return facts_state((enum progress)i, lang);
        }
    }
    return (struct str){0};
}

/* The unit of a value: of its column, or of its entry. */
static struct str unit_words(const struct saying *saying)
{
    const struct node *column = model_change_column(saying->change);
    struct str type = model_change_field(column, "type", saying->lang);
    if (str_equal(type, STR("percent"))) {
        return STR("%");
    }
    struct str unit = model_change_field(column != NULL ? column : saying->change->item,
                                         "unit", saying->lang);
    return set_signs(saying, unit);
}

static struct str number_words(const struct saying *saying, struct number number)
{
    struct str key = model_change_part(saying->change);
    struct arena *arena = arena_of(saying);
    const struct numeral_form form = {.decimals = number.decimals};
    struct currency currency =
        figure_currency(&saying->reading->brochure->document.money);
    bool amount = str_equal(key, STR("budget")) || str_equal(key, STR("fee")) ||
                  str_equal(saying->change->key, STR("funding/amount"));
    bool money = amount && currency.code.size > 0;
    if (money) {
        return numeral_money(saying->lang, number, &currency, arena);
    }
    struct str words = numeral_number(saying->lang, number, &form, arena);
    struct str unit = unit_words(saying);
    bool close = str_equal(unit, STR("%"));
    return unit.size == 0 ? words
                          : str_format(arena, "%.*s%s%.*s", STR_ARGS(words),
                                       close ? "" : NBSP, STR_ARGS(unit));
}

static int digits_of(struct str text, size_t from, size_t count)
{
    int number = 0;
    for (size_t i = from; i < from + count; i++) {
        bool digit = i < text.size && text.data[i] >= '0' && text.data[i] <= '9';
        number = !digit || number < 0 ? -1 : number * 10 + (text.data[i] - '0');
    }
    return number;
}

/* A month or a day as its language writes it, or nothing. */
static struct str moment_words(const struct saying *saying, struct str text)
{
    bool day = text.size == 10 && text.data[7] == '-';
    struct moment moment = {.year = digits_of(text, 0, 4),
                            .month = digits_of(text, 5, 2),
                            .day = day ? digits_of(text, 8, 2) : 0};
    bool sound = (day || text.size == 7) && text.data[4] == '-' && moment.year > 0 &&
                 moment.month >= 1 && moment.month <= 12 && moment.day >= 0;
    return sound ? numeral_moment(saying->lang, moment, arena_of(saying))
                 : ((struct str){0});
}

static struct str value_words(const struct saying *saying, const struct node *node)
{
    struct str key = model_change_part(saying->change);
    struct number number;
    struct str typed;
    if (!model_change_typed(&typed, node)) {
        return set_signs(saying, model_change_words(node, saying->lang));
    }
    if (is_name_of_file(key)) {
        return (struct str){0};
    }
    if (str_equal(key, STR("state"))) {
        return state_words(typed, saying->lang);
    }
    struct str moment = moment_words(saying, typed);
    bool year = str_equal(key, STR("year")) || str_equal(key, STR("from")) ||
                str_equal(key, STR("to"));
    bool plain = moment.size > 0 || year || !number_parse(&number, typed);
    struct str words = moment;
    if (plain && moment.size == 0) {
        words = set_signs(saying, model_change_words(node, saying->lang));
    }
    return plain ? words : number_words(saying, number);
}

/* ---- the row ------------------------------------------------------------------------
 */

struct runs {
    struct text_run *items;
    size_t count, capacity;
};

static void add_run(const struct saying *saying, struct runs *runs, struct str text,
                    unsigned style)
{
    static const char *const WAS[LANG_COUNT] = LANG_EACH("беше: ", "was: ");
    struct text_run run = {.text = text, .style = style};
    if ((style & RUN_STRUCK) != 0) {
        run.spoken =
            str_format(arena_of(saying), "%s%.*s", WAS[saying->lang], STR_ARGS(text));
    }
    if (text.size > 0) {
        *array_push(arena_of(saying), runs) = run;
    }
}

/* False if only the other language says something else. */
static bool concerns(const struct model_change *change, enum lang lang)
{
    enum lang other = lang == LANG_BG ? LANG_EN : LANG_BG;
    bool keyed = str_equal(model_change_part(change), str_from(lang_facts(other)->code));
    bool same = change->kind == CHANGE_CHANGED && !model_changed_in(change, lang) &&
                model_changed_in(change, other);
    return !keyed && !same;
}

/* The end of the word that begins at `at`; the beginning of the one before `at`. */
static size_t word_end(struct str text, size_t at)
{
    size_t end = str_find(text, STR(" "), at);
    return end == SIZE_MAX ? text.size : end;
}

static size_t word_start(struct str text, size_t at)
{
    while (at > 0 && text.data[at - 1] != ' ') {
        at--;
    }
    return at;
}

/* Of two long texts leaves what differs, with a few of the words around it. */
static void shorten(const struct saying *saying, struct str *old, struct str *new)
{
    size_t most = old->size < new->size ? old->size : new->size;
    size_t head = 0, tail = 0;
    while (head < most && old->data[head] == new->data[head]) {
        head++;
    }
    while (tail < most - head &&
           old->data[old->size - tail - 1] == new->data[new->size - tail - 1]) {
        tail++;
    }
    head = word_start(*old, head);
    for (int i = 0; i < WORDS_AROUND && head > 0; i++) {
        head = word_start(*old, head - 1);
    }
    struct str *const texts[] = {old, new};
    for (size_t i = 0; i < 2; i++) {
        struct str text = *texts[i];
        size_t end = word_end(text, text.size - tail);
        for (int k = 0; k < WORDS_AROUND && end < text.size; k++) {
            end = word_end(text, end + 1);
        }
        *texts[i] =
            str_format(arena_of(saying), "%s%.*s%s", head > 0 ? "…" : "",
                       STR_ARGS(str_slice(text, head, end)), end < text.size ? "…" : "");
    }
}

static void add_texts(const struct saying *saying, struct runs *runs)
{
    static const char *const SAME[LANG_COUNT] =
        LANG_EACH("без промяна на български", "unchanged in English");
    const struct model_change *change = saying->change;
    if (!concerns(change, saying->lang)) {
        add_run(saying, runs, STR("\n"), 0);
        add_run(saying, runs, str_from(SAME[saying->lang]), 0);
        return;
    }
    bool named =
        change->kind == CHANGE_ADDED && change->item != NULL && change->key.size == 0 &&
        runs->count > 0 &&
        str_find(runs->items[0].text,
                 set_signs(saying, model_change_words(change->after, saying->lang)),
                 0) != SIZE_MAX;
    struct str old = value_words(saying, change->before);
    struct str new = named ? ((struct str){0}) : value_words(saying, change->after);
    bool both = change->kind != CHANGE_CHANGED || (old.size > 0 && new.size > 0);
    if (both && str_length(old) + str_length(new) > WORDS_MAX && old.size > 0 &&
        new.size > 0) {
        shorten(saying, &old, &new);
    }
    bool brief = str_length(old) + str_length(new) <= WORDS_MAX;
    if (brief && both && old.size + new.size > 0) {
        add_run(saying, runs, STR("\n"), 0);
        add_run(saying, runs, old, RUN_STRUCK);
        add_run(saying, runs,
                old.size > 0 && new.size > 0 ? STR("\xE2\x80\x82") : STR(""), 0);
        add_run(saying, runs, new, 0);
    }
}

struct text_block *change_words(const struct changes_reading *reading,
                                const struct model_change *change, enum lang lang)
{
    const struct saying saying = {reading, change, lang};
    struct runs runs = {0};
    struct str place = place_words(&saying);
    add_run(&saying, &runs, place, RUN_STRONG);
    add_texts(&saying, &runs);
    struct text_block *block = text_make_block(reading->arena, place);
    block->runs = runs.items;
    block->run_count = runs.count;
    return block;
}

bool changes_prints(const struct build *build, const struct model_change *change)
{
    bool prints = false;
    for (enum side side = 0; side < build_sides(build); side++) {
        prints = prints || concerns(change, build_lang(build, side));
    }
    return prints;
}
