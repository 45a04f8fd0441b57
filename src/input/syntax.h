/* What is wrong with the YAML, said so that an editor of texts can mend it. */
#ifndef INPUT_SYNTAX_H
#define INPUT_SYNTAX_H

#include "base/diag.h"
#include "base/source.h"

/* A fault as the parser library states it; places are bytes of source->text. */
struct syntax_fault {
    const char *context; /* "while scanning a quoted scalar", or empty */
    const char *problem; /* "found unexpected end of stream" */
    size_t context_at;
    size_t problem_at;
};

/* Reports the fault in words of our own, or in the library's where we have none. */
void syntax_report(const struct source *source, const struct syntax_fault *fault,
                   struct diag *diag);

/* True if a text is a key and, behind its colon, at once a text that begins with a
 * capital or in Cyrillic: „bg:Стратегия“. `*colon` is where it stands. */
bool syntax_lacks_blank(struct str text, size_t *colon);

#endif
