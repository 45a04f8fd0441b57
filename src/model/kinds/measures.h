/* Measures of priorities. */
#ifndef MODEL_KINDS_MEASURES_H
#define MODEL_KINDS_MEASURES_H

#include "model/decoder.h"
#include "model/section.h"

extern const struct record MEASURE_RECORD;

/* What "state" may be. */
extern const struct choices MEASURE_STATES;

/* Numbers the measures of a priority that has its own numeral, and reports what is
 * doubtful of them. */
void measures_check(struct decoder *decoder, enum numbering numbering,
                    struct priority *priority);

#endif
