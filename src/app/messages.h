/* In which language the program speaks. */
#ifndef APP_MESSAGES_H
#define APP_MESSAGES_H

#include "base/lang.h"

/* That of --messages among the arguments, whatever else is wrong with them; else by the
 * first of LC_ALL, LC_MESSAGES and LANG that is set: Bulgarian for bg, English for all.
 */
enum lang messages_language(int count, char **arguments);

#endif
