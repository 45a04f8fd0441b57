/* What can be asked for, as a table: method and path below the token. */
#include "base/file.h"
#include "editor/assets.h"
#include "editor/merge.h"
#include "editor/state.h"
#include "editor/workshop.h"
#include <jansson.h>
#include <microhttpd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { DRAFT_AFTER = 1000 /* milliseconds without a new text */ };

/* A request while it is answered. */
struct visit {
    struct workshop *workshop;
    const struct http_request *request;
    struct str rest; /* of the path, behind that of the route */
    json_t *body; /* of requests that write: an object */
    struct http_answer answer;
};

static void refuse(struct visit *visit, unsigned status, struct str words)
{
    visit->answer = (struct http_answer){
        .status = status, .media_type = "text/plain; charset=utf-8", .body = words};
}

static void answer_json(struct visit *visit, unsigned status, struct str json)
{
    visit->answer = (struct http_answer){
        .status = status, .media_type = "application/json", .body = json};
}

/* ---- the body --------------------------------------------------------------------- */

/* A text of the body; data NULL: there is none of that name. */
static struct str text_of(const json_t *object, const char *name)
{
    const json_t *value = json_object_get(object, name);
    return json_is_string(value)
               ? (struct str){json_string_value(value), json_string_length(value)}
               : (struct str){0};
}

/* Pages that look on may not write, and what was made for another text must not be done
 * to this one. Answers where that is so. */
static bool may_change(struct visit *visit)
{
    struct workshop *workshop = visit->workshop;
    const json_t *rev = json_object_get(visit->body, "rev");
    if (!events_may_write(&workshop->events, text_of(visit->body, "page"))) {
        answer_json(visit, MHD_HTTP_CONFLICT, STR("{\"writer\":false}"));
        return false;
    }
    if (!json_is_integer(rev) ||
        json_integer_value(rev) != (json_int_t)workshop->session.rev) {
        answer_json(
            visit, MHD_HTTP_CONFLICT,
            str_format(visit->request->arena, "{\"rev\":%u}", workshop->session.rev));
        return false;
    }
    return true;
}

/* ---- reading ---------------------------------------------------------------------- */

/* Appends the source with `words` in the place of `mark`, which stands there once. */
static struct str fill_in(struct str source, struct str mark, const char *words,
                          struct arena *arena)
{
    struct builder out = {.arena = arena};
    size_t at = str_find(source, mark, 0);
    builder_add(&out, str_slice(source, 0, at));
    builder_add(&out, str_from(words));
    builder_add(&out, str_slice(source, at + mark.size, source.size));
    return builder_str(&out);
}

static void get_page(struct visit *visit)
{
    struct arena *arena = visit->request->arena;
    char *nonce = arena_alloc(arena, HTTP_SECRET + 1);
    if (!http_make_secret(nonce)) {
        refuse(visit, MHD_HTTP_INTERNAL_SERVER_ERROR, STR("no randomness"));
        return;
    }
    struct str page = fill_in(asset_page(), STR("%NONCE%"), nonce, arena);
    page = fill_in(page, STR("%LANG%"), lang_facts(visit->workshop->wish->lang)->code,
                   arena);
    visit->answer = (struct http_answer){.status = MHD_HTTP_OK,
                                         .media_type = "text/html; charset=utf-8",
                                         .body = page,
                                         .nonce = nonce};
}

static void get_asset(struct visit *visit)
{
    struct asset asset;
    if (!asset_find(&asset, visit->request->path)) {
        refuse(visit, MHD_HTTP_NOT_FOUND, STR("There is no such page."));
        return;
    }
    visit->answer = (struct http_answer){
        .status = MHD_HTTP_OK, .media_type = asset.media_type, .body = asset.bytes};
}

/* A file of ours, as a whole. */
static void send_file(struct visit *visit, const char *path, const char *media_type)
{
    struct str bytes;
    struct arena *arena = visit->request->arena;
    enum { FILE_MAX = 512 << 20 };
    if (!file_read_binary(&bytes, path, FILE_MAX, arena, diag_create(arena))) {
        refuse(visit, MHD_HTTP_NOT_FOUND, STR("The file cannot be read."));
        return;
    }
    visit->answer = (struct http_answer){
        .status = MHD_HTTP_OK, .media_type = media_type, .body = bytes};
}

