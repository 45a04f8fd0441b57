/* QR codes: addresses as squares that a camera reads. */
#ifndef BLOCKS_QR_H
#define BLOCKS_QR_H

#include "blocks/canvas.h"

/* A code of `size` x `size` modules, row by row; true: dark. */
struct qr_code {
    size_t size;
    bool *dark;
};

/* Free space all round a code, in modules (ISO/IEC 18004, 6.3.8). */
enum { QR_QUIET = 4 };

/* The code of a text, which recovers where up to 15 % of it cannot be read (level M), in
 * `arena`. NULL if the text is longer than a code can be: some 2300 bytes. */
const struct qr_code *qr_make(struct str text, struct arena *arena);

/* Its dark modules as an outline to be filled by the non-zero rule, in `arena`. */
const struct path *qr_outline(const struct qr_code *code, struct point at, mpt module,
                              struct arena *arena);

#endif
