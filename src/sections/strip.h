/* A strip below an entry: what an office says of a measure or a service. */
#ifndef SECTIONS_STRIP_H
#define SECTIONS_STRIP_H

#include "sections/facts.h"

/* Strips of one section that share their columns: those in which the same kinds of facts
 * have a place. */
struct strip_set;

/* The set of strips with those kinds among `sets`, at first NULL; a new one if there is
 * none. */
struct strip_set *strip_set_of(struct strip_set **sets, unsigned kinds,
                               struct arena *arena);

/* Adds a strip with facts of those kinds to the page of the script, with an L of each
 * language. A kind that is not given leaves its place empty where all the facts stand
 * in one row. */
void strip_add(const struct build *build, struct script *script,
               const struct facts *facts, unsigned kinds, struct strip_set *set);

#endif
