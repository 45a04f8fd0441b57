/* Paths as the operators that draw them; what then fills or strokes them is left to the
 * caller. */
#ifndef PDF_TRACE_H
#define PDF_TRACE_H

#include "base/path.h"
#include "base/str.h"

/* Adds a path on a page of that height. */
void trace_path(struct builder *out, const struct path *path, mpt height);

#endif
