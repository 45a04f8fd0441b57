/* Editions written side by side, each by a process of its own. */
#ifndef APP_BESIDE_H
#define APP_BESIDE_H

#include "app/editions.h"
#include <sys/types.h>

/* True if this run has more than one processor, which nobody else of it uses. */
bool beside_is_worthwhile(const struct content *content);

/* Starts a process that writes the edition of that place in the options into `sink`,
 * which is left alone until beside_end. 0 if none could be started. */
pid_t beside_start(struct editions *editions, size_t place, struct file_sink *sink);

/* Waits for the end of it. False if it did not write the edition, or had anything to say:
 * whoever makes the edition here again hears why. */
bool beside_end(pid_t process, struct file_sink *sink);

#endif
