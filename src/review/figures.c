/* Numbers of running text. A number is read with the separators of its language, so that
 * „12 500 000“ and “12,500,000” are one; ordinals (21-ви, 21st), single digits and what
 * is often written in words (up to twelve) are left out. */
#include "base/array.h"
#include "base/letters.h"
#include "base/numerals.h"
#include "base/table.h"
#include "review/parts.h"
#include <stdlib.h>

enum { WORDS_UP_TO = 12, SHOWN_MAX = 3, YEAR_FIRST = 1900, YEAR_LAST = 2100 };

struct numeral {
    struct str value; /* digits, and a point before the decimals */
    struct str typed;
    size_t end; /* offset behind it */
    struct str date; /* of a day: the date in figures that it begins, else empty */
};

struct numerals {
    struct numeral *items;
    size_t count, capacity;
};

static bool is_digit(struct str text, size_t at)
{
    return at < text.size && text.data[at] >= '0' && text.data[at] <= '9';
}

static size_t digits_from(struct str text, size_t at)
{
    size_t count = 0;
    while (is_digit(text, at + count)) {
        count++;
    }
    return count;
}

/* Bytes of a blank at `at`, breaking or not; 0: there is none. */
static size_t blank_at(struct str text, size_t at)
{
    static const char *const BLANKS[] = {" ", "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89"};
    for (size_t i = 0; i < 4; i++) {
        struct str blank = str_from(BLANKS[i]);
        if (str_starts_with(str_slice(text, at, text.size), blank)) {
            return blank.size;
        }
    }
    return 0;
}

/* Bytes of a separator at `at` before a group of just three digits; 0: none. */
static size_t group_at(struct str text, size_t at, enum lang lang)
{
    size_t blank = blank_at(text, at);
    bool comma = lang == LANG_EN && at < text.size && text.data[at] == ',';
    size_t size = blank > 0 ? blank : comma ? 1 : 0;
    return size > 0 && digits_from(text, at + size) == 3 ? size : 0;
}

/* True for the hours of „10.30 ч.“, which end at `end`. */
static bool is_time(struct str text, size_t at, size_t end)
{
    size_t behind = end + 1 + digits_from(text, end + 1);
    struct str rest = str_slice(text, behind + blank_at(text, behind), text.size);
    return end - at <= 2 && behind == end + 3 && str_starts_with(rest, STR("ч."));
}

/* „05“ and “5” are one month, „042“ and “+359 42” one telephone. */
static struct str without_zero(struct str value)
{
    while (value.size > 1 && value.data[0] == '0' && value.data[1] != '.') {
        value = str_slice(value, 1, value.size);
    }
    return value;
}

/* The number that begins at `at`. */
static struct numeral read_number(struct str text, size_t at, enum lang lang,
                                  struct arena *arena)
{
    struct builder value = {.arena = arena};
    size_t end = at + digits_from(text, at), group;
    builder_add(&value, str_slice(text, at, end));
    bool grouped = end - at <= 3; /* a year is no first group */
    while (grouped) {
        group = group_at(text, end, lang);
        if (group == 0) {
            break;
        }
        builder_add(&value, str_slice(text, end + group, end + group + 3));
        end += group + 3;
    }
    char mark = end < text.size ? text.data[end] : '\0';
    bool decimal = (mark == ',' && lang == LANG_BG) || mark == '.';
    size_t decimals = decimal ? digits_from(text, end + 1) : 0;
    bool more = decimals > 0 && end + 1 + decimals < text.size &&
                text.data[end + 1 + decimals] == '.' &&
                is_digit(text, end + 2 + decimals);
    bool time = mark == '.' && is_time(text, at, end);
    if (decimals > 0 && !more && !time) {
        builder_add(&value, STR("."));
        builder_add(&value, str_slice(text, end + 1, end + 1 + decimals));
        end += 1 + decimals;
    }
    return (struct numeral){.value = without_zero(builder_str(&value)),
                            .typed = str_slice(text, at, end),
                            .end = end};
}

