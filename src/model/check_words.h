/* Words in the wrong alphabet. */
#ifndef MODEL_CHECK_WORDS_H
#define MODEL_CHECK_WORDS_H

#include "model/decoder.h"

/* Reports words of mixed alphabets and the like in every text. */
void check_words(struct decoder *decoder);

#endif
