/* Server-sent events. A stream with nothing to say is suspended, and resumed on news. The
 * library does not see a suspended reader leave: a beat every few seconds finds out. */
#include "editor/events.h"
#include "editor/http.h"
#include <microhttpd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK = 4096, UNREAD_MAX = 1 << 20 /* with more than that, nothing is added */ };

struct listener {
    struct events *events;
    struct listener *next;
    struct MHD_Connection *connection;
    char page[EVENTS_PAGE + 1];
    char *unread; /* from malloc */
    size_t size, at;
    bool suspended;
};

static ssize_t read_some(void *context, uint64_t position, char *out, size_t room)
{
    struct listener *listener = context;
    size_t left = listener->size - listener->at;
    (void)position;
    if (left == 0 && listener->events->ended) {
        return MHD_CONTENT_READER_END_OF_STREAM;
    }
    if (left == 0) {
        listener->suspended = true;
        MHD_suspend_connection(listener->connection);
        return 0;
    }
    size_t count = left < room ? left : room;
    memcpy(out, listener->unread + listener->at, count);
    listener->at += count;
    return (ssize_t)count;
}

static void wake(struct listener *listener)
{
    if (listener->suspended) {
        listener->suspended = false;
        listener->events->awake = true;
        MHD_resume_connection(listener->connection);
    }
}

static void say(struct listener *listener, struct str words)
{
    if (listener->at == listener->size) {
        listener->at = listener->size = 0;
    }
    if (listener->size > UNREAD_MAX) {
        return; /* it has not read for long; it will ask for the state when it does */
    }
    char *grown = realloc(listener->unread, listener->size + words.size);
    if (grown == NULL) {
        arena_out_of_memory();
    }
    memcpy(grown + listener->size, words.data, words.size);
    listener->unread = grown;
    listener->size += words.size;
    wake(listener);
}

static void tell_one(struct listener *listener, const char *name, unsigned rev,
                     struct str data)
{
    struct arena *arena = arena_create();
    say(listener, str_format(arena, "event: %s\nid: %u\ndata: %.*s\n\n", name, rev,
                             STR_ARGS(data)));
    arena_destroy(arena);
}

void events_tell(struct events *events, const char *name, unsigned rev, struct str data)
{
    for (struct listener *one = events->first; one != NULL; one = one->next) {
        tell_one(one, name, rev, data);
    }
}

static void tell_writer(struct listener *listener, const char *name, unsigned rev)
{
    bool writes = strcmp(listener->events->writer, listener->page) == 0;
    tell_one(listener, name, rev,
             writes ? STR("{\"writer\":true}") : STR("{\"writer\":false}"));
}

void events_choose_writer(struct events *events, struct str page, unsigned rev)
{
    snprintf(events->writer, sizeof events->writer, "%.*s", STR_ARGS(page));
    for (struct listener *one = events->first; one != NULL; one = one->next) {
        tell_writer(one, "pen", rev);
    }
}

static bool is_open(const struct events *events, const char *page)
{
    for (const struct listener *one = events->first; one != NULL; one = one->next) {
        if (strcmp(one->page, page) == 0) {
            return true;
        }
    }
    return false;
}

void events_leave(struct events *events, struct str page)
{
    struct listener *next = events->first;
    if (str_equal(page, str_from(events->writer))) {
        while (next != NULL && strcmp(next->page, events->writer) == 0) {
            next = next->next;
        }
    } else if (is_open(events, events->writer)) {
        return;
    }
    events_choose_writer(events, str_from(next == NULL ? NULL : next->page), 0);
}

bool events_may_write(const struct events *events, struct str page)
{
    return page.size > 0 &&
           (events->writer[0] == '\0' || str_equal(page, str_from(events->writer)));
}

size_t events_count(const struct events *events)
{
    size_t count = 0;
    for (const struct listener *one = events->first; one != NULL; one = one->next) {
        count++;
    }
    return count;
}

void events_end(struct events *events)
{
    events->ended = true;
    events_tell(events, "bye", 0, STR("{}"));
    for (struct listener *one = events->first; one != NULL; one = one->next) {
        wake(one);
    }
}

/* When the page that writes has gone, the next one may. */
static void forget(void *context)
{
    struct listener *listener = context;
    struct events *events = listener->events;
    struct listener **place = &events->first;
    while (*place != listener) {
        place = &(*place)->next;
    }
    *place = listener->next;
    free(listener->unread);
    free(listener);
    events_leave(events, STR(""));
}

bool events_answer(struct events *events, struct MHD_Connection *connection,
                   struct str page, unsigned rev)
{
    struct listener *listener = calloc(1, sizeof *listener);
    if (listener == NULL) {
        arena_out_of_memory();
    }
    struct MHD_Response *response = MHD_create_response_from_callback(
        MHD_SIZE_UNKNOWN, BLOCK, read_some, listener, forget);
    if (response == NULL) {
        free(listener);
        return false;
    }
    listener->events = events;
    listener->connection = connection;
    listener->next = events->first;
    events->first = listener;
    snprintf(listener->page, sizeof listener->page, "%.*s", STR_ARGS(page));
    if (events->writer[0] == '\0') {
        memcpy(events->writer, listener->page, sizeof events->writer);
    }
    tell_writer(listener, "hello", rev);
    const struct http_answer answer = {.cache = HTTP_NO_STORE};
    http_secure(response, &answer);
    (void)MHD_add_response_header(response, "Content-Type", "text/event-stream");
    (void)MHD_set_connection_option(connection, MHD_CONNECTION_OPTION_TIMEOUT, 0U);
    bool queued = MHD_queue_response(connection, MHD_HTTP_OK, response) == MHD_YES;
    MHD_destroy_response(response);
    return queued;
}
