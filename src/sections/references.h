/* Links of a text to other places of the brochure: what stands there, and on which page.
 */
#ifndef SECTIONS_REFERENCES_H
#define SECTIONS_REFERENCES_H

#include "model/model.h"
#include "text/text.h"

struct texts;

/* A place that can be referred to. */
struct reference_target {
    struct str id;
    size_t section; /* index */
    size_t item; /* of a goal or a priority, from 1; 0: the section */
};

/* One run of a text, which is written anew where its page changes. */
struct reference {
    struct text_run *run;
    struct str typed; /* its words as they were read */
    enum lang lang;
    const struct reference_target *target;
};

struct references {
    struct reference *items;
    size_t count, capacity;
};

/* Finds the links of all texts to "#id". False after reporting one that leads nowhere, or
 * stands where nothing but its words would be printed. */
bool references_find(struct texts *texts, const struct brochure *brochure,
                     struct arena *arena, struct diag *diag);

#endif
