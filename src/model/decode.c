/* Applies the field table to the tree: mappings to structs by offset, lists to arrays.
 * Every fault is reported and the decoder carries on with the next field. */
#include "model/decode.h"
#include "base/array.h"
#include "model/kinds/kinds.h"
#include <stddef.h>
#include <stdint.h>
#include <string.h>

static void decode_record(struct decoder *decoder, void *target, const struct node *node,
                          const struct record *record);

bool decode_is_empty(const struct node *node)
{
    static const char *const NULLS[] = {"~", "null", "Null", "NULL"};
    if (node->kind != NODE_SCALAR) {
        return false;
    }
    for (size_t i = 0; node->plain && i < sizeof NULLS / sizeof NULLS[0]; i++) {
        if (str_equal(node->text, str_from(NULLS[i]))) {
            return true;
        }
    }
    return str_trim(node->text).size == 0;
}

struct str decode_example(const struct decoder *decoder, const struct field *field)
{
    const struct document *document = &decoder->brochure->document;
    if (field->example != NULL) {
        return str_format(decoder->arena, "%s: %s", field->key, field->example);
    }
    if (document->language_count == 1) {
        return str_format(decoder->arena, "%s: …", field->key);
    }
    return str_format(decoder->arena, "%s: {%s: …, %s: …}", field->key,
                      lang_facts(document->languages[0])->code,
                      lang_facts(document->languages[1])->code);
}

static const char *describe_node(const struct node *node)
{
    if (node->kind == NODE_SEQUENCE) {
        return node->count == 0 ? "an empty list" : "a list";
    }
    if (node->kind == NODE_MAPPING) {
        return node->count == 0 ? "an empty group" : "a group of keys";
    }
    return decode_is_empty(node) ? "empty" : "a single text";
}

bool decode_report_type(struct decoder *decoder, const struct node *node,
                        const struct field *field)
{
    struct str example = decode_example(decoder, field);
    return diag_error_plain(
        decoder->diag, node->mark, "\"%s\" must be %s, but here it is %s; write  %.*s",
        field->key, field_type_name(field->type), describe_node(node), STR_ARGS(example));
}

/* ---- lists --------------------------------------------------------------------------
 */

/* True if `node` is a list of 1 to field->limit entries. */
static bool check_list(struct decoder *decoder, const struct node *node,
                       const struct field *field)
{
    if (node->kind != NODE_SEQUENCE) {
        return decode_report_type(decoder, node, field);
    }
    if (node->count == 0) {
        return diag_error_plain(decoder->diag, node->mark, "the list \"%s\" is empty; %s",
                                field->key,
                                field->required ? "add at least one entry"
                                                : "add an entry or delete the key");
    }
    if (node->count > field->limit) {
        return diag_error_plain(
            decoder->diag, node->items[field->limit].mark,
            "the list \"%s\" has %zu entries; at most %zu are allowed", field->key,
            node->count, field->limit);
    }
    return true;
}

static void define_id(struct decoder *decoder, const void *target,
                      const struct node *node, const struct record *record)
{
    if (record->id_offset == 0) {
        return;
    }
    struct str name =
        *(const struct str *)(const void *)((const char *)target + record->id_offset);
    const struct node *id = node_find(node, STR("id"));
    if (name.size > 0 && id != NULL) {
        *array_push(decoder->arena, &decoder->definitions) = (struct definition){
            .id = name, .mark = id->mark, .target = target, .record = record};
    }
}

static void decode_items(struct decoder *decoder, void *target, const struct node *node,
                         const struct field *field)
{
    const struct record *record = field->record;
    if (!check_list(decoder, node, field)) {
        return;
    }
    char *items = arena_array(decoder->arena, node->count, record->size);
    for (size_t i = 0; i < node->count; i++) {
        char *item = items + i * record->size;
        *(size_t *)(void *)(item + record->number_offset) = i + 1;
        decode_record(decoder, item, &node->items[i], record);
    }
    *(void **)(void *)((char *)target + field->offset) = items;
    *(size_t *)(void *)((char *)target + field->count_offset) = node->count;
}

