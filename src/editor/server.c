/* The server: one thread that waits for everything at once. Connections are those of
 * libmicrohttpd, whose own epoll set is one of the things waited for; the others are the
 * folder of the content (inotify), signals, the child that builds, and the time. */
#include "editor/editor.h"
#include "base/file.h"
#include "editor/watching.h"
#include "editor/workshop.h"
#include <arpa/inet.h>
#include <errno.h>
#include <microhttpd.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/signalfd.h>
#include <unistd.h>

enum {
    TICKET_LASTS = 60000, /* milliseconds, like all that follow */
    BEAT_EVERY = 15000,
    SETTLE = 60, /* a program may write a file in several steps */
    LOOK_EVERY = 2000, /* where the file system tells nothing */
    LINGER = 60000 /* after the last page has gone */
};

/* Beside the workshop, what only this file knows. */
struct server {
    struct workshop workshop;
    struct MHD_Daemon *daemon;
    struct diag *diag;
    struct watching watching;
    unsigned followed; /* the text whose files are watched */
    int epoll, signals;
    int64_t beat_due, look_due, end_due; /* 0: not */
};

/* ---- requests --------------------------------------------------------------------- */

/* A request while its body comes. */
struct incoming {
    char *body; /* from malloc */
    size_t size, capacity;
    bool ready; /* its head was found right */
};

static enum MHD_Result refuse(struct MHD_Connection *connection, unsigned status)
{
    const struct http_answer answer = {
        .status = status,
        .media_type = "text/plain; charset=utf-8",
        .body = STR("Отказано. Refused.\n"),
    };
    return http_answer(connection, &answer) ? MHD_YES : MHD_NO;
}

/* The path below the token; data NULL: it does not begin with the token. */
static struct str below_token(const struct workshop *workshop, struct str path)
{
    struct str token = str_slice(path, 1, 1 + HTTP_SECRET);
    bool right = path.size > 1 + HTTP_SECRET && path.data[0] == '/' &&
                 path.data[1 + HTTP_SECRET] == '/' &&
                 http_same_secret(token, workshop->place.token);
    return right ? str_slice(path, 2 + HTTP_SECRET, path.size) : (struct str){0};
}

/* The first visit brings a ticket, which works once: what the command line of the browser
 * shows to others is worth nothing afterwards. */
static enum MHD_Result enter(struct server *server, struct MHD_Connection *connection)
{
    struct workshop *workshop = &server->workshop;
    const char *ticket =
        MHD_lookup_connection_value(connection, MHD_GET_ARGUMENT_KIND, "start");
    bool valid = workshop->ticket[0] != '\0' && workshop_now() < workshop->ticket_until &&
                 ticket != NULL && http_same_secret(str_from(ticket), workshop->ticket);
    if (!valid) {
        return refuse(connection, MHD_HTTP_FORBIDDEN);
    }
    char location[HTTP_SECRET + 3];
    snprintf(location, sizeof location, "/%s/", workshop->place.token);
    workshop->ticket[0] = '\0';
    const struct http_answer answer = {.status = MHD_HTTP_SEE_OTHER,
                                       .location = location};
    return http_answer(connection, &answer) ? MHD_YES : MHD_NO;
}

static bool take_body(struct incoming *incoming, const char *data, size_t size)
{
    if (size > HTTP_BODY_MAX - incoming->size) {
        return false;
    }
    if (incoming->capacity - incoming->size < size) {
        size_t capacity = 2 * (incoming->size + size);
        char *grown = realloc(incoming->body, capacity);
        if (grown == NULL) {
            arena_out_of_memory();
        }
        incoming->body = grown;
        incoming->capacity = capacity;
    }
    memcpy(incoming->body + incoming->size, data, size);
    incoming->size += size;
    return true;
}

static bool is_events(struct str method, struct str path)
{
    return str_equal(method, STR("GET")) && str_equal(path, STR("events"));
}

