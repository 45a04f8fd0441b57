/* How the items of a section are called: „Тема 2.4“. */
#ifndef MODEL_KINDS_NAMING_H
#define MODEL_KINDS_NAMING_H

#include "model/decoder.h"
#include "model/section.h"
#include <stddef.h>

/* What "numbering" may be. */
extern const struct choices NUMBERINGS;

/* The two rows of a section; `place` is the offset of its struct naming. */
#define NAMING_FIELDS(place)                                                           \
    {"label",                                                                          \
     &FIELD_TEXT,                                                                      \
     TEXT_INLINE,                                                                      \
     false,                                                                            \
     (uint16_t)((place) + offsetof(struct naming, label)),                             \
     .limit = LIMIT_SHORT,                                                             \
     .example = "{bg: Тема, en: Theme}",                                               \
     .help = N_("The word before the number, in place of the program's own.")},        \
    {                                                                                  \
        "numbering", &FIELD_CHOICE,                                                    \
            .offset = (uint16_t)((place) + offsetof(struct naming, numbering)),        \
            .choices = &NUMBERINGS, .example = "code",                                 \
            .help =                                                                    \
                N_("auto: 1, 2, 3; code: the \"code\" of each; none: no number. Left " \
                   "out, codes are printed where each item has one.")                  \
    }

/* The row of an item for its code. */
#define CODE_FIELD(place)                                                              \
    {                                                                                  \
        "code", &FIELD_WORD, .offset = (place), .limit = LIMIT_CODE,                   \
                             .example = "\"2.4\"",                                     \
                             .help = N_("Its number in the plan, as the plan has it.") \
    }

/* An item of a section: its code, and where its number goes. */
struct named_item {
    const struct word *code;
    struct mark mark;
    size_t number; /* from 1 */
    struct str *numeral; /* what is printed; empty: nothing */
};

/* Gives each item what stands for it, and reports codes that are missing or stand twice.
 */
void naming_number(struct decoder *decoder, const struct naming *naming,
                   const struct named_item *items, size_t count);

#endif
