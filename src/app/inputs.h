/* What a brochure is made from. */
#ifndef APP_INPUTS_H
#define APP_INPUTS_H

#include "app/editions.h"
#include "batch/batch.h"

/* The content file, its pictures, theme and colour profile, as they were read. `out`
 * lives in `arena`. */
void inputs_list(struct batch_files *out, const struct editions *editions,
                 struct arena *arena);

#endif
