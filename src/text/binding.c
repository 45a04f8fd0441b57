/* Blanks at which no line may end, by the office's list of unbreakable groups: numbers and
 * their units, labels and their numbers, titles and names. A word is looked up once in a
 * small dictionary; a pair of neighbours is bound by what both are. The words of the
 * languages differ, so that one dictionary serves both. */
#include "text/typography.h"
#include <utf8proc.h>

enum { NO_BREAK_SPACE = 0xA0, EN_DASH = 0x2013, EM_DASH = 0x2014 };

/* What a word may be. */
enum {
    IS_UNIT = 1 << 0,      /* after a number: км, %, хил., г. */
    IS_CENTURY = 1 << 1,   /* also after a Roman number */
    IS_MONTH = 1 << 2,     /* after a day */
    IS_SIGN = 1 << 3,      /* before whatever follows: № */
    IS_REFERENCE = 1 << 4, /* before a number: чл., Приоритет */
    IS_PLACE = 1 << 5,     /* before a name: гр., ул. */
    IS_TITLE = 1 << 6,     /* before a name or a further title: д-р */
    IS_SCALE = 1 << 7,     /* between a number and a currency: млн. */
    IS_CURRENCY = 1 << 8,
    IS_NUMBER = 1 << 9,   /* starts and ends with a digit, or ends with a percent sign */
    IS_DIGITS = 1 << 10,  /* digits only, perhaps after a plus sign */
    IS_ROMAN = 1 << 11,
    IS_INITIAL = 1 << 12, /* capitals, each with its full stop: П. К.В. */
    IS_CAPITAL = 1 << 13, /* starts with a capital letter */
    IS_DASH = 1 << 14,
    IS_OPENED = 1 << 15, /* has opening punctuation before it */
    IS_CLOSED = 1 << 16, /* has closing punctuation behind it */
    IS_QUOTED = 1 << 17, /* the last of it is a closing quote */
    IS_DAY = 1 << 18     /* one or two digits */
};

struct entry {
    const char *word; /* lower case */
    unsigned kind;
};

