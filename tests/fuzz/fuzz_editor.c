/* Requests to the editor, without a connection: lines "METHOD path?name=value", each with
 * its body below it; a line "----" parts them. "$" in a body is the number of the text,
 * so that changes are taken. Besides crashes it looks for broken promises: an answer
 * without a status, a state that is no JSON, a file that was changed and not saved. */
#include "app/workshop.h"
#include "editor/workshop.h"
#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { REQUESTS_MAX = 20 };

static const char PLAN[] =
    "format: 1\n"
    "document:\n"
    "  id: small\n"
    "  languages: [bg, en]\n"
    "  title: {bg: Малък план, en: A small plan}\n"
    "  issuer: {bg: Община Примерна, en: Municipality of Primerna}\n"
    "  date: 2026-11-22\n"
    "sections:\n"
    "  - kind: text\n"
    "    heading: {bg: Защо 2025, en: Why}\n"
    "    body:\n"
    "      bg: |\n"
    "        Кратък тeкст.\n" /* with a Latin e */
    "      en: A short text.\n"
    "  - kind: services\n"
    "    heading: {bg: Услуги, en: Services}\n"
    "    items:\n"
    "      - title: Drug Stop\n"
    "      - title: {bg: Харта, en: Charter}\n";

static char folder[64], path[96], out[96];

static void require(bool fact)
{
    if (!fact) {
        abort();
    }
}

static void write_plan(void)
{
    FILE *file = fopen(path, "wb");
    require(file != NULL && fwrite(PLAN, 1, sizeof PLAN - 1, file) == sizeof PLAN - 1 &&
            fclose(file) == 0);
}

static void remove_all(void)
{
    char command[128];
    snprintf(command, sizeof command, "rm -rf %s", folder);
    (void)!system(command);
}

/* A folder of its own for each process. */
static void make_folder(void)
{
    if (folder[0] == '\0') {
        snprintf(folder, sizeof folder, P_tmpdir "/brochure-fuzz-XXXXXX");
        require(mkdtemp(folder) != NULL);
        snprintf(path, sizeof path, "%s/plan.yaml", folder);
        snprintf(out, sizeof out, "%s/out", folder);
        (void)atexit(remove_all);
    }
    write_plan();
}

static bool is_on_disk(struct str text)
{
    struct str bytes;
    struct arena *arena = arena_create();
    FILE *file = fopen(path, "rb");
    char *held = arena_alloc(arena, EDITOR_TEXT_MAX);
    size_t size = file == NULL ? 0 : fread(held, 1, EDITOR_TEXT_MAX, file);
    bytes = (struct str){held, size};
    bool same = file != NULL && str_equal(bytes, text);
    if (file != NULL) {
        (void)fclose(file);
    }
    arena_destroy(arena);
    return same;
}

/* ---- requests ---------------------------------------------------------------------- */

/* Cuts off what stands before a sign. */
static struct str take_until(struct str *rest, struct str sign)
{
    size_t at = str_find(*rest, sign, 0);
    struct str part = str_slice(*rest, 0, at);
    *rest = at == SIZE_MAX ? STR("") : str_slice(*rest, at + sign.size, rest->size);
    return part;
}

static void read_parameters(struct http_request *request, struct str query)
{
    while (query.size > 0 && request->parameter_count < HTTP_PARAMETERS_MAX) {
        struct str pair = take_until(&query, STR("&"));
        struct str name = take_until(&pair, STR("="));
        request->parameters[request->parameter_count++] = (struct http_parameter){
            str_to_c(request->arena, name), str_to_c(request->arena, pair)};
    }
}

static struct str with_number(struct str body, unsigned rev, struct arena *arena)
{
    struct builder made = {.arena = arena};
    while (body.size > 0) {
        bool more = str_find(body, STR("$"), 0) != SIZE_MAX;
        builder_add(&made, take_until(&body, STR("$")));
        if (more) {
            builder_format(&made, "%u", rev);
        }
    }
    return builder_str(&made);
}

/* These start other programs. */
static bool is_let_be(const struct http_request *request)
{
    static const char *const PATHS[] = {"folder", "build", "verify"};
    bool found = false;
    for (size_t i = 0; i < sizeof PATHS / sizeof PATHS[0]; i++) {
        found = found || str_equal(request->path, str_from(PATHS[i]));
    }
    return found && routes_write(request->method);
}

static void ask(struct workshop *workshop, struct str words)
{
    struct http_request request = {.arena = arena_create()};
    struct http_answer answer = {0};
    struct str line = take_until(&words, STR("\n"));
    request.method = take_until(&line, STR(" "));
    request.path = take_until(&line, STR("?"));
    read_parameters(&request, line);
    request.body = with_number(words, workshop->session.rev, request.arena);
    if (!is_let_be(&request)) {
        routes_answer(&answer, workshop, &request);
        require(answer.status >= 200 && answer.status < 600);
        if (answer.media_type != NULL && answer.body.size > 0 &&
            strcmp(answer.media_type, "application/json") == 0) {
            json_t *json =
                json_loadb(answer.body.data, answer.body.size, JSON_DECODE_ANY, NULL);
            require(json != NULL);
            json_decref(json);
        }
    }
    arena_destroy(request.arena);
}

/* ---- a workshop -------------------------------------------------------------------- */

static void serve(struct workshop *workshop, struct str requests)
{
    for (size_t i = 0; i < REQUESTS_MAX && requests.size > 0; i++) {
        ask(workshop, take_until(&requests, STR("\n----\n")));
        if (workshop->session.disk == DISK_SAME && !workshop->session.missing) {
            require(is_on_disk(workshop->session.saved.text));
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct workshop_desk desk; /* its engine serves all runs */
    struct arena *arena = arena_create();
    struct diag *diag = diag_create(arena);
    make_folder();
    desk.options = (struct options){.file = path, .folder = out, .pass_words = true};
    const struct editor_host host = workshop_host(&desk);
    const struct editor_wish wish = {.file = path, .folder = out};
    char schema[] = "{}";
    struct workshop workshop = {
        .host = &host, .wish = &wish, .fonts = STR("fonts"), .schemas = {schema, schema}};
    building_init(&workshop.building, &host, out);
    verifying_init(&workshop.verifying, &host, out);
    require(session_open(&workshop.session, &wish, &host, diag));
    serve(&workshop, (struct str){(const char *)data, size});
    building_done(&workshop.building);
    verifying_done(&workshop.verifying);
    session_close(&workshop.session);
    arena_destroy(arena);
    return 0;
}
