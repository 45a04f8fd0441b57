/* A request while it is answered, and the functions that answer one kind each. */
#ifndef EDITOR_VISIT_H
#define EDITOR_VISIT_H

#include "editor/state.h"
#include "editor/workshop.h"
#include <jansson.h>

struct visit {
    struct workshop *workshop;
    const struct http_request *request;
    struct str rest; /* of the path, behind that of the route */
    json_t *body; /* of requests that write: an object */
    struct http_answer answer;
};

typedef void visit_act(struct visit *visit);

void visit_refuse(struct visit *visit, unsigned status, struct str words);
void visit_answer_json(struct visit *visit, unsigned status, struct str json);

/* A text of the body; data NULL: there is none of that name. */
struct str visit_text(const struct visit *visit, const char *name);

/* True if the body says so. */
bool visit_flag(const struct visit *visit, const char *name);

/* Pages that look on may not write, and what was made for another text must not be done
 * to this one. Answers where that is so. */
bool visit_may_change(struct visit *visit);

/* Takes over a text, which `changes` made of the one before, or NULL, and answers with
 * the state. */
void visit_take_text(struct visit *visit, struct str text,
                     const struct state_changes *changes);

/* Answers with how two texts differ, line by line. */
void visit_answer_difference(struct visit *visit, struct str before, struct str after);

/* What is asked for (routes_read.c). */
visit_act routes_get_page, routes_get_asset, routes_get_font, routes_get_schema,
    routes_get_starter, routes_get_state, routes_get_text, routes_get_outside,
    routes_get_difference, routes_get_fields, routes_get_drawing, routes_get_place,
    routes_get_build, routes_get_pdf, routes_get_files, routes_get_verify;

/* What changes the text (routes_text.c). */
visit_act routes_put_text, routes_post_field, routes_post_item, routes_post_fix,
    routes_post_review;

/* What is done with the file and with what is made of it (routes_file.c). */
visit_act routes_post_save, routes_post_outside, routes_post_draft, routes_post_build,
    routes_delete_build, routes_post_folder, routes_post_pen, routes_post_verify,
    routes_post_leave, routes_post_end;

#endif
