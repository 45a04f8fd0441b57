/* What a run of the decoder knows. */
#ifndef MODEL_DECODER_H
#define MODEL_DECODER_H

#include "input/input.h"
#include "model/model.h"
#include "model/record.h"

/* An id that was given to something. */
struct definition {
    struct str id;
    struct mark mark;
    const void *target;
    const struct record *record; /* what the target is */
};

struct definitions {
    struct definition *items;
    size_t count, capacity;
};

/* An id in a list of references: `field` of `target`. */
struct reference {
    void *target;
    const struct field *field;
    struct str id;
    struct mark mark;
};

struct references {
    struct reference *items;
    size_t count, capacity;
};

struct decoder {
    struct brochure *brochure;
    const struct model_options *options;
    struct arena *arena;
    struct diag *diag;
    size_t passed; /* errors that are no hindrance */
    bool languages_known; /* false: document.languages is at fault; ask for none */
    struct definitions definitions;
    struct references references;
};

#endif
