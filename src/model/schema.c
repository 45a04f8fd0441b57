/* JSON Schema, written from the records, so that editors propose and check exactly what
 * the decoder reads. */
#include "model/schema.h"
#include <stdio.h>
#include <string.h>

void schema_reference(struct json *json, const char *prefix, const char *name)
{
    char reference[64];
    snprintf(reference, sizeof reference, "#/$defs/%s%s", prefix, name);
    json_text(json, "$ref", reference);
}

void schema_limited(struct json *json, const char *definition, size_t limit)
{
    schema_reference(json, definition, "");
    json_number(json, "maxLength", limit);
}

void schema_word(struct json *json, size_t limit)
{
    json_text(json, "type", "string");
    json_number(json, "maxLength", limit);
}

void schema_bounds(struct json *json, size_t least, size_t most)
{
    json_text(json, "type", "integer");
    json_number(json, "minimum", least);
    json_number(json, "maximum", most);
}

void schema_list(struct json *json, size_t limit)
{
    json_text(json, "type", "array");
    json_number(json, "minItems", 1);
    json_number(json, "maxItems", limit);
}

static void write_required(struct json *json, const struct record *record)
{
    bool any = false;
    for (size_t i = 0; i < record_field_count(record); i++) {
        any = any || record_requires(record, record_field_at(record, i));
    }
    if (!any) {
        return;
    }
    json_open(json, "required", '[');
    for (size_t i = 0; i < record_field_count(record); i++) {
        if (record_requires(record, record_field_at(record, i))) {
            json_text(json, NULL, record_field_at(record, i)->key);
        }
    }
    json_close(json, ']');
}

/* What the plain scalar is in JSON: as YAML reads it. */
static bool is_json_word(const char *text)
{
    bool number = text[strspn(text, "0123456789.")] == '\0';
    return number || strcmp(text, "true") == 0 || strcmp(text, "false") == 0;
}

static void schema_standard(struct json *json, const struct field *field)
{
    if (field->standard == NULL) {
        return;
    }
    if (is_json_word(field->standard)) {
        json_word(json, "default", field->standard);
    } else {
        json_text(json, "default", field->standard);
    }
}

void schema_record(struct json *json, const struct record *record)
{
    json_text(json, "type", "object");
    json_word(json, "additionalProperties", "false");
    json_number(json, "minProperties", 1);
    write_required(json, record);
    json_open(json, "properties", '{');
    for (size_t i = 0; i < record_field_count(record); i++) {
        const struct field *field = record_field_at(record, i);
        json_open(json, field->key, '{');
        json_words(json, "description", field->help);
        field->type->schema(json, field);
        schema_standard(json, field);
        json_close(json, '}');
    }
    json_close(json, '}');
}
