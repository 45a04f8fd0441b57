/* Words and their alphabets. A word is a run of letters, digits and what joins them
 * invisibly; hyphens, slashes and apostrophes part words, so that „CAF-модел“ is two. */
#include "model/alphabet.h"

/* Pairs that look alike in print, Latin first. */
static const struct {
    uint32_t latin, cyrillic;
} TWINS[] = {
    {'a', 0x430}, {'c', 0x441}, {'e', 0x435}, {'k', 0x43A}, {'o', 0x43E}, {'p', 0x440},
    {'x', 0x445}, {'y', 0x443}, {'i', 0x456}, {'j', 0x458}, {'s', 0x455}, {'A', 0x410},
    {'B', 0x412}, {'C', 0x421}, {'E', 0x415}, {'H', 0x41D}, {'I', 0x406}, {'J', 0x408},
    {'K', 0x41A}, {'M', 0x41C}, {'O', 0x41E}, {'P', 0x420}, {'S', 0x405}, {'T', 0x422},
    {'X', 0x425}, {'Y', 0x423},
};

/* One-letter words of each language in the other's look-alikes. */
static const uint32_t LONE_IN_BULGARIAN[] = {'a', 'c', 'e', 'k', 'o', 'y', 'A',
                                             'B', 'C', 'E', 'K', 'O', 'Y'};
static const uint32_t LONE_IN_ENGLISH[] = {0x430, 0x410, 0x456, 0x406, 0x41E};

/* Letters that are typed for digits. The small ones end a word of their own right: 5з,
 * 10l. */
static const struct {
    uint32_t letter;
    char digit;
    bool small;
} DIGIT_TWINS[] = {
    {'O', '0', false},  {0x41E, '0', false}, {'o', '0', true},
    {0x43E, '0', true}, {'I', '1', false},   {0x406, '1', false},
    {'l', '1', true},   {0x417, '3', false}, {0x437, '3', true},
};

/* Letters of Roman numbers, with those that are typed for them. */
static const struct {
    uint32_t latin, cyrillic;
} ROMAN[] = {{'I', 0x406}, {'V', 'V'},   {'X', 0x425},
             {'L', 'L'},   {'C', 0x421}, {'M', 0x41C}};

enum {
    SHORT_I = 0x439,
    SHORT_I_CAPITAL = 0x419,
    FIRST_COMBINING = 0x300,
    LAST_COMBINING = 0x36F,
    LAST_LATIN = 0x24F
};

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static bool is_among(uint32_t c, const uint32_t *set, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (set[i] == c) {
            return true;
        }
    }
    return false;
}

enum kind {
    KIND_OTHER,
    KIND_LATIN,
    KIND_CYRILLIC,
    KIND_DIGIT,
    KIND_JOINER /* soft hyphen and what has no width: they do not end a word */
};

static inline enum kind kind_of(uint32_t c)
{
    if (c >= 0x410 && c <= 0x44F) {
        return KIND_CYRILLIC;
    }
    if (c < 0x80) {
        uint32_t small = c | 0x20u;
        return small >= 'a' && small <= 'z' ? KIND_LATIN
               : c >= '0' && c <= '9'       ? KIND_DIGIT
                                            : KIND_OTHER;
    }
    if (c >= 0x400 && c <= 0x52F) {
        return c <= 0x481 || c >= 0x48A ? KIND_CYRILLIC : KIND_OTHER;
    }
    if (c >= 0xC0 && c <= LAST_LATIN) {
        return c != 0xD7 && c != 0xF7 ? KIND_LATIN : KIND_OTHER;
    }
    bool joiner = c == 0xAD || (c >= 0x200B && c <= 0x200D) || c == 0x2060 ||
                  c == 0xFEFF || (c >= FIRST_COMBINING && c <= LAST_COMBINING);
    return joiner ? KIND_JOINER : KIND_OTHER;
}

static bool is_cyrillic(uint32_t c)
{
    return kind_of(c) == KIND_CYRILLIC;
}

