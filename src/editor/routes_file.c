/* What is done with the file, with what is made of it, and with the program itself. */
#include "editor/visit.h"
#include "editor/merge.h"
#include <microhttpd.h>
#include <stdlib.h>

/* {"page", "rev", "over": true to replace what another program wrote} */
void routes_post_save(struct visit *visit)
{
    struct workshop *workshop = visit->workshop;
    struct arena *arena = visit->request->arena;
    struct session_trouble why;
    if (!visit_may_change(visit)) {
        return;
    }
    if (visit_flag(visit, "over")) {
        session_accept_disk(&workshop->session);
    }
    enum session_saving saving = session_save(&workshop->session, &why, arena);
    if (saving == SAVING_FAILED) {
        json_t *words = json_object();
        for (size_t lang = 0; lang < LANG_COUNT; lang++) {
            (void)json_object_set_new(
                words, lang_facts((enum lang)lang)->code,
                json_stringn(why.words[lang].data == NULL ? "" : why.words[lang].data,
                             why.words[lang].size));
        }
        char *text = json_dumps(words, JSON_COMPACT);
        json_decref(words);
        visit_answer_json(visit, MHD_HTTP_INSUFFICIENT_STORAGE,
                          str_format(arena, "{\"readOnly\":%s,\"words\":%s}",
                                     why.read_only ? "true" : "false", text));
        free(text);
        return;
    }
    workshop->draft_due = saving == SAVING_DONE ? 0 : workshop->draft_due;
    visit_answer_json(visit, saving == SAVING_DONE ? MHD_HTTP_OK : MHD_HTTP_CONFLICT,
                      state_write(&workshop->session, NULL, arena));
    workshop_tell(workshop, "file");
}

/* {"take": "theirs" | "mine" | "both"} */
void routes_post_outside(struct visit *visit)
{
    struct workshop *workshop = visit->workshop;
    struct session *session = &workshop->session;
    struct arena *arena = visit->request->arena;
    struct str take = visit_text(visit, "take");
    bool both = str_equal(take, STR("both"));
    if (!visit_may_change(visit)) {
        return;
    }
    const struct merge_texts texts = {session->saved.text, session->text,
                                      session->outside.text};
    struct str text = str_copy(arena, texts.theirs);
    bool changed_outside = session->disk == DISK_CHANGED;
    if (both) {
        session->good_lives = false; /* other texts are read */
    }
    if (both && (!changed_outside || !merge_fields(&text, &session->kept_mine, &texts,
                                                   workshop->host, arena))) {
        visit_refuse(visit, MHD_HTTP_UNPROCESSABLE_CONTENT,
                     STR("They cannot be joined."));
        return;
    }
    session_accept_disk(session);
    if (changed_outside && (both || str_equal(take, STR("theirs")))) {
        visit_take_text(visit, text, NULL);
        return;
    }
    routes_get_state(visit);
    workshop_tell(workshop, "file");
}

/* {"take": true | false} */
void routes_post_draft(struct visit *visit)
{
    struct workshop *workshop = visit->workshop;
    if (!visit_may_change(visit)) {
        return;
    }
    session_take_draft(&workshop->session, visit_flag(visit, "take"));
    routes_get_state(visit);
    workshop_tell(workshop, "text");
}

void routes_post_build(struct visit *visit)
{
    struct workshop *workshop = visit->workshop;
    if (!visit_may_change(visit)) {
        return;
    }
    if (!building_start(&workshop->building, workshop->session.rev)) {
        visit_refuse(visit, MHD_HTTP_CONFLICT, STR("It is being built already."));
        return;
    }
    routes_get_build(visit);
    visit->answer.status = MHD_HTTP_ACCEPTED;
}

void routes_delete_build(struct visit *visit)
{
    building_stop(&visit->workshop->building);
    routes_get_build(visit);
}

/* {"name"}: a file of those listed. It changes nothing, so pages that look on may ask. */
void routes_post_verify(struct visit *visit)
{
    struct workshop *workshop = visit->workshop;
    if (!verifying_start(&workshop->verifying, visit_text(visit, "name"),
                         workshop->session.text)) {
        visit_refuse(visit, MHD_HTTP_CONFLICT,
                     STR("There is no such file, or another one is being looked at."));
        return;
    }
    routes_get_verify(visit);
    visit->answer.status = MHD_HTTP_ACCEPTED;
}

/* Shows the folder of what was built. */
void routes_post_folder(struct visit *visit)
{
    task_show(visit->workshop->wish->folder);
    visit_answer_json(visit, MHD_HTTP_OK, STR("{}"));
}

void routes_post_pen(struct visit *visit)
{
    struct workshop *workshop = visit->workshop;
    events_choose_writer(&workshop->events, visit_text(visit, "page"),
                         workshop->session.rev);
    routes_get_state(visit);
}

void routes_post_leave(struct visit *visit)
{
    events_leave(&visit->workshop->events, visit_text(visit, "page"));
    visit_answer_json(visit, MHD_HTTP_OK, STR("{}"));
}

void routes_post_end(struct visit *visit)
{
    visit->workshop->ending = true;
    visit_answer_json(visit, MHD_HTTP_OK, STR("{}"));
}
