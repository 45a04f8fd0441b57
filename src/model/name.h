/* Names in messages: lists of them, and what to say of an unknown one. */
#ifndef MODEL_NAME_H
#define MODEL_NAME_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"

struct node;

struct names {
    struct str *items;
    size_t count, capacity;
};

/* "a, b, c", with that between them; at most 30 of them are named. */
struct str name_list(const struct names *names, const char *between, struct arena *arena);

/* Text in a message: one line, at most 60 characters of it. */
struct str name_clip(struct str text, struct arena *arena);

/* An unknown name and what can be done about it. */
struct unknown_name {
    const char *rule; /* of the message */
    struct str name;
    const char *unknown; /* "unknown key" */
    const char *place; /* " in a goal", or NULL */
    const struct names *allowed;
    const char *allowed_title; /* "the keys here are" */
    const struct node *mapping; /* of a key: where it stands, else NULL */
};

/* Reports it, with a proposal where one is near, and lists what is allowed. Returns the
 * name that it proposed, or NULL. */
const struct str *name_report_unknown(struct diag *diag, struct mark mark,
                                      const struct unknown_name *unknown,
                                      struct arena *arena);

#endif
