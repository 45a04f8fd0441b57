/* The content format as one table. */
#ifndef MODEL_FIELDS_H
#define MODEL_FIELDS_H

#include "model/record.h"

/* The whole file, into struct brochure. */
const struct record *fields_root(void);

#endif
