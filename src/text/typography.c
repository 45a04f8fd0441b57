/* Characters by language: one pass a rule, each from one array of letters to the next, if
 * the text has the signs that it looks for. Only what is certain is changed: straight
 * quotes, three dots, a hyphen between blanks, a range of years. Quotes that are typed as
 * such stay, and are counted. */
#include "text/typography.h"
#include "base/array.h"

enum {
    NO_BREAK_SPACE = 0xA0,
    NARROW_NO_BREAK_SPACE = 0x202F,
    EN_DASH = 0x2013,
    EM_DASH = 0x2014,
    ELLIPSIS = 0x2026,
    APOSTROPHE = 0x2019,
    YEAR_MIN = 1800,
    YEAR_MAX = 2199,
    QUOTE_DEPTH_MAX = 8
};

static bool is_blank(uint32_t code_point)
{
    return code_point == ' ' || code_point == '\t' || code_point == '\n' ||
           code_point == '\r' || code_point == NO_BREAK_SPACE ||
           code_point == NARROW_NO_BREAK_SPACE;
}

static bool is_digit(uint32_t code_point)
{
    return code_point >= '0' && code_point <= '9';
}

static bool is_one_of(uint32_t code_point, const char *set)
{
    struct str characters = str_from(set);
    size_t at = 0;
    while (at < characters.size) {
        if (str_next(characters, &at) == code_point) {
            return true;
        }
    }
    return false;
}

/* The letter at `at`, or 0 outside of the text. */
static uint32_t letter_at(const struct typography_text *text, size_t at)
{
    return at < text->count ? text->items[at].code_point : 0;
}

static void add(struct typography_text *out, struct arena *arena, uint32_t code_point,
                uint32_t run)
{
    *array_push(arena, out) =
        (struct typography_letter){.code_point = code_point, .run = run};
}

/* ---- blanks, dots, dashes -------------------------------------------------------- */

/* Runs of blanks become one; none stay at the edges of a line. */
static void collapse_blanks(struct typography_text *out, const struct typography_text *in,
                            struct arena *arena)
{
    bool blank = false;
    for (size_t i = 0; i < in->count; i++) {
        uint32_t code_point = in->items[i].code_point;
        if (code_point == ' ' || code_point == '\t' || code_point == '\r') {
            blank = true;
            continue;
        }
        bool edge = out->count == 0 || code_point == '\n' ||
                    out->items[out->count - 1].code_point == '\n';
        if (blank && !edge) {
            add(out, arena, ' ', in->items[i - 1].run);
        }
        blank = false;
        if (code_point != '\n' || out->count > 0) {
            add(out, arena, code_point, in->items[i].run);
        }
    }
    while (out->count > 0 && out->items[out->count - 1].code_point == '\n') {
        out->count--;
    }
}

static bool is_ellipsis(const struct typography_text *in, size_t at)
{
    return letter_at(in, at) == '.' && letter_at(in, at + 1) == '.' &&
           letter_at(in, at + 2) == '.' && letter_at(in, at + 3) != '.' &&
           (at == 0 || letter_at(in, at - 1) != '.');
}

/* Length of a hyphen, or two, that stands for a dash: between blanks. */
static size_t match_dash(const struct typography_text *in, size_t at)
{
    size_t length = letter_at(in, at) != '-' ? 0 : letter_at(in, at + 1) == '-' ? 2 : 1;
    bool between = at > 0 && letter_at(in, at - 1) != '\n' &&
                   is_blank(letter_at(in, at - 1)) &&
                   is_blank(letter_at(in, at + length));
    return between ? length : 0;
}

static void set_dots_and_dashes(struct typography_text *out,
                                const struct typography_text *in, struct arena *arena)
{
    for (size_t i = 0; i < in->count;) {
        size_t dash = match_dash(in, i);
        if (is_ellipsis(in, i)) {
            add(out, arena, ELLIPSIS, in->items[i].run);
            i += 3;
        } else if (dash > 0) {
            add(out, arena, EN_DASH, in->items[i].run);
            i += dash;
        } else {
            add(out, arena, in->items[i].code_point, in->items[i].run);
            i++;
        }
    }
}

