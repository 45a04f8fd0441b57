/* The colour profile of the press that comes with the program. */
#ifndef APP_PROFILES_H
#define APP_PROFILES_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"

enum { PROFILE_SIZE_MAX = 16 << 20 };

/* What it stands for. */
#define PROFILE_CONDITION "FOGRA39"

/* Its bytes; false after an error. */
bool profiles_read(struct str *out, struct arena *arena, struct diag *diag);

/* They as a zlib stream, which `make` has made, since packing them takes longer than
 * painting a short brochure; empty if it is not there. */
struct str profiles_read_packed(struct arena *arena, struct diag *diag);

/* 64 hexadecimal digits that change with the colour profiles among the program's data. */
struct str profiles_digest(struct arena *arena);

/* The same as profiles_read, where it only makes colours better: empty if it is not
 * there, which is reported when something is printed. */
struct str profiles_find(struct arena *arena, struct diag *diag);

#endif
