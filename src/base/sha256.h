/* SHA-256, for the identity of files. */
#ifndef BASE_SHA256_H
#define BASE_SHA256_H

#include "base/arena.h"
#include "base/str.h"

/* The digest of `bytes` in 64 small hexadecimal digits. */
struct str sha256_hex(struct arena *arena, struct str bytes);

#endif