/* ---- ranges of years -------------------------------------------------------------- */

static bool is_hyphen(uint32_t code_point)
{
    return code_point == '-' || code_point == 0x2011 || code_point == EN_DASH;
}

/* A year at `at`, or 0. */
static int read_year(const struct typography_text *in, size_t at)
{
    int year = 0;
    for (size_t i = at; i < at + 4; i++) {
        if (!is_digit(letter_at(in, i))) {
            return 0;
        }
        year = year * 10 + (int)(letter_at(in, i) - '0');
    }
    return year >= YEAR_MIN && year <= YEAR_MAX ? year : 0;
}

static bool ends_with_word(const struct typography_text *in, size_t end, const char *word)
{
    struct str letters = str_from(word);
    size_t length = str_length(letters);
    size_t at = 0;
    if (end < length || (end > length && !is_blank(letter_at(in, end - length - 1)))) {
        return false;
    }
    for (size_t i = end - length; i < end; i++) {
        if (str_next(letters, &at) != letter_at(in, i)) {
            return false;
        }
    }
    return true;
}

/* Numbers of standards and files look like ranges of years. */
static bool follows_code_word(const struct typography_text *in, size_t at)
{
    static const char *const words[] = {"№", "No", "No.", "ISO", "IEC", "EN", "БДС"};
    if (at == 0 || !is_blank(letter_at(in, at - 1))) {
        return false;
    }
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (ends_with_word(in, at - 1, words[i])) {
            return true;
        }
    }
    return false;
}

static bool may_start_range(const struct typography_text *in, size_t at)
{
    return (at == 0 || is_blank(letter_at(in, at - 1)) ||
            is_one_of(letter_at(in, at - 1), "([\"'„“‚‘«")) &&
           !follows_code_word(in, at);
}

static bool may_end_range(const struct typography_text *in, size_t at)
{
    uint32_t next = letter_at(in, at);
    if (next == '.' || next == ',') {
        return !is_digit(letter_at(in, at + 1));
    }
    return next == 0 || is_blank(next) || is_one_of(next, ";:!?)]\"'“”’‘»…г");
}

/* Where the second year of a range that starts at `at` stands, or 0. */
static size_t match_range(const struct typography_text *in, size_t at)
{
    int from = read_year(in, at);
    if (from == 0 || !may_start_range(in, at)) {
        return 0;
    }
    size_t second = at + 4;
    second += is_blank(letter_at(in, second)) ? 1 : 0;
    if (!is_hyphen(letter_at(in, second))) {
        return 0;
    }
    second += 1;
    second += is_blank(letter_at(in, second)) ? 1 : 0;
    int to = read_year(in, second);
    return to > from && may_end_range(in, second + 4) ? second : 0;
}

/* Between the years stands what the language has there: a spaced dash or a closed one. */
static void set_ranges(struct typography_text *out, const struct typography_text *in,
                       enum lang lang, struct arena *arena)
{
    struct str joint = str_from(lang_facts(lang)->range);
    for (size_t i = 0; i < in->count;) {
        size_t second = match_range(in, i);
        if (second == 0) {
            add(out, arena, in->items[i].code_point, in->items[i].run);
            i++;
            continue;
        }
        for (size_t j = i; j < i + 4; j++) {
            add(out, arena, in->items[j].code_point, in->items[j].run);
        }
        for (size_t at = 0; at < joint.size;) {
            add(out, arena, str_next(joint, &at), in->items[i + 4].run);
        }
        i = second;
    }
}

/* ---- quotes ------------------------------------------------------------------------ */

struct open_quote {
    bool inner; /* drawn with the inner pair */
    bool single; /* typed as ' */
};

struct quote_state {
    const struct lang_facts *facts;
    struct open_quote open[QUOTE_DEPTH_MAX];
    size_t depth;
    size_t end; /* of the next word that a ' ends, where it was looked for last */
};

