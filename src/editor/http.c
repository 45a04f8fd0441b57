/* Requests and answers, on libmicrohttpd. Whoever can send a request to this machine can
 * send it here: so each must know the token, name this host, and come from our page. */
#include "editor/http.h"
#include <microhttpd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#define PAGE_POLICY                                                                      \
    "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-%s'; img-src "       \
    "'self'; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; " \
    "frame-ancestors 'none'; require-trusted-types-for 'script'"
#define OTHER_POLICY "default-src 'none'; frame-ancestors 'none'"
#define DRAWING_POLICY "default-src 'none'; img-src data:; frame-ancestors 'none'"

bool http_make_secret(char secret[HTTP_SECRET + 1])
{
    static const char DIGITS[] = "0123456789abcdef";
    uint8_t bytes[HTTP_SECRET / 2];
    if (getrandom(bytes, sizeof bytes, 0) != (ssize_t)sizeof bytes) {
        return false;
    }
    for (size_t i = 0; i < sizeof bytes; i++) {
        secret[2 * i] = DIGITS[bytes[i] >> 4];
        secret[2 * i + 1] = DIGITS[bytes[i] & 15];
    }
    secret[HTTP_SECRET] = '\0';
    return true;
}

bool http_same_secret(struct str given, const char *secret)
{
    unsigned difference = given.size == HTTP_SECRET ? 0 : 1;
    for (size_t i = 0; i < HTTP_SECRET && i < given.size; i++) {
        difference |= (unsigned char)given.data[i] ^ (unsigned char)secret[i];
    }
    return difference == 0;
}

static const char *header(struct MHD_Connection *connection, const char *name)
{
    return MHD_lookup_connection_value(connection, MHD_HEADER_KIND, name);
}

/* "127.0.0.1:PORT" or "localhost:PORT": any other name was made to lead here by somebody
 * else. `prefix` stands before it. */
static bool names_us(const char *value, const char *prefix, int port)
{
    static const char *const NAMES[] = {"127.0.0.1", "localhost"};
    char wanted[64];
    for (size_t i = 0; value != NULL && i < 2; i++) {
        snprintf(wanted, sizeof wanted, "%s%s:%d", prefix, NAMES[i], port);
        if (strcmp(value, wanted) == 0) {
            return true;
        }
    }
    return false;
}

static bool is_json(const char *type)
{
    const char name[] = "application/json";
    return type != NULL && strncmp(type, name, sizeof name - 1) == 0 &&
           (type[sizeof name - 1] == '\0' || type[sizeof name - 1] == ';');
}

static bool is_too_large(const char *length)
{
    return length != NULL && strtoull(length, NULL, 10) > HTTP_BODY_MAX;
}

unsigned http_check_head(struct MHD_Connection *connection,
                         const struct http_place *place, bool writes)
{
    const char *site = header(connection, "Sec-Fetch-Site");
    if (!names_us(header(connection, "Host"), "", place->port)) {
        return MHD_HTTP_MISDIRECTED_REQUEST;
    }
    if (!writes) {
        return 0;
    }
    if (!names_us(header(connection, "Origin"), "http://", place->port) ||
        (site != NULL && strcmp(site, "same-origin") != 0) ||
        !is_json(header(connection, "Content-Type"))) {
        return MHD_HTTP_FORBIDDEN;
    }
    return is_too_large(header(connection, "Content-Length")) ? MHD_HTTP_CONTENT_TOO_LARGE
                                                              : 0;
}

static enum MHD_Result take_parameter(void *context, enum MHD_ValueKind kind,
                                      const char *name, const char *value)
{
    struct http_request *request = context;
    (void)kind;
    if (request->parameter_count == HTTP_PARAMETERS_MAX) {
        return MHD_NO;
    }
    request->parameters[request->parameter_count++] =
        (struct http_parameter){name, value};
    return MHD_YES;
}

void http_take_parameters(struct http_request *request, struct MHD_Connection *connection)
{
    (void)MHD_get_connection_values(connection, MHD_GET_ARGUMENT_KIND, take_parameter,
                                    request);
}

const char *http_parameter(const struct http_request *request, const char *name)
{
    for (size_t i = 0; i < request->parameter_count; i++) {
        if (strcmp(request->parameters[i].name, name) == 0) {
            return request->parameters[i].value;
        }
    }
    return NULL;
}

void http_secure(struct MHD_Response *response, const struct http_answer *answer)
{
    char policy[512];
    snprintf(policy, sizeof policy, PAGE_POLICY,
             answer->nonce == NULL ? "" : answer->nonce);
    const char *cache = answer->cache == HTTP_IMMUTABLE
                            ? "private, max-age=31536000, immutable"
                            : "no-store";
    const char *const headers[][2] = {
        {"Content-Security-Policy", answer->nonce != NULL ? policy
                                    : answer->drawing     ? DRAWING_POLICY
                                                          : OTHER_POLICY},
        {"X-Content-Type-Options", "nosniff"},
        {"Referrer-Policy", "no-referrer"},
        {"Cross-Origin-Resource-Policy", "same-origin"},
        {"Cross-Origin-Opener-Policy", "same-origin"},
        {"Cache-Control", cache},
    };
    for (size_t i = 0; i < sizeof headers / sizeof headers[0]; i++) {
        (void)MHD_add_response_header(response, headers[i][0], headers[i][1]);
    }
}

static void describe(struct MHD_Response *response, const struct http_answer *answer)
{
    if (answer->media_type != NULL) {
        (void)MHD_add_response_header(response, "Content-Type", answer->media_type);
    }
    if (answer->location != NULL) {
        (void)MHD_add_response_header(response, "Location", answer->location);
    }
    if (answer->etag != NULL) {
        (void)MHD_add_response_header(response, "ETag", answer->etag);
    }
    if (answer->download != NULL) {
        char value[512];
        snprintf(value, sizeof value, "attachment; filename=\"%s\"", answer->download);
        (void)MHD_add_response_header(response, "Content-Disposition", value);
    }
}

bool http_answer(struct MHD_Connection *connection, const struct http_answer *answer)
{
    /* The library copies, and does not change what it copies from. */
    union {
        const char *read;
        void *lent;
    } body = {.read = answer->body.data == NULL ? "" : answer->body.data};
    struct MHD_Response *response = MHD_create_response_from_buffer(
        answer->body.size, body.lent, MHD_RESPMEM_MUST_COPY);
    if (response == NULL) {
        return false;
    }
    http_secure(response, answer);
    describe(response, answer);
    bool queued = MHD_queue_response(connection, answer->status, response) == MHD_YES;
    MHD_destroy_response(response);
    return queued;
}
