/* Legal line ends. Between words marks and dashes decide; inside a word the Unicode line
 * breaking algorithm (libunibreak) does, minus what the house forbids: hyphenated short
 * forms, numbers, addresses at their hyphens. */
#include "text/breaks.h"
#include "base/letters.h"
#include <linebreak.h>

enum {
    EN_DASH = 0x2013,
    EM_DASH = 0x2014,
    MINUS = 0x2212,
    FORM_LETTERS = 3, /* a hyphenated form with so few letters on one side stays whole */
    SLASH_LETTERS = 2, /* the same for a slash */
    SENTENCE_BYTES = 4 /* shorter words with a stop are taken for abbreviations */
};

static bool is_opening(uint32_t c)
{
    return c == '(' || c == '[' || c == 0x201E || c == 0x201A || c == 0xAB || c == 0x2018;
}

static bool is_closing(uint32_t c)
{
    return c == ')' || c == ']' || c == ',' || c == ';' || c == ':' || c == '!' ||
           c == '?' || c == '.' || c == 0x2026 || c == 0x201D || c == 0x2019 || c == 0xBB;
}

/* U+201C opens in English and closes in Bulgarian. */
static bool opens_in(uint32_t c, enum lang lang)
{
    return is_opening(c) || c == lang_facts(lang)->outer.open;
}

static bool closes_in(uint32_t c, enum lang lang)
{
    return is_closing(c) || c == lang_facts(lang)->outer.close;
}

/* ---- the class of a word ------------------------------------------------------- */

/* A word between its marks. */
struct core {
    struct str text;
    uint32_t first; /* of the whole word */
    uint32_t trailing; /* the mark right after the core, or 0 */
    bool opened;
};

static struct core find_core(struct str word, enum lang lang)
{
    struct core core = {0};
    size_t from = 0;
    size_t to = 0;
    for (size_t at = 0; at < word.size;) {
        size_t here = at;
        uint32_t c = str_next(word, &at);
        core.first = here == 0 ? c : core.first;
        if (here == from && opens_in(c, lang)) {
            from = at;
            core.opened = true;
            to = at;
        } else if (!closes_in(c, lang)) {
            to = at;
            core.trailing = 0;
        } else if (core.trailing == 0) {
            core.trailing = c;
        }
    }
    core.text = str_slice(word, from, to > from ? to : from);
    return core;
}

/* True if `core` is one of the short words of its language, whatever its case. */
static bool is_short_word(struct str core, enum lang lang)
{
    const struct lang_list *words = &lang_facts(lang)->short_words;
    for (size_t i = 0; i < words->count; i++) {
        struct str word = str_from(words->items[i]);
        size_t at = 0;
        size_t core_at = 0;
        bool equal = word.size == core.size;
        while (equal && at < word.size) {
            equal = str_next(word, &at) == letters_lower(str_next(core, &core_at));
        }
        if (equal) {
            return true;
        }
    }
    return false;
}

/* Counts in the core. */
struct tally {
    size_t letters, digits, others;
    uint32_t first_letter;
    bool is_dash;
    bool is_address;
};

static struct tally count_core(struct str core)
{
    struct tally tally = {0};
    uint32_t before = 0;
    for (size_t at = 0; at < core.size;) {
        uint32_t c = str_next(core, &at);
        if (letters_is_letter(c)) {
            tally.first_letter = tally.letters == 0 ? c : tally.first_letter;
            tally.letters++;
        } else if (letters_is_digit(c)) {
            tally.digits++;
        } else {
            tally.others++;
        }
        tally.is_address |= c == '@' || (c == '/' && before == '/');
        tally.is_dash = core.size == at && tally.letters + tally.digits == 0 &&
                        (c == EN_DASH || c == EM_DASH || c == MINUS || c == '-') &&
                        tally.others == 1;
        before = c;
    }
    tally.is_address |= str_starts_with(core, STR("www."));
    return tally;
}

/* A word of one letter that never begins a line may end one. */
static bool is_enclitic(struct str word)
{
    for (enum lang lang = 0; lang < LANG_COUNT; lang++) {
        const struct lang_facts *facts = lang_facts(lang);
        for (size_t i = 0; i < facts->word_count; i++) {
            if ((facts->words[i].kind & LANG_ENCLITIC) != 0 &&
                str_equal(word, str_from(facts->words[i].word))) {
                return true;
            }
        }
    }
    return false;
}

