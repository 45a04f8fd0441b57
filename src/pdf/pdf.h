/* Door of the pdf stage: a display list to a PDF file, one for each edition. The only
 * stage that sees libharu. */
#ifndef PDF_PDF_H
#define PDF_PDF_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "display/display.h"
#include "text/text.h"
#include <stdbool.h>

/* What one edition asks of its file; constant tables in pdf/edition.c. */
struct edition;

/* The edition of that name, or NULL. */
const struct edition *edition_find(struct str name);

/* The name: "council". */
const char *edition_name(const struct edition *edition);

/* The editions that are built when none is named, up to `count`; NULL after the last. */
const struct edition *edition_at(size_t index);

/* The standard that print shops ask for. */
enum edition_standard { EDITION_X4, EDITION_X1A };

/* The same edition by that standard; NULL if it is not for a press. */
const struct edition *edition_by_standard(const struct edition *edition,
                                          enum edition_standard standard);

/* The standards that the files of an edition claim to follow; NULL after the last. */
const char *edition_claim(const struct edition *edition, size_t index);

/* Pixels per inch to which pictures are reduced for the press. */
enum { PDF_PRESS_PPI = 450 };

/* What a file is made from. */
struct pdf_request {
    const struct display *display; /* for the press: as the press stage leaves it */
    const struct text_engine *engine;
    const struct edition *edition;
    struct str profiles; /* folder of the colour profiles */
};

/* Writes the file into `sink`, which the caller commits. False after a failure, which
 * `diag` holds. */
bool pdf_write(struct file_sink *sink, const struct pdf_request *request,
               struct arena *arena, struct diag *diag);

#endif