static bool is_latin(uint32_t c)
{
    return kind_of(c) == KIND_LATIN;
}

static bool is_russian(uint32_t c)
{
    uint32_t small = c >= 0x410 && c <= 0x42F ? c + 0x20 : c;
    return small == 0x44B || small == 0x44D || c == 0x451 || c == 0x401;
}

/* А to Ъ in either case: every alphabet has them. */
static bool is_common(uint32_t c)
{
    return c >= 0x410 && c <= 0x44A && (c <= 0x42A || c >= 0x430);
}

/* Letters of other Cyrillic alphabets of Europe; ѝ is Bulgarian. */
static bool is_foreign(uint32_t c)
{
    bool capital = c >= 0x402 && c <= 0x40F && c != 0x40D;
    bool small = c >= 0x452 && c <= 0x45F && c != 0x45D;
    return capital || small || c == 0x404 || c == 0x490 || c == 0x491;
}

static bool is_blank(uint32_t c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == 0xA0 || c == 0x202F;
}

struct alphabet_counts alphabet_count(struct str text)
{
    struct alphabet_counts counts = {0};
    for (size_t at = 0; at < text.size;) {
        enum kind kind = kind_of(str_next(text, &at));
        counts.latin += kind == KIND_LATIN;
        counts.cyrillic += kind == KIND_CYRILLIC;
    }
    return counts;
}

/* The look-alike of `c` in that alphabet; `c` if it needs none; 0 if it has none. */
static uint32_t find_twin(uint32_t c, enum alphabet alphabet)
{
    if (alphabet == ALPHABET_LATIN ? !is_cyrillic(c) : !is_latin(c)) {
        return c;
    }
    for (size_t i = 0; i < COUNT(TWINS); i++) {
        uint32_t from = alphabet == ALPHABET_LATIN ? TWINS[i].cyrillic : TWINS[i].latin;
        if (from == c) {
            return alphabet == ALPHABET_LATIN ? TWINS[i].latin : TWINS[i].cyrillic;
        }
    }
    return 0;
}

bool alphabet_convert(struct str *out, struct str word, enum alphabet alphabet,
                      struct arena *arena)
{
    struct builder converted = {.arena = arena};
    for (size_t at = 0; at < word.size;) {
        uint32_t twin = find_twin(str_next(word, &at), alphabet);
        if (twin == 0) {
            return false;
        }
        builder_add_code_point(&converted, twin);
    }
    *out = builder_str(&converted);
    return true;
}

/* ---- words ---------------------------------------------------------------------- */

struct word {
    size_t start, end; /* equal: there is none */
    struct alphabet_counts counts;
    size_t length; /* letters and digits */
    size_t digits;
    uint32_t first; /* its first code point */
    uint32_t before; /* the code point before it, 0 at the start of the text */
    uint32_t after; /* the code point after it, 0 at the end */
    bool russian, foreign;
};

/* Reads the word at or after `*from`, which moves behind it. */
static struct word read_word(struct str text, size_t *from)
{
    struct word word = {.start = text.size, .end = text.size};
    size_t at = *from, counts[KIND_JOINER + 1] = {0};
    enum kind kind = KIND_OTHER;
    uint32_t c = 0;
    while (at < text.size && (kind == KIND_OTHER || kind == KIND_JOINER)) {
        word.start = at;
        word.before = c;
        c = str_next(text, &at);
        kind = kind_of(c);
    }
    *from = at;
    if (kind == KIND_OTHER || kind == KIND_JOINER) {
        word.start = text.size;
        return word;
    }
    word.first = c;
    for (size_t next = at; kind != KIND_OTHER;
         kind = next > at ? kind_of(c) : KIND_OTHER) {
        at = next;
        counts[kind]++;
        if (kind == KIND_CYRILLIC && !is_common(c)) {
            word.russian = word.russian || is_russian(c);
            word.foreign = word.foreign || is_foreign(c);
        }
        word.after = c = str_next(text, &next);
    }
    *from = word.end = at;
    word.counts = (struct alphabet_counts){counts[KIND_LATIN], counts[KIND_CYRILLIC]};
    word.digits = counts[KIND_DIGIT];
    word.length = counts[KIND_LATIN] + counts[KIND_CYRILLIC] + counts[KIND_DIGIT];
    return word;
}

