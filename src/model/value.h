/* What the decoders of all types have in common. */
#ifndef MODEL_VALUE_H
#define MODEL_VALUE_H

#include "model/decoder.h"

/* True for a scalar without content: nothing, blanks, ~ or null. */
bool value_is_empty(const struct node *node);

/* What it is, in words: "an empty list". */
const char *value_describe(const struct node *node);

/* An example of the field as the file would write it: "title: {bg: …, en: …}". */
struct str value_example(const struct decoder *decoder, const struct field *field);

/* Reports that `node`, the value of `field`, is not what it must be. Always false. */
bool value_report_type(struct decoder *decoder, const struct node *node,
                       const struct field *field);

/* The fix of the last message, on `node`: its value becomes `replacement`, unquoted. */
void value_fix(struct decoder *decoder, const struct node *node, struct str replacement);

/* True if `node` is a scalar with content; reports otherwise. */
bool value_check_scalar(struct decoder *decoder, const struct node *node,
                        const struct field *field);

/* True if the text has no more characters than the field allows; reports otherwise. */
bool value_check_limit(struct decoder *decoder, const struct node *node,
                       const struct field *field);

/* True if `node` is a list of 1 to field->limit entries; reports otherwise. */
bool value_check_list(struct decoder *decoder, const struct node *node,
                      const struct field *field);

#endif