static void get_font(struct visit *visit)
{
    const char *path = asset_font(visit->rest);
    if (path == NULL) {
        refuse(visit, MHD_HTTP_NOT_FOUND, STR("There is no such font."));
        return;
    }
    struct str whole = str_format(visit->request->arena, "%.*s/%s",
                                  STR_ARGS(visit->workshop->fonts), path);
    send_file(visit, whole.data, "font/ttf");
    visit->answer.cache = HTTP_IMMUTABLE;
}

static void get_starter(struct visit *visit)
{
    const struct editor_host *host = visit->workshop->host;
    visit->answer =
        (struct http_answer){.status = MHD_HTTP_OK,
                             .media_type = "application/yaml; charset=utf-8",
                             .body = host->starter(host->context, visit->request->arena)};
}

static void get_schema(struct visit *visit)
{
    enum lang lang = visit->workshop->wish->lang;
    (void)lang_from_code(&lang, str_from(http_parameter(visit->request, "lang")));
    answer_json(visit, MHD_HTTP_OK, str_from(visit->workshop->schemas[lang]));
}

static void get_state(struct visit *visit)
{
    answer_json(visit, MHD_HTTP_OK,
                state_write(&visit->workshop->session, NULL, visit->request->arena));
}

static void get_text(struct visit *visit)
{
    struct session *session = &visit->workshop->session;
    struct str etag = str_format(visit->request->arena, "\"%u\"", session->rev);
    visit->answer = (struct http_answer){.status = MHD_HTTP_OK,
                                         .media_type = "application/yaml; charset=utf-8",
                                         .body = session->text,
                                         .etag = etag.data};
}

static void get_fields(struct visit *visit)
{
    const struct str ending = STR(".json");
    struct str hash = visit->rest;
    if (str_ends_with(hash, ending)) {
        hash.size -= ending.size;
    }
    struct str fields = state_write_fields(&visit->workshop->session, hash);
    if (fields.size == 0) {
        refuse(visit, MHD_HTTP_NOT_FOUND, STR("The text has changed since."));
        return;
    }
    answer_json(visit, MHD_HTTP_OK, fields);
    visit->answer.cache = HTTP_IMMUTABLE;
}

/* "<hash>.svg" and "<hash>.json". */
static void get_drawing(struct visit *visit)
{
    struct editor_reading *reading = session_pages(&visit->workshop->session);
    struct arena *arena = visit->request->arena;
    size_t dot = str_find(visit->rest, STR("."), 0);
    struct str hash = str_slice(visit->rest, 0, dot);
    struct str kind = str_slice(visit->rest, dot, visit->rest.size);
    size_t page = reading == NULL ? SIZE_MAX : state_find_page(reading, hash);
    if (page == SIZE_MAX) {
        refuse(visit, MHD_HTTP_NOT_FOUND, STR("The pages have changed since."));
    } else if (str_equal(kind, STR(".svg"))) {
        visit->answer = (struct http_answer){
            .status = MHD_HTTP_OK,
            .media_type = "image/svg+xml",
            .body = svg_write_page(reading->pages, page, arena, diag_create(arena)),
            .cache = HTTP_IMMUTABLE,
            .drawing = true};
    } else if (str_equal(kind, STR(".json"))) {
        answer_json(visit, MHD_HTTP_OK, state_write_boxes(reading, page, arena));
    } else {
        refuse(visit, MHD_HTTP_NOT_FOUND, STR("There is no such page."));
    }
}

/* ?field=ID&lang=bg, or ?line=12 */
static void get_place(struct visit *visit)
{
    const struct editor_reading *reading = visit->workshop->session.reading;
    const char *line = http_parameter(visit->request, "line");
    enum lang lang = reading->languages[0];
    (void)lang_from_code(&lang, str_from(http_parameter(visit->request, "lang")));
    struct str field = str_from(http_parameter(visit->request, "field"));
    uint32_t number = line == NULL ? 0 : (uint32_t)strtoul(line, NULL, 10);
    answer_json(visit, MHD_HTTP_OK,
                line == NULL
                    ? state_write_line(reading, field, lang, visit->request->arena)
                    : state_write_field_at(reading, number, visit->request->arena));
}

