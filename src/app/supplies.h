/* Where the files come from that a content file names. */
#ifndef APP_SUPPLIES_H
#define APP_SUPPLIES_H

#include "base/str.h"
#include "verify/verify.h"
#include <stdbool.h>

struct supplies {
    struct str folder; /* that of the content file */
    bool attached_only; /* no folder: all that there is follows */
    const struct verify_supplement *attached;
    size_t attached_count;
};

/* The attached file of that path, or NULL. */
const struct verify_supplement *supplies_find(const struct supplies *supplies,
                                              struct str path);

#endif
