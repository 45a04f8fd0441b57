/* JSON Schema of the content format (draft 2020-12), written from the field table, so
 * that editors propose and check exactly what the decoder reads. */
#include "base/str.h"
#include "model/kinds/kinds.h"
#include <string.h>

enum { INDENT = 2 };

struct writer {
    FILE *file;
    int depth;
    bool first; /* nothing yet in the innermost object or array */
};

static void write_string(struct writer *writer, const char *text)
{
    fputc('"', writer->file);
    for (const char *c = text; *c != '\0'; c++) {
        if (*c == '"' || *c == '\\') {
            fputc('\\', writer->file);
        }
        fputc(*c, writer->file);
    }
    fputc('"', writer->file);
}

/* Starts the next member of an object (`key`) or of an array (NULL). */
static void write_key(struct writer *writer, const char *key)
{
    fputs(writer->first ? "\n" : ",\n", writer->file);
    fprintf(writer->file, "%*s", writer->depth * INDENT, "");
    writer->first = false;
    if (key != NULL) {
        write_string(writer, key);
        fputs(": ", writer->file);
    }
}

static void write_open(struct writer *writer, const char *key, char bracket)
{
    write_key(writer, key);
    fputc(bracket, writer->file);
    writer->depth++;
    writer->first = true;
}

static void write_close(struct writer *writer, char bracket)
{
    writer->depth--;
    fprintf(writer->file, "\n%*s%c", writer->depth * INDENT, "", bracket);
    writer->first = false;
}

static void write_text(struct writer *writer, const char *key, const char *text)
{
    write_key(writer, key);
    write_string(writer, text);
}

static void write_number(struct writer *writer, const char *key, size_t number)
{
    write_key(writer, key);
    fprintf(writer->file, "%zu", number);
}

static void write_false(struct writer *writer, const char *key)
{
    write_key(writer, key);
    fputs("false", writer->file);
}

/* ---- values --------------------------------------------------------------------- */

static void write_reference(struct writer *writer, const char *prefix, const char *name)
{
    write_key(writer, "$ref");
    fprintf(writer->file, "\"#/$defs/%s%s\"", prefix, name);
}

static void write_languages(struct writer *writer)
{
    write_text(writer, "type", "array");
    write_number(writer, "minItems", 1);
    write_number(writer, "maxItems", LANG_COUNT);
    write_key(writer, "uniqueItems");
    fputs("true", writer->file);
    write_open(writer, "items", '{');
    write_open(writer, "enum", '[');
    for (int lang = 0; lang < LANG_COUNT; lang++) {
        write_text(writer, NULL, lang_facts((enum lang)lang)->code);
    }
    write_close(writer, ']');
    write_close(writer, '}');
}

/* A plain scalar, whatever YAML takes it for, or one for each language. */
static void write_localized(struct writer *writer, const char *definition, size_t limit)
{
    write_open(writer, "anyOf", '[');
    write_open(writer, NULL, '{');
    write_reference(writer, definition, "");
    if (limit > 0) {
        write_number(writer, "maxLength", limit);
    }
    write_close(writer, '}');
    write_open(writer, NULL, '{');
    write_text(writer, "type", "object");
    write_number(writer, "minProperties", 1);
    write_false(writer, "additionalProperties");
    write_open(writer, "properties", '{');
    for (int lang = 0; lang < LANG_COUNT; lang++) {
        write_open(writer, lang_facts((enum lang)lang)->code, '{');
        write_text(writer, "description", lang_facts((enum lang)lang)->name);
        write_reference(writer, definition, "");
        if (limit > 0) {
            write_number(writer, "maxLength", limit);
        }
        write_close(writer, '}');
    }
    write_close(writer, '}');
    write_close(writer, '}');
    write_close(writer, ']');
}

static void write_keywords(struct writer *writer, size_t limit)
{
    write_open(writer, "anyOf", '[');
    write_open(writer, NULL, '{');
    write_reference(writer, "words", "");
    write_number(writer, "maxItems", limit);
    write_close(writer, '}');
    write_open(writer, NULL, '{');
    write_text(writer, "type", "object");
    write_number(writer, "minProperties", 1);
    write_false(writer, "additionalProperties");
    write_open(writer, "properties", '{');
    for (int lang = 0; lang < LANG_COUNT; lang++) {
        write_open(writer, lang_facts((enum lang)lang)->code, '{');
        write_reference(writer, "words", "");
        write_number(writer, "maxItems", limit);
        write_close(writer, '}');
    }
    write_close(writer, '}');
    write_close(writer, '}');
    write_close(writer, ']');
}

static void write_list(struct writer *writer, size_t limit)
{
    write_text(writer, "type", "array");
    write_number(writer, "minItems", 1);
    write_number(writer, "maxItems", limit);
}