static void decode_references(struct decoder *decoder, void *target,
                              const struct node *node, const struct field *field)
{
    if (node->kind == NODE_SCALAR && !decode_is_empty(node)) {
        struct str text = name_clip(node->text, decoder->arena);
        diag_error_plain(decoder->diag, node->mark,
                         "\"%s\" must be a list of ids; write  %s: [%.*s]", field->key,
                         field->key, STR_ARGS(text));
        return;
    }
    if (!check_list(decoder, node, field)) {
        return;
    }
    for (size_t i = 0; i < node->count; i++) {
        const struct node *entry = &node->items[i];
        if (entry->kind != NODE_SCALAR || decode_is_empty(entry)) {
            diag_error_plain(
                decoder->diag, entry->mark,
                "\"%s\" lists ids of goals, but here is %s; write  %s: %s", field->key,
                entry->kind == NODE_SCALAR ? "nothing" : describe_node(entry), field->key,
                field->example);
            continue;
        }
        *array_push(decoder->arena, &decoder->references) =
            (struct reference){target, field, entry->text, entry->mark};
    }
}

/* ---- sections -----------------------------------------------------------------------
 */

static void add_name(struct decoder *decoder, struct names *names, const char *name)
{
    *array_push(decoder->arena, names) = str_from(name);
}

static void report_kind(struct decoder *decoder, const struct node *node)
{
    size_t later_count = 0;
    const char *const *later = kinds_later(&later_count);
    for (size_t i = 0; i < later_count; i++) {
        if (str_equal(str_from(later[i]), node->text)) {
            diag_error_plain(
                decoder->diag, node->mark,
                "sections of the kind \"%s\" are not built yet; leave this one out "
                "for now, or make it a  kind: text",
                later[i]);
            return;
        }
    }
    struct names names = {0};
    for (int kind = 0; kind < SECTION_KIND_COUNT; kind++) {
        add_name(decoder, &names, section_kind_name((enum section_kind)kind));
    }
    const struct unknown_name unknown = {.name = node->text,
                                         .noun = "kind of section",
                                         .place = "",
                                         .allowed = &names,
                                         .allowed_title = "the kinds are"};
    name_report_unknown(decoder->diag, node->mark, &unknown, decoder->arena);
}

/* Sets *kind from the section; false after reporting that it cannot be told. */
static bool read_kind(struct decoder *decoder, enum section_kind *kind,
                      const struct node *node)
{
    if (node->kind != NODE_MAPPING) {
        return diag_error_plain(
            decoder->diag, node->mark,
            "a section must be a group of keys that begins with its kind, "
            "but here it is %s; write  - kind: text",
            describe_node(node));
    }
    const struct node *name = node_find(node, STR("kind"));
    if (name == NULL) {
        return diag_error_plain(
            decoder->diag, node->mark,
            "this section does not say its kind; add  kind: vision "
            "(or goals, priorities, results, services, hotline, text, "
            "figure)");
    }
    if (name->kind != NODE_SCALAR || decode_is_empty(name)) {
        return decode_report_type(decoder, name,
                                  record_find_field(&SECTION_HEAD, STR("kind")));
    }
    for (int i = 0; i < SECTION_KIND_COUNT; i++) {
        if (str_equal(str_from(section_kind_name((enum section_kind)i)), name->text)) {
            *kind = (enum section_kind)i;
            return true;
        }
    }
    report_kind(decoder, name);
    return false;
}

/* Sections of no known kind are left out. */
static void decode_sections(struct decoder *decoder, const struct node *node,
                            const struct field *field)
{
    if (!check_list(decoder, node, field)) {
        return;
    }
    struct brochure *brochure = decoder->brochure;
    brochure->sections = arena_new_array(decoder->arena, node->count, struct section);
    for (size_t i = 0; i < node->count; i++) {
        enum section_kind kind = SECTION_TEXT;
        if (read_kind(decoder, &kind, &node->items[i])) {
            struct section *section = &brochure->sections[brochure->section_count++];
            section->kind = kind;
            decode_record(decoder, section, &node->items[i], &kind_find(kind)->record);
        }
    }
}

