/* Scalars that are not texts: ids, years, dates, choices, telephone numbers, addresses.
 * Where the slip is a common one, the message holds the right value. */
#include "model/decode.h"
#include "base/array.h"
#include "model/alphabet.h"
#include <string.h>

enum { YEAR_MIN = 1000, YEAR_MAX = 9999, PHONE_DIGITS_MIN = 3 };

static bool is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

bool value_check_scalar(struct decoder *decoder, const struct node *node,
                        const struct field *field)
{
    if (node->kind != NODE_SCALAR || decode_is_empty(node)) {
        return decode_report_type(decoder, node, field);
    }
    return true;
}

bool value_check_limit(struct decoder *decoder, const struct node *node,
                       const struct field *field)
{
    size_t length = str_length(node->text);
    if (length > field->limit) {
        return diag_error_plain(decoder->diag, node->mark,
                                "this \"%s\" has %zu characters; at most %zu are allowed",
                                field->key, length, field->limit);
    }
    return true;
}

void value_decode_format(struct decoder *decoder, const struct node *node,
                         const struct field *field)
{
    long format = 0;
    if (!value_check_scalar(decoder, node, field)) {
        return;
    }
    if (!node_read_int(&format, node) || format != 1) {
        struct str text = name_clip(node->text, decoder->arena);
        diag_error_plain(decoder->diag, node->mark,
                         "format \"%.*s\" is not known to this version; write  format: 1",
                         STR_ARGS(text));
    }
}

/* ---- ids ----------------------------------------------------------------------------
 */

static bool is_id_letter(uint32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c);
}

/* Bulgarian letters in Latin, after the Transliteration Act; NULL for any other. */
static const char *transliterate(uint32_t c)
{
    static const char *const LETTERS[] = {"a",  "b",   "v", "g",  "d", "e",  "zh", "z",
                                          "i",  "y",   "k", "l",  "m", "n",  "o",  "p",
                                          "r",  "s",   "t", "u",  "f", "h",  "ts", "ch",
                                          "sh", "sht", "a", NULL, "y", NULL, "yu", "ya"};
    enum { FIRST = 0x430, FIRST_CAPITAL = 0x410 };
    uint32_t index = c >= FIRST ? c - FIRST : c - FIRST_CAPITAL;
    return c < FIRST_CAPITAL || index >= sizeof LETTERS / sizeof LETTERS[0]
               ? NULL
               : LETTERS[index];
}

/* An id near to `text`; empty if nothing of it can be kept. */
static struct str propose_id(struct decoder *decoder, struct str text)
{
    struct builder id = {.arena = decoder->arena};
    bool gap = false;
    for (size_t at = 0; at < text.size && id.count < LIMIT_ID / 2;) {
        uint32_t c = str_next(text, &at);
        const char *latin = transliterate(c);
        if (latin == NULL && !is_id_letter(c)) {
            gap = id.count > 0;
            continue;
        }
        if (gap) {
            builder_add(&id, STR("-"));
            gap = false;
        }
        if (latin != NULL) {
            builder_add(&id, str_from(latin));
        } else {
            builder_add_code_point(&id, c);
        }
    }
    return builder_str(&id);
}

/* The first character of `id` that may not stand there, with its length; empty if none.
 */
static struct str find_bad_letter(struct str id)
{
    for (size_t at = 0; at < id.size;) {
        size_t start = at;
        uint32_t c = str_next(id, &at);
        if (!is_id_letter(c) && (c != '-' || start == 0 || at == id.size)) {
            return str_slice(id, start, at);
        }
    }
    return (struct str){0};
}

void value_decode_id(struct decoder *decoder, struct str *out, const struct node *node,
                     const struct field *field)
{
    if (!value_check_scalar(decoder, node, field) ||
        !value_check_limit(decoder, node, field)) {
        return;
    }
    struct str bad = find_bad_letter(node->text);
    if (bad.size == 0) {
        *out = node->text;
        return;
    }
    struct str text = name_clip(node->text, decoder->arena);
    struct str letter = name_clip(bad, decoder->arena);
    const char *why = "in it";
    if (bad.data[0] == '-') {
        why = bad.data == node->text.data ? "at its beginning" : "at its end";
    } else if (alphabet_count(bad).cyrillic > 0) {
        why = "(a Cyrillic letter)";
    }
    diag_error_plain(decoder->diag, node->mark,
                     "the id \"%.*s\" cannot be used, because of \"%.*s\" %s",
                     STR_ARGS(text), STR_ARGS(letter), why);
    struct str proposal = propose_id(decoder, node->text);
    if (proposal.size > 0) {
        diag_note(decoder->diag, NO_MARK,
                  "an id holds Latin letters, digits and hyphens, for example  %s: %.*s",
                  field->key, STR_ARGS(proposal));
    } else {
        diag_note(decoder->diag, NO_MARK,
                  "an id holds Latin letters, digits and hyphens, for example  %s: %s",
                  field->key, field->example);
    }
}