static void get_build(struct visit *visit)
{
    answer_json(visit, MHD_HTTP_OK,
                building_write(&visit->workshop->building, visit->request->arena));
}

static void get_pdf(struct visit *visit)
{
    const char *path =
        building_find(&visit->workshop->building, visit->rest, visit->request->arena);
    if (path == NULL) {
        refuse(visit, MHD_HTTP_NOT_FOUND, STR("This file was not built here."));
        return;
    }
    send_file(visit, path, "application/pdf");
    if (http_parameter(visit->request, "save") != NULL) {
        visit->answer.download = str_to_c(visit->request->arena, visit->rest);
    }
}

/* ---- writing ---------------------------------------------------------------------- */

/* Takes over a text and tells the page what became of it. */
static void take_text(struct visit *visit, struct str text,
                      const struct state_changes *changes)
{
    struct workshop *workshop = visit->workshop;
    session_set_text(&workshop->session, text);
    workshop->draft_due =
        session_is_dirty(&workshop->session) ? workshop_now() + DRAFT_AFTER : 0;
    answer_json(visit, MHD_HTTP_OK,
                state_write(&workshop->session, changes, visit->request->arena));
    workshop_tell(workshop, "text");
}

static void put_text(struct visit *visit)
{
    struct str text = text_of(visit->body, "text");
    if (!may_change(visit)) {
        return;
    }
    if (text.data == NULL || text.size > EDITOR_TEXT_MAX) {
        refuse(visit, MHD_HTTP_CONTENT_TOO_LARGE, STR("At most 8 MiB of text."));
        return;
    }
    take_text(visit, text, NULL);
}

/* The text with a change made, in the arena of the request. */
static struct str changed(const struct visit *visit, struct str text,
                          const struct editor_change *change)
{
    struct builder out = {.arena = visit->request->arena};
    builder_add(&out, str_slice(text, 0, change->span.from));
    builder_add(&out, change->insert);
    builder_add(&out, str_slice(text, change->span.to, text.size));
    return builder_str(&out);
}

/* Answers with the one change that makes the new text. */
static void take_change(struct visit *visit, const struct editor_change *change)
{
    struct str before = str_copy(visit->request->arena, visit->workshop->session.text);
    const struct state_changes changes = {before, change, 1};
    take_text(visit, changed(visit, before, change), &changes);
}

/* {"rev", "field", "lang", "value"}; "divide" instead of a value. */
static void post_field(struct visit *visit)
{
    struct workshop *workshop = visit->workshop;
    struct editor_change change;
    struct editor_edit edit = {
        .field = text_of(visit->body, "field"),
        .value = text_of(visit->body, "value"),
        .divide = json_is_true(json_object_get(visit->body, "divide")),
    };
    if (!may_change(visit)) {
        return;
    }
    if (edit.field.data == NULL || (edit.value.data == NULL && !edit.divide) ||
        !lang_from_code(&edit.lang, text_of(visit->body, "lang"))) {
        refuse(visit, MHD_HTTP_BAD_REQUEST, STR("Which field, and what shall it say?"));
        return;
    }
    if (!workshop->host->edit(workshop->host->context, workshop->session.text, &edit,
                              &change, visit->request->arena)) {
        refuse(visit, MHD_HTTP_UNPROCESSABLE_CONTENT, STR("This cannot be written."));
        return;
    }
    take_change(visit, &change);
}

