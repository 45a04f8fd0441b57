/* Options whose values are numbers. */
#include "app/options_parts.h"
#include "batch/batch.h"
#include <stdlib.h>

/* Digits at `*text` that come to `least` to `most`; they are passed. */
static bool take_number(size_t *out, const char **text, size_t least, size_t most)
{
    char *end = NULL;
    bool digits = **text >= '0' && **text <= '9';
    *out = digits ? strtoull(*text, &end, 10) : 0;
    *text = digits ? end : *text;
    return digits && *out >= least && *out <= most;
}

bool take_port(struct parser *parser, const char *value)
{
    enum { PORT_LEAST = 1024, PORT_MOST = 65535 };
    size_t port;
    const char *rest = value;
    bool taken = take_number(&port, &rest, PORT_LEAST, PORT_MOST) && *rest == '\0';
    parser->out->port = (int)port;
    if (taken) {
        return true;
    }
    complain(parser, "\"%.*s\" is no port: write a number from 1024 to 65535",
             SHOWN(value));
    return advise(parser);
}

bool take_workers(struct parser *parser, const char *value)
{
    const char *rest = value;
    if (take_number(&parser->out->workers, &rest, 1, BATCH_WORKERS_MAX) &&
        *rest == '\0') {
        return true;
    }
    complain(parser,
             "\"%.*s\" is no value of -j: write how many brochures are made at a time, "
             "from 1 to %d",
             SHOWN(value), BATCH_WORKERS_MAX);
    return advise(parser);
}

bool take_shard(struct parser *parser, const char *value)
{
    struct options *out = parser->out;
    const char *rest = value;
    if (take_number(&out->shard, &rest, 1, BATCH_SHARDS_MAX) && *rest++ == '/' &&
        take_number(&out->shards, &rest, out->shard, BATCH_SHARDS_MAX) && *rest == '\0') {
        return true;
    }
    complain(parser,
             "\"%.*s\" is no value of --shard: write which part of how many, for example "
             "1/8, 2/8 and so on to 8/8",
             SHOWN(value));
    return advise(parser);
}
