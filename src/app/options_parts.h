/* What the files that read the command line share: the reader, and what it says of wrong
 * usage. */
#ifndef APP_OPTIONS_PARTS_H
#define APP_OPTIONS_PARTS_H

#include "app/options.h"
#include "base/wording.h"

struct parser {
    struct options *out;
    int count;
    char **arguments;
    const char *command; /* NULL before it is known */
    FILE *errors;
    const char *press_option; /* one that only the print edition follows, or NULL */
};

/* What is wrong. */
#define complain(parser, ...)                                                  \
    (wording_print((parser)->errors, (parser)->out->messages, "brochure: %s ", \
                   N_("error:")),                                              \
     wording_print((parser)->errors, (parser)->out->messages, __VA_ARGS__))

/* ---- numbers (options_numbers.c): false after a complaint ---- */

bool take_port(struct parser *parser, const char *value);
bool take_workers(struct parser *parser, const char *value);
bool take_shard(struct parser *parser, const char *value); /* "2/8" */

#define SHOWN(text) STR_ARGS(str_from(text))

/* All of these end a complaint with where to read on, and return false. */
bool advise(const struct parser *parser);
bool refuse_unbuilt(const struct parser *parser, const char *kind, const char *name);

/* `none`: "there is no command". `suggestion` may be NULL. */
bool refuse_unknown(const struct parser *parser, const char *none, const char *name,
                    const struct str *suggestion);

#endif
