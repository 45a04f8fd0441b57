/* Whole numbers, switches, and the number of a decision, which may be more than digits.
 */
#include "model/name.h"
#include "model/schema.h"
#include "model/value.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* „"5"“: the number alone. */
static void fix_quotes(struct decoder *decoder, const struct node *node,
                       const struct field *field)
{
    struct node bare = *node;
    long number = 0;
    bare.text = str_trim(node->text);
    bare.plain = true;
    if (node_read_int(&number, &bare) && number >= 1 && (size_t)number <= field->limit) {
        value_fix(decoder, node, bare.text);
    }
}

static bool decode_number(struct decoder *decoder, void *target, const struct node *node,
                          const struct field *field)
{
    int *out = field_member(target, field);
    long number = 0;
    if (!value_check_scalar(decoder, node, field)) {
        return true;
    }
    if (!node_read_int(&number, node) || number < 1 || (size_t)number > field->limit) {
        struct str text = name_clip(node->text, decoder->arena);
        diag_error(decoder->diag, node->mark, "value-number",
                   "\"%s\" must be a whole number from 1 to %zu without quotes, but here "
                   "it is \"%.*s\"; write  %s: %s",
                   field->key, field->limit, STR_ARGS(text), field->key,
                   field_example(field));
        fix_quotes(decoder, node, field);
        return true;
    }
    *out = (int)number;
    return true;
}

static void schema_number(struct json *json, const struct field *field)
{
    schema_bounds(json, 1, field->limit);
}

const struct field_type FIELD_NUMBER = {
    .expected = N_("a whole number"), .decode = decode_number, .schema = schema_number};

/* ---- switches ------------------------------------------------------------------- */

static bool is_one_of(struct str text, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (str_equal(text, str_from(words[i]))) {
            return true;
        }
    }
    return false;
}

static bool decode_flag(struct decoder *decoder, void *target, const struct node *node,
                        const struct field *field)
{
    bool *out = field_member(target, field);
    static const char *const NO_WORDS[] = {"false", "no", "No", "NO", "off", "не", "0"};
    static const char *const YES_WORDS[] = {"true", "yes", "Yes", "YES", "on", "да", "1"};
    if (!value_check_scalar(decoder, node, field) || node_read_bool(out, node)) {
        return true;
    }
    bool meant = !is_one_of(node->text, NO_WORDS, COUNT(NO_WORDS));
    struct str text = name_clip(node->text, decoder->arena);
    diag_error(decoder->diag, node->mark, "value-switch",
               "\"%s\" is either true or false, without quotes, but here it is "
               "\"%.*s\"; write  %s: %s",
               field->key, STR_ARGS(text), field->key, meant ? "true" : "false");
    if (!meant || is_one_of(node->text, YES_WORDS, COUNT(YES_WORDS))) {
        value_fix(decoder, node, meant ? STR("true") : STR("false"));
    }
    return true;
}

static void schema_flag(struct json *json, const struct field *field)
{
    (void)field;
    json_text(json, "type", "boolean");
}

const struct field_type FIELD_FLAG = {
    .expected = N_("true or false"), .decode = decode_flag, .schema = schema_flag};

/* ---- decisions ------------------------------------------------------------------ */

static bool is_decision_letter(uint32_t c, bool first)
{
    bool digit = c >= '0' && c <= '9';
    bool latin = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    bool cyrillic = c >= 0x410 && c <= 0x44F;
    bool joint = c == '-' || c == '/' || c == '.' || c == ' ';
    return digit || latin || cyrillic || (joint && !first);
}

/* The text from its first digit on; empty if it has none. */
static struct str from_first_digit(struct str text)
{
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] >= '0' && text.data[i] <= '9') {
            return str_slice(text, i, text.size);
        }
    }
    return (struct str){0};
}

/* True if words stand before the number: „Решение № 123“; the program makes them. */
static bool has_words_before(struct str before)
{
    return str_find(before, STR(" "), 0) != SIZE_MAX ||
           str_find(before, STR("."), 0) != SIZE_MAX ||
           str_find(before, STR("№"), 0) != SIZE_MAX;
}

/* Reports what may not stand in the number; false if there is anything. */
static bool check_decision(struct decoder *decoder, const struct node *node,
                           const struct field *field, struct str text)
{
    struct str number = from_first_digit(text);
    struct str before = str_trim(str_slice(text, 0, text.size - number.size));
    if (number.size == 0) {
        return diag_error(decoder->diag, node->mark, "decision-form",
                          "the number of a decision has digits; write  %s: %s",
                          field->key, field_example(field));
    }
    if (has_words_before(str_slice(text, 0, text.size - number.size))) {
        struct str shown = name_clip(before, decoder->arena);
        struct str proposal = name_clip(number, decoder->arena);
        diag_error(decoder->diag, node->mark, "decision-form",
                   "the words before the number are made by the program: delete "
                   "\"%.*s\" and write  %s: \"%.*s\"",
                   STR_ARGS(shown), field->key, STR_ARGS(proposal));
        value_fix(decoder, node,
                  str_format(decoder->arena, "\"%.*s\"", STR_ARGS(number)));
        return false;
    }
    for (size_t at = 0; at < text.size;) {
        size_t start = at;
        uint32_t c = str_next(text, &at);
        if (!is_decision_letter(c, start == 0)) {
            struct str shown = name_clip(str_slice(text, start, at), decoder->arena);
            return diag_error(
                decoder->diag, node->mark, "decision-form",
                "\"%.*s\" cannot stand in the number of a decision; digits, "
                "letters, blanks and - / . can",
                STR_ARGS(shown));
        }
    }
    return value_check_limit(decoder, node, field);
}

static bool decode_decision(struct decoder *decoder, void *target,
                            const struct node *node, const struct field *field)
{
    struct str *out = field_member(target, field);
    struct str text = str_trim(node->text);
    if (value_check_scalar(decoder, node, field) &&
        check_decision(decoder, node, field, text)) {
        *out = text;
    }
    return true;
}

static void schema_decision(struct json *json, const struct field *field)
{
    schema_limited(json, "decision", field->limit);
}

const struct field_type FIELD_DECISION = {.expected = N_("the number of a decision"),
                                          .decode = decode_decision,
                                          .schema = schema_decision};