static enum MHD_Result reply(struct server *server, struct MHD_Connection *connection,
                             struct http_request *request)
{
    struct workshop *workshop = &server->workshop;
    http_take_parameters(request, connection);
    if (is_events(request->method, request->path)) {
        const char *page = http_parameter(request, "page");
        server->end_due = 0;
        return events_answer(&workshop->events, connection, str_from(page),
                             workshop->session.rev)
                   ? MHD_YES
                   : MHD_NO;
    }
    struct http_answer answer;
    request->arena = arena_create();
    routes_answer(&answer, workshop, request);
    bool answered = http_answer(connection, &answer);
    arena_destroy(request->arena);
    return answered ? MHD_YES : MHD_NO;
}

/* The library calls it with the head, with each part of the body, and at its end. */
static enum MHD_Result handle(void *context, struct MHD_Connection *connection,
                              const char *url, const char *method, const char *version,
                              const char *data, size_t *size, void **state)
{
    struct server *server = context;
    struct incoming *incoming = *state;
    struct http_request request = {.method = str_from(method),
                                   .path = below_token(&server->workshop, str_from(url))};
    (void)version;
    if (incoming == NULL) {
        bool writes = routes_write(request.method);
        unsigned fault = http_check_head(connection, &server->workshop.place, writes);
        if (fault != 0) {
            return refuse(connection, fault);
        }
        if (request.path.data == NULL) {
            return strcmp(url, "/") == 0 && !writes
                       ? enter(server, connection)
                       : refuse(connection, MHD_HTTP_NOT_FOUND);
        }
        incoming = calloc(1, sizeof *incoming);
        if (incoming == NULL) {
            arena_out_of_memory();
        }
        *state = incoming;
        return MHD_YES;
    }
    if (*size > 0) {
        bool taken = take_body(incoming, data, *size);
        *size = 0;
        return taken ? MHD_YES : MHD_NO;
    }
    request.body = (struct str){incoming->body, incoming->size};
    return reply(server, connection, &request);
}

static void forget(void *context, struct MHD_Connection *connection, void **state,
                   enum MHD_RequestTerminationCode code)
{
    struct incoming *incoming = *state;
    (void)context;
    (void)connection;
    (void)code;
    if (incoming != NULL) {
        free(incoming->body);
        free(incoming);
        *state = NULL;
    }
}

/* ---- starting --------------------------------------------------------------------- */

static bool start_daemon(struct server *server)
{
    struct workshop *workshop = &server->workshop;
    struct sockaddr_in address = {.sin_family = AF_INET,
                                  .sin_port = htons((uint16_t)workshop->wish->port),
                                  .sin_addr = {htonl(INADDR_LOOPBACK)}};
    server->daemon = MHD_start_daemon(
        MHD_USE_EPOLL | MHD_ALLOW_SUSPEND_RESUME, (uint16_t)workshop->wish->port, NULL,
        NULL, handle, server, MHD_OPTION_SOCK_ADDR, &address, MHD_OPTION_CONNECTION_LIMIT,
        (unsigned)HTTP_CONNECTIONS_MAX, MHD_OPTION_CONNECTION_TIMEOUT,
        (unsigned)HTTP_IDLE_SECONDS, MHD_OPTION_NOTIFY_COMPLETED, forget, server,
        MHD_OPTION_END);
    if (server->daemon == NULL && workshop->wish->port != 0) {
        return diag_failure(
            server->diag, NULL, "port-taken",
            "port %d of this computer is taken by another program: choose "
            "another one, or leave --port out",
            workshop->wish->port);
    }
    if (server->daemon == NULL) {
        return diag_failure(server->diag, NULL, "port-taken",
                            "no connection can be opened on this computer");
    }
    const union MHD_DaemonInfo *info =
        MHD_get_daemon_info(server->daemon, MHD_DAEMON_INFO_BIND_PORT);
    workshop->place.port = info->port;
    return true;
}

static void watch(struct server *server, int file)
{
    struct epoll_event event = {.events = EPOLLIN, .data = {.fd = file}};
    (void)epoll_ctl(server->epoll, EPOLL_CTL_ADD, file, &event);
}

