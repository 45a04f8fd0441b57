/* Writing JSON (RFC 8259): a comma, a line or a blank, and the key, before each member.
 */
#include "base/json.h"
#include "base/catalogue.h"
#include <assert.h>

enum { INDENT = 2 };

static void add_string(struct builder *out, struct str text)
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

static void begin_line(struct builder *out, size_t indent)
{
    builder_format(out, "\n%*s", (int)indent, "");
}

/* What stands before a value: the comma after the one before it, its place, its key. */
static void begin_member(struct json *json, const char *key)
{
    if (json->depth == 0) {
        assert(key == NULL);
        return;
    }
    size_t inner = json->depth - 1;
    bool on_line = json->levels[inner].on_line;
    assert((key != NULL) == (json->levels[inner].bracket == '{'));
    builder_add(json->out, json->levels[inner].filled ? STR(",") : STR(""));
    if (!on_line) {
        begin_line(json->out, json->depth * INDENT);
    } else if (json->broken) {
        begin_line(json->out, inner * INDENT + 1); /* behind the bracket */
    } else {
        builder_add(json->out, json->levels[inner].filled ? STR(" ") : STR(""));
    }
    json->levels[inner].filled = true;
    json->broken = false;
    if (key != NULL) {
        add_string(json->out, str_from(key));
        builder_add(json->out, STR(": "));
    }
}

void json_open(struct json *json, const char *key, char bracket)
{
    assert(json->depth < JSON_DEPTH_MAX && (bracket == '{' || bracket == '['));
    begin_member(json, key);
    bool on_line = json->depth > 0 && json->levels[json->depth - 1].on_line;
    json->levels[json->depth].bracket = bracket;
    json->levels[json->depth].on_line = on_line;
    json->levels[json->depth].filled = false;
    json->depth++;
    builder_add(json->out, bracket == '{' ? STR("{") : STR("["));
}

void json_close(struct json *json, char bracket)
{
    assert(json->depth > 0);
    size_t inner = --json->depth;
    assert(bracket == (json->levels[inner].bracket == '{' ? '}' : ']'));
    if (json->levels[inner].filled && !json->levels[inner].on_line) {
        begin_line(json->out, json->depth * INDENT);
    }
    builder_add(json->out, bracket == '}' ? STR("}") : STR("]"));
}

void json_keep_on_line(struct json *json)
{
    assert(json->depth > 0 && !json->levels[json->depth - 1].filled);
    json->levels[json->depth - 1].on_line = true;
}

void json_break_line(struct json *json)
{
    json->broken = true;
}

void json_str(struct json *json, const char *key, struct str text)
{
    begin_member(json, key);
    add_string(json->out, text);
}

void json_text(struct json *json, const char *key, const char *text)
{
    json_str(json, key, str_from(text));
}

void json_number(struct json *json, const char *key, size_t number)
{
    begin_member(json, key);
    builder_format(json->out, "%zu", number);
}

void json_word(struct json *json, const char *key, const char *word)
{
    begin_member(json, key);
    builder_add(json->out, str_from(word));
}

void json_words(struct json *json, const char *key, const char *words)
{
    json_text(json, key, catalogue_find(json->lang, words));
}
