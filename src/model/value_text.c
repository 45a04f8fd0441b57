/* Texts in one or two languages, and lists of words: which are given, which are missing,
 * and where each stands. */
#include "model/value_text.h"
#include "model/name.h"
#include "model/schema.h"
#include "model/value.h"

static bool document_has(const struct decoder *decoder, enum lang lang)
{
    const struct document *document = &decoder->brochure->document;
    for (size_t i = 0; i < document->language_count; i++) {
        if (document->languages[i] == lang) {
            return true;
        }
    }
    return false;
}

/* A block scalar ends in a line end of its own; it is no part of the text. */
static struct str trim_line_ends(struct str text)
{
    while (text.size > 0 && text.data[text.size - 1] == '\n') {
        text.size--;
    }
    return text;
}

static void fill_slot(struct localized *out, enum lang lang, const struct node *node)
{
    out->text[lang] = trim_line_ends(node->text);
    out->mark[lang] = node->mark;
    out->span[lang] = node->span;
}

static void check_length(struct decoder *decoder, const struct node *node,
                         const struct field *field)
{
    size_t limit = field->type == &FIELD_KEYWORDS ? LIMIT_KEYWORD : field->limit;
    size_t length = limit == 0 ? 0 : str_length(trim_line_ends(node->text));
    if (length > limit) {
        diag_error(decoder->diag, node->mark, "limit-length",
                   "this \"%s\" has %zu characters; at most %zu are allowed", field->key,
                   length, limit);
    }
}

/* What a key of a text says. */
enum language_key {
    KEY_SOUND, /* a language of the document */
    KEY_MEANT, /* mistyped: *lang is the language that was meant */
    KEY_FOREIGN /* no language, or none of the document */
};

static enum language_key report_foreign(struct decoder *decoder, enum lang lang,
                                        struct mark mark)
{
    const struct lang_facts *facts = lang_facts(lang);
    diag_error(decoder->diag, mark, "language-unknown",
               "this text is given in %s, which is not a language of the document",
               facts->name);
    diag_note(decoder->diag, NO_MARK,
              "delete the \"%s\" text, or add %s to \"languages\"", facts->code,
              facts->code);
    return KEY_FOREIGN;
}

/* Reads a key of a text as a language, and reports what is wrong with it. */
static enum language_key read_language_key(struct decoder *decoder, enum lang *lang,
                                           const struct node *node, size_t index)
{
    if (lang_from_code(lang, node->keys[index])) {
        return document_has(decoder, *lang)
                   ? KEY_SOUND
                   : report_foreign(decoder, *lang, node->key_marks[index]);
    }
    struct str codes[LANG_COUNT];
    for (int i = 0; i < LANG_COUNT; i++) {
        codes[i] = str_from(lang_facts((enum lang)i)->code);
    }
    const struct names names = {.items = codes, .count = LANG_COUNT};
    const struct unknown_name unknown = {.name = node->keys[index],
                                         .rule = "language-unknown",
                                         .unknown = N_("unknown language"),
                                         .allowed = &names,
                                         .allowed_title = N_("the languages are")};
    const struct str *meant = name_report_unknown(decoder->diag, node->key_marks[index],
                                                  &unknown, decoder->arena);
    if (value_is_empty(&node->items[index])) {
        diag_note(decoder->diag, NO_MARK,
                  "if this is the rest of a text, put the whole text in quotes: inside "
                  "{ } a comma ends it");
    }
    return meant != NULL && lang_from_code(lang, *meant) ? KEY_MEANT : KEY_FOREIGN;
}

bool text_read_language(struct decoder *decoder, enum lang *lang, const struct node *node,
                        size_t index)
{
    return read_language_key(decoder, lang, node, index) == KEY_SOUND;
}