static void push_quote(struct quote_state *state, struct open_quote quote)
{
    if (state->depth < QUOTE_DEPTH_MAX) {
        state->open[state->depth++] = quote;
    }
}

static bool is_open_context(const struct typography_text *text, size_t at)
{
    uint32_t before = at == 0 ? ' ' : letter_at(text, at - 1);
    uint32_t after = letter_at(text, at + 1);
    return (is_blank(before) || is_one_of(before, "([{–—-/„‚«‘“\"'")) && after != 0 &&
           !is_blank(after) && !is_one_of(after, ".,;:!?)]}");
}

/* The state of the top says which pair the next one inside it takes. */
static uint32_t open_quote(struct quote_state *state, bool single)
{
    bool nested = state->depth > 0;
    bool inner = nested ? !state->open[state->depth - 1].inner : single;
    push_quote(state, (struct open_quote){.inner = inner, .single = single});
    return inner ? state->facts->inner.open : state->facts->outer.open;
}

static uint32_t close_quote(struct quote_state *state)
{
    state->depth--;
    return state->open[state->depth].inner ? state->facts->inner.close
                                           : state->facts->outer.close;
}

static uint32_t set_double(struct quote_state *state, const struct typography_text *text,
                           size_t at)
{
    if (is_open_context(text, at)) {
        return open_quote(state, false);
    }
    return state->depth > 0 ? close_quote(state) : letter_at(text, at);
}

static bool is_letter(uint32_t code_point)
{
    return code_point > 0x7F ? !is_one_of(code_point, "„“”‚‘’«»–—…\u00A0\u202F")
                             : (code_point | 32U) >= 'a' && (code_point | 32U) <= 'z';
}

static bool may_close_single(const struct typography_text *text, size_t at)
{
    return at > 0 && !is_blank(letter_at(text, at - 1)) &&
           !is_letter(letter_at(text, at + 1)) && !is_digit(letter_at(text, at + 1));
}

/* A single quote opens only if something later closes it; else it is an apostrophe, as is
 * one within a word. */
static bool closes_later(struct quote_state *state, const struct typography_text *text,
                         size_t at)
{
    size_t i = at + 2;
    if (state->end < i) {
        while (i < text->count &&
               (letter_at(text, i) != '\'' || is_letter(letter_at(text, i + 1)))) {
            i++;
        }
        state->end = i;
    }
    return state->end < text->count && may_close_single(text, state->end);
}

static uint32_t set_single(struct quote_state *state, const struct typography_text *text,
                           size_t at)
{
    bool inside = state->depth > 0 && state->open[state->depth - 1].single;
    if (inside && may_close_single(text, at)) {
        return close_quote(state);
    }
    if (!inside && is_open_context(text, at) && closes_later(state, text, at)) {
        return open_quote(state, true);
    }
    return APOSTROPHE;
}

/* Counts quotes that are typed as such: „ ‚ « open; what may open or close is judged by
 * its place; an apostrophe never closes. */
static void count_typed(struct quote_state *state, const struct typography_text *text,
                        size_t at)
{
    uint32_t code_point = letter_at(text, at);
    bool either = is_one_of(code_point, "“‘") && is_open_context(text, at);
    if (either || is_one_of(code_point, "„‚«")) {
        push_quote(state, (struct open_quote){.inner = is_one_of(code_point, "‚‘")});
    } else if (is_one_of(code_point, "“”‘»") && state->depth > 0) {
        state->depth--;
    } else if (code_point == APOSTROPHE && state->depth > 0 &&
               state->open[state->depth - 1].inner && may_close_single(text, at)) {
        state->depth--;
    }
}

/* Two commas before a word, or two apostrophes, are typed for one quote. */
static void join_quotes(struct typography_text *out, const struct typography_text *in,
                        struct arena *arena)
{
    for (size_t i = 0; i < in->count; i++) {
        uint32_t first = letter_at(in, i);
        bool twice = i + 1 < in->count && letter_at(in, i + 1) == first;
        bool commas = twice && first == ',' && is_letter(letter_at(in, i + 2)) &&
                      (i == 0 || is_blank(letter_at(in, i - 1)));
        bool apostrophes = twice && first == '\'';
        if (commas || apostrophes) {
            add(out, arena, '"', in->items[i].run);
            i++;
        } else {
            add(out, arena, first, in->items[i].run);
        }
    }
}

