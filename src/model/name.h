/* Names that somebody mistyped: the nearest right one, and the message that proposes it.
 */
#ifndef MODEL_NAME_H
#define MODEL_NAME_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"

/* Longer names, and names beyond that many, are not compared. */
enum { NAME_LENGTH_MAX = 40, NAME_CANDIDATES_MAX = 100 };

struct names {
    struct str *items;
    size_t count, capacity;
};

/* Edits (insertion, deletion, replacement, swap of neighbours) from `a` to `b`, in code
 * points, capitals alike; SIZE_MAX when either is longer than NAME_LENGTH_MAX. */
size_t name_distance(struct str a, struct str b);

/* The name nearest to `wrong`, if it is near enough to be meant; else NULL. */
const struct str *name_nearest(const struct names *names, struct str wrong);

/* "a, b and c", with that conjunction; at most 30 of them are named. */
struct str name_list(const struct names *names, const char *conjunction,
                     struct arena *arena);

/* Text in a message: one line, at most 60 characters of it. */
struct str name_clip(struct str text, struct arena *arena);

/* An unknown name and what can be done about it. */
struct unknown_name {
    struct str name;
    const char *noun; /* "key" */
    const char *place; /* " in a goal", or "" */
    const struct names *allowed;
    const char *allowed_title; /* "the keys here are" */
    const char *conjunction; /* before the last of them; NULL: "and" */
};

/* Reports it, with a proposal where one is near, and lists what is allowed. Returns the
 * name that it proposed, or NULL. */
const struct str *name_report_unknown(struct diag *diag, struct mark mark,
                                      const struct unknown_name *unknown,
                                      struct arena *arena);

#endif
