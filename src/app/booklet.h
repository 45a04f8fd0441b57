/* The booklet edition: what the content says of it, and the sheets. */
#ifndef APP_BOOKLET_H
#define APP_BOOKLET_H

#include "app/pipeline.h"
#include "press/press.h"

/* Puts the pages that are laid out on sheets. Warns when they are too many to staple. */
void booklet_impose(struct display *out, struct press_imposition *imposition,
                    struct pipeline *pipeline, struct arena *arena);

/* Says on a terminal how to print the sheets; the file and the report say it as well. */
void booklet_say(const struct display *sheets);

#endif