static void write_choices(struct writer *writer, const struct choices *choices)
{
    write_open(writer, "enum", '[');
    for (size_t i = 0; i < choices->count; i++) {
        if (choices->items[i].built) {
            write_text(writer, NULL, choices->items[i].name);
        }
    }
    write_close(writer, ']');
}

/* ---- records -------------------------------------------------------------------- */

static void write_record(struct writer *writer, const struct record *record);

static void write_kinds(struct writer *writer)
{
    write_open(writer, "enum", '[');
    for (int kind = 0; kind < SECTION_KIND_COUNT; kind++) {
        write_text(writer, NULL, section_kind_name((enum section_kind)kind));
    }
    write_close(writer, ']');
}

/* One condition for each kind: editors then speak of the kind that was meant only. */
static void write_sections(struct writer *writer, size_t limit)
{
    write_list(writer, limit);
    write_open(writer, "items", '{');
    write_text(writer, "type", "object");
    write_open(writer, "required", '[');
    write_text(writer, NULL, "kind");
    write_close(writer, ']');
    write_open(writer, "properties", '{');
    write_open(writer, "kind", '{');
    write_kinds(writer);
    write_close(writer, '}');
    write_close(writer, '}');
    write_open(writer, "allOf", '[');
    for (int kind = 0; kind < SECTION_KIND_COUNT; kind++) {
        const char *name = section_kind_name((enum section_kind)kind);
        write_open(writer, NULL, '{');
        write_open(writer, "if", '{');
        write_open(writer, "properties", '{');
        write_open(writer, "kind", '{');
        write_text(writer, "const", name);
        write_close(writer, '}');
        write_close(writer, '}');
        write_close(writer, '}');
        write_open(writer, "then", '{');
        write_reference(writer, "section-", name);
        write_close(writer, '}');
        write_close(writer, '}');
    }
    write_close(writer, ']');
    write_close(writer, '}');
}

static void write_items(struct writer *writer, const struct field *field)
{
    write_list(writer, field->limit);
    write_open(writer, "items", '{');
    write_record(writer, field->record);
    write_close(writer, '}');
}

/* `limit` in thousandths. */
static void write_factor(struct writer *writer, size_t limit)
{
    write_text(writer, "type", "number");
    write_number(writer, "minimum", 1);
    write_key(writer, "maximum");
    fprintf(writer->file, "%zu.%zu", limit / 1000, limit % 1000 / 100);
}

static void write_bounds(struct writer *writer, size_t least, size_t most)
{
    write_text(writer, "type", "integer");
    write_number(writer, "minimum", least);
    write_number(writer, "maximum", most);
}

static void write_limited(struct writer *writer, const char *definition, size_t limit)
{
    write_reference(writer, definition, "");
    write_number(writer, "maxLength", limit);
}

static void write_word(struct writer *writer, size_t limit)
{
    write_text(writer, "type", "string");
    write_number(writer, "maxLength", limit);
}

static void write_date(struct writer *writer)
{
    write_text(writer, "type", "string");
    write_text(writer, "format", "date");
    write_text(writer, "pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$");
}

static void write_length(struct writer *writer)
{
    write_text(writer, "type", "string");
    write_text(writer, "pattern", "^[0-9]+([.][0-9]{1,3})? ?(mm|cm|pt)$");
}

/* An ink for each colour. */
static void write_spots(struct writer *writer, size_t limit)
{
    write_text(writer, "type", "object");
    write_number(writer, "minProperties", 1);
    write_number(writer, "maxProperties", limit);
    write_open(writer, "additionalProperties", '{');
    write_word(writer, LIMIT_INK);
    write_close(writer, '}');
}

static void write_references(struct writer *writer, size_t limit)
{
    write_list(writer, limit);
    write_open(writer, "items", '{');
    write_reference(writer, "id", "");
    write_close(writer, '}');
}

