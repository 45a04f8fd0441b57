/* The fixes that messages know, put into a text until none is left. */
#ifndef APP_MENDING_H
#define APP_MENDING_H

#include "base/arena.h"
#include "base/str.h"

/* The text of `path` after all that can be meant in one way only: first what keeps it
 * from being read, then what its checks and its review know. The bytes may be in an
 * encoding of old; they come out as UTF-8. */
struct str mending_run(const char *path, struct str bytes, struct arena *arena);

#endif