/* A letter right behind a number, or behind its hyphen, makes it an ordinal or a name. */
static bool is_part_of_word(struct str text, size_t start, size_t end)
{
    size_t at = end;
    uint32_t next = at < text.size ? str_next(text, &at) : 0;
    if (next == '-' || next == 0x2011) {
        next = at < text.size ? str_next(text, &at) : 0;
    }
    size_t before = start;
    while (before > 0 && ((unsigned char)text.data[before - 1] & 0xC0u) == 0x80) {
        before--;
    }
    before = before > 0 ? before - 1 : 0;
    uint32_t last = start > 0 ? str_next(text, &before) : 0;
    return letters_is_letter(next) || letters_is_letter(last);
}

/* The end of a date in figures, 14.05.2026 or 14/5/2026, that begins at `at`; 0: none. */
static size_t date_end(struct str text, size_t at)
{
    char mark = '\0';
    for (size_t part = 0; part < 2; part++) {
        size_t digits = digits_from(text, at);
        char behind = at + digits < text.size ? text.data[at + digits] : '\0';
        bool right = part == 0 ? behind == '.' || behind == '/' : behind == mark;
        if (digits == 0 || digits > 2 || !right) {
            return 0;
        }
        mark = behind;
        at += digits + 1;
    }
    return digits_from(text, at) == 4 ? at + 4 : 0;
}

/* The day and the year of a date; other texts have its month in words. */
static void add_date(struct numerals *figures, struct str date, size_t end,
                     struct arena *arena)
{
    struct str day = str_slice(date, 0, digits_from(date, 0));
    struct str year = str_slice(date, date.size - 4, date.size);
    *array_push(arena, figures) =
        (struct numeral){without_zero(day), day, end - date.size + day.size, date};
    *array_push(arena, figures) =
        (struct numeral){.value = year, .typed = year, .end = end};
}

/* „2026/27“: the last figures of a year behind another one are that year. */
static void fill_year(struct numerals *figures, struct str text, struct arena *arena)
{
    struct numeral *number = &figures->items[figures->count - 1];
    size_t start = number->end - number->typed.size;
    if (figures->count < 2 || number->typed.size != 2) {
        return;
    }
    const struct numeral *first = number - 1;
    struct str between = str_slice(text, first->end, start);
    bool joined = str_equal(between, STR("/")) || str_equal(between, STR("-")) ||
                  str_equal(between, STR("–"));
    if (joined && first->typed.size == 4 && first->value.size == 4) {
        number->value =
            str_format(arena, "%.2s%.*s", first->value.data, STR_ARGS(number->typed));
    }
}

/* The code of the country before a telephone that others write from its 0 on. */
static bool is_country_code(struct str text, size_t at, struct str value)
{
    return at > 0 && text.data[at - 1] == '+' && str_equal(value, STR("359"));
}

static struct numerals read_figures(struct str text, enum lang lang, struct arena *arena)
{
    struct numerals figures = {0};
    for (size_t at = 0; at < text.size;) {
        size_t date = is_digit(text, at) ? date_end(text, at) : 0;
        if (!is_digit(text, at)) {
            at++;
            continue;
        }
        if (date > 0) {
            add_date(&figures, str_slice(text, at, date), date, arena);
            at = date;
            continue;
        }
        struct numeral number = read_number(text, at, lang, arena);
        if (!is_part_of_word(text, at, number.end) &&
            !is_country_code(text, at, number.value)) {
            *array_push(arena, &figures) = number;
            fill_year(&figures, text, arena);
        }
        at = number.end;
    }
    return figures;
}

/* Whole, and so small that it may be written in words. */
static bool may_be_words(struct str value)
{
    return value.size < 2 || (value.size == 2 && value.data[0] == '1' &&
                              value.data[1] <= '0' + WORDS_UP_TO % 10);
}

/* The values as the keys of a table. */
static struct table *index_values(const struct numerals *figures, struct arena *arena)
{
    struct table *values = table_make(arena, figures->count);
    for (size_t i = 0; i < figures->count; i++) {
        struct table_key key = {.text = figures->items[i].value};
        *table_place(values, &key) = &figures->items[i];
    }
    return values;
}

static bool has_value(const struct table *values, struct str value)
{
    struct table_key key = {.text = value};
    return table_find(values, &key) != NULL;
}

