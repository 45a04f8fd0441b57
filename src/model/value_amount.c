/* Types: amounts. A number stands in the file as it is reckoned with; how people write it
 * elsewhere is an error that proposes the right form. */
#include "model/value_amount.h"
#include "base/array.h"
#include "model/name.h"
#include "model/schema.h"
#include "model/value.h"

/* ---- numbers --------------------------------------------------------------------- */

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* Bytes of a sign that parts groups of digits at `at`; 0: there is none. */
static size_t blank_at(struct str text, size_t at)
{
    static const char *const BLANKS[] = {
        " ", "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89", "'", "\xE2\x80\x99"};
    for (size_t i = 0; i < sizeof BLANKS / sizeof BLANKS[0]; i++) {
        struct str blank = str_from(BLANKS[i]);
        if (str_starts_with(str_slice(text, at, text.size), blank)) {
            return blank.size;
        }
    }
    return 0;
}

/* Digits, points and commas of a text, without what parts groups of digits; stops at
 * anything else, of which *rest is the beginning. */
static struct str strip(struct str text, struct arena *arena, size_t *rest)
{
    struct builder out = {.arena = arena};
    size_t at = 0;
    if (str_starts_with(text, STR("-")) || str_starts_with(text, STR("−"))) {
        builder_add(&out, STR("-"));
        (void)str_next(text, &at);
    }
    while (at < text.size) {
        size_t blank = blank_at(text, at);
        bool kept =
            is_digit(text.data[at]) || text.data[at] == '.' || text.data[at] == ',';
        if (!kept && blank == 0) {
            break;
        }
        if (kept) {
            builder_add(&out, str_slice(text, at, at + 1));
        }
        at += kept ? 1 : blank;
    }
    *rest = at;
    return builder_str(&out);
}

/* Where `mark` last stands in the text, and how often. */
static size_t count_marks(struct str text, char mark, size_t *last)
{
    size_t count = 0;
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] == mark) {
            *last = i;
            count++;
        }
    }
    return count;
}

/* The same with one decimal point: of two signs the last one is meant; a sign that comes
 * more than once parts groups. */
static struct str mend_marks(struct str text, struct arena *arena)
{
    size_t point = 0, comma = 0;
    size_t points = count_marks(text, '.', &point);
    size_t commas = count_marks(text, ',', &comma);
    bool at_comma = commas == 1 && (points == 0 || comma > point);
    bool at_point = points == 1 && (commas == 0 || point > comma);
    size_t decimal = at_comma ? comma : at_point ? point : text.size;
    struct builder out = {.arena = arena};
    for (size_t i = 0; i < text.size; i++) {
        bool sign = text.data[i] == '.' || text.data[i] == ',';
        if (!sign || i == decimal) {
            builder_add(&out, i == decimal ? STR(".") : str_slice(text, i, i + 1));
        }
    }
    return builder_str(&out);
}

/* True for one sign with up to three digits before it and three behind: it may part
 * thousands as in English, or stand before decimals as in Bulgarian. */
static bool may_part_thousands(struct str digits)
{
    size_t at = 0;
    size_t marks = count_marks(digits, '.', &at) + count_marks(digits, ',', &at);
    size_t first = str_starts_with(digits, STR("-")) ? 1 : 0;
    return marks == 1 && at > first && at <= first + 3 && digits.size == at + 4 &&
           digits.data[first] != '0';
}

static struct str without_marks(struct str digits, struct arena *arena)
{
    struct builder out = {.arena = arena};
    for (size_t i = 0; i < digits.size; i++) {
        if (digits.data[i] != '.' && digits.data[i] != ',') {
            builder_add(&out, str_slice(digits, i, i + 1));
        }
    }
    return builder_str(&out);
}