void value_decode_version(struct decoder *decoder, struct str *out,
                          const struct node *node, const struct field *field)
{
    if (value_check_scalar(decoder, node, field) &&
        value_check_limit(decoder, node, field)) {
        *out = str_trim(node->text);
    }
}

/* ---- languages ----------------------------------------------------------------------
 */

/* The first entry of a list with that text, which is in it. */
static const struct node *find_entry(const struct node *list, struct str text)
{
    const struct node *entry = list->items;
    while (!str_equal(entry->text, text)) {
        entry++;
    }
    return entry;
}

static bool add_language(struct decoder *decoder, const struct node *list, size_t index,
                         const struct field *field)
{
    struct document *document = &decoder->brochure->document;
    const struct node *entry = &list->items[index];
    enum lang lang;
    if (entry->kind != NODE_SCALAR || decode_is_empty(entry)) {
        return diag_error_plain(decoder->diag, entry->mark,
                                "\"languages\" lists codes of languages; write  %s: %s",
                                field->key, field->example);
    }
    if (!lang_from_code(&lang, entry->text)) {
        struct str codes[LANG_COUNT];
        for (int i = 0; i < LANG_COUNT; i++) {
            codes[i] = str_from(lang_facts((enum lang)i)->code);
        }
        const struct names names = {.items = codes, .count = LANG_COUNT};
        const struct unknown_name unknown = {.name = entry->text,
                                             .noun = "language",
                                             .place = "",
                                             .allowed = &names,
                                             .allowed_title = "the languages are"};
        name_report_unknown(decoder->diag, entry->mark, &unknown, decoder->arena);
        return false;
    }
    for (size_t i = 0; i < document->language_count; i++) {
        if (document->languages[i] == lang) {
            diag_error_plain(decoder->diag, entry->mark,
                             "the language \"%s\" is named twice; name each once",
                             lang_facts(lang)->code);
            diag_note(decoder->diag, find_entry(list, entry->text)->mark,
                      "first named here");
            return false;
        }
    }
    document->languages[document->language_count++] = lang;
    return true;
}

void value_decode_languages(struct decoder *decoder, const struct node *node,
                            const struct field *field)
{
    decoder->languages_known = false;
    if (node->kind != NODE_SEQUENCE || node->count == 0) {
        decode_report_type(decoder, node, field);
        return;
    }
    struct document *document = &decoder->brochure->document;
    document->language_count = 0;
    bool sound = true;
    for (size_t i = 0; i < node->count; i++) {
        sound = add_language(decoder, node, i, field) && sound;
    }
    decoder->languages_known = sound;
}

/* ---- years and dates ----------------------------------------------------------------
 */

void value_decode_year(struct decoder *decoder, int *out, const struct node *node,
                       const struct field *field)
{
    long year = 0;
    if (node->kind != NODE_SCALAR || !node_read_int(&year, node) || year < YEAR_MIN ||
        year > YEAR_MAX) {
        diag_error_plain(
            decoder->diag, node->mark,
            "\"%s\" must be a year of four digits without quotes; write  %s: %s",
            field->key, field->key, field->example);
        return;
    }
    *out = (int)year;
}

/* Reads up to `digits` digits at *at; -1 if there is none. */
static int read_number(struct str text, size_t *at, size_t digits)
{
    int number = -1;
    for (size_t i = 0; i < digits && *at < text.size && is_digit((uint8_t)text.data[*at]);
         i++) {
        number = (number < 0 ? 0 : number * 10) + (text.data[*at] - '0');
        (*at)++;
    }
    return number;
}

bool value_report_period(struct decoder *decoder, const struct node *node,
                         const struct field *field)
{
    if (node->kind != NODE_SCALAR ||
        record_field_at(field->record, 0)->type != FIELD_YEAR) {
        return false;
    }
    int years[2] = {0};
    size_t count = 0;
    for (size_t at = 0; at < node->text.size && count < 2;) {
        size_t start = at;
        int number = read_number(node->text, &at, 4);
        if (number >= YEAR_MIN) {
            years[count++] = number;
        }
        at = at == start ? at + 1 : at;
    }
    if (count < 2) {
        return false;
    }
    diag_error_plain(decoder->diag, node->mark,
                     "\"%s\" holds its two years apart; write  %s: {from: %d, to: %d}",
                     field->key, field->key, years[0], years[1]);
    return true;
}