/* {"rev", "list", "at", "do": "add" | "up" | "down" | "delete"} */
static void post_item(struct visit *visit)
{
    static const char *const ACTS[] = {[EDITOR_ADD] = "add",
                                       [EDITOR_UP] = "up",
                                       [EDITOR_DOWN] = "down",
                                       [EDITOR_DELETE] = "delete"};
    const struct workshop *workshop = visit->workshop;
    const json_t *at = json_object_get(visit->body, "at");
    struct str act = text_of(visit->body, "do");
    struct editor_entry entry = {.list = text_of(visit->body, "list"),
                                 .at = (size_t)json_integer_value(at)};
    struct editor_change change;
    if (!may_change(visit)) {
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
        refuse(visit, MHD_HTTP_BAD_REQUEST, STR("Which entry, and what shall be done?"));
        return;
    }
    if (!workshop->host->entry(workshop->host->context, workshop->session.text, &entry,
                               &change, visit->request->arena)) {
        refuse(visit, MHD_HTTP_UNPROCESSABLE_CONTENT, STR("This cannot be done here."));
        return;
    }
    take_change(visit, &change);
}

/* {"rev", "message", "fix"} */
static void post_fix(struct visit *visit)
{
    struct workshop *workshop = visit->workshop;
    struct editor_change change;
    const json_t *message = json_object_get(visit->body, "message");
    const json_t *fix = json_object_get(visit->body, "fix");
    if (!may_change(visit)) {
        return;
    }
    workshop->session.good_lives = false; /* the text is read once more */
    const struct editor_mending mending = {(size_t)json_integer_value(message),
                                           (size_t)json_integer_value(fix)};
    if (!json_is_integer(message) || !json_is_integer(fix) ||
        !workshop->host->fix(workshop->host->context, workshop->session.text, &mending,
                             &change, visit->request->arena)) {
        refuse(visit, MHD_HTTP_UNPROCESSABLE_CONTENT, STR("This cannot be mended here."));
        return;
    }
    take_change(visit, &change);
}

/* {"page", "rev", "over": true to replace what another program wrote} */
static void post_save(struct visit *visit)
{
    struct workshop *workshop = visit->workshop;
    struct arena *arena = visit->request->arena;
    struct session_trouble why;
    if (!may_change(visit)) {
        return;
    }
    if (json_is_true(json_object_get(visit->body, "over"))) {
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
        answer_json(visit, MHD_HTTP_INSUFFICIENT_STORAGE,
                    str_format(arena, "{\"readOnly\":%s,\"words\":%s}",
                               why.read_only ? "true" : "false", text));
        free(text);
        return;
    }
    workshop->draft_due = saving == SAVING_DONE ? 0 : workshop->draft_due;
    answer_json(visit, saving == SAVING_DONE ? MHD_HTTP_OK : MHD_HTTP_CONFLICT,
                state_write(&workshop->session, NULL, arena));
    workshop_tell(workshop, "file");
}

/* {"take": "theirs" | "mine" | "both"} */
static void post_outside(struct visit *visit)
{
    struct workshop *workshop = visit->workshop;
    struct session *session = &workshop->session;
    struct arena *arena = visit->request->arena;
    struct str take = text_of(visit->body, "take");
    bool both = str_equal(take, STR("both"));
    if (!may_change(visit)) {
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
        refuse(visit, MHD_HTTP_UNPROCESSABLE_CONTENT, STR("They cannot be joined."));
        return;
    }
    session_accept_disk(session);
    if (changed_outside && (both || str_equal(take, STR("theirs")))) {
        take_text(visit, text, NULL);
        return;
    }
    get_state(visit);
    workshop_tell(workshop, "file");
}

static void get_outside(struct visit *visit)
{
    visit->answer = (struct http_answer){.status = MHD_HTTP_OK,
                                         .media_type = "application/yaml; charset=utf-8",
                                         .body = visit->workshop->session.outside.text};
}

/* {"take": true | false} */
static void post_draft(struct visit *visit)
{
    struct workshop *workshop = visit->workshop;
    if (!may_change(visit)) {
        return;
    }
    session_take_draft(&workshop->session,
                       json_is_true(json_object_get(visit->body, "take")));
    get_state(visit);
    workshop_tell(workshop, "text");
}

static void post_build(struct visit *visit)
{
    struct workshop *workshop = visit->workshop;
    if (!may_change(visit)) {
        return;
    }
    if (!building_start(&workshop->building, workshop->session.rev)) {
        refuse(visit, MHD_HTTP_CONFLICT, STR("It is being built already."));
        return;
    }
    get_build(visit);
    visit->answer.status = MHD_HTTP_ACCEPTED;
}

