/* JSON (RFC 8259): strings, and a writer that indents. */
#include "base/json.h"

void json_add_string(struct builder *out, struct str text)
{
    builder_add(out, STR("\""));
    for (size_t at = 0; at < text.size;) {
        uint32_t c = str_next(text, &at);
        if (c == '"' || c == '\\') {
            builder_add(out, STR("\\"));
            builder_add_code_point(out, c);
        } else if (str_is_unsafe(c)) {
            builder_format(out, "\\u%04x", (unsigned)c);
        } else {
            builder_add_code_point(out, c);
        }
    }
    builder_add(out, STR("\""));
}

/* ---- the writer ------------------------------------------------------------------ */

enum { INDENT = 2 };

static void start_line(struct json *json)
{
    builder_format(json->out, "\n%*s", json->depth * INDENT, "");
}

static void add_key(struct json *json, const char *key)
{
    if (json->depth > 0) {
        builder_add(json->out, json->begun ? STR(",") : STR(""));
        start_line(json);
    }
    json->begun = true;
    if (key != NULL) {
        json_add_string(json->out, str_from(key));
        builder_add(json->out, STR(": "));
    }
}

void json_open(struct json *json, const char *key, char bracket)
{
    add_key(json, key);
    builder_format(json->out, "%c", bracket);
    json->depth++;
    json->begun = false;
}

void json_close(struct json *json, char bracket)
{
    json->depth--;
    start_line(json);
    builder_format(json->out, "%c", bracket);
    json->begun = true;
}

void json_text(struct json *json, const char *key, const char *text)
{
    add_key(json, key);
    json_add_string(json->out, str_from(text));
}

void json_number(struct json *json, const char *key, size_t number)
{
    add_key(json, key);
    builder_format(json->out, "%zu", number);
}

void json_word(struct json *json, const char *key, const char *word)
{
    add_key(json, key);
    builder_add(json->out, str_from(word));
}
