/* Blanks at which no line may end, by the office's list of unbreakable groups: numbers
 * and their units, labels and their numbers, titles and names. A word is looked up once
 * in a small dictionary; a pair of neighbours is bound by what both are. The words of the
 * languages differ, so that one dictionary serves both. */
#include "base/letters.h"
#include "text/lexicon.h"
#include "text/typography.h"
#include <utf8proc.h>

enum { NO_BREAK_SPACE = 0xA0, EN_DASH = 0x2013, EM_DASH = 0x2014 };

/* A word of the paragraph. */
struct word {
    size_t from, to; /* in the letters */
    const struct typography_letter *core; /* without the punctuation around it */
    size_t length; /* of the core; 0: it is nothing but punctuation */
    unsigned kind;
    char lower[LEXICON_WORD_MAX]; /* the core in small letters, UTF-8 */
    size_t size; /* 0: the dictionary cannot hold it */
};

static bool is_opener(uint32_t code_point)
{
    switch (code_point) {
    case '(':
    case '[':
    case '"':
    case 0x201E:
    case 0x201C:
    case 0x201A:
    case 0x2018:
    case 0xAB: return true;
    default: return false;
    }
}

static bool is_quote_closer(uint32_t code_point)
{
    return code_point == '"' || code_point == 0x201C || code_point == 0x201D ||
           code_point == 0x2018 || code_point == 0x2019 || code_point == 0xBB;
}

static bool is_closer(uint32_t code_point)
{
    switch (code_point) {
    case ',':
    case ';':
    case ':':
    case '!':
    case '?':
    case ')':
    case ']':
    case 0x2026: return true;
    default: return is_quote_closer(code_point);
    }
}

static bool is_blank(uint32_t code_point)
{
    return code_point == ' ' || code_point == '\n' || code_point == NO_BREAK_SPACE ||
           code_point == 0x202F;
}

static bool is_digit(uint32_t code_point)
{
    return code_point >= '0' && code_point <= '9';
}

/* ---- words --------------------------------------------------------------------------
 */

static bool all_are(const struct typography_letter *letters, size_t count,
                    bool (*is)(uint32_t code_point))
{
    for (size_t i = 0; i < count; i++) {
        if (!is(letters[i].code_point)) {
            return false;
        }
    }
    return count > 0;
}

static bool is_roman_digit(uint32_t code_point)
{
    return code_point == 'I' || code_point == 'V' || code_point == 'X' ||
           code_point == 'L' || code_point == 'C';
}

static bool is_number_part(uint32_t code_point)
{
    return (code_point >= ',' && code_point <= ':') || code_point == '%' ||
           code_point == EN_DASH;
}

static bool is_initials(const struct typography_letter *letters, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        bool right = i % 2 == 0 ? letters_is_capital(letters[i].code_point)
                                : letters[i].code_point == '.';
        if (!right) {
            return false;
        }
    }
    return count >= 2 && count % 2 == 0;
}

/* What the letters of a core show, without a dictionary. */
static unsigned judge_letters(const struct typography_letter *core, size_t count)
{
    unsigned kind = 0;
    uint32_t first = core[0].code_point;
    uint32_t last = core[count - 1].code_point;
    size_t sign = first == '+' ? 1 : 0;
    if (all_are(core, count, is_number_part) && is_digit(first) &&
        (is_digit(last) || last == '%')) {
        kind |= IS_NUMBER;
    }
    if (all_are(core + sign, count - sign, is_digit)) {
        kind |= IS_DIGITS | (count <= 2 ? IS_DAY : 0U);
    }
    if (count <= 7 && all_are(core, count, is_roman_digit)) {
        kind |= IS_ROMAN;
    }
    if (count == 1 && (first == EN_DASH || first == EM_DASH)) {
        kind |= IS_DASH;
    }
    if (letters_is_capital(first)) {
        kind |= IS_CAPITAL | (is_initials(core, count) ? IS_INITIAL : 0U);
    }
    return kind;
}

static void store_lower(struct word *word)
{
    for (size_t i = 0; i < word->length; i++) {
        uint32_t lower = letters_lower(word->core[i].code_point);
        if (word->size + 4 > LEXICON_WORD_MAX) {
            word->size = 0;
            return;
        }
        word->size += (size_t)utf8proc_encode_char(
            (utf8proc_int32_t)lower, (utf8proc_uint8_t *)word->lower + word->size);
    }
}

/* Judges the word at letters [from, to): cuts its punctuation off, then looks at it. */
static struct word make_word(const struct typography_text *text,
                             const struct lexicon *lexicon, size_t from, size_t to)
{
    const struct typography_letter *items = text->items;
    struct word word = {.from = from, .to = to};
    word.kind |= is_quote_closer(items[to - 1].code_point) ? IS_QUOTED : 0U;
    while (from < to && is_opener(items[from].code_point)) {
        from++;
        word.kind |= IS_OPENED;
    }
    while (to > from && (is_closer(items[to - 1].code_point) ||
                         (items[to - 1].code_point == '.' && to - from > 1 &&
                          is_closer(items[to - 2].code_point)))) {
        to--;
        word.kind |= IS_CLOSED;
    }
    word.core = &items[from];
    word.length = to - from;
    if (word.length == 0) {
        return word;
    }
    word.kind |= judge_letters(word.core, word.length);
    uint32_t second = word.length > 1 ? letters_lower(word.core[1].code_point) : 0;
    if (lexicon_may_hold(lexicon, letters_lower(word.core->code_point), second,
                         word.length)) {
        store_lower(&word);
        word.kind |= lexicon_find(lexicon, (struct str){word.lower, word.size});
    }
    return word;
}

