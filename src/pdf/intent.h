/* The output intent: which colours the numbers of a file mean. */
#ifndef PDF_INTENT_H
#define PDF_INTENT_H

#include "display/display.h"
#include "pdf/document.h"
#include "pdf/edition.h"

/* Where the colour profile comes from. */
struct intent_source {
    struct str folder; /* with the profiles of the editions */
    const struct display_output *output; /* what the display has instead, or empty */
};

/* Writes the output intent with its profile; 0 after a failure, which `diag` holds. */
object_id intent_write(struct document *document, const struct edition *edition,
                       const struct intent_source *source, struct arena *arena,
                       struct diag *diag);

#endif
