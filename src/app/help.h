/* What the program says about its use. */
#ifndef APP_HELP_H
#define APP_HELP_H

#include "base/lang.h"
#include <stdbool.h>
#include <stdio.h>

/* All commands (`topic` NULL) or one. False when there is no such topic. */
bool help_print(const char *topic, FILE *file, enum lang lang);

#endif
