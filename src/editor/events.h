/* What is told to open pages without their asking: server-sent events. */
#ifndef EDITOR_EVENTS_H
#define EDITOR_EVENTS_H

#include "base/str.h"
#include <stdbool.h>

struct MHD_Connection;

enum { EVENTS_PAGE = 32 }; /* digits of the name that a page gives itself */

struct listener;

/* The pages that listen. One of them writes; the others look on. */
struct events {
    struct listener *first;
    char writer[EVENTS_PAGE + 1]; /* empty: nobody */
    bool ended;
    bool awake; /* streams were resumed: the daemon has to run before anything is waited
                   for */
};

/* Answers a request with a stream of events for the page of that name, which begins with
 * `hello`. The first page that listens becomes the one that writes. */
bool events_answer(struct events *events, struct MHD_Connection *connection,
                   struct str page, unsigned rev);

/* Tells all pages: `data` is JSON on one line. */
void events_tell(struct events *events, const char *name, unsigned rev, struct str data);

/* Makes a page the one that writes, and tells all. */
void events_choose_writer(struct events *events, struct str page, unsigned rev);

/* A page goes (empty: one has gone): if it was the one that writes, the next one may. */
void events_leave(struct events *events, struct str page);

/* Before any page listens, each may. */
bool events_may_write(const struct events *events, struct str page);

size_t events_count(const struct events *events);

/* Ends all streams; the daemon must run once more to send that. */
void events_end(struct events *events);

#endif
