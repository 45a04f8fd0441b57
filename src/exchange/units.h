/* The texts of a plan that are translated, each with its name. */
#ifndef EXCHANGE_UNITS_H
#define EXCHANGE_UNITS_H

#include "base/table.h"
#include "exchange/exchange.h"

struct unit {
    struct str path; /* its name: "sections/goals/items/goal-1/title" */
    struct str section; /* heading of its section, or empty */
    size_t limit; /* characters; 0: any number */
    enum text_use use;
    const struct node *source; /* the scalar in the language from which */
    const struct node *target; /* the other one, or NULL */
    const struct node
        *pair; /* the mapping of both, or NULL: one text for all languages */
};

struct units {
    struct unit *items;
    size_t count, capacity;
    struct table *by_path; /* to struct unit */
};

/* All of them, in the order of the file. Texts that both languages share are none, but
 * where the second language is new. */
void units_find(struct units *out, const struct exchange_plan *plan, struct arena *arena);

/* The unit of that name, or NULL. */
const struct unit *units_by_path(const struct units *units, struct str path);

/* The text of a scalar without the line end that a block of YAML leaves behind it. */
struct str unit_text(const struct node *scalar);

#endif
