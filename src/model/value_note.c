/* Types: the notes of a section, and the numbers by which its parts refer to them. */
#include "model/value.h"
#include "model/value_amount.h"
#include "model/schema.h"

static bool decode_texts(struct decoder *decoder, void *target, const struct node *node,
                         const struct field *field)
{
    if (!value_check_list(decoder, node, field)) {
        return true;
    }
    struct localized *items =
        arena_new_array(decoder->arena, node->count, struct localized);
    struct field inner = *field;
    inner.offset = 0;
    inner.limit = LIMIT_STATEMENT;
    for (size_t i = 0; i < node->count; i++) {
        if (!FIELD_TEXT.decode(decoder, &items[i], &node->items[i], &inner)) {
            diag_error(decoder->diag, node->items[i].mark, "value-missing",
                       "entry %zu of \"%s\" is empty; write its text, or delete it",
                       i + 1, field->key);
        }
    }
    *(struct localized **)field_member(target, field) = items;
    *field_count(target, field) = node->count;
    return true;
}

static void schema_texts(struct json *json, const struct field *field)
{
    schema_list(json, field->limit);
    json_open(json, "items", '{');
    FIELD_TEXT.schema(json, &(const struct field){.limit = LIMIT_STATEMENT});
    json_close(json, '}');
}

static void walk_texts(const struct walk *walk, const void *target,
                       const struct field *field)
{
    const char *base = target;
    const struct localized *items =
        *(struct localized *const *)(const void *)(base + field->offset);
    size_t count = *(const size_t *)(const void *)(base + field->count_offset);
    for (size_t i = 0; i < count; i++) {
        walk_text(walk, &items[i], field->use);
    }
}

const struct field_type FIELD_TEXTS = {.expected = "a list of texts",
                                       .decode = decode_texts,
                                       .schema = schema_texts,
                                       .walk = walk_texts};

/* ---- references ------------------------------------------------------------------ */

static void add_reference(struct decoder *decoder, struct note_references *out,
                          const struct node *node)
{
    long number = 0;
    if (node->kind != NODE_SCALAR || !node_read_int(&number, node) || number < 1 ||
        number > LIMIT_NOTES) {
        diag_error(
            decoder->diag, node->mark, "value-number",
            "\"note\" is the number of a note in \"notes\", counted from 1; write  "
            "note: 1");
    } else if (out->count == NOTE_REFERENCES_MAX) {
        diag_error(decoder->diag, node->mark, "limit-entries",
                   "at most %d notes hang on one place", NOTE_REFERENCES_MAX);
    } else {
        out->items[out->count++] = (size_t)number;
    }
}

void notes_decode(struct decoder *decoder, struct note_references *out,
                  const struct node *node)
{
    *out = (struct note_references){.mark = node->mark};
    if (node->kind != NODE_SEQUENCE) {
        add_reference(decoder, out, node);
        return;
    }
    for (size_t i = 0; i < node->count; i++) {
        add_reference(decoder, out, &node->items[i]);
    }
}

static bool decode_note(struct decoder *decoder, void *target, const struct node *node,
                        const struct field *field)
{
    notes_decode(decoder, field_member(target, field), node);
    return true;
}

static void schema_note(struct json *json, const struct field *field)
{
    (void)field;
    json_open(json, "anyOf", '[');
    json_open(json, NULL, '{');
    schema_bounds(json, 1, LIMIT_NOTES);
    json_close(json, '}');
    json_open(json, NULL, '{');
    schema_list(json, NOTE_REFERENCES_MAX);
    json_open(json, "items", '{');
    schema_bounds(json, 1, LIMIT_NOTES);
    json_close(json, '}');
    json_close(json, '}');
    json_close(json, ']');
}

const struct field_type FIELD_NOTE = {
    .expected = "the number of a note", .decode = decode_note, .schema = schema_note};