static bool read_byte(struct str text, size_t *at, char byte)
{
    if (*at < text.size && text.data[*at] == byte) {
        (*at)++;
        return true;
    }
    return false;
}

static bool read_iso_date(struct date *date, struct str text)
{
    size_t at = 0;
    date->year = read_number(text, &at, 4);
    bool sound = at == 4 && read_byte(text, &at, '-');
    date->month = read_number(text, &at, 2);
    sound = sound && at == 7 && read_byte(text, &at, '-');
    date->day = read_number(text, &at, 2);
    return sound && at == 10 && text.size == 10;
}

/* „22.11.2026“, „22/11/2026 г.“ and “2026-11-2” are what people type instead. */
static bool read_other_date(struct date *date, struct str text)
{
    size_t at = 0;
    int first = read_number(text, &at, 4);
    bool year_first = at == 4;
    char mark = at < text.size ? text.data[at] : ' ';
    if (first < 0 || (mark != '.' && mark != '/' && mark != '-')) {
        return false;
    }
    at++;
    date->month = read_number(text, &at, 2);
    bool sound = date->month >= 0 && read_byte(text, &at, mark);
    int last = read_number(text, &at, 4);
    date->year = year_first ? first : last;
    date->day = year_first ? last : first;
    return sound && last >= 0 && date->day <= 31 && date->year >= YEAR_MIN;
}

