/* The numbers by which the parts of a section refer to its notes. */
#include "model/value.h"
#include "model/value_amount.h"
#include "model/schema.h"

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
    .expected = N_("the number of a note"), .decode = decode_note, .schema = schema_note};
