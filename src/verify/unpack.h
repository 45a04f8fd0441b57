/* Deflated bytes to what they were, within limits. */
#ifndef VERIFY_UNPACK_H
#define VERIFY_UNPACK_H

#include "base/arena.h"
#include "base/str.h"
#include <stdbool.h>

/* Unpacks a stream that `packed` begins with to at most `limit` bytes: a few bytes can
 * claim to be any number of them. False if it has more or is damaged; then `out` is what
 * came before that. */
bool unpack(struct str *out, struct str packed, size_t limit, struct arena *arena);

#endif