static int days_of_month(int year, int month)
{
    static const int DAYS[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return DAYS[month - 1] + (month == 2 && leap ? 1 : 0);
}

static void report_date_form(struct decoder *decoder, const struct node *node,
                             const struct field *field)
{
    struct date other;
    struct str text = name_clip(node->text, decoder->arena);
    if (read_other_date(&other, node->text) && other.month >= 1 && other.month <= 12) {
        diag_error_plain(decoder->diag, node->mark,
                         "a date is written year-month-day; write  %s: %04d-%02d-%02d",
                         field->key, other.year, other.month, other.day);
        return;
    }
    diag_error_plain(
        decoder->diag, node->mark,
        "\"%.*s\" is not a date; write it year-month-day, for example  %s: %s",
        STR_ARGS(text), field->key, field->example);
}

void value_decode_date(struct decoder *decoder, struct date *out, const struct node *node,
                       const struct field *field)
{
    static const char *const MONTHS[] = {"January",   "February", "March",    "April",
                                         "May",       "June",     "July",     "August",
                                         "September", "October",  "November", "December"};
    struct date date;
    if (!value_check_scalar(decoder, node, field)) {
        return;
    }
    if (!read_iso_date(&date, node->text) || date.year < YEAR_MIN) {
        report_date_form(decoder, node, field);
        return;
    }
    if (date.month < 1 || date.month > 12) {
        diag_error_plain(
            decoder->diag, node->mark,
            "there is no month %d; a date is written year-month-day, for example  "
            "%s: %s",
            date.month, field->key, field->example);
        return;
    }
    int days = days_of_month(date.year, date.month);
    if (date.day < 1 || date.day > days) {
        diag_error_plain(
            decoder->diag, node->mark,
            "there is no day %d in %s %d; its last day is  %s: %04d-%02d-%02d", date.day,
            MONTHS[date.month - 1], date.year, field->key, date.year, date.month, days);
        return;
    }
    *out = date;
}

/* ---- choices ------------------------------------------------------------------------
 */

static void report_choice(struct decoder *decoder, const struct node *node,
                          const struct field *field)
{
    struct names names = {0};
    for (size_t i = 0; i < field->choices->count; i++) {
        if (field->choices->items[i].built) {
            *array_push(decoder->arena, &names) = str_from(field->choices->items[i].name);
        }
    }
    struct str place = str_format(decoder->arena, " for \"%s\"", field->key);
    struct str title =
        str_format(decoder->arena,
                   names.count == 1 ? "\"%s\" can only be" : "\"%s\" may be", field->key);
    const struct unknown_name unknown = {.name = node->text,
                                         .noun = "value",
                                         .place = str_to_c(decoder->arena, place),
                                         .allowed = &names,
                                         .allowed_title = str_to_c(decoder->arena, title),
                                         .conjunction = "or"};
    name_report_unknown(decoder->diag, node->mark, &unknown, decoder->arena);
}

void value_decode_choice(struct decoder *decoder, void *out, const struct node *node,
                         const struct field *field)
{
    if (node->kind != NODE_SCALAR || decode_is_empty(node)) {
        decode_report_type(decoder, node, field);
        return;
    }
    for (size_t i = 0; i < field->choices->count; i++) {
        const struct choice *choice = &field->choices->items[i];
        if (!str_equal(str_from(choice->name), node->text)) {
            continue;
        }
        if (!choice->built) {
            diag_error_plain(decoder->diag, node->mark,
                             "\"%s: %s\" is not built yet; for now write  %s: %s",
                             field->key, choice->name, field->key, field->example);
        } else if (out != NULL) {
            /* An enum without negative values is as large as an int. */
            memcpy(out, &choice->value, sizeof choice->value);
        }
        return;
    }
    report_choice(decoder, node, field);
}

/* ---- telephone numbers and addresses ------------------------------------------------
 */

static bool is_phone_mark(uint32_t c)
{
    return c == ' ' || c == 0xA0 || c == 0x202F || c == '+' || c == '(' || c == ')' ||
           c == '-' || c == '/';
}

static void check_phone_slot(struct decoder *decoder, struct str text, struct mark mark)
{
    size_t digits = 0;
    for (size_t at = 0; at < text.size;) {
        size_t start = at;
        uint32_t c = str_next(text, &at);
        if (!is_digit(c) && !is_phone_mark(c)) {
            struct str bad = name_clip(str_slice(text, start, at), decoder->arena);
            diag_error_plain(
                decoder->diag, mark,
                "\"%.*s\" cannot stand in a telephone number: only digits, blanks "
                "and + ( ) - / can",
                STR_ARGS(bad));
            diag_note(decoder->diag, NO_MARK,
                      "words such as „вътр.“ or “ext.” belong in \"text\"");
            return;
        }
        digits += is_digit(c);
    }
    if (digits < PHONE_DIGITS_MIN) {
        diag_error_plain(
            decoder->diag, mark,
            "this telephone number has only %zu digits; the shortest ones have %d",
            digits, PHONE_DIGITS_MIN);
    }
}

/* The offset of the first blank or control character of an address, or its size. */
static size_t find_url_fault(struct str url)
{
    for (size_t at = 0; at < url.size;) {
        size_t start = at;
        uint32_t c = str_next(url, &at);
        if (c <= ' ' || (c >= 0x7F && c <= 0xA0) || c == 0x202F || c == 0x200B ||
            c == 0xAD) {
            return start;
        }
    }
    return url.size;
}

static void check_url_slot(struct decoder *decoder, struct str url, struct mark mark)
{
    static const char *const SCHEMES[] = {"https://", "http://", "mailto:", "tel:"};
    struct str shown = name_clip(url, decoder->arena);
    if (find_url_fault(url) < url.size) {
        diag_error_plain(decoder->diag, mark,
                         "the address \"%.*s\" has a blank in it; write it without",
                         STR_ARGS(shown));
        return;
    }
    for (size_t i = 0; i < sizeof SCHEMES / sizeof SCHEMES[0]; i++) {
        struct str scheme = str_from(SCHEMES[i]);
        if (str_starts_with(url, scheme) && url.size > scheme.size) {
            return;
        }
    }
    bool mail = str_find(url, STR("@"), 0) != SIZE_MAX;
    bool scheme = str_find(url, STR(":"), 0) != SIZE_MAX;
    if (scheme) {
        diag_error_plain(
            decoder->diag, mark,
            "the address \"%.*s\" must begin with https:// or http:// or mailto: "
            "or tel:, and go on after it",
            STR_ARGS(shown));
        return;
    }
    diag_error_plain(decoder->diag, mark,
                     "the address \"%.*s\" lacks its beginning; write  url: %s%.*s",
                     STR_ARGS(shown), mail ? "mailto:" : "https://", STR_ARGS(shown));
}

/* Applies `check` to each language of the text; once where they share it. */
static void check_slots(struct decoder *decoder, const struct localized *text,
                        void (*check)(struct decoder *, struct str, struct mark))
{
    for (int i = 0; i < LANG_COUNT; i++) {
        bool shared = i > 0 && text->text[i].data == text->text[0].data;
        if (text->text[i].data != NULL && !shared) {
            check(decoder, text->text[i], text->mark[i]);
        }
    }
}

void value_check_phone(struct decoder *decoder, const struct localized *text)
{
    check_slots(decoder, text, check_phone_slot);
}

void value_check_url(struct decoder *decoder, const struct localized *text)
{
    check_slots(decoder, text, check_url_slot);
}
