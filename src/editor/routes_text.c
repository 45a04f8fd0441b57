/* What changes the text. Each change is one place of it, so the page can make the same
 * change to what it has. */
#include "editor/visit.h"
#include <microhttpd.h>

void routes_put_text(struct visit *visit)
{
    struct str text = visit_text(visit, "text");
    if (!visit_may_change(visit)) {
        return;
    }
    if (text.data == NULL || text.size > EDITOR_TEXT_MAX) {
        visit_refuse(visit, MHD_HTTP_CONTENT_TOO_LARGE, STR("At most 8 MiB of text."));
        return;
    }
    visit_take_text(visit, text, NULL);
}

/* The text with changes made, in the arena of the request. */
static struct str changed(const struct visit *visit, struct str text,
                          const struct editor_changes *changes)
{
    struct builder out = {.arena = visit->request->arena};
    size_t at = 0;
    for (size_t i = 0; i < changes->count; i++) {
        const struct editor_change *change = &changes->items[i];
        builder_add(&out, str_slice(text, at, change->span.from));
        builder_add(&out, change->insert);
        at = change->span.to;
    }
    builder_add(&out, str_slice(text, at, text.size));
    return builder_str(&out);
}

/* Answers with the changes that make the new text; "dry": with how it would differ. */
static void take_changes(struct visit *visit, const struct editor_changes *changes)
{
    struct str before = str_copy(visit->request->arena, visit->workshop->session.text);
    struct str after = changed(visit, before, changes);
    const struct state_changes made = {before, changes->items, changes->count};
    if (visit_flag(visit, "dry")) {
        visit_answer_difference(visit, before, after);
    } else {
        visit_take_text(visit, after, &made);
    }
}

static void take_change(struct visit *visit, const struct editor_change *change)
{
    take_changes(visit, &(struct editor_changes){change, 1});
}

/* {"rev", "field", "lang", "value"}; "divide" instead of a value. */
void routes_post_field(struct visit *visit)
{
    struct workshop *workshop = visit->workshop;
    struct editor_change change;
    struct editor_edit edit = {
        .field = visit_text(visit, "field"),
        .value = visit_text(visit, "value"),
        .divide = visit_flag(visit, "divide"),
    };
    if (!visit_may_change(visit)) {
        return;
    }
    if (edit.field.data == NULL || (edit.value.data == NULL && !edit.divide) ||
        !lang_from_code(&edit.lang, visit_text(visit, "lang"))) {
        visit_refuse(visit, MHD_HTTP_BAD_REQUEST,
                     STR("Which field, and what shall it say?"));
        return;
    }
    if (!workshop->host->edit(workshop->host->context, workshop->session.text, &edit,
                              &change, visit->request->arena)) {
        visit_refuse(visit, MHD_HTTP_UNPROCESSABLE_CONTENT,
                     STR("This cannot be written."));
        return;
    }
    take_change(visit, &change);
}

/* {"rev", "list", "at", "do": "add" | "up" | "down" | "delete"} */
void routes_post_item(struct visit *visit)
{
    static const char *const ACTS[] = {[EDITOR_ADD] = "add",
                                       [EDITOR_UP] = "up",
                                       [EDITOR_DOWN] = "down",
                                       [EDITOR_DELETE] = "delete"};
    const struct workshop *workshop = visit->workshop;
    const json_t *at = json_object_get(visit->body, "at");
    struct str act = visit_text(visit, "do");
    struct editor_entry entry = {.list = visit_text(visit, "list"),
                                 .at = (size_t)json_integer_value(at)};
    struct editor_change change;
    if (!visit_may_change(visit)) {
        return;
    }
    size_t number = 0;
    while (number < sizeof ACTS / sizeof ACTS[0] &&
           !str_equal(act, str_from(ACTS[number]))) {
        number++;
    }
    entry.act = (enum editor_act)number;
    if (!json_is_integer(at) || entry.list.data == NULL ||
        number == sizeof ACTS / sizeof ACTS[0]) {
        visit_refuse(visit, MHD_HTTP_BAD_REQUEST,
                     STR("Which entry, and what shall be done?"));
        return;
    }
    if (!workshop->host->entry(workshop->host->context, workshop->session.text, &entry,
                               &change, visit->request->arena)) {
        visit_refuse(visit, MHD_HTTP_UNPROCESSABLE_CONTENT,
                     STR("This cannot be done here."));
        return;
    }
    take_change(visit, &change);
}

/* {"rev", "message", "fix"}; "all": of all messages of its rule. */
void routes_post_fix(struct visit *visit)
{
    struct workshop *workshop = visit->workshop;
    struct editor_changes changes;
    const json_t *message = json_object_get(visit->body, "message");
    const json_t *fix = json_object_get(visit->body, "fix");
    if (!visit_may_change(visit)) {
        return;
    }
    workshop->session.good_lives = false; /* the text is read once more */
    const struct editor_mending mending = {(size_t)json_integer_value(message),
                                           (size_t)json_integer_value(fix),
                                           visit_flag(visit, "all")};
    if (!json_is_integer(message) || !json_is_integer(fix) ||
        !workshop->host->fix(workshop->host->context, workshop->session.text, &mending,
                             &changes, visit->request->arena)) {
        visit_refuse(visit, MHD_HTTP_UNPROCESSABLE_CONTENT,
                     STR("This cannot be mended here."));
        return;
    }
    take_changes(visit, &changes);
}

/* {"rev", "rule", "silent": true | false} */
void routes_post_review(struct visit *visit)
{
    struct workshop *workshop = visit->workshop;
    struct editor_change change;
    const struct editor_silence silence = {visit_text(visit, "rule"),
                                           visit_flag(visit, "silent")};
    if (!visit_may_change(visit)) {
        return;
    }
    if (silence.rule.data == NULL ||
        !workshop->host->silence(workshop->host->context, workshop->session.text,
                                 &silence, &change, visit->request->arena)) {
        visit_refuse(visit, MHD_HTTP_UNPROCESSABLE_CONTENT,
                     STR("This cannot be written in the text."));
        return;
    }
    take_change(visit, &change);
}