static void report_missing(struct decoder *decoder, struct localized *out, enum lang lang,
                           struct mark mark, const struct field *field)
{
    const struct lang_facts *facts = lang_facts(lang);
    out->mark[lang] = mark;
    if (decoder->options->allow_missing) {
        out->missing[lang] = true;
        diag_warning(decoder->diag, mark, "translation-missing",
                     "the %s text of \"%s\" is missing; with --allow-missing a marker is "
                     "printed in its place",
                     facts->name, field->key);
        return;
    }
    diag_error(decoder->diag, mark, "translation-missing",
               "the %s text of \"%s\" is missing; add  %s: …", facts->name, field->key,
               facts->code);
    if (decoder->options->pass_words) {
        out->missing[lang] = true;
        decoder->passed++;
    }
}

static void report_slot_type(struct decoder *decoder, enum lang lang,
                             const struct node *node, const struct field *field)
{
    diag_error(
        decoder->diag, node->mark, "value-kind",
        "the %s text of \"%s\" must be a text, but here it is %s", lang_facts(lang)->name,
        field->key,
        node->kind == NODE_SEQUENCE
            ? N_("a list; for a list inside a text write  |  after the colon and the "
                 "entries below it")
            : N_("a group of keys; put a text that holds a colon in quotes"));
}

/* A text that is being read. The languages that something was reported about are not
 * missing as well: one slip, one message. */
struct reading {
    struct decoder *decoder;
    const struct field *field;
    struct localized *out;
    bool excused[LANG_COUNT];
    bool faulty;
};

/* One language of a text. */
static void decode_slot(struct reading *reading, const struct node *node, size_t index)
{
    enum lang lang = LANG_BG;
    const struct node *value = &node->items[index];
    enum language_key key = read_language_key(reading->decoder, &lang, node, index);
    if (key == KEY_SOUND && value->kind == NODE_SCALAR) {
        if (value_is_empty(value)) {
            reading->out->mark[lang] = value->mark;
        } else {
            fill_slot(reading->out, lang, value);
            check_length(reading->decoder, value, reading->field);
        }
        return;
    }
    reading->faulty = true;
    if (key != KEY_FOREIGN) {
        reading->excused[lang] = true;
    }
    if (key == KEY_SOUND) {
        report_slot_type(reading->decoder, lang, value, reading->field);
    }
}

static bool decode_mapping(struct decoder *decoder, struct localized *out,
                           const struct node *node, const struct field *field)
{
    struct reading reading = {.decoder = decoder, .field = field, .out = out};
    for (size_t i = 0; i < node->count; i++) {
        decode_slot(&reading, node, i);
    }
    if (!localized_is_given(out)) {
        return reading.faulty;
    }
    const struct document *document = &decoder->brochure->document;
    for (size_t i = 0; i < document->language_count; i++) {
        enum lang lang = document->languages[i];
        bool wanted = decoder->languages_known && !reading.excused[lang];
        if (out->text[lang].data == NULL && wanted) {
            struct mark mark = out->mark[lang];
            report_missing(decoder, out, lang, mark.source == NULL ? node->mark : mark,
                           field);
        }
    }
    return true;
}

static bool decode_text(struct decoder *decoder, void *target, const struct node *node,
                        const struct field *field)
{
    struct localized *out = field_member(target, field);
    const struct document *document = &decoder->brochure->document;
    if (node->kind == NODE_SEQUENCE) {
        value_report_type(decoder, node, field);
        return true;
    }
    if (node->kind == NODE_MAPPING) {
        return decode_mapping(decoder, out, node, field);
    }
    if (value_is_empty(node)) {
        return false;
    }
    for (size_t i = 0; i < document->language_count; i++) {
        fill_slot(out, document->languages[i], node);
    }
    check_length(decoder, node, field);
    return true;
}