/* Tells the numbers that one language has and the other does not. */
static void compare(const struct review *review, const struct review_text *text,
                    const struct numerals *numbers[LANG_COUNT], enum lang lang)
{
    struct builder list = {.arena = review->arena};
    enum lang other = lang == LANG_BG ? LANG_EN : LANG_BG;
    const struct table *others = index_values(numbers[other], review->arena);
    struct str first = {0};
    size_t shown = 0;
    for (size_t i = 0; i < numbers[lang]->count && shown < SHOWN_MAX; i++) {
        const struct numeral *number = &numbers[lang]->items[i];
        if (!may_be_words(number->value) && !has_value(others, number->value)) {
            builder_format(&list, "%s%.*s", shown > 0 ? ", " : "",
                           STR_ARGS(number->typed));
            first = shown == 0 ? number->typed : first;
            shown++;
        }
    }
    if (shown > 0) {
        struct str words = builder_str(&list);
        review_tell(review, REVIEW_FIGURES, review_mark(text, lang, first, review->arena),
                    "%.*s: not in the %s text (line %u)", STR_ARGS(words),
                    lang_facts(other)->name, (unsigned)text->text->mark[other].line);
    }
}

static size_t count_links(const struct text_blocks *blocks)
{
    size_t links = 0;
    for (size_t i = 0; i < blocks->count; i++) {
        struct str last = {0};
        for (size_t k = 0; k < blocks->items[i].run_count; k++) {
            struct str link = blocks->items[i].runs[k].link;
            links += link.size > 0 && !str_equal(link, last);
            last = link;
        }
    }
    return links;
}

void review_figures(const struct review *review, const struct review_text *text)
{
    if (!text->both) {
        return;
    }
    struct mark mark = text->text->mark[LANG_EN];
    struct numerals bg = read_figures(text->plain[LANG_BG], LANG_BG, review->arena);
    struct numerals en = read_figures(text->plain[LANG_EN], LANG_EN, review->arena);
    const struct numerals *numbers[LANG_COUNT] = {[LANG_BG] = &bg, [LANG_EN] = &en};
    compare(review, text, numbers, LANG_BG);
    compare(review, text, numbers, LANG_EN);
    size_t links_bg = count_links(text->blocks[LANG_BG]);
    size_t links_en = count_links(text->blocks[LANG_EN]);
    if (links_bg != links_en) {
        review_tell(review, REVIEW_FIGURES, mark,
                    "this text has %zu links, the Bulgarian one %zu", links_en, links_bg);
    }
}

/* ---- how numbers look -----------------------------------------------------------------
 */

static bool is_percent(struct str text, size_t at)
{
    return at < text.size && text.data[at] == '%';
}

/* A percent sign with a blank before it and one without, in one text. */
static void check_percent(const struct review *review, const struct review_text *text,
                          enum lang lang)
{
    struct str plain = text->plain[lang];
    size_t close = SIZE_MAX, apart = SIZE_MAX; /* the first of each */
    for (size_t at = 1; at < plain.size; at++) {
        if (is_percent(plain, at)) {
            size_t *first = is_digit(plain, at - 1) ? &close : &apart;
            *first = *first == SIZE_MAX ? at : *first;
        }
    }
    if (close != SIZE_MAX && apart != SIZE_MAX) {
        struct str shown = str_slice(plain, close - 1, close + 1);
        review_tell(review, REVIEW_NUMBERS_STYLE,
                    review_mark(text, lang, shown, review->arena),
                    "%% stands close to its number here and apart from it there");
    }
}

static void fix_decimals(const struct review *review, const struct review_text *text,
                         enum lang lang, struct str typed)
{
    bool comma = lang == LANG_BG;
    struct builder mended = {.arena = review->arena};
    for (size_t i = 0; i < typed.size; i++) {
        bool digit = is_digit(typed, i);
        builder_add(&mended, digit   ? str_slice(typed, i, i + 1)
                             : comma ? STR(",")
                                     : STR("."));
    }
    if (review_tell(review, REVIEW_NUMBERS_STYLE,
                    review_mark(text, lang, typed, review->arena),
                    comma ? N_("Bulgarian writes decimals with a comma")
                          : N_("English writes decimals with a point"))) {
        review_fix(review, text->text, lang, typed, builder_str(&mended));
    }
}

