/* What only the whole brochure can show: ids used twice, references to nothing, a period
 * that runs backwards, words in the wrong alphabet. */
#ifndef MODEL_CHECK_H
#define MODEL_CHECK_H

#include "model/decode.h"

/* Checks the decoded brochure, resolves its references, and reports all faults. */
void check_brochure(struct decoder *decoder, const struct node *root);

/* Reports words of mixed alphabets and the like in every text; in check_words.c. */
void check_words(struct decoder *decoder);

#endif