void text_schema(struct json *json, const char *definition, size_t limit)
{
    json_open(json, "anyOf", '[');
    json_open(json, NULL, '{');
    schema_reference(json, definition, "");
    if (limit > 0) {
        json_number(json, "maxLength", limit);
    }
    json_close(json, '}');
    json_open(json, NULL, '{');
    json_text(json, "type", "object");
    json_number(json, "minProperties", 1);
    json_word(json, "additionalProperties", "false");
    json_open(json, "properties", '{');
    for (int lang = 0; lang < LANG_COUNT; lang++) {
        json_open(json, lang_facts((enum lang)lang)->code, '{');
        json_words(json, "description", lang_facts((enum lang)lang)->name);
        schema_reference(json, definition, "");
        if (limit > 0) {
            json_number(json, "maxLength", limit);
        }
        json_close(json, '}');
    }
    json_close(json, '}');
    json_close(json, '}');
    json_close(json, ']');
}

static void schema_text(struct json *json, const struct field *field)
{
    text_schema(json, "text", field->limit);
}

void text_walk(const struct walk *walk, const void *target, const struct field *field)
{
    walk_text(walk, (const void *)((const char *)target + field->offset), field->use);
}

const struct field_type FIELD_TEXT = {.expected = N_("a text"),
                                      .decode = decode_text,
                                      .schema = schema_text,
                                      .walk = text_walk};

/* ---- lists of texts -------------------------------------------------------------- */

bool texts_decode(struct decoder *decoder, void *target, const struct node *node,
                  const struct field *field, size_t limit)
{
    struct field entry = *field;
    entry.offset = 0;
    entry.limit = limit;
    if (!value_check_list(decoder, node, field)) {
        return node->kind == NODE_SEQUENCE;
    }
    struct localized *texts =
        arena_new_array(decoder->arena, node->count, struct localized);
    for (size_t i = 0; i < node->count; i++) {
        const struct node *text = &node->items[i];
        if (!decode_text(decoder, &texts[i], text, &entry)) {
            diag_error(decoder->diag, text->mark, "value-missing",
                       "this entry of \"%s\" is empty; fill it or delete it", field->key);
        }
    }
    *(struct localized **)field_member(target, field) = texts;
    *field_count(target, field) = node->count;
    return true;
}

void texts_schema(struct json *json, const struct field *field, const char *definition,
                  size_t limit)
{
    schema_list(json, field->limit);
    json_open(json, "items", '{');
    text_schema(json, definition, limit);
    json_close(json, '}');
}

static bool decode_texts(struct decoder *decoder, void *target, const struct node *node,
                         const struct field *field)
{
    return texts_decode(decoder, target, node, field, LIMIT_STATEMENT);
}

static void schema_texts(struct json *json, const struct field *field)
{
    texts_schema(json, field, "text", LIMIT_STATEMENT);
}

void texts_walk(const struct walk *walk, const void *target, const struct field *field)
{
    const char *base = target;
    const struct localized *texts =
        *(struct localized *const *)(const void *)(base + field->offset);
    size_t count = *(const size_t *)(const void *)(base + field->count_offset);
    for (size_t i = 0; i < count; i++) {
        walk_text(walk, &texts[i], field->use);
    }
}

const struct field_type FIELD_TEXTS = {.expected = N_("a list of texts"),
                                       .decode = decode_texts,
                                       .schema = schema_texts,
                                       .walk = texts_walk};

const struct field_type FIELD_TERMS = {
    .expected = N_("a list of terms"), .decode = decode_texts, .schema = schema_texts};

/* ---- keywords ------------------------------------------------------------------- */

struct keywords {
    struct localized *items;
    size_t count; /* the longest list so far */
};

static void decode_words(struct decoder *decoder, struct keywords *keywords,
                         const struct node *list, const struct field *field,
                         const enum lang *lang)
{
    const struct document *document = &decoder->brochure->document;
    if (list->count > field->limit) {
        diag_error(decoder->diag, list->items[field->limit].mark, "limit-entries",
                   "the list \"%s\" has %zu entries; at most %zu are allowed", field->key,
                   list->count, field->limit);
        return;
    }
    for (size_t i = 0; i < list->count; i++) {
        const struct node *word = &list->items[i];
        if (word->kind != NODE_SCALAR || value_is_empty(word)) {
            diag_error(decoder->diag, word->mark, "value-kind",
                       "\"%s\" lists words, but this entry is %s", field->key,
                       word->kind == NODE_SCALAR ? N_("empty")
                                                 : N_("a list or group of its own"));
            continue;
        }
        for (size_t k = 0; lang == NULL && k < document->language_count; k++) {
            fill_slot(&keywords->items[i], document->languages[k], word);
        }
        if (lang != NULL) {
            fill_slot(&keywords->items[i], *lang, word);
        }
        check_length(decoder, word, field);
    }
    keywords->count = list->count > keywords->count ? list->count : keywords->count;
}