/* „12.5 %“ in Bulgarian, “12,5 %” in English. */
static void check_decimals(const struct review *review, const struct review_text *text,
                           enum lang lang)
{
    struct str plain = text->plain[lang];
    char wrong = lang == LANG_BG ? '.' : ',';
    for (size_t at = 1; at + 1 < plain.size; at++) {
        size_t decimals = digits_from(plain, at + 1);
        size_t end = at + 1 + decimals;
        bool number = plain.data[at] == wrong && is_digit(plain, at - 1) &&
                      decimals > 0 && decimals < 3;
        if (number && is_percent(plain, end + blank_at(plain, end))) {
            size_t start = at;
            while (start > 0 && is_digit(plain, start - 1)) {
                start--;
            }
            fix_decimals(review, text, lang, str_slice(plain, start, end));
            return;
        }
    }
}

void review_number_style(const struct review *review, const struct review_text *text)
{
    for (enum lang lang = 0; lang < LANG_COUNT; lang++) {
        if (text->plain[lang].size > 0 && (lang == 0 || text->both)) {
            check_percent(review, text, lang);
            check_decimals(review, text, lang);
        }
    }
}

/* ---- facts ---------------------------------------------------------------------------
 */

static int days_of(int month)
{
    static const int DAYS[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return DAYS[month];
}

static int whole(struct str digits)
{
    int number = 0;
    for (size_t i = 0; i < digits.size && i < 4; i++) {
        number = number * 10 + (digits.data[i] - '0');
    }
    return number;
}

/* „31.02.2026“: a day that its month does not have. */
static void check_date(const struct review *review, const struct review_text *text,
                       enum lang lang, struct str date)
{
    size_t day_size = digits_from(date, 0);
    int day = whole(str_slice(date, 0, day_size));
    int month = whole(
        str_slice(date, day_size + 1, day_size + 1 + digits_from(date, day_size + 1)));
    int year = whole(str_slice(date, date.size - 4, date.size));
    bool sound =
        month >= 1 && month <= 12 && day > 0 && day <= moment_month_days(year, month);
    if (!sound) {
        review_tell(review, REVIEW_FACTS, review_mark(text, lang, date, review->arena),
                    "there is no day %.*s", STR_ARGS(date));
    }
}

/* „31 април“: a day before the name of a month that does not have it. */
static void check_day(const struct review *review, const struct review_text *text,
                      enum lang lang, const struct numeral *number)
{
    struct str plain = text->plain[lang];
    long day = strtol(str_to_c(review->arena, number->value), NULL, 10);
    size_t blank = blank_at(plain, number->end);
    if (day <= 28 || day > 99 || blank == 0) {
        return;
    }
    struct str rest = str_slice(plain, number->end + blank, plain.size);
    for (int month = 0; month < 12; month++) {
        struct str name = str_from(lang_facts(lang)->months[month]);
        if (str_starts_with(rest, name) && day > days_of(month)) {
            review_tell(review, REVIEW_FACTS,
                        review_mark(text, lang, number->typed, review->arena),
                        "there is no %.*s %.*s", STR_ARGS(number->typed), STR_ARGS(name));
        }
    }
}

static void check_fact(const struct review *review, const struct review_text *text,
                       enum lang lang, const struct numeral *number)
{
    struct str plain = text->plain[lang];
    int last = review->brochure->document.period_to;
    double value = strtod(str_to_c(review->arena, number->value), NULL);
    bool year = number->value.size == 4 && number->typed.size == 4 &&
                value >= YEAR_FIRST && value <= YEAR_LAST;
    if (year && last > 0 && value > last) {
        review_tell(review, REVIEW_FACTS,
                    review_mark(text, lang, number->typed, review->arena),
                    "the year %.*s is after the period of the plan, which ends in %d",
                    STR_ARGS(number->typed), last);
    }
    size_t end = number->end + blank_at(plain, number->end);
    if (is_percent(plain, end) && value > 100) {
        review_tell(review, REVIEW_FACTS,
                    review_mark(text, lang, number->typed, review->arena),
                    "%.*s %% is more than all; is it a growth?", STR_ARGS(number->typed));
    }
    if (number->date.size > 0) {
        check_date(review, text, lang, number->date);
    } else {
        check_day(review, text, lang, number);
    }
}

void review_facts(const struct review *review, const struct review_text *text)
{
    for (enum lang lang = 0; lang < LANG_COUNT; lang++) {
        if (text->plain[lang].size == 0 || (lang > 0 && !text->both)) {
            continue;
        }
        struct numerals figures = read_figures(text->plain[lang], lang, review->arena);
        for (size_t i = 0; i < figures.count; i++) {
            check_fact(review, text, lang, &figures.items[i]);
        }
    }
}
