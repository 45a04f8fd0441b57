/* What can be asked for, as a table: method and path below the token. */
#include "editor/visit.h"
#include <microhttpd.h>

struct route {
    const char *method, *path; /* ending in "/": whatever stands below it */
    visit_act *act;
};

static const struct route ROUTES[] = {
    {"GET", "", routes_get_page},
    {"GET", "app.js", routes_get_asset},
    {"GET", "app.css", routes_get_asset},
    {"GET", "icon.svg", routes_get_asset},
    {"GET", "fonts/", routes_get_font},
    {"GET", "schema.json", routes_get_schema},
    {"GET", "starter", routes_get_starter},
    {"GET", "state", routes_get_state},
    {"GET", "text", routes_get_text},
    {"GET", "outside", routes_get_outside},
    {"GET", "difference", routes_get_difference},
    {"GET", "fields/", routes_get_fields},
    {"GET", "page/", routes_get_drawing},
    {"GET", "place", routes_get_place},
    {"GET", "build", routes_get_build},
    {"GET", "pdf/", routes_get_pdf},
    {"GET", "files", routes_get_files},
    {"GET", "verify", routes_get_verify},
    {"PUT", "text", routes_put_text},
    {"POST", "fields", routes_post_field},
    {"POST", "items", routes_post_item},
    {"POST", "fix", routes_post_fix},
    {"POST", "review", routes_post_review},
    {"POST", "save", routes_post_save},
    {"POST", "outside", routes_post_outside},
    {"POST", "draft", routes_post_draft},
    {"POST", "build", routes_post_build},
    {"DELETE", "build", routes_delete_build},
    {"POST", "verify", routes_post_verify},
    {"POST", "folder", routes_post_folder},
    {"POST", "pen", routes_post_pen},
    {"POST", "leave", routes_post_leave},
    {"POST", "end", routes_post_end},
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

void routes_answer(struct http_answer *out, struct workshop *workshop,
                   const struct http_request *request)
{
    struct visit visit = {.workshop = workshop, .request = request};
    const struct route *route = find_route(&visit);
    bool writes = routes_write(request->method);
    if (writes) {
        visit.body = json_loadb(request->body.data == NULL ? "" : request->body.data,
                                request->body.size, JSON_REJECT_DUPLICATES, NULL);
    }
    if (route == NULL) {
        visit_refuse(&visit, MHD_HTTP_NOT_FOUND, STR("There is no such page."));
    } else if (writes && !json_is_object(visit.body)) {
        visit_refuse(&visit, MHD_HTTP_BAD_REQUEST, STR("The request is no JSON object."));
    } else {
        route->act(&visit);
    }
    json_decref(visit.body);
    *out = visit.answer;
}
