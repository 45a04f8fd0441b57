/* What is asked for without changing anything. */
#include "editor/visit.h"
#include "base/file.h"
#include "editor/assets.h"
#include <microhttpd.h>
#include <stdlib.h>

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

void routes_get_page(struct visit *visit)
{
    struct arena *arena = visit->request->arena;
    char *nonce = arena_alloc(arena, HTTP_SECRET + 1);
    if (!http_make_secret(nonce)) {
        visit_refuse(visit, MHD_HTTP_INTERNAL_SERVER_ERROR, STR("no randomness"));
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

void routes_get_asset(struct visit *visit)
{
    struct asset asset;
    if (!asset_find(&asset, visit->request->path)) {
        visit_refuse(visit, MHD_HTTP_NOT_FOUND, STR("There is no such page."));
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
        visit_refuse(visit, MHD_HTTP_NOT_FOUND, STR("The file cannot be read."));
        return;
    }
    visit->answer = (struct http_answer){
        .status = MHD_HTTP_OK, .media_type = media_type, .body = bytes};
}

void routes_get_font(struct visit *visit)
{
    const char *path = asset_font(visit->rest);
    if (path == NULL) {
        visit_refuse(visit, MHD_HTTP_NOT_FOUND, STR("There is no such font."));
        return;
    }
    struct str whole = str_format(visit->request->arena, "%.*s/%s",
                                  STR_ARGS(visit->workshop->fonts), path);
    send_file(visit, whole.data, "font/ttf");
    visit->answer.cache = HTTP_IMMUTABLE;
}

void routes_get_starter(struct visit *visit)
{
    const struct editor_host *host = visit->workshop->host;
    visit->answer =
        (struct http_answer){.status = MHD_HTTP_OK,
                             .media_type = "application/yaml; charset=utf-8",
                             .body = host->starter(host->context, visit->request->arena)};
}

void routes_get_schema(struct visit *visit)
{
    enum lang lang = visit->workshop->wish->lang;
    (void)lang_from_code(&lang, str_from(http_parameter(visit->request, "lang")));
    visit_answer_json(visit, MHD_HTTP_OK, str_from(visit->workshop->schemas[lang]));
}

void routes_get_state(struct visit *visit)
{
    visit_answer_json(
        visit, MHD_HTTP_OK,
        state_write(&visit->workshop->session, NULL, visit->request->arena));
}

void routes_get_text(struct visit *visit)
{
    struct session *session = &visit->workshop->session;
    struct str etag = str_format(visit->request->arena, "\"%u\"", session->rev);
    visit->answer = (struct http_answer){.status = MHD_HTTP_OK,
                                         .media_type = "application/yaml; charset=utf-8",
                                         .body = session->text,
                                         .etag = etag.data};
}

void routes_get_fields(struct visit *visit)
{
    const struct str ending = STR(".json");
    struct str hash = visit->rest;
    if (str_ends_with(hash, ending)) {
        hash.size -= ending.size;
    }
    struct str fields = state_write_fields(&visit->workshop->session, hash);
    if (fields.size == 0) {
        visit_refuse(visit, MHD_HTTP_NOT_FOUND, STR("The text has changed since."));
        return;
    }
    visit_answer_json(visit, MHD_HTTP_OK, fields);
    visit->answer.cache = HTTP_IMMUTABLE;
}

/* "<hash>.svg" and "<hash>.json". */
void routes_get_drawing(struct visit *visit)
{
    struct editor_reading *reading = session_pages(&visit->workshop->session);
    struct arena *arena = visit->request->arena;
    size_t dot = str_find(visit->rest, STR("."), 0);
    struct str hash = str_slice(visit->rest, 0, dot);
    struct str kind = str_slice(visit->rest, dot, visit->rest.size);
    size_t page = reading == NULL ? SIZE_MAX : state_find_page(reading, hash);
    if (page == SIZE_MAX) {
        visit_refuse(visit, MHD_HTTP_NOT_FOUND, STR("The pages have changed since."));
    } else if (str_equal(kind, STR(".svg"))) {
        visit->answer = (struct http_answer){
            .status = MHD_HTTP_OK,
            .media_type = "image/svg+xml",
            .body = svg_write_page(reading->pages, page, arena, diag_create(arena)),
            .cache = HTTP_IMMUTABLE,
            .drawing = true};
    } else if (str_equal(kind, STR(".json"))) {
        visit_answer_json(visit, MHD_HTTP_OK, state_write_boxes(reading, page, arena));
    } else {
        visit_refuse(visit, MHD_HTTP_NOT_FOUND, STR("There is no such page."));
    }
}

/* ?field=ID&lang=bg, or ?line=12 */
void routes_get_place(struct visit *visit)
{
    const struct editor_reading *reading = visit->workshop->session.reading;
    const char *line = http_parameter(visit->request, "line");
    enum lang lang = reading->languages[0];
    (void)lang_from_code(&lang, str_from(http_parameter(visit->request, "lang")));
    struct str field = str_from(http_parameter(visit->request, "field"));
    uint32_t number = line == NULL ? 0 : (uint32_t)strtoul(line, NULL, 10);
    visit_answer_json(visit, MHD_HTTP_OK,
                      line == NULL
                          ? state_write_line(reading, field, lang, visit->request->arena)
                          : state_write_field_at(reading, number, visit->request->arena));
}

void routes_get_build(struct visit *visit)
{
    visit_answer_json(visit, MHD_HTTP_OK,
                      building_write(&visit->workshop->building, visit->request->arena));
}

void routes_get_files(struct visit *visit)
{
    visit_answer_json(visit, MHD_HTTP_OK,
                      verifying_list(&visit->workshop->verifying, visit->request->arena));
}

void routes_get_verify(struct visit *visit)
{
    visit_answer_json(
        visit, MHD_HTTP_OK,
        verifying_write(&visit->workshop->verifying, visit->request->arena));
}

void routes_get_pdf(struct visit *visit)
{
    const char *path =
        building_find(&visit->workshop->building, visit->rest, visit->request->arena);
    if (path == NULL) {
        visit_refuse(visit, MHD_HTTP_NOT_FOUND, STR("This file was not built here."));
        return;
    }
    send_file(visit, path, "application/pdf");
    if (http_parameter(visit->request, "save") != NULL) {
        visit->answer.download = str_to_c(visit->request->arena, visit->rest);
    }
}

void routes_get_outside(struct visit *visit)
{
    visit->answer = (struct http_answer){.status = MHD_HTTP_OK,
                                         .media_type = "application/yaml; charset=utf-8",
                                         .body = visit->workshop->session.outside.text};
}

/* How our text differs from what another program wrote. */
void routes_get_difference(struct visit *visit)
{
    const struct session *session = &visit->workshop->session;
    if (session->disk != DISK_CHANGED) {
        visit_refuse(visit, MHD_HTTP_NOT_FOUND, STR("Nobody else has changed the file."));
        return;
    }
    visit_answer_difference(visit, session->text, session->outside.text);
}
