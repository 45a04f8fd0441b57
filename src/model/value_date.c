/* Years, dates, and a period of years. Where the slip is a common one, the message holds
 * the right value. */
#include "base/numerals.h"
#include "model/decode.h"
#include "model/name.h"
#include "model/schema.h"
#include "model/value.h"

enum { YEAR_MIN = 1000, YEAR_MAX = 9999 };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Reads up to `digits` digits at *at; -1 if there is none. */
static int read_number(struct str text, size_t *at, size_t digits)
{
    int number = -1;
    for (size_t i = 0; i < digits && *at < text.size && is_digit(text.data[*at]); i++) {
        number = (number < 0 ? 0 : number * 10) + (text.data[*at] - '0');
        (*at)++;
    }
    return number;
}

/* „"2021"“, „2021 г.“: the year alone. */
static void fix_year(struct decoder *decoder, const struct node *node)
{
    size_t at = 0;
    struct str text = str_trim(node->text);
    int year = node->kind == NODE_SCALAR ? read_number(text, &at, 4) : -1;
    struct str rest = str_trim(str_slice(text, at, text.size));
    if (year >= YEAR_MIN && (rest.size == 0 || str_equal(rest, STR("г.")))) {
        value_fix(decoder, node, str_slice(text, 0, at));
    }
}

static bool decode_year(struct decoder *decoder, void *target, const struct node *node,
                        const struct field *field)
{
    int *out = field_member(target, field);
    long year = 0;
    if (node->kind != NODE_SCALAR || !node_read_int(&year, node) || year < YEAR_MIN ||
        year > YEAR_MAX) {
        diag_error(decoder->diag, node->mark, "value-date",
                   "\"%s\" must be a year of four digits without quotes; write  %s: %s",
                   field->key, field->key, field_example(field));
        fix_year(decoder, node);
        return true;
    }
    *out = (int)year;
    return true;
}

static void schema_year(struct json *json, const struct field *field)
{
    (void)field;
    schema_bounds(json, YEAR_MIN, YEAR_MAX);
}

const struct field_type FIELD_YEAR = {.expected = N_("a year of four digits"),
                                      .decode = decode_year,
                                      .schema = schema_year};

/* ---- periods -------------------------------------------------------------------- */

/* A period that is typed as one text („2021 – 2027 г.“): its years are put where they
 * belong. False if the text holds no two years. */
static bool report_as_text(struct decoder *decoder, const struct node *node,
                           const struct field *field)
{
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
    diag_error(decoder->diag, node->mark, "value-date",
               "\"%s\" holds its two years apart; write  %s: {from: %d, to: %d}",
               field->key, field->key, years[0], years[1]);
    value_fix(decoder, node,
              str_format(decoder->arena, "{from: %d, to: %d}", years[0], years[1]));
    return true;
}

static bool decode_period(struct decoder *decoder, void *target, const struct node *node,
                          const struct field *field)
{
    bool text = node->kind == NODE_SCALAR && report_as_text(decoder, node, field);
    return text || FIELD_RECORD.decode(decoder, target, node, field);
}

static void schema_period(struct json *json, const struct field *field)
{
    schema_record(json, field->record);
}

const struct field_type FIELD_PERIOD = {
    .expected = N_("a group of keys"), .decode = decode_period, .schema = schema_period};

/* ---- dates ---------------------------------------------------------------------- */

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

static void report_date_form(struct decoder *decoder, const struct node *node,
                             const struct field *field)
{
    struct date other;
    struct str text = name_clip(node->text, decoder->arena);
    if (read_other_date(&other, node->text) && other.month >= 1 && other.month <= 12) {
        diag_error(decoder->diag, node->mark, "value-date",
                   "a date is written year-month-day; write  %s: %04d-%02d-%02d",
                   field->key, other.year, other.month, other.day);
        value_fix(decoder, node,
                  str_format(decoder->arena, "%04d-%02d-%02d", other.year, other.month,
                             other.day));
        return;
    }
    diag_error(decoder->diag, node->mark, "value-date",
               "\"%.*s\" is not a date; write it year-month-day, for example  %s: %s",
               STR_ARGS(text), field->key, field_example(field));
}

static bool decode_date(struct decoder *decoder, void *target, const struct node *node,
                        const struct field *field)
{
    struct date *out = field_member(target, field);
    static const char *const MONTHS[] = {N_("January"), N_("February"), N_("March"),
                                         N_("April"),   N_("May"),      N_("June"),
                                         N_("July"),    N_("August"),   N_("September"),
                                         N_("October"), N_("November"), N_("December")};
    struct date date;
    if (!value_check_scalar(decoder, node, field)) {
        return true;
    }
    if (!read_iso_date(&date, node->text) || date.year < YEAR_MIN) {
        report_date_form(decoder, node, field);
        return true;
    }
    if (date.month < 1 || date.month > 12) {
        diag_error(decoder->diag, node->mark, "value-date",
                   "there is no month %d; a date is written year-month-day, for example  "
                   "%s: %s",
                   date.month, field->key, field_example(field));
        return true;
    }
    int days = moment_month_days(date.year, date.month);
    if (date.day < 1 || date.day > days) {
        diag_error(decoder->diag, node->mark, "value-date",
                   "there is no day %d in %s %d; its last day is  %s: %04d-%02d-%02d",
                   date.day, MONTHS[date.month - 1], date.year, field->key, date.year,
                   date.month, days);
        return true;
    }
    *out = date;
    return true;
}

static void schema_date(struct json *json, const struct field *field)
{
    (void)field;
    json_text(json, "type", "string");
    json_text(json, "format", "date");
    json_text(json, "pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$");
}

const struct field_type FIELD_DATE = {
    .expected = N_("a date"), .decode = decode_date, .schema = schema_date};
