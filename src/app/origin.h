/* Where a file comes from: what is attached to it, and the way back from there. */
#ifndef APP_ORIGIN_H
#define APP_ORIGIN_H

#include "app/content.h"
#include "verify/verify.h"

/* Adds to the display the source and the options that its pages were made with. */
void origin_record(struct display *display, const struct content *content);

/* The options that a file says it was made with; false if there are no such ones. The
 * edition is the first and only one. */
bool origin_restore(struct options *out, const struct verify_origin *origin);

#endif