static bool is_pure(const struct word *word, enum alphabet alphabet)
{
    size_t wanted =
        alphabet == ALPHABET_LATIN ? word->counts.latin : word->counts.cyrillic;
    return wanted > 0 && wanted == word->counts.latin + word->counts.cyrillic;
}

static bool blanks_between(struct str text, const struct word *word,
                           const struct word *next)
{
    for (size_t at = word->end; at < next->start;) {
        if (!is_blank(str_next(text, &at))) {
            return false;
        }
    }
    return next->start > word->end && next->end > next->start;
}

/* A foreign one-letter word before a word of the text's own alphabet, and after one or at
 * the start. „клас „B“ на“ and „25 °C“ are meant: only blanks may stand around it. */
static bool is_lone(struct str text, enum lang lang, const struct word *previous,
                    const struct word *word, const struct word *next)
{
    if (word->length != 1) {
        return false;
    }
    enum alphabet own = lang == LANG_BG ? ALPHABET_CYRILLIC : ALPHABET_LATIN;
    bool listed = lang == LANG_BG
                      ? is_among(word->first, LONE_IN_BULGARIAN, COUNT(LONE_IN_BULGARIAN))
                      : is_among(word->first, LONE_IN_ENGLISH, COUNT(LONE_IN_ENGLISH));
    bool opens = word->before == 0 || is_blank(word->before);
    bool follows = previous->end == previous->start || is_pure(previous, own);
    return listed && opens && follows && blanks_between(text, word, next) &&
           is_pure(next, own);
}

static bool is_short_i(const struct word *word)
{
    bool opens = word->before == 0 || is_blank(word->before);
    bool closes = word->after == 0 || is_blank(word->after) || word->after == '.' ||
                  word->after == ',' || word->after == ';' || word->after == ':';
    return word->length == 1 && opens && closes &&
           (word->first == SHORT_I || word->first == SHORT_I_CAPITAL);
}

/* ---- digits and letters ----------------------------------------------------------- */

static bool is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

/* The digit that a letter is typed for; 0: none. */
static char twin_digit(uint32_t c, bool is_last)
{
    for (size_t i = 0; i < COUNT(DIGIT_TWINS); i++) {
        if (DIGIT_TWINS[i].letter == c && !(is_last && DIGIT_TWINS[i].small)) {
            return DIGIT_TWINS[i].digit;
        }
    }
    return '\0';
}

char alphabet_digit(uint32_t letter)
{
    return twin_digit(letter, false);
}

/* Digits and letters for digits: „2О27“, „З0“. What would begin with a nought is none. */
static bool is_number_typed(struct str word)
{
    size_t digits = 0, letters = 0;
    for (size_t at = 0; at < word.size;) {
        size_t start = at;
        uint32_t c = str_next(word, &at);
        char digit = is_digit(c) ? (char)c : twin_digit(c, at == word.size);
        if (digit == '\0' || (start == 0 && digit == '0')) {
            return false;
        }
        digits += is_digit(c);
        letters += !is_digit(c);
    }
    return digits > 0 && letters > 0;
}

/* A single 0 at the start of a word, or a 0 or 3 within: „0бщина“, „ка3анче“. */
static bool is_word_typed(const struct word *word, struct str text)
{
    size_t digits = 0, odd = 0;
    for (size_t at = word->start; at < word->end;) {
        bool first = at == word->start;
        uint32_t c = str_next(text, &at);
        bool within = !first && at < word->end;
        digits += is_digit(c);
        odd += c == '0' ? !(first || within) : c == '3' ? !within : is_digit(c);
    }
    return digits == 1 && odd == 0 && word->counts.cyrillic >= 3 &&
           word->counts.latin == 0;
}

