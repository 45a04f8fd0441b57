/* Messages as JSON. */
#include "base/diag_parts.h"

/* Programs read it, in whatever language the words are. */
static const char *severity_name(const struct diag *diag, enum diag_severity severity)
{
    switch (severity) {
    case DIAG_FAILURE:
    case DIAG_ERROR: return "error";
    case DIAG_WARNING: return diag->strict ? "error" : "warning";
    case DIAG_NOTE: break;
    }
    return "note";
}

/* The members of one message, in an object that is open. */
static void add_json_message(struct json *json, const struct diag *diag,
                             const struct message *message, enum lang lang)
{
    struct mark mark = message->mark;
    json_text(json, "severity", severity_name(diag, message->severity));
    if (mark.source != NULL) {
        json_str(json, "file", mark.source->path);
        json_number(json, "line", mark.line);
        json_number(json, "column", mark.column);
        json_number(json, "length", mark.length == 0 ? 1 : mark.length);
    } else if (message->path.size > 0) {
        json_str(json, "file", message->path);
    }
    if (message->rule != NULL) {
        json_text(json, "rule", message->rule);
    }
    json_str(json, "message", diag_words(diag, message, lang));
}

/* Where a fix applies, and what it writes. */
static void add_json_fixes(struct json *json, const struct fixes *fixes)
{
    if (fixes->count > 0) {
        json_open(json, "fixes", '[');
    }
    for (size_t i = 0; i < fixes->count; i++) {
        const struct diag_fix *fix = &fixes->items[i];
        json_open(json, NULL, '{');
        json_number(json, "line", fix->mark.line);
        json_number(json, "column", fix->mark.column);
        if (fix->in_value) {
            json_number(json, "from", fix->from);
            json_number(json, "to", fix->to);
        } else {
            json_number(json, "length", fix->mark.length);
        }
        json_str(json, "replacement", fix->replacement);
        json_close(json, '}');
    }
    if (fixes->count > 0) {
        json_close(json, ']');
    }
}

static void add_json_group(struct json *json, const struct diag *diag,
                           const struct group *group, enum lang lang)
{
    json_open(json, NULL, '{');
    json_keep_on_line(json);
    add_json_message(json, diag, group->head, lang);
    json_open(json, "notes", '[');
    for (size_t i = 1; i <= group->note_count; i++) {
        json_open(json, NULL, '{');
        add_json_message(json, diag, group->head + i, lang);
        json_close(json, '}');
    }
    json_close(json, ']');
    add_json_fixes(json, &group->head->fixes);
    json_close(json, '}');
}

void diag_add_json(const struct diag *diag, struct json *json, enum lang lang)
{
    struct groups groups = diag_sort(diag);
    json_number(json, "errors", diag_error_count(diag));
    json_number(json, "warnings", diag_warning_count(diag));
    json_open(json, "messages", '[');
    for (size_t i = 0; i < groups.count; i++) {
        add_json_group(json, diag, &groups.items[i], lang);
    }
    json_close(json, ']');
}

void diag_print_json(const struct diag *diag, FILE *file, enum lang lang)
{
    struct arena_state before = arena_save(diag->arena);
    struct builder out = {.arena = diag->arena};
    struct json json = {.out = &out};
    json_open(&json, NULL, '{');
    diag_add_json(diag, &json, lang);
    json_close(&json, '}');
    builder_add(&out, STR("\n"));
    fwrite(out.items, 1, out.count, file);
    arena_restore(diag->arena, before);
}

void diag_add_json_warnings(const struct diag *diag, struct json *json, enum lang lang)
{
    struct groups groups = diag_sort(diag);
    for (size_t i = 0; i < groups.count; i++) {
        const struct message *head = groups.items[i].head;
        if (head->severity != DIAG_WARNING) {
            continue;
        }
        json_open(json, NULL, '{');
        json_keep_on_line(json);
        if (head->mark.source != NULL) {
            json_number(json, "line", head->mark.line);
            json_number(json, "column", head->mark.column);
        }
        if (head->rule != NULL) {
            json_text(json, "rule", head->rule);
        }
        json_str(json, "message", diag_words(diag, head, lang));
        json_close(json, '}');
    }
}
