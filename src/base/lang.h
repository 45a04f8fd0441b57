/* The languages the product knows, and the facts that several stages share. */
#ifndef BASE_LANG_H
#define BASE_LANG_H

#include "base/str.h"

enum lang { LANG_BG, LANG_EN, LANG_COUNT };

struct lang_facts {
    const char *code; /* as in the YAML: "bg" */
    const char *tag; /* BCP 47, for PDF: "bg-BG" */
    const char *name; /* English name, for messages */
    const char *hyphenation; /* file of Debian's hyphenation patterns */
};

/* Facts of a language; never NULL. */
const struct lang_facts *lang_facts(enum lang lang);

/* Sets *lang from a code of the YAML; false when unknown. */
bool lang_from_code(enum lang *lang, struct str code);

#endif
