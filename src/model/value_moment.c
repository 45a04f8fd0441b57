/* Types: moments (a year, two in a row, a quarter, a month, a day) and the terms between
 * them. */
#include "model/decode.h"
#include "model/name.h"
#include "model/schema.h"
#include "model/value.h"
#include "model/value_amount.h"
#include <stddef.h>

enum { YEAR_MIN = 1000, QUARTERS = 4 };

/* Reads just so many digits at *at; -1 if they are not there. */
static int read_digits(struct str text, size_t *at, size_t digits)
{
    int number = 0;
    for (size_t i = 0; i < digits; i++) {
        char byte = *at + i < text.size ? text.data[*at + i] : ' ';
        if (byte < '0' || byte > '9') {
            return -1;
        }
        number = number * 10 + (byte - '0');
    }
    *at += digits;
    return number;
}

static bool read_byte(struct str text, size_t *at, char byte)
{
    bool there = *at < text.size && text.data[*at] == byte;
    *at += there;
    return there;
}

/* True if the text has the form of a moment, whatever its months and days. */
static bool read_moment(struct moment *out, struct str text, int *second)
{
    size_t at = 0;
    *out = (struct moment){.year = read_digits(text, &at, 4)};
    *second = out->year + 1;
    if (out->year < YEAR_MIN) {
        return false;
    }
    if (read_byte(text, &at, '/')) {
        int year = read_digits(text, &at, 2);
        *second = out->year / 100 * 100 + year;
        *second += *second < out->year ? 100 : 0;
        out->double_year = true;
        return year >= 0 && at == text.size;
    }
    if (read_byte(text, &at, '-') && read_byte(text, &at, 'Q')) {
        out->quarter = read_digits(text, &at, 1);
    } else if (at == 5) {
        out->month = read_digits(text, &at, 2);
        out->day = read_byte(text, &at, '-') ? read_digits(text, &at, 2) : 0;
    }
    return at == text.size && out->quarter >= 0 && out->month >= 0 && out->day >= 0;
}

static bool is_real(struct moment moment, struct str text)
{
    bool quarter = str_find(text, STR("Q"), 0) == SIZE_MAX ||
                   (moment.quarter >= 1 && moment.quarter <= QUARTERS);
    bool month = text.size < 7 || moment.double_year ||
                 str_find(text, STR("Q"), 0) != SIZE_MAX ||
                 (moment.month >= 1 && moment.month <= LANG_MONTHS);
    bool day =
        text.size < 10 || (month && moment.day >= 1 &&
                           moment.day <= moment_month_days(moment.year, moment.month));
    return quarter && month && day;
}

/* „31.12.2025“, „12.2025 г.“: what people write instead; false if it is neither. */
static bool read_other(struct moment *out, struct str text)
{
    int numbers[3] = {0};
    size_t count = 0, at = 0;
    while (count < 3) {
        size_t digits = 0;
        while (at + digits < text.size && text.data[at + digits] >= '0' &&
               text.data[at + digits] <= '9') {
            digits++;
        }
        if (digits == 0 || digits > 4) {
            return false;
        }
        numbers[count++] = read_digits(text, &at, digits);
        if (!read_byte(text, &at, '.') && !read_byte(text, &at, '/')) {
            break;
        }
    }
    *out = (struct moment){.year = numbers[count - 1],
                           .month = count > 1 ? numbers[count - 2] : 0,
                           .day = count > 2 ? numbers[0] : 0};
    return count > 1 && out->year >= YEAR_MIN && out->month >= 1 &&
           out->month <= LANG_MONTHS &&
           out->day <= moment_month_days(out->year, out->month);
}

static bool report_moment(struct decoder *decoder, const struct node *node,
                          const char *key)
{
    struct moment other;
    struct str text = name_clip(node->text, decoder->arena);
    if (!read_other(&other, str_trim(node->text))) {
        return diag_error(decoder->diag, node->mark, "value-date",
                          "\"%.*s\" is no year or date; write  %s: 2025  or 2025/26, "
                          "2025-Q3, 2025-06, 2025-12-31",
                          STR_ARGS(text), key);
    }
    struct str proposal =
        other.day > 0 ? str_format(decoder->arena, "%04d-%02d-%02d", other.year,
                                   other.month, other.day)
                      : str_format(decoder->arena, "%04d-%02d", other.year, other.month);
    diag_error(decoder->diag, node->mark, "value-date",
               "the year stands first; write  %s: %.*s", key, STR_ARGS(proposal));
    value_fix(decoder, node, proposal);
    return false;
}