/* Only who wrote the number knows which of the two it is. */
static void report_doubt(struct decoder *decoder, const struct node *node,
                         const struct amount_rules *rules, struct str digits)
{
    struct str shown = name_clip(str_trim(node->text), decoder->arena);
    struct str whole = without_marks(digits, decoder->arena);
    struct str decimal = mend_marks(digits, decoder->arena);
    diag_error(decoder->diag, node->mark, "number-doubt",
               "\"%.*s\" can be read as two numbers; write  %s: %.*s  if the sign parts "
               "the thousands, or  %s: %.*s  if it stands before decimals",
               STR_ARGS(shown), rules->key, STR_ARGS(whole), rules->key,
               STR_ARGS(decimal));
    value_fix(decoder, node, whole);
    value_fix(decoder, node, decimal);
}

static void report_number(struct decoder *decoder, const struct node *node,
                          const struct amount_rules *rules)
{
    struct str text = str_trim(node->text), shown = name_clip(text, decoder->arena);
    size_t rest = 0;
    struct str digits = strip(text, decoder->arena, &rest);
    bool doubtful = may_part_thousands(digits);
    bool whole = doubtful && rules->decimals == 0;
    struct str proposal = whole ? without_marks(digits, decoder->arena)
                                : mend_marks(digits, decoder->arena);
    struct number number;
    if (number_parse(&number, text)) {
        diag_error(decoder->diag, node->mark, "number-quoted",
                   "\"%.*s\" is a number in quotes; remove the quotes:  %s: %.*s",
                   STR_ARGS(shown), rules->key, STR_ARGS(text));
        value_fix(decoder, node, text);
    } else if (doubtful && !whole) {
        report_doubt(decoder, node, rules, digits);
    } else if (!number_parse(&number, proposal)) {
        diag_error(decoder->diag, node->mark, "number-form",
                   "\"%.*s\" is not a number (at most 18 digits, 6 of them behind a "
                   "point); write it, or none, unknown or x (does not apply)",
                   STR_ARGS(shown));
    } else if (rest < text.size) {
        struct str unit =
            name_clip(str_trim(str_slice(text, rest, text.size)), decoder->arena);
        diag_error(decoder->diag, node->mark, "number-form",
                   "\"%.*s\" holds more than a number; write  %s: %.*s  and say \"%.*s\" "
                   "once, with the column or the unit",
                   STR_ARGS(shown), rules->key, STR_ARGS(proposal), STR_ARGS(unit));
    } else {
        diag_error(decoder->diag, node->mark, "number-form",
                   "\"%.*s\" must be written as digits, with a point before decimals and "
                   "no gaps; write  %s: %.*s",
                   STR_ARGS(shown), rules->key, STR_ARGS(proposal));
        value_fix(decoder, node, proposal);
    }
}

static bool read_number(struct decoder *decoder, struct number *out,
                        const struct node *node, const struct amount_rules *rules)
{
    if (node->kind != NODE_SCALAR) {
        return diag_error(decoder->diag, node->mark, "value-kind",
                          "\"%s\" must be a number here, but it is %s", rules->key,
                          value_describe(node));
    }
    if (!node->plain || !number_parse(out, node->text)) {
        report_number(decoder, node, rules);
        return false;
    }
    if (rules->decimals >= 0 && out->decimals > rules->decimals) {
        return diag_error(
            decoder->diag, node->mark, "number-decimals",
            rules->decimals == 0
                ? N_("\"%s\" holds whole numbers, and %.*s is none; write it "
                     "without decimals, or make the column decimal")
                : N_("\"%s\" has fewer decimals than %.*s; change its "
                     "\"decimals\", or the number"),
            rules->key, STR_ARGS(node->text));
    }
    return true;
}

/* ---- words and mappings ---------------------------------------------------------- */

static const struct {
    const char *word;
    enum amount_kind kind;
} WORDS[] = {
    {"none", AMOUNT_NONE}, {"unknown", AMOUNT_UNKNOWN}, {"x", AMOUNT_NOT_APPLICABLE}};

static const char *const BOUNDS[LANG_BOUNDS] = {
    [LANG_UNDER] = "under",
    [LANG_OVER] = "over",
    [LANG_AT_LEAST] = "at-least",
    [LANG_AT_MOST] = "at-most",
};