/* The next word at or after `*at`, which moves behind it; false at the end. */
static bool next_word(const struct typography_text *text, const struct lexicon *lexicon,
                      size_t *at, struct word *word)
{
    size_t from = *at;
    while (from < text->count && is_blank(text->items[from].code_point)) {
        from++;
    }
    size_t to = from;
    while (to < text->count && !is_blank(text->items[to].code_point)) {
        to++;
    }
    *at = to;
    if (to == from) {
        return false;
    }
    *word = make_word(text, lexicon, from, to);
    return true;
}

/* ---- pairs ----------------------------------------------------------------------------
 */

/* If the left word is one of `left` and the right one of `right`, they are bound. */
struct binding {
    unsigned left, right;
};

static const struct binding BINDINGS[] = {
    {IS_NUMBER, LANG_UNIT},
    {IS_ROMAN, LANG_CENTURY},
    {IS_DAY, LANG_MONTH},
    {LANG_REFERENCE, IS_NUMBER | IS_DIGITS | IS_ROMAN},
    {LANG_PLACE | LANG_TITLE, IS_CAPITAL},
    {LANG_TITLE, LANG_TITLE},
    {LANG_SCALE, LANG_CURRENCY},
    {LANG_CURRENCY, IS_NUMBER},
    {IS_INITIAL, IS_INITIAL | IS_CAPITAL},
};

static bool matches_binding(const struct word *left, const struct word *right)
{
    for (size_t i = 0; i < sizeof BINDINGS / sizeof *BINDINGS; i++) {
        if ((left->kind & BINDINGS[i].left) != 0 &&
            (right->kind & BINDINGS[i].right) != 0) {
            return true;
        }
    }
    return false;
}

/* Groups of a long number, or of a telephone number: „12 500“, „+359 42 614 614“. */
static bool is_digit_group(const struct word *left, const struct word *right, bool chain)
{
    bool cut = (left->kind & IS_CLOSED) != 0 && (left->kind & IS_OPENED) == 0;
    if (cut || (left->kind & IS_DIGITS) == 0 || (right->kind & IS_OPENED) != 0 ||
        right->length == 0 || !is_digit(right->core->code_point)) {
        return false;
    }
    uint32_t first = left->core->code_point;
    bool number = left->length <= 3 && first != '0' && right->length >= 3 &&
                  (right->length == 3 ? (right->kind & IS_DIGITS) != 0
                                      : (right->kind & IS_NUMBER) != 0 &&
                                            right->core[3].code_point == ',');
    bool phone = first == '+' || (first == '0' && left->length >= 2) || chain;
    return number || (phone && (right->kind & IS_DIGITS) != 0 && right->length <= 4);
}

/* No line starts with a dash; between two numbers none ends with it either. */
static bool is_dash_group(const struct word *before, const struct word *left,
                          const struct word *right)
{
    if ((right->kind & IS_DASH) != 0) {
        return true;
    }
    return (left->kind & IS_DASH) != 0 && before != NULL &&
           (before->kind & IS_NUMBER) != 0 && (right->kind & IS_NUMBER) != 0;
}

/* “Municipality of Stara Zagora”, “Stara Zagora Municipality”: of the first a line may
 * end after Municipality, not after “of”. */
static bool is_named(const struct word *before, const struct word *left,
                     const struct word *right)
{
    if ((right->kind & LANG_NAMED) != 0 && (right->kind & left->kind & IS_CAPITAL) != 0) {
        return (left->kind & IS_CLOSED) == 0;
    }
    return before != NULL && (before->kind & LANG_NAMED) != 0 &&
           (before->kind & IS_CLOSED) == 0 && (right->kind & IS_CAPITAL) != 0 &&
           (left->kind & LANG_OF) != 0;
}

static bool is_pair(const struct lexicon *lexicon, const struct word *left,
                    const struct word *right)
{
    return (left->kind & IS_LEFT) != 0 &&
           lexicon_is_pair(lexicon, (struct str){left->lower, left->size},
                           (struct str){right->lower, right->size});
}

static bool is_bound(const struct lexicon *lexicon, const struct word *left,
                     const struct word *right)
{
    bool number = (right->kind & IS_DIGITS) != 0 && right->length <= 4;
    if ((left->kind & IS_QUOTED) != 0 && number) {
        return true; /* ул. „Цар Симеон Велики“ 107 */
    }
    if ((left->kind & IS_CLOSED) != 0) {
        return false;
    }
    if ((left->kind & LANG_SIGN) != 0 || (right->kind & LANG_ENCLITIC) != 0) {
        return true;
    }
    bool named = (right->kind & IS_OPENED) != 0 && (left->kind & LANG_PLACE) != 0;
    bool plain = (right->kind & IS_OPENED) == 0;
    return named ||
           (plain && (matches_binding(left, right) || is_pair(lexicon, left, right)));
}

void binding_apply(struct typography_text *text, const struct lexicon *lexicon)
{
    struct word words[3] = {0}; /* before the left one, left, right */
    size_t count = 0;
    size_t at = 0;
    bool chain = false; /* the left word is a group of digits with one before it */
    while (next_word(text, lexicon, &at, &words[2])) {
        size_t gap = words[2].from - 1;
        bool plain = (words[1].kind | words[2].kind) == 0;
        bool neighbours = count > 0 && words[1].to == gap && !plain;
        bool group = neighbours && is_digit_group(&words[1], &words[2], chain);
        const struct word *before = count > 1 ? &words[0] : NULL;
        if (neighbours && text->items[gap].code_point == ' ' &&
            (group || is_dash_group(before, &words[1], &words[2]) ||
             is_named(before, &words[1], &words[2]) ||
             is_bound(lexicon, &words[1], &words[2]))) {
            text->items[gap].code_point = NO_BREAK_SPACE;
        }
        chain = group;
        words[0] = words[1];
        words[1] = words[2];
        count++;
    }
}