static const struct entry WORDS[] = {
    {"км", IS_UNIT},      {"м", IS_UNIT},       {"см", IS_UNIT},    {"мм", IS_UNIT},
    {"дм", IS_UNIT},      {"км²", IS_UNIT},     {"м²", IS_UNIT},    {"м³", IS_UNIT},
    {"дка", IS_UNIT},     {"ха", IS_UNIT},      {"кг", IS_UNIT},    {"г", IS_UNIT},
    {"мг", IS_UNIT},      {"т", IS_UNIT},       {"л", IS_UNIT},     {"ч", IS_UNIT},
    {"ч.", IS_UNIT},      {"мин", IS_UNIT},     {"сек", IS_UNIT},   {"кв", IS_UNIT},
    {"квт", IS_UNIT},     {"квтч", IS_UNIT},    {"мвт", IS_UNIT},   {"мвтч", IS_UNIT},
    {"гвтч", IS_UNIT},    {"%", IS_UNIT},       {"‰", IS_UNIT},     {"°c", IS_UNIT},
    {"°с", IS_UNIT},      {"г.", IS_UNIT},      {"год.", IS_UNIT},  {"в.", IS_UNIT | IS_CENTURY},
    {"век", IS_UNIT | IS_CENTURY},              {"дни", IS_UNIT},   {"души", IS_UNIT},
    {"km", IS_UNIT},      {"m", IS_UNIT},       {"cm", IS_UNIT},    {"mm", IS_UNIT},
    {"km²", IS_UNIT},     {"m²", IS_UNIT},      {"m³", IS_UNIT},    {"ha", IS_UNIT},
    {"kg", IS_UNIT},      {"g", IS_UNIT},       {"t", IS_UNIT},     {"l", IS_UNIT},
    {"h", IS_UNIT},       {"min", IS_UNIT},     {"kw", IS_UNIT},    {"mw", IS_UNIT},
    {"kwh", IS_UNIT},     {"mwh", IS_UNIT},     {"gwh", IS_UNIT},   {"am", IS_UNIT},
    {"pm", IS_UNIT},      {"a.m.", IS_UNIT},    {"p.m.", IS_UNIT},  {"бр.", IS_UNIT | IS_REFERENCE},
    {"хил.", IS_UNIT | IS_SCALE},               {"млн.", IS_UNIT | IS_SCALE},
    {"млрд.", IS_UNIT | IS_SCALE},              {"million", IS_UNIT | IS_SCALE},
    {"billion", IS_UNIT | IS_SCALE},            {"thousand", IS_UNIT | IS_SCALE},
    {"лв.", IS_UNIT | IS_CURRENCY},             {"лева", IS_UNIT | IS_CURRENCY},
    {"евро", IS_UNIT | IS_CURRENCY},            {"€", IS_UNIT | IS_CURRENCY},
    {"eur", IS_UNIT | IS_CURRENCY},             {"bgn", IS_UNIT | IS_CURRENCY},
    {"euro", IS_UNIT | IS_CURRENCY},            {"euros", IS_UNIT | IS_CURRENCY},
    {"кв.м", IS_UNIT},    {"кв.", IS_UNIT | IS_PLACE},              {"куб.", IS_UNIT},

    {"януари", IS_MONTH},    {"февруари", IS_MONTH}, {"март", IS_MONTH},
    {"април", IS_MONTH},     {"май", IS_MONTH},      {"юни", IS_MONTH},
    {"юли", IS_MONTH},       {"август", IS_MONTH},   {"септември", IS_MONTH},
    {"октомври", IS_MONTH},  {"ноември", IS_MONTH},  {"декември", IS_MONTH},
    {"january", IS_MONTH},   {"february", IS_MONTH}, {"march", IS_MONTH},
    {"april", IS_MONTH},     {"may", IS_MONTH},      {"june", IS_MONTH},
    {"july", IS_MONTH},      {"august", IS_MONTH},   {"september", IS_MONTH},
    {"october", IS_MONTH},   {"november", IS_MONTH}, {"december", IS_MONTH},

    {"№", IS_SIGN},          {"№№", IS_SIGN},        {"§", IS_SIGN},
    {"§§", IS_SIGN},

    {"чл.", IS_REFERENCE},       {"ал.", IS_REFERENCE},     {"т.", IS_REFERENCE},
    {"с.", IS_REFERENCE | IS_PLACE},                        {"стр.", IS_REFERENCE},
    {"фиг.", IS_REFERENCE},      {"табл.", IS_REFERENCE},   {"прил.", IS_REFERENCE},
    {"приложение", IS_REFERENCE},{"гл.", IS_REFERENCE | IS_TITLE},
    {"вх.", IS_REFERENCE},       {"изх.", IS_REFERENCE},    {"рег.", IS_REFERENCE},
    {"приоритет", IS_REFERENCE}, {"цел", IS_REFERENCE},     {"мярка", IS_REFERENCE},
    {"дейност", IS_REFERENCE},   {"проект", IS_REFERENCE},  {"глава", IS_REFERENCE},
    {"раздел", IS_REFERENCE},    {"таблица", IS_REFERENCE}, {"фигура", IS_REFERENCE},
    {"карта", IS_REFERENCE},     {"етап", IS_REFERENCE},    {"точка", IS_REFERENCE},
    {"член", IS_REFERENCE},      {"алинея", IS_REFERENCE},  {"част", IS_REFERENCE},
    {"зона", IS_REFERENCE},      {"решение", IS_REFERENCE}, {"ниво", IS_REFERENCE},
    {"тел.", IS_REFERENCE},
    {"priority", IS_REFERENCE},  {"goal", IS_REFERENCE},    {"objective", IS_REFERENCE},
    {"measure", IS_REFERENCE},   {"chapter", IS_REFERENCE}, {"section", IS_REFERENCE},
    {"table", IS_REFERENCE},     {"figure", IS_REFERENCE},  {"annex", IS_REFERENCE},
    {"appendix", IS_REFERENCE},  {"article", IS_REFERENCE}, {"phase", IS_REFERENCE},
    {"part", IS_REFERENCE},      {"item", IS_REFERENCE},    {"level", IS_REFERENCE},
    {"no.", IS_REFERENCE},       {"nos.", IS_REFERENCE},    {"art.", IS_REFERENCE},
    {"fig.", IS_REFERENCE},      {"p.", IS_REFERENCE},      {"pp.", IS_REFERENCE},
    {"para.", IS_REFERENCE},     {"vol.", IS_REFERENCE},    {"zone", IS_REFERENCE},

    {"гр.", IS_PLACE},     {"ул.", IS_PLACE},      {"бул.", IS_PLACE},
    {"ж.к.", IS_PLACE},    {"жк", IS_PLACE},       {"обл.", IS_PLACE},
    {"общ.", IS_PLACE},    {"пл.", IS_PLACE},      {"р-н", IS_PLACE},
    {"яз.", IS_PLACE},     {"бл.", IS_PLACE | IS_REFERENCE},
    {"вх", IS_REFERENCE},  {"ет.", IS_REFERENCE},  {"ап.", IS_REFERENCE},

    {"г-н", IS_TITLE},     {"г-жа", IS_TITLE},     {"г-ца", IS_TITLE},
    {"д-р", IS_TITLE},     {"проф.", IS_TITLE},    {"инж.", IS_TITLE},
    {"арх.", IS_TITLE},    {"доц.", IS_TITLE},     {"акад.", IS_TITLE},
    {"адв.", IS_TITLE},    {"ас.", IS_TITLE},      {"св.", IS_TITLE},
    {"ив.", IS_TITLE},     {"хр.", IS_TITLE},      {"ст.", IS_TITLE},
    {"mr", IS_TITLE},      {"mrs", IS_TITLE},      {"ms", IS_TITLE},
    {"mr.", IS_TITLE},     {"mrs.", IS_TITLE},     {"ms.", IS_TITLE},
    {"dr", IS_TITLE},      {"dr.", IS_TITLE},      {"prof.", IS_TITLE},
    {"eng.", IS_TITLE},    {"st", IS_TITLE},       {"st.", IS_TITLE},
};

