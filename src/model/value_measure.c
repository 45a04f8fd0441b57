/* What is measured: lengths, a factor with decimals, the pages of a signature. */
#include "base/number.h"
#include "model/name.h"
#include "model/schema.h"
#include "model/value.h"

enum { THOUSAND = 1000, DECIMALS_MAX = 3 };

/* Units that a length may have, in millipoints: numerator over denominator. */
static const struct {
    const char *name;
    int64_t number, by;
} LENGTH_UNITS[] = {{"mm", 360000, 127}, {"cm", 3600000, 127}, {"pt", 1000, 1}};

/* In any unit, so that no length leaves the range of millipoints. */
static const struct number LENGTH_MAX = {10000, 0};

enum { UNIT_COUNT = sizeof LENGTH_UNITS / sizeof LENGTH_UNITS[0] };

static bool read_length(struct str text, mpt *out)
{
    size_t at = 0;
    struct number number;
    int64_t value;
    if (!number_read(&number, text, &at) || number.units < 0 ||
        number_compare(number, LENGTH_MAX) >= 0 ||
        !number_scaled(&value, number, DECIMALS_MAX)) {
        return false;
    }
    struct str unit = str_trim(str_slice(text, at, text.size));
    for (size_t i = 0; i < UNIT_COUNT; i++) {
        if (str_equal(unit, str_from(LENGTH_UNITS[i].name))) {
            int64_t by = LENGTH_UNITS[i].by * 1000;
            *out = (mpt)((value * LENGTH_UNITS[i].number + by / 2) / by);
            return true;
        }
    }
    return false;
}

static bool decode_length(struct decoder *decoder, void *target, const struct node *node,
                          const struct field *field)
{
    mpt *out = field_member(target, field);
    mpt length = 0;
    if (!value_check_scalar(decoder, node, field)) {
        return true;
    }
    struct str text = name_clip(node->text, decoder->arena);
    if (!read_length(str_trim(node->text), &length)) {
        diag_error(decoder->diag, node->mark, "value-length",
                   "\"%.*s\" is no length: write a number and its unit (mm, cm or pt), "
                   "for example  %s: %s",
                   STR_ARGS(text), field->key, field_example(field));
        return true;
    }
    if (length > mpt_from_hundredths_mm((int32_t)field->limit)) {
        diag_error(decoder->diag, node->mark, "value-length",
                   "\"%s\" may be at most %zu.%02zu mm, and this is \"%.*s\"; usual is  "
                   "%s: %s",
                   field->key, field->limit / 100, field->limit % 100, STR_ARGS(text),
                   field->key, field_example(field));
        return true;
    }
    *out = length;
    return true;
}

static void schema_length(struct json *json, const struct field *field)
{
    (void)field;
    json_text(json, "type", "string");
    json_text(json, "pattern", "^[0-9]+([.][0-9]{1,3})? ?(mm|cm|pt)$");
}

const struct field_type FIELD_LENGTH = {
    .expected = N_("a length"), .decode = decode_length, .schema = schema_length};

/* ---- factors -------------------------------------------------------------------- */

/* Reads "1.25" as 1250: at most three decimals. */
static bool read_factor(int *out, struct str text, int64_t most)
{
    struct number number;
    int64_t value;
    if (!number_parse(&number, text) || !number_scaled(&value, number, DECIMALS_MAX) ||
        value < THOUSAND || value > most) {
        return false;
    }
    *out = (int)value;
    return true;
}

static bool decode_factor(struct decoder *decoder, void *target, const struct node *node,
                          const struct field *field)
{
    int *out = field_member(target, field);
    int factor = 0;
    if (!value_check_scalar(decoder, node, field)) {
        return true;
    }
    if (!read_factor(&factor, str_trim(node->text), (int64_t)field->limit)) {
        struct str shown = name_clip(node->text, decoder->arena);
        diag_error(decoder->diag, node->mark, "value-number",
                   "\"%s\" must be a number from 1 to %zu.%zu with a decimal point, but "
                   "here it is \"%.*s\"; write  %s: %s",
                   field->key, field->limit / THOUSAND, field->limit % THOUSAND / 100,
                   STR_ARGS(shown), field->key, field_example(field));
        return true;
    }
    *out = factor;
    return true;
}

static void schema_factor(struct json *json, const struct field *field)
{
    char most[32];
    snprintf(most, sizeof most, "%zu.%zu", field->limit / THOUSAND,
             field->limit % THOUSAND / 100);
    json_text(json, "type", "number");
    json_number(json, "minimum", 1);
    json_word(json, "maximum", most);
}

const struct field_type FIELD_FACTOR = {
    .expected = N_("a number"), .decode = decode_factor, .schema = schema_factor};

/* ---- signatures ----------------------------------------------------------------- */

/* A folded sheet has four pages, so a signature is a multiple of four. */
static bool decode_signature(struct decoder *decoder, void *target,
                             const struct node *node, const struct field *field)
{
    int *out = field_member(target, field);
    long pages = 0;
    if (!value_check_scalar(decoder, node, field)) {
        return true;
    }
    if (!node_read_int(&pages, node) || pages < 4 || (size_t)pages > field->limit ||
        pages % 4 != 0) {
        struct str text = name_clip(node->text, decoder->arena);
        diag_error(
            decoder->diag, node->mark, "value-number",
            "\"%s\" must be a multiple of four from 4 to %zu, since a folded sheet "
            "has four pages, but here it is \"%.*s\"; write  %s: %s",
            field->key, field->limit, STR_ARGS(text), field->key, field_example(field));
        return true;
    }
    *out = (int)pages;
    return true;
}

static void schema_signature(struct json *json, const struct field *field)
{
    schema_bounds(json, 4, field->limit);
    json_number(json, "multipleOf", 4);
}

const struct field_type FIELD_SIGNATURE = {.expected = N_("a number of pages"),
                                           .decode = decode_signature,
                                           .schema = schema_signature};
