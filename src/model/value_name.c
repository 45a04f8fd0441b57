/* Names: ids, short texts without markup, one word out of several, languages. Where the
 * slip is a common one, the message holds the right value. */
#include "base/array.h"
#include "model/alphabet.h"
#include "model/name.h"
#include "model/schema.h"
#include "model/value.h"
#include <string.h>

static bool decode_format(struct decoder *decoder, void *target, const struct node *node,
                          const struct field *field)
{
    (void)target;
    long format = 0;
    if (!value_check_scalar(decoder, node, field)) {
        return true;
    }
    if (!node_read_int(&format, node) || format != 1) {
        struct str text = name_clip(node->text, decoder->arena);
        diag_error(decoder->diag, node->mark, "format-unknown",
                   "format \"%.*s\" is not known to this version; write  format: 1",
                   STR_ARGS(text));
        if (str_equal(str_trim(node->text), STR("1"))) {
            value_fix(decoder, node, STR("1"));
        }
    }
    return true;
}

static void schema_format(struct json *json, const struct field *field)
{
    (void)field;
    json_word(json, "const", "1");
}

const struct field_type FIELD_FORMAT = {
    .expected = N_("the number 1"), .decode = decode_format, .schema = schema_format};

/* ---- ids ------------------------------------------------------------------------ */

static bool is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

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

static bool decode_id(struct decoder *decoder, void *target, const struct node *node,
                      const struct field *field)
{
    struct str *out = field_member(target, field);
    if (!value_check_scalar(decoder, node, field) ||
        !value_check_limit(decoder, node, field)) {
        return true;
    }
    struct str bad = find_bad_letter(node->text);
    if (bad.size == 0) {
        *out = node->text;
        return true;
    }
    struct str text = name_clip(node->text, decoder->arena);
    struct str letter = name_clip(bad, decoder->arena);
    const char *why = N_("in it");
    if (bad.data[0] == '-') {
        why = bad.data == node->text.data ? N_("at its beginning") : N_("at its end");
    } else if (alphabet_count(bad).cyrillic > 0) {
        why = N_("(a Cyrillic letter)");
    }
    diag_error(decoder->diag, node->mark, "id-form",
               "the id \"%.*s\" cannot be used, because of \"%.*s\" %s", STR_ARGS(text),
               STR_ARGS(letter), why);
    struct str proposal = propose_id(decoder, node->text);
    if (proposal.size > 0) {
        diag_note(decoder->diag, NO_MARK,
                  "an id holds Latin letters, digits and hyphens, for example  %s: %.*s",
                  field->key, STR_ARGS(proposal));
    } else {
        diag_note(decoder->diag, NO_MARK,
                  "an id holds Latin letters, digits and hyphens, for example  %s: %s",
                  field->key, field_example(field));
    }
    return true;
}

static void schema_id(struct json *json, const struct field *field)
{
    schema_limited(json, "id", field->limit);
}

const struct field_type FIELD_ID = {.expected =
                                        N_("a name of Latin letters, digits and hyphens"),
                                    .decode = decode_id,
                                    .schema = schema_id};

/* ---- short texts ---------------------------------------------------------------- */

static bool decode_version(struct decoder *decoder, void *target, const struct node *node,
                           const struct field *field)
{
    struct str *out = field_member(target, field);
    if (value_check_scalar(decoder, node, field) &&
        value_check_limit(decoder, node, field)) {
        *out = str_trim(node->text);
    }
    return true;
}

static void schema_version(struct json *json, const struct field *field)
{
    schema_limited(json, "text", field->limit);
}

const struct field_type FIELD_VERSION = {.expected = N_("a short text in quotes"),
                                         .decode = decode_version,
                                         .schema = schema_version};

static bool decode_word(struct decoder *decoder, void *target, const struct node *node,
                        const struct field *field)
{
    struct word *out = field_member(target, field);
    if (value_check_scalar(decoder, node, field) &&
        value_check_limit(decoder, node, field)) {
        *out = (struct word){str_trim(node->text), node->mark};
    }
    return true;
}

static void schema_of_word(struct json *json, const struct field *field)
{
    schema_word(json, field->limit);
}

const struct field_type FIELD_WORD = {
    .expected = N_("a short text"), .decode = decode_word, .schema = schema_of_word};

/* ---- choices -------------------------------------------------------------------- */

static void report_choice(struct decoder *decoder, const struct node *node,
                          const struct field *field)
{
    struct names names = {0};
    for (size_t i = 0; i < field->choices->count; i++) {
        *array_push(decoder->arena, &names) = str_from(field->choices->items[i].name);
    }
    if (field->record != NULL) {
        *array_push(decoder->arena, &names) = str_from(field->example);
    }
    const char *title =
        names.count == 1
            ? wording_phrase(decoder->arena, "\"%s\" can only be", field->key)
            : wording_phrase(decoder->arena, "\"%s\" may be", field->key);
    const struct unknown_name unknown = {
        .name = node->text,
        .rule = "value-unknown",
        .unknown = N_("unknown value"),
        .place = wording_phrase(decoder->arena, " for \"%s\"", field->key),
        .allowed = &names,
        .allowed_title = title};
    name_report_unknown(decoder->diag, node->mark, &unknown, decoder->arena);
}

