/* In which language the program speaks. */
#ifndef APP_MESSAGES_H
#define APP_MESSAGES_H

#include "base/lang.h"

/* By the first of LC_ALL, LC_MESSAGES and LANG that is set: Bulgarian for bg, else
 * English. Nothing else depends on the environment. */
enum lang messages_of_environment(void);

/* Takes --messages with its value out of the arguments, wherever it stands before "--".
 * Returns a value that is no language ("" where it is missing), or NULL. */
const char *messages_take(enum lang *out, int *count, char **arguments);

#endif