/* ---- records ------------------------------------------------------------------------
 */

/* Returns the key that was meant, or what was written if that cannot be told. */
static struct str report_key(struct decoder *decoder, const struct node *node,
                             size_t index, const struct record *record)
{
    struct names names = {0};
    for (size_t i = 0; i < record_field_count(record); i++) {
        add_name(decoder, &names, record_field_at(record, i)->key);
    }
    struct str place = str_format(decoder->arena, " in %s", record->what);
    const struct unknown_name unknown = {.name = node->keys[index],
                                         .noun = "key",
                                         .place = str_to_c(decoder->arena, place),
                                         .allowed = &names,
                                         .allowed_title = "the keys here are"};
    const struct str *meant = name_report_unknown(decoder->diag, node->key_marks[index],
                                                  &unknown, decoder->arena);
    return meant == NULL ? node->keys[index] : *meant;
}

static void decode_inner(struct decoder *decoder, void *target, const struct node *node,
                         const struct field *field)
{
    if (node->kind != NODE_MAPPING) {
        if (!value_report_period(decoder, node, field)) {
            decode_report_type(decoder, node, field);
        }
        return;
    }
    if (field->count_offset != 0) {
        *(bool *)((char *)target + field->count_offset) = true;
    }
    decode_record(decoder, (char *)target + field->offset, node, field->record);
}

static bool decode_text(struct decoder *decoder, struct localized *text,
                        const struct node *node, const struct field *field)
{
    if (!localized_decode(decoder, text, node, field)) {
        return false;
    }
    if (field->type == FIELD_PHONE) {
        value_check_phone(decoder, text);
    } else if (field->type == FIELD_URL) {
        value_check_url(decoder, text);
    }
    return true;
}

/* Decodes one value. False when it is empty and so counts as not given. */
static bool decode_field(struct decoder *decoder, void *target, const struct node *node,
                         const struct field *field)
{
    void *at = field->offset == NO_OFFSET ? NULL : (char *)target + field->offset;
    switch (field->type) {
    case FIELD_FORMAT: value_decode_format(decoder, node, field); break;
    case FIELD_ID: value_decode_id(decoder, at, node, field); break;
    case FIELD_VERSION: value_decode_version(decoder, at, node, field); break;
    case FIELD_YEAR: value_decode_year(decoder, at, node, field); break;
    case FIELD_DATE: value_decode_date(decoder, at, node, field); break;
    case FIELD_NUMBER: value_decode_number(decoder, at, node, field); break;
    case FIELD_FACTOR: value_decode_factor(decoder, at, node, field); break;
    case FIELD_SIGNATURE: value_decode_signature(decoder, at, node, field); break;
    case FIELD_FLAG: value_decode_flag(decoder, at, node, field); break;
    case FIELD_DECISION: value_decode_decision(decoder, at, node, field); break;
    case FIELD_LENGTH: value_decode_length(decoder, at, node, field); break;
    case FIELD_WORD: value_decode_word(decoder, at, node, field); break;
    case FIELD_SPOTS: value_decode_spots(decoder, target, node, field); break;
    case FIELD_CHOICE: value_decode_choice(decoder, at, node, field); break;
    case FIELD_TEXT:
    case FIELD_PHONE:
    case FIELD_URL: return decode_text(decoder, at, node, field);
    case FIELD_KEYWORDS: return localized_decode_keywords(decoder, target, node, field);
    case FIELD_RECORD: decode_inner(decoder, target, node, field); break;
    case FIELD_ITEMS: decode_items(decoder, target, node, field); break;
    case FIELD_REFERENCES: decode_references(decoder, target, node, field); break;
    case FIELD_SECTIONS: decode_sections(decoder, node, field); break;
    case FIELD_LANGUAGES: /* read before all else, by decode_file */
    case FIELD_KIND: /* read by decode_sections */ break;
    }
    return true;
}

