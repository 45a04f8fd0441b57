/* Applies records to the tree: mappings to structs by offset, lists to arrays. Every
 * fault is reported and the decoder carries on with the next field. */
#include "model/decode.h"
#include "base/array.h"
#include "model/name.h"
#include "model/schema.h"
#include "model/value.h"
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Returns the key that was meant, or what was written if that cannot be told. */
static struct str report_key(struct decoder *decoder, const struct node *node,
                             size_t index, const struct record *record)
{
    struct names names = {0};
    for (size_t i = 0; i < record_field_count(record); i++) {
        *array_push(decoder->arena, &names) = str_from(record_field_at(record, i)->key);
    }
    const struct unknown_name unknown = {
        .name = node->keys[index],
        .rule = "key-unknown",
        .unknown = N_("unknown key"),
        .place = wording_phrase(decoder->arena, " in %s", record->what),
        .allowed = &names,
        .allowed_title = N_("the keys here are"),
        .mapping = node};
    const struct str *meant = name_report_unknown(decoder->diag, node->key_marks[index],
                                                  &unknown, decoder->arena);
    return meant == NULL ? node->keys[index] : *meant;
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
    bool given = field->type->decode(decoder, target, &node->items[index], field);
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
        struct str example = value_example(decoder, field);
        if (empty == NULL) {
            diag_error(decoder->diag, node->mark, "key-missing",
                       "%s has no \"%s\"; add  %.*s", record->what, field->key,
                       STR_ARGS(example));
        } else {
            diag_error(decoder->diag, empty->mark, "value-missing",
                       "%s has an empty \"%s\"; write  %.*s", record->what, field->key,
                       STR_ARGS(example));
        }
    }
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

/* Fills in what every field of the record is when it is not given. */
static void decode_standards(struct decoder *decoder, void *target,
                             const struct record *record)
{
    for (size_t i = 0; i < record_field_count(record); i++) {
        const struct field *field = record_field_at(record, i);
        if (field->standard != NULL) {
            const struct node node = {.kind = NODE_SCALAR,
                                      .mark = NO_MARK,
                                      .text = str_from(field->standard),
                                      .plain = true};
            field->type->decode(decoder, target, &node, field);
        } else if (field->type == &FIELD_RECORD) {
            decode_standards(decoder, field_member(target, field), field->record);
        }
    }
}

/* When a key of the file is read: 0 first, 2 last. */
static size_t turn_of(const struct field *field)
{
    return field == NULL ? 1 : field->first ? 0 : field->later ? 2 : 1;
}

/* Decodes all keys in the order of the file, but for those that are read before or after
 * the others; notes in `given` which fields are thereby given. */
static void decode_keys(struct decoder *decoder, void *target, const struct node *node,
                        const struct record *record, bool *given)
{
    for (size_t i = 0; i < 3 * node->count; i++) {
        size_t at = i % node->count;
        if (turn_of(record_find_field(record, node->keys[at])) != i / node->count) {
            continue;
        }
        struct str key = decode_key(decoder, target, node, at, record);
        for (size_t k = 0; k < record_field_count(record); k++) {
            given[k] =
                given[k] || str_equal(str_from(record_field_at(record, k)->key), key);
        }
    }
}

void decode_record(struct decoder *decoder, void *target, const struct node *node,
                   const struct record *record)
{
    decode_standards(decoder, target, record);
    if (record->mark_offset != NO_OFFSET) {
        *(struct mark *)(void *)((char *)target + record->mark_offset) = node->mark;
    }
    if (node->kind != NODE_MAPPING || node->count == 0) {
        const struct field *first = record_field_at(record, 0);
        struct str example = value_example(decoder, first);
        diag_error(decoder->diag, node->mark, "value-kind",
                   "%s must be a group of keys, but here it is %s; begin with  %.*s",
                   record->what, value_describe(node), STR_ARGS(example));
        return;
    }
    bool *given = arena_new_array(decoder->arena, record_field_count(record), bool);
    decode_keys(decoder, target, node, record, given);
    check_required(decoder, node, given, record);
    define_id(decoder, target, node, record);
}

/* ---- a mapping inside ----------------------------------------------------------- */

static bool decode_inner(struct decoder *decoder, void *target, const struct node *node,
                         const struct field *field)
{
    if (node->kind != NODE_MAPPING) {
        value_report_type(decoder, node, field);
        return true;
    }
    if (field->count_offset != 0) {
        *(bool *)((char *)target + field->count_offset) = true;
    }
    decode_record(decoder, field_member(target, field), node, field->record);
    return true;
}

