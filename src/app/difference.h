/* What differs between two texts, as programs that apply patches read it. */
#ifndef APP_DIFFERENCE_H
#define APP_DIFFERENCE_H

#include "base/arena.h"
#include "base/str.h"
#include <stdio.h>

/* Prints a unified difference with three lines around each change; nothing if the texts
 * are the same. What a terminal would obey is replaced. */
void difference_print(FILE *file, const char *path, struct str before, struct str after);

#endif