/* The list of one language. */
static void decode_list(struct decoder *decoder, struct keywords *keywords,
                        const struct node *node, size_t index, const struct field *field)
{
    enum lang lang;
    const struct node *list = &node->items[index];
    if (!text_read_language(decoder, &lang, node, index)) {
        return;
    }
    if (list->kind != NODE_SEQUENCE) {
        diag_error(decoder->diag, list->mark, "value-kind",
                   "the %s \"%s\" must be a list; write  %s: [first, second]",
                   lang_facts(lang)->name, field->key, lang_facts(lang)->code);
        return;
    }
    decode_words(decoder, keywords, list, field, &lang);
}

static void check_lists(struct decoder *decoder, const struct node *node,
                        const struct field *field)
{
    const struct document *document = &decoder->brochure->document;
    for (size_t i = 0; i < document->language_count && decoder->languages_known; i++) {
        const struct lang_facts *facts = lang_facts(document->languages[i]);
        if (node_find(node, str_from(facts->code)) != NULL) {
            continue;
        }
        if (decoder->options->allow_missing) {
            diag_warning(decoder->diag, node->mark, "translation-missing",
                         "the %s list of \"%s\" is missing", facts->name, field->key);
        } else {
            diag_error(decoder->diag, node->mark, "translation-missing",
                       "the %s list of \"%s\" is missing; add  %s: […]", facts->name,
                       field->key, facts->code);
            decoder->passed += decoder->options->pass_words;
        }
    }
}

static bool decode_keywords(struct decoder *decoder, void *target,
                            const struct node *node, const struct field *field)
{
    struct keywords keywords = {
        .items = arena_new_array(decoder->arena, field->limit, struct localized)};
    if (node->kind == NODE_SCALAR) {
        if (!value_is_empty(node)) {
            value_report_type(decoder, node, field);
        }
        return false;
    }
    if (node->kind == NODE_SEQUENCE) {
        decode_words(decoder, &keywords, node, field, NULL);
    } else {
        for (size_t i = 0; i < node->count; i++) {
            decode_list(decoder, &keywords, node, i, field);
        }
        check_lists(decoder, node, field);
    }
    *(struct localized **)(void *)((char *)target + field->offset) = keywords.items;
    *(size_t *)(void *)((char *)target + field->count_offset) = keywords.count;
    return true;
}

static void schema_keywords(struct json *json, const struct field *field)
{
    json_open(json, "anyOf", '[');
    json_open(json, NULL, '{');
    schema_reference(json, "words", "");
    json_number(json, "maxItems", field->limit);
    json_close(json, '}');
    json_open(json, NULL, '{');
    json_text(json, "type", "object");
    json_number(json, "minProperties", 1);
    json_word(json, "additionalProperties", "false");
    json_open(json, "properties", '{');
    for (int lang = 0; lang < LANG_COUNT; lang++) {
        json_open(json, lang_facts((enum lang)lang)->code, '{');
        schema_reference(json, "words", "");
        json_number(json, "maxItems", field->limit);
        json_close(json, '}');
    }
    json_close(json, '}');
    json_close(json, '}');
    json_close(json, ']');
}

const struct field_type FIELD_KEYWORDS = {.expected =
                                              N_("a list of words for each language"),
                                          .decode = decode_keywords,
                                          .schema = schema_keywords,
                                          .walk = texts_walk};
