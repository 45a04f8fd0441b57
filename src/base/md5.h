/* MD5: the checksum that PDF knows for attached files. No identity of anything. */
#ifndef BASE_MD5_H
#define BASE_MD5_H

#include "base/arena.h"
#include "base/str.h"

/* The digest of `bytes` in 32 small hexadecimal digits. */
struct str md5_hex(struct arena *arena, struct str bytes);

#endif