/* A quote of the other language, by its shape and place, is as good as a straight one. */
static bool is_misplaced(const struct typography_text *text, size_t at, enum lang lang)
{
    uint32_t c = letter_at(text, at);
    if (c < 0x201C || c > 0x201E) {
        return false;
    }
    bool opens = is_open_context(text, at);
    if (lang == LANG_BG) {
        return is_one_of(c, "”") || (is_one_of(c, "“") && opens);
    }
    return (is_one_of(c, "„") && opens) || (is_one_of(c, "“") && !opens && at > 0);
}

static void set_quotes(struct typography_text *text, enum lang lang)
{
    struct quote_state state = {.facts = lang_facts(lang)};
    for (size_t i = 0; i < text->count; i++) {
        uint32_t *code_point = &text->items[i].code_point;
        if (*code_point == '"' || is_misplaced(text, i, lang)) {
            *code_point = set_double(&state, text, i);
        } else if (*code_point == '\'') {
            *code_point = set_single(&state, text, i);
        } else if (*code_point >= 0x2018 || *code_point == 0xAB || *code_point == 0xBB) {
            count_typed(&state, text, i);
        }
    }
}

/* ---- all of them ------------------------------------------------------------------- */

/* Signs for which a rule has to look at the text. */
struct signs {
    bool blanks; /* other than single spaces between words */
    bool doubles; /* two commas or apostrophes */
    bool dashes; /* a hyphen behind a blank, or two dots */
    bool years; /* four digits, and a hyphen or a dash */
    bool quotes;
};

/* Nearly all characters are letters, which mean nothing to the rules. */
static bool is_no_sign(uint32_t code_point)
{
    return code_point > '?' && code_point < 0x2000 && code_point != 0xAB &&
           code_point != 0xBB;
}

static struct signs find_signs(const struct typography_text *text)
{
    struct signs signs = {false, false, false, false, false};
    bool year = false, hyphen = false;
    size_t digits = 0;
    uint32_t before = '\n';
    for (size_t i = 0; i < text->count; before = text->items[i].code_point, i++) {
        uint32_t c = text->items[i].code_point;
        digits = is_digit(c) ? digits + 1 : 0;
        if (is_no_sign(c)) {
            continue;
        }
        bool twice = c == before;
        signs.blanks = signs.blanks || (c < ' ' && c != '\n') ||
                       ((c == ' ' || c == '\n') && (before == ' ' || before == '\n'));
        signs.doubles = signs.doubles || (twice && (c == ',' || c == '\''));
        signs.dashes =
            signs.dashes || (c == '-' && is_blank(before)) || (twice && c == '.');
        signs.quotes = signs.quotes || c == '"' || c == '\'' || c >= 0x2018 ||
                       c == 0xAB || c == 0xBB;
        hyphen = hyphen || is_hyphen(c);
        year = year || digits == 4;
    }
    signs.blanks = signs.blanks || before == ' ' || before == '\n';
    signs.years = year && hyphen;
    return signs;
}

void typography_apply(struct typography_text *text, enum lang lang,
                      const struct lexicon *lexicon, struct arena *arena)
{
    const struct signs signs = find_signs(text);
    struct typography_text blanks = {0}, quotes = {0}, dashes = {0}, ranges = {0};
    if (signs.blanks) {
        collapse_blanks(&blanks, text, arena);
        *text = blanks;
    }
    if (signs.doubles) {
        join_quotes(&quotes, text, arena);
        *text = quotes;
    }
    if (signs.dashes) {
        set_dots_and_dashes(&dashes, text, arena);
        *text = dashes;
    }
    if (signs.years) {
        set_ranges(&ranges, text, lang, arena);
        *text = ranges;
    }
    if (signs.quotes || signs.doubles) {
        set_quotes(text, lang);
    }
    binding_apply(text, lexicon);
}