bool moment_decode(struct decoder *decoder, struct moment *out, const struct node *node,
                   const char *key)
{
    int second;
    struct moment moment;
    if (node->kind != NODE_SCALAR || value_is_empty(node)) {
        return diag_error(decoder->diag, node->mark, "value-date",
                          "\"%s\" must be a year or a date, but here it is %s; write  "
                          "%s: 2025",
                          key, value_describe(node), key);
    }
    if (!read_moment(&moment, node->text, &second)) {
        return report_moment(decoder, node, key);
    }
    if (moment.double_year && second != moment.year + 1) {
        return diag_error(decoder->diag, node->mark, "value-date",
                          "two years in one follow each other; write  %s: %d/%02d", key,
                          moment.year, (moment.year + 1) % 100);
    }
    if (!is_real(moment, node->text)) {
        struct str text = name_clip(node->text, decoder->arena);
        return diag_error(decoder->diag, node->mark, "value-date",
                          "there is no %.*s in any calendar; correct the quarter, month "
                          "or day",
                          STR_ARGS(text));
    }
    *out = moment;
    return true;
}

static bool decode_moment(struct decoder *decoder, void *target, const struct node *node,
                          const struct field *field)
{
    (void)moment_decode(decoder, field_member(target, field), node, field->key);
    return true;
}

static void schema_moment(struct json *json, const struct field *field)
{
    (void)field;
    json_open(json, "anyOf", '[');
    json_open(json, NULL, '{');
    schema_bounds(json, YEAR_MIN, 9999);
    json_close(json, '}');
    json_open(json, NULL, '{');
    json_text(json, "type", "string");
    json_text(json, "pattern", "^[0-9]{4}(/[0-9]{2}|-Q[1-4]|-[0-9]{2}(-[0-9]{2})?)?$");
    json_close(json, '}');
    json_close(json, ']');
}

const struct field_type FIELD_MOMENT = {
    .expected = N_("a year or a date"), .decode = decode_moment, .schema = schema_moment};

/* ---- terms ----------------------------------------------------------------------- */

#define TERM(member) (uint16_t) offsetof(struct date_span, member)

static const struct field TERM_FIELDS[] = {
    {"from", &FIELD_MOMENT, .offset = TERM(from), .example = "2025",
     .help = N_("When it begins: a year, a month or a day.")},
    {"to", &FIELD_MOMENT, .offset = TERM(to), .example = "2027",
     .help = N_("When it ends; alone it is a date by which.")},
    {"text", &FIELD_TEXT, TEXT_INLINE, false, TERM(text), .limit = LIMIT_SHORT,
     .help = N_("What is printed instead of the dates.")},
};
static const struct record TERM_RECORD = {.what = N_("a term"),
                                          FIELDS(TERM_FIELDS),
                                          .mark_offset = TERM(mark),
                                          .help = N_("From when until when.")};

static void check_term(struct decoder *decoder, const struct date_span *term)
{
    bool both = term->from.year > 0 && term->to.year > 0;
    if (both && moment_compare(term->from, moment_after(term->to)) >= 0) {
        diag_error(decoder->diag, term->mark, "term",
                   "the term ends before it begins; exchange \"from\" and \"to\"");
    }
}

static bool decode_term(struct decoder *decoder, void *target, const struct node *node,
                        const struct field *field)
{
    struct date_span *out = field_member(target, field);
    if (node->kind == NODE_SCALAR && str_equal(node->text, STR("ongoing"))) {
        *out = (struct date_span){.mark = node->mark, .given = true, .ongoing = true};
        return true;
    }
    if (node->kind != NODE_MAPPING) {
        return value_report_type(decoder, node, field), true;
    }
    decode_record(decoder, out, node, &TERM_RECORD);
    out->given = true;
    check_term(decoder, out);
    return true;
}

static void schema_term(struct json *json, const struct field *field)
{
    (void)field;
    json_open(json, "anyOf", '[');
    json_open(json, NULL, '{');
    json_text(json, "const", "ongoing");
    json_close(json, '}');
    json_open(json, NULL, '{');
    schema_record(json, &TERM_RECORD);
    json_close(json, '}');
    json_close(json, ']');
}

static void walk_term(const struct walk *walk, const void *target,
                      const struct field *field)
{
    record_walk(walk, (const char *)target + field->offset, &TERM_RECORD);
}

const struct field_type FIELD_TERM = {.expected =
                                          N_("a term with from and to, or ongoing"),
                                      .decode = decode_term,
                                      .schema = schema_term,
                                      .walk = walk_term};