/* Neighbours that are one: abbreviations, and the parts of a place name. */
struct pair {
    const char *left, *right;
};

static const struct pair PAIRS[] = {
    {"т.", "нар."},      {"и", "т."},           {"т.", "н."},        {"и", "др."},
    {"и", "пр."},        {"мн.", "др."},        {"т.", "е."},        {"в", "т."},
    {"т.", "ч."},        {"пр.", "хр."},        {"сл.", "хр."},      {"н.", "е."},
    {"с.", "г."},        {"т.", "г."},          {"м.", "г."},        {"кв.", "м"},
    {"кв.", "км"},       {"куб.", "м"},         {"стара", "загора"}, {"нова", "загора"},
    {"велико", "търново"}, {"горна", "оряховица"}, {"стара", "планина"},
    {"средна", "гора"},  {"черно", "море"},     {"гоце", "делчев"},  {"бяла", "слатина"},
    {"долна", "митрополия"}, {"горна", "малина"}, {"нови", "пазар"}, {"нови", "искър"},
    {"свети", "влас"},   {"долни", "дъбник"},   {"долни", "чифлик"}, {"стара", "река"},
    {"stara", "zagora"}, {"nova", "zagora"},    {"veliko", "tarnovo"},
    {"gorna", "oryahovitsa"}, {"stara", "planina"}, {"sredna", "gora"},
    {"gotse", "delchev"}, {"byala", "slatina"}, {"novi", "pazar"},   {"sveti", "vlas"},
    {"black", "sea"},
};

