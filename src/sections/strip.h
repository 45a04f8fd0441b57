/* A strip below an entry: what an office says of a measure or a service. */
#ifndef SECTIONS_STRIP_H
#define SECTIONS_STRIP_H

#include "sections/facts.h"

/* Adds a strip with facts of those kinds to the page of the script, with an L of each
 * language. */
void strip_add(const struct build *build, struct script *script,
               const struct facts *facts, unsigned kinds);

#endif
