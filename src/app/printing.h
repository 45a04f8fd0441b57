/* From pages to those of the print edition: what the content says about printing meets
 * the colours of the layout and the files of the program. */
#ifndef APP_PRINTING_H
#define APP_PRINTING_H

#include "app/pipeline.h"

/* Finds the inks and the colour profile that the content asks for, into
 * pipeline->printing. False after an error: to be called before anything is written. */
bool printing_resolve(struct pipeline *pipeline);

/* The pages in inks, with bleed; `out` lives in `arena`. */
void printing_prepare(struct display *out, const struct pipeline *pipeline,
                      struct arena *arena);

/* Adds the marks around the pages. */
void printing_mark(struct display *display, const struct pipeline *pipeline);

/* Adds the marks around the pages and, if wanted, makes their text drawings. */
void printing_finish(struct display *display, const struct pipeline *pipeline);

#endif
