/* Requests and answers: what may come in, and what every answer carries. */
#ifndef EDITOR_HTTP_H
#define EDITOR_HTTP_H

#include "base/arena.h"
#include "base/str.h"
#include <stdbool.h>
#include <stdint.h>

struct MHD_Connection;
struct MHD_Response;

enum {
    HTTP_BODY_MAX = 64 << 20,
    HTTP_SECRET = 32, /* hexadecimal digits of tokens and tickets */
    HTTP_CONNECTIONS_MAX = 64,
    HTTP_IDLE_SECONDS = 30,
    HTTP_PARAMETERS_MAX = 4 /* more are not asked for, and not looked at */
};

/* Who we are: what requests have to say. */
struct http_place {
    char token[HTTP_SECRET + 1];
    int port;
};

/* What stands behind the ? of an address. */
struct http_parameter {
    const char *name, *value;
};

/* A request whose head was found right. */
struct http_request {
    struct http_parameter parameters[HTTP_PARAMETERS_MAX];
    size_t parameter_count;
    struct str method, path; /* below the token, without the slash: "page/12.svg" */
    struct str body;
    struct arena *arena; /* lasts until it is answered */
};

enum http_cache { HTTP_NO_STORE, HTTP_IMMUTABLE };

struct http_answer {
    unsigned status;
    const char *media_type;
    struct str body; /* copied */
    enum http_cache cache;
    const char *location; /* or NULL */
    const char *download; /* file name to save it under, or NULL */
    const char *etag; /* or NULL */
    const char *nonce; /* of the style sheets of the page; NULL: not the page */
    bool drawing; /* an SVG: it may hold pictures, and nothing else */
};

/* Fills `secret` with random hexadecimal digits. False if the system has none. */
bool http_make_secret(char secret[HTTP_SECRET + 1]);

/* True if both are the same; takes as long whatever they are. */
bool http_same_secret(struct str given, const char *secret);

/* The status that refuses a request by its head: wrong host, foreign origin, another type
 * than JSON, too large a body; 0: it is right. `writes`: its method changes something. */
unsigned http_check_head(struct MHD_Connection *connection,
                         const struct http_place *place, bool writes);

/* Takes the parameters of the address. */
void http_take_parameters(struct http_request *request,
                          struct MHD_Connection *connection);

/* The value of a parameter of the address, or NULL. */
const char *http_parameter(const struct http_request *request, const char *name);

/* Queues the answer, which is copied. False if the connection cannot be served any more.
 */
bool http_answer(struct MHD_Connection *connection, const struct http_answer *answer);

/* Adds the headers that every answer carries. */
void http_secure(struct MHD_Response *response, const struct http_answer *answer);

#endif