static void decode_scalar(struct decoder *decoder, struct amount *out,
                          const struct node *node, const struct amount_rules *rules)
{
    for (size_t i = 0; i < sizeof WORDS / sizeof WORDS[0]; i++) {
        if (str_equal(node->text, str_from(WORDS[i].word))) {
            out->kind = WORDS[i].kind;
            return;
        }
    }
    if (value_is_empty(node)) {
        diag_error(decoder->diag, node->mark, "value-missing",
                   "\"%s\" is empty; write a number, none (there is none), unknown or x "
                   "(does not apply), or leave the key out",
                   rules->key);
    } else if (rules->moments) {
        out->kind = moment_decode(decoder, &out->moment, node, rules->key) ? AMOUNT_MOMENT
                                                                           : AMOUNT_EMPTY;
    } else if (read_number(decoder, &out->number, node, rules)) {
        out->kind = AMOUNT_NUMBER;
    }
}

static void report_keys(struct decoder *decoder, const struct node *node, size_t index,
                        bool money)
{
    static const char *const KEYS[] = {"value",    "note",    "under", "over",
                                       "at-least", "at-most", "from",  "to"};
    struct names names = {0};
    for (size_t i = 0; i < sizeof KEYS / sizeof KEYS[0]; i++) {
        *array_push(decoder->arena, &names) = str_from(KEYS[i]);
    }
    if (money) {
        *array_push(decoder->arena, &names) = STR("currency");
    }
    const struct unknown_name unknown = {.name = node->keys[index],
                                         .rule = "key-unknown",
                                         .unknown = N_("unknown key"),
                                         .place = N_(" in a value"),
                                         .allowed = &names,
                                         .allowed_title = N_("the keys here are")};
    name_report_unknown(decoder->diag, node->key_marks[index], &unknown, decoder->arena);
}

static bool is_known(struct str key, bool money)
{
    bool known = (money && str_equal(key, STR("currency"))) ||
                 str_equal(key, STR("value")) || str_equal(key, STR("note")) ||
                 str_equal(key, STR("from")) || str_equal(key, STR("to"));
    for (size_t i = 0; i < LANG_BOUNDS; i++) {
        known = known || str_equal(key, str_from(BOUNDS[i]));
    }
    return known;
}

static void decode_range(struct decoder *decoder, struct amount *out,
                         const struct node *node, const struct amount_rules *rules)
{
    const struct node *from = node_find(node, STR("from")),
                      *to = node_find(node, STR("to"));
    if (from == NULL || to == NULL) {
        diag_error(decoder->diag, node->mark, "key-missing",
                   "a range has two ends; write  %s: {from: 10, to: 15}", rules->key);
        return;
    }
    if (!read_number(decoder, &out->number, from, rules) ||
        !read_number(decoder, &out->to, to, rules)) {
        return;
    }
    if (number_compare(out->number, out->to) >= 0) {
        diag_error(decoder->diag, from->mark, "range-backwards",
                   "the range runs backwards; write the smaller number first");
        return;
    }
    out->kind = AMOUNT_RANGE;
}

/* The currency that an amount alone is paid in. */
static void decode_money(struct decoder *decoder, struct amount *out,
                         const struct node *currency)
{
    struct money *money = arena_new(decoder->arena, struct money);
    const struct field field = {.key = "currency", .type = &FIELD_CURRENCY};
    FIELD_CURRENCY.decode(decoder, money, currency, &field);
    out->money = money->code.text.size > 0 ? money : NULL;
}

/* A bound, a range, or a value; one of them. */
static void decode_content(struct decoder *decoder, struct amount *out,
                           const struct node *node, const struct amount_rules *rules)
{
    const struct node *value = node_find(node, STR("value"));
    if (value != NULL) {
        amount_decode(decoder, out, NULL, value, rules);
        return;
    }
    for (enum lang_bound bound = 0; bound < LANG_BOUNDS; bound++) {
        const struct node *number = node_find(node, str_from(BOUNDS[bound]));
        if (number != NULL && read_number(decoder, &out->number, number, rules)) {
            out->kind = AMOUNT_BOUND;
            out->bound = bound;
        }
        if (number != NULL) {
            return;
        }
    }
    decode_range(decoder, out, node, rules);
}