/* A word of the paragraph: its letters without the punctuation around them, in lower case
 * and UTF-8; longer ones than any of the dictionary are not kept. */
enum { WORD_BYTES_MAX = 32 };

struct word {
    size_t from, to; /* in the letters */
    char lower[WORD_BYTES_MAX];
    size_t size;
    size_t length; /* letters in the core */
    unsigned kind;
    uint32_t first; /* of the core */
};

static bool is_in(uint32_t code_point, const uint32_t *set, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (set[i] == code_point) {
            return true;
        }
    }
    return false;
}

static bool is_opener(uint32_t code_point)
{
    static const uint32_t set[] = {'(', '[', '"', 0x201E, 0x201C, 0x201A, 0x2018, 0xAB};
    return is_in(code_point, set, sizeof set / sizeof *set);
}

static bool is_quote_closer(uint32_t code_point)
{
    static const uint32_t set[] = {'"', 0x201C, 0x201D, 0x2018, 0x2019, 0xBB};
    return is_in(code_point, set, sizeof set / sizeof *set);
}

static bool is_closer(uint32_t code_point)
{
    static const uint32_t set[] = {',', ';', ':', '!', '?', ')', ']', 0x2026};
    return is_in(code_point, set, sizeof set / sizeof *set) ||
           is_quote_closer(code_point);
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

static bool is_capital(uint32_t code_point)
{
    return utf8proc_category((utf8proc_int32_t)code_point) == UTF8PROC_CATEGORY_LU;
}

/* ---- words -------------------------------------------------------------------------- */

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
    static const uint32_t set[] = {'.', ',', ':', '/', '-', '%', EN_DASH};
    return is_digit(code_point) || is_in(code_point, set, sizeof set / sizeof *set);
}

static bool is_initials(const struct typography_letter *letters, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        bool right = i % 2 == 0 ? is_capital(letters[i].code_point)
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
    kind |= is_capital(first) ? IS_CAPITAL : 0U;
    kind |= is_initials(core, count) ? IS_INITIAL : 0U;
    return kind;
}

static bool equals_lower(const struct word *word, size_t size, const char *entry)
{
    return str_equal((struct str){word->lower, size}, str_from(entry));
}

/* A unit may carry the full stop of its sentence. */
static unsigned look_up(const struct word *word)
{
    bool stopped = word->size > 1 && word->lower[word->size - 1] == '.';
    unsigned bare = 0;
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++) {
        if (WORDS[i].word[0] != word->lower[0] || WORDS[i].word[1] != word->lower[1]) {
            continue; /* Cyrillic letters take two bytes */
        }
        if (equals_lower(word, word->size, WORDS[i].word)) {
            return WORDS[i].kind;
        }
        if (stopped && equals_lower(word, word->size - 1, WORDS[i].word)) {
            bare = WORDS[i].kind & (IS_UNIT | IS_MONTH | IS_CURRENCY | IS_CENTURY);
        }
    }
    return bare;
}

static void store_lower(struct word *word, const struct typography_letter *core,
                        size_t count)
{
    for (size_t i = 0; i < count; i++) {
        utf8proc_int32_t lower = utf8proc_tolower((utf8proc_int32_t)core[i].code_point);
        if (word->size + 4 > WORD_BYTES_MAX) {
            word->size = 0;
            return;
        }
        word->size += (size_t)utf8proc_encode_char(
            lower, (utf8proc_uint8_t *)word->lower + word->size);
    }
}

/* Judges the word at letters [from, to): cuts its punctuation off, then looks at it. */
static struct word make_word(const struct typography_text *text, size_t from, size_t to)
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
    word.length = to - from;
    if (word.length > 0) {
        word.first = items[from].code_point;
        word.kind |= judge_letters(&items[from], word.length);
        store_lower(&word, &items[from], word.length);
        word.kind |= word.size > 0 ? look_up(&word) : 0U;
    }
    return word;
}