static void write_type(struct writer *writer, const struct field *field)
{
    switch (field->type) {
    case FIELD_FORMAT:
        write_key(writer, "const");
        fputs("1", writer->file);
        break;
    case FIELD_ID: write_limited(writer, "id", field->limit); break;
    case FIELD_VERSION: write_limited(writer, "text", field->limit); break;
    case FIELD_LANGUAGES: write_languages(writer); break;
    case FIELD_YEAR: write_bounds(writer, 1000, 9999); break;
    case FIELD_DATE: write_date(writer); break;
    case FIELD_NUMBER: write_bounds(writer, 1, field->limit); break;
    case FIELD_FACTOR: write_factor(writer, field->limit); break;
    case FIELD_SIGNATURE:
        write_bounds(writer, 4, field->limit);
        write_number(writer, "multipleOf", 4);
        break;
    case FIELD_FLAG: write_text(writer, "type", "boolean"); break;
    case FIELD_DECISION: write_limited(writer, "decision", field->limit); break;
    case FIELD_LENGTH: write_length(writer); break;
    case FIELD_WORD: write_word(writer, field->limit); break;
    case FIELD_SPOTS: write_spots(writer, field->limit); break;
    case FIELD_CHOICE: write_choices(writer, field->choices); break;
    case FIELD_TEXT: write_localized(writer, "text", field->limit); break;
    case FIELD_PHONE: write_localized(writer, "phone", field->limit); break;
    case FIELD_URL: write_localized(writer, "url", field->limit); break;
    case FIELD_KEYWORDS: write_keywords(writer, field->limit); break;
    case FIELD_RECORD: write_record(writer, field->record); break;
    case FIELD_ITEMS: write_items(writer, field); break;
    case FIELD_REFERENCES: write_references(writer, field->limit); break;
    case FIELD_KIND: write_kinds(writer); break;
    case FIELD_SECTIONS: write_sections(writer, field->limit); break;
    }
}

static void write_required(struct writer *writer, const struct record *record)
{
    bool any = false;
    for (size_t i = 0; i < record_field_count(record); i++) {
        any = any || record_requires(record, record_field_at(record, i));
    }
    if (!any) {
        return;
    }
    write_open(writer, "required", '[');
    for (size_t i = 0; i < record_field_count(record); i++) {
        if (record_requires(record, record_field_at(record, i))) {
            write_text(writer, NULL, record_field_at(record, i)->key);
        }
    }
    write_close(writer, ']');
}

/* The members of the schema of one mapping, inside an object that is open. */
static void write_record(struct writer *writer, const struct record *record)
{
    write_text(writer, "type", "object");
    write_false(writer, "additionalProperties");
    write_number(writer, "minProperties", 1);
    write_required(writer, record);
    write_open(writer, "properties", '{');
    for (size_t i = 0; i < record_field_count(record); i++) {
        const struct field *field = record_field_at(record, i);
        write_open(writer, field->key, '{');
        write_text(writer, "description", field->help);
        write_type(writer, field);
        write_close(writer, '}');
    }
    write_close(writer, '}');
}

/* ---- definitions ---------------------------------------------------------------- */

static void write_pattern(struct writer *writer, const char *name, const char *types,
                          const char *pattern)
{
    write_open(writer, name, '{');
    write_key(writer, "type");
    fputs(types, writer->file);
    if (pattern != NULL) {
        write_text(writer, "pattern", pattern);
    }
    write_close(writer, '}');
}

static void write_definitions(struct writer *writer)
{
    write_open(writer, "$defs", '{');
    write_pattern(writer, "id", "[\"string\", \"integer\"]",
                  "^[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?$");
    write_pattern(writer, "decision", "[\"string\", \"integer\"]",
                  "^[A-Za-zА-Яа-я0-9][-A-Za-zА-Яа-я0-9 ./]*$");
    write_pattern(writer, "text", "[\"string\", \"number\", \"boolean\", \"null\"]",
                  NULL);
    write_pattern(writer, "phone", "[\"string\", \"integer\", \"null\"]",
                  "^[-0-9 +()/\u00A0\u202F]*$");
    write_pattern(writer, "url", "[\"string\", \"null\"]",
                  "^$|^(https?://|mailto:|tel:)[^\\s]+$");
    write_open(writer, "words", '{');
    write_text(writer, "type", "array");
    write_open(writer, "items", '{');
    write_text(writer, "type", "string");
    write_number(writer, "maxLength", LIMIT_KEYWORD);
    write_close(writer, '}');
    write_close(writer, '}');
    for (int kind = 0; kind < SECTION_KIND_COUNT; kind++) {
        const struct record *record = &kind_find((enum section_kind)kind)->record;
        char name[32];
        snprintf(name, sizeof name, "section-%s",
                 section_kind_name((enum section_kind)kind));
        write_open(writer, name, '{');
        write_text(writer, "description", record->help);
        write_record(writer, record);
        write_close(writer, '}');
    }
    write_close(writer, '}');
}

void model_write_schema(FILE *file)
{
    struct writer writer = {.file = file, .depth = 1, .first = true};
    fputc('{', file);
    write_text(&writer, "$schema", "https://json-schema.org/draft/2020-12/schema");
    write_text(&writer, "title", "brochure, content format 1");
    write_text(&writer, "description", fields_root()->help);
    write_record(&writer, fields_root());
    write_definitions(&writer);
    write_close(&writer, '}');
    fputc('\n', file);
}