/* The same with its notes and its currency. */
static void decode_mapping(struct decoder *decoder, struct amount *out,
                           struct note_references *notes, const struct node *node,
                           const struct amount_rules *rules)
{
    const struct node *note = node_find(node, STR("note"));
    const struct node *currency = node_find(node, STR("currency"));
    for (size_t i = 0; i < node->count; i++) {
        if (!is_known(node->keys[i], rules->money)) {
            report_keys(decoder, node, i, rules->money);
            return;
        }
    }
    if (note != NULL && notes != NULL) {
        notes_decode(decoder, notes, note);
    }
    decode_content(decoder, out, node, rules);
    if (currency != NULL) {
        decode_money(decoder, out, currency);
    }
}

void amount_decode(struct decoder *decoder, struct amount *out,
                   struct note_references *notes, const struct node *node,
                   const struct amount_rules *rules)
{
    *out = (struct amount){.mark = node->mark};
    switch (node->kind) {
    case NODE_SCALAR: decode_scalar(decoder, out, node, rules); break;
    case NODE_MAPPING: decode_mapping(decoder, out, notes, node, rules); break;
    case NODE_SEQUENCE:
        diag_error(decoder->diag, node->mark, "value-kind",
                   "\"%s\" must be one value, but here it is %s", rules->key,
                   value_describe(node));
        break;
    }
}

static bool decode_amount(struct decoder *decoder, void *target, const struct node *node,
                          const struct field *field)
{
    const struct amount_rules rules = {.key = field->key, .decimals = -1};
    amount_decode(decoder, field_member(target, field), NULL, node, &rules);
    return true;
}

static void schema_number(struct json *json, const char *key)
{
    json_open(json, key, '{');
    json_text(json, "type", "number");
    json_close(json, '}');
}

static void amount_schema(struct json *json, bool money)
{
    json_open(json, "anyOf", '[');
    schema_number(json, NULL);
    json_open(json, NULL, '{');
    json_open(json, "enum", '[');
    for (size_t i = 0; i < sizeof WORDS / sizeof WORDS[0]; i++) {
        json_text(json, NULL, WORDS[i].word);
    }
    json_close(json, ']');
    json_close(json, '}');
    json_open(json, NULL, '{');
    json_text(json, "type", "object");
    json_number(json, "minProperties", 1);
    json_word(json, "additionalProperties", "false");
    json_open(json, "properties", '{');
    for (size_t i = 0; i < LANG_BOUNDS; i++) {
        schema_number(json, BOUNDS[i]);
    }
    schema_number(json, "from");
    schema_number(json, "to");
    json_open(json, "value", '{');
    json_close(json, '}');
    json_open(json, "note", '{');
    FIELD_NOTE.schema(json, NULL);
    json_close(json, '}');
    if (money) {
        json_open(json, "currency", '{');
        FIELD_CURRENCY.schema(json, NULL);
        json_close(json, '}');
    }
    json_close(json, '}');
    json_close(json, '}');
    json_close(json, ']');
}

static void schema_amount(struct json *json, const struct field *field)
{
    (void)field;
    amount_schema(json, false);
}

const struct field_type FIELD_AMOUNT = {
    .expected = N_("a number"), .decode = decode_amount, .schema = schema_amount};

static bool decode_sum(struct decoder *decoder, void *target, const struct node *node,
                       const struct field *field)
{
    const struct amount_rules rules = {.key = field->key, .decimals = -1, .money = true};
    amount_decode(decoder, field_member(target, field), NULL, node, &rules);
    return true;
}

static void schema_sum(struct json *json, const struct field *field)
{
    (void)field;
    amount_schema(json, true);
}

void amount_walk(const struct walk *walk, const struct amount *amount)
{
    if (amount->money != NULL) {
        walk_text(walk, &amount->money->name, TEXT_PLAIN);
    }
}

static void walk_sum(const struct walk *walk, const void *target,
                     const struct field *field)
{
    amount_walk(walk, (const struct amount *)(const void *)((const char *)target +
                                                            field->offset));
}

const struct field_type FIELD_MONEY = {.expected = N_("a number"),
                                       .decode = decode_sum,
                                       .schema = schema_sum,
                                       .walk = walk_sum};
