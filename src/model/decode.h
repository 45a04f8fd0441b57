/* The decoder, shared by its four files: decode.c walks mappings and lists by the table,
 * localized.c reads texts, value.c and value_number.c read all other scalars. */
#ifndef MODEL_DECODE_H
#define MODEL_DECODE_H

#include "input/input.h"
#include "model/fields.h"
#include "model/name.h"

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
    bool languages_known; /* false: document.languages is at fault; ask for none */
    struct definitions definitions;
    struct references references;
};

/* Decodes the whole file into decoder->brochure. */
void decode_file(struct decoder *decoder, const struct node *root);

/* Reports that `node`, the value of `field`, is not what it must be. Always false. */
bool decode_report_type(struct decoder *decoder, const struct node *node,
                        const struct field *field);

/* True for a scalar without content: nothing, blanks, ~ or null. */
bool decode_is_empty(const struct node *node);

/* An example of the field as the file would write it: "title: {bg: …, en: …}". */
struct str decode_example(const struct decoder *decoder, const struct field *field);

/* ---- localized.c: false only when the text is empty, which counts as not given ---- */

bool localized_decode(struct decoder *decoder, struct localized *out,
                      const struct node *node, const struct field *field);
bool localized_decode_keywords(struct decoder *decoder, void *target,
                               const struct node *node, const struct field *field);

/* ---- value.c: all faults are reported --------------------------------------------- */

/* True if `node` is a scalar with content; reports otherwise. */
bool value_check_scalar(struct decoder *decoder, const struct node *node,
                        const struct field *field);
/* True if the text has no more characters than the field allows; reports otherwise. */
bool value_check_limit(struct decoder *decoder, const struct node *node,
                       const struct field *field);

void value_decode_format(struct decoder *decoder, const struct node *node,
                         const struct field *field);
void value_decode_id(struct decoder *decoder, struct str *out, const struct node *node,
                     const struct field *field);
void value_decode_version(struct decoder *decoder, struct str *out,
                          const struct node *node, const struct field *field);
void value_decode_languages(struct decoder *decoder, const struct node *node,
                            const struct field *field);
void value_decode_year(struct decoder *decoder, int *out, const struct node *node,
                       const struct field *field);
void value_decode_date(struct decoder *decoder, struct date *out, const struct node *node,
                       const struct field *field);
/* Reports a period that is typed as one text („2021 – 2027 г.“), with its years put where
 * they belong; false if `field` is no period or the text holds no two years. */
bool value_report_period(struct decoder *decoder, const struct node *node,
                         const struct field *field);
/* In value_number.c. */
void value_decode_number(struct decoder *decoder, int *out, const struct node *node,
                         const struct field *field);
void value_decode_flag(struct decoder *decoder, bool *out, const struct node *node,
                       const struct field *field);
void value_decode_decision(struct decoder *decoder, struct str *out,
                           const struct node *node, const struct field *field);
/* In value_print.c. */
void value_decode_length(struct decoder *decoder, mpt *out, const struct node *node,
                         const struct field *field);
void value_decode_word(struct decoder *decoder, struct word *out, const struct node *node,
                       const struct field *field);
void value_decode_spots(struct decoder *decoder, void *target, const struct node *node,
                        const struct field *field);
/* In value_booklet.c. */
void value_set_defaults(struct brochure *brochure);
void value_decode_factor(struct decoder *decoder, int *out, const struct node *node,
                         const struct field *field);
void value_decode_signature(struct decoder *decoder, int *out, const struct node *node,
                            const struct field *field);
/* `out` may be NULL: the choice is only checked. */
void value_decode_choice(struct decoder *decoder, void *out, const struct node *node,
                         const struct field *field);
void value_check_phone(struct decoder *decoder, const struct localized *text);
void value_check_url(struct decoder *decoder, const struct localized *text);

#endif