static bool watch_all(struct server *server)
{
    sigset_t ends;
    (void)sigemptyset(&ends);
    (void)sigaddset(&ends, SIGINT);
    (void)sigaddset(&ends, SIGTERM);
    (void)sigaddset(&ends, SIGHUP);
    (void)sigprocmask(SIG_BLOCK, &ends, NULL);
    server->epoll = epoll_create1(EPOLL_CLOEXEC);
    server->signals = signalfd(-1, &ends, SFD_CLOEXEC | SFD_NONBLOCK);
    watching_init(&server->watching, server->workshop.session.path);
    server->look_due = server->watching.deaf ? workshop_now() + LOOK_EVERY : 0;
    if (server->epoll < 0 || server->signals < 0) {
        return diag_failure(server->diag, NULL, "port-taken",
                            "no connection can be opened on this computer");
    }
    watch(server,
          MHD_get_daemon_info(server->daemon, MHD_DAEMON_INFO_EPOLL_FD)->epoll_fd);
    watch(server, server->signals);
    watch(server, server->watching.handle);
    return true;
}

static void announce(struct server *server)
{
    struct workshop *workshop = &server->workshop;
    char address[128];
    snprintf(address, sizeof address, "http://127.0.0.1:%d/?start=%s",
             workshop->place.port, workshop->ticket);
    workshop->ticket_until = workshop_now() + TICKET_LASTS;
    printf("%s\n", address);
    (void)fflush(stdout);
    if (!workshop->wish->no_browser) {
        task_show(address);
    }
}

/* ---- what happens ----------------------------------------------------------------- */

/* Listens where the files are that the text names; true if one has changed. */
static bool follow_files(struct server *server)
{
    const struct session *session = &server->workshop.session;
    server->followed = session->rev;
    return watching_follow(&server->watching, session->reading->files,
                           session->reading->file_count);
}

static void look(struct server *server)
{
    struct session *session = &server->workshop.session;
    unsigned before = session->rev;
    bool news = session_look(session);
    if (follow_files(server) && session->rev == before) {
        session_set_text(session, session->text); /* with other pictures */
    }
    if (news || session->rev != before) {
        workshop_tell(&server->workshop, session->rev != before ? "text" : "file");
    }
}

/* Any news from the folders: the file, or pictures and themes beside it. */
static void hear_folders(struct server *server)
{
    watching_hear(&server->watching);
    server->look_due = workshop_now() + SETTLE;
}

static void follow_building(struct server *server)
{
    struct workshop *workshop = &server->workshop;
    struct arena *arena = arena_create();
    building_go_on(&workshop->building);
    events_tell(&workshop->events, "build", workshop->session.rev,
                building_write(&workshop->building, arena));
    arena_destroy(arena);
}

static void follow_verifying(struct server *server)
{
    struct workshop *workshop = &server->workshop;
    struct arena *arena = arena_create();
    verifying_go_on(&workshop->verifying);
    events_tell(&workshop->events, "verify", workshop->session.rev,
                verifying_write(&workshop->verifying, arena));
    arena_destroy(arena);
}

/* A child that was started since. */
static void watch_task(struct server *server, struct task *task)
{
    if (task_runs(task) && !task->watched) {
        task->watched = true;
        watch(server, task->handle);
    }
}

static void keep_time(struct server *server)
{
    struct workshop *workshop = &server->workshop;
    int64_t now = workshop_now();
    if (now >= server->beat_due) {
        server->beat_due = now + BEAT_EVERY;
        events_tell(&workshop->events, "beat", workshop->session.rev, STR("{}"));
    }
    if (server->look_due != 0 && now >= server->look_due) {
        server->look_due = server->watching.deaf ? now + LOOK_EVERY : 0;
        look(server);
    }
    if (workshop->draft_due != 0 && now >= workshop->draft_due) {
        workshop->draft_due = 0;
        session_write_draft(&workshop->session);
        workshop_tell(workshop, "file");
    }
    bool idle = events_count(&workshop->events) == 0 &&
                !session_is_dirty(&workshop->session) &&
                !building_runs(&workshop->building) && workshop->ticket[0] == '\0';
    server->end_due = !idle ? 0 : server->end_due == 0 ? now + LINGER : server->end_due;
    workshop->ending =
        workshop->ending || (server->end_due != 0 && now >= server->end_due);
}

