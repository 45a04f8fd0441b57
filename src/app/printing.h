/* From pages to those of the print edition: what the content says about printing meets
 * the colours of the layout and the files of the program. */
#ifndef APP_PRINTING_H
#define APP_PRINTING_H

#include "app/content.h"
#include "press/press.h"

/* What the print edition needs beside the pages. */
struct printing {
    struct press_inks inks;
    struct str name; /* of the file, for the slug line */
    struct display_output output;
};

/* Finds the inks that the content asks for; false after an error. */
bool printing_find_inks(struct printing *printing, struct content *content);

/* Finds the colour profile that the content asks for; false after an error. */
bool printing_find_profile(struct printing *printing, struct content *content);

/* The pages as they are, each waiting to be prepared; `out` lives in `arena`. */
void printing_begin(struct display *out, struct printing *printing,
                    const struct content *content, const struct display *pages,
                    struct arena *arena);

/* A page in inks, with bleed and marks. */
void printing_prepare(struct display *out, size_t page, struct printing *printing,
                      const struct content *content);

#endif
