/* The JSON Schemas of the formats (draft 2020-12). */
#include "base/arena.h"
#include "model/fields.h"
#include "model/kinds/kinds.h"
#include "model/model.h"
#include "model/schema.h"
#include "model/theme_draft.h"

static void add_pattern(struct json *json, const char *name, const char *types,
                        const char *pattern)
{
    json_open(json, name, '{');
    json_word(json, "type", types);
    if (pattern != NULL) {
        json_text(json, "pattern", pattern);
    }
    json_close(json, '}');
}

static void add_id(struct json *json)
{
    add_pattern(json, "id", "[\"string\", \"integer\"]",
                "^[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?$");
}

static void add_definitions(struct json *json)
{
    add_id(json);
    add_pattern(json, "decision", "[\"string\", \"integer\"]",
                "^[A-Za-zА-Яа-я0-9][-A-Za-zА-Яа-я0-9 ./]*$");
    add_pattern(json, "text", "[\"string\", \"number\", \"boolean\", \"null\"]", NULL);
    add_pattern(json, "phone", "[\"string\", \"integer\", \"null\"]",
                "^[-0-9 +()/\u00A0\u202F]*$");
    add_pattern(json, "url", "[\"string\", \"null\"]",
                "^$|^(https?://|mailto:|tel:)[^\\s]+$");
    add_pattern(json, "email", "[\"string\", \"null\"]", "^$|^[^\\s@?]+@[^\\s@?]+$");
    json_open(json, "words", '{');
    json_text(json, "type", "array");
    json_open(json, "items", '{');
    json_text(json, "type", "string");
    json_number(json, "maxLength", LIMIT_KEYWORD);
    json_close(json, '}');
    json_close(json, '}');
    for (int kind = 0; kind < SECTION_KIND_COUNT; kind++) {
        const struct record *record = &kind_find((enum section_kind)kind)->record;
        char name[32];
        snprintf(name, sizeof name, "section-%s",
                 section_kind_name((enum section_kind)kind));
        json_open(json, name, '{');
        json_words(json, "description", record->help);
        schema_record(json, record);
        json_close(json, '}');
    }
}

/* What a schema is of. */
struct format {
    const char *title;
    const struct record *root;
    void (*add)(struct json *json);
};

static void write_schema(FILE *file, const struct format *format, enum lang lang)
{
    struct arena *arena = arena_create();
    struct builder out = {.arena = arena};
    struct json json = {.out = &out, .lang = lang};
    json_open(&json, NULL, '{');
    json_text(&json, "$schema", "https://json-schema.org/draft/2020-12/schema");
    json_words(&json, "title", format->title);
    json_words(&json, "description", format->root->help);
    schema_record(&json, format->root);
    json_open(&json, "$defs", '{');
    format->add(&json);
    json_close(&json, '}');
    json_close(&json, '}');
    builder_add(&out, STR("\n"));
    fwrite(out.items, 1, out.count, file);
    arena_destroy(arena);
}

void model_write_schema(FILE *file, enum lang lang)
{
    const struct format format = {N_("brochure, content format 1"), fields_root(),
                                  add_definitions};
    write_schema(file, &format, lang);
}

void model_write_theme_schema(FILE *file, enum lang lang)
{
    const struct format format = {N_("brochure, theme"), theme_root(), add_id};
    write_schema(file, &format, lang);
}