/* The next word at or after `*at`, which moves behind it; false at the end. */
static bool next_word(const struct typography_text *text, size_t *at, struct word *word)
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
    *word = make_word(text, from, to);
    return true;
}

/* ---- pairs ---------------------------------------------------------------------------- */

/* If the left word is one of `left` and the right one of `right`, they are bound. */
struct binding {
    unsigned left, right;
};

static const struct binding BINDINGS[] = {
    {IS_NUMBER, IS_UNIT},
    {IS_ROMAN, IS_CENTURY},
    {IS_DAY, IS_MONTH},
    {IS_REFERENCE, IS_NUMBER | IS_DIGITS | IS_ROMAN},
    {IS_PLACE | IS_TITLE, IS_CAPITAL},
    {IS_TITLE, IS_TITLE},
    {IS_SCALE, IS_CURRENCY},
    {IS_CURRENCY, IS_NUMBER},
    {IS_INITIAL, IS_INITIAL | IS_CAPITAL},
};

static bool is_pair(const struct word *left, const struct word *right)
{
    for (size_t i = 0; i < sizeof PAIRS / sizeof *PAIRS; i++) {
        const struct pair *pair = &PAIRS[i];
        bool stopped = right->size > 1 && right->lower[right->size - 1] == '.';
        if (pair->left[0] == left->lower[0] && pair->left[1] == left->lower[1] &&
            equals_lower(left, left->size, pair->left) &&
            (equals_lower(right, right->size, pair->right) ||
             (stopped && equals_lower(right, right->size - 1, pair->right)))) {
            return true;
        }
    }
    return false;
}

static bool matches_binding(const struct word *left, const struct word *right)
{
    for (size_t i = 0; i < sizeof BINDINGS / sizeof *BINDINGS; i++) {
        if ((left->kind & BINDINGS[i].left) != 0 && (right->kind & BINDINGS[i].right) != 0) {
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
        !is_digit(right->first)) {
        return false;
    }
    bool number = left->length <= 3 && left->first != '0' && right->length >= 3 &&
                  (right->length == 3 ? (right->kind & IS_DIGITS) != 0
                                      : (right->kind & IS_NUMBER) != 0 &&
                                            right->lower[3] == ',');
    bool phone = left->first == '+' || (left->first == '0' && left->length >= 2) || chain;
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

static bool is_bound(const struct word *left, const struct word *right)
{
    bool number = (right->kind & IS_DIGITS) != 0 && right->length <= 4;
    if ((left->kind & IS_QUOTED) != 0 && number) {
        return true; /* ул. „Цар Симеон Велики“ 107 */
    }
    if ((left->kind & IS_CLOSED) != 0) {
        return false;
    }
    if ((left->kind & IS_SIGN) != 0) {
        return true;
    }
    bool named = (right->kind & IS_OPENED) != 0 && (left->kind & IS_PLACE) != 0;
    bool plain = (right->kind & IS_OPENED) == 0;
    return named || (plain && (matches_binding(left, right) || is_pair(left, right)));
}

void binding_apply(struct typography_text *text)
{
    struct word words[3] = {0}; /* before the left one, left, right */
    size_t count = 0;
    size_t at = 0;
    bool chain = false; /* the left word is a group of digits with one before it */
    while (next_word(text, &at, &words[2])) {
        size_t gap = words[2].from - 1;
        bool neighbours = count > 0 && words[1].to == gap;
        bool group = neighbours && is_digit_group(&words[1], &words[2], chain);
        if (neighbours && text->items[gap].code_point == ' ' &&
            (group || is_dash_group(count > 1 ? &words[0] : NULL, &words[1], &words[2]) ||
             is_bound(&words[1], &words[2]))) {
            text->items[gap].code_point = NO_BREAK_SPACE;
        }
        chain = group;
        words[0] = words[1];
        words[1] = words[2];
        count++;
    }
}
