/* Objects that are packed together into a stream (ISO 32000-1, 7.5.7). */
#ifndef VERIFY_PACKS_H
#define VERIFY_PACKS_H

#include "verify/tail.h"

/* Whether all packs are as the program writes them, and unpack to no more than some times
 * the size of the file: a library would unpack whatever they claim to be. */
bool packs_are_plain(const struct tail *tail, struct str pdf, struct arena *arena);

/* The object in which two files part, up to which they are the same: the one that begins
 * at `offset`, or if that is a pack, one of those in it. */
size_t packs_find(struct str expected, struct str found, size_t offset,
                  struct arena *arena);

#endif