static uint32_t twin_roman(uint32_t c)
{
    if (c >= 0x430 || (c >= 'a' && c <= 'z')) {
        return 0; /* no capital */
    }
    for (size_t i = 0; i < COUNT(ROMAN); i++) {
        if (c == ROMAN[i].latin || c == ROMAN[i].cyrillic) {
            return ROMAN[i].latin;
        }
    }
    return 0;
}

/* Letters of Roman numbers in both alphabets, or Х and І alone: „ХХI“, „ХІХ“. */
static bool is_roman_typed(const struct word *word, struct str text)
{
    bool tens = true;
    for (size_t at = word->start; at < word->end;) {
        uint32_t c = str_next(text, &at);
        if (twin_roman(c) == 0) {
            return false;
        }
        tens = tens && (c == ROMAN[0].cyrillic || c == ROMAN[2].cyrillic);
    }
    return word->counts.cyrillic > 0 && word->length > 1 &&
           (word->counts.latin > 0 || tens);
}

static uint32_t meant_letter(const struct alphabet_finding *finding, uint32_t c,
                             size_t at)
{
    char digit;
    switch ((int)finding->fault) {
    case ALPHABET_ROMAN: return twin_roman(c);
    case ALPHABET_NUMBER:
        digit = twin_digit(c, false);
        return digit == '\0' ? c : (uint32_t)digit;
    case ALPHABET_DIGIT:
        return c == '0' ? (at == 0 ? 0x41E : 0x43E) : c == '3' ? 0x437 : c;
    default: return c;
    }
}

struct str alphabet_meant(const struct alphabet_finding *finding, struct arena *arena)
{
    struct builder meant = {.arena = arena};
    for (size_t at = 0; at < finding->word.size;) {
        size_t start = at;
        uint32_t c = str_next(finding->word, &at);
        builder_add_code_point(&meant, meant_letter(finding, c, start));
    }
    return builder_str(&meant);
}

/* Faults of words that hold digits or Roman numbers; false: none. */
static bool find_typed(struct alphabet_finding *finding, const struct word *word,
                       struct str text)
{
    if (word->digits == 0 && twin_roman(word->first) == 0) {
        return false; /* nearly all */
    }
    if (is_roman_typed(word, text)) {
        finding->fault = ALPHABET_ROMAN;
    } else if (is_number_typed(finding->word)) {
        finding->fault = ALPHABET_NUMBER;
    } else if (is_word_typed(word, text)) {
        finding->fault = ALPHABET_DIGIT;
    } else {
        return false;
    }
    return true;
}

void alphabet_scan(struct str text, enum lang lang, bool prose,
                   void (*visit)(void *context, const struct alphabet_finding *finding),
                   void *context)
{
    size_t at = 0;
    struct word previous = {0};
    struct word word = read_word(text, &at);
    while (word.end > word.start) {
        struct word next = read_word(text, &at);
        struct alphabet_finding finding = {.offset = word.start,
                                           .word = str_slice(text, word.start, word.end)};
        bool found = true;
        if (find_typed(&finding, &word, text)) {
            found = prose || finding.fault == ALPHABET_ROMAN;
        } else if (word.counts.latin > 0 && word.counts.cyrillic > 0) {
            finding.fault = ALPHABET_MIXED;
        } else if (prose && is_lone(text, lang, &previous, &word, &next)) {
            finding.fault = ALPHABET_LONE;
        } else if (prose && lang == LANG_BG && word.russian) {
            finding.fault = ALPHABET_RUSSIAN;
        } else if (prose && lang == LANG_BG && word.foreign) {
            finding.fault = ALPHABET_FOREIGN;
        } else if (prose && lang == LANG_BG && is_short_i(&word)) {
            finding.fault = ALPHABET_SHORT_I;
        } else {
            found = false;
        }
        if (found) {
            visit(context, &finding);
        }
        previous = word;
        word = next;
    }
}