static bool decode_choice(struct decoder *decoder, void *target, const struct node *node,
                          const struct field *field)
{
    void *out = field_member(target, field);
    if (node->kind != NODE_SCALAR || value_is_empty(node)) {
        value_report_type(decoder, node, field);
        return true;
    }
    for (size_t i = 0; i < field->choices->count; i++) {
        const struct choice *choice = &field->choices->items[i];
        if (!str_equal(str_from(choice->name), node->text)) {
            continue;
        }
        if (out != NULL) {
            /* An enum without negative values is as large as an int. */
            memcpy(out, &choice->value, sizeof choice->value);
        }
        return true;
    }
    report_choice(decoder, node, field);
    return true;
}

static void schema_choice(struct json *json, const struct field *field)
{
    json_open(json, "enum", '[');
    for (size_t i = 0; i < field->choices->count; i++) {
        json_text(json, NULL, field->choices->items[i].name);
    }
    json_close(json, ']');
}

const struct field_type FIELD_CHOICE = {
    .expected = N_("one word"), .decode = decode_choice, .schema = schema_choice};

static void add_choice(struct decoder *decoder, unsigned *bits, const struct node *entry,
                       const struct field *field)
{
    if (entry->kind != NODE_SCALAR || value_is_empty(entry)) {
        value_report_type(decoder, entry, field);
        return;
    }
    for (size_t i = 0; i < field->choices->count; i++) {
        const struct choice *choice = &field->choices->items[i];
        if (str_equal(str_from(choice->name), entry->text)) {
            *bits |= 1U << choice->value;
            return;
        }
    }
    report_choice(decoder, entry, field);
}

static bool decode_choices(struct decoder *decoder, void *target, const struct node *node,
                           const struct field *field)
{
    if (node->kind != NODE_SEQUENCE) {
        value_report_type(decoder, node, field);
        return true;
    }
    for (size_t i = 0; i < node->count; i++) {
        add_choice(decoder, field_member(target, field), &node->items[i], field);
    }
    return true;
}

static void schema_choices(struct json *json, const struct field *field)
{
    json_text(json, "type", "array");
    json_word(json, "uniqueItems", "true");
    json_open(json, "items", '{');
    schema_choice(json, field);
    json_close(json, '}');
}

const struct field_type FIELD_CHOICES = {.expected = N_("a list of words"),
                                         .decode = decode_choices,
                                         .schema = schema_choices};

/* ---- languages ------------------------------------------------------------------ */

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
    if (entry->kind != NODE_SCALAR || value_is_empty(entry)) {
        return diag_error(decoder->diag, entry->mark, "value-kind",
                          "\"languages\" lists codes of languages; write  %s: %s",
                          field->key, field_example(field));
    }
    if (!lang_from_code(&lang, entry->text)) {
        struct str codes[LANG_COUNT];
        for (int i = 0; i < LANG_COUNT; i++) {
            codes[i] = str_from(lang_facts((enum lang)i)->code);
        }
        const struct names names = {.items = codes, .count = LANG_COUNT};
        const struct unknown_name unknown = {.name = entry->text,
                                             .rule = "language-unknown",
                                             .unknown = N_("unknown language"),
                                             .allowed = &names,
                                             .allowed_title = N_("the languages are")};
        name_report_unknown(decoder->diag, entry->mark, &unknown, decoder->arena);
        return false;
    }
    for (size_t i = 0; i < document->language_count; i++) {
        if (document->languages[i] == lang) {
            diag_error(decoder->diag, entry->mark, "language-duplicate",
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

static bool decode_languages(struct decoder *decoder, void *target,
                             const struct node *node, const struct field *field)
{
    (void)target;
    if (node->kind != NODE_SEQUENCE || node->count == 0) {
        value_report_type(decoder, node, field);
        return true;
    }
    struct document *document = &decoder->brochure->document;
    const struct document kept = *document;
    document->language_count = 0;
    bool sound = true;
    for (size_t i = 0; i < node->count; i++) {
        sound = add_language(decoder, node, i, field) && sound;
    }
    decoder->languages_known = sound;
    if (!sound) {
        *document = kept; /* texts are read in both languages then */
    }
    return true;
}

static void schema_languages(struct json *json, const struct field *field)
{
    (void)field;
    json_text(json, "type", "array");
    json_number(json, "minItems", 1);
    json_number(json, "maxItems", LANG_COUNT);
    json_word(json, "uniqueItems", "true");
    json_open(json, "items", '{');
    json_open(json, "enum", '[');
    for (int lang = 0; lang < LANG_COUNT; lang++) {
        json_text(json, NULL, lang_facts((enum lang)lang)->code);
    }
    json_close(json, ']');
    json_close(json, '}');
}

const struct field_type FIELD_LANGUAGES = {.expected = N_("a list of languages"),
                                           .decode = decode_languages,
                                           .schema = schema_languages};
