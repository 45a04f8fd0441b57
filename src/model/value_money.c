/* Types: currencies, and by how much amounts are scaled. */
#include "model/decode.h"
#include "model/schema.h"
#include "model/value.h"
#include "model/amount.h"
#include <stddef.h>

enum { CODE_LETTERS = 3 };

#define MONEY(member) (uint16_t) offsetof(struct money, member)

static bool is_code(struct str text)
{
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] < 'A' || text.data[i] > 'Z') {
            return false;
        }
    }
    return text.size == CODE_LETTERS;
}

/* What people write in place of the code. */
static const struct {
    const char *word, *code;
} WORDS[] = {{"€", "EUR"},  {"евро", "EUR"}, {"euro", "EUR"}, {"лв.", "BGN"},
             {"лв", "BGN"}, {"лева", "BGN"}, {"leva", "BGN"}, {"£", "GBP"},
             {"$", "USD"},  {"eur", "EUR"},  {"bgn", "BGN"},  {"Euro", "EUR"}};

static bool decode_code(struct decoder *decoder, void *target, const struct node *node,
                        const struct field *field)
{
    struct word *out = field_member(target, field);
    if (!value_check_scalar(decoder, node, field)) {
        return true;
    }
    *out = (struct word){str_trim(node->text), node->mark};
    if (is_code(out->text)) {
        return true;
    }
    for (size_t i = 0; i < sizeof WORDS / sizeof WORDS[0]; i++) {
        if (str_equal(out->text, str_from(WORDS[i].word))) {
            out->text = str_from(WORDS[i].code);
            diag_error(decoder->diag, node->mark, "currency-code",
                       "a currency is written as its code; write  %s: %s", field->key,
                       WORDS[i].code);
            value_fix(decoder, node, out->text);
            return true;
        }
    }
    out->text = (struct str){0};
    diag_error(decoder->diag, node->mark, "currency-code",
               "a currency is written as its code of three capital letters; write  %s: "
               "EUR",
               field->key);
    return true;
}

static void schema_code(struct json *json, const struct field *field)
{
    (void)field;
    json_text(json, "type", "string");
    json_text(json, "pattern", "^[A-Z]{3}$");
}

static const struct field_type FIELD_CODE = {.expected = N_("a code of three letters"),
                                             .decode = decode_code,
                                             .schema = schema_code};

static const struct field MONEY_FIELDS[] = {
    {"code", &FIELD_CODE, .required = true, .offset = MONEY(code), .example = "RSD",
     .help = N_("Three capital letters by ISO 4217.")},
    {"name", &FIELD_TEXT, TEXT_PLAIN, false, MONEY(name), .limit = LIMIT_SHORT,
     .help = N_("Its name as it stands behind a number.")},
};
static const struct record MONEY_RECORD = {.what = N_("a currency"),
                                           FIELDS(MONEY_FIELDS),
                                           .mark_offset = MONEY(mark),
                                           .help = N_("What amounts are paid in.")};

static bool decode_currency(struct decoder *decoder, void *target,
                            const struct node *node, const struct field *field)
{
    struct money *out = field_member(target, field);
    if (node->kind == NODE_MAPPING) {
        decode_record(decoder, out, node, &MONEY_RECORD);
        return true;
    }
    const struct field code = {
        .key = field->key, .type = &FIELD_CODE, .offset = MONEY(code), .example = "EUR"};
    out->mark = node->mark;
    return FIELD_CODE.decode(decoder, out, node, &code);
}

static void schema_currency(struct json *json, const struct field *field)
{
    json_open(json, "anyOf", '[');
    json_open(json, NULL, '{');
    schema_code(json, field);
    json_close(json, '}');
    json_open(json, NULL, '{');
    schema_record(json, &MONEY_RECORD);
    json_close(json, '}');
    json_close(json, ']');
}

static void walk_currency(const struct walk *walk, const void *target,
                          const struct field *field)
{
    record_walk(walk, (const char *)target + field->offset, &MONEY_RECORD);
}

const struct field_type FIELD_CURRENCY = {.expected = N_("a currency"),
                                          .decode = decode_currency,
                                          .schema = schema_currency,
                                          .walk = walk_currency};

/* ---- scales ---------------------------------------------------------------------- */

static const struct {
    const char *number;
    int power;
} SCALES[] = {{"1", 0}, {"1000", 3}, {"1000000", 6}};

static bool decode_scale(struct decoder *decoder, void *target, const struct node *node,
                         const struct field *field)
{
    int *out = field_member(target, field);
    for (size_t i = 0; node->kind == NODE_SCALAR && i < sizeof SCALES / sizeof SCALES[0];
         i++) {
        if (str_equal(node->text, str_from(SCALES[i].number))) {
            *out = SCALES[i].power;
            return true;
        }
    }
    diag_error(decoder->diag, node->mark, "value-unknown",
               "\"%s\" is 1, 1000 or 1000000; write  %s: 1000", field->key, field->key);
    return true;
}

static void schema_scale(struct json *json, const struct field *field)
{
    (void)field;
    json_open(json, "enum", '[');
    for (size_t i = 0; i < sizeof SCALES / sizeof SCALES[0]; i++) {
        json_word(json, NULL, SCALES[i].number);
    }
    json_close(json, ']');
}

const struct field_type FIELD_SCALE = {
    .expected = N_("1, 1000 or 1000000"), .decode = decode_scale, .schema = schema_scale};

/* A scale that says whether it was given. */
static bool decode_own_scale(struct decoder *decoder, void *target,
                             const struct node *node, const struct field *field)
{
    *(bool *)((char *)target + field->count_offset) = true;
    return decode_scale(decoder, target, node, field);
}

const struct field_type FIELD_OWN_SCALE = {.expected = N_("1, 1000 or 1000000"),
                                           .decode = decode_own_scale,
                                           .schema = schema_scale};
