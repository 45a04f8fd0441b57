/* What only the whole brochure can show: ids used twice, references to nothing, a period
 * that runs backwards. */
#ifndef MODEL_CHECK_H
#define MODEL_CHECK_H

#include "model/decoder.h"

/* Checks the decoded brochure, resolves its references, and reports all faults. */
void check_brochure(struct decoder *decoder, const struct node *root);

#endif
