/* Applies records to the tree. */
#ifndef MODEL_DECODE_H
#define MODEL_DECODE_H

#include "model/decoder.h"

/* Fills the struct `target` from a mapping: what is not given gets its standard. */
void decode_record(struct decoder *decoder, void *target, const struct node *node,
                   const struct record *record);

#endif
