/* Deflates streams beside the work of the caller: a few threads, whose results are taken
 * in the order of the caller's choice. What comes out hangs on the bytes alone, never on
 * the number of threads. */
#ifndef PDF_PACKER_H
#define PDF_PACKER_H

#include "base/str.h"

struct packer;
struct packed; /* a stream on its way */

/* Threads for this machine: one for each further processor, up to a few. */
size_t packer_threads(void);

/* With so many threads beside the caller's own; 0: all is done at once. */
struct packer *packer_create(size_t threads);
void packer_destroy(struct packer *packer); /* accepts NULL */

/* Hands over a copy of the bytes, or, lent, themselves: they stay until they are taken.
 */
struct packed *packer_add(struct packer *packer, struct str data, bool lent);

/* Waits for the result, which lives until packed_release. */
struct str packer_take(struct packer *packer, struct packed *packed);

/* Whether what was packed elsewhere holds the data, by the checksum at its end. */
bool packer_holds(struct str packed, struct str data);

/* Of one that was not taken, after the packer is gone. Accepts NULL. */
void packed_release(struct packed *packed);

#endif