/* Milliseconds until the next thing is due. */
static int time_left(const struct server *server)
{
    const int64_t dues[] = {server->beat_due, server->look_due, server->end_due,
                            server->workshop.draft_due};
    int64_t now = workshop_now();
    int64_t left = server->workshop.events.awake ? 0 : BEAT_EVERY;
    MHD_UNSIGNED_LONG_LONG wanted = 0;
    for (size_t i = 0; i < sizeof dues / sizeof dues[0]; i++) {
        left = dues[i] != 0 && dues[i] - now < left ? dues[i] - now : left;
    }
    if (MHD_get_timeout(server->daemon, &wanted) == MHD_YES && (int64_t)wanted < left) {
        left = (int64_t)wanted;
    }
    return left < 0 ? 0 : (int)left;
}

static void serve(struct server *server)
{
    enum { EVENTS = 8 };
    struct epoll_event events[EVENTS];
    struct workshop *workshop = &server->workshop;
    while (!workshop->ending) {
        int count = epoll_wait(server->epoll, events, EVENTS, time_left(server));
        for (int i = 0; i < count; i++) {
            int file = events[i].data.fd;
            if (file == server->signals) {
                workshop->ending = true;
            } else if (file == server->watching.handle) {
                hear_folders(server);
            } else if (file == workshop->building.task.handle) {
                follow_building(server);
            } else if (file == workshop->verifying.task.handle) {
                follow_verifying(server);
            }
        }
        workshop->events.awake = false;
        (void)MHD_run(server->daemon);
        keep_time(server);
        if (server->followed != workshop->session.rev) {
            (void)follow_files(server);
        }
        watch_task(server, &workshop->building.task);
        watch_task(server, &workshop->verifying.task);
    }
}

/* What was said last is sent, and suspended connections must not be left. */
static void stop(struct server *server)
{
    events_end(&server->workshop.events);
    if (server->daemon != NULL) {
        (void)MHD_run(server->daemon);
        (void)MHD_run(server->daemon);
        MHD_stop_daemon(server->daemon);
    }
    if (session_is_dirty(&server->workshop.session)) {
        session_write_draft(&server->workshop.session);
    }
    building_done(&server->workshop.building);
    verifying_done(&server->workshop.verifying);
    session_close(&server->workshop.session);
    for (size_t lang = 0; lang < LANG_COUNT; lang++) {
        free(server->workshop.schemas[lang]);
    }
    watching_done(&server->watching);
    const int files[] = {server->epoll, server->signals};
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        if (files[i] >= 0) {
            (void)close(files[i]);
        }
    }
}

static bool read_schemas(struct workshop *workshop)
{
    bool done = true;
    for (size_t lang = 0; lang < LANG_COUNT; lang++) {
        size_t size = 0;
        FILE *file = open_memstream(&workshop->schemas[lang], &size);
        if (file == NULL) {
            arena_out_of_memory();
        }
        workshop->host->write_schema(file, (enum lang)lang);
        done = fclose(file) == 0 && done;
    }
    return done;
}

bool editor_run(const struct editor_wish *wish, const struct editor_host *host,
                struct diag *diag)
{
    struct server server = {.workshop = {.host = host, .wish = wish},
                            .diag = diag,
                            .epoll = -1,
                            .signals = -1,
                            .watching = {.handle = -1}};
    struct workshop *workshop = &server.workshop;
    struct arena *arena = arena_create();
    building_init(&workshop->building, host, wish->folder);
    verifying_init(&workshop->verifying, host, wish->folder);
    bool ready = file_find_data(&workshop->fonts, "fonts", arena, diag) &&
                 read_schemas(workshop) &&
                 session_open(&workshop->session, wish, host, diag) &&
                 start_daemon(&server) && watch_all(&server);
    ready = ready && ((http_make_secret(workshop->place.token) &&
                       http_make_secret(workshop->ticket)) ||
                      diag_failure(diag, NULL, "port-taken",
                                   "this computer gives no random numbers"));
    if (ready) {
        announce(&server);
        serve(&server);
    }
    stop(&server);
    arena_destroy(arena);
    return ready;
}
