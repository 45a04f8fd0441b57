/* What a brochure is made from. */
#ifndef APP_INPUTS_H
#define APP_INPUTS_H

#include "app/editions.h"
#include "batch/batch.h"

/* The content file, its pictures, theme and colour profile, as they were read. `out`
 * lives in `arena`. */
void inputs_list(struct batch_files *out, const struct editions *editions,
                 struct arena *arena);

/* What is the same for every brochure: 64 hexadecimal digits that change with the fonts
 * and colour profiles that come with the program. */
struct str inputs_digest_data(struct arena *arena);

#endif