/* Decodes one key of a mapping; returns the key that is thereby given, empty if none is.
 * A mistyped key counts as the one that it was meant to be: one slip, one message. */
static struct str decode_key(struct decoder *decoder, void *target,
                             const struct node *node, size_t index,
                             const struct record *record)
{
    const struct field *field = record_find_field(record, node->keys[index]);
    if (field == NULL) {
        return report_key(decoder, node, index, record);
    }
    bool given = decode_field(decoder, target, &node->items[index], field);
    return given ? node->keys[index] : (struct str){0};
}

static void check_required(struct decoder *decoder, const struct node *node,
                           const bool *given, const struct record *record)
{
    for (size_t i = 0; i < record_field_count(record); i++) {
        const struct field *field = record_field_at(record, i);
        if (given[i] || !record_requires(record, field)) {
            continue;
        }
        const struct node *empty = node_find(node, str_from(field->key));
        struct str example = decode_example(decoder, field);
        diag_error_plain(decoder->diag, empty == NULL ? node->mark : empty->mark,
                         empty == NULL ? "%s has no \"%s\"; add  %.*s"
                                       : "%s has an empty \"%s\"; write  %.*s",
                         record->what, field->key, STR_ARGS(example));
    }
}

static void decode_record(struct decoder *decoder, void *target, const struct node *node,
                          const struct record *record)
{
    if (record->mark_offset != NO_OFFSET) {
        *(struct mark *)(void *)((char *)target + record->mark_offset) = node->mark;
    }
    if (node->kind != NODE_MAPPING || node->count == 0) {
        const struct field *first = record_field_at(record, 0);
        struct str example = decode_example(decoder, first);
        diag_error_plain(
            decoder->diag, node->mark,
            "%s must be a group of keys, but here it is %s; begin with  %.*s",
            record->what, describe_node(node), STR_ARGS(example));
        return;
    }
    bool *given = arena_new_array(decoder->arena, record_field_count(record), bool);
    for (size_t i = 0; i < node->count; i++) {
        struct str key = decode_key(decoder, target, node, i, record);
        for (size_t k = 0; k < record_field_count(record); k++) {
            given[k] =
                given[k] || str_equal(str_from(record_field_at(record, k)->key), key);
        }
    }
    check_required(decoder, node, given, record);
    define_id(decoder, target, node, record);
}

/* ---- the file -----------------------------------------------------------------------
 */

/* The languages rule how every text is read, wherever they stand in the file. */
static void decode_languages_first(struct decoder *decoder, const struct node *root)
{
    const struct node *document = node_find(root, STR("document"));
    const struct node *languages = NULL;
    if (document != NULL && document->kind == NODE_MAPPING) {
        languages = node_find(document, STR("languages"));
    }
    struct document *out = &decoder->brochure->document;
    if (languages != NULL) {
        const struct field *field = record_find_field(
            record_find_field(fields_root(), STR("document"))->record, STR("languages"));
        value_decode_languages(decoder, languages, field);
    }
    if (!decoder->languages_known) {
        out->languages[0] = LANG_BG;
        out->languages[1] = LANG_EN;
        out->language_count = 2;
    }
}

void decode_file(struct decoder *decoder, const struct node *root)
{
    struct document *document = &decoder->brochure->document;
    document->languages[0] = LANG_BG;
    document->languages[1] = LANG_EN;
    document->language_count = 2;
    /* What a Bulgarian shop takes unasked: sheet-fed offset on coated paper. */
    decoder->brochure->print =
        (struct print){.condition = {STR("FOGRA39"), NO_MARK}, .bleed = MM(3)};
    value_set_defaults(decoder->brochure);
    if (root->kind == NODE_MAPPING) {
        decode_languages_first(decoder, root);
    }
    decode_record(decoder, decoder->brochure, root, fields_root());
}