static void schema_inner(struct json *json, const struct field *field)
{
    schema_record(json, field->record);
}

static void walk_inner(const struct walk *walk, const void *target,
                       const struct field *field)
{
    record_walk(walk, (const char *)target + field->offset, field->record);
}

const struct field_type FIELD_RECORD = {.expected = N_("a group of keys"),
                                        .decode = decode_inner,
                                        .schema = schema_inner,
                                        .walk = walk_inner};

/* A word for what is usual, a mapping for all else; the fields of the mapping belong to
 * the struct that the word belongs to. */
static bool decode_word_or_inner(struct decoder *decoder, void *target,
                                 const struct node *node, const struct field *field)
{
    if (node->kind != NODE_MAPPING) {
        return FIELD_CHOICE.decode(decoder, target, node, field);
    }
    memcpy(field_member(target, field), &field->choices->other, sizeof(int));
    decode_record(decoder, target, node, field->record);
    return true;
}

static void schema_word_or_inner(struct json *json, const struct field *field)
{
    json_open(json, "anyOf", '[');
    json_open(json, NULL, '{');
    FIELD_CHOICE.schema(json, field);
    json_close(json, '}');
    json_open(json, NULL, '{');
    schema_record(json, field->record);
    json_close(json, '}');
    json_close(json, ']');
}

const struct field_type FIELD_WORD_OR_RECORD = {.expected =
                                                    N_("one word or a group of keys"),
                                                .decode = decode_word_or_inner,
                                                .schema = schema_word_or_inner};

/* ---- lists ---------------------------------------------------------------------- */

static bool decode_items(struct decoder *decoder, void *target, const struct node *node,
                         const struct field *field)
{
    const struct record *record = field->record;
    if (!value_check_list(decoder, node, field)) {
        return true;
    }
    char *items = arena_array(decoder->arena, node->count, record->size);
    for (size_t i = 0; i < node->count; i++) {
        char *item = items + i * record->size;
        *(size_t *)(void *)(item + record->number_offset) = i + 1;
        decode_record(decoder, item, &node->items[i], record);
    }
    *(void **)field_member(target, field) = items;
    *field_count(target, field) = node->count;
    return true;
}

static void schema_items(struct json *json, const struct field *field)
{
    schema_list(json, field->limit);
    json_open(json, "items", '{');
    schema_record(json, field->record);
    json_close(json, '}');
}

static void walk_items(const struct walk *walk, const void *target,
                       const struct field *field)
{
    const char *base = target;
    const char *items = *(char *const *)(const void *)(base + field->offset);
    size_t count = *(const size_t *)(const void *)(base + field->count_offset);
    for (size_t i = 0; i < count; i++) {
        record_walk(walk, items + i * field->record->size, field->record);
    }
}

const struct field_type FIELD_ITEMS = {.expected = N_("a list"),
                                       .decode = decode_items,
                                       .schema = schema_items,
                                       .walk = walk_items};

static bool decode_references(struct decoder *decoder, void *target,
                              const struct node *node, const struct field *field)
{
    if (node->kind == NODE_SCALAR && !value_is_empty(node)) {
        struct str text = name_clip(node->text, decoder->arena);
        diag_error(decoder->diag, node->mark, "value-kind",
                   "\"%s\" must be a list of ids; write  %s: [%.*s]", field->key,
                   field->key, STR_ARGS(text));
        value_fix(decoder, node,
                  str_format(decoder->arena, "[%.*s]", STR_ARGS(node->text)));
        return true;
    }
    if (!value_check_list(decoder, node, field)) {
        return true;
    }
    for (size_t i = 0; i < node->count; i++) {
        const struct node *entry = &node->items[i];
        if (entry->kind != NODE_SCALAR || value_is_empty(entry)) {
            diag_error(decoder->diag, entry->mark, "value-kind",
                       "\"%s\" lists ids of goals, but here is %s; write  %s: %s",
                       field->key,
                       entry->kind == NODE_SCALAR ? N_("nothing") : value_describe(entry),
                       field->key, field_example(field));
            continue;
        }
        *array_push(decoder->arena, &decoder->references) =
            (struct reference){target, field, entry->text, entry->mark};
    }
    return true;
}

static void schema_references(struct json *json, const struct field *field)
{
    schema_list(json, field->limit);
    json_open(json, "items", '{');
    schema_reference(json, "id", "");
    json_close(json, '}');
}

const struct field_type FIELD_REFERENCES = {.expected = N_("a list of ids"),
                                            .decode = decode_references,
                                            .schema = schema_references};