static void delete_build(struct visit *visit)
{
    building_stop(&visit->workshop->building);
    get_build(visit);
}

/* Shows the folder of what was built in the program of the desktop for that. */
static void post_folder(struct visit *visit)
{
    pid_t child = fork();
    if (child == 0) {
        /* A grandchild, so that nobody has to wait for it. */
        if (fork() == 0) {
            (void)close_range(STDERR_FILENO + 1, ~0U, 0);
            execlp("xdg-open", "xdg-open", visit->workshop->wish->folder, (char *)NULL);
        }
        _exit(0);
    }
    (void)waitpid(child, NULL, 0);
    answer_json(visit, MHD_HTTP_OK, STR("{}"));
}

static void post_pen(struct visit *visit)
{
    struct workshop *workshop = visit->workshop;
    events_choose_writer(&workshop->events, text_of(visit->body, "page"),
                         workshop->session.rev);
    get_state(visit);
}

static void post_leave(struct visit *visit)
{
    events_leave(&visit->workshop->events, text_of(visit->body, "page"));
    answer_json(visit, MHD_HTTP_OK, STR("{}"));
}

static void post_end(struct visit *visit)
{
    visit->workshop->ending = true;
    answer_json(visit, MHD_HTTP_OK, STR("{}"));
}

/* ---- the table -------------------------------------------------------------------- */

struct route {
    const char *method, *path; /* ending in "/": whatever stands below it */
    void (*act)(struct visit *visit);
};

static const struct route ROUTES[] = {
    {"GET", "", get_page},
    {"GET", "app.js", get_asset},
    {"GET", "app.css", get_asset},
    {"GET", "icon.svg", get_asset},
    {"GET", "fonts/", get_font},
    {"GET", "schema.json", get_schema},
    {"GET", "starter", get_starter},
    {"GET", "state", get_state},
    {"GET", "text", get_text},
    {"GET", "outside", get_outside},
    {"GET", "fields/", get_fields},
    {"GET", "page/", get_drawing},
    {"GET", "place", get_place},
    {"GET", "build", get_build},
    {"GET", "pdf/", get_pdf},
    {"PUT", "text", put_text},
    {"POST", "fields", post_field},
    {"POST", "items", post_item},
    {"POST", "fix", post_fix},
    {"POST", "save", post_save},
    {"POST", "outside", post_outside},
    {"POST", "draft", post_draft},
    {"POST", "build", post_build},
    {"DELETE", "build", delete_build},
    {"POST", "folder", post_folder},
    {"POST", "pen", post_pen},
    {"POST", "leave", post_leave},
    {"POST", "end", post_end},
};

bool routes_write(struct str method)
{
    return !str_equal(method, STR("GET")) && !str_equal(method, STR("HEAD"));
}

static const struct route *find_route(struct visit *visit)
{
    struct str path = visit->request->path;
    for (size_t i = 0; i < sizeof ROUTES / sizeof ROUTES[0]; i++) {
        struct str name = str_from(ROUTES[i].path);
        bool below = str_ends_with(name, STR("/")) && str_starts_with(path, name);
        if (str_equal(visit->request->method, str_from(ROUTES[i].method)) &&
            (below || str_equal(path, name))) {
            visit->rest = str_slice(path, name.size, path.size);
            return &ROUTES[i];
        }
    }
    return NULL;
}

bool routes_answer(struct workshop *workshop, const struct http_request *request)
{
    struct visit visit = {.workshop = workshop, .request = request};
    const struct route *route = find_route(&visit);
    bool writes = routes_write(request->method);
    if (writes) {
        visit.body = json_loadb(request->body.data == NULL ? "" : request->body.data,
                                request->body.size, JSON_REJECT_DUPLICATES, NULL);
    }
    if (route == NULL) {
        refuse(&visit, MHD_HTTP_NOT_FOUND, STR("There is no such page."));
    } else if (writes && !json_is_object(visit.body)) {
        refuse(&visit, MHD_HTTP_BAD_REQUEST, STR("The request is no JSON object."));
    } else {
        route->act(&visit);
    }
    bool answered = http_answer(request->connection, &visit.answer);
    json_decref(visit.body);
    return answered;
}