unsigned breaks_classify(struct str word, enum lang lang)
{
    struct core core = find_core(word, lang);
    struct tally tally = count_core(core.text);
    bool alone =
        tally.letters == 1 && tally.digits + tally.others == 0 && !is_enclitic(core.text);
    bool ends = core.trailing == '.' || core.trailing == '!' || core.trailing == '?' ||
                core.trailing == 0x2026;
    unsigned class = 0;
    class |= alone && core.trailing == 0 ? WORD_ONE_LETTER : 0U;
    class |= core.trailing == 0 && is_short_word(core.text, lang) ? WORD_SHORT : 0U;
    class |= tally.digits > 0 && tally.letters == 0 ? WORD_NUMBER : 0U;
    class |= tally.is_dash ? WORD_DASH : 0U;
    class |= letters_is_capital(tally.first_letter) ? WORD_CAPITAL : 0U;
    class |= ends && core.text.size > SENTENCE_BYTES ? WORD_SENTENCE : 0U;
    class |=
        core.text.size == 0 && core.opened && core.trailing == 0 ? WORD_ONLY_OPENS : 0U;
    class |= closes_in(core.first, lang) ? WORD_CLOSES : 0U;
    class |= tally.is_address ? WORD_ADDRESS : 0U;
    return class;
}

/* ---- pairs ------------------------------------------------------------------------ */

bool breaks_binds(unsigned earlier, unsigned left, unsigned right)
{
    if ((left & WORD_DASH) != 0 && (earlier & right & WORD_NUMBER) != 0) {
        return true; /* a range is one */
    }
    return (right & (WORD_DASH | WORD_CLOSES)) != 0 || (left & WORD_ONLY_OPENS) != 0;
}

/* ---- inside a word ---------------------------------------------------------------- */

void breaks_prepare(void)
{
    init_linebreak();
}

/* Letters and digits that end right before `offset`, at most `limit`. */
static size_t count_before(struct str word, size_t offset, size_t limit, bool *digit)
{
    size_t count = 0;
    *digit = false;
    while (offset > 0 && count < limit) {
        size_t start = offset - 1;
        while (start > 0 && ((unsigned char)word.data[start] & 0xC0u) == 0x80) {
            start--;
        }
        size_t at = start;
        uint32_t c = str_next(word, &at);
        if (!letters_is_letter(c) && !letters_is_digit(c)) {
            break;
        }
        *digit = *digit || (count == 0 && letters_is_digit(c));
        count++;
        offset = start;
    }
    return count;
}

static size_t count_after(struct str word, size_t offset, size_t limit, bool *digit)
{
    size_t count = 0;
    *digit = false;
    while (offset < word.size && count < limit) {
        uint32_t c = str_next(word, &offset);
        if (!letters_is_letter(c) && !letters_is_digit(c)) {
            break;
        }
        *digit = *digit || (count == 0 && letters_is_digit(c));
        count++;
    }
    return count;
}

/* True if the house allows a break at `offset`, right after the character `c` that
 * begins at `start`. */
static bool is_allowed(struct str word, size_t start, uint32_t c, size_t offset)
{
    bool digit_before;
    bool digit_after;
    size_t before = count_before(word, start, FORM_LETTERS + 1, &digit_before);
    size_t after = count_after(word, offset, FORM_LETTERS + 1, &digit_after);
    if (c == '-' || c == 0x2010) {
        return before > FORM_LETTERS && after > FORM_LETTERS && !digit_before &&
               !digit_after;
    }
    if (c == '/') {
        return before > SLASH_LETTERS && after > SLASH_LETTERS && !digit_before &&
               !digit_after;
    }
    if (c == EN_DASH || c == EM_DASH || c == MINUS) {
        return before > 0 && !digit_before && !digit_after;
    }
    return true;
}

/* An address breaks after its slashes and between its parts, never at a hyphen, which
 * a reader could not tell from one of ours. */
static bool is_address_break(struct str word, size_t start, uint32_t c, size_t offset)
{
    bool next_is_slash = offset < word.size && word.data[offset] == '/';
    bool after_scheme = start > 0 && word.data[start - 1] == '/';
    if (c == '/') {
        return !next_is_slash && !after_scheme && start > 0;
    }
    return c == '?' || c == '&' || c == '=' || c == '#' || c == '@' || c == '_';
}

/* True if nothing but letters, digits and outer marks is inside: the usual word. */
static bool is_simple(struct str word)
{
    for (size_t at = 0; at < word.size;) {
        uint32_t c = str_next(word, &at);
        bool plain = letters_is_letter(c) || letters_is_digit(c) || c == ',' ||
                     c == '.' || c == ')' || c == '(' || (c >= 0x2018 && c <= 0x201E);
        if (!plain) {
            return false;
        }
    }
    return true;
}

size_t breaks_inside(struct str word, enum lang lang, unsigned class, char *marks,
                     size_t *offsets)
{
    size_t count = 0;
    if (is_simple(word)) {
        return 0;
    }
    bool address = (class & WORD_ADDRESS) != 0;
    set_linebreaks_utf8((const utf8_t *)word.data, word.size, lang_facts(lang)->code,
                        marks);
    for (size_t at = 0; at < word.size;) {
        size_t start = at;
        uint32_t c = str_next(word, &at);
        if (at >= word.size) {
            break;
        }
        bool allowed = address ? is_address_break(word, start, c, at)
                               : marks[at - 1] == LINEBREAK_ALLOWBREAK &&
                                     is_allowed(word, start, c, at);
        if (allowed) {
            offsets[count++] = at;
        }
    }
    return count;
}
