/* What the files of the editor share: one document, its pages in browsers, and what runs
 * for it. */
#ifndef EDITOR_WORKSHOP_H
#define EDITOR_WORKSHOP_H

#include "editor/building.h"
#include "editor/events.h"
#include "editor/http.h"
#include "editor/session.h"
#include "editor/verifying.h"

struct workshop {
    const struct editor_host *host;
    const struct editor_wish *wish;
    struct http_place place;
    char ticket[HTTP_SECRET + 1]; /* empty: used */
    int64_t ticket_until; /* in milliseconds of workshop_now */
    struct session session;
    struct events events;
    struct building building;
    struct verifying verifying;
    struct str fonts; /* the folder */
    char *schemas[LANG_COUNT]; /* from malloc; in each language */
    int64_t draft_due; /* when a draft is to be written; 0: it is */
    bool ending;
};

/* The answer to a request below the token. It lasts as long as the request's arena, and
 * until the next request. */
void routes_answer(struct http_answer *out, struct workshop *workshop,
                   const struct http_request *request);

/* True if requests of that method change something, so that they need more. */
bool routes_write(struct str method);

/* Milliseconds of a clock that only goes on. */
int64_t workshop_now(void);

/* Tells all pages that there is a new text or another state of the disk. */
void workshop_tell(struct workshop *workshop, const char *event);

#endif
