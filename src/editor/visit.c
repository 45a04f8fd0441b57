/* What those who answer requests share: the body, and common answers. */
#include "editor/visit.h"
#include "base/json.h"
#include <microhttpd.h>
#include <stdio.h>
#include <stdlib.h>

enum { DRAFT_AFTER = 1000 /* milliseconds without a new text */ };

void visit_refuse(struct visit *visit, unsigned status, struct str words)
{
    visit->answer = (struct http_answer){
        .status = status, .media_type = "text/plain; charset=utf-8", .body = words};
}

void visit_answer_json(struct visit *visit, unsigned status, struct str json)
{
    visit->answer = (struct http_answer){
        .status = status, .media_type = "application/json", .body = json};
}

struct str visit_text(const struct visit *visit, const char *name)
{
    const json_t *value = json_object_get(visit->body, name);
    return json_is_string(value)
               ? (struct str){json_string_value(value), json_string_length(value)}
               : (struct str){0};
}

bool visit_flag(const struct visit *visit, const char *name)
{
    return json_is_true(json_object_get(visit->body, name));
}

bool visit_may_change(struct visit *visit)
{
    struct workshop *workshop = visit->workshop;
    const json_t *rev = json_object_get(visit->body, "rev");
    if (!events_may_write(&workshop->events, visit_text(visit, "page"))) {
        visit_answer_json(visit, MHD_HTTP_CONFLICT, STR("{\"writer\":false}"));
        return false;
    }
    if (!json_is_integer(rev) ||
        json_integer_value(rev) != (json_int_t)workshop->session.rev) {
        visit_answer_json(
            visit, MHD_HTTP_CONFLICT,
            str_format(visit->request->arena, "{\"rev\":%u}", workshop->session.rev));
        return false;
    }
    return true;
}

void visit_take_text(struct visit *visit, struct str text,
                     const struct state_changes *changes)
{
    struct workshop *workshop = visit->workshop;
    session_set_text(&workshop->session, text);
    workshop->draft_due =
        session_is_dirty(&workshop->session) ? workshop_now() + DRAFT_AFTER : 0;
    visit_answer_json(visit, MHD_HTTP_OK,
                      state_write(&workshop->session, changes, visit->request->arena));
    workshop_tell(workshop, "text");
}

void visit_answer_difference(struct visit *visit, struct str before, struct str after)
{
    char *lines = NULL;
    size_t size = 0;
    FILE *file = open_memstream(&lines, &size);
    if (file == NULL) {
        arena_out_of_memory();
    }
    visit->workshop->host->write_difference(file, before, after);
    (void)fclose(file);
    struct builder out = {.arena = visit->request->arena};
    struct json json = {.out = &out};
    json_open(&json, NULL, '{');
    json_str(&json, "difference", (struct str){lines, size});
    json_close(&json, '}');
    free(lines);
    visit_answer_json(visit, MHD_HTTP_OK, builder_str(&out));
}
